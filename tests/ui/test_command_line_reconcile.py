"""`reconcile`: a report laid beside a register without a window, and without changing anything."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from elaas_desk.domain.report import ReportRow
from elaas_desk.services.desk import Desk
from elaas_desk.services.users import NOBODY
from tests.ui.commands import Console
from ui.headless import demo, registers

TODAY = date(2026, 3, 15)
GHOST = ReportRow("งานพัสดุ", "somsri.k", "นางสมศรี ขยัน", "ครู", "", "ใช้งาน")
PILES = ("same", "only_in_report", "only_in_register", "other_groups", "other_person_or_state")


@dataclass(frozen=True)
class Sample:
    """A register that nobody has open, what opens it, and what New e-LAAS would show of it."""

    register: Path
    key_file: Path
    rows: tuple[ReportRow, ...]
    users: frozenset[str]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    folder = tmp_path_factory.mktemp("sample")
    desk, _, made = demo.make_sample(folder, TODAY, rounds=4)
    rows, users = shown(desk)
    desk.close()
    key_file = folder / "key.txt"
    key_file.write_text(made.recovery_key.text, encoding="utf-8")
    return Sample(folder / demo.REGISTER, key_file, rows, users)


def shown(desk: Desk) -> tuple[tuple[ReportRow, ...], frozenset[str]]:
    """The report that agrees with the register, and the user names that are in no group."""
    with desk.database.work(NOBODY, desk.clock()) as work:
        facts = work.facts()
    people = {each.id: each for each in facts.people}
    groups = {each.id: each.name for each in facts.groups}
    accounts = {each.id: each for each in facts.accounts if each.is_open(TODAY)}
    units = {each.id: each.name for each in facts.units}
    rows = []
    for held in facts.memberships:
        if held.holds(TODAY) and held.account_id in accounts:
            account = accounts[held.account_id]
            person = people[account.person_id]
            position = f"{person.position}{person.level}"
            unit = units[person.unit_id]
            rows.append(ReportRow(groups[held.group_id], account.username, person.name.full, position, unit, "ใช้งาน"))
    return tuple(rows), frozenset(each.username for each in accounts.values())


@pytest.fixture
def console(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Console:
    monkeypatch.delenv(registers.KEY_VARIABLE, raising=False)
    monkeypatch.setattr(sys, "stdin", None)
    return Console(capsys)


def report(folder: Path, rows: tuple[ReportRow, ...]) -> Path:
    """A CSV report as New e-LAAS might write it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["รายงานรายชื่อและข้อมูลผู้ใช้งานในกลุ่มผู้ใช้"])
    writer.writerow(["กลุ่มผู้ใช้", "รหัสผู้ใช้งาน", "ชื่อ-สกุล", "ตำแหน่ง", "หน่วยงาน", "สถานะ"])
    for row in rows:
        writer.writerow([row.group, row.username, row.name, row.position, row.unit, row.status])
    file = folder / "รายงาน.csv"
    file.write_text(text.getvalue(), encoding="utf-8-sig")
    return file


def command(sample: Sample, file: Path, *more: str) -> tuple[str, ...]:
    key = ("--recovery-key-file", str(sample.key_file))
    return ("reconcile", "--register", str(sample.register), "--today", "15/3/2569", *key, str(file), *more)


def piles(told: dict[str, Any]) -> dict[str, set[str]]:
    return {pile: {entry["username"] for entry in told[pile]} for pile in PILES}


def test_the_five_piles_are_told_as_json(console: Console, sample: Sample, tmp_path: Path) -> None:
    first, second, third, *_ = dict.fromkeys(row.username for row in sample.rows)
    rows = tuple(
        replace(row, name="นางใครก็ไม่รู้ ไม่มีในทะเบียน") if row.username == second else row
        for row in sample.rows
        if row.username != third
    )
    extra = replace(next(row for row in rows if row.username == first), group="กลุ่มที่ทะเบียนไม่มี")
    file = report(tmp_path, (*rows, extra, GHOST))
    told = json.loads(console.done(*command(sample, file, "--json")))
    found = piles(told)
    assert "somsri.k" in found["only_in_report"]
    assert third in found["only_in_register"]
    assert second in found["other_person_or_state"]
    assert first in found["other_groups"] | found["other_person_or_state"]
    assert told["counts"] == {pile: len(told[pile]) for pile in PILES}
    assert (told["file"], told["as_of"], told["unit"]) == ("รายงาน.csv", "2026-03-15", None)
    assert [line["row"] for line in told["skipped"]] == [1, 2]
    everybody = [name.casefold() for pile in PILES for name in found[pile]]
    assert sorted(everybody) == sorted({each.casefold() for each in (*sample.users, "somsri.k")})


def test_each_entry_says_what_differs_and_what_would_put_it_right(
    console: Console, sample: Sample, tmp_path: Path
) -> None:
    told = json.loads(console.done(*command(sample, report(tmp_path, (*sample.rows, GHOST)), "--json")))
    (ghost,) = [entry for entry in told["only_in_report"] if entry["username"] == "somsri.k"]
    assert (ghost["name"], ghost["register"], ghost["report_groups"]) == ("นางสมศรี ขยัน", None, ["งานพัสดุ"])
    (difference,) = ghost["differences"]
    assert (difference["kind"], difference["minor"]) == ("unknown_user", False)
    remove, add = ghost["remedies"]
    assert (remove["kind"], remove["way"], remove["clause"], remove["recommended"]) == (
        "remove_user",
        "removal",
        "4.1",
        True,
    )
    assert (add["kind"], add["way"], add["recommended"], add["difference"]) == ("add_person", "correction", False, 0)
    assert "somsri.k" in remove["sentence"]
    assert "นางสมศรี ขยัน" in add["sentence"]


def test_a_report_that_agrees_leaves_nothing_but_leavers_and_who_is_in_no_group(
    console: Console, sample: Sample, tmp_path: Path
) -> None:
    told = json.loads(console.done(*command(sample, report(tmp_path, sample.rows), "--json")))
    kinds = {difference["kind"] for pile in PILES for entry in told[pile] for difference in entry["differences"]}
    assert kinds <= {"left", "in_no_group"}
    assert told["only_in_report"] == told["other_groups"] == []


def test_one_unit_can_be_looked_at_by_its_name(console: Console, sample: Sample, tmp_path: Path) -> None:
    file = report(tmp_path, sample.rows)
    whole = json.loads(console.done(*command(sample, file, "--json")))
    unit = next(entry["register"]["unit"] for entry in whole["same"] if entry["register"]["unit"] != whole["office"])
    part = json.loads(console.done(*command(sample, file, "--json", "--unit", unit)))
    assert part["unit"] == unit
    assert {entry["register"]["unit"] for pile in PILES for entry in part[pile]} == {unit}
    assert part["elsewhere"] > 0


def test_a_unit_that_is_not_there_is_told_with_those_that_are(console: Console, sample: Sample, tmp_path: Path) -> None:
    sentence = console.refused(*command(sample, report(tmp_path, sample.rows), "--unit", "โรงเรียนที่ไม่มี"))
    assert "โรงเรียนที่ไม่มี" in sentence
    assert "องค์การบริหารส่วนตำบลหนองคูนทอง" in sentence


def test_in_words_the_gravest_stand_first_with_what_is_suggested(
    console: Console, sample: Sample, tmp_path: Path
) -> None:
    head, counts, *lines = console.done(*command(sample, report(tmp_path, (*sample.rows, GHOST)))).splitlines()
    assert head == "องค์การบริหารส่วนตำบลหนองคูนทอง: รายงาน.csv เทียบกับทะเบียนของวันที่ 15 มีนาคม 2569"
    assert "มีเฉพาะใน New e-LAAS 1 ราย" in counts
    at = lines.index("มีเฉพาะใน New e-LAAS")
    assert lines[at + 1] == "  somsri.k · นางสมศรี ขยัน"
    assert "→ ถอด somsri.k ออกจากทุกกลุ่มและปิดบัญชีใน New e-LAAS (ข้อ ๔.๑)" in lines[at + 2]


def test_comparing_leaves_a_line_in_the_log_and_nothing_else(console: Console, sample: Sample, tmp_path: Path) -> None:
    desk = registers.open_desk(sample.register, sample.key_file)
    before, taken_in = desk.audit.lines(NOBODY, limit=1)[0].id, desk.reconciling.imports(NOBODY)
    desk.close()
    console.done(*command(sample, report(tmp_path, (*sample.rows, GHOST)), "--json"))
    desk = registers.open_desk(sample.register, sample.key_file)
    lines = desk.audit.lines(NOBODY, limit=10_000)
    imports = desk.reconciling.imports(NOBODY)
    desk.close()
    assert [line.what for line in lines if line.id > before] == ["reconciliation_taken_out"]
    assert imports == taken_in


@pytest.mark.parametrize("missing", ["--register", "file"])
def test_what_is_missing_on_the_command_line_is_told(console: Console, tmp_path: Path, missing: str) -> None:
    words = ["reconcile", "--register", str(tmp_path / "r.elaas"), str(tmp_path / "a.csv")]
    given = words[:1] + words[3:] if missing == "--register" else words[:3]
    assert "ยังไม่ได้ระบุ" in console.refused(*given)


def test_a_report_that_cannot_be_read_is_told_before_the_register_is_opened(
    console: Console, sample: Sample, tmp_path: Path
) -> None:
    file = tmp_path / "noise.csv"
    file.write_bytes(bytes(range(256)) * 50)
    console.refused(*command(sample, file))
    assert "nowhere.csv" in console.refused(*command(sample, tmp_path / "nowhere.csv"))

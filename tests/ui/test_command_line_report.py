"""`report`: what a New e-LAAS report says, as JSON for other programs and in words for people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from elaas_desk.intake import CHILD
from elaas_desk.intake.wire import Order
from tests.intake.files import xlsx
from tests.intake.offices import OFFICE, Layout, laid_out
from tests.ui.commands import Console, run


@pytest.fixture
def console(capsys: pytest.CaptureFixture[str]) -> Console:
    return Console(capsys)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "รายงาน.xlsx"
    layout = Layout(columns=("number", "group", "username", "name", "status"), titles=1, totals=True)
    file.write_bytes(xlsx(laid_out(OFFICE[:2], layout)))
    return file


def test_json_has_exactly_the_promised_keys(console: Console, report: Path) -> None:
    told = json.loads(console.done("report", str(report), "--json"))
    first = {"group": "ผู้บันทึกฎีกา", "username": "somchai.j", "name": "นายสมชาย ใจดี"}
    second = {"group": "ผู้บันทึกฎีกา", "username": "pimchanok_s", "name": "นางสาวพิมพ์ชนก สุขสำราญ"}
    rest = {"position": "", "unit": "", "status": "ใช้งาน"}
    assert told == {
        "rows": [first | rest, second | rest],
        "skipped": [{"row": 1, "why": "หัวรายงาน"}, {"row": 2, "why": "หัวตาราง"}, {"row": 5, "why": "ผลรวม"}],
    }
    assert list(told["rows"][0]) == ["group", "username", "name", "position", "unit", "status"]


def test_people_are_told_what_was_understood(console: Console, report: Path) -> None:
    told = console.done("report", str(report))
    assert "ผู้ใช้งาน 2 ราย ใน 1 กลุ่ม" in told
    assert "ชื่อผู้ใช้งาน (คอลัมน์ที่ 3)" in told
    assert "ผลรวม: 1 แถว" in told


def test_a_file_without_users_is_told_in_a_sentence(console: Console, tmp_path: Path) -> None:
    file = tmp_path / "letter.csv"
    file.write_text("เรียน,ปลัด\nสวัสดี,ครับ\n", encoding="utf-8")
    assert "ไม่พบคอลัมน์ชื่อผู้ใช้งานในแฟ้ม letter.csv" in console.refused("report", str(file), "--json")
    assert "missing.csv" in console.refused("report", str(tmp_path / "missing.csv"))
    assert "แฟ้มรายงาน" in console.refused("report")
    assert "“--jsn”" in console.refused("report", str(file), "--jsn")


def test_the_command_works_in_a_process_of_its_own(report: Path) -> None:
    done = run("report", report.name, "--json", code=f"import os; os.chdir({str(report.parent)!r}); from ui.__main__ import main; import sys; sys.exit(main(sys.argv[1:]))")  # fmt: skip  # noqa: E501
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["rows"][0]["username"] == "somchai.j"


def test_the_program_itself_is_the_process_that_reads(report: Path) -> None:
    done = run(CHILD, given=Order(report, None).line())
    assert b'"sha256"' in done.stdout
    assert done.returncode == 0

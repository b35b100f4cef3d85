"""The commands that open a register: what is due, and the sample office."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from elaas_desk.domain.actors import Actor
from elaas_desk.persistence.keys import RecoveryKey, header_of
from elaas_desk.services.desk import Desk
from elaas_desk.services.users import NOBODY
from tests.ui.commands import Console, run
from ui.headless import demo, registers

TODAY = date(2026, 3, 15)


@dataclass(frozen=True)
class Sample:
    """A register that nobody has open, and what opens it."""

    register: Path
    key_file: Path
    key: str
    tasks: int

    def due(self, *more: str) -> tuple[str, ...]:
        return ("due", "--register", str(self.register), "--today", "15/3/2569", *more)

    def with_key(self, *more: str) -> tuple[str, ...]:
        return self.due("--recovery-key-file", str(self.key_file), *more)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    folder = tmp_path_factory.mktemp("sample")
    desk, actor, made = demo.make_sample(folder, TODAY, rounds=4)
    tasks = len(desk.tasks.due(actor, TODAY))
    desk.close()
    key_file = folder / "key.txt"
    key_file.write_text(made.recovery_key.text, encoding="utf-8")
    return Sample(folder / demo.REGISTER, key_file, made.recovery_key.text, tasks)


@pytest.fixture
def console(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Console:
    monkeypatch.delenv(registers.KEY_VARIABLE, raising=False)
    monkeypatch.setattr(sys, "stdin", None)
    return Console(capsys)


def opened(sample: Sample) -> tuple[Desk, Actor]:
    return registers.open_desk(sample.register, sample.key_file), NOBODY


def test_what_is_due_is_told_in_lines_worst_first(console: Console, sample: Sample) -> None:
    head, *lines = console.done(*sample.with_key()).splitlines()
    assert head == f"องค์การบริหารส่วนตำบลหนองคูนทอง 15 มีนาคม 2569 มีงาน {sample.tasks} รายการ"
    assert len(lines) == sample.tasks
    assert "ถอดออกจากกลุ่มทันที" in lines[0]
    assert lines[0].endswith("ข้อ ๔.๒")


def test_what_is_due_is_told_as_json(console: Console, sample: Sample) -> None:
    told = json.loads(console.done(*sample.with_key("--json")))
    assert told["today"] == "2026-03-15"
    assert len(told["tasks"]) == sample.tasks
    first = told["tasks"][0]
    assert (first["kind"], first["severity"], first["clause"]) == ("remove_now", "late", "4.2")
    assert (first["due_on"], first["days_late"]) == ("2026-03-03", 12)
    accounts = told["accounts"]
    assert accounts["in_use"] == accounts["in_time"] + accounts["late"] + accounts["unknown"]
    assert {task["unit"] for task in told["tasks"]} >= {told["office"]}


def test_reading_the_list_leaves_a_line_in_the_log_and_nothing_else(console: Console, sample: Sample) -> None:
    desk, actor = opened(sample)
    before = desk.audit.lines(actor, limit=1)[0].id
    desk.close()
    console.done(*sample.with_key("--json"))
    desk, actor = opened(sample)
    lines = desk.audit.lines(actor, limit=10_000)
    desk.close()
    assert [line.what for line in lines if line.id > before] == ["due_list_taken_out"]


def test_the_recovery_key_may_stand_in_the_environment(
    console: Console, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(registers.KEY_VARIABLE, sample.key.lower().replace("-", " "))
    assert "มีงาน" in console.done(*sample.due())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_the_file_with_the_key_may_come_from_any_editor(
    console: Console, sample: Sample, tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "key.txt"
    file.write_text(f"{sample.key}\r\n\r\n", encoding=encoding)
    assert "มีงาน" in console.done(*sample.due("--recovery-key-file", str(file)))


def test_without_a_key_the_recovery_key_is_asked_for(console: Console, sample: Sample) -> None:
    assert "กุญแจกู้คืน" in console.refused(*sample.due())


@pytest.mark.parametrize("text", ["", "AAAA", pytest.param(RecoveryKey.new().text, id="another_key"), "\x00\xff"])
def test_a_key_that_does_not_fit_is_told(console: Console, sample: Sample, tmp_path: Path, text: str) -> None:
    file = tmp_path / "key.txt"
    file.write_text(text, encoding="utf-8")
    assert "กุญแจกู้คืน" in console.refused(*sample.due("--recovery-key-file", str(file)))


def test_a_file_with_the_key_that_is_not_there_is_named(console: Console, sample: Sample) -> None:
    assert "nowhere.txt" in console.refused(*sample.due("--recovery-key-file", "nowhere.txt"))


def test_a_register_that_is_open_elsewhere_is_told(console: Console, sample: Sample) -> None:
    desk, _ = opened(sample)
    try:
        assert "หน้าต่าง" in console.refused(*sample.with_key())
    finally:
        desk.close()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 something else", b"SQLite format 3\x00"])
def test_a_file_that_is_no_register_is_told_and_stays_as_it_is(
    console: Console, sample: Sample, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "r.elaas"
    file.write_bytes(content)
    header_of(file).write_bytes(header_of(sample.register).read_bytes())
    console.refused("due", "--register", str(file), "--recovery-key-file", str(sample.key_file))
    assert file.read_bytes() == content


def test_the_due_list_is_told_without_qt(sample: Sample) -> None:
    code = "import sys; from ui.__main__ import main; code = main(sys.argv[1:]);"
    code += "assert not {'PySide6', 'shiboken6', 'reportlab'} & set(sys.modules); sys.exit(code)"
    done = run(*sample.with_key("--json"), code=code)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["tasks"]


@pytest.fixture(scope="module")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo") / "out"
    done = run("demo", "--out", str(out), "--today", "15/3/2569")
    assert (done.returncode, done.stderr) == (0, b"")
    assert str(out) in done.stdout.decode()
    return out


def test_a_demo_holds_every_paper_and_the_due_list(demo_folder: Path) -> None:
    papers = {file.stem for file in demo_folder.glob("*.pdf")}
    assert {"form1", "letter", "due"} <= papers
    routes = {paper.split("-")[1] for paper in papers if paper.startswith("form2")}
    assert routes == {"1.1.2", "1.2.1", "1.2.2", "2"}
    assert all(file.read_bytes().startswith(b"%PDF-") for file in demo_folder.glob("*.pdf"))
    assert json.loads((demo_folder / "due.json").read_text(encoding="utf-8"))["tasks"]


def test_the_register_of_a_demo_opens_with_the_key_beside_it(console: Console, demo_folder: Path) -> None:
    register, key = demo_folder / demo.REGISTER, demo_folder / "recovery-key.txt"
    told = console.done("due", "--register", str(register), "--recovery-key-file", str(key), "--today", "2026-03-15")
    assert "มีงาน" in told


def test_a_second_demo_takes_the_place_of_the_first_and_leaves_other_files(console: Console, demo_folder: Path) -> None:
    (demo_folder / "notes.txt").write_text("kept", encoding="utf-8")
    listed = json.loads((demo_folder / demo.CONTENTS).read_text(encoding="utf-8"))
    (demo_folder / "old.pdf").write_text("of an earlier version", encoding="utf-8")
    (demo_folder / demo.CONTENTS).write_text(json.dumps([*listed, "old.pdf", "../outside"]), encoding="utf-8")
    outside = demo_folder.parent / "outside"
    outside.write_text("kept", encoding="utf-8")
    console.done("demo", "--out", str(demo_folder), "--today", "15/3/2569")
    names = {file.name for file in demo_folder.iterdir() if file.is_file()}
    assert "notes.txt" in names
    assert "old.pdf" not in names
    assert outside.exists()
    assert sorted(file.name for file in demo_folder.parent.iterdir()) == ["out", "outside"]


def test_a_demo_does_not_write_among_other_files(console: Console, tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("kept", encoding="utf-8")
    assert str(tmp_path) in console.refused("demo", "--out", str(tmp_path))
    assert "thesis.docx" in console.refused("demo", "--out", str(tmp_path / "thesis.docx"))
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.docx"]

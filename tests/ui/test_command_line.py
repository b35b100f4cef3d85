"""The commands without a window: exit 0, or 2 with one plain Thai sentence, wherever the output goes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from elaas_desk import __version__
from elaas_desk.paths import program_root, resource
from tests.ui.commands import Console, run

KINDS = ("form1", "form2", "letter")


@pytest.fixture
def console(capsys: pytest.CaptureFixture[str]) -> Console:
    return Console(capsys)


def sample(kind: str) -> str:
    return str(resource("samples", f"{kind}.json"))


def spoilt(folder: Path, kind: str, **changes: object) -> str:
    """An example with some keys changed, as a file."""
    data = json.loads(Path(sample(kind)).read_text(encoding="utf-8"))
    file = folder / "spoilt.json"
    file.write_text(json.dumps(data | changes, ensure_ascii=False), encoding="utf-8")
    return str(file)


def test_the_version_is_told(console: Console) -> None:
    assert console.done("--version") == f"eLAAS Desk {__version__}\n"


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_help_names_every_command(console: Console, word: str) -> None:
    told = console.done(word)
    assert all(command in told for command in ("demo", "due", "form", "--version"))


@pytest.mark.parametrize("kind", KINDS)
def test_each_paper_is_printed_from_its_example(console: Console, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "เอกสาร.pdf"
    assert console.done("form", sample(kind), "--out", str(out)) == ""
    assert out.read_bytes().startswith(b"%PDF-")


def test_the_same_file_gives_the_same_bytes(console: Console, tmp_path: Path) -> None:
    papers = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for paper in papers:
        console.done("form", sample("form2"), f"--out={paper}")
    assert papers[0].read_bytes() == papers[1].read_bytes()


def test_an_earlier_paper_is_replaced_and_nothing_else_is_left(console: Console, tmp_path: Path) -> None:
    out = tmp_path / "paper.pdf"
    out.write_text("%PDF earlier", encoding="utf-8")
    console.done("form", sample("form1"), "--out", str(out))
    assert out.read_bytes().startswith(b"%PDF-")
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["print"], "“print”"),
        (["--vers"], "“--vers”"),
        (["--version", "now"], "“now”"),
        (["form"], "แฟ้ม JSON"),
        (["form", "a.json"], "--out"),
        (["form", "a.json", "--out"], "--out"),
        (["form", "a.json", "--out", " "], "--out"),
        (["form", "a.json", "b.json", "--out", "c.pdf"], "“b.json”"),
        (["form", "a.json", "--ou", "c.pdf"], "“--ou”"),
        (["due"], "--register"),
        (["due", "--register"], "--register"),
        (["due", "--register", "r", "--json=yes"], "--json"),
        (["due", "--register", "r", "--today", "เมื่อวาน"], "“เมื่อวาน”"),
        (["due", "--register", "r", "--today", "30/2/2569"], "ไม่มีในปฏิทิน"),
        (["due", "--register", "r", "--today", "1/2/26"], "พ.ศ. หรือ ค.ศ."),
        (["due", "--register", "r", "--today", ""], "วันที่"),
        (["demo"], "--out"),
        (["demo", "--out", "d", "--today", "1/13/2569"], "ไม่มีในปฏิทิน"),
        (["form", "missing.json", "--out", "a.pdf"], "missing.json"),
        (["due", "--register", "missing.elaas"], "missing.elaas"),
    ],
)
def test_a_slip_on_the_command_line_is_told_in_a_sentence(
    console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert words in console.refused(*arguments)
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_key_of_the_file_is_told_with_its_place(console: Console, tmp_path: Path) -> None:
    out = tmp_path / "paper.pdf"
    file = spoilt(tmp_path, "form2", groups=[{"group": "ผู้บันทึกฎีกา"}, {"group": "ผู้จัดทำเช็ค", "order_date": "31/4/2569"}])
    told = console.refused("form", file, "--out", str(out))
    assert told.startswith("แฟ้ม spoilt.json ช่อง groups รายการที่ 2 › order_date: วันที่ “31/4/2569” ไม่มีในปฏิทิน")
    assert not out.exists()


def test_how_many_more_places_are_wrong_is_told(console: Console, tmp_path: Path) -> None:
    file = spoilt(tmp_path, "form1", dated="", reason="lost", colour="แดง")
    assert console.refused("form", file, "--out", str(tmp_path / "p.pdf")).endswith("(ในแฟ้มนี้ยังมีอีก 2 จุดที่ต้องแก้)")


def test_a_character_that_cannot_be_printed_is_named(console: Console, tmp_path: Path) -> None:
    out = tmp_path / "p.pdf"
    told = console.refused("form", spoilt(tmp_path, "form1", written_at="บ้าน 漢"), "--out", str(out))
    assert "ช่อง written_at: สถานที่เขียนมีตัวอักษร “漢”" in told
    assert not out.exists()


def test_a_file_that_is_not_json_is_told_with_its_place(console: Console, tmp_path: Path) -> None:
    file = tmp_path / "p.json"
    file.write_text('{"document": \n nothing}', encoding="utf-8")
    assert "บรรทัด 2" in console.refused("form", str(file), "--out", str(tmp_path / "p.pdf"))


@pytest.mark.parametrize("place", ["folder", "missing/p.pdf", "file/p.pdf"])
def test_a_place_that_cannot_be_written_is_told(console: Console, tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    assert place in console.refused("form", sample("form1"), "--out", str(tmp_path / place))
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"
    assert list((tmp_path / "folder").iterdir()) == []


def test_a_name_that_no_folder_takes_is_told(console: Console, tmp_path: Path) -> None:
    name = str(tmp_path / ("ก" * 300))
    assert "เขียนที่" in console.refused("form", sample("form1"), "--out", name)
    assert "เขียนที่" in console.refused("demo", "--out", name)
    assert "อ่านแฟ้มทะเบียน" in console.refused("due", "--register", name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a device has no path there")
def test_a_device_is_not_replaced_by_a_paper(console: Console) -> None:
    console.refused("form", sample("form1"), "--out", os.devnull)
    assert Path(os.devnull).is_char_device()


def test_a_full_disk_leaves_the_earlier_paper(tmp_path: Path) -> None:
    out = tmp_path / "paper.pdf"
    out.write_text("%PDF earlier", encoding="utf-8")
    limit = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    limit += "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096));"
    start = limit + "import sys; from ui.command_line import main; sys.exit(main(sys.argv[1:]))"
    done = run("form", sample("form1"), "--out", str(out), code=start)
    assert done.returncode == 2
    assert "พื้นที่เก็บข้อมูลเต็ม" in done.stderr.decode()
    assert out.read_text(encoding="utf-8") == "%PDF earlier"
    assert list(tmp_path.iterdir()) == [out]


def test_only_a_paper_is_written_over(console: Console, tmp_path: Path) -> None:
    file = Path(spoilt(tmp_path, "form1"))
    before = file.read_bytes()
    assert "ไม่ได้เขียนทับ" in console.refused("form", str(file), "--out", str(file))
    assert file.read_bytes() == before
    empty = tmp_path / "empty.pdf"
    empty.touch()
    console.done("form", str(file), "--out", str(empty))
    assert empty.read_bytes().startswith(b"%PDF")


def test_a_fault_of_the_program_is_logged_and_told(
    console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = sample("form1")
    monkeypatch.setenv("ELAAS_DESK_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "incomplete"), raising=False)
    told = console.refused("form", file, "--out", str(tmp_path / "p.pdf"))
    log = tmp_path / "home" / "log" / "elaas-desk.log"
    assert str(log) in told
    assert "FileNotFoundError" in log.read_text(encoding="utf-8")


TWO_SENTENCES = "import sys; from ui.command_line import main; main(['--version']); sys.exit(main(['print']))"


@pytest.mark.parametrize("encoding", ["ascii", "cp874", "cp1252", "utf-8"])
def test_thai_is_written_whatever_encoding_the_console_has(encoding: str) -> None:
    done = run(code=TWO_SENTENCES, PYTHONIOENCODING=encoding)
    assert done.returncode == 2
    assert done.stdout.decode().startswith("eLAAS Desk")
    assert done.stderr.decode().startswith("ไม่รู้จักคำสั่ง “print”")


def test_a_program_without_a_console_works_all_the_same(tmp_path: Path) -> None:
    out = tmp_path / "p.pdf"
    start = "import sys; sys.stdin = sys.stdout = sys.stderr = None;"
    start += "from ui.__main__ import main; sys.exit(main(sys.argv[1:]))"
    assert run("form", sample("form1"), "--out", str(out), code=start).returncode == 0
    assert out.exists()
    assert run("form", "missing.json", "--out", str(out), code=start).returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows breaks pipes in its own way")
def test_whoever_stops_reading_gets_no_complaint() -> None:
    program = [sys.executable, "-m", "ui", "--help"]
    given = os.environ | {"PYTHONPATH": str(program_root())}
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(program, env=given, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


LOADED = """
import sys
from ui.__main__ import main
code = main(sys.argv[1:])
print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


def loaded(*arguments: str) -> set[str]:
    done = run(*arguments, code=LOADED)
    assert done.returncode == 0, done.stderr.decode()
    return set(done.stderr.decode().split())


def test_the_version_is_told_without_loading_anything_heavy() -> None:
    assert not loaded("--version") & {"PySide6", "sqlalchemy", "reportlab", "jsonschema", "platformdirs", "logging"}


def test_a_form_is_printed_without_qt_and_without_the_register(tmp_path: Path) -> None:
    found = loaded("form", sample("form2"), "--out", str(tmp_path / "p.pdf"))
    assert not found & {"PySide6", "shiboken6", "sqlalchemy", "alembic", "keyring", "bcrypt"}

"""No file holds the program up: each hostile one ends within 10 s and 500 MB in one sentence and exit code 2."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from elaas_desk.errors import Problem, UserError
from elaas_desk.intake import bounds, reader
from elaas_desk.intake.reader import look, read, take
from elaas_desk.intake.understanding import understand
from elaas_desk.paths import program_root
from tests.intake import files
from tests.intake.hostile import HOSTILE
from tests.intake.offices import OFFICE, Layout, expected, laid_out
from ui.messages import SENTENCES

SECONDS, MEMORY = 10, 500 * 2**20


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_one_sentence_within_bounds(name: str, tmp_path: Path) -> None:
    make, problems = HOSTILE[name]
    file = tmp_path / name
    make(file)
    begun = time.monotonic()
    command = [sys.executable, "-m", "ui", "report", str(file), "--json"]
    environment = os.environ | {"PYTHONPATH": str(program_root())}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        peak = _peak(process)
        out, told = (stream.read() if stream else b"" for stream in (process.stdout, process.stderr))
    assert time.monotonic() - begun < SECONDS
    assert peak < MEMORY
    assert (process.returncode, out) == (2, b"")
    starts = {words.partition("{")[0] for problem in problems for words in SENTENCES[problem]}
    ends = {words.rpartition("}")[2].strip() for problem in problems for words in SENTENCES[problem]}
    sentence = told.decode().strip()
    assert "\n" not in sentence
    assert sentence.startswith(tuple(starts))
    assert sentence.endswith(tuple(ends))


def _peak(process: subprocess.Popen[bytes]) -> int:
    """The most memory that the process and those it began held together."""
    begun, peak = psutil.Process(process.pid), 0
    while process.poll() is None:
        try:
            peak = max(peak, sum(each.memory_info().rss for each in [begun, *begun.children(recursive=True)]))
        except psutil.Error:
            continue
        threading.Event().wait(0.01)
    return peak


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "รายงาน ผู้ใช้.xls"
    file.write_bytes(files.html_page("tis-620")(laid_out(OFFICE, Layout())))
    return file


def _refused(report: Path, stop: threading.Event | None = None) -> UserError:
    with pytest.raises(UserError) as refused:
        read(report, stop=stop)
    return refused.value


def test_a_sound_file_is_read_in_the_other_process(report: Path) -> None:
    read_there = read(report)
    assert list(read_there.report.rows) == expected(OFFICE)
    assert read_there.file == report.name
    assert read_there.raw[0].cells[0].startswith("รายงาน")
    assert look(report) == read_there


def test_a_table_that_is_not_understood_can_still_be_looked_at(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("ก,ข\nค,ง\n", encoding="utf-8")
    assert _refused(file).problem is Problem.REPORT_NO_COLUMNS
    assert [row.cells for row in look(file).raw] == [("ก", "ข"), ("ค", "ง")]


def test_an_accepted_report_comes_with_the_bytes_that_were_read(report: Path) -> None:
    read_there = read(report)
    assert take(report, read_there).content == report.read_bytes()
    report.write_bytes(report.read_bytes() + b" ")
    with pytest.raises(UserError) as refused:
        take(report, read_there)
    assert refused.value.problem is Problem.REPORT_CHANGED


def test_reading_is_stopped_from_another_thread_at_once(report: Path) -> None:
    stop = threading.Event()
    stop.set()
    begun = time.monotonic()
    assert _refused(report, stop).problem is Problem.REPORT_STOPPED
    assert time.monotonic() - begun < 2
    assert psutil.Process().children() == []


@pytest.mark.parametrize(
    ("bound", "most", "problem"),
    [
        ("SECONDS", 0.0, Problem.REPORT_TOO_SLOW),
        ("MEMORY_BYTES", 1, Problem.REPORT_TOO_LARGE),
        ("ANSWER_BYTES", 100, Problem.REPORT_TOO_LARGE),
        ("FILE_BYTES", 100, Problem.FILE_TOO_LARGE),
    ],
)
def test_past_a_bound_the_process_is_ended(
    report: Path, monkeypatch: pytest.MonkeyPatch, bound: str, most: float, problem: Problem
) -> None:
    monkeypatch.setattr(bounds, bound, most)
    assert _refused(report).problem is problem
    assert psutil.Process().children() == []


@pytest.mark.parametrize(
    "ends", ["import os; os.abort()", "print('{}', end='')", "import time; input(); raise SystemExit(3)"]
)
def test_a_process_that_dies_of_the_file_is_told_as_an_unreadable_one(
    report: Path, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    monkeypatch.setattr(reader, "_command", lambda: [sys.executable, "-c", ends])
    assert _refused(report).problem is Problem.REPORT_UNREADABLE


def test_where_the_program_failed_goes_to_the_log_alone(
    report: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A warning would come before the one sentence of a command that fails."""
    refused = """print('{"problem": "report_unreadable", "fault": "KeyError < users.py:7", "values": {}}')"""
    monkeypatch.setattr(reader, "_command", lambda: [sys.executable, "-c", refused])
    with caplog.at_level(logging.INFO):
        assert _refused(report).problem is Problem.REPORT_UNREADABLE
    assert [(record.levelno, "users.py:7" in record.message) for record in caplog.records] == [(logging.INFO, True)]


@pytest.mark.parametrize("name", ["missing.csv", ".", "a\0b"])
def test_what_is_no_file_is_not_opened(tmp_path: Path, name: str) -> None:
    assert _refused(tmp_path / name).problem is Problem.FILE_NOT_FOUND


@pytest.mark.skipif(sys.platform == "win32", reason="no such thing there")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    assert _refused(pipe).problem is Problem.FILE_NOT_FOUND


def test_a_hundred_thousand_users_leave_time_to_spare() -> None:
    lines = (f"{n},กลุ่ม {n % 40},user{n},นายสมชาย ใจดี{'ก' * (n % 7)},นักวิชาการคลัง,กองคลัง,ใช้งาน\n" for n in range(100_000))
    head = "ลำดับ,กลุ่มผู้ใช้งาน,รหัสผู้ใช้งาน,ชื่อ-สกุล,ตำแหน่ง,สังกัด,สถานะ\n"
    content = (head + "".join(lines)).encode("cp874")
    begun = time.process_time()
    assert len(understand(content, "all.csv", None).report.rows) == 100_000
    assert time.process_time() - begun < 0.8 * bounds.SECONDS


def test_a_long_answer_comes_whole(tmp_path: Path) -> None:
    users = tuple(replace(user, username=f"{user.username}{copy}") for copy in range(700) for user in OFFICE)
    file = tmp_path / "long.xlsx"
    file.write_bytes(files.xlsx(laid_out(users, Layout())))
    assert list(read(file).report.rows) == expected(users)

"""Reading a New e-LAAS report or an official blank in a process of its own, watched for time and memory."""

from __future__ import annotations

import hashlib
import logging
import os
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from elaas_desk.domain.blanks import BlankFile
from elaas_desk.domain.report import ReadReport, ReportColumn
from elaas_desk.errors import Problem, UserError
from elaas_desk.intake import CHILD, bounds
from elaas_desk.intake.wire import Hearing, Order
from elaas_desk.paths import program_root

_LOOK_EVERY: Final = 0.02
_WINDOWS_WITHOUT_WINDOW: Final = 0x08000000  # CREATE_NO_WINDOW
_log = logging.getLogger(__name__)


def read(
    path: Path, columns: Mapping[int, ReportColumn] | None = None, stop: threading.Event | None = None
) -> ReadReport:
    """What a report says, and how it was understood.

    `columns` (numbered from 0) replaces what would be recognised: what it does not name says nothing, and several
    for the name are its parts. `stop` ends the reading from another thread. UserError FILE_NOT_FOUND, FILE_TOO_LARGE,
    REPORT_*; REPORT_NO_COLUMNS where no column of user names is found, for which `look` shows the raw table.
    """
    report = look(path, columns, stop)
    if not report.is_understood:
        raise UserError(Problem.REPORT_NO_COLUMNS, file=path.name)
    return report


def look(
    path: Path, columns: Mapping[int, ReportColumn] | None = None, stop: threading.Event | None = None
) -> ReadReport:
    """As `read`, but also a table whose columns nobody understands yet."""
    _refuse_what_is_no_file(path, bounds.FILE_BYTES)
    return _Child(Order(path.absolute(), columns)).watch(stop or threading.Event()).answer(path.name)


def tables(path: Path, stop: threading.Event | None = None) -> dict[str, list[tuple[str, ...]]]:
    """The cells of a sheet that people filled in, by the name of its tab, line by line as they stand there.

    Lines that are left out in the file are empty here, so that the place of a line tells its number. UserError
    FILE_NOT_FOUND, FILE_TOO_LARGE, REPORT_*.
    """
    _refuse_what_is_no_file(path, bounds.FILE_BYTES)
    found: dict[str, list[tuple[str, ...]]] = {}
    heard = _Child(Order(path.absolute(), None, as_it_stands=True)).watch(stop or threading.Event())
    for row in heard.answer(path.name).raw:
        lines = found.setdefault(row.sheet, [])
        lines += [()] * (row.row - len(lines) - 1)
        lines.append(row.cells)
    return found


_OF_BLANKS: Final = {
    Problem.FILE_TOO_LARGE: Problem.BLANK_TOO_LARGE,
    Problem.REPORT_EMPTY: Problem.BLANK_NOT_PDF,
    Problem.REPORT_TOO_LARGE: Problem.BLANK_BUSY,
    Problem.REPORT_TOO_SLOW: Problem.BLANK_BUSY,
    Problem.REPORT_UNREADABLE: Problem.BLANK_UNREADABLE,
}
"""What reading refuses of any file, as it is said of a blank."""


def blank(path: Path) -> TakenBlank:
    """The PDF of an official blank, and what was found in it. UserError FILE_NOT_FOUND, BLANK_…"""
    try:
        _refuse_what_is_no_file(path, bounds.BLANK_BYTES)
        found = _Child(Order(path.absolute(), None, blank=True)).watch(threading.Event()).answer_of_blank(path.name)
        content = _bytes_of(path)
    except UserError as refused:
        problem = _OF_BLANKS.get(refused.problem, refused.problem)
        raise UserError(problem, **{"file": path.name, **refused.values}) from refused
    if hashlib.sha256(content).hexdigest() != found.sha256:
        raise UserError(Problem.BLANK_CHANGED, file=path.name)
    return TakenBlank(found, content)


@dataclass(frozen=True, slots=True)
class TakenBlank:
    """A blank that can be used, and the bytes that it was read from."""

    found: BlankFile
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A report that was accepted, and the bytes that it was read from."""

    report: ReadReport
    content: bytes = field(repr=False)


def take(path: Path, report: ReadReport) -> TakenFile:
    """The report with the bytes of its file. UserError FILE_NOT_FOUND, REPORT_CHANGED if it is another file by now."""
    content = _bytes_of(path)
    if hashlib.sha256(content).hexdigest() != report.sha256:
        raise UserError(Problem.REPORT_CHANGED, file=path.name)
    return TakenFile(report, content)


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            return opened.read(bounds.FILE_BYTES + 1)
    except OSError:
        raise UserError(Problem.FILE_NOT_FOUND, path=str(path)) from None


def _refuse_what_is_no_file(path: Path, most: int) -> None:
    try:
        about = path.stat()
    except (OSError, ValueError):
        raise UserError(Problem.FILE_NOT_FOUND, path=str(path)) from None
    if not stat.S_ISREG(about.st_mode):
        raise UserError(Problem.FILE_NOT_FOUND, path=str(path))
    if about.st_size > most:
        raise UserError(Problem.FILE_TOO_LARGE, path=path.name)
    if about.st_size == 0:
        raise UserError(Problem.REPORT_EMPTY, file=path.name)


class _Child:
    """A reading process, from its order to its end."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._hearing = Hearing()
        self._too_long = False
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": str(program_root()), "PYTHONUTF8": "1"},
            creationflags=_WINDOWS_WITHOUT_WINDOW if sys.platform == "win32" else 0,
        )
        self._ears = threading.Thread(target=self._listen, name="report", daemon=True)

    def watch(self, stop: threading.Event) -> Hearing:
        """Wait for the answer, and what it was; end the process at the bounds or when told to. UserError."""
        end = time.monotonic() + bounds.SECONDS
        self._ears.start()
        try:
            while self._ears.is_alive():
                self._ears.join(_LOOK_EVERY)
                self._check(stop, end)
        finally:
            self._process.kill()
            self._process.wait()
            self._ears.join()
        if self._too_long:
            raise self._refusal(Problem.REPORT_TOO_LARGE)
        if self._hearing.fault:
            _log.info("a file could not be read: %s", self._hearing.fault)
        return self._hearing

    def _check(self, stop: threading.Event, end: float) -> None:
        if stop.is_set():
            raise self._refusal(Problem.REPORT_STOPPED)
        if not self._ears.is_alive():
            return
        if time.monotonic() > end:
            raise self._refusal(Problem.REPORT_TOO_SLOW)
        if self._resident() > bounds.MEMORY_BYTES:
            raise self._refusal(Problem.REPORT_TOO_LARGE)

    def _resident(self) -> int:
        import psutil

        try:
            return int(psutil.Process(self._process.pid).memory_info().rss)
        except psutil.Error:  # it has just ended
            return 0

    def _refusal(self, problem: Problem) -> UserError:
        return UserError(problem, file=self._order.path.name)

    def _listen(self) -> None:
        """Give the order and take the answer, on a thread of its own: either may have to wait."""
        given, answers = self._process.stdin, self._process.stdout
        if given is None or answers is None:
            raise RuntimeError("the reading process has no pipes")
        with given, answers:
            try:
                given.write(self._order.line())
                given.close()
            except OSError:  # it ended at once
                return
            left = bounds.ANSWER_BYTES
            for line in answers:
                left -= len(line)
                if left < 0 or not line.endswith(b"\n"):
                    self._too_long = left < 0
                    return
                self._hearing.hear(line)


def _command() -> list[str]:
    """This very program, as the process that reads."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD]
    return [sys.executable, "-P", "-m", "elaas_desk.intake.child"]

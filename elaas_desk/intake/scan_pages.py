"""A scanned PDF, opened and drawn once in a process of its own: a file that is made to hang or to fill the memory does
that there, and not in the window that would show it later.
"""

from __future__ import annotations

import json
import subprocess
import threading
import time
from contextlib import closing
from typing import Any, BinaryIO, Final

from elaas_desk.errors import Problem, UserError
from elaas_desk.intake import bounds
from elaas_desk.intake.process import LOOK_EVERY, resident, start

MOST_PAGES: Final = 20
MOST_MEGADOTS: Final = 60
"""Million dots of one picture: A4 at 600 dpi has 35."""
SECONDS: Final = 20.0
"""For all pages; twenty in colour take three seconds on an old office PC."""

_LONGEST_SIDE: Final = 14_400  # points; the most that PDF 1.7 allows
_NARROWEST: Final = 20  # times as long as wide: past every paper of an office
_DRAWN_LONG: Final = 400  # pixels of the longer side
_ANSWER: Final = 10_000  # bytes


def pages_of(content: bytes) -> int:
    """How many pages a PDF has, all of which can be shown. UserError SCAN_UNREADABLE, SCAN_LOCKED, SCAN_TOO_…"""
    return _Looking(content).wait()


def order_for(content: bytes) -> bytes:
    """The line with which the process is told that a scan follows."""
    return json.dumps({"scan": len(content)}).encode() + b"\n"


def length_in(line: bytes) -> int | None:
    """How many bytes of a scan follow a line; None where it is an order of another kind."""
    told: dict[str, Any] = json.loads(line)
    return told.get("scan")


def answer(content: bytes, answers: BinaryIO) -> None:
    """Look at a PDF and say what it is, in the process."""
    try:
        said: dict[str, Any] = {"pages": examine(content)}
    except UserError as refused:
        said = {"problem": refused.problem.value, "values": refused.values}
    except Exception:  # whatever a broken file leads to
        said = {"problem": Problem.SCAN_UNREADABLE.value, "values": {}}
    answers.write(json.dumps(said).encode() + b"\n")


def examine(content: bytes) -> int:
    """The pages of a PDF, each of them drawn. UserError as `pages_of`."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        with closing(pypdfium2.PdfDocument(content)) as document:
            if raw.FPDF_GetSecurityHandlerRevision(document) != -1:
                raise UserError(Problem.SCAN_LOCKED)
            pages = len(document)
            if pages > MOST_PAGES:
                raise UserError(Problem.SCAN_TOO_MANY_PAGES, pages=str(pages), limit=str(MOST_PAGES))
            for number in range(pages):
                _draw(document[number])
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == raw.FPDF_ERR_PASSWORD
        raise UserError(Problem.SCAN_LOCKED if locked else Problem.SCAN_UNREADABLE) from error
    if not pages:
        raise UserError(Problem.SCAN_UNREADABLE)
    return pages


def _draw(page: Any) -> None:
    """Draw a page small, once its size and that of its pictures is known to be of this world."""
    from pypdfium2 import raw

    with closing(page):
        short, long = sorted(page.get_size())
        if not 0 < long <= _LONGEST_SIDE or long > short * _NARROWEST:
            raise UserError(Problem.SCAN_UNREADABLE)
        for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
            width, height = picture.get_px_size()
            if width * height > MOST_MEGADOTS * 1_000_000:
                raise UserError(Problem.SCAN_TOO_MANY_DOTS, limit=str(MOST_MEGADOTS))
        page.render(scale=_DRAWN_LONG / long).close()


class _Looking:
    """One process at work on one scan."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._answer = b""
        self._process: subprocess.Popen[bytes] = start()
        self._ears = threading.Thread(target=self._listen, name="scan", daemon=True)

    def wait(self) -> int:
        """The answer; the process is ended at the bounds."""
        end = time.monotonic() + SECONDS
        self._ears.start()
        try:
            while self._ears.is_alive() and time.monotonic() < end and not self._is_too_large():
                self._ears.join(LOOK_EVERY)
        finally:
            self._process.kill()
            self._process.wait()
            self._ears.join()
        return _pages_in(self._answer)

    def _is_too_large(self) -> bool:
        return resident(self._process) > bounds.MEMORY_BYTES

    def _listen(self) -> None:
        """Hand the scan over and take the answer, on a thread of its own: either may have to wait."""
        given, answers = self._process.stdin, self._process.stdout
        if given is None or answers is None:
            raise RuntimeError("the reading process has no pipes")
        with answers:
            try:
                with given:
                    given.write(order_for(self._content) + self._content)
            except OSError:  # it ended before it had taken everything
                return
            self._answer = answers.read(_ANSWER)


def _pages_in(said: bytes) -> int:
    """What was answered; nothing is the answer of a process that did not come through."""
    if not said.endswith(b"\n"):
        raise UserError(Problem.SCAN_UNREADABLE)
    told: dict[str, Any] = json.loads(said)
    if "problem" in told:
        raise UserError(Problem(told["problem"]), **told["values"])
    return int(told["pages"])

"""A print queue of CUPS, with Debian's backend that makes a PDF of what reaches the printer."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from reportlab.pdfgen.canvas import Canvas

from ui.pressing import Press

QUEUE = "Office_Laser"
"""No name that says PDF: a printer that makes files gets all papers in one job."""

_FILES = """
ServerRoot {folder}/root
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/tmp
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
SystemGroup root
LogFileGroup root
FatalErrors config
"""
_DAEMON = """
LogLevel debug
Listen {folder}/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
MaxJobs 0
MaxLogSize 0
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
_BACKEND = """
Out {folder}/out
AnonDirName {folder}/out
Spool {folder}/pdf-spool
Log {folder}/log
Grp root
Label 1
PDFVer 1.7
"""
_DRIVER = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
_BOTH_SIDES = """*OpenUI *Duplex/Sides: PickOne
*OrderDependency: 50 AnySetup *Duplex
*DefaultDuplex: DuplexNoTumble
*Duplex None/One: ""
*Duplex DuplexNoTumble/Long Edge: ""
*Duplex DuplexTumble/Short Edge: ""
*CloseUI: *Duplex
"""
_WAIT = 240


class PrintQueue:
    """One queue, whose sheets are PDF files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def printed(self, jobs: int) -> list[Path]:
        """What came out of the printer, in the order of the jobs, once so many are done."""
        until = time.monotonic() + _WAIT
        while len(self._sheets()) < jobs or not self.is_idle():
            assert time.monotonic() < until, f"{len(self._sheets())} of {jobs} jobs after {_WAIT} s"
            QTest.qWait(50)
        assert len(self._sheets()) == jobs
        return self._sheets()

    def is_idle(self) -> bool:
        """Whether no job waits or runs."""
        asked = subprocess.run(["lpstat", "-W", "not-completed", "-o"], capture_output=True, text=True, check=False)
        return asked.returncode == 0 and not asked.stdout.strip()

    def clear(self) -> None:
        """Take away what came out."""
        for sheet in self._sheets():
            sheet.unlink()

    def remove(self, name: str = QUEUE) -> None:
        """Take a queue away, as when a printer is deleted on a PC."""
        subprocess.run(["/usr/sbin/lpadmin", "-x", name], check=True)

    def add(self, name: str = QUEUE) -> None:
        """Set a queue up: a printer that prints on both sides unless it is told otherwise, as office printers come."""
        driver = self._folder / "two-sided.ppd"
        driver.write_text(f"{_DRIVER.read_text(encoding='latin-1').rstrip()}\n{_BOTH_SIDES}", encoding="latin-1")
        command = ["/usr/sbin/lpadmin", "-p", name, "-v", f"cups-pdf:/{_instance()}", "-P", str(driver), "-E"]
        subprocess.run(command, capture_output=True, check=True)

    def options(self) -> list[str]:
        """What the program asked of the queue for the last job, such as `sides=one-sided`."""
        log = (self._folder / "log" / "error").read_text(encoding="utf-8", errors="replace")
        asked = [line for line in log.splitlines() if "[Job " in line and "argv[5]=" in line]
        return asked[-1].split('"')[1].split()

    def _sheets(self) -> list[Path]:
        return sorted((self._folder / "out").glob("*.pdf"), key=_job)


def _job(path: Path) -> int:
    return int(path.stem.rpartition("_")[2])


def _instance() -> str:
    return f"elaas-desk-{os.getpid()}"


@contextmanager
def running_queue() -> Iterator[PrintQueue]:
    """A scheduler and a queue of this test run alone, where `CUPS_SERVER` says; both are gone afterwards."""
    folder = Path(os.environ["CUPS_SERVER"]).parent
    for name in ("root", "spool", "cache", "state", "tmp", "log", "out", "pdf-spool"):
        (folder / name).mkdir(parents=True, mode=0o755)
    for name in ("spool", "cache", "state"):
        shutil.chown(folder / name, "lp", "lp")
    (folder / "tmp").chmod(0o1777)  # the filters run as another user
    daemon, files = folder / "root" / "cupsd.conf", folder / "root" / "cups-files.conf"
    daemon.write_text(_DAEMON.format(folder=folder), encoding="utf-8")
    files.write_text(_FILES.format(folder=folder), encoding="utf-8")
    backend = Path(f"/etc/cups/cups-pdf-{_instance()}.conf")  # the backend looks nowhere else
    backend.write_text(_BACKEND.format(folder=folder), encoding="utf-8")
    scheduler = subprocess.Popen(["/usr/sbin/cupsd", "-f", "-c", str(daemon), "-s", str(files)])
    queue = PrintQueue(folder)
    try:
        _wait_for(scheduler)
        queue.add()
        yield queue
    finally:
        scheduler.terminate()
        scheduler.wait(timeout=_WAIT)
        with suppress(FileNotFoundError):
            backend.unlink()
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(scheduler: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _WAIT
    while subprocess.run(["lpstat", "-r"], capture_output=True, text=True, check=False).stdout.find("is running") < 0:
        assert scheduler.poll() is None, "the scheduler has ended"
        assert time.monotonic() < until, "the scheduler does not answer"


# what came out beside what was sent

_DPI = 100
_INK, _TRACE = 110, 215
"""A dot that is darker than the first is ink; one that is darker than the second may be its edge."""


def sizes(pdf: bytes | Path) -> list[tuple[int, int]]:
    """The size of each page in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [(round(page.get_width()), round(page.get_height())) for page in document]


def pictures(pdf: bytes | Path) -> list[Image.Image]:
    """Each page in grey."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=_DPI / 72, grayscale=True).to_pil() for page in document]


def _darker(picture: Image.Image, than: int) -> Image.Image:
    return picture.point(lambda value: 255 if value < than else 0)


def astray(sent: Image.Image, printed: Image.Image) -> float:
    """How much of the ink of either page has no trace on the other within a dot; 0 is the same page.

    A page that lies comes out of a printer on a sheet that stands: it is turned back first.
    """
    if (sent.width > sent.height) != (printed.width > printed.height):
        printed = printed.transpose(Image.Transpose.ROTATE_270)
    if printed.size != sent.size:
        assert abs(printed.width - sent.width) <= 2, "the sheet has another width"
        assert abs(printed.height - sent.height) <= 2, "the sheet has another height"
        printed = printed.crop((0, 0, *sent.size))
    return max(_outside(sent, printed), _outside(printed, sent))


def _outside(ink: Image.Image, other: Image.Image) -> float:
    wanted, near = _darker(ink, _INK), _darker(other, _TRACE).filter(ImageFilter.MaxFilter(3))
    missing = ImageChops.subtract(wanted, near)
    return sum(missing.histogram()[128:]) / max(1, sum(wanted.histogram()[128:]))


# papers to print

ALIKE = 0.01
"""So little ink may be elsewhere. A page that is shifted by a millimetre has a fifth of it astray."""
A4, A4_LIES = (595.276, 841.89), (841.89, 595.276)
A3, A3_LIES = (841.89, 1190.551), (1190.551, 841.89)


def pages(*pages: tuple[float, float]) -> bytes:
    """A frame 20 mm from the edge of each page, and words that are another on each."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for number, (width, height) in enumerate(pages, 1):
        canvas.setPageSize((width, height))
        canvas.rect(57, 57, width - 114, height - 114)
        canvas.setFont("Helvetica", 40)
        canvas.drawString(100, 120 + 30 * number, f"Page {number} of {len(pages)}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def send(content: bytes, printer: QPrinter) -> None:
    at_work = Press(printer)
    assert at_work.put(content)
    at_work.end()


def worst(sent: bytes, printed: bytes | Path) -> float:
    both = zip(pictures(sent), pictures(printed), strict=True)
    return max(astray(one, other) for one, other in both)

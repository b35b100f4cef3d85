"""What reaches a real print queue is the archived paper: every page, its size, its side up, every stroke in place."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from elaas_desk.errors import Problem, UserError
from elaas_desk.settings import Settings
from forms_pdf import due_list, form1, form2
from tests.forms_pdf import values
from tests.ui.hands import click, dialog, dialogs, press, settle
from tests.ui.print_queue import QUEUE, PrintQueue, astray, pictures, running_queue, sizes
from tests.ui.system_dialogs import PrintDialogHand
from tests.ui.system_dialogs import press as push
from ui import last_printer
from ui.jobs import Jobs
from ui.pressing import Press
from ui.print_dialog import PrintDialog
from ui.print_run import PrintRun
from ui.printables import Printable, Printed
from ui.printing import a4_printer, ask_printer
from ui.widgets.dialog import Dialog

pytestmark = pytest.mark.print_queue

_ALIKE = 0.01
"""So little ink may be elsewhere. A page that is shifted by a millimetre has a fifth of it astray."""
_A4, _A4_LIES = (595.276, 841.89), (841.89, 595.276)
_A3, _A3_LIES = (841.89, 1190.551), (1190.551, 841.89)


@pytest.fixture(scope="module")
def scheduler() -> Iterator[PrintQueue]:
    with running_queue() as queue:
        yield queue


@pytest.fixture
def queue(scheduler: PrintQueue) -> Iterator[PrintQueue]:
    scheduler.add()
    yield scheduler
    scheduler.clear()


@pytest.fixture
def printer(queue: PrintQueue, qtbot: QtBot) -> QPrinter:
    printer = a4_printer("ทดสอบ")
    printer.setPrinterName(QUEUE)
    assert printer.outputFormat() is QPrinter.OutputFormat.NativeFormat
    printer.setResolution(300)
    return printer


@pytest.fixture
def window(qtbot: QtBot, theme: object) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    return window


@pytest.fixture
def worker() -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


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


@pytest.mark.parametrize(
    "paper",
    [
        pytest.param(lambda: form1.render(values.FORM_1), id="form 1"),
        pytest.param(lambda: form2.render(values.long_form_2()), id="form 2 of several pages"),
        pytest.param(lambda: due_list.render(values.due_list()), id="list that lies"),
    ],
)
def test_the_printed_paper_is_the_archived_one(paper: partial[bytes], printer: QPrinter, queue: PrintQueue) -> None:
    content = paper()
    send(content, printer)
    (out,) = queue.printed(1)
    assert len(sizes(out)) == len(sizes(content))
    assert worst(content, out) < _ALIKE


def test_a_printer_is_given_as_many_dots_as_an_office_printer_has(queue: PrintQueue, qtbot: QtBot) -> None:
    printer = a4_printer("ทดสอบ")
    printer.setPrinterName(QUEUE)
    assert a4_printer("ทดสอบ").resolution() == 600
    printer.setResolution(600)
    content = form1.render(values.FORM_1)
    send(content, printer)
    (out,) = queue.printed(1)
    assert worst(content, out) < _ALIKE


def test_pages_that_lie_come_out_whole_on_the_same_sheet(printer: QPrinter, queue: PrintQueue) -> None:
    content = pages(_A4, _A4_LIES, _A4, _A4_LIES)
    send(content, printer)
    (out,) = queue.printed(1)
    assert [sorted(each) for each in sizes(out)] == [[595, 842]] * 4
    assert worst(content, out) < _ALIKE


def test_a_larger_page_comes_out_on_a_larger_sheet(printer: QPrinter, queue: PrintQueue) -> None:
    content = pages(_A3_LIES, _A3)
    send(content, printer)
    (out,) = queue.printed(1)
    assert [sorted(each) for each in sizes(out)] == [[842, 1191]] * 2
    assert worst(content, out) < _ALIKE


def test_sheets_of_two_sizes_are_two_jobs_since_a_queue_knows_one_size_for_a_job(
    printer: QPrinter, queue: PrintQueue
) -> None:
    content = pages(_A4, _A4_LIES, _A3_LIES)
    send(content, printer)
    small, large = queue.printed(2)
    assert len(sizes(small)) == 2
    sent, printed = pictures(content), [*pictures(small), *pictures(large)]
    assert max(astray(one, other) for one, other in zip(sent, printed, strict=True)) < _ALIKE


def test_one_side_and_one_copy_are_asked_for(printer: QPrinter, queue: PrintQueue) -> None:
    send(pages(_A4, _A4), printer)
    queue.printed(1)
    assert a4_printer("ทดสอบ").copyCount() == 1
    assert "sides=one-sided" in queue.options()


def test_as_many_copies_come_out_as_the_officer_asks_for(printer: QPrinter, queue: PrintQueue) -> None:
    printer.setCopyCount(3)
    send(pages(_A4), printer)
    (out,) = queue.printed(1)
    assert len(sizes(out)) == 3


# the comparison finds what it is there for


def shifted(picture: Image.Image, across: int) -> Image.Image:
    moved = Image.new("L", picture.size, 255)
    moved.paste(picture, (across, 0))
    return moved


def test_a_page_shifted_by_a_millimetre_is_found(printer: QPrinter, queue: PrintQueue) -> None:
    content = form1.render(values.FORM_1)
    send(content, printer)
    (out,) = queue.printed(1)
    (sent,), (printed,) = pictures(content), pictures(out)
    assert astray(sent, printed) < _ALIKE
    assert astray(sent, shifted(printed, 4)) > 10 * _ALIKE  # 4 dots at 100 a inch are a millimetre


def test_a_page_that_was_scaled_is_found(printer: QPrinter, queue: PrintQueue) -> None:
    content = form1.render(values.FORM_1)
    with pypdfium2.PdfDocument(content) as document:
        page = document[0]
        page.set_mediabox(-12, -17, 595.28 + 12, 841.89 + 17)  # as if it were fitted between margins
        page.set_cropbox(-12, -17, 595.28 + 12, 841.89 + 17)
        picture = page.render(scale=1.0, grayscale=True).to_pil()
    scaled = picture.resize(pictures(content)[0].size)
    assert astray(pictures(content)[0], scaled) > 10 * _ALIKE


def test_a_page_that_is_missing_is_found(printer: QPrinter, queue: PrintQueue) -> None:
    content = pages(_A4, _A4)
    printer.setFromTo(1, 1)
    send(content, printer)
    (out,) = queue.printed(1)
    with pytest.raises(ValueError, match="shorter"):
        worst(content, out)


# the printer is remembered


class ChoosingHand(PrintDialogHand):
    """Chooses a printer in the system's dialog, or takes the one that stands there."""

    def __init__(self, name: str = "") -> None:
        super().__init__(None)
        self._name, self.stood = name, ""

    def answer(self, dialog: QWidget) -> bool:
        if not isinstance(dialog, QPrintDialog):
            return False
        printers, box = dialog.findChild(QComboBox, "printers"), dialog.findChild(QDialogButtonBox)
        assert printers is not None
        assert box is not None
        self.stood = printers.currentText()
        if self._name:
            printers.setCurrentText(self._name)
        push(box.button(QDialogButtonBox.StandardButton.Ok))
        return True


def ask(window: QWidget, name: str = "") -> tuple[str, QPrinter | None]:
    """What stood in the dialog, and what came of it."""
    hand = ChoosingHand(name)
    printer = ask_printer(2, "ทดสอบ", window)
    assert hand.pressed == 1
    return hand.stood, printer


def test_the_printer_that_was_used_is_offered_first_as_long_as_there_is_one(
    queue: PrintQueue, window: QWidget, tmp_path: Path
) -> None:
    last_printer.use(Settings(tmp_path / "settings.json"))
    queue.add("Front_Desk")
    stood, _ = ask(window)
    other = "Front_Desk" if stood == QUEUE else QUEUE
    _, printer = ask(window, other)
    assert printer is not None
    assert printer.printerName() == other
    last_printer.use(Settings(tmp_path / "settings.json"))  # as after a new start
    assert ask(window)[0] == other
    queue.remove(other)
    assert ask(window)[0] == stood
    queue.add(QUEUE)
    queue.remove("Front_Desk")


def test_copies_and_sides_are_not_remembered(queue: PrintQueue, window: QWidget, tmp_path: Path) -> None:
    last_printer.use(Settings(tmp_path / "settings.json"))
    _, printer = ask(window)
    assert printer is not None
    printer.setCopyCount(5)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    _, again = ask(window)
    assert again is not None
    assert (again.copyCount(), again.duplex()) == (1, QPrinter.DuplexMode.DuplexNone)


# many papers


@pytest.fixture
def quick(printer: QPrinter) -> QPrinter:
    printer.setResolution(75)
    return printer


class Counted(bytes):
    """Bytes that know how many of their kind there are."""

    alive = 0

    def __new__(cls, content: bytes) -> Counted:
        cls.alive += 1
        return super().__new__(cls, content)

    def __del__(self) -> None:
        Counted.alive -= 1


class Archive:
    """Papers that are read one at a time."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.read: list[int] = []

    def printables(self) -> list[Printable]:
        return [
            Printable(f"แบบคำขอ {place + 1}/๒๕๗๐", 1 + place % 2, partial(self._read, place))
            for place in range(self.count)
        ]

    def _read(self, place: int) -> bytes:
        assert Counted.alive <= 1, "more than the paper that was just printed is still in memory"
        self.read.append(place)
        return Counted(pages(*[_A4] * (1 + place % 2)))


@pytest.mark.timeout(400)
def test_of_forty_papers_stopped_in_the_middle_it_says_after_which_one_and_goes_on_from_there(
    quick: QPrinter, queue: PrintQueue, qtbot: QtBot, worker: Jobs, window: QWidget
) -> None:
    archive = Archive(40)
    run = PrintRun(archive.printables(), quick, worker, window)
    run.start()
    qtbot.waitUntil(lambda: len(archive.read) >= 12 and bool(dialogs()), timeout=60_000)
    stopping = dialog()
    assert isinstance(stopping, PrintDialog)
    press(stopping, "หยุด")
    qtbot.waitUntil(lambda: stopping.told().startswith("หยุดหลังฉบับที่"), timeout=20_000)
    at = len(archive.read)
    assert at < 40
    assert stopping.told() == f"หยุดหลังฉบับที่ {at} ยังไม่ได้พิมพ์อีก {40 - at} ฉบับ"
    assert len(queue.printed(at)) == at
    with qtbot.waitSignal(run.ended, timeout=100_000) as ended:
        click(stopping.primary)
    assert ended.args == [Printed(40, 40)]
    assert archive.read == list(range(40)), "a paper was printed twice or left out"
    assert [len(sizes(each)) for each in queue.printed(40)] == [1 + place % 2 for place in range(40)]


def test_stopped_for_good_the_rest_is_not_printed(
    quick: QPrinter, queue: PrintQueue, qtbot: QtBot, worker: Jobs, window: QWidget
) -> None:
    archive = Archive(30)
    run = PrintRun(archive.printables(), quick, worker, window)
    run.start()
    qtbot.waitUntil(lambda: len(archive.read) >= 3 and bool(dialogs()), timeout=60_000)
    press(dialog(), "หยุด")
    qtbot.waitUntil(dialog().primary.isVisible, timeout=20_000)
    with qtbot.waitSignal(run.ended) as ended:
        press(dialog(), "ไม่พิมพ์ต่อ")
    at = len(archive.read)
    assert ended.args == [Printed(at, 30)]
    settle(qtbot, worker)
    assert len(queue.printed(at)) == at


@pytest.mark.timeout(300)
def test_one_long_paper_tells_its_pages_and_goes_on_after_the_page_where_it_was_stopped(
    printer: QPrinter, queue: PrintQueue, qtbot: QtBot, worker: Jobs, window: QWidget
) -> None:
    content = pages(*[_A4] * 30)
    run = PrintRun([Printable("บัญชีรายชื่อ", 30, partial(bytes, content))], printer, worker, window)
    run.start()
    qtbot.waitUntil(lambda: bool(dialogs()) and "หน้า" in printing(dialog()).told(), timeout=60_000)
    stopping = printing(dialog())
    assert stopping.told().startswith("พิมพ์แล้ว ")
    assert stopping.told().endswith(" จาก 30 หน้า")
    press(stopping, "หยุด")
    qtbot.waitUntil(stopping.primary.isVisible, timeout=60_000)
    (before,) = queue.printed(1)
    at = len(sizes(before))
    assert 0 < at < 30
    assert stopping.told() == f"หยุดหลังหน้าที่ {at} ยังไม่ได้พิมพ์อีก {30 - at} หน้า"
    with qtbot.waitSignal(run.ended, timeout=60_000) as ended:
        click(stopping.primary)
    assert ended.args == [Printed(1, 1)]
    both = queue.printed(2)
    printed = [*pictures(both[0]), *pictures(both[1])]
    assert max(astray(one, other) for one, other in zip(pictures(content), printed, strict=True)) < _ALIKE


def printing(shown: Dialog) -> PrintDialog:
    assert isinstance(shown, PrintDialog)
    return shown


# a printer that fails


def test_a_printer_that_is_gone_is_one_sentence_and_the_rest_is_printed_when_it_is_back(
    quick: QPrinter, queue: PrintQueue, qtbot: QtBot, worker: Jobs, window: QWidget
) -> None:
    archive = Archive(6)
    run = PrintRun(archive.printables(), quick, worker, window)
    queue.remove()
    run.start()
    qtbot.waitUntil(lambda: bool(window.findChildren(PrintDialog)), timeout=20_000)
    failed = dialog()
    assert isinstance(failed, PrintDialog)
    qtbot.waitUntil(lambda: "ไม่รับงานพิมพ์" in failed.told(), timeout=20_000)
    assert failed.told().startswith("ยังไม่ได้พิมพ์ฉบับใดจากทั้งหมด 6 ฉบับ")
    assert QUEUE in failed.told()
    queue.add()
    with qtbot.waitSignal(run.ended, timeout=60_000) as ended:
        click(failed.primary)
    assert ended.args == [Printed(6, 6)]
    assert len(queue.printed(6)) == 6


def test_a_paper_that_cannot_be_read_is_left_out_when_the_officer_says_so(
    quick: QPrinter, queue: PrintQueue, qtbot: QtBot, worker: Jobs, window: QWidget
) -> None:
    def damaged() -> bytes:
        raise UserError(Problem.NOT_FOUND)

    whole = Archive(2).printables()
    papers = [whole[0], Printable("เสีย", 1, damaged), whole[1]]
    run = PrintRun(papers, quick, worker, window)
    run.start()
    qtbot.waitUntil(lambda: bool(window.findChildren(PrintDialog)), timeout=20_000)
    qtbot.waitUntil(dialog().primary.isVisible, timeout=20_000)
    assert dialog().primary.words() == "ข้ามฉบับนี้แล้วพิมพ์ต่อ"
    with qtbot.waitSignal(run.ended, timeout=20_000) as ended:
        click(dialog().primary)
    assert ended.args == [Printed(2, 3)]
    assert len(queue.printed(2)) == 2

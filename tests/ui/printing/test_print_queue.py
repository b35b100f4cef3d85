"""What reaches a real print queue is the archived paper: every page, its size, its side up, every stroke in place."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from elaas_desk.settings import Settings
from forms_pdf import due_list, form1, form2
from tests.forms_pdf import values
from tests.ui.print_queue import (
    A3,
    A3_LIES,
    A4,
    A4_LIES,
    ALIKE,
    QUEUE,
    PrintQueue,
    astray,
    pages,
    pictures,
    send,
    sizes,
    worst,
)
from tests.ui.system_dialogs import PrintDialogHand
from tests.ui.system_dialogs import press as push
from ui import last_printer
from ui.printing import a4_printer, ask_printer

pytestmark = pytest.mark.print_queue


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
    assert worst(content, out) < ALIKE


def test_a_printer_is_given_as_many_dots_as_an_office_printer_has(queue: PrintQueue, qtbot: QtBot) -> None:
    printer = a4_printer("ทดสอบ")
    printer.setPrinterName(QUEUE)
    assert a4_printer("ทดสอบ").resolution() == 600
    printer.setResolution(600)
    content = form1.render(values.FORM_1)
    send(content, printer)
    (out,) = queue.printed(1)
    assert worst(content, out) < ALIKE


def test_pages_that_lie_come_out_whole_on_the_same_sheet(printer: QPrinter, queue: PrintQueue) -> None:
    content = pages(A4, A4_LIES, A4, A4_LIES)
    send(content, printer)
    (out,) = queue.printed(1)
    assert [sorted(each) for each in sizes(out)] == [[595, 842]] * 4
    assert worst(content, out) < ALIKE


def test_a_larger_page_comes_out_on_a_larger_sheet(printer: QPrinter, queue: PrintQueue) -> None:
    content = pages(A3_LIES, A3)
    send(content, printer)
    (out,) = queue.printed(1)
    assert [sorted(each) for each in sizes(out)] == [[842, 1191]] * 2
    assert worst(content, out) < ALIKE


def test_sheets_of_two_sizes_are_two_jobs_since_a_queue_knows_one_size_for_a_job(
    printer: QPrinter, queue: PrintQueue
) -> None:
    content = pages(A4, A4_LIES, A3_LIES)
    send(content, printer)
    small, large = queue.printed(2)
    assert len(sizes(small)) == 2
    sent, printed = pictures(content), [*pictures(small), *pictures(large)]
    assert max(astray(one, other) for one, other in zip(sent, printed, strict=True)) < ALIKE


def test_one_side_and_one_copy_are_asked_for(printer: QPrinter, queue: PrintQueue) -> None:
    send(pages(A4, A4), printer)
    queue.printed(1)
    assert a4_printer("ทดสอบ").copyCount() == 1
    assert "sides=one-sided" in queue.options()


def test_as_many_copies_come_out_as_the_officer_asks_for(printer: QPrinter, queue: PrintQueue) -> None:
    printer.setCopyCount(3)
    send(pages(A4), printer)
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
    assert astray(sent, printed) < ALIKE
    assert astray(sent, shifted(printed, 4)) > 10 * ALIKE  # 4 dots at 100 a inch are a millimetre


def test_a_page_that_was_scaled_is_found(printer: QPrinter, queue: PrintQueue) -> None:
    content = form1.render(values.FORM_1)
    with pypdfium2.PdfDocument(content) as document:
        page = document[0]
        page.set_mediabox(-12, -17, 595.28 + 12, 841.89 + 17)  # as if it were fitted between margins
        page.set_cropbox(-12, -17, 595.28 + 12, 841.89 + 17)
        picture = page.render(scale=1.0, grayscale=True).to_pil()
    scaled = picture.resize(pictures(content)[0].size)
    assert astray(pictures(content)[0], scaled) > 10 * ALIKE


def test_a_page_that_is_missing_is_found(printer: QPrinter, queue: PrintQueue) -> None:
    content = pages(A4, A4)
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

"""A page printed or saved is the page that was shown."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from ui.pressing import Press
from ui.printing import a4_printer


def two_pages() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595.28, 841.89))
    canvas.rect(100, 600, 200, 100, fill=1)
    canvas.showPage()
    canvas.rect(300, 100, 100, 50, fill=1)
    canvas.save()
    return out.getvalue()


def dark_box(pdf: Path, page: int) -> tuple[int, int, int, int]:
    """The box of the ink on a page, in points from the top left."""
    image = pypdfium2.PdfDocument(pdf)[page].render(scale=1, grayscale=True).to_pil()
    found = image.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert found is not None
    left, top, right, bottom = found
    return left, top, right, bottom


def send(*contents: bytes, printer: QPrinter) -> None:
    """One job."""
    press = Press(printer)
    for content in contents:
        assert press.put(content)
    press.end()


@pytest.fixture
def to_file(qtbot: QtBot, tmp_path: Path) -> QPrinter:
    printer = a4_printer("ทดสอบ")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    return printer


def test_each_page_stands_where_it_stood(to_file: QPrinter) -> None:
    send(two_pages(), printer=to_file)
    out = Path(to_file.outputFileName())
    assert dark_box(out, 0) == pytest.approx((100, 142, 300, 242), abs=1.5)
    assert dark_box(out, 1) == pytest.approx((300, 692, 400, 742), abs=1.5)


def test_only_the_chosen_pages_are_printed(to_file: QPrinter) -> None:
    to_file.setFromTo(2, 2)
    send(two_pages(), printer=to_file)
    assert dark_box(Path(to_file.outputFileName()), 0) == pytest.approx((300, 692, 400, 742), abs=1.5)


def test_the_margins_of_the_page_are_its_own_and_duplex_is_off(to_file: QPrinter) -> None:
    assert to_file.fullPage()
    assert to_file.duplex() is QPrinter.DuplexMode.DuplexNone


def test_several_papers_can_be_one_file(to_file: QPrinter) -> None:
    send(two_pages(), two_pages(), printer=to_file)
    out = Path(to_file.outputFileName())
    assert len(pypdfium2.PdfDocument(out)) == 4
    assert dark_box(out, 2) == pytest.approx((100, 142, 300, 242), abs=1.5)


def test_without_a_printer_a_file_is_as_sharp_as_a_laser_printer(to_file: QPrinter) -> None:
    assert to_file.resolution() == 600

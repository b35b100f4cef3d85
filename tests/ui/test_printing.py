"""A page printed or saved is the page that was shown."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from ui.printing import a4_printer, safe_name, send, send_all


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


@pytest.fixture
def to_file(qtbot: QtBot, tmp_path: Path) -> QPrinter:
    printer = a4_printer("ทดสอบ")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    return printer


def test_each_page_stands_where_it_stood(to_file: QPrinter) -> None:
    assert send(two_pages(), to_file) == 2
    out = Path(to_file.outputFileName())
    assert dark_box(out, 0) == pytest.approx((100, 142, 300, 242), abs=1.5)
    assert dark_box(out, 1) == pytest.approx((300, 692, 400, 742), abs=1.5)


def test_only_the_chosen_pages_are_printed(to_file: QPrinter) -> None:
    to_file.setFromTo(2, 2)
    assert send(two_pages(), to_file) == 1
    assert dark_box(Path(to_file.outputFileName()), 0) == pytest.approx((300, 692, 400, 742), abs=1.5)


def test_the_margins_of_the_page_are_its_own_and_duplex_is_off(to_file: QPrinter) -> None:
    assert to_file.fullPage()
    assert to_file.duplex() is QPrinter.DuplexMode.DuplexNone


@pytest.mark.parametrize(
    ("name", "safe"), [("๑๒/๒๕๗๐", "๑๒-๒๕๗๐"), ('a<b>:"c', "a-b-c"), ("จบ. ", "จบ"), ("...", "เอกสาร")]
)
def test_a_file_name_is_one_that_windows_takes(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_papers_that_belong_together_are_one_job_with_pages_counted_through(to_file: QPrinter) -> None:
    to_file.setFromTo(2, 3)
    assert send_all([two_pages(), two_pages()], to_file) == 2
    out = Path(to_file.outputFileName())
    assert dark_box(out, 0) == pytest.approx((300, 692, 400, 742), abs=1.5)
    assert dark_box(out, 1) == pytest.approx((100, 142, 300, 242), abs=1.5)


def test_without_a_printer_a_file_is_as_sharp_as_a_laser_printer(to_file: QPrinter) -> None:
    assert to_file.resolution() == 600

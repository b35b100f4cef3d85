"""A page goes to paper or to a file just as it was shown: the PDF's own bytes, never drawn anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.files import write_whole

_DPI = 600  # what an office laser printer draws; more only costs time
_STRIP = 1200  # pixels of height drawn at once, so that memory stays small
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def print_pdf(content: bytes, title: str, parent: QWidget) -> int:
    """Ask through the system's dialog and print; the number of pages sent, 0 when it was called off."""
    holder = QObject()
    document = _opened(content, holder)
    printer = ask_printer(document.pageCount(), title, parent)
    return 0 if printer is None else paint_pages([document], printer)


def print_all(contents: Sequence[bytes], title: str, parent: QWidget) -> int:
    """As `print_pdf`, for papers that belong together: one question, one job, each paper begins on its own page."""
    holder = QObject()
    documents = [_opened(content, holder) for content in contents]
    printer = ask_printer(sum(document.pageCount() for document in documents), title, parent)
    return 0 if printer is None else paint_pages(documents, printer)


def ask_printer(pages: int, title: str, parent: QWidget) -> QPrinter | None:
    """Ask through the system's dialog where to print, and print nothing yet; None when it was called off."""
    printer = a4_printer(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    if not dialog.exec():
        return None
    printer.setResolution(_resolution(printer))  # of the printer that was chosen, which need not be the first
    return printer


def a4_printer(title: str) -> QPrinter:
    """The printer that the system names first, set to A4, one side, no margins of its own: the page has them."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(safe_name(title))  # the name that a printer to PDF proposes for its file
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    printer.setResolution(_resolution(printer))
    return printer


def _resolution(printer: QPrinter) -> int:
    """As fine as it prints, no finer than is of use; a file, or a PC without a printer, takes any."""
    to_file = printer.outputFormat() is QPrinter.OutputFormat.PdfFormat or not printer.printerName()
    return min(_DPI, max([] if to_file else printer.supportedResolutions(), default=_DPI))


def send(content: bytes, printer: QPrinter) -> int:
    """Print without a dialog, as it was set; the number of pages sent."""
    return send_all([content], printer)


def send_all(contents: Sequence[bytes], printer: QPrinter) -> int:
    """As `send`, for papers that belong together, in one job."""
    holder = QObject()
    return paint_pages([_opened(content, holder) for content in contents], printer)


def paint_pages(documents: Sequence[QPdfDocument], printer: QPrinter) -> int:
    """Draw the chosen pages on the printer, counted through all documents, strip by strip at its resolution."""
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(Problem.FILE_NOT_WRITABLE, path=printer.outputFileName() or printer.printerName())
    try:
        pages = _chosen(documents, printer)
        for place, (document, page) in enumerate(pages):
            if place:
                printer.newPage()
            _paint_page(painter, document, page, printer.resolution())
        return len(pages)
    finally:
        painter.end()


def _chosen(documents: Sequence[QPdfDocument], printer: QPrinter) -> list[tuple[QPdfDocument, int]]:
    pages = [(document, page) for document in documents for page in range(document.pageCount())]
    first, last = printer.fromPage(), printer.toPage()
    return pages[first - 1 : last] if first else pages


def _paint_page(painter: QPainter, document: QPdfDocument, page: int, dpi: int) -> None:
    points = document.pagePointSize(page)
    size = QSize(round(points.width() * dpi / 72), round(points.height() * dpi / 72))
    for strip in _strips(size):
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(size)
        options.setScaledClipRect(strip)
        painter.drawImage(strip.topLeft(), document.render(page, strip.size(), options))


def _strips(size: QSize) -> Iterator[QRect]:
    for top in range(0, size.height(), _STRIP):
        yield QRect(0, top, size.width(), min(_STRIP, size.height() - top))


def _opened(content: bytes, holder: QObject) -> QPdfDocument:
    """The document lives, with the bytes that it reads, as long as its holder."""
    document, buffer = QPdfDocument(holder), QBuffer(holder)
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document


def ask_and_save(content: bytes, name: str, parent: QWidget) -> Path | None:
    """Ask where the PDF is to go and write it whole; None when it was called off."""
    target = ask_file(name, parent)
    if target is not None:
        write_whole(target, content)
    return target


def ask_file(name: str, parent: QWidget) -> Path | None:
    """Ask where a PDF is to go, and write nothing yet; None when it was called off."""
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, parent.tr("บันทึกเป็น PDF"), safe_name(name) + ".pdf", "PDF (*.pdf)"
    )
    return Path(chosen) if chosen else None


def safe_name(name: str) -> str:
    """A file name that Windows takes: no reserved signs, no dot or blank at the end."""
    return _UNSAFE.sub("-", name).strip(" .") or "เอกสาร"

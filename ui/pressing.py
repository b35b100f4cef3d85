"""Papers on the printer: each page at its own size and the right way round, strip by strip. Off the GUI thread.

A page is drawn from the PDF's own bytes and never laid out anew. Qt allows a QPainter on a QPrinter in one thread other
than the GUI's; the worker of `ui.jobs` is that one thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QPointF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from elaas_desk.errors import Problem, UserError

_STRIP = 1200  # pixels of height drawn at once, so that memory stays small
_SAME = 3.0
"""Points by which a page and a sheet may differ and still be the same: 210 mm are 595.28 points, 595 in some PDFs."""
_A4, _A3 = QPageSize(QPageSize.PageSizeId.A4), QPageSize(QPageSize.PageSizeId.A3)
_FILE_MAKERS = ("pdf", "xps", "onenote", "fax")

Told = Callable[[int, int], bool]
"""Told after each page: how many are drawn, of how many. False stops."""


class Press:
    """A printer at work. `end` hands over what was drawn, `drop` throws away what the printer has not taken yet.

    Pages that go on another size of sheet are a job of their own, since a queue knows one size for a job; a file takes
    all sizes. PRINTER_FAILED, or FILE_NOT_WRITABLE for a file, as soon as no more is taken.
    """

    def __init__(self, printer: QPrinter) -> None:
        self._printer, self._painter, self._sheet = printer, QPainter(), QPageSize()

    def put(self, content: bytes, told: Told | None = None, *, after: int = 0) -> bool:
        """Draw the pages of a paper that were chosen; whether all of them were drawn before it was stopped.

        `after` is how many of them were drawn before, when it goes on.
        """
        holder = QObject()
        document = opened(content, holder)
        chosen = _chosen(document.pageCount(), self._printer)
        for done, page in enumerate(chosen[after:], after + 1):
            self._page(document, page)
            if told is not None and not told(done, len(chosen)) and done < len(chosen):
                return False
        return True

    def end(self) -> None:
        """Hand the job over; the printer takes it, or PRINTER_FAILED."""
        if not self._painter.isActive():
            return
        # WORKAROUND for Qt 6.11 with CUPS: a job whose last page lies turns all its standing pages upside down
        self._printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        if not (self._painter.end() and self._is_there()):
            raise self._failed()

    def drop(self) -> None:
        """Forget the job. CUPS cannot: there the pages that were drawn come out."""
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()
            if makes_one_file(self._printer):
                Path(self._printer.outputFileName()).unlink(missing_ok=True)

    def _page(self, document: QPdfDocument, page: int) -> None:
        size = document.pagePointSize(page)
        sheet = sheet_for(self._printer, size)
        if sheet != self._sheet and not makes_one_file(self._printer):
            self.end()
        self._sheet = sheet
        self._printer.setPageSize(sheet)
        lies = size.width() > size.height()
        self._printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
        )
        taken = self._printer.newPage() if self._painter.isActive() else self._begin()
        if not taken:
            raise self._failed()
        _paint(self._painter, document, page, _place(size, self._printer))
        if self._printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
            raise self._failed()

    def _begin(self) -> bool:
        return self._is_there() and self._painter.begin(self._printer)

    def _is_there(self) -> bool:
        """CUPS takes a job for a queue that is gone, or whose server is, without a word."""
        return makes_one_file(self._printer) or self._printer.printerName() in QPrinterInfo.availablePrinterNames()

    def _failed(self) -> UserError:
        if makes_one_file(self._printer):
            return UserError(Problem.FILE_NOT_WRITABLE, path=self._printer.outputFileName())
        return UserError(Problem.PRINTER_FAILED, printer=self._printer.printerName())


def makes_one_file(printer: QPrinter) -> bool:
    """Whether it writes into one file that is named beforehand."""
    return bool(printer.outputFileName())


def makes_files(printer: QPrinter) -> bool:
    """Whether it makes files instead of sheets: it would ask for a name, or take the same one, with every job."""
    name = printer.printerName().casefold()
    return makes_one_file(printer) or any(word in name for word in _FILE_MAKERS)


def sheet_for(printer: QPrinter, page: QSizeF) -> QPageSize:
    """A3 for a page that is larger than A4 both ways, where the printer has it; else A4."""
    across, down = sorted((page.width(), page.height()))
    a4 = _A4.size(QPageSize.Unit.Point)
    larger = across > a4.width() + 4 * _SAME and down > a4.height() + 4 * _SAME
    return _A3 if larger and _has_a3(printer) else _A4


def _has_a3(printer: QPrinter) -> bool:
    if makes_one_file(printer):
        return True
    sizes = QPrinterInfo(printer).supportedPageSizes()
    return any(size.id() is QPageSize.PageSizeId.A3 for size in sizes)


def _place(page: QSizeF, printer: QPrinter) -> QRect:
    """Where the page comes to lie, in the printer's dots: as large as it is, shrunk only when the sheet is smaller."""
    sheet = printer.paperRect(QPrinter.Unit.Point)
    scale, at = 1.0, QPointF()
    if page.width() > sheet.width() + _SAME or page.height() > sheet.height() + _SAME:
        scale = min(sheet.width() / page.width(), sheet.height() / page.height())
        at = QRectF(sheet.topLeft(), sheet.size() - page * scale).center() - sheet.topLeft()
    dots = printer.resolution() / 72
    size = page * (scale * dots)
    return QRect(round(at.x() * dots), round(at.y() * dots), round(size.width()), round(size.height()))


def _chosen(count: int, printer: QPrinter) -> Sequence[int]:
    first, last = printer.fromPage(), printer.toPage()
    return range(count)[first - 1 : last] if first else range(count)


def _paint(painter: QPainter, document: QPdfDocument, page: int, place: QRect) -> None:
    for strip in _strips(place.size()):
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(place.size())
        options.setScaledClipRect(strip)
        painter.drawImage(place.topLeft() + strip.topLeft(), document.render(page, strip.size(), options))


def _strips(size: QSize) -> Iterator[QRect]:
    for top in range(0, size.height(), _STRIP):
        yield QRect(0, top, size.width(), min(_STRIP, size.height() - top))


def opened(content: bytes, holder: QObject) -> QPdfDocument:
    """The document lives, with the bytes that it reads, as long as its holder."""
    document, buffer = QPdfDocument(holder), QBuffer(holder)
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document

"""Where a paper goes: which printer, or which file. What is drawn there are the PDF's own bytes (`ui.pressing`)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from elaas_desk.domain.file_names import safe_name
from elaas_desk.persistence.files import write_whole
from ui import last_printer

_DPI = 600  # what an office laser printer draws; more only costs time
_ANY = 72
"""The resolution that Qt names where any will do: a file, and every printer of CUPS."""


def ask_printer(pages: int, title: str, parent: QWidget) -> QPrinter | None:
    """Ask through the system's dialog where to print, and print nothing yet; None when it was called off.

    The printer that was used last is offered first, with one copy on one side of the sheet, whatever the last job had.
    `pages` is how many there are to choose from, 0 where several papers are printed and none of their pages left out.
    """
    printer = a4_printer(title)
    dialog = QPrintDialog(printer, parent)
    if pages:
        dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, bool(pages))
    if not dialog.exec():
        return None
    if not printer.outputFileName():
        last_printer.keep(printer.printerName())
    printer.setResolution(_resolution(printer))  # of the printer that was chosen, which need not be the first
    return printer


def a4_printer(title: str) -> QPrinter:
    """The printer used last, else the system's first, set to A4, one side, no margins of its own: the page has them."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    last = last_printer.last()
    if last and last in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(last)
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
    offered = [each for each in ([] if to_file else printer.supportedResolutions()) if each > _ANY]
    return min(_DPI, max(offered, default=_DPI))


def ask_and_save(content: bytes, name: str, parent: QWidget) -> Path | None:
    """Ask where the PDF is to go and write it whole; None when it was called off."""
    target = ask_file(name, parent)
    if target is not None:
        write_whole(target, content)
    return target


def ask_file(name: str, parent: QWidget) -> Path | None:
    """Ask where a PDF is to go, and write nothing yet; None when it was called off."""
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, parent.tr("บันทึกเป็น PDF"), safe_name(name, ".pdf"), "PDF (*.pdf)"
    )
    return Path(chosen) if chosen else None

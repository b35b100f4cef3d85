"""Tables of text in a PDF, with and without ruling lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import PdfDocument, PdfiumError
from pypdfium2 import raw as pdfium

from elaas_desk.errors import Problem, UserError
from elaas_desk.intake import bounds
from elaas_desk.intake.pdf_pages import Page, read_page
from elaas_desk.intake.pdf_tables import table_of
from elaas_desk.intake.tables import Table


def read(content: bytes) -> list[Table]:
    """All pages as one table.

    UserError REPORT_LOCKED, REPORT_TOO_LARGE, REPORT_UNREADABLE, and REPORT_IS_PICTURE for scanned pages.
    """
    document = _opened(content)
    try:
        if len(document) > bounds.PAGES:
            raise UserError(Problem.REPORT_TOO_LARGE)
        pages = list(_pages(document))
        pictures = not any(page.pieces for page in pages) and _has_pictures(document)
    finally:
        document.close()
    if pictures:
        raise UserError(Problem.REPORT_IS_PICTURE)
    return [table_of(pages)]


def _opened(content: bytes) -> PdfDocument:
    try:
        return PdfDocument(content)
    except PdfiumError as error:
        locked = error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
        raise UserError(Problem.REPORT_LOCKED if locked else Problem.REPORT_UNREADABLE) from None


def _pages(document: PdfDocument) -> Iterator[Page]:
    for place in range(len(document)):
        try:
            page = document[place]
        except PdfiumError:
            raise UserError(Problem.REPORT_UNREADABLE) from None
        try:
            yield read_page(page)
        finally:
            page.close()


def _has_pictures(document: PdfDocument) -> bool:
    return any(_is_picture(drawn) for place in range(min(len(document), 3)) for drawn in document[place].get_objects())


def _is_picture(drawn: Any) -> bool:
    return isinstance(drawn, pypdfium2.PdfImage)

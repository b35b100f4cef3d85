"""What kind of file the bytes are, told by their content: the ending is often wrong, .xls more often than not."""

from __future__ import annotations

import re
from typing import Final

from elaas_desk.errors import Problem, UserError
from elaas_desk.intake import delimited, encodings, markup, workbooks
from elaas_desk.intake.tables import Table

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BARE_BIFF: Final = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00",
    b"\x09\x08\x10\x00",
)
_ZIP: Final = b"PK\x03\x04"
_PDF: Final = b"%PDF-"
_PDF_WITHIN: Final = 1024
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_SPREADSHEET_XML: Final = "urn:schemas-microsoft-com:office:spreadsheet"
_HTML = re.compile(r"<(?:!doctype\s+html|html|table|body|head|meta|style|div|center)\b", re.IGNORECASE)
_START: Final = 4096


def tables_of(content: bytes) -> list[Table]:
    """Every table of a file.

    UserError REPORT_EMPTY, REPORT_IS_PICTURE, REPORT_LOCKED, REPORT_TOO_LARGE, REPORT_UNREADABLE.
    """
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UserError(Problem.REPORT_EMPTY)
    tables = [table for table in _read(content) if table.rows]
    if not tables:
        raise UserError(Problem.REPORT_EMPTY)
    return tables


def _read(content: bytes) -> list[Table]:
    if content.startswith(_ZIP):
        return workbooks.read_zipped(content)
    if content.startswith((_OLE, *_BARE_BIFF)):
        return workbooks.read_xls(content)
    if _PDF in content[:_PDF_WITHIN]:
        from elaas_desk.intake import pdf

        return pdf.read(content)
    if content.startswith(_PICTURES):
        raise UserError(Problem.REPORT_IS_PICTURE)
    return _read_text(encodings.decoded(content))


def _read_text(text: str) -> list[Table]:
    start = text[:_START].lstrip("\ufeff \t\r\n")
    if start.startswith("<") and _SPREADSHEET_XML in start:
        return markup.read_spreadsheet_xml(text.lstrip("\ufeff \t\r\n"))
    if start.startswith("<") or _HTML.search(start):
        if not _HTML.search(text):
            raise UserError(Problem.REPORT_UNREADABLE)
        return markup.read_html(text)
    return delimited.read(text)

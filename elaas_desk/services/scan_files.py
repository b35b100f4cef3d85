"""A file that is said to be the scan of a signed paper: read within bounds, and looked at by its content.

Refused are a file over 10 MB (by its size, without reading it), what is neither JPEG, PNG nor PDF whatever its name
ends with, a PDF that is locked or has more than 20 pages, a picture of more than 60 million dots, and what cannot be
opened. Nothing is unpacked before its size is known.
"""

from __future__ import annotations

import hashlib
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

from elaas_desk.domain.attachments import Attachment, MediaType
from elaas_desk.errors import Problem, UserError
from elaas_desk.services.picture_files import decoded, media_of, tidy_name

MOST_MEGABYTES: Final = 10
MOST_BYTES: Final = MOST_MEGABYTES * 1024 * 1024
MOST_PAGES: Final = 20
MOST_MEGADOTS: Final = 60

_LONGEST_SIDE: Final = 14_400  # points; the most that PDF 1.7 allows
_NARROWEST: Final = 20  # times as long as wide: past every paper of an office
_PDF_STARTS_WITHIN: Final = 1024  # PDF 1.7, annex H, note 13


def read_scan(path: Path) -> bytes:
    """The bytes of a file that was dropped. UserError SCAN_TOO_LARGE, FILE_NOT_FOUND."""
    try:
        if not path.is_file():
            raise UserError(Problem.FILE_NOT_FOUND, path=path.name)
        if path.stat().st_size > MOST_BYTES:
            raise _too_large(path.name)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserError(Problem.FILE_NOT_FOUND, path=path.name) from error


def scan_of(name: str, content: bytes, at: datetime, by: str) -> Attachment:
    """The value of a scan, without its number and paper. UserError SCAN_… says what is wrong with it."""
    name = tidy_name(name, "scan")
    if len(content) > MOST_BYTES:
        raise _too_large(name)
    media = _media(content)
    if media is None:
        raise UserError(Problem.SCAN_OTHER_KIND, name=name)
    pages = _pdf_pages(name, content) if media is MediaType.PDF else _picture(name, content, media)
    return Attachment(0, name, media, hashlib.sha256(content).hexdigest(), len(content), pages, at, by)


def _too_large(name: str) -> UserError:
    return UserError(Problem.SCAN_TOO_LARGE, name=tidy_name(name, "scan"), limit=str(MOST_MEGABYTES))


def _media(content: bytes) -> MediaType | None:
    if media := media_of(content):
        return media
    return MediaType.PDF if b"%PDF-" in content[:_PDF_STARTS_WITHIN] else None


def _picture(name: str, content: bytes, media: MediaType) -> int:
    """Decode the whole picture, so that one that was cut short is found; a picture is one page."""
    try:
        picture = decoded(content, media, MOST_MEGADOTS)
    except Exception as error:  # Pillow answers broken bytes with nearly every kind of exception
        raise UserError(Problem.SCAN_UNREADABLE, name=name) from error
    if picture is None:
        raise UserError(Problem.SCAN_TOO_MANY_DOTS, name=name, limit=str(MOST_MEGADOTS))
    return 1


def _pdf_pages(name: str, content: bytes) -> int:
    """How many pages; each has to be there, and to be a sheet of paper."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        with closing(pypdfium2.PdfDocument(content)) as document:
            if raw.FPDF_GetSecurityHandlerRevision(document) != -1:
                raise UserError(Problem.SCAN_LOCKED, name=name)
            pages = len(document)
            if pages > MOST_PAGES:
                raise UserError(Problem.SCAN_TOO_MANY_PAGES, name=name, pages=str(pages), limit=str(MOST_PAGES))
            readable = pages > 0 and all(_is_paper(*document.get_page_size(page)) for page in range(pages))
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == raw.FPDF_ERR_PASSWORD
        raise UserError(Problem.SCAN_LOCKED if locked else Problem.SCAN_UNREADABLE, name=name) from error
    if not readable:
        raise UserError(Problem.SCAN_UNREADABLE, name=name)
    return pages


def _is_paper(width: float, height: float) -> bool:
    """Whether a page can be shown: it has an area, and is no endless strip."""
    short, long = sorted((width, height))
    return 0 < long <= _LONGEST_SIDE and long <= short * _NARROWEST

"""Where words stand on the pages of a PDF, as PDFium finds them: independent of what wrote them."""

from __future__ import annotations

import ctypes
from contextlib import closing
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

_MM = 25.4 / 72


@dataclass(frozen=True)
class Place:
    """A box on a page; millimetres from the left and the top of what is seen."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def places(pdf: bytes, text: str, page: int = 1, unit: float = 1.0, letters: int | None = None) -> list[Place]:
    """Where a text stands on a page, or its first letters; PDFium does not know UserUnit, so that it is given here."""
    with closing(pypdfium2.PdfDocument(pdf)) as document, closing(document[page - 1]) as shown:
        words = shown.get_textpage()
        try:
            chars = [chr(raw.FPDFText_GetUnicode(words, at)) for at in range(words.count_chars())]
            said = "".join(chars)
            starts = [at for at in range(len(said)) if said.startswith(text, at)]
            return [_union([_char(shown, words, at + i, unit) for i in range(letters or len(text))]) for at in starts]
        finally:
            words.close()


def place(pdf: bytes, text: str, page: int = 1, unit: float = 1.0, letters: int | None = None) -> Place:
    """Where a text stands that is there once, or its first letters."""
    (found,) = places(pdf, text, page, unit, letters)
    return found


def _char(page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage, at: int, unit: float) -> Place:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(words, at, left, right, bottom, top)
    width, height = page.get_size()
    fine = 100
    corners = []
    for x, y in ((left.value, bottom.value), (right.value, top.value)):
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, round(width * fine), round(height * fine), 0, x, y, across, down)
        corners.append((across.value / fine * unit * _MM, down.value / fine * unit * _MM))
    (x0, y0), (x1, y1) = corners
    return Place(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _union(boxes: list[Place]) -> Place:
    seen = [each for each in boxes if each.right > each.left] or boxes
    return Place(
        min(each.left for each in seen),
        min(each.top for each in seen),
        max(each.right for each in seen),
        max(each.bottom for each in seen),
    )

"""The foot of every page: what the paper is, its number in the register, the page, and the document code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import segno
from reportlab.lib.units import mm

from elaas_desk.thai.digits import to_thai
from forms_pdf.page import SMALL_SIZE, Sheet

QR_PREFIX = "ELAAS-DESK:"
"""Before the code in the QR code; capitals keep it in the compact alphanumeric mode (ISO/IEC 18004, 7.4.4)."""
_QR_SIDE = 11 * mm
_QR_BOTTOM = 6.5 * mm
_QR_VERSION = 2
_QR_MASK = 0  # any mask is valid; choosing the best of eight takes longer than drawing the page
_TEXT_INDENT = _QR_SIDE + 3 * mm
_LINES = (14.2 * mm, 9.8 * mm)


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot of all pages of one paper."""

    kind: str
    register_number: str
    code: str
    """The document code (`papers.code_of`)."""

    def draw(self, sheet: Sheet, page: int, pages: int) -> None:
        """Draw the two small lines and the QR code in the bottom margin; they are no part of what is read."""
        self.draw_code(sheet)
        self.draw_lines(sheet, page, pages)

    def draw_lines(self, sheet: Sheet, page: int, pages: int) -> None:
        """Draw what the paper is, which page this is, and the document code."""
        number = f"ทะเบียนเลขที่ {to_thai(self.register_number)}   " if self.register_number else ""
        which = f"หน้า {to_thai(page)} จาก {to_thai(pages)}"
        left = sheet.form.left + _TEXT_INDENT
        code = f"รหัสเอกสาร {self.code[:4]} {self.code[4:8]} {self.code[8:]}"
        with sheet.aside():
            sheet.text(left, _LINES[0], f"{self.kind}   {number}{which}", SMALL_SIZE)
            sheet.text(left, _LINES[1], code, SMALL_SIZE)

    def draw_code(self, sheet: Sheet) -> None:
        """Draw the QR code, the same on every page."""
        sheet.decoration(_qr_operators(QR_PREFIX + self.code.upper(), sheet.form.left))


@lru_cache(maxsize=256)
def _qr_operators(text: str, left: float) -> str:
    """Filled rectangles, one for each run of dark modules."""
    matrix = segno.make_qr(text, error="m", version=_QR_VERSION, mask=_QR_MASK, boost_error=False).matrix
    module = _QR_SIDE / len(matrix)
    drawn = []
    for at, row in enumerate(matrix):
        y = _QR_BOTTOM + _QR_SIDE - (at + 1) * module
        for start, length in _dark_runs(bytes(row)):
            drawn.append(f"{left + start * module:.2f} {y:.2f} {length * module:.2f} {module:.2f} re")
    return f"{' '.join(drawn)} f"


def _dark_runs(row: bytes) -> list[tuple[int, int]]:
    runs, start = [], None
    for at, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = at
        elif not dark and start is not None:
            runs.append((start, at - start))
            start = None
    return runs

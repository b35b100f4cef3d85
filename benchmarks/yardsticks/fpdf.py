"""Form 2 by fpdf2 with its shaping (HarfBuzz) switched on. It keeps nothing: the fonts are read anew for each file."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from benchmarks.yardsticks.plan import COLUMNS_MM, PITCH, SMALL, Align, Grid, Line, Look, Pair, Piece, plan
from elaas_desk.domain.papers import Form2
from elaas_desk.paths import resource

if TYPE_CHECKING:
    from fpdf import FPDF

_POINTS: Final = 72 / 25.4
_LEFT, _TOP, _WIDTH = 30 * _POINTS, 10 * _POINTS, 160 * _POINTS
_INDENT: Final = 25 * _POINTS
_GUTTER, _INSET = 0.04 * 160 * _POINTS, 4.0
_FONT: Final = "S"


class Fpdf2:
    """The yardstick; ImportError where it is not installed."""

    name = "fpdf2"
    starts_every_time = False

    def __init__(self) -> None:
        import fpdf

        logging.getLogger("fontTools").setLevel(logging.CRITICAL)  # it finds fault with the typeface on every page
        self.version = version("fpdf2")
        self._new = fpdf.FPDF

    def draw(self, forms: Sequence[Form2]) -> list[bytes]:
        """A file for each form."""
        return [self._draw(form) for form in forms]

    def _draw(self, form: Form2) -> bytes:
        page = self._new(unit="pt", format="A4")
        page.add_font(_FONT, "", resource("fonts", "THSarabunPSK", "THSarabun-Regular.ttf"))
        page.add_font(_FONT, "B", resource("fonts", "THSarabunPSK", "THSarabun-Bold.ttf"))
        page.set_text_shaping(True)
        page.set_auto_page_break(False)
        page.c_margin = 0
        page.add_page()
        page.set_y(_TOP)
        for part in plan(form):
            if isinstance(part, Line):
                _line(page, part, _LEFT, _WIDTH)
            elif isinstance(part, Grid):
                _grid(page, part)
            else:
                _pair(page, part)
        return bytes(page.output())


def _line(page: FPDF, line: Line, left: float, width: float) -> None:
    top = page.get_y()
    if line.align is Align.JUSTIFIED:
        page.set_font(_FONT, "", line.size)
        with (
            page.text_columns(l_margin=left, r_margin=page.w - left - width, text_align="J") as column,
            column.paragraph(first_line_indent=_INDENT, line_height=PITCH / line.size) as paragraph,
        ):
            paragraph.write(line.pieces[0].text)
        return
    blank = _width(page, Piece(" "), line.size)
    widths = [_width(page, piece, line.size) for piece in line.pieces]
    spare = width - sum(widths) - blank * (len(widths) - 1)
    x = left + {Align.LEFT: 0.0, Align.CENTRE: spare / 2, Align.RIGHT: spare}[line.align]
    for piece, wide in zip(line.pieces, widths, strict=True):
        page.set_font(_FONT, "B" if piece.look is Look.BOLD else "", line.size)
        inset = _INSET if piece.look is Look.VALUE else 0.0
        page.set_xy(x + inset, top)
        page.cell(wide - 2 * inset, PITCH, piece.text)
        if inset:
            _dots(page, x, x + wide, top + PITCH - 3)
        x += wide + blank
    page.set_y(top + PITCH)


def _width(page: FPDF, piece: Piece, size: int) -> float:
    page.set_font(_FONT, "B" if piece.look is Look.BOLD else "", size)
    wide: float = page.get_string_width(piece.text)
    return wide + (2 * _INSET if piece.look is Look.VALUE else 0.0)


def _dots(page: FPDF, x0: float, x1: float, y: float) -> None:
    page.set_line_width(0.55)
    page.set_dash_pattern(0.55, 1.85)
    page.line(x0, y, x1, y)
    page.set_dash_pattern()


def _grid(page: FPDF, grid: Grid) -> None:
    page.set_line_width(0.6)
    for at, row in enumerate((grid.head, *grid.rows)):
        page.set_font(_FONT, "" if at else "B", SMALL)
        page.set_x(_LEFT)
        for column, cell in zip(COLUMNS_MM, row, strict=True):
            page.cell(column * _POINTS, PITCH, cell, border=1)
        page.ln(PITCH)


def _pair(page: FPDF, pair: Pair) -> None:
    top, width = page.get_y(), (_WIDTH - _GUTTER) / 2
    inset = _INSET if pair.framed else 0.0
    bottom = top + PITCH * max(len(pair.left), len(pair.right)) + 2 * inset
    for x, stack in ((_LEFT, pair.left), (_LEFT + width + _GUTTER, pair.right)):
        page.set_y(top + inset)
        for line in stack:
            _line(page, line, x + inset, width - 2 * inset)
        if pair.framed:
            page.set_line_width(0.6)
            page.rect(x, top, width, bottom - top)
    page.set_y(bottom)

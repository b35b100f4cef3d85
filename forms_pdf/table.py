"""Ruled tables whose header stands again on every page and whose rows are never split."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Align, Block, baseline
from forms_pdf.fonts import Style
from forms_pdf.page import LEFT, PITCH, SIZE, Sheet
from forms_pdf.paragraph import full_lines
from forms_pdf.rows import fitting_size
from forms_pdf.shaping import width

CELL_SIZE, SMALLEST_CELL_SIZE = 14.0, 12.0
_PADDING_X, _PADDING_Y = 4.0, 4.0
_HIGHEST = 18.0
"""Pitches: a row that would be higher, and could stand on no landscape page, goes on in further rows."""
_LOWER = 0.8  # marks over the consonants make Thai top-heavy: its optical centre is under its line box's


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: heading, width in points, and how its cells stand."""

    heading: str
    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class _Cell:
    left: float
    right: float
    lines: tuple[str, ...]
    size: float
    style: Style
    align: Align

    @property
    def line(self) -> float:
        """Height of one line, in pitches."""
        return self.size / SIZE

    def draw(self, sheet: Sheet, top: float, height: float, pitch: float) -> None:
        """Draw the cell's frame, and its lines in the middle of its height."""
        sheet.box(self.left, top - height, self.right - self.left, height)
        y = top - (height - len(self.lines) * self.line * pitch) / 2 - _LOWER
        for text in self.lines:
            sheet.text(self._place(text), baseline(y, self.line * pitch), text, self.size, self.style)
            y -= self.line * pitch

    def _place(self, text: str) -> float:
        if self.align is Align.LEFT:
            return self.left + _PADDING_X
        return (self.left + self.right - width(self.style, self.size, text)) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow(Block):
    """A ruled row."""

    cells: tuple[_Cell, ...]
    heads: bool = False
    """Whether it names the columns: a table begins."""
    refers_to: str = ""
    """The mark whose page the last cell tells; the page is known only when the whole document is set."""

    def put(self, sheet: Sheet, top: float, pitch: float) -> None:
        """Draw the row as a part of its table."""
        sheet.row(begins=self.heads)
        self.draw(sheet, top, pitch)

    def draw(self, sheet: Sheet, top: float, pitch: float) -> None:
        """Draw the cells, all as high as the highest."""
        *cells, last = self.cells
        if self.refers_to:
            last = replace(last, lines=(to_thai(sheet.page_of[self.refers_to]),))
        for cell in (*cells, last):
            sheet.cell(heads=self.heads)
            cell.draw(sheet, top, self.height(pitch), pitch)


def table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    lead: str,
    *,
    left: float = LEFT,
    size: float = CELL_SIZE,
    smallest: float = SMALLEST_CELL_SIZE,
    least_height: float = 0.0,
    refers_to: Iterable[str] = (),
) -> Iterator[TableRow]:
    """A header and one row for each of `rows`; `lead` with the row's first cell is what a page before it announces.

    A cell may hold line ends. A text too wide for its cell shrinks from `size` to `smallest`, then wraps. Rows are no
    lower than `least_height` points, for what is written in by hand. `refers_to` names for each row the mark whose page
    its last cell tells, or nothing.
    """
    headings = [column.heading for column in columns]
    header = replace(_row(_cells(columns, headings, left, Style.BOLD, size, size)), heads=True, keep_with_next=True)
    yield header
    for texts, mark in zip_longest(rows, refers_to, fillvalue=""):
        cells = _cells(columns, texts, left, Style.REGULAR, size, smallest)
        for number, part in enumerate(_parts(cells)):
            row = _row(part, least_height, lead=f"{lead} {texts[0]}", repeats=(header,))
            yield replace(row, refers_to=mark) if mark and number == 0 else row


def _row(
    cells: tuple[_Cell, ...],
    least_height: float = 0.0,
    lead: str = "",
    repeats: tuple[TableRow, ...] = (),
) -> TableRow:
    lines = max(len(cell.lines) * cell.line for cell in cells)
    extra = max(_PADDING_Y, least_height - lines * PITCH)
    return TableRow(cells=cells, lines=lines, extra=extra, lead=lead, repeats=repeats)


def _parts(cells: tuple[_Cell, ...]) -> Iterator[tuple[_Cell, ...]]:
    """The cells of one row, or of as many as it takes for each to stand on a page."""
    most = [int(_HIGHEST / cell.line) for cell in cells]
    count = max(math.ceil(len(cell.lines) / many) for cell, many in zip(cells, most, strict=True))
    if count == 1:
        yield cells
        return
    for at in range(count):
        shown = (cell.lines[at * many : (at + 1) * many] for cell, many in zip(cells, most, strict=True))
        yield tuple(replace(cell, lines=lines) for cell, lines in zip(cells, shown, strict=True))


def _cells(
    columns: Sequence[Column], texts: Sequence[str], left: float, style: Style, size: float, smallest: float
) -> tuple[_Cell, ...]:
    cells, x = [], left
    for column, text in zip(columns, texts, strict=True):
        lines, fitted = _fitted(text, column.width - 2 * _PADDING_X, style, size, smallest)
        align = Align.CENTRE if style is Style.BOLD else column.align
        cells.append(_Cell(x, x + column.width, lines, fitted, style, align))
        x += column.width
    return tuple(cells)


def _fitted(text: str, room: float, style: Style, size: float, smallest: float) -> tuple[tuple[str, ...], float]:
    parts = tuple(text.split("\n"))
    fitted = min(fitting_size(part, size, room, style=style, smallest=smallest) for part in parts)
    if all(width(style, fitted, part) <= room for part in parts):
        return parts, fitted
    return tuple(each for part in parts for each in full_lines(part, smallest, room, room, style)), smallest

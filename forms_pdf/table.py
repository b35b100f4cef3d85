"""Ruled tables whose header stands again on every page and whose rows are never split."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from forms_pdf.blocks import Align, Block, baseline
from forms_pdf.fonts import Style
from forms_pdf.page import LEFT, SIZE, Sheet
from forms_pdf.paragraph import full_lines
from forms_pdf.rows import fitting_size
from forms_pdf.shaping import width

CELL_SIZE, SMALLEST_CELL_SIZE = 14.0, 12.0
_PADDING_X, _PADDING_Y = 4.0, 4.0
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

    def draw(self, sheet: Sheet, top: float, pitch: float) -> None:
        """Draw the cells, all as high as the highest."""
        for cell in self.cells:
            cell.draw(sheet, top, self.height(pitch), pitch)


def table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    lead: str,
    *,
    size: float = CELL_SIZE,
    smallest: float = SMALLEST_CELL_SIZE,
) -> Iterator[TableRow]:
    """A header and one row for each of `rows`; `lead` with the row's first cell is what a page before it announces.

    A cell may hold line ends. A text too wide for its cell shrinks from `size` to `smallest`, then wraps.
    """
    header = _row(_cells(columns, [column.heading for column in columns], Style.BOLD, size, size), keep_with_next=True)
    yield header
    for texts in rows:
        cells = _cells(columns, texts, Style.REGULAR, size, smallest)
        yield _row(cells, lead=f"{lead} {texts[0]}", repeats=(header,))


def _row(
    cells: tuple[_Cell, ...], lead: str = "", repeats: tuple[TableRow, ...] = (), keep_with_next: bool = False
) -> TableRow:
    lines = max(len(cell.lines) * cell.line for cell in cells)
    return TableRow(
        cells=cells, lines=lines, extra=_PADDING_Y, lead=lead, repeats=repeats, keep_with_next=keep_with_next
    )


def _cells(
    columns: Sequence[Column], texts: Sequence[str], style: Style, size: float, smallest: float
) -> tuple[_Cell, ...]:
    cells, x = [], LEFT
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

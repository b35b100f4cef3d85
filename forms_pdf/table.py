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

CELL_SIZE = 14.0
_WRAPPED_SIZE = 12.5
_PADDING_X, _PADDING_Y = 4.0, 3.0


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
    def pitches(self) -> float:
        """Height of one line, in pitches."""
        return (CELL_SIZE if len(self.lines) == 1 else _WRAPPED_SIZE) / SIZE

    @property
    def lines_high(self) -> float:
        """Height of all lines, in pitches."""
        return len(self.lines) * self.pitches


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow(Block):
    """A ruled row."""

    cells: tuple[_Cell, ...]

    def draw(self, sheet: Sheet, top: float, pitch: float) -> None:
        """Draw the rules around the cells, and the cells' lines from the top, each cell centred in the row's height."""
        height = self.height(pitch)
        for cell in self.cells:
            sheet.box(cell.left, top - height, cell.right - cell.left, height)
            y = top - (height - cell.lines_high * pitch) / 2
            for text in cell.lines:
                sheet.text(_place(cell, text), baseline(y, cell.pitches * pitch), text, cell.size, cell.style)
                y -= cell.pitches * pitch


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]], lead: str) -> Iterator[TableRow]:
    """A header and one row for each of `rows`; `lead` with the row's first cell is what a page before it announces."""
    header = _row(columns, [column.heading for column in columns], Style.BOLD)
    made = [_row(columns, cells, Style.REGULAR, f"{lead} {cells[0]}", header) for cells in rows]
    yield header
    yield from made


def _row(
    columns: Sequence[Column], texts: Sequence[str], style: Style, lead: str = "", header: TableRow | None = None
) -> TableRow:
    cells, x = [], LEFT
    for column, text in zip(columns, texts, strict=True):
        cells.append(_cell(column, text, x, style))
        x += column.width
    return TableRow(
        cells=tuple(cells),
        lines=max(cell.lines_high for cell in cells),
        extra=_PADDING_Y,
        lead=lead,
        repeats=(header,) if header else (),
        keep_with_next=header is None,
    )


def _cell(column: Column, text: str, x: float, style: Style) -> _Cell:
    room = column.width - 2 * _PADDING_X
    align = column.align if style is Style.REGULAR else Align.CENTRE
    size = fitting_size(text, CELL_SIZE, room)
    lines: tuple[str, ...] = (text,)
    if width(style, size, text) > room:
        size, lines = _WRAPPED_SIZE, full_lines(text, _WRAPPED_SIZE, room, room, style)
    return _Cell(x, x + column.width, lines, size, style, align)


def _place(cell: _Cell, text: str) -> float:
    if cell.align is Align.LEFT:
        return cell.left + _PADDING_X
    return (cell.left + cell.right - width(cell.style, cell.size, text)) / 2

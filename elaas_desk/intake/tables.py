"""A table as a file holds it, before anybody knows what its columns mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from elaas_desk.errors import Problem, UserError
from elaas_desk.intake import bounds
from elaas_desk.intake.encodings import mistake_in
from elaas_desk.thai.text import normalise, normalise_lines

# Windows fonts of the nineties keep shifted Thai marks and footless letters in the private use area, and PDFs made
# with them name these: U+F700 to U+F71A in order.
_PRIVATE_USE: Final = dict(
    zip(range(0xF700, 0xF71B), "ฐ\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
        "ญ\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a", strict=True)
)  # fmt: skip

_PRIVATE = re.compile("[\uf700-\uf71a]")
_SAMPLE_ROWS: Final = 100
_DEEPEST_HEADING: Final = 4


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its number in the file, from 1, and its cells. Lines within a cell end with `\\n`."""

    number: int
    cells: tuple[str, ...]

    @property
    def said(self) -> list[str]:
        """The cells that hold something, each once where the same text stands in neighbours."""
        found: list[str] = []
        for cell in self.cells:
            if cell and cell not in found[-1:]:
                found.append(cell)
        return found

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Span:
    """Merged cells: numbers of the first and last row, from 1 as in `Row`, and column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of one sheet in order, without those that are blank at its end."""

    rows: tuple[Row, ...]
    sheet: str = ""
    across: Mapping[int, Sequence[Span]] = field(default_factory=dict)
    """By the number of a row, the cells in it that are merged across columns."""

    wrapped: bool = False
    """Whether lines within a cell come from too narrow a column, as in a PDF, not from whoever wrote it."""

    @property
    def width(self) -> int:
        """The number of columns, of which each row has all."""
        return len(self.rows[0].cells) if self.rows else 0


@dataclass(slots=True)
class TableBuilder:
    """Takes cells as a file gives them: cleaned, bounded, in rows of one width."""

    sheet: str = ""
    wrapped: bool = False
    _rows: list[Row] = field(default_factory=list)
    _spans: list[Span] = field(default_factory=list)
    _width: int = 0

    def add(self, number: int, cells: Iterable[str]) -> None:
        """One row. UserError REPORT_TOO_LARGE past the bound; a blank row is left out, its number is missing then."""
        kept = [tidy(cell if len(cell) <= bounds.CELL_CHARS else cell[: bounds.CELL_CHARS]) for cell in cells]
        del kept[bounds.COLUMNS :]
        while kept and not kept[-1]:
            kept.pop()
        if not kept:
            return
        if len(self._rows) >= bounds.ROWS:
            raise UserError(Problem.REPORT_TOO_LARGE)
        self._width = max(self._width, len(kept))
        self._rows.append(Row(number, tuple(kept)))

    def merge(self, span: Span) -> None:
        """Merged cells; whole rows and columns of nothing are left out of account."""
        if span.left < bounds.COLUMNS and len(self._spans) < bounds.ROWS:
            self._spans.append(replace(span, right=min(span.right, bounds.COLUMNS - 1)))

    @property
    def height(self) -> int:
        """The number of rows that are not blank."""
        return len(self._rows)

    def build(self) -> Table:
        """The table. What stands in merged cells stands in each of their rows, in the first column of them."""
        downward = [span for span in self._spans if span.bottom > span.top]
        rows = _filled_down(self._rows, downward) if downward else self._rows
        rows = _repaired(rows)
        width = self._width
        level = tuple(Row(row.number, row.cells + ("",) * (width - len(row.cells))) for row in rows)
        return Table(level, tidy(self.sheet), self._across(), self.wrapped)

    def _across(self) -> dict[int, list[Span]]:
        """No heading is deeper than a few rows, so that of cells merged further down the first are enough."""
        found: dict[int, list[Span]] = {}
        for span in self._spans:
            if span.right > span.left:
                for number in range(span.top, min(span.bottom, span.top + _DEEPEST_HEADING) + 1):
                    found.setdefault(number, []).append(span)
        return found


def _repaired(rows: list[Row]) -> list[Row]:
    """The rows as they were meant: old programs write Thai into a workbook as if it were Latin."""
    mistake = mistake_in("\n".join("\n".join(row.cells) for row in rows[:_SAMPLE_ROWS]))
    if mistake is None:
        return rows
    return [Row(row.number, tuple(tidy(mistake.undone(cell)) for cell in row.cells)) for row in rows]


def _filled_down(rows: Sequence[Row], spans: Iterable[Span]) -> list[Row]:
    by_number = {row.number: list(row.cells) for row in rows}
    for span in spans:
        first = by_number.get(span.top)
        if first is None or span.left >= len(first) or not first[span.left]:
            continue
        for number in range(span.top + 1, min(span.bottom, span.top + len(rows)) + 1):
            cells = by_number.get(number)
            if cells is not None:  # a row with nothing of its own stays blank
                cells.extend([""] * (span.left + 1 - len(cells)))
                cells[span.left] = cells[span.left] or first[span.left]
    return [Row(row.number, tuple(by_number[row.number])) for row in rows]


@lru_cache(maxsize=8192)
def tidy(text: str) -> str:
    """The text in its normal form, lines within it kept."""
    if _PRIVATE.search(text):
        text = text.translate(_PRIVATE_USE)
    return normalise_lines(text) if "\n" in text or "\r" in text else normalise(text)


def one_line(text: str) -> str:
    """A cell on one line."""
    return " ".join(text.split()) if "\n" in text else text


_THAI_EDGE = re.compile(r"(?<=[\u0e01-\u0e4e])(?<!\bณ)\n(?=[\u0e01-\u0e4e])")


def unwrapped(text: str) -> str:
    """A cell that a narrow column broke into lines, on one line: no blank between Thai and Thai but where one was seen.

    Such a blank stands there as an empty line.
    """
    return one_line(_THAI_EDGE.sub("", text)) if "\n" in text else text


def number_text(value: float) -> str:
    """A number of a spreadsheet as it is shown: 12.0 is 12."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e18 else repr(value)

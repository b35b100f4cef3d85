"""From pages to one table: rows between ruling lines, or told apart by a column that each row fills."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from elaas_desk.intake import contents, labels
from elaas_desk.intake.labels import Meaning
from elaas_desk.intake.pdf_lines import Line, column_of, lines_of, merged_places, ruled_columns, said, white_columns
from elaas_desk.intake.pdf_pages import Page, Piece, Rule
from elaas_desk.intake.pdf_rows import Cells, Form, form_of, rows_of
from elaas_desk.intake.tables import Span, Table, TableBuilder

_NEAR: Final = 3.0
_RULED_SHARE: Final = 0.6
_PURE_RULE: Final = frozenset("-=_+|. ")


def table_of(pages: Sequence[Page]) -> Table:
    """The rows of all pages, one after the other."""
    ruled = ruled_columns(pages)
    lines = {place: lines_of(page.pieces) for place, page in enumerate(pages)}
    every = list(itertools.chain.from_iterable(lines.values()))
    width = max((page.width for page in pages), default=0)
    edges = ruled or white_columns(every, width)
    form = form_of(list(lines.values()), edges, _anchor(every, edges))
    taker = _Taker(form)
    for place, page in enumerate(pages):
        taker.take(page, lines[place])
    return taker.builder.build()


def _anchor(lines: Iterable[Line], edges: Sequence[float]) -> int:
    """The column that each row of the table fills on its first line or its middle: user names, or else numbers."""
    logins: dict[int, int] = {}
    numbers: dict[int, int] = {}
    for line in lines:
        for column, text in line.cells(edges).items():
            if labels.exactly(text):
                meant = labels.exactly(text)
                logins[column] = logins.get(column, 0) + 2 * (meant.get(Meaning.USERNAME, 0) > 2)
            elif contents.is_number(text):
                numbers[column] = numbers.get(column, 0) + 1
            elif contents.is_login(text):
                logins[column] = logins.get(column, 0) + 1
    best = max(logins, key=lambda column: logins[column], default=0)
    return best if logins.get(best) else max(numbers, key=lambda column: numbers[column], default=0)


@dataclass(slots=True)
class _Taker:
    """Takes page after page."""

    form: Form
    builder: TableBuilder = field(default_factory=lambda: TableBuilder(wrapped=True))
    _number: int = 0

    def take(self, page: Page, lines: Sequence[Line]) -> None:
        """The rows of one page, from the top."""
        lines = [line for line in lines if not set(line.text) <= _PURE_RULE]
        bands = _bands(page)
        anchors = sum(1 for line in lines if self.form.is_anchor(line.cells(self._edges)))
        within = [line for line in lines if bands and bands[0] < line.middle < bands[-1]]
        ruled = bool(within) and len(bands) - 1 >= _RULED_SHARE * anchors and anchors > 0
        if not ruled:
            self._take_loose(lines)
            return
        self._take_loose([line for line in lines if line.middle <= bands[0]])
        self._take_ruled(page, bands, within)
        self._take_loose([line for line in lines if line.middle >= bands[-1]])

    @property
    def _edges(self) -> Sequence[float]:
        return self.form.edges

    def _take_loose(self, lines: Sequence[Line]) -> None:
        for cells in rows_of(lines, self.form):
            self._add(cells)

    def _add(self, cells: Cells) -> None:
        self._number += 1
        self.builder.add(self._number, self.form.row(cells))

    # between ruling lines

    def _take_ruled(self, page: Page, bands: Sequence[float], lines: Sequence[Line]) -> None:
        pieces = [piece for line in lines for piece in line.pieces]
        grid = [
            [piece for piece in pieces if top < piece.middle <= bottom] for top, bottom in itertools.pairwise(bands)
        ]
        kept = [place for place, inside in enumerate(grid) if inside]
        numbers = {place: self._number + 1 + row for row, place in enumerate(kept)}
        cells = [dict(self._cells_of(grid[place], page, bands, place)) for place in kept]
        for column in range(len(self._edges) - 1):
            self._join_down(column, page, bands, kept, cells, numbers)
        for found in cells:
            self._add(found)

    def _cells_of(self, pieces: Sequence[Piece], page: Page, bands: Sequence[float], band: int) -> dict[int, str]:
        """The text of each cell of a row; cells with no line between them are one."""
        starts = self._starts(page, (bands[band] + bands[band + 1]) / 2)
        found: dict[int, list[Piece]] = {}
        for piece in pieces:
            found.setdefault(starts[column_of(piece, self._edges)], []).append(piece)
        return {column: "\n".join(said(line.pieces) for line in lines_of(inside)) for column, inside in found.items()}

    def _starts(self, page: Page, middle: float) -> list[int]:
        """For each column the first of those that it is merged with at this height; none is where no line is drawn."""
        drawn = [_is_drawn(page.down, edge, middle) for edge in self._edges]
        starts = list(range(len(self._edges) - 1))
        if any(drawn[1:-1]):
            for column in range(1, len(starts)):
                if not drawn[column]:
                    starts[column] = starts[column - 1]
        return starts

    def _join_down(
        self,
        column: int,
        page: Page,
        bands: Sequence[float],
        kept: Sequence[int],
        cells: Sequence[dict[int, str]],
        numbers: Mapping[int, int],
    ) -> None:
        """Cells of neighbouring rows with no line between them are one, whose text stands somewhere in it."""
        middle = (self._edges[column] + self._edges[column + 1]) / 2
        top = 0
        for row in range(1, len(kept) + 1):
            if row < len(kept) and not _is_drawn(page.across, bands[kept[row]], middle):
                continue
            if row - top > 1:
                text = "\n".join(cells[each].pop(column) for each in range(top, row) if column in cells[each])
                if text:
                    cells[top][column] = text
                    self.builder.merge(Span(numbers[kept[top]], column, numbers[kept[row - 1]], column))
            top = row


def _bands(page: Page) -> list[float]:
    """The heights of the lines across the page."""
    return merged_places(page.across)


def _is_drawn(rules: Iterable[Rule], at: float, middle: float) -> bool:
    """Whether a line is drawn at this place that crosses the middle of a cell."""
    return any(abs(rule.at - at) <= _NEAR and rule.start - 1 <= middle <= rule.end + 1 for rule in rules)

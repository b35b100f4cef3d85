"""The rows of a table between ruling lines, with the cells that no line parts taken as one."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from elaas_desk.intake.pdf_lines import Line, column_of, lines_of, merged_places, said
from elaas_desk.intake.pdf_pages import Page, Rule
from elaas_desk.intake.pdf_rows import Cells, Form, places_of_rows
from elaas_desk.intake.pdf_text import Piece
from elaas_desk.intake.tables import Span

_NEAR: Final = 3.0
_RULED_SHARE: Final = 0.6
_AS_FULL: Final = 0.6


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table of a page: the heights at which its rows part, and the lines of text between the first and the last."""

    page: Page
    form: Form
    edges: tuple[float, ...]
    unruled: frozenset[float]  # those of the edges where no line is drawn, though rows part
    lines: tuple[Line, ...]

    def rows(self, number: int) -> tuple[list[Cells], list[Span]]:
        """The rows, and what is merged in them; the first row has this number."""
        bands = list(itertools.pairwise(self.edges))
        pieces = [piece for line in self.lines for piece in line.pieces]
        inside = [[piece for piece in pieces if top < piece.middle <= bottom] for top, bottom in bands]
        kept = [place for place, found in enumerate(inside) if found]
        cells = [self._cells(inside[place], sum(bands[place]) / 2) for place in kept]
        tops = [self.edges[place] for place in kept]
        spans = [
            span for column in range(len(self.form.edges) - 1) for span in self._join_down(column, tops, cells, number)
        ]
        return list(cells), spans

    def _cells(self, pieces: Sequence[Piece], middle: float) -> dict[int, str]:
        starts = self._starts(middle)
        found: dict[int, list[Piece]] = {}
        for piece in pieces:
            found.setdefault(starts[column_of(piece, self.form.edges)], []).append(piece)
        return {column: "\n".join(said(line.pieces) for line in lines_of(held)) for column, held in found.items()}

    def _starts(self, middle: float) -> list[int]:
        """For each column the first of those that it is merged with at this height; none is where no line is drawn."""
        drawn = [_is_drawn(self.page.down, edge, middle) for edge in self.form.edges]
        starts = list(range(len(drawn) - 1))
        if any(drawn[1:-1]):
            for column in range(1, len(starts)):
                if not drawn[column]:
                    starts[column] = starts[column - 1]
        return starts

    def _join_down(
        self, column: int, tops: Sequence[float], cells: Sequence[dict[int, str]], number: int
    ) -> Iterable[Span]:
        """Cells of neighbouring rows with no line between them are one, whose text stands somewhere in it."""
        middle = (self.form.edges[column] + self.form.edges[column + 1]) / 2
        first = 0
        for row in range(1, len(tops) + 1):
            if row < len(tops) and not self._parts(tops[row], middle):
                continue
            texts = [cells[each].pop(column) for each in range(first, row) if row - first > 1 and column in cells[each]]
            if texts:
                cells[first][column] = "\n".join(texts)
                yield Span(number + first, column, number + row - 1, column)
            first = row

    def _parts(self, top: float, middle: float) -> bool:
        return top in self.unruled or _is_drawn(self.page.across, top, middle)


def ruled_table(page: Page, form: Form, lines: Sequence[Line]) -> Ruled | None:
    """The table that the lines across a page rule; None where most rows have none between them."""
    edges = merged_places(page.across)
    anchors = sum(1 for line in lines if form.is_anchor(line.cells(form.edges)))
    within = tuple(line for line in lines if edges and edges[0] < line.middle < edges[-1])
    if not within or not anchors or len(edges) - 1 < _RULED_SHARE * anchors:
        return None
    unruled = frozenset(_unruled(edges, within, form))
    return Ruled(page, form, tuple(sorted({*edges, *unruled})), unruled, within)


def _unruled(edges: Sequence[float], lines: Sequence[Line], form: Form) -> Iterable[float]:
    """Where rows part between two neighbouring lines across, as where every other row is shaded."""
    for top, bottom in itertools.pairwise(edges):
        inside = [line for line in lines if top < line.middle <= bottom]
        if _full_rows(inside, form) < 2:
            continue
        for upper, lower in itertools.pairwise(places_of_rows(inside, form)):
            yield (inside[upper[-1]].base + inside[lower[0]].middle) / 2


def _full_rows(lines: Sequence[Line], form: Form) -> int:
    """How many lines hold a user name and most other cells: what goes on in a cell has few."""
    cells = [line.cells(form.edges) for line in lines]
    most = max(map(len, cells), default=0)
    return sum(1 for each in cells if form.is_anchor(each) and len(each) >= _AS_FULL * most)


def _is_drawn(rules: Iterable[Rule], at: float, middle: float) -> bool:
    """Whether a line is drawn at this place that crosses the middle of a cell."""
    return any(abs(rule.at - at) <= _NEAR and rule.start - 1 <= middle <= rule.end + 1 for rule in rules)

"""From pages to one table: rows between ruling lines, or told apart by a column that each row fills."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from elaas_desk.intake import contents, labels
from elaas_desk.intake.labels import Meaning
from elaas_desk.intake.pdf_lines import Line, lines_of, ruled_columns, white_columns
from elaas_desk.intake.pdf_pages import Page
from elaas_desk.intake.pdf_rows import Cells, Form, form_of, rows_of
from elaas_desk.intake.pdf_ruled import ruled_table
from elaas_desk.intake.tables import Table, TableBuilder

_PURE_RULE: Final = frozenset("-=_+|. ")


def table_of(pages: Sequence[Page]) -> Table:
    """The rows of all pages, one after the other."""
    lines = {place: lines_of(page.pieces) for place, page in enumerate(pages)}
    every = list(itertools.chain.from_iterable(lines.values()))
    width = max((page.width for page in pages), default=0)
    edges = ruled_columns(pages, every) or white_columns(every, width)
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
        ruled = ruled_table(page, self.form, lines)
        if ruled is None:
            self._add(rows_of(lines, self.form))
            return
        self._add(rows_of([line for line in lines if line.middle <= ruled.edges[0]], self.form))
        rows, spans = ruled.rows(self._number + 1)
        for span in spans:
            self.builder.merge(span)
        self._add(rows)
        self._add(rows_of([line for line in lines if line.middle >= ruled.edges[-1]], self.form))

    def _add(self, rows: Iterable[Cells]) -> None:
        for cells in rows:
            self._number += 1
            self.builder.add(self._number, self.form.row(cells))

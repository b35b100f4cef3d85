"""Tables as text: cells parted by comma, semicolon, tab or bar, in any encoding that `encodings` tells."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from elaas_desk.errors import Problem, UserError
from elaas_desk.intake.headers import find_header
from elaas_desk.intake.tables import Table, TableBuilder

_DELIMITERS: Final = (",", ";", "\t", "|")
_SAMPLE_CHARS: Final = 100_000
_SAMPLE_RECORDS: Final = 200
_MOST_LINES_IN_A_CELL: Final = 40
"""A cell of more lines is a quotation mark that nothing closes."""

_NAMED_DELIMITER = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)

Record = list[str]


def read(text: str) -> list[Table]:
    """The one table of a text file. UserError REPORT_UNREADABLE, REPORT_TOO_LARGE."""
    named = _NAMED_DELIMITER.match(text)
    try:
        found = _Dialect(named[1], quotes=True) if named else _dialect(text)
        table = _table(text, found, skip=1 if named else 0)
        if found.quotes and _is_swallowed(table):
            table = _table(text, _Dialect(found.delimiter, quotes=False), skip=0)
    except csv.Error:
        raise UserError(Problem.REPORT_UNREADABLE) from None
    return [table]


@dataclass(frozen=True, slots=True)
class _Dialect:
    """What parts the cells, and whether quotation marks hold them together."""

    delimiter: str
    quotes: bool

    def records(self, text: str) -> Iterator[Record]:
        lines = io.StringIO(text, newline="")
        if not self.quotes:
            return csv.reader(lines, delimiter=self.delimiter, quoting=csv.QUOTE_NONE)
        return csv.reader(lines, delimiter=self.delimiter, skipinitialspace=self.delimiter != "\t")


def _table(text: str, dialect: _Dialect, skip: int) -> Table:
    builder = TableBuilder()
    for number, record in enumerate(dialect.records(text), start=1):
        if number > skip:
            builder.add(number, (_plain(cell, quotes=dialect.quotes) for cell in record))
    return builder.build()


def _is_swallowed(table: Table) -> bool:
    """Whether a lone quotation mark took the rows after it into one cell."""
    return any(cell.count("\n") > _MOST_LINES_IN_A_CELL for row in table.rows for cell in row.cells)


def _plain(cell: str, *, quotes: bool) -> str:
    """What a spreadsheet would show of a cell that was written so that digits stay text."""
    if not quotes:
        return cell.strip('"')
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') else cell


def _dialect(text: str) -> _Dialect:
    """The one that gives a table with a header, or else the most even rows."""
    sample = text[:_SAMPLE_CHARS]
    possible = [_Dialect(delimiter, quotes) for quotes in (True, False) for delimiter in _DELIMITERS]
    return max(possible, key=lambda dialect: _fitness(sample, dialect))


def _fitness(sample: str, dialect: _Dialect) -> tuple[float, int]:
    try:
        records = list(itertools.islice(dialect.records(sample), _SAMPLE_RECORDS))
    except csv.Error:
        return (-1.0, 0)
    builder = TableBuilder()
    for number, record in enumerate(records, start=1):
        builder.add(number, record)
    header = find_header(builder.build())
    widths = Counter(len(record) for record in records if len(record) > 1)
    even = max((width * count for width, count in widths.items()), default=0)
    return (header.score if header else 0.0, even)

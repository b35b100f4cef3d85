"""Finding the heading of a table: one to three rows, with merged cells, under any number of title lines."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from elaas_desk.intake import labels
from elaas_desk.intake.contents import has_title, is_login, is_number
from elaas_desk.intake.labels import TELLING, Meaning, Weights
from elaas_desk.intake.tables import Row, Table, one_line

_DEEPEST: Final = 3
_LOOK_AT: Final = 400
_DEEPER_MUST_GAIN: Final = 0.4
_LEAST_SCORE: Final = 2.5
_GOOD_SHARE: Final = 0.7
_CARRIES_VALUE = re.compile(r".*[:：]\s*\S")
_COLUMN_NUMBER = re.compile(r"[(\[]?([0-9๐-๙]{1,2})[)\].]?")


@dataclass(frozen=True, slots=True)
class Header:
    """The heading of a table."""

    first: int  # place in `Table.rows`
    height: int
    labels: tuple[str, ...]  # of each column, all its rows together
    weights: tuple[Weights, ...]
    score: float
    stretched: frozenset[int] = frozenset()  # columns under a merged cell that began further left

    @property
    def places(self) -> range:
        """The places of its rows in `Table.rows`."""
        return range(self.first, self.first + self.height)

    @property
    def body(self) -> int:
        """The place of the first row beneath it."""
        return self.first + self.height

    @property
    def layout(self) -> str:
        """SHA-256 of its words: the same for each report of this layout."""
        return fingerprint(self.labels)


def fingerprint(cells: Iterable[str]) -> str:
    """SHA-256 of the words of a heading; how they are spaced and punctuated is left out of account."""
    words = [labels.key(cell) for cell in cells]
    while words and not words[-1]:
        words.pop()
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()


def find_header(table: Table) -> Header | None:
    """The first good heading; None where no row is one. Title lines can look like a poor one."""
    found: list[Header] = []
    for place, row in enumerate(table.rows[:_LOOK_AT]):
        if might_be_header(row) and (header := header_at(table, place)) is not None:
            found.append(header)
    enough = _GOOD_SHARE * max((header.score for header in found), default=0.0)
    return next((header for header in found if header.score >= enough), None)


def might_be_header(row: Row) -> bool:
    """Whether two of its cells at least are known labels."""
    known = (cell for cell in row.said if labels.meanings(one_line(cell)))
    return len(list(itertools.islice(known, 2))) == 2


def header_at(table: Table, place: int) -> Header | None:
    """The heading that begins with this row, as many rows as it has; None where it is none."""
    best: Header | None = None
    for height in range(1, _DEEPEST + 1):
        rows = table.rows[place : place + height]
        if len(rows) < height or _is_data(rows[-1]):
            break
        found = _header(table, place, rows)
        if best is None or found.score > best.score + _DEEPER_MUST_GAIN:
            best = found
    if best is None or best.score < _LEAST_SCORE or _told(best) < 2:
        return None
    return _with_column_numbers(table, best)


def is_column_numbers(row: Row) -> bool:
    """Whether it numbers the columns, (1) (2) (3), as forms do under their heading."""
    numbers: list[int] = []
    for cell in filter(None, row.cells):
        found = _COLUMN_NUMBER.fullmatch(cell)
        if found is None or int(found[1]) != (numbers[-1] + 1 if numbers else 1):
            return False
        numbers.append(int(found[1]))
    return len(numbers) >= 3


def _with_column_numbers(table: Table, header: Header) -> Header:
    rows = table.rows[header.body : header.body + 1]
    if not rows or not is_column_numbers(rows[0]):
        return header
    return replace(header, height=header.height + 1)


def _told(header: Header) -> int:
    return len({meaning for weights in header.weights for meaning in weights if meaning in TELLING})


def _is_data(row: Row) -> bool:
    """Whether a cell holds what no heading does: a number, a user name with digits, a person with a title."""
    return any(_is_datum(cell) for cell in row.cells if cell)


def _is_datum(cell: str) -> bool:
    if labels.exactly(one_line(cell)):
        return False
    if is_number(cell):
        return True
    return (is_login(cell) and any(char.isdigit() or char in "._@" for char in cell)) or (
        has_title(cell) and len(cell) > 8
    )


def _header(table: Table, place: int, rows: Sequence[Row]) -> Header:
    above, stretched = _spread(table, rows)
    columns = [_column([line[column] for line in above]) for column in range(table.width)]
    weights = tuple(weights for _, weights in columns)
    said = tuple(words for words, _ in columns)
    return Header(place, len(rows), said, weights, _score(said, weights), stretched)


def _spread(table: Table, rows: Sequence[Row]) -> tuple[list[list[str]], frozenset[int]]:
    """The cells of the heading with what is merged across columns in each of them, and which columns got theirs so."""
    lines = [[one_line(cell) for cell in row.cells] for row in rows]
    stretched: set[int] = set()
    for line, row in zip(lines, rows, strict=True):
        for span in table.across.get(row.number, ()):
            for column in range(span.left + 1, min(span.right, table.width - 1) + 1):
                line[column] = line[column] or line[span.left]
                stretched.add(column)
    for upper, lower in itertools.pairwise(lines):
        for column in range(1, table.width):
            if not upper[column] and lower[column]:  # a file of text does not tell what was merged
                upper[column] = upper[column - 1]
    return lines, frozenset(stretched)


def _column(cells: Sequence[str]) -> tuple[str, Weights]:
    """The words of one column from top to bottom, and what they mean: all together, or the lowest that is known."""
    parts = [cell for cell, before in zip(cells, ("", *cells), strict=False) if cell and cell != before]
    if not parts:
        return "", {}
    whole = " ".join(parts)
    of_a_name = Meaning.NAME in labels.exactly(parts[0])
    turned = () if of_a_name else ("".join(reversed(parts)),)  # กลุ่มผู้ใช้งาน over รหัส and ชื่อ
    for words in ("".join(parts), *turned, *reversed(parts)):
        if found := labels.exactly(words):
            return whole, found
    for words in (*reversed(parts), "".join(parts)):
        if not _CARRIES_VALUE.match(words) and (found := labels.meanings(words)):
            return whole, found
    return whole, {}


def _score(said: Sequence[str], weights: Sequence[Weights]) -> float:
    """How sure it is that this is the heading: each meaning once, at its surest column."""
    pairs = sorted(
        ((weight, column, meaning) for column, each in enumerate(weights) for meaning, weight in each.items()),
        key=_surest_first,
    )
    meanings: set[Meaning] = set()
    columns: set[int] = set()
    score = 0.0
    for weight, column, meaning in pairs:
        if column not in columns and meaning not in meanings:
            columns.add(column)
            meanings.add(meaning)
            score += weight if meaning in TELLING else 0.25
    strange = sum(1 for words, each in zip(said, weights, strict=True) if words and not each)
    return score - 0.1 * strange


def _surest_first(pair: tuple[float, int, Meaning]) -> tuple[float, int]:
    weight, column, _ = pair
    return -weight, column

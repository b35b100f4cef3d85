"""Which column of a table means what: by its label, by what its cells hold, or as a person has put it right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from elaas_desk.domain.report import ReportColumn
from elaas_desk.intake import contents
from elaas_desk.intake.headers import Header
from elaas_desk.intake.labels import TELLING, Meaning
from elaas_desk.intake.tables import Row, one_line

_SAMPLE_ROWS: Final = 300
_CONTENT_COUNTS: Final = 2.0
"""So much more than a label's own weight can its cells add or take."""

_LOGINS_UNDER_GROUPS: Final = 0.4
_NAME_PARTS: Final = (Meaning.TITLE, Meaning.FIRST, Meaning.LAST)
_PUBLIC: Final[Mapping[Meaning, ReportColumn]] = {
    Meaning.USERNAME: ReportColumn.USERNAME,
    Meaning.NAME: ReportColumn.NAME,
    Meaning.TITLE: ReportColumn.NAME,
    Meaning.FIRST: ReportColumn.NAME,
    Meaning.LAST: ReportColumn.NAME,
    Meaning.GROUP: ReportColumn.GROUP,
    Meaning.POSITION: ReportColumn.POSITION,
    Meaning.UNIT: ReportColumn.UNIT,
    Meaning.STATUS: ReportColumn.STATUS,
}
_SURE: Final[Mapping[Meaning, float]] = {
    Meaning.USERNAME: 0.75,
    Meaning.NAME: 0.6,
    Meaning.STATUS: 0.8,
    Meaning.POSITION: 0.6,
    Meaning.UNIT: 0.6,
    Meaning.GROUP: 0.6,
}
"""How well cells must suit a meaning where no label says it, in the order in which meanings are given out."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table by their meaning."""

    username: int | None
    names: tuple[int, ...]  # their cells, one after the other, are the name
    others: Mapping[ReportColumn, int]

    def means(self, column: int) -> ReportColumn | None:
        """What a column means; None for one that says nothing of a user."""
        if column == self.username:
            return ReportColumn.USERNAME
        if column in self.names:
            return ReportColumn.NAME
        return next((meaning for meaning, place in self.others.items() if place == column), None)

    def place(self, meaning: ReportColumn) -> int | None:
        """The column of a meaning that only one has."""
        return self.others.get(meaning)


def as_corrected(correction: Mapping[int, ReportColumn], header: Header | None, width: int) -> Columns:
    """The columns as a person has named them; those that are not named mean nothing."""
    places = sorted(place for place in correction if 0 <= place < width)
    of: dict[ReportColumn, list[int]] = {meaning: [] for meaning in ReportColumn}
    for place in places:
        of[correction[place]].append(place)
    usernames, names = of.pop(ReportColumn.USERNAME), of.pop(ReportColumn.NAME)
    others = {meaning: found[0] for meaning, found in of.items() if found}
    return Columns(usernames[0] if usernames else None, tuple(_in_order_of_a_name(names, header)), others)


def _in_order_of_a_name(columns: Sequence[int], header: Header | None) -> list[int]:
    """Title, first and last name, where the labels tell; else as they stand."""
    if header is None:
        return list(columns)
    rank = {column: _rank(header, column) for column in columns}
    return sorted(columns, key=rank.__getitem__)


def _rank(header: Header, column: int) -> int:
    weights = header.weights[column] if column < len(header.weights) else {}
    return next((rank for rank, part in enumerate(_NAME_PARTS) if weights.get(part, 0) > 2), 1)


def by_label(header: Header, body: Iterable[Row]) -> Columns:
    """The columns as their labels say; where a label has two meanings, what the cells hold decides."""
    values = _values(body, len(header.labels))
    chosen = _assigned(header, values)
    if Meaning.USERNAME not in chosen:
        free = [column for column, words in enumerate(header.weights) if not words]
        chosen |= _by_content(values, free, (Meaning.USERNAME,)) or _under_their_groups(chosen, values)
    return _columns(chosen, _name_columns(chosen, header, values))


def _under_their_groups(chosen: dict[Meaning, int], values: Sequence[Sequence[str]]) -> dict[Meaning, int]:
    """The one column in which user names stand under the names of their groups."""
    group = chosen.get(Meaning.GROUP)
    if group is None:
        return {}
    logins = [value for value in values[group] if contents.is_login(value) and not contents.is_number(value)]
    if not logins or len(logins) < _LOGINS_UNDER_GROUPS * len(values[group]):
        return {}
    del chosen[Meaning.GROUP]
    return {Meaning.USERNAME: group}


def by_content(body: Iterable[Row], width: int) -> Columns | None:
    """The columns of a table without a heading; None unless user names and persons are plain to see."""
    rows = list(body)
    values = _values(rows, width)
    chosen = _by_content(values, range(width), tuple(_SURE))
    if not {Meaning.USERNAME, Meaning.NAME} <= chosen.keys() or len(values[chosen[Meaning.USERNAME]]) < 2:
        return None
    people = values[chosen[Meaning.NAME]]
    if sum(map(contents.has_title, people)) * 2 < len(people):  # a code and two words can be anything
        return None
    return _columns(chosen, (chosen[Meaning.NAME],))


def _columns(chosen: Mapping[Meaning, int], names: tuple[int, ...]) -> Columns:
    named = {Meaning.USERNAME, Meaning.NAME, *_NAME_PARTS}
    others = {_PUBLIC[meaning]: place for meaning, place in chosen.items() if meaning in TELLING - named}
    return Columns(chosen.get(Meaning.USERNAME), names, others)


def _values(body: Iterable[Row], width: int) -> list[list[str]]:
    """What stands in each column of the first rows that are no headings of groups."""
    values: list[list[str]] = [[] for _ in range(width)]
    seen = 0
    for row in body:
        if len(row.said) < 2:
            continue
        for column, cell in enumerate(row.cells[:width]):
            if cell:
                values[column].append(one_line(cell))
        seen += 1
        if seen == _SAMPLE_ROWS:
            break
    return values


def _assigned(header: Header, values: Sequence[Sequence[str]]) -> dict[Meaning, int]:
    rated = [
        (weight + _CONTENT_COUNTS * contents.fit(meaning, values[column]), -column, meaning)
        for column, weights in enumerate(header.weights)
        for meaning, weight in weights.items()
        if meaning in TELLING
    ]
    chosen: dict[Meaning, int] = {}
    for rating, column, meaning in sorted(rated, reverse=True):
        if rating > 0 and meaning not in chosen and -column not in chosen.values():
            chosen[meaning] = -column
    return chosen


def _by_content(values: Sequence[Sequence[str]], free: Iterable[int], wanted: Sequence[Meaning]) -> dict[Meaning, int]:
    chosen: dict[Meaning, int] = {}
    left = [column for column in free if len(values[column]) >= 2]
    for meaning in wanted:
        fits = [(contents.fit(meaning, values[column]), -column) for column in left]
        best, column = max(fits, default=(0.0, 0))
        if best >= _SURE[meaning]:
            chosen[meaning] = -column
            left.remove(-column)
    return chosen


def _name_columns(chosen: Mapping[Meaning, int], header: Header, values: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The columns that make the name: one for all of it, or its parts."""
    title, first, last = (chosen.get(part) for part in _NAME_PARTS)
    whole = chosen.get(Meaning.NAME)
    if whole is None or (first is not None and last is not None and not _is_full(values[whole])):
        parts = (title, whole if first is None else first, last)
        return tuple(part for part in parts if part is not None)
    beside = _under_the_same_heading(whole, header, values)
    if title is not None and not any(map(contents.has_title, values[whole])):
        return (title, whole, *beside) if last is None or beside else (title, whole, last)
    if last is not None and not _is_full(values[whole]):
        return (whole, last)
    return (whole, *beside)


def _is_full(values: Sequence[str]) -> bool:
    """Whether most cells hold more than one word, as a first and a last name do."""
    return sum(" " in value for value in values) * 2 > len(values)


def _under_the_same_heading(whole: int, header: Header, values: Sequence[Sequence[str]]) -> list[int]:
    """Columns to the right that the heading of the name spans: title, first and last name in cells of their own."""
    found = []
    for column in range(whole + 1, min(whole + 3, len(header.labels))):
        spanned = column in header.stretched and header.labels[column] == header.labels[whole]
        words = contents.fit(Meaning.LAST, values[column]) > 0
        nameless = words and not header.labels[column] and not _is_full(values[whole])
        if not (spanned or nameless) or len(values[column]) * 2 < len(values[whole]):
            break
        found.append(column)
    return found

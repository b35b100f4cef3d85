"""From the rows of a table to users in groups, and a remark on every row that is none."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Final

from elaas_desk.domain.report import ReportColumn, ReportRow, SkippedRow
from elaas_desk.intake import contents, groups, headers, remarks
from elaas_desk.intake.columns import Columns, by_label
from elaas_desk.intake.headers import Header
from elaas_desk.intake.labels import exactly
from elaas_desk.intake.tables import Row, Table, one_line, unwrapped
from elaas_desk.thai import names
from elaas_desk.thai.names import FullName, NameProblem

_NOTHING: Final = frozenset({"-", "–", "—", "ไม่มี", "n/a", "N/A", "null", "NULL"})
_DIGIT = re.compile("[0-9]")  # no label of a column has one
_LONGEST_HEADING: Final = 120
_MOST_BLANKS_ONE_BY_ONE: Final = 20
_SAMPLE_ROWS: Final = 300
_MOST_BETWEEN_PAGES: Final = 8
_STRICT_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Found:
    """What a table held."""

    rows: tuple[ReportRow, ...]
    skipped: tuple[SkippedRow, ...]
    header: tuple[int, ...]  # numbers of the rows of its first heading


Seen = dict[tuple[str, str], str]
"""Each user in a group that was told, with the remark on who tells it again."""


def users_of(
    table: Table, header: Header | None, columns: Columns, seen: Seen, *, group: str = "", corrected: bool = False
) -> Found:
    """Read the users of a table whose columns are known.

    `seen` goes from one sheet to the next; `group` is that of users for whom the table tells none; `corrected` columns
    hold for every heading in it.
    """
    lines = list(_lines(table, header, columns, corrected=corrected))
    walk = _Walk(table, lines, seen, _group=group)
    for place in range(len(lines)):
        walk.take(place)
    numbers = tuple(table.rows[place].number for place in header.places) if header else ()
    return Found(tuple(walk.users()), tuple(walk.skipped), numbers)


class _Kind(Enum):
    TITLE = auto()
    HEADER = auto()
    HEADER_AGAIN = auto()
    USER = auto()
    REST = auto()


@dataclass(frozen=True, slots=True)
class _Line:
    row: Row
    kind: _Kind
    columns: Columns

    def text(self, column: int | None) -> str:
        """What stands in a column; a dash is nothing."""
        cell = self.row.cells[column] if column is not None else ""
        return "" if cell in _NOTHING else cell

    @property
    def group_cell(self) -> str:
        return self.text(self.columns.place(ReportColumn.GROUP))

    @property
    def username(self) -> str:
        return "".join(self.text(self.columns.username).split("\n"))


def _lines(table: Table, header: Header | None, columns: Columns, *, corrected: bool) -> Iterator[_Line]:
    """Each row with its kind, and the columns that hold from the heading above it on."""
    first = header.first if header else 0
    repeated = {table.rows[place].cells for place in header.places} if header else set()
    heads = set(header.places) if header else set()
    until = 0
    strict = _is_strict(table.rows[first:], columns)
    for place, row in enumerate(table.rows):
        if place < first:
            yield _Line(row, _Kind.TITLE, columns)
        elif place in heads:
            yield _Line(row, _Kind.HEADER, columns)
        elif place < until or row.cells in repeated or headers.is_column_numbers(row):
            yield _Line(row, _Kind.HEADER_AGAIN, columns)
        elif _is_user(row, columns, strict=strict):
            yield _Line(row, _Kind.USER, columns)
        elif (other := headers.header_at(table, place) if headers.might_be_header(row) else None) is not None:
            until = other.body
            if not corrected:
                columns = _of_another(table, other, columns)
                strict = _is_strict(table.rows[other.body : other.body + _SAMPLE_ROWS], columns)
            yield _Line(row, _Kind.HEADER_AGAIN, columns)
        else:
            yield _Line(row, _Kind.REST, columns)


def _of_another(table: Table, header: Header, before: Columns) -> Columns:
    """The columns under a further heading; those before it where it does not tell the user name."""
    found = by_label(header, itertools.islice(table.rows, header.body, None))
    return before if found.username is None else found


def _is_user(row: Row, columns: Columns, *, strict: bool) -> bool:
    """Whether the row tells of a user: a user name, and a person beside it unless other cells tell enough.

    In a `strict` table user names are plain logins.
    """
    if columns.username is None:
        return False
    username = one_line(row.cells[columns.username])
    if not username or username in _NOTHING or (not _DIGIT.search(username) and exactly(username)):
        return False
    login = contents.is_login(username)
    if strict and not login:
        return False
    plain = login and not contents.is_number(username)
    beside = [one_line(row.cells[column]) for column in columns.names if row.cells[column]]
    named = bool(beside) and beside[0] != username
    if plain and named:
        return True
    text = " ".join(row.said)
    if remarks.is_total(text) or remarks.is_foot(text):
        return False
    return (named and (login or ":" not in username)) or (plain and len(row.said) > 1)


def _is_strict(rows: Sequence[Row], columns: Columns) -> bool:
    """Whether nearly all that stands in the column of user names looks like one."""
    if columns.username is None:
        return False
    cells = [one_line(cell) for row in rows[:_SAMPLE_ROWS] if (cell := row.cells[columns.username])]
    return sum(map(contents.is_login, cells)) >= _STRICT_SHARE * len(cells)


def _parsed(text: str) -> FullName | None:
    """The name taken apart; None where it is none."""
    try:
        return names.parse(text)
    except NameProblem:
        return None


@dataclass(slots=True)
class _Walk:
    """Goes down the lines and carries what holds from one to the next."""

    table: Table
    lines: Sequence[_Line]
    seen: Seen
    skipped: list[SkippedRow] = field(default_factory=list)
    _users: list[ReportRow] = field(default_factory=list)
    _units: list[str] = field(default_factory=list)  # of each user, the unit of the heading above
    _told: tuple[str, str, str, str, str] | None = None  # the last user, without the group
    _group: str = ""
    _unit: str = ""
    _known: frozenset[str] = frozenset()
    _split: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _unbroken: dict[int, set[str]] = field(default_factory=dict)
    _titles: frozenset[str] = frozenset()
    _groups_after: list[bool | None] = field(default_factory=list)  # None after the last user

    def __post_init__(self) -> None:
        users = [line for line in self.lines if line.kind is _Kind.USER]
        self._known = groups.alone({line.group_cell for line in users if line.group_cell})
        self._titles = frozenset(" ".join(line.row.said) for line in self.lines if line.kind is _Kind.TITLE)
        has_group: bool | None = None
        for line in reversed(self.lines):
            self._groups_after.append(has_group)
            has_group = bool(line.group_cell) if line.kind is _Kind.USER else has_group
        self._groups_after.reverse()
        if self.table.wrapped:
            for line in users:
                for column, cell in enumerate(line.row.cells):
                    if cell and "\n" not in cell:
                        self._unbroken.setdefault(column, set()).add(cell)

    def users(self) -> Iterator[ReportRow]:
        """The users; a unit that stands in headings is told where there are several."""
        several = len(set(filter(None, self._units))) > 1
        for user, unit in zip(self._users, self._units, strict=True):
            yield replace(user, unit=unit) if several and not user.unit else user

    def take(self, place: int) -> None:
        """Read one line."""
        line = self.lines[place]
        self._tell_blanks(place)
        if line.kind is _Kind.USER:
            self._take_user(line)
        elif line.kind is _Kind.HEADER:
            self._skip(line, remarks.HEADER)
        elif line.kind is _Kind.HEADER_AGAIN:
            self._skip(line, remarks.HEADER_AGAIN)
        elif why := self._remark(place):
            self._skip(line, why)

    def _tell_blanks(self, place: int) -> None:
        number = self.lines[place].row.number
        before = self.lines[place - 1].row.number if place else 0
        missing = number - before - 1
        if missing > _MOST_BLANKS_ONE_BY_ONE:
            self.skipped.append(SkippedRow(before + 1, remarks.blanks(missing), self.table.sheet))
        else:
            for blank in range(before + 1, number):
                self.skipped.append(SkippedRow(blank, remarks.BLANK, self.table.sheet))

    def _skip(self, line: _Line, why: str) -> None:
        self.skipped.append(SkippedRow(line.row.number, why, self.table.sheet))

    # a user

    def _take_user(self, line: _Line) -> None:
        self._group = line.group_cell or self._group
        told = (
            line.username,
            self._name(line),
            self._field(line, ReportColumn.POSITION),
            self._field(line, ReportColumn.UNIT),
            self._field(line, ReportColumn.STATUS),
        )
        self._add(line, told, self._groups(self._group) or ("",))

    def _add(self, line: _Line, told: tuple[str, str, str, str, str], named: Sequence[str]) -> None:
        self._told = told
        for group in named:
            key = (group.casefold(), told[0].casefold())
            if key in self.seen:
                self._skip(line, self.seen[key])
                continue
            self.seen[key] = remarks.again(line.row.number, self.table.sheet)
            self._users.append(ReportRow(group, *told))
            self._units.append(self._unit)

    def _groups(self, cell: str) -> tuple[str, ...]:
        found = self._split.get(cell)
        if found is None:
            found = groups.in_cell(cell, self._known, wrapped=self.table.wrapped) if cell else ()
            self._split[cell] = found
        return found

    def _name(self, line: _Line) -> str:
        cells = [cell for column in line.columns.names if (cell := line.text(column))]
        if self.table.wrapped and any("\n" in cell for cell in cells):
            whole = _parsed(" ".join(map(unwrapped, cells)))
            if whole is not None and whole.last:
                return whole.full
        text = " ".join(map(one_line, cells))
        name = _parsed(text)
        return text if name is None else name.full

    def _field(self, line: _Line, meaning: ReportColumn) -> str:
        column = line.columns.place(meaning)
        text = line.text(column)
        if "\n" not in text or not self.table.wrapped or column is None:
            return one_line(text)
        whole = one_line(text)
        return whole if whole in self._unbroken.get(column, ()) else unwrapped(text)

    # any other line

    def _remark(self, place: int) -> str:
        """What a line is that is no user, "" if it told one after all; what it says for those beneath is kept."""
        line = self.lines[place]
        said = line.row.said
        text = one_line(" ".join(said))
        named = groups.named_in(said)
        if named is not None:
            self._group = named or self._group
            return remarks.GROUP if named else remarks.TITLE
        if (unit := remarks.unit_named_in(text)) is not None:
            self._unit = unit
            return remarks.TITLE if line.kind is _Kind.TITLE else remarks.UNIT
        if line.kind is _Kind.TITLE:
            return self._remark_on_title(place, text)
        return self._remark_on_rest(place, text)

    def _remark_on_title(self, place: int, text: str) -> str:
        after = self._after(place)
        heads = after is not None and after.kind is _Kind.HEADER
        if heads and contents.begins_a_group(text) and not self._next_has_group(place):
            self._group = groups.bare(text)
            return remarks.GROUP
        return remarks.FOOT if remarks.is_foot(text) else remarks.TITLE

    def _remark_on_rest(self, place: int, text: str) -> str:
        line = self.lines[place]
        alone = bool(line.group_cell) and line.row.said == [line.group_cell]
        if alone and line.group_cell in self._known:
            return self._group_alone(place)
        if self._is_of_the_page(text):
            return remarks.TITLE if text in self._titles else remarks.FOOT
        if remarks.is_total(text):
            return remarks.TOTAL
        if alone:
            return self._group_alone(place)
        if (heading := self._heading(place)) is not None:
            return heading
        named = any(line.text(column) for column in line.columns.names)
        return remarks.NO_USERNAME if named else remarks.NO_USER

    def _group_alone(self, place: int) -> str:
        """A group and nothing else: the heading of users without one, or a further group of the user above."""
        line = self.lines[place]
        self._group = line.group_cell
        before = self.lines[place - 1] if place else line
        follows = before.kind is _Kind.USER or (before.kind is _Kind.REST and before.row.said == [before.group_cell])
        if not (follows and self._told and self._next_has_group(place, at_end=True)):
            return remarks.GROUP
        self._add(line, self._told, self._groups(line.group_cell))
        return ""

    def _heading(self, place: int) -> str | None:
        """The remark on a line that stands alone above the users whom it heads; None for any other."""
        line, after = self.lines[place], self._after(place)
        said = [cell for cell in line.row.said if not (groups.is_count(cell) or contents.is_number(cell))]
        if len(said) != 1 or len(said[0]) > _LONGEST_HEADING or after is None or after.kind is _Kind.REST:
            return None
        text = one_line(said[0])
        numbered = any(map(contents.is_number, line.row.said)) or after.kind is not _Kind.USER
        if contents.has_title(text) or (numbered and not contents.looks_like_group(text)):
            return None
        if self._next_has_group(place) or (contents.looks_like_unit(text) and not contents.looks_like_group(text)):
            self._unit = text
            return remarks.UNIT
        self._group = groups.bare(text)
        return remarks.GROUP

    def _after(self, place: int) -> _Line | None:
        """The next line of the table; what stands at the end and the beginning of pages does not come between."""
        for after in range(place + 1, min(place + 1 + _MOST_BETWEEN_PAGES, len(self.lines))):
            line = self.lines[after]
            if line.kind is not _Kind.REST or not self._is_of_the_page(" ".join(line.row.said)):
                return line
        return None

    def _is_of_the_page(self, text: str) -> bool:
        return text in self._titles or remarks.is_foot(text) or contents.is_number(text)

    def _next_has_group(self, place: int, *, at_end: bool = False) -> bool:
        """Whether the next user has a group of their own; `at_end` where there is none."""
        found = self._groups_after[place]
        return at_end if found is None else found

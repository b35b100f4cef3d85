"""What the rows of the first day's sheet, or of a New e-LAAS report, would enter, and what is wrong in which cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.days import DATE_PROBLEMS, day_of
from elaas_desk.domain.drafts import AccountDraft, DutyDraft, PersonDraft
from elaas_desk.domain.duty_rules import problems_of_duty
from elaas_desk.domain.first_day_sheet import SheetColumn, SheetRow
from elaas_desk.domain.offices import Unit, UnitKind
from elaas_desk.domain.people import Person, Post
from elaas_desk.domain.report import Report, ReportRow
from elaas_desk.domain.validation import problems_of_account, problems_of_person
from elaas_desk.domain.words import KNOWN_BY, POSTS
from elaas_desk.errors import FieldProblem, Problem
from elaas_desk.thai import names
from elaas_desk.thai.dates import DateProblem
from elaas_desk.thai.national_id import NationalIdProblem, check
from elaas_desk.thai.text import normalise

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Known:
    """What the register knows already."""

    today: date
    units: Mapping[int, Unit]
    people: Sequence[Person]
    taken_usernames: Mapping[str, str]  # user name and full name of whose it is
    with_account: frozenset[int]  # people with an open account


class Entry(StrEnum):
    """What accepting a row does."""

    NEW_PERSON = "new_person"
    ACCOUNT_ONLY = "account_only"  # the person is there, the account is not
    NOTHING = "nothing"  # all of it is there already


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row with what it would enter and what is wrong with it, by column."""

    row: SheetRow
    entry: Entry
    person: PersonDraft
    person_id: int | None = None
    account: AccountDraft | None = None
    groups: tuple[str, ...] = ()  # names, as typed
    duties: tuple[DutyDraft, ...] = ()
    problems: Mapping[SheetColumn, FieldProblem] = field(default_factory=dict)

    @property
    def id_missing(self) -> bool:
        """Whether the ID number is still to be found out; it does not stop the row."""
        return self.entry is Entry.NEW_PERSON and not self.person.national_id


def check_rows(rows: Iterable[SheetRow], known: Known) -> tuple[CheckedRow, ...]:
    """Each row by itself, then the rows against each other: an ID number or user name that stands twice."""
    checked = [_checked(row, known) for row in rows]
    numbers = _first_rows((each.row.number, _digits(each.row.cell(SheetColumn.NATIONAL_ID))) for each in checked)
    users = _first_rows((each.row.number, each.row.cell(SheetColumn.USERNAME).casefold()) for each in checked)
    return tuple(_against_others(each, numbers, users) for each in checked)


def rows_of_report(report: Report) -> tuple[SheetRow, ...]:
    """The users of a report as rows of the sheet, one for each user name, with all groups in one cell."""
    users: dict[str, list[ReportRow]] = {}
    for line in report.rows:
        users.setdefault(line.username.casefold(), []).append(line)
    return tuple(_of_user(number, lines) for number, lines in enumerate(users.values(), 1))


def _of_user(number: int, lines: Sequence[ReportRow]) -> SheetRow:
    first = lines[0]
    try:
        name = names.parse(first.name)
    except names.NameProblem:
        name = names.FullName("", "", "")
    cells = {
        SheetColumn.TITLE: name.title,
        SheetColumn.FIRST_NAME: name.first,
        SheetColumn.LAST_NAME: name.last,
        SheetColumn.POSITION: first.position,
        SheetColumn.UNIT: first.unit,
        SheetColumn.USERNAME: first.username,
        SheetColumn.GROUPS: "\n".join(dict.fromkeys(line.group for line in lines if line.group)),
    }
    return SheetRow(number, {column: text for column, text in cells.items() if text})


def _checked(row: SheetRow, known: Known) -> CheckedRow:
    reading = _Reading(row)
    unit = _unit(reading, known.units)
    present = _present(row, unit, known.people)
    person = _person(reading, unit)
    account = _account(reading, 0 if present is None else present.id)
    duties = _duties(reading)
    problems = dict(reading.problems)
    if present is None:
        others = {each.national_id: each.name.full for each in known.people}
        found = problems_of_person(
            person, today=known.today, units=known.units, taken_national_ids=others, id_required=False
        )
        _add(problems, found)
    if account is not None:
        _add(problems, _account_problems(account, present, known))
    for duty in duties:
        found = problems_of_duty(duty, today=known.today)
        # an empty first day is that of the order, whose own cell has the problem then
        _add(problems, (each for each in found if each.field != "starts_on" or row.cell(SheetColumn.STARTS_ON)))
    entry = _entry(present, account, known)
    return CheckedRow(
        row,
        entry,
        person,
        None if present is None else present.id,
        account if entry is not Entry.NOTHING else None,
        row.several(SheetColumn.GROUPS),
        duties if entry is Entry.NEW_PERSON else (),
        {} if entry is Entry.NOTHING else problems,
    )


def _entry(present: Person | None, account: AccountDraft | None, known: Known) -> Entry:
    if present is None:
        return Entry.NEW_PERSON
    return Entry.NOTHING if account is None or present.id in known.with_account else Entry.ACCOUNT_ONLY


def _account_problems(account: AccountDraft, present: Person | None, known: Known) -> tuple[FieldProblem, ...]:
    mine = present is not None and present.id in known.with_account
    if mine:
        return ()
    return problems_of_account(
        account, today=known.today, groups={}, taken_usernames=known.taken_usernames, has_open_account=False
    )


def _add(problems: dict[SheetColumn, FieldProblem], found: Iterable[FieldProblem]) -> None:
    for each in found:
        problems.setdefault(SheetColumn(each.field), each)


class _Reading:
    """Reads the cells of one row, and keeps what cannot be read."""

    def __init__(self, row: SheetRow) -> None:
        self.row = row
        self.problems: dict[SheetColumn, FieldProblem] = {}

    def text(self, column: SheetColumn) -> str:
        """What was typed there."""
        return self.row.cell(column)

    def day(self, column: SheetColumn) -> date | None:
        """The day; None for an empty cell, and for one that is no day."""
        text = self.text(column)
        if not text:
            return None
        try:
            return day_of(text)
        except DateProblem as problem:
            self.refuse(column, DATE_PROBLEMS[problem.reason], text=text)
            return None

    def choice(self, column: SheetColumn, words: Mapping[Key, str]) -> Key | None:
        """The one whose words were typed; None for an empty cell, and for words that nothing has."""
        text = self.text(column)
        found = next((key for key, each in words.items() if _same(each) == _same(text)), None)
        if text and found is None:
            self.refuse(column, Problem.NOT_A_CHOICE)
        return found

    def refuse(self, column: SheetColumn, problem: Problem, **values: str) -> None:
        """Say what is wrong with a cell; the first says it."""
        self.problems.setdefault(column, FieldProblem(column.value, problem, values))


def _unit(reading: _Reading, units: Mapping[int, Unit]) -> Unit | None:
    """The unit of that name or short name; the office itself where none is named."""
    if not reading.text(SheetColumn.UNIT):
        return next((unit for unit in units.values() if unit.kind is UnitKind.LAO), None)
    named = {unit.id: unit.name for unit in units.values()}
    short = {unit.id: unit.short_name for unit in units.values() if unit.short_name}
    text = _same(reading.text(SheetColumn.UNIT))
    of_short = next((units[unit_id] for unit_id, words in short.items() if _same(words) == text), None)
    if of_short is not None:
        return of_short
    found = reading.choice(SheetColumn.UNIT, named)
    return None if found is None else units[found]


def _person(reading: _Reading, unit: Unit | None) -> PersonDraft:
    post = reading.choice(SheetColumn.POST, POSTS)
    if post is None:
        below = unit is not None and unit.kind is UnitKind.SUBORDINATE
        post = Post.SUBUNIT_USER if below else Post.LAO_USER
    return PersonDraft(
        title=_title(reading.text(SheetColumn.TITLE)),
        first_name=reading.text(SheetColumn.FIRST_NAME),
        last_name=reading.text(SheetColumn.LAST_NAME),
        national_id=reading.text(SheetColumn.NATIONAL_ID),
        position=reading.text(SheetColumn.POSITION),
        level=reading.text(SheetColumn.LEVEL),
        unit_id=None if unit is None else unit.id,
        post=post,
        division=reading.text(SheetColumn.DIVISION),
        phone=reading.text(SheetColumn.PHONE),
        email=reading.text(SheetColumn.EMAIL),
        in_post_since=reading.day(SheetColumn.IN_POST_SINCE),
        appointed_by=reading.text(SheetColumn.APPOINTED_BY),
        appointed_on=reading.day(SheetColumn.APPOINTED_ON),
    )


def _title(text: str) -> str:
    """A title in full, also where it was typed short: น.ส. is นางสาว."""
    try:
        return names.parse(f"{text} ก").title or text
    except names.NameProblem:
        return text


def _account(reading: _Reading, person_id: int) -> AccountDraft | None:
    known_by = reading.choice(SheetColumn.PASSWORD_KNOWN_BY, KNOWN_BY)
    changed_on = reading.day(SheetColumn.PASSWORD_CHANGED_ON)
    opened_on = reading.day(SheetColumn.OPENED_ON)
    if not reading.text(SheetColumn.USERNAME):
        if reading.row.several(SheetColumn.GROUPS) or opened_on or changed_on:
            reading.refuse(SheetColumn.USERNAME, Problem.EMPTY)
        return None
    if changed_on is not None and known_by is None and SheetColumn.PASSWORD_KNOWN_BY not in reading.problems:
        known_by = KnownBy.TOLD  # the sheet itself tells it
    return AccountDraft(person_id, reading.text(SheetColumn.USERNAME), opened_on, changed_on, known_by)


def _duties(reading: _Reading) -> tuple[DutyDraft, ...]:
    order = DutyDraft(
        0,
        "",
        reading.text(SheetColumn.ORDER_NUMBER),
        reading.day(SheetColumn.ORDER_DATE),
        reading.day(SheetColumn.STARTS_ON),
    )
    if order.starts_on is None and SheetColumn.STARTS_ON not in reading.problems:
        order = replace(order, starts_on=order.order_date)
    return tuple(replace(order, duty_name=duty) for duty in reading.row.several(SheetColumn.DUTIES))


def _present(row: SheetRow, unit: Unit | None, people: Iterable[Person]) -> Person | None:
    """Who of the register the row speaks of: the same ID number; where none is typed, the same full name.

    Of several with one name it is the one of the unit.
    """
    digits = _digits(row.cell(SheetColumn.NATIONAL_ID))
    if digits:
        return next((each for each in people if each.national_id == digits), None)
    name = _same(f"{row.cell(SheetColumn.FIRST_NAME)} {row.cell(SheetColumn.LAST_NAME)}")
    same = [each for each in people if _same(each.name.without_title) == name]
    if len(same) > 1 and unit is not None:
        same = [each for each in same if each.unit_id == unit.id]
    return same[0] if len(same) == 1 else None


def _digits(text: str) -> str:
    try:
        return check(text)
    except NationalIdProblem:
        return ""


def _first_rows(values: Iterable[tuple[int, str]]) -> Mapping[str, int]:
    first: dict[str, int] = {}
    for number, value in values:
        if value:
            first.setdefault(value, number)
    return first


def _against_others(checked: CheckedRow, numbers: Mapping[str, int], users: Mapping[str, int]) -> CheckedRow:
    problems = dict(checked.problems)
    row = checked.row
    for column, first, value in (
        (SheetColumn.NATIONAL_ID, numbers, _digits(row.cell(SheetColumn.NATIONAL_ID))),
        (SheetColumn.USERNAME, users, row.cell(SheetColumn.USERNAME).casefold()),
    ):
        at = first.get(value, row.number)
        if value and at != row.number:
            twice = FieldProblem(column.value, Problem.ROW_TWICE, {"row": str(at)})
            problems.setdefault(column, twice)
    return replace(checked, problems=problems)


def _same(text: str) -> str:
    return "".join(normalise(text).split()).casefold()

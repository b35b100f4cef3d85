"""The first day: people and accounts from a sheet or a New e-LAAS report, shown first, then entered all at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from elaas_desk.changes import Changed
from elaas_desk.domain.accounts import Account, Membership, PrivilegeGroup
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import AccountDraft, DutyDraft
from elaas_desk.domain.fields import same_name
from elaas_desk.domain.first_day import CheckedRow, Entry, Known, check_rows, rows_of_report
from elaas_desk.domain.first_day_sheet import SheetRow, rows_of
from elaas_desk.domain.people import Duty, DutyAssignment
from elaas_desk.domain.report import Report
from elaas_desk.domain.validation import tidied
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, require
from elaas_desk.services.account_records import taken_usernames
from elaas_desk.services.person_records import person_of
from elaas_desk.services.service import Service
from elaas_desk.thai.collation import sort_key
from elaas_desk.thai.names import TITLES
from elaas_desk.thai.text import normalise

_TOUCHED = Changed.PEOPLE | Changed.ACCOUNTS | Changed.GROUPS | Changed.DUTIES | Changed.TASKS
_FROM_SHEET = "นำเข้าวันแรก"


@dataclass(frozen=True, slots=True)
class Checked:
    """Every row with its problems, and what accepting them would bring with it."""

    rows: tuple[CheckedRow, ...]
    new_groups: tuple[str, ...]  # names that the catalogue does not have yet, in Thai order

    @property
    def bad(self) -> int:
        """How many rows cannot be entered as they are."""
        return sum(bool(row.problems) for row in self.rows)


class FirstDay(Service):
    """Enters many people in one transaction, each in a unit that the actor may enter in.

    Groups of a new name enter the catalogue, which is the office's: who may not edit it may not bring any.
    """

    def template(self, actor: Actor) -> bytes:
        """The empty sheet (.xlsx) with the office's own units, groups and duties to choose from."""
        require(actor, Deed.ENTER)
        from elaas_desk.intake.template import TemplateLists, template

        today = self._today()
        with self._work(actor) as work:
            units, groups, duties = work.units.all(), work.groups.all(), work.duties.all()
        return template(
            TemplateLists(
                TITLES,
                [unit.short_name or unit.name for unit in units],
                sorted((group.name for group in groups if group.is_in_use(today)), key=sort_key),
                sorted((duty.name for duty in duties), key=sort_key),
            )
        )

    def check_tables(self, actor: Actor, tables: Sequence[Sequence[Sequence[str]]]) -> Checked:
        """The rows of a filled-in template, from the first of its tabs that has the headings.

        NO_HEADINGS where none has them, NOTHING_FILLED_IN where nobody stands beneath them.
        """
        require(actor, Deed.ENTER)
        rows = next((found for table in tables if (found := rows_of(table)) is not None), None)
        if rows is None:
            raise UserError(Problem.NO_HEADINGS)
        if not rows:
            raise UserError(Problem.NOTHING_FILLED_IN)
        return self.check(actor, rows)

    def check_report(self, actor: Actor, report: Report) -> Checked:
        """The users of a New e-LAAS report, one row each."""
        return self.check(actor, rows_of_report(report))

    def check(self, actor: Actor, rows: Iterable[SheetRow]) -> Checked:
        """What each row would enter, and what is wrong in which cell; nothing is kept."""
        with self._work(actor) as work:
            require(actor, Deed.ENTER)
            return self._checked(work, rows)

    def accept(self, actor: Actor, rows: Sequence[SheetRow]) -> Changed:
        """Enter the rows, all or none. NOTHING_CHOSEN; ROWS_WITH_PROBLEMS with `count` while one has a problem."""
        if not rows:
            raise UserError(Problem.NOTHING_CHOSEN)
        with self._work(actor) as work:
            checked = self._checked(work, rows)
            for row in checked.rows:
                require(actor, Deed.ENTER, _unit_of(work, row))
            if checked.bad:
                raise UserError(Problem.ROWS_WITH_PROBLEMS, count=str(checked.bad))
            if checked.new_groups:
                require(actor, Deed.EDIT_CATALOGUE)
            entering = _Entering(work, self._today())
            for row in checked.rows:
                entering.enter(row)
            work.audit.note("first_day_accepted", "people", f"{len(checked.rows)}")
            work.commit()
        return _TOUCHED

    def _checked(self, work: UnitOfWork, rows: Iterable[SheetRow]) -> Checked:
        checked = check_rows(rows, self._known(work))
        known = [group.name for group in work.groups.all() if group.is_in_use(self._today())]
        new: list[str] = []
        for name in (name for row in checked if row.account is not None for name in row.groups):
            if not any(same_name(name, each) for each in (*known, *new)):
                new.append(name)
        return Checked(checked, tuple(sorted(new, key=sort_key)))

    def _known(self, work: UnitOfWork) -> Known:
        today = self._today()
        return Known(
            today=today,
            units={unit.id: unit for unit in work.units.all()},
            people=work.people.all(),
            taken_usernames=taken_usernames(work, today),
            with_account=frozenset(each.person_id for each in work.accounts.all() if each.is_open(today)),
        )


def _unit_of(work: UnitOfWork, row: CheckedRow) -> int | None:
    return row.person.unit_id if row.person_id is None else work.people.get(row.person_id).unit_id


class _Entering:
    """Enters rows one after another; groups and duties of a new name enter the catalogue once."""

    def __init__(self, work: UnitOfWork, today: date) -> None:
        self._work, self._today = work, today
        self._groups = {_key(group.name): group.id for group in work.groups.all() if group.is_in_use(today)}
        self._duties = {_key(duty.name): duty.id for duty in work.duties.all()}

    def enter(self, row: CheckedRow) -> None:
        """The person, the account with its groups, and the duties, as far as they are not there."""
        if row.entry is Entry.NOTHING:
            return
        person_id = row.person_id
        if person_id is None:
            person_id = self._work.people.add(person_of(row.person))
        for duty in row.duties:
            self._assign(person_id, tidied(duty))
        if row.account is not None:
            self._open(tidied(replace(row.account, person_id=person_id)), row.groups)

    def _assign(self, person_id: int, draft: DutyDraft) -> None:
        if draft.order_date is None or draft.starts_on is None:
            raise ValueError("a duty that was found good has its days")
        duty_id = self._duties.get(_key(draft.duty_name))
        if duty_id is None:
            duty_id = self._duties[_key(draft.duty_name)] = self._work.duties.add(Duty(0, draft.duty_name))
        order = draft.order_number, draft.order_date, draft.starts_on
        self._work.assignments.add(DutyAssignment(0, person_id, duty_id, *order))

    def _open(self, draft: AccountDraft, groups: Sequence[str]) -> None:
        account = Account(
            0, draft.person_id, draft.username, draft.opened_on, draft.password_changed_on, draft.password_known_by
        )
        account_id = self._work.accounts.add(account)
        since = draft.opened_on or self._today
        for group_id in dict.fromkeys(self._group(name) for name in groups):
            self._work.memberships.add(Membership(0, account_id, group_id, since, why=_FROM_SHEET))

    def _group(self, name: str) -> int:
        found = self._groups.get(_key(name))
        if found is None:
            found = self._groups[_key(name)] = self._work.groups.add(PrivilegeGroup(0, name))
        return found


def _key(name: str) -> str:
    return normalise(name).casefold()

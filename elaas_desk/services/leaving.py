"""Leaving the duty (circular 4.2): recorded, taken back when it was wrong, over when somebody comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import ComeBackDraft, LeaveDraft
from elaas_desk.domain.leave_rules import problems_of_come_back, problems_of_leave
from elaas_desk.domain.leaving import RemovalTimes, removal_times, removed_on
from elaas_desk.domain.people import Departure, DutyAssignment, Person
from elaas_desk.domain.validation import tidied
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, require
from elaas_desk.services.service import Service, note_of, refuse_if
from elaas_desk.services.task_lines import LEAVE_REASONS
from elaas_desk.services.tasks import visible_facts
from elaas_desk.thai.digits import to_thai

LEAVE_WITHDRAWN = "leave_withdrawn"
"""The line of the log about a person whose leave was recorded wrongly; its detail is why."""

DUTIES_ENDED = "duties_ended"
"""The line of the log about a person who stays with other duties; its detail is why, with the order."""

_TOUCHED = Changed.PEOPLE | Changed.ACCOUNTS | Changed.TASKS


class Leaving(Service):
    """Records who leaves. What is to be taken away then is a task, and how long that took is a figure."""

    def leave(self, actor: Actor, draft: LeaveDraft) -> Changed:
        """Record the last day in the duty, past or to come. Taking away what is left is a task (4.2).

        Who stays with other duties does not leave: the duties that are named end on that day, and what they justified
        is a task (4.1).
        """
        with self._work(actor) as work:
            person = work.people.get(draft.person_id)
            require(actor, Deed.ENTER, person.unit_id)
            orders = _orders(work, person)
            refuse_if(problems_of_leave(draft, today=self._today(), person=person, assignments=orders))
            draft = tidied(draft)
            if draft.stays:
                _end_duties(work, draft, orders)
            else:
                work.people.save(
                    replace(person, last_day=draft.last_day, leave_reason=draft.reason, leave_order=draft.order)
                )
            work.commit()
        return _TOUCHED | Changed.DUTIES

    def withdraw_leave(self, actor: Actor, person_id: int, reason: str) -> Changed:
        """Take back a leave that was recorded wrongly; the person is in the duty as if it had never been recorded.

        The reason is kept in the log (EMPTY). Groups that were recorded as taken away do not come back. NOT_LEFT.
        """
        reason = note_of(reason, "reason")
        with self._work(actor) as work:
            person = work.people.get(person_id)
            require(actor, Deed.ENTER, person.unit_id)
            if person.last_day is None:
                raise UserError(Problem.NOT_LEFT, name=person.name.full)
            if not reason:
                raise UserError(Problem.EMPTY, field="reason")
            work.people.save(_present(person))
            work.audit.note(LEAVE_WITHDRAWN, "people", reason, person_id)
            work.commit()
        return _TOUCHED

    def come_back(self, actor: Actor, draft: ComeBackDraft) -> Changed:
        """Record that somebody who left is in the duty again; the time away is kept as a departure.

        Former duties end on the last day, unless they are named as going on.
        """
        with self._work(actor) as work:
            person = work.people.get(draft.person_id)
            require(actor, Deed.ENTER, person.unit_id)
            orders = _orders(work, person)
            refuse_if(problems_of_come_back(draft, today=self._today(), person=person, assignments=orders))
            if person.last_day is None or draft.returned_on is None:
                raise ValueError("a return has its days")
            for each in orders:
                if each.holds(person.last_day) and each.id not in draft.kept_assignment_ids:
                    work.assignments.save(replace(each, ends_on=person.last_day))
            work.departures.add(_departure(work, person, person.last_day, draft.returned_on))
            work.people.save(_present(person))
            work.commit()
        return _TOUCHED | Changed.DUTIES

    def removal_times(self, actor: Actor, first: date, last: date) -> RemovalTimes:
        """How long it took to remove those in sight whose last day lies between these days, both included (4.2)."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            facts, departures = visible_facts(work, actor), work.departures.all()
        seen = {person.id for person in facts.people}
        return removal_times(
            facts.people,
            [each for each in departures if each.person_id in seen],
            facts.accounts,
            facts.memberships,
            first,
            last,
            self._today(),
        )


def _orders(work: UnitOfWork, person: Person) -> list[DutyAssignment]:
    return [each for each in work.assignments.all() if each.person_id == person.id]


def _end_duties(work: UnitOfWork, draft: LeaveDraft, orders: list[DutyAssignment]) -> None:
    if draft.last_day is None or draft.reason is None:
        raise ValueError("a leave has a reason and a last day")
    for each in orders:
        ends_later = each.ends_on is None or each.ends_on > draft.last_day
        if each.id in draft.assignment_ids and ends_later:
            work.assignments.save(replace(each, ends_on=draft.last_day))
    order = f" คำสั่งที่ {to_thai(draft.order)}" if draft.order else ""
    work.audit.note(DUTIES_ENDED, "people", f"{LEAVE_REASONS[draft.reason]}{order}", draft.person_id)


def _present(person: Person) -> Person:
    return replace(person, last_day=None, leave_reason=None, leave_order="")


def _departure(work: UnitOfWork, person: Person, last_day: date, returned_on: date) -> Departure:
    before = max((each.returned_on for each in work.departures.all() if each.person_id == person.id), default=date.min)
    accounts = work.accounts.of_person(person.id)
    away = [each for each in accounts if each.closed_on is None or each.closed_on > before]
    held = [each for account in away for each in work.memberships.of_account(account.id)]
    return Departure(
        0, person.id, last_day, person.leave_reason, person.leave_order, removed_on(away, held), returned_on
    )

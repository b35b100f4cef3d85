"""What is wrong with a leave that is recorded (circular 4.2), or with coming back from one: pure checks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elaas_desk.domain.drafts import ComeBackDraft, LeaveDraft
from elaas_desk.domain.fields import before_start, empty_or_too_long, in_future, in_order, tidied
from elaas_desk.domain.people import DutyAssignment, LeaveReason, Person
from elaas_desk.errors import FieldProblem, Problem

MAY_STAY = frozenset({LeaveReason.ORDER_CHANGED, LeaveReason.ACTING_ENDED})
"""After these somebody may go on working here with other duties."""


def problems_of_leave(
    draft: LeaveDraft, *, today: date, person: Person, assignments: Iterable[DutyAssignment]
) -> tuple[FieldProblem, ...]:
    """What is wrong with a leave; the last day may lie ahead, and may be put right as long as it does.

    `assignments` are the duties of the person. Whoever stays names at least one of them that ends.
    """
    draft = tidied(draft)
    found = empty_or_too_long(draft)
    if person.has_left(today):
        found.append(FieldProblem("person_id", Problem.ALREADY_LEFT, {"name": person.name.full}))
    found += before_start("last_day", draft.last_day, person.in_post_since)
    if not draft.order and not draft.order_awaited:
        found.append(FieldProblem("order", Problem.EMPTY))
    if draft.stays:
        found += _wrong_stay(draft, person, {each.id: each for each in assignments})
    return in_order(draft, found)


def problems_of_come_back(
    draft: ComeBackDraft, *, today: date, person: Person, assignments: Iterable[DutyAssignment]
) -> tuple[FieldProblem, ...]:
    """What is wrong with a return to the duty; it has happened, on a day after the last one.

    Only duties that were in force on the last day can go on.
    """
    found = empty_or_too_long(draft)
    last_day = person.last_day
    if last_day is None or not person.has_left(today):
        found.append(FieldProblem("person_id", Problem.NOT_LEFT, {"name": person.name.full}))
    elif draft.returned_on is not None and draft.returned_on <= last_day:
        found.append(FieldProblem("returned_on", Problem.END_BEFORE_START))
    found += in_future("returned_on", draft.returned_on, today)
    former = {each.id for each in assignments if last_day is not None and each.holds(last_day)}
    if not draft.kept_assignment_ids <= former:
        found.append(FieldProblem("kept_assignment_ids", Problem.NOT_A_CHOICE))
    return in_order(draft, found)


def _wrong_stay(draft: LeaveDraft, person: Person, assignments: dict[int, DutyAssignment]) -> list[FieldProblem]:
    if draft.reason is not None and draft.reason not in MAY_STAY:
        return [FieldProblem("stays", Problem.NOT_A_CHOICE)]
    if not draft.assignment_ids:
        return [FieldProblem("assignment_ids", Problem.NOTHING_CHOSEN)]
    if not all(each in assignments and assignments[each].person_id == person.id for each in draft.assignment_ids):
        return [FieldProblem("assignment_ids", Problem.NOT_A_CHOICE)]
    start = max(assignments[each].starts_on for each in draft.assignment_ids)
    return before_start("last_day", draft.last_day, start)

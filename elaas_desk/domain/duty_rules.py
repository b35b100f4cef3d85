"""What is wrong with duties, the orders that give them, and exceptions from their separation (circular 4.1)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from elaas_desk.domain.drafts import DutyDraft, ExceptionDraft, OrderDraft, OrderLineDraft
from elaas_desk.domain.fields import before_start, empty_or_too_long, in_future, in_order, same_name, tidied
from elaas_desk.domain.people import Person
from elaas_desk.errors import FieldProblem, Problem
from elaas_desk.thai.dates import add_months

LONGEST_EXCEPTION_MONTHS = 12
"""What lasts longer is no exception, and a slip in the year would silence a conflict for good."""


def problems_of_duty(draft: DutyDraft, *, today: date) -> tuple[FieldProblem, ...]:
    """What is wrong with a duty given by an order; it may begin ahead, but the order has been made."""
    draft = tidied(draft)
    found = empty_or_too_long(draft)
    found += in_future("order_date", draft.order_date, today)
    found += before_start("ends_on", draft.ends_on, draft.starts_on)
    return in_order(draft, found)


def problems_of_order(
    draft: OrderDraft, *, today: date, people: Mapping[int, Person], given: Collection[tuple[int, str]]
) -> tuple[FieldProblem, ...]:
    """What is wrong with an order; problems of one line name it: `lines[2].duty_name`.

    `given` are person and duty of each line that the register has of the same order already.
    """
    draft = tidied(draft)
    found = empty_or_too_long(draft)
    found += in_future("order_date", draft.order_date, today)
    found += before_start("ends_on", draft.ends_on, draft.starts_on)
    if not draft.lines:
        found.append(FieldProblem("lines", Problem.NOTHING_CHOSEN))
    seen = list(given)
    for index, line in enumerate(draft.lines):
        found += _line(f"lines[{index}]", line, people, draft.starts_on or today, seen)
        if line.person_id is not None:
            seen.append((line.person_id, line.duty_name))
    return in_order(draft, found)


def problems_of_exception(draft: ExceptionDraft, *, today: date, own_name: str) -> tuple[FieldProblem, ...]:
    """What is wrong with an exception that begins today.

    `own_name` is that of the person where the head who gives it is that person: then somebody else has to allow it.
    """
    draft = tidied(draft)
    found = empty_or_too_long(draft)
    found += before_start("ends_on", draft.ends_on, today)
    if draft.ends_on is not None and draft.ends_on > add_months(today, LONGEST_EXCEPTION_MONTHS):
        found.append(FieldProblem("ends_on", Problem.DATE_OUT_OF_RANGE))
    if own_name and _without_blanks(own_name) in _without_blanks(draft.given_by):
        found.append(FieldProblem("given_by", Problem.OWN_EXCEPTION))
    return in_order(draft, found)


def _line(
    at: str, line: OrderLineDraft, people: Mapping[int, Person], from_day: date, seen: Collection[tuple[int, str]]
) -> list[FieldProblem]:
    found = [FieldProblem(f"{at}.{each.field}", each.problem, each.values) for each in empty_or_too_long(line)]
    person = None if line.person_id is None else people.get(line.person_id)
    if line.person_id is not None and person is None:
        found.append(FieldProblem(f"{at}.person_id", Problem.NOT_FOUND))
    if person is not None and person.has_left(from_day):
        found.append(FieldProblem(f"{at}.person_id", Problem.ALREADY_LEFT, {"name": person.name.full}))
    if any(who == line.person_id and same_name(what, line.duty_name) for who, what in seen):
        name = "" if person is None else person.name.full
        found.append(FieldProblem(f"{at}.duty_name", Problem.DUTY_TWICE, {"name": name, "duty": line.duty_name}))
    return found


def _without_blanks(name: str) -> str:
    return name.replace(" ", "")

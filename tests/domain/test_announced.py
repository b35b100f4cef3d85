"""Retirement and acting terms that end (4.2): announced ahead, and late from the day after without a recorded leave."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.domain.facts import Facts
from elaas_desk.domain.people import DutyAssignment, is_retirement_day, retirement_day
from elaas_desk.domain.tasks import Action, Severity, Task, TaskKind
from tests.domain.values import (
    FINANCE,
    LAO,
    PAYMENTS,
    STORES,
    SUPPLIES,
    TODAY,
    account,
    assigned,
    days_ago,
    facts,
    member,
    person,
    policy,
    tasks,
    with_first,
)

LATE, SOON = Severity.LATE, Severity.SOON
RETIRES = date(2027, 9, 30)


def acting(ends: int, person_id: int = 1, **other: object) -> DutyAssignment:
    """The supplies as acting officer, until so many days ago."""
    return assigned(SUPPLIES, person_id, acting=True, ends_on=days_ago(ends), **other)


def office(ends: int, *more: DutyAssignment, **other: object) -> Facts:
    """The first person keeps the finance and is acting for the supplies, with the group of each."""
    assignments = (assigned(FINANCE), acting(ends), *more)
    return facts(memberships=(*facts().memberships, member(STORES)), assignments=assignments, **other)


def only(given_: Facts) -> Task:
    """The one task."""
    (task,) = tasks(given_)
    return task


# retirement


@pytest.mark.parametrize(
    ("today", "severity"),
    [(RETIRES - timedelta(days=policy().retirement_lead_days), SOON), (RETIRES, SOON), (date(2027, 10, 1), LATE)],
)
def test_a_retirement_is_announced_ahead_and_late_from_1_october_without_a_recorded_leave(
    today: date, severity: Severity
) -> None:
    (task,) = tasks(with_first(person(retires_on=RETIRES)), TaskKind.RETIREMENT_AHEAD, today)

    assert (task.severity, task.clause, task.action) == (severity, "4.2", Action.RECORD_LEAVE)
    assert (task.person_id, task.unit_id, task.due_on) == (1, LAO.id, RETIRES)
    assert task.days == (today - RETIRES).days


def test_a_retirement_further_ahead_is_not_announced_yet() -> None:
    day_before = RETIRES - timedelta(days=policy().retirement_lead_days + 1)

    assert tasks(with_first(person(retires_on=RETIRES)), TaskKind.RETIREMENT_AHEAD, day_before) == ()


@pytest.mark.parametrize("last_day", [RETIRES, date(2027, 6, 30)])
def test_a_recorded_leave_of_any_day_is_the_end_of_it(last_day: date) -> None:
    leaving = with_first(person(retires_on=RETIRES, last_day=last_day))

    assert tasks(leaving, TaskKind.RETIREMENT_AHEAD, date(2027, 10, 1)) == ()


@given(st.integers(1950, 2200))
def test_service_ends_on_the_last_day_of_a_fiscal_year(year: int) -> None:
    day = retirement_day(year)

    assert is_retirement_day(day)
    assert not is_retirement_day(day + timedelta(days=1))
    assert (day + timedelta(days=1)).month == 10


# acting


@pytest.mark.parametrize("ahead", [0, policy().acting_lead_days])
def test_the_end_of_an_acting_term_is_announced_with_the_groups_that_lose_their_ground(ahead: int) -> None:
    task = only(office(-ahead))

    assert (task.kind, task.severity, task.days) == (TaskKind.ACTING_ENDS, SOON, -ahead)
    assert (task.clause, task.action, task.group_ids) == ("4.2", Action.RECORD_LEAVE, (STORES.id,))


def test_an_end_beyond_the_lead_time_is_not_announced_yet() -> None:
    assert tasks(office(-policy().acting_lead_days - 1)) == ()


def test_a_term_that_is_over_is_late_as_long_as_its_groups_are_held_and_says_so_once() -> None:
    task = only(office(1))

    assert (task.kind, task.severity, task.days, task.group_ids) == (TaskKind.ACTING_ENDS, LATE, 1, (STORES.id,))


def test_rights_that_never_had_a_duty_stand_beside_it() -> None:
    never = office(1)
    without = facts(memberships=never.memberships, assignments=never.assignments[1:])

    assert {task.kind: task.group_ids for task in tasks(without)} == {
        TaskKind.ACTING_ENDS: (STORES.id,),
        TaskKind.RIGHTS_WITHOUT_DUTY: (PAYMENTS.id, STORES.id),
    }


def test_a_term_that_is_over_is_done_with_when_its_groups_are_gone_and_other_duties_remain() -> None:
    assert tasks(facts(assignments=(assigned(FINANCE), acting(1)))) == ()


def test_who_was_only_acting_and_can_still_sign_in_is_late_though_no_group_is_left() -> None:
    task = only(facts(memberships=facts().memberships[1:], assignments=(acting(4),)))

    assert (task.kind, task.severity, task.group_ids) == (TaskKind.ACTING_ENDS, LATE, ())


def test_who_was_only_acting_and_has_no_account_any_more_is_done_with() -> None:
    closed = facts(accounts=(account(closed_on=TODAY), *facts().accounts[1:]), assignments=(acting(4),))

    assert tasks(closed) == ()


def test_a_term_that_is_prolonged_without_a_gap_does_not_end() -> None:
    again = assigned(SUPPLIES, id=7, acting=True, starts_on=days_ago(-11), ends_on=days_ago(-100))

    assert tasks(office(-10, again)) == ()


def test_a_recorded_leave_stands_in_place_of_the_term() -> None:
    leaving = office(1, people=(person(last_day=days_ago(1)), *facts().people[1:]))

    assert [task.kind for task in tasks(leaving)] == [TaskKind.REMOVE_NOW]


def test_two_terms_that_end_on_one_day_are_one_task() -> None:
    both = facts(
        memberships=(*facts().memberships, member(STORES)),
        assignments=(acting(-3), assigned(FINANCE, acting=True, ends_on=days_ago(-3))),
    )

    assert only(both).group_ids == (PAYMENTS.id, STORES.id)


def test_a_duty_that_is_no_acting_term_is_not_announced() -> None:
    plain = facts(
        memberships=(*facts().memberships, member(STORES)),
        assignments=(assigned(FINANCE), assigned(SUPPLIES, ends_on=days_ago(-3))),
    )

    assert tasks(plain) == ()


@given(ends=st.integers(-60, 60), holds=st.booleans(), keeps=st.booleans())
def test_what_an_ended_term_leaves_behind_is_always_told_and_never_twice(ends: int, holds: bool, keeps: bool) -> None:
    held = (member(STORES),) if holds else ()
    duties = (assigned(FINANCE),) if keeps else ()
    given_ = facts(memberships=(*held, *facts().memberships[1:]), assignments=(*duties, acting(ends)), groups=(STORES,))
    kinds = (TaskKind.ACTING_ENDS, TaskKind.RIGHTS_WITHOUT_DUTY)
    found = [task for task in tasks(given_) if task.kind in kinds]

    expected = -ends <= policy().acting_lead_days if ends <= 0 else holds or not keeps
    assert len(found) == expected
    for task in found:
        assert (task.severity, task.days) == (LATE if ends > 0 else SOON, ends)

"""The list as a whole: its order, what is snoozed, the figures and the months beside it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from elaas_desk.domain.facts import Facts
from elaas_desk.domain.removals import Proof, Removal, RemovalOrigin
from elaas_desk.domain.requests import RequestState
from elaas_desk.domain.reviews import Review, ReviewKind
from elaas_desk.domain.tasks import (
    Figures,
    Severity,
    Snooze,
    TaskKind,
    due_per_month,
    due_tasks,
    falling_due,
    figures,
    snoozed_tasks,
)
from tests.domain.values import (
    FINANCE,
    LAO,
    PAYMENTS,
    SCHOOL,
    STORES,
    SUPPLIES,
    TODAY,
    VIEWERS,
    account,
    assigned,
    days_ago,
    facts,
    member,
    person,
    policy,
    request,
    tasks,
    with_first,
)

ORDER = [Severity.LATE, Severity.UNKNOWN, Severity.SOON]


def busy(rng: random.Random) -> Facts:
    """An office in which every rule finds something."""
    ids = range(1, 31)
    people = [
        person(
            each,
            unit_id=rng.choice([LAO.id, SCHOOL.id]),
            last_day=days_ago(rng.randint(-40, 40)) if rng.random() < 0.3 else None,
            acknowledged_on=rng.choice([None, days_ago(9)]),
        )
        for each in ids
    ]
    accounts = [
        account(each, password_changed_on=rng.choice([None, days_ago(rng.randint(1, 300))]), opened_on=days_ago(5))
        for each in ids
    ]
    memberships = [member(rng.choice([PAYMENTS, STORES]), each, since=days_ago(rng.randint(0, 9))) for each in ids]
    assignments = [assigned(rng.choice([FINANCE, SUPPLIES]), each) for each in ids]
    requests = [request(RequestState.SENT, days_ago(rng.randint(10, 30)), id=each) for each in range(1, 6)]
    return facts(
        people=tuple(people),
        accounts=tuple(accounts),
        memberships=tuple(memberships),
        assignments=tuple(assignments),
        requests=tuple(requests),
        reviews=(Review(LAO.id, days_ago(rng.randint(100, 250))), *busy_reviews(rng)),
        removals=tuple(busy_removals(rng)),
    )


def busy_reviews(rng: random.Random) -> Iterator[Review]:
    """A whole check, a follow-up and a small review that are open, as it comes."""
    kinds = (ReviewKind.SIX_MONTHLY, ReviewKind.FOLLOW_UP, ReviewKind.TRANSFER)
    for number, kind in enumerate(kinds, start=1):
        if rng.random() < 0.5:
            unit = rng.choice([LAO.id, SCHOOL.id])
            yield Review(unit, None, days_ago(rng.randint(0, 40)), kind, id=number, person_id=number)


def busy_removals(rng: random.Random) -> Iterator[Removal]:
    """Users to be taken out of groups, some of them more than once."""
    for number in range(1, 9):
        person_id = rng.choice([None, rng.randint(1, 30)])
        done = days_ago(rng.randint(0, 5)) if rng.random() < 0.5 else None
        yield Removal(
            number,
            f"user.{rng.randint(1, 4)}",
            PAYMENTS.name,
            RemovalOrigin.REVIEW,
            days_ago(rng.randint(0, 9)),
            unit_id=rng.choice([LAO.id, SCHOOL.id]),
            person_id=person_id,
            account_id=person_id,
            group_id=PAYMENTS.id,
            done_on=done,
            proof=None if done is None else rng.choice([None, *Proof]),
        )


def shuffled(given_: Facts, rng: random.Random) -> Facts:
    """The same facts in another order."""
    names = ("units", "people", "accounts", "groups", "memberships", "assignments", "requests", "reviews", "removals")
    values: dict[str, Any] = {name: list(getattr(given_, name)) for name in names}
    for name, each in values.items():
        rng.shuffle(each)
        values[name] = tuple(each)
    return replace(given_, **values)


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_list_does_not_depend_on_the_order_of_the_facts(rng: random.Random) -> None:
    given_ = busy(rng)

    assert tasks(shuffled(given_, rng)) == tasks(given_)


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_list_is_worst_first(rng: random.Random) -> None:
    found = tasks(busy(rng))
    ranks = [(ORDER.index(task.severity), task.kind is not TaskKind.REMOVE_NOW, -(task.days or 0)) for task in found]

    assert found
    assert ranks == sorted(ranks)


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_every_task_is_dated_keyed_and_of_a_clause_of_the_policy(rng: random.Random) -> None:
    found = tasks(busy(rng))

    assert len({task.key for task in found}) == len(found)
    for task in found:
        assert task.clause in policy().clauses
        assert (task.days is None) == (task.due_on is None) == (task.severity is Severity.UNKNOWN)
        if task.due_on is not None and task.days is not None:
            assert task.days == (TODAY - task.due_on).days
            assert (task.severity is Severity.LATE) == (task.days > 0)


def test_who_left_yesterday_stands_before_a_password_that_is_a_hundred_days_late() -> None:
    given_ = with_first(person(last_day=days_ago(1)))
    old = account(8, password_changed_on=date(2026, 2, 14))
    both = replace(given_, people=(*given_.people, person(8)), accounts=(*given_.accounts, old))

    assert [(task.kind, task.days) for task in tasks(both)] == [
        (TaskKind.REMOVE_NOW, 1),
        (TaskKind.PASSWORD_DUE, 101),
    ]


def test_among_what_comes_the_nearest_stands_first() -> None:
    far, near = account(password_changed_on=date(2026, 6, 20)), account(8, password_changed_on=date(2026, 5, 25))
    given_ = facts(people=(*facts().people, person(8)), accounts=(far, near, account(91), account(92)))

    assert [task.account_id for task in tasks(given_)] == [8, 1]


# Snoozing


def late_in_days(days: int, *snoozes: Snooze) -> Facts:
    """A password that is due that many days from today."""
    changed = {1: date(2026, 5, 24), 0: date(2026, 5, 23), -1: date(2026, 5, 22)}[days]
    return with_first(person(), account(password_changed_on=changed), snoozes=snoozes)


def test_a_snoozed_task_is_kept_apart_until_its_day() -> None:
    (task,) = tasks(late_in_days(1))

    def split(until: date) -> tuple[int, int]:
        given_ = late_in_days(1, Snooze(task.key, until, "ลาพักผ่อน"))
        return len(tasks(given_)), len(snoozed_tasks(given_, policy(), TODAY))

    assert split(TODAY + timedelta(days=1)) == (0, 1)
    assert split(TODAY) == (1, 0)


def test_a_snoozed_task_shows_as_soon_as_it_turns_late() -> None:
    (task,) = tasks(late_in_days(0))
    given_ = late_in_days(0, Snooze(task.key, days_ago(-30), "ลาพักผ่อน"))
    tomorrow = TODAY + timedelta(days=1)

    assert tasks(given_) == ()
    assert [late.severity for late in tasks(given_, today=tomorrow)] == [Severity.LATE]
    assert snoozed_tasks(given_, policy(), tomorrow) == ()


def test_a_snooze_of_one_task_leaves_the_others() -> None:
    given_ = with_first(person(acknowledged_on=None), account(password_changed_on=None, opened_on=None))
    first, second = tasks(given_)
    snoozed = replace(given_, snoozes=(Snooze(first.key, days_ago(-1), "รอเอกสาร"),))

    assert tasks(snoozed) == (second,)
    assert snoozed_tasks(snoozed, policy(), TODAY) == (first,)


def test_the_next_period_of_a_password_is_not_snoozed_with_this_one() -> None:
    (task,) = tasks(late_in_days(1))
    later = with_first(person(), account(password_changed_on=date(2026, 5, 25)))

    assert tasks(later)[0].key != task.key


# The figures and the months


def test_the_figures_count_each_open_account_once() -> None:
    accounts = (
        account(1),
        account(2, password_changed_on=date(2026, 5, 23)),
        account(3, password_changed_on=date(2026, 5, 22)),
        account(4, password_changed_on=None),
        account(5, password_changed_on=None),
        account(6, closed_on=TODAY),
        account(7),
    )
    people = (*(person(each) for each in range(1, 5)), person(5, last_day=days_ago(1)), person(6), person(7))

    counted = figures(facts(people=people, accounts=accounts), policy(), TODAY)

    assert counted == Figures(in_use=6, in_time=3, late=2, unknown=1)


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_figures_add_up(rng: random.Random) -> None:
    counted = figures(busy(rng), policy(), TODAY)

    assert counted.in_use == counted.in_time + counted.late + counted.unknown == 30


def test_the_next_six_months_begin_with_the_one_after_this() -> None:
    months = [month for month, _ in due_per_month(facts(), policy(), TODAY)]

    assert months == [date(2026, 12, 1), *(date(2027, month, 1) for month in range(1, 6))]


def test_passwords_reviews_and_last_days_are_counted_in_their_months() -> None:
    given_ = facts(
        people=(person(last_day=date(2027, 1, 31)), *VIEWERS),
        accounts=(
            account(password_changed_on=date(2026, 8, 31)),
            account(91, password_changed_on=date(2026, 5, 30)),
            account(92, password_changed_on=None),
        ),
        reviews=(Review(LAO.id, date(2026, 6, 1)), Review(SCHOOL.id, date(2026, 11, 23)), Review(99, TODAY)),
    )

    counts = [count for _, count in due_per_month(given_, policy(), TODAY)]

    assert counts == [1, 1, 1, 0, 0, 1]


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_each_month_counts_what_falls_due_in_it(rng: random.Random) -> None:
    given_ = busy(rng)
    snoozed = replace(given_, snoozes=tuple(Snooze(task.key, days_ago(-9), "ลา") for task in tasks(given_)))

    for month, count in due_per_month(snoozed, policy(), TODAY):
        falling = falling_due(snoozed, policy(), TODAY, month.replace(day=15))
        assert len(falling) == count
        assert all(task.due_on is not None and task.due_on.replace(day=1) == month for task in falling)


def test_an_account_whose_person_is_not_among_the_facts_is_left_out() -> None:
    orphan = replace(facts(), accounts=(*facts().accounts, account(50, password_changed_on=None)))

    assert due_tasks(orphan, policy(), TODAY) == ()

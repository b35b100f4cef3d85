"""The first and the last day of what is held, in force or in use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.values import FINANCE, PAYMENTS, TODAY, account, assigned, days_ago, member, person

YESTERDAY, TOMORROW = days_ago(1), days_ago(-1)


@pytest.mark.parametrize(
    ("first", "last", "in_use"),
    [
        (None, None, True),
        (TODAY, TODAY, True),
        (TOMORROW, None, False),
        (None, YESTERDAY, False),
        (YESTERDAY, TOMORROW, True),
    ],
)
def test_a_group_is_in_use_from_its_first_day_to_its_last(first: date | None, last: date | None, in_use: bool) -> None:
    assert replace(PAYMENTS, valid_from=first, valid_to=last).is_in_use(TODAY) is in_use


@pytest.mark.parametrize(
    ("since", "until", "held"),
    [(TODAY, None, True), (TOMORROW, None, False), (YESTERDAY, TODAY, False), (YESTERDAY, TOMORROW, True)],
)
def test_a_group_is_held_from_the_day_it_is_given_and_not_on_the_day_it_is_taken(
    since: date, until: date | None, held: bool
) -> None:
    assert member(PAYMENTS, since=since, until=until).holds(TODAY) is held


@pytest.mark.parametrize(
    ("starts", "ends", "in_force"),
    [(TODAY, None, True), (TOMORROW, None, False), (TODAY, TODAY, True), (YESTERDAY, YESTERDAY, False)],
)
def test_a_duty_is_in_force_from_its_first_day_to_its_last(starts: date, ends: date | None, in_force: bool) -> None:
    assert assigned(FINANCE, starts_on=starts, ends_on=ends).holds(TODAY) is in_force


@pytest.mark.parametrize(("last_day", "left"), [(None, False), (YESTERDAY, True), (TODAY, False), (TOMORROW, False)])
def test_somebody_has_left_from_the_day_after_the_last_day(last_day: date | None, left: bool) -> None:
    assert person(last_day=last_day).has_left(TODAY) is left


@pytest.mark.parametrize(("closed", "is_open"), [(None, True), (TODAY, False), (TOMORROW, True)])
def test_an_account_is_closed_from_the_day_it_is_closed(closed: date | None, is_open: bool) -> None:
    assert account(closed_on=closed).is_open(TODAY) is is_open

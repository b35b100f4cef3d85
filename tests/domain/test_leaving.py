"""From the last day to the removal (4.2): red the day after with its age, and the days that it took."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elaas_desk.domain.accounts import Account, Membership
from elaas_desk.domain.leaving import Leaver, RemovalTimes, removal_times, removed_on
from elaas_desk.domain.people import Departure, LeaveReason, Person
from elaas_desk.domain.tasks import Severity, TaskKind
from tests.domain.values import PAYMENTS, STORES, TODAY, account, days_ago, facts, member, person, tasks

LONG_AGO = date(2000, 1, 1)


def times(
    people: tuple[Person, ...],
    accounts: tuple[Account, ...] = (),
    memberships: tuple[Membership, ...] = (),
    departures: tuple[Departure, ...] = (),
    first: date = LONG_AGO,
    last: date = TODAY,
) -> RemovalTimes:
    return removal_times(people, departures, accounts, memberships, first, last, TODAY)


def gone(person_id: int, ago: int) -> Person:
    return person(person_id, last_day=days_ago(ago), leave_reason=LeaveReason.TRANSFER)


def closed(person_id: int, ago: int | None) -> Account:
    return account(person_id, closed_on=None if ago is None else days_ago(ago))


def one(found: RemovalTimes) -> Leaver:
    (leaver,) = found.leavers
    return leaver


# the task


@settings(max_examples=60, deadline=None)
@given(last_day=st.dates(date(2025, 1, 1), date(2030, 1, 1)), ahead=st.integers(-40, 400), groups=st.integers(0, 3))
def test_from_the_day_after_the_last_day_it_is_red_with_its_age_and_all_its_groups(
    last_day: date, ahead: int, groups: int
) -> None:
    today = last_day + timedelta(days=ahead)
    held = tuple(member(each, since=LONG_AGO) for each in (PAYMENTS, STORES))[:groups]
    given_ = facts(people=(person(last_day=last_day),), accounts=(account(opened_on=LONG_AGO),), memberships=held)
    found = tasks(given_, TaskKind.REMOVE_NOW, today)

    assert len(found) == (ahead >= -30)
    for task in found:
        assert (task.severity is Severity.LATE) == (today > last_day)
        assert task.days == ahead
        assert task.group_ids == tuple(each.group_id for each in held)


# when all was taken away


def test_all_is_taken_away_when_the_last_group_ended_and_the_account_was_closed() -> None:
    held = (member(PAYMENTS, until=days_ago(9)), member(STORES, until=days_ago(3)))

    assert removed_on([closed(1, 3)], held) == days_ago(3)
    assert removed_on([closed(1, None)], held) is None
    assert removed_on([closed(1, 5), closed(2, None)], held) is None
    assert removed_on([], held) is None


@pytest.mark.parametrize(("removed", "days"), [(10, 0), (12, 0), (9, 1), (0, 10)])
def test_the_days_run_from_the_last_day_and_never_below_zero(removed: int, days: int) -> None:
    leaver = one(times((gone(1, 10),), (closed(1, removed),), (member(PAYMENTS, until=days_ago(removed)),)))

    assert (leaver.days, leaver.removed_on, leaver.is_waiting) == (days, days_ago(removed), False)
    assert (leaver.person_id, leaver.last_day, leaver.reason) == (1, days_ago(10), LeaveReason.TRANSFER)


def test_who_is_not_removed_yet_counts_with_the_days_so_far() -> None:
    found = times((gone(1, 12),), (closed(1, None),), (member(PAYMENTS, until=days_ago(8)),))

    assert (one(found).days, one(found).removed_on, found.waiting) == (12, None, 1)


def test_who_had_no_account_had_nothing_to_be_taken_away() -> None:
    assert times((gone(1, 12),)).leavers == ()


def test_a_last_day_that_is_not_over_does_not_count_yet() -> None:
    assert times((gone(1, 0), gone(2, -5)), (closed(1, None), closed(2, None))).leavers == ()


def test_only_last_days_of_the_span_are_counted_both_ends_included() -> None:
    people = tuple(gone(each, each) for each in (5, 10, 15, 20))
    accounts = tuple(closed(each, each) for each in (5, 10, 15, 20))
    found = times(people, accounts, first=days_ago(15), last=days_ago(10))

    assert [each.person_id for each in found.leavers] == [15, 10]


def test_median_and_worst_are_those_of_all_leavers() -> None:
    people = tuple(gone(each, 100) for each in range(1, 5))
    accounts = (closed(1, 100), closed(2, 99), closed(3, 97), closed(4, None))
    found = times(people, accounts)

    assert [each.days for each in found.leavers] == [0, 1, 3, 100]
    assert found.median_days == 2.0
    assert found.worst is not None
    assert (found.worst.person_id, found.worst.is_waiting, found.waiting) == (4, True, 1)


def test_without_leavers_there_are_no_figures() -> None:
    assert (times(()).median_days, times(()).worst, times(()).waiting) == (None, None, 0)


# who came back


def departure(**other: object) -> Departure:
    values = {"removed_on": days_ago(97), "returned_on": days_ago(50)} | other
    return Departure(1, 1, days_ago(100), LeaveReason.TRANSFER, "๑๒/๒๕๖๙", **values)  # type: ignore[arg-type]


def test_who_came_back_is_counted_for_the_time_before() -> None:
    leaver = one(times((person(),), (closed(1, 97),), departures=(departure(),)))

    assert (leaver.days, leaver.removed_on, leaver.returned_on) == (3, days_ago(97), days_ago(50))


def test_who_came_back_before_anything_was_taken_away_counts_until_then_and_waits_no_more() -> None:
    leaver = one(times((person(),), (closed(1, None),), departures=(departure(removed_on=None),)))

    assert (leaver.days, leaver.removed_on, leaver.is_waiting) == (50, None, False)


def test_who_came_back_and_got_the_first_account_then_had_nothing_to_be_taken_away() -> None:
    later = account(opened_on=days_ago(40))

    assert times((person(),), (later,), departures=(departure(removed_on=None),)).leavers == ()


def test_who_left_twice_is_counted_twice_and_the_former_account_only_once() -> None:
    accounts = (closed(1, 97), account(2, person_id=1, opened_on=days_ago(40), closed_on=days_ago(8)))
    found = times((gone(1, 10),), accounts, departures=(departure(),))

    assert [(each.last_day, each.days) for each in found.leavers] == [(days_ago(100), 3), (days_ago(10), 2)]


@given(st.lists(st.tuples(st.integers(1, 300), st.none() | st.integers(0, 300)), min_size=1, max_size=9))
def test_the_worst_is_the_longest_and_half_took_no_longer_than_the_median(
    lives: list[tuple[int, int | None]],
) -> None:
    people = tuple(gone(place, left) for place, (left, _) in enumerate(lives))
    accounts = tuple(closed(place, removed) for place, (_, removed) in enumerate(lives))
    found = times(people, accounts)
    days = [max(0, left - (removed or 0)) for left, removed in lives]

    assert sorted(each.days for each in found.leavers) == sorted(days)
    assert found.worst is not None
    assert found.worst.days == max(days)
    assert found.median_days is not None
    assert 2 * sum(day <= found.median_days for day in days) >= len(days)
    assert found.waiting == sum(removed is None for _, removed in lives)

"""Tasks of reviews on their way, of removals, and of small reviews that an occasion suggests (circular 4, 4.1, 4.2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.domain.facts import Facts
from elaas_desk.domain.people import Departure, LeaveReason
from elaas_desk.domain.removals import Proof, Removal, RemovalOrigin
from elaas_desk.domain.reviews import Review, ReviewKind
from elaas_desk.domain.tasks import Severity, Task, TaskKind, due_per_month
from tests.domain.values import (
    FINANCE,
    LAO,
    PAYMENTS,
    REPORTS,
    SCHOOL,
    STORES,
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

ORDERED, NOT_PROVED = TaskKind.REMOVAL_ORDERED, TaskKind.REMOVAL_NOT_PROVED


def removal(removal_id: int = 1, **other: Any) -> Removal:
    """The first person is to leave the payments, ordered by a review three days ago."""
    plain = Removal(
        removal_id,
        "user.1",
        PAYMENTS.name,
        RemovalOrigin.REVIEW,
        days_ago(3),
        unit_id=LAO.id,
        person_id=1,
        account_id=1,
        group_id=PAYMENTS.id,
        review_id=7,
    )
    return replace(plain, **other)


def started(kind: ReviewKind, days: int, **other: Any) -> Review:
    """A review of the LAO that was started so many days ago."""
    return replace(Review(LAO.id, None, days_ago(days), kind, id=7), **other)


def one(given_: Facts, kind: TaskKind) -> Task:
    (task,) = tasks(given_, kind)
    return task


def with_reviews(*reviews: Review, lao_checked: int = 30) -> Facts:
    return facts(reviews=(Review(LAO.id, days_ago(lao_checked)), Review(SCHOOL.id, days_ago(30)), *reviews))


# Reviews on their way


def test_an_open_whole_review_stands_in_place_of_the_one_that_is_due() -> None:
    late = with_reviews(started(ReviewKind.SIX_MONTHLY, 5), lao_checked=200)
    task = one(late, TaskKind.REVIEW_OPEN)
    assert tasks(late, TaskKind.REVIEW_DUE) == ()
    assert (task.severity, task.review_id, task.unit_id) == (Severity.LATE, 7, LAO.id)
    assert task.due_on == date(2026, 11, 7)


def test_an_open_whole_review_of_a_unit_that_was_never_checked_is_due_now() -> None:
    never = facts(reviews=(Review(SCHOOL.id, days_ago(30)), started(ReviewKind.SIX_MONTHLY, 1)))
    assert one(never, TaskKind.REVIEW_OPEN).severity is Severity.UNKNOWN


def test_a_small_review_that_is_open_does_not_stand_for_the_whole_one() -> None:
    both = with_reviews(started(ReviewKind.TRANSFER, 5, person_id=1), lao_checked=200)
    assert len(tasks(both, TaskKind.REVIEW_DUE)) == len(tasks(both, TaskKind.REVIEW_OPEN)) == 1


@pytest.mark.parametrize(
    ("kind", "grace"),
    [
        (ReviewKind.FOLLOW_UP, 15),
        (ReviewKind.TRANSFER, 30),
        (ReviewKind.ACTING_ENDED, 30),
        (ReviewKind.GROUP_RETIRED, 30),
    ],
)
def test_a_follow_up_and_a_small_review_are_late_after_their_grace(kind: ReviewKind, grace: int) -> None:
    assert one(with_reviews(started(kind, grace)), TaskKind.REVIEW_OPEN).severity is Severity.SOON
    late = one(with_reviews(started(kind, grace + 1)), TaskKind.REVIEW_OPEN)
    assert (late.severity, late.days) == (Severity.LATE, 1)


def test_a_signed_review_is_no_task() -> None:
    assert tasks(with_reviews(started(ReviewKind.FOLLOW_UP, 20, signed_off=TODAY))) == ()


def test_the_months_count_an_open_review_once() -> None:
    day = date(2026, 7, 10)  # due on 10 January
    reviews = (Review(LAO.id, day), Review(SCHOOL.id, days_ago(0)), started(ReviewKind.SIX_MONTHLY, 1))
    quiet = facts(accounts=(), reviews=reviews)
    assert dict(due_per_month(quiet, policy(), TODAY))[date(2027, 1, 1)] == 1


# Removals


def test_a_removal_is_red_from_the_day_after_it_was_ordered() -> None:
    today = one(facts(removals=(removal(ordered_on=TODAY),)), ORDERED)
    assert (today.severity, today.days) == (Severity.SOON, 0)
    tomorrow = tasks(facts(removals=(removal(ordered_on=TODAY),)), ORDERED, TODAY + timedelta(days=1))[0]
    assert (tomorrow.severity, tomorrow.days, tomorrow.clause) == (Severity.LATE, 1, "4.1")


def test_the_groups_of_one_user_stand_on_one_row() -> None:
    both = facts(removals=(removal(1), removal(2, group_id=STORES.id, group_name=STORES.name)))
    task = one(both, ORDERED)
    assert (task.removal_ids, task.group_ids) == ((1, 2), (PAYMENTS.id, STORES.id))


def test_users_whom_the_register_does_not_know_stand_apart() -> None:
    strangers = [removal(n, username=f"x{n}", person_id=None, account_id=None, group_id=None) for n in (1, 2)]
    found = tasks(facts(removals=tuple(strangers)), ORDERED)
    assert [task.removal_ids for task in found] == [(1,), (2,)]
    assert len({task.key for task in found}) == 2


def test_what_is_done_or_proved_is_no_task() -> None:
    done = removal(1, done_on=TODAY)
    proved = removal(2, done_on=TODAY, proof=Proof.PROVED)
    assert tasks(facts(removals=(done, proved))) == ()


def test_what_the_report_still_shows_is_red_at_once() -> None:
    task = one(facts(memberships=(), removals=(removal(done_on=TODAY, proof=Proof.NOT_PROVED),)), NOT_PROVED)
    assert (task.severity, task.days) == (Severity.LATE, 1)


def test_who_was_put_into_the_group_again_is_rightly_in_the_report() -> None:
    not_proved = removal(done_on=days_ago(20), proof=Proof.NOT_PROVED)

    def held_since(days: int) -> Facts:
        return facts(memberships=(member(PAYMENTS, since=days_ago(days)),), removals=(not_proved,))

    assert tasks(held_since(20), NOT_PROVED) == ()
    assert len(tasks(held_since(21), NOT_PROVED)) == 1


def test_who_has_left_with_an_open_account_has_one_task_for_all() -> None:
    left = with_first(person(last_day=days_ago(2)), removals=(removal(),))
    assert tasks(left, ORDERED) == ()
    assert len(tasks(left, TaskKind.REMOVE_NOW)) == 1
    closed = with_first(person(last_day=days_ago(2)), account(closed_on=days_ago(1)), removals=(removal(),))
    assert one(closed, ORDERED).clause == "4.2"


def test_a_right_that_is_ordered_away_is_told_once() -> None:
    ordered = replace(facts(), memberships=(member(STORES),), removals=(removal(group_id=STORES.id),))
    assert tasks(ordered, TaskKind.RIGHTS_WITHOUT_DUTY) == ()
    assert len(tasks(ordered, ORDERED)) == 1
    done = replace(ordered, removals=(removal(group_id=STORES.id, done_on=TODAY),))
    assert len(tasks(done, TaskKind.RIGHTS_WITHOUT_DUTY)) == 1


# Small reviews


def came_back(days: int, **other: Any) -> Facts:
    departure = Departure(1, 1, days_ago(200), LeaveReason.TRANSFER, "", days_ago(199), days_ago(days))
    return facts(departures=(replace(departure, **other),))


def test_who_came_back_from_a_transfer_is_proposed_for_a_month() -> None:
    task = one(came_back(0), TaskKind.REVIEW_AFTER_TRANSFER)
    assert (task.person_id, task.group_ids, task.severity) == (1, (PAYMENTS.id,), Severity.SOON)
    assert len(tasks(came_back(30), TaskKind.REVIEW_AFTER_TRANSFER)) == 1
    assert tasks(came_back(31), TaskKind.REVIEW_AFTER_TRANSFER) == ()


def test_another_return_and_a_user_without_groups_are_not_proposed() -> None:
    assert tasks(came_back(1, reason=LeaveReason.RESIGNATION), TaskKind.REVIEW_AFTER_TRANSFER) == ()
    assert tasks(replace(came_back(1), memberships=()), TaskKind.REVIEW_AFTER_TRANSFER) == ()


@pytest.mark.parametrize(("review_days", "proposed"), [(1, False), (2, False), (3, True)])
def test_a_small_review_since_the_occasion_is_enough(review_days: int, proposed: bool) -> None:
    done = started(ReviewKind.TRANSFER, review_days, person_id=1, signed_off=TODAY)
    given_ = replace(came_back(2), reviews=(*facts().reviews, done))
    assert bool(tasks(given_, TaskKind.REVIEW_AFTER_TRANSFER)) is proposed


def acting(ended: int, **other: Any) -> Facts:
    """The duty of finance ended for the first person, who may stay in a group of it that only shows."""
    shows = replace(PAYMENTS, view_only=True, duty_ids=frozenset({FINANCE.id, 2}))
    others = (assigned(FINANCE, acting=True, ends_on=days_ago(ended)), replace(assigned(FINANCE), id=9, duty_id=2))
    return facts(groups=(shows, STORES, REPORTS), assignments=others, **other)


def test_what_stays_after_an_acting_term_on_another_ground_is_proposed_for_a_month() -> None:
    kind = TaskKind.REVIEW_AFTER_ACTING
    assert tasks(acting(0), kind) == ()
    assert one(acting(1), kind).group_ids == (PAYMENTS.id,)
    assert len(tasks(acting(30), kind)) == 1
    assert tasks(acting(31), kind) == ()
    assert tasks(acting(1, memberships=()), kind) == ()


def test_an_acting_term_that_was_made_permanent_is_not_proposed() -> None:
    given_ = acting(1)
    for_good = replace(assigned(FINANCE, starts_on=TODAY), id=8)
    assert tasks(replace(given_, assignments=(*given_.assignments, for_good)), TaskKind.REVIEW_AFTER_ACTING) == ()


def test_what_an_acting_term_leaves_without_a_ground_is_not_proposed_but_wrong() -> None:
    alone = facts(assignments=(assigned(FINANCE, acting=True, ends_on=days_ago(1)),))
    assert tasks(alone, TaskKind.REVIEW_AFTER_ACTING) == ()
    assert {task.severity for task in tasks(alone)} == {Severity.LATE}


def test_a_group_that_is_over_and_has_members_is_proposed_until_it_is_checked() -> None:
    over = replace(PAYMENTS, valid_to=days_ago(31))
    given_ = facts(groups=(over, STORES, REPORTS))
    task = one(given_, TaskKind.REVIEW_RETIRED_GROUP)
    assert (task.unit_id, task.group_ids, task.severity) == (LAO.id, (PAYMENTS.id,), Severity.LATE)
    checked = started(ReviewKind.GROUP_RETIRED, 5, group_id=PAYMENTS.id)
    assert tasks(replace(given_, reviews=(*given_.reviews, checked)), TaskKind.REVIEW_RETIRED_GROUP) == ()
    assert tasks(replace(given_, memberships=()), TaskKind.REVIEW_RETIRED_GROUP) == ()


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 5), st.booleans()), max_size=12))
def test_every_removal_that_waits_stands_on_exactly_one_row(drawn: list[tuple[int, int, bool]]) -> None:
    removals = tuple(
        removal(
            number,
            username=f"x{user}",
            person_id=None,
            account_id=None,
            ordered_on=days_ago(days),
            done_on=TODAY if done else None,
        )
        for number, (user, days, done) in enumerate(drawn, start=1)
    )
    found = tasks(facts(removals=removals), ORDERED)
    told = [number for task in found for number in task.removal_ids]
    assert sorted(told) == [each.id for each in removals if each.done_on is None]
    assert len({task.key for task in found}) == len(found)

"""How the register stood on a former day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.domain.history import Span, removals_in, requests_in, reviews_in, users_at
from elaas_desk.domain.removals import Removal, RemovalOrigin
from elaas_desk.domain.requests import RequestState
from elaas_desk.domain.reviews import Review
from tests.domain.values import (
    LAO,
    PAYMENTS,
    SCHOOL,
    TODAY,
    account,
    days_ago,
    facts,
    member,
    person,
    request,
)

SPAN = Span(days_ago(20), days_ago(10))


def test_an_account_stands_with_the_groups_that_it_held_that_day() -> None:
    given_ = facts(
        people=(person(), person(2, unit_id=SCHOOL.id)),
        accounts=(account(opened_on=days_ago(50), closed_on=days_ago(5)), account(2)),
        memberships=(member(PAYMENTS, since=days_ago(40), until=days_ago(30)),),
    )

    def seen(day: date) -> list[tuple[int, list[str]]]:
        users = users_at(given_, day, {LAO.id})
        return [(each.person.id, [group.name for group, _ in each.groups]) for each in users]

    assert seen(days_ago(51)) == []
    assert seen(days_ago(50)) == [(1, [])]
    assert seen(days_ago(40)) == [(1, [PAYMENTS.name])]
    assert seen(days_ago(30)) == [(1, [])]
    assert seen(days_ago(6)) == [(1, [])]
    assert seen(days_ago(5)) == []


def test_an_account_whose_opening_is_unknown_was_there_with_its_first_group() -> None:
    given_ = facts(accounts=(account(opened_on=None),), memberships=(member(PAYMENTS, since=days_ago(40)),))
    assert users_at(given_, days_ago(41), {LAO.id}) == ()
    assert len(users_at(given_, days_ago(40), {LAO.id})) == 1
    assert len(users_at(replace(given_, memberships=()), days_ago(4000), {LAO.id})) == 1


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_who_is_there_on_a_day_is_who_was_open_then(opened: int, length: int, day: int) -> None:
    start, asked = days_ago(60 - opened), days_ago(60 - day)
    closed = start + timedelta(days=length)
    given_ = facts(accounts=(account(opened_on=start, closed_on=closed),))
    assert bool(users_at(given_, asked, {LAO.id})) == (start <= asked < closed)


def test_a_request_belongs_to_a_span_by_its_date_or_by_any_step() -> None:
    early, late = request(RequestState.PRINTED, days_ago(30)), request(RequestState.PRINTED, days_ago(9))
    within = request(RequestState.PRINTED, days_ago(20))
    stepped = replace(early, steps=(*early.steps, replace(early.steps[0], on=days_ago(10))))
    assert requests_in((early, late, within, stepped), SPAN) == (within, stepped)


def test_a_review_belongs_to_a_span_that_it_touches() -> None:
    before, after = Review(1, days_ago(21), days_ago(40)), Review(1, None, days_ago(9))
    through = Review(1, days_ago(2), days_ago(40))
    still_open, on_paper = Review(1, None, days_ago(40)), Review(1, days_ago(15))
    assert reviews_in((before, after, through, still_open, on_paper), SPAN) == (through, still_open, on_paper)


def test_a_removal_belongs_to_a_span_until_it_is_done() -> None:
    def removal(ordered: int, done: int | None) -> Removal:
        done_on = None if done is None else days_ago(done)
        return Removal(0, "a", "b", RemovalOrigin.REVIEW, days_ago(ordered), done_on=done_on)

    inside, before, after = removal(20, 10), removal(40, 21), removal(9, None)
    still, later = removal(40, None), removal(40, 5)
    assert removals_in((inside, before, after, still, later), SPAN) == (inside, still, later)


def test_a_span_holds_its_first_and_its_last_day() -> None:
    assert [SPAN.holds(days_ago(ago)) for ago in (21, 20, 10, 9)] == [False, True, True, False]
    assert not SPAN.holds(None)
    assert not SPAN.holds(TODAY)

"""Tasks about days: leaving (4.2), reviews (4), passwords (3.4.2), requests (1)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elaas_desk.domain.password_age import PasswordState, Standing, password_state
from elaas_desk.domain.people import Post
from elaas_desk.domain.requests import OPEN_STATES, RequestState
from elaas_desk.domain.reviews import Review
from elaas_desk.domain.tasks import Action, Severity, TaskKind
from tests.domain.values import (
    LAO,
    PAYMENTS,
    SCHOOL,
    STORES,
    TODAY,
    VIEWERS,
    account,
    days_ago,
    facts,
    member,
    person,
    policy,
    request,
    tasks,
    with_first,
)

LATE, UNKNOWN, SOON = Severity.LATE, Severity.UNKNOWN, Severity.SOON
NOT_OPEN = sorted(set(RequestState) - OPEN_STATES)


def test_an_office_where_all_is_in_order_has_nothing_to_do() -> None:
    assert tasks(facts()) == ()


# Leaving the duty, 4.2


def test_an_account_whose_holder_left_yesterday_is_a_red_task_today() -> None:
    (task,) = tasks(with_first(person(last_day=days_ago(1))))

    assert (task.kind, task.severity, task.days) == (TaskKind.REMOVE_NOW, LATE, 1)
    assert (task.clause, task.action, task.due_on) == ("4.2", Action.REMOVE_FROM_GROUPS, days_ago(1))
    assert (task.unit_id, task.person_id, task.account_id, task.group_ids) == (LAO.id, 1, 1, (PAYMENTS.id,))


@pytest.mark.parametrize("ahead", [0, 1, policy().leaving_lead_days])
def test_a_last_day_today_or_within_the_lead_time_is_announced_and_not_late(ahead: int) -> None:
    (task,) = tasks(with_first(person(last_day=days_ago(-ahead))))

    assert (task.kind, task.severity, task.days) == (TaskKind.REMOVE_NOW, SOON, -ahead)


def test_a_last_day_beyond_the_lead_time_is_not_announced_yet() -> None:
    beyond = days_ago(-policy().leaving_lead_days - 1)

    assert tasks(with_first(person(last_day=beyond))) == ()


def test_who_left_and_still_has_an_open_account_without_any_group_is_red_all_the_same() -> None:
    (task,) = tasks(with_first(person(last_day=days_ago(3)), memberships=facts().memberships[1:]))

    assert (task.kind, task.severity, task.group_ids) == (TaskKind.REMOVE_NOW, LATE, ())


def test_who_left_is_asked_for_nothing_but_to_be_removed() -> None:
    gone = person(last_day=days_ago(2), acknowledged_on=None)
    given_ = with_first(gone, account(password_changed_on=None), memberships=(member(STORES), *facts().memberships))

    assert [task.kind for task in tasks(given_)] == [TaskKind.REMOVE_NOW]


def test_who_leaves_soon_still_has_to_change_the_password() -> None:
    leaving = with_first(person(last_day=days_ago(-1)), account(password_changed_on=days_ago(300)))

    assert {task.kind for task in tasks(leaving)} == {TaskKind.REMOVE_NOW, TaskKind.PASSWORD_DUE}


@pytest.mark.parametrize("closed", [0, 1])
def test_a_closed_account_of_somebody_who_left_is_no_task(closed: int) -> None:
    assert tasks(with_first(person(last_day=days_ago(5)), account(closed_on=days_ago(closed)))) == ()


def test_an_account_that_closes_only_tomorrow_is_still_open_today() -> None:
    (task,) = tasks(with_first(person(last_day=days_ago(5)), account(closed_on=days_ago(-1))))

    assert task.kind is TaskKind.REMOVE_NOW


@pytest.mark.parametrize("post", [Post.LAO_FINANCE_HEAD, Post.SUBUNIT_FINANCE_HEAD])
def test_a_head_who_left_is_removed_like_anybody_else(post: Post) -> None:
    (task,) = tasks(with_first(person(post=post, last_day=days_ago(1))))

    assert (task.kind, task.severity) == (TaskKind.REMOVE_NOW, LATE)


# Passwords, 3.4.2


@pytest.mark.parametrize(
    ("changed", "due"),
    [
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 8, 30), date(2027, 2, 28)),
        (date(2026, 8, 28), date(2027, 2, 28)),
        (date(2026, 5, 31), date(2026, 11, 30)),
        (date(2026, 2, 28), date(2026, 8, 28)),
    ],
)
def test_six_months_are_calendar_months_and_end_on_the_last_day_of_a_shorter_one(changed: date, due: date) -> None:
    assert password_state(account(password_changed_on=changed), policy(), changed).due_on == due


@pytest.mark.parametrize(
    ("today", "state", "days"),
    [
        (date(2027, 1, 28), Standing.OK, -31),
        (date(2027, 1, 29), Standing.SOON, -30),
        (date(2027, 2, 27), Standing.SOON, -1),
        (date(2027, 2, 28), Standing.SOON, 0),
        (date(2027, 3, 1), Standing.LATE, 1),
    ],
)
def test_a_password_is_due_on_the_day_itself_and_overdue_the_day_after(today: date, state: Standing, days: int) -> None:
    changed = account(password_changed_on=date(2026, 8, 31))

    assert password_state(changed, policy(), today) == PasswordState(state, date(2027, 2, 28), days)


@settings(max_examples=60, deadline=None)
@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_due_day_is_six_months_on_and_never_in_the_seventh(changed: date) -> None:
    due = password_state(account(password_changed_on=changed), policy(), changed).due_on

    assert due is not None
    assert (due.year * 12 + due.month) - (changed.year * 12 + changed.month) == 6
    assert due.day == min(changed.day, monthrange(due.year, due.month)[1])


@settings(max_examples=60, deadline=None)
@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-400, 400))
def test_the_task_and_the_register_tell_the_same_about_a_password(changed: date, after: int) -> None:
    today = changed + timedelta(days=after)
    changed_account = account(password_changed_on=changed, opened_on=None)
    state = password_state(changed_account, policy(), today)
    given_ = facts(people=(person(), *VIEWERS), accounts=(changed_account,), memberships=(), assignments=())
    found = tasks(given_, TaskKind.PASSWORD_DUE, today)

    assert [(task.severity.value, task.due_on, task.days) for task in found] == (
        [] if state.state is Standing.OK else [(state.state.value, state.due_on, state.days)]
    )


@pytest.mark.parametrize(("ahead", "announced"), [(30, True), (31, False)])
def test_a_password_is_announced_from_the_first_day_of_the_lead_time(ahead: int, announced: bool) -> None:
    due = date(2026, 11, 18)
    found = tasks(with_first(person(), account(password_changed_on=date(2026, 5, 18))), today=due - timedelta(ahead))

    assert [task.severity for task in found] == [SOON] * announced


def test_a_password_of_unknown_age_counts_as_due_now() -> None:
    (task,) = tasks(with_first(person(), account(password_changed_on=None)))

    assert (task.kind, task.severity, task.clause) == (TaskKind.PASSWORD_UNKNOWN, UNKNOWN, "3.4.2")
    assert (task.action, task.due_on, task.days) == (Action.SET_DATE, None, None)
    assert password_state(account(password_changed_on=None), policy(), TODAY) == PasswordState(Standing.UNKNOWN)


def test_the_password_of_a_closed_account_is_nobodys_business() -> None:
    closed = account(password_changed_on=None, closed_on=TODAY)

    assert password_state(closed, policy(), TODAY) == PasswordState(Standing.GONE)


def test_an_overdue_password_names_its_clause_and_the_action_that_clears_it() -> None:
    (task,) = tasks(with_first(person(), account(password_changed_on=date(2026, 5, 18))))

    assert (task.kind, task.severity, task.days) == (TaskKind.PASSWORD_DUE, LATE, 5)
    assert (task.clause, task.action, task.due_on) == ("3.4.2", Action.RECORD_PASSWORD, date(2026, 11, 18))


# Reviews, 4


def test_a_unit_that_was_never_reviewed_is_due_now_of_unknown_age() -> None:
    (task,) = tasks(facts(reviews=(Review(SCHOOL.id, days_ago(1)),)))

    assert (task.kind, task.severity, task.unit_id) == (TaskKind.REVIEW_DUE, UNKNOWN, LAO.id)
    assert (task.clause, task.action, task.due_on) == ("4", Action.START_REVIEW, None)


def test_a_unit_in_which_nobody_has_an_account_has_nobody_to_be_checked() -> None:
    assert tasks(facts(reviews=(Review(LAO.id, days_ago(1)),))) == ()


@pytest.mark.parametrize(
    ("signed_off", "severity"),
    [(date(2026, 5, 22), LATE), (date(2026, 5, 23), SOON), (date(2026, 6, 23), SOON), (date(2026, 6, 24), None)],
)
def test_the_clock_of_a_review_runs_from_the_day_it_was_signed_off(signed_off: date, severity: Severity | None) -> None:
    found = tasks(facts(reviews=(Review(LAO.id, signed_off), Review(SCHOOL.id, TODAY))))

    assert [task.severity for task in found] == ([] if severity is None else [severity])


def test_the_latest_sign_off_of_a_unit_counts_whatever_their_order() -> None:
    old, new = Review(LAO.id, date(2026, 1, 5)), Review(LAO.id, date(2026, 11, 5))

    assert tasks(facts(reviews=(new, old, Review(SCHOOL.id, TODAY)))) == ()


# Requests, 1


@pytest.mark.parametrize("state", sorted(OPEN_STATES))
def test_a_request_is_stuck_when_it_has_used_up_the_days_of_its_state(state: RequestState) -> None:
    allowed = policy().request_stuck_days[state]

    def found(days: int) -> list[tuple[Severity, int | None]]:
        stuck = tasks(facts(requests=(request(state, days_ago(days)),)), TaskKind.REQUEST_STUCK)
        return [(task.severity, task.days) for task in stuck]

    assert found(allowed - 1) == []
    assert found(allowed) == [(SOON, 0)]
    assert found(allowed + 1) == [(LATE, 1)]


@pytest.mark.parametrize("state", NOT_OPEN)
def test_a_request_that_is_over_is_never_stuck(state: RequestState) -> None:
    assert tasks(facts(requests=(request(state, days_ago(900)),))) == ()


def test_a_stuck_request_names_the_clause_by_which_it_was_made() -> None:
    (task,) = tasks(facts(requests=(request(RequestState.SENT, days_ago(60)),)))

    assert (task.clause, task.action, task.request_id) == ("1.1.2", Action.OPEN_REQUEST, 1)

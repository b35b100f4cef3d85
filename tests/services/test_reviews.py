"""When each unit was last checked (circular 4), and checks that were signed on paper."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.password_age import Standing
from elaas_desk.domain.review_rows import Decision
from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.domain.tasks import TaskKind
from elaas_desk.errors import Problem, UserError
from elaas_desk.services.desk import Desk
from elaas_desk.services.review_views import UnitReviews
from tests.services.office import TODAY, OfficeIds


def of_unit(desk: Desk, actor: Actor, unit_id: int) -> UnitReviews:
    return next(each for each in desk.campaigns.overview(actor) if each.unit.id == unit_id)


def review_tasks(desk: Desk, actor: Actor, unit_id: int) -> int:
    lines = desk.tasks.due(actor, TODAY)
    return sum(line.task.kind is TaskKind.REVIEW_DUE and line.task.unit_id == unit_id for line in lines)


@pytest.mark.parametrize(
    ("signed_off", "standing", "days"),
    [
        (date(2026, 5, 22), Standing.LATE, 1),
        (date(2026, 5, 23), Standing.SOON, 0),
        (date(2026, 6, 23), Standing.SOON, -30),
        (date(2026, 6, 24), Standing.OK, -31),
        (TODAY, Standing.OK, -181),
    ],
)
def test_the_six_months_run_from_the_day_it_was_signed(
    desk: Desk, head: Actor, ids: OfficeIds, signed_off: date, standing: Standing, days: int
) -> None:
    desk.campaigns.record_sign_off(head, ids.nursery.unit, signed_off)
    review = of_unit(desk, head, ids.nursery.unit)
    assert (review.signed_off, review.standing, review.days) == (signed_off, standing, days)


def test_closed_accounts_are_not_counted(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    assert of_unit(desk, head, ids.school.unit).account_count == 2
    desk.register.close_account(head, ids.school.account, TODAY)
    assert of_unit(desk, head, ids.school.unit).account_count == 1


def test_an_older_paper_recorded_later_does_not_turn_the_clock_back(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.campaigns.record_sign_off(head, ids.school.unit, TODAY)
    desk.campaigns.record_sign_off(head, ids.school.unit, date(2026, 1, 5))
    assert of_unit(desk, head, ids.school.unit).signed_off == TODAY


def test_a_sign_off_clears_the_task_of_that_unit_alone(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    for place in (ids.school, ids.nursery):
        desk.campaigns.record_sign_off(head, place.unit, date(2026, 1, 5))
    desk.campaigns.record_sign_off(head, ids.school.unit, TODAY)
    assert review_tasks(desk, head, ids.school.unit) == 0
    assert review_tasks(desk, head, ids.nursery.unit) == 1


def test_a_sign_off_lies_not_ahead(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    with pytest.raises(UserError) as refused:
        desk.campaigns.record_sign_off(head, ids.school.unit, TODAY + timedelta(days=1))
    assert refused.value.problem is Problem.DATE_IN_FUTURE


def test_a_month_ahead_shows_what_falls_due_in_it_and_nothing_else(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.campaigns.record_sign_off(head, ids.school.unit, date(2026, 10, 31))  # due on 30 April
    april = desk.tasks.falling_due(head, TODAY, date(2027, 4, 1))
    assert [(line.task.unit_id, line.task.due_on) for line in april if line.task.kind is TaskKind.REVIEW_DUE] == [
        (ids.school.unit, date(2027, 4, 30))
    ]
    may = desk.tasks.falling_due(head, TODAY, date(2027, 5, 1))
    assert all(line.task.due_on is not None and line.task.due_on.month == 5 for line in may)


def test_the_bars_and_the_lists_behind_them_agree(desk: Desk, head: Actor) -> None:
    for month, count in desk.tasks.due_per_month(head, TODAY):
        assert len(desk.tasks.falling_due(head, TODAY, month)) == count


def test_a_paper_ends_the_review_that_the_clock_had_started(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    review_id = desk.campaigns.start(head, ids.school.unit).id
    desk.campaigns.record_sign_off(head, ids.school.unit, date(2026, 11, 20))
    unit = of_unit(desk, head, ids.school.unit)
    assert unit.open == ()
    assert [(each.review_id, each.kind) for each in unit.past] == [(review_id, ReviewKind.ON_PAPER)]
    assert unit.signed_off == date(2026, 11, 20)


def test_an_older_paper_leaves_the_review_that_is_still_due(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.campaigns.start(head, ids.school.unit)
    desk.campaigns.record_sign_off(head, ids.school.unit, date(2026, 5, 1))
    unit = of_unit(desk, head, ids.school.unit)
    assert (len(unit.open), len(unit.past)) == (1, 1)


def test_a_review_in_which_something_was_done_is_not_ended_by_a_paper(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    review_id = desk.campaigns.start(head, ids.school.unit).id
    row = desk.campaigns.detail(head, review_id).rows[0]
    desk.campaigns.decide(head, review_id, [row.id], Decision.UNSURE)
    with pytest.raises(UserError) as refused:
        desk.campaigns.record_sign_off(head, ids.school.unit, TODAY)
    assert refused.value.problem is Problem.REVIEW_ALREADY_OPEN
    assert len(of_unit(desk, head, ids.school.unit).open) == 1

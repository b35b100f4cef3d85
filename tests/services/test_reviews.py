"""When each unit was last checked (circular 4), as far as it is done on paper."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.password_age import Standing
from elaas_desk.domain.tasks import TaskKind
from elaas_desk.errors import Problem, UserError
from elaas_desk.services.desk import Desk
from elaas_desk.services.reviews import UnitReview
from tests.services.office import TODAY, OfficeIds


def of_unit(desk: Desk, actor: Actor, unit_id: int) -> UnitReview:
    return next(each for each in desk.reviews.units(actor) if each.unit.id == unit_id)


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
    desk.reviews.record_sign_off(head, ids.nursery.unit, signed_off)
    review = of_unit(desk, head, ids.nursery.unit)
    assert (review.signed_off, review.standing, review.days) == (signed_off, standing, days)


def test_closed_accounts_are_not_counted(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    assert of_unit(desk, head, ids.school.unit).account_count == 2
    desk.register.close_account(head, ids.school.account, TODAY)
    assert of_unit(desk, head, ids.school.unit).account_count == 1


def test_an_older_paper_recorded_later_does_not_turn_the_clock_back(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.reviews.record_sign_off(head, ids.school.unit, TODAY)
    desk.reviews.record_sign_off(head, ids.school.unit, date(2026, 1, 5))
    assert of_unit(desk, head, ids.school.unit).signed_off == TODAY


def test_a_sign_off_clears_the_task_of_that_unit_alone(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    for place in (ids.school, ids.nursery):
        desk.reviews.record_sign_off(head, place.unit, date(2026, 1, 5))
    desk.reviews.record_sign_off(head, ids.school.unit, TODAY)
    assert review_tasks(desk, head, ids.school.unit) == 0
    assert review_tasks(desk, head, ids.nursery.unit) == 1


def test_a_sign_off_lies_not_ahead(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    with pytest.raises(UserError) as refused:
        desk.reviews.record_sign_off(head, ids.school.unit, TODAY + timedelta(days=1))
    assert refused.value.problem is Problem.DATE_IN_FUTURE


def test_a_month_ahead_shows_what_falls_due_in_it_and_nothing_else(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.reviews.record_sign_off(head, ids.school.unit, date(2026, 10, 31))  # due on 30 April
    april = desk.tasks.falling_due(head, TODAY, date(2027, 4, 1))
    assert [(line.task.unit_id, line.task.due_on) for line in april if line.task.kind is TaskKind.REVIEW_DUE] == [
        (ids.school.unit, date(2027, 4, 30))
    ]
    may = desk.tasks.falling_due(head, TODAY, date(2027, 5, 1))
    assert all(line.task.due_on is not None and line.task.due_on.month == 5 for line in may)


def test_the_bars_and_the_lists_behind_them_agree(desk: Desk, head: Actor) -> None:
    for month, count in desk.tasks.due_per_month(head, TODAY):
        assert len(desk.tasks.falling_due(head, TODAY, month)) == count

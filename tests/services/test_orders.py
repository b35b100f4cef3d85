"""Orders that assign duties: recorded once for all their people, put right, and ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import DutyDraft, LeaveDraft, OrderDraft, OrderLineDraft
from elaas_desk.domain.people import LeaveReason
from elaas_desk.domain.tasks import TaskKind
from elaas_desk.errors import InvalidInputError, Problem
from elaas_desk.services.desk import Desk
from elaas_desk.services.orders import OrderEntry
from tests.services.office import TODAY, OfficeIds, problem_of, refusal

DATED = date(2026, 11, 20)
TOMORROW = TODAY + timedelta(days=1)


def order(*lines: tuple[int | None, str], **other: object) -> OrderDraft:
    """An order of last week that gives these people these duties from today on."""
    drafts = tuple(OrderLineDraft(person_id, duty) for person_id, duty in lines)
    return replace(OrderDraft("๒๑๐/๒๕๖๙", DATED, TODAY, lines=drafts), **other)  # type: ignore[arg-type]


def newest(desk: Desk, actor: Actor) -> OrderEntry:
    return desk.orders.orders(actor)[0]


def told(entry: OrderEntry) -> list[tuple[str, list[str]]]:
    """Who has which duties."""
    return [(each.person.name.first, [held.duty.name for held in each.duties]) for each in entry.people]


def test_an_order_is_recorded_once_for_all_its_people(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    lines = ((ids.lao.user, "งานพัสดุ"), (ids.lao.newcomer, "งานพัสดุ"), (ids.lao.user, "งานตรวจเงิน"))
    desk.orders.record(head, order(*lines, acting=True, ends_on=TOMORROW))

    entry = newest(desk, head)
    assert (entry.order.number, entry.order.dated) == ("๒๑๐/๒๕๖๙", DATED)
    assert (entry.order.starts_on, entry.order.ends_on, entry.order.acting) == (TODAY, TOMORROW, True)
    assert told(entry) == [("กิตติศักดิ์", ["งานตรวจเงิน", "งานพัสดุ"]), ("น้ำผึ้ง", ["งานพัสดุ"])]
    assert entry.in_force
    assert [duty.name for duty in desk.groups.duties(head)] == ["งานการเงิน", "งานตรวจเงิน", "งานพัสดุ"]


def test_the_duties_of_a_person_name_the_order(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.orders.record(head, order((ids.lao.newcomer, "งานพัสดุ"), acting=True))

    (held,) = desk.register.detail(head, ids.lao.newcomer).duties
    assert (held.assignment.order_number, held.assignment.acting, held.in_force) == ("๒๑๐/๒๕๖๙", True, True)


def test_what_was_entered_person_by_person_is_one_order_too(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    """The three users of the office have their duty by the same order."""
    (entry,) = desk.orders.orders(head)

    assert len(entry.people) == 3
    desk.register.assign_duty(head, DutyDraft(ids.lao.newcomer, "งานการเงิน", "๑๒๔ / ๒๕๖๙", date(2026, 5, 25), TODAY))
    (entry,) = desk.orders.orders(head)
    assert len(entry.people) == 4


def test_a_second_person_is_added_to_an_order_that_is_there(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.orders.record(head, order((ids.lao.user, "งานพัสดุ")))
    desk.orders.record(head, order((ids.lao.newcomer, "งานพัสดุ"), order_number="210/2569"))

    assert told(newest(desk, head)) == [("กิตติศักดิ์", ["งานพัสดุ"]), ("น้ำผึ้ง", ["งานพัสดุ"])]
    twice = refusal(lambda: desk.orders.record(head, order((ids.lao.user, "งานพัสดุ"))))
    assert (twice.field, twice.problem) == ("lines[0].duty_name", Problem.DUTY_TWICE)


def test_each_wrong_line_is_named_and_nothing_is_recorded(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.register.leave(head, LeaveDraft(ids.school.user, LeaveReason.TRANSFER, date(2026, 11, 11), "135/2569"))
    lines = (
        (ids.lao.user, "งานพัสดุ"),
        (None, "งานพัสดุ"),
        (ids.lao.newcomer, " "),
        (ids.lao.user, "งานพัสดุ"),
        (ids.school.user, "งานพัสดุ"),
    )
    before = desk.orders.orders(head)

    error = refusal(lambda: desk.orders.record(head, order(*lines)))

    assert isinstance(error, InvalidInputError)
    assert [(each.field, each.problem) for each in error.problems] == [
        ("lines[1].person_id", Problem.EMPTY),
        ("lines[2].duty_name", Problem.EMPTY),
        ("lines[3].duty_name", Problem.DUTY_TWICE),
        ("lines[4].person_id", Problem.ALREADY_LEFT),
    ]
    assert desk.orders.orders(head) == before


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"lines": ()}, ("lines", Problem.NOTHING_CHOSEN)),
        ({"order_number": ""}, ("order_number", Problem.EMPTY)),
        ({"order_date": TOMORROW}, ("order_date", Problem.DATE_IN_FUTURE)),
        ({"order_date": None}, ("order_date", Problem.EMPTY)),
        ({"starts_on": None}, ("starts_on", Problem.EMPTY)),
        ({"ends_on": DATED}, ("ends_on", Problem.END_BEFORE_START)),
    ],
)
def test_a_wrong_head_of_an_order_is_named(
    desk: Desk, head: Actor, ids: OfficeIds, changed: dict[str, object], problem: tuple[str, Problem]
) -> None:
    error = refusal(lambda: desk.orders.record(head, order((ids.lao.user, "งานพัสดุ"), **changed)))

    assert (error.field, error.problem) == problem


def test_a_head_of_a_unit_records_and_sees_the_own_people_alone(
    desk: Desk, head: Actor, school_head: Actor, ids: OfficeIds
) -> None:
    mixed = order((ids.school.user, "งานพัสดุ"), (ids.nursery.user, "งานพัสดุ"))
    assert problem_of(lambda: desk.orders.record(school_head, mixed)) is Problem.OTHER_UNIT

    desk.orders.record(head, mixed)
    (seen,) = newest(desk, school_head).people
    assert seen.person.id == ids.school.user
    desk.orders.end(school_head, "210/2569", DATED, TODAY)
    ends = {each.person.id: each.duties[0].assignment.ends_on for each in newest(desk, head).people}
    assert ends == {ids.school.user: TODAY, ids.nursery.user: None}


def test_the_end_of_an_order_ends_what_would_go_on_longer(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.orders.record(head, order((ids.lao.user, "งานพัสดุ")))
    desk.orders.record(head, order((ids.lao.newcomer, "งานพัสดุ"), ends_on=TODAY))
    desk.orders.end(head, "๒๑๐/๒๕๖๙", DATED, TOMORROW)

    ends = [each.duties[0].assignment.ends_on for each in newest(desk, head).people]
    assert ends == [TOMORROW, TODAY]
    assert not newest(desk, head).over


def test_the_day_after_its_end_an_order_leaves_rights_without_ground(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.orders.end(head, "124/2569", date(2026, 5, 25), TODAY - timedelta(days=1))

    lost = {
        line.task.person_id for line in desk.tasks.due(head, TODAY) if line.task.kind is TaskKind.RIGHTS_WITHOUT_DUTY
    }
    assert lost == {ids.lao.user, ids.school.user, ids.nursery.user}


def test_an_order_that_is_over_or_unknown_cannot_be_ended(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.orders.record(head, order((ids.lao.user, "งานพัสดุ"), ends_on=TODAY))

    assert problem_of(lambda: desk.orders.end(head, "210/2569", DATED, TOMORROW)) is Problem.ORDER_OVER
    assert problem_of(lambda: desk.orders.end(head, "210/2569", DATED, DATED)) is Problem.END_BEFORE_START
    assert problem_of(lambda: desk.orders.end(head, "211/2569", DATED, TODAY)) is Problem.NOT_FOUND
    assert problem_of(lambda: desk.orders.end(head, "210/2569", TODAY, TODAY)) is Problem.NOT_FOUND


def test_a_line_that_was_typed_wrongly_is_put_right(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    right = DutyDraft(ids.lao.newcomer, "งานพัสดุ", "125/2569", DATED, DATED, acting=True)
    desk.orders.correct(head, ids.lao.assignment, right, 1)

    (held,) = desk.register.detail(head, ids.lao.user).duties  # the person stays
    assert (held.duty.name, held.assignment.order_number, held.assignment.acting) == ("งานพัสดุ", "125/2569", True)
    late = problem_of(lambda: desk.orders.correct(head, ids.lao.assignment, right, 1))
    assert late is Problem.CHANGED_MEANWHILE
    wrong = replace(right, order_date=TOMORROW)
    assert problem_of(lambda: desk.orders.correct(head, ids.lao.assignment, wrong, 2)) is Problem.DATE_IN_FUTURE


def test_a_line_that_should_not_be_there_is_taken_away(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.orders.drop(head, ids.lao.assignment)

    assert desk.register.detail(head, ids.lao.user).duties == ()
    assert [each.person.id for each in newest(desk, head).people] == [ids.school.user, ids.nursery.user]

"""Leaving the duty (4.2): recorded, staying with other duties, taken back, over; and the days it took to remove."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import ComeBackDraft, DutyDraft, LeaveDraft
from elaas_desk.domain.people import LeaveReason
from elaas_desk.domain.tasks import TaskKind
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from tests.services.office import TODAY, Clock, OfficeIds, audit_lines, problem_of

YESTERDAY = TODAY - timedelta(days=1)


def kinds(desk: Desk, head: Actor, person_id: int) -> list[TaskKind]:
    """What is to be done about the person."""
    lines = desk.tasks.due(head, desk.clock().date())
    return [line.task.kind for line in lines if line.task.person_id == person_id]


def events(desk: Desk, head: Actor, person_id: int) -> list[str]:
    """The time line of the person, newest first."""
    return [event.what for event in desk.register.detail(head, person_id).timeline]


def transferred(person_id: int, last_day: date = YESTERDAY) -> LeaveDraft:
    return LeaveDraft(person_id, LeaveReason.TRANSFER, last_day, "135/2569")


@pytest.fixture
def gone(desk: Desk, head: Actor, ids: OfficeIds) -> int:
    """The user left ten days ago."""
    desk.register.leave(head, transferred(ids.lao.user, TODAY - timedelta(days=10)))
    return ids.lao.user


# who stays


@pytest.fixture
def stays(desk: Desk, head: Actor, ids: OfficeIds) -> LeaveDraft:
    """The user has the supplies as well, and keeps them when the finance ends."""
    desk.register.assign_duty(head, DutyDraft(ids.lao.user, "งานพัสดุ", "131/2569", TODAY, YESTERDAY))
    duties = frozenset({ids.lao.assignment})
    return LeaveDraft(ids.lao.user, LeaveReason.ORDER_CHANGED, YESTERDAY, "135/2569", stays=True, assignment_ids=duties)


def test_who_stays_with_other_duties_does_not_leave_and_only_the_chosen_duties_end(
    desk: Desk, head: Actor, ids: OfficeIds, stays: LeaveDraft
) -> None:
    changed = desk.register.leave(head, stays)
    detail = desk.register.detail(head, ids.lao.user)

    assert changed == Changed.PEOPLE | Changed.ACCOUNTS | Changed.DUTIES | Changed.TASKS
    assert detail.person.last_day is None
    assert detail.account is not None
    assert {each.duty.name: each.assignment.ends_on for each in detail.duties} == {
        "งานพัสดุ": None,
        "งานการเงิน": YESTERDAY,
    }


def test_the_groups_of_the_duties_that_ended_are_rights_without_a_duty(
    desk: Desk, head: Actor, ids: OfficeIds, stays: LeaveDraft
) -> None:
    desk.register.leave(head, stays)
    (task,) = (
        line.task
        for line in desk.tasks.due(head, TODAY)
        if line.task.person_id == ids.lao.user and line.task.kind is TaskKind.RIGHTS_WITHOUT_DUTY
    )

    assert (task.group_ids, task.due_on, task.days) == ((ids.payments,), YESTERDAY, 1)
    assert "หน้าที่บางอย่างสิ้นสุด ยังปฏิบัติงานที่นี่: เปลี่ยนคำสั่งมอบหมาย คำสั่งที่ ๑๓๕/๒๕๖๙" in events(desk, head, ids.lao.user)


def test_a_duty_that_ends_before_is_not_prolonged(desk: Desk, head: Actor, ids: OfficeIds, stays: LeaveDraft) -> None:
    earlier = TODAY - timedelta(days=30)
    desk.register.end_duty(head, ids.lao.assignment, earlier)
    desk.register.leave(head, stays)
    ends = {each.assignment.id: each.assignment.ends_on for each in desk.register.detail(head, ids.lao.user).duties}

    assert ends[ids.lao.assignment] == earlier


# taken back


def test_a_leave_that_was_recorded_wrongly_is_taken_back_with_its_reason(desk: Desk, head: Actor, gone: int) -> None:
    assert TaskKind.REMOVE_NOW in kinds(desk, head, gone)
    desk.register.withdraw_leave(head, gone, "บันทึกผิดคน")
    person = desk.register.detail(head, gone).person

    assert (person.last_day, person.leave_reason, person.leave_order) == (None, None, "")
    assert TaskKind.REMOVE_NOW not in kinds(desk, head, gone)
    assert "ยกเลิกการพ้นหน้าที่ที่บันทึกไว้: บันทึกผิดคน" in events(desk, head, gone)
    assert any(line.what == "leave_withdrawn" for line in audit_lines(desk.database))


def test_a_leave_that_lies_ahead_is_taken_back_as_well(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.register.leave(head, transferred(ids.lao.user, TODAY + timedelta(days=20)))
    desk.register.withdraw_leave(head, ids.lao.user, "เลื่อนการโอนย้าย")

    assert desk.register.detail(head, ids.lao.user).person.last_day is None


def test_without_a_reason_or_without_a_leave_nothing_is_taken_back(desk: Desk, head: Actor, gone: int) -> None:
    assert problem_of(lambda: desk.register.withdraw_leave(head, gone, " ")) is Problem.EMPTY
    assert problem_of(lambda: desk.register.withdraw_leave(head, gone, "ก" * 201)) is Problem.TOO_LONG
    desk.register.withdraw_leave(head, gone, "บันทึกผิดคน")
    assert problem_of(lambda: desk.register.withdraw_leave(head, gone, "บันทึกผิดคน")) is Problem.NOT_LEFT


def test_groups_that_were_taken_away_meanwhile_do_not_come_back(
    desk: Desk, head: Actor, ids: OfficeIds, gone: int
) -> None:
    desk.register.remove_from_groups(head, ids.lao.account, [ids.payments], TODAY, "", close=True)
    desk.register.withdraw_leave(head, gone, "บันทึกผิดคน")

    assert desk.register.detail(head, gone).held == ()


# back in the duty


def test_who_comes_back_is_in_the_duty_again_and_the_time_away_is_kept(
    desk: Desk, head: Actor, ids: OfficeIds, gone: int
) -> None:
    removed = TODAY - timedelta(days=8)
    desk.register.remove_from_groups(head, ids.lao.account, [ids.payments], removed, "", close=True)
    desk.register.come_back(head, ComeBackDraft(gone, TODAY))
    with desk.database.work(head, desk.clock()) as work:
        (departure,) = work.departures.all()

    assert desk.register.detail(head, gone).person.last_day is None
    assert (departure.last_day, departure.removed_on, departure.returned_on) == (
        TODAY - timedelta(days=10),
        removed,
        TODAY,
    )
    assert (departure.reason, departure.order) == (LeaveReason.TRANSFER, "135/2569")
    assert {"กลับมาปฏิบัติหน้าที่", "วันสุดท้ายในหน้าที่ โอนย้าย คำสั่งที่ ๑๓๕/๒๕๖๙"} <= set(events(desk, head, gone))


def test_former_duties_end_with_the_last_day_unless_they_go_on(
    desk: Desk, head: Actor, ids: OfficeIds, gone: int
) -> None:
    desk.register.come_back(head, ComeBackDraft(gone, TODAY))
    (held,) = desk.register.detail(head, gone).duties
    assert held.assignment.ends_on == TODAY - timedelta(days=10)

    desk.register.leave(head, transferred(ids.school.user))
    desk.register.come_back(head, ComeBackDraft(ids.school.user, TODAY, frozenset({ids.school.assignment})))
    (kept,) = desk.register.detail(head, ids.school.user).duties
    assert kept.in_force


def test_nobody_comes_back_before_leaving(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    assert problem_of(lambda: desk.register.come_back(head, ComeBackDraft(ids.lao.user, TODAY))) is Problem.NOT_LEFT


# how long it took


def test_the_days_from_leaving_to_removal_are_shown_until_it_is_done(
    desk: Desk, head: Actor, ids: OfficeIds, gone: int
) -> None:
    def times() -> tuple[float | None, int]:
        found = desk.register.removal_times(head, TODAY - timedelta(days=30), TODAY)
        return found.median_days, found.waiting

    assert times() == (10.0, 1)
    desk.register.remove_from_groups(head, ids.lao.account, [ids.payments], TODAY - timedelta(days=9), "", close=True)
    assert times() == (1.0, 0)


def test_a_head_of_a_subordinate_unit_sees_the_own_leavers_alone(
    desk: Desk, school_head: Actor, head: Actor, ids: OfficeIds, gone: int
) -> None:
    desk.register.leave(head, transferred(ids.school.user))
    desk.register.come_back(head, ComeBackDraft(gone, TODAY))
    desk.register.leave(head, transferred(ids.nursery.user))
    span = (date(2020, 1, 1), TODAY)

    assert [each.person_id for each in desk.register.removal_times(school_head, *span).leavers] == [ids.school.user]
    assert len(desk.register.removal_times(head, *span).leavers) == 3


# announced ahead


def test_an_acting_term_and_a_retirement_are_announced_in_words(
    desk: Desk, head: Actor, ids: OfficeIds, clock: Clock
) -> None:
    with desk.database.work(head, clock()) as work:
        assignment = work.assignments.get(ids.lao.assignment)
        ends = TODAY + timedelta(days=5)
        work.assignments.save(replace(assignment, acting=True, ends_on=ends))
        work.people.save(replace(work.people.get(ids.school.user), retires_on=date(2027, 9, 30)))
        work.commit()
    (acting,) = (line for line in desk.tasks.due(head, TODAY) if line.task.kind is TaskKind.ACTING_ENDS)
    assert (acting.what, acting.detail) == ("รักษาราชการแทนใกล้สิ้นสุด", "งานการเงิน อยู่ใน 1 กลุ่ม")
    assert (acting.when, acting.date_text, acting.action) == ("อีก 5 วัน", "วันสุดท้าย 28 พ.ย. 2569", "บันทึกพ้นหน้าที่")

    clock.pass_by(days=330)
    due = desk.tasks.due(head, clock().date())
    (retired,) = (line for line in due if line.task.kind is TaskKind.RETIREMENT_AHEAD)
    assert (retired.what, retired.date_text, retired.when) == (
        "เกษียณแล้ว ยังไม่บันทึก",
        "เกษียณ 30 ก.ย. 2570",
        "เลยกำหนด 19 วัน",
    )

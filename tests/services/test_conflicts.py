"""Groups that one person must not hold together: declared, held, asked for, and excepted for a while."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import ExceptionDraft
from elaas_desk.domain.requests import Change, GroupChange, Reason, RequestDraft
from elaas_desk.domain.tasks import Severity, TaskKind
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from elaas_desk.services.views import TaskLine
from tests.services.office import TODAY, Clock, OfficeIds, problem_of, refusal

REASON = "ผู้บันทึกต้องไม่เป็นผู้รับของ"
MONTH = timedelta(days=30)


@pytest.fixture
def conflict_id(desk: Desk, head: Actor, ids: OfficeIds) -> int:
    """Payments and stores must not be held together."""
    return desk.conflicts.declare(head, ids.stores, ids.payments, REASON).id


@pytest.fixture
def both(desk: Desk, head: Actor, ids: OfficeIds, conflict_id: int) -> int:
    """The user of the LAO holds both since a week; the number of the conflict."""
    desk.groups.add_member(head, ids.lao.account, ids.stores, TODAY - timedelta(days=7), "")
    return conflict_id


def exception(conflict_id: int, ids: OfficeIds, **other: object) -> ExceptionDraft:
    """The user of the LAO may hold both for a month."""
    draft = ExceptionDraft(conflict_id, ids.lao.user, "เจ้าหน้าที่ลาคลอด", TODAY + MONTH, "นายสมหมาย ใจกล้า")
    return replace(draft, **other)  # type: ignore[arg-type]


def rows(desk: Desk, actor: Actor, today: date = TODAY) -> list[TaskLine]:
    return [line for line in desk.tasks.due(actor, today) if line.task.kind is TaskKind.CONFLICT]


def asking(ids: OfficeIds, *changes: GroupChange) -> RequestDraft:
    return RequestDraft(ids.lao.user, Reason.CHANGE_RIGHTS, TODAY, changes)


def hints(desk: Desk, actor: Actor, draft: RequestDraft) -> list[str]:
    return [hint.sentence for hint in desk.requests.check(actor, draft).hints if "คู่กับ" in hint.sentence]


def test_a_pair_is_declared_once_whichever_group_is_named_first(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    first = desk.conflicts.declare(head, ids.stores, ids.payments, REASON).id
    again = desk.conflicts.declare(head, ids.payments, ids.stores, "เหตุผลใหม่").id

    assert again == first
    (pair,) = desk.conflicts.conflicts(head)
    assert (pair.first_id, pair.second_id, pair.reason) == (ids.payments, ids.stores, "เหตุผลใหม่")


def test_a_group_cannot_conflict_with_itself(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    assert problem_of(lambda: desk.conflicts.declare(head, ids.stores, ids.stores, "")) is Problem.NOT_A_CHOICE
    assert problem_of(lambda: desk.conflicts.declare(head, ids.stores, 99, "")) is Problem.NOT_FOUND


def test_who_holds_both_is_a_red_row_that_names_both(desk: Desk, head: Actor, ids: OfficeIds, both: int) -> None:
    (line,) = rows(desk, head)

    assert line.what == "สองกลุ่มไม่ควรอยู่คู่กัน"
    assert (line.who, line.detail) == ("นายกิตติศักดิ์ ศรีสุวรรณ", "อยู่ทั้งกลุ่มผู้บันทึกฎีกา และกลุ่มเจ้าหน้าที่พัสดุ")
    assert (line.date_text, line.clause, line.action) == ("ตั้งแต่ 16 พ.ย. 2569", "ข้อ ๔.๑", "เลือกวิธีแก้")
    assert not line.can_snooze


def test_the_pane_and_the_matrix_show_the_pair(desk: Desk, head: Actor, ids: OfficeIds, both: int) -> None:
    (held,) = desk.register.detail(head, ids.lao.user).clashes
    matrix = desk.groups.matrix(head)

    assert (held.first.id, held.second.id, held.clash.conflict.reason) == (ids.payments, ids.stores, REASON)
    assert set(matrix.clashes) == {ids.lao.user}
    assert [each.conflict.id for each in matrix.clashes_at(ids.lao.user, ids.stores)] == [both]
    assert matrix.clashes_at(ids.lao.user, ids.reports) == ()
    assert matrix.clashes_at(ids.school.user, ids.stores) == ()


def test_an_exception_silences_the_row_until_the_day_after_it(
    desk: Desk, head: Actor, ids: OfficeIds, both: int
) -> None:
    desk.conflicts.allow(head, exception(both, ids))
    last = TODAY + MONTH

    assert rows(desk, head) == []
    (announced,) = rows(desk, head, last)
    assert (announced.what, announced.date_text) == ("ข้อยกเว้นใกล้สิ้นสุด", "ยกเว้นถึง 23 ธ.ค. 2569")
    (after,) = rows(desk, head, last + timedelta(days=1))
    assert (after.task.severity, after.date_text) == (Severity.LATE, "ตั้งแต่ 24 ธ.ค. 2569")


def test_an_exception_is_shown_where_the_pair_is(desk: Desk, head: Actor, ids: OfficeIds, both: int) -> None:
    desk.conflicts.allow(head, exception(both, ids))

    (held,) = desk.register.detail(head, ids.lao.user).clashes
    assert held.clash.is_excepted
    assert held.clash.exception is not None
    assert (held.clash.exception.reason, held.clash.exception.given_by) == ("เจ้าหน้าที่ลาคลอด", "นายสมหมาย ใจกล้า")
    told = [(event.on, event.what, event.by) for event in desk.register.detail(head, ids.lao.user).timeline]
    what = "ยกเว้นให้อยู่คู่กัน ผู้บันทึกฎีกา × เจ้าหน้าที่พัสดุ ถึง 23 ธ.ค. 2569 ผู้อนุญาต นายสมหมาย ใจกล้า"
    assert (TODAY, what, head.name) in told


@pytest.mark.parametrize(
    ("changed", "field", "problem"),
    [
        ({"reason": " "}, "reason", Problem.EMPTY),
        ({"given_by": ""}, "given_by", Problem.EMPTY),
        ({"ends_on": None}, "ends_on", Problem.EMPTY),
        ({"ends_on": TODAY - timedelta(days=1)}, "ends_on", Problem.END_BEFORE_START),
        ({"ends_on": date(2027, 11, 24)}, "ends_on", Problem.DATE_OUT_OF_RANGE),
    ],
)
def test_an_exception_needs_a_reason_and_an_end_within_a_year(
    desk: Desk, head: Actor, ids: OfficeIds, both: int, changed: dict[str, object], field: str, problem: Problem
) -> None:
    error = refusal(lambda: desk.conflicts.allow(head, exception(both, ids, **changed)))

    assert (error.field, error.problem) == (field, problem)
    assert rows(desk, head) != []


def test_nobody_excepts_themselves(desk: Desk, head: Actor, ids: OfficeIds, conflict_id: int) -> None:
    with desk.database.work(head, desk.clock()) as work:
        user = work.users.get(head.user_id)
        work.users.save(replace(user, person_id=ids.lao.head))
        work.commit()
    own = exception(conflict_id, ids, person_id=ids.lao.head, given_by="นางสาวพิมพ์ชนก แก้วประเสริฐ")

    assert problem_of(lambda: desk.conflicts.allow(head, own)) is Problem.OWN_EXCEPTION
    desk.conflicts.allow(head, replace(own, given_by="นายสมหมาย ใจกล้า"))


def test_an_exception_can_be_ended_before_its_last_day(
    desk: Desk, head: Actor, ids: OfficeIds, both: int, clock: Clock
) -> None:
    exception_id = desk.conflicts.allow(head, exception(both, ids)).id
    clock.pass_by(days=3)
    desk.conflicts.disallow(head, exception_id)

    (line,) = rows(desk, head, clock().date())
    assert (line.task.severity, line.task.days) == (Severity.LATE, 1)
    assert problem_of(lambda: desk.conflicts.disallow(head, exception_id)) is Problem.NOT_FOUND


def test_an_exception_that_was_a_slip_is_taken_away_on_its_first_day(
    desk: Desk, head: Actor, ids: OfficeIds, both: int
) -> None:
    before = rows(desk, head)
    desk.conflicts.disallow(head, desk.conflicts.allow(head, exception(both, ids)).id)

    assert rows(desk, head) == before


def test_what_is_withdrawn_conflicts_no_more(desk: Desk, head: Actor, ids: OfficeIds, both: int) -> None:
    desk.conflicts.allow(head, exception(both, ids))
    desk.conflicts.withdraw(head, both)

    assert rows(desk, head, TODAY + timedelta(days=90)) == []
    assert desk.conflicts.conflicts(head) == ()
    assert desk.register.detail(head, ids.lao.user).clashes == ()


def test_a_request_for_the_second_group_is_warned_of(desk: Desk, head: Actor, ids: OfficeIds, conflict_id: int) -> None:
    (sentence,) = hints(desk, head, asking(ids, GroupChange(ids.stores, Change.ADD)))

    assert sentence.startswith("กลุ่มเจ้าหน้าที่พัสดุไม่ควรอยู่คู่กับกลุ่มผู้บันทึกฎีกา ซึ่งผู้ขออยู่แล้ว")
    assert REASON in sentence


def test_two_groups_in_one_request_are_held_against_each_other(
    desk: Desk, head: Actor, ids: OfficeIds, conflict_id: int
) -> None:
    draft = RequestDraft(
        ids.lao.newcomer,
        Reason.NEW_USER,
        TODAY,
        (GroupChange(ids.stores, Change.ADD), GroupChange(ids.payments, Change.ADD)),
    )

    (sentence,) = hints(desk, head, draft)
    assert "ซึ่งขอมาพร้อมกัน" in sentence


def test_a_request_that_gives_the_other_group_back_is_in_order(
    desk: Desk, head: Actor, ids: OfficeIds, conflict_id: int
) -> None:
    changes = (GroupChange(ids.stores, Change.ADD), GroupChange(ids.payments, Change.REMOVE))

    assert hints(desk, head, asking(ids, *changes)) == []
    assert hints(desk, head, asking(ids, GroupChange(ids.payments, Change.REMOVE))) == []


def test_who_is_excepted_is_not_warned_of(desk: Desk, head: Actor, ids: OfficeIds, conflict_id: int) -> None:
    desk.conflicts.allow(head, exception(conflict_id, ids))

    assert hints(desk, head, asking(ids, GroupChange(ids.stores, Change.ADD))) == []


def test_a_head_of_a_unit_sees_only_its_own_conflicts(
    desk: Desk, school_head: Actor, ids: OfficeIds, both: int
) -> None:
    assert rows(desk, school_head) == []
    assert desk.groups.matrix(school_head).clashes == {}

"""Today's list in words, what is put off, and the catalogue of groups."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import AccountDraft, GroupDraft, LeaveDraft, PasswordChangeDraft
from elaas_desk.domain.people import LeaveReason, Post
from elaas_desk.domain.tasks import TaskKind
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from elaas_desk.services.task_lines import clause_text, when_text
from elaas_desk.services.views import CellState, TaskLine
from tests.services.office import TODAY, Clock, OfficeIds, person_draft, problem_of


def line_of(desk: Desk, actor: Actor, kind: TaskKind, person_id: int | None = None, today: date = TODAY) -> TaskLine:
    """The one row of that kind, about that person if one is named."""
    found = [
        line
        for line in desk.tasks.due(actor, today)
        if line.task.kind is kind and (person_id is None or line.task.person_id == person_id)
    ]
    assert len(found) == 1
    return found[0]


def phrases(line: TaskLine) -> tuple[str, ...]:
    """What the row says, from left to right."""
    return (line.what, line.who, line.detail, line.when, line.date_text, line.clause, line.action)


def left(desk: Desk, head: Actor, ids: OfficeIds, last_day: date) -> None:
    """The user of the LAO leaves."""
    desk.register.leave(head, LeaveDraft(ids.lao.user, LeaveReason.TRANSFER, last_day, "135/2569"))


def test_who_left_is_the_first_row_and_says_everything(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    left(desk, head, ids, date(2026, 11, 11))
    first = desk.tasks.due(head, TODAY)[0]
    assert phrases(first) == (
        "ถอดออกจากกลุ่มทันที",
        "นายกิตติศักดิ์ ศรีสุวรรณ",
        "โอนย้าย ยังอยู่ใน 1 กลุ่ม",
        "เลยกำหนด 12 วัน",
        "พ้นหน้าที่ 11 พ.ย. 2569",
        "ข้อ ๔.๒",
        "ถอดออกจากกลุ่ม",
    )
    assert not first.can_snooze


def test_who_will_leave_is_announced(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    left(desk, head, ids, TODAY + timedelta(days=4))
    line = line_of(desk, head, TaskKind.REMOVE_NOW)
    assert (line.what, line.when, line.date_text) == ("เตรียมถอดออกจากกลุ่ม", "อีก 4 วัน", "วันสุดท้าย 27 พ.ย. 2569")
    assert line.can_snooze


def test_an_account_without_groups_of_who_left_is_still_a_row(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    left(desk, head, ids, date(2026, 11, 11))
    desk.register.remove_from_groups(head, ids.lao.account, [ids.payments], TODAY, "")
    assert line_of(desk, head, TaskKind.REMOVE_NOW).detail == "โอนย้าย ไม่อยู่ในกลุ่มใด แต่บัญชียังเปิดอยู่"


def test_a_password_row_says_when_it_was_due(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    due = line_of(desk, head, TaskKind.PASSWORD_DUE, ids.school.head, date(2026, 12, 6))
    assert phrases(due) == (
        "เปลี่ยนรหัสผ่าน",
        "นางสาวพิมพ์ชนก แก้วประเสริฐ",
        "นักวิชาการเงินและบัญชี",
        "เลยกำหนด 5 วัน",
        "ครบ 1 ธ.ค. 2569",
        "ข้อ ๓.๔.๒",
        "บันทึกการเปลี่ยน",
    )


def test_unknown_password_dates_of_one_unit_share_a_row(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.register.add_account(head, AccountDraft(ids.lao.newcomer, "namphueng.c"))
    alone = line_of(desk, head, TaskKind.PASSWORD_UNKNOWN)
    assert (alone.who, alone.detail) == ("นางสาวน้ำผึ้ง ชื่นใจ", "นักวิชาการเงินและบัญชี")
    second = desk.register.add_person(head, person_draft(ids.lao.unit, Post.LAO_USER))
    account_id = desk.register.add_account(head, AccountDraft(second.id, "kanda.j")).id
    row = line_of(desk, head, TaskKind.PASSWORD_UNKNOWN)
    assert phrases(row) == (
        "ไม่ทราบวันเปลี่ยนรหัสผ่าน",
        "2 คน",
        "นางสาวน้ำผึ้ง ชื่นใจ และอีก 1 คน",
        "ถือว่าครบกำหนดแล้ว",
        "ใส่วันที่ หรือเปลี่ยนใหม่",
        "ข้อ ๓.๔.๒",
        "ระบุวันที่",
    )
    assert [task.account_id for task in row.tasks][-1] == account_id
    desk.register.record_password_change(head, PasswordChangeDraft((account_id,), TODAY, KnownBy.TOLD))
    assert line_of(desk, head, TaskKind.PASSWORD_UNKNOWN).who == "นางสาวน้ำผึ้ง ชื่นใจ"


def test_a_review_row_counts_who_is_in_groups_of_the_unit(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    def details() -> dict[int, tuple[str, str]]:
        rows = [line for line in desk.tasks.due(head, TODAY) if line.task.kind is TaskKind.REVIEW_DUE]
        return {line.task.unit_id: (line.detail, line.date_text) for line in rows}

    desk.groups.add_member(head, ids.lao.account, ids.reports, TODAY, "")
    assert details()[ids.lao.unit] == ("ผู้ใช้งาน 1 คน ใน 2 กลุ่ม", "ยังไม่เคยสอบทาน")
    assert details()[ids.school.unit] == ("ผู้ใช้งาน 1 คน ใน 1 กลุ่ม", "ยังไม่เคยสอบทาน")
    desk.register.close_account(head, ids.school.account, TODAY)
    assert details()[ids.school.unit] == ("ผู้ใช้งาน 0 คน ใน 0 กลุ่ม", "ยังไม่เคยสอบทาน")


def test_unknown_password_dates_of_two_units_stand_on_two_rows(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.register.add_account(head, AccountDraft(ids.lao.newcomer, "namphueng.c"))
    desk.register.add_account(head, AccountDraft(ids.school.newcomer, "namphueng.s"))
    rows = [line for line in desk.tasks.due(head, TODAY) if line.task.kind is TaskKind.PASSWORD_UNKNOWN]
    assert [line.task.unit_id for line in rows] == [ids.lao.unit, ids.school.unit]


def test_rights_that_do_not_match_the_duty_name_the_group(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.groups.add_member(head, ids.lao.account, ids.stores, date(2026, 11, 21), "")
    line = line_of(desk, head, TaskKind.RIGHTS_WITHOUT_DUTY)
    assert phrases(line) == (
        "สิทธิไม่ตรงหน้าที่",
        "นายกิตติศักดิ์ ศรีสุวรรณ",
        "อยู่กลุ่มเจ้าหน้าที่พัสดุ แต่ไม่มีคำสั่งมอบหมายรองรับ",
        "เลยกำหนด 2 วัน",
        "ตั้งแต่ 21 พ.ย. 2569",
        "ข้อ ๔.๑",
        "ตรวจสิทธิ",
    )


def test_an_executive_with_more_than_viewing_and_a_clerk_who_is_missing_are_said(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    account = AccountDraft(ids.executive, "sommai.j", TODAY, group_ids=frozenset({ids.payments}))
    desk.register.add_account(head, account)
    desk.register.leave(head, LeaveDraft(ids.clerk, LeaveReason.RETIREMENT, date(2026, 9, 30), "1/2570"))
    too_much = line_of(desk, head, TaskKind.VIEWER_TOO_MUCH)
    assert (too_much.what, too_much.detail) == ("ผู้บริหารมีสิทธิเกินการดูรายงาน", "อยู่กลุ่มผู้บันทึกฎีกา")
    gone = [line for line in desk.tasks.due(head, TODAY) if line.task.post is Post.CLERK]
    assert [phrases(line)[:2] for line in gone] == [("ปลัดยังไม่มีชื่อในทะเบียน", "ปลัดองค์การบริหารส่วนตำบล")]


def test_a_group_that_nobody_can_judge_and_a_duty_without_rights_are_said(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    group_id = desk.groups.add_group(head, GroupDraft("งานบัญชี")).id
    desk.groups.add_member(head, ids.lao.account, group_id, TODAY, "")
    untied = line_of(desk, head, TaskKind.GROUP_WITHOUT_DUTIES)
    assert (untied.who, untied.action) == ("งานบัญชี", "ระบุหน้าที่")
    desk.register.remove_from_groups(head, ids.lao.account, [ids.payments], TODAY, "")
    lacking = line_of(desk, head, TaskKind.DUTY_WITHOUT_RIGHTS)
    assert (lacking.what, lacking.detail) == ("มีหน้าที่แต่ยังไม่มีสิทธิ", "ต้องอยู่กลุ่มผู้บันทึกฎีกา")


def test_a_stuck_request_and_a_missing_acknowledgement_say_since_when(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    stuck = [line for line in desk.tasks.due(head, TODAY) if line.task.request_id == ids.lao.draft]
    assert [phrases(line) for line in stuck] == [
        (
            "คำขอค้าง",
            "คำขอที่ ๑๑/๒๕๗๐ นายกิตติศักดิ์ ศรีสุวรรณ",
            "เป็นร่าง ยังไม่ได้พิมพ์",
            "เลยกำหนด 46 วัน",
            "ตั้งแต่ 1 ต.ค. 2569",
            "ข้อ ๑.๑.๒",
            "เปิดคำขอ",
        )
    ]
    unsigned = line_of(desk, head, TaskKind.ACKNOWLEDGEMENT_MISSING, ids.lao.user)
    assert (unsigned.clause, unsigned.date_text) == ("ข้อ ๓.๑–๓.๔", "ภายใน 8 มิ.ย. 2569")


@pytest.mark.parametrize(
    ("days", "words"), [(12, "เลยกำหนด 12 วัน"), (0, "ครบวันนี้"), (-4, "อีก 4 วัน"), (None, "ถือว่าครบกำหนดแล้ว")]
)
def test_how_late_is_said_in_words(days: int | None, words: str) -> None:
    assert when_text(days) == words


def test_clauses_are_quoted_in_thai_digits() -> None:
    assert clause_text("3.4.2") == "ข้อ ๓.๔.๒"


def test_a_task_put_off_comes_back_on_its_day_or_when_it_is_woken(
    desk: Desk, head: Actor, ids: OfficeIds, clock: Clock
) -> None:
    key = line_of(desk, head, TaskKind.PASSWORD_DUE, ids.lao.head).task.key
    desk.tasks.snooze(head, key, TODAY + timedelta(days=3), "รอเจ้าตัวกลับจากลา")
    assert key not in {line.task.key for line in desk.tasks.due(head, TODAY)}
    assert [line.task.key for line in desk.tasks.put_off(head, TODAY)] == [key]
    assert key in {line.task.key for line in desk.tasks.due(head, TODAY + timedelta(days=3))}
    desk.tasks.wake(head, key)
    assert key in {line.task.key for line in desk.tasks.due(head, TODAY)}


def test_putting_off_needs_a_reason_a_day_and_a_task(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    key, snooze = line_of(desk, head, TaskKind.PASSWORD_DUE, ids.lao.head).task.key, desk.tasks.snooze
    assert problem_of(lambda: snooze(head, key, TODAY + timedelta(days=3), "  ")) is Problem.EMPTY
    tomorrow = TODAY + timedelta(days=1)
    assert problem_of(lambda: snooze(head, key, TODAY, "ลา")) is Problem.END_BEFORE_START
    assert problem_of(lambda: snooze(head, "password_due:9", tomorrow, "ลา")) is Problem.NOT_FOUND
    assert problem_of(lambda: snooze(head, key, tomorrow, "ล" * 201)) is Problem.TOO_LONG
    snooze(head, key, tomorrow, "ล" * 200)


def test_the_figures_and_months_are_those_of_the_rules(desk: Desk, head: Actor) -> None:
    assert desk.tasks.figures(head, TODAY).in_use == 6
    assert desk.tasks.due_per_month(head, TODAY)[0] == (date(2026, 12, 1), 3)


def test_the_matrix_tells_held_from_viewing_from_unjustified(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.groups.add_member(head, ids.lao.account, ids.stores, TODAY, "")
    desk.groups.add_member(head, ids.lao.account, ids.reports, TODAY, "")
    matrix = desk.groups.matrix(head)
    person = ids.lao.user
    assert {group: matrix.cells[person, group] for group in (ids.payments, ids.stores, ids.reports)} == {
        ids.payments: CellState.HELD,
        ids.stores: CellState.NO_DUTY,
        ids.reports: CellState.VIEW_ONLY,
    }
    assert [group.name for group in matrix.groups] == ["เจ้าหน้าที่พัสดุ", "ดูรายงานผู้บริหาร", "ผู้บันทึกฎีกา"]
    assert matrix.accounts[person].id == ids.lao.account
    assert ids.lao.newcomer not in {each.id for each in matrix.people}


def test_an_abolished_group_stays_in_the_matrix_while_somebody_is_in_it(
    desk: Desk, head: Actor, ids: OfficeIds, clock: Clock
) -> None:
    desk.groups.retire_group(head, ids.payments, TODAY, ids.stores)
    desk.groups.retire_group(head, ids.reports, TODAY)
    clock.pass_by(days=1)
    matrix = desk.groups.matrix(head)
    assert [group.id for group in matrix.groups] == [ids.stores, ids.payments]
    assert matrix.cells[ids.lao.user, ids.payments] is CellState.NO_DUTY
    retired = next(group for group in desk.groups.groups(head) if group.id == ids.payments)
    assert (retired.valid_to, retired.replaced_by_id) == (TODAY, ids.stores)


def test_a_group_is_refused_where_it_makes_no_sense(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    add, retire = desk.groups.add_group, desk.groups.retire_group
    assert problem_of(lambda: add(head, GroupDraft("ผู้บันทึกฎีกา"))) is Problem.GROUP_TWICE
    assert problem_of(lambda: add(head, GroupDraft("ใหม่", duty_ids=frozenset({99})))) is Problem.NOT_A_CHOICE
    dated = GroupDraft("ใหม่", valid_from=TODAY, valid_to=TODAY - timedelta(days=1))
    assert problem_of(lambda: add(head, dated)) is Problem.END_BEFORE_START
    assert problem_of(lambda: retire(head, ids.stores, TODAY, ids.stores)) is Problem.NOT_A_CHOICE
    assert problem_of(lambda: retire(head, ids.stores, TODAY, 99)) is Problem.NOT_FOUND


def test_the_name_of_a_group_that_is_over_may_be_given_again(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.groups.retire_group(head, ids.stores, TODAY)
    assert problem_of(lambda: desk.groups.add_group(head, GroupDraft("เจ้าหน้าที่พัสดุ"))) is Problem.GROUP_TWICE
    desk.groups.retire_group(head, ids.stores, TODAY - timedelta(days=1))
    desk.groups.add_group(head, GroupDraft("เจ้าหน้าที่พัสดุ"))


def test_a_group_that_another_changed_meanwhile_is_refused(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    draft = GroupDraft("เจ้าหน้าที่พัสดุกลาง", duty_ids=frozenset({ids.finance_duty}))
    desk.groups.save_group(head, ids.stores, draft, 1)
    again = replace(draft, name="พัสดุ")
    assert problem_of(lambda: desk.groups.save_group(head, ids.stores, again, 1)) is Problem.CHANGED_MEANWHILE
    assert desk.groups.add_duty(head, "งานการเงิน").id == ids.finance_duty
    assert problem_of(lambda: desk.groups.add_duty(head, "ง" * 121)) is Problem.TOO_LONG


def test_a_member_is_refused_where_it_makes_no_sense(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    add, account = desk.groups.add_member, ids.lao.account
    assert problem_of(lambda: add(head, account, ids.payments, TODAY, "")) is Problem.MEMBER_ALREADY
    before = date(2026, 5, 1)
    assert problem_of(lambda: add(head, account, ids.stores, before, "")) is Problem.END_BEFORE_START
    tomorrow = TODAY + timedelta(days=1)
    assert problem_of(lambda: add(head, account, ids.stores, tomorrow, "")) is Problem.DATE_IN_FUTURE
    assert problem_of(lambda: add(head, account, ids.stores, TODAY, "ก" * 201)) is Problem.TOO_LONG
    desk.groups.retire_group(head, ids.stores, TODAY - timedelta(days=1))
    assert problem_of(lambda: add(head, account, ids.stores, TODAY, "")) is Problem.NOT_A_CHOICE
    desk.register.close_account(head, account, TODAY)
    assert problem_of(lambda: add(head, account, ids.reports, TODAY, "")) is Problem.ACCOUNT_CLOSED

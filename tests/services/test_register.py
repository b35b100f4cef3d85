"""What the register keeps of people and accounts, and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from elaas_desk.changes import Changed
from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import (
    AccountDraft,
    DutyDraft,
    LeaveDraft,
    OfficeDraft,
    PasswordChangeDraft,
    UnitDraft,
)
from elaas_desk.domain.offices import OfficeType
from elaas_desk.domain.password_age import Standing
from elaas_desk.domain.people import LeaveReason, Post
from elaas_desk.errors import InvalidInputError, Problem
from elaas_desk.services.desk import Desk
from elaas_desk.thai import national_id
from tests.services.office import TODAY, Clock, OfficeIds, audit_lines, new_national_id, person_draft, problem_of

YESTERDAY = TODAY - timedelta(days=1)


def test_a_person_is_kept_with_text_in_its_normal_form(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    number = new_national_id()
    draft = person_draft(
        ids.lao.unit,
        Post.LAO_USER,
        first_name="  น\u0e49\u0e4d\u0e32ผึ้ง ",
        national_id=national_id.display(number),
        phone="08 1234 5678",
    )
    added = desk.register.add_person(head, draft)
    person = desk.register.detail(head, added.id).person
    assert added.changed == Changed.PEOPLE | Changed.TASKS
    assert (person.name.first, person.national_id) == ("น้ำผึ้ง", number)


def test_an_id_number_that_is_there_already_names_whose_it_is(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    known = desk.register.reveal_national_id(head, ids.lao.user)
    draft = person_draft(ids.lao.unit, Post.LAO_USER, national_id=known)
    with pytest.raises(InvalidInputError) as refused:
        desk.register.add_person(head, draft)
    assert refused.value.problem is Problem.PERSON_TWICE
    assert refused.value.values == {"name": "นายกิตติศักดิ์ ศรีสุวรรณ"}


def test_showing_an_id_number_is_a_line_in_the_log_without_the_number(
    desk: Desk, auditor: Actor, ids: OfficeIds
) -> None:
    number = desk.register.reveal_national_id(auditor, ids.lao.user)
    line = audit_lines(desk.database)[-1]
    assert (line.what, line.subject, line.subject_id, line.who) == (
        "national_id_shown",
        "people",
        ids.lao.user,
        auditor.name,
    )
    assert number not in f"{line.before}{line.after}"


def test_what_another_changed_meanwhile_is_refused(desk: Desk, head: Actor, registrar: Actor, ids: OfficeIds) -> None:
    seen = desk.register.detail(head, ids.lao.user).person
    theirs = person_draft(ids.lao.unit, Post.LAO_USER, first_name="กิตติศักดิ์", position="นักวิชาการคลัง")
    desk.register.save_person(registrar, seen.id, theirs, seen.version)
    mine = replace(theirs, position="นักวิชาการพัสดุ")
    assert problem_of(lambda: desk.register.save_person(head, seen.id, mine, seen.version)) is Problem.CHANGED_MEANWHILE
    assert desk.register.detail(head, seen.id).person.position == "นักวิชาการคลัง"


def test_changing_a_person_keeps_leaving_and_acknowledgement(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.register.acknowledge(head, (ids.lao.user,), YESTERDAY)
    desk.register.leave(head, LeaveDraft(ids.lao.user, LeaveReason.TRANSFER, TODAY, "135/2569"))
    before = desk.register.detail(head, ids.lao.user).person
    draft = person_draft(ids.lao.unit, Post.LAO_USER, position="นักวิชาการคลัง")
    desk.register.save_person(head, before.id, draft, before.version)
    after = desk.register.detail(head, before.id).person
    assert (after.last_day, after.leave_order, after.acknowledged_on) == (TODAY, "135/2569", YESTERDAY)


def test_a_last_day_may_lie_ahead_and_takes_nothing_away(desk: Desk, head: Actor, ids: OfficeIds, clock: Clock) -> None:
    ahead = TODAY + timedelta(days=10)
    desk.register.leave(head, LeaveDraft(ids.lao.user, LeaveReason.RETIREMENT, ahead, order_awaited=True))
    assert [each.left for each in desk.register.entries(head) if each.person.id == ids.lao.user] == [False]
    clock.pass_by(days=11)
    entry = next(each for each in desk.register.entries(head) if each.person.id == ids.lao.user)
    assert entry.left
    assert entry.group_count == 1
    assert problem_of(
        lambda: desk.register.leave(head, LeaveDraft(ids.lao.user, LeaveReason.RETIREMENT, ahead, "1/2570"))
    ) is (Problem.ALREADY_LEFT)


def test_an_account_is_entered_with_its_groups(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    draft = AccountDraft(
        ids.lao.newcomer,
        "namphueng.c",
        date(2026, 6, 1),
        date(2026, 11, 1),
        KnownBy.SIGNED_NOTICE,
        frozenset({ids.payments, ids.stores}),
        "ตามรายงานจาก New e-LAAS",
    )
    added = desk.register.add_account(head, draft)
    detail = desk.register.detail(head, ids.lao.newcomer)
    assert detail.account is not None
    assert detail.account.id == added.id
    assert {each.group.id for each in detail.held} == {ids.payments, ids.stores}
    assert {each.membership.since for each in detail.held} == {date(2026, 6, 1)}
    assert detail.password is not None
    assert detail.password.state is Standing.OK


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"username": "Lao.User"}, Problem.USERNAME_TAKEN),
        ({"username": "ab"}, Problem.BAD_USERNAME),
        ({"opened_on": TODAY + timedelta(days=1)}, Problem.DATE_IN_FUTURE),
        ({"password_changed_on": TODAY}, Problem.EMPTY),
        ({"group_ids": frozenset({999})}, Problem.NOT_A_CHOICE),
    ],
)
def test_a_wrong_account_is_refused_and_leaves_no_trace(
    changes: dict[str, object], problem: Problem, desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    before = audit_lines(desk.database)
    draft = replace(AccountDraft(ids.lao.newcomer, "namphueng.c"), **changes)  # type: ignore[arg-type]
    assert problem_of(lambda: desk.register.add_account(head, draft)) is problem
    assert desk.register.detail(head, ids.lao.newcomer).account is None
    assert audit_lines(desk.database) == before


def test_a_second_open_account_is_refused(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    draft = AccountDraft(ids.lao.user, "kittisak.two")
    assert problem_of(lambda: desk.register.add_account(head, draft)) is Problem.ACCOUNT_ALREADY


def test_password_changes_of_many_are_recorded_together_or_not_at_all(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    both = (ids.lao.account, ids.school.account)
    desk.register.record_password_change(head, PasswordChangeDraft(both, TODAY, KnownBy.SEEN))
    for place in (ids.lao, ids.school):
        account = desk.register.detail(head, place.user).account
        assert account is not None
        assert (account.password_changed_on, account.password_known_by) == (TODAY, KnownBy.SEEN)
    desk.register.close_account(head, ids.school.account, TODAY)
    again = PasswordChangeDraft(both, YESTERDAY, KnownBy.TOLD)
    assert problem_of(lambda: desk.register.record_password_change(head, again)) is Problem.ACCOUNT_CLOSED
    account = desk.register.detail(head, ids.lao.user).account
    assert account is not None
    assert account.password_changed_on == TODAY


def test_who_left_is_taken_out_of_the_groups_and_the_account_closed_in_one_go(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    desk.register.remove_from_groups(head, ids.lao.account, [ids.payments], TODAY, "โอนย้าย", close=True)
    detail = desk.register.detail(head, ids.lao.user)
    assert detail.account is None
    assert [event.what for event in detail.timeline[:2]] == ["ถอดออกจากกลุ่มผู้บันทึกฎีกา", "ปิดบัญชี lao.user"]
    assert detail.timeline[0].by == head.name


def test_an_account_that_is_left_in_a_group_stays_open(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.groups.add_member(head, ids.lao.account, ids.stores, TODAY, "")
    desk.register.remove_from_groups(head, ids.lao.account, [ids.payments], TODAY, "โอนย้าย", close=True)
    detail = desk.register.detail(head, ids.lao.user)
    assert detail.account is not None
    assert [each.group.id for each in detail.held] == [ids.stores]


def test_closing_an_account_takes_it_out_of_its_groups(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.register.close_account(head, ids.lao.account, TODAY)
    with desk.database.work(head, desk.clock()) as work:
        assert [each.until for each in work.memberships.of_account(ids.lao.account)] == [TODAY]
    assert problem_of(lambda: desk.register.close_account(head, ids.lao.account, TODAY)) is Problem.ACCOUNT_CLOSED


def test_taking_out_of_groups_is_refused_where_it_makes_no_sense(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    remove, account, tomorrow = desk.register.remove_from_groups, ids.lao.account, TODAY + timedelta(days=1)
    assert problem_of(lambda: remove(head, account, [ids.payments], TODAY, "ก" * 201)) is Problem.TOO_LONG
    assert problem_of(lambda: remove(head, account, [], TODAY, "")) is Problem.NOTHING_CHOSEN
    assert problem_of(lambda: remove(head, account, [ids.stores], TODAY, "")) is Problem.NOT_A_MEMBER
    assert problem_of(lambda: remove(head, account, [ids.payments], tomorrow, "")) is Problem.DATE_IN_FUTURE
    assert problem_of(lambda: remove(head, account, [ids.payments], date(2026, 5, 1), "")) is Problem.END_BEFORE_START
    assert problem_of(lambda: remove(head, 999, [ids.payments], TODAY, "")) is Problem.NOT_FOUND


def test_the_user_name_of_a_closed_account_may_be_given_again(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    again = AccountDraft(ids.lao.newcomer, "lao.user", TODAY)
    assert problem_of(lambda: desk.register.add_account(head, again)) is Problem.USERNAME_TAKEN
    desk.register.close_account(head, ids.lao.account, TODAY)
    desk.register.add_account(head, again)


def test_nothing_ends_before_it_began(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    close, account = desk.register.close_account, ids.lao.account
    desk.groups.add_member(head, account, ids.reports, date(2026, 11, 10), "")
    assert problem_of(lambda: close(head, account, date(2026, 11, 9))) is Problem.END_BEFORE_START
    desk.register.remove_from_groups(head, account, [ids.payments, ids.reports], date(2026, 11, 10), "")
    assert problem_of(lambda: close(head, account, date(2026, 5, 31))) is Problem.END_BEFORE_START
    close(head, account, date(2026, 11, 10))


def test_one_wrong_group_keeps_all_of_them(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    groups = [ids.payments, ids.stores]
    remove = desk.register.remove_from_groups
    assert problem_of(lambda: remove(head, ids.lao.account, groups, TODAY, "")) is Problem.NOT_A_MEMBER
    assert [each.group.id for each in desk.register.detail(head, ids.lao.user).held] == [ids.payments]


def test_a_duty_given_by_an_order_justifies_the_group(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.groups.add_member(head, ids.lao.account, ids.stores, TODAY, "")
    held = {each.group.id: each for each in desk.register.detail(head, ids.lao.user).held}
    assert (held[ids.payments].justified, held[ids.payments].why) == (True, "คำสั่งที่ ๑๒๔/๒๕๖๙")
    assert (held[ids.stores].justified, held[ids.stores].why) == (False, "ไม่มีคำสั่งมอบหมายรองรับ")
    desk.register.assign_duty(head, DutyDraft(ids.lao.user, "งานพัสดุ", "131/2569", TODAY, TODAY))
    held = {each.group.id: each for each in desk.register.detail(head, ids.lao.user).held}
    assert (held[ids.stores].justified, held[ids.stores].why) == (True, "คำสั่งที่ ๑๓๑/๒๕๖๙")


def test_a_duty_of_a_new_name_enters_the_catalogue_once(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    for person_id in (ids.lao.user, ids.lao.newcomer):
        desk.register.assign_duty(head, DutyDraft(person_id, " งานบัญชี ", "131/2569", TODAY, TODAY))
    assert [duty.name for duty in desk.groups.duties(head)].count("งานบัญชี") == 1


def test_a_duty_ends_on_its_last_day(desk: Desk, head: Actor, ids: OfficeIds, clock: Clock) -> None:
    desk.register.end_duty(head, ids.lao.assignment, TODAY)
    assert desk.register.detail(head, ids.lao.user).duties[0].in_force
    clock.pass_by(days=1)
    detail = desk.register.detail(head, ids.lao.user)
    assert not detail.duties[0].in_force
    assert not detail.held[0].justified
    assert problem_of(lambda: desk.register.end_duty(head, ids.lao.assignment, date(2026, 5, 1))) is (
        Problem.END_BEFORE_START
    )


def test_the_time_line_knows_every_password_change_and_who_recorded_it(
    desk: Desk, head: Actor, registrar: Actor, ids: OfficeIds
) -> None:
    desk.register.record_password_change(registrar, PasswordChangeDraft((ids.lao.account,), YESTERDAY, KnownBy.TOLD))
    changes = [event for event in desk.register.detail(head, ids.lao.user).timeline if event.what == "เปลี่ยนรหัสผ่าน"]
    assert [(event.on, event.by) for event in changes] == [
        (YESTERDAY, registrar.name),
        (date(2026, 9, 1), "ผู้ตั้งทะเบียน"),
    ]


def test_people_stand_in_thai_order(desk: Desk, head: Actor) -> None:
    firsts = list(dict.fromkeys(entry.person.name.first for entry in desk.register.entries(head)))
    assert firsts == ["กิตติศักดิ์", "น้ำผึ้ง", "ประเสริฐ", "พิมพ์ชนก", "สมหมาย"]


def test_acknowledgements_are_recorded_for_all_or_none(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    assert problem_of(lambda: desk.register.acknowledge(head, (), TODAY)) is Problem.NOTHING_CHOSEN
    assert problem_of(lambda: desk.register.acknowledge(head, (ids.lao.user, 999), TODAY)) is Problem.NOT_FOUND
    tomorrow = TODAY + timedelta(days=1)
    assert problem_of(lambda: desk.register.acknowledge(head, (ids.lao.user,), tomorrow)) is Problem.DATE_IN_FUTURE
    assert desk.register.detail(head, ids.lao.user).person.acknowledged_on is None


def test_a_new_name_of_the_office_is_also_that_of_its_unit(desk: Desk, head: Actor) -> None:
    desk.register.save_office(head, OfficeDraft(OfficeType.TOWN, "บ้านใหม่", "เมือง", "สุพรรณบุรี"), 1)
    assert desk.register.office(head).full_name == "เทศบาลเมืองบ้านใหม่"
    first = desk.register.units(head)[0]
    assert (first.name, first.short_name, first.head_title) == ("เทศบาลเมืองบ้านใหม่", "ทม.บ้านใหม่", "ผู้อำนวยการกองคลัง")
    again = OfficeDraft(OfficeType.TOWN, "บ้านเก่า", "เมือง", "สุพรรณบุรี")
    assert problem_of(lambda: desk.register.save_office(head, again, 1)) is Problem.CHANGED_MEANWHILE


def test_two_units_of_one_name_are_refused(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    taken = UnitDraft("โรงเรียนอนุบาลบ้านใหม่")
    assert problem_of(lambda: desk.register.add_unit(head, taken)) is Problem.UNIT_TWICE
    assert problem_of(lambda: desk.register.save_unit(head, ids.nursery.unit, taken, 1)) is Problem.UNIT_TWICE
    desk.register.save_unit(head, ids.school.unit, replace(taken, head_title="หัวหน้าการเงินโรงเรียน"), 1)
    assert problem_of(lambda: desk.register.save_unit(head, ids.school.unit, taken, 1)) is Problem.CHANGED_MEANWHILE

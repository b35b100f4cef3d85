"""Requests from the first draft to what they change in the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from elaas_desk.changes import Changed
from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import AccountDraft, LeaveDraft
from elaas_desk.domain.people import LeaveReason
from elaas_desk.domain.requests import Cause, Change, GroupChange, Reason, RequestDraft, RequestState
from elaas_desk.domain.routing import Addressee
from elaas_desk.errors import InvalidInputError, Problem, UserError
from elaas_desk.services.desk import Desk
from elaas_desk.services.views import PersonDetail
from tests.services.office import TODAY, Clock, OfficeIds, audit_lines, problem_of, refusal


def new_user(ids: OfficeIds, dated: date = TODAY) -> RequestDraft:
    """A newcomer of the LAO asks for the group of payments."""
    line = GroupChange(ids.payments, Change.ADD, "งานการเงิน", "131/2569", date(2026, 11, 16))
    return RequestDraft(ids.lao.newcomer, Reason.NEW_USER, dated, (line,))


def rights(ids: OfficeIds, *changes: tuple[int, Change]) -> RequestDraft:
    """The user of the LAO asks for other groups."""
    lines = tuple(GroupChange(group_id, change) for group_id, change in changes)
    return RequestDraft(ids.lao.user, Reason.CHANGE_RIGHTS, TODAY, lines)


def sent(desk: Desk, actor: Actor, draft: RequestDraft) -> int:
    """A request that has been printed, signed and sent."""
    request_id = desk.requests.submit(actor, draft).id
    desk.requests.mark_printed(actor, request_id)
    desk.requests.mark_signed(actor, request_id)
    desk.requests.mark_sent(actor, request_id)
    return request_id


def groups_of(detail: PersonDetail) -> list[str]:
    """The names of the groups that a person holds."""
    return [each.group.name for each in detail.held]


def test_a_new_user_gets_an_account_and_the_groups_asked_for(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    request_id = sent(desk, head, new_user(ids))
    changed = desk.requests.mark_done(head, request_id, "namphueng.c", TODAY)
    touched = Changed.REQUESTS | Changed.TASKS | Changed.ACCOUNTS | Changed.GROUPS
    assert changed == touched | Changed.REMOVALS
    detail = desk.register.detail(head, ids.lao.newcomer)
    assert detail.account is not None
    assert detail.account.username == "namphueng.c"
    assert detail.account.opened_on == detail.account.password_changed_on == TODAY
    assert detail.account.password_known_by is KnownBy.REQUEST
    assert groups_of(detail) == ["ผู้บันทึกฎีกา"]
    assert detail.held[0].membership.request_id == request_id
    assert detail.held[0].membership.why == "คำสั่งที่ ๑๓๑/๒๕๖๙ · คำขอที่ ๒๗/๒๕๗๐"
    assert desk.requests.detail(head, request_id).request.state is RequestState.DONE


def test_a_change_of_rights_gives_and_ends_groups(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    request_id = sent(desk, head, rights(ids, (ids.stores, Change.ADD), (ids.payments, Change.REMOVE)))
    desk.requests.mark_done(head, request_id, "", TODAY)
    detail = desk.register.detail(head, ids.lao.user)
    assert groups_of(detail) == ["เจ้าหน้าที่พัสดุ"]
    assert detail.account is not None
    assert detail.account.password_changed_on == date(2026, 9, 1)
    assert "ถอดออกจากกลุ่มผู้บันทึกฎีกา" in [event.what for event in detail.timeline]
    with desk.database.work(head, desk.clock()) as work:
        ended = next(each for each in work.memberships.of_account(ids.lao.account) if each.until is not None)
    assert ended.why == "คำสั่งที่ ๑๒๔/๒๕๖๙ · ถอดออกตามคำขอที่ ๒๗/๒๕๗๐"


def test_who_could_not_get_in_has_a_new_password_date_and_a_new_name_if_one_is_given(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    desk.requests.mark_done(head, sent(desk, head, shut_out(ids)), "kittisak.s", TODAY)
    account = desk.register.detail(head, ids.lao.user).account
    assert account is not None
    assert (account.id, account.username) == (ids.lao.account, "kittisak.s")
    assert (account.password_changed_on, account.password_known_by) == (TODAY, KnownBy.REQUEST)


@pytest.mark.parametrize("given", ["", "lao.user"])
def test_who_could_not_get_in_keeps_the_name_when_no_other_is_given(
    given: str, desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    draft = RequestDraft(ids.lao.user, Reason.CANNOT_SIGN_IN, TODAY, cause=Cause.SUSPENDED)
    desk.requests.mark_done(head, sent(desk, head, draft), given, TODAY)
    account = desk.register.detail(head, ids.lao.user).account
    assert account is not None
    assert (account.username, account.password_changed_on) == ("lao.user", TODAY)


def test_a_newly_appointed_head_without_an_account_gets_one_by_not_getting_in(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    desk.register.close_account(head, 1, TODAY)
    draft = RequestDraft(ids.lao.head, Reason.CANNOT_SIGN_IN, TODAY, cause=Cause.NEWLY_APPOINTED)
    assert desk.requests.check(head, draft).route.addressee is Addressee.DLA
    desk.requests.mark_done(head, sent(desk, head, draft), "pimchanok.k", TODAY)
    account = desk.register.detail(head, ids.lao.head).account
    assert account is not None
    assert (account.username, account.opened_on) == ("pimchanok.k", TODAY)


@pytest.mark.parametrize(
    ("username", "problem"),
    [
        ("", Problem.EMPTY),
        ("ชื่อไทย", Problem.BAD_USERNAME),
        ("SCHOOL.user", Problem.USERNAME_TAKEN),
    ],
)
def test_a_request_that_cannot_be_carried_out_changes_nothing(
    username: str, problem: Problem, desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    request_id = sent(desk, head, new_user(ids))
    before = audit_lines(desk.database)
    assert problem_of(lambda: desk.requests.mark_done(head, request_id, username, TODAY)) is problem
    assert desk.register.detail(head, ids.lao.newcomer).account is None
    assert desk.requests.detail(head, request_id).request.state is RequestState.SENT
    assert audit_lines(desk.database) == before


def test_what_holds_already_does_not_stop_a_request_from_being_done(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    request_id = sent(desk, head, rights(ids, (ids.stores, Change.ADD), (ids.payments, Change.REMOVE)))
    desk.register.remove_from_groups(head, ids.lao.account, [ids.payments], TODAY, "ถอดตามผลสอบทาน")
    desk.groups.add_member(head, ids.lao.account, ids.stores, TODAY, "ตรวจพบในระบบ")
    desk.requests.mark_done(head, request_id, "", TODAY)
    detail = desk.register.detail(head, ids.lao.user)
    assert groups_of(detail) == ["เจ้าหน้าที่พัสดุ"]
    assert detail.held[0].membership.why == "ตรวจพบในระบบ"


def test_everything_that_a_request_changes_is_logged_in_its_own_transaction(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    request_id = sent(desk, head, new_user(ids))
    before = len(audit_lines(desk.database))
    desk.requests.mark_done(head, request_id, "namphueng.c", TODAY)
    lines = audit_lines(desk.database)[before:]
    assert [(line.subject, line.what) for line in lines] == [
        ("accounts", "added"),
        ("memberships", "added"),
        ("requests", "changed"),
        ("requests", "step_added"),
    ]
    assert {line.who for line in lines} == {head.name}


def test_it_is_not_done_before_it_was_asked_for_nor_in_the_future(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    request_id = sent(desk, head, new_user(ids))
    early, late = date(2026, 11, 22), date(2026, 11, 24)
    done = desk.requests.mark_done
    assert problem_of(lambda: done(head, request_id, "namphueng.c", early)) is Problem.STEP_BEFORE_FORMER
    assert problem_of(lambda: done(head, request_id, "namphueng.c", late)) is Problem.DATE_IN_FUTURE


def test_nobody_who_has_left_meanwhile_is_given_anything(desk: Desk, head: Actor, ids: OfficeIds, clock: Clock) -> None:
    request_id = sent(desk, head, new_user(ids))
    desk.register.leave(head, LeaveDraft(ids.lao.newcomer, LeaveReason.RESIGNATION, TODAY, "135/2569"))
    clock.pass_by(days=1)
    tomorrow = clock().date()
    done = desk.requests.mark_done
    assert problem_of(lambda: done(head, request_id, "namphueng.c", tomorrow)) is Problem.ALREADY_LEFT
    again = problem_of(lambda: desk.requests.submit(head, new_user(ids, tomorrow)))
    assert again is Problem.ALREADY_LEFT
    assert ids.lao.newcomer not in {each.person.id for each in desk.requests.candidates(head)}


def test_who_has_left_can_still_be_asked_out_of_a_group(desk: Desk, head: Actor, ids: OfficeIds, clock: Clock) -> None:
    desk.register.leave(head, LeaveDraft(ids.lao.user, LeaveReason.TRANSFER, TODAY, "135/2569"))
    clock.pass_by(days=1)
    request_id = sent(desk, head, rights(ids, (ids.payments, Change.REMOVE)))
    desk.requests.mark_done(head, request_id, "", clock().date())
    assert groups_of(desk.register.detail(head, ids.lao.user)) == []


def test_a_step_that_the_state_does_not_allow_is_refused_with_the_state(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    for step in (desk.requests.mark_signed, desk.requests.mark_sent):
        with pytest.raises(UserError) as refused:
            step(head, ids.lao.draft)
        assert refused.value.problem is Problem.WRONG_STATE
        assert refused.value.values == {"state": "draft"}
    assert problem_of(lambda: desk.requests.mark_done(head, ids.lao.draft, "", TODAY)) is Problem.WRONG_STATE


def test_a_refusal_must_say_why(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    assert problem_of(lambda: desk.requests.mark_refused(head, ids.lao.sent, "  ")) is Problem.EMPTY
    desk.requests.mark_refused(head, ids.lao.sent, "ไม่มีคำสั่งมอบหมาย")
    assert desk.requests.detail(head, ids.lao.sent).request.steps[-1].note == "ไม่มีคำสั่งมอบหมาย"


def test_a_step_taken_before_seven_in_the_morning_is_of_that_day(
    desk: Desk, head: Actor, ids: OfficeIds, clock: Clock
) -> None:
    """At 06:30 in Thailand it is still yesterday in UTC."""
    clock.now = datetime(2026, 11, 24, 6, 30, tzinfo=timezone(timedelta(hours=7)))
    desk.requests.mark_printed(head, ids.lao.draft)
    assert desk.requests.detail(head, ids.lao.draft).request.since == date(2026, 11, 24)
    assert desk.register.detail(head, ids.lao.user).timeline[0].on == date(2026, 11, 24)
    line = audit_lines(desk.database)[-1]
    assert line.at == clock.now
    assert line.at.date() == date(2026, 11, 24)


def test_a_note_has_a_length(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    refused = refusal(lambda: desk.requests.mark_refused(head, ids.lao.sent, "ก" * 201))
    assert (refused.problem, refused.field, refused.values) == (Problem.TOO_LONG, "note", {"limit": "200"})
    desk.requests.mark_refused(head, ids.lao.sent, "ก" * 200)


def test_a_group_that_was_given_back_can_be_asked_for_again(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    again = rights(ids, (ids.payments, Change.ADD))
    assert [each.problem for each in desk.requests.check(head, again).problems] == [Problem.MEMBER_ALREADY]
    desk.register.remove_from_groups(head, ids.lao.account, [ids.payments], TODAY, "")
    assert desk.requests.check(head, again).problems == ()


def test_a_group_does_not_end_before_it_was_given(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.register.remove_from_groups(head, ids.lao.account, [ids.payments], date(2026, 10, 15), "")
    desk.groups.add_member(head, ids.lao.account, ids.payments, date(2026, 11, 2), "")
    done = desk.requests.mark_done
    assert problem_of(lambda: done(head, ids.lao.sent, "", date(2026, 11, 1))) is Problem.END_BEFORE_START
    done(head, ids.lao.sent, "", date(2026, 11, 2))


def shut_out(ids: OfficeIds) -> RequestDraft:
    """The user of the LAO cannot get in."""
    return RequestDraft(ids.lao.user, Reason.CANNOT_SIGN_IN, TODAY, cause=Cause.FORGOTTEN)


@pytest.mark.parametrize("locked_out", [False, True])
def test_nothing_is_done_with_an_account_before_it_was_opened(
    locked_out: bool, desk: Desk, head: Actor, ids: OfficeIds, clock: Clock
) -> None:
    request_id = sent(desk, head, shut_out(ids)) if locked_out else ids.lao.sent
    desk.register.close_account(head, ids.lao.account, TODAY)
    clock.pass_by(days=1)
    opened = clock.now.date()
    desk.register.add_account(head, AccountDraft(ids.lao.user, "lao.user2", opened))
    assert problem_of(lambda: desk.requests.mark_done(head, request_id, "", TODAY)) is Problem.END_BEFORE_START


def test_every_wrong_input_of_a_draft_is_said_at_once(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    draft = replace(new_user(ids), changes=(), dated=date(2026, 12, 1))
    with pytest.raises(InvalidInputError) as refused:
        desk.requests.submit(head, draft)
    assert {each.problem for each in refused.value.problems} == {Problem.NO_GROUPS, Problem.DATE_IN_FUTURE}


def test_a_check_says_the_way_and_hints_at_a_group_without_a_duty(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    check = desk.requests.check(head, rights(ids, (ids.stores, Change.ADD)))
    assert check.problems == ()
    assert check.route.addressee is Addressee.LAO_FINANCE_HEAD
    assert check.addressee.post == "ผู้อำนวยการกองคลังองค์การบริหารส่วนตำบลบ้านใหม่"
    assert check.addressee.name == "นางสาวพิมพ์ชนก แก้วประเสริฐ"
    assert [hint.clause for hint in check.hints] == ["4.1"]
    assert "เจ้าหน้าที่พัสดุ" in check.hints[0].sentence


def test_a_draft_can_be_changed_until_it_is_printed(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    before = desk.requests.detail(head, ids.lao.draft).request
    desk.requests.save_draft(head, ids.lao.draft, rights(ids, (ids.reports, Change.ADD)), before.version)
    after = desk.requests.detail(head, ids.lao.draft)
    assert [line.group.id for line in after.lines] == [ids.reports]
    assert after.request.number == before.number
    desk.requests.mark_printed(head, ids.lao.draft)
    printed = desk.requests.detail(head, ids.lao.draft).request
    again = rights(ids, (ids.stores, Change.ADD))
    assert problem_of(lambda: desk.requests.save_draft(head, ids.lao.draft, again, printed.version)) is (
        Problem.WRONG_STATE
    )


def test_a_draft_that_another_changed_meanwhile_is_refused(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    seen = desk.requests.detail(head, ids.lao.draft).request.version
    desk.requests.save_draft(head, ids.lao.draft, rights(ids, (ids.reports, Change.ADD)), seen)
    mine = rights(ids, (ids.stores, Change.ADD), (ids.reports, Change.ADD))
    assert problem_of(lambda: desk.requests.save_draft(head, ids.lao.draft, mine, seen)) is Problem.CHANGED_MEANWHILE


def test_the_list_and_the_detail_offer_what_this_actor_may_record_next(
    desk: Desk, head: Actor, registrar: Actor, auditor: Actor, ids: OfficeIds
) -> None:
    done, refused, withdrawn = RequestState.DONE, RequestState.REFUSED, RequestState.WITHDRAWN
    assert desk.requests.detail(head, ids.lao.sent).next_states == (done, refused, withdrawn)
    assert desk.requests.detail(registrar, ids.lao.sent).next_states == (withdrawn,)
    assert desk.requests.detail(auditor, ids.lao.sent).next_states == ()
    newest = desk.requests.listed(head)[0]
    assert (newest.request.number, newest.days) == ("๒๖/๒๕๗๐", 0)


def test_a_candidate_with_an_account_cannot_be_a_new_user(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.register.add_account(head, AccountDraft(ids.lao.newcomer, "namphueng.c"))
    found = {each.person.id: each for each in desk.requests.candidates(head)}
    allowed = [each.reason for each in found[ids.lao.newcomer].reasons if each.allowed]
    assert allowed == [Reason.CHANGE_RIGHTS, Reason.CANNOT_SIGN_IN]

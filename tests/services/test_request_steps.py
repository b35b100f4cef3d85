"""The steps of a request with their days, and the way back from a step that was not meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from elaas_desk.changes import Changed
from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.attachments import SignedPaper
from elaas_desk.domain.drafts import AccountDraft, PasswordChangeDraft
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.requests import AccessRequest, Cause, Change, GroupChange, Reason, RequestDraft, RequestState
from elaas_desk.domain.review_rows import ReviewRow
from elaas_desk.domain.reviews import Review
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from tests.services.office import TODAY, Clock, OfficeIds, audit_lines, problem_of, refusal
from tests.services.scan_samples import pdf
from ui import messages

PRINTED, SIGNED, SENT, DONE = RequestState.PRINTED, RequestState.SIGNED, RequestState.SENT, RequestState.DONE
Held = tuple[tuple[object, ...], ...]


def request(desk: Desk, head: Actor, request_id: int) -> AccessRequest:
    """The request as the register has it."""
    return desk.requests.detail(head, request_id).request


def undo(desk: Desk, actor: Actor, request_id: int) -> Changed:
    """Take the last step back, of what is seen now."""
    return desk.requests.undo(actor, request_id, request(desk, actor, request_id).version)


def held(desk: Desk, head: Actor) -> Held:
    """Every account, membership and removal of the register, without the versions of their rows."""
    with desk.database.work(head, desk.clock()) as work:
        stores = (work.accounts.all(), work.memberships.all(), work.removals.all())
        return tuple(tuple(replace(each, version=1) for each in values) for values in stores)


def sent(desk: Desk, head: Actor, draft: RequestDraft) -> int:
    """A request that has been printed, signed and sent."""
    request_id = desk.requests.submit(head, draft).id
    for step in (desk.requests.mark_printed, desk.requests.mark_signed, desk.requests.mark_sent):
        step(head, request_id)
    return request_id


def new_user(ids: OfficeIds) -> RequestDraft:
    """A newcomer asks for two groups."""
    lines = (GroupChange(ids.payments, Change.ADD), GroupChange(ids.stores, Change.ADD))
    return RequestDraft(ids.lao.newcomer, Reason.NEW_USER, TODAY, lines)


def other_rights(ids: OfficeIds) -> RequestDraft:
    """A user asks for one group in place of another."""
    lines = (GroupChange(ids.stores, Change.ADD), GroupChange(ids.payments, Change.REMOVE))
    return RequestDraft(ids.lao.user, Reason.CHANGE_RIGHTS, TODAY, lines)


def shut_out(ids: OfficeIds) -> RequestDraft:
    """A user cannot get in."""
    return RequestDraft(ids.lao.user, Reason.CANNOT_SIGN_IN, TODAY, cause=Cause.FORGOTTEN)


# days


def test_a_step_is_of_today_unless_the_paper_says_another_day(
    desk: Desk, head: Actor, ids: OfficeIds, clock: Clock
) -> None:
    clock.pass_by(days=4)
    desk.requests.mark_printed(head, ids.lao.draft, on=TODAY)
    desk.requests.mark_signed(head, ids.lao.draft, "ลงนามครบ", TODAY + timedelta(days=2))
    desk.requests.mark_sent(head, ids.lao.draft)
    steps = request(desk, head, ids.lao.draft).steps[1:]
    assert [(step.state, step.on, step.day, step.note) for step in steps] == [
        (PRINTED, TODAY, TODAY, ""),
        (SIGNED, TODAY + timedelta(days=2), TODAY + timedelta(days=2), "ลงนามครบ"),
        (SENT, None, TODAY + timedelta(days=4), ""),
    ]
    assert {(step.at, step.by) for step in steps} == {(clock(), head.name)}


def test_a_step_is_neither_in_the_future_nor_before_the_one_before(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.requests.mark_printed(head, ids.lao.draft, on=date(2026, 11, 20))
    tomorrow = refusal(lambda: desk.requests.mark_signed(head, ids.lao.draft, on=TODAY + timedelta(days=1)))
    assert (tomorrow.problem, tomorrow.field) == (Problem.DATE_IN_FUTURE, "on")
    before = refusal(lambda: desk.requests.mark_signed(head, ids.lao.draft, on=date(2026, 11, 19)))
    assert messages.sentence(before) == "วันที่นี้มาก่อนขั้น “พิมพ์แล้ว” ซึ่งเป็นวันที่ 20 พ.ย. 2569 กรุณาตรวจวันที่บนเอกสารอีกครั้ง"
    desk.requests.mark_signed(head, ids.lao.draft, on=date(2026, 11, 20))


@pytest.mark.parametrize("finish", ["mark_refused", "mark_withdrawn"])
def test_a_refusal_and_a_withdrawal_have_their_day_too(desk: Desk, head: Actor, ids: OfficeIds, finish: str) -> None:
    getattr(desk.requests, finish)(head, ids.lao.sent, "ยกเลิกตามบันทึก", date(2026, 11, 3))
    assert request(desk, head, ids.lao.sent).steps[-1].day == date(2026, 11, 3)


def test_how_long_a_request_waits_counts_from_the_day_on_the_paper(
    desk: Desk, head: Actor, ids: OfficeIds, clock: Clock
) -> None:
    clock.pass_by(days=10)
    desk.requests.mark_printed(head, ids.lao.draft, on=TODAY)
    entry = next(each for each in desk.requests.listed(head) if each.request.id == ids.lao.draft)
    assert entry.days == 10
    stuck = [line for line in desk.tasks.due(head, clock.now.date()) if line.task.request_id == ids.lao.draft]
    assert [(line.detail, line.date_text) for line in stuck] == [("พิมพ์แล้ว ยังไม่ลงนาม", "ตั้งแต่ 23 พ.ย. 2569")]


# the way back


def test_each_step_can_be_taken_back_down_to_the_draft(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.requests.mark_refused(head, ids.lao.sent, "ผิดคน")
    found = []
    while desk.requests.detail(head, ids.lao.sent).can_undo:
        assert undo(desk, head, ids.lao.sent) == Changed.REQUESTS | Changed.TASKS
        now = request(desk, head, ids.lao.sent)
        assert now.steps[-1].state is now.state
        found.append(now.state)
    assert found == [SENT, SIGNED, PRINTED, RequestState.DRAFT]
    assert problem_of(lambda: undo(desk, head, ids.lao.sent)) is Problem.WRONG_STATE


def test_the_log_keeps_the_step_and_that_it_was_taken_back(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.requests.mark_withdrawn(head, ids.lao.sent, "กดผิด")
    undo(desk, head, ids.lao.sent)
    lines = [line for line in audit_lines(desk.database) if line.what.startswith("step_")][-2:]
    assert [(line.what, line.who) for line in lines] == [("step_added", head.name), ("step_removed", head.name)]
    assert "กดผิด" in (lines[1].before or "")


def test_a_printed_request_that_is_a_draft_again_can_be_put_right_and_printed_under_its_number(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    request_id = desk.requests.submit(head, new_user(ids)).id
    number = request(desk, head, request_id).number
    desk.documents.issue(head, request_id)
    undo(desk, head, request_id)
    draft = replace(new_user(ids), changes=new_user(ids).changes[:1])
    desk.requests.save_draft(head, request_id, draft, request(desk, head, request_id).version)
    desk.documents.issue(head, request_id)
    detail = desk.requests.detail(head, request_id)
    assert (detail.request.number, detail.request.state) == (number, PRINTED)
    assert len(detail.documents) == 2, "the wrong paper stays in the archive"


def test_what_has_a_signed_copy_is_no_draft_again(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.requests.mark_printed(head, ids.lao.draft)
    scan = desk.scans.attach(head, SignedPaper(request_id=ids.lao.draft), "สแกน.pdf", pdf()).id
    desk.requests.mark_signed(head, ids.lao.draft)
    undo(desk, head, ids.lao.draft)
    assert problem_of(lambda: undo(desk, head, ids.lao.draft)) is Problem.SCAN_STILL_THERE
    desk.scans.detach(head, scan)
    undo(desk, head, ids.lao.draft)


def test_only_what_is_seen_is_taken_back_and_only_by_who_may_record_it(
    desk: Desk, head: Actor, registrar: Actor, auditor: Actor, ids: OfficeIds
) -> None:
    seen = request(desk, head, ids.lao.sent).version
    desk.requests.mark_refused(head, ids.lao.sent, "ผิดคน")
    assert problem_of(lambda: desk.requests.undo(head, ids.lao.sent, seen)) is Problem.CHANGED_MEANWHILE
    assert not desk.requests.detail(registrar, ids.lao.sent).can_undo
    assert problem_of(lambda: undo(desk, registrar, ids.lao.sent)) is Problem.NOT_ALLOWED
    undo(desk, head, ids.lao.sent)
    assert not desk.requests.detail(auditor, ids.lao.sent).can_undo
    undo(desk, registrar, ids.lao.sent)


# the way back from what was carried out


@pytest.mark.parametrize(
    ("draft", "username"),
    [(new_user, "namphueng.c"), (other_rights, ""), (shut_out, ""), (shut_out, "kittisak.s")],
)
def test_a_request_that_was_carried_out_by_mistake_leaves_the_register_as_it_was(
    desk: Desk, head: Actor, ids: OfficeIds, draft: Callable[[OfficeIds], RequestDraft], username: str
) -> None:
    request_id = sent(desk, head, draft(ids))
    before = held(desk, head)
    desk.requests.mark_done(head, request_id, username, TODAY)
    after = held(desk, head)
    assert after != before
    changed = undo(desk, head, request_id)
    assert changed & (Changed.ACCOUNTS | Changed.GROUPS | Changed.REMOVALS)
    assert held(desk, head) == before
    assert request(desk, head, request_id).state is SENT
    desk.requests.mark_done(head, request_id, username, TODAY)
    assert held(desk, head) == after, "and it can be carried out again"
    undo(desk, head, request_id)
    assert held(desk, head) == before


def _password(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.register.record_password_change(head, PasswordChangeDraft((ids.lao.account,), TODAY, KnownBy.SEEN))


def _closed(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.register.close_account(head, ids.lao.account, TODAY)


def _added(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.groups.add_member(head, ids.lao.account, ids.reports, TODAY, "")


def _removed(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.register.remove_from_groups(head, ids.lao.account, [ids.stores], TODAY, "")


@pytest.mark.parametrize(
    ("meanwhile", "told"),
    [(_password, "บัญชีนี้ถูกแก้ไข"), (_closed, "บัญชีนี้ถูกแก้ไข"), (_added, "กลุ่มของบัญชีนี้"), (_removed, "กลุ่มของบัญชีนี้")],
)
def test_once_the_account_changed_the_way_back_is_closed_and_it_says_why(
    desk: Desk, head: Actor, ids: OfficeIds, meanwhile: Callable[[Desk, Actor, OfficeIds], None], told: str
) -> None:
    request_id = sent(desk, head, other_rights(ids))
    desk.requests.mark_done(head, request_id, "", TODAY)
    meanwhile(desk, head, ids)
    now = held(desk, head)
    error = refusal(lambda: undo(desk, head, request_id))
    assert error.problem is Problem.CHANGED_AFTER_DONE
    assert told in messages.sentence(error)
    assert held(desk, head) == now
    assert request(desk, head, request_id).state is DONE


def test_an_account_that_a_review_has_looked_at_does_not_vanish(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    request_id = sent(desk, head, new_user(ids))
    desk.requests.mark_done(head, request_id, "namphueng.c", TODAY)
    account = desk.register.detail(head, ids.lao.newcomer).account
    assert account is not None
    with desk.database.work(head, desk.clock()) as work:
        review_id = work.reviews.add(Review(ids.lao.unit, None, TODAY))
        work.review_rows.add(
            ReviewRow(0, review_id, "namphueng.c", "นางสาวน้ำผึ้ง ชื่นใจ", "", Pile.SAME, (), account_id=account.id)
        )
        work.commit()
    assert refusal(lambda: undo(desk, head, request_id)).values == {"changed": "review"}


def test_a_user_name_that_somebody_else_has_meanwhile_is_not_given_back(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    request_id = sent(desk, head, shut_out(ids))
    desk.requests.mark_done(head, request_id, "kittisak.s", TODAY)
    desk.register.add_account(head, AccountDraft(ids.lao.newcomer, "LAO.User"))
    assert refusal(lambda: undo(desk, head, request_id)).values == {"changed": "username"}


def test_what_was_carried_out_before_the_program_kept_the_way_back_stays(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    request_id = sent(desk, head, shut_out(ids))
    desk.requests.mark_done(head, request_id, "", TODAY)
    with desk.database.work(head, desk.clock()) as work:
        for each in work.corrections.of_subject("requests", request_id):
            work.corrections.mark_undone(each.batch, desk.clock())
        work.commit()
    error = refusal(lambda: undo(desk, head, request_id))
    assert "โปรแกรมไม่ได้เก็บไว้ว่าเดิมเป็นอย่างไร" in messages.sentence(error)


# all or nothing


def test_what_fails_in_the_middle_of_carrying_out_leaves_nothing_behind(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    """The first line gives a group; the second would end one before it was given."""
    request_id = sent(desk, head, other_rights(ids))
    desk.register.remove_from_groups(head, ids.lao.account, [ids.payments], TODAY, "")
    with desk.database.work(head, desk.clock()) as work:
        (old,) = (each for each in work.memberships.all() if each.account_id == ids.lao.account)
        work.memberships.save(replace(old, since=TODAY + timedelta(days=1), until=None))
        work.commit()
    before, lines = held(desk, head), len(audit_lines(desk.database))
    assert problem_of(lambda: desk.requests.mark_done(head, request_id, "", TODAY)) is Problem.END_BEFORE_START
    assert held(desk, head) == before
    assert len(audit_lines(desk.database)) == lines
    assert request(desk, head, request_id).state is SENT
    assert not any(each.group.id == ids.stores for each in desk.register.detail(head, ids.lao.user).held)

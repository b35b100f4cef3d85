"""Each step that a request takes, as it is recorded beside the list; and the way back from the last one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.drafts import PasswordChangeDraft
from elaas_desk.domain.requests import RequestState
from elaas_desk.services.desk import Desk
from tests.services.office import TODAY, Clock, OfficeIds
from tests.ui.hands import texts
from tests.ui.requests.driver import Driver, field, put
from tests.ui.system_dialogs import press
from ui.errands import OpenRequest, PrintSlip
from ui.widgets.buttons import Check


def printed_request(desk: Desk, ids: OfficeIds, head: Actor) -> int:
    """The request of the LAO's newcomer, which is on paper."""
    found = (each.request.id for each in desk.requests.listed(head) if each.person.id == ids.lao.newcomer)
    return next(found)


def test_a_request_goes_from_paper_to_signature_to_the_addressee(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    request_id = printed_request(desk, ids, head)
    at.show(request_id)
    at.act("ลงนามแล้ว…")
    put(field(at.dialog(), "note"), "ลงนามครบสองคน")
    at.submit()
    assert at.state() is RequestState.SIGNED
    at.act("ส่งแล้ว…")
    at.submit()
    assert at.state() is RequestState.SENT
    steps = desk.requests.detail(head, request_id).request.steps
    assert [step.note for step in steps][-2:] == ["ลงนามครบสองคน", ""]
    assert at.said[-1].endswith("อยู่ในสถานะ ส่งแล้ว")


def test_a_new_user_that_was_set_up_has_an_account_in_the_register(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    request_id = printed_request(desk, ids, head)
    desk.requests.mark_signed(head, request_id)
    at.page.reload()
    at.show(request_id)
    at.act("ดำเนินการแล้ว…")
    put(field(at.dialog(), "username"), "namphueng.c")
    at.submit()
    assert at.state() is RequestState.DONE
    account = desk.register.detail(head, ids.lao.newcomer).account
    assert account is not None
    assert (account.username, account.opened_on) == ("namphueng.c", TODAY)


def test_the_slip_with_the_first_password_comes_next_where_it_is_asked_for(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    request_id = printed_request(desk, ids, head)
    desk.requests.mark_signed(head, request_id)
    at.page.reload()
    at.show(request_id)
    at.act("ดำเนินการแล้ว…")
    put(field(at.dialog(), "username"), "namphueng.c")
    press(at.dialog().findChildren(Check)[0], QPoint(12, 18))
    at.submit()
    assert at.sent[-1] == PrintSlip(ids.lao.newcomer)


def test_a_change_of_rights_offers_no_slip(at: Driver, ids: OfficeIds) -> None:
    at.show(ids.lao.sent)
    at.act("ดำเนินการแล้ว…")
    assert not any(each.isVisible() for each in at.dialog().findChildren(Check))


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        ("username", "", "ยังไม่ได้ใส่ชื่อผู้ใช้"),
        ("username", "ก ข", "ตัวอักษรที่ New e-LAAS ไม่รับ"),
        ("username", "lao.user", "อยู่แล้ว"),
        ("on", "24/11/2569", "วันนี้ยังมาไม่ถึง"),
        ("on", "22/11/2569", "เป็นวันก่อนขั้น “ลงนามแล้ว” คือ 23 พ.ย. 2569"),
        ("on", "30/2/2569", "ไม่มีวันนี้ในปฏิทิน"),
        ("on", "", "ยังไม่ได้ใส่วันที่"),
    ],
)
def test_what_cannot_be_is_told_in_the_dialog_which_keeps_everything(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor, key: str, typed: str, told: str
) -> None:
    request_id = printed_request(desk, ids, head)
    desk.requests.mark_signed(head, request_id)
    at.page.reload()
    at.show(request_id)
    at.act("ดำเนินการแล้ว…")
    dialog = at.dialog()
    put(field(dialog, "username"), "namphueng.c")
    put(field(dialog, "note"), "ตั้งโดยหัวหน้า")
    put(field(dialog, key), typed)
    at.submit()
    assert told in field(dialog, key).error()
    assert field(dialog, "note").text() == "ตั้งโดยหัวหน้า"
    assert dialog.isVisible()
    assert desk.requests.detail(head, request_id).request.state is RequestState.SIGNED


def test_a_change_of_rights_that_was_made_changes_the_groups_of_the_account(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    at.show(ids.lao.sent)
    at.act("ดำเนินการแล้ว…")
    assert field(at.dialog(), "username").line.isReadOnly()
    at.submit()
    assert at.state() is RequestState.DONE
    assert desk.register.detail(head, ids.lao.user).held == ()


def test_a_refusal_needs_its_reason(at: Driver, desk: Desk, ids: OfficeIds, head: Actor) -> None:
    at.show(ids.lao.sent)
    at.act("ไม่อนุมัติ…")
    dialog = at.dialog()
    at.submit()
    assert field(dialog, "note").error() == "ยังไม่ได้ใส่เหตุผล พิมพ์สั้น ๆ ว่าไม่อนุมัติเพราะอะไร"
    put(field(dialog, "note"), "หน้าที่ไม่ตรงกับกลุ่มที่ขอ")
    at.submit()
    assert at.state() is RequestState.REFUSED
    assert desk.requests.detail(head, ids.lao.sent).request.steps[-1].note == "หน้าที่ไม่ตรงกับกลุ่มที่ขอ"


def test_a_request_is_withdrawn_with_or_without_a_reason(at: Driver, ids: OfficeIds) -> None:
    at.show(ids.lao.draft)
    at.act("ยกเลิกคำขอ…")
    at.submit()
    assert at.state() is RequestState.WITHDRAWN


def test_a_step_that_somebody_took_meanwhile_is_told_in_the_dialog(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    at.show(ids.lao.sent)
    at.act("ดำเนินการแล้ว…")
    desk.requests.mark_withdrawn(head, ids.lao.sent)
    dialog = at.dialog()
    at.submit()
    assert "อยู่ในขั้น “ยกเลิก”" in dialog.problem_shown()
    assert dialog.isVisible()


# days


def test_the_day_on_the_paper_is_asked_for_and_shown_beside_when_it_was_recorded(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor, clock: Clock
) -> None:
    clock.pass_by(days=3)
    request_id = printed_request(desk, ids, head)
    at.show(request_id)
    at.act("ลงนามแล้ว…")
    put(field(at.dialog(), "on"), "241169")
    put(field(at.dialog(), "note"), "ลงนามครบ")
    at.submit()
    assert desk.requests.detail(head, request_id).request.steps[-1].on == date(2026, 11, 24)
    assert "ลงนามแล้ว · 24 พ.ย. 2569" in texts(at.pane)
    assert f"ลงนามครบ · บันทึกเมื่อ 26 พ.ย. 2569 09:41 น. · {head.name}" in texts(at.pane)


# the way back


def test_the_last_step_is_taken_back_after_a_question(at: Driver, ids: OfficeIds) -> None:
    at.show(ids.lao.sent)
    at.act("ยกเลิกคำขอ…")
    at.submit()
    at.act("ย้อนขั้นล่าสุด…")
    assert at.dialog().windowTitle() == "ย้อนขั้น “ยกเลิก” หรือไม่"
    at.dialog().reject()
    at.settle()
    assert at.state() is RequestState.WITHDRAWN
    at.act("ย้อนขั้นล่าสุด…")
    at.submit()
    at.settle()
    assert at.state() is RequestState.SENT
    assert at.said[-1].startswith("ย้อนขั้นล่าสุดของคำขอที่")


def test_a_way_back_that_is_closed_is_told_in_the_question(at: Driver, desk: Desk, ids: OfficeIds, head: Actor) -> None:
    desk.requests.mark_done(head, ids.lao.sent, "", TODAY)
    at.page.reload()
    at.show(ids.lao.sent)
    at.act("ย้อนขั้นล่าสุด…")
    assert "ทะเบียนกลับเป็นเหมือนก่อนดำเนินการตามคำขอนี้" in texts(at.dialog())
    desk.register.record_password_change(head, PasswordChangeDraft((ids.lao.account,), TODAY, KnownBy.TOLD))
    dialog = at.dialog()
    at.submit()
    assert "บัญชีนี้ถูกแก้ไขหลังจากนั้น" in dialog.problem_shown()
    assert desk.requests.detail(head, ids.lao.sent).request.state is RequestState.DONE


def test_a_draft_and_who_only_reads_have_nothing_to_take_back(
    at: Driver, as_role: Callable[[Role], Driver], ids: OfficeIds
) -> None:
    at.show(ids.lao.draft)
    assert "ย้อนขั้นล่าสุด…" not in at.buttons()
    auditor = as_role(Role.AUDITOR)
    auditor.show(ids.lao.sent)
    assert "ย้อนขั้นล่าสุด…" not in auditor.buttons()


# what is due


@pytest.mark.parametrize(
    ("steps", "title"),
    [(0, "บันทึกว่าลงนามแล้ว"), (1, "บันทึกว่าส่งแล้ว"), (2, "บันทึกว่าดำเนินการแล้ว")],
)
def test_an_errand_for_what_is_due_asks_for_the_next_step_at_once(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor, steps: int, title: str
) -> None:
    request_id = printed_request(desk, ids, head)
    for mark in (desk.requests.mark_signed, desk.requests.mark_sent)[:steps]:
        mark(head, request_id)
    at.page.take(OpenRequest(request_id, due=True))
    at.settle()
    at.settle()
    assert at.dialog().windowTitle() == title
    at.submit() if steps < 2 else at.dialog().reject()
    at.settle()
    at.show(request_id)
    assert QApplication.activeModalWidget() is None, "it is asked for once"


def test_a_draft_that_waits_too_long_opens_where_it_is_printed(at: Driver, ids: OfficeIds) -> None:
    at.page.take(OpenRequest(ids.lao.draft, due=True))
    at.settle()
    at.settle()
    assert at.wizard.step() == 2


def test_who_may_not_record_what_is_due_sees_the_request_alone(
    as_role: Callable[[Role], Driver], ids: OfficeIds
) -> None:
    at = as_role(Role.REGISTRAR)
    at.page.take(OpenRequest(ids.lao.sent, due=True))
    at.settle()
    assert at.page.list.chosen_id() == ids.lao.sent
    assert QApplication.activeModalWidget() is None

"""The list, its pane, and each step that a request takes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QAbstractButton

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.requests import RequestState
from elaas_desk.services.desk import Desk
from tests.services.office import TODAY, OfficeIds
from tests.ui.requests.driver import Driver, field, put
from tests.ui.system_dialogs import PrintDialogHand, press
from tests.ui.thai_input import type_thai
from ui.errands import NewRequest, OpenRequest
from ui.requests.paper_dialog import PaperDialog
from ui.widgets.fit import misfits, unnamed
from ui.widgets.paint import State


def shown(at: Driver) -> list[int]:
    """The requests in the list."""
    return [entry.request.id for entry in at.page.list.table.shown()]


def chip(at: Driver, word: str) -> None:
    """Press a filter chip."""
    chips = at.page.list.chips.findChildren(QAbstractButton)
    press(next(each for each in chips if each.accessibleName().startswith(word)))


def printed_request(desk: Desk, ids: OfficeIds, head: Actor) -> int:
    """The request of the LAO's newcomer, which is on paper."""
    found = (each.request.id for each in desk.requests.listed(head) if each.person.id == ids.lao.newcomer)
    return next(found)


# the list


def test_the_chips_show_what_is_open_late_and_over_with_their_counts(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    assert len(shown(at)) == 9
    chip(at, "ค้างนาน")
    assert set(shown(at)) == {place.draft for place in (ids.lao, ids.school, ids.nursery)} | {
        place.sent for place in (ids.lao, ids.school, ids.nursery)
    }
    chip(at, "จบแล้ว")
    assert shown(at) == []
    desk.requests.mark_withdrawn(head, ids.lao.draft)
    at.page.reload()
    at.settle()
    assert shown(at) == [ids.lao.draft]
    names = [each.accessibleName() for each in at.page.list.chips.findChildren(QAbstractButton)]
    assert names == ["ยังไม่จบ 8", "ค้างนาน 5", "จบแล้ว 1", "ทั้งหมด 9"]


def test_a_request_is_late_the_day_after_the_office_s_own_limit(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    chip(at, "ทั้งหมด")
    entries = {entry.request.id: entry for entry in at.page.list.table.shown()}
    assert at.page.list.state_of(entries[ids.lao.sent]) is State.LATE
    assert at.page.list.state_of(entries[printed_request(desk, ids, head)]) is State.SOON


@pytest.mark.parametrize("typed", ["11/2570", "๑๑/๒๕๗๐"])
def test_a_request_is_found_by_its_number_in_either_digits(at: Driver, ids: OfficeIds, typed: str) -> None:
    type_thai(at.page.list.filter, typed)
    assert shown(at) == [ids.lao.draft]


def test_the_unit_filter_narrows_the_list(at: Driver, ids: OfficeIds) -> None:
    at.page.set_unit(ids.school.unit)
    at.settle()
    assert len(shown(at)) == 3


def test_an_errand_shows_its_request_though_the_filter_would_hide_it(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    desk.requests.mark_withdrawn(head, ids.lao.draft)
    at.page.reload()
    at.page.take(OpenRequest(ids.lao.draft))
    at.settle()
    assert at.page.list.chosen_id() == ids.lao.draft
    assert at.state() is RequestState.WITHDRAWN


def test_the_cross_of_the_pane_lets_go_of_the_request(at: Driver, ids: OfficeIds) -> None:
    at.show(ids.lao.draft)
    at.act("ปิด")
    assert not at.pane.isVisible()
    assert at.page.list.chosen_id() == 0


def test_an_auditor_sees_requests_and_papers_but_no_step(
    as_role: Callable[[Role], Driver], desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    at = as_role(Role.AUDITOR)
    assert not at.page.list.new.isVisible()
    at.page.take(NewRequest(ids.lao.user))
    assert at.page.wizard is None
    at.show(printed_request(desk, ids, head))
    words = at.buttons()
    assert "พิมพ์อีกครั้ง" in words
    assert "ลงนามแล้ว…" not in words


def test_a_registrar_records_what_was_sent_but_decides_nothing(
    as_role: Callable[[Role], Driver], ids: OfficeIds
) -> None:
    at = as_role(Role.REGISTRAR)
    at.show(ids.lao.sent)
    words = at.buttons()
    assert "ดำเนินการแล้ว…" not in words
    assert "ไม่อนุมัติ…" not in words
    assert "ยกเลิกคำขอ…" in words


# the steps


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


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        ("username", "", "ยังไม่ได้ใส่ชื่อผู้ใช้"),
        ("username", "ก ข", "ตัวอักษรที่ New e-LAAS ไม่รับ"),
        ("username", "lao.user", "อยู่แล้ว"),
        ("on", "24/11/2569", "วันที่ดำเนินการยังมาไม่ถึง"),
        ("on", "22/11/2569", "เป็นวันก่อนวันที่ในแบบ"),
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


# papers


def test_a_paper_is_shown_as_it_was_issued(at: Driver, desk: Desk, ids: OfficeIds, head: Actor) -> None:
    at.show(printed_request(desk, ids, head))
    at.act("เปิดดูแบบคำขอเป็นผู้ใช้งาน (สิ่งที่ส่งมาด้วย ๒)")
    dialog = at.dialog()
    assert isinstance(dialog, PaperDialog)
    assert dialog.content == desk.documents.content(head, ids.lao.document)
    assert dialog.preview.desk.pages() == 1


def test_papers_are_printed_again_from_the_archive(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor, tmp_path: Path
) -> None:
    at.show(printed_request(desk, ids, head))
    hand = PrintDialogHand(tmp_path / "again.pdf")
    at.act("พิมพ์อีกครั้ง")
    assert hand.pressed == 1
    assert len(pypdfium2.PdfDocument(tmp_path / "again.pdf")) == 1
    assert at.said[-1].endswith("ไปพิมพ์อีกครั้งแล้ว")
    assert at.state() is RequestState.PRINTED


# looks


@pytest.mark.parametrize("size", [(1130, 610), (980, 472), (1690, 950)])
def test_everything_fits_and_has_a_name_in_each_window(
    at: Driver, desk: Desk, ids: OfficeIds, size: tuple[int, int]
) -> None:
    at.page.resize(*size)
    at.show(ids.lao.sent)
    assert misfits(at.page) == []
    assert unnamed(at.page) == []
    at.new(ids.lao.user)
    assert misfits(at.page) == []
    assert unnamed(at.page) == []


def test_an_office_without_requests_is_offered_the_first_one(at: Driver) -> None:
    at.page.list.show_entries(())
    button = at.page.list.fill
    assert button is not None
    press(button)
    at.settle()
    assert at.page.wizard is not None


def test_the_day_of_a_request_counts_from_its_last_step(at: Driver, ids: OfficeIds) -> None:
    entry = next(each for each in at.page.list.table.shown() if each.request.id == ids.lao.sent)
    assert entry.days == (TODAY - date(2026, 10, 1)).days

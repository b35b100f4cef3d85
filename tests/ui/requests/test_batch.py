"""One reason for several people: ticked, checked, printed in one job, or none of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.drafts import DutyDraft
from elaas_desk.domain.requests import Change, Reason, RequestState
from elaas_desk.services.desk import Desk
from tests.services.office import TODAY, OfficeIds
from tests.ui.hands import choose, texts
from tests.ui.requests.driver import Driver
from tests.ui.system_dialogs import PrintDialogHand, SaveDialogHand, press
from ui.requests.batch.wizard import BatchWizard
from ui.widgets.buttons import Button
from ui.widgets.fit import misfits, unnamed

TICK_BOX = 16
"""Pixels from the left edge of a row to its tick box."""


def tick(at: Driver, *person_ids: int) -> None:
    """Press the tick boxes of these people in step 1."""
    table = at.wizard.who.table
    for person_id in person_ids:
        index = table.model.index(table.model.place_of(person_id), 0)
        table.view.scrollTo(index)
        press(table.view.viewport(), QPoint(TICK_BOX, table.view.visualRect(index).center().y()))
    at.settle()


def batch_of(at: Driver, *person_ids: int) -> BatchWizard:
    """Step 2 for these people."""
    at.new()
    tick(at, *person_ids)
    at.on()
    assert at.page.batch is not None
    return at.page.batch


def on(at: Driver, batch: BatchWizard) -> None:
    """Press the primary of the foot."""
    press(batch.foot.primary())
    at.settle()
    at.settle()


def card(at: Driver, batch: BatchWizard, reason: Reason) -> QRadioButton:
    """The card of a reason."""
    return batch.why.cards.findChildren(QRadioButton)[list(Reason).index(reason)]


def same_group(at: Driver, batch: BatchWizard, name: str) -> None:
    """Add a group for all."""
    press(batch.why.by.findChildren(QRadioButton)[1])
    press(batch.why.same.add)
    choose(at.dialog(), "group_id", name)
    at.submit()


def drop(at: Driver, batch: BatchWizard, name: str) -> None:
    """Leave somebody out."""
    buttons = batch.why.people.findChildren(Button)
    press(next(each for each in buttons if each.accessibleName() == f"เอา{name}ออกจากชุดนี้"))
    at.settle()


@pytest.fixture
def newcomers(desk: Desk, head: Actor, ids: OfficeIds) -> tuple[int, ...]:
    """Three people without an account, each with an order for a duty."""
    people = ids.lao.newcomer, ids.school.newcomer, ids.nursery.newcomer
    for number, person_id in enumerate(people, 131):
        order = (f"{number}/2569", date(2026, 11, 16), date(2026, 11, 17))
        desk.register.assign_duty(head, DutyDraft(person_id, "งานการเงิน", *order))
    return people


def test_several_people_get_a_form_each_from_one_print_job_with_numbers_that_run_on(
    at: Driver, desk: Desk, head: Actor, ids: OfficeIds, newcomers: tuple[int, ...], tmp_path: Path
) -> None:
    batch = batch_of(at, *newcomers)
    assert card(at, batch, Reason.NEW_USER).isChecked(), "the only reason that serves for all"
    assert "เพิ่ม ผู้บันทึกฎีกา · คำสั่งที่ ๑๓๑/๒๕๖๙" in texts(batch)
    on(at, batch)
    looked = batch.check.look()
    assert looked is not None
    assert [each.number for each in looked.people] == ["๒๗/๒๕๗๐", "๒๘/๒๕๗๐", "๒๙/๒๕๗๐"]
    assert batch.check.preview.desk.pages() == 3
    hand = PrintDialogHand(tmp_path / "all.pdf")
    on(at, batch)
    assert hand.pressed == 1
    assert len(pypdfium2.PdfDocument(tmp_path / "all.pdf")) == 3
    assert at.page.batch is None
    assert at.page.wizard is None
    made = [entry for entry in desk.requests.listed(head) if entry.request.number in ("๒๗/๒๕๗๐", "๒๘/๒๕๗๐", "๒๙/๒๕๗๐")]
    assert {entry.person.id for entry in made} == set(newcomers)
    assert {entry.request.state for entry in made} == {RequestState.PRINTED}
    assert {entry.request.draft.changes[0].order_number for entry in made} == {"131/2569", "132/2569", "133/2569"}
    assert at.said == ["ส่งคำขอ 3 ฉบับไปพิมพ์แล้ว เก็บเอกสารไว้ในทะเบียนแล้ว"]
    assert at.page.list.chosen_id() in {entry.request.id for entry in made}


def test_choosing_somebody_in_step_3_shows_their_page(at: Driver, newcomers: tuple[int, ...]) -> None:
    batch = batch_of(at, *newcomers)
    on(at, batch)
    batch.check.preview.desk.setFocus()
    last = batch.check.table.shown()[-1]
    index = batch.check.table.model.index(2, 0)
    press(batch.check.table.view.viewport(), batch.check.table.view.visualRect(index).center())
    assert batch.check.preview.desk.page() == last.page == 3
    assert last.person.name.full in texts(batch.check)


def test_a_print_that_is_called_off_keeps_nothing_and_uses_no_number(
    at: Driver, desk: Desk, head: Actor, newcomers: tuple[int, ...], tmp_path: Path
) -> None:
    before = len(desk.requests.listed(head))
    batch = batch_of(at, *newcomers)
    on(at, batch)
    hand = PrintDialogHand(None)
    on(at, batch)
    assert hand.pressed == 1
    assert batch.foot.said() == "ยังไม่ได้พิมพ์ และยังไม่ได้เก็บคำขอ"
    assert len(desk.requests.listed(head)) == before
    again = PrintDialogHand(tmp_path / "later.pdf")
    on(at, batch)
    assert again.pressed == 1
    assert desk.requests.listed(head)[0].request.number == "๒๙/๒๕๗๐"


def test_they_can_be_kept_as_drafts_or_saved_as_files_that_write_over_nothing(
    at: Driver, desk: Desk, head: Actor, newcomers: tuple[int, ...], tmp_path: Path
) -> None:
    batch = batch_of(at, *newcomers[:2])
    press(batch.foot.keep)
    at.settle()
    at.settle()
    assert [entry.request.state for entry in desk.requests.listed(head)[:2]] == [RequestState.DRAFT] * 2
    batch = batch_of(at, *newcomers[1:])
    on(at, batch)
    there = tmp_path / "คำขอที่ ๒๙-๒๕๗๐ น้ำผึ้ง ชื่นใจ.pdf"
    there.write_bytes(b"of somebody else")
    hand = SaveDialogHand(tmp_path)
    press(batch.foot.save)
    at.settle()
    at.settle()
    assert hand.pressed == 1
    names = sorted(path.name for path in tmp_path.glob("คำขอ*"))
    assert names == [
        "คำขอที่ ๒๙-๒๕๗๐ น้ำผึ้ง ชื่นใจ (2).pdf",
        "คำขอที่ ๒๙-๒๕๗๐ น้ำผึ้ง ชื่นใจ.pdf",
        "คำขอที่ ๓๐-๒๕๗๐ น้ำผึ้ง ชื่นใจ.pdf",
    ]
    assert there.read_bytes() == b"of somebody else"
    document = desk.requests.detail(head, at.page.list.chosen_id()).documents[0]
    assert (tmp_path / names[0]).read_bytes() == desk.documents.content(head, document.id)


def test_a_reason_that_does_not_serve_for_all_says_for_whom_and_serves_once_they_are_out(
    at: Driver, ids: OfficeIds, newcomers: tuple[int, ...]
) -> None:
    batch = batch_of(at, newcomers[0], newcomers[1], ids.lao.user)
    new = card(at, batch, Reason.NEW_USER)
    assert not new.isEnabled()
    assert new.accessibleDescription() == "กิตติศักดิ์ ศรีสุวรรณ เลือกไม่ได้ เพราะมีชื่อผู้ใช้ lao.user อยู่แล้ว"
    assert card(at, batch, Reason.CHANGE_RIGHTS).accessibleDescription().startswith("ใช้ไม่ได้กับ น้ำผึ้ง ชื่นใจ")
    on(at, batch)
    assert batch.why.said().startswith("ยังไม่ได้เลือกเหตุผล")
    drop(at, batch, "นายกิตติศักดิ์ ศรีสุวรรณ")
    assert card(at, batch, Reason.NEW_USER).isChecked()
    on(at, batch)
    assert batch.check.isVisible()


def test_the_head_who_writes_to_the_department_is_told_to_be_made_apart(
    at: Driver, ids: OfficeIds, newcomers: tuple[int, ...]
) -> None:
    batch = batch_of(at, newcomers[0], newcomers[1], ids.lao.head)
    assert len(batch.why.bases()) == 2
    assert "ทำแยกจากชุดนี้" in texts(batch)
    assert any(words.startswith("ต้องใช้หนังสือราชการถึงกรมและแบบ ๑") for words in texts(batch))


def test_the_same_groups_for_all_take_duty_and_order_of_each(
    at: Driver, desk: Desk, ids: OfficeIds, newcomers: tuple[int, ...]
) -> None:
    batch = batch_of(at, *newcomers[:2])
    press(batch.why.by.findChildren(QRadioButton)[1])
    on(at, batch)
    assert batch.why.said().startswith("ยังไม่มีกลุ่มในคำขอ")
    same_group(at, batch, "ผู้บันทึกฎีกา")
    same_group(at, batch, "เจ้าหน้าที่พัสดุ")
    words = texts(batch.why.people)
    assert words.count("เพิ่ม เจ้าหน้าที่พัสดุ") == 2
    assert {"เพิ่ม ผู้บันทึกฎีกา · คำสั่งที่ ๑๓๑/๒๕๖๙", "เพิ่ม ผู้บันทึกฎีกา · คำสั่งที่ ๑๓๒/๒๕๖๙"} <= set(words)
    on(at, batch)
    looked = batch.check.look()
    assert looked is not None
    assert [hint.clause for each in looked.people for hint in each.hints] == ["4.1", "4.1"], "no duty for supplies"


def test_who_holds_a_group_already_is_named_and_keeps_the_others_back(
    at: Driver, desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    desk.groups.add_member(head, ids.school.account, ids.stores, TODAY, "")
    batch = batch_of(at, ids.lao.user, ids.school.user)
    press(card(at, batch, Reason.CHANGE_RIGHTS))
    at.settle()
    same_group(at, batch, "เจ้าหน้าที่พัสดุ")
    at.settle()
    on(at, batch)
    assert batch.why.said().startswith("ยังต้องแก้ของ 1 คน")
    assert any("อยู่ในกลุ่ม “เจ้าหน้าที่พัสดุ” แล้ว" in words for words in texts(batch.why.people))


def test_a_change_of_rights_may_take_all_of_them_out_of_a_group(
    at: Driver, desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    batch = batch_of(at, ids.lao.user, ids.school.user)
    press(card(at, batch, Reason.CHANGE_RIGHTS))
    at.settle()
    press(batch.why.same.add)
    press(at.dialog().findChildren(QRadioButton)[1])
    choose(at.dialog(), "group_id", "ผู้บันทึกฎีกา")
    at.submit()
    press(batch.foot.keep)
    at.settle()
    at.settle()
    drafts = [entry.request.draft for entry in desk.requests.listed(head)[:2]]
    assert [[line.change for line in draft.changes] for draft in drafts] == [[Change.REMOVE]] * 2


def test_all_who_cannot_get_in_give_one_cause_and_each_their_own_user_name(
    at: Driver, desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    batch = batch_of(at, ids.lao.user, ids.school.user)
    press(card(at, batch, Reason.CANNOT_SIGN_IN))
    at.settle()
    on(at, batch)
    assert "ยังไม่ได้เลือกเหตุที่เข้าใช้งานไม่ได้ เลือกหนึ่งข้อ" in texts(batch)
    press(batch.why.cause.causes.findChildren(QRadioButton)[1])
    press(batch.foot.keep)
    at.settle()
    at.settle()
    drafts = [entry.request.draft for entry in desk.requests.listed(head)[:2]]
    assert {draft.former_username for draft in drafts} == {"lao.user", "school.user"}


def test_a_name_that_cannot_be_printed_is_told_beside_the_person_before_anything_is_kept(
    at: Driver, desk: Desk, head: Actor, newcomers: tuple[int, ...]
) -> None:
    from tests.services.office import person_draft

    person = desk.register.detail(head, newcomers[0]).person
    draft = person_draft(person.unit_id, person.post, first_name="น้ำผึ้ง", position="นักวิชาการ ☃")
    desk.register.save_person(head, person.id, draft, person.version)
    batch = batch_of(at, *newcomers)
    on(at, batch)
    assert [len(each.problems) for each in batch.check.table.shown()].count(1) == 1
    assert batch.check.preview.desk.pages() == 2
    on(at, batch)
    assert batch.foot.said() == "ยังต้องแก้ของ 1 คนก่อนพิมพ์"
    assert any("☃" in words for words in texts(batch.check))


def test_the_way_back_leads_to_the_ticks_and_giving_up_is_asked_about(at: Driver, newcomers: tuple[int, ...]) -> None:
    batch = batch_of(at, *newcomers)
    on(at, batch)
    press(batch.foot.back)
    press(batch.foot.back)
    at.settle()
    assert at.page.batch is None
    assert set(at.wizard.who.ticked()) == set(newcomers)
    at.on()
    assert at.page.batch is not None
    at.page.activateWindow()
    at.qtbot.waitUntil(at.page.isActiveWindow)
    at.page.batch.foot.primary().setFocus()
    QTest.keyClick(at.page.batch.foot.primary(), Qt.Key.Key_Escape)
    assert at.dialog().windowTitle() == "ทิ้งคำขอชุดนี้หรือไม่"
    at.submit()
    at.settle()
    assert at.page.wizard is None
    assert QApplication.activeModalWidget() is None


def test_one_tick_alone_is_an_ordinary_request(at: Driver, newcomers: tuple[int, ...]) -> None:
    at.new()
    tick(at, newcomers[1])
    at.on()
    assert at.page.batch is None
    assert at.wizard.step() == 1
    draft = at.wizard.draft()
    assert draft is not None
    assert draft.person_id == newcomers[1]


@pytest.mark.parametrize("size", [(1130, 610), (980, 472), (1690, 950)])
def test_everything_fits_and_has_a_name_in_each_window(
    as_role: Callable[[Role], Driver], ids: OfficeIds, newcomers: tuple[int, ...], size: tuple[int, int]
) -> None:
    at = as_role(Role.LAO_HEAD)
    at.page.resize(*size)
    batch = batch_of(at, *newcomers, ids.lao.head)
    at.settle()
    assert misfits(at.page) == []
    assert unnamed(at.page) == []
    on(at, batch)
    assert misfits(at.page) == []
    assert unnamed(at.page) == []

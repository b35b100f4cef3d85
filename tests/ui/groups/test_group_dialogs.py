"""What is put into the dialogs of the catalogue is kept, and what is wrong is said at its field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import GroupDraft
from elaas_desk.services.desk import Desk
from tests.services.office import OfficeIds
from tests.ui.screen import Screen, type_in
from tests.ui.thai_input import type_thai
from ui.groups.dialogs import GroupDialog
from ui.groups.page import GroupsPage
from ui.widgets.field import Field
from ui.widgets.fit import misfits

Opened = tuple[Screen, GroupsPage]


@pytest.fixture
def adding(opened_page: Opened) -> tuple[Screen, GroupDialog]:
    screen, page = opened_page
    screen.press(page._add)
    return screen, screen.dialog(GroupDialog)


def editing(opened_page: Opened, group_id: int) -> tuple[Screen, GroupDialog]:
    screen, page = opened_page
    screen.press_row(page._table, group_id)
    QTest.keyClick(page._table.view, Qt.Key.Key_Return)
    screen.settle()
    return screen, screen.dialog(GroupDialog)


def group_named(desk: Desk, actor: Actor, name: str) -> PrivilegeGroup:
    return next(group for group in desk.groups.groups(actor) if group.name == name)


def test_everything_that_is_put_in_is_kept(adding: tuple[Screen, GroupDialog], desk: Desk, actor: Actor) -> None:
    screen, dialog = adding
    type_in(dialog.name, "ผู้ตรวจฎีกา")
    type_in(dialog.description, "ตรวจฎีกาก่อนเสนออนุมัติ")
    screen.press(dialog.view_only)
    type_in(dialog.valid_from, "1/10/2568")
    type_in(dialog.valid_to, "30 ก.ย. 2570")
    ticks = list(dialog.duties.ticks().items())
    screen.press(ticks[1][1])
    screen.press(dialog.primary)
    assert screen.open_dialogs() == []
    found = group_named(desk, actor, "ผู้ตรวจฎีกา")
    assert found.description == "ตรวจฎีกาก่อนเสนออนุมัติ"
    assert found.view_only
    assert (found.valid_from, found.valid_to) == (date(2025, 10, 1), date(2027, 9, 30))
    assert found.duty_ids == {ticks[1][0]}


def test_a_duty_that_is_missing_is_added_on_the_spot_and_ticked(
    adding: tuple[Screen, GroupDialog], desk: Desk, actor: Actor
) -> None:
    screen, dialog = adding
    type_in(dialog.name, "ผู้จัดเก็บรายได้")
    type_in(dialog.duties.field, "งานจัดเก็บรายได้")
    screen.press(dialog.duties.add)
    assert dialog.duties.field.is_empty()
    screen.press(dialog.primary)
    duties = {duty.id: duty.name for duty in desk.groups.duties(actor)}
    assert [duties[each] for each in group_named(desk, actor, "ผู้จัดเก็บรายได้").duty_ids] == ["งานจัดเก็บรายได้"]


def test_enter_adds_the_duty_and_leaves_the_dialog_open(adding: tuple[Screen, GroupDialog]) -> None:
    screen, dialog = adding
    type_in(dialog.duties.field, "งานธุรการ")
    QTest.keyClick(dialog.duties.field.line, Qt.Key.Key_Return)
    screen.settle()
    assert dialog.isVisible()
    assert dialog.count_shown() == ""
    assert len(dialog.duties.ticked()) == 1


def test_a_duty_that_is_there_already_is_ticked_and_not_entered_twice(
    adding: tuple[Screen, GroupDialog], desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, dialog = adding
    type_in(dialog.duties.field, "งานการเงิน")
    screen.press(dialog.duties.add)
    assert dialog.duties.ticked() == {ids.finance_duty}
    assert [duty.name for duty in desk.groups.duties(actor)].count("งานการเงิน") == 1


Wrong = Callable[[GroupDialog], Field]


def no_name(dialog: GroupDialog) -> Field:
    type_in(dialog.name, "")
    return dialog.name


def long_name(dialog: GroupDialog) -> Field:
    type_in(dialog.name, "ก" * 121)
    return dialog.name


def taken_name(dialog: GroupDialog) -> Field:
    type_in(dialog.name, "ผู้บันทึกฎีกา")
    return dialog.name


def long_description(dialog: GroupDialog) -> Field:
    type_in(dialog.description, "ก" * 501)
    return dialog.description


def unreadable_start(dialog: GroupDialog) -> Field:
    type_in(dialog.valid_from, "เมื่อวาน")
    return dialog.valid_from


def no_such_end(dialog: GroupDialog) -> Field:
    type_in(dialog.valid_to, "31/2/2570")
    return dialog.valid_to


def end_before_start(dialog: GroupDialog) -> Field:
    type_in(dialog.valid_from, "1/10/2569")
    type_in(dialog.valid_to, "30/9/2569")
    return dialog.valid_to


def forgotten_duty(dialog: GroupDialog) -> Field:
    type_in(dialog.duties.field, "งานที่พิมพ์ค้างไว้")
    return dialog.duties.field


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (no_name, "ช่องนี้ยังว่าง"),
        (long_name, "ยาวเกิน 120 ตัวอักษร"),
        (taken_name, "มีกลุ่ม “ผู้บันทึกฎีกา” อยู่แล้ว"),
        (long_description, "ยาวเกิน 500 ตัวอักษร"),
        (unreadable_start, "อ่านวันที่นี้ไม่ได้"),
        (no_such_end, "ไม่มีวันนี้ในปฏิทิน"),
        (end_before_start, "มาก่อนวันที่เริ่มใช้"),
        (forgotten_duty, "กด “เพิ่มหน้าที่” ก่อน"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
    adding: tuple[Screen, GroupDialog], desk: Desk, actor: Actor, spoil: Wrong, sentence: str
) -> None:
    screen, dialog = adding
    type_in(dialog.name, "กลุ่มใหม่")
    field = spoil(dialog)
    before = dialog.draft()
    screen.press(dialog.primary)
    assert dialog.isVisible()
    assert sentence in field.error()
    assert dialog.focusWidget() is field.box
    assert dialog.draft() == before
    assert len(desk.groups.groups(actor)) == 3


@pytest.mark.parametrize(("name", "sentence"), [("", "ยังไม่ได้ระบุหน้าที่"), ("ก" * 121, "หน้าที่ยาวเกิน 120 ตัวอักษร")])
def test_a_duty_without_a_good_name_is_not_added(
    adding: tuple[Screen, GroupDialog], desk: Desk, actor: Actor, name: str, sentence: str
) -> None:
    screen, dialog = adding
    type_in(dialog.duties.field, name)
    screen.press(dialog.duties.add)
    assert sentence in dialog.duties.field.error()
    assert len(desk.groups.duties(actor)) == 2


def test_a_group_is_put_right(opened_page: Opened, desk: Desk, actor: Actor, ids: OfficeIds) -> None:
    screen, dialog = editing(opened_page, ids.payments)
    assert dialog.name.text() == "ผู้บันทึกฎีกา"
    assert dialog.duties.ticked() == {ids.finance_duty}
    type_in(dialog.description, "บันทึกฎีกาเบิกจ่ายเงิน")
    screen.press(dialog.primary)
    assert group_named(desk, actor, "ผู้บันทึกฎีกา").description == "บันทึกฎีกาเบิกจ่ายเงิน"
    assert screen.told == ["บันทึกกลุ่มแล้ว"]


def test_a_group_that_somebody_changed_meanwhile_is_not_overwritten(
    opened_page: Opened, desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, dialog = editing(opened_page, ids.stores)
    desk.groups.save_group(actor, ids.stores, GroupDraft("เจ้าหน้าที่พัสดุ", "ของคนอื่น"), 1)
    type_in(dialog.description, "ของฉัน")
    screen.press(dialog.primary)
    assert dialog.isVisible()
    assert "มีผู้แก้รายการนี้ไปก่อนแล้ว" in dialog.problem_shown()
    assert dialog.description.text() == "ของฉัน"
    assert group_named(desk, actor, "เจ้าหน้าที่พัสดุ").description == "ของคนอื่น"


def test_a_date_is_typed_key_by_key_in_thai(adding: tuple[Screen, GroupDialog]) -> None:
    _, dialog = adding
    dialog.valid_from.setFocus()
    type_thai(dialog.valid_from.line, "๑ ต.ค. ๒๕๖๘", key_by_key=True)
    assert dialog.valid_from.day() == date(2025, 10, 1)


def test_the_longest_names_stay_inside_the_dialogs(opened_page: Opened, desk: Desk, actor: Actor) -> None:
    longest = "ผู้ปฏิบัติงาน" + "ตรวจสอบเอกสารประกอบฎีกา" * 4 + "การเงินและบัญชี"
    assert len(longest) == 120
    screen, page = opened_page
    duty_id = desk.groups.add_duty(actor, longest).id
    group_id = desk.groups.add_group(actor, GroupDraft(longest, duty_ids=frozenset({duty_id}))).id
    page.reload()
    screen.settle()
    screen, dialog = editing(opened_page, group_id)
    tick = dialog.duties.ticks()[duty_id]
    assert tick.isChecked()
    assert tick.mapTo(dialog, tick.rect().topRight()).x() < dialog.width() - 22
    assert tick.accessibleName() == longest
    assert misfits(dialog, elided_allowed=(longest,)) == []
    dialog.reject()
    assert misfits(screen.window, elided_allowed=(longest,)) == []

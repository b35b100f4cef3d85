"""The office and its units are shown as the register has them, and put right in place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.drafts import UnitDraft
from elaas_desk.services.desk import Desk
from tests.services.office import OfficeIds, actors
from tests.ui.screen import Screen, type_in
from tests.ui.settings.conftest import OpenAs
from ui.settings.office_dialogs import OfficeDialog, UnitDialog
from ui.settings.page import SettingsPage
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.text import Text

Opened = tuple[Screen, SettingsPage]


def words_of(page: SettingsPage) -> list[str]:
    return [text.plain() for text in page.findChildren(Text) if text.isVisible()]


def button(page: SettingsPage, words: str) -> Button:
    return next(each for each in page.findChildren(Button) if each.words() == words and each.isVisible())


@pytest.fixture
def editing(opened_page: Opened) -> tuple[Screen, OfficeDialog]:
    screen, page = opened_page
    screen.press(button(page, "แก้ข้อมูลสำนักงาน"))
    return screen, screen.dialog(OfficeDialog)


@pytest.fixture
def adding(opened_page: Opened) -> tuple[Screen, UnitDialog]:
    screen, page = opened_page
    screen.press(button(page, "เพิ่มหน่วยงาน"))
    return screen, screen.dialog(UnitDialog)


def test_the_office_is_shown_as_it_will_be_printed(opened_page: Opened) -> None:
    said = words_of(opened_page[1])
    for words in ("องค์การบริหารส่วนตำบลบ้านใหม่", "สุพรรณบุรี", "199 หมู่ 4 ตำบลบ้านใหม่ 72000", "เริ่มใหม่ทุกปีงบประมาณ"):
        assert words in said


def test_what_is_put_right_is_shown_at_once(
    editing: tuple[Screen, OfficeDialog], opened_page: Opened, desk: Desk, actor: Actor
) -> None:
    screen, dialog = editing
    assert dialog.inputs.district.text() == "เมืองสุพรรณบุรี"
    type_in(dialog.inputs.name, "บ้านเก่า")
    type_in(dialog.inputs.phone, "0 3551 9999")
    screen.press(dialog.primary)
    office = desk.register.office(actor)
    assert (office.full_name, office.phone) == ("องค์การบริหารส่วนตำบลบ้านเก่า", "0 3551 9999")
    said = words_of(opened_page[1])
    assert said.count("องค์การบริหารส่วนตำบลบ้านเก่า") == 2  # the office, and the unit that carries its name
    assert screen.told == ["บันทึกข้อมูลสำนักงานแล้ว"]


Wrong = Callable[[OfficeDialog], Field]


def no_name(dialog: OfficeDialog) -> Field:
    type_in(dialog.inputs.name, "")
    return dialog.inputs.name


def long_name(dialog: OfficeDialog) -> Field:
    type_in(dialog.inputs.name, "ก" * 81)
    return dialog.inputs.name


def no_such_province(dialog: OfficeDialog) -> Field:
    type_in(dialog.inputs.province, "แดนไกล")
    return dialog.inputs.province


def no_district(dialog: OfficeDialog) -> Field:
    type_in(dialog.inputs.district, "")
    return dialog.inputs.district


def four_lines(dialog: OfficeDialog) -> Field:
    type_in(dialog.inputs.address, "1\n2\n3\n4")
    return dialog.inputs.address


def bad_postcode(dialog: OfficeDialog) -> Field:
    type_in(dialog.inputs.postcode, "720")
    return dialog.inputs.postcode


def bad_phone(dialog: OfficeDialog) -> Field:
    type_in(dialog.inputs.phone, "12345")
    return dialog.inputs.phone


def bad_email(dialog: OfficeDialog) -> Field:
    type_in(dialog.inputs.email, "khlang")
    return dialog.inputs.email


def long_prefix(dialog: OfficeDialog) -> Field:
    type_in(dialog.inputs.letter_prefix, "ส" * 41)
    return dialog.inputs.letter_prefix


def odd_braces(dialog: OfficeDialog) -> Field:
    type_in(dialog.inputs.letter_prefix, "สพ {ลข}")
    return dialog.inputs.letter_prefix


def no_division(dialog: OfficeDialog) -> Field:
    type_in(dialog.inputs.finance_division, "")
    return dialog.inputs.finance_division


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (no_name, "ช่องนี้ยังว่าง"),
        (long_name, "ยาวเกิน 80 ตัวอักษร"),
        (no_such_province, "ไม่พบในรายการ"),
        (no_district, "ยังไม่ได้เลือกอำเภอ"),
        (four_lines, "ไม่เกินสามบรรทัด"),
        (bad_postcode, "ตัวเลข 5 หลัก"),
        (bad_phone, "ตัวเลข 9 หรือ 10 หลัก"),
        (bad_email, "เครื่องหมาย @"),
        (long_prefix, "ยาวเกิน 40 ตัวอักษร"),
        (odd_braces, "ใช้ปีกกาได้เฉพาะ"),
        (no_division, "ช่องนี้ยังว่าง"),
    ],
)
def test_what_is_wrong_with_the_office_is_said_at_its_field_and_nothing_is_lost(
    editing: tuple[Screen, OfficeDialog], desk: Desk, actor: Actor, spoil: Wrong, sentence: str
) -> None:
    screen, dialog = editing
    before = desk.register.office(actor)
    field = spoil(dialog)
    typed = dialog.draft()
    screen.press(dialog.primary)
    assert dialog.isVisible()
    assert sentence in field.error()
    assert dialog.draft() == typed
    assert desk.register.office(actor) == before


def test_another_province_asks_for_its_district(editing: tuple[Screen, OfficeDialog]) -> None:
    screen, dialog = editing
    type_in(dialog.inputs.province, "ชัยนาท")
    found = QApplication.activePopupWidget()
    assert found is not None
    QTest.keyClick(found, Qt.Key.Key_Down)
    QTest.keyClick(found, Qt.Key.Key_Return)
    assert dialog.inputs.province.value() == "ชัยนาท"
    assert dialog.inputs.district.text() == ""
    screen.press(dialog.primary)
    assert "ยังไม่ได้เลือกอำเภอ" in dialog.inputs.district.error()


def test_a_unit_is_added_with_the_title_of_its_head(
    adding: tuple[Screen, UnitDialog], opened_page: Opened, desk: Desk, actor: Actor
) -> None:
    screen, dialog = adding
    type_in(dialog.name, "โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านใหม่")
    type_in(dialog.short, "รพ.สต.บ้านใหม่")
    type_in(dialog.head_title, "ผู้อำนวยการโรงพยาบาลส่งเสริมสุขภาพตำบล")
    screen.press(dialog.primary)
    unit = desk.register.units(actor)[-1]
    assert (unit.name, unit.short_name) == ("โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านใหม่", "รพ.สต.บ้านใหม่")
    assert unit.head_title == "ผู้อำนวยการโรงพยาบาลส่งเสริมสุขภาพตำบล"
    assert unit.name in words_of(opened_page[1])


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "ช่องนี้ยังว่าง"),
        ("ก" * 121, "ยาวเกิน 120 ตัวอักษร"),
        ("โรงเรียนอนุบาลบ้านใหม่", "มีหน่วยงาน “โรงเรียนอนุบาลบ้านใหม่” อยู่แล้ว"),
    ],
)
def test_a_unit_without_a_good_name_is_not_added(
    adding: tuple[Screen, UnitDialog], desk: Desk, actor: Actor, name: str, sentence: str
) -> None:
    screen, dialog = adding
    type_in(dialog.name, name)
    screen.press(dialog.primary)
    assert sentence in dialog.name.error()
    assert len(desk.register.units(actor)) == 3


@pytest.mark.parametrize(("which", "limit"), [("short", 40), ("head_title", 120)])
def test_a_short_name_or_a_title_that_is_too_long_is_said_at_its_field(
    adding: tuple[Screen, UnitDialog], which: str, limit: int
) -> None:
    screen, dialog = adding
    type_in(dialog.name, "กิจการประปา")
    field = {"short": dialog.short, "head_title": dialog.head_title}[which]
    type_in(field, "ก" * (limit + 1))
    screen.press(dialog.primary)
    assert f"ยาวเกิน {limit} ตัวอักษร" in field.error()


def test_a_unit_is_put_right(opened_page: Opened, desk: Desk, actor: Actor, ids: OfficeIds) -> None:
    screen, page = opened_page
    screen.press(button(page, "แก้ โรงเรียนอนุบาลบ้านใหม่"))
    dialog = screen.dialog(UnitDialog)
    type_in(dialog.short, "รร.อนุบาลบ้านใหม่")
    screen.press(dialog.primary)
    unit = next(each for each in desk.register.units(actor) if each.id == ids.school.unit)
    assert unit.short_name == "รร.อนุบาลบ้านใหม่"
    assert screen.told == ["บันทึกหน่วยงานแล้ว"]


def test_a_unit_that_somebody_changed_meanwhile_is_not_overwritten(
    opened_page: Opened, desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, page = opened_page
    screen.press(button(page, "แก้ โรงเรียนอนุบาลบ้านใหม่"))
    dialog = screen.dialog(UnitDialog)
    desk.register.save_unit(actor, ids.school.unit, UnitDraft("โรงเรียนอนุบาลบ้านใหม่", "ของคนอื่น"), 1)
    type_in(dialog.short, "ของฉัน")
    screen.press(dialog.primary)
    assert "มีผู้แก้รายการนี้ไปก่อนแล้ว" in dialog.problem_shown()
    assert dialog.short.text() == "ของฉัน"


def test_the_own_unit_takes_its_name_from_the_office_and_only_the_heads_title_from_here(
    opened_page: Opened, desk: Desk, actor: Actor
) -> None:
    screen, page = opened_page
    screen.press(button(page, "แก้ องค์การบริหารส่วนตำบลบ้านใหม่"))
    dialog = screen.dialog(UnitDialog)
    QTest.keyClicks(dialog.name.line, "another name")
    type_in(dialog.head_title, "ผู้อำนวยการกองคลังเทศบาล")
    screen.press(dialog.primary)
    unit = desk.register.units(actor)[0]
    assert (unit.name, unit.head_title) == ("องค์การบริหารส่วนตำบลบ้านใหม่", "ผู้อำนวยการกองคลังเทศบาล")


@pytest.mark.parametrize("role", [Role.SUBUNIT_HEAD, Role.REGISTRAR, Role.AUDITOR])
def test_who_may_not_change_the_office_sees_it_without_buttons(open_as: OpenAs, ids: OfficeIds, role: Role) -> None:
    _, page = open_as(actors(ids)[role])
    assert "องค์การบริหารส่วนตำบลบ้านใหม่" in words_of(page)
    assert [each.words() for each in page.findChildren(Button) if each.isVisible()] == []

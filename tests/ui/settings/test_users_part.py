"""Who uses the program: each with a password of clause 3.4.1, shut out and let in again by the head."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from elaas_desk.domain.actors import Actor, ProgramUser, Role
from elaas_desk.errors import Problem, UserError
from elaas_desk.services.desk import Desk
from tests.services.office import PASSWORD, OfficeIds, actors
from tests.ui.screen import Screen, type_in
from tests.ui.settings.conftest import OpenAs, segment
from ui.settings.page import USERS, SettingsPage
from ui.settings.user_dialogs import OwnPasswordDialog, UserDialog
from ui.widgets.field import Field

Opened = tuple[Screen, SettingsPage]
NEW = "Baanmai#2570"


@pytest.fixture
def users(opened_page: Opened) -> Opened:
    """The page with the users in sight."""
    screen, page = opened_page
    screen.press(segment(page, USERS))
    return screen, page


@pytest.fixture
def adding(users: Opened) -> tuple[Screen, UserDialog]:
    screen, page = users
    screen.press(page.users._add)
    dialog = screen.dialog(UserDialog)
    type_in(dialog.name, "นางมาลี สุขใจ")
    type_in(dialog.sign_in_name, "malee")
    choose(dialog, Role.REGISTRAR)
    type_in(dialog.password, NEW)
    type_in(dialog.again, NEW)
    return screen, dialog


def choose(dialog: UserDialog, role: Role) -> None:
    """Go down the list of roles with the arrow key."""
    box = dialog.role.box
    box.setFocus()
    while dialog.role.value() is not role:
        before = dialog.role.value()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert dialog.role.value() is not before


def user_named(desk: Desk, actor: Actor, name: str) -> ProgramUser:
    return next(user for user in desk.users.users(actor) if user.sign_in_name == name)


def test_a_user_who_was_added_signs_in(adding: tuple[Screen, UserDialog], desk: Desk, actor: Actor) -> None:
    screen, dialog = adding
    screen.press(dialog.primary)
    assert screen.told == ["เพิ่มผู้ใช้แล้ว ให้เจ้าตัวเปลี่ยนรหัสผ่านเมื่อเข้าครั้งแรก"]
    assert desk.users.sign_in("malee", NEW).role is Role.REGISTRAR
    assert user_named(desk, actor, "malee").name == "นางมาลี สุขใจ"


def test_the_role_says_what_it_may_do_and_offers_the_units_that_fit(
    adding: tuple[Screen, UserDialog], ids: OfficeIds
) -> None:
    _, dialog = adding
    assert dialog.unit.value() == ids.lao.unit
    choose_up(dialog, Role.SUBUNIT_HEAD)
    assert dialog.unit.value() is None
    box = dialog.unit.box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert dialog.unit.value() in {ids.school.unit, ids.nursery.unit}
    assert dialog.role.box.accessibleDescription() == "บันทึก ทำคำขอ และสอบทานเฉพาะหน่วยงานของตน"


def choose_up(dialog: UserDialog, role: Role) -> None:
    dialog.role.box.setFocus()
    while dialog.role.value() is not role:
        QTest.keyClick(dialog.role.box, Qt.Key.Key_Up)


Wrong = Callable[[UserDialog], Field]


def no_name(dialog: UserDialog) -> Field:
    type_in(dialog.name, "")
    return dialog.name


def long_name(dialog: UserDialog) -> Field:
    type_in(dialog.name, "ก" * 121)
    return dialog.name


def name_with_blank(dialog: UserDialog) -> Field:
    type_in(dialog.sign_in_name, "มาลี สุขใจ")
    return dialog.sign_in_name


def taken_name(dialog: UserDialog) -> Field:
    type_in(dialog.sign_in_name, "USER1")
    return dialog.sign_in_name


def no_sign_in_name(dialog: UserDialog) -> Field:
    type_in(dialog.sign_in_name, "")
    return dialog.sign_in_name


def no_unit(dialog: UserDialog) -> Field:
    dialog.unit.set_value(None)
    return dialog.unit


def weak_password(dialog: UserDialog) -> Field:
    type_in(dialog.password, "baanmai2570")
    type_in(dialog.again, "baanmai2570")
    return dialog.password


def long_password(dialog: UserDialog) -> Field:
    long = "Baanmai#2570" + "ก" * 24
    type_in(dialog.password, long)
    type_in(dialog.again, long)
    return dialog.password


def other_password(dialog: UserDialog) -> Field:
    type_in(dialog.again, NEW + "1")
    return dialog.again


def no_password(dialog: UserDialog) -> Field:
    type_in(dialog.password, "")
    return dialog.password


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (no_name, "ช่องนี้ยังว่าง"),
        (long_name, "ยาวเกิน 120 ตัวอักษร"),
        (no_sign_in_name, "ช่องนี้ยังว่าง"),
        (name_with_blank, "โดยไม่เว้นวรรค"),
        (taken_name, "มีผู้ใช้โปรแกรมชื่อนี้อยู่แล้ว"),
        (no_unit, "ยังไม่ได้เลือก"),
        (no_password, "ช่องนี้ยังว่าง"),
        (weak_password, "ยังขาดอักษรอังกฤษตัวพิมพ์ใหญ่ อักขระพิเศษ"),
        (long_password, "รหัสผ่านยาวเกิน"),
        (other_password, "ไม่ตรงกัน"),
    ],
)
def test_what_is_wrong_with_a_user_is_said_at_its_field_and_nothing_is_lost(
    adding: tuple[Screen, UserDialog], desk: Desk, actor: Actor, spoil: Wrong, sentence: str
) -> None:
    screen, dialog = adding
    field = spoil(dialog)
    typed = dialog.draft()
    screen.press(dialog.primary)
    assert dialog.isVisible()
    assert sentence in field.error()
    assert dialog.draft() == typed
    assert len(desk.users.users(actor)) == 4


def test_an_empty_form_asks_for_everything_at_once(users: Opened) -> None:
    screen, page = users
    screen.press(page.users._add)
    dialog = screen.dialog(UserDialog)
    screen.press(dialog.primary)
    assert dialog.count_shown() == "แก้ 6 ช่องก่อนบันทึก"


def test_a_user_is_shut_out_after_a_question_and_let_in_again(users: Opened, desk: Desk, actor: Actor) -> None:
    screen, page = users
    user = user_named(desk, actor, "user3")
    screen.press_row(page.users._table, user.id)
    screen.press(page.users._switch)
    question = screen.open_dialogs()[0]
    assert user_named(desk, actor, "user3").active
    screen.press(question.primary)
    with pytest.raises(UserError) as refused:
        desk.users.sign_in("user3", PASSWORD)
    assert refused.value.problem is Problem.WRONG_SIGN_IN
    assert page.users._switch.words() == "เปิดให้เข้าใช้"
    screen.press(page.users._switch)
    assert desk.users.sign_in("user3", PASSWORD).user_id == user.id
    assert screen.told == ["ปิดการเข้าใช้โปรแกรมแล้ว", "เปิดให้เข้าใช้โปรแกรมแล้ว"]


def test_a_question_that_is_called_off_shuts_nobody_out(users: Opened, desk: Desk, actor: Actor) -> None:
    screen, page = users
    screen.press_row(page.users._table, user_named(desk, actor, "user4").id)
    screen.press(page.users._switch)
    screen.press(screen.open_dialogs()[0].cancel)
    assert user_named(desk, actor, "user4").active


def test_nobody_shuts_himself_out(users: Opened, actor: Actor) -> None:
    screen, page = users
    screen.press_row(page.users._table, actor.user_id)
    assert not page.users._switch.isEnabled()


@pytest.fixture
def changing(users: Opened) -> tuple[Screen, OwnPasswordDialog]:
    screen, page = users
    screen.press(page.users._own)
    return screen, screen.dialog(OwnPasswordDialog)


def test_the_own_password_is_changed(changing: tuple[Screen, OwnPasswordDialog], desk: Desk, actor: Actor) -> None:
    screen, dialog = changing
    for field, text in ((dialog.old, PASSWORD), (dialog.new, NEW), (dialog.again, NEW)):
        type_in(field, text)
    screen.press(dialog.primary)
    assert desk.users.sign_in("user1", NEW) == actor
    assert screen.told == ["เปลี่ยนรหัสผ่านแล้ว ใช้รหัสผ่านใหม่ตั้งแต่ครั้งต่อไป"]


@pytest.mark.parametrize(
    ("typed", "key", "sentence"),
    [
        (("", NEW, NEW), "old", "ช่องนี้ยังว่าง"),
        (("Wrong#2570", NEW, NEW), "old", "รหัสผ่านเดิมไม่ถูกต้อง"),
        ((PASSWORD, "short", "short"), "new", "ยังขาดความยาว 8 ตัวอักษรขึ้นไป"),
        ((PASSWORD, NEW, NEW + "x"), "again", "ไม่ตรงกัน"),
        ((PASSWORD, "", ""), "new", "ช่องนี้ยังว่าง"),
    ],
)
def test_a_password_that_cannot_be_is_said_at_its_field(
    changing: tuple[Screen, OwnPasswordDialog], desk: Desk, typed: tuple[str, str, str], key: str, sentence: str
) -> None:
    screen, dialog = changing
    fields = {"old": dialog.old, "new": dialog.new, "again": dialog.again}
    for field, text in zip(fields.values(), typed, strict=True):
        type_in(field, text)
    screen.press(dialog.primary)
    assert sentence in fields[key].error()
    assert tuple(field.text() for field in fields.values()) == typed
    assert desk.users.sign_in("user1", PASSWORD)


def test_after_too_many_wrong_tries_the_dialog_says_how_long_to_wait(
    changing: tuple[Screen, OwnPasswordDialog],
) -> None:
    screen, dialog = changing
    for number in range(4):
        for field, text in ((dialog.old, f"Wrong#{number}570"), (dialog.new, NEW), (dialog.again, NEW)):
            type_in(field, text)
        screen.press(dialog.primary)
    assert "โปรแกรมจึงให้รออีก" in dialog.problem_shown()


@pytest.mark.parametrize("role", [Role.SUBUNIT_HEAD, Role.REGISTRAR, Role.AUDITOR])
def test_who_does_not_manage_users_changes_the_own_password_here(open_as: OpenAs, ids: OfficeIds, role: Role) -> None:
    actor = actors(ids)[role]
    screen, page = open_as(actor)
    page.show_section(USERS)
    assert page.users._own.isVisible()
    assert not page.users._add.isVisible()
    assert not page.users._table.isVisible()
    screen.press(page.users._own)
    assert screen.dialog(OwnPasswordDialog).isVisible()

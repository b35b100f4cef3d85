"""Orders that assign duties: entered for several people with the keyboard, shown, put right, and ended."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.orders import order_key
from elaas_desk.services.desk import Desk
from elaas_desk.services.orders import OrderEntry
from tests.services.office import TODAY, OfficeIds, actors
from tests.ui.groups.conftest import OpenAs
from tests.ui.screen import Screen, type_in
from tests.ui.thai_input import type_thai
from ui.errands import OpenOrder, OpenPerson
from ui.groups.order_dialogs import EndOrderDialog, LineDialog, OrderDialog
from ui.groups.page import GroupsPage
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.fit import misfits, unnamed
from ui.widgets.text import Text

Opened = tuple[Screen, GroupsPage]
FIRST = order_key("124/2569", date(2026, 5, 25))
NEW = order_key("210/2569", date(2026, 11, 20))


@pytest.fixture
def orders(opened_page: Opened) -> Opened:
    """The page with the orders in sight."""
    screen, page = opened_page
    screen.press(page._views._parts[2])
    return screen, page


@pytest.fixture
def recording(orders: Opened) -> tuple[Screen, OrderDialog]:
    """The dialog for a new order, its head filled in."""
    screen, page = orders
    screen.press(page._record)
    dialog = screen.dialog(OrderDialog)
    type_in(dialog.number, "๒๑๐/๒๕๖๙")
    type_in(dialog.dated, "20/11/2569")
    type_in(dialog.starts, "23/11/2569")
    return screen, dialog


def press(screen: Screen, root: QWidget, words: str) -> None:
    found = [each for each in root.findChildren(Button) if each.words() == words and each.isVisible()]
    assert len(found) == 1, words
    screen.press(found[0])


def texts(root: QWidget) -> list[str]:
    return [text.plain() for text in root.findChildren(Text) if text.isVisible()]


def enter(screen: Screen, dialog: OrderDialog) -> None:
    """Press Enter wherever the focus is; a list that popped up takes its keys itself."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
        dialog.activateWindow()
        QApplication.processEvents()  # the box has the focus again
    part = dialog.focusWidget()
    assert part is not None
    QTest.keyClick(part, Qt.Key.Key_Return)
    screen.settle()


def add_line(screen: Screen, dialog: OrderDialog, name: str, duty: str) -> None:
    """A part of the name, Enter, the duty, Enter."""
    dialog.lines.who.line.setFocus()
    dialog.lines.who.line.selectAll()
    type_thai(dialog.lines.who.line, name)
    enter(screen, dialog)
    assert dialog.focusWidget() is dialog.lines.duty.line
    if duty:
        type_thai(dialog.lines.duty.line, duty)
    enter(screen, dialog)


def newest(desk: Desk, actor: Actor) -> OrderEntry:
    return desk.orders.orders(actor)[0]


def choose(screen: Screen, page: GroupsPage, key: object) -> None:
    screen.press_row(page._orders.table, key)


def told(entry: OrderEntry) -> list[tuple[int, list[str]]]:
    return [(each.person.id, [held.duty.name for held in each.duties]) for each in entry.people]


def test_the_list_shows_each_order_once_with_its_duties_and_people(orders: Opened) -> None:
    _, page = orders
    (entry,) = page._orders.table.shown()
    assert (entry.order.number, len(entry.people)) == ("124/2569", 3)
    assert "1 คำสั่ง · มีผลอยู่ 1" in texts(page)


def test_an_order_is_entered_with_names_duties_and_enter_alone(
    recording: tuple[Screen, OrderDialog], desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, dialog = recording
    add_line(screen, dialog, "น้ำผึ้ง ชื่นใจ อบต", "งานพัสดุ")
    add_line(screen, dialog, "กิตติศักดิ์ อบต", "")  # the duty of the line before stays
    add_line(screen, dialog, "กิตติศักดิ์ อบต", "งานตรวจเงิน")
    assert dialog.isVisible()
    assert len(dialog.lines.lines()) == 3
    screen.press(dialog.primary)

    assert screen.open_dialogs() == []
    assert screen.told == ["บันทึกคำสั่งแล้ว"]
    entry = newest(desk, actor)
    assert (entry.order.number, entry.order.dated, entry.order.starts_on) == ("๒๑๐/๒๕๖๙", date(2026, 11, 20), TODAY)
    assert sorted(told(entry)) == sorted([(ids.lao.newcomer, ["งานพัสดุ"]), (ids.lao.user, ["งานตรวจเงิน", "งานพัสดุ"])])


def test_a_name_and_a_duty_are_taken_from_the_lists_that_pop_up(
    recording: tuple[Screen, OrderDialog], qtbot: QtBot, ids: OfficeIds
) -> None:
    screen, dialog = recording
    dialog.lines.who.line.setFocus()
    type_thai(dialog.lines.who.line, "น้ำผึ้ง")
    take_from_list(screen)
    assert dialog.lines.who.value() in {place.newcomer for place in (ids.lao, ids.school, ids.nursery)}
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.lines.duty.line)
    type_thai(dialog.lines.duty.line, "พัสดุ")
    take_from_list(screen)
    qtbot.waitUntil(lambda: bool(dialog.lines.lines()))
    assert [line.duty_name for line in dialog.lines.lines()] == ["งานพัสดุ"]
    assert dialog.isVisible()


def take_from_list(screen: Screen) -> None:
    """Down and Enter in the list that popped up."""
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    screen.settle()


def test_a_line_that_was_typed_and_not_added_is_recorded_too(
    recording: tuple[Screen, OrderDialog], desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, dialog = recording
    dialog.lines.who.set_value(ids.lao.newcomer)
    dialog.lines.who.line.textEdited.emit(dialog.lines.who.line.text())
    dialog.lines.who.set_value(ids.lao.newcomer)
    type_in(dialog.lines.duty, "งานพัสดุ")
    screen.press(dialog.acting)
    screen.press(dialog.primary)

    entry = newest(desk, actor)
    assert told(entry) == [(ids.lao.newcomer, ["งานพัสดุ"])]
    assert entry.order.acting


def test_an_order_without_anybody_is_not_recorded(recording: tuple[Screen, OrderDialog], desk: Desk) -> None:
    screen, dialog = recording
    screen.press(dialog.primary)
    assert dialog.isVisible()
    assert dialog.lines.who.error() == "คำสั่งนี้ยังไม่มีใคร เลือกคนและหน้าที่ แล้วกดเพิ่ม"
    assert dialog.count_shown() == "แก้ 1 ช่องก่อนบันทึก"


def test_what_is_wrong_with_a_line_is_said_at_its_box_and_nothing_is_lost(
    recording: tuple[Screen, OrderDialog], ids: OfficeIds
) -> None:
    screen, dialog = recording
    type_in(dialog.lines.who, "ไม่มีคนนี้")
    screen.press(dialog.lines.add)
    assert "ไม่พบในทะเบียน" in dialog.lines.who.error()
    dialog.lines.who.set_value(ids.lao.newcomer)
    screen.press(dialog.lines.add)
    assert "ยังไม่ได้ระบุหน้าที่" in dialog.lines.duty.error()
    type_in(dialog.lines.duty, "งานพัสดุ")
    screen.press(dialog.lines.add)
    screen.press(dialog.lines.add)
    assert "อยู่แล้ว" in dialog.lines.duty.error()
    assert len(dialog.lines.lines()) == 1
    press(screen, dialog, "เอางานพัสดุของ น้ำผึ้ง ชื่นใจ ออก")
    assert dialog.lines.lines() == ()


def test_what_the_register_refuses_is_said_and_nothing_is_lost(
    recording: tuple[Screen, OrderDialog], desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, dialog = recording
    dialog.lines.who.set_value(ids.lao.newcomer)
    type_in(dialog.lines.duty, "งานพัสดุ")
    screen.press(dialog.lines.add)
    type_in(dialog.ends, "1/11/2569")
    screen.press(dialog.primary)
    assert dialog.isVisible()
    assert "มาก่อนวันเริ่ม" in dialog.ends.error()
    assert len(dialog.lines.lines()) == 1
    assert len(desk.orders.orders(actor)) == 1


def test_people_are_added_to_an_order_that_is_there(orders: Opened, desk: Desk, actor: Actor, ids: OfficeIds) -> None:
    screen, page = orders
    choose(screen, page, FIRST)
    press(screen, page._orders.pane, "เพิ่มคนในคำสั่ง")
    dialog = screen.dialog(OrderDialog)
    assert dialog.number.line.isReadOnly()
    dialog.lines.who.set_value(ids.lao.newcomer)
    type_in(dialog.lines.duty, "งานการเงิน")
    screen.press(dialog.lines.add)
    screen.press(dialog.primary)
    assert len(newest(desk, actor).people) == 4
    assert len(desk.orders.orders(actor)) == 1
    assert "น้ำผึ้ง ชื่นใจ" in texts(page._orders.pane)


def test_an_order_is_ended_for_all_its_people(orders: Opened, desk: Desk, actor: Actor) -> None:
    screen, page = orders
    choose(screen, page, FIRST)
    press(screen, page._orders.pane, "สิ้นสุดคำสั่ง…")
    dialog = screen.dialog(EndOrderDialog)
    assert "3 คนพ้นจากหน้าที่ตามคำสั่งนี้ในวันถัดไป" in texts(dialog)
    type_in(dialog.on, "31/5/2569")
    screen.press(dialog.primary)
    assert "มาก่อนวันที่เริ่มหน้าที่ 1 มิ.ย. 2569" in dialog.on.error()
    type_in(dialog.on, "20/11/2569")
    screen.press(dialog.primary)
    assert screen.told == ["บันทึกวันสุดท้ายของคำสั่งแล้ว"]
    assert newest(desk, actor).order.ends_on == date(2026, 11, 20)
    assert newest(desk, actor).over


def test_a_line_is_put_right_and_one_that_was_wrong_is_taken_away(
    orders: Opened, desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, page = orders
    entry = newest(desk, actor)
    choose(screen, page, FIRST)
    who, held = entry.people[0], entry.people[0].duties[0]
    page._orders.pane.line_wanted.emit(who, held)
    screen.settle()
    dialog = screen.dialog(LineDialog)
    assert (dialog.duty.text(), dialog.number.text()) == ("งานการเงิน", "124/2569")
    type_in(dialog.ends, "30/11/2569")
    screen.press(dialog.primary)
    assert screen.told == ["บันทึกการแก้ไขแล้ว"]
    assert newest(desk, actor).people[0].duties[0].assignment.ends_on == date(2026, 11, 30)

    page._orders.pane.line_dropped.emit(who, held)
    question = screen.dialog(Dialog)
    assert any("ใช้เมื่อบันทึกผิดเท่านั้น" in each for each in texts(question))
    screen.press(question.primary)
    assert who.person.id not in [each.person.id for each in newest(desk, actor).people]


def test_the_filter_finds_orders_by_number_duty_and_name(orders: Opened, desk: Desk, actor: Actor) -> None:
    screen, page = orders
    for typed, count in (("๑๒๔", 1), ("การเงิน", 1), ("กิตติศักดิ์", 1), ("พัสดุ", 0)):
        page._filter.clear()
        page._filter.setFocus()
        type_thai(page._filter, typed)
        screen.settle()
        assert len(page._orders.table.shown()) == count, typed


def test_the_pane_leads_to_the_register(orders: Opened, ids: OfficeIds) -> None:
    screen, page = orders
    choose(screen, page, FIRST)
    page._orders.pane.person_wanted.emit(ids.school.user)
    assert screen.errands == [OpenPerson(ids.school.user)]


def test_an_auditor_reads_orders_and_records_nothing(open_as: OpenAs, ids: OfficeIds) -> None:
    screen, page = open_as(actors(ids)[Role.AUDITOR])
    screen.press(page._views._parts[2])
    choose(screen, page, FIRST)
    assert page._orders.pane.isVisible()
    shown = [each.words() for each in page.findChildren(Button) if each.isVisible()]
    assert not {"บันทึกคำสั่ง", "เพิ่มคนในคำสั่ง", "สิ้นสุดคำสั่ง…"} & set(shown)
    assert not any(words.startswith(("แก้งาน", "ลบงาน")) for words in shown)


def test_a_head_of_a_unit_records_for_the_own_people(open_as: OpenAs, desk: Desk, actor: Actor, ids: OfficeIds) -> None:
    head = actors(ids)[Role.SUBUNIT_HEAD]
    screen, page = open_as(head)
    screen.press(page._views._parts[2])
    screen.press(page._record)
    dialog = screen.dialog(OrderDialog)
    dialog.lines.who.set_value(ids.lao.newcomer)
    assert dialog.lines.who.value() is None  # not among those in sight
    dialog.lines.who.set_value(ids.school.newcomer)
    assert dialog.lines.who.value() == ids.school.newcomer


@pytest.mark.parametrize("size", [(1130, 600), (964, 494)])
def test_everything_of_an_order_fits_and_has_a_name(orders: Opened, size: tuple[int, int]) -> None:
    screen, page = orders
    screen.window.resize(*size)
    choose(screen, page, FIRST)
    screen.settle()
    assert misfits(screen.window) == []
    assert unnamed(screen.window) == []
    screen.press(page._record)
    dialog = screen.dialog(OrderDialog)
    assert misfits(dialog) == []
    assert unnamed(dialog) == []


def test_an_errand_shows_its_order_even_before_the_orders_were_read(opened_page: Opened) -> None:
    screen, page = opened_page
    page._orders.table.set_rows([])
    page.take(OpenOrder("๑๒๔/๒๕๖๙", date(2026, 5, 25)))
    assert not page._orders.pane.isVisible()
    page.reload()
    screen.settle()
    assert page._orders.pane.entry is not None
    assert page._orders.pane.isVisible()

"""The table: found by typed Thai, in Thai order, by state, ticked; and who may see whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.password_age import Standing
from elaas_desk.services.desk import Desk
from elaas_desk.thai.collation import sort_key
from tests.ui.hands import buttons, choose, click, dialog, dialogs, press, put, settle, shown, texts
from tests.ui.register.page_hand import Page, working
from ui.errands import AddPerson, FindPeople, OpenPage, OpenPerson, ShowState
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.register.pane import PersonPane
from ui.register.words import standing
from ui.widgets.choices import FilterChips


def test_everybody_is_listed_in_thai_order(page: Page) -> None:
    assert len(page.names()) == 40
    assert page.names() == sorted(page.names(), key=sort_key)


def test_typed_thai_narrows_the_list_at_each_letter(page: Page) -> None:
    page.type_filter("พูล")
    assert page.names() == ["บุญเลิศ พูลสวัสดิ์"]
    QTest.keyClick(page.filter, Qt.Key.Key_Escape)
    assert len(page.names()) == 40


def test_a_user_name_finds_its_holder(page: Page) -> None:
    page.type_filter("boonlert")
    assert page.names() == ["บุญเลิศ พูลสวัสดิ์"]


def test_what_nobody_has_says_so(page: Page) -> None:
    page.type_filter("ไม่มีใครชื่อนี้")
    assert page.names() == []
    assert "ไม่พบรายการที่ตรงกัน" in texts(page.page)


def test_a_second_press_on_the_heading_turns_the_order(page: Page) -> None:
    before = page.names()
    head = page.table.view.head
    place = head.viewport()
    for _ in range(2):
        x = head.sectionViewportPosition(0) + 70
        QTest.mouseClick(
            place, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place.rect().center().__class__(x, 18)
        )
    assert page.names() in (before, before[::-1])


@pytest.mark.parametrize("state", [Standing.LATE, Standing.SOON, Standing.UNKNOWN])
def test_a_chip_shows_those_who_stand_so_and_counts_them(page: Page, state: Standing) -> None:
    words = {Standing.LATE: "เลยกำหนด", Standing.SOON: "ใกล้กำหนด", Standing.UNKNOWN: "ไม่ทราบ"}[state]
    chip = next(each for each in shown(page.page, QPushButton) if each.accessibleName().startswith(words))
    click(chip)
    wanted = [each for each in page.desk.register.entries(page.actor) if standing(each) is state]
    assert [each.person.id for each in page.table.shown()] == [each.person.id for each in wanted]
    assert str(len(wanted)) in chip.accessibleName()
    assert wanted


def test_ticked_passwords_are_recorded_together(page: Page) -> None:
    held = [place for place, each in enumerate(page.table.shown()) if each.account is not None][:3]
    for place in held:
        page.click_row(place, -1)
    assert "เลือกไว้ 3 คน" in texts(page.page)
    press(page.page, "บันทึกการเปลี่ยนรหัสผ่าน")
    put(dialog(), "changed_on", "20/11/2569")
    page.submit()
    assert dialogs() == []
    for place in held:
        account = page.table.shown()[place].account
        assert account is not None
        assert account.password_changed_on == date(2026, 11, 20)
    assert "บันทึกวันเปลี่ยนรหัสผ่านแล้ว" in page.toast()


def test_who_has_no_account_is_left_out_of_what_is_ticked(page: Page) -> None:
    none = next(place for place, each in enumerate(page.table.shown()) if each.account is None)
    page.click_row(none, -1)
    press(page.page, "บันทึกการเปลี่ยนรหัสผ่าน")
    assert dialogs() == []
    assert any("ยังไม่มีบัญชี" in each for each in page.toast())


def test_the_arrow_keys_walk_the_people(page: Page) -> None:
    view = page.table.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    page.settle()
    chosen = page.table.chosen()
    assert chosen is not None
    assert page.pane_says(chosen.person.name.full)


def test_beside_an_open_pane_on_a_small_screen_no_filter_loses_its_count(page: Page) -> None:
    page.window.resize(1093, 614)
    page.open(page.entry(lambda entry: entry.left))
    chips = shown(shown(page.page, FilterChips)[0], QPushButton)
    assert [part.accessibleName().split()[0] for part in chips] == [
        "ทั้งหมด",
        "เลยกำหนด",
        "ใกล้กำหนด",
        "ไม่ทราบ",
        "พ้นหน้าที่แล้ว",
    ]
    assert all(part.width() >= part.minimumSizeHint().width() for part in chips)


def test_the_pane_is_closed_by_its_cross(page: Page) -> None:
    page.click_row(0)
    press(page.pane, "ปิด")
    assert page.table.chosen() is None


def test_the_unit_filter_of_the_window_narrows_the_list(page: Page) -> None:
    page.window._choose_unit(2)
    page.settle()
    assert {each.unit.id for each in page.table.shown()} == {2}
    assert any(each.startswith("รร.") for each in buttons(page.window))


def test_errands_filter_and_show_a_state(page: Page) -> None:
    page.window.open(FindPeople("boonlert"))
    assert page.names() == ["บุญเลิศ พูลสวัสดิ์"]
    page.window.open(ShowState(Standing.UNKNOWN))
    assert all(standing(each) is Standing.UNKNOWN for each in page.table.shown())
    assert page.filter.text() == ""


def test_a_list_that_was_asked_for_does_not_stand_beside_somebody_who_is_not_in_it(page: Page) -> None:
    page.open(page.entry(working))
    assert shown(page.page, PersonPane)
    page.window.open(ShowState(Standing.UNKNOWN))
    page.settle()
    assert shown(page.page, PersonPane) == []


def role(desk: Desk, actor: Actor, wanted: Role) -> Actor:
    """The user of the program who has that role."""
    user = next(each for each in desk.users.users(actor) if each.role is wanted)
    return Actor(user.id, user.name, user.role, user.unit_id)


def test_an_auditor_reads_and_is_offered_nothing_to_write(
    frame: Callable[..., MainWindow], qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor
) -> None:
    window = frame(role(desk, actor, Role.AUDITOR))
    window.open(OpenPage("register"))
    person = desk.register.entries(actor)[3].person.id
    window.open(OpenPerson(person))
    settle(qtbot, jobs)
    offered = buttons(window)
    for words in ("เพิ่มคน", "ทำคำขอ", "บันทึกรหัสผ่าน", "พ้นหน้าที่…", "แก้ข้อมูลบุคคล", "เพิ่มหน้าที่ตามคำสั่ง"):
        assert words not in offered
    window.open(AddPerson())
    window.open(OpenPerson(person, "leave"))
    settle(qtbot, jobs)
    assert dialogs() == []


def test_the_head_of_a_school_sees_the_school_alone(
    frame: Callable[..., MainWindow], qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor
) -> None:
    user = role(desk, actor, Role.SUBUNIT_HEAD)
    window = frame(user)
    window.open(OpenPage("register"))
    settle(qtbot, jobs)
    page = Page(window, qtbot, jobs, desk, user)
    assert {each.unit.id for each in page.table.shown()} == {user.unit_id}
    assert not any(each.startswith("ทุกหน่วยงาน") for each in buttons(window))
    press(page.page, "เพิ่มคน")
    page.settle()
    posts = choose(dialog(), "post", "ผู้ใช้งานอื่นของหน่วยงานภายใต้สังกัด")
    assert [posts.box.itemText(n) for n in range(posts.box.count())] == [  # type: ignore[attr-defined]
        "หัวหน้าหน่วยงานคลังของหน่วยงานภายใต้สังกัด",
        "ผู้ใช้งานอื่นของหน่วยงานภายใต้สังกัด",
    ]


def test_a_registrar_enters_people(
    frame: Callable[..., MainWindow], qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor
) -> None:
    window = frame(role(desk, actor, Role.REGISTRAR))
    window.open(OpenPage("register"))
    settle(qtbot, jobs)
    assert "เพิ่มคน" in buttons(window)

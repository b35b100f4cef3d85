"""The catalogue says of each group what it may do, what justifies it, and who is in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.offices import Unit, UnitKind
from elaas_desk.domain.starting_groups import is_marked
from elaas_desk.persistence.database import create
from elaas_desk.services.desk import Desk
from tests.services.office import KEY, RENDERERS, ROUNDS, Clock, OfficeIds, actors, policy
from tests.ui.groups.conftest import OpenAs, group_desk
from tests.ui.screen import Screen, type_in
from tests.ui.thai_input import type_thai
from ui.errands import OpenGroup, OpenPerson
from ui.groups.dialogs import GroupDialog
from ui.groups.overview import GroupLine, standing
from ui.groups.page import GroupsPage
from ui.jobs import Jobs
from ui.widgets.buttons import Button
from ui.widgets.fit import misfits, unnamed
from ui.widgets.notice import Notice
from ui.widgets.paint import State
from ui.widgets.text import Text

Opened = tuple[Screen, GroupsPage]


def words_of(part: GroupsPage) -> list[str]:
    return [text.plain() for text in part.findChildren(Text) if text.isVisible()]


def button(page: GroupsPage, words: str) -> Button:
    return next(each for each in page.findChildren(Button) if each.words() == words and each.isVisible())


def has_button(page: GroupsPage, words: str) -> bool:
    return any(each.words() == words and each.isVisible() for each in page.findChildren(Button))


def test_each_group_has_its_row_with_duties_members_and_state(opened_page: Opened, ids: OfficeIds) -> None:
    _, page = opened_page
    lines: list[GroupLine] = page._table.shown()
    payments = next(line for line in lines if line.group.id == ids.payments)
    assert [line.group.name for line in lines] == ["เจ้าหน้าที่พัสดุ", "ดูรายงานผู้บริหาร", "ผู้บันทึกฎีกา"]
    assert payments.duties == ("งานการเงิน",)
    assert len(payments.members) == 3
    assert (payments.state, payments.state_words) == (State.OK, "ใช้อยู่")
    assert "3 กลุ่มที่ใช้อยู่" in words_of(page)


def test_a_click_on_a_row_shows_who_is_in_the_group_and_leads_to_the_register(
    opened_page: Opened, ids: OfficeIds
) -> None:
    screen, page = opened_page
    screen.press_row(page._table, ids.payments)
    assert "คนในกลุ่ม 3 คน" in words_of(page)
    screen.press(button(page, "เปิด กิตติศักดิ์ ศรีสุวรรณ ในทะเบียน"))
    assert set(screen.errands) < {OpenPerson(place.user) for place in (ids.lao, ids.school, ids.nursery)}
    assert len(screen.errands) == 1


def test_closing_the_pane_leaves_the_list_alone(opened_page: Opened, ids: OfficeIds) -> None:
    screen, page = opened_page
    screen.press_row(page._table, ids.payments)
    screen.press(button(page, "ปิด"))
    assert page._pane.isHidden()
    assert page._table.chosen() is None


def test_an_errand_shows_its_group_even_before_the_catalogue_was_read(opened_page: Opened, ids: OfficeIds) -> None:
    screen, page = opened_page
    screen.press(page._views._parts[1])
    type_in_filter(page, "ไม่มีกลุ่มนี้")
    page.reload()
    page.take(OpenGroup(ids.reports))
    screen.settle()
    assert page._table.isVisible()
    assert page._pane.line is not None
    assert page._pane.line.group.id == ids.reports
    assert "ดูได้อย่างเดียว" in words_of(page)


def type_in_filter(page: GroupsPage, text: str) -> None:
    page._filter.setFocus()
    type_thai(page._filter, text)


def test_the_filter_narrows_the_catalogue(opened_page: Opened, ids: OfficeIds) -> None:
    screen, page = opened_page
    type_in_filter(page, "พัสดุ")
    screen.settle()
    assert [line.group.id for line in page._table.shown()] == [ids.stores]


def test_a_unit_narrows_the_members_and_not_the_groups(opened_page: Opened, ids: OfficeIds) -> None:
    screen, page = opened_page
    page.set_unit(ids.school.unit)
    screen.settle()
    lines = {line.group.id: line for line in page._table.shown()}
    assert len(lines) == 3
    assert [member.person.id for member in lines[ids.payments].members] == [ids.school.user]


def test_what_changes_elsewhere_is_shown_without_being_asked(
    opened_page: Opened, desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, page = opened_page
    screen.press_row(page._table, ids.payments)
    on = date(2026, 11, 20)
    screen.jobs.change(lambda: desk.groups.retire_group(actor, ids.payments, on))
    screen.settle()
    assert "เลิกใช้แล้ว ยังมี 3 คน" in [line.state_words for line in page._table.shown()]
    assert "ต้องถอดออก" in words_of(page)
    assert "2 กลุ่มที่ใช้อยู่ · 1 กลุ่มเลิกใช้แล้ว" in words_of(page)
    assert page._table.shown()[0].group.id == ids.payments


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.SUBUNIT_HEAD])
def test_who_may_not_change_the_catalogue_sees_no_button_for_it(open_as: OpenAs, ids: OfficeIds, role: Role) -> None:
    screen, page = open_as(actors(ids)[role])
    screen.press_row(page._table, ids.payments)
    assert page._pane.isVisible()
    for words in ("เพิ่มกลุ่ม", "แก้กลุ่ม", "เลิกใช้กลุ่ม…"):
        assert not has_button(page, words)
    QTest.keyClick(page._table.view, Qt.Key.Key_Return)
    screen.settle()
    assert screen.open_dialogs() == []


@pytest.fixture
def new_desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """An office that was set up and has entered nothing yet."""
    founder = Actor(1, "นางสาวพิมพ์ชนก แก้วประเสริฐ", Role.LAO_HEAD, 1)
    database = create(tmp_path / "new.elaas", KEY)
    with database.work(founder, clock()) as work:
        work.units.add(Unit(0, UnitKind.LAO, "องค์การบริหารส่วนตำบลบ้านใหม่", "อบต.บ้านใหม่"))
        work.commit()
    desk = Desk.over(database, policy(), clock, RENDERERS, ROUNDS)
    yield desk
    desk.close()


def test_an_empty_catalogue_says_what_belongs_there_and_its_button_fills_it(
    qtbot: QtBot, theme: object, new_desk: Desk, clock: Clock
) -> None:
    jobs = Jobs()
    head = Actor(1, "นางสาวพิมพ์ชนก แก้วประเสริฐ", Role.LAO_HEAD, 1)
    page = GroupsPage(group_desk(new_desk, head, jobs, clock))
    screen = Screen(qtbot, jobs, page)
    assert "ยังไม่มีกลุ่มในรายการ" in words_of(page)
    screen.press(button(page, "ใส่กลุ่มตั้งต้น"))
    lines: list[GroupLine] = page._table.shown()
    assert {"ผู้บันทึกฎีกา", "ผู้อนุมัติฎีกา", "การเงินรายจ่าย"} <= {line.group.name for line in lines}
    assert any("กลุ่มเป็นรายการตั้งต้นของโปรแกรม ไม่ใช่รายการทางการ" in words for words in words_of(page))
    screen.press(page._views._parts[1])
    assert "ยังไม่มีใครมีบัญชี" in words_of(page)
    screen.press(page._views._parts[2])
    assert "ยังไม่มีคำสั่งมอบหมายหน้าที่" in words_of(page)
    jobs.close()


def test_a_group_to_start_from_says_so_until_it_was_found_right(
    opened_page: Opened, desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, page = opened_page
    screen.jobs.change(lambda: desk.groups.add_starting_catalogue(actor))
    screen.settle()
    marked = len([each for each in desk.groups.groups(actor) if is_marked(each.description)])
    assert marked == 17  # one of the office's own has the name of one that the program brings
    first = next(line for line in page._table.shown() if line.group.name == "ผู้ตรวจฎีกา")
    screen.press_row(page._table, first.group.id)
    assert "รายการตั้งต้นของโปรแกรม ไม่ใช่รายการทางการ ให้แก้ตามที่เห็นใน New e-LAAS" in notices(page)
    assert "ตรวจฎีกาและเอกสารประกอบก่อนเสนออนุมัติ" in words_of(page)  # the mark itself is not shown
    screen.press(button(page, "ตรงกับ New e-LAAS แล้ว"))
    assert notices(page) == [f"{marked - 1} กลุ่มเป็นรายการตั้งต้นของโปรแกรม ไม่ใช่รายการทางการ ให้แก้ตามที่เห็นใน New e-LAAS"]
    assert screen.told == ["บันทึกแล้วว่ากลุ่มนี้ตรงกับ New e-LAAS"]


def notices(page: GroupsPage) -> list[str]:
    return [each.plain() for each in page.findChildren(Notice) if each.isVisible()]


def test_the_pane_tells_which_groups_followed_each_other(
    opened_page: Opened, desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, page = opened_page
    screen.jobs.change(lambda: desk.groups.retire_group(actor, ids.stores, date(2026, 11, 1), ids.payments))
    screen.jobs.change(lambda: desk.groups.retire_group(actor, ids.payments, date(2026, 12, 1), ids.reports))
    screen.settle()
    screen.press_row(page._table, ids.stores)
    assert "ผู้บันทึกฎีกา → ดูรายงานผู้บริหาร" in words_of(page)
    screen.press_row(page._table, ids.payments)
    assert "เจ้าหน้าที่พัสดุ" in [text.plain() for text in page._pane.findChildren(Text) if text.isVisible()]


def group(**values: object) -> PrivilegeGroup:
    return replace(PrivilegeGroup(1, "ผู้บันทึกฎีกา", duty_ids=frozenset({1})), **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "members", "state", "words"),
    [
        ({}, 0, State.OK, "ใช้อยู่"),
        ({"duty_ids": frozenset()}, 0, State.UNKNOWN, "ยังไม่ผูกหน้าที่"),
        ({"duty_ids": frozenset(), "view_only": True}, 0, State.OK, "ใช้อยู่"),
        ({"valid_from": date(2026, 11, 24)}, 0, State.SOON, "เริ่ม 24 พ.ย. 2569"),
        ({"valid_from": date(2026, 11, 23)}, 0, State.OK, "ใช้อยู่"),
        ({"valid_to": date(2026, 11, 23)}, 4, State.SOON, "ใช้ถึง 23 พ.ย. 2569"),
        ({"valid_to": date(2026, 11, 22)}, 4, State.LATE, "เลิกใช้แล้ว ยังมี 4 คน"),
        ({"valid_to": date(2026, 11, 22)}, 0, State.GONE, "เลิกใช้แล้ว"),
    ],
)
def test_a_group_stands_as_its_days_and_its_members_say(
    values: dict[str, object], members: int, state: State, words: str
) -> None:
    assert standing(group(**values), members, date(2026, 11, 23)) == (state, words)


@pytest.mark.parametrize("size", [(1130, 600), (964, 494), (1720, 940)])
def test_everything_fits_and_has_a_name(opened_page: Opened, ids: OfficeIds, size: tuple[int, int]) -> None:
    screen, page = opened_page
    screen.window.resize(*size)
    screen.press_row(page._table, ids.payments)
    assert misfits(screen.window) == []
    assert unnamed(screen.window) == []
    for view in page._views._parts[1:]:
        screen.press(view)
        assert misfits(screen.window) == []
        assert unnamed(screen.window) == []


def test_a_new_group_is_shown_at_once(opened_page: Opened, desk: Desk, actor: Actor) -> None:
    screen, page = opened_page
    screen.press(page._views._parts[1])
    screen.press(button(page, "เพิ่มกลุ่ม"))
    dialog = screen.dialog(GroupDialog)
    type_in(dialog.name, "ผู้ตรวจฎีกา")
    screen.press(dialog.primary)
    assert page._table.isVisible()
    assert page._pane.line is not None
    assert page._pane.line.group.name == "ผู้ตรวจฎีกา"
    assert screen.told == ["เพิ่มกลุ่มแล้ว"]
    assert "ผู้ตรวจฎีกา" in [each.name for each in desk.groups.groups(actor)]

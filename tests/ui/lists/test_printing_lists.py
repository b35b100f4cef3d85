"""In the window: lists of users are chosen, shown, printed and kept, from wherever they are needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.requests import IssuedDocument, PaperKind
from elaas_desk.services.desk import Desk
from tests.services.test_leaver_papers import words_of
from tests.ui.hands import click, dialog, dialogs, press, settle, shown, texts
from tests.ui.system_dialogs import SaveDialogHand
from ui.errands import Errand, OpenGroup, OpenPage, PrintGroups, PrintMatrix, PrintUsers
from ui.groups.pane import GroupPane
from ui.issue_dialog import IssueDialog
from ui.jobs import Jobs
from ui.lists.list_dialogs import GroupListDialog, ListDialog, MatrixDialog, UserListDialog
from ui.lists.tick_list import TickList
from ui.main_window import MainWindow
from ui.surroundings import AroundReader
from ui.widgets.buttons import Check
from ui.widgets.choices import Segments
from ui.widgets.preview import PagePreview


class Hand:
    """The window, and what an officer does in it."""

    def __init__(self, window: MainWindow, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs, folder: Path) -> None:
        self.window, self.desk, self.actor = window, desk, actor
        self._qtbot, self._jobs, self._folder = qtbot, jobs, folder

    def settle(self) -> None:
        settle(self._qtbot, self._jobs)

    def take(self, errand: Errand) -> None:
        self.window.open(errand)
        self.settle()

    def asked(self) -> ListDialog:
        found = dialog()
        assert isinstance(found, ListDialog)
        return found

    def tick(self, words: str) -> None:
        click(next(box for box in shown(dialog(), Check) if box.accessibleName() == words))

    def choose(self, words: str, root: QWidget | None = None) -> None:
        strip = shown(root or dialog(), Segments)[0]
        click(next(each for each in strip.findChildren(QAbstractButton) if each.accessibleName() == words))

    def go_on(self) -> None:
        press(dialog(), "ดูและพิมพ์")
        self.settle()

    def preview(self) -> IssueDialog:
        found = dialog()
        assert isinstance(found, IssueDialog)
        assert shown(found, PagePreview)
        return found

    def save(self) -> bytes:
        """Save what is shown as a PDF."""
        target = self._folder / "list.pdf"
        hand = SaveDialogHand(target)
        press(dialog(), "บันทึกเป็น PDF…")
        self.settle()
        assert hand.pressed == 1
        return target.read_bytes()

    def issued(self) -> tuple[IssuedDocument, ...]:
        return self.desk.documents.issued(self.actor)


@pytest.fixture
def hand(frame: Callable[..., MainWindow], desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> Hand:
    return Hand(frame(), desk, actor, qtbot, jobs, tmp_path)


def units_of(desk: Desk, actor: Actor) -> list[tuple[int, str]]:
    return [(unit.id, unit.short_name or unit.name) for unit in desk.register.units(actor)]


def test_the_list_of_all_units_is_two_presses_from_the_register(hand: Hand) -> None:
    hand.take(OpenPage("register"))
    press(hand.window, "พิมพ์รายชื่อ…")
    hand.settle()
    assert isinstance(dialog(), UserListDialog)
    hand.go_on()
    assert hand.preview().windowTitle() == "บัญชีรายชื่อผู้ใช้งาน"
    assert any("ทุกหน่วยงาน" in each for each in texts(dialog()))


def test_what_is_saved_is_what_is_kept_among_the_documents(hand: Hand) -> None:
    before = hand.issued()
    hand.take(PrintUsers())
    hand.go_on()
    saved = hand.save()
    (issued,) = set(hand.issued()) - set(before)
    assert issued.kind is PaperKind.USER_LIST
    assert hand.desk.documents.content(hand.actor, issued.id) == saved
    entries = [each for each in hand.desk.register.entries(hand.actor) if each.account is not None]
    words = words_of(saved)
    assert all(each.account.username in words for each in entries if each.account is not None)


def test_only_the_units_that_are_ticked_stand_on_the_list(hand: Hand) -> None:
    units = units_of(hand.desk, hand.actor)
    hand.take(PrintUsers(units[1][0]))
    assert hand.asked().units.keys() == (units[1][0],)
    hand.go_on()
    words = words_of(hand.save())
    for each in hand.desk.register.entries(hand.actor):
        if each.account is not None:
            assert (each.account.username in words) == (each.unit.id == units[1][0])


def test_the_unit_in_sight_is_the_one_that_is_ticked(hand: Hand) -> None:
    unit_id, _ = units_of(hand.desk, hand.actor)[1]
    hand.take(OpenPage("register"))
    page = hand.window.page("register")
    page.set_unit(unit_id)
    hand.settle()
    press(page, "พิมพ์รายชื่อ…")
    hand.settle()
    assert hand.asked().units.keys() == (unit_id,)


def test_nothing_ticked_is_said_and_nothing_is_shown(hand: Hand) -> None:
    hand.take(PrintUsers())
    press(hand.asked().units, "ไม่เลือกเลย")
    hand.go_on()
    assert hand.asked().problem_shown() == "เลือกอย่างน้อยหนึ่งหน่วยงาน"
    press(hand.asked().units, "เลือกทั้งหมด")
    hand.go_on()
    hand.preview()


def test_the_upright_list_and_closed_accounts_are_a_choice(hand: Hand) -> None:
    hand.take(PrintUsers())
    hand.choose("แนวตั้ง")
    hand.tick("รวมคนที่ปิดบัญชีแล้ว")
    hand.go_on()
    saved = hand.save()
    assert "หน้าที่ / คำสั่ง" not in words_of(saved)
    assert "รวมผู้ที่ปิดบัญชีแล้ว" in words_of(saved)


def test_the_members_of_the_group_that_is_open_are_one_press_away(hand: Hand) -> None:
    group = next(group for group in hand.desk.groups.matrix(hand.actor).groups if group.name == "ผู้ตรวจฎีกา")
    hand.take(OpenGroup(group.id))
    press(shown(hand.window, GroupPane)[0], "พิมพ์รายชื่อกลุ่มนี้…")
    hand.settle()
    hand.preview()
    words = words_of(hand.save())
    assert "ผู้ตรวจฎีกา" in words
    members = {person for person, group_id in hand.desk.groups.matrix(hand.actor).cells if group_id == group.id}
    accounts = hand.desk.groups.matrix(hand.actor).accounts
    assert all(accounts[person].username in words for person in members)
    assert hand.issued()[0].kind is PaperKind.GROUP_LIST


def test_several_groups_are_ticked_in_the_dialog(hand: Hand) -> None:
    hand.take(OpenPage("groups"))
    press(hand.window, "พิมพ์รายชื่อ…")
    hand.settle()
    asked = hand.asked()
    assert isinstance(asked, GroupListDialog)
    assert asked.groups is not None
    assert len(asked.groups.keys()) == len(hand.desk.groups.matrix(hand.actor).groups)
    press(asked.groups, "ไม่เลือกเลย")
    hand.go_on()
    assert hand.asked().problem_shown() == "เลือกอย่างน้อยหนึ่งกลุ่ม"
    hand.tick("ผู้ตรวจฎีกา")
    hand.go_on()
    hand.preview()


def test_the_matrix_is_printed_from_its_view_on_the_paper_that_was_chosen(hand: Hand) -> None:
    hand.take(OpenPage("groups"))
    hand.choose("ตาราง คน × กลุ่ม", hand.window)
    hand.settle()
    press(hand.window, "พิมพ์ตาราง…")
    hand.settle()
    assert isinstance(dialog(), MatrixDialog)
    hand.choose("A3 แนวนอน")
    hand.go_on()
    saved = hand.save()
    size = pypdfium2.PdfDocument(saved)[0].get_size()
    assert [round(side / 72 * 25.4) for side in size] == [420, 297]
    assert hand.issued()[0].kind is PaperKind.MATRIX


def test_the_head_of_a_unit_is_asked_for_no_unit(
    frame: Callable[..., MainWindow], desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs, tmp_path: Path
) -> None:
    found = next(each for each in desk.users.users(actor) if each.role is Role.SUBUNIT_HEAD)
    head = Actor(found.id, found.name, found.role, found.unit_id)
    hand = Hand(frame(head), desk, head, qtbot, jobs, tmp_path)
    hand.take(PrintMatrix())
    assert not hand.asked().units.isVisible()
    assert [list_.isVisible() for list_ in dialog().findChildren(TickList)].count(True) == 1
    hand.go_on()
    hand.preview()
    hand.save()
    assert hand.issued()[0].unit_id == head.unit_id


@pytest.mark.parametrize("errand", [PrintUsers(), PrintGroups(), PrintMatrix()])
def test_called_off_nothing_is_kept(hand: Hand, errand: Errand) -> None:
    before = hand.issued()
    hand.take(errand)
    hand.go_on()
    click(dialog().cancel)
    hand.settle()
    assert dialogs() == []
    assert hand.issued() == before


def test_the_commands_are_found_by_what_is_printed(desk: Desk, actor: Actor) -> None:
    found = {choice.words: choice.value for _, choice in AroundReader(desk, actor)().findable}
    assert found["พิมพ์บัญชีรายชื่อผู้ใช้งาน"] == PrintUsers()
    assert found["พิมพ์รายชื่อแยกตามกลุ่มผู้ใช้งาน"] == PrintGroups()
    assert found["พิมพ์ตารางคน × กลุ่ม"] == PrintMatrix()

"""Around every page: the search that finds everything, the rail, the units, and what it says of the office."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.errors import Problem, UserError
from elaas_desk.services.desk import Desk
from elaas_desk.thai.digits import to_thai
from tests.ui.hands import dialog, dialogs, key, press, settle, shown, texts
from tests.ui.thai_input import type_thai
from ui.errands import (
    Errand,
    ImportPeople,
    OpenGroup,
    OpenOrder,
    OpenPage,
    OpenPerson,
    OpenRemovals,
    OpenRequest,
    PrintSheet,
)
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.widgets.search import SearchBox

Frame = Callable[..., MainWindow]


class Search:
    """The search box, reached by Ctrl+K, and where its results lead."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.box = shown(window, SearchBox)[0]
        self.opened: list[object] = []
        self.box.chosen.connect(self.opened.append)

    def find(self, text: str) -> None:
        key(self.window, Qt.Key.Key_K, control=True)
        assert QApplication.focusWidget() is self.box
        type_thai(self.box, text, key_by_key=True)
        QApplication.processEvents()

    def enter(self) -> None:
        QTest.keyClick(QApplication.activePopupWidget() or self.box, Qt.Key.Key_Return)
        QApplication.processEvents()


@pytest.fixture
def search(frame: Frame) -> Search:
    return Search(frame())


@pytest.mark.parametrize("how", ["name", "username", "national_id", "spaced_id", "thai_id"])
def test_ctrl_k_finds_a_person_and_enter_opens_it(
    search: Search, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs, how: str
) -> None:
    entry = next(each for each in desk.register.entries(actor) if each.account)
    number = entry.person.national_id
    assert entry.account is not None
    typed = {
        "name": entry.person.name.without_title,
        "username": entry.account.username,
        "national_id": number,
        "spaced_id": f"{number[0]} {number[1:5]} {number[5:10]} {number[10:12]} {number[12]}",
        "thai_id": to_thai(f"{number[0]}-{number[1:5]}-{number[5:10]}-{number[10:12]}-{number[12]}"),
    }
    search.find(typed[how])
    search.enter()
    settle(qtbot, jobs)
    assert search.opened == [OpenPerson(entry.person.id)]
    assert entry.person.name.full in texts(search.window)
    assert search.box.text() == ""


def test_a_group_a_request_and_an_order_are_found_too(search: Search, desk: Desk, actor: Actor) -> None:
    group = desk.groups.groups(actor)[0]
    request = desk.requests.listed(actor)[0].request
    search.find(group.name)
    search.enter()
    search.find(f"คำขอที่ {request.number}")
    search.enter()
    order = desk.orders.orders(actor)[0].order
    search.find(f"คำสั่งที่ {order.number}")
    search.enter()
    assert search.opened == [OpenGroup(group.id), OpenRequest(request.id), OpenOrder(order.number, order.dated)]


@pytest.mark.parametrize(
    ("typed", "errand"),
    [
        ("นำเข้า", ImportPeople()),
        ("ใบรับทราบ", PrintSheet()),
        ("ชุดหลักฐาน", OpenPage("documents")),
        ("การสอบทาน", OpenPage("reviews")),
        ("ต้องถอดออก", OpenRemovals()),
    ],
)
def test_every_page_and_what_is_started_from_it_is_found_by_its_words(
    search: Search, typed: str, errand: Errand
) -> None:
    search.find(typed)
    search.enter()
    assert search.opened == [errand]


def test_the_word_for_an_order_finds_orders_alone(search: Search) -> None:
    found = [choice.value for hay, choice in search.window._findable if "คำสั่ง" in hay]
    assert found
    assert all(isinstance(each, OpenOrder) for each in found)


def test_what_is_not_found_is_said_and_enter_opens_nothing(search: Search) -> None:
    search.find("ไม่มีสิ่งนี้")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert isinstance(popup, QListView)
    assert popup.model().index(0, 0).data().startswith("ไม่พบสิ่งที่ตรงกัน")
    search.enter()
    assert search.opened == []


def test_an_auditor_finds_no_command_that_writes(frame: Frame, desk: Desk, actor: Actor) -> None:
    user = next(each for each in desk.users.users(actor) if each.role is Role.AUDITOR)
    search = Search(frame(Actor(user.id, user.name, user.role, user.unit_id)))
    search.find("เพิ่มคนในทะเบียน")
    search.enter()
    assert search.opened == []


def test_the_head_of_a_school_finds_only_the_school(frame: Frame, desk: Desk, actor: Actor) -> None:
    user = next(each for each in desk.users.users(actor) if each.role is Role.SUBUNIT_HEAD)
    other = next(each for each in desk.register.entries(actor) if each.account and each.unit.id != user.unit_id)
    search = Search(frame(Actor(user.id, user.name, user.role, user.unit_id)))
    search.find(other.person.national_id)
    search.enter()
    assert search.opened == []


def test_a_problem_that_no_page_takes_is_told_in_a_dialog(frame: Frame, jobs: Jobs) -> None:
    window = frame()
    jobs.went_wrong.emit(UserError(Problem.NOT_FOUND))
    assert dialog().parentWidget() is window
    assert any(each.startswith("ไม่พบรายการนี้ในทะเบียนแล้ว") for each in texts(dialog()))
    press(dialog(), "รับทราบ")
    assert dialogs() == []

"""Today's list: each row leads where its work is done, may be put off unless it is late, and fits its window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.tasks import Severity, TaskKind
from elaas_desk.services.desk import Desk
from elaas_desk.services.views import TaskLine
from tests.services.office import TODAY
from tests.ui.hands import buttons, click, dialog, dialogs, field, press, put, settle, shown, texts
from tests.ui.system_dialogs import PrintDialogHand
from ui.errands import (
    Acknowledge,
    AddPerson,
    LeaveDuty,
    NewRequest,
    OpenGroup,
    OpenPerson,
    OpenRemovals,
    OpenRequest,
    OpenReview,
    OpenRound,
    OverPageErrand,
    RemindUsers,
    SetViewer,
    ShowState,
    StartReview,
)
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.today.errand_of import errand_of
from ui.today.page import TodayPage
from ui.widgets.choices import Segments
from ui.widgets.tasks import TaskRow

Frame = Callable[..., MainWindow]
SNOOZE = "เลื่อนงานนี้ไว้ก่อน"


class Today:
    """The list, and the hand on it."""

    def __init__(self, window: MainWindow, qtbot: QtBot, jobs: Jobs) -> None:
        self.window, self.qtbot, self.jobs = window, qtbot, jobs
        found = window.page("today")
        assert isinstance(found, TodayPage)
        self.page = found
        self.sent: list[object] = []
        found.errand.connect(self.sent.append)

    def settle(self) -> None:
        settle(self.qtbot, self.jobs)

    def rows(self) -> list[TaskRow]:
        """The rows on the page, from the top, scrolled out of sight or not."""
        return [part for part in self.page.findChildren(TaskRow) if part.isVisible()]

    def row(self, key: str) -> TaskRow:
        return next(each for each in self.rows() if each.task.key == key)

    def show(self, words: str) -> None:
        """Choose one of the two lists."""
        strip = shown(self.page, Segments)[0]
        click(next(each for each in strip.findChildren(QAbstractButton) if each.accessibleName() == words))
        self.settle()


@pytest.fixture
def today(frame: Frame, qtbot: QtBot, jobs: Jobs) -> Today:
    return Today(frame(), qtbot, jobs)


def line_of(desk: Desk, actor: Actor, kind: TaskKind) -> TaskLine:
    return next(each for each in desk.tasks.due(actor, TODAY) if each.task.kind is kind)


@pytest.mark.parametrize(
    ("kind", "errand", "title"),
    [
        (TaskKind.REMOVE_NOW, OpenPerson, "ถอดออกจากกลุ่ม"),
        (TaskKind.PASSWORD_DUE, OpenPerson, "บันทึกการเปลี่ยนรหัสผ่าน"),
        (TaskKind.ACKNOWLEDGEMENT_MISSING, Acknowledge, "ลงนามรับทราบข้อปฏิบัติ"),
        (TaskKind.ACTING_ENDS, LeaveDuty, "พ้นจากหน้าที่"),
        (TaskKind.RIGHTS_WITHOUT_DUTY, OpenPerson, ""),
        (TaskKind.CONFLICT, OpenPerson, "สองกลุ่มที่ไม่ควรอยู่คู่กัน"),
        (TaskKind.VIEWER_TOO_MUCH, SetViewer, "ตั้งสิทธิดูรายงาน"),
        (TaskKind.PASSWORD_UNKNOWN, ShowState, ""),  # several on one row
        (TaskKind.REVIEW_DUE, OpenReview, ""),
        (TaskKind.DUTY_WITHOUT_RIGHTS, NewRequest, ""),
        (TaskKind.VIEWER_MISSING, SetViewer, "ตั้งสิทธิดูรายงาน"),
        (TaskKind.REQUEST_STUCK, OpenRequest, "บันทึกว่าดำเนินการแล้ว"),
        (TaskKind.GROUP_WITHOUT_DUTIES, OpenGroup, ""),
    ],
)
def test_the_button_of_a_row_leads_to_where_it_is_done(
    today: Today, desk: Desk, actor: Actor, kind: TaskKind, errand: type, title: str
) -> None:
    line = line_of(desk, actor, kind)
    row = today.row(line.task.key)
    QTest.mouseClick(row.button, Qt.MouseButton.LeftButton)
    today.settle()
    assert [type(each) for each in today.sent] == [errand]
    if isinstance(today.sent[0], OpenPerson):
        assert today.sent[0].person_id == line.task.person_id
        assert line.who in texts(today.window) or line.who in texts(dialog())
    assert [each.windowTitle() for each in dialogs()] == ([title] if title else [])
    assert today.page.isVisible() == isinstance(today.sent[0], OverPageErrand)


def test_one_unknown_password_leads_to_its_dialog(desk: Desk, actor: Actor) -> None:
    line = line_of(desk, actor, TaskKind.PASSWORD_UNKNOWN)
    assert len(line.tasks) > 1
    assert errand_of(replace(line, tasks=line.tasks[:1])) == OpenPerson(line.task.person_id or 0, "password")


def test_somebody_who_is_missing_in_the_register_is_added(desk: Desk, actor: Actor) -> None:
    lines = [each for each in desk.tasks.due(actor, TODAY) if each.task.person_id is None]
    elsewhere = (OpenReview, OpenRound, OpenRemovals, StartReview, OpenGroup)
    assert all(errand_of(each) == AddPerson() or isinstance(errand_of(each), elsewhere) for each in lines)


def test_every_severity_is_listed_worst_first(today: Today) -> None:
    states = [row.task.state.value for row in today.rows()]
    assert set(states) == {"late", "unknown", "soon"}
    assert states.index("soon") > max(place for place, each in enumerate(states) if each == "late")


def test_a_late_row_is_never_put_off_and_another_one_may_be(today: Today) -> None:
    for row in today.rows():
        offered = SNOOZE in buttons(row) or SNOOZE in [action.text() for action in more_of(row)]
        assert offered == (row.task.state.value != "late")


def more_of(row: TaskRow) -> list[QAction]:
    """What else the row offers, behind its button."""
    found = [each for each in buttons(row) if each.startswith("ทำอย่างอื่น")]
    if not found:
        return []
    press(row, found[0])
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.hide()
    return menu.actions()


def snooze(row: TaskRow) -> None:
    """Ask to put a row off, by its clock or from its menu."""
    if SNOOZE in buttons(row):
        press(row, SNOOZE)
    else:
        next(action for action in more_of(row) if action.text() == SNOOZE).trigger()


def test_that_somebody_leaves_can_be_recorded_from_any_row_about_a_person(
    today: Today, desk: Desk, actor: Actor
) -> None:
    line = line_of(desk, actor, TaskKind.PASSWORD_DUE)
    actions = {action.text(): action for action in more_of(today.row(line.task.key))}
    assert list(actions) == ["พิมพ์หนังสือแจ้งเตือน…", "พ้นหน้าที่…", "เปิดในทะเบียน"]
    actions["พ้นหน้าที่…"].trigger()
    today.settle()
    assert today.sent == [LeaveDuty(line.task.person_id or 0)]
    assert dialog().windowTitle() == "พ้นจากหน้าที่"
    assert today.page.isVisible()


def put_off(today: Today) -> str:
    """Put the first row off that may be; its key."""
    row = next(each for each in today.rows() if each.task.can_snooze)
    snooze(row)
    put(dialog(), "until", "30/11/2569")
    put(dialog(), "reason", "รอคำสั่งมอบหมายหน้าที่")
    press(dialog(), "เลื่อนงาน")
    today.settle()
    return row.task.key


def test_a_row_is_put_off_and_brought_back(today: Today) -> None:
    key = put_off(today)
    assert key not in [row.task.key for row in today.rows()]
    assert any("เลื่อนงานไว้แล้ว" in each for each in texts(today.window))
    today.show("เลื่อนไว้")
    assert key in [row.task.key for row in today.rows()]
    assert not any(SNOOZE in buttons(row) for row in today.rows())
    while today.rows():
        press(today.rows()[0], "นำกลับมา")
        today.settle()
    assert "ไม่ได้เลื่อนงานใดไว้" in texts(today.page)
    today.show("ทั้งหมด")
    assert key in [row.task.key for row in today.rows()]


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("until", "23/11/2569", "ใส่วันที่หลังจากนั้น"),
        ("until", "1/1/2580", "ใส่วันที่ก่อนหน้านั้น"),
        ("until", "31/2/2570", "ไม่มีวันนี้"),
        ("reason", "", "ว่าง"),
    ],
)
def test_what_is_wrong_with_putting_off_is_said_at_its_field(
    today: Today, name: str, typed: str, sentence: str
) -> None:
    snooze(next(each for each in today.rows() if each.task.can_snooze))
    put(dialog(), "reason", "รอคำสั่ง")
    put(dialog(), name, typed)
    press(dialog(), "เลื่อนงาน")
    today.settle()
    assert sentence in field(dialog(), name).error()


def test_a_bar_of_the_months_shows_that_month_alone(today: Today, desk: Desk, actor: Actor) -> None:
    first, count = desk.tasks.due_per_month(actor, TODAY)[1]
    bar = next(each for each in shown(today.page, QAbstractButton) if "มกราคม 2570" in each.accessibleName())
    click(bar)
    today.settle()
    assert first == date(2027, 1, 1)
    assert sum(1 for _ in today.rows()) > 0
    assert str(count) in bar.accessibleName()
    assert any("ครบกำหนดในมกราคม 2570" in each for each in texts(today.page))
    click(bar)
    today.settle()
    assert any("ต้องทำตอนนี้" in each for each in texts(today.page))


def test_enter_presses_the_button_of_the_worst_row_and_the_arrows_walk(today: Today) -> None:
    focused = QApplication.focusWidget()
    assert focused is today.rows()[0].button
    QTest.keyClick(focused, Qt.Key.Key_Down)
    focused = QApplication.focusWidget()
    assert focused is today.rows()[1].button
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert len(today.sent) == 1


def test_the_unit_filter_narrows_the_rows(today: Today, desk: Desk, actor: Actor) -> None:
    today.window._choose_unit(3)
    today.settle()
    wanted = [each.task.key for each in desk.tasks.due(actor, TODAY) if each.task.unit_id == 3]
    assert sorted(row.task.key for row in today.rows()) == sorted(wanted)


def test_the_figures_are_those_of_the_register(today: Today, desk: Desk, actor: Actor) -> None:
    figures = desk.tasks.figures(actor, TODAY)
    said = " ".join(
        part.accessibleName() for part in today.page._figures.findChildren(type(today.page._figures._squares))
    )
    assert str(figures.in_use) in said
    assert str(figures.late) in said


def test_a_narrow_window_keeps_figures_months_and_what_was_put_off_at_hand(
    frame: Frame, qtbot: QtBot, jobs: Jobs
) -> None:
    today = Today(frame(width=1093, height=582), qtbot, jobs)
    assert "ใช้งานอยู่" in texts(today.page)
    assert shown(today.page, Segments) == []
    key = put_off(today)
    press(today.page, "งานที่เลื่อนไว้")
    today.settle()
    assert key in [row.task.key for row in today.rows()]
    press(today.page, "งานที่เลื่อนไว้")
    press(today.page, "6 เดือนข้างหน้า")
    assert any("มกราคม 2570" in each.accessibleName() for each in shown(today.page, QAbstractButton))


def test_a_wide_window_has_what_and_who_in_two_columns(frame: Frame, qtbot: QtBot, jobs: Jobs) -> None:
    today = Today(frame(width=1920, height=1032), qtbot, jobs)
    first = today.rows()[0]
    assert first.task.what in texts(first)
    assert first.task.who in texts(first)


@pytest.mark.parametrize(("width", "height"), [(1093, 582), (1366, 688), (1920, 1032)])
def test_the_buttons_of_all_rows_stand_beneath_each_other(
    frame: Frame, qtbot: QtBot, jobs: Jobs, width: int, height: int
) -> None:
    today = Today(frame(width=width, height=height), qtbot, jobs)
    with_menu = {bool(row.task.more) for row in today.rows()}
    assert with_menu == {True, False}
    assert len({row.button.x() for row in today.rows()}) == 1


def test_the_list_is_printed_and_kept(today: Today, desk: Desk, actor: Actor) -> None:
    before = len(desk.documents.issued(actor))
    hand = PrintDialogHand(None)
    press(today.page, "พิมพ์รายการงาน")
    today.settle()
    assert hand.pressed == 1
    assert len(desk.documents.issued(actor)) == before + 1


def test_an_auditor_is_not_offered_to_put_off(frame: Frame, qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor) -> None:
    user = next(each for each in desk.users.users(actor) if each.role is Role.AUDITOR)
    today = Today(frame(Actor(user.id, user.name, user.role, user.unit_id)), qtbot, jobs)
    assert not any("เลื่อนงานนี้ไว้ก่อน" in buttons(row) for row in today.rows())
    assert Severity.LATE.value in {row.task.state.value for row in today.rows()}


@pytest.mark.parametrize(
    ("kind", "about"),
    [
        (TaskKind.PASSWORD_DUE, "password"),
        (TaskKind.PASSWORD_UNKNOWN, "password"),
        (TaskKind.ACKNOWLEDGEMENT_MISSING, "acknowledgement"),
    ],
)
def test_the_row_of_what_a_user_has_to_do_holds_the_notice_to_that_user(
    today: Today, desk: Desk, actor: Actor, kind: TaskKind, about: str
) -> None:
    line = line_of(desk, actor, kind)
    words = dict(today.row(line.task.key).task.more)
    assert words["remind"].startswith("พิมพ์หนังสือแจ้งเตือน")
    today.page._on_more(line.task.key, "remind")
    today.settle()
    assert today.sent == [RemindUsers(tuple(task.person_id or 0 for task in line.tasks), about)]
    assert dialog().windowTitle() == "หนังสือแจ้งเตือน"

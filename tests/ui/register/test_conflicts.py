"""Two groups that one person must not hold together: seen in the pane, and parted or excepted in the dialog."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.requests import Change, Reason
from elaas_desk.domain.tasks import TaskKind
from elaas_desk.services.desk import Desk
from elaas_desk.services.views import HeldClash, RegisterEntry, TaskLine
from tests.services.office import TODAY
from tests.ui.hands import choose, click, dialog, dialogs, field, press, put, settle, shown, texts
from tests.ui.register.page_hand import Page
from ui.errands import OpenPage, OpenPerson
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.requests.page import RequestsPage
from ui.widgets.choices import Segments


def lines(page: Page) -> list[TaskLine]:
    return [each for each in page.desk.tasks.due(page.actor, TODAY) if each.task.kind is TaskKind.CONFLICT]


def in_conflict(page: Page) -> tuple[RegisterEntry, HeldClash]:
    """The one of the sample office without an exception."""
    entry = page.entry(lambda each: each.person.id == lines(page)[0].task.person_id)
    return entry, page.detail(entry.person.id).clashes[0]


def go(way: str) -> None:
    """Choose a way out."""
    strip = shown(dialog(), Segments)[0]
    click(next(each for each in strip.findChildren(QAbstractButton) if each.accessibleName() == way))


@pytest.fixture
def asked(page: Page) -> Page:
    """The dialog is open over the one in conflict, as from today's list."""
    page.open(in_conflict(page)[0], "conflict")
    return page


def test_the_pane_names_both_groups_and_why_they_are_kept_apart(page: Page) -> None:
    entry, held = in_conflict(page)
    page.open(entry)

    assert page.pane_says(f"{held.first.name} × {held.second.name}")
    assert page.pane_says("ไม่ควรอยู่คู่กัน ผู้จัดทำฎีกาต้องไม่ตรวจฎีกาของตนเอง")
    press(page.pane, f"เลือกวิธีแก้ {held.first.name} × {held.second.name}")
    page.settle()
    assert dialog().windowTitle() == "สองกลุ่มที่ไม่ควรอยู่คู่กัน"


def test_taking_out_of_one_group_ends_the_conflict(asked: Page) -> None:
    entry, held = in_conflict(asked)
    asked.submit()
    assert "ยังไม่ได้เลือก" in asked.error("group_ids")
    choose(dialog(), "group_ids", held.second.name)
    asked.submit()

    assert dialogs() == []
    assert "บันทึกว่าถอดออกจากกลุ่มแล้ว" in asked.toast()
    assert [each.group.id for each in asked.detail(entry.person.id).held] == [held.first.id]
    assert not asked.pane_says("ไม่ควรอยู่คู่กัน")


def test_a_request_to_give_one_back_is_begun_with_that_group(asked: Page) -> None:
    entry, held = in_conflict(asked)
    go("ทำคำขอถอดออก")
    choose(dialog(), "group_ids", held.first.name)
    asked.submit()

    requests = asked.window.page("requests")
    assert isinstance(requests, RequestsPage)
    assert requests.isVisible()
    assert requests.wizard is not None
    why = requests.wizard.why.why()
    assert why is not None
    assert why.reason is Reason.CHANGE_RIGHTS
    assert [(line.group_id, line.change) for line in why.changes] == [(held.first.id, Change.REMOVE)]
    assert any(f"ไม่ควรอยู่คู่กับกลุ่ม{held.second.name}" in each for each in texts(requests))
    assert asked.detail(entry.person.id).clashes  # nothing is done yet


def test_an_exception_needs_its_reason_its_end_and_who_allowed_it(asked: Page) -> None:
    go("ยกเว้นชั่วคราว")
    asked.submit()
    assert all(asked.error(name) for name in ("reason", "ends_on", "given_by"))
    assert "แก้ 3 ช่องก่อนบันทึก" in texts(dialog())
    put(dialog(), "ends_on", "22/11/2569")
    asked.submit()
    assert "ผ่านมาแล้ว" in asked.error("ends_on")
    put(dialog(), "ends_on", "24/11/2570")
    asked.submit()
    assert "ไม่เกินหนึ่งปี" in asked.error("ends_on")
    put(dialog(), "ends_on", "31/12/2569")
    put(dialog(), "reason", "ผู้ตรวจฎีกาลาคลอด")
    put(dialog(), "given_by", "นายกองค์การบริหารส่วนตำบล")
    asked.submit()

    assert dialogs() == []
    entry_id = in_exception(asked)
    (held,) = asked.detail(entry_id).clashes
    assert held.clash.excepted_until == date(2026, 12, 31)
    assert asked.pane_says("ยกเว้นถึง 31 ธ.ค. 2569 ผู้ตรวจฎีกาลาคลอด")


def in_exception(page: Page) -> int:
    """The person whose pane is open."""
    assert page.pane.detail is not None
    return page.pane.detail.person.id


def test_a_duty_without_its_group_stands_in_the_pane_with_the_way_to_a_request(page: Page) -> None:
    tasks = [each.task for each in page.desk.tasks.due(page.actor, TODAY)]
    lacking = next(task for task in tasks if task.kind is TaskKind.DUTY_WITHOUT_RIGHTS and task.account_id)
    groups = {group.id: group.name for group in page.desk.groups.groups(page.actor)}
    page.open(page.entry(lambda each: each.person.id == lacking.person_id))
    assert page.pane_says("ยังไม่อยู่ในกลุ่มที่หน้าที่นี้ต้องใช้")
    press(page.pane, f"ทำคำขอเข้ากลุ่ม {groups[lacking.group_ids[0]]}")
    page.settle()
    requests = page.window.page("requests")
    assert isinstance(requests, RequestsPage)
    assert requests.wizard is not None
    why = requests.wizard.why.why()
    assert why is not None
    assert lacking.group_ids[0] in [line.group_id for line in why.changes]


def test_an_exception_can_be_ended(page: Page) -> None:
    soon = next(each for each in lines(page) if each.what == "ข้อยกเว้นใกล้สิ้นสุด")
    page.open(page.entry(lambda each: each.person.id == soon.task.person_id), "conflict")
    assert any("ยกเว้นถึง 1 ธ.ค. 2569" in each for each in texts(dialog()))
    go("ยุติข้อยกเว้น")
    page.submit()

    assert "ยุติข้อยกเว้นแล้ว" in page.toast()
    assert page.pane_says("ไม่ควรอยู่คู่กัน")
    assert [each.what for each in lines(page) if each.task.person_id == soon.task.person_id] == ["สองกลุ่มไม่ควรอยู่คู่กัน"]


def test_a_registrar_parts_the_groups_but_excepts_nobody(
    frame: Callable[..., MainWindow], qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor
) -> None:
    registrar = Actor(actor.user_id, "ทะเบียน", Role.REGISTRAR, actor.unit_id)
    window = frame(registrar)
    window.open(OpenPage("register"))
    settle(qtbot, jobs)
    page = Page(window, qtbot, jobs, desk, registrar)
    window.open(OpenPerson(in_conflict(page)[0].person.id, "conflict"))
    page.settle()

    ways = [each.accessibleName() for each in shown(dialog(), Segments)[0].findChildren(QAbstractButton)]
    assert ways == ["ถอดออกจากกลุ่ม", "ทำคำขอถอดออก"]
    assert any("การยกเว้นชั่วคราวเป็นของหัวหน้าหน่วยงานคลังเท่านั้น" in each for each in texts(dialog()))
    assert field(dialog(), "on").isVisible()

"""How each unit's six-monthly check stands, and recording that one was signed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.services.desk import Desk
from elaas_desk.services.reviews import UnitReview
from tests.ui.hands import buttons, dialog, dialogs, field, press, put, settle, shown, texts
from ui.errands import OpenPage, OpenReview
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.widgets.buttons import Button
from ui.widgets.table import Table

SIGN = "บันทึกการสอบทานที่ลงนามแล้ว"
Frame = Callable[..., MainWindow]


@pytest.fixture
def window(frame: Frame, qtbot: QtBot, jobs: Jobs) -> MainWindow:
    window = frame()
    window.open(OpenPage("reviews"))
    settle(qtbot, jobs)
    return window


def chosen(window: MainWindow) -> int:
    """The unit that is chosen."""
    row = shown(window.page("reviews"), Table)[0].chosen()
    assert isinstance(row, UnitReview)
    return row.unit.id


def test_the_first_unit_that_presses_is_chosen(window: MainWindow) -> None:
    assert "3 หน่วยงาน · ต้องสอบทานตอนนี้ 2 แห่ง" in texts(window)
    assert chosen(window) == 1


def test_a_signature_is_recorded_and_the_six_months_begin_anew(window: MainWindow, qtbot: QtBot, jobs: Jobs) -> None:
    press(window, SIGN)
    put(dialog(), "on", "20/11/2569")
    press(dialog(), "บันทึกการสอบทาน")
    settle(qtbot, jobs)
    assert dialogs() == []
    assert "3 หน่วยงาน · ต้องสอบทานตอนนี้ 1 แห่ง" in texts(window)
    assert any("นับ ๖ เดือนจากวันที่ลงนาม" in each for each in texts(window))


@pytest.mark.parametrize(("typed", "sentence"), [("24/11/2569", "อนาคต"), ("31/2/2569", "ไม่มีวันนี้"), ("", "ยังไม่ได้ใส่วันที่")])
def test_a_wrong_day_is_said_at_its_field(
    window: MainWindow, qtbot: QtBot, jobs: Jobs, typed: str, sentence: str
) -> None:
    press(window, SIGN)
    put(dialog(), "on", typed)
    press(dialog(), "บันทึกการสอบทาน")
    settle(qtbot, jobs)
    assert sentence in field(dialog(), "on").error()


def test_a_task_leads_to_its_unit(frame: Frame, qtbot: QtBot, jobs: Jobs) -> None:
    window = frame()
    window.open(OpenReview(3))
    settle(qtbot, jobs)
    assert chosen(window) == 3
    window.open(OpenReview(2))
    assert chosen(window) == 2


@pytest.mark.parametrize("role", [Role.REGISTRAR, Role.AUDITOR])
def test_who_decides_nothing_signs_nothing(
    frame: Frame, qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor, role: Role
) -> None:
    user = next(each for each in desk.users.users(actor) if each.role is role)
    window = frame(Actor(user.id, user.name, user.role, user.unit_id))
    window.open(OpenPage("reviews"))
    settle(qtbot, jobs)
    assert SIGN in buttons(window)
    assert not next(each for each in shown(window, Button) if each.words() == SIGN).isEnabled()

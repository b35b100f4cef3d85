"""Locked, nothing of the register is seen; unlocked, everything is as it was left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from elaas_desk.persistence.database import open_register
from tests.services.office import Clock
from tests.ui.hands import dialog, dialogs, field, key, press, put, texts
from tests.ui.running import Running
from tests.ui.sample_office import AUDITOR, PASSWORD, Sample
from ui.curtain import Curtain
from ui.errands import AddPerson, OpenPage
from ui.idle import IdleWatch
from ui.widgets.field import TextField


@pytest.fixture
def inside(at_sign_in: Running) -> Running:
    """The head has signed in."""
    at_sign_in.sign_in()
    return at_sign_in


def seen() -> list[str]:
    """The windows on the screen."""
    return sorted(type(each).__name__ for each in QApplication.topLevelWidgets() if each.isVisible())


def half_filled(running: Running) -> TextField:
    """A dialog with a name typed into it."""
    running.frame.open(OpenPage("register"))
    running.frame.open(AddPerson())
    running.settle()
    found = put(dialog(), "first_name", "น้ำผึ้ง")
    assert isinstance(found, TextField)
    return found


def test_ctrl_l_leaves_only_the_sign_in_window(inside: Running) -> None:
    key(inside.frame, Qt.Key.Key_L, control=True)
    assert seen() == ["SignInWindow"]
    assert inside.form.name() == "laddawan.n"
    assert field(inside.form, "password").is_empty()


def test_the_lock_button_does_the_same(inside: Running) -> None:
    press(inside.frame, "ล็อก")
    assert seen() == ["SignInWindow"]


def test_the_same_user_comes_back_to_the_same_page(inside: Running) -> None:
    inside.frame.open(OpenPage("reviews"))
    inside.settle()
    before = inside.frame
    key(inside.frame, Qt.Key.Key_L, control=True)
    inside.sign_in()
    assert inside.frame is before
    assert "การสอบทาน ๖ เดือน" in texts(inside.frame)


def test_ctrl_l_in_a_dialog_hides_it_too_and_nothing_typed_is_lost(inside: Running) -> None:
    typed = half_filled(inside)
    QTest.keyClick(typed.line, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert seen() == ["SignInWindow"]
    inside.sign_in()
    assert typed.text() == "น้ำผึ้ง"
    assert dialog().isVisible()
    put(dialog(), "first_name", "น้ำฝน")
    assert typed.text() == "น้ำฝน"


def test_a_dialog_that_a_job_opens_after_the_lock_is_not_seen_before_the_unlock(inside: Running, qtbot: QtBot) -> None:
    inside.frame.open(OpenPage("register"))
    inside.settle()
    inside.frame.open(AddPerson())  # asks for the units first, off the main thread
    inside.program.lock()
    inside.settle()
    qtbot.waitUntil(lambda: seen() == ["SignInWindow"])
    inside.sign_in()
    assert len(dialogs()) == 1


def test_an_open_menu_is_gone_after_the_lock(inside: Running) -> None:
    menu = QMenu(inside.frame)
    menu.addAction("นางสาว")
    menu.popup(inside.frame.pos())
    inside.program.lock()
    assert seen() == ["SignInWindow"]
    inside.sign_in()
    assert seen() == ["MainWindow"]


def test_the_window_locks_itself_when_nobody_touches_it_for_five_minutes(inside: Running, clock: Clock) -> None:
    half_filled(inside)
    watch = QApplication.instance().findChildren(IdleWatch)[-1]  # type: ignore[union-attr]
    clock.pass_by(minutes=4, seconds=59)
    watch.look()
    assert inside.frame.isVisible()
    clock.pass_by(seconds=2)
    watch.look()
    assert seen() == ["SignInWindow"]


def test_a_key_begins_the_five_minutes_anew(inside: Running, clock: Clock) -> None:
    watch = QApplication.instance().findChildren(IdleWatch)[-1]  # type: ignore[union-attr]
    clock.pass_by(minutes=4)
    key(inside.frame, Qt.Key.Key_Shift)
    clock.pass_by(minutes=4)
    watch.look()
    assert inside.frame.isVisible()


def test_another_user_gets_a_frame_of_their_own(inside: Running) -> None:
    half_filled(inside)
    inside.frame.setGeometry(40, 30, 1300, 640)
    before, place = inside.frame, inside.frame.geometry()
    inside.program.lock()
    inside.sign_in(AUDITOR, PASSWORD)
    assert inside.frame is not before
    assert inside.frame.geometry() == place
    assert seen() == ["MainWindow"]
    assert "นายทวีศักดิ์ อยู่เย็น" in texts(inside.frame)


def test_who_comes_back_on_another_day_sees_what_is_due_that_day(inside: Running, clock: Clock) -> None:
    inside.program.lock()
    clock.pass_by(days=1)
    inside.sign_in()
    assert any("24 พฤศจิกายน 2569" in each for each in texts(inside.frame))


def test_locking_twice_is_locking_once(inside: Running) -> None:
    inside.program.lock()
    inside.program.lock()
    inside.sign_in()
    assert seen() == ["MainWindow"]
    assert inside.frame.findChildren(Curtain)


def test_closing_the_frame_ends_the_program_and_closes_the_register(inside: Running, sample: Sample) -> None:
    inside.frame.close()
    QApplication.processEvents()
    assert inside.ended == 1
    open_register(inside.register, sample.key).close()

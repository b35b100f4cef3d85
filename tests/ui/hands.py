"""What an officer does with mouse and keys, and what stands before the officer's eyes."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.thai_input import type_thai
from ui.jobs import Jobs
from ui.widgets.buttons import Button
from ui.widgets.choice_field import ChoiceField
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field, TextField
from ui.widgets.text import Text

P = TypeVar("P", bound=QWidget)


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    """Wait until nothing runs and everything that came of it is on the screen."""

    def still() -> bool:
        QApplication.processEvents()
        return jobs.is_idle

    qtbot.waitUntil(still, timeout=10_000)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def click(part: QWidget) -> None:
    """Press the left button of the mouse in its middle."""
    assert part.isVisible(), "nobody can click what is not shown"
    assert part.isEnabled(), "nobody can click what is not enabled"
    QTest.mouseClick(part, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def key(part: QWidget, pressed: Qt.Key, *, control: bool = False) -> None:
    """Press a key in a part."""
    held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(part, pressed, held)
    QApplication.processEvents()


def shown(root: QWidget, kind: type[P]) -> list[P]:
    """The parts of a kind that are on the screen."""
    return [part for part in root.findChildren(kind) if part.isVisible()]


def buttons(root: QWidget) -> list[str]:
    """The words of all buttons on the screen."""
    return [button.words() for button in shown(root, Button)]


def press(root: QWidget, words: str) -> None:
    """Click the one button with these words, or that says them to a screen reader."""
    found = [each for each in shown(root, Button) if words in (each.words(), each.accessibleName())]
    assert len(found) == 1, f"{len(found)} buttons say {words}: {buttons(root)}"
    click(found[0])


def choose_entry(menu: QMenu, words: str) -> None:
    """Click the entry with these words in an open menu."""
    found = [action for action in menu.actions() if action.text() == words]
    assert len(found) == 1, f"{len(found)} entries say {words}: {[each.text() for each in menu.actions()]}"
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(found[0]).center())
    QApplication.processEvents()


def texts(root: QWidget) -> list[str]:
    """Every text on the screen."""
    return [text.plain() for text in shown(root, Text)]


def field(root: QWidget, name: str) -> Field:
    """The one field on the screen that fills the attribute of that name."""
    found = [each for each in shown(root, Field) if each.key == name]
    assert len(found) == 1, f"{len(found)} fields {name}"
    return found[0]


def put(root: QWidget, name: str, text: str) -> Field:
    """Type a text into a field in place of what stands there, and leave it."""
    found = field(root, name)
    if isinstance(found, TextField):
        found.line.setFocus()
        found.line.selectAll()
        QTest.keyClick(found.line, Qt.Key.Key_Delete)
        type_thai(found.line, text)
        _close_list(found)
        QTest.keyClick(found.line, Qt.Key.Key_Tab)
    else:
        type_thai(found.box, text)
    QApplication.processEvents()
    return found


def _close_list(found: TextField) -> None:
    """A list that popped up is closed; the platform without a screen leaves it the active window all the same."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        found.window().activateWindow()
        QApplication.processEvents()


def choose(root: QWidget, name: str, words: str) -> ChoiceField:
    """Walk through a drop-down with the arrow keys until it shows these words."""
    found = field(root, name)
    assert isinstance(found, ChoiceField)
    combo = found.box
    assert isinstance(combo, QComboBox)
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(combo.count()):
        if combo.currentText() == words:
            return found
        QTest.keyClick(combo, Qt.Key.Key_Down)
    raise AssertionError(f"no choice {words}")


def dialogs() -> list[Dialog]:
    """The dialogs on the screen."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, Dialog) and each.isVisible()]


def dialog() -> Dialog:
    """The one dialog on the screen."""
    found = dialogs()
    assert len(found) == 1, f"{len(found)} dialogs"
    return found[0]

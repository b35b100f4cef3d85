"""An officer before the real window: what the hand does is counted, and every wait is for a condition."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor
from elaas_desk.services.desk import Desk
from elaas_desk.settings import Settings
from tests.ui.dropping import drop, mime_of
from tests.ui.system_dialogs import PrintDialogHand, press
from ui import text_breaks
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.pages import Pages
from ui.surroundings import AroundReader
from ui.theme import Mode, Theme
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field, TextField
from ui.widgets.layout import Scroll
from ui.widgets.table import Table

LONGEST = 30_000
"""Milliseconds after which what is waited for will not come, on a busy machine."""


class Watch(QObject):
    """Counts what the hand does: every press of the mouse, and every key."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.clicks = self.keys = 0
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press reaches the window first and then its part: only that of the window is counted."""
        if not watched.isWidgetType() and watched.inherits("QWindow"):
            if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
                self.clicks += 1
            elif event.type() is QEvent.Type.KeyPress:
                self.keys += 1
        return False


@dataclass(frozen=True)
class Effort:
    """What a journey took."""

    clicks: int
    keys: int
    drops: int


class Officer:
    """Sits before the frame of a signed-in user, and closes it at the end."""

    def __init__(self, qtbot: QtBot, app: QApplication, desk: Desk, actor: Actor, settings: Path) -> None:
        text_breaks.use_words()
        self.qtbot, self.desk, self.actor = qtbot, desk, actor
        self.jobs = Jobs()
        pages = Pages(desk, actor, self.jobs, Theme(app, Mode.LIGHT), Settings(settings))
        self.frame = MainWindow(pages.makers(), AroundReader(desk, actor), self.jobs, actor.name, pages.over)
        qtbot.addWidget(self.frame)
        self.frame.resize(1366, 688)
        self.frame.show()
        self.frame.activateWindow()
        qtbot.waitExposed(self.frame)
        self.settle()
        self._watch, self._drops = Watch(app), 0

    def close(self) -> None:
        """Leave."""
        self.frame.close()
        self.jobs.close()

    @property
    def effort(self) -> Effort:
        """What the hand did so far."""
        return Effort(self._watch.clicks, self._watch.keys, self._drops)

    def settle(self) -> None:
        """Wait until nothing runs and what came of it has its place."""
        self.qtbot.waitUntil(self._is_idle, timeout=LONGEST)
        QApplication.processEvents()
        self.qtbot.waitUntil(self._is_idle, timeout=LONGEST)
        QApplication.processEvents()

    def _is_idle(self) -> bool:
        return self.jobs.is_idle

    # the hand

    def press(self, part: QWidget, at: QPoint | None = None) -> None:
        """Click a part, after scrolling to it where it is out of sight."""
        for scroll in self.frame.findChildren(Scroll):
            if scroll.isVisible() and scroll.isAncestorOf(part):
                scroll.ensureWidgetVisible(part)
        press(part, at)
        self.settle()

    def button(self, words: str, root: QWidget | None = None) -> None:
        """Click the visible button of which the spoken name begins with these words."""
        buttons = (root or self.frame).findChildren(QAbstractButton)
        self.press(next(each for each in buttons if each.isVisible() and each.accessibleName().startswith(words)))

    def card(self, words: str) -> None:
        """Click one of a few."""
        choices = self.frame.findChildren(QRadioButton)
        self.press(next(each for each in choices if each.isVisible() and each.accessibleName() == words))

    def row(self, table: Table, key: object) -> None:
        """Click a row of a table."""
        self.qtbot.waitUntil(lambda: table.model.rowCount() > 0, timeout=LONGEST)
        index = table.model.index(table.model.place_of(key), 0)
        table.view.scrollTo(index)
        self.press(table.view.viewport(), table.view.visualRect(index).center())

    def drop_file(self, part: QWidget, path: Path) -> None:
        """Drag a file from the file manager onto a part."""
        assert drop(part, mime_of(path))
        self._drops += 1
        self.settle()

    # dialogs

    def dialog(self) -> Dialog:
        """The dialog that stands open."""
        self.qtbot.waitUntil(_dialog_is_open, timeout=LONGEST)
        found = QApplication.activeModalWidget()
        assert isinstance(found, Dialog)
        return found

    def type_into(self, key: str, latin: str) -> None:
        """Type into a field of the dialog, which has the focus or gets it by a click."""
        field = next(each for each in self.dialog().findChildren(Field) if each.key == key)
        assert isinstance(field, TextField)
        if not field.line.hasFocus():
            self.press(field.line)
        handle = field.window().windowHandle()
        assert handle is not None
        for letter in latin:
            QTest.keyClick(handle, Qt.Key(ord(letter.upper())))  # without Shift it gives the small letter

    def submit(self) -> None:
        """Press the primary of the dialog."""
        self.press(self.dialog().primary)

    def print(self, button: QAbstractButton, to_file: Path) -> None:
        """Press a button that prints, and then that of the system's print dialog."""
        hand = PrintDialogHand(to_file)
        self.press(button)
        self.qtbot.waitUntil(lambda: hand.pressed == 1, timeout=LONGEST)
        self.settle()


def _dialog_is_open() -> bool:
    return isinstance(QApplication.activeModalWidget(), Dialog)

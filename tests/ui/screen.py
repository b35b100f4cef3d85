"""A screen on a window over a real register, driven as a person drives it."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.services.office import Clock
from tests.ui.thai_input import type_thai
from ui.jobs import Jobs
from ui.page import Page
from ui.widgets.dialog import Dialog
from ui.widgets.field import TextAreaField, TextField
from ui.widgets.layout import column
from ui.widgets.table import Table

AnyDialog = TypeVar("AnyDialog", bound=Dialog)


class Today:
    """The day of a clock, as pages ask for it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def __call__(self) -> date:
        return self._clock().date()


class Screen:
    """One page on a window of the size of a small office screen; what it sends is kept in order."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, page: Page, size: tuple[int, int] = (1130, 600)) -> None:
        self._qtbot, self.jobs, self.page = qtbot, jobs, page
        self.errands: list[object] = []
        self.told: list[str] = []
        page.errand.connect(self._on_errand)
        page.done.connect(self._on_done)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.setLayout(column((page, 1)))
        self.window.resize(*size)
        self.window.show()
        self.settle()

    def _on_errand(self, errand: object) -> None:
        self.errands.append(errand)

    def _on_done(self, sentence: str) -> None:
        self.told.append(sentence)

    def settle(self) -> None:
        """Wait until everything that was begun is shown."""
        self._qtbot.waitUntil(self._is_idle, timeout=10_000)
        QApplication.processEvents()

    def _is_idle(self) -> bool:
        return self.jobs.is_idle

    def press(self, part: QWidget, at: QPoint | None = None) -> None:
        """Click a part, in its middle or at a point of it, and wait for what follows."""
        assert part.isVisible(), part
        QTest.mouseClick(part, Qt.MouseButton.LeftButton, pos=at or part.rect().center())
        self.settle()

    def press_row(self, table: Table, key: object) -> None:
        """Click the row of a table that has this key."""
        place = table.model.place_of(key)
        rect = table.view.visualRect(table.model.index(place, 0))
        self.press(table.view.viewport(), rect.center())

    def dialog(self, kind: type[AnyDialog]) -> AnyDialog:
        """The dialog of that kind that is open."""
        return next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible())

    def open_dialogs(self) -> list[Dialog]:
        """Every dialog that is open."""
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, Dialog) and each.isVisible()]


def type_in(field: TextField | TextAreaField, text: str) -> None:
    """Replace what stands in a field by typing."""
    part = field.box
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(part, Qt.Key.Key_Delete)
    if text:
        type_thai(part, text)

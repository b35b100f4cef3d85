"""The register's page, and the hand on it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor
from elaas_desk.services.desk import Desk
from elaas_desk.services.views import PersonDetail, RegisterEntry
from tests.ui.hands import dialog, field, press, settle, shown, texts
from tests.ui.thai_input import type_thai
from ui.errands import OpenPerson
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.register.page import RegisterPage
from ui.register.pane import PersonPane
from ui.widgets.search import FilterBox
from ui.widgets.table import Table


class Page:
    """What stands on the register's page."""

    def __init__(self, window: MainWindow, qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor) -> None:
        self.window, self.qtbot, self.jobs, self.desk, self.actor = window, qtbot, jobs, desk, actor
        found = window.page("register")
        assert isinstance(found, RegisterPage)
        self.page = found
        self.table = found.findChildren(Table)[0]
        self.filter = found.findChildren(FilterBox)[0]

    def settle(self) -> None:
        """Wait until nothing runs."""
        settle(self.qtbot, self.jobs)

    def names(self) -> list[str]:
        """The rows on the screen, from the top."""
        return [entry.person.name.without_title for entry in self.table.shown()]

    def entry(self, fits: Callable[[RegisterEntry], bool]) -> RegisterEntry:
        """The first person of the register that fits."""
        return next(each for each in self.desk.register.entries(self.actor) if fits(each))

    def detail(self, person_id: int) -> PersonDetail:
        """What the register itself knows of a person now."""
        return self.desk.register.detail(self.actor, person_id)

    def type_filter(self, text: str) -> None:
        """Type into the filter, letter by letter."""
        self.filter.setFocus()
        type_thai(self.filter, text, key_by_key=True)
        QApplication.processEvents()

    def click_row(self, place: int, column: int = 0) -> None:
        """Click into a row; -1 is its tick box."""
        view = self.table.view
        model = self.table.model
        index = model.index(place, model.columnCount() - 1 if column < 0 else column)
        y = view.visualRect(index).center().y()
        x = 24 if column < 0 else view.visualRect(index).center().x()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, y))
        self.settle()

    def open(self, entry: RegisterEntry, then: str = "") -> None:
        """Show a person, with a dialog if one is named."""
        self.window.open(OpenPerson(entry.person.id, then))
        self.settle()

    @property
    def pane(self) -> PersonPane:
        """The person who is shown."""
        return shown(self.page, PersonPane)[0]

    def pane_says(self, words: str) -> bool:
        """Whether these words stand in the pane."""
        return any(words in each for each in texts(self.pane))

    def submit(self) -> None:
        """Press the primary button of the dialog."""
        press(dialog(), dialog().primary.words())
        self.settle()

    def error(self, name: str) -> str:
        """The sentence at a field of the dialog."""
        return field(dialog(), name).error()

    def toast(self) -> list[str]:
        """All texts of the window, the toast's too."""
        return texts(self.window)


def working(entry: RegisterEntry) -> bool:
    """Somebody with an account and more than one group."""
    return entry.account is not None and not entry.left and entry.group_count > 1


def gone(entry: RegisterEntry) -> bool:
    """Somebody who left and is still in groups."""
    return entry.left and entry.account is not None and entry.group_count > 0


def without_account(entry: RegisterEntry) -> bool:
    """Somebody without an account who has not left."""
    return entry.account is None and not entry.left

"""Nothing flashes up on the desktop while a page is built: only the frame and its dialogs are windows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor
from elaas_desk.services.desk import Desk
from tests.ui.hands import settle
from ui.errands import OpenPage, OpenPerson
from ui.jobs import Jobs
from ui.main_window import MainWindow


class Watch(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(f"{type(watched).__name__} {watched.accessibleName()}".strip())
        return False


def test_building_every_page_shows_no_other_window(
    frame: Callable[..., MainWindow], qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor, qapp: QApplication
) -> None:
    watch = Watch()
    qapp.installEventFilter(watch)
    try:
        window = frame()
        for page in ("register", "groups", "requests", "reviews", "documents", "settings", "today"):
            window.open(OpenPage(page))
            settle(qtbot, jobs)
        for entry in desk.register.entries(actor)[:4]:
            window.open(OpenPerson(entry.person.id))
            settle(qtbot, jobs)
    finally:
        qapp.removeEventFilter(watch)
    assert watch.windows == ["MainWindow"]

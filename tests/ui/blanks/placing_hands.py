"""What an officer does with a blank: drags values onto the page, moves and sizes them, and looks."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.hands import dialogs, press, settle
from ui.blanks.blanks_dialog import BlanksDialog
from ui.blanks.placing_dialog import PlacingDialog
from ui.blanks.value_list import MIME
from ui.errands import OpenBlanks
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.widgets.dialog import Dialog

D = TypeVar("D", bound=Dialog)


def one(kind: type[D]) -> D:
    """The one dialog of a kind on the screen."""
    (found,) = [each for each in dialogs() if isinstance(each, kind)]
    return found


def list_of(window: MainWindow, qtbot: QtBot, jobs: Jobs) -> BlanksDialog:
    """Open the list of blanks."""
    window.open(OpenBlanks())
    settle(qtbot, jobs)
    return one(BlanksDialog)


def placing_of(window: MainWindow, qtbot: QtBot, jobs: Jobs, path: Path) -> PlacingDialog:
    """Open the list of blanks, choose a file, and wait for its page."""
    found = list_of(window, qtbot, jobs)
    found.take(path)
    settle(qtbot, jobs)
    assert not found.told_here(), found.told_here()
    return drawn(one(PlacingDialog), qtbot)


def drawn(dialog: PlacingDialog, qtbot: QtBot) -> PlacingDialog:
    """The dialog once the page is there."""
    qtbot.waitUntil(dialog.canvas.is_drawn, timeout=20_000)
    QApplication.processEvents()
    return dialog


def keep(dialog: PlacingDialog, qtbot: QtBot, jobs: Jobs) -> None:
    """Keep the blank all the same, with essential values that have no place."""
    press(dialog, "บันทึกแบบ")
    press(dialogs()[-1], "บันทึกทั้งอย่างนี้")
    settle(qtbot, jobs)


def pixel(dialog: PlacingDialog, x: float, y: float) -> QPoint:
    """Where a point of the page, in millimetres, is on the canvas."""
    return dialog.canvas.pixel_of(round(x * 1000), round(y * 1000))


def drop_at(dialog: PlacingDialog, source: str, x: float, y: float) -> None:
    """Let a value of the list go over the page, as Qt hands a drag over; it begins at so many millimetres."""
    mime = QMimeData()
    mime.setData(MIME, QByteArray(source.encode()))
    at = pixel(dialog, x, y)
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, *held),
        QDragMoveEvent(at, Qt.DropAction.CopyAction, mime, *held),
        QDropEvent(QPointF(at), Qt.DropAction.CopyAction, mime, *held),
    ):
        QApplication.sendEvent(dialog.canvas, event)
        assert event.isAccepted()
    QApplication.processEvents()


def drag(dialog: PlacingDialog, start: QPoint, end: QPoint, held: Qt.KeyboardModifier | None = None) -> None:
    """Press on the page, move and let go."""
    keys = held or Qt.KeyboardModifier.NoModifier
    canvas = dialog.canvas
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, keys, start)
    for share in (0.3, 0.7, 1.0):
        between = start + (end - start) * share
        global_at = QPointF(canvas.mapToGlobal(between))
        button = Qt.MouseButton.LeftButton
        move = QMouseEvent(QEvent.Type.MouseMove, QPointF(between), global_at, Qt.MouseButton.NoButton, button, keys)
        QApplication.sendEvent(canvas, move)  # QTest moves the mouse with no key held
        QApplication.processEvents()
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, keys, end)
    QApplication.processEvents()

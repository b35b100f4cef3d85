"""How large a window opens: as wished, but never larger than what the screen leaves, whatever Windows' scaling."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_TITLE_BAR = 32
LEAST = QSize(640, 400)
"""A 1366×768 screen at 200 % leaves 683×336 beside title bar and taskbar; below this a page cannot be read."""


def open_window(window: QWidget, wished: QSize) -> None:
    """Show a window in the wished size, in the middle of the screen; it fills a screen that is smaller."""
    room = window.screen().availableGeometry()
    size = fitting(wished, QSize(room.width(), room.height() - _TITLE_BAR))
    window.resize(size)
    window.move(room.center().x() - size.width() // 2, room.y() + (room.height() - size.height()) // 2)
    if size == wished:
        window.show()
    else:
        window.showMaximized()


def fitting(wished: QSize, room: QSize) -> QSize:
    """The wished size, cut to the room."""
    return wished.boundedTo(room)

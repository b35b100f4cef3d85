"""A window as a picture, with the dialogs and pop-ups that stand above it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget


def picture(window: QWidget) -> QPixmap:
    """What a person sees of a window: itself, then its open dialogs and pop-ups in the order they were opened."""
    taken = window.grab()
    origin = window.mapToGlobal(QPoint(0, 0))
    p = QPainter(taken)
    for top in QApplication.topLevelWidgets():
        popup = top.windowType() is Qt.WindowType.Popup  # a list that pops up has no parent
        if top is not window and top.isVisible() and (popup or _belongs(top, window)):
            p.drawPixmap(top.mapToGlobal(QPoint(0, 0)) - origin, top.grab())
    p.end()
    return taken


def _belongs(part: QWidget, window: QWidget) -> bool:
    above = part.parentWidget()
    while above is not None:
        if above is window:
            return True
        above = above.parentWidget()
    return False

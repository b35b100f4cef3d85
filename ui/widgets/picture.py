"""A window as a picture, with the dialogs and pop-ups that stand above it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget


def picture(window: QWidget, scale: float = 1.0) -> QPixmap:
    """What a person sees of a window: itself, then its open dialogs, then what pops up.

    `scale` is how many pixels a device-independent one takes: 1.25 where Windows shows everything at 125 %.
    """
    taken = _drawn(window, scale)
    origin = window.mapToGlobal(QPoint(0, 0))
    p = QPainter(taken)
    above = [top for top in QApplication.topLevelWidgets() if top is not window and top.isVisible()]
    for top in sorted(above, key=_is_popup):
        if _is_popup(top) or _belongs(top, window):
            p.drawPixmap(top.mapToGlobal(QPoint(0, 0)) - origin, _drawn(top, scale))
    p.end()
    return taken


def _drawn(window: QWidget, scale: float) -> QPixmap:
    if scale == window.devicePixelRatioF():
        return window.grab()
    taken = QPixmap(window.size() * scale)
    taken.setDevicePixelRatio(scale)
    taken.fill(Qt.GlobalColor.transparent)
    window.render(taken)
    return taken


def _is_popup(part: QWidget) -> bool:
    """A list that pops up has no parent, and stands above every dialog."""
    return part.windowType() is Qt.WindowType.Popup


def _belongs(part: QWidget, window: QWidget) -> bool:
    above = part.parentWidget()
    while above is not None:
        if above is window:
            return True
        above = above.parentWidget()
    return False

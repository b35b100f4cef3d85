"""What floats above a page: a small ground with a soft edge that closes on Esc or a click elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui import theme
from ui.widgets.paint import box, lift

SOFT_EDGE = 10
"""Room around the ground for its soft edge."""


class Popup(QWidget):
    """A floating ground. It belongs to `owner` and gives the focus back to it."""

    def __init__(self, layout: QBoxLayout, owner: QWidget) -> None:
        super().__init__(
            owner, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        layout.setContentsMargins(layout.contentsMargins() + QMargins(SOFT_EDGE, SOFT_EDGE, SOFT_EDGE, SOFT_EDGE))
        self.setLayout(layout)

    def open_below(self, anchor: QWidget) -> None:
        """Show beneath a part, above it where there is no room."""
        self.adjustSize()
        rect = QRect(anchor.mapToGlobal(QPoint(0, 0)), anchor.size())
        screen = _bounds(anchor)
        top = rect.bottom() + 1 - SOFT_EDGE + theme.size("tight")
        if top + self.height() > screen.bottom():
            top = rect.top() - self.height() + SOFT_EDGE - theme.size("tight")
        self._show_at(rect.left() - SOFT_EDGE, top, screen)

    def open_beside(self, anchor: QWidget) -> None:
        """Show at the right of a part, so that what stands beneath it stays in sight; else beneath it."""
        self.adjustSize()
        rect = QRect(anchor.mapToGlobal(QPoint(0, 0)), anchor.size())
        screen = _bounds(anchor)
        if rect.right() + self.width() - SOFT_EDGE > screen.right():
            self.open_below(anchor)
            return
        self._show_at(rect.right() + theme.size("tight") - SOFT_EDGE, rect.top() - SOFT_EDGE, screen)

    def _show_at(self, left: int, top: int, screen: QRect) -> None:
        left = max(screen.left() - SOFT_EDGE, min(left, screen.right() - self.width() + SOFT_EDGE))
        top = max(screen.top() - SOFT_EDGE, min(top, screen.bottom() - self.height() + SOFT_EDGE))
        self.move(left, top)
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Soft edge, ground, hairline."""
        p = QPainter(self)
        rect = QRectF(self.rect()).adjusted(SOFT_EDGE, SOFT_EDGE, -SOFT_EDGE, -SOFT_EDGE)
        radius = theme.radius("panel")
        lift(p, rect, radius)
        box(p, rect, radius, "surface", "line_strong")


def _bounds(anchor: QWidget) -> QRect:
    """The screen, and the main window where it reaches farther: what floats need not leave the window."""
    window = anchor.window()
    while (above := window.parentWidget()) is not None:
        window = above.window()
    return anchor.screen().availableGeometry().united(window.frameGeometry())

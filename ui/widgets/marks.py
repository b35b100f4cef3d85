"""Signs of a state and of a clause."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from elaas_desk.thai import digits
from ui import theme
from ui.theme import RING
from ui.widgets.layout import column
from ui.widgets.paint import State, box, from_pointer, put, ring, shape, width_of
from ui.widgets.popup import Popup
from ui.widgets.text import Text


class StateShape(QWidget):
    """The shape of a state alone; its word stands beside it. `size` is the side of the part in pixels."""

    def __init__(self, state: State, size: int = 20, radius: float = 7.5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._size, self._radius = State(state), size, radius
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_state(self, state: State) -> None:
        """Another state."""
        self._state = State(state)
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The shape in the middle."""
        shape(QPainter(self), self._state, QRectF(self.rect()).center(), self._radius)


class Chip(QWidget):
    """A state in a pane: tinted ground, shape, semibold word."""

    def __init__(self, state: State, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._words = State(state), words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_state(self, state: State, words: str) -> None:
        """Another state and its word."""
        self._state, self._words = State(state), words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """28 high; shape, word and the room around them."""
        return QSize(math.ceil(width_of(self._words, "caption_strong")) + 39, theme.size("chip"))

    def minimumSizeHint(self) -> QSize:
        """A state is never elided."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, shape, word."""
        p = QPainter(self)
        rect = QRectF(self.rect())
        box(p, rect, theme.radius("control"), f"{self._state}_tint")
        shape(p, self._state, QPointF(16, rect.center().y()), 6.5)
        put(p, rect.adjusted(28, 0, -2, 0), self._words, "caption_strong", str(self._state))


class ClauseTag(QPushButton):
    """The clause that a thing serves, as `3.4.2`; shown in Thai digits. Looks 24, is hit at 32.

    A click emits `asked(clause)` and, if `meaning` is given, opens it: the clause's text, plain words.
    """

    asked = Signal(str)

    def __init__(self, clause: str, meaning: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clause, self._meaning = clause, meaning
        self._ringed = False
        self._words = self.tr("ข้อ {0}").format(digits.to_thai(clause).replace("-", "–"))
        self.setAccessibleName(self.tr("{0} ของหนังสือสั่งการ เปิดอ่านข้อความ").format(self._words))
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    @property
    def clause(self) -> str:
        """The number of the clause in Arabic digits."""
        return self._clause

    @Slot()
    def _on_clicked(self) -> None:
        self.asked.emit(self._clause)
        if self._meaning:
            heading = Text(self._words, "body_strong")
            text = Text(self._meaning, "body", "text_2", wrap=True)
            text.setFixedWidth(340)
            popup = Popup(column(heading, text, gap=2, pad=(16, 10, 16, 12)), self)
            popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            popup.setAccessibleName(f"{self._words} {self._meaning}")
            popup.open_below(self)

    def sizeHint(self) -> QSize:
        """The words and 9 on each side; 32 high and room for the ring."""
        return QSize(math.ceil(width_of(self._words, "tag")) + 18 + 2 * RING, theme.size("control"))

    def minimumSizeHint(self) -> QSize:
        """A clause is never elided."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """All of it is hit."""
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows unless the pointer brought the focus."""
        self._ringed = not from_pointer(event)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Hairline, words, ring."""
        p = QPainter(self)
        height = theme.size("tag")
        rect = QRectF(RING, (self.height() - height) / 2, self.width() - 2 * RING, height)
        radius = theme.radius("tag")
        box(p, rect, radius, "hover" if self.underMouse() else None, "line_strong")
        put(p, rect, self._words, "tag", "text_2", "center")
        if self.hasFocus() and self._ringed:
            ring(p, rect, radius)

"""Buttons and tick boxes."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QRadioButton, QSizePolicy, QWidget

from ui import theme
from ui.theme import RING, Role
from ui.widgets.icons import draw_icon
from ui.widgets.paint import box, from_pointer, plain_tip, put, ring, tick_box, width_of


class Kind(StrEnum):
    """What a button weighs. One primary per page; danger opens a question, danger_fill stands only inside it.

    A heading looks like the words it stands for, as the month of a calendar does.
    """

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"
    DANGER_FILL = "danger_fill"
    ICON = "icon"
    HEADING = "heading"


class _Look(NamedTuple):
    ink: str
    fill: str | None = None
    edge: str | None = None
    hover: str = "hover"
    pressed: str = "line"
    role: Role = "body"
    pad: int = 14


_LOOKS = {
    Kind.PRIMARY: _Look("on_accent", "accent", None, "accent_hover", "accent_hover", "body_strong"),
    Kind.SECONDARY: _Look("text", "surface", "line_strong"),
    Kind.QUIET: _Look("accent", pad=10),
    Kind.DANGER: _Look("late", "surface", "line_strong", "late_tint", "late_tint"),
    Kind.DANGER_FILL: _Look("on_accent", "late", None, "late_fill", "late_fill", "body_strong"),
    Kind.ICON: _Look("text_2", pad=6),
    Kind.HEADING: _Look("text", role="body_strong", pad=10),
}


class Button(QPushButton):
    """A button of one of these kinds.

    `words` is the verb and the thing; on an icon button it is the tip and the spoken name. `key` is the hint of a
    shortcut shown inside (the caller sets the shortcut itself). `large` is for the feet of wizards and dialogs.
    `width` fixes the width in pixels, 0 takes what the words need; give an expanding size policy to fill a column.
    """

    def __init__(
        self,
        words: str = "",
        kind: Kind = Kind.SECONDARY,
        *,
        icon: str = "",
        trail: str = "",
        key: str = "",
        large: bool = False,
        width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._icon, self._trail, self._key, self._width = kind, icon, trail, key, width
        self._height = theme.size("control_large" if large else "control")
        self._ringed = False
        self._words = ""
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words(words)

    @property
    def kind(self) -> Kind:
        """The kind it has now."""
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Another weight, as when a row becomes the current one."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """The label, or the spoken name of an icon button."""
        return self._words

    def set_words(self, words: str) -> None:
        """Another label."""
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        if self._kind is Kind.ICON:
            self.setToolTip(plain_tip(words))
        self.updateGeometry()
        self.update()

    def set_icon(self, name: str) -> None:
        """Another icon."""
        self._icon = name
        self.update()

    def _shown(self) -> str:
        return "" if self._kind is Kind.ICON else self._words

    def _inner(self) -> float:
        look, words = _LOOKS[self._kind], self._shown()
        width = width_of(words, look.role) if words else 0.0
        if self._icon:
            width += 20 + (7 if words else 0)
        if self._trail:
            width += 22
        if self._key:
            width += width_of(self._key, "tag") + 12
        return math.ceil(width)

    def _rect(self) -> QRectF:
        height = self._height
        return QRectF(RING, (self.height() - height) / 2, self.width() - 2 * RING, height)

    def _ground(self, p: QPainter, rect: QRectF) -> str:
        """Paint the ground and say the colour of what stands on it."""
        look, radius = _LOOKS[self._kind], theme.radius("control")
        if not self.isEnabled():
            if self._kind not in (Kind.QUIET, Kind.ICON, Kind.HEADING):
                box(p, rect, radius, "sunken", "line")
            return "text_3"
        if self.isChecked():
            box(p, rect, radius, "accent_tint", "accent")
            return "accent"
        fill = look.pressed if self.isDown() else look.hover if self.underMouse() else look.fill
        if fill or look.edge:
            box(p, rect, radius, fill, look.edge)
        return look.ink

    def sizeHint(self) -> QSize:
        """The words, their signs and the room around them; 32 or 34 high, and 3 for the ring on each side."""
        look = _LOOKS[self._kind]
        needed = self._height if self._kind is Kind.ICON else self._inner() + 2 * look.pad
        return QSize(math.ceil(self._width or max(needed, self._height)) + 2 * RING, self._height + 2 * RING)

    def minimumSizeHint(self) -> QSize:
        """A button is never elided."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """All of it is hit, the room of the ring too."""
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows unless the pointer brought the focus."""
        self._ringed = not from_pointer(event)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, icon, words, trailing sign, key hint, ring."""
        p = QPainter(self)
        look, rect, words = _LOOKS[self._kind], self._rect(), self._shown()
        ink = self._ground(p, rect)
        spread = bool(self._trail or self._key) and rect.width() <= self._inner() + 2 * look.pad + 1
        left = rect.x() + (look.pad if spread else (rect.width() - self._inner()) / 2)
        if self._icon:
            draw_icon(p, self._icon, QPointF(left, rect.center().y() - 10), ink)
            left += 20 + (7 if words else 0)
        if words:
            wide = width_of(words, look.role)
            put(p, QRectF(left, rect.y(), wide + 1, rect.height()), words, look.role, ink)
            left += wide
        if self._trail:
            draw_icon(p, self._trail, QPointF(left + 8, rect.center().y() - 8), ink, 16)
            left += 22
        if self._key:
            hint = "text_3" if self._kind is not Kind.PRIMARY else ink
            put(p, QRectF(left + 12, rect.y(), rect.width(), rect.height()), self._key, "tag", hint)
        if self.hasFocus() and self._ringed:
            ring(p, rect, theme.radius("control"))


class Check(QCheckBox):
    """A tick box with its words; the whole is hit."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ringed = False
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """18 for the box, 12 between, the words, and room for the ring."""
        return QSize(math.ceil(width_of(self._words)) + 30 + 2 * RING, theme.size("control") + 2 * RING)

    def minimumSizeHint(self) -> QSize:
        """The words are never elided."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Box, words and what lies between."""
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows unless the pointer brought the focus."""
        self._ringed = not from_pointer(event)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, words, ring."""
        p = QPainter(self)
        rect = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        tick_box(p, QPointF(rect.x(), rect.center().y() - 9), self.isChecked(), enabled=self.isEnabled())
        words = QRectF(rect.x() + 28, rect.y(), rect.width() - 28, rect.height())
        put(p, words, self._words, "body", "text" if self.isEnabled() else "text_3")
        if self.hasFocus() and self._ringed:
            ring(p, QRectF(rect.x(), rect.center().y() - 9, 18, 18), theme.radius("mark"))


class Radio(QRadioButton):
    """A radio button with its words; radios of one parent are one choice."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ringed = False
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As a tick box."""
        return QSize(math.ceil(width_of(self._words)) + 30 + 2 * RING, theme.size("control") + 2 * RING)

    def minimumSizeHint(self) -> QSize:
        """The words are never elided."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Sign, words and what lies between."""
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows unless the pointer brought the focus."""
        self._ringed = not from_pointer(event)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Sign, words, ring."""
        p = QPainter(self)
        rect = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        at = QPointF(rect.x(), rect.center().y() - 9)
        tick_box(p, at, self.isChecked(), round_one=True, enabled=self.isEnabled())
        words = QRectF(rect.x() + 28, rect.y(), rect.width() - 28, rect.height())
        put(p, words, self._words, "body", "text" if self.isEnabled() else "text_3")
        if self.hasFocus() and self._ringed:
            ring(p, QRectF(at.x(), at.y(), 18, 18), 9)

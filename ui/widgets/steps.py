"""Where one is in a wizard: across its head, or down the side of the first start."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from elaas_desk.thai import digits
from ui import theme
from ui.widgets.icons import draw_icon
from ui.widgets.paint import box, put, width_of

_GAP, _DISC = 40, 24


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its words, and beneath them what was put in."""

    words: str
    detail: str = ""


class _Steps(QWidget):
    """Steps of which one is being done."""

    def __init__(self, steps: Sequence[Step], current: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._steps, self._current = tuple(steps), current
        self._speak()

    def set_steps(self, steps: Sequence[Step], current: int) -> None:
        """Other words beneath the steps, and the one that is being done (from 0)."""
        self._steps, self._current = tuple(steps), current
        self._speak()
        self.updateGeometry()
        self.update()

    def _speak(self) -> None:
        if 0 <= self._current < len(self._steps):
            words = self.tr("ขั้นที่ {0} จาก {1}: {2}")
            self.setAccessibleName(words.format(self._current + 1, len(self._steps), self._steps[self._current].words))

    def _disc(self, p: QPainter, at: QPointF, number: int) -> None:
        done, on = number < self._current, number == self._current
        rect = QRectF(at.x(), at.y(), _DISC, _DISC)
        fill = "accent" if on else "accent_tint" if done else None
        box(p, rect, _DISC / 2, fill, None if fill else "edge", 1.4)
        if done:
            draw_icon(p, "check", at + QPointF(4, 4), "accent", 16)
        else:
            ink = "on_accent" if on else "text_2"
            put(p, rect, digits.to_thai(number + 1), "caption_strong", ink, "center")

    def _joint(self, p: QPainter, start: QPointF, end: QPointF, number: int) -> None:
        p.setPen(QPen(theme.colour("accent_soft" if number < self._current else "line_strong"), 1.5))
        p.drawLine(start, end)


class Stepper(_Steps):
    """Steps across the head of a wizard."""

    def __init__(self, steps: Sequence[Step], current: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(steps, current, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Discs, words and the joints between them."""
        words = sum(_DISC + 8 + math.ceil(width_of(step.words, "body_strong")) for step in self._steps)
        return QSize(words + (len(self._steps) - 1) * (_GAP + 20) + 4, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Done ones ticked, the current one filled, the others ringed."""
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = 0.0, self.height() / 2
        for number, step in enumerate(self._steps):
            on = number == self._current
            self._disc(p, QPointF(left, middle - _DISC / 2), number)
            wide = width_of(step.words, "body_strong")
            words = QRectF(left + _DISC + 8, 0, wide + 1, self.height())
            put(p, words, step.words, "body_strong" if on else "body", "text" if on else "text_2")
            left += _DISC + 8 + wide + 10
            if number + 1 < len(self._steps):
                self._joint(p, QPointF(left, middle), QPointF(left + _GAP, middle), number)
                left += _GAP + 10


class SideSteps(_Steps):
    """Steps down the side of the first start, each with what was put in beneath it."""

    _EACH = 72

    def __init__(self, steps: Sequence[Step], current: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(steps, current, parent)
        self.setFixedWidth(264)

    def sizeHint(self) -> QSize:
        """72 for each."""
        return QSize(264, 26 + self._EACH * len(self._steps))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Discs with joints beneath each other."""
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, step in enumerate(self._steps):
            top, on, done = 26 + number * self._EACH, number == self._current, number < self._current
            if number + 1 < len(self._steps):
                self._joint(p, QPointF(38, top + 30), QPointF(38, top + 66), number)
            self._disc(p, QPointF(26, top), number)
            words = QRectF(62, top, self.width() - 68, _DISC)
            put(p, words, step.words, "body_strong" if on else "body", "text" if on or done else "text_2")
            beneath = QRectF(62, top + 25, self.width() - 68, 23)
            put(p, beneath, step.detail, "caption", "accent" if on else "text_2")

"""Bars of the months to come; each is a button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui import theme
from ui.theme import RING
from ui.widgets.paint import box, from_pointer, put, ring

_BASE, _TOP = 30, 26


@dataclass(frozen=True, slots=True)
class Month:
    """One bar: its key, short name, count, and what a screen reader says (`ธันวาคม 2569 ครบกำหนด 9 รายการ`)."""

    key: str
    words: str
    count: int
    spoken: str


class _MonthBar(QPushButton):
    """One bar, with its number above and its month beneath."""

    def __init__(self, month: Month, peak: int) -> None:
        super().__init__()
        self.month, self._peak, self._ringed = month, max(1, peak), False
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(month.spoken)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(46, 180)

    def minimumSizeHint(self) -> QSize:
        return QSize(36, 110)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = not from_pointer(event)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        base, on = self.height() - _BASE - RING, self.isChecked()
        wide = min(34.0, self.width() * 0.62)
        high = (base - _TOP - RING) * self.month.count / self._peak
        bar = QRectF((self.width() - wide) / 2, base - high, wide, high)
        p.save()
        p.setClipRect(QRectF(0, 0, self.width(), base))
        hover = self.underMouse() and not on
        box(p, bar.adjusted(0, 0, 0, 8), 4, "accent" if on else "accent_soft", "accent" if hover else None)
        p.restore()
        p.fillRect(QRectF(0, base, self.width(), 1), theme.colour("line_strong"))
        number = QRectF(0, base - high - 24, self.width(), 22)
        put(p, number, f"{self.month.count:,}", "caption_strong" if on else "caption", "text", "center")
        below = QRectF(0, base + 4, self.width(), 24)
        put(p, below, self.month.words, "caption_strong" if on else "caption", "accent" if on else "text_2", "center")
        if self.hasFocus() and self._ringed:
            ring(p, QRectF(self.rect()).adjusted(RING, RING, -RING, -RING), theme.radius("mark"))


class BarChart(QWidget):
    """Bars from one base line; no grid, no axis. A bar is chosen or, pressed again, not. Emits `chosen(key or "")`."""

    chosen = Signal(str)

    def __init__(self, months: Sequence[Month] = (), *, spoken: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(spoken)
        self._bars: list[_MonthBar] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.setMaximumHeight(400)
        self.set_months(months)

    def set_months(self, months: Sequence[Month]) -> None:
        """Show other months; the chosen one stays chosen if it is still there."""
        before = self.key()
        for bar in self._bars:
            self._layout.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        peak = max((month.count for month in months), default=1)
        self._bars = [_MonthBar(month, peak) for month in months]
        for bar in self._bars:
            self._layout.addWidget(bar, 1)
            bar.setChecked(bar.month.key == before)
            bar.clicked.connect(self._on_clicked)

    def key(self) -> str:
        """The chosen month, or nothing."""
        return next((bar.month.key for bar in self._bars if bar.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose by program; no signal comes."""
        for bar in self._bars:
            bar.setChecked(bar.month.key == key)

    @Slot()
    def _on_clicked(self) -> None:
        pressed = self.sender()
        for bar in self._bars:
            if bar is not pressed:
                bar.setChecked(False)
        self.chosen.emit(self.key())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk the bars."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        here = next((n for n, bar in enumerate(self._bars) if bar.hasFocus()), -1)
        step = steps.get(Qt.Key(event.key()), 0)
        if step and here >= 0:
            self._bars[(here + step) % len(self._bars)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

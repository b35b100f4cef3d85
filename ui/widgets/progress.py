"""How far something is: a bar that never stands without words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import row
from ui.widgets.paint import box
from ui.widgets.text import Text


class Bar(QProgressBar):
    """The bar alone, 6 high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """20 high, the bar in its middle."""
        return QSize(120, 20)

    def minimumSizeHint(self) -> QSize:
        """Short, but to be seen."""
        return QSize(60, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The way and what is done of it."""
        p = QPainter(self)
        rect = QRectF(0, (self.height() - 6) / 2, self.width(), 6)
        box(p, rect, 3, "line")
        span = self.maximum() - self.minimum()
        if span > 0 and self.value() > self.minimum():
            box(p, QRectF(0, rect.y(), rect.width() * (self.value() - self.minimum()) / span, 6), 3, "accent")


class Progress(QWidget):
    """Words, bar and a way to stop. Nothing shows before 300 ms. Emits `stop_wanted`."""

    stop_wanted = Signal()

    def __init__(self, *, can_stop: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Text("", "caption", "text_2")
        self._bar = Bar()
        self._stop = Button(self.tr("หยุด"), Kind.QUIET, icon="stop")
        if not can_stop:
            self._stop.hide()
        self._stop.clicked.connect(self.stop_wanted)
        self.setLayout(row(self._words, (self._bar, 1), self._stop, gap=8))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(theme.wait("busy_after_ms"))
        self._timer.timeout.connect(self._on_time)
        self.hide()

    def tell(self, words: str, done: int, total: int) -> None:
        """Say how far it is, in words such as `อ่านแล้ว 640 จาก 1,000 แถว`."""
        self._words.set_words(words)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        self._bar.setAccessibleName(words)
        if self.isHidden() and not self._timer.isActive():
            self._timer.start()

    def finish(self) -> None:
        """It is done, or stopped."""
        self._timer.stop()
        self.hide()

    @Slot()
    def _on_time(self) -> None:
        self.show()

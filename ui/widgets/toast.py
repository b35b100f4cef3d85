"""What is done is said once, at the bottom right of the sheet, with a way back."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import row
from ui.widgets.marks import StateShape
from ui.widgets.paint import State, box, lift
from ui.widgets.text import Text, Words

_AROUND = 12
ABOVE_FOOT = 64
"""What a page may have at its foot stays in reach: the buttons of a wizard, a bulk bar."""


class Toast(QWidget):
    """One sentence above `host`, for 6 seconds, longer under the pointer or the focus. Emits `undo_wanted`.

    Only for what is done; errors are said where they happened.
    """

    undo_wanted = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._words = Text("")
        self._undo = Button(self.tr("เลิกทำ"), Kind.QUIET, icon="undo")
        shut = Button(self.tr("ปิดข้อความนี้"), Kind.ICON, icon="close")
        pad = (_AROUND + 16, _AROUND + 2, _AROUND + 4, _AROUND + 2)
        self.setLayout(row(StateShape(State.OK), (self._words, 1), self._undo, shut, gap=8, pad=pad))
        self._above = ABOVE_FOOT
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(theme.wait("toast_ms"))
        self._timer.timeout.connect(self._on_time)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._undo.clicked.connect(self._on_undo)
        shut.clicked.connect(self.hide)
        host.installEventFilter(self)
        self._host = host
        self.hide()

    def tell(self, words: Words, *, undo: bool = False, above: int = ABOVE_FOOT) -> None:
        """Say what was done. With `undo` the way back is offered; connect `undo_wanted` once.

        `above` is how much at the foot of the sheet stays free.
        """
        self._above = above
        self._words.set_words(words)
        self._undo.setVisible(undo)
        self.setAccessibleName(self._words.plain())
        self.adjustSize()
        self._slide.stop()
        end = self._place()
        self._slide.setDuration(theme.motion("normal_ms"))
        self._slide.setStartValue(end + QPoint(0, 16))
        self._slide.setEndValue(end)
        self.move(end)
        self.show()
        self.raise_()
        self._slide.start()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def plain(self) -> str:
        """What it says."""
        return self._words.plain()

    def _place(self) -> QPoint:
        host = self._host
        return QPoint(host.width() - self.width() - 8, host.height() - self.height() - self._above)

    @Slot()
    def _on_time(self) -> None:
        inside = self.focusWidget()
        if self.underMouse() or (inside is not None and inside.hasFocus()):
            self._timer.start()
        else:
            self.hide()

    @Slot()
    def _on_undo(self) -> None:
        self.hide()
        self.undo_wanted.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """It stays under the pointer."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """And goes after its time."""
        self._timer.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It keeps to the corner."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._slide.stop()
            self.move(self._place())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Soft edge, ground, hairline."""
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND)
        lift(p, rect, theme.radius("panel"))
        box(p, rect, theme.radius("panel"), "surface", "line_strong")


def toast_of(host: QWidget) -> Toast | None:
    """The toast of a host, if it has one."""
    return host.findChild(Toast, options=Qt.FindChildOption.FindDirectChildrenOnly)

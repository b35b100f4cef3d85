"""When nobody has touched the program for a while. Wall-clock times are compared, so that a sleep counts too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
_LOOK_EVERY_MS = 2000
_VIRTUAL_L = 0x4C  # Windows, whatever the layout


class IdleWatch(QObject):
    """Emits `idle` once when `limit` has passed without key, pointer or touch; `start` begins anew.

    The limit is asked for at each look, so that another setting holds at once. `lock_pressed` comes for Ctrl+L in a
    dialog, where the shortcut of the window behind does not reach.
    """

    idle = Signal()
    lock_pressed = Signal()

    def __init__(self, app: QCoreApplication, clock: Callable[[], datetime], limit: Callable[[], timedelta]) -> None:
        super().__init__(app)
        self._app, self._clock, self._limit = app, clock, limit
        self._last = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Watch from now on."""
        self._last = self._clock()
        self._app.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Watch no more, as while the window is locked."""
        self._timer.stop()
        self._app.removeEventFilter(self)

    @Slot()
    def look(self) -> None:
        """Compare now with the last touch."""
        if self._timer.isActive() and self._clock() - self._last >= self._limit():
            self.stop()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every touch of any window counts."""
        if event.type() in _INPUT:
            self._last = self._clock()
            if isinstance(event, QKeyEvent) and _is_lock(event) and QApplication.activeModalWidget() is not None:
                self.lock_pressed.emit()
                return True
        return False


def _is_lock(event: QKeyEvent) -> bool:
    """Ctrl+L; under a Thai keyboard the key has no Latin name, but still its place."""
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return control and (event.key() == Qt.Key.Key_L or event.nativeVirtualKey() == _VIRTUAL_L)

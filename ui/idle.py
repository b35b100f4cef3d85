"""When nobody has touched the program for a while. Wall-clock times are compared, so that a sleep counts too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot

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


class IdleWatch(QObject):
    """Emits `idle` once when `limit` has passed without key, pointer or touch; `start` begins anew."""

    idle = Signal()

    def __init__(self, app: QCoreApplication, clock: Callable[[], datetime], limit: timedelta) -> None:
        super().__init__(app)
        self._clock, self._limit = clock, limit
        self._last = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        app.installEventFilter(self)

    def set_limit(self, limit: timedelta) -> None:
        """Another time to wait."""
        self._limit = limit

    def start(self) -> None:
        """Watch from now on."""
        self._last = self._clock()
        self._timer.start()

    def stop(self) -> None:
        """Watch no more, as while the window is locked."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Compare now with the last touch."""
        if self._timer.isActive() and self._clock() - self._last >= self._limit:
            self._timer.stop()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every touch of any window counts."""
        if event.type() in _INPUT:
            self._last = self._clock()
        return super().eventFilter(watched, event)

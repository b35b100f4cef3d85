"""Nothing of the register is seen while the window is locked, and everything comes back as it was."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.dialog import Dialog


class Curtain(QObject):
    """Hides one frame with every window that belongs to it, also what a running job opens meanwhile."""

    def __init__(self, frame: QWidget) -> None:
        super().__init__(frame)
        self._frame = frame
        self._hidden: list[QWidget] = []
        self._focus: QWidget | None = None
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._on_late)

    def draw(self) -> None:
        """Hide everything. What was opened for one choice, such as a menu or a calendar, is closed for good."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._focus = QApplication.focusWidget()
        self._hide()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def lift(self) -> None:
        """Show the frame and its dialogs again, with what was typed, and the cursor where it stood."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        for window in self._hidden:
            if shiboken6.isValid(window) and (window is self._frame or isinstance(window, Dialog)):
                window.show()
                window.activateWindow()
        self._hidden = []
        if self._focus is not None and shiboken6.isValid(self._focus):
            self._focus.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window of the frame that is shown now was opened by a job that ended after the lock."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and self._is_ours(watched):
            self._late.start(0)  # a window cannot be hidden while it is being shown
        return False

    @Slot()
    def _on_late(self) -> None:
        self._hide()

    def _hide(self) -> None:
        ours = [each for each in QApplication.topLevelWidgets() if each.isVisible() and self._is_ours(each)]
        ours.sort(key=_depth)
        self._hidden += ours
        for window in reversed(ours):
            window.hide()

    def _is_ours(self, part: QWidget) -> bool:
        above: QWidget | None = part
        while above is not None and above is not self._frame:
            above = above.parentWidget()
        return part.isWindow() and above is not None


def _depth(window: QWidget) -> int:
    """How many windows it stands on: what stands on nothing is shown first."""
    above = window.parentWidget()
    return 0 if above is None else 1 + _depth(above)

"""The first window of a day: sign in, or the recovery key, or why the register cannot be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.sign_in.form import SignInForm
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Ground, column, row
from ui.widgets.marks import StateShape
from ui.widgets.paint import State
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.sign_in.recovery import SecretForm

WIDTH, HEIGHT = 444, 508
_MARGINS = (34, 26, 34, 24)


class Trouble(QWidget):
    """One sentence on why the register cannot be opened, and what can be done."""

    again = Signal()
    closed = Signal()

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        retry = Button(self.tr("ลองอีกครั้ง"), Kind.PRIMARY, large=True)
        leave = Button(self.tr("ปิดโปรแกรม"), large=True)
        retry.clicked.connect(self.again)
        leave.clicked.connect(self.closed)
        self.setLayout(
            column(
                row(StateShape(State.LATE, 28, 11), Text(self.tr("เปิดทะเบียนไม่ได้"), "title"), None, gap=10),
                Text(sentence, wrap=True),
                row(None, leave, retry, gap=theme.size("tight")),
                None,
                gap=theme.size("item"),
            )
        )
        self.setFocusProxy(retry)


class SignInWindow(Ground):
    """Holds one form at a time. Knows no service: the program connects its signals.

    `painted` comes once, when the window stands on the screen for the first time.
    """

    closed = Signal()
    painted = Signal()

    def __init__(self) -> None:
        super().__init__(fill="canvas")
        self.is_painted = False
        self.setWindowTitle("eLAAS Desk")
        self.setFixedSize(WIDTH, HEIGHT)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, False)
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(*_MARGINS)
        self.form = SignInForm(self.tr("เข้าใช้งาน"))
        self._shown: QWidget = self.form
        self._place.addWidget(self.form)

    def show_form(self) -> None:
        """Back to signing in."""
        self._show(self.form)

    def show_secret(self, form: SecretForm) -> None:
        """Ask for the recovery key or a new password; the caller connects the form's signals."""
        self._show(form)

    def show_trouble(self, sentence: str) -> Trouble:
        """Say why the register cannot be opened."""
        trouble = Trouble(sentence)
        self._show(trouble)
        return trouble

    def _show(self, part: QWidget) -> None:
        if part is self._shown:
            return
        self._place.removeWidget(self._shown)
        self._shown.hide()
        if self._shown is not self.form:
            self._shown.deleteLater()
        self._shown = part
        self._place.addWidget(part)
        part.show()
        part.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground; its parts follow before the signal."""
        super().paintEvent(event)
        if not self.is_painted:
            self.is_painted = True
            QTimer.singleShot(0, self._tell_painted)

    @Slot()
    def _tell_painted(self) -> None:
        self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it ends the program."""
        super().closeEvent(event)
        self.closed.emit()

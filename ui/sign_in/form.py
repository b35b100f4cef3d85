"""The sign-in form: who, the password of this program, and one sentence when it goes wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.field import PasswordField
from ui.widgets.icons import ProgramMark
from ui.widgets.layout import column, row
from ui.widgets.text import Text


class SignInForm(QWidget):
    """Asks for a user of this program and the password. Knows no service; `submitted` carries name and password.

    While a wait runs (three free tries, then a doubling wait) the button counts the seconds down.
    """

    submitted = Signal(str, str)
    forgot = Signal(str)

    def __init__(self, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action, self._left = action, 0
        self._office = Text(self.tr("กำลังเปิดทะเบียน"), "caption", "text_2")
        self._user = ChoiceField(self.tr("ผู้ใช้"), key="sign_in_name", placeholder=self.tr("กำลังเปิดทะเบียน"))
        self._password = PasswordField(self.tr("รหัสผ่านของโปรแกรมนี้"), key="password")
        self._go = Button(action, Kind.PRIMARY, large=True)
        self._go.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lost = Button(self.tr("ลืมรหัสผ่าน ใช้กุญแจกู้คืน"), Kind.QUIET, icon="key")
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._on_second)
        self._go.clicked.connect(self._on_go)
        self._lost.clicked.connect(self._on_lost)
        self._password.line.returnPressed.connect(self._on_go)
        self._user.chosen.connect(self._on_user_chosen)
        self.setLayout(self._arranged())

    def _arranged(self) -> QBoxLayout:
        name = column(Text("eLAAS Desk", "subtitle"), self._office, gap=0)
        promise = Text(
            self.tr("เป็นรหัสของโปรแกรมในเครื่องนี้ โปรแกรมไม่เก็บรหัสผ่านของ New e-LAAS ไว้ในรูปใดเลย"),
            "caption",
            "text_2",
            wrap=True,
        )
        return column(
            row(ProgramMark(), (name, 1), gap=14, pad=(RING, 0, 0, 0)),
            theme.size("page"),
            self._user,
            theme.size("item"),
            self._password,
            theme.size("block"),
            self._go,
            theme.size("near"),
            row(self._lost, None),
            None,
            row((promise, 1), pad=(RING, 0, RING, 0)),
            gap=0,
        )

    def set_office(self, name: str, hint: str = "") -> None:
        """Whose register this is; `hint` stands beneath the password."""
        self._office.set_words(name)
        self._password.set_help(hint)

    def tell(self, sentence: str) -> None:
        """Say what was done, beneath the password."""
        self._password.set_help(sentence)

    def set_names(self, names: Sequence[str], chosen: str = "") -> None:
        """Who may sign in; a single user is chosen at once."""
        self._user.set_choices([Choice(name, name) for name in names])
        self._user.set_placeholder(self.tr("เลือกชื่อของท่าน"))
        only = names[0] if len(names) == 1 else ""
        self._user.set_value(chosen or only or None)
        (self._password if self._user.value() else self._user).setFocus()

    def name(self) -> str:
        """The user that is chosen, or nothing."""
        value = self._user.value()
        return value if isinstance(value, str) else ""

    def ask_name(self) -> None:
        """Say that a user is to be chosen first."""
        self._user.check()
        self._user.setFocus()

    def fail(self, sentence: str, wait: int = 0) -> None:
        """Say what went wrong; `wait` is the number of seconds before the next try."""
        self._password.set_text("")  # what cannot be read cannot be put right: it is typed anew
        self._password.set_error(sentence)
        self._password.setFocus()
        self._left = wait
        self._show_wait()

    def clear(self) -> None:
        """Forget the password that was typed."""
        self._password.set_text("")
        self._password.set_error("")

    def set_busy(self, busy: bool) -> None:
        """While a password is checked the button waits."""
        self._go.setEnabled(not busy and not self._left)

    def _show_wait(self) -> None:
        waiting = self._left > 0
        self._go.setEnabled(not waiting)
        self._go.set_words(self.tr("รออีก {0} วินาที").format(self._left) if waiting else self._action)
        if waiting:
            self._tick.start()
        else:
            self._tick.stop()

    @Slot()
    def _on_second(self) -> None:
        self._left = max(0, self._left - 1)
        self._show_wait()
        if not self._left:
            self._password.set_error("")  # it said to wait, and the wait is over

    @Slot(object)
    def _on_user_chosen(self, _value: object) -> None:
        self._password.setFocus()

    @Slot()
    def _on_lost(self) -> None:
        self.forgot.emit(self.name())

    @Slot()
    def _on_go(self) -> None:
        if not self._go.isEnabled():
            return
        named, typed = self._user.check(), self._password.check()
        if named and typed:
            self.submitted.emit(self.name(), self._password.text())
        else:
            (self._password if named else self._user).setFocus()

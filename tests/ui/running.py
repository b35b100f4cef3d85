"""The whole program over a register of its own, from the first window on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from elaas_desk.settings import Settings
from tests.services.office import Clock
from tests.ui.hands import choose, field, press, put, settle, shown, texts
from tests.ui.sample_office import HEAD, HEAD_PASSWORD
from ui.main_window import MainWindow
from ui.program import Program
from ui.sign_in.form import SignInForm
from ui.sign_in.recovery import SecretForm
from ui.sign_in.window import SignInWindow
from ui.theme import Theme
from ui.widgets.field import TextField


class Running:
    """The program as it runs; `ended` counts how often it said that it is over."""

    def __init__(self, qtbot: QtBot, theme: Theme, register: Path, clock: Clock) -> None:
        self.qtbot, self.clock, self.register = qtbot, clock, register
        self.program = Program(theme, register, Settings(register.with_name("settings.json")), clock)
        self.ended = 0
        self.program.ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        self.ended += 1

    def start(self) -> None:
        """Start it and wait until the first window knows what to show."""
        self.program.start()
        self.qtbot.waitUntil(self._is_seen)
        self.settle()

    def _is_seen(self) -> bool:
        """The register is opened once the window is painted, not before."""
        window = self.program.sign_in
        return window.is_painted if window is not None else self.program.first_start is not None

    def settle(self) -> None:
        """Wait until nothing runs."""
        settle(self.qtbot, self.program.jobs)

    def end(self) -> None:
        """Close everything, as at the end of the application."""
        if not self.ended:
            self.program.close()
        first = self.program.first_start
        for window in (self.program.frame, self.program.sign_in, first.window if first else None):
            if window is not None:
                window.hide()
                window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def entry(self) -> SignInWindow:
        """The sign-in window."""
        window = self.program.sign_in
        assert window is not None
        assert window.isVisible()
        return window

    @property
    def frame(self) -> MainWindow:
        """The frame."""
        window = self.program.frame
        assert window is not None
        assert window.isVisible()
        return window

    @property
    def secret(self) -> SecretForm:
        """The form that asks for a secret."""
        found = shown(self.entry, SecretForm)
        assert len(found) == 1
        return found[0]

    @property
    def form(self) -> SignInForm:
        """The form that asks who it is."""
        found = shown(self.entry, SignInForm)
        assert len(found) == 1
        return found[0]

    def unlock(self, recovery_key: str) -> None:
        """Type the recovery key, as on a PC without a credential store."""
        put(self.secret, "recovery_key", recovery_key)
        press(self.secret, "เปิดทะเบียน")
        self.settle()

    def sign_in(self, name: str = HEAD, password: str = HEAD_PASSWORD) -> None:
        """Choose the name, type the password and press Enter in its box."""
        choose(self.form, "sign_in_name", name)
        box = field(self.form, "password")
        assert isinstance(box, TextField)
        box.line.setFocus()
        QTest.keyClicks(box.line, password)
        QTest.keyClick(box.line, Qt.Key.Key_Return)
        self.settle()

    def says(self, words: str) -> bool:
        """Whether these words stand on the sign-in window."""
        return any(words in each for each in texts(self.entry))

"""The recovery form: the printed key opens the register where the credential store does not, or a password is lost."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.field import PasswordField, TextField
from ui.widgets.layout import column, row
from ui.widgets.text import Text


class RecoveryForm(QWidget):
    """Asks for the recovery key and, after a lost password, for a new one twice.

    `submitted` carries the key, the new password and its repetition; the latter two are empty when only the key is
    asked for.
    """

    submitted = Signal(str, str, str)
    gave_up = Signal()

    def __init__(self, why: str, *, asks_password: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asks_password = asks_password
        self._key = TextField(
            self.tr("กุญแจกู้คืน"),
            key="recovery_key",
            help=self.tr("หกชุด ชุดละสี่ตัว จากกระดาษที่พิมพ์ไว้ตอนตั้งค่า ไม่ต้องพิมพ์ช่องว่างหรือขีด"),
            missing=self.tr("ยังไม่ได้พิมพ์กุญแจกู้คืน ดูจากกระดาษที่พิมพ์ไว้ตอนตั้งค่า"),
        )
        self._new = PasswordField(self.tr("รหัสผ่านใหม่"), key="password")
        self._again = PasswordField(self.tr("รหัสผ่านใหม่อีกครั้ง"), key="password_again")
        self._new.setVisible(asks_password)
        self._again.setVisible(asks_password)
        self._go = Button(self.tr("ตั้งรหัสผ่านใหม่") if asks_password else self.tr("เปิดทะเบียน"), Kind.PRIMARY, large=True)
        back = Button(self.tr("ย้อนกลับ") if asks_password else self.tr("ปิดโปรแกรม"), large=True)
        self._go.clicked.connect(self._on_go)
        back.clicked.connect(self.gave_up)
        for field in (self._key, self._new, self._again):
            field.line.returnPressed.connect(self._on_go)
        gap = theme.size("near")
        self.setLayout(
            column(
                row(Text(self.tr("ใช้กุญแจกู้คืน"), "title"), pad=(RING, 0, 0, 0)),
                row((Text(why, "body", "text_2", wrap=True), 1), pad=(RING, 0, RING, gap)),
                self._key,
                self._new,
                self._again,
                row(None, back, self._go, gap=theme.size("tight"), pad=(0, gap, 0, 0)),
                None,
                gap=theme.size("tight"),
            )
        )
        self.setFocusProxy(self._key)

    def fail(self, sentence: str, field: str | None = None) -> None:
        """Say what is wrong, at the input that it belongs to."""
        found = {"password": self._new, "password_again": self._again}.get(field or "", self._key)
        found.set_error(sentence)
        found.setFocus()

    def set_busy(self, busy: bool) -> None:
        """While the key is tried the button waits."""
        self._go.setEnabled(not busy)

    @Slot()
    def _on_go(self) -> None:
        asked = (self._key, self._new, self._again) if self._asks_password else (self._key,)
        wrong = [field for field in asked if not field.check()]
        if wrong:
            wrong[0].setFocus()
            return
        again = (self._new.text(), self._again.text()) if self._asks_password else ("", "")
        self.submitted.emit(self._key.text(), *again)

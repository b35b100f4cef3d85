"""Forms for a secret: the printed recovery key, or a password that is too old, and a new password twice."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.field import PasswordField, TextField
from ui.widgets.layout import column, row
from ui.widgets.text import Text


class SecretForm(QWidget):
    """Asks for one secret and, if `asks_new`, for a new password twice.

    `submitted` carries the secret, the new password and its repetition; the latter two are empty if not asked for.
    """

    submitted = Signal(str, str, str)
    gave_up = Signal()

    def __init__(self, title: str, why: str, secret: TextField, action: str, back: str, *, asks_new: bool) -> None:
        super().__init__()
        self._asks_new, self._secret = asks_new, secret
        self._new = PasswordField(self.tr("รหัสผ่านใหม่"), key="password")
        self._again = PasswordField(self.tr("รหัสผ่านใหม่อีกครั้ง"), key="password_again")
        if not asks_new:
            self._new.hide()
            self._again.hide()
        self._go = Button(action, Kind.PRIMARY, large=True)
        away = Button(back, large=True)
        self._go.clicked.connect(self._on_go)
        away.clicked.connect(self.gave_up)
        for field in (self._secret, self._new, self._again):
            field.line.returnPressed.connect(self._on_go)
        gap = theme.size("near")
        self.setLayout(
            column(
                row(Text(title, "title"), pad=(RING, 0, 0, 0)),
                row((Text(why, "body", "text_2", wrap=True), 1), pad=(RING, 0, RING, gap)),
                self._secret,
                self._new,
                self._again,
                row(None, away, self._go, gap=theme.size("tight"), pad=(0, gap, 0, 0)),
                None,
                gap=theme.size("tight"),
            )
        )
        self.setFocusProxy(self._secret)

    def fail(self, sentence: str, field: str | None = None) -> None:
        """Say what is wrong, at the input that it belongs to."""
        found = {
            "password": self._new,
            "new": self._new,
            "password_again": self._again,
            "again": self._again,
        }.get(field or "", self._secret)
        found.set_error(sentence)
        found.setFocus()

    def set_busy(self, busy: bool) -> None:
        """While the secret is tried the button waits."""
        self._go.setEnabled(not busy)

    @Slot()
    def _on_go(self) -> None:
        asked = (self._secret, self._new, self._again) if self._asks_new else (self._secret,)
        wrong = [field for field in asked if not field.check()]
        if wrong:
            wrong[0].setFocus()
            return
        again = (self._new.text(), self._again.text()) if self._asks_new else ("", "")
        self.submitted.emit(self._secret.text(), *again)


def recovery_form(why: str, *, asks_new: bool) -> SecretForm:
    """Asks for the recovery key, and for a new password where it was forgotten."""
    key = TextField(
        _tr("กุญแจกู้คืน"),
        key="recovery_key",
        help=_tr("หกชุด ชุดละสี่ตัว จากกระดาษที่พิมพ์ไว้ตอนตั้งค่า ไม่ต้องพิมพ์ช่องว่างหรือขีด"),
        missing=_tr("ยังไม่ได้พิมพ์กุญแจกู้คืน ดูจากกระดาษที่พิมพ์ไว้ตอนตั้งค่า"),
    )
    action = _tr("ตั้งรหัสผ่านใหม่") if asks_new else _tr("เปิดทะเบียน")
    back = _tr("ย้อนกลับ") if asks_new else _tr("ปิดโปรแกรม")
    return SecretForm(_tr("ใช้กุญแจกู้คืน"), why, key, action, back, asks_new=asks_new)


def expired_form() -> SecretForm:
    """Asks for a new password after six months (circular 3.4.2, kept by this program too)."""
    old = PasswordField(_tr("รหัสผ่านเดิม"), key="old")
    why = _tr("รหัสผ่านของโปรแกรมนี้ใช้มาครบ ๖ เดือนแล้ว ตั้งใหม่ตามข้อ ๓.๔.๒ ก่อนเข้าใช้งาน")
    return SecretForm(_tr("ตั้งรหัสผ่านใหม่"), why, old, _tr("ตั้งรหัสผ่านใหม่"), _tr("ย้อนกลับ"), asks_new=True)


def _tr(words: str) -> str:
    return QCoreApplication.translate("SecretForm", words)

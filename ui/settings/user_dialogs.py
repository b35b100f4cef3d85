"""Dialogs about users of the program itself. Their passwords obey clause 3.4.1 too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.actors import Role
from elaas_desk.domain.drafts import UserDraft
from elaas_desk.domain.offices import Unit, UnitKind
from ui.settings.words import ROLE_MEANINGS, ROLES
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.dialog import Dialog
from ui.widgets.field import PasswordField, TextField

_RULE = "8 ตัวขึ้นไป มีอักษรอังกฤษใหญ่ เล็ก ตัวเลข และอักขระพิเศษ ตามข้อ ๓.๔.๑"


class UserDialog(Dialog):
    """Let somebody use the program: who, in which role, and the first password."""

    def __init__(self, units: Sequence[Unit], parent: QWidget) -> None:
        super().__init__(
            "เพิ่มผู้ใช้โปรแกรม", "เข้าโปรแกรมนี้ได้ ไม่เกี่ยวกับบัญชีใน New e-LAAS", primary="เพิ่มผู้ใช้", width=640, parent=parent
        )
        self._units = tuple(units)
        self.name = TextField(self.tr("ชื่อและนามสกุล"), key="name", help=self.tr("พิมพ์ในเอกสารว่าเป็นผู้ออก"))
        self.sign_in_name = TextField(
            self.tr("ชื่อที่ใช้เข้าโปรแกรม"), key="sign_in_name", placeholder=self.tr("เช่น ชื่อจริง"), help=self.tr("ไม่เว้นวรรค")
        )
        self.role = ChoiceField(self.tr("บทบาท"), [Choice(role, words) for role, words in ROLES.items()], key="role")
        self.unit = ChoiceField(self.tr("หน่วยงาน"), [Choice(unit.id, unit.name) for unit in units], key="unit_id")
        self.password = PasswordField(self.tr("รหัสผ่านแรก"), key="password", help=self.tr(_RULE))
        self.again = PasswordField(self.tr("รหัสผ่านแรกอีกครั้ง"), key="password_again")
        self.add_beside(self.name, self.sign_in_name)
        self.add(self.role, self.unit)
        self.add_beside(self.password, self.again)
        self.role.chosen.connect(self._on_role)

    @Slot(object)
    def _on_role(self, role: object) -> None:
        """Say what the role may do, and offer only units that it fits."""
        if not isinstance(role, Role):
            return
        self.role.set_help(ROLE_MEANINGS[role])
        kind = UnitKind.SUBORDINATE if role is Role.SUBUNIT_HEAD else UnitKind.LAO
        fitting = [unit for unit in self._units if unit.kind is kind]
        self.unit.set_choices([Choice(unit.id, unit.name) for unit in fitting])
        if len(fitting) == 1:
            self.unit.set_value(fitting[0].id)

    def draft(self) -> UserDraft:
        """What was put in."""
        role, unit_id = self.role.value(), self.unit.value()
        return UserDraft(
            sign_in_name=self.sign_in_name.text(),
            name=self.name.text(),
            role=role if isinstance(role, Role) else None,
            unit_id=unit_id if isinstance(unit_id, int) else None,
            password=self.password.text(),
            password_again=self.again.text(),
        )


class OwnPasswordDialog(Dialog):
    """Change one's own password for this program."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(
            "เปลี่ยนรหัสผ่านของฉัน", f"{name} · รหัสผ่านของโปรแกรมนี้", primary="เปลี่ยนรหัสผ่าน", width=480, parent=parent
        )
        self.old = PasswordField(self.tr("รหัสผ่านเดิม"), key="old")
        self.new = PasswordField(self.tr("รหัสผ่านใหม่"), key="new", help=self.tr(_RULE))
        self.again = PasswordField(self.tr("รหัสผ่านใหม่อีกครั้ง"), key="again")
        self.add(self.old, self.new, self.again)

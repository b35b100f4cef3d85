"""Dialogs of the office: what it says of itself, and its units."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from elaas_desk.domain.drafts import OfficeDraft, UnitDraft
from elaas_desk.domain.offices import Office, Unit
from ui.office_inputs import OfficeInputs
from ui.widgets.dialog import Dialog
from ui.widgets.field import TextField


class OfficeDialog(Dialog):
    """What Forms 1 and 2 and the letter print of the office."""

    def __init__(self, office: Office, parent: QWidget) -> None:
        super().__init__("แก้ข้อมูลสำนักงาน", "พิมพ์ลงในแบบคำขอและหนังสือ", primary="บันทึกข้อมูลสำนักงาน", width=760, parent=parent)
        self.inputs = OfficeInputs(all_inputs=True)
        self.inputs.show_office(office)
        self.add(self.inputs)

    def draft(self) -> OfficeDraft:
        """What was put in."""
        return self.inputs.draft()


class UnitDialog(Dialog):
    """A unit that keeps users of its own in New e-LAAS. The office's own unit is named by the office."""

    def __init__(self, parent: QWidget, unit: Unit | None = None, *, own: bool = False) -> None:
        title = "แก้หน่วยงาน" if unit else "เพิ่มหน่วยงานภายใต้สังกัด"
        subtitle = unit.name if unit else "เช่น โรงเรียน หรือ รพ.สต. ที่มีผู้ใช้ New e-LAAS ของตนเอง"
        super().__init__(title, subtitle, primary="บันทึกหน่วยงาน" if unit else "เพิ่มหน่วยงาน", width=560, parent=parent)
        self.name = TextField(
            self.tr("ชื่อหน่วยงาน"),
            key="name",
            placeholder=self.tr("เช่น โรงเรียนอนุบาลบ้านใหม่"),
            help=self.tr("ตามชื่อสำนักงาน ถ้าจะเปลี่ยนให้แก้ข้อมูลสำนักงาน") if own else "",
        )
        self.short = TextField(
            self.tr("ชื่อย่อ"), key="short_name", optional=True, placeholder=self.tr("เช่น รร.อนุบาลบ้านใหม่")
        )
        self.head_title = TextField(
            self.tr("ตำแหน่งของหัวหน้าหน่วยงานคลัง"),
            key="head_title",
            optional=True,
            help=self.tr("พิมพ์หลังคำว่า “เรียน” ถ้าเว้นไว้ โปรแกรมจะพิมพ์ว่า หัวหน้าหน่วยงานคลัง"),
        )
        self.add(self.name, self.short, self.head_title)
        if unit is not None:
            self.name.set_text(unit.name)
            self.short.set_text(unit.short_name)
            self.head_title.set_text(unit.head_title)
        if own:
            self.name.set_locked(True)
            self.short.set_locked(True)

    def draft(self) -> UnitDraft:
        """What was put in."""
        return UnitDraft(self.name.text(), self.short.text(), self.head_title.text())

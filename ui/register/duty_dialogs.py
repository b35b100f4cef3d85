"""Dialogs about duties: an order gives one, and one ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from elaas_desk.domain.drafts import DutyDraft
from elaas_desk.domain.people import Duty, Person
from elaas_desk.services.views import HeldDuty
from elaas_desk.thai import dates
from ui.register.words import IN_FUTURE
from ui.widgets.buttons import Check
from ui.widgets.choice_field import Choice, LookupField
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.field import TextField
from ui.widgets.layout import row


class DutyDialog(Dialog):
    """Record an order that gives a duty to a person (circular 4.1)."""

    def __init__(self, person: Person, duties: Sequence[Duty], today: date, parent: QWidget) -> None:
        super().__init__("เพิ่มหน้าที่ตามคำสั่ง", person.name.full, primary="บันทึกหน้าที่", parent=parent)
        self._person_id = person.id
        choices = [Choice(duty.name, duty.name) for duty in duties]
        self.duty = LookupField(
            self.tr("หน้าที่"), choices, key="duty_name", free=True, help=self.tr("เลือกจากรายการ หรือพิมพ์หน้าที่ใหม่")
        )
        self.number = TextField(self.tr("คำสั่งที่"), key="order_number", placeholder=self.tr("เช่น ๑๒๔/๒๕๖๙"))
        self.dated = DateField(self.tr("ลงวันที่"), today=today, key="order_date", latest=today, too_late=IN_FUTURE)
        self.starts = DateField(self.tr("มีผลตั้งแต่"), today=today, key="starts_on")
        self.ends = DateField(self.tr("วันสุดท้าย"), today=today, key="ends_on", optional=True)
        self.acting = Check(self.tr("รักษาราชการแทนหรือปฏิบัติหน้าที่แทน"))
        self.add(self.duty)
        self.add_beside(self.number, self.dated)
        self.add_beside(self.starts, self.ends)
        self.add(row(self.acting, None))

    def draft(self) -> DutyDraft:
        """What was put in."""
        return DutyDraft(
            person_id=self._person_id,
            duty_name=self.duty.text(),
            order_number=self.number.text(),
            order_date=self.dated.day(),
            starts_on=self.starts.day(),
            ends_on=self.ends.day(),
            acting=self.acting.isChecked(),
        )


class EndDutyDialog(Dialog):
    """Record the last day of a duty."""

    def __init__(self, held: HeldDuty, today: date, parent: QWidget) -> None:
        subtitle = f"{held.duty.name} · คำสั่งที่ {held.assignment.order_number}"
        super().__init__("สิ้นสุดหน้าที่", subtitle, primary="บันทึกวันสุดท้าย", width=480, parent=parent)
        self.on = DateField(
            self.tr("วันสุดท้ายของหน้าที่นี้"),
            today=today,
            key="on",
            earliest=held.assignment.starts_on,
            too_early=self.tr("มาก่อนวันเริ่มหน้าที่ {0} ใส่วันนั้นหรือหลังจากนั้น").format(dates.short(held.assignment.starts_on)),
        )
        self.on.set_day(today if today >= held.assignment.starts_on else held.assignment.starts_on)
        self.add(self.on)

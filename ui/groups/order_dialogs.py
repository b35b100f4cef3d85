"""Dialogs about orders that assign duties (circular 4.1): one is recorded, put right, or comes to its end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from elaas_desk.domain.drafts import DutyDraft, OrderDraft
from elaas_desk.domain.offices import Unit
from elaas_desk.domain.orders import DutyOrder
from elaas_desk.domain.people import Duty, Person
from elaas_desk.services.orders import OrderEntry
from elaas_desk.services.views import HeldDuty
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_thai
from ui.groups.order_lines import OrderLines
from ui.theme import RING
from ui.widgets.buttons import Check
from ui.widgets.choice_field import Choice, LookupField
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog, Follow
from ui.widgets.field import TextField
from ui.widgets.layout import row
from ui.widgets.paint import State
from ui.widgets.text import Text

_IN_FUTURE = "เป็นวันในอนาคต ใส่วันนี้หรือวันที่ผ่านมาแล้ว"


class OrderDialog(Dialog):
    """An order: number, date, from when to when, and who has which duties. `order` is one to which lines are added."""

    def __init__(
        self,
        people: Sequence[Person],
        units: Sequence[Unit],
        duties: Sequence[Duty],
        today: date,
        parent: QWidget,
        order: DutyOrder | None = None,
    ) -> None:
        title = "เพิ่มคนในคำสั่ง" if order else "บันทึกคำสั่งมอบหมายหน้าที่"
        subtitle = f"คำสั่งที่ {to_thai(order.number)}" if order else "คำสั่งเดียวมอบหมายได้หลายคน หลายหน้าที่"
        super().__init__(title, subtitle, primary="บันทึกคำสั่ง", width=760, parent=parent)
        self.number = TextField(self.tr("คำสั่งที่"), key="order_number", placeholder=self.tr("เช่น ๑๒๔/๒๕๖๙"), longest=60)
        self.dated = DateField(self.tr("ลงวันที่"), today=today, key="order_date", latest=today, too_late=_IN_FUTURE)
        self.starts = DateField(self.tr("มีผลตั้งแต่"), today=today, key="starts_on")
        self.ends = DateField(self.tr("วันสุดท้าย"), today=today, key="ends_on", optional=True)
        self.acting = Check(self.tr("รักษาราชการแทนหรือปฏิบัติหน้าที่แทน"))
        self.lines = OrderLines(people, units, duties)
        self.add_beside(self.number, self.dated, self.starts, self.ends)
        heading = Text(self.tr("คนและหน้าที่"), "caption_strong")
        self.add(row(self.acting, None), row(heading, None, pad=(RING, 6, 0, 0)), self.lines)
        if order is not None:
            self._show_order(order)

    def _show_order(self, order: DutyOrder) -> None:
        self.number.set_text(order.number)
        self.dated.set_day(order.dated)
        self.starts.set_day(order.starts_on)
        self.ends.set_day(order.ends_on)
        self.acting.setChecked(order.acting)
        for field in (self.number, self.dated):
            field.set_locked(True)

    def check(self) -> bool:
        """A line that was typed and not added is added first."""
        self.lines.take_pending()
        return super().check()

    def draft(self) -> OrderDraft:
        """What was put in."""
        return OrderDraft(
            order_number=self.number.text(),
            order_date=self.dated.day(),
            starts_on=self.starts.day(),
            ends_on=self.ends.day(),
            acting=self.acting.isChecked(),
            lines=self.lines.lines(),
        )


class EndOrderDialog(Dialog):
    """The last day of an order, and whose duties end with it."""

    def __init__(self, entry: OrderEntry, today: date, clause_text: str, parent: QWidget) -> None:
        order = entry.order
        subtitle = f"คำสั่งที่ {to_thai(order.number)} ลงวันที่ {dates.short(order.dated)}"
        super().__init__("สิ้นสุดคำสั่ง", subtitle, primary="บันทึกวันสุดท้าย", parent=parent)
        latest_start = max(each.starts_on for each in order.assignments)
        self.on = DateField(
            self.tr("วันสุดท้ายของคำสั่งนี้"),
            today=today,
            key="on",
            help=self.tr("ยกเลิกหรือมีคำสั่งใหม่แทน ใส่วันก่อนวันที่คำสั่งใหม่มีผล"),
            earliest=latest_start,
            too_early=self.tr("มาก่อนวันที่เริ่มหน้าที่ {0} ใส่วันนั้นหรือหลังจากนั้น").format(dates.short(latest_start)),
        )
        self.on.set_day(max(today, latest_start))
        self.add(self.on)
        ending = [
            Follow(each.person.name.full, " · ".join(held.duty.name for held in each.duties), State.SOON)
            for each in entry.people
        ]
        heading = self.tr("{0} คนพ้นจากหน้าที่ตามคำสั่งนี้ในวันถัดไป").format(len(ending))
        self.add_follows(heading, ending, "4.1", clause_text)

    def last_day(self) -> date:
        """The last day; asked only after the field was found good."""
        day = self.on.day()
        if day is None:
            raise ValueError("no date")
        return day


class LineDialog(Dialog):
    """One duty of one person, as the order says."""

    def __init__(self, person: Person, held: HeldDuty, duties: Sequence[Duty], today: date, parent: QWidget) -> None:
        super().__init__("แก้หน้าที่ตามคำสั่ง", person.name.full, primary="บันทึกการแก้ไข", parent=parent)
        given = held.assignment
        self._person_id, self.version = person.id, given.version
        choices = [Choice(duty.name, duty.name) for duty in duties]
        self.duty = LookupField(self.tr("หน้าที่"), choices, key="duty_name", free=True)
        self.number = TextField(self.tr("คำสั่งที่"), key="order_number", longest=60)
        self.dated = DateField(self.tr("ลงวันที่"), today=today, key="order_date", latest=today, too_late=_IN_FUTURE)
        self.starts = DateField(self.tr("มีผลตั้งแต่"), today=today, key="starts_on")
        self.ends = DateField(self.tr("วันสุดท้าย"), today=today, key="ends_on", optional=True)
        self.acting = Check(self.tr("รักษาราชการแทนหรือปฏิบัติหน้าที่แทน"))
        self.add(self.duty)
        self.add_beside(self.number, self.dated)
        self.add_beside(self.starts, self.ends)
        self.add(row(self.acting, None))
        self.duty.set_text(held.duty.name)
        self.number.set_text(given.order_number)
        self.dated.set_day(given.order_date)
        self.starts.set_day(given.starts_on)
        self.ends.set_day(given.ends_on)
        self.acting.setChecked(given.acting)

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

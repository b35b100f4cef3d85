"""Dialogs about duties: an order gives one, a person leaves, the rules are acknowledged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.drafts import DutyDraft, LeaveDraft
from elaas_desk.domain.people import Duty, LeaveReason, Person
from elaas_desk.services.task_lines import LEAVE_REASONS
from elaas_desk.services.views import HeldDuty, PersonDetail
from elaas_desk.thai import dates
from ui.register.words import IN_FUTURE
from ui.widgets.buttons import Check
from ui.widgets.choice_field import Choice, ChoiceField, LookupField
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog, Follow
from ui.widgets.field import TextField
from ui.widgets.layout import row
from ui.widgets.paint import State


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


class _OrderField(TextField):
    """The number of the order; it may be awaited, and is not asked for then."""

    awaited = False

    def problem(self) -> str:
        """Empty, though no order is awaited."""
        return "" if self.awaited else super().problem()


class LeaveDialog(Dialog):
    """A person leaves the duty, today or on a day to come; what must be removed then is listed (circular 4.2)."""

    def __init__(self, detail: PersonDetail, today: date, clause_text: str, parent: QWidget) -> None:
        person = detail.person
        subtitle = " · ".join(part for part in (person.name.full, person.position) if part)
        super().__init__("พ้นจากหน้าที่", subtitle, primary="บันทึกพ้นหน้าที่", parent=parent)
        self._person_id = person.id
        self.reason = ChoiceField(
            self.tr("เหตุ"), [Choice(key, words) for key, words in LEAVE_REASONS.items()], key="reason"
        )
        self.last_day = DateField(
            self.tr("วันสุดท้ายที่ปฏิบัติหน้าที่"), today=today, key="last_day", help=self.tr("เป็นวันข้างหน้าก็ได้")
        )
        self.order = _OrderField(
            self.tr("คำสั่งหรือหนังสือที่"),
            key="order",
            placeholder=self.tr("เช่น ๑๓๕/๒๕๖๙"),
            missing=self.tr("ยังไม่ได้ใส่เลขที่คำสั่ง ถ้ายังไม่มีคำสั่ง ให้เลือก “รอคำสั่ง” ด้านล่าง"),
        )
        self.awaited = Check(self.tr("รอคำสั่ง จะมาเติมเลขที่ภายหลัง"))
        self.awaited.toggled.connect(self._on_awaited)
        self.add_beside(self.reason, self.last_day)
        self.add(self.order, row(self.awaited, None))
        lines = [Follow(held.group.name, held.why, State.LATE) for held in detail.held]
        heading = (
            self.tr("ต้องถอดออกจาก {0} กลุ่มทันทีในวันถัดไป").format(len(lines))
            if lines
            else self.tr("ไม่ได้อยู่ในกลุ่มใด จึงไม่มีสิ่งที่ต้องถอด")
        )
        self.add_follows(heading, lines, "4.2", clause_text)
        if person.leave_reason is not None:
            self.reason.set_value(person.leave_reason)
            self.last_day.set_day(person.last_day)
            self.order.set_text(person.leave_order)

    @Slot(bool)
    def _on_awaited(self, awaited: bool) -> None:
        self.order.awaited = awaited
        self.order.set_locked(awaited)
        self.order.set_error("")
        if awaited:
            self.order.set_text("")

    def draft(self) -> LeaveDraft:
        """What was put in."""
        reason = self.reason.value()
        return LeaveDraft(
            person_id=self._person_id,
            reason=reason if isinstance(reason, LeaveReason) else None,
            last_day=self.last_day.day(),
            order=self.order.text(),
            order_awaited=self.awaited.isChecked(),
        )


class AcknowledgeDialog(Dialog):
    """Record that somebody signed for the rules of clauses 3.1 to 3.4."""

    def __init__(self, person: Person, today: date, parent: QWidget) -> None:
        super().__init__("ลงนามรับทราบข้อปฏิบัติ", person.name.full, primary="บันทึกการรับทราบ", width=480, parent=parent)
        self.on = DateField(
            self.tr("ลงนามเมื่อวันที่"),
            today=today,
            key="on",
            latest=today,
            too_late=IN_FUTURE,
            help=self.tr("ข้อ ๓.๑ ถึง ๓.๔: ออกจากระบบทุกครั้ง ไม่จำรหัสผ่าน ไม่เปิดเผย และเปลี่ยนทุก ๖ เดือน"),
        )
        self.on.set_day(today)
        self.add(self.on)

"""Two groups that one person must not hold together: three ways out (circular 4.1)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.drafts import ExceptionDraft
from elaas_desk.domain.duty_rules import LONGEST_EXCEPTION_MONTHS
from elaas_desk.services.views import HeldClash, PersonDetail
from elaas_desk.thai import dates
from ui.register.words import IN_FUTURE
from ui.theme import RING
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.choices import Option, Segments
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.field import TextField
from ui.widgets.layout import row
from ui.widgets.notice import Notice
from ui.widgets.paint import State
from ui.widgets.text import Text

REMOVE, REQUEST, EXCEPT, END = "remove", "request", "except", "end"


class ConflictDialog(Dialog):
    """Asks how the two groups are parted, or for how long they may stay together. `way()` says what was chosen."""

    def __init__(self, detail: PersonDetail, held: HeldClash, today: date, parent: QWidget, *, decides: bool) -> None:
        title = "สองกลุ่มที่ไม่ควรอยู่คู่กัน"
        super().__init__(title, detail.person.name.full, primary="บันทึกว่าถอดแล้ว", width=640, parent=parent)
        self._person_id, self.held = detail.person.id, held
        self._decides, self._means = decides, self._meanings(decides)
        words = self._words()
        self.ways = Segments([Option(way, words[way]) for way in self._means], REMOVE, spoken=self.tr("วิธีแก้"))
        self._meaning = Text("", "caption", "text_2", wrap=True)
        pair = [Choice(group.id, group.name) for group in (held.first, held.second)]
        self.group = ChoiceField(self.tr("ออกจากกลุ่ม"), pair, key="group_ids")
        self.on = DateField(self.tr("ถอดใน New e-LAAS เมื่อวันที่"), today=today, key="on", latest=today, too_late=IN_FUTURE)
        self.on.set_day(today)
        self.reason = TextField(self.tr("เหตุผล"), key="reason", placeholder=self.tr("เช่น มีเจ้าหน้าที่คนเดียว"))
        self.ends_on = DateField(
            self.tr("ยกเว้นถึงวันที่"),
            today=today,
            key="ends_on",
            earliest=today,
            too_early=self.tr("เป็นวันที่ผ่านมาแล้ว ใส่วันนี้หรือวันข้างหน้า"),
            latest=dates.add_months(today, LONGEST_EXCEPTION_MONTHS),
            too_late=self.tr("ยกเว้นได้คราวละไม่เกินหนึ่งปี ใส่วันที่ใกล้กว่านี้"),
        )
        self.given_by = TextField(self.tr("ผู้อนุญาต"), key="given_by", placeholder=self.tr("ชื่อหรือตำแหน่งของผู้อนุญาต"))
        told = row((Notice(*self._told()), 1), pad=(RING, 0, RING, 6))
        self.add(told, row(self.ways, None), row((self._meaning, 1), pad=(RING, 0, RING, 4)))
        self.add_beside(self.group, self.on)
        self.add_beside(self.reason, self.ends_on)
        self.add(self.given_by)
        wrong = {each.group.id for each in detail.held if not each.justified} & {held.first.id, held.second.id}
        if len(wrong) == 1:  # the one that no duty justifies is the one to leave
            self.group.set_value(wrong.pop())
        self.ways.chosen.connect(self._on_way)
        self._show_way()

    def _told(self) -> tuple[State, str]:
        held = self.held
        reason = held.clash.conflict.reason
        why = self.tr(" เพราะ{0}").format(reason) if reason else ""
        exception = held.clash.exception
        if exception is None:
            return State.LATE, self.tr("อยู่ทั้งกลุ่ม{0}และกลุ่ม{1}{2}").format(held.first.name, held.second.name, why)
        words = self.tr("กลุ่ม{0}กับกลุ่ม{1} ยกเว้นถึง {2} โดย{3} เพราะ{4}")
        until = dates.short(exception.ends_on)
        return State.SOON, words.format(held.first.name, held.second.name, until, exception.given_by, exception.reason)

    def _meanings(self, decides: bool) -> dict[str, str]:
        """Each way that is open, and what it does."""
        meanings = {
            REMOVE: self.tr("ถอดใน New e-LAAS แล้ว บันทึกลงในทะเบียน"),
            REQUEST: self.tr("เปิดคำขอเปลี่ยนสิทธิของคนนี้ โดยใส่กลุ่มที่จะถอดออกไว้ให้"),
            EXCEPT: self.tr("อยู่ทั้งสองกลุ่มได้ถึงวันที่กำหนด โปรแกรมจะเตือนก่อนถึงวันนั้น"),
            END: self.tr("ตั้งแต่วันนี้อยู่ทั้งสองกลุ่มไม่ได้อีก"),
        }
        closed = {END} if decides and not self.held.clash.is_excepted else set() if decides else {EXCEPT, END}
        return {way: meaning for way, meaning in meanings.items() if way not in closed}

    def _words(self) -> dict[str, str]:
        return {
            REMOVE: self.tr("ถอดออกจากกลุ่ม"),
            REQUEST: self.tr("ทำคำขอถอดออก"),
            EXCEPT: self.tr("ยกเว้นต่อ") if self.held.clash.is_excepted else self.tr("ยกเว้นชั่วคราว"),
            END: self.tr("ยุติข้อยกเว้น"),
        }

    def way(self) -> str:
        """REMOVE, REQUEST, EXCEPT or END."""
        return self.ways.key()

    def group_id(self) -> int:
        """The group that is to be left; asked only after the field was found good."""
        chosen = self.group.value()
        if not isinstance(chosen, int):
            raise TypeError("no group")
        return chosen

    def draft(self) -> ExceptionDraft:
        """The exception that was put in."""
        return ExceptionDraft(
            conflict_id=self.held.clash.conflict.id,
            person_id=self._person_id,
            reason=self.reason.text(),
            ends_on=self.ends_on.day(),
            given_by=self.given_by.text(),
        )

    @Slot(str)
    def _on_way(self, _way: str) -> None:
        self._show_way()

    def _show_way(self) -> None:
        way = self.way()
        self.group.setVisible(way in (REMOVE, REQUEST))
        self.on.setVisible(way == REMOVE)
        for field in (self.reason, self.ends_on, self.given_by):
            field.setVisible(way == EXCEPT)
        words = {
            REMOVE: self.tr("บันทึกว่าถอดแล้ว"),
            REQUEST: self.tr("ทำคำขอ"),
            EXCEPT: self.tr("บันทึกข้อยกเว้น"),
            END: self.tr("ยุติข้อยกเว้น"),
        }
        self.primary.set_words(words[way])
        only_head = "" if self._decides else self.tr(" การยกเว้นชั่วคราวเป็นของหัวหน้าหน่วยงานคลังเท่านั้น")
        self._meaning.set_words(self._means[way] + only_head)

"""Dialogs about the signature for clauses 3.1 to 3.4: the sheet is printed, and the signature recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.offices import Unit
from elaas_desk.domain.people import Person
from elaas_desk.services.views import Signer
from ui.register.words import IN_FUTURE
from ui.scans.scan_pick import ScanPick
from ui.theme import RING
from ui.widgets.buttons import Button
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.choices import Option, Segments
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.layout import Rule, column, row
from ui.widgets.marks import ClauseTag
from ui.widgets.text import Text

_DUE, _ALL = "due", "all"


class AcknowledgeDialog(Dialog):
    """Print the sheet for one person or many, or record that it was signed, with its scan."""

    def __init__(self, people: Sequence[Person], today: date, clause_text: str, parent: QWidget) -> None:
        first = people[0].name.full
        whose = first if len(people) == 1 else f"{first} และอีก {len(people) - 1} คน"
        super().__init__("ลงนามรับทราบข้อปฏิบัติ", whose, primary="บันทึกการรับทราบ", parent=parent)
        self.people = tuple(people)
        self.print = Button(self.tr("พิมพ์ใบรับทราบ…"), icon="print")
        told = Text(self.tr("ถ้ายังไม่มีใบที่ลงนาม พิมพ์ใบให้ลงนามก่อน"), "caption", "text_2")
        tag = ClauseTag("3.1-3.4", clause_text)
        self.add(row((told, 1), self.print, tag, gap=8, pad=(RING, 0, RING, 0)), column(6, Rule(), 4, gap=0))
        self.on = DateField(self.tr("วันที่ลงนามในใบ"), today=today, key="on", latest=today, too_late=IN_FUTURE)
        self.on.set_day(today)
        help = (
            self.tr("ลากแฟ้มสแกนมาวางที่นี่ก็ได้")
            if len(people) == 1
            else self.tr("สำเนาของบัญชีรายชื่อแผ่นเดียวเก็บครั้งเดียว เห็นได้จากทุกคนในรายชื่อ")
        )
        self.scans = ScanPick(help)
        self.scans.take_drops_on(self)
        self.add(self.on, self.scans)

    def signed_on(self) -> date:
        """The day; only asked after the field was found good."""
        day = self.on.day()
        if day is None:
            raise ValueError("no date")
        return day


class SheetDialog(Dialog):
    """For whom the sheet is printed: one unit or all, whoever has to sign or everybody with an account."""

    def __init__(self, signers: Sequence[Signer], clause_text: str, parent: QWidget) -> None:
        super().__init__("พิมพ์ใบรับทราบข้อปฏิบัติ", "ข้อ ๓.๑ ถึง ๓.๔", primary="ดูและพิมพ์", width=520, parent=parent)
        self._signers = signers
        units: dict[int, Unit] = {signer.unit.id: signer.unit for signer in signers}
        every = [Choice(None, self.tr("ทุกหน่วยงาน"))] if len(units) > 1 else []
        choices = [*every, *(Choice(unit.id, unit.short_name or unit.name) for unit in units.values())]
        self.unit = ChoiceField(self.tr("หน่วยงาน"), choices, key="unit_id")
        if choices:
            self.unit.set_value(choices[0].value)
        self.which = Segments(
            [Option(_DUE, self.tr("เฉพาะคนที่ต้องลงนาม")), Option(_ALL, self.tr("ทุกคนที่มีบัญชี"))],
            _DUE,
            spoken=self.tr("ใครอยู่ในใบ"),
        )
        self._count = Text("", "caption", "text_2")
        tag = ClauseTag("3.1-3.4", clause_text)
        self.add(self.unit, row(self.which, None, tag), row((self._count, 1), pad=(RING, 2, RING, 0)))
        self.unit.chosen.connect(self._on_changed)
        self.which.chosen.connect(self._on_changed)
        self._on_changed()

    def person_ids(self) -> tuple[int, ...]:
        """Who stands on the sheet."""
        unit_id, everybody = self.unit.value(), self.which.key() == _ALL
        there = (each for each in self._signers if unit_id in (None, each.unit.id))
        return tuple(each.person.id for each in there if everybody or each.due is not None)

    @Slot()
    def _on_changed(self) -> None:
        count = len(self.person_ids())
        words = self.tr("{0} คนในใบเดียวกัน").format(f"{count:,}") if count > 1 else self.tr("ใบสำหรับ 1 คน")
        self._count.set_words(words if count else self.tr("ไม่มีใครต้องลงนามตอนนี้ เลือกทุกคนที่มีบัญชีได้"))

    def check(self) -> bool:
        """There has to be somebody."""
        good = super().check()
        if good and not self.person_ids():
            self.show_problem(None, self.tr("ไม่มีใครอยู่ในใบนี้ เลือกหน่วยงานอื่นหรือทุกคนที่มีบัญชี"))
            return False
        return good

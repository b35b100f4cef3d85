"""Record that the check of a unit was made and signed on paper, outside the program."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from elaas_desk.services.review_views import UnitReviews
from elaas_desk.thai import dates
from ui.theme import RING
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.layout import Rule, column, row
from ui.widgets.text import Text


class OnPaperDialog(Dialog):
    """Asks for the day of the signature, from which the six months run; the list to be signed is printed from here."""

    def __init__(self, review: UnitReviews, today: date, parent: QWidget) -> None:
        super().__init__("บันทึกการสอบทาน", review.unit.name, primary="บันทึกการสอบทาน", width=480, parent=parent)
        last = self.tr("ครั้งล่าสุดลงนามเมื่อ {0}").format(dates.short(review.signed_off)) if review.signed_off else ""
        self._signed = DateField(
            self.tr("วันที่หัวหน้าหน่วยงานคลังลงนาม"),
            today=today,
            key="on",
            help=last,
            latest=today,
            too_late=self.tr("เป็นวันในอนาคต ใส่วันนี้หรือวันก่อนหน้าที่ลงนามจริง"),
        )
        self._signed.set_day(today)
        self.print = Button(self.tr("พิมพ์บัญชีรายชื่อ…"), icon="print")
        told = Text(self.tr("ถ้ายังไม่มีบัญชีรายชื่อให้ลงนาม พิมพ์ก่อน"), "caption", "text_2")
        self.add(row((told, 1), self.print, gap=8, pad=(RING, 0, RING, 0)), column(6, Rule(), 4, gap=0), self._signed)

    def signed_on(self) -> date:
        """The day that was put in; only asked after the field was found good."""
        day = self._signed.day()
        if day is None:
            raise ValueError("no date")
        return day

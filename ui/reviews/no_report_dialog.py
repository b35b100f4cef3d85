"""Why there is no report, the day on which it was so, and the users typed from the screen in its place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.report import ReportRow
from elaas_desk.domain.review_rows import ReviewRow
from elaas_desk.services.service import LONGEST_NOTE
from ui.reviews.typed_list import TypedList, TypedUser, report_rows
from ui.theme import RING
from ui.widgets.buttons import Check
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.field import TextField
from ui.widgets.layout import row


class NoReportDialog(Dialog):
    """The list begins as the register has it, so that only what differs has to be typed."""

    def __init__(self, title: str, rows: Sequence[ReviewRow], today: date, parent: QWidget) -> None:
        super().__init__("ไม่มีรายงานจาก New e-LAAS", title, primary="สอบทานโดยไม่มีรายงาน", width=760, parent=parent)
        self._rows = rows
        self._reason = TextField(
            self.tr("เหตุที่ไม่มีรายงาน"),
            key="reason",
            longest=LONGEST_NOTE,
            placeholder=self.tr("เช่น ระบบปิดปรับปรุง เมนูรายงานเปิดไม่ได้"),
        )
        late = self.tr("เป็นวันในอนาคต ใส่วันที่ตรวจจริง")
        self._as_of = DateField(self.tr("วันที่ตรวจ"), today=today, key="as_of", latest=today, too_late=late)
        self._as_of.set_day(today)
        self._by_hand = Check(self.tr("พิมพ์รายชื่อที่เห็นในหน้าจอ New e-LAAS ให้โปรแกรมเทียบกับทะเบียน"))
        self._list = TypedList()
        self._list.hide()
        self.add_beside(self._reason, self._as_of)
        self.add(row(self._by_hand, None, pad=(RING, 0, 0, 0)), row((self._list, 1), pad=(RING, 0, RING, 0)))
        self._by_hand.toggled.connect(self._on_by_hand)

    @Slot(bool)
    def _on_by_hand(self, wanted: bool) -> None:
        if wanted and not self._list.users():
            self._list.show_users([_as_registered(each) for each in self._rows if each.groups])
        self._list.setVisible(wanted)
        self.fit()  # contents that scroll after an error ask for no more room by themselves

    def reason(self) -> str:
        """Why there is none."""
        return self._reason.text()

    def as_of(self) -> date:
        """The day of the check; only asked after the field was found good."""
        day = self._as_of.day()
        if day is None:
            raise ValueError("no date")
        return day

    def typed(self) -> tuple[ReportRow, ...]:
        """What was typed; nothing where the list is not used."""
        if not self._by_hand.isChecked():
            return ()
        known = {group.name for each in self._rows for group in each.groups}
        return report_rows(self._list.users(), known)


def _as_registered(reviewed: ReviewRow) -> TypedUser:
    return TypedUser(reviewed.username, reviewed.name, ", ".join(group.name for group in reviewed.groups))

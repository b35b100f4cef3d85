"""The end of a round: when it was signed, who signs for the head's own row, and what will follow."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from elaas_desk.domain.policy import Clause
from elaas_desk.domain.review_rows import Decision
from elaas_desk.domain.reviews import SETS_THE_CLOCK, SecondSignature
from elaas_desk.services.review_views import CampaignDetail, OpenPoint
from elaas_desk.services.service import LONGEST_NOTE
from ui.reviews.round_head import title_of
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog, Follow
from ui.widgets.field import TextField
from ui.widgets.paint import State

_TAKE_AWAY = frozenset({Decision.REMOVE, Decision.CHANGE})


class SignOffDialog(Dialog):
    """Asks only for what this round needs; the list of what follows stands above the buttons."""

    def __init__(self, detail: CampaignDetail, today: date, clauses: Mapping[str, Clause], parent: QWidget) -> None:
        title = "ลงนามปิดรอบ"
        super().__init__(title, title_of(detail), primary=title, width=640, parent=parent)
        self._detail, self._today = detail, today
        self._on = self._day(self.tr("วันที่หัวหน้าหน่วยงานคลังลงนาม"), "on")
        self.add(self._on)
        self._name = TextField(self.tr("ผู้ลงนามรับรองแถวของหัวหน้า"), key="second.name", placeholder=self.tr("ชื่อและนามสกุล"))
        self._position = TextField(self.tr("ตำแหน่ง"), key="second.position", placeholder=self.tr("เช่น ปลัด อบต."))
        self._second_on = self._day(self.tr("วันที่ผู้รับรองลงนาม"), "second.on")
        if OpenPoint.SECOND_SIGNATURE in detail.open_points:
            self._name.set_help(self.tr("ไม่มีใครรับรองชื่อของตนเองได้ ให้ปลัดหรือผู้บริหารลงนามบนกระดาษ"))
            self.add_beside(self._name, self._position)
            self.add_beside(self._second_on, QWidget())
        self._reason = TextField(
            self.tr("เหตุที่ยังไม่ตัดสินบางคน"),
            key="unanswered_reason",
            longest=LONGEST_NOTE,
            placeholder=self.tr("เช่น รอคำสั่งมอบหมายหน้าที่"),
        )
        if OpenPoint.UNANSWERED in detail.open_points:
            self.add(self._reason)
        clause = clauses.get("4")
        self.add_follows(self.tr("สิ่งที่จะเกิดขึ้น"), self._follows(), "4", clause.text if clause else "")

    def _day(self, label: str, key: str) -> DateField:
        late = self.tr("เป็นวันในอนาคต ใส่วันนี้หรือวันก่อนหน้าที่ลงนามจริง")
        day = DateField(label, today=self._today, key=key, latest=self._today, too_late=late)
        day.set_day(self._today)
        return day

    def _follows(self) -> list[Follow]:
        rows = self._detail.rows
        removals = sum(len(each.to_remove) for each in rows if each.decision in _TAKE_AWAY)
        additions = sum(len(each.to_add) for each in rows if each.decision is Decision.CHANGE)
        waiting = sum(not each.is_answered for each in rows)
        found: list[Follow] = []
        if removals:
            words = self.tr("ต้องถอดออกจากกลุ่ม {0} รายการ").format(f"{removals:,}")
            found.append(Follow(words, self.tr("เป็นงานสีแดงจนกว่าจะถอดใน New e-LAAS"), State.LATE))
        if additions:
            words = self.tr("ต้องทำคำขอเพิ่มกลุ่ม {0} รายการ").format(f"{additions:,}")
            found.append(Follow(words, self.tr("ทำที่หน้าคำขอ"), State.SOON))
        if waiting:
            words = self.tr("ยังไม่ตัดสิน {0} คน ยกไปรอบติดตาม").format(f"{waiting:,}")
            found.append(Follow(words, self.tr("เป็นงานสีแดงต่อไป ไม่ถอดให้เอง"), State.LATE))
        printed = Follow(self.tr("ออกรายงานการสอบทานให้พิมพ์และลงนาม"), self.tr("แก้รอบนี้ไม่ได้อีก"), State.OK)
        clock = Follow(self.tr("นับ ๖ เดือนใหม่จากวันที่ลงนาม"), "", State.OK)
        return [*found, printed, *([clock] if self._detail.review.kind in SETS_THE_CLOCK else [])]

    def propose(self, name: str, position: str) -> None:
        """Who would sign for the head's own row; it may be overwritten."""
        self._name.set_text(name)
        self._position.set_text(position)

    def signed_on(self) -> date:
        """The day of the signature; only asked after the field was found good."""
        return _day_of(self._on)

    def second(self) -> SecondSignature | None:
        """Who signs for the head's own row; None where it is not among them."""
        if OpenPoint.SECOND_SIGNATURE not in self._detail.open_points:
            return None
        return SecondSignature(self._name.text(), self._position.text(), _day_of(self._second_on))

    def reason(self) -> str:
        """Why some have no answer."""
        return self._reason.text()


def _day_of(field: DateField) -> date:
    day = field.day()
    if day is None:
        raise ValueError("no date")
    return day

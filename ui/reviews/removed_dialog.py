"""Record that users were taken out of groups in New e-LAAS."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from elaas_desk.services.review_views import RemovalEntry
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog, Follow
from ui.widgets.paint import State

_MOST_NAMED = 5


class RemovedDialog(Dialog):
    """Asks for the day on which it was done; says what of the register follows."""

    def __init__(self, entries: Sequence[RemovalEntry], today: date, parent: QWidget) -> None:
        title = "บันทึกว่าถอดออกจากกลุ่มแล้ว"
        super().__init__(title, f"{len(entries):,} รายการ", primary="บันทึกว่าถอดแล้ว", width=560, parent=parent)
        self._on = DateField(
            self.tr("วันที่ถอดใน New e-LAAS"),
            today=today,
            key="on",
            latest=today,
            too_late=self.tr("เป็นวันในอนาคต บันทึกได้เมื่อถอดแล้ว"),
        )
        self._on.set_day(today)
        self.add(self._on)
        lines = [
            Follow(
                self.tr("{0} ออกจาก {1}").format(
                    each.person.name.without_title if each.person else each.removal.username, each.removal.group_name
                ),
                "",
                State.OK,
            )
            for each in entries[:_MOST_NAMED]
        ]
        if len(entries) > _MOST_NAMED:
            lines.append(Follow(self.tr("และอีก {0} รายการ").format(f"{len(entries) - _MOST_NAMED:,}"), "", State.OK))
        self.add_follows(self.tr("ทะเบียนจะบันทึกตามนี้"), lines)

    def removed_on(self) -> date:
        """The day; only asked after the field was found good."""
        day = self._on.day()
        if day is None:
            raise ValueError("no date")
        return day

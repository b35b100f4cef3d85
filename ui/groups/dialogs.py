"""The dialog of the catalogue: a group is entered or put right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.drafts import GroupDraft
from elaas_desk.domain.people import Duty
from ui.groups.duty_ticks import DutyTicks
from ui.theme import RING
from ui.widgets.buttons import Check
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.field import TextAreaField, TextField
from ui.widgets.layout import row
from ui.widgets.text import Text


def _groups(others: Sequence[PrivilegeGroup]) -> list[Choice]:
    return [Choice(None, "ไม่มี"), *(Choice(group.id, group.name) for group in others)]


def _group_id(field: ChoiceField) -> int | None:
    chosen = field.value()
    return chosen if isinstance(chosen, int) else None


class GroupDialog(Dialog):
    """A group as New e-LAAS has it, and the duties that justify it (circular 4.1)."""

    def __init__(
        self,
        duties: Sequence[Duty],
        others: Sequence[PrivilegeGroup],
        today: date,
        parent: QWidget,
        group: PrivilegeGroup | None = None,
    ) -> None:
        title = "แก้กลุ่มผู้ใช้งาน" if group else "เพิ่มกลุ่มผู้ใช้งาน"
        subtitle = group.name if group else "ใส่ชื่อให้ตรงกับที่เห็นใน New e-LAAS"
        super().__init__(title, subtitle, primary="บันทึกการแก้ไข" if group else "เพิ่มกลุ่ม", width=640, parent=parent)
        self.name = TextField(self.tr("ชื่อกลุ่ม"), key="name")
        self.description = TextAreaField(self.tr("ทำอะไรได้"), key="description", optional=True, lines=2)
        self.view_only = Check(self.tr("ดูได้อย่างเดียว แก้ข้อมูลไม่ได้"))
        self.valid_from = DateField(self.tr("ใช้ได้ตั้งแต่"), today=today, key="valid_from", optional=True)
        self.valid_to = DateField(self.tr("วันสุดท้ายที่ใช้"), today=today, key="valid_to", optional=True)
        self.replaced_by = ChoiceField(
            self.tr("กลุ่มที่ใช้แทน"), _groups(others), key="replaced_by_id", optional=True, placeholder=self.tr("ไม่มี")
        )
        self.duties = DutyTicks(duties)
        self.add(self.name, self.description, row(self.view_only, None))
        self.add_beside(self.valid_from, self.valid_to, self.replaced_by)
        heading = Text(self.tr("หน้าที่ที่รองรับกลุ่มนี้"), "caption_strong")
        quiet = self.tr("ใครมีหน้าที่หนึ่งในนี้ตามคำสั่ง จึงอยู่ในกลุ่มนี้ได้")
        self.add(row(heading, (Text(quiet, "caption", "text_2"), 1), gap=10, pad=(RING, 4, 0, 0)), self.duties)
        if group is not None:
            self._show_group(group)

    def _show_group(self, group: PrivilegeGroup) -> None:
        self.name.set_text(group.name)
        self.description.set_text(group.description)
        self.view_only.setChecked(group.view_only)
        self.valid_from.set_day(group.valid_from)
        self.valid_to.set_day(group.valid_to)
        self.replaced_by.set_value(group.replaced_by_id)
        self.duties.tick(group.duty_ids)

    def draft(self) -> GroupDraft:
        """What was put in."""
        return GroupDraft(
            name=self.name.text(),
            description=self.description.text(),
            view_only=self.view_only.isChecked(),
            valid_from=self.valid_from.day(),
            valid_to=self.valid_to.day(),
            duty_ids=self.duties.ticked(),
            replaced_by_id=_group_id(self.replaced_by),
        )

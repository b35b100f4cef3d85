"""Which other group must not be held together with a group, and why (circular 4.1)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.accounts import PrivilegeGroup
from ui.groups.overview import Apart, GroupLine, Overview
from ui.theme import RING
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.dialog import Dialog
from ui.widgets.field import TextField
from ui.widgets.layout import row
from ui.widgets.text import Text


class ApartDialog(Dialog):
    """Asks for the other group and the reason; of a pair that is there, for the reason alone."""

    def __init__(
        self,
        line: GroupLine,
        others: Sequence[PrivilegeGroup],
        overview: Overview,
        parent: QWidget,
        apart: Apart | None,
    ) -> None:
        super().__init__("กลุ่มที่ไม่ควรอยู่คู่กัน", line.group.name, primary="บันทึก", parent=parent)
        self._line, self._overview = line, overview
        self.other = ChoiceField(
            self.tr("ไม่ควรอยู่คู่กับกลุ่ม"), [Choice(group.id, group.name) for group in others], key="group_id"
        )
        self.reason = TextField(
            self.tr("เพราะ"), key="reason", optional=True, placeholder=self.tr("เช่น ผู้จัดทำไม่ควรอนุมัติเอง")
        )
        self._both = Text("", "caption", "text_2", wrap=True)
        self.add(self.other, self.reason, row((self._both, 1), pad=(RING, 4, RING, 4)))
        if apart is not None:
            self.other.set_value(apart.partner.id)
            self.other.set_locked(True)
            self.reason.set_text(apart.conflict.reason)
        self.other.changed.connect(self._on_other)
        self._on_other()

    def other_id(self) -> int:
        """The other group; asked only after the field was found good."""
        chosen = self.other.value()
        if not isinstance(chosen, int):
            raise TypeError("no group")
        return chosen

    @Slot()
    def _on_other(self) -> None:
        """Who is in both now becomes a task at once: that is said before it happens."""
        other = self.other.value()
        cells = self._overview.matrix.cells
        both = [
            member.person.name.without_title
            for member in self._line.members
            if isinstance(other, int) and (member.person.id, other) in cells
        ]
        words = self.tr("ตอนนี้ไม่มีใครอยู่ทั้งสองกลุ่ม")
        if other is None:
            words = self.tr("ใครอยู่ทั้งสองกลุ่มจะขึ้นในงานวันนี้ และถูกเตือนเมื่อทำคำขอและสอบทาน")
        elif both:
            words = self.tr("ตอนนี้อยู่ทั้งสองกลุ่ม {0} คน จะขึ้นในงานวันนี้ทันที: {1}").format(len(both), " · ".join(both))
        self._both.set_words(words)

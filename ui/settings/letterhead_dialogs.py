"""Dialogs of the head of papers: who sends letters, and what memos begin with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.drafts import MemoHeadDraft, SenderDraft
from elaas_desk.domain.letterhead import written_number
from elaas_desk.services.letterheads import MemoHead
from ui.theme import RING
from ui.widgets.dialog import Dialog
from ui.widgets.field import TextAreaField, TextField
from ui.widgets.layout import row
from ui.widgets.text import Text

_ROOM = "............"


class SenderDialog(Dialog):
    """Name and address at the right of letters."""

    def __init__(self, draft: SenderDraft, derived: Sequence[str], parent: QWidget) -> None:
        super().__init__(
            "ชื่อและที่อยู่บนหนังสือ", "พิมพ์ด้านขวาใต้ครุฑ ไม่เกินสี่บรรทัด", primary="บันทึกชื่อและที่อยู่", width=560, parent=parent
        )
        self.lines = TextAreaField(
            self.tr("ส่วนราชการและที่อยู่"),
            key="sender",
            optional=True,
            lines=4,
            help=self.tr("ขึ้นบรรทัดใหม่ตรงที่ต้องการให้พิมพ์ขึ้นบรรทัดใหม่ ถ้าเว้นว่าง โปรแกรมใช้ชื่อและที่อยู่ของสำนักงาน"),
        )
        self.lines.set_text(draft.sender or "\n".join(derived))
        self.add(self.lines)
        self._derived = "\n".join(derived) if not draft.sender else ""

    def draft(self) -> SenderDraft:
        """What was put in; what follows from the office anyway is not set."""
        text = self.lines.text()
        return SenderDraft("" if text == self._derived else text)


class MemoHeadDialog(Dialog):
    """ส่วนราชการ and the beginning of the numbers of one unit's memos."""

    def __init__(self, head: MemoHead, fallback: str, today: date, parent: QWidget) -> None:
        """`fallback` is what the numbers begin with while nothing is typed."""
        super().__init__("หัวบันทึกข้อความ", head.unit.name, primary="บันทึกหัวบันทึกข้อความ", width=600, parent=parent)
        self._fallback, self._today = fallback, today
        self.agency = TextField(
            self.tr("ส่วนราชการ"),
            key="agency",
            optional=True,
            placeholder="" if head.draft.agency else head.agency,
            help=self.tr("ถ้าเว้นว่าง โปรแกรมพิมพ์ตามชื่อของหน่วยงาน"),
        )
        self.prefix = TextField(
            self.tr("เลขที่บันทึกข้อความ"),
            key="memo_prefix",
            optional=True,
            placeholder=self.tr("เช่น สพ ๗๒๑๐๑ หรือ กค {เลข}/{ปี}"),
            help=self.tr("{เลข} คือที่ว่างไว้เขียนเลข และ {ปี} คือปี พ.ศ. ถ้าไม่ใส่ {เลข} จะเว้นไว้ท้ายบรรทัด"),
        )
        self._shown = Text("", "body_strong")
        self.agency.set_text(head.draft.agency)
        self.prefix.set_text(head.draft.memo_prefix)
        self.add(
            self.agency,
            self.prefix,
            row(Text(self.tr("จะพิมพ์ว่า"), "caption", "text_2"), (self._shown, 1), gap=8, pad=(RING, 4, RING, 6)),
        )
        self.prefix.changed.connect(self._on_changed)
        self._on_changed()

    def shown(self) -> str:
        """How the number will be printed."""
        return self._shown.plain()

    def draft(self) -> MemoHeadDraft:
        """What was put in."""
        return MemoHeadDraft(self.agency.text(), self.prefix.text())

    @Slot()
    def _on_changed(self) -> None:
        begins = self.prefix.text() or self._fallback
        number = written_number(begins, self._today)
        if number.endswith("/") or not number:
            number += _ROOM
        self._shown.set_words(self.tr("ที่ {0}").format(number))

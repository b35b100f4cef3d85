"""The group that is chosen: what it may do, since when, which duties justify it, and who is in it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.policy import Clause
from elaas_desk.services.views import CellState
from elaas_desk.thai import dates
from ui.groups.overview import GroupLine, Member, is_over
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Item, row
from ui.widgets.marks import Chip
from ui.widgets.paint import State
from ui.widgets.pane import DetailPane, fact, item, section
from ui.widgets.text import Text


class GroupPane(DetailPane):
    """Shows a `GroupLine`. Emits what is wanted of it, or the person that is to be opened in the register."""

    edit_wanted = Signal()
    retire_wanted = Signal()
    person_wanted = Signal(int)

    def __init__(self, clauses: Mapping[str, Clause], *, edits: bool) -> None:
        super().__init__()
        self._clause, self._edits = clauses.get("4.1"), edits
        self.line: GroupLine | None = None

    def show_line(self, line: GroupLine) -> None:
        """Show a group."""
        self.line = line
        self.set_head(line.group.name, self.tr("ดูได้อย่างเดียว") if line.group.view_only else self.tr("บันทึกและแก้ข้อมูลได้"))
        self.set_actions(self._buttons(line) if self._edits else [])
        self.set_sections([self._about(line), self._duties(line), self._members(line)])

    def _buttons(self, line: GroupLine) -> list[Button]:
        edit = Button(self.tr("แก้กลุ่ม"), Kind.PRIMARY, icon="edit")
        edit.clicked.connect(self.edit_wanted)
        if is_over(line):
            return [edit]
        retire = Button(self.tr("เลิกใช้กลุ่ม…"), Kind.DANGER)
        retire.clicked.connect(self.retire_wanted)
        return [edit, retire]

    def _about(self, line: GroupLine) -> QWidget:
        group = line.group
        lines: list[Item] = [row(Chip(line.state, line.state_words), None)]
        if group.description:
            lines += [4, Text(group.description, "body", wrap=True), 4]
        if group.valid_from is not None:
            lines.append(fact(self.tr("ใช้ได้ตั้งแต่"), dates.short(group.valid_from)))
        if group.valid_to is not None:
            lines.append(fact(self.tr("วันสุดท้ายที่ใช้"), dates.short(group.valid_to)))
        if line.replaced_by:
            lines.append(fact(self.tr("ใช้แทนด้วย"), line.replaced_by))
        return section("", *lines)

    def _duties(self, line: GroupLine) -> QWidget:
        lines: list[Item] = [item(State.OK, name) for name in line.duties]
        if not lines:
            sentence = (
                self.tr("ไม่ผูกกับหน้าที่ใด ทุกคนจึงอยู่ในกลุ่มนี้ได้")
                if line.group.view_only
                else self.tr("ยังไม่ผูกกับหน้าที่ใด จึงบอกไม่ได้ว่าใครควรอยู่ในกลุ่มนี้ กดแก้กลุ่มแล้วเลือกหน้าที่")
            )
            lines.append(Text(sentence, "caption", "text_2", wrap=True))
        text = self._clause.text if self._clause else ""
        return section(self.tr("หน้าที่ที่รองรับ"), *lines, clause="4.1", clause_text=text)

    def _members(self, line: GroupLine) -> QWidget:
        if not line.members:
            return section(self.tr("คนในกลุ่ม"), Text(self.tr("ยังไม่มีใครอยู่ในกลุ่มนี้"), "caption", "text_2"))
        heading = self.tr("คนในกลุ่ม {0} คน").format(f"{len(line.members):,}")
        return section(heading, *(self._member(line, member) for member in line.members))

    def _member(self, line: GroupLine, member: Member) -> QWidget:
        name = member.person.name
        unit = member.unit.short_name or member.unit.name
        wrong = member.cell is CellState.NO_DUTY
        why = self.tr("ต้องถอดออก") if wrong and is_over(line) else self.tr("ไม่มีหน้าที่รองรับ") if wrong else unit
        door = Button(self.tr("เปิด {0} ในทะเบียน").format(name.without_title), Kind.ICON, icon="right")
        door.setProperty("person", member.person.id)
        door.clicked.connect(self._on_door)
        return item(State.LATE if wrong else State.OK, name.without_title, why, door)

    @Slot()
    def _on_door(self) -> None:
        self.person_wanted.emit(self.sender().property("person"))

"""The group that is chosen: what it may do, since when, which duties justify it, and who is in it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.policy import Clause
from elaas_desk.domain.starting_groups import is_marked, without_mark
from elaas_desk.services.access import Deed, may
from elaas_desk.services.views import CellState
from elaas_desk.thai import dates
from ui.groups.overview import Apart, GroupLine, Member, is_over
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Item, row
from ui.widgets.marks import Chip
from ui.widgets.notice import Notice
from ui.widgets.paint import State
from ui.widgets.pane import DetailPane, fact, item, section
from ui.widgets.text import Text


class GroupPane(DetailPane):
    """Shows a `GroupLine`. Emits what is wanted of it, or the person that is to be opened in the register."""

    apart_wanted = Signal(object)  # an Apart, or None for a new one
    apart_dropped = Signal(object)
    confirm_wanted = Signal()
    edit_wanted = Signal()
    retire_wanted = Signal()
    person_wanted = Signal(int)
    print_wanted = Signal()
    leave_wanted = Signal(int)

    def __init__(self, clauses: Mapping[str, Clause], actor: Actor, *, edits: bool) -> None:
        super().__init__()
        self._actor = actor
        self._clause, self._edits = clauses.get("4.1"), edits
        self.line: GroupLine | None = None

    def show_line(self, line: GroupLine) -> None:
        """Show a group."""
        self.line = line
        self.set_head(line.group.name, self.tr("ดูได้อย่างเดียว") if line.group.view_only else self.tr("บันทึกและแก้ข้อมูลได้"))
        sheet = Button(self.tr("พิมพ์รายชื่อกลุ่มนี้…"), Kind.ICON, icon="print")
        sheet.clicked.connect(self.print_wanted)
        printed = [sheet] if may(self._actor, Deed.EXPORT) else []
        self.set_actions([*(self._buttons(line) if self._edits else []), *printed])
        self.set_sections([self._about(line), self._duties(line), self._apart(line), self._members(line)])

    def _buttons(self, line: GroupLine) -> list[Button]:
        edit = Button(self.tr("แก้กลุ่ม"), Kind.PRIMARY, icon="edit")
        edit.clicked.connect(self.edit_wanted)
        if is_over(line) and not line.members:
            return [edit]
        retire = Button(self.tr("จัดสมาชิกที่ค้าง…") if is_over(line) else self.tr("เลิกใช้กลุ่ม…"), Kind.DANGER)
        retire.clicked.connect(self.retire_wanted)
        return [edit, retire]

    def _about(self, line: GroupLine) -> QWidget:
        group = line.group
        lines: list[Item] = [row(Chip(line.state, line.state_words), None)]
        if is_marked(group.description):
            lines += [4, Notice(State.SOON, self.tr("รายการตั้งต้นของโปรแกรม ไม่ใช่รายการทางการ ให้แก้ตามที่เห็นใน New e-LAAS"))]
            if self._edits:
                right = Button(self.tr("ตรงกับ New e-LAAS แล้ว"), Kind.QUIET, icon="check")
                right.clicked.connect(self.confirm_wanted)
                lines.append(row(right, None))
        if group.description:
            lines += [4, Text(without_mark(group.description), "body", wrap=True), 4]
        if group.valid_from is not None:
            lines.append(fact(self.tr("ใช้ได้ตั้งแต่"), dates.short(group.valid_from)))
        if group.valid_to is not None:
            lines.append(fact(self.tr("วันสุดท้ายที่ใช้"), dates.short(group.valid_to)))
        if line.chain:
            lines.append(fact(self.tr("ใช้แทนด้วย"), " → ".join(line.chain)))
        if line.former:
            lines.append(fact(self.tr("ใช้แทน"), " · ".join(line.former)))
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

    def _apart(self, line: GroupLine) -> QWidget:
        lines: list[Item] = [self._partner(apart) for apart in line.apart]
        if not lines:
            lines.append(Text(self.tr("อยู่คู่กับกลุ่มใดก็ได้"), "caption", "text_2"))
        if self._edits:
            add = Button(self.tr("เพิ่มกลุ่มที่ไม่ควรอยู่คู่กัน…"), Kind.QUIET, icon="plus")
            add.clicked.connect(self._on_apart)
            lines.append(row(add, None))
        text = self._clause.text if self._clause else ""
        return section(self.tr("ไม่ควรอยู่คู่กับ"), *lines, clause="4.1", clause_text=text)

    def _partner(self, apart: Apart) -> QWidget:
        name = apart.partner.name
        edit = Button(self.tr("แก้เหตุผลที่ไม่ควรอยู่คู่กับ{0}").format(name), Kind.ICON, icon="edit")
        drop = Button(self.tr("ให้อยู่คู่กับ{0}ได้").format(name), Kind.ICON, icon="close")
        for button, slot in ((edit, self._on_apart), (drop, self._on_apart_dropped)):
            button.setProperty("apart", apart)
            button.clicked.connect(slot)
            button.setVisible(self._edits)
        return item(State.GONE, name, apart.conflict.reason, edit, drop)

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
        if member.beside and not wrong:
            why, wrong = self.tr("อยู่คู่กับกลุ่ม{0}").format(member.beside), True
        leave = Button(self.tr("พ้นหน้าที่ {0}").format(name.without_title), Kind.ICON, icon="leave")
        leave.setProperty("person", member.person.id)
        leave.clicked.connect(self._on_leave)
        if not may(self._actor, Deed.ENTER, member.unit.id):
            leave.hide()
        return item(State.LATE if wrong else State.OK, name.without_title, why, leave, door)

    @Slot()
    def _on_leave(self) -> None:
        self.leave_wanted.emit(self.sender().property("person"))

    @Slot()
    def _on_apart(self) -> None:
        self.apart_wanted.emit(self.sender().property("apart"))

    @Slot()
    def _on_apart_dropped(self) -> None:
        self.apart_dropped.emit(self.sender().property("apart"))

    @Slot()
    def _on_door(self) -> None:
        self.person_wanted.emit(self.sender().property("person"))

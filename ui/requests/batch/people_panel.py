"""Who is asked for together: each with what they will ask for and what is wrong with it, and who is made apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.requests import GroupChange
from ui.requests.request_desk import Basis
from ui.requests.words import CHANGES, order_of
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Group, Item, Panel, Rule, Scroll, clear, column, row
from ui.widgets.marks import StateShape
from ui.widgets.paint import State
from ui.widgets.text import Text

_PAD = (16, 6, 10, 6)


@dataclass(frozen=True, slots=True)
class Asked:
    """One person with what is asked for, and what is wrong."""

    basis: Basis
    lines: tuple[GroupChange, ...]
    problems: tuple[str, ...]


class PeoplePanel(Panel):
    """Emits `dropped(person_id)` when somebody is left out."""

    dropped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._body = column(gap=0, pad=(0, 8, 0, 8))
        super().__init__(column((Scroll(self._body), 1), gap=0, pad=(1, 1, 1, 1)), parent=parent)

    def show_people(self, people: Sequence[Asked], apart: Sequence[Basis]) -> None:
        """Show them in their order, then those who are made apart."""
        clear(self._body)
        heading = Text(self.tr("คนในชุดนี้ {0} คน").format(len(people)), "subtitle")
        self._body.addLayout(row((heading, 1), pad=(16, 4, 10, 4)))
        for place, asked in enumerate(people):
            if place:
                self._body.addLayout(row((Rule(), 1), pad=(16, 0, 16, 0)))
            self._body.addWidget(self._person(asked, can_drop=len(people) > 1))
        if apart:
            self._body.addLayout(row((Rule(), 1), pad=(0, 8, 0, 4)))
            self._body.addLayout(row((Text(self.tr("ทำแยกจากชุดนี้"), "body_strong"), 1), pad=_PAD))
        for basis in apart:
            self._body.addWidget(self._alone(basis))
        self._body.addStretch(1)

    def _person(self, asked: Asked, *, can_drop: bool) -> QWidget:
        person, basis = asked.basis.detail.person, asked.basis
        account = self.tr("ชื่อผู้ใช้ {0}").format(basis.username) if basis.username else self.tr("ยังไม่มีชื่อผู้ใช้")
        words: list[Item] = [Text(person.name.full, "body_strong"), Text(account, "caption", "text_2")]
        names = {group.id: group.name for group in basis.groups}
        words += [Text(_line(line, names), "caption", "text", wrap=True) for line in asked.lines]
        for sentence in asked.problems:
            sign = column(StateShape(State.LATE, 20, 6.5), None, gap=0)
            words.append(row(sign, (Text(sentence, "caption", "late", wrap=True), 1), gap=4))
        end: list[Item] = []
        if can_drop:
            drop = Button(self.tr("เอา{0}ออกจากชุดนี้").format(person.name.full), Kind.ICON, icon="close")
            drop.clicked.connect(partial(self._on_drop, person.id))
            end.append(column(drop, None, gap=0))
        return Group(row((column(*words, gap=0), 1), *end, gap=6, pad=_PAD))

    def _alone(self, basis: Basis) -> QWidget:
        person = basis.detail.person
        why = self.tr("ต้องใช้หนังสือราชการถึงกรมและแบบ ๑ จึงทำรวมกับผู้อื่นไม่ได้ ทำคำขอใหม่ของผู้นี้ต่างหากหลังจากชุดนี้")
        words = column(Text(person.name.full, "body_strong"), Text(why, "caption", "text_2", wrap=True), gap=0)
        return Group(row((words, 1), pad=_PAD))

    def _on_drop(self, person_id: int, _checked: bool = False) -> None:
        self.dropped.emit(person_id)


def _line(line: GroupChange, names: dict[int, str]) -> str:
    """เพิ่ม ผู้บันทึกฎีกา · คำสั่งที่ ๑๓๑/๒๕๖๙."""
    name = names.get(line.group_id, "กลุ่มที่ไม่มีแล้ว")
    return " · ".join(part for part in (f"{CHANGES[line.change]} {name}", order_of(line.order_number, None)) if part)

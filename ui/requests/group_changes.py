"""The groups that a request asks for: each with its duty and order, to be added, changed or taken out again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.requests import MAX_GROUPS, Change, GroupChange
from ui.requests.group_dialog import GroupDialog
from ui.requests.request_desk import Basis, RequestDesk
from ui.requests.words import CHANGES, order_of
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.icons import Icon
from ui.widgets.layout import Group, Item, Panel, Rule, clear, column, row
from ui.widgets.marks import StateShape
from ui.widgets.paint import State
from ui.widgets.text import Text


class GroupChanges(QWidget):
    """The lines of Form 2, part 3, as rows. Emits `changed` when the person adds, changes or drops one."""

    changed = Signal()

    def __init__(self, desk: RequestDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._basis: Basis | None = None
        self._lines: tuple[GroupChange, ...] = ()
        self._errors: Mapping[int, str] = {}
        self._asked: GroupDialog | None = None
        self.add = Button(self.tr("เพิ่มกลุ่ม"), Kind.QUIET, icon="plus")
        self._wrong_sign = StateShape(State.LATE, 20, 6.5)
        self._wrong = Text("", "caption", "late", wrap=True)
        self._held = Text("", "caption", "text_2", wrap=True)
        self._rows = column(gap=0, pad=(1, 1, 1, 1))
        head = row((Text(self.tr("กลุ่มที่ขอเปลี่ยน"), "body_strong"), 1), self.add, pad=(RING, 0, 0, 0))
        wrong = row(self._wrong_sign, (self._wrong, 1), gap=6, pad=(RING, 0, RING, 0))
        body = row((Panel(self._rows), 1), pad=(RING, 0, RING, 0))
        held = row((self._held, 1), pad=(RING, 0, RING, 2))
        self.setLayout(column(head, held, wrong, body, gap=2))
        self.add.clicked.connect(self._on_add)
        self._show()

    def set_basis(self, basis: Basis) -> None:
        """Whose request it is, and what may be asked for."""
        self._basis = basis
        self._show()

    def lines(self) -> tuple[GroupChange, ...]:
        """The lines as they stand."""
        return self._lines

    def set_lines(self, lines: Sequence[GroupChange]) -> None:
        """Other lines; what was wrong is gone with the old ones. No signal comes."""
        self._lines, self._errors = tuple(lines), {}
        self._tell("")
        self._show()

    def set_errors(self, of_all: str, of_lines: Mapping[int, str]) -> None:
        """What is wrong with the lines together, and with single ones by their place."""
        self._errors = dict(of_lines)
        self._tell(of_all)
        self._show()

    def errors(self) -> list[str]:
        """Every sentence that is shown."""
        return [one for one in (self._wrong.plain(), *self._errors.values()) if one]

    def _tell(self, sentence: str) -> None:
        self._wrong.set_words(sentence)
        for part in (self._wrong, self._wrong_sign):
            part.setVisible(bool(sentence))

    def _show(self) -> None:
        clear(self._rows)
        names = [each.group.name for each in self._basis.detail.held] if self._basis else []
        self._held.set_words(self.tr("ตอนนี้อยู่ใน {0}").format(" · ".join(names)) if names else "")
        self._held.setVisible(bool(names))
        if not self._lines:
            words = Text(self.tr("ยังไม่มีกลุ่มในคำขอนี้ กดเพิ่มกลุ่มเพื่อขอเพิ่มหรือถอดออก"), "caption", "text_2")
            self._rows.addLayout(row((words, 1), pad=(16, 12, 16, 12)))
        for place, line in enumerate(self._lines):
            if place:
                self._rows.addWidget(Rule())
            self._rows.addWidget(self._row(place, line))
        self.add.setEnabled(len(self._lines) < MAX_GROUPS)

    def _row(self, place: int, line: GroupChange) -> QWidget:
        name = self._name(line)
        words: list[Item] = [Text(name), self._ground(line)]
        if place in self._errors:
            words.append(Text(self._errors[place], "caption", "late", wrap=True))
        edit = Button(self.tr("แก้หน้าที่และคำสั่งของกลุ่ม{0}").format(name), Kind.ICON, icon="edit")
        drop = Button(self.tr("เอากลุ่ม{0}ออกจากคำขอ").format(name), Kind.ICON, icon="close")
        edit.clicked.connect(partial(self._on_edit, place))
        drop.clicked.connect(partial(self._on_drop, place))
        sign = column(None, _sign(line.change), None, gap=0)
        return Group(row(sign, (column(*words, gap=0), 1), edit, drop, gap=6, pad=(14, 5, 10, 5)))

    def _name(self, line: GroupChange) -> str:
        groups = self._basis.groups if self._basis else ()
        return next((group.name for group in groups if group.id == line.group_id), self.tr("กลุ่มที่ไม่มีแล้ว"))

    def _ground(self, line: GroupChange) -> Text:
        """The duty and the order; where an added group has neither, that is said."""
        parts = [part for part in (line.duty, order_of(line.order_number, line.order_date)) if part]
        if parts:
            return Text(" · ".join(parts), "caption", "text_2")
        if line.change is Change.ADD:
            view_only = self._basis is not None and any(
                group.view_only for group in self._basis.groups if group.id == line.group_id
            )
            if view_only:
                return Text(self.tr("ดูรายงานอย่างเดียว"), "caption", "text_2")
            return Text(self.tr("ยังไม่ได้ระบุหน้าที่และคำสั่งที่รองรับ"), "caption", "soon")
        if apart := self._apart(line.group_id):
            return Text(self.tr("ไม่ควรอยู่คู่กับกลุ่ม{0}").format(apart), "caption", "text_2")
        held = self._basis.detail.held if self._basis else ()
        lost = next((each.why for each in held if each.group.id == line.group_id and not each.justified), "")
        return Text(lost or self.tr("ยังมีหน้าที่รองรับอยู่"), "caption", "text_2")

    def _apart(self, group_id: int) -> str:
        """The group that is held with this one and must not be; empty for none."""
        clashes = self._basis.detail.clashes if self._basis else ()
        partners = {each.first.id: each.second.name for each in clashes} | {
            each.second.id: each.first.name for each in clashes
        }
        return partners.get(group_id, "")

    @Slot()
    def _on_add(self) -> None:
        if self._basis is not None:
            self._open(GroupDialog(self._desk, self._basis, self._lines, None, self.window()))

    def _on_edit(self, place: int, _checked: bool = False) -> None:
        if self._basis is not None:
            self._open(GroupDialog(self._desk, self._basis, self._lines, place, self.window()))

    def _open(self, dialog: GroupDialog) -> None:
        self._asked = dialog
        dialog.submitted.connect(self._on_submitted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_submitted(self) -> None:
        if self._asked is None:
            return
        dialog, self._asked = self._asked, None
        lines = list(self._lines)
        if dialog.place is None:
            lines.append(dialog.line())
        else:
            lines[dialog.place] = dialog.line()
        dialog.accept()
        self.set_lines(lines)
        self.changed.emit()

    def _on_drop(self, place: int, _checked: bool = False) -> None:
        self.set_lines([line for at, line in enumerate(self._lines) if at != place])
        self.add.setFocus()
        self.changed.emit()


def _sign(change: Change) -> QWidget:
    """+ เพิ่ม or − ถอดออก, in word, shape and colour."""
    adds = change is Change.ADD
    tone = "ok" if adds else "late"
    mark = Panel(
        row(Icon("plus" if adds else "minus", tone, 16), pad=(3, 3, 3, 3)), fill=f"{tone}_tint", edge=None, radius=4
    )
    mark.setFixedSize(22, 22)
    word = Text(CHANGES[change], "body_strong", tone)
    word.setFixedWidth(54)
    return Group(row(mark, word, gap=10))

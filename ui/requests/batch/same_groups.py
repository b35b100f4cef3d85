"""The groups that are asked for all: chosen once; duty and order come from the register for each person."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.requests import MAX_GROUPS, Change
from ui.requests.batch.values import Wanted
from ui.requests.words import CHANGES
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.choices import Option, Segments
from ui.widgets.dialog import Dialog
from ui.widgets.icons import Icon
from ui.widgets.layout import Group, Panel, Rule, clear, column, row
from ui.widgets.text import Text


class SameGroups(QWidget):
    """Rows of groups to be added or given back. Emits `changed`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[PrivilegeGroup, ...] = ()
        self._held: tuple[PrivilegeGroup, ...] = ()
        self._wanted: tuple[Wanted, ...] = ()
        self._may_remove = False
        self.dialog: WantedDialog | None = None
        self.add = Button(self.tr("เพิ่มกลุ่ม"), Kind.QUIET, icon="plus")
        self._rows = column(gap=0, pad=(1, 1, 1, 1))
        head = row((Text(self.tr("กลุ่มที่ขอให้ทุกคน"), "body_strong"), 1), self.add, pad=(RING, 0, 0, 0))
        self.setLayout(column(head, row((Panel(self._rows), 1), pad=(RING, 0, RING, 0)), gap=2))
        self.add.clicked.connect(self._on_add)
        self._show()

    def offer(self, groups: Sequence[PrivilegeGroup], held: Sequence[PrivilegeGroup], *, may_remove: bool) -> None:
        """What may be added, and, for a change of rights, what somebody of them holds and may give back."""
        self._groups, self._held, self._may_remove = tuple(groups), tuple(held), may_remove
        if not may_remove:
            self._wanted = tuple(each for each in self._wanted if each.change is Change.ADD)
        self._show()

    def wanted(self) -> tuple[Wanted, ...]:
        """What was chosen."""
        return self._wanted

    def _show(self) -> None:
        clear(self._rows)
        if not self._wanted:
            words = Text(self.tr("ยังไม่มีกลุ่ม กดเพิ่มกลุ่มเพื่อขอให้ทุกคนในชุดนี้"), "caption", "text_2")
            self._rows.addLayout(row((words, 1), pad=(16, 12, 16, 12)))
        for place, each in enumerate(self._wanted):
            if place:
                self._rows.addWidget(Rule())
            self._rows.addWidget(self._row(place, each))
        self.add.setEnabled(len(self._wanted) < MAX_GROUPS)

    def _row(self, place: int, wanted: Wanted) -> QWidget:
        adds = wanted.change is Change.ADD
        sign = column(None, Icon("plus" if adds else "minus", "ok" if adds else "late", 16), None, gap=0)
        drop = Button(self.tr("เอากลุ่ม{0}ออกจากคำขอ").format(wanted.group.name), Kind.ICON, icon="close")
        drop.clicked.connect(partial(self._on_drop, place))
        words = Text(f"{CHANGES[wanted.change]} {wanted.group.name}")
        return Group(row(sign, (words, 1), drop, gap=8, pad=(14, 5, 10, 5)))

    @Slot()
    def _on_add(self) -> None:
        taken = {each.group.id for each in self._wanted}
        groups = [each for each in self._groups if each.id not in taken]
        held = [each for each in self._held if each.id not in taken] if self._may_remove else []
        self.dialog = dialog = WantedDialog(groups, held, self._may_remove, self.window())
        dialog.submitted.connect(self._on_wanted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_wanted(self) -> None:
        if self.dialog is not None:
            self._wanted = (*self._wanted, self.dialog.wanted())
            self.dialog.accept()
            self._show()
            self.changed.emit()

    def _on_drop(self, place: int, _checked: bool = False) -> None:
        self._wanted = self._wanted[:place] + self._wanted[place + 1 :]
        self._show()
        self.changed.emit()


class WantedDialog(Dialog):
    """Asks for one group, to be added for all or given back by all."""

    def __init__(
        self,
        groups: Sequence[PrivilegeGroup],
        held: Sequence[PrivilegeGroup],
        may_remove: bool,
        parent: QWidget,
    ) -> None:
        subtitle = "หน้าที่และคำสั่งของแต่ละคนมาจากทะเบียน"
        super().__init__("เพิ่มกลุ่มให้ทุกคนในชุด", subtitle, primary="เพิ่มกลุ่ม", width=480, parent=parent)
        self._offered = {Change.ADD: tuple(groups), Change.REMOVE: tuple(held)}
        options = [Option(change.value, CHANGES[change]) for change in Change]
        self._change = Segments(options, Change.ADD.value, spoken=self.tr("เพิ่มหรือถอดออกจากกลุ่ม"))
        self._group = ChoiceField(
            self.tr("กลุ่มผู้ใช้งาน"), key="group_id", missing=self.tr("ยังไม่ได้เลือกกลุ่ม เลือกหนึ่งกลุ่มจากรายการ")
        )
        if may_remove:
            self.add(row(self._change, None))
        self.add(self._group)
        self._change.chosen.connect(self._on_change)
        self._on_change(Change.ADD.value)

    def wanted(self) -> Wanted:
        """What was put in; only asked after the field was found good."""
        change = Change(self._change.key())
        group = next(each for each in self._offered[change] if each.id == self._group.value())
        return Wanted(group, change)

    @Slot(str)
    def _on_change(self, key: str) -> None:
        groups = self._offered[Change(key)]
        self._group.set_choices([Choice(group.id, group.name) for group in groups])
        self._group.set_error("")
        self._group.set_help("" if groups else self.tr("ไม่มีกลุ่มให้เลือก"))

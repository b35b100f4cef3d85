"""The rows before they are entered: what each would do, what is wrong in which cell, and what comes with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.first_day import CheckedRow, Entry
from elaas_desk.domain.first_day_sheet import HEADINGS, SheetColumn
from elaas_desk.domain.words import KNOWN_BY, POSTS
from elaas_desk.services.first_day import Checked
from elaas_desk.thai.names import TITLES
from ui.first_day.sheet_grid import SheetGrid
from ui.first_day.sheet_model import FIRST_CELL, SheetModel
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.choices import FilterChips, Option
from ui.widgets.layout import Panel, Rule, column, row
from ui.widgets.marks import StateShape
from ui.widgets.paint import State
from ui.widgets.text import Strong, Text, Words

_ALL, _WRONG = "all", "wrong"


class CheckPart(QWidget):
    """Emits `edited(row number, column, text)`, `accepted()` and `given_up()`.

    The primary is never dead: pressed while a row that is taken has a problem, it goes to the first.
    """

    edited = Signal(int, object, str)
    accepted = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = SheetModel(self)
        self.grid = SheetGrid(self.model)
        self._new_groups: Sequence[str] = ()
        self._chips = FilterChips(
            [Option(_ALL, self.tr("ทุกแถว")), Option(_WRONG, self.tr("ต้องแก้"), State.LATE)],
            _ALL,
            spoken=self.tr("กรองแถว"),
        )
        self._next = Button(self.tr("ช่องถัดไปที่ต้องแก้"), icon="right", key="F8")
        self._shape = StateShape(State.LATE, 20, 7)
        self._says = Text("", wrap=True)
        self._summary = Text("", "caption", "text_2", wrap=True)
        self._accept = Button(self.tr("บันทึกทั้งหมด"), Kind.PRIMARY, large=True)
        give_up = Button(self.tr("ยกเลิก"), large=True)
        says = row(
            column(self._shape, None, gap=0, pad=(0, 3, 0, 0)), (self._says, 1), self._next, gap=10, pad=(16, 6, 8, 6)
        )
        foot = row((column(None, self._summary, None, gap=0), 1), give_up, self._accept, gap=8, pad=(16, 10, 12, 10))
        panel = Panel(column((self.grid, 1), Rule(), says, Rule(), foot, gap=0, pad=(1, 3, 1, 1)))
        self.setLayout(column(row(self._chips, None, gap=6), (panel, 1), gap=8, pad=(RING, 0, RING, 0)))
        self._connect(give_up)

    def _connect(self, give_up: Button) -> None:
        self._chips.chosen.connect(self._on_chip)
        self._next.clicked.connect(self._on_next)
        self._accept.clicked.connect(self._on_accept)
        give_up.clicked.connect(self.given_up)
        self.model.edited.connect(self.edited)
        self.model.taken_changed.connect(self._tell_sum)
        self.grid.moved.connect(self._on_moved)
        QShortcut(QKeySequence("F8"), self).activated.connect(self._on_next)

    def show_checked(self, checked: Checked) -> None:
        """Show rows as they were checked; the cell that was being put right stays the chosen one."""
        here = self.grid.currentIndex()
        self._new_groups = checked.new_groups
        self.model.set_rows(checked.rows)
        if here.isValid():
            self.grid.keep_cell(here.row(), here.column())
        self._on_moved()

    def offer(self, units: Sequence[str], groups: Sequence[str], duties: Sequence[str]) -> None:
        """What the office has, to choose from while typing."""
        self.grid.offer(
            {
                SheetColumn.TITLE: TITLES,
                SheetColumn.UNIT: units,
                SheetColumn.POST: tuple(POSTS.values()),
                SheetColumn.PASSWORD_KNOWN_BY: tuple(KNOWN_BY.values()),
                SheetColumn.GROUPS: groups,
                SheetColumn.DUTIES: duties,
            }
        )

    def taken(self) -> list[CheckedRow]:
        """The rows that are to be entered."""
        return self.model.taken()

    def go_to_first_problem(self) -> None:
        """Choose the first wrong cell."""
        self._go(QModelIndex())

    def says(self) -> str:
        """What the line beneath the rows says."""
        return self._says.plain()

    def summary(self) -> str:
        """What the foot says."""
        return self._summary.plain()

    def set_busy(self, busy: bool) -> None:
        """Nothing is pressed twice."""
        self._accept.setEnabled(not busy)

    def _go(self, after: QModelIndex) -> None:
        found = self.model.next_problem(after)
        if found.isValid():
            self.grid.setCurrentIndex(found)
            self.grid.scrollTo(found)
            self.grid.setFocus()

    @Slot()
    def _on_next(self) -> None:
        self._go(self.grid.currentIndex())

    @Slot()
    def _on_accept(self) -> None:
        if any(each.problems for each in self.taken()):
            self.go_to_first_problem()
            return
        self.accepted.emit()

    @Slot(str)
    def _on_chip(self, key: str) -> None:
        self.model.show_only_problems(key == _WRONG)

    @Slot()
    def _on_moved(self) -> None:
        index = self.grid.currentIndex()
        problem = self.model.problem_at(index)
        wrong = sum(len(each.problems) for each in self.taken())
        if problem:
            column = HEADINGS[self.model.columns[index.column() - FIRST_CELL]]
            place = self.tr("แถว {0} {1}: ").format(self.model.row_at(index.row()).row.number, column)
            self._tell(State.LATE, [Strong(place), problem])
        elif wrong:
            self._tell(State.LATE, self.tr("ยังต้องแก้ {0} ช่อง เลือกช่องสีแดงแล้วพิมพ์ทับ หรือไม่เอาแถวนั้น").format(wrong))
        else:
            self._tell(State.OK, self.tr("ทุกแถวที่เลือกพร้อมบันทึก ตรวจอีกครั้งแล้วกดบันทึก"))
        self._next.setVisible(wrong > 0)

    def _tell(self, state: State, words: Words) -> None:
        self._shape.set_state(state)
        self._says.set_words(words)

    @Slot()
    def _tell_sum(self) -> None:
        rows, taken = self.model.rows(), self.taken()
        wrong = sum(bool(each.problems) for each in taken)
        people = sum(each.entry is Entry.NEW_PERSON for each in taken)
        accounts = sum(each.account is not None for each in taken)
        there = sum(each.entry is Entry.NOTHING for each in rows)
        parts = [self.tr("เพิ่ม {0} คน {1} บัญชี").format(people, accounts)]
        if there:
            parts.append(self.tr("มีอยู่แล้ว {0} คน").format(there))
        without = sum(each.id_missing for each in taken)
        if without:
            parts.append(self.tr("ยังไม่มีเลขประจำตัวประชาชน {0} คน").format(without))
        if self._new_groups:
            parts.append(self.tr("เพิ่มกลุ่มใหม่ {0} กลุ่ม: {1}").format(len(self._new_groups), ", ".join(self._new_groups)))
        self._summary.set_words(" · ".join(parts))
        self._accept.set_words(self.tr("บันทึก {0} แถว").format(len(taken)))
        self._accept.setEnabled(bool(taken))
        self._chips.set_count(_ALL, len(rows))
        self._chips.set_count(_WRONG, wrong)
        self._on_moved()

"""The rows of the first day as Qt shows and edits them: each cell with what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from elaas_desk.domain.first_day import CheckedRow, Entry
from elaas_desk.domain.first_day_sheet import HEADINGS, SheetColumn
from ui import messages
from ui.widgets.paint import State, plain_tip

TAKEN, RESULT = 0, 1
"""The first columns: whether the row is taken, and what comes of it."""
FIRST_CELL: Final = 2

_ALWAYS: Final = frozenset(
    {
        SheetColumn.TITLE,
        SheetColumn.FIRST_NAME,
        SheetColumn.LAST_NAME,
        SheetColumn.NATIONAL_ID,
        SheetColumn.POSITION,
        SheetColumn.UNIT,
        SheetColumn.USERNAME,
        SheetColumn.GROUPS,
    }
)
_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class SheetModel(QAbstractTableModel):
    """Rows of checked values. An edit is not applied here: `edited(row number, column, text)` asks for a new check."""

    edited = Signal(int, object, str)
    taken_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[CheckedRow] = []
        self._shown: list[CheckedRow] = []
        self._left_out: set[int] = set()
        self._only_problems = False
        self.columns: list[SheetColumn] = []

    def set_rows(self, rows: Sequence[CheckedRow]) -> None:
        """Show rows; which of them are left out stays, by their numbers in the file."""
        self.beginResetModel()
        self._rows = list(rows)
        filled = {column for each in rows for column in (*each.row.cells, *each.problems)}
        self.columns = [column for column in SheetColumn if column in filled | _ALWAYS]
        self._choose_shown()
        self.endResetModel()
        self.taken_changed.emit()

    def show_only_problems(self, only: bool) -> None:
        """Leave the rows in order out of sight, or show all."""
        self.beginResetModel()
        self._only_problems = only
        self._choose_shown()
        self.endResetModel()

    def _choose_shown(self) -> None:
        self._shown = [each for each in self._rows if each.problems or not self._only_problems]

    def row_at(self, place: int) -> CheckedRow:
        """The row at a place of the list that is shown."""
        return self._shown[place]

    def rows(self) -> Sequence[CheckedRow]:
        """Every row, shown or not."""
        return self._rows

    def taken(self) -> list[CheckedRow]:
        """The rows that are to be entered; who is there with everything is not among them."""
        return [each for each in self._rows if self.is_taken(each)]

    def is_taken(self, row: CheckedRow) -> bool:
        """Whether the row is to be entered."""
        return row.entry is not Entry.NOTHING and row.row.number not in self._left_out

    def take(self, row: CheckedRow, taken: bool) -> None:
        """Enter the row with the others, or leave it out."""
        if row.entry is Entry.NOTHING:
            return
        (self._left_out.discard if taken else self._left_out.add)(row.row.number)
        if row in self._shown:
            place = self._shown.index(row)
            self.dataChanged.emit(self.index(place, TAKEN), self.index(place, self.columnCount() - 1))
        self.taken_changed.emit()

    def next_problem(self, after: QModelIndex) -> QModelIndex:
        """The next cell with a problem in a row that is taken, from the top again at the end; invalid for none."""
        cells = [
            (place, FIRST_CELL + self.columns.index(column))
            for place, row in enumerate(self._shown)
            if self.is_taken(row)
            for column in self.columns
            if column in row.problems
        ]
        here = (after.row(), after.column())
        chosen = next((cell for cell in cells if cell > here), next(iter(cells), None))
        return self.index(*chosen) if chosen is not None else QModelIndex()

    def problem_at(self, index: _Index) -> str:
        """The sentence about a cell; empty where nothing is wrong."""
        if not index.isValid() or index.column() < FIRST_CELL:
            return ""
        column = self.columns[index.column() - FIRST_CELL]
        found = self._shown[index.row()].problems.get(column)
        return "" if found is None else messages.sentence_of(found.problem, found.values, found.field)

    # Qt

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """The tick, the result, and the columns that hold something."""
        return 0 if parent.isValid() else FIRST_CELL + len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings of the template."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == TAKEN:
            return self.tr("เอา")
        return self.tr("แถว · ผล") if section == RESULT else HEADINGS[self.columns[section - FIRST_CELL]]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What was typed; the tip and the spoken description are what is wrong with it."""
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._words(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.problem_at(index) or self._words(row, index.column()))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.problem_at(index)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == TAKEN:
            return Qt.CheckState.Checked if self.is_taken(row) else Qt.CheckState.Unchecked
        return None

    def _words(self, row: CheckedRow, column: int) -> str:
        if column == TAKEN:
            return ""
        if column == RESULT:
            return f"{row.row.number} · {self.result(row)[1]}"
        return row.row.cells.get(self.columns[column - FIRST_CELL], "").replace("\n", ", ")

    def result(self, row: CheckedRow) -> tuple[State, str]:
        """What comes of the row, as a state and a word."""
        if row.entry is Entry.NOTHING:
            return State.GONE, self.tr("มีอยู่แล้ว")
        if row.row.number in self._left_out:
            return State.GONE, self.tr("ไม่เอา")
        if row.problems:
            return State.LATE, self.tr("แก้ {0} ช่อง").format(len(row.problems))
        if row.id_missing:
            return State.UNKNOWN, self.tr("ยังไม่มีเลขบัตร")
        return State.OK, self.tr("เพิ่มบัญชี") if row.entry is Entry.ACCOUNT_ONLY else self.tr("คนใหม่")

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Cells can be put right, the first column ticked."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == TAKEN:
            return plain | Qt.ItemFlag.ItemIsUserCheckable
        return plain | Qt.ItemFlag.ItemIsEditable if index.column() >= FIRST_CELL else plain

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for what was typed to be checked, or tick."""
        row = self._shown[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            self.take(row, not self.is_taken(row))
            return True
        text = str(value)
        if role != Qt.ItemDataRole.EditRole or text == self._words(row, index.column()):
            return False
        self.edited.emit(row.row.number, self.columns[index.column() - FIRST_CELL], text)
        return True

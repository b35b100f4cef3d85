"""The lines of a file as they stand there, for a table beside what was understood."""

from __future__ import annotations

from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from elaas_desk.domain.report import RawRow, ReadReport

_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class Line(Enum):
    """What a line of the file is."""

    HEADER = auto()
    SKIPPED = auto()
    USER = auto()


class RawModel(QAbstractTableModel):
    """The first rows of a file, and why some of them are no users."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[RawRow, ...] = ()
        self._width = 0
        self._why: dict[tuple[str, int], str] = {}
        self._header: frozenset[int] = frozenset()

    def show_report(self, report: ReadReport) -> None:
        """Other rows."""
        self.beginResetModel()
        self.rows = report.raw
        self._width = len(report.columns)
        self._why = {(line.sheet, line.row): line.why for line in report.report.skipped}
        self._header = frozenset(report.header)
        self.endResetModel()

    def why(self, place: int) -> str:
        """Why a line is no user, or nothing."""
        row = self.rows[place]
        return self._why.get((row.sheet, row.row), "")

    def line(self, place: int) -> Line:
        """What a line is."""
        if self.rows[place].row in self._header and self.why(place):
            return Line.HEADER
        return Line.SKIPPED if self.why(place) else Line.USER

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Lines that are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Columns of the file."""
        return 0 if parent.isValid() else self._width

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell on one line; the tip holds all of it."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        cell = self.rows[index.row()].cells[index.column()] if index.column() < len(self._cells(index)) else ""
        return cell if role == Qt.ItemDataRole.ToolTipRole else " ".join(cell.split())

    def _cells(self, index: _Index) -> tuple[str, ...]:
        return self.rows[index.row()].cells

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The number of a line, and why it is no user."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return str(section + 1)
        return " ".join(filter(None, (str(self.rows[section].row), self.why(section))))

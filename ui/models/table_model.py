"""One table model for every list: columns are data, rows are frozen values, the order is a list of numbers.

Filtering and sorting change that list alone. A hundred thousand rows are looked through in a few hundredths of a
second, because each row's words were folded once and no Python runs per row inside Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot

from elaas_desk.thai import collation
from ui.models.haystack import fold_all, needles
from ui.models.ticks import Ticks

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from elaas_desk import workbooks

T = TypeVar("T")
_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
NOTHING = "–"
"""What a cell shows where there is nothing to tell."""
ROW_ROLE = Qt.ItemDataRole.UserRole
"""The row's value, in every cell."""
STATE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The state of a state cell, or None."""
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
"""The key that a cell is sorted by."""


class Cell(StrEnum):
    """How a cell is drawn."""

    NAME = "name"
    TEXT = "text"
    NUMBER = "number"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column as data.

    `text` is what is shown, copied and looked through. `value` is what a workbook holds instead: a day, a number,
    or None for nothing; the text "–" stands for nothing too. `unit` stands there with the heading, where a number is
    without it. `sort_key` defaults to that value where it is no text, else
    to Thai collation of the text.
    `width` fixes pixels; None shares what is left, never under `least`. The column with the highest `priority` number
    is left out first when room is short; 0 always stays. `state` gives the state of a state cell. `draw` paints the
    cell (painter, its rectangle, the row) where words alone do not do.
    """

    heading: str
    text: Callable[[T], str]
    sort_key: Callable[[T], Any] | None = None
    width: int | None = None
    least: int = 120
    priority: int = 0
    cell: Cell = Cell.TEXT
    state: Callable[[T], str | None] | None = None
    searched: bool = True
    draw: Callable[[QPainter, QRectF, T], None] | None = None
    value: Callable[[T], workbooks.Cell] | None = None
    unit: str = ""

    @property
    def align(self) -> Literal["left", "right"]:
        """Numbers stand at the right."""
        return "right" if self.cell is Cell.NUMBER else "left"

    def key_of(self, row: T) -> Any:
        """What a row is sorted by in this column."""
        if self.sort_key is not None:
            return self.sort_key(row)
        value = None if self.value is None else self.value(row)
        if self.value is None or isinstance(value, str):
            return collation.sort_key(self.text(row))
        return value is not None, value

    def value_of(self, row: T) -> workbooks.Cell:
        """What a workbook holds of a row in this column."""
        if self.value is not None:
            return self.value(row)
        text = self.text(row)
        return None if text == NOTHING else text


def beside(heading: str, value: Callable[[T], workbooks.Cell]) -> Column[T]:
    """A column that stands in a workbook alone."""
    return Column(heading, _no_text, value=value)


def _no_text(_row: object) -> str:
    return ""


class TableModel(QAbstractTableModel, Generic[T]):
    """Rows of one kind behind columns. `key` names a row for good: ticks and the chosen row survive a reload by it.

    `may_tick` says which rows have a tick box; without it all have one.
    """

    ticks_changed = Signal()
    rows_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column[T]],
        key: Callable[[T], Hashable],
        parent: QObject | None = None,
        may_tick: Callable[[T], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self.ticks = Ticks(key, may_tick)
        self.rows: Sequence[T] = ()
        """Every row, shown or not; set by `set_rows`."""
        self._haystack: list[str] | None = None
        self._keys: dict[int, list[Any]] = {}
        self._sorted: list[int] = []
        self._shown: list[int] = []
        self._wanted: tuple[str, ...] = ()
        self._accepts: Callable[[T], bool] | None = None
        self._accepted: set[int] | None = None
        self._sort: tuple[int, Qt.SortOrder] | None = None

    # what is shown

    def set_rows(self, rows: Sequence[T], *, in_order: bool = False) -> None:
        """Other rows; filter, sorting and ticks stay. `in_order` says that they already come as they are sorted."""
        self.beginResetModel()
        self.rows = rows
        self._haystack = None
        self._keys.clear()
        self._sorted = self._all_sorted() if self._sort and not in_order else list(range(len(rows)))
        self.ticks.keep(rows)
        self._accepted = None
        self._show()
        self.endResetModel()
        self.rows_changed.emit()

    def set_filter(self, typed: str) -> None:
        """Show only rows in which every word that was typed is found, in any column, in any order."""
        wanted = needles(typed)
        if wanted == self._wanted:
            return
        narrower = len(wanted) >= len(self._wanted) and all(
            word.startswith(before) for before, word in zip(self._wanted, wanted, strict=False)
        )
        self._wanted = wanted
        self.beginResetModel()
        self._show(self._shown if narrower else None)
        self.endResetModel()
        self.rows_changed.emit()

    def set_accepts(self, accepts: Callable[[T], bool] | None) -> None:
        """Show only rows that a rule accepts, as a filter chip does; None for all."""
        self._accepts = accepts
        self._accepted = None
        self.beginResetModel()
        self._show()
        self.endResetModel()
        self.rows_changed.emit()

    def prepare(self) -> None:
        """Fold the words of all rows now, in a quiet moment, so that the first key is as quick as the others."""
        if self._haystack is None:
            texts = [column.text for column in self.columns if column.searched]
            self._haystack = fold_all(["\x1f".join([text(row) for text in texts]) for row in self.rows])

    def shown(self) -> list[T]:
        """The rows that are shown, in their order."""
        return [self.rows[n] for n in self._shown]

    def row(self, place: int) -> T:
        """The row at a place of the list that is shown."""
        return self.rows[self._shown[place]]

    def place_of(self, key: Hashable) -> int:
        """The place of a row in the list that is shown, or -1."""
        return next((place for place, n in enumerate(self._shown) if self._key(self.rows[n]) == key), -1)

    def key_at(self, place: int) -> Hashable:
        """The key of the row at a place."""
        return self._key(self.row(place))

    def _show(self, among: list[int] | None = None) -> None:
        if self._accepts is not None and self._accepted is None:
            accepts = self._accepts
            self._accepted = {n for n, row in enumerate(self.rows) if accepts(row)}
        found: Iterable[int] = self._sorted if among is None else among
        if self._accepted is not None and among is None:
            accepted = self._accepted
            found = [n for n in found if n in accepted]
        if self._wanted:
            self.prepare()
            haystack = self._haystack or []
            for word in self._wanted:
                found = [n for n in found if word in haystack[n]]
        self._shown = list(found)

    def _all_sorted(self) -> list[int]:
        place, order = self._sort or (0, Qt.SortOrder.AscendingOrder)
        if place not in self._keys:
            self._keys[place] = [self.columns[place].key_of(row) for row in self.rows]
        keys = self._keys[place]
        return sorted(range(len(keys)), key=keys.__getitem__, reverse=order == Qt.SortOrder.DescendingOrder)

    # ticks

    def ticked(self) -> list[T]:
        """The rows that are ticked, shown or not, as they are sorted."""
        return [self.rows[n] for n in self._sorted if self.rows[n] in self.ticks] if self.ticks else []

    def ticked_count(self) -> int:
        """How many are ticked."""
        return len(self.ticks)

    def is_ticked(self, place: int) -> bool:
        """Whether the row at a place is ticked."""
        return self.row(place) in self.ticks

    def toggle(self, place: int) -> None:
        """Tick a row or take its tick away."""
        self.ticks.toggle(self.row(place))
        self._after_ticks()

    def tick_shown(self, on: bool, wanted: Callable[[T], bool] | None = None) -> None:
        """Tick all rows that are shown, or take their ticks away; `wanted` narrows it. The other ticks stay."""
        rows = self.shown() if wanted is None else [row for row in self.shown() if wanted(row)]
        (self.ticks.add if on else self.ticks.drop)(rows)
        self._after_ticks()

    @Slot()
    def clear_ticks(self) -> None:
        """Take every tick away."""
        self.ticks.clear()
        self._after_ticks()

    def _after_ticks(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(self.columns) - 1))
        self.ticks_changed.emit()

    # Qt

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Rows that are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Columns, left out or not."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text for display, copy and screen reader; row, state and sort key by their roles."""
        row, column = self.row(index.row()), self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
        if role == ROW_ROLE:
            return row
        if role == STATE_ROLE:
            return column.state(row) if column.state else None
        return column.key_of(row) if role == SORT_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column's keys; equal rows keep the order in which they came."""
        if not 0 <= column < len(self.columns):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self.key_at(index.row()) for index in before]
        self._sort = (column, order)
        self._sorted = self._all_sorted()
        self._show()
        places = {self._key(self.rows[n]): place for place, n in enumerate(self._shown)} if before else {}
        after = [self.index(places[key], old.column()) for key, old in zip(keys, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def sorting(self) -> tuple[int, Qt.SortOrder] | None:
        """The column that is sorted by, and which way."""
        return self._sort

    def assume_sorted(self, column: int) -> None:
        """Say that the rows to come are in the order of a column, upwards."""
        self._sort = (column, Qt.SortOrder.AscendingOrder)

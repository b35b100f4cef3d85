"""The one table: columns as data, filter, Thai order, ticks with a bulk bar, an empty state."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from elaas_desk.workbooks import SheetOfRows
from ui import theme
from ui.models.listed import Listed
from ui.models.table_model import Cell, Column, TableModel
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import EmptyList
from ui.widgets.layout import Group, Panel, clear, column, row
from ui.widgets.paint import ring
from ui.widgets.table_columns import ColumnFitter
from ui.widgets.table_gestures import TableGestures
from ui.widgets.table_paint import TableView
from ui.widgets.text import Strong, Text, Words
from ui.widgets.workbook_wanted import Workbook, ask_for_workbook

__all__ = ["Cell", "Column", "Table"]


def _count_words(count: int) -> Words:
    return ["เลือกไว้ ", Strong(f"{count:,} รายการ")]


def _together(listed: Listed[Any], more: tuple[SheetOfRows, ...]) -> tuple[SheetOfRows, ...]:
    return *listed.sheets(), *more


class Table(Panel):
    """Rows of frozen values behind columns. Rows 36 high; columns that do not fit are left out by priority.

    Emits `chosen_changed(row | None)`, `activated(row)` on Enter or double click, `ticks_changed()`,
    `menu_wanted(row, QPoint)` with a global point, `shown_changed(count)` when filter or rows change, and
    `columns_chosen()` when the person took columns out or back. `besides` are columns that a workbook of the list has
    after those of the screen.
    """

    chosen_changed = Signal(object)
    activated = Signal(object)
    ticks_changed = Signal()
    menu_wanted = Signal(object, QPoint)
    shown_changed = Signal(int)
    columns_chosen = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        *,
        key: Callable[[Any], Hashable],
        spoken: str,
        ticks: bool = False,
        sorted_by: int | None = 0,
        row_height: int | None = None,
        may_tick: Callable[[Any], bool] | None = None,
        no_tick_icon: Callable[[Any], str] | None = None,
        count_words: Callable[[int], Words] = _count_words,
        empty: EmptyList | None = None,
        besides: Sequence[Column[Any]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.model: TableModel[Any] = TableModel(columns, key, self, may_tick)
        self.view = TableView(self.model, self, ticks=ticks, row_height=row_height or theme.size("table_row"))
        self.view.cells.no_tick_icon = no_tick_icon
        self.view.setAccessibleName(spoken)
        self._fitter = ColumnFitter(self.view, self.model)
        self._gestures = TableGestures(self.view, self.model)
        self._count_words, self._besides = count_words, tuple(besides)
        self._restoring = False
        self._chosen: Hashable | None = None
        self._empty = empty or EmptyList("search", self.tr("ไม่มีรายการ"), self.tr("ยังไม่มีข้อมูลในรายการนี้"))
        self._nothing = EmptyList("filter", self.tr("ไม่พบรายการที่ตรงกัน"), self.tr("เลือกตัวกรอง “ทั้งหมด” หรือลองพิมพ์คำที่สั้นลง"))
        self._holder = QWidget(self)  # the stack shows its first part at once, so it needs a place by then
        self._stack = QStackedLayout(self._holder)
        for part in (self.view, self._empty, self._nothing):
            self._stack.addWidget(part)
        self._bulk = self._bulk_bar()
        self.setLayout(column((self._holder, 1), self._bulk, gap=0, pad=(1, 3, 1, 1)))
        if sorted_by is not None:
            self.model.assume_sorted(sorted_by)
        self.more_sheets: Callable[[], tuple[SheetOfRows, ...]] = tuple
        """What a workbook of the list has after it; set by the page that shows it beside the list."""
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.model.prepare)
        self._connect()

    def _bulk_bar(self) -> QWidget:
        self._count = Text("")
        self._bulk_actions = row(gap=4)
        wipe = Button(self.tr("ล้าง"), Kind.QUIET)
        wipe.clicked.connect(self.model.clear_ticks)
        bar = Panel(
            row(self._count, None, self._bulk_actions, wipe, gap=4, pad=(16, 4, 8, 4)), fill="accent_tint", edge=None
        )
        holder = Group(row((bar, 1), pad=(6, 6, 6, 6)))
        holder.setVisible(False)
        return holder

    def _connect(self) -> None:
        self.view.head.sectionClicked.connect(self._on_heading)
        self.view.selectionModel().currentRowChanged.connect(self._on_current)
        self.view.doubleClicked.connect(self._on_double_click)
        self.view.customContextMenuRequested.connect(self._on_menu)
        self._gestures.opened.connect(self.activated)
        self._gestures.workbook_wanted.connect(self.save_as_workbook)
        self.model.ticks_changed.connect(self._on_ticks)
        self.model.rows_changed.connect(self._on_rows)

    # rows

    def set_rows(self, rows: Sequence[Any], *, in_order: bool = False) -> None:
        """Show other rows; filter, order, ticks and the chosen row stay. `in_order`: they come as they are sorted."""
        self.model.set_rows(rows, in_order=in_order)
        self._idle.start(0)

    def set_filter(self, typed: str) -> None:
        """Show only rows that hold every word that was typed. Connect it to a search box."""
        self.model.set_filter(typed)

    def set_accepts(self, accepts: Callable[[Any], bool] | None) -> None:
        """Show only rows that a rule accepts; connect it to filter chips."""
        self.model.set_accepts(accepts)

    def shown(self) -> list[Any]:
        """The rows that are shown, in their order: for export and print."""
        return self.model.shown()

    def workbook(self) -> Workbook:
        """The list as it is filtered and sorted, with every column that the person did not take out."""
        columns = [self.model.columns[place] for place in self._fitter.wanted()]
        title = self.view.accessibleName()
        listed: Listed[Any] = Listed(title, (*columns, *self._besides), self.shown(), len(self.model.rows))
        return Workbook(title, partial(_together, listed, self.more_sheets()))

    @Slot()
    def save_as_workbook(self) -> None:
        """Have the window save the list as a workbook."""
        ask_for_workbook(self, self.workbook())

    # the chosen row

    def chosen(self) -> Any | None:
        """The chosen row, or None."""
        index = self.view.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def choose(self, key: Hashable | None) -> None:
        """Choose a row by its key and bring it into sight; None chooses nothing."""
        place = -1 if key is None else self.model.place_of(key)
        index = self.model.index(place, self._fitter.first()) if place >= 0 else QModelIndex()
        self.view.setCurrentIndex(index)
        if index.isValid():
            self.view.scrollTo(index)

    # ticks

    def ticked(self) -> list[Any]:
        """The rows that are ticked."""
        return self.model.ticked()

    def set_bulk_actions(self, buttons: Iterable[Button]) -> None:
        """The buttons of the bulk bar, at most two."""
        clear(self._bulk_actions)
        for button in buttons:
            self._bulk_actions.addWidget(button)

    # columns

    def leave_out_columns(self, places: Iterable[int]) -> None:
        """Leave these columns out, whatever the person chose: nothing stands in them now, or they are only searched."""
        self._fitter.leave_out(places)

    def columns_to_choose(self) -> list[tuple[int, str, bool]]:
        """Place and heading of each column that can be taken out or back, and whether it is there; not the first."""
        there, away = self._fitter.wanted(), self._fitter.away
        columns = enumerate(self.model.columns)
        return [(place, each.heading, place in there) for place, each in columns if place and place not in away]

    def hidden_columns(self) -> frozenset[int]:
        """Columns that the person took out."""
        return self._fitter.hidden

    def hide_columns(self, places: Iterable[int]) -> None:
        """Take columns out as the person chose; the first one stays."""
        wanted = frozenset(places)
        if wanted != self._fitter.hidden:
            self._fitter.hide(wanted)
            self.columns_chosen.emit()

    def sort_by(self, place: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self.model.sort(place, order)
        self.view.head.viewport().update()

    # slots

    @Slot(int)
    def _on_heading(self, place: int) -> None:
        before = self.model.sorting()
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        self.sort_by(place, down if before == (place, up) else up)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if self._restoring:
            return
        self._chosen = self.model.key_at(now.row()) if now.isValid() else None
        self.chosen_changed.emit(self.chosen())

    @Slot(QModelIndex)
    def _on_double_click(self, index: QModelIndex) -> None:
        self.activated.emit(self.model.row(index.row()))

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.menu_wanted.emit(self.model.row(index.row()), self.view.viewport().mapToGlobal(point))

    @Slot()
    def _on_ticks(self) -> None:
        count = self.model.ticked_count()
        self._count.set_words(self._count_words(count))
        self._bulk.setVisible(count > 0)
        self.view.head.viewport().update()
        self.ticks_changed.emit()

    @Slot()
    def _on_rows(self) -> None:
        """After a reset the chosen row is found again; if it is gone, that is said."""
        wanted, self._restoring = self._chosen, True
        self.choose(wanted)
        self._restoring = False
        if wanted is not None and self.chosen() is None:
            self._chosen = None
            self.chosen_changed.emit(None)
        count = self.model.rowCount()
        part = self.view if count else self._nothing if self.model.rows else self._empty
        self._stack.setCurrentWidget(part)
        self._on_ticks()
        self.shown_changed.emit(count)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, and a ring inside its edge while the keys walk the rows."""
        super().paintEvent(event)
        if self.view.hasFocus():
            ring(QPainter(self), QRectF(self.rect()).adjusted(3, 3, -3, -3), theme.radius("control"))

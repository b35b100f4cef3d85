"""Head and cells of a table, painted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from ui import theme
from ui.models.table_model import STATE_ROLE, Cell, Column, TableModel
from ui.theme import Role
from ui.widgets.icons import draw_icon
from ui.widgets.paint import State, choice_mark, put, shape, tick_box, width_of

TICKS = 42
"""Width of the column of tick boxes, which is the left part of the first column."""
_LEFT, _RIGHT = 10, 8
_Index = QModelIndex | QPersistentModelIndex


def lead(view: QTableView, column: int) -> int:
    """Room at the left of a cell for the tick box: in the first column that is shown, if the table has ticks."""
    return TICKS if getattr(view, "has_ticks", False) and view.columnViewportPosition(column) == 0 else 0


class TableHead(QHeaderView):
    """Headings; the sorted one is semibold with a chevron. The tick box ticks all rows that are shown."""

    def __init__(self, view: QTableView, model: TableModel[Any]) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view, self._model = view, model
        self._all: bool | None = None
        model.ticks_changed.connect(self._on_ticks)
        model.rows_changed.connect(self._on_ticks)
        self.setFixedHeight(theme.size("table_head"))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def _all_ticked(self) -> bool:
        """Whether every row that is shown is ticked; kept until ticks or rows change, for it is asked at each paint."""
        if self._all is None:
            self._all = self._model.ticks.hold_all(self._model.shown())
        return self._all

    @Slot()
    def _on_ticks(self) -> None:
        self._all = None
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Left of the first heading lies the tick box for all."""
        if event.position().x() < lead(self._view, self.logicalIndexAt(0)):
            self._model.tick_shown(not self._all_ticked())
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and the firm line beneath the head."""
        p = QPainter(self.viewport())
        p.fillRect(self.viewport().rect(), theme.colour("surface"))
        p.fillRect(QRectF(0, self.height() - 1, self.viewport().width(), 1), theme.colour("line_strong"))
        p.end()
        super().paintEvent(event)

    def paintSection(self, p: QPainter, rect: QRect, logical: int) -> None:
        """One heading."""
        column: Column[Any] = self._model.columns[logical]
        sorting = self._model.sorting()
        on = sorting is not None and sorting[0] == logical
        role: Role = "caption_strong" if on else "caption"
        room = QRectF(rect).adjusted(_LEFT, 0, -_RIGHT, 0)
        before = lead(self._view, logical)
        p.save()
        if before:
            tick_box(p, QPointF(rect.x() + 14, rect.center().y() - 8), self._all_ticked())
            room.setLeft(rect.x() + before + _LEFT)
        put(p, room, column.heading, role, "text" if on else "text_2", column.align)
        if on and sorting is not None:
            name = "down" if sorting[1] is Qt.SortOrder.AscendingOrder else "up"
            wide = min(width_of(column.heading, role), room.width() - 16)
            left = room.x() + wide + 4 if column.align == "left" else room.right() - wide - 18
            draw_icon(p, name, QPointF(left, room.center().y() - 7), "text", 14)
        p.restore()


class TableCells(QStyledItemDelegate):
    """Cells: hairline between rows, no stripes, no upright lines; a state is a shape and a word."""

    def __init__(self, view: QTableView, model: TableModel[Any]) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self.no_tick_icon: Callable[[Any], str] | None = None
        """What stands in place of the tick box of a row that may not be ticked; empty for nothing."""

    def room(self, rect: QRectF, column: int) -> QRectF:
        """Where the words of a cell stand."""
        before = lead(self._view, column) + (32 if self._model.columns[column].cell is Cell.STATE else _LEFT)
        return rect.adjusted(before, 0, -_RIGHT, 0)

    def is_elided(self, index: _Index, width: float) -> bool:
        """Whether a cell of a width shows only a part of its words."""
        room = self.room(QRectF(0, 0, width, 10), index.column())
        return width_of(self._model.data(index)) > room.width() + 0.5

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, hairline, mark of the chosen row, words."""
        rect = QRectF(option.rect)
        chosen = self._view.currentIndex().row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # else seams show between cells at 125 %
        self._ground(painter, rect, index, chosen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._words(painter, rect, index, chosen)
        painter.restore()

    def _ground(self, p: QPainter, rect: QRectF, index: _Index, chosen: bool) -> None:
        hover = getattr(self._view, "hover_row", -1) == index.row()
        ground = "accent_tint" if chosen else "hover" if hover else "surface"
        p.fillRect(rect, theme.colour(ground))
        p.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        if chosen and rect.x() == 0:
            choice_mark(p, QRectF(rect.x() + 2, rect.y() + 8, 3, rect.height() - 16))

    def _tick(self, p: QPainter, at: QPointF, place: int) -> None:
        row = self._model.row(place)
        if self._model.ticks.may(row):
            tick_box(p, at, row in self._model.ticks)
        elif self.no_tick_icon is not None and (icon := self.no_tick_icon(row)):
            draw_icon(p, icon, at - QPointF(1, 1), "late")

    def _words(self, p: QPainter, rect: QRectF, index: _Index, chosen: bool) -> None:
        column: Column[Any] = self._model.columns[index.column()]
        if lead(self._view, index.column()):
            self._tick(p, QPointF(rect.x() + 14, rect.center().y() - 9), index.row())
        if column.draw is not None:
            column.draw(p, self.room(rect, index.column()), self._model.row(index.row()))
            return
        role: Role = "body_strong" if chosen and column.cell is Cell.NAME else "body"
        ink = "text" if column.cell in (Cell.NAME, Cell.NUMBER) else "text_2"
        found = self._model.data(index, STATE_ROLE) if column.cell is Cell.STATE else None
        if found is not None:
            state = State(found)
            left = rect.x() + lead(self._view, index.column())
            shape(p, state, QPointF(left + 18, rect.center().y()), 7)
            ink = "text_2" if state is State.OK else str(state)
            role = "body_strong" if state is State.LATE else "body"
        put(p, self.room(rect, index.column()), str(self._model.data(index)), role, ink, column.align)


class TableView(QTableView):
    """The scrolling part of a table: whole rows, up and down only."""

    def __init__(self, model: TableModel[Any], frame: QWidget, *, ticks: bool, row_height: int) -> None:
        super().__init__()
        self._frame = frame
        self.has_ticks, self.hover_row = ticks, -1
        self.setModel(model)
        self.cells = TableCells(self, model)
        self.setItemDelegate(self.cells)
        self.head = TableHead(self, model)
        self.setHorizontalHeader(self.head)
        self.head.show()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(row_height)
        self.verticalHeader().setDefaultSectionSize(row_height)
        self._plain()

    def _plain(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerItem)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def set_hover(self, row: int) -> None:
        """The row under the pointer, or -1."""
        if row != self.hover_row:
            self.hover_row = row
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows, on the panel around."""
        super().focusInEvent(event)
        self._frame.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self._frame.update()

"""The grid in which the first day's rows are put right: a wrong cell has a tint, an edge and a diamond."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from elaas_desk.domain.first_day_sheet import SheetColumn
from ui import theme
from ui.first_day.sheet_model import FIRST_CELL, RESULT, TAKEN, SheetModel
from ui.widgets.choice_list import close_list
from ui.widgets.paint import State, box, put, ring, shape, tick_box, width_of

_ROW = 36
_HEAD = 40
_WIDTHS: Mapping[SheetColumn, int] = {
    SheetColumn.TITLE: 84,
    SheetColumn.FIRST_NAME: 120,
    SheetColumn.LAST_NAME: 130,
    SheetColumn.NATIONAL_ID: 160,
    SheetColumn.POSITION: 190,
    SheetColumn.UNIT: 170,
    SheetColumn.POST: 200,
    SheetColumn.USERNAME: 140,
    SheetColumn.GROUPS: 220,
    SheetColumn.DUTIES: 170,
}
_USUAL, _TICK, _RESULT = 140, 48, 176
_Index = QModelIndex | QPersistentModelIndex


class SheetGrid(QTableView):
    """Cells are put right by typing, F2 or a double click; the blank ticks. Emits `moved()` with each other cell."""

    moved = Signal()

    def __init__(self, model: SheetModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = model
        self.setModel(model)
        self.setItemDelegate(_Cells(self, model))
        self.setHorizontalHeader(_Head(self, model))
        self.horizontalHeader().show()
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_ROW)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QTableView.EditTrigger.DoubleClicked
            | QTableView.EditTrigger.EditKeyPressed
            | QTableView.EditTrigger.AnyKeyPressed
        )
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("แถวที่จะนำเข้า"))
        self.selectionModel().currentChanged.connect(self.moved)
        model.modelReset.connect(self._fit)

    def offer(self, choices: Mapping[SheetColumn, Sequence[str]]) -> None:
        """The words that may be chosen in a column while it is typed in."""
        delegate = self.itemDelegate()
        if isinstance(delegate, _Cells):
            delegate.choices = choices

    def keep_cell(self, row: int, column: int) -> None:
        """Go to a cell again after the rows were checked anew."""
        index = self._sheet.index(min(row, self._sheet.rowCount() - 1), column)
        if index.isValid():
            self.setCurrentIndex(index)

    def _fit(self) -> None:
        self.setColumnWidth(TAKEN, _TICK)
        self.setColumnWidth(RESULT, _RESULT)
        for place, column in enumerate(self._sheet.columns, FIRST_CELL):
            self.setColumnWidth(place, _WIDTHS.get(column, _USUAL))

    def _turn(self, index: QModelIndex) -> None:
        if index.isValid():
            row = self._sheet.row_at(index.row())
            self._sheet.take(row, not self._sheet.is_taken(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The blank ticks the row while the tick or the result is chosen."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().column() < FIRST_CELL:
            self._turn(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the tick box ticks."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.column() == TAKEN:
            self._turn(index)


class _Head(QHeaderView):
    """The headings of the template."""

    def __init__(self, view: QTableView, model: SheetModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._sheet = model
        self.setFixedHeight(_HEAD)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and the firm line beneath."""
        p = QPainter(self.viewport())
        p.fillRect(self.viewport().rect(), theme.colour("surface"))
        p.fillRect(QRectF(0, self.height() - 1, self.viewport().width(), 1), theme.colour("line_strong"))
        p.end()
        super().paintEvent(event)

    def paintSection(self, p: QPainter, rect: QRect, logical: int) -> None:
        """One heading."""
        words = str(self._sheet.headerData(logical, Qt.Orientation.Horizontal))
        put(p, QRectF(rect).adjusted(10, 0, -6, 0), words, "caption", "text_2")


class _Cells(QStyledItemDelegate):
    """Paints cells, and gives the box to type in."""

    def __init__(self, view: SheetGrid, model: SheetModel) -> None:
        super().__init__(view)
        self._view, self._sheet = view, model
        self.choices: Mapping[SheetColumn, Sequence[str]] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, hairline, words; what is wrong stands out by tint, edge and shape."""
        p, rect = painter, QRectF(option.rect)
        row = self._sheet.row_at(index.row())
        taken = self._sheet.is_taken(row)
        here = self._view.currentIndex()
        p.save()
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        p.fillRect(rect, theme.colour("accent_tint" if here.row() == index.row() else "surface"))
        p.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == TAKEN:
            tick_box(p, QPointF(rect.x() + 14, rect.center().y() - 9), taken)
        elif index.column() == RESULT:
            self._result(p, rect, index)
        else:
            self._cell(p, rect, index, wrong=taken and bool(self._sheet.problem_at(index)), taken=taken)
        if index == here and self._view.hasFocus():
            ring(p, rect.adjusted(3, 3, -3, -3), 4)
        p.restore()

    def _result(self, p: QPainter, rect: QRectF, index: _Index) -> None:
        state, _ = self._sheet.result(self._sheet.row_at(index.row()))
        shape(p, state, QPointF(rect.x() + 18, rect.center().y()), 7)
        ink = "text_2" if state in (State.OK, State.GONE) else str(state)
        put(p, rect.adjusted(32, 0, -6, 0), str(index.data()), "body_strong" if state is State.LATE else "body", ink)

    def _cell(self, p: QPainter, rect: QRectF, index: _Index, *, wrong: bool, taken: bool) -> None:
        words = str(index.data())
        room = rect.adjusted(10, 0, -8, 0)
        if wrong:
            box(p, rect.adjusted(2, 3, -2, -4), 5, "late_tint", "late_fill")
            shape(p, State.LATE, QPointF(rect.right() - 16, rect.center().y()), 6.5)
            room.setRight(rect.right() - 28)
            words = words or self.tr("ต้องใส่")
        put(p, room, words, "body", "late" if wrong else "text" if taken else "text_3")

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A box with what was typed; a column with choices offers them."""
        editor = QLineEdit(parent)
        editor.setFont(theme.font("body"))
        editor.setFrame(True)
        words = str(self._sheet.headerData(index.column(), Qt.Orientation.Horizontal))
        editor.setAccessibleName(words)
        offered = self.choices.get(self._sheet.columns[index.column() - FIRST_CELL], ())
        if offered:
            completer = QCompleter(list(offered), editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            if (popup := completer.popup()) is not None:
                popup.setFont(theme.font("body"))
            editor.setCompleter(completer)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        """The box is at least as wide as what stands in it."""
        least = round(width_of(str(index.data()))) + 40
        rect = QRect(option.rect)
        rect.setWidth(max(rect.width(), min(least, 360)))
        editor.setGeometry(rect)

    def destroyEditor(self, editor: QWidget, index: _Index) -> None:
        """Its list of choices goes with it."""
        completer = editor.completer() if isinstance(editor, QLineEdit) else None
        if completer is not None:
            close_list(completer)
        super().destroyEditor(editor, index)

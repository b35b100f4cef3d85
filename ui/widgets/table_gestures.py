"""What keys and pointer do in a table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QToolTip

from elaas_desk.workbooks import acts_as_formula
from ui.models.table_model import NOTHING, TableModel
from ui.widgets.paint import plain_tip
from ui.widgets.table_paint import TICKS, TableView
from ui.widgets.workbook_wanted import SHORTCUT

_NOTHING = ("-", NOTHING)
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


def _plain(text: str) -> str:
    """One cell on one line, which a spreadsheet that it is pasted into does not take for a formula."""
    line = " ".join(text.split())
    return f"'{line}" if line not in _NOTHING and acts_as_formula(line) else line


class TableGestures(QObject):
    """What keys and pointer do.

    Enter opens (`opened(row)`), blank ticks, Ctrl+C copies, Ctrl+A ticks all, Ctrl+Shift+E saves the list as a workbook
    (`workbook_wanted()`); the pointer ticks, hovers and asks.
    """

    opened = Signal(object)
    workbook_wanted = Signal()

    def __init__(self, view: TableView, model: TableModel[Any]) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the table, events of the pointer in its viewport."""
        kind = event.type()
        if watched is self._view:
            return isinstance(event, QKeyEvent) and kind is QEvent.Type.KeyPress and self._key(event)
        if kind is QEvent.Type.Leave:
            self._view.set_hover(-1)
        elif kind is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            return self._tip(event)
        elif isinstance(event, QMouseEvent):
            return self._pointer(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        index = self._view.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif QKeySequence(event.keyCombination()) == QKeySequence(SHORTCUT):
            self.workbook_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(self._model.row(index.row()))
        elif event.key() == Qt.Key.Key_Space and index.isValid() and self._view.has_ticks:
            self._model.toggle(index.row())
        elif event.matches(QKeySequence.StandardKey.SelectAll) and self._view.has_ticks:
            self._model.tick_shown(True)
        else:
            return False
        return True

    def _copy(self) -> None:
        """The ticked rows, or the chosen one, under their headings, as a spreadsheet takes them."""
        index = self._view.currentIndex()
        lines = self._model.ticked() or ([self._model.row(index.row())] if index.isValid() else [])
        columns = [one for n, one in enumerate(self._model.columns) if not self._view.isColumnHidden(n)]
        cells = [[column.heading for column in columns], *([column.text(line) for column in columns] for line in lines)]
        if lines:
            QGuiApplication.clipboard().setText("\n".join("\t".join(map(_plain, each)) for each in cells))

    def _tip(self, event: QHelpEvent) -> bool:
        index = self._view.indexAt(event.pos())
        if index.isValid() and self._view.cells.is_elided(index, self._view.columnWidth(index.column())):
            QToolTip.showText(event.globalPos(), plain_tip(str(self._model.data(index))), self._view)
        else:
            QToolTip.hideText()
        return True

    def _pointer(self, event: QMouseEvent) -> bool:
        index = self._view.indexAt(event.position().toPoint())
        if event.type() is QEvent.Type.MouseMove:
            self._view.set_hover(index.row())
        left = event.type() in _PRESSES and event.button() is Qt.MouseButton.LeftButton
        if not (left and index.isValid() and self._view.has_ticks and event.position().x() < TICKS):
            return False
        self._model.toggle(index.row())  # a press on the tick box ticks and does not choose
        return True

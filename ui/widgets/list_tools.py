"""What every list offers besides its rows: which columns it has, and itself as a workbook."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import row
from ui.widgets.paint import plain_tip
from ui.widgets.table import Table
from ui.widgets.workbook_wanted import SHORTCUT, WORDS


class ListTools(QWidget):
    """Two icons for a row of actions above a table. One of them to a window: its shortcut serves the whole window."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.columns = Button(self.tr("เลือกคอลัมน์"), Kind.ICON, icon="columns")
        self.save = Button(WORDS, Kind.ICON, icon="export")
        self.save.setShortcut(QKeySequence(SHORTCUT))
        self.save.setToolTip(plain_tip(f"{WORDS} ({SHORTCUT})"))
        self.setLayout(row(self.columns, self.save, gap=0))
        self.columns.clicked.connect(self._on_columns)
        self.save.clicked.connect(table.save_as_workbook)

    @Slot()
    def _on_columns(self) -> None:
        """A menu with a tick for each column but the first, which always stays."""
        menu = QMenu(self)
        for place, heading, there in self._table.columns_to_choose():
            action = QAction(heading, menu)
            action.setCheckable(True)
            action.setChecked(there)
            action.triggered.connect(partial(self._turn_column, place))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.columns.mapToGlobal(self.columns.rect().bottomLeft()))

    def _turn_column(self, place: int, _checked: bool = False) -> None:
        self._table.hide_columns(self._table.hidden_columns() ^ {place})

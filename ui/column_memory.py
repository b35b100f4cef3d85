"""Which columns a user took out of which list, from one day to the next."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.errors import UserError
from elaas_desk.settings import Settings
from ui.widgets.table import Table


class ColumnMemory(QObject):
    """Takes columns out of the lists of a page as they were, and remembers what is taken out or back.

    A list goes by its spoken name, a column by its heading: what the next version calls otherwise is shown again.
    """

    def __init__(self, page: QWidget, settings: Settings, user_id: int) -> None:
        super().__init__(page)
        self._settings, self._user_id = settings, user_id
        for table in page.findChildren(Table):
            hidden = settings.hidden_columns(user_id, table.view.accessibleName())
            table.hide_columns(place for place, each in enumerate(table.model.columns) if each.heading in hidden)
            table.columns_chosen.connect(self._on_chosen)

    @Slot()
    def _on_chosen(self) -> None:
        """That it cannot be remembered is not worth a word: the list is as it was wanted."""
        table = self.sender()
        if isinstance(table, Table):
            headings = tuple(table.model.columns[place].heading for place in sorted(table.hidden_columns()))
            with suppress(UserError):
                self._settings.set_hidden_columns(self._user_id, table.view.accessibleName(), headings)

"""Which columns of a table fit, and how wide they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject

from ui.models.table_model import TableModel
from ui.widgets.table_paint import TICKS, TableView


class ColumnFitter(QObject):
    """Leaves columns out, the highest priority number first, until the rest fits; shares what is left."""

    def __init__(self, view: TableView, model: TableModel[Any]) -> None:
        super().__init__(view)
        self._view, self._columns = view, model.columns
        self.away: frozenset[int] = frozenset()
        """What the page leaves out: nobody can bring it back by hand."""
        self.hidden: frozenset[int] = frozenset()
        """What the person took out."""
        view.viewport().installEventFilter(self)

    def leave_out(self, places: Iterable[int]) -> None:
        """Leave columns out, as what is shown demands."""
        self.away = frozenset(places)
        self.fit()

    def hide(self, places: Iterable[int]) -> None:
        """Take columns out, as the person chose; the first one stays."""
        self.hidden = frozenset(place for place in places if place > 0)
        self.fit()

    def wanted(self) -> list[int]:
        """The columns that are there, in sight or without room."""
        return [n for n in range(len(self._columns)) if n not in self.hidden | self.away]

    def first(self) -> int:
        """The first column that is shown."""
        return next(n for n in range(len(self._columns)) if not self._view.isColumnHidden(n))

    def fit(self) -> None:
        """Choose columns and widths for the room there is."""
        room = self._view.viewport().width()
        kept = self.wanted()
        while self._least(kept) > room and (out := self._least_wanted(kept)) is not None:
            kept.remove(out)
        for n in range(len(self._columns)):
            self._view.setColumnHidden(n, n not in kept)
        for n, width in self._widths(kept, room).items():
            self._view.setColumnWidth(n, width)

    def _ticks(self) -> int:
        return TICKS if self._view.has_ticks else 0

    def _least(self, kept: list[int]) -> int:
        return sum(self._columns[n].width or self._columns[n].least for n in kept) + self._ticks()

    def _least_wanted(self, kept: list[int]) -> int | None:
        candidates = [n for n in kept if self._columns[n].priority > 0]
        return max(candidates, key=self._rank, default=None)

    def _rank(self, place: int) -> tuple[int, int]:
        return self._columns[place].priority, place

    def _widths(self, kept: list[int], room: int) -> dict[int, int]:
        fixed = sum(self._columns[n].width or 0 for n in kept)
        flexible = [n for n in kept if self._columns[n].width is None]
        share = max(0, room - fixed - self._ticks()) / max(1, sum(self._columns[n].least for n in flexible))
        widths = {n: self._columns[n].width or int(self._columns[n].least * share) for n in kept}
        widths[kept[0]] += self._ticks()
        widths[flexible[-1] if flexible else kept[-1]] += room - sum(widths.values())
        return widths

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """More or less room."""
        if event.type() is QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

"""What every screen of the frame is: it reloads itself when a topic that it shows changes, and sends errands."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Changed
from ui.errands import Errand
from ui.jobs import Jobs
from ui.widgets.toast import ABOVE_FOOT


class Page(QWidget):
    """A screen of the frame. A subclass says its `topics` and writes `reload`; it reads nothing before it is shown.

    `errand` carries a value of `ui.errands` to the window; `done` a sentence for the toast, with nothing to undo;
    `undoable` a sentence and what takes it back, called without arguments.
    """

    errand = Signal(object)
    done = Signal(str)
    undoable = Signal(str, object)
    topics = Changed.NOTHING
    foot = ABOVE_FOOT
    """Pixels at the foot of the page that a toast leaves free."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.unit_id: int | None = None
        self._stale = True
        jobs.changed.connect(self._on_changed)

    def reload(self) -> None:
        """Read anew what is shown, through `self.jobs`."""
        raise NotImplementedError

    def take(self, errand: Errand) -> None:
        """Carry out an errand that leads to this page; a page that expects none just shows itself."""

    def set_unit(self, unit_id: int | None) -> None:
        """Narrow what is shown to one unit, or show all with None."""
        if unit_id != self.unit_id:
            self.unit_id = unit_id
            self.make_stale()

    def make_stale(self) -> None:
        """What is shown may be old: read it now, or when the page is shown."""
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.reload()

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if changed & self.topics:
            self.make_stale()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the page was hidden is read when it is shown."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()

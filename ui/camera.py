"""What takes the pictures of a frame: opens what is to be seen, waits until it stands, and draws it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QScrollArea, QWidget

from elaas_desk.domain.actors import Actor
from elaas_desk.services.desk import Desk
from ui.errands import Errand
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.stage import Stage, StageError, dialog_over, fill, press
from ui.widgets.picture import picture

Shot = tuple[str, QPixmap]
_Found = TypeVar("_Found")


class Camera:
    """Stands before one frame over one register."""

    def __init__(self, desk: Desk, actor: Actor, jobs: Jobs, stage: Stage, window: MainWindow) -> None:
        self.desk, self.actor, self.window = desk, actor, window
        self._jobs, self._stage = jobs, stage

    def settle(self) -> None:
        """Wait until nothing moves."""
        self._stage.settle(self._jobs)

    def open(self, errand: Errand) -> None:
        """Go where an errand leads."""
        self.window.open(errand)
        self.settle()

    def press(self, words: str) -> None:
        """Press the visible button whose spoken name begins with these words."""
        press(self.window, words)
        self.settle()

    def taken(self, name: str, scale: float = 1.0) -> Shot:
        """A picture of the frame with what stands above it."""
        self.settle()
        return name, picture(self.window, scale)

    def dialog(self, name: str, values: Mapping[str, object] | None = None) -> Shot:
        """A picture of the dialog above the frame, filled in; it is cancelled afterwards."""
        self.settle()
        dialog = dialog_over(self.window)
        fill(dialog, values or {})
        shot = self.taken(name)
        dialog.cancel.click()
        self.settle()
        return shot

    def scroll_to(self, part: QWidget) -> None:
        """Bring a part of a pane to the top of what is seen of it."""
        above = part.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is None:
            raise StageError("nothing scrolls around this part")
        above.verticalScrollBar().setValue(part.pos().y() - 8)
        self.settle()


def first(found: Iterable[_Found], wanted: Callable[[_Found], bool]) -> _Found:
    """The first that is wanted. StageError where there is none."""
    for each in found:
        if wanted(each):
            return each
    raise StageError("the register holds nobody for this picture")

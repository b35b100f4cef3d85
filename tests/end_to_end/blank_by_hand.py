"""Run in a session with a screen: values are dragged from the list onto the page with the mouse, as the system drags.

The platform without a screen has no drag and drop of its own, so this is a process on the virtual screen. It writes
what was issued, and where the mouse let go, into the folder that it is given.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from elaas_desk.domain.actors import Role
from elaas_desk.domain.requests import Change, GroupChange, PaperKind, Reason, RequestDraft
from elaas_desk.services.blanks import BlankDraft
from tests.fixtures.official_blank import official_blank
from tests.services.office import TODAY, Clock, actors, make_template, opened
from ui import text_breaks
from ui.blanks.blank_desk import BlankDesk
from ui.blanks.placing_dialog import PlacingDialog
from ui.jobs import Jobs
from ui.theme import Mode, Theme
from ui.widgets.dialog import Dialog
from ui.widgets.layout import Ground

PLACES = {
    "person.full_name": (54.0, 72.5),
    "written_at": (112.0, 37.5),
    "dated.day": (112.0, 46.5),
    "person.unit": (132.0, 82.5),
    "reason.change_rights": (100.0, 245.0),
    "groups.1.name": (36.0, 146.5),
}
"""Where each value is let go: millimetres from the left and the top."""


class Hand(QObject):
    """Holds the mouse while the system drags: it moves over the page, then lets go."""

    def __init__(self, dialog: PlacingDialog) -> None:
        super().__init__()
        self._dialog = dialog
        self._to = QPoint()
        self._moves = 0
        self._timer = QTimer(self)
        self._timer.setInterval(30)
        self._timer.timeout.connect(self._on_time)

    def drag(self, source: str, x: float, y: float) -> tuple[float, float]:
        """Drag a value to a point of the page; the point that the mouse hit, which is a whole pixel."""
        dialog, values = self._dialog, self._dialog.values
        canvas, handle = dialog.canvas, dialog.windowHandle()
        assert handle is not None
        at = canvas.pixel_of(round(x * 1000), round(y * 1000))
        dialog.show_on_page(at)
        values.scrollToItem(values.row_of(source))
        QApplication.processEvents()
        self._to, self._moves = canvas.mapTo(dialog, at), 0
        start = values.viewport().mapTo(dialog, values.visualItemRect(values.row_of(source)).center())
        self._timer.start()
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        QTest.mouseMove(handle, start + QPoint(15, 0))
        QTest.mouseMove(handle, start + QPoint(40, 0))  # here the drag begins, and blocks until it is let go
        QApplication.processEvents()
        self._timer.stop()
        return canvas.millimetres_at(at)

    @Slot()
    def _on_time(self) -> None:
        handle = self._dialog.windowHandle()
        assert handle is not None
        self._moves += 1
        if self._moves < 4:
            QTest.mouseMove(handle, self._to + QPoint(4 - self._moves, 0))
        elif self._moves == 4:
            QTest.mouseMove(handle, self._to)
        else:
            self._timer.stop()
            QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self._to)


def until(is_so: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    deadline = QDeadlineTimer(30_000)
    while not is_so():
        assert not deadline.hasExpired()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def main(folder: Path, nudge: int) -> None:
    """Place, keep, issue."""
    app = QApplication([])
    text_breaks.use_words()
    Theme(app, Mode.LIGHT)
    template = folder / "template.elaas"
    ids = make_template(template)
    (folder / "office").mkdir()
    blank = folder / "แบบคำขอ.pdf"
    blank.write_bytes(official_blank())
    with opened(template, folder / "office", Clock()) as desk:
        head, jobs = actors(ids)[Role.LAO_HEAD], Jobs()
        window = Ground()
        window.resize(1366, 688)
        window.show()
        proposal = desk.blanks.read_file(head, PaperKind.FORM2, blank)
        draft = BlankDraft(PaperKind.FORM2, proposal, TODAY, (), nudge_right=nudge)
        dialog = PlacingDialog(BlankDesk(desk.blanks, head, jobs, lambda: TODAY), draft, window)
        dialog.open()
        until(dialog.canvas.is_drawn)
        hand = Hand(dialog)
        hit = {source: hand.drag(source, *at) for source, at in PLACES.items()}
        QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
        (question,) = dialog.findChildren(Dialog)  # not every essential value is placed
        QTest.mouseClick(question.primary, Qt.MouseButton.LeftButton)
        until(lambda: bool(desk.blanks.blanks(head)))
        until(lambda: jobs.is_idle)
        asked = RequestDraft(ids.lao.user, Reason.CHANGE_RIGHTS, TODAY, (GroupChange(ids.stores, Change.ADD),))
        request = desk.requests.submit(head, asked)
        (issued,) = desk.documents.issue(head, request.id)
        (folder / "issued.pdf").write_bytes(desk.documents.content(head, issued.id))
        jobs.close()
    (folder / "hit.json").write_text(json.dumps(hit), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

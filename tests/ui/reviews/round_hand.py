"""A round of a review worked with mouse and keys, each press counted."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.report import ReportRow
from elaas_desk.domain.review_rows import ReviewRow
from elaas_desk.services.desk import Desk
from elaas_desk.services.review_reports import TakenReport
from tests.services.office import TODAY
from tests.ui import hands
from tests.ui.dropping import drop, mime_of
from tests.ui.thai_input import type_thai
from ui.intake.report_dialog import ReportDialog
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.reviews.page import ReviewsPage
from ui.reviews.round import RoundView
from ui.widgets.dialog import Dialog

DIGITS = {"คงไว้": Qt.Key.Key_1, "ถอดออก": Qt.Key.Key_2, "แก้กลุ่ม": Qt.Key.Key_3, "ยังไม่แน่ใจ": Qt.Key.Key_4}


class RoundHand:
    """Counts in `presses` what the officer does: each click, each key, each letter that is typed."""

    def __init__(self, window: MainWindow, qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor) -> None:
        self.window, self._qtbot, self._jobs, self.desk, self.actor = window, qtbot, jobs, desk, actor
        self.presses = 0

    @property
    def page(self) -> ReviewsPage:
        page = self.window.page("reviews")
        assert isinstance(page, ReviewsPage)
        return page

    @property
    def round(self) -> RoundView:
        return self.page.round

    @property
    def row(self) -> ReviewRow:
        """Who is chosen."""
        row = self.round.body.list.table.chosen()
        assert isinstance(row, ReviewRow)
        return row

    def settle(self) -> None:
        """As `hands.settle`; the window behind a dialog that closed is the active one again, as on a desktop."""
        hands.settle(self._qtbot, self._jobs)
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            QApplication.processEvents()

    def press(self, words: str) -> None:
        """Click the button with these words."""
        hands.press(self.window, words)
        self.presses += 1
        self.settle()

    def key(self, pressed: Qt.Key, *, control: bool = False) -> None:
        """Press a key where the focus is."""
        at = QApplication.focusWidget() or self.window
        held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(at, pressed, held)
        self.presses += 1
        self.settle()

    def decide(self, words: str, note: str = "") -> None:
        """Decide of whoever is chosen by keys alone."""
        self.key(DIGITS[words])
        if note:
            at = QApplication.focusWidget()
            assert at is self.round.body.pane.note.line
            type_thai(at, note)
            self.presses += len(note)
        self.key(Qt.Key.Key_Return)

    def put(self, name: str, text: str) -> None:
        """Type into a field of the open dialog."""
        hands.put(self.dialog, name, text)
        self.presses += len(text)

    def press_in_dialog(self, words: str) -> None:
        """Click a button of the open dialog."""
        hands.press(self.dialog, words)
        self.presses += 1
        self.settle()

    @property
    def dialog(self) -> Dialog:
        return hands.dialog()

    def drop(self, path: Path) -> None:
        """Drop a report on the page, and wait until it is read."""
        assert drop(self.round, mime_of(path))
        self.presses += 1
        self.wait_for_report()

    def wait_for_report(self) -> None:
        """A report is read in a process of its own."""
        dialog = self.dialog
        assert isinstance(dialog, ReportDialog)
        self._qtbot.waitUntil(lambda: dialog.part.seen is not None, timeout=20_000)
        self.settle()

    def texts(self) -> list[str]:
        return hands.texts(self.window)

    def buttons(self) -> list[str]:
        return hands.buttons(self.window)

    def rows(self) -> tuple[ReviewRow, ...]:
        """What the register holds of the round."""
        return self.desk.campaigns.detail(self.actor, self.round.review_id).rows

    def begin(self, unit_id: int, report: Iterable[ReportRow] | None = None) -> None:
        """Open a new round of a unit; with the rows of a report, which then is laid beside."""
        review_id = self.desk.campaigns.start(self.actor, unit_id).id
        if report is not None:
            taken = TakenReport("รายงาน.xlsx", b"report", TODAY, tuple(report))
            self.desk.campaigns.take_report(self.actor, review_id, taken)
        self.page.overview.round_wanted.emit(review_id)
        self.settle()

    def as_registered(self, unit_id: int) -> list[ReportRow]:
        """A report that says what the register says of the unit."""
        entries = self.desk.register.entries(self.actor)
        rows: list[ReportRow] = []
        for entry in entries:
            if entry.person.unit_id == unit_id and entry.account is not None:
                held = self.desk.register.detail(self.actor, entry.person.id).held
                names = [each.group.name for each in held] or [""]
                rows += [
                    ReportRow(name, entry.account.username, entry.person.name.full, entry.person.position)
                    for name in names
                ]
        return rows


def report_file(folder: Path, rows: Iterable[ReportRow]) -> Path:
    """The rows as New e-LAAS gives them in a file."""
    lines = ["กลุ่มผู้ใช้งาน,รหัสผู้ใช้,ชื่อ-สกุล", *(f"{row.group},{row.username},{row.name}" for row in rows)]
    path = folder / "รายงานผู้ใช้.csv"
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    return path

"""What opens over whichever page is shown: somebody leaves, is set up to view, signs; lists are saved; blanks."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from elaas_desk.services.access import Deed, may
from elaas_desk.services.views import PersonDetail
from ui.blanks.blank_desk import BlankDesk
from ui.errands import (
    Acknowledge,
    LeaveDuty,
    ListErrand,
    NoticeErrand,
    OpenBlanks,
    OverPageErrand,
    PrintSheet,
    SaveWorkbook,
    SetViewer,
)
from ui.lists.list_actions import ListActions
from ui.notices.notice_actions import NoticeActions
from ui.register.leaving_actions import LeavingActions
from ui.register.person_desk import PersonDesk
from ui.register.signing_actions import SigningActions
from ui.workbook_saver import WorkbookSaver


class OverPage(QObject):
    """Reads the person and asks. `done` is a sentence for the toast, `errand` leads to a page."""

    done = Signal(str)
    errand = Signal(object)

    def __init__(self, desk: PersonDesk, window: QWidget, blanks: BlankDesk) -> None:
        super().__init__(window)
        self._desk, self._window, self._blanks = desk, window, blanks
        self._asked: LeaveDuty | SetViewer | Acknowledge | None = None
        self._leaving, self._signing = LeavingActions(desk, window), SigningActions(desk, window)
        self._saver = WorkbookSaver(desk.exports, desk.actor, desk.jobs, desk.today, window)
        self._lists, self._notices = ListActions(desk, window), NoticeActions(desk, window)
        for part in (self._leaving, self._signing, self._saver, self._lists, self._notices):
            part.done.connect(self.done)
        self._signing.errand.connect(self.errand)

    def take(self, errand: OverPageErrand) -> None:
        """Open the dialog that the errand asks for, once the person is read."""
        match errand:
            case PrintSheet():
                self._signing.choose_sheet()
            case SaveWorkbook():
                self._saver.save(errand.workbook, errand.over)
            case OpenBlanks():
                self._show_blanks()
            case Acknowledge():
                self._ask(errand, errand.person_ids)
            case LeaveDuty() | SetViewer():
                self._ask(errand, (errand.person_id,))
            case _:
                self._print(errand)

    def _print(self, errand: ListErrand | NoticeErrand) -> None:
        if isinstance(errand, ListErrand):
            self._lists.take(errand)
        else:
            self._notices.take(errand)

    def _ask(self, errand: LeaveDuty | SetViewer | Acknowledge, person_ids: tuple[int, ...]) -> None:
        self._asked = errand
        self._desk.jobs.run(partial(_details, self._desk, person_ids), self._open)

    def _show_blanks(self) -> None:
        from ui.blanks.blanks_dialog import BlanksDialog

        dialog = BlanksDialog(self._blanks, self._window)
        dialog.told.connect(self.done)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open(self, details: tuple[PersonDetail, ...]) -> None:
        asked, self._asked = self._asked, None
        detail = details[0]
        if asked is None or not may(self._desk.actor, Deed.ENTER, detail.person.unit_id):
            return
        match asked:
            case LeaveDuty():
                self._leave(detail, asked)
            case SetViewer():
                self._signing.set_viewer(detail)
            case Acknowledge():
                self._signing.acknowledge([each.person for each in details])

    def _leave(self, detail: PersonDetail, asked: LeaveDuty) -> None:
        """Who has left is not asked again: what is still to be removed comes next."""
        if not detail.person.has_left(self._desk.today()):
            self._leaving.leave(detail, asked)
        elif detail.account is not None:
            self._leaving.remove(detail)
        else:
            self.done.emit(self.tr("{0} พ้นหน้าที่และถอดออกครบแล้ว").format(detail.person.name.full))


def _details(desk: PersonDesk, person_ids: tuple[int, ...]) -> tuple[PersonDetail, ...]:
    """On the worker."""
    return tuple(desk.register.detail(desk.actor, person_id) for person_id in person_ids)

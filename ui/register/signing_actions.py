"""Signatures for clauses 3.1 to 3.4, and the rights to view of clause 2: each opens its dialog over the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.people import Person
from elaas_desk.services.access import Deed, may
from elaas_desk.services.scan_files import read_scan
from elaas_desk.services.views import PersonDetail, Signer
from ui.dialog_job import DialogJob
from ui.errands import NewRequest
from ui.issue_dialog import Issuable, IssueDialog
from ui.register.acknowledge_dialogs import AcknowledgeDialog, SheetDialog
from ui.register.person_desk import PersonDesk
from ui.register.viewer_dialog import ViewerDialog

SHEET = "ใบรับทราบข้อปฏิบัติ"


class SigningActions(QObject):
    """Opens the dialogs over the window of a part. `done` is a sentence for the toast, `errand` leads to a page."""

    done = Signal(str)
    errand = Signal(object)

    def __init__(self, desk: PersonDesk, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._over = desk, over
        self._viewer: PersonDetail | None = None

    # clauses 3.1 to 3.4

    def acknowledge(self, people: Sequence[Person]) -> None:
        """Print the sheet for these people, or record that they signed it."""
        desk = self._desk
        dialog = AcknowledgeDialog(people, desk.today(), desk.clause_text("3.1-3.4"), self._over.window())
        person_ids = tuple(person.id for person in dialog.people)
        dialog.print.setVisible(all(may(desk.actor, Deed.REQUEST, person.unit_id) for person in people))
        dialog.print.clicked.connect(partial(self.print_sheet, person_ids))

        def write() -> Callable[[], Added]:
            return partial(_recorded, desk, person_ids, dialog.signed_on(), dialog.scans.paths())

        DialogJob(dialog, desk.jobs, write).done.connect(self._on_recorded)
        dialog.open()

    @Slot(object)
    def _on_recorded(self, _added: Added) -> None:
        self.done.emit(self.tr("บันทึกการรับทราบแล้ว"))

    def choose_sheet(self) -> None:
        """Ask for whom the sheet is printed."""
        self._desk.jobs.run(partial(self._desk.register.signers, self._desk.actor), self._ask_sheet)

    def _ask_sheet(self, signers: tuple[Signer, ...]) -> None:
        dialog = SheetDialog(signers, self._desk.clause_text("3.1-3.4"), self._over.window())
        dialog.submitted.connect(partial(self._on_sheet, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_sheet(self, dialog: SheetDialog) -> None:
        person_ids = dialog.person_ids()
        dialog.accept()
        self.print_sheet(person_ids)

    def print_sheet(self, person_ids: tuple[int, ...], _checked: bool = False) -> None:
        """Show the sheet to sign; from there it is printed or saved, and kept in the archive."""
        self._desk.jobs.run(partial(_sheet, self._desk, person_ids), self._show_sheet)

    def _show_sheet(self, sheet: Issuable) -> None:
        desk = self._desk
        dialog = IssueDialog(sheet, desk.documents, desk.actor, desk.jobs, self._over.window())
        dialog.told.connect(self.done)
        dialog.open()

    # clause 2

    def set_viewer(self, detail: PersonDetail) -> None:
        """Ask what the executive or the clerk was set up with; only the head decides on it."""
        desk = self._desk
        if not may(desk.actor, Deed.DECIDE, detail.person.unit_id):
            self.done.emit(self.tr("หัวหน้าหน่วยงานคลังเป็นผู้ตั้งสิทธิดูรายงานตามข้อ ๒"))
            return
        self._viewer = detail
        desk.jobs.run(partial(desk.groups.groups, desk.actor), self._ask_viewer)

    def _ask_viewer(self, groups: tuple[PrivilegeGroup, ...]) -> None:
        desk, detail = self._desk, self._viewer
        if detail is None:
            return
        dialog = ViewerDialog(detail, groups, desk.today(), desk.clause_text("2"), self._over.window())
        dialog.form.clicked.connect(partial(self._on_form, dialog, detail.person.id))

        def write() -> Callable[[], Changed]:
            return partial(desk.register.set_up_viewer, desk.actor, dialog.draft())

        DialogJob(dialog, desk.jobs, write).done.connect(self._on_set_up)
        dialog.open()

    def _on_form(self, dialog: ViewerDialog, person_id: int, _checked: bool = False) -> None:
        dialog.done(0)
        self.errand.emit(NewRequest(person_id))

    @Slot(object)
    def _on_set_up(self, _changed: Changed) -> None:
        self.done.emit(self.tr("บันทึกสิทธิดูรายงานแล้ว"))


def _sheet(desk: PersonDesk, person_ids: tuple[int, ...]) -> Issuable:
    """On the worker: the sheet as it would be printed."""
    paper = desk.documents.preview_acknowledgement(desk.actor, person_ids)
    issue = partial(desk.documents.issue_acknowledgement, desk.actor, person_ids)
    return Issuable(SHEET, f"{len(person_ids):,} คน", paper, issue)


def _recorded(desk: PersonDesk, person_ids: tuple[int, ...], on: date, paths: Sequence[Path]) -> Added:
    """On the worker: the signatures with the scans of their sheet, or none of it."""
    scans = [(path.name, read_scan(path)) for path in paths]
    return desk.register.acknowledge(desk.actor, person_ids, on, scans)

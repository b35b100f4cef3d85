"""The corrections of the register in a round: read from its report, shown, accepted together, undone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.reconcile_values import Entry, Reconciliation, Remedy
from elaas_desk.services.access import Deed, may
from elaas_desk.services.review_views import CampaignDetail
from ui.dialog_job import DialogJob
from ui.reviews.findings import Fix
from ui.reviews.fixes_dialog import FixesDialog
from ui.reviews.proposals import Proposal, entries_of, fixes_of, proposals_of
from ui.reviews.review_desk import ReviewDesk
from ui.reviews.round_head import title_of


class Corrections(QObject):
    """Reads once for each report, and anew after `forget`. Emits `found()`, `done(sentence)`,
    `undoable(sentence, undo)`."""

    found = Signal()
    done = Signal(str)
    undoable = Signal(str, object)

    def __init__(self, desk: ReviewDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, parent
        self._detail: CampaignDetail | None = None
        self._read_of: int | None = None
        self._entries: Mapping[int, Entry] = {}
        self._proposals: tuple[Proposal, ...] = ()

    @property
    def count(self) -> int:
        """How many corrections are proposed or may be undone."""
        accepted = len(self._detail.batches) if self._detail is not None else 0
        return len(self._proposals) or accepted

    def fixes(self, row_id: int) -> tuple[Fix, ...]:
        """What would put the differences of a user right."""
        entry = self._entries.get(row_id)
        return () if entry is None else fixes_of(entry)

    def forget(self) -> None:
        """The register has changed: what was read is old."""
        self._read_of = None

    def show_round(self, detail: CampaignDetail) -> None:
        """Read what is proposed for a round, unless that is known."""
        self._detail = detail
        report = detail.report
        if not detail.may_bring_report or report is None or not report.row_count:
            self._read_of, self._entries, self._proposals = None, {}, ()
        elif report.id != self._read_of:
            self._read_of = report.id
            piles = self._desk.reconciling.piles
            self._desk.jobs.run(partial(piles, self._desk.actor, report.id, detail.unit.id), self._show)

    def _show(self, found: Reconciliation) -> None:
        if self._detail is None:
            return
        self._entries = entries_of(found, self._detail.rows)
        catalogue = may(self._desk.actor, Deed.EDIT_CATALOGUE)
        proposed = proposals_of(self._entries.values())
        self._proposals = tuple(each for each in proposed if catalogue or not each.remedy.kind.needs_catalogue)
        self.found.emit()

    @Slot()
    def ask_suggested(self) -> None:
        """As `ask`, with those ticked that the circular suggests."""
        self.ask({each.remedy for each in self._proposals if each.suggested})

    def ask(self, ticked: Collection[Remedy]) -> None:
        """Show the corrections with these ticked; accept those that stay ticked."""
        detail = self._detail
        if detail is None or detail.report is None:
            return
        window = self._window.window()
        dialog = FixesDialog(title_of(detail), self._proposals, ticked, detail.batches, window)
        import_id, unit_id = detail.report.id, detail.unit.id

        def write() -> Callable[[], Added]:
            accept = self._desk.reconciling.accept
            return partial(accept, self._desk.actor, import_id, dialog.remedies(), unit_id)

        DialogJob(dialog, self._desk.jobs, write).done.connect(self._on_accepted)
        dialog.undo_wanted.connect(self.undo)
        dialog.open()

    @Slot(object)
    def _on_accepted(self, added: Added) -> None:
        self.undoable.emit(self.tr("แก้ทะเบียนตามรายงานแล้ว"), partial(self.undo, added.id))

    @Slot(int)
    def undo(self, batch: int) -> None:
        """Give the register back what it held before these corrections."""
        self._desk.jobs.change(partial(self._desk.reconciling.undo, self._desk.actor, batch), self._on_undone)

    def _on_undone(self, _changed: Changed) -> None:
        self.done.emit(self.tr("เลิกทำแล้ว ทะเบียนกลับเป็นเหมือนก่อนรับการแก้ไข"))

"""A New e-LAAS report on its way into a round: dropped or chosen, looked at, laid beside; or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Changed
from elaas_desk.intake.reader import TakenFile
from elaas_desk.services.report_keeping import TakenReport
from elaas_desk.services.review_views import CampaignDetail
from ui.dialog_job import DialogJob
from ui.intake.reading import Layouts
from ui.intake.report_dialog import ReportDialog
from ui.reviews.no_report_dialog import NoReportDialog
from ui.reviews.review_desk import ReviewDesk
from ui.reviews.round_head import title_of


class Bringing(QObject):
    """Opens the dialog that reads; what is accepted there goes to the round. Emits `done(sentence)`."""

    done = Signal(str)

    def __init__(self, desk: ReviewDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, parent
        reconciling, actor = desk.reconciling, desk.actor
        self._layouts = Layouts(partial(reconciling.columns_of, actor), partial(reconciling.remember_columns, actor))
        self._review_id = 0
        self._dialog: ReportDialog | None = None

    def ask(self, detail: CampaignDetail, paths: Sequence[Path] = ()) -> None:
        """Read the file that was dropped, or let one be chosen, for this round."""
        self._review_id = detail.review.id
        dialog = self._dialog = ReportDialog(
            self._desk.jobs,
            self._layouts,
            self._window.window(),
            subtitle=title_of(detail),
            today=self._desk.today(),
        )
        dialog.accepted_report.connect(self._on_accepted)
        dialog.open()
        if paths:
            dialog.read(paths[0])
        else:
            dialog.part.ask()

    @Slot(object)
    def _on_accepted(self, taken: TakenFile) -> None:
        if self._dialog is None:
            return
        read = taken.report
        report = TakenReport(read.file, taken.content, self._dialog.as_of(), read.report.rows)
        self._dialog = None
        bring = partial(self._desk.campaigns.take_report, self._desk.actor, self._review_id, report)
        self._desk.jobs.change(bring, self._on_brought)

    def without(self, detail: CampaignDetail) -> None:
        """Ask why there is no report, and take the list that was typed in its place."""
        dialog = NoReportDialog(title_of(detail), detail.rows, self._desk.today(), self._window.window())
        bring = partial(self._desk.campaigns.without_report, self._desk.actor, detail.review.id)

        def write() -> Callable[[], Changed]:
            return partial(bring, dialog.reason(), dialog.as_of(), dialog.typed())

        DialogJob(dialog, self._desk.jobs, write).done.connect(self._on_told)
        dialog.open()

    @Slot(object)
    def _on_told(self, _changed: Changed) -> None:
        self.done.emit(self.tr("บันทึกแล้วว่าไม่มีรายงาน ตัดสินรายชื่อต่อได้"))

    def _on_brought(self, _changed: Changed) -> None:
        self.done.emit(self.tr("นำรายงานเข้าแล้ว ตัดสินรายชื่อได้"))

"""The signed report of a review as it was scanned: dropped here, looked at, taken off."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Changed
from elaas_desk.domain.attachments import Attachment, SignedPaper
from elaas_desk.services.access import Deed, may
from elaas_desk.services.review_views import CampaignDetail
from ui.reviews.review_desk import ReviewDesk
from ui.reviews.round_head import title_of
from ui.scans.scan_drop import ScanDrop
from ui.theme import RING
from ui.widgets.dialog import Dialog
from ui.widgets.layout import row


class ScansDialog(Dialog):
    """Stays open while scans are attached. Emits `told(sentence)`."""

    told = Signal(str)

    def __init__(self, desk: ReviewDesk, detail: CampaignDetail, parent: QWidget) -> None:
        super().__init__("สำเนาที่ลงนาม", title_of(detail), primary="เสร็จแล้ว", parent=parent)
        self.cancel.hide()
        self._desk, self._unit_id = desk, detail.unit.id
        self._paper = SignedPaper(review_id=detail.review.id)
        self.scans = ScanDrop(desk.scans, desk.actor, desk.jobs)
        self.scans.take_drops_on(self)
        self.add(row((self.scans, 1), pad=(RING, 0, RING, 0)))
        self.scans.done.connect(self.told)
        self.submitted.connect(self.accept)
        self.finished.connect(self.deleteLater)
        desk.jobs.changed.connect(self._on_changed)
        self._read()

    def _read(self) -> None:
        self._desk.jobs.run(partial(self._desk.scans.of, self._desk.actor, self._paper), self._show)

    def _show(self, scans: tuple[Attachment, ...]) -> None:
        actor = self._desk.actor
        may_attach, may_take = may(actor, Deed.ENTER, self._unit_id), may(actor, Deed.EXPORT, self._unit_id)
        self.scans.show_scans(self._paper, scans, may_attach=may_attach, may_take=may_take)

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if Changed.REVIEWS in changed:
            self._read()

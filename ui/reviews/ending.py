"""The end of a round: the signature, and the signed report as a scan."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Changed
from elaas_desk.domain.people import Person, Post
from elaas_desk.services.review_views import CampaignDetail
from ui.dialog_job import DialogJob
from ui.reviews.review_desk import ReviewDesk
from ui.reviews.scans_dialog import ScansDialog
from ui.reviews.sign_off_dialog import SignOffDialog


class Ending(QObject):
    """Emits `signed()` once a round is signed off, and `done(sentence)`."""

    signed = Signal()
    done = Signal(str)

    def __init__(self, desk: ReviewDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, parent
        self._detail: CampaignDetail | None = None

    def sign(self, detail: CampaignDetail) -> None:
        """Ask for the signature; who could sign for the head's own row is read first."""
        self._detail = detail
        self._desk.jobs.run(partial(self._desk.register.people, self._desk.actor), self._ask)

    def _ask(self, people: tuple[Person, ...]) -> None:
        detail, today = self._detail, self._desk.today()
        if detail is None:
            return
        dialog = SignOffDialog(detail, today, self._desk.clauses, self._window.window())
        clerk = next((each for each in people if each.post is Post.CLERK and not each.has_left(today)), None)
        if clerk is not None:
            dialog.propose(clerk.name.full, clerk.position)
        sign = partial(self._desk.campaigns.sign_off, self._desk.actor, detail.review.id)

        def write() -> Callable[[], Changed]:
            return partial(sign, dialog.signed_on(), dialog.second(), dialog.reason())

        DialogJob(dialog, self._desk.jobs, write).done.connect(self._on_signed)
        dialog.open()

    @Slot(object)
    def _on_signed(self, _changed: Changed) -> None:
        self.done.emit(self.tr("ลงนามปิดรอบแล้ว พิมพ์รายงานให้ลงนามบนกระดาษ"))
        self.signed.emit()

    def scans(self, detail: CampaignDetail) -> None:
        """Show the signed report as it was scanned."""
        dialog = ScansDialog(self._desk, detail, self._window.window())
        dialog.told.connect(self.done)
        dialog.open()

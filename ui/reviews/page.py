"""การสอบทาน ๖ เดือน: the units, one round at a time, and what its decisions leave to be removed (circular 4)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.services.campaigns import Campaigns
from elaas_desk.services.review_views import RemovalEntry, UnitReviews
from ui.dialog_job import DialogJob
from ui.errands import Errand, LeaveDuty, OpenPage, OpenRemovals, OpenReview, OpenRound, PrintUsers, StartReview
from ui.page import Page
from ui.reviews.overview import Overview
from ui.reviews.paper_dialog import OnPaperDialog
from ui.reviews.removals_view import RemovalsView, still_to_do
from ui.reviews.review_desk import ReviewDesk
from ui.reviews.round import RoundView
from ui.widgets.layout import column

_REGISTER = Changed.ACCOUNTS | Changed.PEOPLE | Changed.GROUPS | Changed.UNITS | Changed.DUTIES
_Read = tuple[tuple[UnitReviews, ...], tuple[RemovalEntry, ...]]


class ReviewsPage(Page):
    """Shows the units, a round, or the removals. A round that is left for another page waits there."""

    foot = 124  # segments and button of a decision
    topics = Changed.REVIEWS | Changed.REMOVALS | Changed.UNITS | Changed.ACCOUNTS | Changed.PEOPLE

    def __init__(self, desk: ReviewDesk) -> None:
        super().__init__(desk.jobs)
        self._desk = desk
        self.overview, self.round, self.removals = Overview(desk), RoundView(desk), RemovalsView(desk)
        self._stack = QStackedWidget()
        for part in (self.overview, self.round, self.removals):
            self._stack.addWidget(part)
        self.setLayout(column((self._stack, 1), gap=0))
        self._connect()

    def _connect(self) -> None:
        self.overview.start_wanted.connect(self._on_start)
        self.overview.round_wanted.connect(self._open_round)
        self.overview.paper_way_wanted.connect(self._on_paper_way)
        self.overview.removals_wanted.connect(self._on_removals)
        self.overview.paper_wanted.connect(self._on_paper)
        self.round.paper_wanted.connect(self._on_paper)
        for left, done in ((self.round.left, self.round.done), (self.removals.left, self.removals.done)):
            left.connect(self._on_left)
            done.connect(self.done)
        self.round.undoable.connect(self.undoable)
        self.round.errand.connect(self.errand)
        self.round.body.pane.leave_wanted.connect(self._on_leave)

    def reload(self) -> None:
        """Read the round that is shown, else the units and the removals: these are read when one comes back to them."""
        if self._stack.currentWidget() is self.round:
            self.round.reload()
        else:
            self._read()

    def _read(self) -> None:
        self.jobs.run(partial(_read, self._desk.campaigns, self._desk.actor), self._show)

    def take(self, errand: Errand) -> None:
        """Choose a unit, open a round or the removals; the page asked for again goes back to the units."""
        match errand:
            case OpenReview(unit_id=unit_id):
                self._on_left()
                self.overview.choose(unit_id)
            case OpenRound(review_id=review_id):
                self._open_round(review_id)
            case StartReview():
                self._start(errand)
            case OpenRemovals(removal_ids=removal_ids):
                self._on_removals()
                self.removals.tick(removal_ids)
            case OpenPage():
                self._on_left()

    def _show(self, read: _Read) -> None:
        units, removals = read
        narrowed = self.unit_id
        self.overview.show_units([each for each in units if narrowed in (None, each.unit.id)], still_to_do(removals))
        self.removals.show_removals([each for each in removals if narrowed in (None, each.removal.unit_id)])

    # from part to part

    @Slot()
    def _on_left(self) -> None:
        self._leave_for(self.overview)

    @Slot()
    def _on_removals(self) -> None:
        self._leave_for(self.removals)

    def _leave_for(self, part: QWidget) -> None:
        """What was changed in a round is read now."""
        was_round = self._stack.currentWidget() is self.round
        self._stack.setCurrentWidget(part)
        if was_round:
            self._read()

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        """What a report proposes depends on the register."""
        if changed & _REGISTER:
            self.round.corrections.forget()
        super()._on_changed(changed)

    @Slot(int)
    def _open_round(self, review_id: int) -> None:
        self.round.open_round(review_id)
        self._stack.setCurrentWidget(self.round)

    @Slot(int)
    def _on_start(self, unit_id: int) -> None:
        self._start(StartReview(unit_id, ReviewKind.SIX_MONTHLY))

    def _start(self, wanted: StartReview) -> None:
        start, kind = self._desk.campaigns.start, ReviewKind(wanted.kind)
        begin = partial(start, self._desk.actor, wanted.unit_id, kind, wanted.person_id, wanted.group_id)
        self.jobs.change(begin, self._on_started)

    def _on_started(self, added: Added) -> None:
        self._open_round(added.id)

    @Slot(int)
    def _on_leave(self, person_id: int) -> None:
        self.errand.emit(LeaveDuty(person_id))

    # papers

    @Slot(object)
    def _on_paper_way(self, unit: UnitReviews) -> None:
        dialog = OnPaperDialog(unit, self._desk.today(), self.window())

        def write() -> Callable[[], Changed]:
            record = self._desk.campaigns.record_sign_off
            return partial(record, self._desk.actor, unit.unit.id, dialog.signed_on())

        DialogJob(dialog, self.jobs, write).done.connect(self._on_recorded)
        dialog.print.clicked.connect(partial(self._print_list, dialog, unit.unit.id))
        dialog.open()

    def _print_list(self, dialog: OnPaperDialog, unit_id: int, _checked: bool = False) -> None:
        """The list of the unit, to be compared and signed by hand."""
        dialog.done(0)
        self.errand.emit(PrintUsers(unit_id))

    @Slot(object)
    def _on_recorded(self, _changed: Changed) -> None:
        self.done.emit(self.tr("บันทึกการสอบทานแล้ว นับ ๖ เดือนจากวันที่ลงนาม"))

    @Slot(int)
    def _on_paper(self, document_id: int) -> None:
        self.jobs.run(partial(self._desk.documents.content, self._desk.actor, document_id), self._show_paper)

    def _show_paper(self, content: bytes) -> None:
        from ui.reviews.report_dialog import ReportDialog

        ReportDialog(content, self.jobs, self.window()).open()


def _read(campaigns: Campaigns, actor: Actor) -> _Read:
    return campaigns.overview(actor), campaigns.removals(actor)

"""One round of a review, from the report to the signature."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.reconcile_values import Remedy, Way
from elaas_desk.domain.review_rows import Decision, Flag, ReviewRow
from elaas_desk.errors import UserError
from elaas_desk.services.campaigns import Campaigns
from elaas_desk.services.review_views import DECISION_WORDS, CampaignDetail, OpenPoint
from ui.errands import NewRequest
from ui.reviews.bringing import Bringing
from ui.reviews.corrections import Corrections
from ui.reviews.decision_pane import Verdict
from ui.reviews.ending import Ending
from ui.reviews.report_ask import ReportAsk
from ui.reviews.review_desk import ReviewDesk
from ui.reviews.round_body import Reviewed, RoundBody
from ui.reviews.round_head import RoundHead
from ui.theme import RING
from ui.widgets.drop import DropTarget
from ui.widgets.layout import Group, column, row


class RoundView(QWidget):
    """Emits `left()`, `done(sentence)`, `undoable(sentence, undo)`, `paper_wanted(document_id)`, `errand(errand)`."""

    left = Signal()
    done = Signal(str)
    undoable = Signal(str, object)
    paper_wanted = Signal(int)
    errand = Signal(object)

    def __init__(self, desk: ReviewDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.detail: CampaignDetail | None = None
        self._undone = self._print_next = False
        self._sent: deque[Sequence[Verdict]] = deque()
        """Decisions on their way to the register, in their order."""
        self.corrections, self.bringing, self.ending = Corrections(desk, self), Bringing(desk, self), Ending(desk, self)
        self.drops = DropTarget(self, self.tr("วางเพื่ออ่านรายงานจาก New e-LAAS"))
        self.head, self.ask, self.body = RoundHead(), ReportAsk(), RoundBody(desk.clauses, self.corrections.fixes)
        self._stack = QStackedWidget()
        self._stack.addWidget(Group(row((self.ask, 1), pad=(RING, 0, RING, 0))))
        self._stack.addWidget(self.body)
        self.setLayout(column(self.head, (self._stack, 1), gap=5))
        self._connect()

    def _connect(self) -> None:
        self.head.left.connect(self.left)
        self.head.undo_wanted.connect(self.undo)
        self.head.report_wanted.connect(self._on_report)
        self.head.sign_wanted.connect(self._on_sign)
        self.head.print_wanted.connect(self._on_print)
        self.head.scan_wanted.connect(self._on_scans)
        self.ask.choose_wanted.connect(self._on_report)
        self.drops.dropped.connect(self.bring)
        self.ending.signed.connect(self._on_signed)
        for part in (self.bringing.done, self.ending.done, self.corrections.done):
            part.connect(self.done)
        self.ask.none_wanted.connect(self._on_no_report)
        self.body.decided.connect(self._on_decided)
        self.body.finished.connect(self._on_finished)
        self.body.fix_wanted.connect(self._on_fix)
        self.head.fixes_wanted.connect(self.corrections.ask_suggested)
        self.corrections.found.connect(self._show_fixes)
        self.corrections.undoable.connect(self.undoable)
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self.undo)

    @property
    def review_id(self) -> int:
        """Which round is shown; 0 for none."""
        return self.detail.review.id if self.detail is not None else 0

    # what is shown

    def open_round(self, review_id: int) -> None:
        """Show a round from its beginning."""
        self.detail = None
        self._desk.jobs.run(partial(self._desk.campaigns.detail, self._desk.actor, review_id), self._show)

    def reload(self) -> None:
        """Read the round that is shown anew."""
        if self.detail is not None:
            read = partial(self._desk.campaigns.detail, self._desk.actor, self.review_id)
            self._desk.jobs.run(read, self._show)

    def _show(self, detail: CampaignDetail) -> None:
        before, self.detail = self.detail, detail
        asked = OpenPoint.REPORT in detail.open_points
        was_asked = before is None or OpenPoint.REPORT in before.open_points
        self.corrections.show_round(detail)
        self.head.show_round(detail, self.corrections.count)
        self.ask.set_may(detail.may_bring_report)
        self.drops.set_open(detail.may_bring_report)
        self._stack.setCurrentIndex(0 if asked else 1)
        has_report = detail.report is not None and detail.report.row_count > 0
        self.body.show_people(Reviewed(_with_own(detail), has_report, not detail.may_decide))
        if asked:
            self.ask.choose.setFocus()
        elif was_asked:
            self.body.begin()
        elif self._undone and before is not None:
            self._go_to_undone(before, detail)
        self._undone = False
        if self._print_next:
            self._print_next = False
            self._on_print()

    def _go_to_undone(self, before: CampaignDetail, now: CampaignDetail) -> None:
        decided = {each.id: each.decided_at for each in before.rows}
        changed = next((each.id for each in now.rows if decided.get(each.id) != each.decided_at), None)
        if changed is not None:
            self.body.go_to(changed)

    # decisions

    @Slot(object)
    def _on_decided(self, verdicts: Sequence[Verdict]) -> None:
        answers = _together(verdicts)
        self._sent.append(verdicts)
        write = partial(_decide, self._desk.campaigns, self._desk.actor, self.review_id, answers)
        self._desk.jobs.change(write, self._on_kept, self._on_refused)
        if len(verdicts) > 1:
            words = self.tr("{0} {1} คนแล้ว").format(DECISION_WORDS[verdicts[0].decision], f"{len(verdicts):,}")
            self.undoable.emit(words, partial(self._take_back, self.review_id, len(answers)))

    def _on_kept(self, _changed: Changed) -> None:
        self.body.kept(self._sent.popleft())

    def _on_refused(self, error: UserError) -> None:
        """What was shown already is not so: the register's word stands again."""
        self.body.kept(self._sent.popleft())
        self._desk.jobs.went_wrong.emit(error)
        self.reload()

    @Slot()
    def undo(self) -> None:
        """Take the last decision back, whether it was made for one or for many."""
        if self.detail is not None and self.detail.may_decide:
            self._take_back(self.review_id, 1)

    def _take_back(self, review_id: int, times: int) -> None:
        """Of the round in which it was decided, though another one may be shown by now."""
        self._undone = review_id == self.review_id
        write = partial(_undo, self._desk.campaigns, self._desk.actor, review_id, times)
        self._desk.jobs.change(write, self._on_undone)

    def _on_undone(self, _changed: Changed) -> None:
        self.done.emit(self.tr("เลิกทำการตัดสินครั้งล่าสุดแล้ว"))

    @Slot()
    def _on_finished(self) -> None:
        """Nobody is left: the next thing to do is the signature."""
        if self.head.sign.isEnabled():
            self.head.sign.setFocus(Qt.FocusReason.OtherFocusReason)

    # what would put differences right

    @Slot()
    def _show_fixes(self) -> None:
        if self.detail is not None:
            self.head.show_round(self.detail, self.corrections.count)
            self.body.show_fixes()

    @Slot(object)
    def _on_fix(self, remedy: Remedy) -> None:
        """A correction is shown with the others, itself alone ticked; a request begins in its wizard."""
        if remedy.way is Way.CORRECTION:
            self.corrections.ask({remedy})
        elif remedy.person_id is not None:
            self.errand.emit(NewRequest(remedy.person_id))

    # the report

    @Slot()
    def _on_report(self) -> None:
        self.bring(())

    @Slot(object)
    def bring(self, paths: Sequence[Path]) -> None:
        """Read a report that was dropped, or let one be chosen; what is accepted takes the place of the former."""
        if self.detail is not None and self.detail.may_bring_report:
            self.bringing.ask(self.detail, paths)

    @Slot()
    def _on_no_report(self) -> None:
        if self.detail is not None:
            self.bringing.without(self.detail)

    # the end

    @Slot()
    def _on_sign(self) -> None:
        if self.detail is not None:
            self.ending.sign(self.detail)

    @Slot()
    def _on_signed(self) -> None:
        """The report is shown once it is there."""
        self._print_next = True

    @Slot()
    def _on_print(self) -> None:
        if self.detail is not None and self.detail.review.document_id is not None:
            self.paper_wanted.emit(self.detail.review.document_id)

    @Slot()
    def _on_scans(self) -> None:
        if self.detail is not None:
            self.ending.scans(self.detail)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pane and the bar fit the window."""
        super().resizeEvent(event)
        self.body.fit(self.window().width())
        self.head.fit(self.window().width())


_Answer = tuple[Decision, tuple[str, ...], tuple[str, ...], str]


def _together(verdicts: Sequence[Verdict]) -> Mapping[_Answer, list[int]]:
    """Users with the same answer, which are kept together."""
    found: dict[_Answer, list[int]] = {}
    for each in verdicts:
        found.setdefault((each.decision, each.to_remove, each.to_add, each.note), []).append(each.row_id)
    return found


def _decide(campaigns: Campaigns, actor: Actor, review_id: int, answers: Mapping[_Answer, list[int]]) -> Changed:
    changed = Changed.NOTHING
    for (decision, to_remove, to_add, note), row_ids in answers.items():
        changed |= campaigns.decide(actor, review_id, row_ids, decision, to_remove, to_add, note)
    return changed


def _undo(campaigns: Campaigns, actor: Actor, review_id: int, times: int) -> Changed:
    changed = Changed.NOTHING
    for _ in range(times):
        changed |= campaigns.undo(actor, review_id)
    return changed


def _with_own(detail: CampaignDetail) -> tuple[ReviewRow, ...]:
    """The rows; that of the user who is looking has its flag too, wherever the user sits."""
    return tuple(
        replace(each, flags=(*each.flags, Flag.OWN_ROW)) if each.id in detail.own_rows and not each.is_own else each
        for each in detail.rows
    )

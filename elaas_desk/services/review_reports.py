"""A New e-LAAS report, or a list typed in its place, laid beside the users of a review (circular 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.report import ReportRow
from elaas_desk.domain.review_decisions import undecided
from elaas_desk.domain.review_rows import ReviewRow
from elaas_desk.domain.reviews import Review
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed
from elaas_desk.services.report_keeping import TakenReport, keep_report
from elaas_desk.services.review_decisions import open_review
from elaas_desk.services.review_laying import Laid, laid_beside
from elaas_desk.services.review_snapshot import Snapshot, own_people, own_person
from elaas_desk.services.service import Service, note_of, require_past

__all__ = ["BROUGHT", "ReviewReports", "TakenReport"]

BROUGHT = Changed.REVIEWS | Changed.REMOVALS | Changed.TASKS
"""What a report changes: the users of the review, and whether removals are proved."""


class ReviewReports(Service):
    """Brings a report to a review; another one takes the place of the former."""

    def take_report(self, actor: Actor, review_id: int, report: TakenReport) -> Changed:
        """Lay a report beside the snapshot. Decisions stay where nothing of their row changed.

        NOTHING_CHOSEN for a report without a user, DATE_IN_FUTURE for its day.
        """
        if not report.rows:
            raise UserError(Problem.NOTHING_CHOSEN, field="rows")
        require_past(report.as_of, self._today(), "as_of")
        with self._work(actor) as work:
            review = open_review(work, actor, review_id, Deed.ENTER)
            import_id = keep_report(work, actor, report, review.unit_id, self._clock())
            self._lay(work, actor, replace(review, import_id=import_id, no_report_reason=""), report.rows)
            work.commit()
        return BROUGHT

    def without_report(
        self, actor: Actor, review_id: int, reason: str, as_of: date, typed: Sequence[ReportRow] = ()
    ) -> Changed:
        """Say why there is no report on that day; users that were typed from the screen are laid beside like one.

        EMPTY without a reason, DATE_IN_FUTURE.
        """
        reason = note_of(reason, "reason")
        if not reason:
            raise UserError(Problem.EMPTY, field="reason")
        require_past(as_of, self._today(), "as_of")
        with self._work(actor) as work:
            review = open_review(work, actor, review_id, Deed.ENTER)
            taken = TakenReport("", b"", as_of, tuple(typed))
            import_id = keep_report(work, actor, taken, review.unit_id, self._clock())
            self._lay(work, actor, replace(review, import_id=import_id, no_report_reason=reason), typed)
            work.commit()
        return BROUGHT

    def _lay(self, work: UnitOfWork, actor: Actor, review: Review, report: Sequence[ReportRow]) -> None:
        work.reviews.save(review)
        facts = work.facts()
        own = own_people(facts, review, own_person(work, actor))
        snapshot = Snapshot(facts, self._policy, self._today(), own)
        as_of = self._today() if review.import_id is None else work.reports.get(review.import_id).as_of
        rows = work.review_rows.of_review(review.id)
        _replace_rows(work, laid_beside(facts, snapshot, review, rows, report, as_of))


def _replace_rows(work: UnitOfWork, laid: Laid) -> None:
    for row_id in laid.gone:
        work.review_rows.remove(row_id)
    for before, after in laid.kept:
        work.review_rows.save(after if _is_same(before, after) else undecided(after))
    for row in laid.added:
        work.review_rows.add(row)


def _is_same(before: ReviewRow, after: ReviewRow) -> bool:
    """Whether what was decided of the row was decided of the same."""
    return (before.pile, before.reported, before.flags, before.differences) == (
        after.pile,
        after.reported,
        after.flags,
        after.differences,
    )

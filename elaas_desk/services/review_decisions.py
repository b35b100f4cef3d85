"""What is decided of the users of a review, until it is signed off (circular 4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.review_decisions import Answer, decided, problems_of_answer
from elaas_desk.domain.review_rows import Decision
from elaas_desk.domain.reviews import Review
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, require
from elaas_desk.services.review_history import last_batch, record, take_back
from elaas_desk.services.review_snapshot import own_person
from elaas_desk.services.service import Service, note_of, refuse_if
from elaas_desk.thai.text import normalise

DECIDED = Changed.REVIEWS | Changed.TASKS
"""What a decision changes."""


class ReviewDecisions(Service):
    """Decides of users, one at a time or several together, and takes the last decision back."""

    def decide(
        self,
        actor: Actor,
        review_id: int,
        row_ids: Collection[int],
        decision: Decision,
        to_remove: Iterable[str] = (),
        to_add: Iterable[str] = (),
        note: str = "",
    ) -> Changed:
        """Decide of rows together; the answer that they had before is replaced.

        Without `to_remove` REMOVE takes every group away and CHANGE those that New e-LAAS alone has. NOTHING_CHOSEN;
        NOT_FOUND for a row of another review; FLAGGED_ROWS, EMPTY, NOT_A_MEMBER as in `problems_of_answer`;
        NOT_A_CHOICE for a group to be added that is not in use. The head's own row is only proposed: it counts by the
        second signature.
        """
        if not row_ids:
            raise UserError(Problem.NOTHING_CHOSEN, field="row_ids")
        answer = Answer(decision, _names(to_remove), _names(to_add), note_of(note, "note"))
        now = self._clock()
        with self._work(actor) as work:
            open_review(work, actor, review_id, Deed.DECIDE)
            there = {row.id: row for row in work.review_rows.of_review(review_id)}
            if not there.keys() >= set(row_ids):
                raise UserError(Problem.NOT_FOUND)
            rows = [row for row in there.values() if row.id in set(row_ids)]
            self._require_in_use(work, answer.to_add)
            refuse_if(problems_of_answer(rows, answer, own_person(work, actor)))
            record(work, actor, now, rows, [decided(row, answer, now, actor.name) for row in rows])
            work.commit()
        return DECIDED

    def undo(self, actor: Actor, review_id: int) -> Changed:
        """Take the last decision back, with all rows that it was made for; NOTHING_TO_UNDO."""
        with self._work(actor) as work:
            open_review(work, actor, review_id, Deed.DECIDE)
            rows = work.review_rows.of_review(review_id)
            batch = last_batch(work.corrections.of_review(review_id), rows)
            if batch is None:
                raise UserError(Problem.NOTHING_TO_UNDO)
            take_back(work, batch, rows, self._clock())
            work.commit()
        return DECIDED

    def _require_in_use(self, work: UnitOfWork, names: tuple[str, ...]) -> None:
        if names:
            in_use = {group.name.casefold() for group in work.groups.all() if group.is_in_use(self._today())}
            if not {name.casefold() for name in names} <= in_use:
                raise UserError(Problem.NOT_A_CHOICE, field="to_add")


def open_review(work: UnitOfWork, actor: Actor, review_id: int, deed: Deed) -> Review:
    """The review, which the actor may do that to; REVIEW_SIGNED once nothing of it changes any more."""
    review = work.reviews.get(review_id)
    require(actor, deed, review.unit_id)
    if not review.is_open:
        raise UserError(Problem.REVIEW_SIGNED)
    return review


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in map(normalise, names) if name)

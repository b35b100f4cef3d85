"""The end of a review (circular 4): signed by the head, frozen, its removals ordered and its open rows followed up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.people import Person
from elaas_desk.domain.removals import Removal, RemovalOrigin
from elaas_desk.domain.review_decisions import followed_up, is_of
from elaas_desk.domain.review_rows import Decision, ReviewRow
from elaas_desk.domain.reviews import Review, ReviewKind, SecondSignature
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed
from elaas_desk.services.numbering import next_review_number
from elaas_desk.services.removal_records import key_of, removal_key, waiting
from elaas_desk.services.review_decisions import open_review
from elaas_desk.services.review_rounds import needs_report
from elaas_desk.services.review_snapshot import own_person
from elaas_desk.services.service import Service, note_of, require_order, require_past
from elaas_desk.thai.text import normalise

SIGNED = Changed.REVIEWS | Changed.REMOVALS | Changed.DOCUMENTS | Changed.TASKS
"""What a sign-off changes."""
_TAKE_AWAY = frozenset({Decision.REMOVE, Decision.CHANGE})


class ReviewSignOff(Service):
    """Signs reviews off; nothing of one changes after that."""

    def sign_off(
        self,
        actor: Actor,
        review_id: int,
        on: date,
        second: SecondSignature | None = None,
        unanswered_reason: str = "",
    ) -> Changed:
        """Sign a review off on that day, all in one transaction.

        Each group to be left becomes a removal, rows without an answer go on to a follow-up round, and the report is
        drawn and archived. REPORT_MISSING; DATE_IN_FUTURE, END_BEFORE_START; SECOND_SIGNATURE_MISSING, OWN_SIGNATURE or
        EMPTY where the head's own row is among them; EMPTY for `unanswered_reason` where rows have no answer.
        """
        reason = note_of(unanswered_reason, "unanswered_reason")
        today = self._today()
        with self._work(actor) as work:
            review = open_review(work, actor, review_id, Deed.DECIDE)
            rows = work.review_rows.of_review(review_id)
            if needs_report(review):
                raise UserError(Problem.REPORT_MISSING)
            require_past(on, today)
            require_order(review.started, on)
            second = _second(work, actor, review, rows, second, today)
            if not reason and not all(row.is_answered for row in rows):
                raise UserError(Problem.EMPTY, field="unanswered_reason")
            signed = replace(review, signed_off=on, signed_by=actor.name, second=second)
            _order_removals(work, actor, signed, rows, on)
            self._follow_up(work, actor, signed, rows, today)
            work.reviews.save(signed)
            work.commit()
        return SIGNED

    def _follow_up(
        self, work: UnitOfWork, actor: Actor, review: Review, rows: Sequence[ReviewRow], today: date
    ) -> None:
        if all(row.is_answered for row in rows):
            return
        follow_up = Review(
            review.unit_id,
            None,
            today,
            ReviewKind.FOLLOW_UP,
            number=next_review_number(work, today),
            started_by=actor.name,
            parent_id=review.id,
            import_id=review.import_id,
            no_report_reason=review.no_report_reason,
        )
        for row in followed_up(rows, work.reviews.add(follow_up)):
            work.review_rows.add(row)


def _second(
    work: UnitOfWork,
    actor: Actor,
    review: Review,
    rows: Sequence[ReviewRow],
    second: SecondSignature | None,
    today: date,
) -> SecondSignature | None:
    """The signature for the head's own row as it is kept; None where no row is the head's own."""
    signer = own_person(work, actor)
    own = [row for row in rows if row.is_own or is_of(row, signer)]
    if not own:
        return None
    if second is None:
        raise UserError(Problem.SECOND_SIGNATURE_MISSING, field="second")
    second = SecondSignature(normalise(second.name), normalise(second.position), second.on)
    for field in ("name", "position"):
        if not getattr(second, field):
            raise UserError(Problem.EMPTY, field=f"second.{field}")
    people = [work.people.get(row.person_id) for row in own if row.person_id is not None]
    if _key(second.name) in {_key(actor.name), *(key for person in people for key in _keys(person))}:
        raise UserError(Problem.OWN_SIGNATURE, field="second.name")
    require_past(second.on, today, "second.on")
    require_order(review.started, second.on, "second.on")
    return second


def _keys(person: Person) -> tuple[str, str]:
    return _key(person.name.full), _key(f"{person.name.first} {person.name.last}")


def _key(name: str) -> str:
    """A name for comparing, without blanks."""
    return "".join(normalise(name).casefold().split())


def _order_removals(work: UnitOfWork, actor: Actor, review: Review, rows: Sequence[ReviewRow], on: date) -> None:
    """Order what was decided; what is ordered already, or was done since the snapshot, is not ordered again."""
    done = (each for each in work.removals.all() if _was_done_since(each, review))
    known = {key_of(each) for each in (*waiting(work), *done)}
    groups = {group.name.casefold(): group.id for group in work.groups.all()}
    for row in rows:
        here = {group.name.casefold(): group.group_id for group in row.groups}
        for name in row.to_remove if row.decision in _TAKE_AWAY else ():
            if removal_key(row.username, name) not in known:
                group_id = here.get(name.casefold()) or groups.get(name.casefold())
                work.removals.add(_ordered(actor, review, row, name, group_id, on))


def _ordered(actor: Actor, review: Review, row: ReviewRow, group: str, group_id: int | None, on: date) -> Removal:
    return Removal(
        0,
        row.username,
        group,
        RemovalOrigin.REVIEW,
        on,
        actor.name,
        review.unit_id,
        row.person_id,
        row.account_id,
        group_id,
        review.id,
    )


def _was_done_since(removal: Removal, review: Review) -> bool:
    done, started = removal.done_on, review.started
    return done is not None and started is not None and done >= started

"""The end of a review (circular 4): signed by the head, frozen, its removals ordered and its open rows followed up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.people import Person
from elaas_desk.domain.removals import Removal, RemovalOrigin
from elaas_desk.domain.requests import IssuedDocument, PaperKind
from elaas_desk.domain.review_decisions import followed_up, own_rows
from elaas_desk.domain.review_rows import ReviewRow
from elaas_desk.domain.reviews import Review, ReviewKind, SecondSignature
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed
from elaas_desk.services.documents import Renderers, archive
from elaas_desk.services.numbering import next_review_number
from elaas_desk.services.removal_records import key_of, removal_key, waiting
from elaas_desk.services.request_checks import paper_facts
from elaas_desk.services.review_decisions import open_review
from elaas_desk.services.review_paper import SignedReview, review_report
from elaas_desk.services.review_rounds import needs_report, subject_of
from elaas_desk.services.review_snapshot import own_person
from elaas_desk.services.service import Service, note_of, require_order, require_past
from elaas_desk.thai.text import normalise

SIGNED = Changed.REVIEWS | Changed.REMOVALS | Changed.DOCUMENTS | Changed.TASKS
"""What a sign-off changes."""


class ReviewSignOff(Service):
    """Signs reviews off; nothing of one changes after that."""

    _renderers: Renderers

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
        drawn and archived. REPORT_MISSING; NOTHING_DECIDED; DATE_IN_FUTURE, END_BEFORE_START;
        SECOND_SIGNATURE_MISSING, OWN_SIGNATURE or EMPTY where the head's own row is among them; EMPTY for
        `unanswered_reason` where rows have no answer.
        """
        reason = note_of(unanswered_reason, "unanswered_reason")
        today = self._today()
        with self._work(actor) as work:
            review = open_review(work, actor, review_id, Deed.DECIDE)
            rows = work.review_rows.of_review(review_id)
            own = own_rows(rows, own_person(work, actor))
            if needs_report(review):
                raise UserError(Problem.REPORT_MISSING)
            if all(row.decision is None for row in rows):
                raise UserError(Problem.NOTHING_DECIDED)
            require_past(on, today)
            require_order(review.started, on)
            second = None if not own else _checked(second, review, today, _names(work, actor, own))
            if not reason and not all(row.is_answered for row in rows):
                raise UserError(Problem.EMPTY, field="unanswered_reason")
            signed = replace(review, signed_off=on, signed_by=actor.name, second=second)
            done = _order_removals(work, actor, signed, rows, on)
            follow_up = self._follow_up(work, actor, signed, rows)
            told = SignedReview(signed, rows, {row.id for row in own}, done, reason, follow_up, work.audit.head())
            document = self._archived(work, actor, told)
            work.reviews.save(replace(signed, document_id=document.id))
            work.commit()
        return SIGNED

    def _follow_up(self, work: UnitOfWork, actor: Actor, review: Review, rows: Sequence[ReviewRow]) -> str:
        """Begin the round that goes on with the rows without an answer, and give its number; empty for no such row."""
        if all(row.is_answered for row in rows):
            return ""
        follow_up = Review(
            review.unit_id,
            None,
            self._today(),
            ReviewKind.FOLLOW_UP,
            number=next_review_number(work, self._today()),
            started_by=actor.name,
            parent_id=review.id,
            import_id=review.import_id,
            no_report_reason=review.no_report_reason,
        )
        for row in followed_up(rows, work.reviews.add(follow_up)):
            work.review_rows.add(row)
        return follow_up.number

    def _archived(self, work: UnitOfWork, actor: Actor, signed: SignedReview) -> IssuedDocument:
        review = signed.review
        facts = paper_facts(work, self._policy, self._today())
        form = IssuedDocument(
            0,
            PaperKind.REVIEW_REPORT,
            None,
            review.person_id,
            review.unit_id,
            review.number,
            "",
            "",
            0,
            self._clock(),
            actor.name,
        )
        report = None if review.import_id is None else work.reports.get(review.import_id)
        value = review_report(facts, signed, report, subject_of(work, review), actor)
        return archive(work, self._renderers, form, value)


def _names(work: UnitOfWork, actor: Actor, own: Iterable[ReviewRow]) -> frozenset[str]:
    """Who may not sign for the head's own rows: whoever signs the review, and whose rows they are."""
    people = [work.people.get(row.person_id) for row in own if row.person_id is not None]
    return frozenset({_key(actor.name), *(key for person in people for key in _keys(person))})


def _checked(second: SecondSignature | None, review: Review, today: date, barred: Collection[str]) -> SecondSignature:
    """The signature for the head's own rows as it is kept."""
    if second is None:
        raise UserError(Problem.SECOND_SIGNATURE_MISSING, field="second")
    second = SecondSignature(normalise(second.name), normalise(second.position), second.on)
    for field in ("name", "position"):
        if not getattr(second, field):
            raise UserError(Problem.EMPTY, field=f"second.{field}")
    if _key(second.name) in barred:
        raise UserError(Problem.OWN_SIGNATURE, field="second.name")
    require_past(second.on, today, "second.on")
    require_order(review.started, second.on, "second.on")
    return second


def _keys(person: Person) -> tuple[str, str]:
    return _key(person.name.full), _key(f"{person.name.first} {person.name.last}")


def _key(name: str) -> str:
    """A name for comparing, without blanks."""
    return "".join(normalise(name).casefold().split())


def _order_removals(
    work: UnitOfWork, actor: Actor, review: Review, rows: Sequence[ReviewRow], on: date
) -> dict[tuple[int, str], date]:
    """Order what was decided, and give by row and group what was done since the snapshot: that is not ordered again.

    Nor is what is ordered already.
    """
    done = {key_of(each): each.done_on for each in work.removals.all() if _was_done_since(each, review)}
    known = {key_of(each) for each in waiting(work)}
    groups = {group.name.casefold(): group.id for group in work.groups.all()}
    before: dict[tuple[int, str], date] = {}
    for row, name in _to_take_away(rows):
        key = removal_key(row.username, name)
        was_done = done.get(key)
        if was_done is not None and key not in known:
            before[row.id, name] = was_done
        elif key not in known:
            here = {group.name.casefold(): group.group_id for group in row.groups}
            group_id = here.get(name.casefold()) or groups.get(name.casefold())
            removal = Removal(0, row.username, name, RemovalOrigin.REVIEW, on, actor.name, group_id=group_id)
            work.removals.add(_of_row(work, removal, review, row))
    return before


def _to_take_away(rows: Iterable[ReviewRow]) -> Iterator[tuple[ReviewRow, str]]:
    return ((row, name) for row in rows for name in row.groups_to_leave)


def _of_row(work: UnitOfWork, removal: Removal, review: Review, row: ReviewRow) -> Removal:
    """The removal with whose it is; of a retired group it is a matter of the user's own unit."""
    unit_id = review.unit_id
    if review.kind is ReviewKind.GROUP_RETIRED and row.person_id is not None:
        unit_id = work.people.get(row.person_id).unit_id
    return replace(removal, unit_id=unit_id, person_id=row.person_id, account_id=row.account_id, review_id=review.id)


def _was_done_since(removal: Removal, review: Review) -> bool:
    done, started = removal.done_on, review.started
    return done is not None and started is not None and done >= started

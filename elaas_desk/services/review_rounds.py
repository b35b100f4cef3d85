"""Reviews from their start to their list: who is checked, how each unit stands, what one review holds (circular 4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.corrections import Correction
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.offices import Unit, UnitKind
from elaas_desk.domain.password_age import Standing
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.review_decisions import own_rows, progress_of
from elaas_desk.domain.review_rows import Progress, ReviewRow
from elaas_desk.domain.reviews import SMALL, Review, ReviewKind, being_checked, last_signed_off, review_due_on
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, may, only_unit, require
from elaas_desk.services.numbering import next_review_number
from elaas_desk.services.request_checks import office_unit
from elaas_desk.services.review_history import DECISIONS, last_batch
from elaas_desk.services.review_snapshot import Snapshot, frozen, own_people, own_person
from elaas_desk.services.review_views import (
    CampaignDetail,
    CorrectionBatch,
    OpenPoint,
    OpenReview,
    PastReview,
    PileCount,
    UnitReviews,
)
from elaas_desk.services.service import Service, require_past

STARTED = Changed.REVIEWS | Changed.TASKS
"""What the start of a review changes."""


class ReviewRounds(Service):
    """Starts reviews, by hand and by the clock, and shows them."""

    def overview(self, actor: Actor) -> tuple[UnitReviews, ...]:
        """Each unit in sight with its reviews, the office's own first."""
        require(actor, Deed.READ)
        only, today = only_unit(actor, Deed.READ), self._today()
        with self._work(actor) as work:
            facts, progress = work.facts(), work.review_rows.progress()
        unit_of = {person.id: person.unit_id for person in facts.people}
        accounts = Counter(unit_of[each.person_id] for each in facts.accounts if each.is_open(today))
        subjects = _Subjects(facts)
        last = last_signed_off(facts.reviews)

        def of(unit: Unit) -> UnitReviews:
            reviews = [each for each in facts.reviews if each.unit_id == unit.id]
            decides = may(actor, Deed.DECIDE, unit.id)
            due_on, days, standing = self._standing(last.get(unit.id), today)
            return UnitReviews(
                unit,
                accounts[unit.id],
                last.get(unit.id),
                due_on,
                days,
                standing,
                tuple(
                    OpenReview(each, progress.get(each.id, _NOTHING), subjects.of(each), decides)
                    for each in reviews
                    if each.is_open
                ),
                _past(reviews, subjects),
            )

        units = [unit for unit in facts.units if only is None or unit.id == only]
        return tuple(of(unit) for unit in sorted(units, key=lambda each: (each.kind is not UnitKind.LAO, each.id)))

    def start(
        self,
        actor: Actor,
        unit_id: int,
        kind: ReviewKind = ReviewKind.SIX_MONTHLY,
        person_id: int | None = None,
        group_id: int | None = None,
    ) -> Added:
        """Freeze the users of a unit, of one person (TRANSFER, ACTING_ENDED) or of a group (GROUP_RETIRED).

        NOT_A_CHOICE for the kinds that begin otherwise, EMPTY without the person or the group; REVIEW_ALREADY_OPEN,
        NOBODY_TO_REVIEW. The members of a retired group are checked across units, by the office's own.
        """
        with self._work(actor) as work:
            review = self._wanted(work, unit_id, kind, person_id, group_id)
            require(actor, Deed.DECIDE, review.unit_id)
            facts = work.facts()
            _require_none_open(facts.reviews, review)
            review_id = self._start(work, actor, facts, review)
            work.commit()
        return Added(STARTED, review_id)

    def start_due(self, actor: Actor) -> Changed:
        """By the clock: start the six-monthly review of each unit that is due soon, late, or was never checked.

        Nothing is started where one is open or where nobody has an account.
        """
        require(actor, Deed.DECIDE)
        today = self._today()
        with self._work(actor) as work:
            facts = work.facts()
            units = [unit for unit in facts.units if may(actor, Deed.DECIDE, unit.id)]
            due = self._due_units(facts, units, today)
            for unit in due:
                self._start(work, actor, facts, Review(unit.id, None, today))
            work.commit()
        return STARTED if due else Changed.NOTHING

    def record_sign_off(self, actor: Actor, unit_id: int, on: date) -> Changed:
        """Record that the check of a unit was signed on paper that day; the six months run from it.

        Only a head signs off. A review that the clock had started is over with it, unless it is still due;
        REVIEW_ALREADY_OPEN for one in which something was done. DATE_IN_FUTURE.
        """
        require(actor, Deed.DECIDE, unit_id)
        require_past(on, self._today())
        with self._work(actor) as work:
            paper = Review(work.units.get(unit_id).id, on, on, ReviewKind.ON_PAPER, signed_by=actor.name)
            running = self._done_with(work, paper)
            if running is None:
                work.reviews.add(paper)
            else:
                started = min(on, running.started or on)
                on_paper = replace(running, kind=ReviewKind.ON_PAPER, signed_by=actor.name)
                work.reviews.save(replace(on_paper, started=started, signed_off=on))
            work.commit()
        return STARTED

    def detail(self, actor: Actor, review_id: int) -> CampaignDetail:
        """One review with its users, and what it still lacks."""
        with self._work(actor) as work:
            review = work.reviews.get(review_id)
            require(actor, Deed.READ, review.unit_id)
            rows = work.review_rows.of_review(review_id)
            corrections = work.corrections.of_review(review_id)
            own = frozenset(row.id for row in own_rows(rows, own_person(work, actor)))
            points = _open_points(review, rows, own)
            decides = may(actor, Deed.DECIDE, review.unit_id)
            return CampaignDetail(
                review=review,
                unit=work.units.get(review.unit_id),
                subject=subject_of(work, review),
                report=None if review.import_id is None else work.reports.get(review.import_id),
                rows=rows,
                progress=progress_of(rows),
                piles=tuple(_pile(pile, rows) for pile in Pile),
                own_rows=own,
                open_points=points,
                may_decide=decides and review.is_open,
                may_bring_report=may(actor, Deed.ENTER, review.unit_id) and review.is_open,
                may_sign=decides and review.is_open and _STOPS.isdisjoint(points),
                can_undo=decides and review.is_open and last_batch(corrections, rows) is not None,
                batches=_batches(corrections),
            )

    def _done_with(self, work: UnitOfWork, paper: Review) -> Review | None:
        """The open check of the unit that is not due any more once the paper counts."""
        reviews = [each for each in work.reviews.all() if each.unit_id == paper.unit_id]
        running = next((each for each in reviews if each.is_open and each.kind is ReviewKind.SIX_MONTHLY), None)
        last = last_signed_off([*reviews, paper])[paper.unit_id]
        if running is None or self._standing(last, self._today())[2] is not Standing.OK:
            return None
        if running.import_id is not None or any(row.decision for row in work.review_rows.of_review(running.id)):
            raise UserError(Problem.REVIEW_ALREADY_OPEN, number=running.number)
        return running

    def _wanted(
        self, work: UnitOfWork, unit_id: int, kind: ReviewKind, person_id: int | None, group_id: int | None
    ) -> Review:
        today = self._today()
        if kind is ReviewKind.SIX_MONTHLY:
            return Review(work.units.get(unit_id).id, None, today)
        if kind not in SMALL:
            raise UserError(Problem.NOT_A_CHOICE, field="kind")
        if kind is ReviewKind.GROUP_RETIRED:
            if group_id is None:
                raise UserError(Problem.EMPTY, field="group_id")
            return Review(office_unit(work).id, None, today, kind, group_id=work.groups.get(group_id).id)
        if person_id is None:
            raise UserError(Problem.EMPTY, field="person_id")
        person = work.people.get(person_id)
        return Review(person.unit_id, None, today, kind, person_id=person.id)

    def _start(self, work: UnitOfWork, actor: Actor, facts: Facts, wanted: Review) -> int:
        today = self._today()
        wanted = replace(wanted, number=next_review_number(work, today), started_by=actor.name)
        review = replace(wanted, id=work.reviews.add(wanted))
        own = own_people(facts, review, own_person(work, actor))
        frozen(work, Snapshot(facts, self._policy, today, own), review)
        return review.id

    def _due_units(self, facts: Facts, units: Iterable[Unit], today: date) -> list[Unit]:
        people = {person.id: person.unit_id for person in facts.people}
        peopled = {people[each.person_id] for each in facts.accounts if each.is_open(today)}
        last = last_signed_off(facts.reviews)
        waiting = [unit for unit in units if unit.id in peopled - being_checked(facts.reviews)]
        return [unit for unit in waiting if self._standing(last.get(unit.id), today)[2] is not Standing.OK]

    def _standing(self, signed_off: date | None, today: date) -> tuple[date | None, int | None, Standing]:
        if signed_off is None:
            return None, None, Standing.UNKNOWN
        due_on = review_due_on(signed_off, self._policy)
        days = (today - due_on).days
        soon = Standing.SOON if days >= -self._policy.review_lead_days else Standing.OK
        return due_on, days, Standing.LATE if days > 0 else soon


_NOTHING = Progress(0, 0, 0)


class _Subjects:
    """Whom or what many reviews are about, by name."""

    def __init__(self, facts: Facts) -> None:
        self._people = {each.id: each for each in facts.people}
        self._groups = {each.id: each for each in facts.groups}
        self._reviews = {each.id: each for each in facts.reviews}

    def of(self, review: Review) -> str:
        """The person, the group, or the number of the round that is followed up; empty for a whole review."""
        if review.person_id in self._people:
            return self._people[review.person_id].name.full
        if review.group_id in self._groups:
            return self._groups[review.group_id].name
        return self._reviews[review.parent_id].number if review.parent_id in self._reviews else ""


def subject_of(work: UnitOfWork, review: Review) -> str:
    """Whom or what one review is about, in the words of the overview."""
    if review.person_id is not None:
        return work.people.get(review.person_id).name.full
    if review.group_id is not None:
        return work.groups.get(review.group_id).name
    return "" if review.parent_id is None else work.reviews.get(review.parent_id).number


def _require_none_open(reviews: Iterable[Review], wanted: Review) -> None:
    def about(review: Review) -> tuple[object, ...]:
        return review.kind, review.unit_id, review.person_id, review.group_id

    twin = next((each for each in reviews if each.is_open and about(each) == about(wanted)), None)
    if twin is not None:
        raise UserError(Problem.REVIEW_ALREADY_OPEN, number=twin.number)


def _past(reviews: Iterable[Review], subjects: _Subjects) -> tuple[PastReview, ...]:
    found = [
        PastReview(each.id, each.number, each.kind, each.signed_off, each.document_id, subjects.of(each))
        for each in reviews
        if each.signed_off is not None
    ]
    return tuple(sorted(found, key=lambda each: (each.signed_off, each.review_id), reverse=True))


_STOPS = frozenset({OpenPoint.REPORT, OpenPoint.NOTHING_DECIDED})


def _open_points(review: Review, rows: Sequence[ReviewRow], own_rows: Collection[int]) -> tuple[OpenPoint, ...]:
    if not review.is_open:
        return ()
    missing = {
        OpenPoint.REPORT: needs_report(review),
        OpenPoint.NOTHING_DECIDED: all(row.decision is None for row in rows),
        OpenPoint.SECOND_SIGNATURE: bool(own_rows),
        OpenPoint.UNANSWERED: not all(row.is_answered for row in rows),
    }
    return tuple(point for point, lacks in missing.items() if lacks)


def needs_report(review: Review) -> bool:
    """Whether it cannot be signed off yet: a whole check needs the report, or the reason why there is none."""
    whole = review.kind is ReviewKind.SIX_MONTHLY
    return whole and review.import_id is None and not review.no_report_reason


def _pile(pile: Pile, rows: Iterable[ReviewRow]) -> PileCount:
    there = [row for row in rows if row.pile is pile]
    return PileCount(pile, len(there), sum(row.is_answered for row in there))


def _batches(corrections: Iterable[Correction]) -> tuple[CorrectionBatch, ...]:
    batches: dict[int, list[Correction]] = {}
    for each in corrections:
        if each.subject != DECISIONS and each.undone_at is None:
            batches.setdefault(each.batch, []).append(each)
    found = [CorrectionBatch(batch, each[0].at, each[0].by, len(each)) for batch, each in batches.items()]
    return tuple(sorted(found, key=lambda each: each.batch, reverse=True))

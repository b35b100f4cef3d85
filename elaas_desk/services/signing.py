"""Who signs in place of the holder of a post (รักษาราชการแทน, ปฏิบัติราชการแทน), and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import StandInDraft
from elaas_desk.domain.offices import UnitKind
from elaas_desk.domain.orders import order_key
from elaas_desk.domain.papers import Signatory
from elaas_desk.domain.people import DutyAssignment, Person, Post
from elaas_desk.domain.signing import StandIn
from elaas_desk.domain.signing_rules import problems_of_stand_in
from elaas_desk.domain.validation import tidied
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, only_unit, require
from elaas_desk.services.paper_values import PaperFacts, head_of_unit, official, own_post
from elaas_desk.services.person_records import name_order
from elaas_desk.services.request_checks import paper_facts
from elaas_desk.services.service import Service, refuse_if, require_order, require_version

_TOUCHED = Changed.SETTINGS


class Standing(StrEnum):
    """Where a span lies, seen from today."""

    NOW = "now"
    AHEAD = "ahead"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class StandInEntry:
    """Somebody who stands in, as the settings show it."""

    stand_in: StandIn
    person: Person
    signs: Signatory
    standing: Standing
    order_ended_on: date | None  # when the register has that order of acting end earlier than the span


@dataclass(frozen=True, slots=True)
class SignedPost:
    """A post for which papers are signed, in full."""

    post: Post
    unit_id: int
    position: str
    holder: str  # empty for a vacant post


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who may stand in, with the own position as it is printed."""

    person: Person
    own_post: str


@dataclass(frozen=True, slots=True)
class ActingOrder:
    """An order that lets somebody act for another, which has not ended."""

    person_id: int
    number: str
    dated: date
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class SigningChoices:
    """What the dialog offers."""

    posts: tuple[SignedPost, ...]
    people: tuple[Signer, ...]  # in Thai order
    orders: tuple[ActingOrder, ...]  # the newest first


class Signing(Service):
    """Keeps who stands in for whom; papers ask for the day that they are dated."""

    def stand_ins(self, actor: Actor) -> tuple[StandInEntry, ...]:
        """Everybody in sight who stands in, will or did: those of today first, then those ahead, then the past."""
        require(actor, Deed.READ)
        only = only_unit(actor, Deed.READ)
        with self._work(actor) as work:
            facts = paper_facts(work, self._policy, self._today())
            acting = _acting_orders(work)
        positions = {(each.post, each.unit_id): each.position for each in _posts(facts)}
        people = {person.id: person for person in facts.people}
        seen = (each for each in facts.stand_ins if only is None or each.unit_id == only)
        entries = [self._entry(each, facts, people[each.person_id], positions, acting) for each in seen]
        return tuple(sorted(entries, key=_by_standing))

    def choices(self, actor: Actor) -> SigningChoices:
        """The posts, the people and the orders of acting that somebody who stands in may be chosen from."""
        require(actor, Deed.EDIT_OFFICE)
        today = self._today()
        with self._work(actor) as work:
            facts = paper_facts(work, self._policy, today)
            acting = _acting_orders(work)
        here = sorted((each for each in facts.people if not each.has_left(today)), key=name_order)
        ids = {each.id for each in here}
        running = (each for each in acting if each.person_id in ids and (each.ends_on is None or today <= each.ends_on))
        newest = sorted(set(running), key=_newest, reverse=True)
        return SigningChoices(_posts(facts), tuple(Signer(each, own_post(facts, each)) for each in here), tuple(newest))

    def add(self, actor: Actor, draft: StandInDraft) -> Added:
        """Let somebody stand in. ALREADY_LEFT, HOLDS_THE_POST, STAND_IN_ALREADY where two spans would meet."""
        require(actor, Deed.EDIT_OFFICE)
        with self._work(actor) as work:
            stand_in_id = work.stand_ins.add(self._checked(work, draft, 0, 1))
            work.commit()
        return Added(_TOUCHED, stand_in_id)

    def change(self, actor: Actor, stand_in_id: int, draft: StandInDraft, version: int) -> Changed:
        """Put right what was recorded wrongly; papers that were issued stay as they are."""
        require(actor, Deed.EDIT_OFFICE)
        with self._work(actor) as work:
            require_version(version, work.stand_ins.get(stand_in_id).version)
            work.stand_ins.save(self._checked(work, draft, stand_in_id, version))
            work.commit()
        return _TOUCHED

    def end(self, actor: Actor, stand_in_id: int, on: date) -> Changed:
        """Set the last day; it never moves the end further. ORDER_OVER for what ended before."""
        require(actor, Deed.EDIT_OFFICE)
        with self._work(actor) as work:
            stand_in = work.stand_ins.get(stand_in_id)
            require_order(stand_in.starts_on, on)
            if stand_in.ends_on is not None and stand_in.ends_on < on:
                raise UserError(Problem.ORDER_OVER, field="on")
            work.stand_ins.save(replace(stand_in, ends_on=on))
            work.commit()
        return _TOUCHED

    def remove(self, actor: Actor, stand_in_id: int) -> Changed:
        """Take away what never took effect: no paper was issued within its span (STAND_IN_SIGNED)."""
        require(actor, Deed.EDIT_OFFICE)
        with self._work(actor) as work:
            stand_in = work.stand_ins.get(stand_in_id)
            issued = sum(stand_in.holds(each.issued_at.date()) for each in work.documents.all())
            if issued:
                raise UserError(Problem.STAND_IN_SIGNED, count=str(issued))
            work.stand_ins.remove(stand_in_id)
            work.commit()
        return _TOUCHED

    def _checked(self, work: UnitOfWork, draft: StandInDraft, stand_in_id: int, version: int) -> StandIn:
        people = {person.id: person for person in work.people.all()}
        units = {unit.id: unit for unit in work.units.all()}
        others = [each for each in work.stand_ins.all() if each.id != stand_in_id]
        today = self._today()
        refuse_if(problems_of_stand_in(draft, today=today, people=people, units=units, others=others))
        draft = tidied(draft)
        post, unit_id, person_id, capacity = draft.post, draft.unit_id, draft.person_id, draft.capacity
        if post is None or unit_id is None or person_id is None or capacity is None or draft.starts_on is None:
            raise ValueError("a draft that was found good is whole")
        span = draft.starts_on, draft.ends_on
        order = draft.order_number, draft.order_date
        return StandIn(stand_in_id, post, unit_id, person_id, capacity, *span, *order, version)

    def _entry(
        self,
        stand_in: StandIn,
        facts: PaperFacts,
        person: Person,
        positions: dict[tuple[Post, int], str],
        acting: tuple[ActingOrder, ...],
    ) -> StandInEntry:
        position = positions[stand_in.post, stand_in.unit_id]
        signs = Signatory(person.name.official, position, f"{own_post(facts, person)} {stand_in.capacity.thai}")
        today = self._today()
        standing = Standing.NOW if stand_in.holds(today) else Standing.AHEAD
        if stand_in.ends_on is not None and stand_in.ends_on < today:
            standing = Standing.OVER
        return StandInEntry(stand_in, person, signs, standing, _ended(stand_in, acting))


def _posts(facts: PaperFacts) -> tuple[SignedPost, ...]:
    office_id = facts.office_unit.id
    of_office = [(post, official(facts, post).position) for post in (Post.EXECUTIVE, Post.CLERK)]
    of_office.append((Post.LAO_FINANCE_HEAD, head_of_unit(facts, office_id).position))
    found = [SignedPost(post, office_id, position, _name(facts.holder(post))) for post, position in of_office]
    for unit in facts.units:
        if unit.kind is UnitKind.SUBORDINATE:
            post = Post.SUBUNIT_FINANCE_HEAD
            found.append(
                SignedPost(post, unit.id, head_of_unit(facts, unit.id).position, _name(facts.holder(post, unit.id)))
            )
    return tuple(found)


def _name(holder: Person | None) -> str:
    return "" if holder is None else holder.name.full


def _acting_orders(work: UnitOfWork) -> tuple[ActingOrder, ...]:
    return tuple(map(_acting_order, (each for each in work.assignments.all() if each.acting)))


def _acting_order(line: DutyAssignment) -> ActingOrder:
    return ActingOrder(line.person_id, line.order_number, line.order_date, line.starts_on, line.ends_on)


def _ended(stand_in: StandIn, acting: tuple[ActingOrder, ...]) -> date | None:
    """The last day of the order by which somebody stands in, where it lies before that of the span."""
    if not stand_in.order_number or stand_in.order_date is None:
        return None
    key = order_key(stand_in.order_number, stand_in.order_date)
    last = max(_last_days(acting, stand_in.person_id, key), default=None)
    if last is None or last == date.max or (stand_in.ends_on is not None and stand_in.ends_on <= last):
        return None
    return last


def _last_days(acting: tuple[ActingOrder, ...], person_id: int, key: tuple[str, date]) -> Iterator[date]:
    for each in acting:
        if each.person_id == person_id and order_key(each.number, each.dated) == key:
            yield each.ends_on or date.max


def _newest(order: ActingOrder) -> tuple[date, str]:
    return order.dated, order.number


def _by_standing(entry: StandInEntry) -> tuple[int, int, int]:
    place = list(Standing).index(entry.standing)
    return place, -entry.stand_in.starts_on.toordinal(), entry.stand_in.id

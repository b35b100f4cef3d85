"""The facts of one day, sorted into indexes once, so that each rule is a short loop.

A register may hold 100,000 accounts with as many tasks. So nothing is allocated for each row that the rules do not
need: the sets of duties and groups that people have are shared between all who have the same ones, and what the rules
say about a combination is found once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import attrgetter

from elaas_desk.domain.accounts import Account, Membership, PrivilegeGroup
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.offices import Unit, UnitKind
from elaas_desk.domain.people import DutyAssignment, Person, Post
from elaas_desk.domain.policy import Policy
from elaas_desk.domain.requests import OPEN_STATES, AccessRequest, Change

NONE: frozenset[int] = frozenset()

# A set of enum members hashes in Python code, which is felt over 100,000 people.
_EXECUTIVE, _CLERK = Post.EXECUTIVE, Post.CLERK


@dataclass(frozen=True, slots=True)
class Situation:
    """What the rules look at. Closed accounts are left out everywhere; sequences are in the order of the ids."""

    facts: Facts
    policy: Policy
    today: date
    office_unit_id: int | None  # the unit of kind LAO, once it is entered
    people: Mapping[int, Person]
    viewers: Mapping[int, Person]  # executives and clerks who have not left
    leaving: Sequence[tuple[Account, Person]]  # open accounts whose holder has a last day, past or to come
    accounts: Sequence[Account]  # open accounts whose holder has not left
    holders: Sequence[Person]  # whose those accounts are, in the same places
    memberships: Sequence[Membership]  # what is held today, through whichever account
    duties: Mapping[int, frozenset[int]]  # by person: the duties in force
    held: Mapping[int, frozenset[int]]  # by person who has not left: the groups of the open accounts
    asked_for: Mapping[int, frozenset[int]]  # by person: groups that an open request adds

    def active(self) -> Iterator[tuple[Account, Person]]:
        """The open accounts whose holder has not left, with the holder."""
        return zip(self.accounts, self.holders, strict=True)

    def holder(self) -> dict[int, Person]:
        """By account: whose it is, if it is open and the holder has not left."""
        return dict(zip(map(attrgetter("id"), self.accounts), self.holders, strict=True))

    def first_account(self) -> dict[int, int]:
        """By person: the first of the open accounts."""
        return {account.person_id: account.id for account in reversed(self.accounts)}

    def has_or_asked(self, person_id: int) -> frozenset[int]:
        """The groups that the person holds or has asked for."""
        return self.held.get(person_id, NONE) | self.asked_for.get(person_id, NONE)


def situation(facts: Facts, policy: Policy, today: date) -> Situation:
    """The indexes over the facts of that day; an account without a person in the facts is left out."""
    people = {person.id: person for person in facts.people}
    accounts = _open(facts.accounts, people, today)
    holders = [people[account.person_id] for account in accounts]
    leaving = [pair for pair in zip(accounts, holders, strict=True) if pair[1].last_day is not None]
    if any(person.has_left(today) for _, person in leaving):
        accounts = [account for account in accounts if not people[account.person_id].has_left(today)]
        holders = [people[account.person_id] for account in accounts]
    memberships = _held_today(facts.memberships, today)
    return Situation(
        facts=facts,
        policy=policy,
        today=today,
        office_unit_id=_office_unit(facts.units),
        people=people,
        viewers=_viewers(facts.people, today),
        leaving=leaving,
        accounts=accounts,
        holders=holders,
        memberships=memberships,
        duties=duties_in_force(facts.assignments, today),
        held=_held(memberships, accounts),
        asked_for=asked_for(facts.requests),
    )


def has_ended(group: PrivilegeGroup, today: date) -> bool:
    """Whether the group's last day is over."""
    return group.valid_to is not None and group.valid_to < today


def _office_unit(units: Iterable[Unit]) -> int | None:
    return next((unit.id for unit in units if unit.kind is UnitKind.LAO), None)


def _open(accounts: Iterable[Account], people: Mapping[int, Person], today: date) -> list[Account]:
    of_people = [account for account in accounts if account.person_id in people]
    still_open = [each for each in of_people if each.closed_on is None or today < each.closed_on]
    return sorted(still_open, key=attrgetter("id"))


def _viewers(people: Iterable[Person], today: date) -> dict[int, Person]:
    viewers = [person for person in people if person.post is _EXECUTIVE or person.post is _CLERK]
    present = (person for person in viewers if not person.has_left(today))
    return {person.id: person for person in sorted(present, key=attrgetter("id"))}


def _held_today(memberships: Iterable[Membership], today: date) -> list[Membership]:
    return [each for each in memberships if each.since <= today and (each.until is None or today < each.until)]


def _joining() -> Callable[[frozenset[int], int], frozenset[int]]:
    """Adds one to a set of ids, and gives the same set object for the same ids wherever it can."""
    return cache(lambda ids, one: ids | {one})


def _held(memberships: Iterable[Membership], accounts: Iterable[Account]) -> dict[int, frozenset[int]]:
    person_of = {account.id: account.person_id for account in accounts}
    held: dict[int, frozenset[int]] = {}
    joined = _joining()
    for each in memberships:
        person_id = person_of.get(each.account_id)
        if person_id is not None:
            held[person_id] = joined(held.get(person_id, NONE), each.group_id)
    return held


def held_groups(memberships: Iterable[Membership], today: date) -> dict[int, frozenset[int]]:
    """By account: the groups that it is in on that day."""
    held: dict[int, frozenset[int]] = {}
    joined = _joining()
    for each in _held_today(memberships, today):
        held[each.account_id] = joined(held.get(each.account_id, NONE), each.group_id)
    return held


def duties_in_force(assignments: Iterable[DutyAssignment], today: date) -> dict[int, frozenset[int]]:
    """By person: the duties that orders give on that day."""
    duties: dict[int, frozenset[int]] = {}
    joined = _joining()
    for each in assignments:
        if each.starts_on <= today and (each.ends_on is None or today <= each.ends_on):
            duties[each.person_id] = joined(duties.get(each.person_id, NONE), each.duty_id)
    return duties


def asked_for(requests: Iterable[AccessRequest]) -> dict[int, frozenset[int]]:
    """By person: the groups that an open request adds."""
    asked: dict[int, frozenset[int]] = {}
    for request in requests:
        if request.state in OPEN_STATES:
            person_id = request.draft.person_id
            added = {line.group_id for line in request.draft.changes if line.change is Change.ADD}
            asked[person_id] = asked.get(person_id, NONE) | added
    return asked

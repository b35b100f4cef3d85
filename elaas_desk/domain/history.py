"""How the register stood on a former day, and what happened in a span of days: what an auditor asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from elaas_desk.domain.accounts import Account, KnownBy, Membership, PrivilegeGroup
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.people import Person
from elaas_desk.domain.removals import Removal
from elaas_desk.domain.requests import AccessRequest
from elaas_desk.domain.reviews import Review


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both counted."""

    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        """Whether the day lies in the span; an unknown day does not."""
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class UserThen:
    """An account as it stood at the end of a day: whose it was, and its groups."""

    person: Person
    account: Account
    groups: tuple[tuple[PrivilegeGroup, Membership], ...]  # by number of the group


@dataclass(frozen=True, slots=True)
class PasswordChange:
    """One change of a password that the register was told of (circular 3.4.2)."""

    account_id: int
    changed_on: date
    known_by: KnownBy | None
    recorded_at: datetime
    recorded_by: str


def users_at(facts: Facts, day: date, unit_ids: Collection[int]) -> tuple[UserThen, ...]:
    """The accounts that were open at the end of that day in those units, in the order of their numbers.

    People stand with the unit that they are in today: where somebody worked before is not kept. An account whose
    opening is unknown counts as open from its first group on; without any group it was there from the beginning.
    """
    people = {person.id: person for person in facts.people if person.unit_id in unit_ids}
    groups = {group.id: group for group in facts.groups}
    of_account: dict[int, list[Membership]] = {}
    for each in facts.memberships:
        of_account.setdefault(each.account_id, []).append(each)
    found = []
    for account in sorted(facts.accounts, key=lambda each: each.id):
        memberships = of_account.get(account.id, [])
        if account.person_id in people and _was_open(account, memberships, day):
            held = sorted((each for each in memberships if each.holds(day)), key=lambda each: each.group_id)
            then = tuple((groups[each.group_id], each) for each in held)
            found.append(UserThen(people[account.person_id], account, then))
    return tuple(found)


def requests_in(requests: Iterable[AccessRequest], span: Span) -> tuple[AccessRequest, ...]:
    """The requests that were written or took a step in the span, in their order."""
    return tuple(
        each for each in requests if span.holds(each.draft.dated) or any(span.holds(step.day) for step in each.steps)
    )


def reviews_in(reviews: Iterable[Review], span: Span) -> tuple[Review, ...]:
    """The reviews that were started or signed off in the span, or lasted through it."""

    def touches(review: Review) -> bool:
        begun = review.started or review.signed_off
        return (
            begun is not None and begun <= span.last and (review.is_open or (review.signed_off or begun) >= span.first)
        )

    return tuple(each for each in reviews if touches(each))


def removals_in(removals: Iterable[Removal], span: Span) -> tuple[Removal, ...]:
    """The removals that were ordered or done in the span, and those from before that were still to be done in it."""
    return tuple(
        each
        for each in removals
        if each.ordered_on <= span.last and (each.done_on is None or each.done_on >= span.first)
    )


def _was_open(account: Account, memberships: Iterable[Membership], day: date) -> bool:
    opened = account.opened_on or min((each.since for each in memberships), default=date.min)
    return opened <= day and (account.closed_on is None or day < account.closed_on)

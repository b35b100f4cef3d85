"""The facts of one day, sorted into indexes once, so that each rule is a short loop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from elaas_desk.domain.accounts import Account, Membership, PrivilegeGroup
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.offices import Unit, UnitKind
from elaas_desk.domain.people import DutyAssignment, Person
from elaas_desk.domain.policy import Policy
from elaas_desk.domain.requests import OPEN_STATES, AccessRequest, Change

Pair = tuple[Account, Person]


@dataclass(frozen=True, slots=True)
class Situation:
    """What the rules look at. Closed accounts are left out everywhere."""

    facts: Facts
    policy: Policy
    today: date
    office_unit_id: int | None  # the unit of kind LAO, once it is entered
    people: Mapping[int, Person]
    leaving: Sequence[Pair]  # open accounts whose holder has a last day, past or to come
    active: Sequence[Pair]  # open accounts whose holder has not left
    held: Mapping[int, Sequence[Membership]]  # by account: groups held today
    in_force: Mapping[int, Mapping[int, date]]  # by person: duty in force, and since when
    asked_for: Mapping[int, frozenset[int]]  # by person: groups that an open request adds

    def held_by(self, account_id: int) -> Sequence[Membership]:
        """The groups that the account holds today."""
        return self.held.get(account_id, ())


def situation(facts: Facts, policy: Policy, today: date) -> Situation:
    """The indexes over the facts of that day; an account without a person in the facts is left out."""
    people = {person.id: person for person in facts.people}
    pairs = [
        (account, people[account.person_id])
        for account in facts.accounts
        if (account.closed_on is None or today < account.closed_on) and account.person_id in people
    ]
    return Situation(
        facts=facts,
        policy=policy,
        today=today,
        office_unit_id=_office_unit(facts.units),
        people=people,
        leaving=[pair for pair in pairs if pair[1].last_day is not None],
        active=[pair for pair in pairs if pair[1].last_day is None or today <= pair[1].last_day],
        held=_held(facts.memberships, today),
        in_force=_in_force(facts.assignments, today),
        asked_for=_asked_for(facts.requests),
    )


def has_ended(group: PrivilegeGroup, today: date) -> bool:
    """Whether the group's last day is over."""
    return group.valid_to is not None and group.valid_to < today


def _office_unit(units: Iterable[Unit]) -> int | None:
    return next((unit.id for unit in units if unit.kind is UnitKind.LAO), None)


def _held(memberships: Iterable[Membership], today: date) -> dict[int, list[Membership]]:
    held: dict[int, list[Membership]] = {}
    for each in memberships:
        if each.since <= today and (each.until is None or today < each.until):
            held.setdefault(each.account_id, []).append(each)
    return held


def _in_force(assignments: Iterable[DutyAssignment], today: date) -> dict[int, dict[int, date]]:
    in_force: dict[int, dict[int, date]] = {}
    for each in assignments:
        if each.starts_on <= today and (each.ends_on is None or today <= each.ends_on):
            duties = in_force.setdefault(each.person_id, {})
            duties[each.duty_id] = min(each.starts_on, duties.get(each.duty_id, each.starts_on))
    return in_force


def _asked_for(requests: Iterable[AccessRequest]) -> dict[int, frozenset[int]]:
    asked: dict[int, frozenset[int]] = {}
    for request in requests:
        if request.state in OPEN_STATES:
            person_id = request.draft.person_id
            added = {line.group_id for line in request.draft.changes if line.change is Change.ADD}
            asked[person_id] = asked.get(person_id, frozenset()) | added
    return asked

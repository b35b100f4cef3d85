"""The users of a review as the register has them at its start: frozen, judged, in Thai order (circular 4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from elaas_desk.domain.accounts import Account, Membership, PrivilegeGroup
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.people import Person
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.policy import Policy
from elaas_desk.domain.removals import on_their_way
from elaas_desk.domain.review_flags import FINANCE_HEADS, Rules, Subject
from elaas_desk.domain.review_rows import Flag, GroupThen, ReviewRow
from elaas_desk.domain.reviews import Review, ReviewKind
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.person_detail import held_group
from elaas_desk.services.person_records import name_order
from elaas_desk.services.views import HeldDuty
from elaas_desk.thai.collation import sort_key


class Snapshot:
    """The register on one day, sorted into indexes once for all users of a review."""

    def __init__(self, facts: Facts, policy: Policy, today: date, own_people: Collection[int] = ()) -> None:
        self._facts, self._today = facts, today
        self._own = own_people
        self._rules = Rules(policy, today, facts.groups, facts.conflicts, facts.exceptions)
        self._people = {person.id: person for person in facts.people}
        self._groups = {group.id: group for group in facts.groups}
        names = {duty.id: duty for duty in facts.duties}
        self._duties: dict[int, list[HeldDuty]] = defaultdict(list)
        for each in facts.assignments:
            self._duties[each.person_id].append(HeldDuty(names[each.duty_id], each, each.holds(today)))
        self._held: dict[int, list[Membership]] = defaultdict(list)
        for membership in facts.memberships:
            if membership.holds(today):
                self._held[membership.account_id].append(membership)

        self._leaving = on_their_way(facts.removals, facts.requests, facts.accounts)

    def accounts_of(self, review: Review) -> tuple[Account, ...]:
        """The open accounts that a review is about, whether their holders have left or not, in Thai order of names."""
        chosen = [
            account
            for account in self._facts.accounts
            if account.is_open(self._today)
            and account.person_id in self._people
            and self._is_about(review, account, self._people[account.person_id])
        ]
        return tuple(sorted(chosen, key=lambda each: (name_order(self._people[each.person_id]), each.id)))

    def row(self, account: Account, review_id: int) -> ReviewRow:
        """The user as the register has them now, not laid beside any report."""
        person = self._people[account.person_id]
        held = [self._groups[each.group_id] for each in self._held[account.id]]
        groups = [self._group_then(each, person) for each in self._held[account.id]]
        return ReviewRow(
            id=0,
            review_id=review_id,
            username=account.username,
            name=person.name.full,
            position=person.position,
            pile=Pile.ONLY_IN_REGISTER,
            groups=tuple(sorted(groups, key=lambda each: sort_key(each.name))),
            flags=self.flags(account, person, held),
            person_id=person.id,
            account_id=account.id,
        )

    def flags(self, account: Account, person: Person, groups: Iterable[PrivilegeGroup]) -> tuple[Flag, ...]:
        """What is remarkable about the user in these groups."""
        duties = {each.duty.id for each in self._duties[person.id] if each.in_force}
        return self._rules.flags_of(Subject(person, account, tuple(groups), duties, person.id in self._own))

    def has_left(self, person: Person) -> bool:
        """Whether the person has left the duty."""
        return person.has_left(self._today)

    def _is_about(self, review: Review, account: Account, person: Person) -> bool:
        if review.kind is ReviewKind.GROUP_RETIRED:
            held = {(account.id, each.group_id) for each in self._held[account.id]} - self._leaving
            return any(group_id == review.group_id for _, group_id in held)
        if review.person_id is not None:
            return person.id == review.person_id
        return person.unit_id == review.unit_id

    def _group_then(self, membership: Membership, person: Person) -> GroupThen:
        group = self._groups[membership.group_id]
        why = held_group(group, membership, person, self._duties[person.id], self._today).why
        return GroupThen(group.name, group.id, membership.since, why)


def own_person(work: UnitOfWork, actor: Actor) -> int | None:
    """The person of the register who the signed-in user is, where the register says so."""
    return next((user.person_id for user in work.users.all() if user.id == actor.user_id), None)


def own_people(facts: Facts, review: Review, actor_person: int | None) -> frozenset[int]:
    """Whose rows of the review need another signature: the acting head's, and those of the unit's finance heads."""
    heads = {each.id for each in facts.people if each.post in FINANCE_HEADS and each.unit_id == review.unit_id}
    return frozenset(heads if actor_person is None else heads | {actor_person})


def frozen(work: UnitOfWork, snapshot: Snapshot, review: Review) -> int:
    """Keep the users of a review that has its number; NOBODY_TO_REVIEW where there is none."""
    accounts = snapshot.accounts_of(review)
    if not accounts:
        raise UserError(Problem.NOBODY_TO_REVIEW, field="unit_id")
    for account in accounts:
        work.review_rows.add(snapshot.row(account, review.id))
    return len(accounts)

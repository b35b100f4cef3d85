"""What accepted remedies change in the register, value by value, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from elaas_desk.domain.accounts import Account, Membership, PrivilegeGroup
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.group_names import group_key, latest_by_name
from elaas_desk.domain.offices import UnitKind
from elaas_desk.domain.people import LEVELS, Person, Post
from elaas_desk.domain.reconcile_values import Remedy, RemedyKind
from elaas_desk.domain.same_names import read_name
from elaas_desk.domain.validation import post_in
from elaas_desk.errors import Problem, UserError
from elaas_desk.thai.names import FullName

Value = PrivilegeGroup | Person | Account | Membership


class Subject(StrEnum):
    """The kinds of values that a correction touches, in the order in which they are written."""

    GROUPS = "groups"
    PEOPLE = "people"
    ACCOUNTS = "accounts"
    MEMBERSHIPS = "memberships"


@dataclass(frozen=True, slots=True)
class Step:
    """One value as it was, None for a new one, and as it becomes. New values have negative numbers until written."""

    subject: Subject
    before: Value | None
    after: Value


_ORDER = (
    RemedyKind.RENAME_GROUP,
    RemedyKind.ADD_GROUP,
    RemedyKind.CHANGE_NAME,
    RemedyKind.CHANGE_POSITION,
    RemedyKind.CHANGE_UNIT,
    RemedyKind.CHANGE_USERNAME,
    RemedyKind.ADD_ACCOUNT,
    RemedyKind.ADD_PERSON,
    RemedyKind.ADD_MEMBERSHIP,
    RemedyKind.END_MEMBERSHIP,
    RemedyKind.CLOSE_ACCOUNT,
)


def steps_of(facts: Facts, remedies: Iterable[Remedy], on: date, why: str) -> tuple[Step, ...]:
    """What the corrections among the remedies change, as of the day of the report; `why` stands with memberships.

    The same correction twice is one. Corrections that cannot stand together are refused: USERNAME_TAKEN,
    ACCOUNT_ALREADY.
    """
    chosen = [each for each in dict.fromkeys(remedies) if each.kind in _ORDER]
    plan = _Plan(facts, {each.account_id for each in chosen if each.account_id is not None}, on, why)
    for remedy in sorted(chosen, key=lambda each: _ORDER.index(each.kind)):
        plan.take(remedy)
    return plan.steps()


class _Plan:
    """The register as it would be, and what differs from how it is."""

    def __init__(self, facts: Facts, account_ids: set[int], on: date, why: str) -> None:
        self._on = on
        self._why = why
        self._kinds = {unit.id: unit.kind for unit in facts.units}
        self._catalogue = latest_by_name(facts.groups, on)
        self._groups = {group.id: group for group in facts.groups}
        self._people = {person.id: person for person in facts.people}
        self._accounts = {account.id: account for account in facts.accounts}
        self._memberships: dict[int, list[Membership]] = {}
        for membership in facts.memberships:
            if membership.account_id in account_ids:
                self._memberships.setdefault(membership.account_id, []).append(membership)
        self._taken = {each.username.casefold(): each for each in facts.accounts if each.is_open(on)}
        self._has_account = {each.person_id for each in self._taken.values()}
        self._before: dict[tuple[Subject, int], Value | None] = {}
        self._after: dict[tuple[Subject, int], Value] = {}
        self._new = 0
        self._takes = {
            RemedyKind.RENAME_GROUP: self._rename_group,
            RemedyKind.ADD_GROUP: self._join_named,
            RemedyKind.CHANGE_NAME: self._change_name,
            RemedyKind.CHANGE_POSITION: self._change_position,
            RemedyKind.CHANGE_UNIT: self._change_unit,
            RemedyKind.CHANGE_USERNAME: self._change_username,
            RemedyKind.ADD_ACCOUNT: self._add_user,
            RemedyKind.ADD_PERSON: self._add_user,
            RemedyKind.ADD_MEMBERSHIP: self._add_memberships,
            RemedyKind.END_MEMBERSHIP: self._end_memberships,
            RemedyKind.CLOSE_ACCOUNT: self._close_account,
        }

    def take(self, remedy: Remedy) -> None:
        """Let one correction take effect."""
        self._takes[remedy.kind](remedy)

    def steps(self) -> tuple[Step, ...]:
        """What differs, in an order in which it can be written: what ends before what begins."""
        found = [Step(key[0], self._before[key], after) for key, after in self._after.items()]
        order = list(Subject)
        return tuple(sorted(found, key=lambda step: (order.index(step.subject), step.before is None)))

    # groups

    def _rename_group(self, remedy: Remedy) -> None:
        (name,), (group_id,) = remedy.groups, remedy.group_ids
        if group_key(name) not in self._catalogue:
            group = self._groups[group_id]
            self._catalogue.pop(group_key(group.name), None)
            self._keep_group(group, replace(group, name=name))
        self._join_named(remedy)

    def _join_named(self, remedy: Remedy) -> None:
        for name in remedy.groups:
            self._join(_required(remedy.account_id), self._named(name))

    def _named(self, name: str) -> int:
        """The group of that name, which enters the catalogue if need be."""
        group = self._catalogue.get(group_key(name))
        if group is None:
            group = self._keep_group(None, PrivilegeGroup(self._number(), name))
        return group.id

    def _keep_group(self, before: PrivilegeGroup | None, after: PrivilegeGroup) -> PrivilegeGroup:
        self._keep(Subject.GROUPS, before, after)
        self._groups[after.id] = self._catalogue[group_key(after.name)] = after
        return after

    # people

    def _change_name(self, remedy: Remedy) -> None:
        person = self._people[_required(remedy.person_id)]
        read = read_name(remedy.name)
        if read is not None:
            name = FullName(read.title or person.name.title, read.first, read.last or person.name.last)
            self._keep_person(person, replace(person, name=name))

    def _change_position(self, remedy: Remedy) -> None:
        """As New e-LAAS writes it: the level stays apart where that is the position that is known, with another one."""
        person = self._people[_required(remedy.person_id)]
        level = remedy.position.removeprefix(person.position).strip()
        if level in LEVELS:
            self._keep_person(person, replace(person, level=level))
        else:
            self._keep_person(person, replace(person, position=remedy.position, level=""))

    def _change_unit(self, remedy: Remedy) -> None:
        person, unit_id = self._people[_required(remedy.person_id)], _required(remedy.unit_id)
        post = post_in(person.post, self._kinds[unit_id])
        if post is not None:
            self._keep_person(person, replace(person, unit_id=unit_id, post=post))

    def _add_person(self, remedy: Remedy) -> int:
        name, unit_id = read_name(remedy.name), _required(remedy.unit_id)
        if name is None:
            raise ValueError("a person is offered with a name")
        post = Post.LAO_USER if self._kinds[unit_id] is UnitKind.LAO else Post.SUBUNIT_USER
        person = Person(self._number(), name, "", remedy.position, "", unit_id, post)
        self._keep_person(None, person)
        return person.id

    def _keep_person(self, before: Person | None, after: Person) -> None:
        self._keep(Subject.PEOPLE, before, after)
        self._people[after.id] = after

    # accounts

    def _change_username(self, remedy: Remedy) -> None:
        account = self._accounts[_required(remedy.account_id)]
        self._require_free(remedy.username, account)
        self._taken.pop(account.username.casefold(), None)
        self._keep_account(account, replace(account, username=remedy.username))

    def _add_user(self, remedy: Remedy) -> None:
        """The account with its groups, of a person who is there or of a new one."""
        new = remedy.kind is RemedyKind.ADD_PERSON
        person_id = self._add_person(remedy) if new else _required(remedy.person_id)
        self._require_free(remedy.username, None)
        if person_id in self._has_account:
            raise UserError(Problem.ACCOUNT_ALREADY)
        account = Account(self._number(), person_id, remedy.username, None)
        self._keep_account(None, account)
        for name in remedy.groups:
            self._join(account.id, self._named(name))

    def _close_account(self, remedy: Remedy) -> None:
        account = self._accounts[_required(remedy.account_id)]
        for each in self._of(account.id):
            if each.until is None or each.until > self._on:
                self._end(each)
        opened = account.opened_on if account.opened_on is None else min(account.opened_on, self._on)
        self._keep_account(account, replace(account, opened_on=opened, closed_on=self._on))

    def _keep_account(self, before: Account | None, after: Account) -> None:
        self._keep(Subject.ACCOUNTS, before, after)
        self._accounts[after.id] = after
        self._taken[after.username.casefold()] = after
        self._has_account.add(after.person_id)

    def _require_free(self, username: str, account: Account | None) -> None:
        other = self._taken.get(username.casefold())
        if other is not None and (account is None or other.id != account.id):
            owner = self._people[other.person_id].name.full
            raise UserError(Problem.USERNAME_TAKEN, username=username, owner=owner)

    # memberships

    def _add_memberships(self, remedy: Remedy) -> None:
        for group_id in remedy.group_ids:
            self._join(_required(remedy.account_id), group_id)

    def _end_memberships(self, remedy: Remedy) -> None:
        for each in self._of(_required(remedy.account_id)):
            if each.group_id in remedy.group_ids and each.holds(self._on):
                self._end(each)

    def _join(self, account_id: int, group_id: int) -> None:
        """In the group on that day: one that begins later begins then."""
        mine = [each for each in self._of(account_id) if each.group_id == group_id]
        if any(each.holds(self._on) for each in mine):
            return
        later = min((each for each in mine if each.since > self._on), key=lambda each: each.since, default=None)
        if later is not None:
            self._keep_membership(later, replace(later, since=self._on))
        else:
            self._keep_membership(None, Membership(self._number(), account_id, group_id, self._on, why=self._why))

    def _end(self, membership: Membership) -> None:
        why = " · ".join(filter(None, (membership.why, self._why)))
        self._keep_membership(membership, replace(membership, until=max(self._on, membership.since), why=why))

    def _keep_membership(self, before: Membership | None, after: Membership) -> None:
        self._keep(Subject.MEMBERSHIPS, before, after)
        others = [each for each in self._of(after.account_id) if each.id != after.id]
        self._memberships[after.account_id] = [*others, after]

    def _of(self, account_id: int) -> list[Membership]:
        return list(self._memberships.get(account_id, ()))

    # what becomes of it

    def _keep(self, subject: Subject, before: Value | None, after: Value) -> None:
        key = subject, after.id
        self._before.setdefault(key, before)
        self._after[key] = after

    def _number(self) -> int:
        self._new -= 1
        return self._new


def _required(number: int | None) -> int:
    if number is None:
        raise ValueError("a correction names what it changes")
    return number

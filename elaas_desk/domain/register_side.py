"""What the register says on the day of a report, sorted for comparing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from elaas_desk.domain.accounts import Account, PrivilegeGroup
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.offices import UnitKind
from elaas_desk.domain.people import Person, Post
from elaas_desk.domain.reconcile_values import Ground
from elaas_desk.domain.rights import Verdict, judge
from elaas_desk.domain.same_names import name_key
from elaas_desk.domain.situation import NONE, duties_in_force, held_groups
from elaas_desk.thai.text import normalise

_GROUNDS = {
    Verdict.DUTY: Ground.DUTY,
    Verdict.VIEWING: Ground.VIEWING,
    Verdict.NO_DUTY: Ground.NO_DUTY,
    Verdict.MORE_THAN_VIEWING: Ground.MORE_THAN_VIEWING,
    Verdict.ENDED: Ground.GROUP_ENDED,
    Verdict.NOT_TIED: Ground.NOT_TIED,
}


class RegisterSide:
    """The register's values of one day; accounts of people who are not among them are left out."""

    def __init__(self, facts: Facts, today: date) -> None:
        self.facts = facts
        self.today = today
        self.people: Mapping[int, Person] = {person.id: person for person in facts.people}
        self.groups: Mapping[int, PrivilegeGroup] = {group.id: group for group in facts.groups}
        self.open: dict[str, Account] = {}
        self.closed: dict[str, Account] = {}
        for account in sorted(facts.accounts, key=_last_opened_last):
            if account.person_id in self.people:
                kept = self.open if account.is_open(today) else self.closed
                kept[account.username.casefold()] = account
        self._grounds: dict[tuple[int, Post, frozenset[int]], Ground] = {}
        self._names: dict[frozenset[int], tuple[str, ...]] = {}
        self._units_named: dict[str, int | None] = {}

    @cached_property
    def held(self) -> Mapping[int, frozenset[int]]:
        """By account: the groups that it is in."""
        return held_groups(self.facts.memberships, self.today)

    @cached_property
    def duties(self) -> Mapping[int, frozenset[int]]:
        """By person: the duties in force."""
        return duties_in_force(self.facts.assignments, self.today)

    @cached_property
    def account_of(self) -> Mapping[int, Account]:
        """By person: the open account."""
        return {account.person_id: account for account in self.open.values()}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Person, ...]]:
        """People by name without its title; more than one has the same name now and then."""
        found: dict[str, list[Person]] = {}
        for person in self.facts.people:
            found.setdefault(name_key(person.name), []).append(person)
        return {key: tuple(sorted(people, key=_number)) for key, people in found.items()}

    @cached_property
    def _units(self) -> Mapping[str, int]:
        """By name, and by short name where only one unit has it."""
        short = Counter(_folded(unit.short_name) for unit in self.facts.units)
        found = {_folded(unit.short_name): unit.id for unit in self.facts.units if short[_folded(unit.short_name)] == 1}
        found.update({_folded(unit.name): unit.id for unit in self.facts.units})
        found.pop("", None)
        return found

    @cached_property
    def _unit_names(self) -> Mapping[int, str]:
        return {unit.id: unit.name for unit in self.facts.units}

    @cached_property
    def office_unit_id(self) -> int | None:
        """The unit that the office itself is."""
        return next((unit.id for unit in self.facts.units if unit.kind is UnitKind.LAO), None)

    def unit_named(self, text: str) -> int | None:
        """The unit that a report means; None where it names none of the register."""
        if text not in self._units_named:
            self._units_named[text] = self._units.get(_folded(text))
        return self._units_named[text]

    def kind_of(self, unit_id: int) -> UnitKind:
        """Whether the unit is the office itself."""
        return UnitKind.LAO if unit_id == self.office_unit_id else UnitKind.SUBORDINATE

    def unit_name(self, unit_id: int) -> str:
        """The name of the unit."""
        return self._unit_names.get(unit_id, "")

    def unit_of(self, account: Account) -> int:
        """The unit of the account's person."""
        return self.people[account.person_id].unit_id

    def groups_of(self, account: Account) -> frozenset[int]:
        """The groups that the account is in; those of a catalogue that is not at hand are left out."""
        return self.held.get(account.id, NONE)

    def names(self, group_ids: frozenset[int]) -> tuple[str, ...]:
        """The names of groups, sorted."""
        if group_ids not in self._names:
            self._names[group_ids] = tuple(sorted(self.groups[each].name for each in group_ids if each in self.groups))
        return self._names[group_ids]

    def has_left(self, person: Person) -> bool:
        """Whether the person has left the duty."""
        return person.last_day is not None and person.has_left(self.today)

    def ground(self, group: PrivilegeGroup, person: Person) -> Ground:
        """Whether the person may be in the group."""
        if self.has_left(person):
            return Ground.LEFT
        key = group.id, person.post, self.duties.get(person.id, NONE)
        if key not in self._grounds:
            self._grounds[key] = _GROUNDS[judge(group, person.post, key[2], self.today)]
        return self._grounds[key]

    def grounds(self, groups: Iterable[PrivilegeGroup], person: Person) -> set[Ground]:
        """What is said of several groups."""
        return {self.ground(group, person) for group in groups}


def _last_opened_last(account: Account) -> tuple[bool, date, int]:
    """Of two accounts of one name the later one counts, and one without an end more than one with an end to come."""
    return account.closed_on is None, account.closed_on or date.max, account.id


def _number(person: Person) -> int:
    return person.id


def _folded(text: str) -> str:
    return normalise(text).casefold()

"""From the register's values to the lists of users: by unit, by group, and people by groups (circular 4, 4.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from elaas_desk.domain.accounts import Account, Membership, PrivilegeGroup
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.list_papers import (
    DutyOnPaper,
    GroupList,
    HeldOnPaper,
    ListedGroup,
    ListedMember,
    ListedUnit,
    ListedUser,
    ListPaper,
    Matrix,
    MatrixGroup,
    MatrixMark,
    MatrixPerson,
    MatrixUnit,
    SheetSize,
    Standing,
    UserList,
)
from elaas_desk.domain.offices import Unit, UnitKind
from elaas_desk.domain.papers import Signatory
from elaas_desk.domain.people import DutyAssignment, Person
from elaas_desk.domain.starting_groups import without_mark
from elaas_desk.services.groups import matrix_of
from elaas_desk.services.paper_values import (
    PaperFacts,
    circular_on_paper,
    head_of_unit,
    position_of,
    user_on_paper,
)
from elaas_desk.services.person_records import name_order
from elaas_desk.services.views import CellState
from elaas_desk.thai import dates
from elaas_desk.thai.collation import sort_key
from elaas_desk.thai.digits import to_thai

_STANDINGS = {
    CellState.HELD: Standing.FOUNDED,
    CellState.VIEW_ONLY: Standing.VIEWING,
    CellState.NO_DUTY: Standing.UNFOUNDED,
}


@dataclass(frozen=True, slots=True)
class UserListChoice:
    """What the list of units is to show."""

    unit_ids: tuple[int, ...]
    with_closed: bool = False
    """Also those whose account is closed."""
    wide: bool = True


@dataclass(frozen=True, slots=True)
class GroupListChoice:
    """What the list of groups is to show; of which units is what the actor sees."""

    unit_ids: tuple[int, ...]
    group_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MatrixChoice:
    """What the matrix is to show."""

    unit_ids: tuple[int, ...]
    group_ids: tuple[int, ...]
    size: SheetSize = SheetSize.FITTING


ListChoice = UserListChoice | GroupListChoice | MatrixChoice
"""What any of the lists is to show."""


def list_paper(facts: Facts, paper: PaperFacts, choice: ListChoice) -> ListPaper:
    """The list that was chosen."""
    maker = _Lists(facts, paper, choice.unit_ids)
    match choice:
        case UserListChoice():
            return maker.user_list(choice)
        case GroupListChoice():
            return maker.group_list(choice)
        case MatrixChoice():
            return maker.matrix(choice)


class _Lists:
    """The register's values, found by what the lists ask for."""

    def __init__(self, facts: Facts, paper: PaperFacts, unit_ids: Sequence[int]) -> None:
        self._facts, self._paper = facts, paper
        self._circular = circular_on_paper(paper.policy.circular)
        self._office_name = paper.office.full_name
        self._unit_ids = unit_ids
        self._units = [unit for unit in facts.units if unit.id in unit_ids]
        self._shown = matrix_of(facts, paper.today)
        self._people = {unit.id: list[Person]() for unit in self._units}
        for person in facts.people:
            if person.unit_id in self._people:
                self._people[person.unit_id].append(person)
        self._groups = {group.id: group for group in facts.groups}
        self._duties = {duty.id: duty.name for duty in facts.duties}
        self._assigned = self._assignments()

    # the lists

    def user_list(self, choice: UserListChoice) -> UserList:
        accounts = self._last_accounts()
        held: dict[int, list[PrivilegeGroup]] = {}
        for person_id, group_id in self._shown.cells:
            held.setdefault(person_id, []).append(self._groups[group_id])

        def is_shown(person: Person) -> bool:
            return person.id in self._shown.accounts or (choice.with_closed and person.id in accounts)

        units = tuple(
            ListedUnit(
                self._name(unit),
                tuple(
                    self._user(person, accounts[person.id], held.get(person.id, ()))
                    for person in sorted(filter(is_shown, self._people[unit.id]), key=name_order)
                ),
            )
            for unit in self._units
        )
        return UserList(
            self._circular,
            self._office_name,
            self._paper.today,
            units,
            with_closed=choice.with_closed,
            wide=choice.wide,
            head=self._head(),
            logo=self._paper.letterhead.logo,
        )

    def group_list(self, choice: GroupListChoice) -> GroupList:
        people = {person.id: person for person in self._shown.people if person.unit_id in self._people}
        holders = {
            account.id: people[person_id] for person_id, account in self._shown.accounts.items() if person_id in people
        }
        members: dict[int, list[Membership]] = {}
        for each in self._facts.memberships:
            if each.account_id in holders and each.holds(self._paper.today):
                members.setdefault(each.group_id, []).append(each)
        chosen = sorted((self._groups[each] for each in choice.group_ids), key=_group_order)
        return GroupList(
            self._circular,
            self._office_name,
            self._paper.today,
            self._name(self._units[0]) if self._is_subordinate() else "",
            tuple(self._group(group, members.get(group.id, ()), holders) for group in chosen),
            self._head(),
            logo=self._paper.letterhead.logo,
        )

    def matrix(self, choice: MatrixChoice) -> Matrix:
        groups = sorted((self._groups[each] for each in choice.group_ids), key=_group_order)
        units = tuple(
            MatrixUnit(
                self._name(unit),
                tuple(
                    MatrixPerson(
                        person.name.official,
                        self._shown.accounts[person.id].username,
                        tuple(self._marks(person, groups)),
                    )
                    for person in self._shown.people
                    if person.unit_id == unit.id
                ),
            )
            for unit in self._units
        )
        return Matrix(
            self._circular,
            self._office_name,
            self._paper.today,
            tuple(MatrixGroup(group.name, group.view_only) for group in groups),
            tuple(unit for unit in units if unit.people),
            choice.size,
            self._head(),
            logo=self._paper.letterhead.logo,
        )

    # their rows

    def _user(self, person: Person, account: Account, groups: Sequence[PrivilegeGroup]) -> ListedUser:
        return ListedUser(
            person.name.official,
            position_of(person),
            account.username,
            tuple(
                HeldOnPaper(group.name, _STANDINGS[self._shown.cells[person.id, group.id]])
                for group in sorted(groups, key=_group_order)
            ),
            tuple(
                DutyOnPaper(self._duties[each.duty_id], each.order_number, each.acting)
                for each in self._assigned.get(person.id, ())
            ),
            account.password_changed_on,
            self._note(person, account),
        )

    def _group(
        self, group: PrivilegeGroup, memberships: Sequence[Membership], holders: Mapping[int, Person]
    ) -> ListedGroup:
        found = sorted(memberships, key=lambda each: name_order(holders[each.account_id]))
        return ListedGroup(
            group.name,
            without_mark(group.description),
            group.view_only,
            group.valid_to,
            tuple(sorted((self._duties[each] for each in group.duty_ids), key=sort_key)),
            tuple(self._member(group, each, holders[each.account_id]) for each in found),
        )

    def _member(self, group: PrivilegeGroup, membership: Membership, person: Person) -> ListedMember:
        user = user_on_paper(self._paper, person, self._shown.accounts[person.id])
        orders = [each for each in self._assigned.get(person.id, ()) if each.duty_id in group.duty_ids]
        grounds = [f"{self._duties[each.duty_id]} คำสั่งที่ {to_thai(each.order_number)}" for each in orders]
        return ListedMember(
            user.full_name,
            user.position,
            user.unit,
            user.username,
            membership.since,
            _STANDINGS[self._shown.cells[person.id, group.id]],
            tuple(dict.fromkeys(grounds)) or ((membership.why,) if membership.why else ()),
        )

    def _marks(self, person: Person, groups: Sequence[PrivilegeGroup]) -> Iterator[MatrixMark]:
        for place, group in enumerate(groups):
            here = person.id, group.id
            state = self._shown.cells.get(here)
            if state is not None:
                clashes = self._shown.clashes_at(*here)
                conflict = any(not each.is_excepted for each in clashes)
                yield MatrixMark(place, _STANDINGS[state], conflict)
            elif here in self._shown.lacking:
                yield MatrixMark(place, Standing.LACKING)

    # what they draw on

    def _assignments(self) -> dict[int, list[DutyAssignment]]:
        found: dict[int, list[DutyAssignment]] = {}
        for each in self._facts.assignments:
            if each.holds(self._paper.today):
                found.setdefault(each.person_id, []).append(each)
        return found

    def _last_accounts(self) -> dict[int, Account]:
        """By person: the open account, else the one that was closed last."""
        by_age = sorted(self._facts.accounts, key=lambda each: (each.closed_on or date.max, each.id))
        return {each.person_id: each for each in by_age}

    def _note(self, person: Person, account: Account) -> str:
        """What a check has to know: who has left, or leaves, and which account is closed."""
        today = self._paper.today
        said = []
        if person.last_day is not None:
            left = "พ้นหน้าที่" if person.has_left(today) else "จะพ้นหน้าที่"
            said.append(f"{left}\n{dates.short(person.last_day)}")
        if not account.is_open(today) and account.closed_on is not None:
            said.append(f"ปิดบัญชี\n{dates.short(account.closed_on)}")
        return "\n".join(said)

    def _name(self, unit: Unit) -> str:
        return self._office_name if unit.kind is UnitKind.LAO else unit.name

    def _is_subordinate(self) -> bool:
        return len(self._units) == 1 and self._units[0].kind is not UnitKind.LAO

    def _head(self) -> Signatory:
        """Who answers for the list: the head of the one unit that it shows, else the LAO's."""
        unit = self._units[0] if self._is_subordinate() else self._paper.office_unit
        return head_of_unit(self._paper, unit.id)


def _group_order(group: PrivilegeGroup) -> tuple[str, str, str]:
    return sort_key(group.name)

"""What the screen of groups shows, read in one go: the catalogue with its members, and the matrix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.catalogue import predecessors, successors
from elaas_desk.domain.conflicts import GroupConflict
from elaas_desk.domain.offices import Unit
from elaas_desk.domain.people import Duty, Person
from elaas_desk.services.views import CellState, Matrix
from elaas_desk.thai import dates
from ui.groups.group_desk import GroupDesk
from ui.widgets.paint import State


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a group, and how the group is held."""

    person: Person
    unit: Unit
    cell: CellState
    beside: str = ""  # name of a group that must not be held with it; empty where an exception allows it


@dataclass(frozen=True, slots=True)
class Apart:
    """A group that must not be held together with the one of the row (circular 4.1)."""

    conflict: GroupConflict
    partner: PrivilegeGroup


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One row of the catalogue."""

    group: PrivilegeGroup
    state: State
    state_words: str
    duties: tuple[str, ...]  # names of the duties that justify it (circular 4.1)
    replaced_by: str  # name of the group that takes its place; empty for none
    members: tuple[Member, ...]
    chain: tuple[str, ...] = ()  # what took its place, then what took the place of that
    former: tuple[str, ...] = ()  # whose place it took
    apart: tuple[Apart, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything on the screen of groups; `matrix` holds only people of the unit that is in sight."""

    lines: tuple[GroupLine, ...]
    matrix: Matrix
    units: Mapping[int, Unit]
    duties: tuple[Duty, ...]
    today: date

    def line(self, group_id: int) -> GroupLine | None:
        """The row of a group, if the catalogue has it."""
        return next((line for line in self.lines if line.group.id == group_id), None)

    def person(self, person_id: int) -> Person | None:
        """Somebody of the matrix."""
        return next((person for person in self.matrix.people if person.id == person_id), None)


def read_overview(desk: GroupDesk, unit_id: int | None) -> Overview:
    """Read the catalogue and the matrix; with a unit, only its people."""
    actor, today = desk.actor, desk.today()
    catalogue, duties = desk.groups.groups(actor), desk.groups.duties(actor)
    units = {unit.id: unit for unit in desk.register.units(actor)}
    matrix = _narrowed(desk.groups.matrix(actor), unit_id)
    conflicts = desk.conflicts.conflicts(actor)
    by_id = {group.id: group for group in catalogue}
    duty_names = [(duty.id, duty.name) for duty in duties]

    def line(group: PrivilegeGroup) -> GroupLine:
        members = tuple(_members(matrix, units, group.id))
        state, words = standing(group, len(members), today)
        chain = tuple(each.name for each in successors(group, by_id))
        return GroupLine(
            group,
            state,
            words,
            tuple(name for duty_id, name in duty_names if duty_id in group.duty_ids),
            chain[0] if chain else "",
            members,
            chain,
            tuple(each.name for each in predecessors(group, catalogue)),
            tuple(_apart(group, conflicts, by_id)),
        )

    lines = sorted((line(group) for group in catalogue), key=_rank)  # Thai order stays within each rank
    return Overview(tuple(lines), matrix, units, duties, today)


def standing(group: PrivilegeGroup, members: int, today: date) -> tuple[State, str]:
    """How a group stands: over with people still in it comes before all (circular 4.1)."""
    if group.valid_to is not None and group.valid_to < today:
        return (State.LATE, f"เลิกใช้แล้ว ยังมี {members:,} คน") if members else (State.GONE, "เลิกใช้แล้ว")
    if group.valid_from is not None and today < group.valid_from:
        return State.SOON, f"เริ่ม {dates.short(group.valid_from)}"
    if group.valid_to is not None:
        return State.SOON, f"ใช้ถึง {dates.short(group.valid_to)}"
    if not group.duty_ids and not group.view_only:
        return State.UNKNOWN, "ยังไม่ผูกหน้าที่"
    return State.OK, "ใช้อยู่"


def is_over(line: GroupLine) -> bool:
    """Whether New e-LAAS has the group no more."""
    return line.state in {State.GONE, State.LATE}


def _rank(line: GroupLine) -> int:
    """What has to be cleared comes first, what is over and empty last."""
    return {State.LATE: 0, State.GONE: 2}.get(line.state, 1)


def _apart(
    group: PrivilegeGroup, conflicts: Iterable[GroupConflict], groups: Mapping[int, PrivilegeGroup]
) -> Iterable[Apart]:
    for conflict in conflicts:
        partner = conflict.partner_of(group.id)
        if partner is not None:
            yield Apart(conflict, groups[partner])


def _members(matrix: Matrix, units: Mapping[int, Unit], group_id: int) -> Iterable[Member]:
    for person in matrix.people:
        cell = matrix.cells.get((person.id, group_id))
        if cell is not None:
            yield Member(person, units[person.unit_id], cell, _beside(matrix, person.id, group_id))


def _beside(matrix: Matrix, person_id: int, group_id: int) -> str:
    names = {group.id: group.name for group in matrix.groups} if person_id in matrix.clashes else {}
    partners = (
        clash.conflict.partner_of(group_id) for clash in matrix.clashes_at(person_id, group_id) if not clash.is_excepted
    )
    return next((names[each] for each in partners if each in names), "")


def _narrowed(matrix: Matrix, unit_id: int | None) -> Matrix:
    if unit_id is None:
        return matrix
    people = tuple(person for person in matrix.people if person.unit_id == unit_id)
    return replace(matrix, people=people)

"""Fills an empty catalogue with groups to start from."""

from __future__ import annotations

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.conflicts import GroupConflict
from elaas_desk.domain.fields import same_name
from elaas_desk.domain.people import Duty
from elaas_desk.domain.starting_groups import StartingCatalogue, StartingGroup
from elaas_desk.persistence.unit_of_work import UnitOfWork


def add_groups(work: UnitOfWork, catalogue: StartingCatalogue) -> int:
    """Add each group whose name is not there, in use or over; how many were added.

    Two groups are kept apart when at least one of them is new: nobody is in conflict by that.
    """
    known = work.groups.all()
    ids = {start.name: _id_of(start.name, known) for start in catalogue.groups}
    new = [start for start in catalogue.groups if ids[start.name] is None]
    for start in new:
        ids[start.name] = work.groups.add(_group(start, _duty_ids(work, start)))
    names = {start.name for start in new}
    for pair in catalogue.kept_apart:
        first, second = ids[pair.first], ids[pair.second]
        if first is not None and second is not None and not names.isdisjoint({pair.first, pair.second}):
            work.conflicts.add(GroupConflict(0, min(first, second), max(first, second), pair.reason))
    return len(new)


def _id_of(name: str, groups: tuple[PrivilegeGroup, ...]) -> int | None:
    return next((group.id for group in groups if same_name(group.name, name)), None)


def _duty_ids(work: UnitOfWork, start: StartingGroup) -> frozenset[int]:
    known = {duty.name: duty.id for duty in work.duties.all()}
    return frozenset(known[name] if name in known else work.duties.add(Duty(0, name)) for name in start.duties)


def _group(start: StartingGroup, duty_ids: frozenset[int]) -> PrivilegeGroup:
    return PrivilegeGroup(0, start.name, start.description, start.view_only, None, start.ended, None, duty_ids)

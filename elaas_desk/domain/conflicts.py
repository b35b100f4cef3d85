"""Separation of duties (circular 4.1): groups that one person must not hold together, and the exceptions."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter

from elaas_desk.domain.accounts import PrivilegeGroup

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class GroupConflict:
    """Two groups that the office does not let one person hold together; `first_id` is the smaller number."""

    id: int
    first_id: int
    second_id: int
    reason: str = ""
    version: int = 1

    def partner_of(self, group_id: int) -> int | None:
        """The other group of the pair; None when the group is not in it."""
        return {self.first_id: self.second_id, self.second_id: self.first_id}.get(group_id)


@dataclass(frozen=True, slots=True)
class ConflictException:
    """Somebody who may hold both for a while, and why."""

    id: int
    conflict_id: int
    person_id: int
    reason: str
    starts_on: date
    ends_on: date  # the last day
    given_by: str = ""
    version: int = 1

    def holds(self, today: date) -> bool:
        """Whether the exception is in force on that day."""
        return self.starts_on <= today <= self.ends_on


@dataclass(frozen=True, slots=True)
class Clash:
    """Two conflicting groups that one person holds, and the exception that allows it for now."""

    conflict: GroupConflict
    exception: ConflictException | None = None  # in force today; of several the one that lasts longest
    excepted_until: date | None = None  # the last day that exceptions cover from today on without a gap

    @property
    def is_excepted(self) -> bool:
        """Whether an exception is in force, so that nothing has to be done yet."""
        return self.exception is not None


def clashing(held: Collection[int], conflicts: Iterable[GroupConflict]) -> tuple[GroupConflict, ...]:
    """The conflicts of which both groups are among `held`, by number."""
    found = (each for each in conflicts if each.first_id in held and each.second_id in held)
    return tuple(sorted(found, key=attrgetter("id")))


def conflicts_of(
    held: Collection[int],
    conflicts: Iterable[GroupConflict],
    exceptions: Iterable[ConflictException],
    person_id: int,
    today: date,
) -> tuple[Clash, ...]:
    """What conflicts among the groups that a person holds, by the number of the conflict.

    A clash that an exception allows on that day is given too, with `is_excepted`: it is shown, and is no fault.
    """
    pairs = clashing(held, conflicts)
    if not pairs:
        return ()
    own = [each for each in exceptions if each.person_id == person_id]
    return tuple(_clash(pair, [each for each in own if each.conflict_id == pair.id], today) for pair in pairs)


def conflicts_in_use(
    conflicts: Iterable[GroupConflict], groups: Iterable[PrivilegeGroup], today: date
) -> tuple[GroupConflict, ...]:
    """The conflicts of which neither group is over: who is still in a group that is over has another task (4.1)."""
    over = {group.id for group in groups if group.valid_to is not None and group.valid_to < today}
    return tuple(each for each in conflicts if each.first_id not in over and each.second_id not in over)


def _clash(conflict: GroupConflict, exceptions: Collection[ConflictException], today: date) -> Clash:
    in_force = [each for each in exceptions if each.holds(today)]
    longest = max(in_force, key=attrgetter("ends_on", "id"), default=None)
    return Clash(conflict, longest, None if longest is None else _covered_until(exceptions, longest.ends_on))


def _covered_until(exceptions: Iterable[ConflictException], last: date) -> date:
    """The last day covered without a gap, from a day on that is covered."""
    for each in sorted(exceptions, key=attrgetter("starts_on")):
        if each.starts_on <= last + _ONE_DAY and last < each.ends_on:
            last = each.ends_on
    return last

"""Separation of duties (circular 4.1): groups that one person must not hold together, and the exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class GroupConflict:
    """Two groups that the office does not let one person hold together; `first_id` is the smaller number."""

    id: int
    first_id: int
    second_id: int
    reason: str = ""
    version: int = 1


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

"""What a service call altered, as flags that a screen can test for its own topics."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto


class Changed(Flag):
    """The topics that a transaction touched."""

    NOTHING = 0
    OFFICE = auto()
    UNITS = auto()
    PEOPLE = auto()
    DUTIES = auto()
    ACCOUNTS = auto()
    GROUPS = auto()
    REQUESTS = auto()
    DOCUMENTS = auto()
    USERS = auto()
    SETTINGS = auto()
    TASKS = auto()
    REVIEWS = auto()
    REMOVALS = auto()


@dataclass(frozen=True, slots=True)
class Added:
    """What changed, and the register's number of the thing that was added."""

    changed: Changed
    id: int


@dataclass(frozen=True, slots=True)
class AddedAll:
    """What changed, and the register's numbers of the things that were added together, in their order."""

    changed: Changed
    ids: tuple[int, ...]

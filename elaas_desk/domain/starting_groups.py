"""A catalogue of groups to start from, read from `resources/policy/`: the program's own, not an official list."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

STARTING_GROUPS = "groups_start.toml"
"""Name of the file in `resources/policy/`."""

MARK = "(รายการตั้งต้น)"
"""Stands at the end of a group's description until the office has put it right by what it sees in New e-LAAS."""


@dataclass(frozen=True, slots=True)
class StartingGroup:
    """One group of the file; `ended` is its last day in New e-LAAS."""

    name: str
    description: str
    view_only: bool
    duties: tuple[str, ...]
    ended: date | None


@dataclass(frozen=True, slots=True)
class KeptApart:
    """Two groups, by their names, that one person should not hold, and why."""

    first: str
    second: str
    reason: str


@dataclass(frozen=True, slots=True)
class StartingCatalogue:
    """The whole file; `note` says in one sentence what it is."""

    note: str
    groups: tuple[StartingGroup, ...]
    kept_apart: tuple[KeptApart, ...]


def load_starting_groups(path: Path) -> StartingCatalogue:
    """The catalogue in that file, which the program ships; a test reads every line of it."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    groups = tuple(
        StartingGroup(
            each["name"],
            f"{each['description']} {MARK}",
            each.get("view_only", False),
            tuple(each.get("duties", ())),
            each.get("ended"),
        )
        for each in data["groups"]
    )
    pairs = tuple(KeptApart(each["groups"][0], each["groups"][1], each["reason"]) for each in data["keep_apart"])
    return StartingCatalogue(data["note"], groups, pairs)


def is_marked(description: str) -> bool:
    """Whether a group still stands as the program brought it."""
    return description.endswith(MARK)


def without_mark(description: str) -> str:
    """The description of a group that the office found right."""
    return description.removesuffix(MARK).rstrip()

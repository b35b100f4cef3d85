"""The rows of a New e-LAAS report brought together: one value for each user, with the groups."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from elaas_desk.domain.report import ReportRow

# ไม่ถูกระงับ and ไม่ยกเลิก say that all is well; ไม่ใช้งาน and ไม่ได้ใช้งาน do not.
_ALL_WELL = re.compile(r"ไม่(?:ได้)? ?(?:ถูก)?(?:ระงับ|ยกเลิก|ปิด|ล็อก|หมดอายุ)|not (?:suspended|locked|disabled)|unlock")
_CANCELLED = re.compile(r"ยกเลิก|(?<!เ)ปิด|ลบ|\b(?:cancel|close|delete|revoke|terminate)")
_SUSPENDED = re.compile(
    r"ระงับ|ล็อก|หมดอายุ|พ้น|ลาออก|เกษียณ|ไม่(?:ได้)? ?(?:เปิด)?(?:ใช้|active|มีสิทธิ)"
    r"|\b(?:in-?active|not active|suspend|disable|lock|expire)"
)


class UserState(StrEnum):
    """What New e-LAAS says of a user."""

    ACTIVE = "active"
    SUSPENDED = "suspended"  # not let in for now, still in the groups
    CANCELLED = "cancelled"  # no longer a user


_WEIGHTS = {UserState.ACTIVE: 0, UserState.SUSPENDED: 1, UserState.CANCELLED: 2}


class ReportUser(NamedTuple):
    """One user as the report shows them; texts are in their normal form, each once, sorted."""

    key: str
    usernames: tuple[str, ...]  # more than one where rows write it with other cases
    names: tuple[str, ...]
    positions: tuple[str, ...]
    units: tuple[str, ...]
    statuses: tuple[str, ...]
    groups: tuple[str, ...]
    repeated: tuple[str, ...]  # groups that the report names twice or more for this user
    state: UserState

    @property
    def username(self) -> str:
        """The user name; empty where the report has no such column."""
        return self.usernames[0]

    @property
    def name(self) -> str:
        """The name, or the first of several."""
        return self.names[0] if self.names else ""

    @property
    def position(self) -> str:
        """The position, or the first of several."""
        return self.positions[0] if self.positions else ""

    @property
    def unit(self) -> str:
        """The unit, or the first of several."""
        return self.units[0] if self.units else ""

    @property
    def status(self) -> str:
        """The status, or the first of several."""
        return self.statuses[0] if self.statuses else ""


def state_of(status: str) -> UserState:
    """What a status says. A word that is not known never hides a right: it counts as active."""
    word = status.casefold()
    if not word or _ALL_WELL.search(word):
        return UserState.ACTIVE
    if _CANCELLED.search(word):
        return UserState.CANCELLED
    return UserState.SUSPENDED if _SUSPENDED.search(word) else UserState.ACTIVE


def users_of(rows: Iterable[ReportRow], key_of: Callable[[ReportRow], str]) -> dict[str, ReportUser]:
    """By key: each user of the report; `key_of` names those of rows without a user name.

    Where the rows of a user have different states, these are states of the memberships: only the rows in the best of
    them count as groups.
    """
    together: dict[str, list[ReportRow]] = {}
    states: dict[str, UserState] = {}
    for row in rows:
        key = row.username.casefold() or key_of(row)
        mine = together.get(key)
        if mine is None:
            together[key] = [row]
        else:
            mine.append(row)
        if row.status not in states:
            states[row.status] = state_of(row.status)
    return {key: _user(key, each, states) for key, each in together.items()}


def _user(key: str, rows: list[ReportRow], states: dict[str, UserState]) -> ReportUser:
    first = rows[0]
    if len(rows) == 1:
        return _of_one(key, first, (first.group,) if first.group else (), (), states[first.status])
    if all(_alike(first, row) for row in rows):
        return _of_one(key, first, *_groups(rows), states[first.status])
    state = min((states[row.status] for row in rows), key=_WEIGHTS.__getitem__)
    counting = [row for row in rows if states[row.status] is state]
    return ReportUser(
        key,
        tuple(sorted({row.username for row in rows})),
        _distinct(row.name for row in rows),
        _distinct(row.position for row in rows),
        _distinct(row.unit for row in rows),
        _distinct(row.status for row in counting),
        *_groups(counting),
        state,
    )


def _alike(one: ReportRow, other: ReportRow) -> bool:
    """Whether two rows of a user differ in the group alone, as in most reports."""
    return (
        one.status == other.status
        and one.username == other.username
        and one.name == other.name
        and one.position == other.position
        and one.unit == other.unit
    )


def _of_one(
    key: str, row: ReportRow, groups: tuple[str, ...], repeated: tuple[str, ...], state: UserState
) -> ReportUser:
    return ReportUser(
        key,
        (row.username,),
        (row.name,) if row.name else (),
        (row.position,) if row.position else (),
        (row.unit,) if row.unit else (),
        (row.status,) if row.status else (),
        groups,
        repeated,
        state,
    )


def _groups(rows: list[ReportRow]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Each group once, and those that come more than once."""
    named = sorted([row.group for row in rows if row.group])
    distinct = tuple(dict.fromkeys(named))
    if len(distinct) == len(named):
        return distinct, ()
    return distinct, tuple(dict.fromkeys(one for one, following in pairwise(named) if one == following))


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(filter(None, texts))))

"""Accounts in New e-LAAS and the privilege groups that they are in. A password is never part of these values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class KnownBy(StrEnum):
    """How the date of a password change is known (circular 3.4.2)."""

    TOLD = "told"  # เจ้าตัวแจ้ง
    SIGNED_NOTICE = "signed_notice"  # เจ้าตัวลงนามในใบแจ้ง
    SEEN = "seen"  # เห็นขณะเปลี่ยน
    REQUEST = "request"  # ตั้งใหม่ตามคำขอ


@dataclass(frozen=True, slots=True)
class Account:
    """A user name in New e-LAAS. An account with no password date counts as due (circular 3.4.2)."""

    id: int
    person_id: int
    username: str
    opened_on: date | None
    password_changed_on: date | None = None
    password_known_by: KnownBy | None = None
    closed_on: date | None = None
    version: int = 1

    def is_open(self, today: date) -> bool:
        """Not closed, or closed on a day that is still to come."""
        return self.closed_on is None or today < self.closed_on


@dataclass(frozen=True, slots=True)
class PrivilegeGroup:
    """A user group (กลุ่มผู้ใช้งาน) of New e-LAAS, as the office keeps its catalogue."""

    id: int
    name: str
    description: str = ""
    view_only: bool = False
    valid_from: date | None = None
    valid_to: date | None = None  # last day in use
    replaced_by_id: int | None = None
    duty_ids: frozenset[int] = frozenset()  # the duties that justify it (circular 4.1)
    version: int = 1

    def is_in_use(self, today: date) -> bool:
        """Whether the group can be asked for on that day."""
        return (self.valid_from is None or self.valid_from <= today) and (
            self.valid_to is None or today <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Membership:
    """An account in a group, from when to when and why."""

    id: int
    account_id: int
    group_id: int
    since: date
    until: date | None = None  # the day it was taken out; from that day it is not held
    why: str = ""  # order, request or note, as shown
    request_id: int | None = None
    version: int = 1

    def holds(self, today: date) -> bool:
        """Whether the group is held on that day."""
        return self.since <= today and (self.until is None or today < self.until)

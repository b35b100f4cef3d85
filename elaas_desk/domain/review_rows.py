"""The rows of a review: a frozen snapshot of each user in groups, and what was decided (circular 4, 4.1, 4.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from elaas_desk.domain.piles import Pile


class Decision(StrEnum):
    """What the head decides of one user."""

    KEEP = "keep"  # คงไว้
    REMOVE = "remove"  # ถอดออก
    CHANGE = "change"  # แก้กลุ่ม
    UNSURE = "unsure"  # ยังไม่แน่ใจ: goes to the follow-up round


ANSWERS = frozenset({Decision.KEEP, Decision.REMOVE, Decision.CHANGE})
"""Whoever has none of these goes to the follow-up round."""


class Flag(StrEnum):
    """What forbids to confirm a row in bulk."""

    LEFT = "left"  # พ้นหน้าที่แล้ว (4.2)
    NO_DUTY = "no_duty"  # ไม่มีหน้าที่รองรับ (4.1)
    GROUP_ENDED = "group_ended"  # อยู่ในกลุ่มที่เลิกใช้ (4.1)
    TOO_MUCH = "too_much"  # ผู้บริหารหรือปลัดทำได้มากกว่าดูรายงาน (2)
    CONFLICT = "conflict"  # สองกลุ่มที่ไม่ควรอยู่คู่กัน (4.1)
    LATE_PASSWORD = "late_password"  # noqa: S105 - รหัสผ่านเลยกำหนด (3.4.2)
    NOT_IN_REGISTER = "not_in_register"  # ไม่มีในทะเบียน
    OTHER_PERSON = "other_person"  # New e-LAAS ระบุชื่อเป็นคนอื่น
    UNKNOWN_GROUP = "unknown_group"  # อยู่ใน New e-LAAS ในกลุ่มที่ทะเบียนไม่รู้จัก
    OWN_ROW = "own_row"  # ของผู้สอบทานเอง: ต้องให้ผู้อื่นลงนาม


@dataclass(frozen=True, slots=True)
class GroupThen:
    """A group that a user was in when the snapshot was taken, and why."""

    name: str
    group_id: int | None = None
    since: date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One user of a review. What stands in the snapshot never changes; the decision does until the sign-off."""

    id: int
    review_id: int
    username: str
    name: str  # as in the register; of somebody who is not there, as in the report
    position: str
    pile: Pile
    groups: tuple[GroupThen, ...]  # in the register
    reported: tuple[str, ...] = ()  # groups in New e-LAAS, as the report names them
    flags: tuple[Flag, ...] = ()
    person_id: int | None = None
    account_id: int | None = None
    differences: tuple[str, ...] = ()  # Thai phrases: what else differs (name, state)
    decision: Decision | None = None
    to_remove: tuple[str, ...] = ()  # names of groups, for CHANGE and REMOVE
    to_add: tuple[str, ...] = ()  # names of groups, for CHANGE
    note: str = ""
    decided_at: datetime | None = None
    decided_by: str = ""
    version: int = 1

    @property
    def is_answered(self) -> bool:
        """Whether it was decided for good; who is not sure has not answered."""
        return self.decision in ANSWERS

    @property
    def is_own(self) -> bool:
        """Whether it is the row of the head, which somebody else certifies by a signature."""
        return Flag.OWN_ROW in self.flags

    @property
    def groups_to_leave(self) -> tuple[str, ...]:
        """The groups to be taken out of, as decided."""
        return self.to_remove if self.decision in {Decision.REMOVE, Decision.CHANGE} else ()

    @property
    def groups_anywhere(self) -> tuple[str, ...]:
        """The groups of the register, then those that New e-LAAS alone has, by the names that stand there."""
        held = [group.name for group in self.groups]
        known = {name.casefold() for name in held}
        return (*held, *(name for name in self.reported if name.casefold() not in known))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a review has come."""

    total: int
    answered: int
    flagged: int  # with a flag, and not answered yet

"""People of the office, their posts in the eyes of the circular, and their duties under orders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from elaas_desk.thai.names import FullName


class Post(StrEnum):
    """What a person is in the routing of the circular (clauses 1 and 2)."""

    LAO_FINANCE_HEAD = "lao_finance_head"  # หัวหน้าหน่วยงานคลังของ อปท. (1.1.1)
    LAO_USER = "lao_user"  # ผู้ใช้งานอื่นของ อปท. (1.1.2)
    SUBUNIT_FINANCE_HEAD = "subunit_finance_head"  # หัวหน้าหน่วยงานคลังของหน่วยงานภายใต้สังกัด (1.2.1)
    SUBUNIT_USER = "subunit_user"  # ผู้ใช้งานอื่นของหน่วยงานภายใต้สังกัด (1.2.2)
    EXECUTIVE = "executive"  # ผู้บริหารท้องถิ่น (2)
    CLERK = "clerk"  # ปลัด อปท. (2)


LEVELS = ("ปฏิบัติงาน", "ชำนาญงาน", "อาวุโส", "ปฏิบัติการ", "ชำนาญการ", "ชำนาญการพิเศษ", "ระดับต้น", "ระดับกลาง", "ระดับสูง")
"""The levels of local officials, as they are written after the position."""

_RETIREMENT = 9, 30
"""Month and day: whoever turns 60 in a fiscal year leaves the service on its last day."""

VIEW_ONLY_POSTS = frozenset({Post.EXECUTIVE, Post.CLERK})


class LeaveReason(StrEnum):
    """Why a person leaves the duty (clause 4.2)."""

    TRANSFER = "transfer"  # โอนย้าย
    RETIREMENT = "retirement"  # เกษียณอายุ
    RESIGNATION = "resignation"  # ลาออก
    DEATH = "death"  # ถึงแก่กรรม
    ORDER_CHANGED = "order_changed"  # เปลี่ยนคำสั่งมอบหมาย
    ACTING_ENDED = "acting_ended"  # สิ้นสุดการรักษาราชการแทน


@dataclass(frozen=True, slots=True)
class Person:
    """One person, as papers name them."""

    id: int
    name: FullName
    national_id: str  # 13 Arabic digits
    position: str  # นักวิชาการเงินและบัญชี
    level: str  # ปฏิบัติการ; empty for none
    unit_id: int
    post: Post
    division: str = ""  # สังกัด within the unit: กองคลัง
    phone: str = ""
    email: str = ""
    in_post_since: date | None = None
    appointed_by: str = ""  # number of the order of appointment
    appointed_on: date | None = None  # date of that order
    last_day: date | None = None  # last day in the duty; may lie ahead
    leave_reason: LeaveReason | None = None
    leave_order: str = ""
    acknowledged_on: date | None = None  # signed clauses 3.1 to 3.4
    retires_on: date | None = None  # the 30 September on which the service ends by age
    version: int = 1

    def has_left(self, today: date) -> bool:
        """From the first moment of the day after the last day (circular 4.2)."""
        return self.last_day is not None and today > self.last_day


@dataclass(frozen=True, slots=True)
class Departure:
    """A time out of the duty that is over: somebody came back. What still lasts stands with the person."""

    id: int
    person_id: int
    last_day: date
    reason: LeaveReason | None
    order: str
    removed_on: date | None  # the day on which the last group was taken away; None: that never happened
    returned_on: date


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty that an order can assign and that can justify a group: งานการเงิน."""

    id: int
    name: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class DutyAssignment:
    """A duty given to a person by an order (circular 4.1)."""

    id: int
    person_id: int
    duty_id: int
    order_number: str  # ๑๒๔/๒๕๖๙
    order_date: date
    starts_on: date
    ends_on: date | None = None  # last day; None: until further order
    acting: bool = False  # รักษาราชการแทน or ปฏิบัติหน้าที่แทน
    version: int = 1

    def holds(self, today: date) -> bool:
        """Whether the duty is in force on that day."""
        return self.starts_on <= today and (self.ends_on is None or today <= self.ends_on)


def retirement_day(year: int) -> date:
    """The 30 September on which the fiscal year of that number (CE) ends."""
    return date(year, *_RETIREMENT)


def is_retirement_day(day: date) -> bool:
    """Whether a fiscal year ends on that day."""
    return (day.month, day.day) == _RETIREMENT

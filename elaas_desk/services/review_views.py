"""What the reviews hand to screens (circular 4): frozen values, and the Thai words for their codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from elaas_desk.domain.offices import Unit
from elaas_desk.domain.password_age import Standing
from elaas_desk.domain.people import Person
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.removals import Removal
from elaas_desk.domain.report import ReportImport
from elaas_desk.domain.review_rows import Decision, Flag, Progress, ReviewRow
from elaas_desk.domain.reviews import Review, ReviewKind

KIND_WORDS: Mapping[ReviewKind, str] = {
    ReviewKind.SIX_MONTHLY: "สอบทานรอบ ๖ เดือน",
    ReviewKind.ON_PAPER: "สอบทานบนกระดาษ",
    ReviewKind.FOLLOW_UP: "รอบติดตาม",
    ReviewKind.TRANSFER: "สอบทานหลังโอนย้าย",
    ReviewKind.ACTING_ENDED: "สอบทานเมื่อสิ้นสุดการรักษาราชการแทน",
    ReviewKind.GROUP_RETIRED: "สอบทานกลุ่มที่เลิกใช้",
}
FLAG_WORDS: Mapping[Flag, str] = {
    Flag.LEFT: "พ้นหน้าที่แล้ว",
    Flag.NO_DUTY: "ไม่มีหน้าที่รองรับ",
    Flag.GROUP_ENDED: "อยู่ในกลุ่มที่เลิกใช้",
    Flag.TOO_MUCH: "มีสิทธิเกินการดูรายงาน",
    Flag.CONFLICT: "อยู่ในกลุ่มที่ไม่ควรอยู่คู่กัน",
    Flag.LATE_PASSWORD: "รหัสผ่านเลยกำหนด",
    Flag.NOT_IN_REGISTER: "ไม่มีในทะเบียน",
    Flag.OTHER_PERSON: "New e-LAAS ระบุชื่อเป็นคนอื่น",
    Flag.UNKNOWN_GROUP: "อยู่ในกลุ่มที่ทะเบียนไม่รู้จัก",
    Flag.OWN_ROW: "ของหัวหน้าเอง ต้องให้ผู้อื่นลงนาม",
}
PILE_WORDS: Mapping[Pile, str] = {
    Pile.SAME: "ตรงกัน",
    Pile.ONLY_IN_REPORT: "มีเฉพาะใน New e-LAAS",
    Pile.ONLY_IN_REGISTER: "มีเฉพาะในทะเบียน",
    Pile.OTHER_GROUPS: "กลุ่มไม่ตรงกัน",
    Pile.OTHER_PERSON_OR_STATE: "ชื่อหรือสถานะไม่ตรงกัน",
}
DECISION_WORDS: Mapping[Decision, str] = {
    Decision.KEEP: "คงไว้",
    Decision.REMOVE: "ถอดออก",
    Decision.CHANGE: "แก้กลุ่ม",
    Decision.UNSURE: "ยังไม่แน่ใจ",
}


@dataclass(frozen=True, slots=True)
class OpenReview:
    """A review that was started and is not signed off yet."""

    review: Review
    progress: Progress
    subject: str  # whom or what a small one is about: a person, a group, the number of the round before; else empty
    may_decide: bool  # whether this actor decides on it


@dataclass(frozen=True, slots=True)
class PastReview:
    """A review that was signed off."""

    review_id: int
    number: str  # ๑/๒๕๗๐; empty for one on paper
    kind: ReviewKind
    signed_off: date
    document_id: int | None  # the printed report; None for one on paper
    subject: str


@dataclass(frozen=True, slots=True)
class UnitReviews:
    """How the check of one unit stands, with all its reviews; those of a retired group stand with the LAO itself."""

    unit: Unit
    account_count: int  # open accounts of the unit's people
    signed_off: date | None  # of the last whole check
    due_on: date | None
    days: int | None  # today minus `due_on`: positive is late
    standing: Standing
    open: tuple[OpenReview, ...]  # the oldest first
    past: tuple[PastReview, ...]  # the newest first


class OpenPoint(StrEnum):
    """What a review still lacks before it can be signed off."""

    REPORT = "report"  # neither a report nor the reason why there is none; stops the sign-off
    NOTHING_DECIDED = "nothing_decided"  # nobody was looked at yet; stops the sign-off
    SECOND_SIGNATURE = "second_signature"  # asked at the sign-off: the head's own row is among them
    UNANSWERED = "unanswered"  # a reason is asked at the sign-off; they go on to a follow-up round


@dataclass(frozen=True, slots=True)
class PileCount:
    """How many users lie in one pile."""

    pile: Pile
    total: int
    answered: int


@dataclass(frozen=True, slots=True)
class CorrectionBatch:
    """Differences that were accepted together, and so are undone together."""

    batch: int
    at: datetime
    by: str
    count: int


@dataclass(frozen=True, slots=True)
class CampaignDetail:
    """One review with everything that belongs to it."""

    review: Review
    unit: Unit
    subject: str  # as in `OpenReview`
    report: ReportImport | None  # its `sha256` is empty for a typed list, `row_count` 0 where nothing was typed
    rows: tuple[ReviewRow, ...]  # in Thai order of the names
    progress: Progress
    piles: tuple[PileCount, ...]  # all five, in the order of `Pile`
    own_rows: frozenset[int]  # rows that this actor only proposes: the second signature certifies them
    open_points: tuple[OpenPoint, ...]
    may_decide: bool
    may_bring_report: bool
    may_sign: bool  # may sign it off now; second signature and reason are given with it
    can_undo: bool
    batches: tuple[CorrectionBatch, ...]  # of the register, not undone yet; the newest first


class RemovalState(StrEnum):
    """How far a removal has come."""

    ORDERED = "ordered"  # to be done in New e-LAAS
    DONE = "done"  # the next report will show it
    PROVED = "proved"
    NOT_PROVED = "not_proved"  # the report still holds it: to be done again


@dataclass(frozen=True, slots=True)
class RemovalEntry:
    """One user to be taken out of one group of New e-LAAS."""

    removal: Removal
    person: Person | None  # None: not in the register
    unit: Unit | None
    state: RemovalState
    days: int  # from the order until it was done, or until today
    review_number: str  # of the review that ordered it; empty for none
    may_record: bool  # whether this actor may record it as done now

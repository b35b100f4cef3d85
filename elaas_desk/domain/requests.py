"""Requests for access (circular 1): what is asked, of whom, on which papers, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Reason(StrEnum):
    """Why a request is made (circular 1.1, 1.2)."""

    NEW_USER = "new_user"  # ผู้ใช้งานใหม่
    CHANGE_RIGHTS = "change_rights"  # เปลี่ยนแปลงสิทธิการใช้งาน
    CANNOT_SIGN_IN = "cannot_sign_in"  # ไม่สามารถเข้าใช้งานได้


class Cause(StrEnum):
    """Why somebody cannot get in (Form 1, part 3; Form 2, part 2)."""

    FORGOTTEN = "forgotten"  # ลืมรหัสผ่าน
    SUSPENDED = "suspended"  # รหัสถูกระงับ
    NEWLY_APPOINTED = "newly_appointed"  # ได้รับแต่งตั้งใหม่
    OTHER = "other"  # อื่น ๆ (ระบุ)


class RequestState(StrEnum):
    """How far a request has come."""

    DRAFT = "draft"  # ร่าง
    PRINTED = "printed"  # พิมพ์แล้ว
    SIGNED = "signed"  # ลงนามแล้ว
    SENT = "sent"  # ส่งแล้ว
    DONE = "done"  # ดำเนินการแล้ว
    REFUSED = "refused"  # ไม่อนุมัติ
    WITHDRAWN = "withdrawn"  # ยกเลิก


OPEN_STATES = frozenset({RequestState.DRAFT, RequestState.PRINTED, RequestState.SIGNED, RequestState.SENT})
NEXT_STATES: dict[RequestState, frozenset[RequestState]] = {
    RequestState.DRAFT: frozenset({RequestState.PRINTED, RequestState.WITHDRAWN}),
    RequestState.PRINTED: frozenset({RequestState.PRINTED, RequestState.SIGNED, RequestState.WITHDRAWN}),
    RequestState.SIGNED: frozenset(
        {RequestState.SENT, RequestState.DONE, RequestState.REFUSED, RequestState.WITHDRAWN}
    ),
    RequestState.SENT: frozenset({RequestState.DONE, RequestState.REFUSED, RequestState.WITHDRAWN}),
    RequestState.DONE: frozenset(),
    RequestState.REFUSED: frozenset(),
    RequestState.WITHDRAWN: frozenset(),
}


class PaperKind(StrEnum):
    """The papers that the program issues."""

    FORM1 = "form1"
    FORM2 = "form2"
    LETTER = "letter"
    DUE_LIST = "due_list"
    ACKNOWLEDGEMENT = "acknowledgement"  # 3.1 to 3.4
    REMOVAL_NOTICE = "removal_notice"  # 4.2
    REVIEW_REPORT = "review_report"  # 4
    EVIDENCE_PACK = "evidence_pack"
    USER_LIST = "user_list"
    GROUP_LIST = "group_list"
    MATRIX = "matrix"
    REMINDER = "reminder"
    PASSWORD_SLIP = "password_slip"  # noqa: S105
    MEMO = "memo"


class Change(StrEnum):
    """What is asked for a group (Form 2, part 3)."""

    ADD = "add"  # เพิ่ม
    REMOVE = "remove"  # ยกเลิก


MAX_GROUPS = 14


@dataclass(frozen=True, slots=True)
class GroupChange:
    """One line of Form 2, part 3."""

    group_id: int
    change: Change
    duty: str = ""  # หน้าที่ที่ได้รับมอบหมาย, as printed
    order_number: str = ""
    order_date: date | None = None


@dataclass(frozen=True, slots=True)
class RequestDraft:
    """What the wizard collects."""

    person_id: int
    reason: Reason
    dated: date
    changes: tuple[GroupChange, ...] = ()
    cause: Cause | None = None
    cause_text: str = ""
    former_username: str = ""
    number: str = ""  # empty: the next running number is given


@dataclass(frozen=True, slots=True)
class Step:
    """One step that a request took."""

    state: RequestState
    at: datetime
    by: str  # name of the program's user
    note: str = ""
    on: date | None = None  # the day on the paper, where it is not that of the record

    @property
    def day(self) -> date:
        """The day on which it happened."""
        return self.on or self.at.date()


@dataclass(frozen=True, slots=True)
class AccessRequest:
    """A request in the register."""

    id: int
    number: str  # ๑๒/๒๕๗๐
    draft: RequestDraft
    state: RequestState
    steps: tuple[Step, ...]  # oldest first; the first is DRAFT
    version: int = 1

    @property
    def since(self) -> date:
        """The day it came into its present state, as the paper says."""
        return self.steps[-1].day


_NOT_KEPT = frozenset({PaperKind.PASSWORD_SLIP, PaperKind.EVIDENCE_PACK})


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A paper as it was issued; its bytes are read apart."""

    id: int
    kind: PaperKind
    request_id: int | None
    person_id: int | None
    unit_id: int
    number: str
    code: str  # 12 hex digits printed at the foot
    sha256: str  # of the bytes; empty where they hold a secret
    pages: int
    issued_at: datetime
    issued_by: str

    @property
    def bytes_kept(self) -> bool:
        """Whether the archive holds the paper itself; of a secret or a very large one it holds the fact alone."""
        return self.kind not in _NOT_KEPT

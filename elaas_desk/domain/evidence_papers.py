"""What stands in the evidence pack for an auditor, frozen like the values in `papers`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.attachments import MediaType
from elaas_desk.domain.governance_papers import AuditHead
from elaas_desk.domain.leaving import RemovalTimes
from elaas_desk.domain.papers import CircularOnPaper, PaperKind
from elaas_desk.domain.removals import Proof
from elaas_desk.domain.requests import Reason, RequestState
from elaas_desk.domain.reviews import ReviewKind


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A scan or an issued paper whose pages follow the table that names it; its bytes are asked for by its sum."""

    name: str
    sha256: str
    """64 hex digits, of the bytes as they were recorded."""
    media: MediaType
    what: str = ""
    """แบบคำขอที่ลงนามแล้ว, รายงานผลการสอบทาน …"""


@dataclass(frozen=True, slots=True)
class UserThen:
    """A user and the groups that the account was in on a day."""

    unit: str
    full_name: str
    position: str
    username: str
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RequestStep:
    """How far a request came on a day."""

    state: RequestState
    day: date


@dataclass(frozen=True, slots=True)
class RequestInPack:
    """A request of the span (circular 1)."""

    number: str
    unit: str
    full_name: str
    reason: Reason
    steps: tuple[RequestStep, ...]
    """Oldest first; the last is its state."""
    files: tuple[EvidenceFile, ...] = ()


@dataclass(frozen=True, slots=True)
class AcknowledgementInPack:
    """A signature for clauses 3.1 to 3.4."""

    unit: str
    full_name: str
    circular: str
    """Number of the circular that was signed for."""
    signed_on: date
    files: tuple[EvidenceFile, ...] = ()


@dataclass(frozen=True, slots=True)
class PasswordChange:
    """A change of a New e-LAAS password, as far as the register knows of it (circular 3.4.2)."""

    unit: str
    full_name: str
    username: str
    changed_on: date
    known_by: KnownBy | None = None


@dataclass(frozen=True, slots=True)
class ReviewInPack:
    """A check of a unit's users in groups (circular 4)."""

    unit: str
    number: str
    """Empty for one that was done on paper."""
    kind: ReviewKind
    started: date | None
    signed_off: date | None
    signed_by: str = ""
    users: int | None = None
    """How many were checked; None: not known."""
    removed: int = 0
    open_points: int = 0
    files: tuple[EvidenceFile, ...] = ()


@dataclass(frozen=True, slots=True)
class RemovalInPack:
    """A user taken out of a group, or to be taken out (circular 4.2)."""

    unit: str
    full_name: str
    username: str
    group: str
    reason: str = ""
    """What it followed from, as a short phrase."""
    last_day: date | None = None
    """The last day in the duty; None where nobody left the duty."""
    removed_on: date | None = None
    proof: Proof | None = None
    proved_on: date | None = None
    """The day of the report that proves it, or does not."""

    @property
    def days(self) -> int | None:
        """Days from the last day in the duty to the removal, 0 where it came before; None while one is missing."""
        if self.last_day is None or self.removed_on is None:
            return None
        return max(0, (self.removed_on - self.last_day).days)


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """What a check of the log's whole chain found."""

    intact: bool
    lines: int
    head: AuditHead
    checked_on: date
    broken_at: int | None = None
    """The first line that is missing, changed or out of order."""


@dataclass(frozen=True, slots=True)
class EvidencePack:
    """Everything on the control of user names in a span of days, for an auditor (circular 1 to 4)."""

    kind: ClassVar[PaperKind] = PaperKind.EVIDENCE_PACK
    circular: CircularOnPaper
    office_name: str
    first: date
    last: date
    made_on: date
    chain: ChainCheck
    units: tuple[str, ...] = ()
    """The units that it covers; none means all of the office's."""
    made_by: str = ""
    register_number: str = ""
    users_at_start: tuple[UserThen, ...] = ()
    """In the order of printing, those of a unit together."""
    users_at_end: tuple[UserThen, ...] = ()
    requests: tuple[RequestInPack, ...] = ()
    acknowledgements: tuple[AcknowledgementInPack, ...] = ()
    password_changes: tuple[PasswordChange, ...] = ()
    reviews: tuple[ReviewInPack, ...] = ()
    removals: tuple[RemovalInPack, ...] = ()
    times: RemovalTimes = field(default_factory=RemovalTimes)
    """How long it took until the last group of a leaver had ended and the account was closed."""

"""What stands on the papers about who holds what (circular, clauses 3 and 4), frozen like the values in `papers`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from elaas_desk.domain.papers import WHEN_SAID, CircularOnPaper, PaperKind, Signatory
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.review_rows import Decision
from elaas_desk.domain.reviews import ReviewKind

_TO_BE_WRITTEN = Signatory()


@dataclass(frozen=True, slots=True)
class ClauseOnPaper:
    """A clause of the circular in full, from the policy file."""

    number: str
    """3.4.1"""
    text: str


@dataclass(frozen=True, slots=True)
class UserOnPaper:
    """A user of New e-LAAS as these papers name one."""

    full_name: str = ""
    """Title, first name, last name."""
    position: str = ""
    """With its level."""
    unit: str = ""
    """สังกัด: the division or the subordinate unit."""
    username: str = ""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """Users sign that they know the rules for users (circular 3.1 to 3.4).

    One person (or none: dotted lines) prints a form, several print the clauses once and a table to sign.
    """

    kind: ClassVar[PaperKind] = PaperKind.ACKNOWLEDGEMENT
    circular: CircularOnPaper
    circular_title: str = ""
    """What the circular is about, as its heading has it; empty leaves it out."""
    clauses: tuple[ClauseOnPaper, ...] = ()
    """In the order of printing: 3.1, 3.2, 3.3, 3.4.1, 3.4.2."""
    register_number: str = ""
    written_at: str = ""
    """The office or the subordinate unit; over a table, whose users they are."""
    dated: date | None = None
    people: tuple[UserOnPaper, ...] = ()
    witness: Signatory = _TO_BE_WRITTEN
    """The head of finance."""
    logo: bytes = field(default=b"", repr=False, metadata=WHEN_SAID)
    """The picture of the office's emblem (PNG or JPEG)."""


@dataclass(frozen=True, slots=True)
class GroupToLeave:
    """A user group that somebody has to be taken out of."""

    group: str
    since: date | None = None
    removed_on: date | None = None
    """Empty is filled in by hand."""


@dataclass(frozen=True, slots=True)
class RemovalNotice:
    """Notice that a user who leaves the duty is taken out of all groups (circular 4.2), a memo (บันทึกข้อความ)."""

    kind: ClassVar[PaperKind] = PaperKind.REMOVAL_NOTICE
    circular: CircularOnPaper
    register_number: str = ""
    agency: str = ""
    """ส่วนราชการ: division and office, in one line."""
    phone: str = ""
    number: str = ""
    """The memo's number in the office's own book, without ที่; empty leaves room to write it in."""
    dated: date | None = None
    """Empty leaves room to write the date in."""
    addressee: str = ""
    """The supervisor's post, without เรียน before it."""
    user: UserOnPaper = UserOnPaper()
    reason: str = ""
    """Why the duty ends: โอนย้าย, เกษียณอายุราชการ …"""
    last_day: date | None = None
    """The last day in the duty; may lie ahead."""
    order_number: str = ""
    """Number of the order, without ที่ before it."""
    order_date: date | None = None
    groups: tuple[GroupToLeave, ...] = ()
    """None prints a sentence that the user is in no group."""
    carried_out_by: Signatory = _TO_BE_WRITTEN
    head: Signatory = _TO_BE_WRITTEN
    """The head of finance, who gives the notice."""
    supervisor: Signatory = _TO_BE_WRITTEN
    """ผู้บังคับบัญชา of the one who leaves; takes note."""
    garuda: bytes = field(default=b"", repr=False, metadata=WHEN_SAID)
    """The picture of the crest (PNG or JPEG); empty leaves its place to crested paper."""
    opening: tuple[str, ...] = field(default=(), metadata=WHEN_SAID)
    """The paragraphs before the user, filled in; none prints those that came with the program."""
    closing: tuple[str, ...] = field(default=(), metadata=WHEN_SAID)
    """The paragraphs after the groups, in the same way."""


@dataclass(frozen=True, slots=True)
class ReportFile:
    """The New e-LAAS report that the users were checked against."""

    name: str
    sha256: str
    """64 hex digits, of the file's bytes."""
    dated: date | None = None
    """The day that the report shows."""


@dataclass(frozen=True, slots=True)
class NoReport:
    """Why a check was made without a report."""

    reason: str
    dated: date | None = None
    """The day on which there was none to be had."""


@dataclass(frozen=True, slots=True)
class ReviewedUser:
    """A user in the check."""

    full_name: str
    username: str
    pile: Pile
    groups_in_register: tuple[str, ...] = ()
    groups_in_report: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    """What was remarkable, a short phrase each: ไม่มีหน้าที่รองรับ, พ้นจากหน้าที่แล้ว …"""
    decision: Decision | None = None
    """None: not decided yet."""
    note: str = ""
    of_head: bool = False
    """The head's own row, which the second signature certifies."""


@dataclass(frozen=True, slots=True)
class RemovalToDo:
    """A removal that a check leads to (circular 4.2)."""

    full_name: str
    username: str
    group: str
    removed_on: date | None = None
    """Empty is filled in by hand."""


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """What a check leaves for its follow-up round."""

    full_name: str
    username: str
    what: str


@dataclass(frozen=True, slots=True)
class AuditHead:
    """The end of the log's chain when the paper was made, so that a cut-off tail shows."""

    line: int
    """Number of the last line."""
    mac: str
    """Its MAC in hex digits."""


@dataclass(frozen=True, slots=True)
class ReviewReport:
    """The result of a check of the users in the groups of a unit (circular 4, 4.1, 4.2)."""

    kind: ClassVar[PaperKind] = PaperKind.REVIEW_REPORT
    circular: CircularOnPaper
    office_name: str
    unit_name: str
    """Empty where the unit is the office itself."""
    number: str
    """The round's number: ๒/๒๕๗๐."""
    round_kind: ReviewKind
    occasion: str = ""
    """Who was transferred, whose acting term ended, which group was retired, which round is followed up."""
    started: date | None = None
    signed_off: date | None = None
    snapshot_of: date | None = None
    """The day that the register's side shows."""
    source: ReportFile | NoReport | None = None
    """None prints dotted lines."""
    rows: tuple[ReviewedUser, ...] = ()
    removals: tuple[RemovalToDo, ...] = ()
    open_points: tuple[OpenPoint, ...] = ()
    head: Signatory = _TO_BE_WRITTEN
    """The head of finance, who signs off."""
    second: Signatory = _TO_BE_WRITTEN
    """Who signs for the head's own row; not printed where no row is the head's own."""
    audit: AuditHead | None = None
    register_number: str = ""

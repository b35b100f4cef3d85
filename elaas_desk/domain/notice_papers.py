"""What stands on notices to a person, on the slip with a first password and on the memo to the clerk, frozen.

Their running texts come filled in, each a tuple of paragraphs with its digits as they are printed (`texts.Wording`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from elaas_desk.domain.governance_papers import ClauseOnPaper, UserOnPaper
from elaas_desk.domain.papers import WHEN_SAID, CircularOnPaper, PaperKind, Signatory

_TO_BE_WRITTEN = Signatory()
_NOBODY = UserOnPaper()


class ReminderAbout(StrEnum):
    """What somebody is reminded of."""

    PASSWORD = "password"  # noqa: S105  # 3.4.2: to change it
    ACKNOWLEDGEMENT = "acknowledgement"  # 3.1 to 3.3: to sign for the rules


@dataclass(frozen=True, slots=True)
class Reminder:
    """A memo to one user: what is due, until when to do it, and a part to be signed and given back (3.1 to 3.4.2)."""

    kind: ClassVar[PaperKind] = PaperKind.REMINDER
    circular: CircularOnPaper
    about: ReminderAbout = ReminderAbout.PASSWORD
    register_number: str = ""
    agency: str = ""
    """ส่วนราชการ: division and office, in one line."""
    phone: str = ""
    number: str = ""
    """The memo's number in the office's own book, without ที่; empty leaves room to write it in."""
    dated: date | None = None
    user: UserOnPaper = _NOBODY
    changed_on: date | None = None
    """The last change of the password that the register knows of (3.4.2)."""
    due_on: date | None = None
    """The last day in time; empty where it is not known, which counts as due."""
    standing: str = ""
    """In words: เลยกำหนดมาแล้ว ๑๒ วัน."""
    until: date | None = None
    """Until when it is to be done; empty leaves room to write the day in."""
    body: tuple[str, ...] = ()
    clauses: tuple[ClauseOnPaper, ...] = ()
    """What is to be kept to: how a password is made up (3.4.1), or the rules to be signed for (3.1 to 3.3)."""
    head: Signatory = _TO_BE_WRITTEN
    """The head of finance, who reminds."""
    garuda: bytes = field(default=b"", repr=False, metadata=WHEN_SAID)
    """The picture of the crest (PNG or JPEG); empty leaves its place to crested paper."""


@dataclass(frozen=True, slots=True)
class PasswordSlip:
    """A sheet to be folded and sealed that carries a first password to one user (3.3); never archived."""

    kind: ClassVar[PaperKind] = PaperKind.PASSWORD_SLIP
    circular: CircularOnPaper
    register_number: str = ""
    office_name: str = ""
    dated: date | None = None
    user: UserOnPaper = _NOBODY
    password: str = field(default="", metadata={"secret": True}, repr=False)
    """As it is typed at the first sign-in; empty leaves room to write it in by hand. No part of the document code."""
    advice: tuple[str, ...] = ()
    clauses: tuple[ClauseOnPaper, ...] = ()
    """How the password that replaces it is made up, and the rules (3.4.1, 3.1 to 3.3), in the order of printing."""


@dataclass(frozen=True, slots=True)
class LateCount:
    """How much of one kind is late."""

    what: str
    clause: str
    """3.4.2"""
    count: int


@dataclass(frozen=True, slots=True)
class LateRow:
    """One thing that is late, or will be."""

    what: str
    who: str
    unit: str
    when: str
    """In words: เลยมา 12 วัน."""
    due: date | None
    clause: str
    late: bool = True


@dataclass(frozen=True, slots=True)
class LateMemo:
    """The head of finance tells the clerk what is late, and proposes what to do (circular 3, 4); the clerk orders."""

    kind: ClassVar[PaperKind] = PaperKind.MEMO
    circular: CircularOnPaper
    register_number: str = ""
    agency: str = ""
    phone: str = ""
    number: str = ""
    """The memo's number in the office's own book, without ที่; empty leaves room to write it in."""
    dated: date | None = None
    addressee: str = ""
    """The clerk's post, without เรียน before it."""
    opening: tuple[str, ...] = ()
    counts: tuple[LateCount, ...] = ()
    rows: tuple[LateRow, ...] = ()
    """What is late, worst first; none prints a sentence that nothing is late."""
    soon: tuple[LateRow, ...] = ()
    """What falls due in the next days, where that is told as well."""
    proposal: tuple[str, ...] = ()
    head: Signatory = _TO_BE_WRITTEN
    clerk: Signatory = _TO_BE_WRITTEN
    """Who takes note and orders."""
    garuda: bytes = field(default=b"", repr=False, metadata=WHEN_SAID)
    """The picture of the crest (PNG or JPEG); empty leaves its place to crested paper."""

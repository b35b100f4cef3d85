"""What stands on a printed paper, frozen: the renderers in `forms_pdf` draw these values and nothing else.

The papers of requests stand here with the parts that all papers share; those on who holds what are in
`governance_papers`, the pack for an auditor in `evidence_papers`.

Every text may be empty: the paper then shows an empty dotted line, to be filled in by hand. Digits are given as the
register holds them (Arabic); the renderer writes Thai digits where official papers want them, and leaves user names and
e-mail addresses as they are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import Field, dataclass, field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Protocol

MAX_GROUPS = 14
"""Form 2 takes this many group lines (one page up to six, then a continuation page)."""

WHEN_SAID = {"when_said": True}
"""Marks a field that the document code counts only where it says something."""

_SECRET = {"secret": True}
_CODE_DIGITS = 12


class PaperKind(StrEnum):
    """The kinds of paper; part of the document code."""

    FORM_1 = "form1"
    FORM_2 = "form2"
    COVER_LETTER = "letter"
    DUE_LIST = "due_list"
    RECOVERY_KEY = "recovery_key"
    ACKNOWLEDGEMENT = "acknowledgement"
    REMOVAL_NOTICE = "removal_notice"
    REVIEW_REPORT = "review_report"
    EVIDENCE_PACK = "evidence_pack"
    USER_LIST = "user_list"
    GROUP_LIST = "group_list"
    MATRIX = "matrix"
    REMINDER = "reminder"
    PASSWORD_SLIP = "password_slip"  # noqa: S105
    MEMO = "memo"


class Form1Reason(StrEnum):
    """Why the head of the finance unit cannot get into the system (Form 1, part 3)."""

    FORGOTTEN = "forgotten"
    SUSPENDED = "suspended"
    NEWLY_APPOINTED = "newly_appointed"
    OTHER = "other"


class Form2Requester(StrEnum):
    """Whose request it is (Form 2, part 1; circular 1.1.2, 1.2.1, 1.2.2)."""

    LAO_USER = "lao_user"
    SUBORDINATE_HEAD = "subordinate_head"
    SUBORDINATE_USER = "subordinate_user"


class Form2Reason(StrEnum):
    """What is asked for (Form 2, part 2)."""

    NEW_USER = "new_user"
    CHANGE_RIGHTS = "change_rights"
    CANNOT_GET_IN = "cannot_get_in"


class GroupChange(StrEnum):
    """What a line of the table in Form 2, part 3, does."""

    ADD = "add"
    REMOVE = "remove"


class Urgency(StrEnum):
    """How pressing a row of the due list is."""

    OVERDUE = "overdue"
    DUE = "due"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class CircularOnPaper:
    """The circular that the paper serves, from the policy file; printed as "ที่ <number> ลงวันที่ <dated>"."""

    number: str
    dated: date


@dataclass(frozen=True, slots=True)
class OfficeOnPaper:
    """The local administrative organisation. `name` is the full name with its type (องค์การบริหารส่วนตำบลบ้านใหม่)."""

    name: str = ""
    kind: str = ""
    """Type in full: องค์การบริหารส่วนตำบล, เทศบาลตำบล …"""
    district: str = ""
    """Without อำเภอ before it."""
    province: str = ""
    """Without จังหวัด before it."""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class PersonOnPaper:
    """The one who asks."""

    full_name: str = ""
    """Title, first name, last name."""
    national_id: str = ""
    """13 Arabic digits, or empty for empty boxes."""
    position: str = ""
    level: str = ""
    unit: str = ""
    """สังกัด: the division or the subordinate unit."""
    mobile: str = ""
    email: str = ""
    order_number: str = ""
    """Number of the order of appointment, without ที่ before it."""
    order_date: date | None = None
    in_post_since: date | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: name with title, and position in full; both may be empty (dotted lines)."""

    full_name: str = ""
    position: str = ""
    """The post for which the paper is signed."""
    acting: str = field(default="", metadata=WHEN_SAID)
    """Of somebody in the holder's place, the line above the post: own position and capacity, a blank between them."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A line of part 4 of Form 1; the box is ticked when `enclosed`."""

    text: str
    enclosed: bool = True


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A row of the table in Form 2, part 3."""

    group: str
    change: GroupChange = GroupChange.ADD
    duty: str = ""
    """The duty that has been assigned (circular 4.1)."""
    order_number: str = ""
    order_date: date | None = None


@dataclass(frozen=True, slots=True)
class Form1:
    """Request of the head of the LAO's finance unit to the Department (circular 1.1.1)."""

    kind: ClassVar[PaperKind] = PaperKind.FORM_1
    circular: CircularOnPaper
    register_number: str = ""
    """The office's own number of the request, at the foot of the page."""
    written_at: str = ""
    dated: date | None = None
    """The day of writing; empty leaves วันที่ เดือน พ.ศ. as dotted lines."""
    office: OfficeOnPaper = OfficeOnPaper()
    person: PersonOnPaper = PersonOnPaper()
    reason: Form1Reason | None = None
    """None leaves all boxes empty."""
    other_reason: str = ""
    """Beside อื่น ๆ (ระบุ)."""
    former_username: str = ""
    attachments: tuple[Attachment, ...] = ()
    """Printed one to a line, in this order."""
    clerk: Signatory = Signatory()
    """ปลัด อปท., who certifies."""
    executive: Signatory = Signatory()
    """ผู้บริหารท้องถิ่น."""


@dataclass(frozen=True, slots=True)
class Form2:
    """Request of every other user to a head of finance (circular 1.1.2, 1.2.1, 1.2.2)."""

    kind: ClassVar[PaperKind] = PaperKind.FORM_2
    circular: CircularOnPaper
    register_number: str = ""
    written_at: str = ""
    dated: date | None = None
    addressee: str = ""
    """The post that the routing gives, without เรียน before it."""
    office: OfficeOnPaper = OfficeOnPaper()
    person: PersonOnPaper = PersonOnPaper()
    requester: Form2Requester | None = None
    reason: Form2Reason | None = None
    cause: str = ""
    """Why the user cannot get in, beside that box."""
    groups: tuple[GroupLine, ...] = ()
    """1 to `MAX_GROUPS` lines; none prints six empty rows."""
    former_username: str = ""
    superior: Signatory = Signatory()
    """ผู้บังคับบัญชา of the one who asks."""
    head: Signatory = Signatory()
    """The head of finance, who approves and sets the rights."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A line of สิ่งที่ส่งมาด้วย: what, and how many ฉบับ."""

    text: str
    copies: int = 1


@dataclass(frozen=True, slots=True)
class CoverLetter:
    """The official letter (หนังสือภายนอก) that carries Form 1 to the Department (circular 1.1.1)."""

    kind: ClassVar[PaperKind] = PaperKind.COVER_LETTER
    register_number: str = ""
    number: str = ""
    """The letter's number in the office's own book, without ที่; empty leaves room to write it in."""
    sender: tuple[str, ...] = ()
    """Name and address of the agency, one to four short lines at the right."""
    dated: date | None = None
    """Empty leaves room to write the date in."""
    subject: str = ""
    addressee: str = ""
    references: tuple[str, ...] = ()
    """อ้างถึง; none leaves the line out."""
    enclosures: tuple[Enclosure, ...] = ()
    """สิ่งที่ส่งมาด้วย; none leaves the line out."""
    body: tuple[str, ...] = ()
    """The paragraphs: reason, wish, close."""
    signatory: Signatory = Signatory()
    owner_unit: str = ""
    """The division in charge, at the foot (กองคลัง)."""
    phone: str = ""
    email: str = ""
    garuda: bytes = field(default=b"", repr=False, metadata=WHEN_SAID)
    """The picture of the crest (PNG or JPEG); empty leaves its place to crested paper."""


@dataclass(frozen=True, slots=True)
class DueRow:
    """One task: what is to be done, about whom, until when, by which clause."""

    what: str
    who: str
    unit: str
    due: date | None
    """None: the day is unknown, which counts as due now."""
    when: str
    """In words: เลยกำหนด 12 วัน, ครบกำหนดวันนี้ …"""
    clause: str
    urgency: Urgency


@dataclass(frozen=True, slots=True)
class DueList:
    """The list of what is due on one day."""

    kind: ClassVar[PaperKind] = PaperKind.DUE_LIST
    circular: CircularOnPaper
    office_name: str
    today: date
    rows: tuple[DueRow, ...] = ()
    """In the order of printing; none prints a sentence that nothing is due."""
    register_number: str = ""


@dataclass(frozen=True, slots=True)
class RecoveryKeySheet:
    """The sheet with the recovery key of the register, to be kept locked up."""

    kind: ClassVar[PaperKind] = PaperKind.RECOVERY_KEY
    office_name: str
    made_on: date
    key: str = field(metadata=_SECRET)
    """As it is typed back: groups of characters with a hyphen or a blank between them. No part of the document code."""
    register_file: str = ""
    """Name of the register file that the key opens."""
    made_by: str = ""
    register_number: str = ""


class Paper(Protocol):
    """Any of the values: a frozen dataclass of texts, numbers, dates, choices, pictures, such values, and tuples."""

    kind: ClassVar[PaperKind]

    @property
    def register_number(self) -> str:
        """The office's own number of the paper, at the foot of each page; empty for none."""
        ...


def canonical(value: Paper) -> str:
    """The value with its kind as JSON with sorted keys and ISO dates, without the fields that are secret.

    A picture counts by its SHA-256. What only some offices put on their papers is left out where it is empty, so that
    the others' papers keep their codes.
    """
    return "".join(_canonical(value))


def code_of(value: Paper) -> str:
    """The document code: the first 12 hex digits of the SHA-256 of the canonical value.

    It ties a sheet of paper to the value that it was drawn from, since a file cannot hold its own hash.
    """
    found = hashlib.sha256()
    for piece in _canonical(value):
        found.update(piece.encode())
    return found.hexdigest()[:_CODE_DIGITS]


def _canonical(value: Paper) -> Iterator[str]:
    """The canonical value in pieces: that of a list of thousands is never in memory as a whole."""
    named = {each.name: getattr(value, each.name) for each in _open_fields(value)} | {"kind": value.kind.value}
    before = "{"
    for name in sorted(named):
        part = named[name]
        yield f"{before}{_json(name)}:"
        before = ","
        if isinstance(part, tuple) and part:
            yield from (f"{',' if at else '['}{_json(_plain(each))}" for at, each in enumerate(part))
            yield "]"
        else:
            yield _json(_plain(part))
    yield "}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def office_of(value: Paper) -> str:
    """Who issues a paper, in full, as far as the value says so: the office, or its unit; empty for nobody."""
    office, sender = getattr(value, "office", None), getattr(value, "sender", None)
    named = [getattr(value, "office_name", ""), office.name if isinstance(office, OfficeOnPaper) else ""]
    named += [getattr(value, "agency", ""), *(sender or ())[:1], getattr(value, "written_at", "")]
    return next((name for name in named if name), "")


def place_of(value: Paper, char: str) -> str:
    """The path of the first text that holds a character (`person.full_name`, `groups[1].duty`); empty for none."""
    return _place(value, char, "") or ""


def _place(value: object, char: str, path: str) -> str | None:
    if isinstance(value, str):
        return path if char in value else None
    if isinstance(value, tuple):
        inside = ((f"{path}[{at}]", part) for at, part in enumerate(value))
    elif is_dataclass(value):
        inside = ((f"{path}.{each.name}".lstrip("."), getattr(value, each.name)) for each in fields(value))
    else:
        return None
    found = (_place(part, char, at) for at, part in inside)
    return next((place for place in found if place is not None), None)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return _plain_fields(value) if is_dataclass(value) else value


def _plain_fields(value: object) -> dict[str, object]:
    return {each.name: _plain(getattr(value, each.name)) for each in _open_fields(value)}


def _open_fields(value: object) -> list[Field[Any]]:
    named = fields(value)  # type: ignore[arg-type]
    said = (each for each in named if not each.metadata.get("when_said") or getattr(value, each.name))
    return [each for each in said if not each.metadata.get("secret")]

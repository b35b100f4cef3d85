"""What stands on the lists of users (circular, clause 4): by unit, by group, and people by groups.

The same values make the paper and its workbook.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from elaas_desk.domain.papers import WHEN_SAID, CircularOnPaper, PaperKind, Signatory

_TO_BE_WRITTEN = Signatory()


class Standing(StrEnum):
    """How it stands with somebody and a group (circular 4.1)."""

    FOUNDED = "founded"  # held, with a duty that justifies it
    VIEWING = "viewing"  # held, and only shows
    UNFOUNDED = "unfounded"  # held, with no duty that justifies it
    LACKING = "lacking"  # not held, though a duty in force needs it

    @property
    def is_held(self) -> bool:
        """Whether the person is in the group."""
        return self is not Standing.LACKING


class SheetSize(StrEnum):
    """The paper of a matrix, which lies across; `FITTING` is A4 where all groups stand on one sheet, else A3."""

    FITTING = "fitting"
    A4 = "a4"
    A3 = "a3"


@dataclass(frozen=True, slots=True)
class HeldOnPaper:
    """A group that a user is in."""

    group: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class DutyOnPaper:
    """A duty in force, with the order that assigned it."""

    name: str
    order_number: str = ""
    """Without ที่ before it."""
    acting: bool = False
    """รักษาราชการแทน or ปฏิบัติหน้าที่แทน."""


@dataclass(frozen=True, slots=True)
class ListedUser:
    """A row of the list of a unit."""

    full_name: str
    """Title, first name, last name."""
    position: str = ""
    """With its level."""
    username: str = ""
    groups: tuple[HeldOnPaper, ...] = ()
    duties: tuple[DutyOnPaper, ...] = ()
    password_changed_on: date | None = None
    """None: not known."""
    note: str = ""
    """What is to be known of the account: พ้นหน้าที่ ๓๐ ก.ย. ๒๕๖๙; whatever else stands beside it is written by hand."""


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """A unit with its users, in the order of printing."""

    name: str
    users: tuple[ListedUser, ...] = ()


@dataclass(frozen=True, slots=True)
class UserList:
    """Whom New e-LAAS knows in each unit, to be compared and signed every six months (circular 4)."""

    kind: ClassVar[PaperKind] = PaperKind.USER_LIST
    circular: CircularOnPaper
    office_name: str
    as_of: date
    """The day that the list shows."""
    units: tuple[ListedUnit, ...] = ()
    with_closed: bool = False
    """Whether those stand in it whose account is closed."""
    wide: bool = True
    """A4 across, with duties and passwords; else upright, without."""
    head: Signatory = _TO_BE_WRITTEN
    """The head of finance, who is responsible for the list."""
    register_number: str = ""
    logo: bytes = field(default=b"", repr=False, metadata=WHEN_SAID)
    """The picture of the office's emblem (PNG or JPEG)."""


@dataclass(frozen=True, slots=True)
class ListedMember:
    """A row of the list of a group."""

    full_name: str
    position: str = ""
    unit: str = ""
    username: str = ""
    since: date | None = None
    standing: Standing = Standing.FOUNDED
    grounds: tuple[str, ...] = ()
    """What justifies it, a line each: งานการเงิน คำสั่งที่ ๑๒๔/๒๕๖๙."""


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """A group with its members, in the order of printing."""

    name: str
    description: str = ""
    """What it may do in New e-LAAS."""
    view_only: bool = False
    last_day: date | None = None
    """The last day in use; None: until further notice."""
    duties: tuple[str, ...] = ()
    """The duties that justify it (circular 4.1)."""
    members: tuple[ListedMember, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupList:
    """Who is in which group, and by which duty (circular 4, 4.1)."""

    kind: ClassVar[PaperKind] = PaperKind.GROUP_LIST
    circular: CircularOnPaper
    office_name: str
    as_of: date
    unit_name: str = ""
    """Whose users alone it shows; empty for all units."""
    groups: tuple[ListedGroup, ...] = ()
    head: Signatory = _TO_BE_WRITTEN
    register_number: str = ""
    logo: bytes = field(default=b"", repr=False, metadata=WHEN_SAID)
    """The picture of the office's emblem (PNG or JPEG)."""


@dataclass(frozen=True, slots=True)
class MatrixMark:
    """What stands where a person and a group meet; an empty place has none."""

    group: int
    """Place of the group in `Matrix.groups`, from 0."""
    standing: Standing
    conflict: bool = False
    """Whether it must not be held beside another group of the same person (4.1)."""


@dataclass(frozen=True, slots=True)
class MatrixPerson:
    """A row of the matrix."""

    full_name: str
    username: str = ""
    marks: tuple[MatrixMark, ...] = ()
    """In the order of the groups."""


@dataclass(frozen=True, slots=True)
class MatrixUnit:
    """The people of a unit, in the order of printing."""

    name: str
    people: tuple[MatrixPerson, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """A column of the matrix."""

    name: str
    view_only: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """People by groups at one glance (circular 4, 4.1)."""

    kind: ClassVar[PaperKind] = PaperKind.MATRIX
    circular: CircularOnPaper
    office_name: str
    as_of: date
    groups: tuple[MatrixGroup, ...] = ()
    units: tuple[MatrixUnit, ...] = ()
    size: SheetSize = SheetSize.FITTING
    head: Signatory = _TO_BE_WRITTEN
    register_number: str = ""
    logo: bytes = field(default=b"", repr=False, metadata=WHEN_SAID)
    """The picture of the office's emblem (PNG or JPEG)."""


ListPaper = UserList | GroupList | Matrix
"""Any of the lists."""

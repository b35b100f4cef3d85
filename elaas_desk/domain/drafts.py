"""What the dialogs and files hand in: typed values, text as it was typed, None where a field was left empty.

`elaas_desk.domain.validation` says what is wrong with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.actors import Role
from elaas_desk.domain.offices import OfficeType, RequestNumbering
from elaas_desk.domain.people import LeaveReason, Post
from elaas_desk.domain.signing import Capacity


@dataclass(frozen=True, slots=True)
class OfficeDraft:
    """The office, from the first step of set-up or its settings."""

    office_type: OfficeType | None
    name: str
    district: str
    province: str
    address: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""
    letter_prefix: str = ""
    finance_division: str = "กองคลัง"
    numbering: RequestNumbering = RequestNumbering.FISCAL


@dataclass(frozen=True, slots=True)
class UnitDraft:
    """A unit under the office."""

    name: str
    short_name: str = ""
    head_title: str = ""


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person, new or changed."""

    title: str
    first_name: str
    last_name: str
    national_id: str
    position: str
    level: str = ""
    unit_id: int | None = None
    post: Post | None = None
    division: str = ""
    phone: str = ""
    email: str = ""
    in_post_since: date | None = None
    appointed_by: str = ""
    appointed_on: date | None = None
    retires_on: date | None = None


@dataclass(frozen=True, slots=True)
class AccountDraft:
    """An account that exists in New e-LAAS, with the groups that it is in. No date of a password change is unknown."""

    person_id: int
    username: str
    opened_on: date | None = None
    password_changed_on: date | None = None
    password_known_by: KnownBy | None = None
    group_ids: frozenset[int] = frozenset()
    why: str = ""


@dataclass(frozen=True, slots=True)
class PasswordChangeDraft:
    """One or many accounts whose password was changed on the same day (circular 3.4.2)."""

    account_ids: tuple[int, ...]
    changed_on: date | None
    known_by: KnownBy | None


@dataclass(frozen=True, slots=True)
class LeaveDraft:
    """A person leaves the duty (circular 4.2); the last day may lie ahead."""

    person_id: int
    reason: LeaveReason | None
    last_day: date | None
    order: str = ""
    order_awaited: bool = False  # รอคำสั่ง: the number comes later
    stays: bool = False  # still works here with other duties: then only these duties end
    assignment_ids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ComeBackDraft:
    """Somebody who left is in the duty again; of the former duties only those that are named go on."""

    person_id: int
    returned_on: date | None
    kept_assignment_ids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ViewerDraft:
    """What the head set up in New e-LAAS for the executive or the clerk, without a Form 2 (circular 2)."""

    person_id: int
    on: date | None
    group_ids: frozenset[int] = frozenset()  # view-only groups that the account is in from that day on
    username: str = ""  # of a new account
    password_changed_on: date | None = None  # of a new account
    removed_group_ids: frozenset[int] = frozenset()  # groups that it was taken out of on that day


@dataclass(frozen=True, slots=True)
class GroupDraft:
    """A privilege group of the office's catalogue."""

    name: str
    description: str = ""
    view_only: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    duty_ids: frozenset[int] = frozenset()
    replaced_by_id: int | None = None


@dataclass(frozen=True, slots=True)
class DutyDraft:
    """A duty given to a person by an order (circular 4.1)."""

    person_id: int
    duty_name: str
    order_number: str
    order_date: date | None
    starts_on: date | None
    ends_on: date | None = None
    acting: bool = False


@dataclass(frozen=True, slots=True)
class OrderLineDraft:
    """One person and one duty of an order."""

    person_id: int | None
    duty_name: str


@dataclass(frozen=True, slots=True)
class OrderDraft:
    """An order that gives duties to several people (circular 4.1)."""

    order_number: str
    order_date: date | None
    starts_on: date | None
    ends_on: date | None = None
    acting: bool = False
    lines: tuple[OrderLineDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class ExceptionDraft:
    """Somebody who may hold two conflicting groups from today on for a while (circular 4.1)."""

    conflict_id: int
    person_id: int
    reason: str
    ends_on: date | None
    given_by: str


@dataclass(frozen=True, slots=True)
class StandInDraft:
    """Somebody who signs in place of the holder of a post."""

    post: Post | None
    unit_id: int | None
    person_id: int | None
    capacity: Capacity | None
    starts_on: date | None
    ends_on: date | None = None
    order_number: str = ""
    order_date: date | None = None


@dataclass(frozen=True, slots=True)
class SenderDraft:
    """Name and address of the agency on letters, line by line; empty lets them follow from the office."""

    sender: str


@dataclass(frozen=True, slots=True)
class MemoHeadDraft:
    """What memos of one unit begin with; an empty text follows from the office or the unit."""

    agency: str = ""
    memo_prefix: str = ""


@dataclass(frozen=True, slots=True)
class UserDraft:
    """A user of this program."""

    sign_in_name: str
    name: str
    role: Role | None
    unit_id: int | None
    password: str
    password_again: str

"""What the services hand to screens: frozen values, ready to show or to ask further with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from elaas_desk.domain import papers
from elaas_desk.domain.accounts import Account, Membership, PrivilegeGroup
from elaas_desk.domain.acknowledgements import Acknowledgement
from elaas_desk.domain.acknowledging import AcknowledgementDue
from elaas_desk.domain.attachments import Attachment, SignedPaper
from elaas_desk.domain.conflicts import Clash
from elaas_desk.domain.offices import Unit
from elaas_desk.domain.papers import Signatory
from elaas_desk.domain.password_age import PasswordState
from elaas_desk.domain.people import Duty, DutyAssignment, Person
from elaas_desk.domain.requests import AccessRequest, Change, IssuedDocument, PaperKind, RequestState
from elaas_desk.domain.routing import ReasonChoice, Route
from elaas_desk.domain.task_values import Task
from elaas_desk.errors import FieldProblem, UserError


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One row of the register: a person with the account that is open, if any."""

    person: Person
    unit: Unit
    account: Account | None
    group_count: int  # groups held today
    password: PasswordState | None  # None without an account
    left: bool  # the last day in the duty has passed


@dataclass(frozen=True, slots=True)
class HeldGroup:
    """A group that a person is in, and what justifies it (circular 4.1)."""

    group: PrivilegeGroup
    membership: Membership
    justified: bool
    why: str  # คำสั่งที่ ๑๒๔/๒๕๖๙ · คำขอที่ ๒๑/๒๕๖๙; Thai, as shown


@dataclass(frozen=True, slots=True)
class HeldDuty:
    """A duty with the order that assigned it; ended ones too."""

    duty: Duty
    assignment: DutyAssignment
    in_force: bool


@dataclass(frozen=True, slots=True)
class HeldClash:
    """Two groups that a person holds and must not hold together (circular 4.1)."""

    first: PrivilegeGroup
    second: PrivilegeGroup
    clash: Clash


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a person's time line."""

    on: date
    what: str  # Thai, a whole phrase
    by: str  # name of the program's user; empty when not known


@dataclass(frozen=True, slots=True)
class SignedSheet:
    """A signature, with the scans of the sheet that it stands on."""

    signature: Acknowledgement
    sheet: SignedPaper  # the one that carries the scans, for all who signed it
    scans: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody with an account, and whether the rules of clauses 3.1 to 3.4 are to be signed for now."""

    person: Person
    unit: Unit
    due: AcknowledgementDue | None


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """All that the register knows of one person."""

    person: Person
    unit: Unit
    account: Account | None
    password: PasswordState | None
    held: tuple[HeldGroup, ...]
    duties: tuple[HeldDuty, ...]
    timeline: tuple[Event, ...]  # newest first
    clashes: tuple[HeldClash, ...] = ()
    lacking: Mapping[int, tuple[PrivilegeGroup, ...]] = field(default_factory=dict)  # by duty: the groups it needs
    signed: tuple[SignedSheet, ...] = ()  # for clauses 3.1 to 3.4, newest first
    acknowledgement: AcknowledgementDue | None = None  # what is to be signed now


class CellState(StrEnum):
    """What stands where a person and a group meet; an empty cell is not in the matrix."""

    HELD = "held"
    VIEW_ONLY = "view_only"
    NO_DUTY = "no_duty"  # held, with no duty that justifies it (circular 4.1)


@dataclass(frozen=True, slots=True)
class Matrix:
    """People with an open account, in Thai order, by the groups in use."""

    people: tuple[Person, ...]
    groups: tuple[PrivilegeGroup, ...]
    cells: Mapping[tuple[int, int], CellState]  # (person id, group id)
    accounts: Mapping[int, Account]  # by person id
    clashes: Mapping[int, tuple[Clash, ...]] = field(default_factory=dict)  # by person id, those excepted too
    lacking: frozenset[tuple[int, int]] = frozenset()  # as in cells: not held, though a duty in force needs it

    def clashes_at(self, person_id: int, group_id: int) -> tuple[Clash, ...]:
        """What conflicts with that group of that person."""
        return tuple(each for each in self.clashes.get(person_id, ()) if each.conflict.partner_of(group_id) is not None)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody for whom a request can be made, with each reason and whether the circular allows it."""

    person: Person
    unit: Unit
    account: Account | None
    reasons: tuple[ReasonChoice, ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """Something worth knowing before printing that does not stop it; a whole Thai sentence with its clause."""

    sentence: str
    clause: str  # key in the policy: 4.1


@dataclass(frozen=True, slots=True)
class AddresseeOnScreen:
    """To whom a request goes."""

    post: str  # หัวหน้าหน่วยงานคลังขององค์การบริหารส่วนตำบลบ้านใหม่; as printed after เรียน, in full
    name: str  # who holds the post, when the register knows; else empty


@dataclass(frozen=True, slots=True)
class RequestCheck:
    """What the circular says of a draft, and what is still wrong with it."""

    route: Route
    addressee: AddresseeOnScreen
    problems: tuple[FieldProblem, ...]
    hints: tuple[Hint, ...]
    stand_ins: tuple[Signatory, ...] = ()  # who signs Form 1 and the letter in another's place, on the day of the draft


@dataclass(frozen=True, slots=True)
class RequestEntry:
    """One row of the list of requests."""

    request: AccessRequest
    person: Person
    unit: Unit
    route: Route
    days: int  # in its present state


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One group that a request asks for."""

    group: PrivilegeGroup
    change: Change
    duty: str
    order_number: str
    order_date: date | None


@dataclass(frozen=True, slots=True)
class RequestDetail:
    """A request with all that belongs to it."""

    request: AccessRequest
    person: Person
    unit: Unit
    account: Account | None
    route: Route
    addressee: AddresseeOnScreen
    lines: tuple[RequestLine, ...]
    documents: tuple[IssuedDocument, ...]
    next_states: tuple[RequestState, ...]  # what this actor may record now
    scans: tuple[Attachment, ...] = ()  # of the signed papers
    can_undo: bool = False  # whether this actor may take the last step back


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as it would be printed; nothing of it is stored."""

    kind: PaperKind
    content: bytes  # PDF
    pages: int
    blank: str = ""  # the official blank that is in force for it, by name
    on_blank: bool = False  # whether it stands on that blank
    refusal: UserError | None = None  # why the blank could not take it
    value: papers.Paper | None = None
    """What it was drawn from; a list or a report of it makes a workbook (`report_sheets`)."""
    left_off: tuple[str, ...] = ()  # what it says and that blank has no place for, by the names of `blank_sources`


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One row of today's list, in whole Thai phrases.

    Passwords of unknown date in one unit stand on one row: `tasks` then holds more than one, `task` the first of them.
    """

    task: Task
    tasks: tuple[Task, ...]
    what: str  # ถอดออกจากกลุ่มทันที
    who: str  # นายวุฒิชัย กู้เกียรติ
    detail: str  # โอนย้าย ยังอยู่ใน 3 กลุ่ม
    when: str  # เลยกำหนด 12 วัน
    date_text: str  # พ้นหน้าที่ 11 พ.ย. 2569
    clause: str  # ข้อ ๔.๒
    action: str  # ถอดออกจากกลุ่ม
    can_snooze: bool  # never on a late one
    unit: str = ""  # กองคลัง; in full

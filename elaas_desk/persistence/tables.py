"""The tables of the register: everything but the audit lines. All constraints are named (`columns.NAMES`)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.actors import Role
from elaas_desk.domain.offices import OfficeType, RequestNumbering, UnitKind
from elaas_desk.domain.people import LeaveReason, Post
from elaas_desk.domain.requests import Cause, Change, PaperKind, Reason, RequestState
from elaas_desk.persistence.columns import Moment, Row, choice


def _one_of(table: str, *columns: str, where: str) -> Index:
    """A unique index over the rows that meet a condition; SQLite and PostgreSQL both know these."""
    condition = text(where)
    name = f"uq_{table}_{'_'.join(columns)}_where"
    return Index(name, *columns, unique=True, sqlite_where=condition, postgresql_where=condition)


class Versioned:
    """A row that two people could edit; a store counts its version up with each change (optimistic locking)."""

    version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        """The version is part of the WHERE of each UPDATE; the store sets the next one."""
        return {"version_id_col": cls.version, "version_id_generator": False}


class OfficeRow(Versioned, Row):
    """The LAO itself: one row, with the id 1."""

    __tablename__ = "office"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    office_type: Mapped[OfficeType] = mapped_column(choice(OfficeType, "office_type"))
    name: Mapped[str] = mapped_column(String(200))
    district: Mapped[str] = mapped_column(String(100))
    province: Mapped[str] = mapped_column(String(100))
    address: Mapped[str] = mapped_column(String(500))
    postcode: Mapped[str] = mapped_column(String(20))
    phone: Mapped[str] = mapped_column(String(100))
    email: Mapped[str] = mapped_column(String(320))
    letter_prefix: Mapped[str] = mapped_column(String(100))
    finance_division: Mapped[str] = mapped_column(String(200))
    numbering: Mapped[RequestNumbering] = mapped_column(choice(RequestNumbering, "numbering"))


class UnitRow(Versioned, Row):
    """The LAO or a unit under it."""

    __tablename__ = "units"
    __table_args__ = (
        UniqueConstraint("name"),
        CheckConstraint("length(name) > 0", name="named"),
        _one_of("units", "kind", where="kind = 'lao'"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[UnitKind] = mapped_column(choice(UnitKind, "kind"))
    name: Mapped[str] = mapped_column(String(200))
    short_name: Mapped[str] = mapped_column(String(100))
    head_title: Mapped[str] = mapped_column(String(200))


class PersonRow(Versioned, Row):
    """A person of the office."""

    __tablename__ = "people"
    __table_args__ = (
        CheckConstraint("length(national_id) IN (0, 13)", name="national_id_length"),
        CheckConstraint("last_day IS NULL OR in_post_since IS NULL OR in_post_since <= last_day", name="days"),
        _one_of("people", "national_id", where="national_id <> ''"),
    )
    audit_masked = frozenset({"national_id"})
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(100))
    first: Mapped[str] = mapped_column(String(200))
    last: Mapped[str] = mapped_column(String(200))
    national_id: Mapped[str] = mapped_column(String(13))
    position: Mapped[str] = mapped_column(String(300))
    level: Mapped[str] = mapped_column(String(100))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    post: Mapped[Post] = mapped_column(choice(Post, "post"))
    division: Mapped[str] = mapped_column(String(200))
    phone: Mapped[str] = mapped_column(String(100))
    email: Mapped[str] = mapped_column(String(320))
    in_post_since: Mapped[date | None]
    appointed_by: Mapped[str] = mapped_column(String(200))
    appointed_on: Mapped[date | None]
    last_day: Mapped[date | None]
    leave_reason: Mapped[LeaveReason | None] = mapped_column(choice(LeaveReason, "leave_reason"))
    leave_order: Mapped[str] = mapped_column(String(300))
    acknowledged_on: Mapped[date | None]
    retires_on: Mapped[date | None]


class DepartureRow(Row):
    """A time out of the duty that is over."""

    __tablename__ = "departures"
    audit_subject = "people"
    audit_id = "person_id"
    audit_part = "departure"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    last_day: Mapped[date]
    reason: Mapped[LeaveReason | None] = mapped_column(choice(LeaveReason, "reason"))
    order: Mapped[str] = mapped_column(String(300))
    removed_on: Mapped[date | None]
    returned_on: Mapped[date]


class DutyRow(Versioned, Row):
    """A duty that orders assign."""

    __tablename__ = "duties"
    __table_args__ = (UniqueConstraint("name"), CheckConstraint("length(name) > 0", name="named"))
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(300))


class DutyAssignmentRow(Versioned, Row):
    """A duty given to a person by an order."""

    __tablename__ = "duty_assignments"
    __table_args__ = (CheckConstraint("ends_on IS NULL OR starts_on <= ends_on", name="days"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    duty_id: Mapped[int] = mapped_column(ForeignKey("duties.id"), index=True)
    order_number: Mapped[str] = mapped_column(String(200))
    order_date: Mapped[date]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    acting: Mapped[bool]


class AccountRow(Versioned, Row):
    """A user name in New e-LAAS; `username_key` is the name with its case folded."""

    __tablename__ = "accounts"
    __table_args__ = (
        CheckConstraint("length(username) > 0", name="named"),
        CheckConstraint("password_changed_on IS NOT NULL OR password_known_by IS NULL", name="password_known"),
        _one_of("accounts", "username_key", where="closed_on IS NULL"),
        _one_of("accounts", "person_id", where="closed_on IS NULL"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    username: Mapped[str] = mapped_column(String(200))
    username_key: Mapped[str] = mapped_column(String(200))
    opened_on: Mapped[date | None]
    password_changed_on: Mapped[date | None]
    password_known_by: Mapped[KnownBy | None] = mapped_column(choice(KnownBy, "password_known_by"))
    closed_on: Mapped[date | None]


class GroupRow(Versioned, Row):
    """A privilege group of New e-LAAS."""

    __tablename__ = "privilege_groups"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="named"),
        CheckConstraint("valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to", name="days"),
        CheckConstraint("replaced_by_id IS NULL OR replaced_by_id <> id", name="not_by_itself"),
        _one_of("privilege_groups", "name", where="valid_to IS NULL"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    description: Mapped[str] = mapped_column(Text)
    view_only: Mapped[bool]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("privilege_groups.id"))


class GroupDutyRow(Row):
    """A duty that justifies a group."""

    __tablename__ = "group_duties"
    audit_subject = "privilege_groups"
    audit_id = "group_id"
    audit_part = "duty"
    group_id: Mapped[int] = mapped_column(ForeignKey("privilege_groups.id"), primary_key=True)
    duty_id: Mapped[int] = mapped_column(ForeignKey("duties.id"), primary_key=True)


class RequestRow(Versioned, Row):
    """A request for access."""

    __tablename__ = "requests"
    __table_args__ = (UniqueConstraint("number"), CheckConstraint("length(number) > 0", name="numbered"))
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(50))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    reason: Mapped[Reason] = mapped_column(choice(Reason, "reason"))
    dated: Mapped[date]
    cause: Mapped[Cause | None] = mapped_column(choice(Cause, "cause"))
    cause_text: Mapped[str] = mapped_column(Text)
    former_username: Mapped[str] = mapped_column(String(200))
    state: Mapped[RequestState] = mapped_column(choice(RequestState, "state"))


class RequestChangeRow(Row):
    """One group line of a request, at its place."""

    __tablename__ = "request_changes"
    audit_subject = "requests"
    audit_id = "request_id"
    audit_part = "group_line"
    request_id: Mapped[int] = mapped_column(ForeignKey("requests.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("privilege_groups.id"))
    change: Mapped[Change] = mapped_column(choice(Change, "change"))
    duty: Mapped[str] = mapped_column(String(300))
    order_number: Mapped[str] = mapped_column(String(200))
    order_date: Mapped[date | None]


class RequestStepRow(Row):
    """One step that a request took, at its place."""

    __tablename__ = "request_steps"
    audit_subject = "requests"
    audit_id = "request_id"
    audit_part = "step"
    request_id: Mapped[int] = mapped_column(ForeignKey("requests.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[RequestState] = mapped_column(choice(RequestState, "state"))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str] = mapped_column(String(300))
    note: Mapped[str] = mapped_column(Text)
    on: Mapped[date | None]


class MembershipRow(Versioned, Row):
    """An account in a group."""

    __tablename__ = "memberships"
    __table_args__ = (
        CheckConstraint("until IS NULL OR since <= until", name="days"),
        _one_of("memberships", "account_id", "group_id", where="until IS NULL"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("privilege_groups.id"), index=True)
    since: Mapped[date]
    until: Mapped[date | None]
    why: Mapped[str] = mapped_column(Text)
    request_id: Mapped[int | None] = mapped_column(ForeignKey("requests.id"))


class DocumentRow(Row):
    """A paper as it was issued, with its bytes (last, so that a list does not read through them).

    A paper with a secret on it leaves neither bytes nor their SHA-256; an evidence pack, large, leaves the sum.
    """

    __tablename__ = "documents"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64 OR (sha256 = '' AND content IS NULL)", name="sha256_length"),
        CheckConstraint("pages > 0", name="has_pages"),
    )
    audit_hidden = frozenset({"content"})
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[PaperKind] = mapped_column(choice(PaperKind, "kind"))
    request_id: Mapped[int | None] = mapped_column(ForeignKey("requests.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    number: Mapped[str] = mapped_column(String(50))
    code: Mapped[str] = mapped_column(String(32), index=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    pages: Mapped[int]
    issued_at: Mapped[datetime] = mapped_column(Moment)
    issued_by: Mapped[str] = mapped_column(String(300))
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)


class UserRow(Versioned, Row):
    """A user of this program; the hash is bcrypt's own text."""

    __tablename__ = "users"
    __table_args__ = (UniqueConstraint("sign_in_key"), CheckConstraint("length(sign_in_name) > 0", name="named"))
    audit_hidden = frozenset({"password_hash"})
    id: Mapped[int] = mapped_column(primary_key=True)
    sign_in_name: Mapped[str] = mapped_column(String(200))
    sign_in_key: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(300))
    role: Mapped[Role] = mapped_column(choice(Role, "role"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    password_changed_on: Mapped[date]
    active: Mapped[bool]
    password_hash: Mapped[str] = mapped_column(String(100))


class AttemptsRow(Row):
    """Wrong passwords since the last right one, by folded sign-in name: also of names that nobody has."""

    __tablename__ = "sign_in_attempts"
    __table_args__ = (CheckConstraint("failed >= 0", name="counted"),)
    audited: ClassVar[bool] = False
    sign_in_key: Mapped[str] = mapped_column(String(200), primary_key=True)
    failed: Mapped[int]
    last_at: Mapped[datetime | None] = mapped_column(Moment)


class SnoozeRow(Row):
    """A task that somebody has put off, with the reason."""

    __tablename__ = "snoozes"
    audit_id = ""
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    until: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)


class SettingRow(Row):
    """A setting that belongs to the register, as text."""

    __tablename__ = "settings"
    audit_id = ""
    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    value: Mapped[str] = mapped_column(Text)

"""The tables of access governance: conflicts, scans, acknowledgements, reports, reviews, removals, corrections."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from elaas_desk.domain.attachments import MediaType
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.removals import Proof, RemovalOrigin
from elaas_desk.domain.review_rows import Decision
from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.persistence.columns import Moment, Row, choice
from elaas_desk.persistence.tables import Versioned


class GroupConflictRow(Versioned, Row):
    """Two groups that one person must not hold together; the smaller number comes first."""

    __tablename__ = "group_conflicts"
    __table_args__ = (UniqueConstraint("first_id", "second_id"), CheckConstraint("first_id < second_id", name="order"))
    id: Mapped[int] = mapped_column(primary_key=True)
    first_id: Mapped[int] = mapped_column(ForeignKey("privilege_groups.id"))
    second_id: Mapped[int] = mapped_column(ForeignKey("privilege_groups.id"))
    reason: Mapped[str] = mapped_column(Text)


class ConflictExceptionRow(Versioned, Row):
    """Somebody who may hold two conflicting groups for a while."""

    __tablename__ = "conflict_exceptions"
    __table_args__ = (CheckConstraint("starts_on <= ends_on", name="days"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    conflict_id: Mapped[int] = mapped_column(ForeignKey("group_conflicts.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    given_by: Mapped[str] = mapped_column(String(300))


class AcknowledgementRow(Row):
    """A signature for clauses 3.1 to 3.4."""

    __tablename__ = "acknowledgements"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    circular: Mapped[str] = mapped_column(String(100))
    signed_on: Mapped[date]
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    recorded_by: Mapped[str] = mapped_column(String(300))


class AttachmentRow(Row):
    """A scan of a signed paper, with its bytes (last, so that a list does not read through them)."""

    __tablename__ = "attachments"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="sha256_length"),
        CheckConstraint("pages > 0", name="has_pages"),
        CheckConstraint(
            "(request_id IS NOT NULL) + (acknowledgement_id IS NOT NULL) + (review_id IS NOT NULL) = 1",
            name="of_one",
        ),
    )
    audit_hidden = frozenset({"content"})
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    media: Mapped[MediaType] = mapped_column(choice(MediaType, "media"))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    pages: Mapped[int]
    added_at: Mapped[datetime] = mapped_column(Moment)
    added_by: Mapped[str] = mapped_column(String(300))
    request_id: Mapped[int | None] = mapped_column(ForeignKey("requests.id"), index=True)
    acknowledgement_id: Mapped[int | None] = mapped_column(ForeignKey("acknowledgements.id"), index=True)
    review_id: Mapped[int | None] = mapped_column(ForeignKey("reviews.id"), index=True)
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class ReportImportRow(Row):
    """A New e-LAAS report as it was taken in, with its bytes; empty bytes for a typed list."""

    __tablename__ = "report_imports"
    __table_args__ = (CheckConstraint("length(sha256) IN (0, 64)", name="sha256_length"),)
    audit_hidden = frozenset({"content"})
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    as_of: Mapped[date]
    imported_at: Mapped[datetime] = mapped_column(Moment)
    imported_by: Mapped[str] = mapped_column(String(300))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    row_count: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class ReportLineRow(Row):
    """One user in one group, as the report says, at its place. The log names the import, not each line."""

    __tablename__ = "report_lines"
    audited = False
    import_id: Mapped[int] = mapped_column(ForeignKey("report_imports.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    group_name: Mapped[str] = mapped_column(String(300))
    username: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(300))
    position: Mapped[str] = mapped_column(String(300))
    unit: Mapped[str] = mapped_column(String(300))
    status: Mapped[str] = mapped_column(String(200))


class ReportLayoutRow(Row):
    """What the columns of a layout mean, as an officer put it right; JSON of column number and meaning."""

    __tablename__ = "report_layouts"
    audit_id = ""
    fingerprint: Mapped[str] = mapped_column(String(64), primary_key=True)
    columns: Mapped[str] = mapped_column(Text)


class ReviewRow(Versioned, Row):
    """A check of a unit's users in groups (circular, clause 4)."""

    __tablename__ = "reviews"
    __table_args__ = (CheckConstraint("signed_off IS NULL OR started IS NULL OR started <= signed_off", name="days"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    started: Mapped[date | None]
    signed_off: Mapped[date | None]
    kind: Mapped[ReviewKind] = mapped_column(choice(ReviewKind, "kind"))
    number: Mapped[str] = mapped_column(String(50))
    started_by: Mapped[str] = mapped_column(String(300))
    signed_by: Mapped[str] = mapped_column(String(300))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("privilege_groups.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("reviews.id"))
    import_id: Mapped[int | None] = mapped_column(ForeignKey("report_imports.id"))
    no_report_reason: Mapped[str] = mapped_column(Text)
    second_name: Mapped[str] = mapped_column(String(300))
    second_position: Mapped[str] = mapped_column(String(300))
    second_on: Mapped[date | None]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))


class ReviewedUserRow(Versioned, Row):
    """One user of a review: the frozen snapshot as JSON, and what was decided."""

    __tablename__ = "reviewed_users"
    audit_subject = "reviews"
    audit_id = "review_id"
    audit_part = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id"), index=True)
    username: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(300))
    position: Mapped[str] = mapped_column(String(300))
    pile: Mapped[Pile] = mapped_column(choice(Pile, "pile"))
    groups: Mapped[str] = mapped_column(Text)
    reported: Mapped[str] = mapped_column(Text)
    flags: Mapped[str] = mapped_column(Text)
    differences: Mapped[str] = mapped_column(Text)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    decision: Mapped[Decision | None] = mapped_column(choice(Decision, "decision"))
    to_remove: Mapped[str] = mapped_column(Text)
    to_add: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    decided_by: Mapped[str] = mapped_column(String(300))


class RemovalRow(Versioned, Row):
    """One user to be taken out of one group of New e-LAAS (circular 4.2)."""

    __tablename__ = "removals"
    __table_args__ = (
        CheckConstraint("length(username) > 0", name="named"),
        CheckConstraint("proof IS NULL OR done_on IS NOT NULL", name="proof_of_what_was_done"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(String(200))
    group_name: Mapped[str] = mapped_column(String(300))
    origin: Mapped[RemovalOrigin] = mapped_column(choice(RemovalOrigin, "origin"))
    ordered_on: Mapped[date]
    ordered_by: Mapped[str] = mapped_column(String(300))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("privilege_groups.id"))
    review_id: Mapped[int | None] = mapped_column(ForeignKey("reviews.id"), index=True)
    done_on: Mapped[date | None]
    done_by: Mapped[str] = mapped_column(String(300))
    proof: Mapped[Proof | None] = mapped_column(choice(Proof, "proof"))
    proof_import_id: Mapped[int | None] = mapped_column(ForeignKey("report_imports.id"))


class CorrectionRow(Row):
    """One row that an accepted difference changed, with what undoes it. The change itself has its own audit line."""

    __tablename__ = "corrections"
    audited = False
    id: Mapped[int] = mapped_column(primary_key=True)
    batch: Mapped[int] = mapped_column(index=True)
    place: Mapped[int]
    subject: Mapped[str] = mapped_column(String(100))
    subject_id: Mapped[int]
    before: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str] = mapped_column(String(300))
    review_id: Mapped[int | None] = mapped_column(ForeignKey("reviews.id"), index=True)
    import_id: Mapped[int | None] = mapped_column(ForeignKey("report_imports.id"))
    undone_at: Mapped[datetime | None] = mapped_column(Moment)

"""The tables of the printed page: official blanks with their fields, the office's pictures, those who stand in."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from elaas_desk.domain.attachments import MediaType
from elaas_desk.domain.blanks import FieldAlign, FieldLook
from elaas_desk.domain.office_pictures import PicturePlace
from elaas_desk.domain.people import Post
from elaas_desk.domain.requests import PaperKind
from elaas_desk.domain.signing import Capacity
from elaas_desk.persistence.columns import Moment, Row, choice
from elaas_desk.persistence.tables import Versioned


class BlankRow(Versioned, Row):
    """An official blank, with its bytes (last, so that a list does not read through them)."""

    __tablename__ = "blanks"
    __table_args__ = (
        UniqueConstraint("kind", "sha256"),
        UniqueConstraint("kind", "valid_from"),
        CheckConstraint("length(sha256) = 64", name="sha256_length"),
        CheckConstraint("pages > 0", name="has_pages"),
    )
    audit_hidden = frozenset({"content"})
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[PaperKind] = mapped_column(choice(PaperKind, "kind"))
    name: Mapped[str] = mapped_column(String(300))
    sha256: Mapped[str] = mapped_column(String(64))
    pages: Mapped[int]
    valid_from: Mapped[date]
    added_at: Mapped[datetime] = mapped_column(Moment)
    added_by: Mapped[str] = mapped_column(String(300))
    nudge_right: Mapped[int]
    nudge_down: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class BlankFieldRow(Row):
    """One value at its place on a blank; lengths in micrometres, the size in tenths of a point."""

    __tablename__ = "blank_fields"
    __table_args__ = (
        CheckConstraint("width > 0 AND height > 0", name="has_room"),
        CheckConstraint("page > 0", name="on_a_page"),
    )
    audit_subject = "blanks"
    audit_id = "blank_id"
    audit_part = "field"
    blank_id: Mapped[int] = mapped_column(ForeignKey("blanks.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(String(100))
    page: Mapped[int]
    left: Mapped[int]
    top: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]
    align: Mapped[FieldAlign] = mapped_column(choice(FieldAlign, "align"))
    look: Mapped[FieldLook] = mapped_column(choice(FieldLook, "look"))
    size: Mapped[int]
    acro_name: Mapped[str] = mapped_column(String(300))


class OfficePictureRow(Row):
    """A picture of the office's own for its papers, with its bytes."""

    __tablename__ = "office_pictures"
    __table_args__ = (CheckConstraint("length(sha256) = 64", name="sha256_length"),)
    audit_id = ""
    audit_hidden = frozenset({"content"})
    place: Mapped[PicturePlace] = mapped_column(choice(PicturePlace, "place"), primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    media: Mapped[MediaType] = mapped_column(choice(MediaType, "media"))
    sha256: Mapped[str] = mapped_column(String(64))
    added_at: Mapped[datetime] = mapped_column(Moment)
    added_by: Mapped[str] = mapped_column(String(300))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class StandInRow(Versioned, Row):
    """Somebody who signs in place of the holder of a post."""

    __tablename__ = "stand_ins"
    __table_args__ = (CheckConstraint("ends_on IS NULL OR starts_on <= ends_on", name="days"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    post: Mapped[Post] = mapped_column(choice(Post, "post"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    capacity: Mapped[Capacity] = mapped_column(choice(Capacity, "capacity"))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    order_number: Mapped[str] = mapped_column(String(200))
    order_date: Mapped[date | None]

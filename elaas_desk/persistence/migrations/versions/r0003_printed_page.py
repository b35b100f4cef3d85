"""Revision 3: the printed page: papers whose bytes are not kept, official blanks, the office's pictures, stand-ins."""

import sqlalchemy as sa
from alembic import op

from elaas_desk.persistence.migrations import parts as p

revision = "r0003"
down_revision = "r0002"
branch_labels = None
depends_on = None

_KINDS = (
    "form1",
    "form2",
    "letter",
    "due_list",
    "acknowledgement",
    "removal_notice",
    "review_report",
    "evidence_pack",
    "user_list",
    "group_list",
    "matrix",
    "reminder",
    "password_slip",
    "memo",
)
_POSTS = ("lao_finance_head", "lao_user", "subunit_finance_head", "subunit_user", "executive", "clerk")


def upgrade() -> None:
    """From the register of access governance to this one."""
    _papers()
    _blanks()
    _office()


def _papers() -> None:
    p.rebuild(
        "documents",
        p.id_(),
        p.choice("documents", "kind", _KINDS),
        p.number("request_id", optional=True),
        p.number("person_id", optional=True),
        p.number("unit_id"),
        p.text("number", 50),
        p.text("code", 32),
        p.text("sha256", 64),
        p.number("pages"),
        p.text("issued_at", 32),
        p.text("issued_by", 300),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        p.check("documents", "sha256_length", "length(sha256) = 64 OR (sha256 = '' AND content IS NULL)"),
        p.check("documents", "has_pages", "pages > 0"),
        p.refers("documents", "person_id", "people"),
        p.refers("documents", "request_id", "requests"),
        p.refers("documents", "unit_id", "units"),
        p.key("documents"),
    )
    for column in ("request_id", "person_id", "code", "sha256"):
        p.index("documents", column)


def _blanks() -> None:
    op.create_table(
        "blanks",
        p.id_(),
        p.choice("blanks", "kind", _KINDS),
        p.text("name", 300),
        p.text("sha256", 64),
        p.number("pages"),
        p.day("valid_from"),
        p.text("added_at", 32),
        p.text("added_by", 300),
        p.number("nudge_right"),
        p.number("nudge_down"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        p.version(),
        p.check("blanks", "sha256_length", "length(sha256) = 64"),
        p.check("blanks", "has_pages", "pages > 0"),
        p.key("blanks"),
        sa.UniqueConstraint("kind", "sha256", name=op.f("uq_blanks_kind_sha256")),
        sa.UniqueConstraint("kind", "valid_from", name=op.f("uq_blanks_kind_valid_from")),
    )
    op.create_table(
        "blank_fields",
        p.number("blank_id"),
        p.number("place"),
        p.text("source", 100),
        p.number("page"),
        p.number("left"),
        p.number("top"),
        p.number("width"),
        p.number("height"),
        p.choice("blank_fields", "align", ("left", "centre", "right")),
        p.choice("blank_fields", "look", ("text", "tick", "boxes")),
        p.number("size"),
        p.text("acro_name", 300),
        p.check("blank_fields", "has_room", "width > 0 AND height > 0"),
        p.check("blank_fields", "on_a_page", "page > 0"),
        p.refers("blank_fields", "blank_id", "blanks"),
        sa.PrimaryKeyConstraint("blank_id", "place", name=op.f("pk_blank_fields")),
    )


def _office() -> None:
    op.create_table(
        "office_pictures",
        p.choice("office_pictures", "place", ("garuda", "logo")),
        p.text("name", 300),
        p.choice("office_pictures", "media", ("jpeg", "png", "pdf")),
        p.text("sha256", 64),
        p.text("added_at", 32),
        p.text("added_by", 300),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        p.check("office_pictures", "sha256_length", "length(sha256) = 64"),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_office_pictures")),
    )
    op.create_table(
        "stand_ins",
        p.id_(),
        p.choice("stand_ins", "post", _POSTS),
        p.number("unit_id"),
        p.number("person_id"),
        p.choice("stand_ins", "capacity", ("acting", "on_behalf", "in_duty")),
        p.day("starts_on"),
        p.day("ends_on", optional=True),
        p.text("order_number", 200),
        p.day("order_date", optional=True),
        p.version(),
        p.check("stand_ins", "days", "ends_on IS NULL OR starts_on <= ends_on"),
        p.refers("stand_ins", "person_id", "people"),
        p.refers("stand_ins", "unit_id", "units"),
        p.key("stand_ins"),
    )
    p.index("stand_ins", "person_id")
    p.index("stand_ins", "unit_id")

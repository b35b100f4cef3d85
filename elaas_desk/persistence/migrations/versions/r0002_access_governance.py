"""Revision 2: access governance: reviews with their rows, reports, removals, scans, conflicts, acknowledgements.

SQLite cannot add a column that must not be empty, nor change a CHECK: such tables are built anew and filled.
"""

import sqlalchemy as sa
from alembic import op

from elaas_desk.persistence.migrations import parts as p

revision = "r0002"
down_revision = "r0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From the first register to this one."""
    _people()
    _papers()
    _conflicts()
    _reports()
    _reviews()
    _scans()


def _people() -> None:
    p.rebuild(
        "people",
        p.id_(),
        p.text("title", 100),
        p.text("first", 200),
        p.text("last", 200),
        p.text("national_id", 13),
        p.text("position", 300),
        p.text("level", 100),
        p.number("unit_id"),
        p.choice(
            "people",
            "post",
            ("lao_finance_head", "lao_user", "subunit_finance_head", "subunit_user", "executive", "clerk"),
        ),
        p.text("division", 200),
        p.text("phone", 100),
        p.text("email", 320),
        p.day("in_post_since", optional=True),
        p.text("appointed_by", 200),
        p.day("appointed_on", optional=True),
        p.day("last_day", optional=True),
        p.choice(
            "people",
            "leave_reason",
            ("transfer", "retirement", "resignation", "death", "order_changed", "acting_ended"),
            optional=True,
        ),
        p.text("leave_order", 300),
        p.day("acknowledged_on", optional=True),
        p.day("retires_on", optional=True),
        p.version(),
        p.check("people", "days", "last_day IS NULL OR in_post_since IS NULL OR in_post_since <= last_day"),
        p.check("people", "national_id_length", "length(national_id) IN (0, 13)"),
        p.refers("people", "unit_id", "units"),
        p.key("people"),
    )
    p.index("people", "unit_id")
    p.unique_where("people", ["national_id"], "national_id <> ''")
    p.rebuild(
        "duty_assignments",
        p.id_(),
        p.number("person_id"),
        p.number("duty_id"),
        p.text("order_number", 200),
        p.day("order_date"),
        p.day("starts_on"),
        p.day("ends_on", optional=True),
        p.yes_or_no("acting"),
        p.version(),
        p.check("duty_assignments", "days", "ends_on IS NULL OR starts_on <= ends_on"),
        p.refers("duty_assignments", "duty_id", "duties"),
        p.refers("duty_assignments", "person_id", "people"),
        p.key("duty_assignments"),
        added={"acting": "0"},
    )
    p.index("duty_assignments", "duty_id")
    p.index("duty_assignments", "person_id")
    op.create_table(
        "departures",
        p.id_(),
        p.number("person_id"),
        p.day("last_day"),
        p.choice(
            "departures",
            "reason",
            ("transfer", "retirement", "resignation", "death", "order_changed", "acting_ended"),
            optional=True,
        ),
        p.text("order", 300),
        p.day("removed_on", optional=True),
        p.day("returned_on"),
        p.refers("departures", "person_id", "people"),
        p.key("departures"),
    )
    p.index("departures", "person_id")
    op.create_table(
        "acknowledgements",
        p.id_(),
        p.number("person_id"),
        p.text("circular", 100),
        p.day("signed_on"),
        p.text("recorded_at", 32),
        p.text("recorded_by", 300),
        p.refers("acknowledgements", "person_id", "people"),
        p.key("acknowledgements"),
    )
    p.index("acknowledgements", "person_id")


def _papers() -> None:
    p.rebuild(
        "request_steps",
        p.number("request_id"),
        p.number("place"),
        p.choice("request_steps", "state", ("draft", "printed", "signed", "sent", "done", "refused", "withdrawn")),
        p.text("at", 32),
        p.text("by", 300),
        p.text("note"),
        p.day("on", optional=True),
        p.refers("request_steps", "request_id", "requests"),
        sa.PrimaryKeyConstraint("request_id", "place", name=op.f("pk_request_steps")),
    )
    p.rebuild(
        "documents",
        p.id_(),
        p.choice(
            "documents",
            "kind",
            (
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
            ),
        ),
        p.number("request_id", optional=True),
        p.number("person_id", optional=True),
        p.number("unit_id"),
        p.text("number", 50),
        p.text("code", 32),
        p.text("sha256", 64),
        p.number("pages"),
        p.text("issued_at", 32),
        p.text("issued_by", 300),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        p.check("documents", "has_pages", "pages > 0"),
        p.check("documents", "sha256_length", "length(sha256) = 64"),
        p.refers("documents", "person_id", "people"),
        p.refers("documents", "request_id", "requests"),
        p.refers("documents", "unit_id", "units"),
        p.key("documents"),
    )
    p.index("documents", "request_id")


def _conflicts() -> None:
    op.create_table(
        "group_conflicts",
        p.id_(),
        p.number("first_id"),
        p.number("second_id"),
        p.text("reason"),
        p.version(),
        p.check("group_conflicts", "order", "first_id < second_id"),
        p.refers("group_conflicts", "first_id", "privilege_groups"),
        p.refers("group_conflicts", "second_id", "privilege_groups"),
        sa.UniqueConstraint("first_id", "second_id", name=op.f("uq_group_conflicts_first_id_second_id")),
        p.key("group_conflicts"),
    )
    op.create_table(
        "conflict_exceptions",
        p.id_(),
        p.number("conflict_id"),
        p.number("person_id"),
        p.text("reason"),
        p.day("starts_on"),
        p.day("ends_on"),
        p.text("given_by", 300),
        p.version(),
        p.check("conflict_exceptions", "days", "starts_on <= ends_on"),
        p.refers("conflict_exceptions", "conflict_id", "group_conflicts"),
        p.refers("conflict_exceptions", "person_id", "people"),
        p.key("conflict_exceptions"),
    )
    p.index("conflict_exceptions", "conflict_id")
    p.index("conflict_exceptions", "person_id")


def _reports() -> None:
    op.create_table(
        "report_imports",
        p.id_(),
        p.text("name", 300),
        p.text("sha256", 64),
        p.number("size"),
        p.day("as_of"),
        p.text("imported_at", 32),
        p.text("imported_by", 300),
        p.number("unit_id", optional=True),
        p.number("row_count"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        p.check("report_imports", "sha256_length", "length(sha256) IN (0, 64)"),
        p.refers("report_imports", "unit_id", "units"),
        p.key("report_imports"),
    )
    op.create_table(
        "report_lines",
        p.number("import_id"),
        p.number("place"),
        p.text("group_name", 300),
        p.text("username", 200),
        p.text("name", 300),
        p.text("position", 300),
        p.text("unit", 300),
        p.text("status", 200),
        p.refers("report_lines", "import_id", "report_imports"),
        sa.PrimaryKeyConstraint("import_id", "place", name=op.f("pk_report_lines")),
    )
    op.create_table(
        "report_layouts",
        p.text("fingerprint", 64),
        p.text("columns"),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_report_layouts")),
    )


_TEXTS = ("number", "started_by", "signed_by", "no_report_reason", "second_name", "second_position")
_PAPER_REVIEW = {"kind": "'on_paper'", "version": "1", **dict.fromkeys(_TEXTS, "''")}
"""What was recorded of a review so far was only the day on which its paper was signed."""


def _reviews() -> None:
    p.rebuild(
        "reviews",
        p.id_(),
        p.number("unit_id"),
        p.day("started", optional=True),
        p.day("signed_off", optional=True),
        p.choice(
            "reviews", "kind", ("six_monthly", "on_paper", "follow_up", "transfer", "acting_ended", "group_retired")
        ),
        p.text("number", 50),
        p.text("started_by", 300),
        p.text("signed_by", 300),
        p.number("group_id", optional=True),
        p.number("person_id", optional=True),
        p.number("parent_id", optional=True),
        p.number("import_id", optional=True),
        p.text("no_report_reason"),
        p.text("second_name", 300),
        p.text("second_position", 300),
        p.day("second_on", optional=True),
        p.number("document_id", optional=True),
        p.version(),
        p.check("reviews", "days", "signed_off IS NULL OR started IS NULL OR started <= signed_off"),
        p.refers("reviews", "document_id", "documents"),
        p.refers("reviews", "group_id", "privilege_groups"),
        p.refers("reviews", "import_id", "report_imports"),
        p.refers("reviews", "parent_id", "reviews"),
        p.refers("reviews", "person_id", "people"),
        p.refers("reviews", "unit_id", "units"),
        p.key("reviews"),
        added=_PAPER_REVIEW,
    )
    p.index("reviews", "unit_id")
    op.create_table(
        "reviewed_users",
        p.id_(),
        p.number("review_id"),
        p.text("username", 200),
        p.text("name", 300),
        p.text("position", 300),
        p.choice(
            "reviewed_users",
            "pile",
            ("same", "only_in_report", "only_in_register", "other_groups", "other_person_or_state"),
        ),
        p.text("groups"),
        p.text("reported"),
        p.text("flags"),
        p.text("differences"),
        p.number("person_id", optional=True),
        p.number("account_id", optional=True),
        p.choice("reviewed_users", "decision", ("keep", "remove", "change", "unsure"), optional=True),
        p.text("to_remove"),
        p.text("to_add"),
        p.text("note"),
        p.text("decided_at", 32, optional=True),
        p.text("decided_by", 300),
        p.version(),
        p.refers("reviewed_users", "account_id", "accounts"),
        p.refers("reviewed_users", "person_id", "people"),
        p.refers("reviewed_users", "review_id", "reviews"),
        p.key("reviewed_users"),
    )
    p.index("reviewed_users", "review_id")
    op.create_table(
        "removals",
        p.id_(),
        p.text("username", 200),
        p.text("group_name", 300),
        p.choice("removals", "origin", ("leaving", "review", "request", "group_retired", "record")),
        p.day("ordered_on"),
        p.text("ordered_by", 300),
        p.number("unit_id", optional=True),
        p.number("person_id", optional=True),
        p.number("account_id", optional=True),
        p.number("group_id", optional=True),
        p.number("review_id", optional=True),
        p.day("done_on", optional=True),
        p.text("done_by", 300),
        p.choice("removals", "proof", ("proved", "not_proved"), optional=True),
        p.number("proof_import_id", optional=True),
        p.version(),
        p.check("removals", "named", "length(username) > 0"),
        p.check("removals", "proof_of_what_was_done", "proof IS NULL OR done_on IS NOT NULL"),
        p.refers("removals", "account_id", "accounts"),
        p.refers("removals", "group_id", "privilege_groups"),
        p.refers("removals", "person_id", "people"),
        p.refers("removals", "proof_import_id", "report_imports"),
        p.refers("removals", "review_id", "reviews"),
        p.refers("removals", "unit_id", "units"),
        p.key("removals"),
    )
    p.index("removals", "account_id")
    p.index("removals", "person_id")
    p.index("removals", "review_id")
    op.create_table(
        "corrections",
        p.id_(),
        p.number("batch"),
        p.number("place"),
        p.text("subject", 100),
        p.number("subject_id"),
        p.text("before"),
        p.text("after"),
        p.text("at", 32),
        p.text("by", 300),
        p.number("review_id", optional=True),
        p.number("import_id", optional=True),
        p.text("undone_at", 32, optional=True),
        p.refers("corrections", "import_id", "report_imports"),
        p.refers("corrections", "review_id", "reviews"),
        p.key("corrections"),
    )
    p.index("corrections", "batch")
    p.index("corrections", "review_id")


def _scans() -> None:
    op.create_table(
        "attachments",
        p.id_(),
        p.text("name", 300),
        p.choice("attachments", "media", ("jpeg", "png", "pdf")),
        p.text("sha256", 64),
        p.number("size"),
        p.number("pages"),
        p.text("added_at", 32),
        p.text("added_by", 300),
        p.number("request_id", optional=True),
        p.number("acknowledgement_id", optional=True),
        p.number("review_id", optional=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        p.check("attachments", "has_pages", "pages > 0"),
        p.check(
            "attachments",
            "of_one",
            "(request_id IS NOT NULL) + (acknowledgement_id IS NOT NULL) + (review_id IS NOT NULL) = 1",
        ),
        p.check("attachments", "sha256_length", "length(sha256) = 64"),
        p.refers("attachments", "acknowledgement_id", "acknowledgements"),
        p.refers("attachments", "request_id", "requests"),
        p.refers("attachments", "review_id", "reviews"),
        p.key("attachments"),
    )
    p.index("attachments", "acknowledgement_id")
    p.index("attachments", "request_id")
    p.index("attachments", "review_id")

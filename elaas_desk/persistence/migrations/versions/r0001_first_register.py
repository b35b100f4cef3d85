"""Revision 1: the register as it was first released.

Triggers are SQLite's own; another database brings its own kind in a revision of its own.
"""

import sqlalchemy as sa
from alembic import op

from elaas_desk.persistence.migrations.parts import (
    check,
    choice,
    day,
    id_,
    index,
    key,
    number,
    refers,
    text,
    unique_where,
    version,
    yes_or_no,
)

revision = "r0001"
down_revision = None
branch_labels = None
depends_on = None

_APPEND_ONLY = (
    "CREATE TRIGGER audit_lines_no_update BEFORE UPDATE ON audit_lines "
    "BEGIN SELECT RAISE(ABORT, 'audit lines are never changed'); END",
    "CREATE TRIGGER audit_lines_no_delete BEFORE DELETE ON audit_lines "
    "BEGIN SELECT RAISE(ABORT, 'audit lines are never deleted'); END",
    "CREATE TRIGGER audit_lines_in_order BEFORE INSERT ON audit_lines "
    "WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM audit_lines) "
    "BEGIN SELECT RAISE(ABORT, 'audit lines are only appended'); END",
)


def upgrade() -> None:
    """Everything from nothing."""
    _office()
    _accounts()
    _requests()
    _program()
    _audit()


def _office() -> None:
    op.create_table(
        "office",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False),
        choice(
            "office",
            "office_type",
            ("provincial", "city", "town", "subdistrict_municipality", "subdistrict", "pattaya"),
        ),
        text("name", 200),
        text("district", 100),
        text("province", 100),
        text("address", 500),
        text("postcode", 20),
        text("phone", 100),
        text("email", 320),
        text("letter_prefix", 100),
        text("finance_division", 200),
        choice("office", "numbering", ("fiscal", "calendar")),
        version(),
        check("office", "only_one", "id = 1"),
        key("office"),
    )
    op.create_table(
        "units",
        id_(),
        choice("units", "kind", ("lao", "subordinate")),
        text("name", 200),
        text("short_name", 100),
        text("head_title", 200),
        version(),
        check("units", "named", "length(name) > 0"),
        key("units"),
        sa.UniqueConstraint("name", name=op.f("uq_units_name")),
    )
    unique_where("units", ["kind"], "kind = 'lao'")
    op.create_table(
        "people",
        id_(),
        text("title", 100),
        text("first", 200),
        text("last", 200),
        text("national_id", 13),
        text("position", 300),
        text("level", 100),
        number("unit_id"),
        choice(
            "people",
            "post",
            ("lao_finance_head", "lao_user", "subunit_finance_head", "subunit_user", "executive", "clerk"),
        ),
        text("division", 200),
        text("phone", 100),
        text("email", 320),
        day("in_post_since", optional=True),
        text("appointed_by", 200),
        day("appointed_on", optional=True),
        day("last_day", optional=True),
        choice(
            "people",
            "leave_reason",
            ("transfer", "retirement", "resignation", "death", "order_changed", "acting_ended"),
            optional=True,
        ),
        text("leave_order", 300),
        day("acknowledged_on", optional=True),
        version(),
        check("people", "days", "last_day IS NULL OR in_post_since IS NULL OR in_post_since <= last_day"),
        check("people", "national_id_length", "length(national_id) IN (0, 13)"),
        refers("people", "unit_id", "units"),
        key("people"),
    )
    index("people", "unit_id")
    unique_where("people", ["national_id"], "national_id <> ''")
    op.create_table(
        "duties",
        id_(),
        text("name", 300),
        version(),
        check("duties", "named", "length(name) > 0"),
        key("duties"),
        sa.UniqueConstraint("name", name=op.f("uq_duties_name")),
    )
    op.create_table(
        "duty_assignments",
        id_(),
        number("person_id"),
        number("duty_id"),
        text("order_number", 200),
        day("order_date"),
        day("starts_on"),
        day("ends_on", optional=True),
        version(),
        check("duty_assignments", "days", "ends_on IS NULL OR starts_on <= ends_on"),
        refers("duty_assignments", "duty_id", "duties"),
        refers("duty_assignments", "person_id", "people"),
        key("duty_assignments"),
    )
    index("duty_assignments", "duty_id")
    index("duty_assignments", "person_id")


def _accounts() -> None:
    op.create_table(
        "accounts",
        id_(),
        number("person_id"),
        text("username", 200),
        text("username_key", 200),
        day("opened_on", optional=True),
        day("password_changed_on", optional=True),
        choice("accounts", "password_known_by", ("told", "signed_notice", "seen", "request"), optional=True),
        day("closed_on", optional=True),
        version(),
        check("accounts", "named", "length(username) > 0"),
        check("accounts", "password_known", "password_changed_on IS NOT NULL OR password_known_by IS NULL"),
        refers("accounts", "person_id", "people"),
        key("accounts"),
    )
    index("accounts", "person_id")
    unique_where("accounts", ["person_id"], "closed_on IS NULL")
    unique_where("accounts", ["username_key"], "closed_on IS NULL")
    op.create_table(
        "privilege_groups",
        id_(),
        text("name", 300),
        text("description"),
        yes_or_no("view_only"),
        day("valid_from", optional=True),
        day("valid_to", optional=True),
        number("replaced_by_id", optional=True),
        version(),
        check("privilege_groups", "named", "length(name) > 0"),
        check("privilege_groups", "not_by_itself", "replaced_by_id IS NULL OR replaced_by_id <> id"),
        check("privilege_groups", "days", "valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to"),
        refers("privilege_groups", "replaced_by_id", "privilege_groups"),
        key("privilege_groups"),
    )
    unique_where("privilege_groups", ["name"], "valid_to IS NULL")
    op.create_table(
        "group_duties",
        number("group_id"),
        number("duty_id"),
        refers("group_duties", "duty_id", "duties"),
        refers("group_duties", "group_id", "privilege_groups"),
        sa.PrimaryKeyConstraint("group_id", "duty_id", name=op.f("pk_group_duties")),
    )


def _requests() -> None:
    op.create_table(
        "requests",
        id_(),
        text("number", 50),
        number("person_id"),
        choice("requests", "reason", ("new_user", "change_rights", "cannot_sign_in")),
        day("dated"),
        choice("requests", "cause", ("forgotten", "suspended", "newly_appointed", "other"), optional=True),
        text("cause_text"),
        text("former_username", 200),
        choice("requests", "state", ("draft", "printed", "signed", "sent", "done", "refused", "withdrawn")),
        version(),
        check("requests", "numbered", "length(number) > 0"),
        refers("requests", "person_id", "people"),
        key("requests"),
        sa.UniqueConstraint("number", name=op.f("uq_requests_number")),
    )
    index("requests", "person_id")
    op.create_table(
        "request_changes",
        number("request_id"),
        number("place"),
        number("group_id"),
        choice("request_changes", "change", ("add", "remove")),
        text("duty", 300),
        text("order_number", 200),
        day("order_date", optional=True),
        refers("request_changes", "group_id", "privilege_groups"),
        refers("request_changes", "request_id", "requests"),
        sa.PrimaryKeyConstraint("request_id", "place", name=op.f("pk_request_changes")),
    )
    op.create_table(
        "request_steps",
        number("request_id"),
        number("place"),
        choice("request_steps", "state", ("draft", "printed", "signed", "sent", "done", "refused", "withdrawn")),
        text("at", 32),
        text("by", 300),
        text("note"),
        refers("request_steps", "request_id", "requests"),
        sa.PrimaryKeyConstraint("request_id", "place", name=op.f("pk_request_steps")),
    )
    op.create_table(
        "memberships",
        id_(),
        number("account_id"),
        number("group_id"),
        day("since"),
        day("until", optional=True),
        text("why"),
        number("request_id", optional=True),
        version(),
        check("memberships", "days", "until IS NULL OR since <= until"),
        refers("memberships", "account_id", "accounts"),
        refers("memberships", "group_id", "privilege_groups"),
        refers("memberships", "request_id", "requests"),
        key("memberships"),
    )
    index("memberships", "account_id")
    index("memberships", "group_id")
    unique_where("memberships", ["account_id", "group_id"], "until IS NULL")
    op.create_table(
        "documents",
        id_(),
        choice("documents", "kind", ("form1", "form2", "letter", "due_list")),
        number("request_id", optional=True),
        number("person_id", optional=True),
        number("unit_id"),
        text("number", 50),
        text("code", 32),
        text("sha256", 64),
        number("pages"),
        text("issued_at", 32),
        text("issued_by", 300),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        check("documents", "sha256_length", "length(sha256) = 64"),
        check("documents", "has_pages", "pages > 0"),
        refers("documents", "person_id", "people"),
        refers("documents", "request_id", "requests"),
        refers("documents", "unit_id", "units"),
        key("documents"),
    )
    index("documents", "request_id")


def _program() -> None:
    op.create_table(
        "users",
        id_(),
        text("sign_in_name", 200),
        text("sign_in_key", 200),
        text("name", 300),
        choice("users", "role", ("lao_head", "subunit_head", "registrar", "auditor")),
        number("unit_id"),
        number("person_id", optional=True),
        day("password_changed_on"),
        yes_or_no("active"),
        text("password_hash", 100),
        version(),
        check("users", "named", "length(sign_in_name) > 0"),
        refers("users", "person_id", "people"),
        refers("users", "unit_id", "units"),
        key("users"),
        sa.UniqueConstraint("sign_in_key", name=op.f("uq_users_sign_in_key")),
    )
    op.create_table(
        "sign_in_attempts",
        text("sign_in_key", 200),
        number("failed"),
        text("last_at", 32, optional=True),
        check("sign_in_attempts", "counted", "failed >= 0"),
        sa.PrimaryKeyConstraint("sign_in_key", name=op.f("pk_sign_in_attempts")),
    )
    op.create_table(
        "reviews",
        id_(),
        number("unit_id"),
        day("started", optional=True),
        day("signed_off", optional=True),
        check("reviews", "days", "signed_off IS NULL OR started IS NULL OR started <= signed_off"),
        refers("reviews", "unit_id", "units"),
        key("reviews"),
    )
    index("reviews", "unit_id")
    op.create_table(
        "snoozes",
        text("key", 200),
        day("until"),
        text("reason"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_snoozes")),
    )
    op.create_table(
        "settings", text("name", 100), text("value"), sa.PrimaryKeyConstraint("name", name=op.f("pk_settings"))
    )


def _audit() -> None:
    op.create_table(
        "audit_lines",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False),
        text("at", 32),
        number("user_id"),
        text("who", 300),
        text("what", 100),
        text("subject", 100),
        number("subject_id", optional=True),
        text("before", optional=True),
        text("after", optional=True),
        sa.Column("content_mac", sa.LargeBinary(length=32), nullable=False),
        sa.Column("mac", sa.LargeBinary(length=32), nullable=False),
        check("audit_lines", "counted_from_one", "id > 0"),
        key("audit_lines"),
    )
    index("audit_lines", "subject")
    index("audit_lines", "subject_id")
    if op.get_bind().dialect.name == "sqlite":
        for trigger in _APPEND_ONLY:
            op.execute(trigger)

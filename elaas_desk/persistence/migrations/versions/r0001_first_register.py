"""Revision 1: the register as it was first released.

Triggers are SQLite's own; another database brings its own kind in a revision of its own.
"""

from datetime import date

import sqlalchemy as sa
from alembic import op

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
        _choice(
            "office",
            "office_type",
            ("provincial", "city", "town", "subdistrict_municipality", "subdistrict", "pattaya"),
        ),
        _text("name", 200),
        _text("district", 100),
        _text("province", 100),
        _text("address", 500),
        _text("postcode", 20),
        _text("phone", 100),
        _text("email", 320),
        _text("letter_prefix", 100),
        _text("finance_division", 200),
        _choice("office", "numbering", ("fiscal", "calendar")),
        _version(),
        _check("office", "only_one", "id = 1"),
        _key("office"),
    )
    op.create_table(
        "units",
        _id(),
        _choice("units", "kind", ("lao", "subordinate")),
        _text("name", 200),
        _text("short_name", 100),
        _text("head_title", 200),
        _version(),
        _check("units", "named", "length(name) > 0"),
        _key("units"),
        sa.UniqueConstraint("name", name=op.f("uq_units_name")),
    )
    _unique_where("units", ["kind"], "kind = 'lao'")
    op.create_table(
        "people",
        _id(),
        _text("title", 100),
        _text("first", 200),
        _text("last", 200),
        _text("national_id", 13),
        _text("position", 300),
        _text("level", 100),
        _number("unit_id"),
        _choice(
            "people",
            "post",
            ("lao_finance_head", "lao_user", "subunit_finance_head", "subunit_user", "executive", "clerk"),
        ),
        _text("division", 200),
        _text("phone", 100),
        _text("email", 320),
        _day("in_post_since", optional=True),
        _text("appointed_by", 200),
        _day("appointed_on", optional=True),
        _day("last_day", optional=True),
        _choice(
            "people",
            "leave_reason",
            ("transfer", "retirement", "resignation", "death", "order_changed", "acting_ended"),
            optional=True,
        ),
        _text("leave_order", 300),
        _day("acknowledged_on", optional=True),
        _version(),
        _check("people", "days", "last_day IS NULL OR in_post_since IS NULL OR in_post_since <= last_day"),
        _check("people", "national_id_length", "length(national_id) IN (0, 13)"),
        _refers("people", "unit_id", "units"),
        _key("people"),
    )
    _index("people", "unit_id")
    _unique_where("people", ["national_id"], "national_id <> ''")
    op.create_table(
        "duties",
        _id(),
        _text("name", 300),
        _version(),
        _check("duties", "named", "length(name) > 0"),
        _key("duties"),
        sa.UniqueConstraint("name", name=op.f("uq_duties_name")),
    )
    op.create_table(
        "duty_assignments",
        _id(),
        _number("person_id"),
        _number("duty_id"),
        _text("order_number", 200),
        _day("order_date"),
        _day("starts_on"),
        _day("ends_on", optional=True),
        _version(),
        _check("duty_assignments", "days", "ends_on IS NULL OR starts_on <= ends_on"),
        _refers("duty_assignments", "duty_id", "duties"),
        _refers("duty_assignments", "person_id", "people"),
        _key("duty_assignments"),
    )
    _index("duty_assignments", "duty_id")
    _index("duty_assignments", "person_id")


def _accounts() -> None:
    op.create_table(
        "accounts",
        _id(),
        _number("person_id"),
        _text("username", 200),
        _text("username_key", 200),
        _day("opened_on", optional=True),
        _day("password_changed_on", optional=True),
        _choice("accounts", "password_known_by", ("told", "signed_notice", "seen", "request"), optional=True),
        _day("closed_on", optional=True),
        _version(),
        _check("accounts", "named", "length(username) > 0"),
        _check("accounts", "password_known", "password_changed_on IS NOT NULL OR password_known_by IS NULL"),
        _refers("accounts", "person_id", "people"),
        _key("accounts"),
    )
    _index("accounts", "person_id")
    _unique_where("accounts", ["person_id"], "closed_on IS NULL")
    _unique_where("accounts", ["username_key"], "closed_on IS NULL")
    op.create_table(
        "privilege_groups",
        _id(),
        _text("name", 300),
        _text("description"),
        _yes_or_no("view_only"),
        _day("valid_from", optional=True),
        _day("valid_to", optional=True),
        _number("replaced_by_id", optional=True),
        _version(),
        _check("privilege_groups", "named", "length(name) > 0"),
        _check("privilege_groups", "not_by_itself", "replaced_by_id IS NULL OR replaced_by_id <> id"),
        _check("privilege_groups", "days", "valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to"),
        _refers("privilege_groups", "replaced_by_id", "privilege_groups"),
        _key("privilege_groups"),
    )
    _unique_where("privilege_groups", ["name"], "valid_to IS NULL")
    op.create_table(
        "group_duties",
        _number("group_id"),
        _number("duty_id"),
        _refers("group_duties", "duty_id", "duties"),
        _refers("group_duties", "group_id", "privilege_groups"),
        sa.PrimaryKeyConstraint("group_id", "duty_id", name=op.f("pk_group_duties")),
    )


def _requests() -> None:
    op.create_table(
        "requests",
        _id(),
        _text("number", 50),
        _number("person_id"),
        _choice("requests", "reason", ("new_user", "change_rights", "cannot_sign_in")),
        _day("dated"),
        _choice("requests", "cause", ("forgotten", "suspended", "newly_appointed", "other"), optional=True),
        _text("cause_text"),
        _text("former_username", 200),
        _choice("requests", "state", ("draft", "printed", "signed", "sent", "done", "refused", "withdrawn")),
        _version(),
        _check("requests", "numbered", "length(number) > 0"),
        _refers("requests", "person_id", "people"),
        _key("requests"),
        sa.UniqueConstraint("number", name=op.f("uq_requests_number")),
    )
    _index("requests", "person_id")
    op.create_table(
        "request_changes",
        _number("request_id"),
        _number("place"),
        _number("group_id"),
        _choice("request_changes", "change", ("add", "remove")),
        _text("duty", 300),
        _text("order_number", 200),
        _day("order_date", optional=True),
        _refers("request_changes", "group_id", "privilege_groups"),
        _refers("request_changes", "request_id", "requests"),
        sa.PrimaryKeyConstraint("request_id", "place", name=op.f("pk_request_changes")),
    )
    op.create_table(
        "request_steps",
        _number("request_id"),
        _number("place"),
        _choice("request_steps", "state", ("draft", "printed", "signed", "sent", "done", "refused", "withdrawn")),
        _text("at", 32),
        _text("by", 300),
        _text("note"),
        _refers("request_steps", "request_id", "requests"),
        sa.PrimaryKeyConstraint("request_id", "place", name=op.f("pk_request_steps")),
    )
    op.create_table(
        "memberships",
        _id(),
        _number("account_id"),
        _number("group_id"),
        _day("since"),
        _day("until", optional=True),
        _text("why"),
        _number("request_id", optional=True),
        _version(),
        _check("memberships", "days", "until IS NULL OR since <= until"),
        _refers("memberships", "account_id", "accounts"),
        _refers("memberships", "group_id", "privilege_groups"),
        _refers("memberships", "request_id", "requests"),
        _key("memberships"),
    )
    _index("memberships", "account_id")
    _index("memberships", "group_id")
    _unique_where("memberships", ["account_id", "group_id"], "until IS NULL")
    op.create_table(
        "documents",
        _id(),
        _choice("documents", "kind", ("form1", "form2", "letter", "due_list")),
        _number("request_id", optional=True),
        _number("person_id", optional=True),
        _number("unit_id"),
        _text("number", 50),
        _text("code", 32),
        _text("sha256", 64),
        _number("pages"),
        _text("issued_at", 32),
        _text("issued_by", 300),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _check("documents", "sha256_length", "length(sha256) = 64"),
        _check("documents", "has_pages", "pages > 0"),
        _refers("documents", "person_id", "people"),
        _refers("documents", "request_id", "requests"),
        _refers("documents", "unit_id", "units"),
        _key("documents"),
    )
    _index("documents", "request_id")


def _program() -> None:
    op.create_table(
        "users",
        _id(),
        _text("sign_in_name", 200),
        _text("sign_in_key", 200),
        _text("name", 300),
        _choice("users", "role", ("lao_head", "subunit_head", "registrar", "auditor")),
        _number("unit_id"),
        _number("person_id", optional=True),
        _day("password_changed_on"),
        _yes_or_no("active"),
        _text("password_hash", 100),
        _version(),
        _check("users", "named", "length(sign_in_name) > 0"),
        _refers("users", "person_id", "people"),
        _refers("users", "unit_id", "units"),
        _key("users"),
        sa.UniqueConstraint("sign_in_key", name=op.f("uq_users_sign_in_key")),
    )
    op.create_table(
        "sign_in_attempts",
        _text("sign_in_key", 200),
        _number("failed"),
        _text("last_at", 32, optional=True),
        _check("sign_in_attempts", "counted", "failed >= 0"),
        sa.PrimaryKeyConstraint("sign_in_key", name=op.f("pk_sign_in_attempts")),
    )
    op.create_table(
        "reviews",
        _id(),
        _number("unit_id"),
        _day("started", optional=True),
        _day("signed_off", optional=True),
        _check("reviews", "days", "signed_off IS NULL OR started IS NULL OR started <= signed_off"),
        _refers("reviews", "unit_id", "units"),
        _key("reviews"),
    )
    _index("reviews", "unit_id")
    op.create_table(
        "snoozes",
        _text("key", 200),
        _day("until"),
        _text("reason"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_snoozes")),
    )
    op.create_table(
        "settings", _text("name", 100), _text("value"), sa.PrimaryKeyConstraint("name", name=op.f("pk_settings"))
    )


def _audit() -> None:
    op.create_table(
        "audit_lines",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False),
        _text("at", 32),
        _number("user_id"),
        _text("who", 300),
        _text("what", 100),
        _text("subject", 100),
        _number("subject_id", optional=True),
        _text("before", optional=True),
        _text("after", optional=True),
        sa.Column("content_mac", sa.LargeBinary(length=32), nullable=False),
        sa.Column("mac", sa.LargeBinary(length=32), nullable=False),
        _check("audit_lines", "counted_from_one", "id > 0"),
        _key("audit_lines"),
    )
    _index("audit_lines", "subject")
    _index("audit_lines", "subject_id")
    if op.get_bind().dialect.name == "sqlite":
        for trigger in _APPEND_ONLY:
            op.execute(trigger)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, nullable=False)


def _version() -> sa.Column[int]:
    return sa.Column("version", sa.Integer, nullable=False)


def _number(name: str, *, optional: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=optional)


def _yes_or_no(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _day(name: str, *, optional: bool = False) -> sa.Column[date]:
    return sa.Column(name, sa.Date, nullable=optional)


def _text(name: str, length: int | None = None, *, optional: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text if length is None else sa.String(length), nullable=optional)


def _choice(table: str, name: str, values: tuple[str, ...], *, optional: bool = False) -> sa.Column[str]:
    check = op.f(f"ck_{table}_{name}")
    kind = sa.Enum(*values, name=check, native_enum=False, create_constraint=True, length=32)
    return sa.Column(name, kind, nullable=optional)


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}_{to}"))


def _index(table: str, column: str) -> None:
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _unique_where(table: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    name = f"uq_{table}_{'_'.join(columns)}_where"
    op.create_index(name, table, columns, unique=True, sqlite_where=condition, postgresql_where=condition)

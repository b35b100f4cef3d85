"""What the revisions build tables from. Released revisions use these, so nothing here ever changes what it builds."""

from datetime import date

import sqlalchemy as sa
from alembic import op


def id_() -> sa.Column[int]:
    """The number of a row."""
    return sa.Column("id", sa.Integer, nullable=False)


def version() -> sa.Column[int]:
    """Counts the changes of a row (optimistic locking)."""
    return sa.Column("version", sa.Integer, nullable=False)


def number(name: str, *, optional: bool = False) -> sa.Column[int]:
    """A whole number."""
    return sa.Column(name, sa.Integer, nullable=optional)


def yes_or_no(name: str) -> sa.Column[bool]:
    """True or false."""
    return sa.Column(name, sa.Boolean, nullable=False)


def day(name: str, *, optional: bool = False) -> sa.Column[date]:
    """A day."""
    return sa.Column(name, sa.Date, nullable=optional)


def text(name: str, length: int | None = None, *, optional: bool = False) -> sa.Column[str]:
    """A text; without a length of any."""
    return sa.Column(name, sa.Text if length is None else sa.String(length), nullable=optional)


def choice(table: str, name: str, values: tuple[str, ...], *, optional: bool = False) -> sa.Column[str]:
    """A text that is one of the values, held by a CHECK."""
    held_by = op.f(f"ck_{table}_{name}")
    kind = sa.Enum(*values, name=held_by, native_enum=False, create_constraint=True, length=32)
    return sa.Column(name, kind, nullable=optional)


def key(table: str) -> sa.PrimaryKeyConstraint:
    """The primary key over the number."""
    return sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))


def check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    """A named CHECK."""
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    """A named foreign key to the number of another table."""
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}_{to}"))


def index(table: str, column: str) -> None:
    """A named index over one column."""
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def unique_where(table: str, columns: list[str], where: str) -> None:
    """A unique index over the rows that meet a condition."""
    condition = sa.text(where)
    name = f"uq_{table}_{'_'.join(columns)}_where"
    op.create_index(name, table, columns, unique=True, sqlite_where=condition, postgresql_where=condition)


def rebuild(table: str, *parts: sa.schema.SchemaItem, added: dict[str, str] | None = None) -> None:
    """Build the table anew with its rows; `added` gives for each new column that must not be empty its SQL value."""
    live, new = op.get_bind(), f"new_{table}"
    kept = [column["name"] for column in sa.inspect(live).get_columns(table)]
    op.create_table(new, *parts)
    columns = ", ".join(f'"{name}"' for name in (*kept, *(added or {})))
    values = ", ".join((*(f'"{name}"' for name in kept), *(added or {}).values()))
    op.execute(f"INSERT INTO {new} ({columns}) SELECT {values} FROM {table} ORDER BY rowid")  # noqa: S608
    op.drop_table(table)
    op.rename_table(new, table)

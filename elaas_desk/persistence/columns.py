"""The declarative base, the names of constraints, and the column types that every table shares."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import Dialect, Enum, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name, so that a later revision can drop it on any database."""


class Moment(TypeDecorator[datetime]):
    """A point in time as ISO 8601 text, so that it comes back exactly, with its offset if it had one."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """ISO 8601 with microseconds where there are any."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """The same moment again."""
        return None if value is None else datetime.fromisoformat(value)


def choice(kinds: type[StrEnum], name: str) -> Enum:
    """A column type that takes only the values of the enumeration, held by a CHECK called `name`."""
    return Enum(
        kinds,
        name=name,
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=32,
        values_callable=lambda each: [member.value for member in each],
    )


class Row(DeclarativeBase):
    """Base of all rows. Rows never leave this package."""

    metadata = MetaData(naming_convention=NAMES)

    audit_subject: ClassVar[str | None] = None
    """The subject of its audit lines: by default its own table; children name their parent's table."""
    audit_id: ClassVar[str] = "id"
    """The attribute that holds the number of the subject; empty where the key is a text."""
    audit_part: ClassVar[str] = ""
    """For children: what they are to their parent."""
    audited: ClassVar[bool] = True
    audit_hidden: ClassVar[frozenset[str]] = frozenset()
    """Columns that never enter an audit line; only that they changed."""
    audit_masked: ClassVar[frozenset[str]] = frozenset()
    """Columns that enter an audit line with only their last digits."""

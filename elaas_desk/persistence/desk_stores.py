"""What belongs to the program itself: its users, put-off tasks and settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from elaas_desk.domain.actors import ProgramUser
from elaas_desk.domain.task_values import Snooze
from elaas_desk.persistence.stores import Store, folded
from elaas_desk.persistence.tables import AttemptsRow, SettingRow, SnoozeRow, UserRow

NO_PASSWORD = "!"  # noqa: S105
"""Stands in place of a hash until one is set; no password matches it."""


@dataclass(frozen=True, slots=True)
class Attempts:
    """Wrong passwords since the last right one."""

    failed: int
    last_at: datetime | None


class UserStore(Store[ProgramUser]):
    """Users of this program. A new one cannot sign in before `set_password`."""

    row_type = UserRow
    read = ("id", "sign_in_name", "name", "role", "unit_id", "person_id", "password_changed_on", "active", "version")

    def add(self, value: ProgramUser) -> int:
        """Keep a new user, without a password; UserError USERNAME_TAKEN."""
        row = UserRow(**self._columns(value), password_hash=NO_PASSWORD)
        self._session.add(row)
        self._session.flush()
        return row.id

    def by_sign_in_name(self, name: str) -> ProgramUser | None:
        """The user of that name, in any case."""
        found = self._where(UserRow.sign_in_key == folded(name))
        return found[0] if found else None

    def password_hash(self, user_id: int) -> str:
        """The bcrypt hash; `NO_PASSWORD` where none was set."""
        hashed: str = self._row(user_id).password_hash
        return hashed

    def set_password(self, user_id: int, password_hash: str, on: date) -> None:
        """Keep a new bcrypt hash and the day of the change."""
        row = self._row(user_id)
        row.password_hash = password_hash
        row.password_changed_on = on
        row.version += 1
        self._session.flush()

    def attempts(self, name: str) -> Attempts:
        """Wrong passwords given for a sign-in name, whether anybody has it or not."""
        row = self._session.get(AttemptsRow, folded(name))
        return Attempts(0, None) if row is None else Attempts(row.failed, row.last_at)

    def save_attempts(self, name: str, attempts: Attempts) -> None:
        """Keep the count for a sign-in name."""
        self._session.merge(AttemptsRow(sign_in_key=folded(name), failed=attempts.failed, last_at=attempts.last_at))
        self._session.flush()

    def _value(self, row: Sequence[Any]) -> ProgramUser:
        return ProgramUser(*row)

    def _columns(self, value: ProgramUser) -> dict[str, object]:
        return {
            "sign_in_name": value.sign_in_name,
            "sign_in_key": folded(value.sign_in_name),
            "name": value.name,
            "role": value.role,
            "unit_id": value.unit_id,
            "person_id": value.person_id,
            "password_changed_on": value.password_changed_on,
            "active": value.active,
        }


class SnoozeStore:
    """Tasks that somebody has put off: one entry for each task."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[Snooze, ...]:
        """Every entry, by key."""
        table = SnoozeRow.__table__
        rows = self._session.execute(select(table).order_by(table.c.key)).all()
        return tuple(Snooze(key=row.key, until=row.until, reason=row.reason) for row in rows)

    def add(self, snooze: Snooze) -> None:
        """Put a task off, in place of what was said of it before."""
        self._session.merge(SnoozeRow(key=snooze.key, until=snooze.until, reason=snooze.reason))
        self._session.flush()

    def remove(self, key: str) -> None:
        """Let the task come back; nothing happens where it was not put off."""
        row = self._session.get(SnoozeRow, key)
        if row is not None:
            self._session.delete(row)
            self._session.flush()


class SettingStore:
    """Settings that belong to the register, as text."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> dict[str, str]:
        """Every value that was set, by its name."""
        table = SettingRow.__table__
        return {row.name: row.value for row in self._session.execute(select(table))}

    def get(self, name: str, default: str) -> str:
        """The value, or the default where none was set."""
        row = self._session.get(SettingRow, name)
        return default if row is None else row.value

    def set(self, name: str, value: str) -> None:
        """Keep a value."""
        self._session.merge(SettingRow(name=name, value=value))
        self._session.flush()

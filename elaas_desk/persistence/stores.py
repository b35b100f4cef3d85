"""What all stores share: rows in, frozen values out, the row version checked."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.columns import Row


class Kept(Protocol):
    """A value with its number and the version of its row."""

    @property
    def id(self) -> int: ...
    @property
    def version(self) -> int: ...


V = TypeVar("V", bound=Kept)


def folded(name: str) -> str:
    """A name for comparing without its case."""
    return name.casefold()


class Store(ABC, Generic[V]):
    """One kind of value. Each call sees what was written before it in the same unit of work."""

    row_type: ClassVar[type[Row]]
    read: ClassVar[tuple[str, ...]]
    """The columns in the order in which `_value` takes them: by place, since a register may have 100,000 rows."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, value_id: int) -> V:
        """The value with this number; UserError NOT_FOUND."""
        found = self._where(self.row_type.__table__.c.id == value_id)
        if not found:
            raise UserError(Problem.NOT_FOUND)
        return found[0]

    def all(self) -> tuple[V, ...]:
        """Every value, by number."""
        return self._where()

    def add(self, value: V) -> int:
        """Keep a new value (its own `id` and `version` are not looked at) and give its number."""
        row: Any = self.row_type(**self._columns(value))
        self._session.add(row)
        self._session.flush()
        added: int = row.id
        return added

    def save(self, value: V) -> None:
        """Write a value that was read before; UserError CHANGED_MEANWHILE where its row has a newer version."""
        current = self.get(value.id)
        if current.version != value.version:
            raise UserError(Problem.CHANGED_MEANWHILE)
        if current != value:
            self._write(self._row(value.id), value)
            self._session.flush()

    def remove(self, value_id: int) -> None:
        """Take a value away that should never have been there; UserError NOT_FOUND. What refers to it goes first."""
        self._session.delete(self._row(value_id))
        self._session.flush()

    @abstractmethod
    def _value(self, row: Sequence[Any]) -> V:
        """The frozen value of a row; its columns are those of `read`."""

    @abstractmethod
    def _columns(self, value: V) -> dict[str, object]:
        """What its row holds, without number and version."""

    def _write(self, row: Any, value: V) -> None:
        for name, content in self._columns(value).items():
            setattr(row, name, content)
        row.version = value.version + 1

    def _row(self, value_id: int) -> Any:
        row = self._session.get(self.row_type, value_id)
        if row is None:
            raise UserError(Problem.NOT_FOUND)
        return row

    def _where(self, *conditions: ColumnElement[bool]) -> tuple[V, ...]:
        table = self.row_type.__table__
        columns = [table.c[name] for name in self.read]
        rows = self._session.execute(select(*columns).where(*conditions).order_by(table.c.id)).all()
        return tuple(map(self._value, rows))

"""Which rows of a table are ticked, and which may be."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Ticks(Generic[T]):
    """Keys of ticked rows. `may` says which rows have a tick box; without it all have one."""

    def __init__(self, key: Callable[[T], Hashable], may: Callable[[T], bool] | None = None) -> None:
        self._key, self._may = key, may
        self._keys: set[Hashable] = set()

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, row: T) -> bool:
        return self._key(row) in self._keys

    def may(self, row: T) -> bool:
        """Whether a row has a tick box."""
        return self._may is None or self._may(row)

    def hold_all(self, rows: Iterable[T]) -> bool:
        """Whether every row that may be ticked is; false where there is none."""
        ticked = (row in self for row in rows if self.may(row))
        return next(ticked, False) and all(ticked)

    def toggle(self, row: T) -> None:
        """Tick a row or take its tick away."""
        if self.may(row):
            self._keys ^= {self._key(row)}

    def add(self, rows: Iterable[T]) -> None:
        """Tick rows, those that may be."""
        self._keys |= {self._key(row) for row in rows if self.may(row)}

    def drop(self, rows: Iterable[T]) -> None:
        """Take ticks away."""
        self._keys -= {self._key(row) for row in rows}

    def keep(self, rows: Iterable[T]) -> None:
        """Forget the ticks of all other rows."""
        if self._keys:
            self._keys &= {self._key(row) for row in rows if self.may(row)}

    def clear(self) -> None:
        """Take every tick away."""
        self._keys.clear()

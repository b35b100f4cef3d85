"""What this PC remembers for its user, each setting declared once: name, default, and what it may be.

Kept in a small JSON file beside the register, since it is needed before the register is open. It holds nothing of a
person. A file that is missing or damaged means the defaults: no setting is worth a refused start.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

T = TypeVar("T", int, str)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting; a value that is not among `choices` counts as the default. Without choices any text will do."""

    name: str
    default: T
    choices: tuple[T, ...] = ()

    def takes(self, value: object) -> bool:
        """Whether it may be this value."""
        if not self.choices:
            return isinstance(value, str) and len(value) <= _LONGEST
        return any((type(value), value) == (type(choice), choice) for choice in self.choices)


THEME: Final = Setting("theme", "system", ("system", "light", "dark"))
LAST_PRINTER: Final = Setting("last_printer", "")
LOCK_AFTER_MINUTES: Final = Setting("lock_after_minutes", 5, (1, 3, 5, 10, 15))
_COLUMNS: Final = "hidden_columns"


class Settings:
    """The settings in one file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, setting: Setting[T]) -> T:
        """The value that is kept, or the default."""
        value: Any = self._read().get(setting.name)
        return value if setting.takes(value) else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Keep a value. UserError DISK_FULL, FILE_NOT_WRITABLE."""
        if not setting.takes(value):
            raise ValueError(value)
        self._write(setting.name, value)

    def hidden_columns(self, user_id: int, name: str) -> tuple[str, ...]:
        """The columns that a user of the program took out of the list of that name, by their headings."""
        lists = self._lists_of(user_id)
        found = lists.get(name)
        return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()

    def set_hidden_columns(self, user_id: int, name: str, headings: tuple[str, ...]) -> None:
        """Remember them. UserError DISK_FULL, FILE_NOT_WRITABLE."""
        users = self._read().get(_COLUMNS)
        lists = self._lists_of(user_id) | {name: list(headings)}
        self._write(_COLUMNS, (users if isinstance(users, dict) else {}) | {str(user_id): lists})

    def _lists_of(self, user_id: int) -> dict[str, Any]:
        users = self._read().get(_COLUMNS)
        lists = users.get(str(user_id)) if isinstance(users, dict) else None
        return lists if isinstance(lists, dict) else {}

    def _write(self, name: str, value: object) -> None:
        # reading must be quick: the first window waits for it
        import json

        from elaas_desk.persistence.files import write_whole, writing

        with writing(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self._read() | {name: value}, ensure_ascii=False, indent=1)
        write_whole(self._path, text.encode())

    def _read(self) -> dict[str, Any]:
        try:
            text = self._path.read_text(encoding="utf-8")
        except (OSError, ValueError):
            return {}
        import json

        try:
            found = json.loads(text)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

"""Values as JSON and back, for what can be undone: the former value stands beside the present one."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Set
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def told(value: Any) -> str:
    """A dataclass of texts, numbers, days, words of a list, sets of numbers, and other such dataclasses."""
    return json.dumps(dataclasses.asdict(value), ensure_ascii=False, sort_keys=True, default=_plain)


def parse(kind: type[T], text: str) -> T:
    """The value again, each part in its own type."""
    return of_plain(kind, json.loads(text))


def of_plain(kind: type[T], values: dict[str, Any]) -> T:
    """The value of a JSON object that was read already."""
    hints = get_type_hints(kind)
    return kind(**{name: _typed(hints[name], value) for name, value in values.items()})


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Set):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no JSON")


def _typed(hint: Any, value: Any) -> Any:
    if get_origin(hint) is frozenset:
        return frozenset(value)
    for option in get_args(hint) or (hint,):
        if value is None or not isinstance(option, type):
            continue
        if option is date:
            return date.fromisoformat(value)
        if issubclass(option, StrEnum):
            return option(value)
        if dataclasses.is_dataclass(option):
            return of_plain(option, value)
    return value

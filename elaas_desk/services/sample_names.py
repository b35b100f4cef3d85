"""Invented names for samples and measurements: common first and last names, paired by chance."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from elaas_desk.paths import resource
from elaas_desk.thai.names import FullName

_TITLES: Final = {"women": ("นางสาว", "นาง"), "men": (*["นาย"] * 8, "ว่าที่ร้อยตรี")}


@dataclass(frozen=True, slots=True)
class InventedName:
    """A name and the user name that offices make of it: first name, dot, first letter of the last name."""

    name: FullName
    username: str


def invented(rng: random.Random, women: bool) -> InventedName:
    """Any name; the same may come again."""
    return _joined(rng, women, rng.choice(_listed(_sex(women))))


def invented_all(rng: random.Random, women: bool, count: int) -> tuple[InventedName, ...]:
    """So many names with no first name twice. Raises ValueError when the list is shorter."""
    return tuple(_joined(rng, women, first) for first in rng.sample(_listed(_sex(women)), count))


def _joined(rng: random.Random, women: bool, first: Sequence[str]) -> InventedName:
    last = rng.choice(_listed("last"))
    title = rng.choice(_TITLES[_sex(women)])
    return InventedName(FullName(title, first[0], last[0]), f"{first[1]}.{last[1][0]}")


def _sex(women: bool) -> str:
    return "women" if women else "men"


@lru_cache(maxsize=3)
def _listed(which: str) -> tuple[tuple[str, str], ...]:
    data = tomllib.loads(resource("samples", "names.toml").read_text(encoding="utf-8"))
    return tuple((thai, latin) for thai, latin in data[which])

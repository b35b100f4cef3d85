"""The circular as data: its clauses, periods and lead times, read from a policy file in `resources/policy/`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from elaas_desk.domain.requests import OPEN_STATES, RequestState

DEFAULT_POLICY = "circular_2568_0036.toml"
"""Name of the policy file in force, in `resources/policy/`."""

_PERIODS = ("password_months", "review_months", "program_password_months")
_LEADS = (
    "password_lead_days",
    "review_lead_days",
    "leaving_lead_days",
    "retirement_lead_days",
    "acting_lead_days",
    "conflict_lead_days",
)
_GRACES = ("acknowledgement_days", "viewer_days", "duty_rights_days", "follow_up_days", "small_review_days")


class PolicyError(ValueError):
    """The policy file does not say what the rules need; the message names the place."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of the circular. `number` has Arabic digits ("3.4.2"); `text` is a whole Thai sentence."""

    number: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Circular:
    """The circular itself: "ที่ <number> ลงวันที่ <dated>"."""

    number: str  # มท 0808.4/ว 0036, without ที่
    dated: date
    title: str
    sender: str  # who issued it
    replaces: str  # number of the circular that it cancels
    replaces_dated: date


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything that the rules take from the circular. Months are calendar months, days are calendar days.

    What the circular fixes are the periods. Lead times (how long ahead something is announced) and graces (how long
    something may take before it is late, where the circular names no time) are the office's own practice.
    """

    circular: Circular
    clauses: Mapping[str, Clause]  # by number
    password_months: int  # 3.4.2
    review_months: int  # 4
    program_password_months: int  # 3.4.2, kept by this program for its own users
    password_lead_days: int
    review_lead_days: int
    leaving_lead_days: int
    conflict_lead_days: int  # before an exception of separated duties ends
    retirement_lead_days: int
    acting_lead_days: int
    acknowledgement_days: int  # from the opening of the account to the signed acknowledgement of 3.1 to 3.4
    viewer_days: int  # from taking up the post to the view-only rights of clause 2
    duty_rights_days: int  # from the start of a duty to the rights that it needs, 4.1
    follow_up_days: int  # from the start of a follow-up round to its signature, 4
    small_review_days: int  # from a transfer, an acting term that ended or a retired group to the small review, 4.1
    request_stuck_days: Mapping[RequestState, int]  # how long an open request may stay in a state


def load_policy(path: Path) -> Policy:
    """The policy in that file. Raises PolicyError, or OSError when the file cannot be read."""
    return parse_policy(path.read_text(encoding="utf-8"))


def parse_policy(toml_text: str) -> Policy:
    """The policy written as TOML. Raises PolicyError that names what is missing or wrong."""
    try:
        data = tomllib.loads(toml_text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"not TOML: {error}") from error
    counts = _numbers(data, "periods", _PERIODS) | _numbers(data, "lead_times", _LEADS)
    counts |= _numbers(data, "graces", _GRACES)
    stuck = _numbers(data, "request_stuck_days", tuple(sorted(OPEN_STATES)))
    return Policy(
        circular=_circular(_table(data, "circular")),
        clauses=MappingProxyType({number: _clause(data, number) for number in _table(data, "clauses")}),
        request_stuck_days=MappingProxyType({RequestState(state): days for state, days in stuck.items()}),
        **counts,
    )


def _circular(table: Mapping[str, Any]) -> Circular:
    return Circular(
        number=_text(table, "circular", "number"),
        dated=_day(table, "circular", "dated"),
        title=_text(table, "circular", "title"),
        sender=_text(table, "circular", "sender"),
        replaces=_text(table, "circular", "replaces"),
        replaces_dated=_day(table, "circular", "replaces_dated"),
    )


def _clause(data: Mapping[str, Any], number: str) -> Clause:
    place = f"clauses.{number}"
    table = data["clauses"][number]
    if not isinstance(table, dict):
        raise PolicyError(f"{place} is not a table")
    return Clause(number, _text(table, place, "title"), _text(table, place, "text"))


def _table(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = data.get(name)
    if not isinstance(table, dict) or not table:
        raise PolicyError(f"[{name}] is missing")
    return table


def _text(table: Mapping[str, Any], place: str, key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise PolicyError(f"{place}.{key} is not a text")
    return value


def _day(table: Mapping[str, Any], place: str, key: str) -> date:
    value = table.get(key)
    if type(value) is not date:
        raise PolicyError(f"{place}.{key} is not a date")
    return value


def _numbers(data: Mapping[str, Any], place: str, keys: tuple[str, ...]) -> dict[str, int]:
    table = _table(data, place)
    unknown = sorted(set(table) - set(keys))
    if unknown:
        raise PolicyError(f"{place}.{unknown[0]} is unknown")
    return {key: _number(table, place, key) for key in keys}


def _number(table: Mapping[str, Any], place: str, key: str) -> int:
    value = table.get(key)
    if type(value) is not int or value < 0:
        raise PolicyError(f"{place}.{key} is not a whole number of 0 or more")
    return value

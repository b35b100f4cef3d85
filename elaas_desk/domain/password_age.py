"""When the password of an account must be changed (circular, clause 3.4.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from elaas_desk.domain.accounts import Account
from elaas_desk.domain.policy import Policy
from elaas_desk.thai.dates import add_months


class Standing(StrEnum):
    """How something stands on a day; the states that the screen shows with a word, a shape and a colour."""

    OK = "ok"
    SOON = "soon"
    LATE = "late"
    UNKNOWN = "unknown"  # counts as due now
    GONE = "gone"  # not in use


@dataclass(frozen=True, slots=True)
class PasswordState:
    """How an account's password stands. `days` is today minus `due_on`: positive is late, 0 is the last day in time."""

    state: Standing
    due_on: date | None = None
    days: int | None = None


def password_due_on(changed_on: date, policy: Policy) -> date:
    """The last day in time: six calendar months later, or the last day of that month when it is shorter."""
    return add_months(changed_on, policy.password_months)


def password_state(account: Account, policy: Policy, today: date) -> PasswordState:
    """Whether the password is in time, due soon, late or of unknown age; gone for a closed account."""
    if not account.is_open(today):
        return PasswordState(Standing.GONE)
    if account.password_changed_on is None:
        return PasswordState(Standing.UNKNOWN)
    due_on = password_due_on(account.password_changed_on, policy)
    days = (today - due_on).days
    if days > 0:
        return PasswordState(Standing.LATE, due_on, days)
    return PasswordState(Standing.SOON if days >= -policy.password_lead_days else Standing.OK, due_on, days)

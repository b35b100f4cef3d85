"""How long it took from leaving the duty to the removal from the groups (circular 4.2: at once)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from statistics import median

from elaas_desk.domain.accounts import Account, Membership
from elaas_desk.domain.people import Departure, LeaveReason, Person


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody who left with an account. `days` run from the last day: 0 is removed on that day or before.

    Who is not removed yet counts with the days so far; who came back before that, with the days until then.
    """

    person_id: int
    last_day: date
    reason: LeaveReason | None
    removed_on: date | None  # None: not yet, or not before the person came back
    days: int
    returned_on: date | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether something is still to be taken away."""
        return self.removed_on is None and self.returned_on is None


@dataclass(frozen=True, slots=True)
class RemovalTimes:
    """The leavers of a span of days, in the order of their last days, with the figures over all of them."""

    leavers: tuple[Leaver, ...] = ()

    @property
    def median_days(self) -> float | None:
        """Half of them took no longer; None without any."""
        return float(median(each.days for each in self.leavers)) if self.leavers else None

    @property
    def worst(self) -> Leaver | None:
        """Who took the longest; of several the one who left last."""
        return max(self.leavers, key=attrgetter("days", "last_day", "person_id"), default=None)

    @property
    def waiting(self) -> int:
        """How many are not removed yet."""
        return sum(each.is_waiting for each in self.leavers)


def removed_on(accounts: Iterable[Account], memberships: Iterable[Membership]) -> date | None:
    """The day on which the last of these groups ended and the last account was closed.

    None while one of the accounts is open, and without any account. `memberships` are those of the accounts.
    """
    closed = [account.closed_on for account in accounts]
    days = [day for day in closed if day is not None]
    if not days or len(days) < len(closed):
        return None
    return max([*days, *(each.until for each in memberships if each.until is not None)])


def removal_times(
    people: Iterable[Person],
    departures: Iterable[Departure],
    accounts: Iterable[Account],
    memberships: Iterable[Membership],
    first: date,
    last: date,
    today: date,
) -> RemovalTimes:
    """Everyone whose last day lies between `first` and `last`, both included, and is over.

    Who came back is counted for the time before as well. People without an account had nothing to be taken away.
    """
    held: dict[int, list[Membership]] = {}
    for each in memberships:
        held.setdefault(each.account_id, []).append(each)
    owned: dict[int, list[Account]] = {}
    for account in accounts:
        owned.setdefault(account.person_id, []).append(account)
    former: dict[int, list[Departure]] = {}
    for departure in departures:
        former.setdefault(departure.person_id, []).append(departure)
    found = [_returned(each, owned) for some in former.values() for each in some]
    found += [_left(person, owned, held, former.get(person.id, ()), today) for person in people]
    seen = [each for each in found if each is not None and first <= each.last_day <= last and each.last_day < today]
    return RemovalTimes(tuple(sorted(seen, key=attrgetter("last_day", "person_id"))))


def _left(
    person: Person,
    owned: Mapping[int, Iterable[Account]],
    held: Mapping[int, Iterable[Membership]],
    former: Iterable[Departure],
    today: date,
) -> Leaver | None:
    if person.last_day is None:
        return None
    back = max((each.returned_on for each in former), default=date.min)
    accounts = [each for each in owned.get(person.id, ()) if each.closed_on is None or each.closed_on > back]
    if not accounts:
        return None
    day = removed_on(accounts, [each for account in accounts for each in held.get(account.id, ())])
    days = max(0, ((day or today) - person.last_day).days)
    return Leaver(person.id, person.last_day, person.leave_reason, day, days)


def _returned(departure: Departure, owned: Mapping[int, Iterable[Account]]) -> Leaver | None:
    accounts = owned.get(departure.person_id, ())
    if not any(each.opened_on is None or each.opened_on < departure.returned_on for each in accounts):
        return None
    until = departure.removed_on or departure.returned_on
    return Leaver(
        departure.person_id,
        departure.last_day,
        departure.reason,
        departure.removed_on,
        max(0, (until - departure.last_day).days),
        departure.returned_on,
    )

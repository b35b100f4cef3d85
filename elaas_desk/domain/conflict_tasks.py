"""The tasks about groups that one person must not hold together (circular 4.1)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from elaas_desk.domain.conflicts import (
    ConflictException,
    GroupConflict,
    clashing,
    conflicts_in_use,
    conflicts_of,
)
from elaas_desk.domain.situation import Situation
from elaas_desk.domain.task_rules import severity_of
from elaas_desk.domain.task_values import Action, Task, TaskKind

_ONE_DAY = timedelta(days=1)


def conflict_tasks(now: Situation) -> Iterator[Task]:
    """Two conflicting groups held by one person: one task for each pair (circular 4.1).

    Red from the day on which the second group was given. An exception in force silences it until shortly before its
    last day; from the day after, it is red again.
    """
    concerned = _concerned(now)
    if not concerned:
        return
    given = _given(now, concerned)
    exceptions = _exceptions(now, concerned)
    account_of = now.first_account()
    for person_id in sorted(concerned):
        for pair in concerned[person_id]:
            both_since = max(given[person_id, pair.first_id], given[person_id, pair.second_id])
            due_on = _due_on(pair, person_id, exceptions.get(person_id, ()), both_since, now.today)
            days = (now.today - due_on).days
            if days >= -now.policy.conflict_lead_days:
                yield _task(now, person_id, account_of.get(person_id), pair, due_on, days)


def _concerned(now: Situation) -> dict[int, tuple[GroupConflict, ...]]:
    """By person: the pairs held. What a set of groups means is found once for all who have it."""
    conflicts = conflicts_in_use(now.facts.conflicts, now.facts.groups, now.today)
    if not conflicts:
        return {}
    pairs = {held: found for held in set(now.held.values()) if (found := clashing(held, conflicts))}
    return {person_id: pairs[held] for person_id, held in now.held.items() if held in pairs} if pairs else {}


def _given(now: Situation, people: Collection[int]) -> Mapping[tuple[int, int], date]:
    """By person and group: since when it is held; for these people alone."""
    person_of = {account.id: account.person_id for account in now.accounts if account.person_id in people}
    given: dict[tuple[int, int], date] = {}
    for each in now.memberships:
        person_id = person_of.get(each.account_id)
        if person_id is not None:
            key = person_id, each.group_id
            given[key] = min(each.since, given.get(key, each.since))
    return given


def _exceptions(now: Situation, people: Collection[int]) -> dict[int, list[ConflictException]]:
    found: dict[int, list[ConflictException]] = {}
    for each in now.facts.exceptions:
        if each.person_id in people:
            found.setdefault(each.person_id, []).append(each)
    return found


def _due_on(
    pair: GroupConflict, person_id: int, exceptions: Sequence[ConflictException], both_since: date, today: date
) -> date:
    """The last day in order: that of the exceptions, or the one before both were held."""
    own = [each for each in exceptions if each.conflict_id == pair.id]
    if not own:
        return both_since - _ONE_DAY
    (clash,) = conflicts_of((pair.first_id, pair.second_id), (pair,), own, person_id, today)
    if clash.excepted_until is not None:
        return clash.excepted_until
    over = max((each.ends_on for each in own if each.ends_on < today), default=date.min)
    return max(over, both_since - _ONE_DAY)


def _task(now: Situation, person_id: int, account_id: int | None, pair: GroupConflict, due_on: date, days: int) -> Task:
    return Task(
        TaskKind.CONFLICT,
        severity_of(days),
        "4.1",
        Action.RESOLVE_CONFLICT,
        now.people[person_id].unit_id,
        person_id,
        account_id,
        group_ids=(pair.first_id, pair.second_id),
        due_on=due_on,
        days=days,
    )

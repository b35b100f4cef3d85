"""What is due: from facts, policy and today to tasks, figures and the months ahead. Nothing of it is ever stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from elaas_desk.domain.facts import Facts
from elaas_desk.domain.password_age import PasswordState, Standing, password_due_on, password_state
from elaas_desk.domain.policy import Policy
from elaas_desk.domain.reviews import Review, last_signed_off, review_due_on
from elaas_desk.domain.rights import duty_tasks, rights_tasks, unexplained_groups, viewer_tasks
from elaas_desk.domain.situation import Situation, situation
from elaas_desk.domain.task_rules import (
    acknowledgement_tasks,
    leaving_tasks,
    password_tasks,
    request_tasks,
    review_tasks,
)
from elaas_desk.domain.task_values import Action, Severity, Snooze, Task, TaskKind
from elaas_desk.thai.dates import add_months

__all__ = [
    "Action",
    "Facts",
    "Figures",
    "PasswordState",
    "Review",
    "Severity",
    "Snooze",
    "Standing",
    "Task",
    "TaskKind",
    "due_per_month",
    "due_tasks",
    "figures",
    "password_state",
    "snoozed_tasks",
]

MONTHS_AHEAD = 6

_RULES = (
    leaving_tasks,
    rights_tasks,
    unexplained_groups,
    duty_tasks,
    viewer_tasks,
    review_tasks,
    password_tasks,
    request_tasks,
    acknowledgement_tasks,
)
_SEVERITY_RANK = {severity: rank for rank, severity in enumerate(Severity)}
_KIND_RANK = {kind: rank for rank, kind in enumerate(TaskKind)}


@dataclass(frozen=True, slots=True)
class Figures:
    """Open accounts, counted once each: late before unknown before in time, which includes due soon."""

    in_use: int
    in_time: int
    late: int
    unknown: int


def due_tasks(facts: Facts, policy: Policy, today: date) -> tuple[Task, ...]:
    """Everything to do, worst first, without what is snoozed.

    The order is total: late, unknown, soon; among each, who must be removed now comes first (4.2 says immediately),
    then the longest overdue or the nearest, then by kind and by the register's numbers.
    """
    return tuple(_awake(_worst_first(facts, policy, today), facts, today))


def snoozed_tasks(facts: Facts, policy: Policy, today: date) -> tuple[Task, ...]:
    """The tasks that are put off for now, in the same order."""
    awake = {task.key for task in due_tasks(facts, policy, today)}
    return tuple(task for task in _worst_first(facts, policy, today) if task.key not in awake)


def figures(facts: Facts, policy: Policy, today: date) -> Figures:
    """How the open accounts stand; late is a password overdue, or a holder who has left."""
    now = situation(facts, policy, today)
    gone = [account for account, person in now.leaving if person.has_left(today)]
    states = [password_state(account, policy, today).state for account, _ in now.active]
    late = len(gone) + states.count(Standing.LATE)
    unknown = states.count(Standing.UNKNOWN)
    in_use = len(gone) + len(states)
    return Figures(in_use=in_use, in_time=in_use - late - unknown, late=late, unknown=unknown)


def due_per_month(facts: Facts, policy: Policy, today: date) -> tuple[tuple[date, int], ...]:
    """For each of the six months after this one: its first day, and how much falls due in it.

    Counted are passwords, reviews, and the last days of people with an open account.
    """
    first = today.replace(day=1)
    months = {add_months(first, ahead): 0 for ahead in range(1, MONTHS_AHEAD + 1)}
    for due_on in _deadlines(situation(facts, policy, today)):
        month = due_on.replace(day=1)
        if month in months:
            months[month] += 1
    return tuple(months.items())


def _deadlines(now: Situation) -> Iterator[date]:
    for account, person in now.active:
        if account.password_changed_on is not None:
            yield password_due_on(account.password_changed_on, now.policy)
        if person.last_day is not None:
            yield person.last_day
    unit_ids = {unit.id for unit in now.facts.units}
    for unit_id, day in last_signed_off(now.facts.reviews).items():
        if unit_id in unit_ids:
            yield review_due_on(day, now.policy)


def _worst_first(facts: Facts, policy: Policy, today: date) -> list[Task]:
    now = situation(facts, policy, today)
    return sorted(chain.from_iterable(rule(now) for rule in _RULES), key=_rank)


def _awake(tasks: Iterable[Task], facts: Facts, today: date) -> Iterator[Task]:
    asleep = {snooze.key for snooze in facts.snoozes if today < snooze.until}
    if not asleep:
        return iter(tasks)
    return (task for task in tasks if task.severity is Severity.LATE or task.key not in asleep)


def _rank(task: Task) -> tuple[int | str | tuple[int, ...], ...]:
    return (
        _SEVERITY_RANK[task.severity],
        task.kind is not TaskKind.REMOVE_NOW,
        -(task.days or 0),
        _KIND_RANK[task.kind],
        task.unit_id,
        task.person_id or 0,
        task.account_id or 0,
        task.request_id or 0,
        task.group_ids,
        "" if task.post is None else task.post.value,
    )

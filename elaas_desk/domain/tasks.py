"""What is due: from facts, policy and today to tasks, figures and the months ahead. Nothing of it is ever stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, compress
from operator import attrgetter, not_

from elaas_desk.domain.acknowledging import acknowledgement_tasks
from elaas_desk.domain.announced import acting_tasks, retirement_tasks, told_once
from elaas_desk.domain.conflict_tasks import conflict_tasks
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.password_age import PasswordState, Standing, password_due_on, password_state
from elaas_desk.domain.policy import Policy
from elaas_desk.domain.review_tasks import open_review_tasks, proposed_reviews, removal_tasks
from elaas_desk.domain.reviews import Review, being_checked, last_signed_off, review_due_on
from elaas_desk.domain.rights import duty_tasks, rights_tasks, unexplained_groups, viewer_tasks
from elaas_desk.domain.situation import Situation, situation
from elaas_desk.domain.task_rules import leaving_tasks, password_tasks, request_tasks, review_tasks
from elaas_desk.domain.task_values import Action, Severity, Snooze, Task, TaskKind
from elaas_desk.memory import no_collecting
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
    "falling_due",
    "figures",
    "password_state",
    "snoozed_tasks",
]

MONTHS_AHEAD = 6
_DATED = frozenset({TaskKind.PASSWORD_DUE, TaskKind.REVIEW_DUE, TaskKind.REVIEW_OPEN, TaskKind.REMOVE_NOW})

# In the order in which tasks of the same age stand; each rule yields in the order of the register's numbers.
_RULES = (
    retirement_tasks,
    acting_tasks,
    rights_tasks,
    conflict_tasks,
    removal_tasks,
    review_tasks,
    open_review_tasks,
    proposed_reviews,
    password_tasks,
    unexplained_groups,
    duty_tasks,
    viewer_tasks,
    request_tasks,
    acknowledgement_tasks,
)


@dataclass(frozen=True, slots=True)
class Figures:
    """Open accounts, counted once each: late before unknown before in time, which includes due soon."""

    in_use: int
    in_time: int
    late: int
    unknown: int


def due_tasks(facts: Facts, policy: Policy, today: date) -> tuple[Task, ...]:
    """Everything to do, worst first, without what is snoozed.

    The order is total and does not depend on that of the facts: late, unknown, soon; among each, who must be removed
    comes first (4.2 says immediately), then the longest overdue or the nearest, then by rule and by the register's
    numbers.
    """
    awake, _ = _sorted_out(facts, policy, today)
    return tuple(awake)


def snoozed_tasks(facts: Facts, policy: Policy, today: date) -> tuple[Task, ...]:
    """The tasks that are put off for now, in the same order."""
    _, asleep = _sorted_out(facts, policy, today)
    return tuple(asleep)


def figures(facts: Facts, policy: Policy, today: date) -> Figures:
    """How the open accounts stand; late is a password overdue, or a holder who has left."""
    now = situation(facts, policy, today)
    passwords = [task.severity for task in password_tasks(now)]
    gone = sum(person.has_left(today) for _, person in now.leaving)
    late = gone + passwords.count(Severity.LATE)
    unknown = passwords.count(Severity.UNKNOWN)
    in_use = gone + len(now.accounts)
    return Figures(in_use=in_use, in_time=in_use - late - unknown, late=late, unknown=unknown)


def falling_due(facts: Facts, policy: Policy, today: date, month: date) -> tuple[Task, ...]:
    """The passwords, reviews and last days that fall due in the month of that day, however far ahead it lies.

    They are those that `due_per_month` counts, snoozed or not.
    """
    ahead = max(0, (add_months(month.replace(day=1), 1) - today).days)
    far = replace(policy, password_lead_days=ahead, review_lead_days=ahead, leaving_lead_days=ahead)
    return tuple(
        task
        for task in _worst_first(situation(facts, far, today))
        if task.kind in _DATED and task.due_on is not None and task.due_on.replace(day=1) == month.replace(day=1)
    )


def due_per_month(facts: Facts, policy: Policy, today: date) -> tuple[tuple[date, int], ...]:
    """For each of the six months after this one: its first day, and how much falls due in it.

    Counted are passwords, reviews, and the last days of people with an open account.
    """
    first = today.replace(day=1)
    months = {add_months(first, ahead): 0 for ahead in range(1, MONTHS_AHEAD + 1)}
    for due_on, count in _deadlines(situation(facts, policy, today)).items():
        month = due_on.replace(day=1)
        if month in months:
            months[month] += count
    return tuple(months.items())


def _deadlines(now: Situation) -> Counter[date]:
    changed = Counter(account.password_changed_on for account in now.accounts)
    deadlines: Counter[date] = Counter()
    for changed_on, count in changed.items():
        if changed_on is not None:
            deadlines[password_due_on(changed_on, now.policy)] += count
    waiting = {unit.id for unit in now.facts.units} - being_checked(now.facts.reviews)
    signed_off = last_signed_off(now.facts.reviews).items()
    deadlines.update(review_due_on(day, now.policy) for unit_id, day in signed_off if unit_id in waiting)
    deadlines.update(task.due_on for task in open_review_tasks(now) if task.due_on is not None)
    deadlines.update(person.last_day for _, person in now.leaving if person.last_day is not None)
    return deadlines


def _sorted_out(facts: Facts, policy: Policy, today: date) -> tuple[list[Task], list[Task]]:
    """The tasks to do and the snoozed ones, each worst first; what is late is never asleep."""
    with no_collecting():
        tasks = _worst_first(situation(facts, policy, today))
    snoozed = {snooze.key for snooze in facts.snoozes if today < snooze.until}
    if not snoozed:
        return tasks, []
    kinds = {key.partition(":")[0] for key in snoozed}  # spares the keys of all other tasks
    asleep = [task.severity is not Severity.LATE and task.kind in kinds and task.key in snoozed for task in tasks]
    return list(compress(tasks, map(not_, asleep))), list(compress(tasks, asleep))


def _worst_first(now: Situation) -> list[Task]:
    leaving = list(leaving_tasks(now))
    others = told_once(list(chain.from_iterable(rule(now) for rule in _RULES)))
    parts = [_of_severity(part, severity) for severity in Severity for part in (leaving, others)]
    return list(chain.from_iterable(parts))


def _of_severity(tasks: Sequence[Task], severity: Severity) -> list[Task]:
    """The longest overdue first, or the nearest; sorting is stable, so that equals stay in the order of the rules."""
    chosen = [task for task in tasks if task.severity is severity]
    if severity is not Severity.UNKNOWN:
        chosen.sort(key=attrgetter("days"), reverse=True)
    return chosen

"""Ends that are known before they come: retirement on 30 September, and acting terms (circular 4.2).

They are announced ahead, since groups are to be taken away at once on the day after; without a recorded leave they are
late from that day on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

from elaas_desk.domain.people import DutyAssignment, Person
from elaas_desk.domain.rights import Verdict, judge
from elaas_desk.domain.situation import NONE, Situation
from elaas_desk.domain.task_rules import severity_of
from elaas_desk.domain.task_values import Action, Task, TaskKind

_NEXT_DAY = timedelta(days=1)
_by_person_and_end = attrgetter("person_id", "ends_on")


def retirement_tasks(now: Situation) -> Iterator[Task]:
    """People whose service ends by age and whose leave nobody has recorded yet."""
    first = now.today + timedelta(days=now.policy.retirement_lead_days)
    near = [each for each in now.people.values() if each.retires_on is not None and each.retires_on <= first]
    for person in sorted(near, key=attrgetter("id")):
        if person.last_day is None and person.retires_on is not None:
            yield _task(TaskKind.RETIREMENT_AHEAD, now, person, person.retires_on, ())


def acting_tasks(now: Situation) -> Iterator[Task]:
    """Acting terms that end soon, or ended and left something behind: one task for each person and last day.

    `group_ids` are the groups that lose their ground with the term. A term that is prolonged without a gap does not
    end. One that is over is done with when no such group is held any more, unless the person has no other duty and
    still an open account.
    """
    ending = _ending(now)
    if not ending:
        return
    concerned = {each.person_id for each in ending}
    orders: dict[int, list[DutyAssignment]] = {}
    for each in now.facts.assignments:
        if each.person_id in concerned:
            orders.setdefault(each.person_id, []).append(each)
    signed_in = {account.person_id for account in now.accounts}
    for (person_id, ends_on), terms in groupby(ending, key=_by_person_and_end):
        person = now.people.get(person_id)
        if person is None or person.last_day is not None:
            continue
        remaining = _in_force(orders[person_id], max(now.today, ends_on + _NEXT_DAY))
        lost = frozenset(term.duty_id for term in terms) - remaining
        groups = _without_ground(now, person, lost, remaining)
        nothing_left = bool(remaining) or person_id not in signed_in
        if lost and (now.today <= ends_on or groups or not nothing_left):
            yield _task(TaskKind.ACTING_ENDS, now, person, ends_on, groups)


def told_once(tasks: Sequence[Task]) -> Sequence[Task]:
    """Without the rights that an acting term which is over explains: its own row stands for them."""
    ended: Mapping[int | None, frozenset[int]] = {
        task.person_id: frozenset(task.group_ids)
        for task in tasks
        if task.kind is TaskKind.ACTING_ENDS and task.days is not None and task.days > 0
    }
    if not ended:
        return tasks

    def explained(task: Task) -> bool:
        rights = task.kind is TaskKind.RIGHTS_WITHOUT_DUTY
        return rights and ended.get(task.person_id, NONE).issuperset(task.group_ids)

    return [task for task in tasks if not explained(task)]


def _ending(now: Situation) -> list[DutyAssignment]:
    """The acting terms that are over or within the lead time, by person and last day."""
    first = now.today + timedelta(days=now.policy.acting_lead_days)
    acting = [each for each in now.facts.assignments if each.acting]
    near = [each for each in acting if each.ends_on is not None and each.ends_on <= first]
    return sorted(near, key=_by_person_and_end)


def _in_force(orders: Iterable[DutyAssignment], day: date) -> frozenset[int]:
    return frozenset(each.duty_id for each in orders if each.holds(day))


def _without_ground(now: Situation, person: Person, lost: frozenset[int], remaining: frozenset[int]) -> tuple[int, ...]:
    """The groups of the lost duties that the person holds and that no remaining duty justifies."""
    held = now.held.get(person.id, NONE)
    return tuple(
        sorted(
            group.id
            for group in now.facts.groups
            if group.id in held
            and not lost.isdisjoint(group.duty_ids)
            and judge(group, person.post, remaining, now.today) is Verdict.NO_DUTY
        )
    )


def _task(kind: TaskKind, now: Situation, person: Person, day: date, group_ids: tuple[int, ...]) -> Task:
    days = (now.today - day).days
    return Task(
        kind,
        severity_of(days),
        "4.2",
        Action.RECORD_LEAVE,
        person.unit_id,
        person.id,
        group_ids=group_ids,
        due_on=day,
        days=days,
    )

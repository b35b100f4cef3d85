"""What is to be done today, in words; nothing of it is stored but what somebody has put off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from elaas_desk.changes import Changed
from elaas_desk.domain import tasks as rules
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.tasks import Facts, Figures, Severity, Snooze, Task
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, only_unit, require
from elaas_desk.services.service import Service, note_of, require_order
from elaas_desk.services.task_lines import TaskWords
from elaas_desk.services.views import TaskLine


class Tasks(Service):
    """Today's list, its figures and the months ahead; a head of a subordinate unit sees that unit alone."""

    def due(self, actor: Actor, today: date) -> tuple[TaskLine, ...]:
        """Everything to do, worst first, without what is put off."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            facts = visible_facts(work, actor)
            return TaskWords(facts, work.office.get(), today).lines(rules.due_tasks(facts, self._policy, today))

    def put_off(self, actor: Actor, today: date) -> tuple[TaskLine, ...]:
        """What is put off for now."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            facts = visible_facts(work, actor)
            return TaskWords(facts, work.office.get(), today).lines(rules.snoozed_tasks(facts, self._policy, today))

    def figures(self, actor: Actor, today: date) -> Figures:
        """How the accounts in sight stand."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            return rules.figures(visible_facts(work, actor), self._policy, today)

    def falling_due(self, actor: Actor, today: date, month: date) -> tuple[TaskLine, ...]:
        """What falls due in the month of that day, however far ahead."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            facts = visible_facts(work, actor)
            tasks = rules.falling_due(facts, self._policy, today, month)
            return TaskWords(facts, work.office.get(), today).lines(tasks)

    def due_per_month(self, actor: Actor, today: date) -> tuple[tuple[date, int], ...]:
        """The first day of each of the next six months, and how much falls due in it."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            return rules.due_per_month(visible_facts(work, actor), self._policy, today)

    def snooze(self, actor: Actor, task_key: str, until: date, reason: str) -> Changed:
        """Put a task off until a day after today, with a reason; a late one is never put off (TASK_IS_LATE)."""
        reason = note_of(reason, "reason")
        if not reason:
            raise UserError(Problem.EMPTY, field="reason")
        today = self._today()
        require_order(today + timedelta(days=1), until, "until")
        with self._work(actor) as work:
            task = self._task(work, task_key, today)
            require(actor, Deed.ENTER, task.unit_id)
            if task.severity is Severity.LATE:
                raise UserError(Problem.TASK_IS_LATE)
            work.snoozes.add(Snooze(task_key, until, reason))
            work.commit()
        return Changed.TASKS

    def wake(self, actor: Actor, task_key: str) -> Changed:
        """Let a task that was put off come back."""
        with self._work(actor) as work:
            task = self._task(work, task_key, self._today())
            require(actor, Deed.ENTER, task.unit_id)
            work.snoozes.remove(task_key)
            work.commit()
        return Changed.TASKS

    def _task(self, work: UnitOfWork, key: str, today: date) -> Task:
        awake = replace(work.facts(), snoozes=())
        for task in rules.due_tasks(awake, self._policy, today):
            if task.key == key:
                return task
        raise UserError(Problem.NOT_FOUND)


def visible_facts(work: UnitOfWork, actor: Actor) -> Facts:
    """All facts, or those of the actor's own unit."""
    facts = work.facts()
    unit_id = only_unit(actor, Deed.READ)
    if unit_id is None:
        return facts
    people = tuple(each for each in facts.people if each.unit_id == unit_id)
    person_ids = {each.id for each in people}
    accounts = tuple(each for each in facts.accounts if each.person_id in person_ids)
    account_ids = {each.id for each in accounts}
    return replace(
        facts,
        units=tuple(each for each in facts.units if each.id == unit_id),
        people=people,
        accounts=accounts,
        memberships=tuple(each for each in facts.memberships if each.account_id in account_ids),
        assignments=tuple(each for each in facts.assignments if each.person_id in person_ids),
        requests=tuple(each for each in facts.requests if each.draft.person_id in person_ids),
        reviews=tuple(each for each in facts.reviews if each.unit_id == unit_id),
        exceptions=tuple(each for each in facts.exceptions if each.person_id in person_ids),
        removals=tuple(each for each in facts.removals if each.unit_id == unit_id),
        departures=tuple(each for each in facts.departures if each.person_id in person_ids),
    )

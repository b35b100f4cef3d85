"""The rules that find tasks about deadlines: leaving, reviews, passwords, requests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from operator import attrgetter

from elaas_desk.domain.password_age import password_due_on
from elaas_desk.domain.requests import OPEN_STATES
from elaas_desk.domain.reviews import being_checked, last_signed_off, review_due_on
from elaas_desk.domain.routing import route
from elaas_desk.domain.situation import Situation
from elaas_desk.domain.task_values import Action, Severity, Task, TaskKind

LATE, UNKNOWN, SOON = Severity.LATE, Severity.UNKNOWN, Severity.SOON


def leaving_tasks(now: Situation) -> Iterator[Task]:
    """Open accounts of those who left, red from the day after the last day; announced ahead (circular 4.2).

    An open account without any group counts as well: somebody who left can still sign in.
    """
    if not now.leaving:
        return
    held: dict[int, set[int]] = {account.id: set() for account, _ in now.leaving}
    for each in now.memberships:
        if each.account_id in held:
            held[each.account_id].add(each.group_id)
    for account, person in now.leaving:
        last_day = person.last_day
        if last_day is not None and (days := (now.today - last_day).days) >= -now.policy.leaving_lead_days:
            yield Task(
                TaskKind.REMOVE_NOW,
                severity_of(days),
                "4.2",
                Action.REMOVE_FROM_GROUPS,
                person.unit_id,
                person.id,
                account.id,
                group_ids=tuple(sorted(held[account.id])),
                due_on=last_day,
                days=days,
            )


def severity_of(days: int) -> Severity:
    """The last day in time is not late; the day after it is."""
    return LATE if days > 0 else SOON


def review_tasks(now: Situation) -> Iterator[Task]:
    """Units whose review is due, or was never signed off and so counts as due now (circular 4).

    A unit in which nobody has an open account has no users to be checked, and one whose review is open has a task that
    tells how far it has come.
    """
    signed_off = last_signed_off(now.facts.reviews)
    running = being_checked(now.facts.reviews)
    peopled = set(map(attrgetter("unit_id"), now.holders)) | {person.unit_id for _, person in now.leaving}
    for unit in sorted(now.facts.units, key=attrgetter("id")):
        if unit.id not in peopled or unit.id in running:
            continue
        if unit.id not in signed_off:
            yield Task(TaskKind.REVIEW_DUE, UNKNOWN, "4", Action.START_REVIEW, unit.id)
            continue
        due_on = review_due_on(signed_off[unit.id], now.policy)
        days = (now.today - due_on).days
        if days >= -now.policy.review_lead_days:
            yield Task(
                TaskKind.REVIEW_DUE, severity_of(days), "4", Action.START_REVIEW, unit.id, due_on=due_on, days=days
            )


def password_tasks(now: Situation) -> Iterator[Task]:
    """Passwords that are overdue, due within the lead time, or of unknown age (circular 3.4.2)."""
    due: dict[date, tuple[date, int]] = {}
    first = -now.policy.password_lead_days
    for account, person in now.active():
        changed_on = account.password_changed_on
        if changed_on is None:
            yield Task(
                TaskKind.PASSWORD_UNKNOWN, UNKNOWN, "3.4.2", Action.SET_DATE, person.unit_id, person.id, account.id
            )
            continue
        if changed_on not in due:
            due_on = password_due_on(changed_on, now.policy)
            due[changed_on] = due_on, (now.today - due_on).days
        due_on, days = due[changed_on]
        if days >= first:
            yield Task(
                TaskKind.PASSWORD_DUE,
                severity_of(days),
                "3.4.2",
                Action.RECORD_PASSWORD,
                person.unit_id,
                person.id,
                account.id,
                due_on=due_on,
                days=days,
            )


def request_tasks(now: Situation) -> Iterator[Task]:
    """Open requests that have stayed in one state for as long as they may (circular 1)."""
    for request in sorted(now.facts.requests, key=attrgetter("id")):
        person = now.people.get(request.draft.person_id)
        if request.state not in OPEN_STATES or person is None:
            continue
        due_on = request.since + timedelta(days=now.policy.request_stuck_days[request.state])
        days = (now.today - due_on).days
        if days >= 0:
            yield Task(
                TaskKind.REQUEST_STUCK,
                severity_of(days),
                route(person.post, request.draft.reason).clause,
                Action.OPEN_REQUEST,
                person.unit_id,
                person.id,
                request_id=request.id,
                due_on=due_on,
                days=days,
            )

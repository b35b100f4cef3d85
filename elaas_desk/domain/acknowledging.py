"""When somebody has to sign for clauses 3.1 to 3.4: at first, after each new circular, and yearly where that is set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from elaas_desk.domain.accounts import Account
from elaas_desk.domain.acknowledgements import AcknowledgementRepeat
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.people import Person
from elaas_desk.domain.policy import Policy
from elaas_desk.domain.situation import Situation
from elaas_desk.domain.task_rules import severity_of
from elaas_desk.domain.task_values import Action, Severity, Task, TaskKind
from elaas_desk.thai.dates import add_months

CLAUSE = "3.1-3.4"
_YEAR = 12


@dataclass(frozen=True, slots=True)
class AcknowledgementDue:
    """A signature that is asked for now. `days` is today minus the last day in time: positive is late.

    Both are None where the opening of the account is unknown.
    """

    due_on: date | None
    days: int | None
    again: bool  # it was signed before


def acknowledgement_due(
    person: Person,
    policy: Policy,
    repeat: AcknowledgementRepeat,
    today: date,
    *,
    opened_on: date | None,
    signed_for: str = "",
) -> AcknowledgementDue | None:
    """Whether the person has to sign now, and since when; None while the last signature serves.

    `opened_on` is the day of the account, `signed_for` the number of the circular of the last signature, empty where
    the register does not know it. The first signature and that for a new circular have the days of grace; a yearly one
    falls due on the day itself and is announced by as many days.
    """
    signed_on = person.acknowledged_on
    grace = timedelta(days=policy.acknowledgement_days)
    due_on = _due_on(signed_on, opened_on, signed_for, policy, repeat)
    if due_on is None:
        return AcknowledgementDue(None, None, again=False) if signed_on is None else None
    if today < due_on - grace:
        return None
    return AcknowledgementDue(due_on, (today - due_on).days, again=signed_on is not None)


def due_of(person: Person, account: Account, facts: Facts, policy: Policy, today: date) -> AcknowledgementDue | None:
    """As `acknowledgement_due`, by what the register knows of somebody with that account."""
    return acknowledgement_due(
        person,
        policy,
        facts.acknowledgement_repeat,
        today,
        opened_on=account.opened_on,
        signed_for=facts.signed_for.get(person.id, ""),
    )


def acknowledgement_tasks(now: Situation) -> Iterator[Task]:
    """Everyone with an open account who has to sign; once for each person."""
    asked: set[int] = set()
    policy, signed_for = now.policy, now.facts.signed_for

    @cache  # most people signed on one of a few days
    def serves(signed_on: date | None, circular: str) -> bool:
        if signed_on is None:
            return False
        due_on = _due_on(signed_on, None, circular, policy, now.facts.acknowledgement_repeat)
        return due_on is None or now.today < due_on - timedelta(days=policy.acknowledgement_days)

    for account, person in now.active():
        if serves(person.acknowledged_on, signed_for.get(person.id, "")) or person.id in asked:
            continue
        asked.add(person.id)
        due = due_of(person, account, now.facts, policy, now.today)
        if due is not None:
            yield Task(
                TaskKind.ACKNOWLEDGEMENT_MISSING,
                Severity.UNKNOWN if due.days is None else severity_of(due.days),
                CLAUSE,
                Action.PRINT_ACKNOWLEDGEMENT,
                person.unit_id,
                person.id,
                account.id,
                due_on=due.due_on,
                days=due.days,
            )


def _due_on(
    signed_on: date | None,
    opened_on: date | None,
    signed_for: str,
    policy: Policy,
    repeat: AcknowledgementRepeat,
) -> date | None:
    """The last day in time of the next signature; None where none is asked for, or its day is unknown."""
    circular = policy.circular
    asked_on = circular.dated if opened_on is None else max(circular.dated, opened_on)
    asked_on += timedelta(days=policy.acknowledgement_days)
    if signed_on is None:
        return None if opened_on is None else asked_on
    if signed_on < circular.dated or signed_for not in {"", circular.number}:
        return asked_on
    return add_months(signed_on, _YEAR) if repeat is AcknowledgementRepeat.YEARLY else None

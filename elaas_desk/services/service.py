"""What every service has in common: the open register, the circular, and the clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.policy import Policy
from elaas_desk.errors import FieldProblem, InvalidInputError, Problem, UserError
from elaas_desk.persistence.database import Database
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.thai.text import normalise

Clock = Callable[[], datetime]
"""The present moment; handed in, so that a test can set it."""

LONGEST_NOTE = 200
"""Characters of a reason or a note, wherever one is typed."""


class Service:
    """An area of work over one open register; each public method is one transaction."""

    def __init__(self, database: Database, policy: Policy, clock: Clock) -> None:
        self._database = database
        self._policy = policy
        self._clock = clock

    def _work(self, actor: Actor) -> UnitOfWork:
        return self._database.work(actor, self._clock())

    def _today(self) -> date:
        return self._clock().date()


def refuse_if(problems: tuple[FieldProblem, ...]) -> None:
    """Raise InvalidInputError when anything is wrong with the inputs."""
    if problems:
        raise InvalidInputError(problems)


def require_version(expected: int, found: int) -> None:
    """Raise CHANGED_MEANWHILE when the thing on the screen is no longer the one in the register."""
    if expected != found:
        raise UserError(Problem.CHANGED_MEANWHILE)


def note_of(text: str, field: str, limit: int = LONGEST_NOTE) -> str:
    """A text that somebody typed beside a record, in its normal form; TOO_LONG with its `limit`."""
    note = normalise(text)
    if len(note) > limit:
        raise UserError(Problem.TOO_LONG, field=field, limit=str(limit))
    return note


def require_past(on: date, today: date, field: str = "on") -> None:
    """Raise DATE_IN_FUTURE for something that is recorded before it happened."""
    if on > today:
        raise UserError(Problem.DATE_IN_FUTURE, field=field)


def require_order(start: date | None, end: date, field: str = "on") -> None:
    """Raise END_BEFORE_START when something would end before it began."""
    if start is not None and end < start:
        raise UserError(Problem.END_BEFORE_START, field=field)

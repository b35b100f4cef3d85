"""The steps that a request takes after it was made, and the way back from the last of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.people import Person
from elaas_desk.domain.requests import NEXT_STATES, AccessRequest, RequestState, Step
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, may, require
from elaas_desk.services.fulfilment import fulfil
from elaas_desk.services.request_checks import deciding_unit, office_unit
from elaas_desk.services.service import Service, note_of, require_past, require_version
from elaas_desk.services.way_back import held_by, remember, take_back
from elaas_desk.thai import dates
from elaas_desk.thai.text import normalise

TOUCHED = Changed.REQUESTS | Changed.TASKS
"""What a step of a request changes at least."""

_CARRIED_OUT = TOUCHED | Changed.ACCOUNTS | Changed.GROUPS | Changed.REMOVALS
_DECISIONS = frozenset({RequestState.DONE, RequestState.REFUSED})
_CarryOut = Callable[[UnitOfWork, AccessRequest, Person], None]


class RequestSteps(Service):
    """Records each step with who, when, and the day on the paper.

    `on` is that day, by default today. DATE_IN_FUTURE, and STEP_BEFORE_FORMER for a day before the step before.
    """

    def mark_printed(self, actor: Actor, request_id: int, note: str = "", on: date | None = None) -> Changed:
        """Record that the papers are on paper, without the program having archived them."""
        return self._move(actor, request_id, RequestState.PRINTED, note, on)

    def mark_signed(self, actor: Actor, request_id: int, note: str = "", on: date | None = None) -> Changed:
        """Record that the papers have been signed."""
        return self._move(actor, request_id, RequestState.SIGNED, note, on)

    def mark_sent(self, actor: Actor, request_id: int, note: str = "", on: date | None = None) -> Changed:
        """Record that the papers went to whom they are addressed."""
        return self._move(actor, request_id, RequestState.SENT, note, on)

    def mark_withdrawn(self, actor: Actor, request_id: int, note: str = "", on: date | None = None) -> Changed:
        """Record that the request is no longer wanted; its number stays used."""
        return self._move(actor, request_id, RequestState.WITHDRAWN, note, on)

    def mark_refused(self, actor: Actor, request_id: int, note: str, on: date | None = None) -> Changed:
        """Record that the one addressed refused, and why."""
        if not normalise(note):
            raise UserError(Problem.EMPTY, field="note")
        return self._move(actor, request_id, RequestState.REFUSED, note, on)

    def mark_done(self, actor: Actor, request_id: int, username: str, on: date, note: str = "") -> Changed:
        """Record that New e-LAAS was changed as asked, and change the register with it, in one transaction.

        A new user gets an account and its groups; a change of rights gives and ends groups; who could not get in has
        a password of that day, and another user name when one is given that differs. The request is the reason of
        everything that it changes. What holds already is left as it is.
        """

        def carry_out(work: UnitOfWork, request: AccessRequest, person: Person) -> None:
            before = held_by(work, person.id, on)
            fulfil(work, actor, request, person, normalise(username), on)
            remember(work, request, before, held_by(work, person.id, on), self._clock(), actor.name)

        self._move(actor, request_id, RequestState.DONE, note, on, carry_out)
        return _CARRIED_OUT

    def undo(self, actor: Actor, request_id: int, version: int) -> Changed:
        """Take the last step back; the log keeps that it was taken, and that it was not meant.

        Who may record a step may take it back. What a request that was carried out changed goes with it, while
        nothing else has changed there since (CHANGED_AFTER_DONE). Papers stay in the archive. WRONG_STATE for a draft,
        SCAN_STILL_THERE where a printed request with a signed copy would be a draft again.
        """
        with self._work(actor) as work:
            request = work.requests.get(request_id)
            person = work.people.get(request.draft.person_id)
            require(actor, Deed.READ, person.unit_id)
            require(actor, *_right_to(request.state, request, person, office_unit(work).id))
            require_version(version, request.version)
            if len(request.steps) < 2:
                raise UserError(Problem.WRONG_STATE, state=request.state.value)
            steps = request.steps[:-1]
            if steps[-1].state is RequestState.DRAFT and work.attachments.of_request(request_id):
                raise UserError(Problem.SCAN_STILL_THERE)
            if request.state is RequestState.DONE:
                take_back(work, request, self._clock())
            work.requests.save(replace(request, state=steps[-1].state, steps=steps))
            work.commit()
        return _CARRIED_OUT if request.state is RequestState.DONE else TOUCHED

    def _move(
        self,
        actor: Actor,
        request_id: int,
        state: RequestState,
        note: str,
        on: date | None,
        carry_out: _CarryOut | None = None,
    ) -> Changed:
        note = note_of(note, "note")
        now = self._clock()
        on = on or now.date()
        with self._work(actor) as work:
            request = work.requests.get(request_id)
            person = work.people.get(request.draft.person_id)
            _require_step(work, actor, request, person, state)
            _require_day(request, on, now.date())
            if carry_out is not None:
                carry_out(work, request, person)
            step = Step(state, now, actor.name, note, None if on == now.date() else on)
            work.requests.save(replace(request, state=state, steps=(*request.steps, step)))
            work.commit()
        return TOUCHED


def next_states(actor: Actor, request: AccessRequest, person: Person, office_unit_id: int) -> tuple[RequestState, ...]:
    """What the actor may record next, in the order of the states."""
    allowed = NEXT_STATES[request.state]
    return tuple(
        state
        for state in RequestState
        if state in allowed and may(actor, *_right_to(state, request, person, office_unit_id))
    )


def can_undo(actor: Actor, request: AccessRequest, person: Person, office_unit_id: int) -> bool:
    """Whether there is a step to take back, and the actor may."""
    return len(request.steps) > 1 and may(actor, *_right_to(request.state, request, person, office_unit_id))


def _right_to(state: RequestState, request: AccessRequest, person: Person, office_unit_id: int) -> tuple[Deed, int]:
    """The deed that a step is, and the unit in which it is done."""
    if state in _DECISIONS:
        return Deed.DECIDE, deciding_unit(request.draft.reason, person, office_unit_id)
    return Deed.REQUEST, person.unit_id


def _require_step(work: UnitOfWork, actor: Actor, request: AccessRequest, person: Person, state: RequestState) -> None:
    require(actor, Deed.READ, person.unit_id)
    require(actor, *_right_to(state, request, person, office_unit(work).id))
    if state not in NEXT_STATES[request.state]:
        raise UserError(Problem.WRONG_STATE, state=request.state.value)


def _require_day(request: AccessRequest, on: date, today: date) -> None:
    """The day on the paper has come, and is not before the step that comes first."""
    require_past(on, today)
    former = request.steps[-1]
    if on < former.day:
        raise UserError(Problem.STEP_BEFORE_FORMER, field="on", state=former.state.value, day=dates.short(former.day))

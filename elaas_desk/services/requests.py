"""Requests for access (circular 1): from the draft to the day on which it was carried out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.people import Person
from elaas_desk.domain.requests import NEXT_STATES, AccessRequest, RequestDraft, RequestState, Step
from elaas_desk.domain.routing import reason_choices, route
from elaas_desk.domain.validation import tidied
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, may, only_unit, require
from elaas_desk.services.account_records import open_account
from elaas_desk.services.fulfilment import fulfil
from elaas_desk.services.numbering import next_number
from elaas_desk.services.paper_values import PaperFacts, addressee
from elaas_desk.services.person_records import name_order
from elaas_desk.services.request_checks import check_request, deciding_unit, office_unit, paper_facts
from elaas_desk.services.service import Service, note_of, refuse_if, require_order, require_past, require_version
from elaas_desk.services.views import Candidate, RequestCheck, RequestDetail, RequestEntry, RequestLine
from elaas_desk.thai.digits import to_thai
from elaas_desk.thai.text import normalise

_TOUCHED = Changed.REQUESTS | Changed.TASKS
_DECISIONS = frozenset({RequestState.DONE, RequestState.REFUSED})


class Requests(Service):
    """Makes requests, numbers them, and records each step that they take."""

    def candidates(self, actor: Actor) -> tuple[Candidate, ...]:
        """Everybody in sight who has not left, in Thai order, with the reasons that the circular allows."""
        require(actor, Deed.REQUEST)
        only, today = only_unit(actor, Deed.REQUEST), self._today()
        with self._work(actor) as work:
            units = {unit.id: unit for unit in work.units.all()}
            accounts = {each.person_id: each for each in work.accounts.all() if each.is_open(today)}
            people = [each for each in work.people.all() if only is None or each.unit_id == only]
        return tuple(
            Candidate(
                person,
                units[person.unit_id],
                accounts.get(person.id),
                reason_choices(person.post, person.id in accounts),
            )
            for person in sorted(people, key=name_order)
            if not person.has_left(today)
        )

    def next_number(self, actor: Actor, dated: date) -> str:
        """The number that a request of that day would get now; it is given only when the request is kept."""
        require(actor, Deed.REQUEST)
        with self._work(actor) as work:
            return next_number(work, dated)

    def check(self, actor: Actor, draft: RequestDraft) -> RequestCheck:
        """What the circular says of a draft: the way it goes, what is wrong with it, what is worth a second look."""
        with self._work(actor) as work:
            person = _person(work, actor, draft.person_id)
            return check_request(work, self._policy, self._today(), person, _numbered(draft))

    def submit(self, actor: Actor, draft: RequestDraft) -> Added:
        """Keep a request as a draft. Without a number of its own it gets the next of the year, with no gap."""
        with self._work(actor) as work:
            draft = self._checked(work, actor, draft)
            number = draft.number or next_number(work, draft.dated)
            step = Step(RequestState.DRAFT, self._clock(), actor.name)
            request = AccessRequest(0, number, replace(draft, number=number), RequestState.DRAFT, (step,))
            request_id = work.requests.add(request)
            work.commit()
        return Added(_TOUCHED, request_id)

    def save_draft(self, actor: Actor, request_id: int, draft: RequestDraft, version: int) -> Changed:
        """Change a request that is still a draft; for the same person, with its number unless another is given."""
        with self._work(actor) as work:
            request = work.requests.get(request_id)
            _person(work, actor, request.draft.person_id)
            require_version(version, request.version)
            _require_state(request, RequestState.DRAFT)
            draft = self._checked(work, actor, draft, but=request.number)
            number = draft.number or request.number
            work.requests.save(replace(request, number=number, draft=replace(draft, number=number)))
            work.commit()
        return _TOUCHED

    def listed(self, actor: Actor) -> tuple[RequestEntry, ...]:
        """All requests in sight, the newest first."""
        require(actor, Deed.READ)
        only, today = only_unit(actor, Deed.READ), self._today()
        with self._work(actor) as work:
            units = {unit.id: unit for unit in work.units.all()}
            people = {each.id: each for each in work.people.all() if only is None or each.unit_id == only}
            requests = [each for each in work.requests.all() if each.draft.person_id in people]
        return tuple(
            RequestEntry(
                request,
                people[request.draft.person_id],
                units[people[request.draft.person_id].unit_id],
                route(people[request.draft.person_id].post, request.draft.reason),
                (today - request.since).days,
            )
            for request in reversed(requests)
        )

    def detail(self, actor: Actor, request_id: int) -> RequestDetail:
        """One request with its lines, papers and what the actor may record next."""
        with self._work(actor) as work:
            request = work.requests.get(request_id)
            person = work.people.get(request.draft.person_id)
            require(actor, Deed.READ, person.unit_id)
            facts = paper_facts(work, self._policy, self._today())
            return RequestDetail(
                request=request,
                person=person,
                unit=facts.unit(person.unit_id),
                account=open_account(work, person.id, self._today()),
                route=route(person.post, request.draft.reason),
                addressee=addressee(facts, route(person.post, request.draft.reason), person.unit_id),
                lines=_lines(facts, request.draft),
                documents=work.documents.of_request(request_id),
                next_states=_next_states(actor, request, person, facts.office_unit.id),
                scans=work.attachments.of_request(request_id),
            )

    def mark_printed(self, actor: Actor, request_id: int, note: str = "") -> Changed:
        """Record that the papers are on paper, without the program having archived them."""
        return self._move(actor, request_id, RequestState.PRINTED, note)

    def mark_signed(self, actor: Actor, request_id: int, note: str = "") -> Changed:
        """Record that the papers have been signed."""
        return self._move(actor, request_id, RequestState.SIGNED, note)

    def mark_sent(self, actor: Actor, request_id: int, note: str = "") -> Changed:
        """Record that the papers went to whom they are addressed."""
        return self._move(actor, request_id, RequestState.SENT, note)

    def mark_withdrawn(self, actor: Actor, request_id: int, note: str = "") -> Changed:
        """Record that the request is no longer wanted; its number stays used."""
        return self._move(actor, request_id, RequestState.WITHDRAWN, note)

    def mark_refused(self, actor: Actor, request_id: int, note: str) -> Changed:
        """Record that the one addressed refused, and why."""
        if not normalise(note):
            raise UserError(Problem.EMPTY, field="note")
        return self._move(actor, request_id, RequestState.REFUSED, note)

    def mark_done(self, actor: Actor, request_id: int, username: str, on: date, note: str = "") -> Changed:
        """Record that New e-LAAS was changed as asked, and change the register with it, in one transaction.

        A new user gets an account and its groups; a change of rights gives and ends groups; who could not get in has
        a password of that day, and another user name when one is given that differs. The request is the reason of
        everything that it changes. What holds already is left as it is.
        """

        def carry_out(work: UnitOfWork, request: AccessRequest, person: Person) -> None:
            require_past(on, self._today())
            require_order(request.draft.dated, on)
            fulfil(work, actor, request, person, normalise(username), on)

        changed = self._move(actor, request_id, RequestState.DONE, note, carry_out)
        return changed | Changed.ACCOUNTS | Changed.GROUPS | Changed.REMOVALS

    def _move(
        self,
        actor: Actor,
        request_id: int,
        state: RequestState,
        note: str,
        carry_out: Callable[[UnitOfWork, AccessRequest, Person], None] | None = None,
    ) -> Changed:
        note = note_of(note, "note")
        with self._work(actor) as work:
            request = work.requests.get(request_id)
            person = work.people.get(request.draft.person_id)
            _require_step(work, actor, request, person, state)
            if carry_out is not None:
                carry_out(work, request, person)
            step = Step(state, self._clock(), actor.name, note)
            work.requests.save(replace(request, state=state, steps=(*request.steps, step)))
            work.commit()
        return _TOUCHED

    def _checked(self, work: UnitOfWork, actor: Actor, draft: RequestDraft, but: str = "") -> RequestDraft:
        person = _person(work, actor, draft.person_id)
        draft = _numbered(tidied(draft))
        refuse_if(check_request(work, self._policy, self._today(), person, draft, but).problems)
        return draft


def _person(work: UnitOfWork, actor: Actor, person_id: int) -> Person:
    person = work.people.get(person_id)
    require(actor, Deed.REQUEST, person.unit_id)
    return person


def _numbered(draft: RequestDraft) -> RequestDraft:
    """Numbers are kept in Thai digits, as they are quoted from paper."""
    return replace(draft, number=to_thai(normalise(draft.number)))


def _require_state(request: AccessRequest, state: RequestState) -> None:
    if request.state is not state:
        raise UserError(Problem.WRONG_STATE, state=request.state.value)


def _require_step(work: UnitOfWork, actor: Actor, request: AccessRequest, person: Person, state: RequestState) -> None:
    require(actor, Deed.READ, person.unit_id)
    if state in _DECISIONS:
        require(actor, Deed.DECIDE, deciding_unit(request.draft.reason, person, office_unit(work).id))
    else:
        require(actor, Deed.REQUEST, person.unit_id)
    if state not in NEXT_STATES[request.state]:
        raise UserError(Problem.WRONG_STATE, state=request.state.value)


def _next_states(actor: Actor, request: AccessRequest, person: Person, office_unit_id: int) -> tuple[RequestState, ...]:
    decides = may(actor, Deed.DECIDE, deciding_unit(request.draft.reason, person, office_unit_id))
    asks = may(actor, Deed.REQUEST, person.unit_id)
    allowed = NEXT_STATES[request.state]
    return tuple(state for state in RequestState if state in allowed and (decides if state in _DECISIONS else asks))


def _lines(facts: PaperFacts, draft: RequestDraft) -> tuple[RequestLine, ...]:
    groups = {group.id: group for group in facts.groups}
    return tuple(
        RequestLine(groups[line.group_id], line.change, line.duty, line.order_number, line.order_date)
        for line in draft.changes
    )

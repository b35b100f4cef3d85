"""Requests for access (circular 1): from the draft to the day on which it was carried out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.people import Person
from elaas_desk.domain.requests import AccessRequest, RequestDraft, RequestState, Step
from elaas_desk.domain.routing import reason_choices, route
from elaas_desk.domain.validation import tidied
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, only_unit, require
from elaas_desk.services.account_records import open_account
from elaas_desk.services.numbering import next_number
from elaas_desk.services.paper_values import PaperFacts, addressee
from elaas_desk.services.person_records import name_order
from elaas_desk.services.request_checks import check_request, paper_facts
from elaas_desk.services.request_steps import TOUCHED, RequestSteps, can_undo, next_states
from elaas_desk.services.service import refuse_if, require_version
from elaas_desk.services.views import Candidate, RequestCheck, RequestDetail, RequestEntry, RequestLine
from elaas_desk.thai.digits import to_thai
from elaas_desk.thai.text import normalise

_STROKE = re.compile(r"\s*/\s*")


class Requests(RequestSteps):
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
        return Added(TOUCHED, request_id)

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
        return TOUCHED

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
                next_states=next_states(actor, request, person, facts.office_unit.id),
                scans=work.attachments.of_request(request_id),
                can_undo=can_undo(actor, request, person, facts.office_unit.id),
            )

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
    """Numbers are kept in Thai digits and without blanks at the stroke, as they are quoted from paper."""
    return replace(draft, number=to_thai(_STROKE.sub("/", normalise(draft.number))))


def _require_state(request: AccessRequest, state: RequestState) -> None:
    if request.state is not state:
        raise UserError(Problem.WRONG_STATE, state=request.state.value)


def _lines(facts: PaperFacts, draft: RequestDraft) -> tuple[RequestLine, ...]:
    groups = {group.id: group for group in facts.groups}
    return tuple(
        RequestLine(groups[line.group_id], line.change, line.duty, line.order_number, line.order_date)
        for line in draft.changes
    )

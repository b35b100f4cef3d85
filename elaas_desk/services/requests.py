"""Requests for access (circular 1): from the draft to the day on which it was carried out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from elaas_desk.changes import Added, AddedAll, Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.requests import AccessRequest, RequestDraft, RequestState
from elaas_desk.domain.routing import reason_choices, route
from elaas_desk.domain.validation import tidied
from elaas_desk.errors import Problem, UserError
from elaas_desk.services.access import Deed, only_unit, require
from elaas_desk.services.account_records import open_account
from elaas_desk.services.numbering import next_numbers
from elaas_desk.services.paper_values import PaperFacts, addressee
from elaas_desk.services.person_records import name_order
from elaas_desk.services.request_checks import check_request, paper_facts
from elaas_desk.services.request_records import keep, keep_all, numbered, person_of_draft
from elaas_desk.services.request_steps import TOUCHED, RequestSteps, can_undo, next_states
from elaas_desk.services.service import refuse_if, require_version
from elaas_desk.services.views import Candidate, RequestCheck, RequestDetail, RequestEntry, RequestLine


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
        return self.next_numbers(actor, dated, 1)[0]

    def next_numbers(self, actor: Actor, dated: date, count: int) -> tuple[str, ...]:
        """The numbers that so many requests of that day would get now."""
        require(actor, Deed.REQUEST)
        with self._work(actor) as work:
            return next_numbers(work, dated, count)

    def check(self, actor: Actor, draft: RequestDraft) -> RequestCheck:
        """What the circular says of a draft: the way it goes, what is wrong with it, what is worth a second look."""
        with self._work(actor) as work:
            person = person_of_draft(work, actor, draft.person_id)
            return check_request(work, self._policy, self._today(), person, numbered(draft))

    def submit(self, actor: Actor, draft: RequestDraft) -> Added:
        """Keep a request as a draft. Without a number of its own it gets the next of the year, with no gap."""
        with self._work(actor) as work:
            request = keep(work, self._policy, self._clock(), actor, draft)
            work.commit()
        return Added(TOUCHED, request.id)

    def submit_many(self, actor: Actor, drafts: Sequence[RequestDraft]) -> AddedAll:
        """Keep one draft for each of several people in one transaction, or none of them; see `keep_all`."""
        if not drafts:
            raise UserError(Problem.NOTHING_CHOSEN)
        with self._work(actor) as work:
            kept = keep_all(work, self._policy, self._clock(), actor, drafts)
            work.commit()
        return AddedAll(TOUCHED, tuple(request.id for request in kept))

    def save_draft(self, actor: Actor, request_id: int, draft: RequestDraft, version: int) -> Changed:
        """Change a request that is still a draft; for the same person, with its number unless another is given."""
        with self._work(actor) as work:
            request = work.requests.get(request_id)
            person = person_of_draft(work, actor, request.draft.person_id)
            require_version(version, request.version)
            _require_state(request, RequestState.DRAFT)
            draft = replace(numbered(tidied(draft)), person_id=person.id)
            check = check_request(work, self._policy, self._today(), person, draft, request.number)
            refuse_if(check.problems)
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


def _require_state(request: AccessRequest, state: RequestState) -> None:
    if request.state is not state:
        raise UserError(Problem.WRONG_STATE, state=request.state.value)


def _lines(facts: PaperFacts, draft: RequestDraft) -> tuple[RequestLine, ...]:
    groups = {group.id: group for group in facts.groups}
    return tuple(
        RequestLine(groups[line.group_id], line.change, line.duty, line.order_number, line.order_date)
        for line in draft.changes
    )

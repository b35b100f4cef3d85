"""Requests as they are kept: one, or one each for several people with the same reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.people import Person
from elaas_desk.domain.policy import Policy
from elaas_desk.domain.requests import AccessRequest, RequestDraft, RequestState, Step
from elaas_desk.domain.routing import goes_by_form2_alone
from elaas_desk.domain.validation import tidied
from elaas_desk.errors import FieldProblem, Problem
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, require
from elaas_desk.services.numbering import next_number
from elaas_desk.services.request_checks import check_request, paper_facts
from elaas_desk.services.service import refuse_if
from elaas_desk.thai.digits import to_thai
from elaas_desk.thai.text import normalise

_STROKE = re.compile(r"\s*/\s*")


def person_of_draft(work: UnitOfWork, actor: Actor, person_id: int) -> Person:
    """For whom it is, where the actor may ask for them."""
    person = work.people.get(person_id)
    require(actor, Deed.REQUEST, person.unit_id)
    return person


def numbered(draft: RequestDraft) -> RequestDraft:
    """Numbers are kept in Thai digits and without blanks at the stroke, as they are quoted from paper."""
    return replace(draft, number=to_thai(_STROKE.sub("/", normalise(draft.number))))


def keep(work: UnitOfWork, policy: Policy, now: datetime, actor: Actor, draft: RequestDraft) -> AccessRequest:
    """Keep a request as a draft; without a number of its own it gets the next of the year."""
    person = person_of_draft(work, actor, draft.person_id)
    draft = numbered(tidied(draft))
    refuse_if(check_request(work, policy, now.date(), person, draft).problems)
    return _kept(work, now, actor, draft)


def keep_all(
    work: UnitOfWork, policy: Policy, now: datetime, actor: Actor, drafts: Sequence[RequestDraft]
) -> tuple[AccessRequest, ...]:
    """Keep one request for each draft, numbered in their order, or none of them.

    A problem names its draft: `drafts[2].changes`. GOES_APART for who needs other papers than Form 2.
    """
    people = [person_of_draft(work, actor, draft.person_id) for draft in drafts]
    tidy = [numbered(tidied(draft)) for draft in drafts]
    found: list[FieldProblem] = []
    facts = paper_facts(work, policy, now.date())
    for at, (person, draft) in enumerate(zip(people, tidy, strict=True)):
        if not goes_by_form2_alone(person.post):
            found.append(FieldProblem(f"drafts[{at}].person_id", Problem.GOES_APART, {"name": person.name.full}))
        problems = check_request(work, policy, now.date(), person, draft, facts=facts).problems
        found += [FieldProblem(f"drafts[{at}].{each.field}", each.problem, each.values) for each in problems]
    refuse_if(tuple(found))
    return tuple(_kept(work, now, actor, draft) for draft in tidy)


def _kept(work: UnitOfWork, now: datetime, actor: Actor, draft: RequestDraft) -> AccessRequest:
    number = draft.number or next_number(work, draft.dated)
    step = Step(RequestState.DRAFT, now, actor.name)
    request = AccessRequest(0, number, replace(draft, number=number), RequestState.DRAFT, (step,))
    return work.requests.get(work.requests.add(request))

"""Papers: shown before they are kept, and kept as they were issued."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Any, BinaryIO

from elaas_desk.changes import Changed
from elaas_desk.domain import governance_papers, list_papers, notice_papers, papers
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.blanks import FilledBlank
from elaas_desk.domain.evidence_papers import EvidenceFile, EvidencePack
from elaas_desk.domain.people import Person
from elaas_desk.domain.policy import Policy
from elaas_desk.domain.requests import (
    NEXT_STATES,
    AccessRequest,
    IssuedDocument,
    PaperKind,
    RequestDraft,
    RequestState,
    Step,
)
from elaas_desk.domain.tasks import due_tasks
from elaas_desk.domain.validation import tidied
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.database import Database
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, only_unit, require
from elaas_desk.services.blank_papers import Drawn, drawn, shown
from elaas_desk.services.leaver_papers import acknowledgement, removal_notice, what_to_remove
from elaas_desk.services.numbering import next_number
from elaas_desk.services.paper_values import PaperFacts, due_list, papers_of
from elaas_desk.services.person_records import name_order
from elaas_desk.services.request_checks import check_request, office_unit, paper_facts
from elaas_desk.services.request_records import keep_all
from elaas_desk.services.service import Clock, Service, refuse_if
from elaas_desk.services.task_lines import TaskWords
from elaas_desk.services.tasks import visible_facts
from elaas_desk.services.views import Paper
from elaas_desk.thai.digits import to_thai
from elaas_desk.thai.text import normalise

ISSUED = Changed.DOCUMENTS | Changed.REQUESTS | Changed.TASKS
"""What issuing the papers of a request changes."""


@dataclass(frozen=True, slots=True)
class Renderers:
    """What draws the papers: a value in, the bytes of a PDF out."""

    form1: Callable[[papers.Form1], bytes]
    form2: Callable[[papers.Form2], bytes]
    letter: Callable[[papers.CoverLetter], bytes]
    due_list: Callable[[papers.DueList], bytes]
    recovery_sheet: Callable[[papers.RecoveryKeySheet], bytes]
    acknowledgement: Callable[[governance_papers.Acknowledgement], bytes]
    removal_notice: Callable[[governance_papers.RemovalNotice], bytes]
    review_report: Callable[[governance_papers.ReviewReport], bytes]
    user_list: Callable[[list_papers.UserList], bytes]
    group_list: Callable[[list_papers.GroupList], bytes]
    matrix: Callable[[list_papers.Matrix], bytes]
    reminder: Callable[[notice_papers.Reminder], bytes]
    password_slip: Callable[[notice_papers.PasswordSlip], bytes]
    late_memo: Callable[[notice_papers.LateMemo], bytes]
    evidence_pack: Callable[[EvidencePack, Callable[[EvidenceFile], bytes], BinaryIO], None]
    """Writes the pack into a file, reading one of its files at a time; the others give their bytes."""
    overlay: Callable[[bytes, FilledBlank], bytes]
    """Draws on an official blank, whose bytes come first."""

    def draw(self, value: papers.Paper) -> bytes:
        """The paper of any kind; UNKNOWN_GLYPH says in `place` which of its texts it is."""
        try:
            return self._drawn(value)
        except UserError as refused:
            place = papers.place_of(value, refused.values["char"])
            raise UserError(refused.problem, place=place, **refused.values) from None

    def _drawn(self, value: papers.Paper) -> bytes:
        by_value: dict[type, Callable[[Any], bytes]] = {
            papers.Form1: self.form1,
            papers.Form2: self.form2,
            papers.CoverLetter: self.letter,
            papers.DueList: self.due_list,
            papers.RecoveryKeySheet: self.recovery_sheet,
            governance_papers.Acknowledgement: self.acknowledgement,
            governance_papers.RemovalNotice: self.removal_notice,
            governance_papers.ReviewReport: self.review_report,
            list_papers.UserList: self.user_list,
            list_papers.GroupList: self.group_list,
            list_papers.Matrix: self.matrix,
            notice_papers.Reminder: self.reminder,
            notice_papers.PasswordSlip: self.password_slip,
            notice_papers.LateMemo: self.late_memo,
        }
        return by_value[type(value)](value)


class Documents(Service):
    """Draws papers and archives what was issued; the archive is what is printed again."""

    def __init__(self, database: Database, policy: Policy, clock: Clock, renderers: Renderers) -> None:
        super().__init__(database, policy, clock)
        self._renderers = renderers

    def preview(self, actor: Actor, draft: RequestDraft, *, own_form: bool = False) -> tuple[Paper, ...]:
        """The papers of a draft as they would be printed, with the number that it would get; nothing is kept.

        They stand on the official blank of their day, where there is one, unless `own_form`; what the blank cannot take
        is shown on our own form, with the reason.
        NOT_FOUND for a group that the catalogue does not have; other problems of the draft do not stop a preview.
        """
        draft = tidied(draft)
        with self._work(actor) as work:
            require(actor, Deed.REQUEST, work.people.get(draft.person_id).unit_id)
            number = to_thai(normalise(draft.number)) or next_number(work, draft.dated)
            facts = paper_facts(work, self._policy, self._today())
            if not {line.group_id for line in draft.changes} <= {group.id for group in facts.groups}:
                raise UserError(Problem.NOT_FOUND, field="changes")
            values = papers_of(facts, draft, number)
            return tuple(_on_paper(value, shown(work, self._renderers, value, own_form=own_form)) for value in values)

    def issue(self, actor: Actor, request_id: int, *, own_form: bool = False) -> tuple[IssuedDocument, ...]:
        """Draw and archive the papers of a request, which then is printed; all in one transaction.

        BLANK_TOO_SMALL where the official blank of its day cannot take a value, BLANK_NO_GROUPS where it has no row for
        the groups, unless `own_form`.
        WRONG_STATE once it was signed: then the archive is what is printed again (`content`).
        """
        with self._work(actor) as work:
            request = work.requests.get(request_id)
            person = work.people.get(request.draft.person_id)
            require(actor, Deed.REQUEST, person.unit_id)
            if RequestState.PRINTED not in NEXT_STATES[request.state]:
                raise UserError(Problem.WRONG_STATE, state=request.state.value)
            today = self._today()
            refuse_if(check_request(work, self._policy, today, person, request.draft, request.number).problems)
            issued = self._issue(
                work, actor, paper_facts(work, self._policy, today), request, person, own_form=own_form
            )
            work.commit()
        return issued

    def issue_many(
        self, actor: Actor, drafts: Sequence[RequestDraft], *, own_form: bool = False
    ) -> tuple[IssuedDocument, ...]:
        """Keep one request for each of several people and issue its Form 2, all in one transaction; see `keep_all`.

        The numbers run in the order of the drafts, and so do the papers that are given back.
        """
        if not drafts:
            raise UserError(Problem.NOTHING_CHOSEN)
        with self._work(actor) as work:
            kept = keep_all(work, self._policy, self._clock(), actor, drafts)
            people = [work.people.get(request.draft.person_id) for request in kept]
            facts = paper_facts(work, self._policy, self._today())
            issued = [
                self._issue(work, actor, facts, *each, own_form=own_form) for each in zip(kept, people, strict=True)
            ]
            work.commit()
        return tuple(chain.from_iterable(issued))

    def _issue(
        self,
        work: UnitOfWork,
        actor: Actor,
        facts: PaperFacts,
        request: AccessRequest,
        person: Person,
        *,
        own_form: bool,
    ) -> tuple[IssuedDocument, ...]:
        values = papers_of(facts, request.draft, request.number)
        form = IssuedDocument(
            0,
            PaperKind.FORM2,
            request.id,
            person.id,
            person.unit_id,
            request.number,
            "",
            "",
            0,
            self._clock(),
            actor.name,
        )
        pressed = [(value, drawn(work, self._renderers, value, own_form=own_form)) for value in values]
        issued = tuple(keep(work, form, value, each.content) for value, each in pressed)
        step = Step(RequestState.PRINTED, self._clock(), actor.name)
        work.requests.save(replace(request, state=RequestState.PRINTED, steps=(*request.steps, step)))
        return issued

    def issue_due_list(self, actor: Actor, today: date) -> IssuedDocument:
        """Draw and archive the list of what is due in the units in sight."""
        require(actor, Deed.EXPORT)
        only = only_unit(actor, Deed.EXPORT)
        with self._work(actor) as work:
            facts = paper_facts(work, self._policy, today)
            seen = visible_facts(work, actor)
            lines = TaskWords(seen, facts.office, today).lines(due_tasks(seen, self._policy, today))
            unit = office_unit(work) if only is None else work.units.get(only)
            name = facts.office.full_name if only is None else unit.name
            issued = self._archive(work, self._form(actor, unit.id, None), due_list(facts, lines, name))
            work.commit()
        return issued

    def preview_removal_notice(self, actor: Actor, person_id: int) -> Paper:
        """The notice that somebody is taken out of the groups (4.2), as it would be printed; nothing is kept.

        Who has no last day is noticed of the groups that no duty justifies (4.1); NOT_LEFT where there is none.
        """
        with self._work(actor) as work:
            value, _ = self._removal_notice(work, actor, person_id)
        return self._paper(value)

    def issue_removal_notice(self, actor: Actor, person_id: int) -> IssuedDocument:
        """Draw and archive that notice."""
        with self._work(actor) as work:
            value, person = self._removal_notice(work, actor, person_id)
            issued = self._archive(work, self._form(actor, person.unit_id, person.id), value)
            work.commit()
        return issued

    def preview_acknowledgement(self, actor: Actor, person_ids: Sequence[int]) -> Paper:
        """The sheet on which these people sign for clauses 3.1 to 3.4; nothing is kept. NOTHING_CHOSEN."""
        with self._work(actor) as work:
            value, _ = self._acknowledgement(work, actor, person_ids)
        return self._paper(value)

    def issue_acknowledgement(self, actor: Actor, person_ids: Sequence[int]) -> IssuedDocument:
        """Draw and archive that sheet; a list of people of several units belongs to the office."""
        with self._work(actor) as work:
            value, people = self._acknowledgement(work, actor, person_ids)
            units = {person.unit_id for person in people}
            unit_id = units.pop() if len(units) == 1 else office_unit(work).id
            issued = self._archive(work, self._form(actor, unit_id, people[0].id if len(people) == 1 else None), value)
            work.commit()
        return issued

    def _removal_notice(self, work: UnitOfWork, actor: Actor, person_id: int) -> tuple[papers.Paper, Person]:
        person = work.people.get(person_id)
        require(actor, Deed.REQUEST, person.unit_id)
        removing = what_to_remove(work, person, self._today())
        return removal_notice(paper_facts(work, self._policy, self._today()), removing), person

    def _acknowledgement(
        self, work: UnitOfWork, actor: Actor, person_ids: Sequence[int]
    ) -> tuple[papers.Paper, list[Person]]:
        if not person_ids:
            raise UserError(Problem.NOTHING_CHOSEN, field="person_ids")
        people = sorted((work.people.get(each) for each in person_ids), key=name_order)
        for person in people:
            require(actor, Deed.REQUEST, person.unit_id)
        today = self._today()
        accounts = {each.person_id: each for each in work.accounts.all() if each.is_open(today)}
        units = [person.unit_id for person in people]
        return acknowledgement(paper_facts(work, self._policy, today), people, accounts, units), people

    def issued(self, actor: Actor) -> tuple[IssuedDocument, ...]:
        """All papers in sight that were ever issued, the newest first."""
        require(actor, Deed.READ)
        only = only_unit(actor, Deed.READ)
        with self._work(actor) as work:
            return tuple(each for each in reversed(work.documents.all()) if only is None or each.unit_id == only)

    def content(self, actor: Actor, document_id: int) -> bytes:
        """The bytes of a paper as it was issued; that they were taken out is a line in the log."""
        with self._work(actor) as work:
            document = work.documents.get(document_id)
            require(actor, Deed.EXPORT, document.unit_id)
            content = work.documents.content(document_id)
            work.audit.note("document_taken_out", "documents", document.code, document_id)
            work.commit()
        return content

    def _form(self, actor: Actor, unit_id: int, person_id: int | None) -> IssuedDocument:
        """A paper that belongs to no request, before it is drawn."""
        return IssuedDocument(
            0, PaperKind.REMOVAL_NOTICE, None, person_id, unit_id, "", "", "", 0, self._clock(), actor.name
        )

    def _paper(self, value: papers.Paper) -> Paper:
        content = self._renderers.draw(value)
        return Paper(PaperKind(value.kind.value), content, page_count(content), value=value)

    def _archive(self, work: UnitOfWork, form: IssuedDocument, value: papers.Paper) -> IssuedDocument:
        return archive(work, self._renderers, form, value)


def archive(work: UnitOfWork, renderers: Renderers, form: IssuedDocument, value: papers.Paper) -> IssuedDocument:
    """Draw a paper and keep it; `form` says to whom and what it belongs."""
    return keep(work, form, value, renderers.draw(value))


def keep(work: UnitOfWork, form: IssuedDocument, value: papers.Paper, content: bytes) -> IssuedDocument:
    """Keep a paper that was drawn, as the one that was issued."""
    document = replace(
        form,
        kind=PaperKind(value.kind.value),
        code=papers.code_of(value),
        sha256=hashlib.sha256(content).hexdigest(),
        pages=page_count(content),
    )
    return replace(document, id=work.documents.add(document, content))


def _on_paper(value: papers.Paper, pressed: Drawn) -> Paper:
    kind, content = PaperKind(value.kind.value), pressed.content
    blank = "" if pressed.blank is None else pressed.blank.name
    return Paper(kind, content, page_count(content), blank, pressed.on_blank, pressed.refusal, value, pressed.left_off)


def page_count(pdf: bytes) -> int:
    """How many pages a PDF of our own has."""
    import pypdfium2

    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return len(document)

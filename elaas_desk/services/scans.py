"""Scans of signed papers: of requests, acknowledgements and reviews."""

from __future__ import annotations

from dataclasses import replace

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.attachments import Attachment, SignedPaper
from elaas_desk.domain.requests import RequestState
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, require
from elaas_desk.services.scan_files import scan_of
from elaas_desk.services.service import Service


class Scans(Service):
    """Keeps the scans that show a paper as it was signed, gives them back as they came, takes wrong ones off."""

    def attach(self, actor: Actor, paper: SignedPaper, name: str, content: bytes) -> Added:
        """Keep a scan with its paper.

        Errors: SCAN_… for what the file is (`scan_files`), SCAN_TWICE for the same bytes on the same paper, WRONG_STATE
        for a request that was not printed yet.
        """
        scan = scan_of(name, content, self._clock(), actor.name)
        with self._work(actor) as work:
            require(actor, _deed(paper), _unit_of(work, paper))
            if paper.request_id is not None:
                _require_printed(work, paper.request_id)
            if any(each.sha256 == scan.sha256 for each in _scans_of(work, paper)):
                raise UserError(Problem.SCAN_TWICE, name=scan.name)
            scan = replace(
                scan,
                request_id=paper.request_id,
                acknowledgement_id=paper.acknowledgement_id,
                review_id=paper.review_id,
            )
            scan_id = work.attachments.add(scan, content)
            work.commit()
        return Added(_touched(paper), scan_id)

    def of(self, actor: Actor, paper: SignedPaper) -> tuple[Attachment, ...]:
        """The scans of a paper, in the order in which they came."""
        with self._work(actor) as work:
            require(actor, Deed.READ, _unit_of(work, paper))
            return _scans_of(work, paper)

    def content(self, actor: Actor, scan_id: int) -> bytes:
        """The bytes as they were dropped; that they were taken out is a line in the log."""
        with self._work(actor) as work:
            scan = work.attachments.get(scan_id)
            require(actor, Deed.EXPORT, _unit_of(work, scan.paper))
            content = work.attachments.content(scan_id)
            work.audit.note("scan_taken_out", "attachments", scan.sha256, scan_id)
            work.commit()
        return content

    def detach(self, actor: Actor, scan_id: int) -> Changed:
        """Take a scan off that was dropped on the wrong paper; the log keeps what it was."""
        with self._work(actor) as work:
            scan = work.attachments.get(scan_id)
            require(actor, _deed(scan.paper), _unit_of(work, scan.paper))
            work.attachments.remove(scan_id)
            work.commit()
        return _touched(scan.paper)


def _deed(paper: SignedPaper) -> Deed:
    return Deed.ENTER if paper.request_id is None else Deed.REQUEST


def _touched(paper: SignedPaper) -> Changed:
    if paper.request_id is not None:
        return Changed.REQUESTS
    return Changed.REVIEWS if paper.review_id is not None else Changed.PEOPLE


def _scans_of(work: UnitOfWork, paper: SignedPaper) -> tuple[Attachment, ...]:
    if paper.request_id is not None:
        return work.attachments.of_request(paper.request_id)
    if paper.acknowledgement_id is not None:
        return work.attachments.of_acknowledgement(paper.acknowledgement_id)
    return () if paper.review_id is None else work.attachments.of_review(paper.review_id)


def _unit_of(work: UnitOfWork, paper: SignedPaper) -> int:
    """The unit whose paper it is; NOT_FOUND."""
    if paper.review_id is not None:
        return work.reviews.get(paper.review_id).unit_id
    if paper.request_id is not None:
        return work.people.get(work.requests.get(paper.request_id).draft.person_id).unit_id
    signed = (each.person_id for each in work.acknowledgements.all() if each.id == paper.acknowledgement_id)
    person_id = next(signed, None)
    if person_id is None:
        raise UserError(Problem.NOT_FOUND)
    return work.people.get(person_id).unit_id


def _require_printed(work: UnitOfWork, request_id: int) -> None:
    state = work.requests.get(request_id).state
    if state is RequestState.DRAFT:
        raise UserError(Problem.WRONG_STATE, state=state.value)

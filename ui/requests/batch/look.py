"""What step 3 shows of several people: for each what is wrong and worth a second look, and all their pages as one."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from io import BytesIO

from elaas_desk.domain.people import Person
from elaas_desk.domain.requests import RequestDraft
from elaas_desk.errors import FieldProblem, UserError
from elaas_desk.services.views import Hint, Paper
from ui import messages
from ui.requests.request_desk import Basis, RequestDesk


@dataclass(frozen=True, slots=True)
class Looked:
    """One person: the number that the request would get, sentences, and the page on which the paper begins."""

    person: Person
    number: str
    problems: tuple[str, ...]
    hints: tuple[Hint, ...]
    page: int  # from 1; 0 where there is no paper
    left_off: tuple[str, ...] = ()  # what the official blank has no place for, by the names of `blank_sources`


@dataclass(frozen=True, slots=True)
class BatchLook:
    """Everybody in their order, and one PDF of all papers that could be drawn."""

    people: tuple[Looked, ...]
    pdf: bytes
    pages: int


def look(desk: RequestDesk, bases: Sequence[Basis], drafts: Sequence[RequestDraft]) -> BatchLook:
    """Check every draft and draw its paper; on the worker."""
    numbers = desk.requests.next_numbers(desk.actor, drafts[0].dated, len(drafts)) if drafts else ()
    looked: list[Looked] = []
    papers: list[bytes] = []
    page = 1
    for basis, draft, number in zip(bases, drafts, numbers, strict=True):
        check = desk.requests.check(desk.actor, draft)
        problems = [_sentence(each) for each in check.problems]
        paper = None if problems else _drawn(desk, replace(draft, number=number), problems)
        begins, left_off = (0, ()) if paper is None else (page, paper.left_off)
        looked.append(Looked(basis.detail.person, number, tuple(problems), check.hints, begins, left_off))
        if paper is not None:
            papers.append(paper.content)
            page += paper.pages
    return BatchLook(tuple(looked), _as_one(papers), page - 1)


def _drawn(desk: RequestDesk, draft: RequestDraft, problems: list[str]) -> Paper | None:
    """The one paper of a draft; what it cannot be drawn for is told among the problems."""
    try:
        (paper,) = desk.documents.preview(desk.actor, draft)
    except UserError as error:
        problems.append(messages.sentence(error))
        return None
    if paper.refusal is not None:
        problems.append(messages.sentence(paper.refusal))
        return None
    return paper


def _sentence(problem: FieldProblem) -> str:
    return messages.sentence_of(problem.problem, problem.values, problem.field)


def _as_one(papers: Sequence[bytes]) -> bytes:
    """The pages of all papers, to be looked at; what is printed are the papers themselves."""
    if not papers:
        return b""
    import pypdfium2

    with closing(pypdfium2.PdfDocument.new()) as together:
        for paper in papers:
            with closing(pypdfium2.PdfDocument(paper)) as one:
                together.import_pages(one)
        file = BytesIO()
        together.save(file)
    return file.getvalue()

"""From a draft to its papers: keep the request, ask where the papers go, archive them, bring them there.

The question comes before the papers are issued: called off, the request stays a draft with its number, and nothing says
"printed" that was not. What goes to paper or to a file are the archived bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.requests import IssuedDocument, RequestDraft
from elaas_desk.errors import UserError
from elaas_desk.persistence.files import write_whole
from elaas_desk.services.documents import ISSUED, Documents
from elaas_desk.services.views import Paper, RequestDetail
from ui.printables import Printable
from ui.requests.request_desk import RequestDesk
from ui.requests.words import SHORT_PAPERS

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class Goal(StrEnum):
    """Where a request is to get to."""

    DRAFT = "draft"
    PAPER = "paper"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Kept:
    """A request as the register has it now."""

    request_id: int
    number: str
    version: int


class Issuing(QObject):
    """One request on its way. `ended(goal)`: got there; `called_off()`: kept as a draft, no papers; `refused(error)`.

    What was kept once is saved again under its number, however often it is tried.
    """

    ended = Signal(str)
    called_off = Signal()
    refused = Signal(object)

    def __init__(self, desk: RequestDesk, kept: Kept | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self.kept, self._parent = desk, kept, parent
        self._goal = Goal.DRAFT
        self._papers: Sequence[Paper] = ()
        self._own_form = False
        self._printer: QPrinter | None = None
        self._files: list[Path] = []

    def start(self, draft: RequestDraft, goal: Goal, papers: Sequence[Paper] = (), *, own_form: bool = False) -> None:
        """Keep the draft and go on to the goal; `papers` are those that were shown, `own_form` how they were."""
        self._goal, self._papers, self._own_form = goal, papers, own_form
        requests, actor = self._desk.requests, self._desk.actor
        if self.kept is None:
            self._desk.jobs.change(partial(requests.submit, actor, draft), self._on_added, self._on_refused)
        else:
            save = partial(requests.save_draft, actor, self.kept.request_id, draft, self.kept.version)
            self._desk.jobs.change(save, self._on_saved, self._on_refused)

    def _on_added(self, added: Added) -> None:
        self._read(added.id)

    def _on_saved(self, _changed: Changed) -> None:
        if self.kept is not None:
            self._read(self.kept.request_id)

    def _read(self, request_id: int) -> None:
        self._desk.jobs.run(
            partial(self._desk.requests.detail, self._desk.actor, request_id), self._on_kept, self._on_refused
        )

    def _on_kept(self, detail: RequestDetail) -> None:
        request = detail.request
        self.kept = Kept(request.id, request.number, request.version)
        if self._goal is Goal.DRAFT:
            self.ended.emit(self._goal)
        elif self._asked(request.number):
            issue = partial(_issue, self._desk.documents, self._desk.actor, request.id, self._own_form)
            self._desk.jobs.change(issue, self._on_issued, self._on_refused)
        else:
            self.called_off.emit()

    def _asked(self, number: str) -> bool:
        """Ask for the printer or the files; whether there is one."""
        from ui import printing

        title = self.tr("คำขอที่ {0}").format(number)
        if self._goal is Goal.PAPER:
            pages = sum(paper.pages for paper in self._papers)
            self._printer = printing.ask_printer(pages, title, self._parent.window())
            return self._printer is not None
        self._files = []
        for paper in self._papers:
            chosen = printing.ask_file(f"{title} {SHORT_PAPERS[paper.kind]}", self._parent.window())
            if chosen is None:
                return False
            self._files.append(chosen)
        return True

    def _on_issued(self, _changed: Changed) -> None:
        if self.kept is not None:
            read = partial(self._desk.requests.detail, self._desk.actor, self.kept.request_id)
            self._desk.jobs.run(read, self._bring, self._on_refused_later)

    def _bring(self, detail: RequestDetail) -> None:
        """What goes to paper or to files are the archived bytes."""
        papers = printables(self._desk, latest_papers(detail))
        if self._printer is not None and self._goal is Goal.PAPER:
            from ui.print_run import PrintRun

            run = PrintRun(papers, self._printer, self._desk.jobs, self._parent.window())
            run.ended.connect(self._on_brought)
            run.start()
        else:
            write = partial(_write, papers, self._files)
            self._desk.jobs.run(write, self._on_brought, self._on_refused_later)

    @Slot(object)
    def _on_brought(self, _printed: object) -> None:
        """Printed or not: the papers are archived, and what is missing on paper is printed again from the request."""
        self.ended.emit(self._goal)

    def _on_refused(self, error: UserError) -> None:
        self.refused.emit(error)

    def _on_refused_later(self, error: UserError) -> None:
        """The papers are archived, so the request is printed; only paper or file failed, and can be tried again."""
        self._desk.jobs.went_wrong.emit(error)
        self.ended.emit(self._goal)


def latest_papers(detail: RequestDetail) -> list[IssuedDocument]:
    """The papers last issued for a request, in the order of filing."""
    latest = {document.kind: document for document in detail.documents}
    return [latest[kind] for kind in detail.route.documents if kind in latest]


def printables(desk: RequestDesk, documents: Sequence[IssuedDocument]) -> list[Printable]:
    """These papers, each read from the archive when its turn to be printed comes."""
    return [
        Printable(
            f"{SHORT_PAPERS[each.kind]} {each.number}", each.pages, partial(desk.documents.content, desk.actor, each.id)
        )
        for each in documents
    ]


def _write(papers: Sequence[Printable], targets: Sequence[Path]) -> None:
    """On the worker."""
    for paper, target in zip(papers, targets, strict=False):
        write_whole(target, paper.read())


def _issue(documents: Documents, actor: Actor, request_id: int, own_form: bool) -> Changed:
    documents.issue(actor, request_id, own_form=own_form)
    return ISSUED

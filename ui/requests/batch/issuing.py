"""From the drafts of several people to their papers: where they go is asked first, then all are issued at once.

Called off, nothing was kept, and no number is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from elaas_desk.changes import AddedAll
from elaas_desk.domain.requests import IssuedDocument, RequestDraft
from elaas_desk.errors import UserError
from elaas_desk.persistence.files import free_path, write_whole
from elaas_desk.services.documents import ISSUED
from ui.printables import Printable
from ui.requests.issuing import Goal, printables
from ui.requests.request_desk import RequestDesk

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class BatchIssuing(QObject):
    """`ended(goal, id of the first request)`; `called_off()` and `refused(error)`: nothing was kept."""

    ended = Signal(str, int)
    called_off = Signal()
    refused = Signal(object)

    def __init__(self, desk: RequestDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._parent = desk, parent
        self._goal, self._request_id, self._count = Goal.DRAFT, 0, 0
        self._names: Sequence[str] = ()
        self._printer: QPrinter | None = None
        self._folder: Path | None = None
        self._issued: list[IssuedDocument] = []

    def start(self, drafts: Sequence[RequestDraft], names: Sequence[str], goal: Goal, pages: int, title: str) -> None:
        """Bring the drafts to the goal; `names` are those of their people, `pages` as many as were shown."""
        self._goal, self._names, self._issued, self._count = goal, names, [], len(drafts)
        if goal is Goal.DRAFT:
            submit = partial(self._desk.requests.submit_many, self._desk.actor, drafts)
            self._desk.jobs.change(submit, self._on_kept, self._on_refused)
        elif self._asked(pages, title):
            issue = partial(_issue, self._desk, drafts, self._issued)
            self._desk.jobs.change(issue, self._on_issued, self._on_refused)
        else:
            self.called_off.emit()

    def _asked(self, pages: int, title: str) -> bool:
        """Ask for the printer or the folder; whether there is one."""
        from ui import printing

        if self._goal is Goal.PAPER:
            self._printer = printing.ask_printer(pages if self._count == 1 else 0, title, self._parent.window())
            return self._printer is not None
        chosen = QFileDialog.getExistingDirectory(self._parent.window(), self.tr("เลือกโฟลเดอร์ที่จะเก็บแบบคำขอ"))
        self._folder = Path(chosen) if chosen else None
        return self._folder is not None

    def _on_kept(self, added: AddedAll) -> None:
        self.ended.emit(self._goal, added.ids[0])

    def _on_issued(self, _added: AddedAll) -> None:
        self._request_id = self._issued[0].request_id or 0
        papers = printables(self._desk, self._issued)
        if self._printer is not None and self._goal is Goal.PAPER:
            from ui.print_run import PrintRun

            run = PrintRun(papers, self._printer, self._desk.jobs, self._parent.window())
            run.ended.connect(self._on_brought)
            run.start()
        elif self._folder is not None:
            names = [
                self.tr("คำขอที่ {0} {1}").format(document.number, name)
                for document, name in zip(self._issued, self._names, strict=True)
            ]
            write = partial(_write, papers, names, self._folder)
            self._desk.jobs.run(write, self._on_brought, self._on_refused_later)

    @Slot(object)
    def _on_brought(self, _printed: object) -> None:
        self.ended.emit(self._goal, self._request_id)

    def _on_refused(self, error: UserError) -> None:
        self.refused.emit(error)

    def _on_refused_later(self, error: UserError) -> None:
        """The papers are archived, so the requests are printed; only paper or file failed, and can be tried again."""
        self._desk.jobs.went_wrong.emit(error)
        self.ended.emit(self._goal, self._request_id)


def _issue(desk: RequestDesk, drafts: Sequence[RequestDraft], issued: list[IssuedDocument]) -> AddedAll:
    """On the worker, which hands the documents over in `issued`."""
    issued += desk.documents.issue_many(desk.actor, drafts)
    return AddedAll(ISSUED, tuple(each.id for each in issued))


def _write(papers: Sequence[Printable], names: Sequence[str], folder: Path) -> None:
    """On the worker: one paper after another, over no file that is there."""
    for paper, name in zip(papers, names, strict=True):
        write_whole(free_path(folder, name, ".pdf"), paper.read())

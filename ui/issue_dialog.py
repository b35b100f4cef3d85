"""A paper as it will be printed; printing it, or saving it as a file, issues it first, so that the archive holds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.requests import IssuedDocument
from elaas_desk.errors import UserError
from elaas_desk.services.access import Deed, may
from elaas_desk.services.documents import Documents
from elaas_desk.services.views import Paper
from ui import messages
from ui.jobs import Jobs
from ui.widgets.buttons import Button, Kind
from ui.widgets.dialog import Dialog
from ui.widgets.layout import row
from ui.widgets.preview import PagePreview

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


@dataclass(frozen=True, slots=True)
class Issuable:
    """A paper that was drawn and not kept yet, under its title, and what keeps it."""

    title: str
    whose: str
    paper: Paper
    issue: Callable[[], IssuedDocument]


class IssueDialog(Dialog):
    """Shows the page. `told` is the sentence for the toast once it is on paper or in a file.

    Where it goes is asked first: called off, nothing is issued. Issued once, it is not issued again when only the
    printer failed.
    """

    told = Signal(str)

    def __init__(self, issuable: Issuable, documents: Documents, actor: Actor, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(issuable.title, issuable.whose, primary="พิมพ์", cancel="ปิด", width=880, parent=parent)
        self._issuable, self._documents, self._actor, self._jobs = issuable, documents, actor, jobs
        self._issued_id: int | None = None
        self._printer: QPrinter | None = None
        self._target: Path | None = None
        self.preview = PagePreview()
        self.preview.setMinimumHeight(max(240, parent.window().height() - 264))
        self.preview.set_pdf(issuable.paper.content, issuable.title)
        self.save = Button(self.tr("บันทึกเป็น PDF…"), Kind.QUIET, icon="export")
        if not may(actor, Deed.EXPORT):
            self.save.hide()
        self.add(self.preview, row(self.save, None))
        self.submitted.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        self.finished.connect(self.deleteLater)

    @Slot()
    def _on_print(self) -> None:
        from ui import printing

        self._printer = printing.ask_printer(self._issuable.paper.pages, self._issuable.title, self)
        self._target = None
        if self._printer is not None:
            self._issue()

    @Slot()
    def _on_save(self) -> None:
        from ui import printing

        self._target = printing.ask_file(f"{self._issuable.title} {self._issuable.whose}", self)
        self._printer = None
        if self._target is not None:
            self._issue()

    def _issue(self) -> None:
        self.set_busy(True)
        if self._issued_id is None:
            self._jobs.change(partial(_kept, self._issuable.issue), self._on_issued, self._on_refused)
        else:
            self._read(self._issued_id)

    def _on_issued(self, added: Added) -> None:
        self._issued_id = added.id
        self._read(added.id)

    def _read(self, document_id: int) -> None:
        read = partial(self._documents.content, self._actor, document_id)
        self._jobs.run(read, self._bring, self._on_refused)

    def _bring(self, content: bytes) -> None:
        """What goes to paper or to a file are the archived bytes."""
        from elaas_desk.persistence.files import write_whole
        from ui.printing import send

        try:
            if self._printer is not None:
                send(content, self._printer)
            elif self._target is not None:
                write_whole(self._target, content)
        except UserError as error:
            self._on_refused(error)
            return
        words = self.tr("พิมพ์แล้ว เก็บไว้ในเอกสารและรายงาน") if self._target is None else self.tr("บันทึกเป็น PDF แล้ว")
        self.accept()
        self.told.emit(words)

    def _on_refused(self, error: UserError) -> None:
        self.show_problem(None, messages.sentence(error))


def _kept(issue: Callable[[], IssuedDocument]) -> Added:
    """On the worker: keep the paper, and say which it is."""
    return Added(Changed.DOCUMENTS, issue().id)

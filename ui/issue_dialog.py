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
from elaas_desk.persistence.files import write_whole
from elaas_desk.services import report_sheets
from elaas_desk.services.access import Deed, may
from elaas_desk.services.documents import Documents
from elaas_desk.services.views import Paper
from ui import messages
from ui.jobs import Jobs
from ui.printables import Printable, Printed
from ui.widgets.buttons import Button, Kind
from ui.widgets.dialog import Dialog
from ui.widgets.layout import row
from ui.widgets.preview import PagePreview
from ui.widgets.workbook_wanted import WORDS, Workbook, ask_for_workbook

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
        self._issued: IssuedDocument | None = None
        self._printer: QPrinter | None = None
        self._target: Path | None = None
        self.preview = PagePreview()
        self.preview.setMinimumHeight(max(240, parent.window().height() - 264))
        self.preview.set_pdf(issuable.paper.content, issuable.title)
        self.save = Button(self.tr("บันทึกเป็น PDF…"), Kind.QUIET, icon="export")
        self.workbook = Button(WORDS, Kind.QUIET, icon="export")
        may_export = may(actor, Deed.EXPORT)
        if not may_export:
            self.save.hide()
        if not may_export or not report_sheets.has_sheets(issuable.paper.value):
            self.workbook.hide()
        self.add(self.preview, row(self.save, self.workbook, None))
        self.submitted.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        self.workbook.clicked.connect(self._on_workbook)
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

    @Slot()
    def _on_workbook(self) -> None:
        """A workbook of the same rows is no paper: it is saved without issuing anything."""
        value = self._issuable.paper.value
        if value is not None:
            name = f"{self._issuable.title} {self._issuable.whose}"
            ask_for_workbook(self, Workbook(name, partial(report_sheets.sheets_of, value)))

    def _issue(self) -> None:
        self.set_busy(True)
        if self._issued is None:
            self._jobs.change(partial(_kept, self._issuable.issue), self._on_issued, self._on_refused)
        else:
            self._bring(self._issued)

    def _on_issued(self, kept: _Kept) -> None:
        self._issued = kept.document
        self._bring(kept.document)

    def _bring(self, document: IssuedDocument) -> None:
        """What goes to paper or to a file are the archived bytes; those that were shown where none are kept."""
        paper = Printable(self._issuable.title, document.pages, self._reader(document))
        if self._printer is not None:
            from ui.print_run import PrintRun

            run = PrintRun([paper], self._printer, self._jobs, self)
            run.ended.connect(self._on_printed)
            run.start()
        elif self._target is not None:
            self._jobs.run(partial(_write, paper, self._target), self._on_written, self._on_refused)

    def _reader(self, document: IssuedDocument) -> Callable[[], bytes]:
        if not document.bytes_kept:
            return partial(bytes, self._issuable.paper.content)
        return partial(self._documents.content, self._actor, document.id)

    @Slot(object)
    def _on_printed(self, printed: Printed) -> None:
        self.set_busy(False)
        if printed.whole:
            self._end(self._words_of_end())

    def _on_written(self, _path: Path) -> None:
        self._end(self.tr("บันทึกเป็น PDF แล้ว"))

    def _words_of_end(self) -> str:
        if self._issued is not None and not self._issued.bytes_kept:
            return self.tr("พิมพ์แล้ว บันทึกไว้ว่าออกเอกสารนี้ โดยไม่เก็บเนื้อหา")
        return self.tr("พิมพ์แล้ว เก็บไว้ในเอกสารและรายงาน")

    def _end(self, words: str) -> None:
        self.accept()
        self.told.emit(words)

    def _on_refused(self, error: UserError) -> None:
        self.show_problem(None, messages.sentence(error))


@dataclass(frozen=True, slots=True)
class _Kept(Added):
    """The paper that was issued."""

    document: IssuedDocument


def _kept(issue: Callable[[], IssuedDocument]) -> _Kept:
    """On the worker: keep the paper, and say which it is."""
    document = issue()
    return _Kept(Changed.DOCUMENTS, document.id, document)


def _write(paper: Printable, target: Path) -> Path:
    """On the worker."""
    write_whole(target, paper.read())
    return target

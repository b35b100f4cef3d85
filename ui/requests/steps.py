"""The steps of a request after its papers: signed, sent, done, refused, withdrawn; and its papers once more."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Changed
from elaas_desk.domain.requests import AccessRequest, IssuedDocument, RequestState
from elaas_desk.errors import UserError
from elaas_desk.services.views import RequestDetail
from ui import messages
from ui.dialog_job import DialogJob
from ui.errands import PrintSlip
from ui.printables import Printable, Printed
from ui.requests.issuing import latest_papers, printables
from ui.requests.paper_dialog import PaperDialog
from ui.requests.request_desk import RequestDesk
from ui.requests.step_dialogs import DoneDialog, NoteDialog, undo_question
from ui.requests.words import STATES


class Steps(QObject):
    """Asks what a step needs, records it, and says so with `done`. What the core refuses is shown in the dialog.

    `errand` leads to what comes next: the slip with a first password.
    """

    done = Signal(str)
    errand = Signal(object)

    def __init__(self, desk: RequestDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._parent = desk, parent
        self.dialog: DoneDialog | NoteDialog | PaperDialog | None = None
        self._detail: RequestDetail | None = None
        self._document: IssuedDocument | None = None

    def ask(self, detail: RequestDetail, state: RequestState) -> None:
        """Open the dialog of a step."""
        window = self._parent.window()
        self._detail = detail
        if state is RequestState.DONE:
            self._open(DoneDialog(detail, self._desk.today(), window))
        else:
            self._open(NoteDialog(detail, state, self._desk.today(), window))

    def ask_undo(self, detail: RequestDetail) -> None:
        """Ask whether the last step is to be taken back; the core says in the dialog why it cannot be."""
        self._detail = detail
        dialog = undo_question(detail, self._parent.window())
        job = DialogJob(dialog, self._desk.jobs, partial(self._undoing, detail.request))
        job.done.connect(self._on_undone)
        dialog.open()

    def _undoing(self, request: AccessRequest) -> Callable[[], Changed]:
        return partial(self._desk.requests.undo, self._desk.actor, request.id, request.version)

    @Slot(object)
    def _on_undone(self, _changed: Changed) -> None:
        if self._detail is not None:
            words = self.tr("ย้อนขั้นล่าสุดของคำขอที่ {0} แล้ว")
            self.done.emit(words.format(self._detail.request.number))

    @Slot(object)
    def open_paper(self, document: IssuedDocument) -> None:
        """Show a paper as it was issued."""
        self._document = document
        read = partial(self._desk.documents.content, self._desk.actor, document.id)
        self._desk.jobs.run(read, self._show_paper)

    def print_again(self, detail: RequestDetail) -> None:
        """Print the papers once more, from the archive."""
        from ui.print_run import print_papers

        self._detail = detail
        papers = printables(self._desk, latest_papers(detail))
        run = print_papers(
            papers, self.tr("คำขอที่ {0}").format(detail.request.number), self._desk.jobs, self._parent.window()
        )
        if run is not None:
            run.ended.connect(self._on_printed_again)

    @Slot(object)
    def print_several(self, request_ids: tuple[int, ...]) -> None:
        """Print the papers of several requests once more, one after another."""
        self._desk.jobs.run(partial(_papers_of, self._desk, request_ids), self._print_all)

    def _print_all(self, papers: list[Printable]) -> None:
        from ui.print_run import print_papers

        title = self.tr("แบบคำขอ {0} ฉบับ").format(len(papers))
        run = print_papers(papers, title, self._desk.jobs, self._parent.window()) if papers else None
        if run is not None:
            run.ended.connect(self._on_all_printed)

    @Slot(object)
    def _on_all_printed(self, printed: Printed) -> None:
        self.done.emit(self.tr("ส่งไปพิมพ์แล้ว {0} จาก {1} ฉบับ").format(printed.done, printed.total))

    def _open(self, dialog: DoneDialog | NoteDialog) -> None:
        self.dialog = dialog
        dialog.submitted.connect(self._on_submitted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_submitted(self) -> None:
        dialog, detail = self.dialog, self._detail
        if detail is None or not isinstance(dialog, DoneDialog | NoteDialog):
            return
        requests, actor, request_id = self._desk.requests, self._desk.actor, detail.request.id
        dialog.set_busy(True)
        if isinstance(dialog, DoneDialog):
            write = partial(requests.mark_done, actor, request_id, dialog.username(), dialog.on(), dialog.note())
        else:
            mark = {
                RequestState.SIGNED: requests.mark_signed,
                RequestState.SENT: requests.mark_sent,
                RequestState.REFUSED: requests.mark_refused,
                RequestState.WITHDRAWN: requests.mark_withdrawn,
            }[dialog.state]
            write = partial(mark, actor, request_id, dialog.note(), dialog.on())
        self._desk.jobs.change(write, self._on_recorded, self._on_refused)

    def _on_recorded(self, _changed: Changed) -> None:
        dialog, detail = self.dialog, self._detail
        if detail is None or not isinstance(dialog, DoneDialog | NoteDialog):
            return
        state = RequestState.DONE if isinstance(dialog, DoneDialog) else dialog.state
        slip = isinstance(dialog, DoneDialog) and dialog.wants_slip()
        dialog.accept()
        self.dialog = None
        words = self.tr("คำขอที่ {0} อยู่ในสถานะ {1}")
        self.done.emit(words.format(detail.request.number, STATES[state]))
        if slip:
            self.errand.emit(PrintSlip(detail.person.id))

    def _on_refused(self, error: UserError) -> None:
        if self.dialog is not None:
            self.dialog.show_problem(error.field, messages.sentence(error))

    def _show_paper(self, content: bytes) -> None:
        if self._document is None:
            return
        dialog = self.dialog = PaperDialog(self._document, content, self._parent.window())
        dialog.submitted.connect(self._on_print_shown)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_print_shown(self) -> None:
        if isinstance(self.dialog, PaperDialog):
            from ui.print_run import print_bytes

            document = self.dialog.document
            title = self.tr("คำขอที่ {0}").format(document.number)
            print_bytes(self.dialog.content, title, document.pages, self._desk.jobs, self.dialog)

    @Slot(object)
    def _on_printed_again(self, printed: Printed) -> None:
        if printed.whole and self._detail is not None:
            self.done.emit(self.tr("ส่งคำขอที่ {0} ไปพิมพ์อีกครั้งแล้ว").format(self._detail.request.number))


def _papers_of(desk: RequestDesk, request_ids: tuple[int, ...]) -> list[Printable]:
    """On the worker: the papers last issued for each request."""
    details = [desk.requests.detail(desk.actor, request_id) for request_id in request_ids]
    return [paper for detail in details for paper in printables(desk, latest_papers(detail))]

"""Papers on their way to the printer, one after another, with how far it is, a way to stop, and a way to go on.

The worker reads one paper from where it is kept and draws it; then other work has its turn before the next one. Each
paper is a job of its own in the queue, so that what was sent before a stop or a failure are whole papers. Only where
the printer makes a file are all of them one job.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.file_names import safe_name
from elaas_desk.errors import UserError
from ui import messages, theme
from ui.jobs import Jobs
from ui.print_dialog import PrintDialog
from ui.printables import Printable, Printed

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ui.pressing import Press


class PrintRun(QObject):
    """Prints on a printer that was asked for. `ended(Printed)` comes once, whether all was printed or not.

    What takes longer than a moment shows a dialog over `parent`; stopped or failed it says after which paper. A paper
    that cannot be read may be left out.
    """

    ended = Signal(object)
    _drawn = Signal(int, int)

    def __init__(self, papers: Sequence[Printable], printer: QPrinter, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._papers, self._printer, self._jobs = papers, printer, jobs
        self._at = self._left_out = 0
        self._page = self._pages = 0  # of one paper alone: how many are drawn, of how many
        self._one_job = self._unreadable = False
        self._press: Press | None = None
        self._stopping = Event()
        self._dialog: PrintDialog | None = None
        self._drawn.connect(self._on_drawn)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(theme.wait("busy_after_ms"))
        self._timer.timeout.connect(self._on_time)

    def start(self) -> None:
        """Begin, or go on after the last paper that was taken."""
        self._stopping.clear()
        self._unreadable = False
        self._timer.start()
        self._next()

    def _next(self) -> None:
        if self._at < len(self._papers) and not self._stopping.is_set():
            self._jobs.run(self._put, self._on_put, self._on_failed)
        elif self._press is not None:
            self._jobs.run(self._hand_over, self._on_handed_over, self._on_failed)
        else:
            self._end()

    # on the worker

    def _put(self) -> bool:
        """One paper; whether it was drawn whole."""
        paper = self._papers[self._at]
        try:
            content = paper.read()
        except UserError:
            self._unreadable = True
            raise
        try:
            return self._draw(paper.title, content)
        except UserError:
            self._drop()
            self._page = 0  # what came out of the paper is not known: it is printed anew
            raise

    def _draw(self, title: str, content: bytes) -> bool:
        from ui.pressing import Press, makes_files

        if self._press is None:
            self._one_job = makes_files(self._printer)
            if not self._one_job:
                self._printer.setDocName(safe_name(title))
            self._press = Press(self._printer)
        if not self._press.put(content, self._tell, after=self._page):
            if self._one_job:
                self._page = 0
                self._drop()
            else:
                self._hand_over()
            return False
        if not self._one_job or self._at == len(self._papers) - 1:
            self._hand_over()
        return True

    def _tell(self, done: int, total: int) -> bool:
        """After each page; one paper alone may be stopped between its pages."""
        if len(self._papers) > 1:
            return True
        self._page, self._pages = done, total
        try:
            self._drawn.emit(done, total)
        except RuntimeError:  # the window is gone, and this with it
            return False
        return not self._stopping.is_set()

    def _hand_over(self) -> None:
        press, self._press = self._press, None
        if press is not None:
            press.end()

    def _drop(self) -> None:
        press, self._press = self._press, None
        if press is not None:
            press.drop()

    # answers

    def _on_put(self, whole: bool) -> None:
        if whole:
            self._at += 1
        else:
            self._stopping.set()
        self._show()
        self._next()

    def _on_handed_over(self, _nothing: None) -> None:
        self._end()

    def _on_failed(self, error: UserError) -> None:
        self._timer.stop()
        if self._one_job and not self._unreadable:  # nothing of the one job came out
            self._at = self._left_out = self._page = 0
        dialog = self._open()
        dialog.primary.set_words(self.tr("ข้ามฉบับนี้แล้วพิมพ์ต่อ") if self._unreadable else self.tr("พิมพ์ต่อ"))
        dialog.show_failure(self._words_so_far(), messages.sentence(error))

    def _end(self) -> None:
        self._timer.stop()
        if self._at < len(self._papers):
            self._open().show_stopped(self._words_so_far())
            return
        if self._dialog is not None:
            self._dialog.accept()
        self._finish()

    def _finish(self) -> None:
        self._dialog = None
        self.ended.emit(Printed(self._at - self._left_out, len(self._papers)))
        self.deleteLater()

    # the dialog

    def _open(self) -> PrintDialog:
        if self._dialog is None:
            self._dialog = PrintDialog(self._printer.printerName(), widget_around(self))
            self._dialog.stop_wanted.connect(self._on_stop)
            self._dialog.submitted.connect(self._on_again)
            self._dialog.rejected.connect(self._on_given_up)
            self._dialog.finished.connect(self._dialog.deleteLater)
            self._dialog.open()
        return self._dialog

    @Slot()
    def _on_time(self) -> None:
        self._open()
        self._show()

    @Slot(int, int)
    def _on_drawn(self, page: int, pages: int) -> None:
        if self._dialog is not None:
            self._dialog.show_progress(self.tr("พิมพ์แล้ว {0} จาก {1} หน้า").format(page, pages), page, pages)

    def _show(self) -> None:
        if self._dialog is not None:
            total = len(self._papers)
            words = self.tr("พิมพ์แล้ว {0} จาก {1} ฉบับ").format(self._at, total)
            self._dialog.show_progress(words if total > 1 else self.tr("กำลังพิมพ์"), self._at, total)

    def _words_so_far(self) -> str:
        total = len(self._papers)
        if total == 1 and self._page:
            left = self._pages - self._page
            return self.tr("หยุดหลังหน้าที่ {0} ยังไม่ได้พิมพ์อีก {1} หน้า").format(self._page, left)
        if total == 1:
            return self.tr("หยุดก่อนพิมพ์เสร็จ")
        if not self._at:
            return self.tr("ยังไม่ได้พิมพ์ฉบับใดจากทั้งหมด {0} ฉบับ").format(total)
        return self.tr("หยุดหลังฉบับที่ {0} ยังไม่ได้พิมพ์อีก {1} ฉบับ").format(self._at, total - self._at)

    @Slot()
    def _on_stop(self) -> None:
        self._stopping.set()

    @Slot()
    def _on_again(self) -> None:
        if self._unreadable:
            self._at, self._left_out = self._at + 1, self._left_out + 1
        self.start()
        self._show()

    @Slot()
    def _on_given_up(self) -> None:
        self._stopping.set()
        self._drop_what_is_open()
        self._finish()

    def _drop_what_is_open(self) -> None:
        if self._press is not None:  # one job for all, of which a later paper could not be read
            self._jobs.run(self._drop, self._on_dropped)

    def _on_dropped(self, _nothing: None) -> None:
        """Nobody waits for it."""


def widget_around(part: QObject) -> QWidget:
    """The widget that a part belongs to; asked for when it is needed, so that nothing holds what holds it."""
    parent = part.parent()
    if not isinstance(parent, QWidget):
        raise TypeError(part)
    return parent


def print_papers(papers: Sequence[Printable], title: str, jobs: Jobs, parent: QWidget) -> PrintRun | None:
    """Ask through the system's dialog and begin; None when it was called off. Connect `ended` of what is given back."""
    from ui.printing import ask_printer

    printer = ask_printer(papers[0].pages if len(papers) == 1 else 0, title, parent)
    if printer is None:
        return None
    run = PrintRun(papers, printer, jobs, parent)
    run.start()
    return run


def print_bytes(content: bytes, title: str, pages: int, jobs: Jobs, parent: QWidget) -> PrintRun | None:
    """As `print_papers`, for one paper whose bytes are at hand."""
    return print_papers([Printable(title, pages, partial(bytes, content))], title, jobs, parent)

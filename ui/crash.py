"""When the program itself is at fault: it is logged without names, told in one sentence, and the program goes on.

Every write is a transaction of its own, so that nothing that was saved is lost. A run that ended without being closed
leaves its mark, a lock file, and the next start says so.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from elaas_desk.errors import UserError

if TYPE_CHECKING:  # nothing of this is loaded before the first window is painted
    from elaas_desk.persistence.lock import WriterLock
    from ui.widgets.dialog import Dialog

MARK: Final = "running"
"""The lock file `running.lock` is there while the program runs, and afterwards if it was not closed."""


class CrashNet(QObject):
    """Catches what nothing else did. `folder` holds the mark of a run, and the log in `log/`."""

    _caught = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._log: Path | None = None
        self._mark: WriterLock | None = None
        self._told: set[tuple[object, ...]] = set()
        self.dialog: Dialog | None = None
        self._caught.connect(self._on_caught, Qt.ConnectionType.QueuedConnection)

    @contextmanager
    def spread(self) -> Iterator[None]:
        """Within it, exceptions of slots, painters and threads end here; leaving it in order takes the mark away."""
        hook, thread_hook = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = self._on_exception, self._on_thread_exception
        try:
            yield
        finally:
            sys.excepthook, threading.excepthook = hook, thread_hook
        if self._mark is not None:
            self._mark.release()

    @Slot()
    def begin(self) -> None:
        """Leave the mark of this run and start the log; say so if the run before was not closed.

        Where nothing can be written, or another window of the program runs, nothing is marked and nothing said.
        """
        from elaas_desk.persistence.lock import WriterLock

        self._start_log()
        left_behind = self._folder.joinpath(f"{MARK}.lock").exists()
        with suppress(UserError):
            self._mark = WriterLock(self._folder / MARK)
        if left_behind and self._mark is not None:
            self._tell(
                self.tr("ครั้งก่อนโปรแกรมไม่ได้ปิดตามปกติ"),
                self.tr(
                    "เครื่องอาจดับหรือโปรแกรมหยุดไปเอง สิ่งที่บันทึกแล้วยังอยู่ครบ ถ้ามีสิ่งที่พิมพ์ค้างไว้และยังไม่ได้กดบันทึก กรุณาทำรายการนั้นใหม่"
                ),
            )

    def _start_log(self) -> Path:
        from elaas_desk import logs

        if self._log is None:
            self._log = logs.start(self._folder / "log")
        return self._log

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):  # Ctrl+C where the program was started from
            QApplication.quit()
            return
        import logging

        self._start_log()
        logging.getLogger(__name__).error("unexpected", exc_info=(kind, error, trace))
        self._caught.emit(_place(kind, trace))

    def _on_thread_exception(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self._on_exception(told.exc_type, told.exc_value, told.exc_traceback)

    @Slot(object)
    def _on_caught(self, place: tuple[object, ...]) -> None:
        """Each fault is told once: a painter could fail at every turn."""
        if place in self._told or self.dialog is not None:
            return
        from ui import messages

        self._told.add(place)
        self._tell(self.tr("ทำรายการนี้ไม่สำเร็จ"), messages.unexpected(str(self._start_log())))

    def _tell(self, title: str, sentence: str) -> None:
        from ui.theme import RING
        from ui.widgets.dialog import Dialog
        from ui.widgets.layout import row
        from ui.widgets.text import Text

        ok = self.tr("รับทราบ")
        self.dialog = Dialog(title, primary=ok, cancel=self.tr("ปิด"), width=420, parent=QApplication.activeWindow())
        self.dialog.cancel.hide()
        self.dialog.add(row((Text(sentence, wrap=True), 1), pad=(RING, 0, RING, 6)))
        self.dialog.submitted.connect(self.dialog.accept)
        self.dialog.finished.connect(self._on_read)
        self.dialog.open()

    @Slot()
    def _on_read(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def _place(kind: type[BaseException], trace: TracebackType | None) -> tuple[object, ...]:
    """What tells one fault from another: its kind and the innermost line."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return (kind, trace.tb_frame.f_code, trace.tb_lineno) if trace is not None else (kind,)

"""Papers written into a folder, with how far it is and a way to stop."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.actors import Actor
from elaas_desk.errors import UserError
from elaas_desk.services.archive import Archive, Export, TakenOut
from ui import theme
from ui.jobs import Jobs
from ui.print_dialog import PrintDialog
from ui.print_run import widget_around


class ExportRun(QObject):
    """`ended(sentence)` says what was written, `refused(error)` why nothing more was."""

    ended = Signal(str)
    refused = Signal(object)
    _written = Signal(int, int)

    def __init__(self, archive: Archive, actor: Actor, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._archive, self._actor, self._jobs = archive, actor, jobs
        self._stopping = Event()
        self._dialog: PrintDialog | None = None
        self._folder = Path()
        self._written.connect(self._on_written)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(theme.wait("busy_after_ms"))
        self._timer.timeout.connect(self._open)

    def start(self, papers: Sequence[TakenOut], folder: Path) -> None:
        """Write the papers and their list."""
        self._folder = folder
        self._timer.start()
        work = partial(self._archive.export, self._actor, papers, folder, self._told)
        self._jobs.run(work, self._on_ended, self._on_refused)

    def _told(self, done: int, total: int) -> bool:
        """On the worker."""
        try:
            self._written.emit(done, total)
        except RuntimeError:  # the window is gone, and this with it
            return False
        return not self._stopping.is_set()

    @Slot()
    def _open(self) -> None:
        self._dialog = PrintDialog(str(self._folder), widget_around(self), title=self.tr("กำลังส่งออก"))
        self._dialog.stop_wanted.connect(self._on_stop)
        self._dialog.finished.connect(self._dialog.deleteLater)
        self._dialog.open()

    @Slot(int, int)
    def _on_written(self, done: int, total: int) -> None:
        if self._dialog is not None and not self._stopping.is_set():
            self._dialog.show_progress(self.tr("ส่งออกแล้ว {0} จาก {1} ฉบับ").format(done, total), done, total)

    @Slot()
    def _on_stop(self) -> None:
        self._stopping.set()

    def _close(self) -> None:
        self._timer.stop()
        if self._dialog is not None:
            self._dialog.accept()
        self.deleteLater()

    def _on_ended(self, export: Export) -> None:
        self._close()
        words = self.tr("ส่งออกแล้ว {0} ฉบับ พร้อม {1}").format(export.written, export.table.name)
        if export.left_out:
            words = self.tr("{0} ไม่ได้ส่งออก {1} ฉบับ ดูเหตุผลในรายการ").format(words, export.left_out)
        if export.stopped:
            words = self.tr("หยุดตามที่สั่ง {0}").format(words)
        self.ended.emit(words)

    def _on_refused(self, error: UserError) -> None:
        self._close()
        self.refused.emit(error)

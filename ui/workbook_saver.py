"""Saves a list or a report as a workbook: asks where to, writes it on the worker, says what was written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.file_names import safe_name
from elaas_desk.errors import Problem, UserError
from elaas_desk.services.exports import Exports
from elaas_desk.thai.dates import be_year
from ui import messages
from ui.ask import tell_problem
from ui.jobs import Jobs
from ui.widgets.workbook_wanted import Workbook

_SUFFIX = ".xlsx"


class WorkbookSaver(QObject):
    """Emits `done` with a sentence for the toast."""

    done = Signal(str)

    def __init__(self, exports: Exports, actor: Actor, jobs: Jobs, today: Callable[[], date], window: QWidget) -> None:
        super().__init__(window)
        self._exports, self._actor, self._jobs, self._today = exports, actor, jobs, today
        self._window = window
        self._over = window
        self._target = Path()

    def save(self, workbook: Workbook, over: QWidget) -> None:
        """Ask over a window or a dialog where the file is to go; called off, nothing is written."""
        target = self._ask(workbook.name, over)
        if target is None:
            return
        self._over, self._target = over, target
        work = partial(_write, self._exports, self._actor, workbook, self._target)
        self._jobs.run(work, self._on_written, self._on_refused)

    def _ask(self, name: str, over: QWidget) -> Path | None:
        """A name without its ending gets it before the system asks whether a file is to be replaced."""
        day = self._today()
        dialog = QFileDialog(over, self.tr("บันทึกเป็น Excel"), "", "Excel (*.xlsx)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_SUFFIX)
        dialog.selectFile(safe_name(f"{name} {be_year(day)}-{day.month:02}-{day.day:02}", _SUFFIX))
        chosen = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        return Path(chosen[0]) if chosen else None

    def _on_written(self, count: int) -> None:
        self.done.emit(self.tr("บันทึกเป็น Excel แล้ว {0} แถว ที่ {1}").format(f"{count:,}", self._target.name))

    def _on_refused(self, error: UserError) -> None:
        sentence = messages.sentence(error)
        if error.problem is Problem.FILE_NOT_WRITABLE and self._target.exists():
            words = self.tr("เขียนทับแฟ้ม {0} ไม่ได้ แฟ้มเดิมไม่เปลี่ยน ถ้าเปิดแฟ้มนี้อยู่ใน Excel กรุณาปิดก่อน หรือบันทึกเป็นชื่ออื่น")
            sentence = words.format(self._target.name)
        import shiboken6

        still_there = shiboken6.isValid(self._over) and self._over.isVisible()
        tell_problem(self._over if still_there else self._window, sentence)


def _write(exports: Exports, actor: Actor, workbook: Workbook, target: Path) -> int:
    """On the worker."""
    return exports.write(actor, workbook.sheets(), target)

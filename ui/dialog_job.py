"""A dialog that writes: pressed, it does its work off the GUI thread, and closes or shows what was refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from elaas_desk.changes import Added, Changed
from elaas_desk.errors import UserError
from ui import messages
from ui.inputs import problems_of
from ui.jobs import Jobs
from ui.widgets.dialog import Dialog


class DialogJob(QObject):
    """Belongs to its dialog and opens it. `write` is called on the worker; `done` carries what it gave back.

    A refusal is shown at the input that it belongs to, and nothing that was typed is lost.
    """

    done = Signal(object)

    def __init__(self, dialog: Dialog, jobs: Jobs, write: Callable[[], Callable[[], Changed | Added]]) -> None:
        """`write` is asked on the main thread for the work, with what stands in the inputs bound to it."""
        super().__init__(dialog)
        self._dialog, self._jobs, self._write = dialog, jobs, write
        dialog.submitted.connect(self._on_submitted)
        dialog.finished.connect(dialog.deleteLater)

    @Slot()
    def _on_submitted(self) -> None:
        self._dialog.set_busy(True)
        self._jobs.change(self._write(), self._on_written, self._on_refused)

    def _on_written(self, value: Changed | Added) -> None:
        self._dialog.accept()  # goes away at the next turn of the event loop, and this with it
        self.done.emit(value)

    def _on_refused(self, error: UserError) -> None:
        self._dialog.set_busy(False)
        for problem in reversed(problems_of(error)):  # the first one, shown last, takes the focus
            sentence = messages.sentence_of(problem.problem, problem.values, problem.field)
            self._dialog.show_problem(problem.field or None, sentence)

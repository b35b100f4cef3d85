"""The first start, from the empty answers to an open register: makes it, prints its key, or opens a sample office."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.papers import RecoveryKeySheet
from elaas_desk.errors import UserError
from ui import messages
from ui.errands import AddPerson, Errand, ImportPeople
from ui.jobs import Jobs
from ui.opening import Made, Opened, make_new, make_sample
from ui.placing import open_window
from ui.printables import Printed
from ui.setup.answers import SetupAnswers
from ui.setup.start_step import BY_HAND, FROM_FILE
from ui.setup.window import SIZE, SetupWindow

_ERRANDS: Mapping[str, Errand] = {BY_HAND: AddPerson(), FROM_FILE: ImportPeople()}


class FirstStart(QObject):
    """`finished` carries the open register, who signed in, and the errand to begin with, or None."""

    finished = Signal(object, object, object)
    gave_up = Signal()

    def __init__(self, register: Path, jobs: Jobs, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._register, self._jobs, self._clock = register, jobs, clock
        self._made: Made | None = None
        self._way = ""
        self.window = SetupWindow(self._today)
        self.window.create_asked.connect(self._on_create_asked)
        self.window.sample_asked.connect(self._on_sample_asked)
        self.window.print_key_asked.connect(self._on_print_key_asked)
        self.window.finished.connect(self._on_finished)
        self.window.closed.connect(self._on_closed)

    def begin(self) -> None:
        """Show the first step."""
        open_window(self.window, SIZE)

    def end(self) -> None:
        """Take the window away; the register stays open."""
        self.window.closed.disconnect(self._on_closed)
        self.window.close()
        self.window.deleteLater()

    def _today(self) -> date:
        return self._clock().date()

    @Slot(object)
    def _on_create_asked(self, answers: SetupAnswers) -> None:
        self._jobs.run(partial(make_new, self._register, self._clock, answers), self._on_made, self._on_refused)

    def _on_made(self, made: Made) -> None:
        self._made = made
        self.window.show_key(made.key_groups, kept=made.key_kept)

    def _on_refused(self, error: UserError) -> None:
        self.window.fail(messages.sentence(error))

    @Slot()
    def _on_print_key_asked(self) -> None:
        if self._made is not None:
            self._jobs.run(partial(self._sheet, self._made), self._print)

    def _sheet(self, made: Made) -> bytes:
        from forms_pdf import recovery_sheet

        return recovery_sheet.render(
            RecoveryKeySheet(
                office_name=made.opened.office,
                made_on=self._today(),
                key="-".join(made.key_groups),
                register_file=self._register.name,
                made_by=made.actor.name,
            )
        )

    def _print(self, content: bytes) -> None:
        from ui.print_run import print_bytes

        run = print_bytes(content, self.tr("กุญแจกู้คืน"), 1, self._jobs, self.window)
        if run is not None:
            run.ended.connect(self._on_printed)

    @Slot(object)
    def _on_printed(self, printed: Printed) -> None:
        if printed.whole:
            self.window.set_key_printed(self.tr("พิมพ์แล้วเมื่อ {0} น.").format(f"{self._clock():%H:%M}"))

    @Slot()
    def _on_sample_asked(self) -> None:
        self.window.set_busy(True)
        self._jobs.run(partial(make_sample, self._clock), self._on_sample_made, self._on_refused)

    def _on_sample_made(self, answer: tuple[Opened, Actor]) -> None:
        self.finished.emit(*answer, None)

    @Slot(str)
    def _on_finished(self, way: str) -> None:
        if self._made is None:
            return
        self._way = way
        if self.window.wants_groups():
            self.window.set_busy(True)
            add = partial(self._made.opened.desk.groups.add_starting_catalogue, self._made.actor)
            self._jobs.change(add, self._on_groups_added, self._on_refused)
        else:
            self._finish()

    def _on_groups_added(self, _changed: Changed) -> None:
        self._finish()

    def _finish(self) -> None:
        if self._made is not None:
            self.finished.emit(self._made.opened, self._made.actor, _ERRANDS.get(self._way))

    @Slot()
    def _on_closed(self) -> None:
        if self._made is not None:
            self._made.opened.close()
        self.gave_up.emit()

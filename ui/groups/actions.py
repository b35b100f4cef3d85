"""What can be recorded of the catalogue: each opens its dialog, and the dialog does the writing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.policy import Clause
from elaas_desk.services.groups import Groups
from ui.dialog_job import DialogJob
from ui.groups.dialogs import GroupDialog, RetireDialog
from ui.groups.overview import GroupLine, Overview, is_over
from ui.jobs import Jobs
from ui.widgets.dialog import Dialog


class GroupActions(QObject):
    """Opens dialogs over the page. `done` carries the sentence for the toast, `added` a new group."""

    done = Signal(str)
    added = Signal(object)

    def __init__(
        self,
        groups: Groups,
        actor: Actor,
        jobs: Jobs,
        today: Callable[[], date],
        clauses: Mapping[str, Clause],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._groups, self._actor, self._jobs = groups, actor, jobs
        self._today, self._clauses, self._page = today, clauses, page
        self._asking: GroupDialog | None = None

    def add(self, overview: Overview) -> None:
        """Ask for a new group."""
        dialog = GroupDialog(overview.duties, _others(overview, None), self._today(), self._page.window())

        def write() -> Callable[[], Added]:
            return partial(self._groups.add_group, self._actor, dialog.draft())

        self._ask(dialog, write, self.tr("เพิ่มกลุ่มแล้ว")).done.connect(self.added)

    def edit(self, line: GroupLine, overview: Overview) -> None:
        """Ask what is to be put right in a group."""
        group = line.group
        dialog = GroupDialog(overview.duties, _others(overview, group), self._today(), self._page.window(), group)

        def write() -> Callable[[], Changed]:
            return partial(self._groups.save_group, self._actor, group.id, dialog.draft(), group.version)

        self._ask(dialog, write, self.tr("บันทึกกลุ่มแล้ว"))

    def retire(self, line: GroupLine, overview: Overview) -> None:
        """Ask for the last day of a group and what takes its place."""
        clause = self._clauses.get("4.1")
        others = [each.group for each in overview.lines if each.group.id != line.group.id and not is_over(each)]
        dialog = RetireDialog(line, others, self._today(), clause.text if clause else "", self._page.window())

        def write() -> Callable[[], Changed]:
            return partial(self._groups.retire_group, self._actor, line.group.id, dialog.last_day(), dialog.successor())

        done = self.tr("บันทึกการเลิกใช้แล้ว คนที่ยังอยู่จะขึ้นในงานวันนี้") if line.members else self.tr("บันทึกการเลิกใช้แล้ว")
        self._run(dialog, write, done)

    def _ask(self, dialog: GroupDialog, write: Callable[[], Callable[[], Changed | Added]], done: str) -> DialogJob:
        self._asking = dialog
        dialog.duties.wanted.connect(self._on_duty_wanted)
        return self._run(dialog, write, done)

    def _run(self, dialog: Dialog, write: Callable[[], Callable[[], Changed | Added]], done: str) -> DialogJob:
        job = DialogJob(dialog, self._jobs, write)
        dialog.setProperty("done", done)
        dialog.accepted.connect(self._on_accepted)
        dialog.open()
        return job

    @Slot(str)
    def _on_duty_wanted(self, name: str) -> None:
        if self._asking is not None:
            ticks = self._asking.duties
            self._jobs.change(partial(self._groups.add_duty, self._actor, name), ticks.take, ticks.refuse)

    @Slot()
    def _on_accepted(self) -> None:
        self.done.emit(self.sender().property("done"))


def _others(overview: Overview, group: PrivilegeGroup | None) -> list[PrivilegeGroup]:
    """Groups that may take the place of this one; one that does already stays among them."""
    mine, kept = (0, None) if group is None else (group.id, group.replaced_by_id)
    return [
        line.group for line in overview.lines if line.group.id != mine and (not is_over(line) or line.group.id == kept)
    ]

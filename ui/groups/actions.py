"""What can be recorded of the catalogue: each opens its dialog, and the dialog does the writing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.drafts import GroupDraft
from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.domain.starting_groups import without_mark
from elaas_desk.errors import UserError
from elaas_desk.services.access import Deed, may
from elaas_desk.services.retirement import MemberFate
from ui.dialog_job import DialogJob
from ui.groups.apart_dialog import ApartDialog
from ui.groups.dialogs import GroupDialog
from ui.groups.group_desk import GroupDesk
from ui.groups.overview import Apart, GroupLine, Overview, is_over, read_overview
from ui.groups.retire_dialog import RetireDialog
from ui.widgets.dialog import Dialog, ask

Write = Callable[[], Callable[[], Changed | Added]]


class GroupActions(QObject):
    """Opens dialogs over the page. `done` carries the sentence for the toast, `added` a new group."""

    done = Signal(str)
    added = Signal(object)

    def __init__(self, desk: GroupDesk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._asking: GroupDialog | None = None
        self._retiring = 0

    def add(self, overview: Overview) -> None:
        """Ask for a new group."""
        dialog = GroupDialog(overview.duties, _others(overview, None), self._desk.today(), self._page.window())

        def write() -> Callable[[], Added]:
            return partial(self._desk.groups.add_group, self._desk.actor, dialog.draft())

        self._ask(dialog, write, self.tr("เพิ่มกลุ่มแล้ว")).done.connect(self.added)

    def add_starting_catalogue(self) -> None:
        """Put the groups that the program brings into the catalogue."""
        write = partial(self._desk.groups.add_starting_catalogue, self._desk.actor)
        self._desk.jobs.change(write, self._on_started)

    def edit(self, line: GroupLine, overview: Overview) -> None:
        """Ask what is to be put right in a group."""
        group, today = line.group, self._desk.today()
        dialog = GroupDialog(overview.duties, _others(overview, group), today, self._page.window(), group)

        def write() -> Callable[[], Changed]:
            return partial(self._desk.groups.save_group, self._desk.actor, group.id, dialog.draft(), group.version)

        self._ask(dialog, write, self.tr("บันทึกกลุ่มแล้ว"))

    def confirm(self, line: GroupLine) -> None:
        """A group that the program brought is as New e-LAAS has it: its mark goes."""
        group = line.group
        draft = GroupDraft(
            group.name,
            without_mark(group.description),
            group.view_only,
            group.valid_from,
            group.valid_to,
            group.duty_ids,
            group.replaced_by_id,
        )
        write = partial(self._desk.groups.save_group, self._desk.actor, group.id, draft, group.version)
        self._desk.jobs.change(write, self._on_confirmed)

    def retire(self, line: GroupLine) -> None:
        """Ask for the last day of a group, what takes its place, and where its members of all units go."""
        self._retiring = line.group.id
        self._desk.jobs.run(partial(read_overview, self._desk, None), self._ask_retire)

    def _ask_retire(self, overview: Overview) -> None:
        line = overview.line(self._retiring)
        if line is None:
            return
        others = [each.group for each in overview.lines if each.group.id != line.group.id and not is_over(each)]
        text, window = self._desk.clause_text("4.1"), self._page.window()
        dialog = RetireDialog(line, others, overview.matrix.accounts, self._desk.today(), text, window)

        def write() -> Callable[[], Changed]:
            return partial(_retire, self._desk, line.group.id, dialog.last_day(), dialog.successor(), dialog.fates())

        done = self.tr("บันทึกการเลิกใช้แล้ว สิ่งที่ต้องทำต่ออยู่ในงานวันนี้และคำขอ") if line.members else self.tr("บันทึกการเลิกใช้แล้ว")
        self._run(dialog, write, done)

    def keep_apart(self, line: GroupLine, overview: Overview, apart: Apart | None = None) -> None:
        """Ask which other group must not be held with this one, or for another reason of a pair."""
        taken = {each.partner.id for each in line.apart if apart is None}
        others = [
            each.group
            for each in overview.lines
            if each.group.id != line.group.id and each.group.id not in taken and not is_over(each)
        ]
        dialog = ApartDialog(line, others, overview, self._page.window(), apart)

        def write() -> Callable[[], Added]:
            pair = line.group.id, dialog.other_id()
            return partial(self._desk.conflicts.declare, self._desk.actor, *pair, dialog.reason.text())

        self._run(dialog, write, self.tr("บันทึกกลุ่มที่ไม่ควรอยู่คู่กันแล้ว"))

    def let_together(self, line: GroupLine, apart: Apart) -> None:
        """Ask before two groups may be held together again."""
        sentence = self.tr("กลุ่ม{0}กับกลุ่ม{1}จะอยู่คู่กันได้ ข้อยกเว้นที่ให้ไว้จะหมดไปด้วย").format(line.group.name, apart.partner.name)
        dialog = ask(self._page.window(), self.tr("ให้อยู่คู่กันได้"), sentence, primary=self.tr("ให้อยู่คู่กันได้"))

        def write() -> Callable[[], Changed]:
            return partial(self._desk.conflicts.withdraw, self._desk.actor, apart.conflict.id)

        self._run(dialog, write, self.tr("สองกลุ่มนี้อยู่คู่กันได้แล้ว"))

    def _ask(self, dialog: GroupDialog, write: Write, done: str) -> DialogJob:
        self._asking = dialog
        dialog.duties.wanted.connect(self._on_duty_wanted)
        return self._run(dialog, write, done)

    def _run(self, dialog: Dialog, write: Write, done: str) -> DialogJob:
        job = DialogJob(dialog, self._desk.jobs, write)
        dialog.setProperty("done", done)
        dialog.accepted.connect(self._on_accepted)
        dialog.open()
        return job

    @Slot(str)
    def _on_duty_wanted(self, name: str) -> None:
        if self._asking is not None:
            ticks = self._asking.duties
            add = partial(self._desk.groups.add_duty, self._desk.actor, name)
            self._desk.jobs.change(add, ticks.take, ticks.refuse)

    @Slot()
    def _on_accepted(self) -> None:
        self.done.emit(self.sender().property("done"))

    def _on_started(self, _changed: Changed) -> None:
        self.done.emit(self.tr("ใส่กลุ่มตั้งต้นแล้ว แก้ให้ตรงกับที่เห็นใน New e-LAAS"))

    def _on_confirmed(self, _changed: Changed) -> None:
        self.done.emit(self.tr("บันทึกแล้วว่ากลุ่มนี้ตรงกับ New e-LAAS"))


def _others(overview: Overview, group: PrivilegeGroup | None) -> list[PrivilegeGroup]:
    """Groups that may take the place of this one; one that does already stays among them."""
    mine, kept = (0, None) if group is None else (group.id, group.replaced_by_id)
    return [
        line.group for line in overview.lines if line.group.id != mine and (not is_over(line) or line.group.id == kept)
    ]


def _retire(
    desk: GroupDesk, group_id: int, on: date, successor: int | None, fates: Mapping[int, MemberFate]
) -> Changed:
    """Retire the group, then start the small review of who is undecided, where this user may; else it is a task."""
    changed = desk.groups.retire_group(desk.actor, group_id, on, successor, fates)
    if MemberFate.UNDECIDED in fates.values() and may(desk.actor, Deed.DECIDE):
        with suppress(UserError):  # one is open already, or everybody is on the way out by a request
            started = desk.campaigns.start(desk.actor, desk.actor.unit_id, ReviewKind.GROUP_RETIRED, group_id=group_id)
            changed |= started.changed
    return changed

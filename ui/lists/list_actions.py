"""From the wish for a list to its paper: what it shows is chosen, then the page is shown and from there issued."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from elaas_desk.services.access import Deed, only_unit
from elaas_desk.services.list_values import GroupListChoice, ListChoice, MatrixChoice, UserListChoice
from ui.errands import ListErrand, PrintGroups, PrintMatrix, PrintUsers
from ui.issue_dialog import Issuable, IssueDialog
from ui.lists.list_dialogs import GroupListDialog, ListDialog, ListScope, MatrixDialog, UserListDialog
from ui.register.person_desk import PersonDesk

TITLES = {
    UserListChoice: "บัญชีรายชื่อผู้ใช้งาน",
    GroupListChoice: "รายชื่อแยกตามกลุ่มผู้ใช้งาน",
    MatrixChoice: "ตารางสิทธิผู้ใช้งานกับกลุ่ม",
}


class ListActions(QObject):
    """Opens its dialogs over the window of a part. `done` is a sentence for the toast."""

    done = Signal(str)

    def __init__(self, desk: PersonDesk, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._over = desk, over
        self._asked: ListErrand | None = None

    def take(self, errand: ListErrand) -> None:
        """Ask what the list is to show; that of one group is shown at once."""
        self._asked = errand
        self._desk.jobs.run(partial(_scope, self._desk), self._ask)

    def _ask(self, scope: ListScope) -> None:
        asked, self._asked = self._asked, None
        over = self._over.window()
        match asked:
            case None:
                return
            case PrintGroups(group_ids=(group_id,)):
                units = tuple(unit.id for unit in scope.units if asked.unit_id in (None, unit.id))
                name = next((group.name for group in scope.groups if group.id == group_id), "")
                self._preview(GroupListChoice(units, (group_id,)), name)
                return
            case PrintUsers():
                dialog: ListDialog = UserListDialog(scope, asked.unit_id, over)
            case PrintGroups():
                dialog = GroupListDialog(scope, asked.unit_id, over, asked.group_ids)
            case PrintMatrix():
                dialog = MatrixDialog(scope, asked.unit_id, over)
        dialog.submitted.connect(partial(self._on_submitted, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_submitted(self, dialog: ListDialog) -> None:
        choice, whose = dialog.choice(), dialog.whose()
        dialog.accept()
        self._preview(choice, whose)

    def _preview(self, choice: ListChoice, whose: str) -> None:
        self._desk.jobs.run(partial(_issuable, self._desk, choice, whose), self._show)

    def _show(self, issuable: Issuable) -> None:
        desk = self._desk
        dialog = IssueDialog(issuable, desk.documents, desk.actor, desk.jobs, self._over.window())
        dialog.told.connect(self.done)
        dialog.open()


def _scope(desk: PersonDesk) -> ListScope:
    """On the worker: what is in sight, and the groups in use or not yet empty."""
    only = only_unit(desk.actor, Deed.EXPORT)
    units = tuple(unit for unit in desk.register.units(desk.actor) if only in (None, unit.id))
    return ListScope(units, desk.groups.matrix(desk.actor).groups, desk.clause_text("4"))


def _issuable(desk: PersonDesk, choice: ListChoice, whose: str) -> Issuable:
    """On the worker: the list as it would be printed."""
    paper = desk.lists.preview(desk.actor, choice)
    return Issuable(TITLES[type(choice)], whose, paper, partial(desk.lists.issue, desk.actor, choice))

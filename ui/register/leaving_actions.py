"""Leaving the duty, from the record to the removal: each opens its dialog over the window, and the dialog writes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Changed
from elaas_desk.services.access import Deed, may
from elaas_desk.services.views import PersonDetail
from ui.dialog_job import DialogJob
from ui.errands import LeaveDuty
from ui.issue_dialog import Issuable, IssueDialog
from ui.register.account_dialogs import RemoveDialog
from ui.register.leave_dialogs import AheadDialog, ComeBackDialog, LeaveDialog, WithdrawDialog
from ui.register.person_desk import PersonDesk


class LeavingActions(QObject):
    """Opens the dialogs over the window of a part. `done` carries the sentence for the toast."""

    done = Signal(str)

    def __init__(self, desk: PersonDesk, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._over = desk, over
        self._removes_next = False

    # leaving

    def leave(self, detail: PersonDetail, known: LeaveDuty | None = None) -> None:
        """Ask why and when; then show what is to be removed, or offer the notice for a day to come."""
        desk = self._desk
        clauses = desk.clause_text("4.2"), desk.clause_text("4.1")
        dialog = LeaveDialog(detail, desk.today(), clauses, self._over.window(), known)

        def write() -> Callable[[], Changed]:
            self._removes_next = dialog.opens_removal()
            return partial(desk.register.leave, desk.actor, dialog.draft())

        DialogJob(dialog, desk.jobs, write).done.connect(partial(self._on_left, detail.person.id))
        dialog.open()

    def _on_left(self, person_id: int, _changed: Changed) -> None:
        self._desk.jobs.run(partial(self._desk.register.detail, self._desk.actor, person_id), self._follow_up)

    def _follow_up(self, detail: PersonDetail) -> None:
        """What comes after the record: the removal now, or the notice ahead of the day."""
        stays = self.tr("บันทึกหน้าที่ที่สิ้นสุดแล้ว สิ่งที่ต้องถอดจะขึ้นในงานวันนี้")
        self.done.emit(self.tr("บันทึกพ้นหน้าที่แล้ว สิ่งที่ต้องถอดจะขึ้นในงานวันนี้") if detail.person.last_day else stays)
        removes, self._removes_next = self._removes_next, False
        last_day = detail.person.last_day
        if removes:
            self.remove(detail)
        elif last_day is not None and last_day > self._desk.today() and detail.held and self._prints(detail):
            dialog = AheadDialog(detail, last_day, self._desk.clause_text("4.2"), self._over.window())
            dialog.submitted.connect(dialog.accept)
            dialog.accepted.connect(partial(self.notify, detail))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _prints(self, detail: PersonDetail) -> bool:
        return may(self._desk.actor, Deed.REQUEST, detail.person.unit_id)

    # removing

    def remove(self, detail: PersonDetail) -> None:
        """Ask which groups were taken away in New e-LAAS, and when."""
        account, desk = detail.account, self._desk
        if account is None:
            return
        dialog = RemoveDialog(detail, desk.today(), self._over.window())
        if not self._prints(detail):
            dialog.notice.hide()
        dialog.notice.clicked.connect(partial(self.notify, detail))

        def write() -> Callable[[], Changed]:
            day = dialog.on.day() or desk.today()
            chosen, shut = dialog.group_ids(), dialog.close_account.isChecked()
            if not detail.held and shut:
                return partial(desk.register.close_account, desk.actor, account.id, day)
            why = dialog.why.text()
            return partial(desk.register.remove_from_groups, desk.actor, account.id, chosen, day, why, shut)

        DialogJob(dialog, desk.jobs, write).done.connect(self._on_removed)
        dialog.open()

    @Slot(object)
    def _on_removed(self, _changed: Changed) -> None:
        self.done.emit(self.tr("บันทึกว่าถอดออกจากกลุ่มแล้ว"))

    # the notice

    def notify(self, detail: PersonDetail, _checked: bool = False) -> None:
        """Show the notice of removal; from there it is printed or saved, and kept in the archive."""
        desk, person_id = self._desk, detail.person.id
        read = partial(_notice, desk, person_id, detail.person.name.full)
        desk.jobs.run(read, self._show_notice)

    def _show_notice(self, notice: Issuable) -> None:
        desk = self._desk
        dialog = IssueDialog(notice, desk.documents, desk.actor, desk.jobs, self._over.window())
        dialog.told.connect(self.done)
        dialog.open()

    # ways back

    def withdraw(self, detail: PersonDetail) -> None:
        """Ask why the leave was wrong."""
        desk = self._desk
        dialog = WithdrawDialog(detail, self._over.window())

        def write() -> Callable[[], Changed]:
            return partial(desk.register.withdraw_leave, desk.actor, detail.person.id, dialog.reason.text())

        DialogJob(dialog, desk.jobs, write).done.connect(self._on_withdrawn)
        dialog.open()

    @Slot(object)
    def _on_withdrawn(self, _changed: Changed) -> None:
        self.done.emit(self.tr("ยกเลิกการพ้นหน้าที่แล้ว กลับเป็นเหมือนก่อนบันทึก"))

    def come_back(self, detail: PersonDetail) -> None:
        """Ask since when the person is in the duty again."""
        desk = self._desk
        dialog = ComeBackDialog(detail, desk.today(), desk.clause_text("4.1"), self._over.window())

        def write() -> Callable[[], Changed]:
            return partial(desk.register.come_back, desk.actor, dialog.draft())

        DialogJob(dialog, desk.jobs, write).done.connect(self._on_back)
        dialog.open()

    @Slot(object)
    def _on_back(self, _changed: Changed) -> None:
        self.done.emit(self.tr("บันทึกการกลับมาปฏิบัติหน้าที่แล้ว"))


def _notice(desk: PersonDesk, person_id: int, name: str) -> Issuable:
    """On the worker: the notice as it would be printed."""
    paper = desk.documents.preview_removal_notice(desk.actor, person_id)
    issue = partial(desk.documents.issue_removal_notice, desk.actor, person_id)
    return Issuable("หนังสือแจ้งถอดออกจากกลุ่ม", name, paper, issue)

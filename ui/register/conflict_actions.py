"""What can be done about two groups that one person must not hold together: the dialog, and what it leads to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.policy import Clause
from elaas_desk.services.access import Deed, may
from elaas_desk.services.conflicts import Conflicts
from elaas_desk.services.register import Register
from elaas_desk.services.views import PersonDetail
from ui.dialog_job import DialogJob
from ui.errands import NewRequest
from ui.jobs import Jobs
from ui.register.conflict_dialog import END, EXCEPT, REMOVE, REQUEST, ConflictDialog


class ConflictActions(QObject):
    """Opens the dialog over the page. `done` carries the sentence for the toast, `errand` the request to be made."""

    done = Signal(str)
    errand = Signal(object)

    def __init__(
        self,
        conflicts: Conflicts,
        register: Register,
        actor: Actor,
        jobs: Jobs,
        today: Callable[[], date],
        clauses: Mapping[str, Clause],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._conflicts, self._register, self._actor, self._jobs = conflicts, register, actor, jobs
        self._today, self._clauses, self._page = today, clauses, page
        self._dialog: ConflictDialog | None = None
        self._detail: PersonDetail | None = None

    def open(self, detail: PersonDetail, conflict_id: int | None = None) -> None:
        """Ask about that pair of a person, or about the first; those without an exception come first."""
        pairs = [each for each in detail.clashes if conflict_id in (None, each.clash.conflict.id)]
        if not pairs or not may(self._actor, Deed.ENTER, detail.person.unit_id):
            return
        decides = may(self._actor, Deed.DECIDE, detail.person.unit_id)
        self._detail = detail
        self._dialog = ConflictDialog(detail, pairs[0], self._today(), self._page.window(), decides=decides)
        DialogJob(self._dialog, self._jobs, self._work)
        self._dialog.accepted.connect(self._on_accepted)
        self._dialog.open()

    def _work(self) -> Callable[[], Changed | Added]:
        dialog, detail = self._dialog, self._detail
        if dialog is None or detail is None:
            return _nothing
        exception, account, way = dialog.held.clash.exception, detail.account, dialog.way()
        if way == EXCEPT:
            return partial(self._conflicts.allow, self._actor, dialog.draft())
        if way == END and exception is not None:
            return partial(self._conflicts.disallow, self._actor, exception.id)
        if way == REMOVE and account is not None:
            day, why = dialog.on.day() or self._today(), self.tr("แยกหน้าที่ที่ไม่ควรอยู่คู่กัน")
            return partial(self._register.remove_from_groups, self._actor, account.id, (dialog.group_id(),), day, why)
        return _nothing  # a request is made by its own wizard

    @Slot()
    def _on_accepted(self) -> None:
        dialog, detail = self._dialog, self._detail
        if dialog is None or detail is None:
            return
        self._dialog = None
        if dialog.way() == REQUEST:
            self.errand.emit(NewRequest(detail.person.id, (dialog.group_id(),)))
            return
        said = {
            REMOVE: self.tr("บันทึกว่าถอดออกจากกลุ่มแล้ว"),
            EXCEPT: self.tr("บันทึกข้อยกเว้นแล้ว จะเตือนอีกก่อนวันสิ้นสุด"),
            END: self.tr("ยุติข้อยกเว้นแล้ว"),
        }
        self.done.emit(said[dialog.way()])


def _nothing() -> Changed:
    return Changed.NOTHING

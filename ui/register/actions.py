"""What can be recorded of a person: each opens its dialog, and the dialog does the writing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.offices import Unit
from elaas_desk.domain.people import Duty
from elaas_desk.services.access import Deed, may
from elaas_desk.services.views import HeldDuty, PersonDetail, RegisterEntry
from ui.dialog_job import DialogJob
from ui.register.account_dialogs import AccountDialog, PasswordDialog
from ui.register.duty_dialogs import DutyDialog, EndDutyDialog
from ui.register.leaving_actions import LeavingActions
from ui.register.person_desk import PersonDesk
from ui.register.person_dialog import PersonDialog
from ui.register.signing_actions import SigningActions
from ui.widgets.dialog import Dialog

Write = Callable[[], Callable[[], Changed | Added]]


class PersonActions(QObject):
    """Opens dialogs over the page. `done` carries the sentence for the toast, `added` a new person."""

    done = Signal(str)
    added = Signal(object)
    errand = Signal(object)

    def __init__(self, desk: PersonDesk, page: QWidget) -> None:
        super().__init__(page)
        self._register, self._groups, self._actor, self._jobs = desk.register, desk.groups, desk.actor, desk.jobs
        self._today, self._page = desk.today, page
        self._detail: PersonDetail | None = None
        self.leaving, self.signing = LeavingActions(desk, page), SigningActions(desk, page)
        for part in (self.leaving, self.signing):
            part.done.connect(self.done)
        self.signing.errand.connect(self.errand)
        self._opens: Mapping[str, Callable[[PersonDetail], None]] = {
            "edit": self._edit,
            "account": self._enter_account,
            "password": self._record_password,
            "leave": self.leaving.leave,
            "withdraw": self.leaving.withdraw,
            "come_back": self.leaving.come_back,
            "remove": self.leaving.remove,
            "notice": self.leaving.notify,
            "duty": self._assign_duty,
            "acknowledge": self._acknowledge,
            "viewer": self.signing.set_viewer,
        }

    def open(self, wanted: str, detail: PersonDetail) -> None:
        """Open the dialog of that name for a person."""
        if may(self._actor, Deed.ENTER, detail.person.unit_id):
            self._opens[wanted](detail)

    @Slot()
    def add_person(self) -> None:
        """Ask for a new person."""
        if not may(self._actor, Deed.ENTER):
            return
        self._detail = None
        self._jobs.run(partial(self._register.units, self._actor), self._ask_person)

    def record_passwords(self, entries: Sequence[RegisterEntry]) -> None:
        """Ask for the day on which the passwords of all these accounts were changed."""
        dialog = PasswordDialog(entries, self._today(), self._page.window())
        write = partial(_bound, self._register.record_password_change, self._actor, dialog)
        self._run(dialog, write, self.tr("บันทึกวันเปลี่ยนรหัสผ่านแล้ว"))

    def end_duty(self, held: HeldDuty) -> None:
        """Ask for the last day of a duty."""
        dialog = EndDutyDialog(held, self._today(), self._page.window())

        def write() -> Callable[[], Changed]:
            day = dialog.on.day() or self._today()
            return partial(self._register.end_duty, self._actor, held.assignment.id, day)

        self._run(dialog, write, self.tr("บันทึกวันสิ้นสุดหน้าที่แล้ว"))

    def _edit(self, detail: PersonDetail) -> None:
        self._detail = detail
        self._jobs.run(partial(self._register.units, self._actor), self._ask_person)

    def _ask_person(self, units: tuple[Unit, ...]) -> None:
        mine = [unit for unit in units if may(self._actor, Deed.ENTER, unit.id)]
        person = self._detail.person if self._detail else None
        dialog = PersonDialog(mine, self._today(), self._page.window(), person)

        def write() -> Callable[[], Changed | Added]:
            draft = dialog.draft()
            if person is None:
                return partial(self._register.add_person, self._actor, draft)
            return partial(self._register.save_person, self._actor, person.id, draft, person.version)

        job = self._run(dialog, write, self.tr("บันทึกข้อมูลบุคคลแล้ว") if person else self.tr("เพิ่มคนในทะเบียนแล้ว"))
        if person is None:
            job.done.connect(self.added)

    def _enter_account(self, detail: PersonDetail) -> None:
        self._detail = detail
        self._jobs.run(partial(self._groups.groups, self._actor), self._ask_account)

    def _ask_account(self, groups: tuple[PrivilegeGroup, ...]) -> None:
        if self._detail is None:
            return
        today = self._today()
        dialog = AccountDialog(
            self._detail, [each for each in groups if each.is_in_use(today)], today, self._page.window()
        )
        write = partial(_bound, self._register.add_account, self._actor, dialog)
        self._run(dialog, write, self.tr("บันทึกบัญชีแล้ว"))

    def _record_password(self, detail: PersonDetail) -> None:
        if detail.account is None:
            self._enter_account(detail)
            return
        entry = RegisterEntry(detail.person, detail.unit, detail.account, len(detail.held), detail.password, left=False)
        self.record_passwords([entry])

    def _assign_duty(self, detail: PersonDetail) -> None:
        self._detail = detail
        self._jobs.run(partial(self._groups.duties, self._actor), self._ask_duty)

    def _ask_duty(self, duties: tuple[Duty, ...]) -> None:
        if self._detail is None:
            return
        dialog = DutyDialog(self._detail.person, duties, self._today(), self._page.window())
        write = partial(_bound, self._register.assign_duty, self._actor, dialog)
        self._run(dialog, write, self.tr("บันทึกหน้าที่ตามคำสั่งแล้ว"))

    def _acknowledge(self, detail: PersonDetail) -> None:
        self.signing.acknowledge([detail.person])

    def _run(self, dialog: Dialog, write: Write, done: str) -> DialogJob:
        job = DialogJob(dialog, self._jobs, write)
        dialog.setProperty("done", done)
        dialog.accepted.connect(self._on_accepted)
        dialog.open()
        return job

    @Slot()
    def _on_accepted(self) -> None:
        self.done.emit(self.sender().property("done"))


def _bound(write: Callable[..., Changed | Added], actor: Actor, dialog: object) -> Callable[[], Changed | Added]:
    """The write with what stands in the dialog now; every such dialog has a `draft`."""
    return partial(write, actor, dialog.draft())  # type: ignore[attr-defined]

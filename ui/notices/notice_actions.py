"""What is sent to users and to the clerk: each opens its dialog over the window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.notice_papers import ReminderAbout
from elaas_desk.errors import UserError
from elaas_desk.services.access import Deed, may
from elaas_desk.services.notices import Remindable
from elaas_desk.services.views import PersonDetail, RegisterEntry
from elaas_desk.thai import dates
from ui import messages
from ui.errands import NoticeErrand, NotifyRemoval, PrintMemo, PrintSlip, RemindUsers
from ui.issue_dialog import Issuable, IssueDialog
from ui.notices.choose_dialogs import ChooseMemo, ChoosePerson, ChooseReminders
from ui.notices.reminders_dialog import RemindersDialog
from ui.notices.slip_dialog import TITLE as SLIP
from ui.notices.slip_dialog import SlipDialog
from ui.register.person_desk import PersonDesk
from ui.widgets.dialog import Dialog

MEMO = "บันทึกข้อความถึงปลัด"
REMOVAL = "หนังสือแจ้งถอดออกจากกลุ่ม"


class NoticeActions(QObject):
    """Opens the dialogs over the window of a part. `done` is a sentence for the toast."""

    done = Signal(str)

    def __init__(self, desk: PersonDesk, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._over = desk, over
        self._choosing: Dialog | None = None

    def take(self, errand: NoticeErrand) -> None:
        """Open the dialog that the errand asks for."""
        match errand:
            case RemindUsers(person_ids=person_ids, about=about) if person_ids:
                self.remind(person_ids, ReminderAbout(about))
            case RemindUsers():
                self.choose_reminders()
            case PrintSlip(person_id=person_id) if person_id is not None:
                self.slip(person_id)
            case PrintSlip():
                self._desk.jobs.run(partial(self._desk.register.entries, self._desk.actor), self._ask_slip)
            case NotifyRemoval():
                self._desk.jobs.run(partial(_removable, self._desk), self._ask_removal)
            case PrintMemo():
                self.memo()

    # reminders

    def remind(self, person_ids: Sequence[int], about: ReminderAbout) -> None:
        """Show the notices of these people; from there they are printed and kept in the archive."""
        dialog = RemindersDialog(self._desk, person_ids, about, self._over.window())
        dialog.told.connect(self.done)
        dialog.open()

    def choose_reminders(self) -> None:
        """Ask who is reminded of what."""
        desk = self._desk
        desk.jobs.run(partial(desk.notices.remindable, desk.actor), self._ask_reminders)

    def _ask_reminders(self, people: tuple[Remindable, ...]) -> None:
        mine = [each for each in people if may(self._desk.actor, Deed.REQUEST, each.unit.id)]
        dialog = ChooseReminders(mine, self._desk.clause_text, self._over.window())
        dialog.submitted.connect(partial(self._on_chosen, dialog))
        self._open(dialog)

    def _on_chosen(self, dialog: ChooseReminders) -> None:
        person_ids, about = dialog.person_ids(), dialog.chosen_about()
        dialog.accept()
        self.remind(person_ids, about)

    # the slip

    def slip(self, person_id: int) -> None:
        """Ask for the first password of somebody, and print the slip."""
        desk = self._desk
        desk.jobs.run(partial(desk.register.detail, desk.actor, person_id), self._show_slip)

    def _show_slip(self, detail: PersonDetail) -> None:
        if not may(self._desk.actor, Deed.DECIDE, detail.person.unit_id):
            self.done.emit(self.tr("หัวหน้าหน่วยงานคลังเป็นผู้ตั้งรหัสผ่านและออกใบแจ้งรหัสผ่าน"))
            return
        if detail.account is None:
            self.done.emit(self.tr("{0}ยังไม่มีบัญชี จึงยังไม่มีรหัสผ่านให้แจ้ง").format(detail.person.name.full))
            return
        dialog = SlipDialog(self._desk, detail.person, self._over.window())
        dialog.told.connect(self.done)
        dialog.open()

    def _ask_slip(self, entries: tuple[RegisterEntry, ...]) -> None:
        fits = [each for each in entries if each.account is not None and not each.left]
        dialog = self._asked(SLIP, self.tr("ผู้ที่ได้รับรหัสผ่านครั้งแรก"), fits, Deed.DECIDE)
        dialog.submitted.connect(partial(self._on_slip, dialog))
        self._open(dialog)

    def _on_slip(self, dialog: ChoosePerson) -> None:
        person_id = dialog.person_id()
        dialog.accept()
        self.slip(person_id)

    # the notice of removal

    def _ask_removal(self, entries: tuple[RegisterEntry, ...]) -> None:
        if not entries:
            self.done.emit(self.tr("วันนี้ไม่มีผู้พ้นหน้าที่หรืออยู่ในกลุ่มที่ไม่มีหน้าที่รองรับ จึงไม่มีใครต้องแจ้งถอดออกจากกลุ่ม"))
            return
        dialog = self._asked(REMOVAL, self.tr("ผู้ที่พ้นหน้าที่ หรืออยู่ในกลุ่มที่ไม่มีหน้าที่รองรับ"), entries, Deed.REQUEST)
        dialog.submitted.connect(partial(self._on_removal, dialog))
        self._open(dialog)

    def _on_removal(self, dialog: ChoosePerson) -> None:
        """Who has nothing to be taken out of is told in the dialog."""
        self._choosing = dialog
        dialog.set_busy(True)
        self._desk.jobs.run(partial(_removal, self._desk, dialog.person_id()), self._show_chosen, self._on_no_removal)

    def _show_chosen(self, notice: Issuable) -> None:
        if self._choosing is not None:
            self._choosing.accept()
        self._issue(notice)

    def _on_no_removal(self, error: UserError) -> None:
        if self._choosing is not None:
            self._choosing.show_problem("person_id", messages.sentence(error))

    # the memo

    def memo(self) -> None:
        """Ask what the clerk is told of, and show the memo."""
        dialog = ChooseMemo(self._over.window())
        dialog.submitted.connect(partial(self._on_memo, dialog))
        self._open(dialog)

    def _on_memo(self, dialog: ChooseMemo) -> None:
        """That nothing is late is told in the dialog."""
        self._choosing = dialog
        dialog.set_busy(True)
        self._desk.jobs.run(partial(_memo, self._desk, dialog.with_soon()), self._show_chosen, self._on_no_memo)

    def _on_no_memo(self, error: UserError) -> None:
        if self._choosing is not None:
            self._choosing.show_problem(None, messages.sentence(error))

    # what they share

    def _asked(self, title: str, told: str, entries: Sequence[RegisterEntry], deed: Deed) -> ChoosePerson:
        mine = [each for each in entries if may(self._desk.actor, deed, each.unit.id)]
        return ChoosePerson(title, told, mine, self._over.window())

    def _open(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _issue(self, paper: Issuable) -> None:
        desk = self._desk
        dialog = IssueDialog(paper, desk.documents, desk.actor, desk.jobs, self._over.window())
        dialog.told.connect(self.done)
        dialog.open()


def _removable(desk: PersonDesk) -> tuple[RegisterEntry, ...]:
    """On the worker: whom a notice of removal can be made for by this officer, in Thai order."""
    named = desk.notices.removable(desk.actor)
    entries = desk.register.entries(desk.actor)
    return tuple(each for each in entries if each.person.id in named and may(desk.actor, Deed.REQUEST, each.unit.id))


def _removal(desk: PersonDesk, person_id: int) -> Issuable:
    """On the worker: the notice of removal as it would be printed."""
    person = desk.register.detail(desk.actor, person_id).person
    paper = desk.documents.preview_removal_notice(desk.actor, person_id)
    issue = partial(desk.documents.issue_removal_notice, desk.actor, person_id)
    return Issuable(REMOVAL, person.name.full, paper, issue)


def _memo(desk: PersonDesk, with_soon: bool) -> Issuable:
    """On the worker: the memo as it would be printed."""
    paper = desk.notices.preview_memo(desk.actor, with_soon=with_soon)
    issue = partial(desk.notices.issue_memo, desk.actor, with_soon=with_soon)
    return Issuable(MEMO, dates.short(desk.today()), paper, issue)

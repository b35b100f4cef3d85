"""Who uses the program: added, shut out, let in again; and one's own password."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.actors import Actor, ProgramUser
from elaas_desk.domain.offices import Unit
from elaas_desk.domain.policy import Clause
from elaas_desk.errors import Problem, UserError
from elaas_desk.services.access import Deed, may
from elaas_desk.services.register import Register
from elaas_desk.services.users import Users
from ui.ask import confirm
from ui.dialog_job import DialogJob
from ui.jobs import Jobs
from ui.settings.parts import block, told
from ui.settings.user_dialogs import OwnPasswordDialog, UserDialog
from ui.settings.users_table import UserLine, users_table
from ui.widgets.buttons import Button, Kind
from ui.widgets.dialog import Dialog
from ui.widgets.layout import Panel, column, row
from ui.widgets.list_tools import ListTools
from ui.widgets.marks import ClauseTag
from ui.widgets.text import Text


class UsersPart(QWidget):
    """The list of users for who may manage them; for everybody the own password. `done` speaks for the toast."""

    done = Signal(str)

    def __init__(
        self,
        users: Users,
        register: Register,
        actor: Actor,
        jobs: Jobs,
        clauses: Mapping[str, Clause],
    ) -> None:
        super().__init__()
        self._users, self._register, self._actor, self._jobs = users, register, actor, jobs
        self._units: tuple[Unit, ...] = ()
        self._manages = may(actor, Deed.MANAGE_USERS)
        self._own = Button(self.tr("เปลี่ยนรหัสผ่านของฉัน"), icon="key")
        self._own.clicked.connect(self._on_own_password)
        self._add = Button(self.tr("เพิ่มผู้ใช้"), Kind.PRIMARY, icon="person_add")
        self._add.clicked.connect(self._on_add)
        self._switch = Button(self.tr("ปิดการเข้าใช้"), Kind.DANGER)
        self._switch.clicked.connect(self._on_switch)
        self._switch.setEnabled(False)
        clause = clauses.get("3.4.1")
        self._tag = ClauseTag("3.4.1", clause.text if clause else "")
        self._table = users_table()
        self._table.chosen_changed.connect(self._on_chosen)
        self.setLayout(self._for_head() if self._manages else self._for_others())

    def _for_head(self) -> QBoxLayout:
        sentence = Text(
            self.tr("ผู้ใช้แต่ละคนเข้าด้วยรหัสผ่านของตนเอง ทุกการแก้ไขจะบันทึกชื่อผู้ทำ คนที่พ้นหน้าที่แล้วให้ปิดการเข้าใช้"),
            "caption",
            "text_2",
            wrap=True,
        )
        head = row(
            (column(None, sentence, None), 1),
            self._tag,
            ListTools(self._table),
            self._own,
            self._switch,
            self._add,
            gap=4,
        )
        return column(head, (self._table, 1), gap=8)

    def _for_others(self) -> QBoxLayout:
        sentence = Text(
            self.tr("หัวหน้าหน่วยงานคลังของ อปท. เป็นผู้เพิ่มและปิดผู้ใช้โปรแกรม ที่นี่เปลี่ยนรหัสผ่านของตนเองได้"),
            "body",
            "text_2",
            wrap=True,
        )
        panel: Panel = block(self._actor.name, sentence, self._tag, self._own)
        return column(panel, None, gap=0)

    def reload(self) -> None:
        """Read the users anew."""
        if self._manages:
            self._jobs.run(partial(_read, self._users, self._register, self._actor), self._show)

    def _show(self, found: tuple[tuple[ProgramUser, ...], tuple[Unit, ...]]) -> None:
        users, self._units = found
        names = {unit.id: unit.short_name or unit.name for unit in self._units}
        lines = [UserLine(user, names.get(user.unit_id, ""), user.id == self._actor.user_id) for user in users]
        self._table.set_rows(lines, in_order=True)
        self._on_chosen(self._table.chosen())

    @Slot(object)
    def _on_chosen(self, line: UserLine | None) -> None:
        self._switch.setEnabled(line is not None and not line.own)
        shut = line is not None and not line.user.active
        self._switch.set_words(self.tr("เปิดให้เข้าใช้") if shut else self.tr("ปิดการเข้าใช้"))
        self._switch.set_kind(Kind.SECONDARY if shut else Kind.DANGER)

    @Slot()
    def _on_switch(self) -> None:
        line = self._table.chosen()
        if not isinstance(line, UserLine):
            return
        if not line.user.active:
            self._set_active(line.user, active=True)
            return
        question = confirm(
            self.window(),
            self.tr("ปิดการเข้าใช้ของ {0}").format(line.user.name),
            self.tr("คนนี้จะเข้าโปรแกรมไม่ได้ตั้งแต่บัดนี้ สิ่งที่เคยบันทึกยังอยู่ครบ และเปิดให้เข้าใช้อีกได้ภายหลัง"),
            self.tr("ปิดการเข้าใช้"),
            danger=True,
        )
        question.setProperty("user", line.user.id)
        question.accepted.connect(self._on_shut_out)

    @Slot()
    def _on_shut_out(self) -> None:
        wanted = self.sender().property("user")
        line = next((each for each in self._table.model.rows if each.user.id == wanted), None)
        if line is not None:
            self._set_active(line.user, active=False)

    def _set_active(self, user: ProgramUser, *, active: bool) -> None:
        write = partial(self._users.set_active, self._actor, user.id, active)
        self._jobs.change(write, self._on_let_in if active else self._on_switched)

    def _on_let_in(self, _changed: Changed) -> None:
        self.done.emit(self.tr("เปิดให้เข้าใช้โปรแกรมแล้ว"))

    def _on_switched(self, _changed: Changed) -> None:
        self.done.emit(self.tr("ปิดการเข้าใช้โปรแกรมแล้ว"))

    @Slot()
    def _on_add(self) -> None:
        dialog = UserDialog(self._units, self.window())

        def write() -> Callable[[], Added]:
            return partial(self._users.add_user, self._actor, dialog.draft())

        self._run(dialog, write, self.tr("เพิ่มผู้ใช้แล้ว ให้เจ้าตัวเปลี่ยนรหัสผ่านเมื่อเข้าครั้งแรก"))

    @Slot()
    def _on_own_password(self) -> None:
        dialog = OwnPasswordDialog(self._actor.name, self.window())

        def write() -> Callable[[], Changed]:
            old, new, again = dialog.old.text(), dialog.new.text(), dialog.again.text()
            return partial(_change_own, self._users, self._actor, old, new, again)

        self._run(dialog, write, self.tr("เปลี่ยนรหัสผ่านแล้ว ใช้รหัสผ่านใหม่ตั้งแต่ครั้งต่อไป"))

    def _run(self, dialog: Dialog, write: Callable[[], Callable[[], Changed | Added]], done: str) -> None:
        DialogJob(dialog, self._jobs, write)
        told(dialog, done, self._on_done)
        dialog.open()

    @Slot()
    def _on_done(self) -> None:
        self.done.emit(self.sender().property("done"))


def _read(users: Users, register: Register, actor: Actor) -> tuple[tuple[ProgramUser, ...], tuple[Unit, ...]]:
    return users.users(actor), register.units(actor)


def _change_own(users: Users, actor: Actor, old: str, new: str, again: str) -> Changed:
    """A wrong old password belongs to its field: nobody is signing in here."""
    try:
        return users.change_password(actor, old, new, again)
    except UserError as error:
        if error.problem is Problem.WRONG_SIGN_IN:
            raise UserError(Problem.WRONG_SIGN_IN, field="old") from error
        raise

"""The way in: the register is opened behind the sign-in window, then somebody signs in, or a secret is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from elaas_desk.errors import Problem, UserError
from ui.jobs import Jobs
from ui.sign_in.window import SignInWindow

if TYPE_CHECKING:  # heavy: imported on the worker once the window is painted
    from elaas_desk.domain.actors import Actor
    from elaas_desk.services.users import Users
    from ui.opening import Opened
    from ui.sign_in.recovery import SecretForm

_NO_KEY_HERE = frozenset({Problem.NEEDS_RECOVERY_KEY, Problem.WRONG_KEY, Problem.NO_CREDENTIAL_STORE})


class Entry(QObject):
    """Owns the sign-in window. `opened` carries the open register, `entered` who signed in.

    `gave_up` comes when the window was closed, or when another start of the program has the register and shows itself.
    """

    opened = Signal(object)
    entered = Signal(object)
    gave_up = Signal()

    def __init__(self, register: Path, jobs: Jobs, clock: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._register, self._jobs, self._clock = register, jobs, clock
        self._opened: Opened | None = None
        self._secret: SecretForm | None = None
        self._names: tuple[str, ...] = ()
        self.window = SignInWindow()
        self.window.form.submitted.connect(self._on_submitted)
        self.window.form.forgot.connect(self._on_forgot)
        self.window.closed.connect(self.gave_up)
        self.window.painted.connect(self._on_painted)

    @Slot()
    def begin(self) -> None:
        """Show the window, and open the register behind it."""
        self.window.form.set_busy(True)
        self._show_form()
        if self.window.is_painted:
            self._open()

    @Slot()
    def _on_painted(self) -> None:
        """Not before: what opening loads would hold up the painting."""
        self._open()

    def ask_again(self, opened: Opened) -> None:
        """The window was locked: ask for the password of whoever was signed in, or let another one in."""
        self._opened = opened
        self.window.form.clear()
        self.window.form.set_office(opened.office, opened.hint)
        self._show_names(self._names or opened.names)
        self._show_form()
        self._jobs.run(opened.desk.users.names, self._show_names)  # somebody may have been added meanwhile

    def end(self) -> None:
        """Somebody is in."""
        self.window.form.clear()
        self.window.hide()

    def _show_form(self) -> None:
        self._secret = None
        self.window.show_form()
        self.window.show()

    # opening

    def _open(self, recovery_key: str | None = None) -> None:
        self._jobs.run(partial(_open, self._register, self._clock, recovery_key), self._on_opened, self._on_not_opened)

    def _on_opened(self, opened: Opened) -> None:
        self._opened = opened
        self.window.form.set_busy(False)
        self.window.form.set_office(opened.office, opened.hint)
        self._show_names(opened.names)
        self._show_form()
        self.opened.emit(opened)

    def _show_names(self, names: tuple[str, ...]) -> None:
        self._names = names
        self.window.form.set_names(names, self.window.form.name())

    def _on_not_opened(self, error: UserError) -> None:
        sentence = _sentence(error)
        if self._secret is not None and error.problem is Problem.WRONG_RECOVERY_KEY:
            self._secret.set_busy(False)
            self._secret.fail(sentence)
        elif self._gave_way(error):
            self.gave_up.emit()
        elif error.problem in _NO_KEY_HERE:
            self._ask_recovery_key(sentence)
        else:
            trouble = self.window.show_trouble(sentence)
            trouble.again.connect(self.begin)
            trouble.closed.connect(self.gave_up)

    def _gave_way(self, error: UserError) -> bool:
        """Whether another start of the program has the register and shows itself now."""
        if error.problem is not Problem.REGISTER_IN_USE and error.problem not in _NO_KEY_HERE:
            return False
        from ui.single_instance import call_first_window

        return call_first_window(self._register)

    def _ask_recovery_key(self, why: str) -> None:
        from ui.sign_in.recovery import recovery_form

        form = recovery_form(why, asks_new=False)
        form.submitted.connect(self._on_recovery_key)
        form.gave_up.connect(self.gave_up)
        self._show_secret(form)

    def _show_secret(self, form: SecretForm) -> None:
        self._secret = form
        self.window.show_secret(form)

    @Slot(str, str, str)
    def _on_recovery_key(self, key: str, _new: str, _again: str) -> None:
        if self._secret is not None:
            self._secret.set_busy(True)
        self._open(key)

    # signing in

    @Slot(str, str)
    def _on_submitted(self, name: str, password: str) -> None:
        if self._opened is not None:
            self.window.form.set_busy(True)
            users = self._opened.desk.users
            self._jobs.run(partial(_sign_in, users, name, password), self._on_signed_in, self._on_refused)

    def _on_refused(self, error: UserError) -> None:
        self.window.form.set_busy(False)
        self.window.form.fail(_sentence(error), int(error.values.get("seconds", "0")))

    def _on_signed_in(self, answer: tuple[Actor, bool]) -> None:
        actor, expired = answer
        self.window.form.set_busy(False)
        if expired:
            self._ask_new_password(actor)
        else:
            self.entered.emit(actor)

    # a new password

    def _ask_new_password(self, actor: Actor) -> None:
        from ui.sign_in.recovery import expired_form

        form = expired_form()
        form.submitted.connect(partial(self._change_password, actor))
        form.gave_up.connect(self._on_back)
        self._show_secret(form)

    @Slot()
    def _on_back(self) -> None:
        self.window.form.clear()
        self._show_form()

    def _change_password(self, actor: Actor, old: str, new: str, again: str) -> None:
        if self._opened is not None and self._secret is not None:
            self._secret.set_busy(True)
            write = partial(_change_password, self._opened.desk.users, actor, old, new, again)
            self._jobs.run(write, self._on_changed, self._on_secret_refused)

    def _on_changed(self, actor: Actor) -> None:
        self.entered.emit(actor)

    @Slot(str)
    def _on_forgot(self, name: str) -> None:
        if self._opened is None:
            return
        if not name:
            self.window.form.ask_name()
            return
        from ui.sign_in.recovery import recovery_form

        form = recovery_form(self.tr("พิมพ์กุญแจกู้คืน แล้วตั้งรหัสผ่านใหม่ของ {0}").format(name), asks_new=True)
        form.submitted.connect(partial(self._reset_password, name))
        form.gave_up.connect(self._on_back)
        self._show_secret(form)

    def _reset_password(self, name: str, key: str, new: str, again: str) -> None:
        if self._opened is not None and self._secret is not None:
            self._secret.set_busy(True)
            write = partial(self._opened.desk.users.reset_with_recovery, key, name, new, again)
            self._jobs.run(write, self._on_reset, self._on_secret_refused)

    def _on_reset(self, _changed: object) -> None:
        self._on_back()
        self.window.form.tell(self.tr("ตั้งรหัสผ่านใหม่แล้ว เข้าใช้งานด้วยรหัสผ่านใหม่ได้เลย"))

    def _on_secret_refused(self, error: UserError) -> None:
        if self._secret is not None:
            self._secret.set_busy(False)
            self._secret.fail(_sentence(error), error.field)


def _open(register: Path, clock: Callable[[], datetime], recovery_key: str | None) -> Opened:
    from ui.opening import open_existing

    return open_existing(register, clock, recovery_key)


def _sign_in(users: Users, name: str, password: str) -> tuple[Actor, bool]:
    actor = users.sign_in(name, password)
    return actor, users.password_expired(actor)


def _change_password(users: Users, actor: Actor, old: str, new: str, again: str) -> Actor:
    users.change_password(actor, old, new, again)
    return actor


def _sentence(error: UserError) -> str:
    from ui import messages  # the sentences are many, and the window stands before one is needed

    return messages.sentence(error)

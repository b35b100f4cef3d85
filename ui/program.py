"""What is on the screen: first start, sign-in, or the frame. One at a time, over one register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from elaas_desk.errors import Problem, UserError
from elaas_desk.settings import LOCK_AFTER_MINUTES, Settings
from ui import messages
from ui.idle import IdleWatch
from ui.jobs import Jobs
from ui.sign_in.window import SignInWindow
from ui.theme import Theme

if TYPE_CHECKING:  # heavy: imported on the worker once the first window is painted
    from elaas_desk.domain.actors import Actor
    from elaas_desk.services.users import Users
    from ui.first_start import FirstStart
    from ui.main_window import MainWindow
    from ui.opening import Opened
    from ui.sign_in.recovery import SecretForm
    from ui.single_instance import FirstWindow


class Program(QObject):
    """Goes from one window to the next. `ended` comes when the last one was closed."""

    ended = Signal()

    def __init__(self, theme: Theme, register: Path, settings: Settings, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._theme, self._register, self._settings, self._clock = theme, register, settings, clock
        self.jobs = Jobs(self)
        self.sign_in: SignInWindow | None = None
        self.first_start: FirstStart | None = None
        self.frame: MainWindow | None = None
        self._opened: Opened | None = None
        self._actor: Actor | None = None
        self._secret: SecretForm | None = None
        self._hidden: list[QWidget] = []
        self._first: FirstWindow | None = None
        app = QApplication.instance()
        if app is None:
            raise RuntimeError("no application")
        self._idle = IdleWatch(app, clock, timedelta(minutes=settings.get(LOCK_AFTER_MINUTES)))
        self._idle.idle.connect(self.lock)

    def start(self) -> None:
        """Show the first window: sign-in where there is a register, the first start where there is none."""
        if self._register.exists():
            self._show_sign_in()
            self._open()
        else:
            self._show_first_start()

    @Slot()
    def come_forward(self) -> None:
        """Show the window that is on, in front of the others."""
        for window in (self.frame, self.sign_in, self.first_start.window if self.first_start else None):
            if window is not None and window.isVisible():
                window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
                window.raise_()
                window.activateWindow()

    @Slot()
    def lock(self) -> None:
        """Hide everything that shows the register and ask for the password again."""
        if self.frame is None or not self.frame.isVisible():
            return
        self._idle.stop()
        self._hidden = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        for window in self._hidden:
            window.hide()
        self._show_sign_in()

    @Slot()
    def close(self) -> None:
        """Sign out, close the register, and let the program end (clause 3.1 for the program itself)."""
        self._idle.stop()
        self.jobs.close()
        if self._first is not None:
            self._first.close()
        if self._opened is not None:
            self._opened.desk.close()
            self._opened = None
        self.ended.emit()

    # sign-in

    def _show_sign_in(self) -> None:
        if self.sign_in is None:
            self.sign_in = SignInWindow()
            self.sign_in.form.submitted.connect(self._on_submitted)
            self.sign_in.form.forgot.connect(self._on_forgot)
            self.sign_in.closed.connect(self._on_sign_in_closed)
        self.sign_in.form.clear()
        self.sign_in.show_form()
        if self._opened is not None:
            self.sign_in.form.set_office(self._opened.office)
            self.sign_in.form.set_names(self._opened.names, self.sign_in.form.name())
        self.sign_in.show()

    def _open(self, recovery_key: str | None = None) -> None:
        self.jobs.run(partial(_open, self._register, self._clock, recovery_key), self._on_opened, self._on_not_opened)

    def _on_opened(self, opened: Opened) -> None:
        self._take(opened)
        self._secret = None
        self._show_sign_in()

    def _take(self, opened: Opened) -> None:
        from ui.single_instance import FirstWindow

        self._opened = opened
        self._first = FirstWindow(opened.desk.database.path, self)
        self._first.called.connect(self.come_forward)

    def _gave_way(self, error: UserError) -> bool:
        """Whether another start of the program has the register and shows itself now."""
        if error.problem is not Problem.REGISTER_IN_USE:
            return False
        from ui.single_instance import call_first_window

        return call_first_window(self._register)

    def _on_not_opened(self, error: UserError) -> None:
        if self.sign_in is None:
            return
        if self._secret is not None:
            self._secret.set_busy(False)
            self._secret.fail(messages.sentence(error))
        elif self._gave_way(error):
            self.close()
        elif error.problem in (Problem.NEEDS_RECOVERY_KEY, Problem.WRONG_KEY, Problem.NO_CREDENTIAL_STORE):
            self._ask_recovery_key(messages.sentence(error))
        else:
            trouble = self.sign_in.show_trouble(messages.sentence(error))
            trouble.again.connect(self._on_again)
            trouble.closed.connect(self.close)

    def _ask_recovery_key(self, why: str) -> None:
        from ui.sign_in.recovery import recovery_form

        form = recovery_form(why, asks_new=False)
        form.submitted.connect(self._on_recovery_key)
        form.gave_up.connect(self.close)
        self._show_secret(form)

    def _show_secret(self, form: SecretForm) -> None:
        self._secret = form
        if self.sign_in is not None:
            self.sign_in.show_secret(form)

    @Slot()
    def _on_again(self) -> None:
        self._show_sign_in()
        self._open()

    @Slot(str, str, str)
    def _on_recovery_key(self, key: str, _new: str, _again: str) -> None:
        if self._secret is not None:
            self._secret.set_busy(True)
        self._open(key)

    @Slot(str, str)
    def _on_submitted(self, name: str, password: str) -> None:
        if self._opened is None or self.sign_in is None:
            return
        self.sign_in.form.set_busy(True)
        users = self._opened.desk.users
        self.jobs.run(partial(_sign_in, users, name, password), self._on_signed_in, self._on_refused)

    def _on_refused(self, error: UserError) -> None:
        if self.sign_in is not None:
            self.sign_in.form.set_busy(False)
            self.sign_in.form.fail(messages.sentence(error), int(error.values.get("seconds", "0")))

    def _on_signed_in(self, answer: tuple[Actor, bool]) -> None:
        actor, expired = answer
        if self.sign_in is None:
            return
        self.sign_in.form.set_busy(False)
        if expired:
            self._ask_new_password(actor)
        else:
            self._enter(actor)

    def _ask_new_password(self, actor: Actor) -> None:
        from ui.sign_in.recovery import expired_form

        form = expired_form()
        form.submitted.connect(partial(self._change_password, actor))
        form.gave_up.connect(self._show_sign_in)
        self._show_secret(form)

    def _change_password(self, actor: Actor, old: str, new: str, again: str) -> None:
        if self._opened is not None:
            users = self._opened.desk.users
            self.jobs.run(
                partial(_change_password, users, actor, old, new, again), self._enter, self._on_secret_refused
            )

    @Slot(str)
    def _on_forgot(self, name: str) -> None:
        if self._opened is None or not name:
            if self.sign_in is not None:
                self.sign_in.form.ask_name()
            return
        from ui.sign_in.recovery import recovery_form

        form = recovery_form(self.tr("พิมพ์กุญแจกู้คืน แล้วตั้งรหัสผ่านใหม่ของ {0}").format(name), asks_new=True)
        form.submitted.connect(partial(self._reset_password, name))
        form.gave_up.connect(self._show_sign_in)
        self._show_secret(form)

    def _reset_password(self, name: str, key: str, new: str, again: str) -> None:
        if self._opened is not None and self._secret is not None:
            self._secret.set_busy(True)
            users = self._opened.desk.users
            self.jobs.run(
                partial(users.reset_with_recovery, key, name, new, again), self._on_reset, self._on_secret_refused
            )

    def _on_reset(self, _changed: object) -> None:
        self._show_sign_in()

    def _on_secret_refused(self, error: UserError) -> None:
        if self._secret is not None:
            self._secret.set_busy(False)
            self._secret.fail(messages.sentence(error), error.field)

    # the frame

    def _enter(self, actor: Actor) -> None:
        same = self._actor == actor and self.frame is not None
        self._actor = actor
        if self.sign_in is not None:
            self.sign_in.hide()
        if same:
            for window in self._hidden:
                window.show()
        else:
            self._build_frame(actor)
        self._hidden = []
        self._idle.start()

    def _build_frame(self, actor: Actor) -> None:
        from ui.main_window import MainWindow
        from ui.pages import Pages
        from ui.surroundings import AroundReader

        if self._opened is None:
            return
        if self.frame is not None:
            self.frame.closed.disconnect(self.close)
            self.frame.close()
            self.frame.deleteLater()
        desk = self._opened.desk
        pages = Pages(desk, actor, self.jobs, self._theme, self._settings).makers()
        self.frame = MainWindow(pages, AroundReader(desk, actor), self.jobs, actor.name)
        self.frame.locked.connect(self.lock)
        self.frame.closed.connect(self.close)
        self.frame.resize(1366, 688)
        self.frame.show()

    @Slot()
    def _on_sign_in_closed(self) -> None:
        self.close()

    # the first start

    def _show_first_start(self) -> None:
        from ui.first_start import FirstStart

        self.first_start = FirstStart(self._register, self.jobs, self._clock)
        self.first_start.finished.connect(self._on_first_start_finished)
        self.first_start.gave_up.connect(self.close)
        self.first_start.begin()

    def _on_first_start_finished(self, opened: Opened, actor: Actor, add_person: bool) -> None:
        self._take(opened)
        self._enter(actor)
        if self.first_start is not None:
            self.first_start.end()
            self.first_start = None
        if add_person and self.frame is not None:
            from ui.errands import AddPerson

            self.frame.open(AddPerson())


def _open(register: Path, clock: Callable[[], datetime], recovery_key: str | None) -> Opened:
    from ui.opening import open_existing

    return open_existing(register, clock, recovery_key)


def _sign_in(users: Users, name: str, password: str) -> tuple[Actor, bool]:
    actor = users.sign_in(name, password)
    return actor, users.password_expired(actor)


def _change_password(users: Users, actor: Actor, old: str, new: str, again: str) -> Actor:
    users.change_password(actor, old, new, again)
    return actor

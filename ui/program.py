"""What is on the screen: first start, sign-in, or the frame. One at a time, over one register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from elaas_desk.settings import LOCK_AFTER_MINUTES, Settings
from ui import last_printer
from ui.entry import Entry
from ui.idle import IdleWatch
from ui.jobs import Jobs
from ui.placing import open_window
from ui.sign_in.window import SignInWindow
from ui.theme import Theme

if TYPE_CHECKING:  # heavy: imported once the first window is painted
    from elaas_desk.domain.actors import Actor
    from elaas_desk.services.desk import Desk
    from ui.curtain import Curtain
    from ui.errands import Errand
    from ui.first_start import FirstStart
    from ui.main_window import MainWindow
    from ui.opening import Opened
    from ui.single_instance import FirstWindow


_FRAME = QSize(1366, 688)


class Program(QObject):
    """Goes from one window to the next. `ended` comes when the last one was closed."""

    ended = Signal()

    def __init__(self, theme: Theme, register: Path, settings: Settings, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._theme, self._register, self._settings, self._clock = theme, register, settings, clock
        last_printer.use(settings)
        self.jobs = Jobs(self)
        self.entry: Entry | None = None
        self.first_start: FirstStart | None = None
        self.frame: MainWindow | None = None
        self._opened: Opened | None = None
        self._actor: Actor | None = None
        self._curtain: Curtain | None = None
        self._first: FirstWindow | None = None
        self._shown_on: date | None = None
        self._looked_at_reviews: tuple[Actor, date] | None = None
        app = QApplication.instance()
        if app is None:
            raise RuntimeError("no application")
        self._idle = IdleWatch(app, clock, self._lock_after)
        self._idle.idle.connect(self.lock)
        self._idle.lock_pressed.connect(self.lock)

    def start(self) -> None:
        """Show the first window: sign-in where there is a register, the first start where there is none."""
        if self._register.exists():
            self._way_in().begin()
        else:
            self._show_first_start()

    @property
    def sign_in(self) -> SignInWindow | None:
        """The sign-in window, once there was one."""
        return self.entry.window if self.entry is not None else None

    @Slot()
    def come_forward(self) -> None:
        """Show the window that is on, in front of the others."""
        first = self.first_start.window if self.first_start else None
        for window in (self.frame, self.sign_in, first):
            if window is not None and window.isVisible():
                window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
                window.raise_()
                window.activateWindow()

    @Slot()
    def lock(self) -> None:
        """Hide everything that shows the register and ask for the password again."""
        if self.frame is None or self._opened is None or self._curtain is None or not self.frame.isVisible():
            return
        self._idle.stop()
        self._curtain.draw()
        self._way_in().ask_again(self._opened)

    @Slot()
    def close(self) -> None:
        """Sign out, close the register, and let the program end (clause 3.1 for the program itself)."""
        self._idle.stop()
        self.jobs.close()
        if self._first is not None:
            self._first.close()
        if self._opened is not None:
            self._opened.close()
            self._opened = None
        self.ended.emit()

    def _lock_after(self) -> timedelta:
        return timedelta(minutes=self._settings.get(LOCK_AFTER_MINUTES))

    def _way_in(self) -> Entry:
        if self.entry is None:
            self.entry = Entry(self._register, self.jobs, self._clock, self)
            self.entry.opened.connect(self._take)
            self.entry.entered.connect(self._enter)
            self.entry.gave_up.connect(self.close)
        return self.entry

    @Slot(object)
    def _take(self, opened: Opened) -> None:
        from ui.single_instance import FirstWindow

        self._opened = opened
        self._first = FirstWindow(opened.desk.database.path, self)
        self._first.called.connect(self.come_forward)

    # the frame

    @Slot(object)
    def _enter(self, actor: Actor) -> None:
        if self.entry is not None:
            self.entry.end()
        if self._actor == actor and self.frame is not None and self._curtain is not None:
            self._curtain.lift()
            if self._shown_on != self._clock().date():
                self.frame.read_anew()  # what was due yesterday is late today
        else:
            self._build_frame(actor)
        self._start_due_reviews(actor)
        self._shown_on = self._clock().date()
        self._idle.start()

    def _start_due_reviews(self, actor: Actor) -> None:
        """Once a day the reviews that fall due are started (clause 4), for whoever may decide on them."""
        from elaas_desk.services.access import Deed, may

        today = actor, self._clock().date()
        if self._opened is not None and may(actor, Deed.DECIDE) and today != self._looked_at_reviews:
            self._looked_at_reviews = today
            self.jobs.change(partial(self._opened.desk.campaigns.start_due, actor))

    def _build_frame(self, actor: Actor) -> None:
        from ui.curtain import Curtain
        from ui.main_window import MainWindow
        from ui.pages import Pages
        from ui.surroundings import AroundReader

        if self._opened is None:
            return
        before, desk = self.frame, self._opened.desk
        pages = Pages(desk, actor, self.jobs, self._theme, self._settings)
        self._actor = actor
        self.frame = MainWindow(pages.makers(), AroundReader(desk, actor), self.jobs, actor.name, pages.over)
        self._curtain = Curtain(self.frame)
        self.frame.locked.connect(self.lock)
        self.frame.closed.connect(self.close)
        self._offer_recovery(desk, actor)
        if before is None:
            open_window(self.frame, _FRAME)
        else:
            self.frame.setGeometry(before.geometry())
            before.deleteLater()  # with its dialogs: they are another user's
            self.frame.show()

    def _offer_recovery(self, desk: Desk, actor: Actor) -> None:
        """The head is asked until the printed recovery key was confirmed, and may always make a new one."""
        from elaas_desk.services.access import Deed, may
        from ui.recovery_renewal import RecoveryRenewal

        if self.frame is None or self._opened is None or not may(actor, Deed.EDIT_OFFICE):
            return
        renewal = RecoveryRenewal(desk, actor, self._opened.office, self.jobs, self.frame)
        self.frame.renewal_wanted.connect(renewal.begin)
        renewal.done.connect(self.frame.tell)
        if self._opened.by_recovery_key or self.first_start is not None:
            self.jobs.change(partial(desk.recovery.confirm, actor))  # the paper has just been read
        else:
            renewal.ask_if_unconfirmed()

    # the first start

    def _show_first_start(self) -> None:
        from ui.first_start import FirstStart

        self.first_start = FirstStart(self._register, self.jobs, self._clock)
        self.first_start.finished.connect(self._on_first_start_finished)
        self.first_start.gave_up.connect(self.close)
        self.first_start.begin()

    @Slot(object, object, object)
    def _on_first_start_finished(self, opened: Opened, actor: Actor, first: Errand | None) -> None:
        self._take(opened)
        self._enter(actor)
        if self.first_start is not None:
            self.first_start.end()
            self.first_start = None
        if first is not None and self.frame is not None:
            self.frame.open(first)
        if opened.hint and self.frame is not None:
            self.frame.tell(opened.hint)

"""Windows that nobody sits at: the pictures and the self-test work them through here.

An exception in a slot or a painter does not end Qt's event loop; here it is kept and raised where it is waited.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from elaas_desk import paths
from ui.jobs import Jobs
from ui.widgets.choice_field import ChoiceField, LookupField
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field, TextField
from ui.widgets.national_id_field import NationalIdField

LONGEST_WAIT: Final = 60.0
"""Seconds after which what was waited for will not come."""

_NO_SCREEN_CANNOT: Final = "This plugin does not support"
_STEP_MS: Final = 20
_QUIET_STEPS: Final = 3

_Part = TypeVar("_Part", bound=QWidget)


class StageError(RuntimeError):
    """Something in a window went wrong, or did not come."""


def has_screen() -> bool:
    """Whether a window can be seen here."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def application(*, seen: bool) -> QApplication:
    """The application of this process; not `seen`, or without a screen, its windows are drawn in memory alone."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    if not seen or not has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        # the platform without a screen looks for typefaces in a folder of Qt that does not exist, and says so
        os.environ.setdefault("QT_QPA_FONTDIR", str(paths.resource("fonts", "Sarabun")))
    app = QApplication(["elaas-desk"])
    app.setApplicationName("eLAAS Desk")
    app.setQuitOnLastWindowClosed(False)
    _kept.append(app)
    return app


_kept: Final[list[QApplication]] = []
"""Python would end the application with the last name for it."""


class Stage:
    """Waits for windows, fills and presses what is in them. Everything here is for the main thread."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._faults: list[BaseException] = []

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Inside, what goes wrong in slots, painters and threads is kept, and raised at the end at the latest."""
        hook, thread_hook = sys.excepthook, threading.excepthook
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        told_before = qInstallMessageHandler(self._on_message)
        try:
            yield
            self.check()
        finally:
            qInstallMessageHandler(told_before)
            sys.excepthook, threading.excepthook = hook, thread_hook

    def check(self) -> None:
        """Raise what went wrong first since the last check."""
        if self._faults:
            fault = self._faults[0]
            self._faults.clear()
            raise StageError(f"{type(fault).__name__} in a window") from fault

    def refuse(self, error: BaseException) -> None:
        """Count a problem that the window would have told as a fault."""
        self._faults.append(error)

    def settle(self, jobs: Jobs) -> None:
        """Wait until no job runs and nothing more moves. StageError after LONGEST_WAIT."""
        end, quiet = time.monotonic() + LONGEST_WAIT, 0
        while quiet < _QUIET_STEPS:
            self._turn()
            quiet = quiet + 1 if jobs.is_idle else 0
            if time.monotonic() > end:
                raise StageError("a window was never ready")

    def wait_for(self, window: QWidget, kind: type[_Part]) -> _Part:
        """The first visible part of a kind, as soon as there is one. StageError as `wait_until`."""
        self.wait_until(lambda: bool(_visible(window, kind)), kind.__name__)
        return _visible(window, kind)[0]

    def wait_for_window(self, kind: type[_Part]) -> _Part:
        """The first visible window of a kind. StageError as `wait_until`."""
        self.wait_until(lambda: bool(_windows(kind)), kind.__name__)
        return _windows(kind)[0]

    def wait_until(self, come: Callable[[], bool], what: str) -> None:
        """Let the windows live until something came. StageError after LONGEST_WAIT."""
        end = time.monotonic() + LONGEST_WAIT
        while not come():
            self._turn()
            if time.monotonic() > end:
                raise StageError(f"{what} never came")

    def _turn(self) -> None:
        loop = QEventLoop()
        QTimer.singleShot(_STEP_MS, loop.quit)
        loop.exec()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.check()

    def _on_exception(self, _kind: object, error: BaseException, _trace: object) -> None:
        self._faults.append(error)

    def _on_message(self, kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        """What Qt says of a fault of ours counts; what the platform without a screen cannot do is no news."""
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            self._faults.append(StageError(words))
        elif not words.startswith(_NO_SCREEN_CANNOT) and sys.stderr is not None:
            sys.stderr.write(words + "\n")

    def _on_thread_exception(self, told: threading.ExceptHookArgs) -> None:
        self._faults.append(told.exc_value or StageError(told.exc_type.__name__))


def _windows(kind: type[_Part]) -> list[_Part]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]


def _visible(window: QWidget, kind: type[_Part]) -> list[_Part]:
    return [part for part in window.findChildren(kind) if part.isVisible()]


def fill(window: QWidget, values: Mapping[str, object]) -> None:
    """Put values into the visible fields of these keys."""
    for key, value in values.items():
        field = next((each for each in _visible(window, Field) if each.key == key), None)
        if isinstance(field, ChoiceField | LookupField):
            field.set_value(value)
        elif isinstance(field, NationalIdField):
            field.set_number(str(value))
        elif isinstance(field, DateField) and isinstance(value, date):
            field.set_day(value)
        elif isinstance(field, TextField) and not isinstance(field, DateField):
            field.set_text(str(value))
        else:
            raise StageError(f"no field {key} to be filled")


def press(window: QWidget, words: str) -> None:
    """Press the visible button whose spoken name begins with these words."""
    found = [each for each in _visible(window, QAbstractButton) if each.accessibleName().startswith(words)]
    if not found:
        raise StageError("no such button to be pressed")
    found[0].setFocus(Qt.FocusReason.MouseFocusReason)
    found[0].click()


def dialog_over(window: QWidget) -> Dialog:
    """The dialog that stands above a window. StageError where there is none, or one that was not closed."""
    found = _visible(window, Dialog)
    if len(found) != 1:
        raise StageError(f"{len(found)} dialogs in place of one")
    return found[0]

"""The only way off the main thread: one worker, values across, nothing shown for a screen that is gone."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from elaas_desk.changes import Added, AddedAll, Changed
from elaas_desk.errors import UserError

if TYPE_CHECKING:  # loaded with the first job: the sign-in window is painted before it
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
Failed = Callable[[UserError], None]
_COLLECT_EVERY_MS = 500


class _Slot:
    """A bound method kept weakly: a screen that was closed meanwhile gets no answer."""

    def __init__(self, method: Callable[..., None] | None) -> None:
        self._ref = None if method is None else weakref.WeakMethod(method)

    def call(self, *values: object) -> bool:
        """Call the method if its object still lives, and say whether it did."""
        method = self._ref() if self._ref is not None else None
        if method is None:
            return False
        import shiboken6

        owner = getattr(method, "__self__", None)
        if isinstance(owner, QObject) and not shiboken6.isValid(owner):
            return False
        method(*values)
        return True


class _Collector(QObject):
    """Collects Python's cyclic garbage on the main thread alone, as often as Python itself would.

    WORKAROUND for PySide6: Python's collector runs on whichever thread happens to allocate. On the worker it destroys
    widgets that nobody holds any more, off the thread that they belong to, and the process dies of it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_COLLECT_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Collect the oldest generation that has grown past its threshold."""
        grown = [
            place
            for place, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most
        ]
        if grown:
            gc.collect(grown[-1])

    def end(self) -> None:
        """Leave it to Python again; there is no worker any more."""
        import shiboken6

        if shiboken6.isValid(self._timer):  # Qt may have ended before the program does
            self._timer.stop()
        if self._was_on:
            gc.enable()


class Jobs(QObject):
    """Runs reads and writes one after another on a worker thread and answers on the main thread.

    `changed` tells every screen what a write altered; `went_wrong` carries a problem that no screen took.
    """

    changed = Signal(object)
    busy_changed = Signal(bool)
    went_wrong = Signal(object)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._pending = 0
        self._closed = False
        self._collector = _Collector(self)
        self._finished.connect(self._on_finished)

    @property
    def is_idle(self) -> bool:
        """Whether no job waits or runs."""
        return self._pending == 0

    def run(self, read: Callable[[], T], show: Callable[[T], None], failed: Failed | None = None) -> None:
        """Call `read` on the worker and `show`, a bound method, with its value on the main thread."""
        self._submit(read, _Slot(show), _Slot(failed), announce=False)

    def change(
        self,
        write: Callable[[], Changed | Added | AddedAll],
        done: Callable[[Any], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Call `write` on the worker, tell every screen what changed, then `done` with what it returned."""
        self._submit(write, _Slot(done), _Slot(failed), announce=True)

    def close(self) -> None:
        """Let what runs end and take nothing more."""
        self._closed = True
        self._worker().shutdown(wait=True, cancel_futures=True)
        self._collector.end()

    def _submit(self, work: Callable[[], object], done: _Slot, failed: _Slot, *, announce: bool) -> None:
        self._pending += 1
        if self._pending == 1:
            self.busy_changed.emit(True)
        future = self._worker().submit(work)
        future.add_done_callback(_Delivery(self, done, failed, announce))

    def _worker(self) -> ThreadPoolExecutor:
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="register")
        return self._pool

    def deliver(self, answer: tuple[Future[object], _Slot, _Slot, bool]) -> None:
        """Bring an answer to the main thread; called on the worker, where the window may be gone at any moment."""
        if self._closed:
            return
        try:
            self._finished.emit(answer)
        except RuntimeError:
            import shiboken6

            if shiboken6.isValid(self):
                raise

    def _on_finished(self, answer: tuple[Future[object], _Slot, _Slot, bool]) -> None:
        future, done, failed, announce = answer
        self._pending -= 1
        if self._pending == 0:
            self.busy_changed.emit(False)
        error = future.exception()
        if error is None:
            value = future.result()
            if announce:
                self.changed.emit(value.changed if isinstance(value, Added | AddedAll) else value)
            done.call(value)
        elif isinstance(error, UserError):
            if not failed.call(error):
                self.went_wrong.emit(error)
        else:
            raise error


class _Delivery:
    """The future's callback; holds what a closure would."""

    def __init__(self, jobs: Jobs, done: _Slot, failed: _Slot, announce: bool) -> None:
        self._jobs, self._done, self._failed, self._announce = jobs, done, failed, announce

    def __call__(self, future: Future[object]) -> None:
        if not future.cancelled():
            self._jobs.deliver((future, self._done, self._failed, self._announce))

"""One writer at a time: a lock of the operating system on a small file beside the register.

The system gives the lock back when a process ends in whatever way, so that a lock file left behind blocks nobody.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from elaas_desk.errors import Problem, UserError

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class WriterLock:
    """Held from construction to `release`. UserError REGISTER_IN_USE, REGISTER_READ_ONLY, DISK_FULL."""

    def __init__(self, register: Path) -> None:
        self._path = register.with_name(register.name + ".lock")
        self._descriptor = self._taken()

    def release(self) -> None:
        """Give the lock back and take its file away; a second call does nothing."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor < 0:
            return
        if sys.platform == "win32":  # an open file cannot be removed there
            os.close(descriptor)
            with suppress(OSError):
                self._path.unlink()
            return
        with suppress(OSError):
            self._path.unlink()
        os.close(descriptor)

    def _taken(self) -> int:
        while True:
            descriptor = self._opened()
            try:
                _take(descriptor)
            except OSError as held:
                os.close(descriptor)
                raise UserError(Problem.REGISTER_IN_USE, path=str(self._path)) from held
            if self._is_ours(descriptor):
                return descriptor
            os.close(descriptor)  # its holder removed the file between our two calls

    def _opened(self) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as refused:
            raise UserError(Problem.REGISTER_READ_ONLY, path=str(self._path.parent)) from refused

    def _is_ours(self, descriptor: int) -> bool:
        try:
            named = self._path.stat()
        except FileNotFoundError:
            return False
        return os.path.samestat(named, os.fstat(descriptor))

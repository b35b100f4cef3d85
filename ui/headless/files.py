"""Files that the commands write: whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from elaas_desk.errors import Problem, UserError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that an earlier one stays until the new one is complete.

    Raises UserError FILE_NOT_WRITABLE (also for a folder or a device of that name) or DISK_FULL.
    """
    if path.exists() and not path.is_file():
        raise UserError(Problem.FILE_NOT_WRITABLE, path=str(path))
    part: str | None = None
    try:
        handle, part = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(path)
    except OSError as error:
        if part is not None:
            with contextlib.suppress(OSError):
                Path(part).unlink(missing_ok=True)
        raise trouble(error, path) from None


def make_folder(path: Path) -> None:
    """Make a folder and those above it. Raises UserError FILE_NOT_WRITABLE or DISK_FULL."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise trouble(error, path) from None


def trouble(error: OSError, path: Path) -> UserError:
    """What an error of the file system is for the person who named the path."""
    if error.errno in _FULL:
        return UserError(Problem.DISK_FULL)
    return UserError(Problem.FILE_NOT_WRITABLE, path=str(path))

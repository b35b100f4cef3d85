"""Writing a file whole or not at all, and what a person can put right when that fails."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from elaas_desk.errors import Problem, UserError

_NO_ROOM = (
    frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG}) if sys.platform != "win32" else frozenset({errno.ENOSPC})
)


@contextmanager
def writing(path: Path, otherwise: Problem = Problem.FILE_NOT_WRITABLE) -> Iterator[None]:
    """Within it, a failing write comes as UserError DISK_FULL or `otherwise`."""
    try:
        yield
    except OSError as error:
        problem = Problem.DISK_FULL if error.errno in _NO_ROOM else otherwise
        raise UserError(problem, path=str(path)) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a new file beside it, see it on the disk, and put it in place. UserError DISK_FULL, FILE_NOT_WRITABLE."""
    with whole_file(path) as file:
        file.write(content)


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A new file beside it to write to; at the end it is seen on the disk and put in place, or gone after an error.

    UserError DISK_FULL, FILE_NOT_WRITABLE.
    """
    with writing(path):
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """See the names in a folder on the disk. Windows has no such call: there a rename is written through."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

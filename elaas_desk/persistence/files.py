"""Writing a file whole or not at all, and what a person can put right when that fails."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

from elaas_desk.domain.file_names import LONGEST_NAME, LONGEST_PATH, free_name
from elaas_desk.errors import Problem, UserError

_LEAST_NAME = 20
"""Characters that a name keeps however deep its folder lies; the system then says that the path is too long."""
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


def free_path(folder: Path, name: str, ending: str) -> Path:
    """A path in a folder that no file has, named after these words; Windows takes the name and the length of it all."""
    room = LONGEST_PATH - len(str(folder)) - 1
    longest = max(_LEAST_NAME, min(LONGEST_NAME, room))
    return folder / free_name(name, ending, partial(_is_there, folder), longest=longest)


def _is_there(folder: Path, name: str) -> bool:
    return (folder / name).exists()


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

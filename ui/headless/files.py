"""Files that the commands write: whole or not at all."""

from __future__ import annotations

from pathlib import Path

from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence import files
from elaas_desk.persistence.files import writing


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, or leave the one of that name as it is. UserError FILE_NOT_WRITABLE, DISK_FULL."""
    # Moving a file over a device such as /dev/null would take its place: the system administrator may do even that.
    with writing(path):
        in_the_way = path.exists() and not path.is_file()
    if in_the_way:
        raise UserError(Problem.FILE_NOT_WRITABLE, path=str(path))
    files.write_whole(path, content)


def make_folder(path: Path) -> None:
    """Make a folder and those above it. UserError FILE_NOT_WRITABLE, DISK_FULL."""
    with writing(path):
        path.mkdir(parents=True, exist_ok=True)

"""Where a live register may lie: on a disk of this PC, not on a network share or in a folder that a cloud copies.

A share breaks the file locks of SQLite, and a copying program takes the file and its log at different moments.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Final

from elaas_desk.errors import Problem, UserError

_SYNC_FOLDERS: Final = re.compile(
    r"onedrive( |-|$)|dropbox( |\(|$)|google ?drive|googledrive|my drive$|ไดรฟ์ของฉัน$"
    r"|icloud ?drive|nextcloud$|owncloud$|box sync$|megasync|synologydrive|pcloud ?drive|syncthing",
    re.IGNORECASE,
)
_SYNC_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORK_FILE_SYSTEMS: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "davfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2"}
)
_MOUNTS: Final = Path("/proc/self/mounts")
_DRIVE_REMOTE: Final = 4


def check_place(path: Path) -> None:
    """UserError REGISTER_ON_NETWORK for a network share or a folder that is copied to a cloud."""
    if _is_unc(str(path)):
        raise UserError(Problem.REGISTER_ON_NETWORK, path=str(path))
    # resolved too: a link may lead elsewhere, and a drive letter to a share
    for place in (path.absolute(), Path(os.path.realpath(path))):
        if _is_unc(str(place)) or is_synced(place, os.environ) or _is_remote(place):
            raise UserError(Problem.REGISTER_ON_NETWORK, path=str(path))


def is_synced(path: PurePath, environment: Mapping[str, str]) -> bool:
    """Whether a folder above the file is one that a cloud service copies, by name or by what Windows says."""
    if any(_SYNC_FOLDERS.match(part) for part in path.parent.parts):
        return True
    roots = [environment[name] for name in _SYNC_VARIABLES if environment.get(name)]
    return any(path.is_relative_to(root) for root in roots)


def _is_unc(path: str) -> bool:
    r"""`\\server\share`, in either slash and also as `\\?\UNC\…`; `\\?\C:\…` is a local path."""
    plain = path.replace("/", "\\")
    if plain.upper().startswith("\\\\?\\"):
        return plain.upper().startswith("\\\\?\\UNC\\")
    return plain.startswith("\\\\")


def _is_remote(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _DRIVE_REMOTE)
    try:
        mounts = _MOUNTS.read_text(errors="replace")
    except OSError:
        return False
    return file_system_of(path, mounts) in _NETWORK_FILE_SYSTEMS


def file_system_of(path: PurePath, mounts: str) -> str:
    """The type of the file system that holds a path, from the text of /proc/self/mounts; empty if it is not told."""
    held = [line.split(" ") for line in mounts.splitlines()]
    above = [(len(folder), line, kind) for line, (_, folder, kind, *_) in enumerate(held) if _holds(folder, path)]
    return max(above)[2] if above else ""  # of two on one folder the later is on top


def _holds(folder: str, path: PurePath) -> bool:
    return path.is_relative_to(folder.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"))

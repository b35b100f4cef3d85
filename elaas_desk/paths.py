"""Where program files and the user's files are: from source, installed, frozen or portable."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_HOME_VARIABLE = "ELAAS_DESK_HOME"
_PORTABLE_MARK = "portable.txt"


def program_root() -> Path:
    """The folder that holds `resources/`: the frozen bundle or the checkout."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """A file or folder under `resources/`."""
    return program_root().joinpath("resources", *parts)


def user_data() -> Path:
    """The folder of the register, its key header, copies and log; it is not made here.

    The environment variable ELAAS_DESK_HOME comes first, then a `portable.txt` beside the frozen program,
    then the system's own place for local (not roaming) application data.
    """
    named = os.environ.get(_HOME_VARIABLE)
    if named:
        return Path(named)
    if getattr(sys, "frozen", False):
        beside = Path(sys.executable).resolve().parent
        if (beside / _PORTABLE_MARK).exists():
            return beside / "data"
    import platformdirs

    return Path(platformdirs.user_data_dir("eLAAS Desk", appauthor=False, roaming=False))

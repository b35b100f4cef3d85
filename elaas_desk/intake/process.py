"""The process that opens what came from outside: started, and looked at from time to time."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Final

from elaas_desk.intake import CHILD
from elaas_desk.paths import program_root

LOOK_EVERY: Final = 0.02
"""Seconds between two looks at what it takes."""

_WINDOWS_WITHOUT_WINDOW: Final = 0x08000000  # CREATE_NO_WINDOW


def start() -> subprocess.Popen[bytes]:
    """This very program, as the process that reads (`child`)."""
    return subprocess.Popen(  # noqa: S603 - our own program
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(program_root()), "PYTHONUTF8": "1"},
        creationflags=_WINDOWS_WITHOUT_WINDOW if sys.platform == "win32" else 0,
    )


def resident(process: subprocess.Popen[bytes]) -> int:
    """Bytes of memory that it holds; 0 once it has ended."""
    import psutil

    try:
        return int(psutil.Process(process.pid).memory_info().rss)
    except psutil.Error:  # it has just ended
        return 0


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD]
    return [sys.executable, "-P", "-m", "elaas_desk.intake.child"]

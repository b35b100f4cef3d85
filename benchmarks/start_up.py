"""How long the program takes to its painted sign-in window, beside a bare window."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.figures import Figure
from benchmarks.offices import TODAY
from elaas_desk.paths import program_root
from ui.headless.demo import make_sample

TIMES_SLOWER: Final = 1.5


def measure(starts: int = 9) -> Iterator[Figure]:
    """Both windows in turns, so that what else the machine does meets both; the middle of each."""
    with tempfile.TemporaryDirectory(prefix="elaas-desk-bench-") as folder:
        desk, _, _ = make_sample(Path(folder), TODAY, rounds=4)
        desk.close()
        _seconds("bare"), _seconds("program", folder)
        pairs = [(_seconds("bare"), _seconds("program", folder)) for _ in range(starts)]
    bare, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
    times = ours / bare
    told = f"{bare * 1000:.0f} ms for a bare window"
    limit = f"<= {TIMES_SLOWER} x"
    yield Figure(
        "start to the sign-in window", f"{ours * 1000:.0f} ms = {times:.2f} x", told, limit, times <= TIMES_SLOWER
    )


def _seconds(window: str, *arguments: str) -> float:
    """From the start of the process to the line that it writes when its window is painted."""
    command = [sys.executable, "-P", "-m", f"benchmarks.windows.{window}", *arguments]
    given = os.environ | {"PYTHONPATH": str(program_root())}
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=given) as process:
        if process.stdout is None or process.stdout.readline().strip() != b"painted":
            raise RuntimeError(f"the window of {window} was never painted")
        return time.perf_counter() - begun

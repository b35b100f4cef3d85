"""`shots`: a picture of every screen of the sample office, for the user guide."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Final

from ui.headless import streams
from ui.headless.arguments import Shots
from ui.headless.demo import make_sample

USUAL_DAY: Final = date(2026, 11, 23)
"""The day in the pictures where none is asked for: they stay as they are until a screen changes."""


def run(command: Shots) -> None:
    """Write the pictures beside what the folder already holds. UserError, StageError."""
    from ui import shots

    with tempfile.TemporaryDirectory(prefix="elaas-desk-", ignore_cleanup_errors=True) as place:
        desk, actor, _ = make_sample(Path(place), command.today or USUAL_DAY)
        try:
            written = shots.draw(desk, actor, command.out)
        finally:
            desk.close()
    streams.say(f"สร้างภาพหน้าจอ {len(written)} ภาพแล้วที่ {command.out.absolute()}")

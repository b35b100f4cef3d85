"""Composition root: the application, its theme, the register's place, and the program that shows its windows."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from elaas_desk.paths import user_data
from elaas_desk.settings import THEME, Settings
from ui.crash import CrashNet
from ui.program import Program
from ui.theme import Mode, Theme

REGISTER = "register.elaas"
_AFTER_PAINTING_MS = 400


def main() -> int:
    """Open the window on the register of this PC; the exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("eLAAS Desk")
    app.setQuitOnLastWindowClosed(False)
    settings = Settings(user_data() / "settings.json")
    theme = Theme(app, _forced(settings))
    return run(app, theme, user_data() / REGISTER, settings)


def run(app: QApplication, theme: Theme, register: Path, settings: Settings) -> int:
    """Show the program until its last window is closed; a second start brings the first one forward instead."""
    net = CrashNet(register.parent, app)
    program = Program(theme, register, settings, now)
    program.ended.connect(app.quit)
    with net.spread():
        program.start()
        QTimer.singleShot(_AFTER_PAINTING_MS, net.begin)
        return app.exec()


def now() -> datetime:
    """The present moment with the zone of this PC."""
    return datetime.now().astimezone()


def _forced(settings: Settings) -> Mode | None:
    chosen = settings.get(THEME)
    return None if chosen == "system" else Mode(chosen)

"""The program itself, up to the sign-in window, on a register of its own."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.windows.painted import FirstPaint
from elaas_desk.settings import Settings
from ui.app import now
from ui.program import Program
from ui.theme import Theme


def main(register: Path) -> int:
    """Show the window until it was painted, as `ui.app.run` does."""
    app = QApplication(sys.argv[:1])
    program = Program(Theme(app), register, Settings(register.with_name("settings.json")), now)
    program.start()
    FirstPaint(next(each for each in QApplication.topLevelWidgets() if each.isVisible()))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

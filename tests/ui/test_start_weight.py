"""The sign-in window is painted before anything heavy is loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = (
    "sqlalchemy",
    "alembic",
    "sqlcipher3",
    "reportlab",
    "keyring",
    "bcrypt",
    "nlpo3",
    "cryptography",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
    "PySide6.QtNetwork",
)
LOOK = """
import sys
from datetime import datetime
from pathlib import Path
from PySide6.QtWidgets import QApplication
from elaas_desk.settings import Settings
from ui.program import Program
from ui.theme import Mode, Theme

app = QApplication([])
register = Path(sys.argv[1])
program = Program(Theme(app, Mode.LIGHT), register, Settings(register.with_name("settings.json")), datetime.now)
window_seen = []

def look():
    print(" ".join(sorted(set(sys.modules) & set(sys.argv[2:]))) or "nothing")
    print(program.sign_in.isVisible())

from ui.sign_in.window import SignInWindow
paint = SignInWindow.paintEvent

def painted(window, event):
    paint(window, event)
    if not window_seen:
        window_seen.append(window)
        look()
        program.close()
        app.quit()

SignInWindow.paintEvent = painted
program.start()
app.exec()
"""


def test_nothing_heavy_is_loaded_before_the_sign_in_window_is_painted(tmp_path: Path) -> None:
    register = tmp_path / "register.elaas"
    register.write_bytes(b"there is a register")
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(register), *HEAVY], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.split() == ["nothing", "True"], done.stderr

"""A second start of the program finds the first one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.single_instance import FirstWindow, call_first_window

CALL = (
    "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
    "from ui.single_instance import call_first_window; app = QCoreApplication([]);"
    "sys.exit(0 if call_first_window(Path(sys.argv[1])) else 1)"
)


def test_nobody_answers_for_a_register_that_is_not_open(qtbot: QtBot, tmp_path: Path) -> None:
    assert not call_first_window(tmp_path / "register.elaas")


def test_a_second_process_brings_the_first_window_forward(qtbot: QtBot, tmp_path: Path) -> None:
    register = tmp_path / "ทะเบียน.elaas"
    first = FirstWindow(register)
    with qtbot.waitSignal(first.called, timeout=20_000):
        second = subprocess.Popen([sys.executable, "-c", CALL, str(register)])
    assert second.wait(20) == 0
    first.close()


def test_another_register_is_another_window(qtbot: QtBot, tmp_path: Path) -> None:
    first = FirstWindow(tmp_path / "one.elaas")
    assert not call_first_window(tmp_path / "two.elaas")
    first.close()

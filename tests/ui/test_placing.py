"""A window opens no larger than the screen that is there, and may be made as small as a scaled screen is."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QSize

from ui.placing import LEAST, fitting

SHOWN = """
import sys
from datetime import date
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ui.theme import Theme
theme = Theme(app)
from ui.placing import open_window
from ui.setup.window import SIZE, SetupWindow
window = SetupWindow(date.today)
open_window(window, SIZE)
app.processEvents()
room = window.screen().availableGeometry()
print(window.width() <= room.width(), window.height() <= room.height(), room.width())
"""


def test_a_wish_is_cut_to_the_room() -> None:
    assert fitting(QSize(1366, 688), QSize(910, 480)) == QSize(910, 480)
    assert fitting(QSize(1000, 600), QSize(1920, 1000)) == QSize(1000, 600)


def test_a_1366_screen_at_200_percent_is_nearly_wide_enough_for_the_least() -> None:
    assert LEAST.width() <= 1366 // 2


@pytest.mark.parametrize("scale", ["1", "1.25", "1.5", "2"])
def test_the_first_window_stays_inside_the_screen_at_every_scaling(scale: str) -> None:
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
    told = subprocess.run(
        [sys.executable, "-c", SHOWN], env=env, capture_output=True, text=True, check=True, timeout=60
    )
    wide, high, _room = told.stdout.split()
    assert (wide, high) == ("True", "True"), told.stdout

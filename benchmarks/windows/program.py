"""The program itself, started as a person starts it, up to the sign-in window of a register of its own."""

from __future__ import annotations

import gc
import os
import sys


def main(folder: str) -> int:
    """Show the window until it was painted; `folder` holds the register."""
    os.environ["ELAAS_DESK_HOME"] = folder
    gc.disable()  # as `ui.__main__` does before it loads Qt; the watch needs Qt even earlier
    _watch()
    from ui.__main__ import main as start

    return start([])


def _watch() -> None:
    """Have an application that watches the window which is on when it begins to wait for events."""
    from PySide6 import QtWidgets
    from PySide6.QtCore import QCoreApplication

    from benchmarks.windows.painted import FirstPaint

    class Watched(QtWidgets.QApplication):
        @staticmethod
        def exec() -> int:
            FirstPaint(next(each for each in Watched.topLevelWidgets() if each.isVisible()))
            return QCoreApplication.exec()

    QtWidgets.QApplication = Watched  # type: ignore[misc]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

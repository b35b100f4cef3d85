"""The yardstick: a bare window with one label, in the program's style and typeface."""

from __future__ import annotations

import sys

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel

from benchmarks.windows.painted import FirstPaint
from elaas_desk.paths import resource


def main() -> int:
    """Show the window until it was painted."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    for face in ("Sarabun-Regular.ttf", "Sarabun-Medium.ttf", "Sarabun-SemiBold.ttf"):
        QFontDatabase.addApplicationFont(str(resource("fonts", "Sarabun", face)))
    app.setFont(QFont("Sarabun"))
    label = QLabel("เข้าใช้โปรแกรม")
    label.resize(480, 560)
    FirstPaint(label)
    label.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())

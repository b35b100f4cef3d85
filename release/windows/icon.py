"""The program's sign as a Windows icon file, drawn when the program is frozen."""

from __future__ import annotations

import os
import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication

from ui.widgets.icons import window_icon

SIDES = (16, 24, 32, 48, 256)


def icon_file(pictures: dict[int, bytes]) -> bytes:
    """PNG pictures by their side in pixels, as one ICO file (each entry: side, 32 bits a pixel, length, offset)."""
    offset = 6 + 16 * len(pictures)
    entries = b""
    for side, picture in pictures.items():
        entries += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures.values())


def _picture(side: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window_icon().pixmap(side, side).toImage().save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want str
    return bytes(buffer.data().data())


def write_icon(file: Path) -> None:
    """Draw the sign in five sizes and write them to `file`."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    QGuiApplication([])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(icon_file({side: _picture(side) for side in SIDES}))

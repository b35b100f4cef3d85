"""Files dragged over a part and let go, as a file manager hands them over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


def mime_of(*paths: Path) -> QMimeData:
    """What a file manager hands over."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(part: QWidget, mime: QMimeData) -> bool:
    """Drag over the middle of a part and let go; whether it was taken."""
    at, copy = part.rect().center(), Qt.DropAction.CopyAction
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(at, copy, mime, *held)
    QApplication.sendEvent(part, entered)
    if not entered.isAccepted():
        QApplication.sendEvent(part, QDragLeaveEvent())
        return False
    dropped = QDropEvent(QPointF(at), copy, mime, *held, QEvent.Type.Drop)
    QApplication.sendEvent(part, dropped)
    return dropped.isAccepted()

"""Thai typed as a person types it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget


def type_thai(part: QWidget, text: str, *, key_by_key: bool = False) -> None:
    """Commit text to a part through the input method, whole or letter by letter.

    WORKAROUND: `QTest.keyClicks` aborts the process on Thai (pytest-qt and Qt 6.11), so no test sends keys for it.
    """
    for piece in text if key_by_key else (text,):
        event = QInputMethodEvent()
        event.setCommitString(piece)
        QCoreApplication.sendEvent(part, event)

"""By how much a printer misses, in steps of a tenth of a millimetre."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.services.blanks import MOST_NUDGE
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import row
from ui.widgets.text import Text

STEP = 100
"""Micrometres."""


class NudgeField(QWidget):
    """A length with a button less and a button more; `value` in micrometres."""

    def __init__(self, words: str, value: int) -> None:
        super().__init__()
        self._words, self._value = words, value
        self.less, self.more = (
            Button(self.tr("{0} ลดลง").format(words), Kind.ICON, icon="minus"),
            Button(self.tr("{0} เพิ่มขึ้น").format(words), Kind.ICON, icon="plus"),
        )
        self._shown = Text("", "body", align="center")
        self._shown.setFixedWidth(74)
        for button in (self.less, self.more):
            button.setAutoRepeat(True)
        self.less.clicked.connect(self._on_less)
        self.more.clicked.connect(self._on_more)
        self.setLayout(row((Text(words, "body"), 1), self.less, self._shown, self.more, gap=2))
        self._show()

    def value(self) -> int:
        """Micrometres; right and down are more than 0."""
        return self._value

    @Slot()
    def _on_less(self) -> None:
        self._set(self._value - STEP)

    @Slot()
    def _on_more(self) -> None:
        self._set(self._value + STEP)

    def _set(self, value: int) -> None:
        self._value = max(-MOST_NUDGE, min(MOST_NUDGE, value))
        self._show()

    def _show(self) -> None:
        self._shown.set_words(self.tr("{0} มม.").format(f"{self._value / 1000:+.1f}" if self._value else "0.0"))

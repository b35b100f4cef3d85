"""A list with nothing in it says what belongs there and offers the one button that fills it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.buttons import Button
from ui.widgets.icons import draw_icon
from ui.widgets.layout import Item, column, row
from ui.widgets.paint import box
from ui.widgets.text import Text


class _Disc(QWidget):
    """An icon on a tinted disc."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(56, 56)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        box(p, QRectF(self.rect()), 28, "accent_tint")
        draw_icon(p, self._icon, QPointF(14, 14), "accent", 28)


class EmptyList(QWidget):
    """What belongs here, one sentence, and the button that fills it."""

    def __init__(
        self, icon: str, heading: str, sentence: str, button: Button | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.button = button
        words = Text(heading, "subtitle", align="center")
        rest = Text(sentence, "caption", "text_2", wrap=True, align="center")
        rest.setMinimumWidth(200)
        items: list[Item] = [None, row(None, _Disc(icon), None), 8, words, row(None, (rest, 4), None)]
        if button is not None:
            items += [6, row(None, button, None)]
        self.setLayout(column(*items, None, gap=0, pad=(18, 18, 18, 18)))

"""The four steps at the left of the first start: which are done, which one is on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from elaas_desk.thai.digits import to_thai
from ui import theme
from ui.widgets.icons import draw_icon
from ui.widgets.paint import box, put

_LEFT, _TOP, _STEP, _DISC = 26, 26, 72, 24
WIDTH = 264


class StepList(QWidget):
    """Words and a second line for each step; a step before the current one carries a tick."""

    def __init__(self, words: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._notes = [""] * len(words)
        self._current = 0
        self.setFixedWidth(WIDTH)
        self._tell()

    def set_current(self, step: int) -> None:
        """The step that is on, from 0."""
        self._current = step
        self._tell()

    def set_note(self, step: int, words: str) -> None:
        """The second line of a step: what was put in."""
        self._notes[step] = words
        self.update()

    def _tell(self) -> None:
        self.setAccessibleName(
            self.tr("ขั้นที่ {0} จาก {1}: {2}").format(self._current + 1, len(self._words), self._words[self._current])
        )
        self.update()

    def sizeHint(self) -> QSize:
        """A disc, its words and the line to the next, for each step."""
        return QSize(WIDTH, _TOP + _STEP * len(self._words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lines first, then the discs and the words."""
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        for step in range(len(self._words)):
            self._paint_step(p, step)

    def _paint_step(self, p: QPainter, step: int) -> None:
        done, on = step < self._current, step == self._current
        top = _TOP + step * _STEP
        disc = QRectF(_LEFT, top, _DISC, _DISC)
        if step < len(self._words) - 1:
            p.setPen(QPen(theme.colour("accent_soft" if done else "line_strong"), 1.5))
            p.drawLine(QPointF(_LEFT + _DISC / 2, top + 30), QPointF(_LEFT + _DISC / 2, top + _STEP - 6))
        box(p, disc, _DISC // 2, "accent" if on else "accent_tint" if done else None, None if on or done else "edge")
        if done:
            draw_icon(p, "check", QPointF(disc.x() + 4, disc.y() + 4), "accent", 16)
        else:
            put(p, disc, to_thai(step + 1), "caption_strong", "on_accent" if on else "text_2", "center")
        room = self.width() - _LEFT - _DISC - 20
        left = _LEFT + _DISC + 12
        put(
            p,
            QRectF(left, top, room, 24),
            self._words[step],
            "body_strong" if on else "body",
            "text" if on or done else "text_2",
        )
        put(p, QRectF(left, top + 25, room, 23), self._notes[step], "caption", "accent" if on else "text_2")

"""Text on a fixed line box of about 1.7 em, so that no vowel, tone mark or foot of Thai is cut."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTextBoundaryFinder
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from ui import text_breaks, theme
from ui.theme import Role
from ui.widgets.paint import Align, baseline, plain_tip


@dataclass(frozen=True, slots=True)
class Strong:
    """A run of words that carries weight 600."""

    text: str


Words = str | Sequence[str | Strong]
"""What a Text shows: plain words, or runs of which some are strong. Never markup."""

_STRONG_ROLE: dict[Role, Role] = {"caption": "caption_strong", "body": "body_strong"}
_Piece = tuple[str, bool]
_Line = list[_Piece]
_ENDLESS = 1_000_000.0


class Text(QLabel):
    """One line that elides with a tip, or a paragraph that wraps between words. A label to a screen reader.

    `words` may be runs (`["เลือกไว้ ", Strong("3 คน")]`); text of the register is never taken for markup.
    """

    def __init__(
        self,
        words: Words = "",
        role: Role = "body",
        colour: str = "text",
        *,
        wrap: bool = False,
        align: Align = "left",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._role, self._colour, self._wrap, self._align = role, colour, wrap, align
        self._runs: list[_Piece] = []
        self._laid: dict[float, list[_Line]] = {}
        vertical = QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.set_words(words)

    def set_words(self, words: Words) -> None:
        """Show other words."""
        parts: Sequence[str | Strong] = [words] if isinstance(words, str) else words
        self._runs = [(part.text, True) if isinstance(part, Strong) else (part, False) for part in parts]
        self._laid.clear()
        self.setText(self.plain())
        self.setAccessibleName(self.plain())
        self.updateGeometry()
        self.update()

    def set_colour(self, name: str) -> None:
        """Show the words in another colour of the tokens."""
        self._colour = name
        self.update()

    def set_role(self, role: Role) -> None:
        """Show the words in another size and weight."""
        self._role = role
        self._laid.clear()
        self.updateGeometry()
        self.update()

    def plain(self) -> str:
        """The words without their weights."""
        return "".join(text for text, _ in self._runs)

    def overflows(self) -> bool:
        """Whether the words need more room than they have: cut lines, or one line that is elided."""
        return self.is_elided() or self.height() + 1 < self._height(self._lines(self._room()))

    def is_elided(self) -> bool:
        """Whether one line does not hold the words."""
        return not self._wrap and self._natural() > self.width() + 1

    def _metrics(self, strong: bool) -> QFontMetricsF:
        return theme.metrics(self._strong_role() if strong else self._role)

    def _strong_role(self) -> Role:
        return _STRONG_ROLE.get(self._role, self._role)

    def _advance(self, line: _Line) -> float:
        return sum(self._metrics(strong).horizontalAdvance(text) for text, strong in line)

    def _natural(self) -> float:
        return max((self._advance(line) for line in self._lines(_ENDLESS)), default=0.0)

    def _room(self) -> float:
        return float(self.width()) if self._wrap else _ENDLESS

    def _height(self, lines: list[_Line]) -> int:
        return max(1, len(lines)) * theme.line(self._role)

    def _lines(self, width: float) -> list[_Line]:
        if width not in self._laid:
            if len(self._laid) > 8:
                self._laid.clear()
            self._laid[width] = self._break(width)
        return self._laid[width]

    def _break(self, width: float) -> list[_Line]:
        """Fill lines greedily with the pieces after which a line may end."""
        lines: list[_Line] = [[]]
        used = 0.0
        for piece, ends_line in self._pieces(width):
            shown = [(text.rstrip(), strong) for text, strong in piece]
            if lines[-1] and used + self._advance(shown) > width + 0.5:
                lines.append([])
                used = 0.0
            lines[-1].extend(piece)
            used += self._advance(piece)
            if ends_line:
                lines.append([])
                used = 0.0
        return [_merged(line) for line in lines]

    def _pieces(self, width: float) -> list[tuple[_Line, bool]]:
        plain, pieces, at = self.plain(), list[tuple[_Line, bool]](), 0
        for number, paragraph in enumerate(plain.split("\n")):
            if number:
                at += 1
                pieces.append(([], True))
            for chunk in text_breaks.chunks(paragraph):
                for part in _short_enough(chunk, width, self._metrics(strong=True)):
                    pieces.append((self._styled(at, at + len(part)), False))
                    at += len(part)
        return pieces

    def _styled(self, start: int, end: int) -> _Line:
        found, at = list[_Piece](), 0
        for text, strong in self._runs:
            inside = text[max(0, start - at) : max(0, end - at)]
            if inside:
                found.append((inside, strong))
            at += len(text)
        return found

    def _elided(self, line: _Line, width: float) -> _Line:
        shown, room = list[_Piece](), width
        for text, strong in line:
            fm = self._metrics(strong)
            if fm.horizontalAdvance(text) > room:
                shown.append((fm.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 12)), strong))
                break
            shown.append((text, strong))
            room -= fm.horizontalAdvance(text)
        return shown

    def _draw(self, p: QPainter, line: _Line, box: QRectF) -> None:
        share = {"left": 0.0, "center": 0.5, "right": 1.0}[self._align]
        at = QPointF(box.x() + share * max(0.0, box.width() - self._advance(line)), baseline(box, self._role))
        for text, strong in line:
            p.setFont(theme.font(self._strong_role() if strong else self._role))
            p.setPen(theme.colour("text" if strong and self.isEnabled() else self._colour))
            p.drawText(at, text)
            at += QPointF(self._metrics(strong).horizontalAdvance(text), 0)

    def sizeHint(self) -> QSize:
        """The natural width; a paragraph prefers at most 60 characters or so and gives its height for a width."""
        width = math.ceil(self._natural()) + 1
        if self._wrap:
            width = min(width, 420)
            return QSize(width, self.heightForWidth(width))
        return QSize(width, theme.line(self._role))

    def minimumSizeHint(self) -> QSize:
        """One line may shrink to a few letters (it elides); a paragraph to a narrow column."""
        return QSize(min(60 if self._wrap else 24, math.ceil(self._natural()) + 1), theme.line(self._role))

    def hasHeightForWidth(self) -> bool:
        """Only a paragraph grows when it gets narrower."""
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        """Lines times the line box."""
        return self._height(self._lines(float(width) if self._wrap else _ENDLESS))

    def event(self, event: QEvent) -> bool:
        """An elided line shows all of itself in a tip."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.is_elided():
            QToolTip.showText(event.globalPos(), plain_tip(self.plain()), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Line by line, each centred in its box and unclipped."""
        p = QPainter(self)
        lines = self._lines(self._room())
        if self.is_elided():
            lines = [self._elided(line, self.width()) for line in lines]
        step = theme.line(self._role)
        top = 0.0 if self._wrap else max(0.0, (self.height() - step * len(lines)) / 2)
        for number, line in enumerate(lines):
            self._draw(p, line, QRectF(0, top + number * step, self.width(), step))


def _merged(line: _Line) -> _Line:
    """Neighbours of one weight drawn together, so that shaping sees whole words; no blank at the end."""
    joined: _Line = []
    for text, strong in line:
        if joined and joined[-1][1] == strong:
            joined[-1] = (joined[-1][0] + text, strong)
        else:
            joined.append((text, strong))
    if joined:
        joined[-1] = (joined[-1][0].rstrip(), joined[-1][1])
    return joined


def _short_enough(chunk: str, width: float, fm: QFontMetricsF) -> list[str]:
    """A word that is wider than the line itself is cut between clusters, so that nothing is lost."""
    if fm.horizontalAdvance(chunk.rstrip()) <= width or width < 8:
        return [chunk]
    parts = [""]
    for cluster in _clusters(chunk):
        if parts[-1] and fm.horizontalAdvance(parts[-1] + cluster) > width:
            parts.append("")
        parts[-1] += cluster
    return parts


def _clusters(text: str) -> list[str]:
    """The text cut into what a reader takes for one letter with its marks."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    raw = text.encode("utf-16-le")
    found, start = list[str](), 0
    while (end := finder.toNextBoundary()) > 0:
        found.append(raw[2 * start : 2 * end].decode("utf-16-le"))
        start = end
    return found

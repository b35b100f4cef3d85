"""Lines along which a sheet of paper is cut or folded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from forms_pdf.blocks import Align, Block, TextLine
from forms_pdf.page import SMALL_SIZE, WIDTH, Sheet

_DASH, _WIDTH = 4.0, 0.5
_INSET = 10.0
_MARK = 14.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dashes(Block):
    """A dashed line from edge to edge of the paper."""

    def draw(self, sheet: Sheet, top: float, pitch: float) -> None:
        """Draw in the middle of the block's height."""
        y = top - self.height(pitch) / 2
        drawn = f"{_WIDTH} w [{_DASH} {_DASH}] 0 d {_INSET:.2f} {y:.2f} m {WIDTH - _INSET:.2f} {y:.2f} l S"
        sheet.decoration(f"q {drawn} Q")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks(Block):
    """A short line at each edge of the paper, where it is folded."""

    def draw(self, sheet: Sheet, top: float, _pitch: float) -> None:
        """Draw at the top of the block."""
        for left, right in ((0.0, _MARK), (WIDTH - _MARK, WIDTH)):
            sheet.rule(left, top, right, top)


def cut_line(words: str) -> Iterator[Block]:
    """A dashed line from edge to edge, and beneath it in small type what to do with the part that is cut off."""
    yield _Dashes(extra=6.0)
    yield TextLine(text=words, lines=SMALL_SIZE / 16.0, size=SMALL_SIZE, align=Align.RIGHT, lead=words)


def fold_marks() -> Block:
    """Marks at both edges; they take no room."""
    return _Marks()

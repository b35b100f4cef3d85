"""A thicket of short strokes over a place, so that what lies under it cannot be read against the light."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from forms_pdf.blocks import Block
from forms_pdf.page import Sheet

_STROKE, _STEP, _STRIP = 7.0, 3.2, 48.0
_LINE_WIDTH = 0.7
_SEED, _FACTOR, _SHIFT, _MODULUS = 2568, 1_103_515_245, 12_345, 2**31


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityPattern(Block):
    """Strokes in all directions between two x, as high as the block; the same ones at each drawing."""

    left: float
    right: float

    def draw(self, sheet: Sheet, top: float, pitch: float) -> None:
        """Draw strips of the same strokes side by side, every other one mirrored: told once, they take little room."""
        high = self.height(pitch) - _STROKE
        left, wide = self.left + _STROKE / 2, self.right - self.left - _STROKE
        count = max(1, round(wide / _STRIP))
        strokes = " ".join(_strokes(wide / count, high))
        for at in range(count):
            mirrored = at % 2
            x = left + (at + mirrored) * wide / count
            place = f"{1 - 2 * mirrored} 0 0 1 {x:.2f} {top - high - _STROKE / 2:.2f} cm"
            sheet.decoration(f"q {place} {_LINE_WIDTH} w {strokes} S Q")


def _strokes(wide: float, high: float) -> Iterator[str]:
    """Strokes around the points of a grid, which end half of a stroke beyond it at most."""
    chance = _chances()
    columns, rows = max(1, round(wide / _STEP)), max(1, round(high / _STEP))
    for row in range(rows):
        y = (row + 0.5) * high / rows
        for column in range(columns):
            x = (column + 0.5) * wide / columns
            across, up = next(chance) * _STROKE, next(chance) * _STROKE
            yield f"{x - across / 2:.1f} {y - up / 2:.1f} m {x + across / 2:.1f} {y + up / 2:.1f} l"


def _chances() -> Iterator[float]:
    """Numbers from -1 to 1 without a pattern that an eye would follow (a linear congruential generator)."""
    state = _SEED
    while True:
        state = (state * _FACTOR + _SHIFT) % _MODULUS
        yield state / _MODULUS * 2 - 1

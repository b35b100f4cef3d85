"""A thicket of short strokes over a place, so that what lies under it cannot be read against the light."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from forms_pdf.blocks import Block
from forms_pdf.page import Sheet

_STROKE, _STEP = 7.0, 3.2
_LINE_WIDTH = 0.7
_SEED, _FACTOR, _SHIFT, _MODULUS = 2568, 1_103_515_245, 12_345, 2**31


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityPattern(Block):
    """Strokes in all directions between two x, as high as the block; the same ones at each drawing."""

    left: float
    right: float

    def draw(self, sheet: Sheet, top: float, pitch: float) -> None:
        """Draw the strokes."""
        bottom = top - self.height(pitch)
        chance = _chances()
        drawn = []
        y = bottom + _STROKE / 2
        while y <= top - _STROKE / 2:
            x = self.left + _STROKE / 2
            while x <= self.right - _STROKE / 2:
                across, up = next(chance) * _STROKE, next(chance) * _STROKE
                drawn.append(f"{x - across / 2:.1f} {y - up / 2:.1f} m {x + across / 2:.1f} {y + up / 2:.1f} l")
                x += _STEP
            y += _STEP
        sheet.decoration(f"q {_LINE_WIDTH} w {' '.join(drawn)} S Q")


def _chances() -> Iterator[float]:
    """Numbers from -1 to 1 without a pattern that an eye would follow (a linear congruential generator)."""
    state = _SEED
    while True:
        state = (state * _FACTOR + _SHIFT) % _MODULUS
        yield state / _MODULUS * 2 - 1

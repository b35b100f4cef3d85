"""A value in the field of a blank: how large, in which lines, where each begins. Points from the lower left corner.

A value keeps its size where it fits, then shrinks to `SMALLEST_VALUE`, then wraps as large as the height of its field
allows, and at last becomes as small as can still be read. What does not fit then is refused, never cut off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from elaas_desk.domain.blanks import FieldAlign
from elaas_desk.errors import Problem, UserError
from forms_pdf.fonts import Style
from forms_pdf.paragraph import full_lines
from forms_pdf.rows import fitting_size
from forms_pdf.shaping import width

SMALLEST_READABLE = 8.0
"""Points; in a small field of somebody else's form this is better than a pen."""
_STEP = 0.25
_SIDE = 1.0
_LINE_RATIO = 1.1  # closer than on our own pages: marks of one line just miss those of the next
_BODY_RATIO = 0.45  # a consonant, which is what the eye centres
_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a value; `x` and the baseline `y` are counted from the lower left corner of its field."""

    x: float
    y: float
    text: str
    size: float


@lru_cache(maxsize=4096)
def fitted(text: str, wide: float, high: float, size: float, align: FieldAlign) -> tuple[Line, ...]:
    """The lines of a value in a field of so many points. UserError BLANK_TOO_SMALL."""
    if not text:
        return ()
    room = wide - 2 * _SIDE
    if room > 0:
        one = fitting_size(text, size, room)
        if width(Style.REGULAR, one, text) <= room + _TOLERANCE:
            return tuple(_placed((text,), one, wide, high, align))
        for smaller in _sizes(size):
            lines = full_lines(text, smaller, room, room)
            if _stand(lines, smaller, room, high):
                return tuple(_placed(lines, smaller, wide, high, align))
    raise UserError(Problem.BLANK_TOO_SMALL)


def in_boxes(text: str, count: int, wide: float, high: float, size: float) -> tuple[Line, ...]:
    """One character in the middle of each of `count` equal boxes. UserError BLANK_TOO_SMALL."""
    box = wide / max(1, count)
    widest = max((width(Style.REGULAR, size, each) for each in text), default=0.0)
    fits = min(size, size * box / widest) if widest else size
    if len(text) > count or fits < SMALLEST_READABLE - _TOLERANCE:
        raise UserError(Problem.BLANK_TOO_SMALL)
    y = _first_baseline(1, fits, high)
    return tuple(
        Line((at + 0.5) * box - width(Style.REGULAR, fits, each) / 2, y, each, fits) for at, each in enumerate(text)
    )


def _sizes(size: float) -> Iterator[float]:
    while size >= SMALLEST_READABLE:
        yield size
        size -= _STEP


def _stand(lines: tuple[str, ...], size: float, room: float, high: float) -> bool:
    widest = max(width(Style.REGULAR, size, line) for line in lines)
    return widest <= room + _TOLERANCE and (len(lines) == 1 or len(lines) * size * _LINE_RATIO <= high + _TOLERANCE)


def _placed(lines: tuple[str, ...], size: float, wide: float, high: float, align: FieldAlign) -> Iterator[Line]:
    y = _first_baseline(len(lines), size, high)
    for text in lines:
        spare = wide - width(Style.REGULAR, size, text)
        x = {FieldAlign.LEFT: _SIDE, FieldAlign.CENTRE: spare / 2, FieldAlign.RIGHT: spare - _SIDE}[align]
        yield Line(x, y, text, size)
        y -= size * _LINE_RATIO


def _first_baseline(count: int, size: float, high: float) -> float:
    """So that the consonants of all lines together stand in the middle of the field."""
    ink = (count - 1) * size * _LINE_RATIO + size * _BODY_RATIO
    return (high + ink) / 2 - size * _BODY_RATIO

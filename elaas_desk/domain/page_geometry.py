"""From the coordinates of a page of a PDF to what is seen: box, rotation, unit (ISO 32000-1, 7.7.3.3, 14.11.2)."""

from __future__ import annotations

from dataclasses import dataclass

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as it is seen: its size in points, and the matrix that leads there, from the lower left corner on."""

    width: float
    height: float
    matrix: Matrix

    def box(self, rectangle: Box) -> Box:
        """Where a rectangle of the page is seen."""
        a, b, c, d, e, f = self.matrix
        xs = [a * x + c * y + e for x in (rectangle[0], rectangle[2]) for y in (rectangle[1], rectangle[3])]
        ys = [b * x + d * y + f for x in (rectangle[0], rectangle[2]) for y in (rectangle[1], rectangle[3])]
        return min(xs), min(ys), max(xs), max(ys)


def shown_page(crop: Box, rotation: int, unit: float) -> Shown:
    """What is seen of a page whose `crop` box is turned clockwise by `rotation` degrees; a unit is so many points."""
    left, bottom, right, top = (side * unit for side in crop)
    wide, high = right - left, top - bottom
    a, b, c, d, e, f = (
        (1.0, 0.0, 0.0, 1.0, 0.0, 0.0),
        (0.0, -1.0, 1.0, 0.0, 0.0, wide),
        (-1.0, 0.0, 0.0, -1.0, wide, high),
        (0.0, 1.0, -1.0, 0.0, high, 0.0),
    )[rotation % 360 // 90]
    matrix = (
        *(unit * a, unit * b, unit * c, unit * d),
        *(e - a * left - c * bottom, f - b * left - d * bottom),
    )
    return Shown(high, wide, matrix) if rotation % 180 else Shown(wide, high, matrix)


def on_sheet(crop: Box, media: Box) -> Box:
    """The part of a crop box that lies on the sheet, which is all that a reader shows of it."""
    return max(crop[0], media[0]), max(crop[1], media[1]), min(crop[2], media[2]), min(crop[3], media[3])

"""What is dark on a page, dot by dot: for what is drawn and has no text."""

from __future__ import annotations

from contextlib import closing

import pypdfium2


def _pixels(pdf: bytes, box: tuple[float, float, float, float]) -> tuple[int, int, bytes]:
    scale = 300 / 25.4
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        picture = document[0].render(scale=300 / 72, grayscale=True).to_pil().convert("L")
    part = picture.crop(tuple(round(side * scale) for side in box))
    return part.width, part.height, part.tobytes()


def darkest(pdf: bytes, box: tuple[float, float, float, float]) -> int:
    """The darkest dot of the first page in a box, in millimetres from the left and the top; 0 is black."""
    return min(_pixels(pdf, box)[2])


def middle_of_ink(pdf: bytes, box: tuple[float, float, float, float]) -> tuple[float, float]:
    """The middle of what is dark in a box of the first page, in millimetres from the left and the top."""
    wide, _high, dots = _pixels(pdf, box)
    dark = [at for at, dot in enumerate(dots) if dot < 128]
    xs, ys = [at % wide for at in dark], [at // wide for at in dark]
    scale = 25.4 / 300
    return box[0] + (min(xs) + max(xs)) / 2 * scale, box[1] + (min(ys) + max(ys)) / 2 * scale

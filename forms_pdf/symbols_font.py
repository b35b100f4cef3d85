"""Draws the small font of tick boxes and of the signs of the matrix, so that they are text to be searched and copied.

Run at build time: `python -m forms_pdf.symbols_font` writes `resources/fonts/ElaasSymbols.ttf`. The outlines are the
project's own. Needs fontTools, which the program itself does not.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Final

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from elaas_desk.paths import resource

Points = list[tuple[int, int]]

_UNITS_PER_EM = 1000
_ADVANCE = 780
_LEFT, _BOTTOM, _SIDE, _STROKE = 50, -40, 680, 46
_CREATED = 3_850_000_000  # seconds since 1904; fixed, so that the same outlines make the same bytes
_TICK: Points = [(165, 300), (238, 368), (352, 226), (655, 668), (742, 612), (362, 62)]
_CROSS: Points = [
    (160, 140), (320, 300), (160, 460), (230, 530), (390, 370), (550, 530),
    (620, 460), (460, 300), (620, 140), (550, 70), (390, 230), (230, 70),
]  # fmt: skip
_MIDDLE, _RADIUS, _RING_STROKE = (390, 300), 270, 62
_DIAMOND: Points = [(390, -40), (50, 300), (390, 640), (730, 300)]
_DOTS, _DOT_RADIUS = 8, 56
_ARCS: Final = 8
"""Quadratic curves in a circle: no eye tells it from a true one."""


def build() -> bytes:
    """The font file: ☐ ☑ ☒ ✓ ● ○ ◆ ◌ and a blank."""
    from io import BytesIO

    drawings: dict[str, Callable[[TTGlyphPen], None]] = {
        ".notdef": _empty_box,
        "space": lambda _pen: None,
        "uni2610": _empty_box,
        "uni2611": _ticked_box,
        "uni2612": _crossed_box,
        "uni2713": lambda pen: _outline(pen, _TICK),
        "uni25CB": _ring,
        "uni25CC": _dotted_ring,
        "uni25CF": lambda pen: _circle(pen, *_MIDDLE, _RADIUS),
        "uni25C6": lambda pen: _outline(pen, _DIAMOND),
    }
    glyphs = {}
    for name, draw in drawings.items():
        pen = TTGlyphPen(None)
        draw(pen)
        glyphs[name] = pen.glyph()
    file = BytesIO()
    _builder(glyphs).save(file)
    return file.getvalue()


def _builder(glyphs: dict[str, object]) -> FontBuilder:
    builder = FontBuilder(_UNITS_PER_EM, isTTF=True)
    builder.font.recalcTimestamp = False
    builder.updateHead(created=_CREATED, modified=_CREATED)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({ord(" "): "space", **{int(n[3:], 16): n for n in glyphs if n.startswith("uni")}})
    builder.setupGlyf(glyphs)
    bounds = builder.font["glyf"]
    builder.setupHorizontalMetrics(
        {name: (250 if name == "space" else _ADVANCE, getattr(bounds[name], "xMin", 0)) for name in glyphs}
    )
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable(
        {
            "familyName": "eLAAS Symbols",
            "styleName": "Regular",
            "uniqueFontIdentifier": "eLAAS Symbols 1.0",
            "fullName": "eLAAS Symbols",
            "psName": "ElaasSymbols",
            "version": "Version 1.000",
        }
    )
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    return builder


def _empty_box(pen: TTGlyphPen) -> None:
    _outline(pen, _square(_LEFT, _BOTTOM, _SIDE))
    _outline(pen, _square(_LEFT + _STROKE, _BOTTOM + _STROKE, _SIDE - 2 * _STROKE)[::-1])


def _ticked_box(pen: TTGlyphPen) -> None:
    _empty_box(pen)
    _outline(pen, _TICK)


def _crossed_box(pen: TTGlyphPen) -> None:
    _empty_box(pen)
    _outline(pen, _CROSS)


def _ring(pen: TTGlyphPen) -> None:
    _circle(pen, *_MIDDLE, _RADIUS)
    _circle(pen, *_MIDDLE, _RADIUS - _RING_STROKE, inside=True)


def _dotted_ring(pen: TTGlyphPen) -> None:
    x, y = _MIDDLE
    for at in range(_DOTS):
        turned, far = math.tau * at / _DOTS, _RADIUS - _DOT_RADIUS / 2
        _circle(pen, round(x + far * math.cos(turned)), round(y + far * math.sin(turned)), _DOT_RADIUS)


def _circle(pen: TTGlyphPen, x: int, y: int, radius: int, *, inside: bool = False) -> None:
    """A closed curve that is told by its control points alone, clockwise; `inside` cuts it out of another."""
    far, way = radius / math.cos(math.pi / _ARCS), 1 if inside else -1
    turns = [way * math.tau * at / _ARCS for at in range(_ARCS)]
    points = [(round(x + far * math.cos(turned)), round(y + far * math.sin(turned))) for turned in turns]
    pen.qCurveTo(*points, None)
    pen.closePath()


def _square(left: int, bottom: int, side: int) -> Points:
    right, top = left + side, bottom + side
    return [(left, bottom), (left, top), (right, top), (right, bottom)]


def _outline(pen: TTGlyphPen, points: Points) -> None:
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def main(target: Path | None = None) -> None:
    """Write the font file, by default in its place under `resources`."""
    (target or resource("fonts", "ElaasSymbols.ttf")).write_bytes(build())


if __name__ == "__main__":
    main()

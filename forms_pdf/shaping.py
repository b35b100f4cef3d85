"""Text as HarfBuzz places it, one entry for each character in reading order.

HarfBuzz gives glyphs in the order of drawing, with marks moved and sara am taken apart. A page whose text can be
searched and copied needs the order of reading instead: each character with what it draws, relative to the pen at its
turn. Both say the same picture.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter

import uharfbuzz as hb

from elaas_desk.errors import Problem, UserError
from forms_pdf.fonts import Face, Style, face
from forms_pdf.truetype import Part

SARA_AM = "\u0e33"
_ABOVE_BASE = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e3b\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e")
_BAHT = "\u0e3f"
# Discretionary ligatures stay off: they are for display, not for official papers.
_FEATURES = {"kern": True, "liga": True}
_CACHED_TEXTS = 20_000
_NOT_IN_FONT = 0

Drawn = tuple[int, int, int, int, int]
"""A glyph as HarfBuzz gives it: glyph, cluster, x offset, y offset, advance."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A character (or a ligature's characters) with its glyphs, in font units from the pen at its turn."""

    text: str
    parts: tuple[Part, ...]
    advance: int


@dataclass(frozen=True, slots=True)
class Shaped:
    """A text in one font: its characters in reading order and its width in font units."""

    placed: tuple[Placed, ...]
    width: int


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A glyph as HarfBuzz drew it; x is counted from the start of the cluster."""

    glyph: int
    x: int
    y: int
    advance: int


@lru_cache(maxsize=_CACHED_TEXTS)
def shape(style: Style, text: str) -> Shaped:
    """Shape a text of one line. A character that the font lacks raises UserError(UNKNOWN_GLYPH) and is named."""
    return shape_in(face(style), text)


def shape_in(font: Face, text: str) -> Shaped:
    """Like `shape`, in any font and without keeping the result."""
    placed = tuple(each for script, run in script_runs(text) for each in _shape_run(font, script, run))
    return Shaped(placed, sum(each.advance for each in placed))


def width(style: Style, size: float, text: str) -> float:
    """Width of the text in points."""
    return shape(style, text).width * size / face(style).file.units_per_em


def script_runs(text: str) -> Iterator[tuple[str, str]]:
    """Runs of one script each, as HarfBuzz wants them: ("thai" or "latn", text); digits and blanks go with their run.

    A string that begins with a Latin letter would otherwise be shaped as Latin to its end, Thai marks and all.
    """
    current, start = "", 0
    for at, char in enumerate(text):
        script = _script(char)
        if script and current and script != current:
            yield current, text[start:at]
            start = at
        current = script or current
    if text:
        yield current or "latn", text[start:]


def glyphs_of_run(font: Face, script: str, run: str) -> list[Drawn]:
    """What HarfBuzz draws for a run: the glyphs in order of drawing."""
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(run)
    buffer.script = script
    buffer.language = "th" if script == "thai" else "en"
    buffer.direction = "ltr"
    hb.shape(font.shaper, buffer, _FEATURES)
    drawn = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return [(info.codepoint, info.cluster, at.x_offset, at.y_offset, at.x_advance) for info, at in drawn]


def _script(char: str) -> str:
    if "\u0e01" <= char <= "\u0e5b" and char != _BAHT:
        return "thai"
    return "latn" if char.isalpha() else ""


def _shape_run(font: Face, script: str, run: str) -> Iterator[Placed]:
    drawn = glyphs_of_run(font, script, run)
    clusters = {start: list(glyphs) for start, glyphs in groupby(drawn, key=itemgetter(1))}
    for start, end in pairwise((*clusters, len(run))):
        text = run[start:end]
        if any(glyph == _NOT_IN_FONT for glyph, *_ in clusters[start]):
            raise UserError(Problem.UNKNOWN_GLYPH, char=_first_unknown(font, text))
        yield from _share(text, _from_cluster_start(clusters[start]))


def _from_cluster_start(drawn: list[Drawn]) -> list[_Glyph]:
    pen, glyphs = 0, []
    for glyph, _cluster, dx, dy, advance in drawn:
        glyphs.append(_Glyph(glyph, pen + dx, dy, advance))
        pen += advance
    return glyphs


def _share(text: str, glyphs: list[_Glyph]) -> Iterator[Placed]:
    """Give each character of a cluster its glyphs, relative to the pen when that character has its turn."""
    pen = 0
    for part_of_text, group in _groups(text, glyphs):
        advance = sum(each.advance for each in group)
        yield Placed(part_of_text, tuple(Part(each.glyph, each.x - pen, each.y) for each in group), advance)
        pen += advance


def _groups(text: str, glyphs: list[_Glyph]) -> Iterator[tuple[str, list[_Glyph]]]:
    if text.count(SARA_AM) == 1 and len(glyphs) == len(text) + 1:
        # HarfBuzz draws sara am as nikhahit and aa, and the nikhahit before the tone that is written first.
        aa = text.index(SARA_AM) + 1
        nikhahit = aa - 1 - _marks_before(text, aa - 1)
        glyphs = [*glyphs[:nikhahit], *glyphs[nikhahit + 1 : aa], glyphs[nikhahit], *glyphs[aa:]]
        yield from ((char, [glyph]) for char, glyph in zip(text[: aa - 1], glyphs, strict=False))
        yield SARA_AM, glyphs[aa - 1 : aa + 1]
        yield from ((char, [glyph]) for char, glyph in zip(text[aa:], glyphs[aa + 1 :], strict=True))
    elif len(glyphs) == len(text):
        yield from ((char, [glyph]) for char, glyph in zip(text, glyphs, strict=True))
    else:
        yield text, glyphs


def _marks_before(text: str, at: int) -> int:
    count = 0
    while count < at and text[at - count - 1] in _ABOVE_BASE:
        count += 1
    return count


def _first_unknown(font: Face, text: str) -> str:
    char = next((each for each in text if font.shaper.get_nominal_glyph(ord(each)) is None), text[0])
    shown = char.isprintable() and not unicodedata.combining(char)
    return char if shown else f"U+{ord(char):04X}"

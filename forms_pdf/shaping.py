"""Text as HarfBuzz places it, one entry for each character in reading order.

HarfBuzz gives glyphs in the order of drawing, with marks moved and sara am taken apart. A page whose text can be
searched and copied needs the order of reading instead: each character with what it draws, relative to the pen at its
turn. Both say the same picture.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, pairwise
from operator import itemgetter

import uharfbuzz as hb

from elaas_desk.errors import Problem, UserError
from elaas_desk.thai.text import COMBINING_MARKS, SARA_AM
from forms_pdf.fonts import Face, Style, face
from forms_pdf.truetype import Part

_BAHT = "\u0e3f"
# Discretionary ligatures stay off: they are for display, not for official papers.
_FEATURES = {"kern": True, "liga": True}
_CACHED_TEXTS = 8_192
_NOT_IN_FONT = 0
_HELD = frozenset((*COMBINING_MARKS, SARA_AM))

Drawn = tuple[int, int, int, int, int]
"""A glyph as HarfBuzz gives it: glyph, cluster, x offset, y offset, advance."""


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A character (or a ligature's characters) with its glyphs, in font units from the pen at its turn.

    There is one of each (`_one`), so that long papers neither hold nor compare the same thing again and again.
    """

    text: str
    parts: tuple[Part, ...]
    advance: int

    @property
    def begins_cluster(self) -> bool:
        """Whether a gap may stand before it: not before a mark or a sara am (extended grapheme clusters, UAX 29)."""
        return self.advance > 0 and self.text[0] not in _HELD


@dataclass(frozen=True, slots=True)
class Shaped:
    """A text in one font: its characters in reading order and its width in font units."""

    placed: tuple[Placed, ...]
    width: int


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
    in_turn = [cluster for _glyph, cluster, *_ in drawn] == list(range(len(run)))
    if in_turn and all(glyph != _NOT_IN_FONT for glyph, *_ in drawn):  # most runs: a glyph for each character
        yield from _share(run, drawn)
        return
    clusters = {start: list(glyphs) for start, glyphs in groupby(drawn, key=itemgetter(1))}
    for start, end in pairwise((*clusters, len(run))):
        text = run[start:end]
        if any(glyph == _NOT_IN_FONT for glyph, *_ in clusters[start]):
            raise UserError(Problem.UNKNOWN_GLYPH, char=_first_unknown(font, text))
        yield from _share(text, clusters[start])


def _share(text: str, drawn: list[Drawn]) -> Iterator[Placed]:
    """Give each character of a cluster its glyph; a ligature, or a sara am taken apart, stays one for all of them."""
    if len(text) == len(drawn):
        for char, (glyph, _cluster, dx, dy, advance) in zip(text, drawn, strict=True):
            yield _one(char, (glyph, dx, dy), advance)
        return
    pen = 0
    parts: list[int] = []
    for glyph, _cluster, dx, dy, advance in drawn:
        parts += (glyph, pen + dx, dy)
        pen += advance
    yield _one(text, tuple(parts), pen)


@cache
def _one(text: str, glyphs: tuple[int, ...], advance: int) -> Placed:
    """The character with its glyphs, each given as number, x and y one after the other."""
    triples = (glyphs[at : at + 3] for at in range(0, len(glyphs), 3))
    return Placed(text, tuple(Part(*triple) for triple in triples), advance)


def _first_unknown(font: Face, text: str) -> str:
    char = next((each for each in text if font.shaper.get_nominal_glyph(ord(each)) is None), text[0])
    shown = char.isprintable() and not unicodedata.combining(char)
    return char if shown else f"U+{ord(char):04X}"

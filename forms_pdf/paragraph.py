"""Thai text broken into lines: after whole words, as evenly as the measure allows."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from elaas_desk.thai import words
from forms_pdf.fonts import Style
from forms_pdf.shaping import width

_CACHED_PARAGRAPHS = 2_000
_TOLERANCE = 0.01
_COST_OF_A_LINE = 0.02
_WEIGHT_OF_SLACK = 100.0
_CLUSTER = re.compile(
    f"[{words.LEADING_VOWELS}]{{0,2}}[^{words.LEADING_VOWELS}][{words.VOWELS_AND_MARKS}ๆฯ]{{0,6}}|.", re.DOTALL
)


@lru_cache(maxsize=_CACHED_PARAGRAPHS)
def even_lines(text: str, size: float, first: float, rest: float, style: Style = Style.REGULAR) -> tuple[str, ...]:
    """Lines of the text, broken so that the least slack is left over all of them (total fit, for running text).

    `first` and `rest` are the widths in points of the first line and of those after it. Blanks at line ends are gone.
    """
    chunks = list(_chunks(text, style, size, min(first, rest)))
    full = [width(style, size, chunk) for chunk in chunks]
    bare = [width(style, size, chunk.rstrip()) for chunk in chunks]
    starts = _best_starts(full, bare, first, rest) or [0]
    ends = [*starts[1:], len(chunks)]
    return tuple("".join(chunks[start:end]).rstrip() for start, end in zip(starts, ends, strict=True))


@lru_cache(maxsize=_CACHED_PARAGRAPHS)
def full_lines(text: str, size: float, first: float, rest: float, style: Style = Style.REGULAR) -> tuple[str, ...]:
    """Lines of the text, each filled as far as it goes (for values on dotted lines and in table cells).

    The first line is empty where not even one word fits into `first`.
    """
    lines: list[str] = []
    current = ""
    for chunk in _chunks(text, style, size, rest):
        room = rest if lines else first
        if width(style, size, (current + chunk).rstrip()) > room + _TOLERANCE and (current or not lines):
            lines.append(current.rstrip())
            current = ""
        current += chunk
    return (*lines, current.rstrip())


def _best_starts(full: list[float], bare: list[float], first: float, rest: float) -> list[int]:
    """Index of the first chunk of each line, for the least cost over the paragraph (Knuth and Plass, simplified)."""
    count = len(full)
    cost = [0.0] + [math.inf] * count
    came_from = [0] * (count + 1)
    for start in range(count):
        room = rest if start else first
        for end, left in _fitting_ends(full, bare, start, room):
            slack = 0.0 if end == count else left / room
            total = cost[start] + _WEIGHT_OF_SLACK * slack * slack + _COST_OF_A_LINE
            if total < cost[end]:
                cost[end], came_from[end] = total, start
    starts, at = [], count
    while at:
        at = came_from[at]
        starts.append(at)
    return starts[::-1]


def _fitting_ends(full: list[float], bare: list[float], start: int, room: float) -> Iterator[tuple[int, float]]:
    used = 0.0
    for at in range(start, len(full)):
        left = room - used - bare[at]
        if left < -_TOLERANCE:
            return
        used += full[at]
        yield at + 1, max(0.0, left)


def _chunks(text: str, style: Style, size: float, room: float) -> Iterator[str]:
    """What a line may end after. What is wider than a whole line is taken apart between the words in it.

    A word that is wider still is taken apart between clusters, and never cut off.
    """
    for chunk in words.chunks(text):
        fits = width(style, size, chunk.rstrip()) <= room
        for word in (chunk,) if fits else words.inner_words(chunk):
            if width(style, size, word.rstrip()) <= room:
                yield word
            else:
                yield from _pieces(word, style, size, room)


def _pieces(chunk: str, style: Style, size: float, room: float) -> Iterator[str]:
    piece = ""
    for cluster in _clusters(chunk):
        if piece and width(style, size, (piece + cluster).rstrip()) > room:
            yield piece
            piece = ""
        piece += cluster
    yield piece


def _clusters(text: str) -> list[str]:
    """The text in units that no line may part: a consonant with its vowels and marks, and what no line begins with."""
    return _CLUSTER.findall(text)

"""The letters of a PDF page, put together as they are read.

A page holds glyphs at places, in the order in which some program drew them. Thai marks come before or after their
letter, in runs of their own, or as variants that the file names wrongly; where they are seen tells to which letter they
belong, and nearly always which they are.
"""

from __future__ import annotations

import bisect
import ctypes
import math
import statistics
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pypdfium2.raw as pdfium

from elaas_desk.errors import Problem, UserError
from elaas_desk.thai.text import COMBINING_MARKS, NIKHAHIT, SARA_AA, TONE_MARKS, VOWEL_MARKS

Point = tuple[float, float]
Eye = Callable[[float, float], Point]
"""From the page's own coordinates to what is seen."""

_MARKS: Final = frozenset({*map(ord, COMBINING_MARKS), *range(0xF701, 0xF70F), *range(0xF710, 0xF71B)})
_BLANKS: Final = frozenset({0x20, 0xA0, 0x09, 0x3000})
_LINE_END_HYPHEN: Final = 2
_MOST_CHARS: Final = 50_000  # on a page; a full one in small type has 6,000

# In sizes of the letters.
_WIDEST_GAP: Final = 0.3  # within a piece where no blank was written; a blank may be three times as wide
_SAME_LINE: Final = 0.25
_BACKWARD: Final = 0.6
_ABOVE: Final = 0.3  # the foot of a mark above the line
_LARGEST_MARK: Final = 0.6
_AROUND: Final = 0.15  # beside its letter
_RAISED: Final = 1.2
_TWO_MARKS: Final = 0.3  # high: a tone and nikhahit drawn as one
_TWO_MARKS_NARROW: Final = 0.24
_TONES: Final = tuple(TONE_MARKS)
_MAI_EK, _MAI_THO = _TONES[:2]
_SILENCER: Final = "\u0e4c"
_SILENCED: Final = "\u0e34\u0e38"  # vowels that a silencer can follow: สิทธิ์ พันธุ์
_UPPER_VOWELS: Final = ("\u0e31", "\u0e34", "\u0e35", "\u0e36", "\u0e37", "\u0e47")

_UNUSUAL: Final = {"\u0e4a": 0.2, "\u0e4b": 0.2}  # in names, next to the other tones

Shape = tuple[float, float]
_USUAL: Final[Mapping[str, Shape]] = {  # of Sarabun, width and height
    "\u0e31": (0.34, 0.18),
    "\u0e34": (0.35, 0.18),
    "\u0e35": (0.35, 0.22),
    "\u0e36": (0.38, 0.22),
    "\u0e37": (0.35, 0.22),
    "\u0e47": (0.29, 0.27),
    "\u0e48": (0.06, 0.16),
    "\u0e49": (0.30, 0.21),
    "\u0e4a": (0.36, 0.20),
    "\u0e4b": (0.19, 0.18),
    "\u0e4c": (0.23, 0.22),
    NIKHAHIT: (0.18, 0.18),
}


@dataclass(slots=True)
class Piece:
    """Text in one go on one line: letters with their marks, and where each begins and ends."""

    base: float
    size: float
    letters: list[str] = field(default_factory=list)
    lefts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)
    blank_after: bool = False  # one was written behind it, at the end of a line perhaps

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.lefts[0]

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.rights[-1]

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(self.letters)

    @property
    def middle(self) -> float:
        """The height at which its letters have their middle."""
        return self.base - 0.3 * self.size

    def add(self, letter: str, left: float, right: float) -> None:
        """One more letter at its end."""
        self.letters.append(letter)
        self.lefts.append(left)
        self.rights.append(max(right, left))


@dataclass(frozen=True, slots=True)
class _Glyph:
    """One character as it is drawn."""

    code: int
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark over or under a letter, in sizes of the letters; the text is empty where the file tells it wrongly."""

    text: str
    middle: float
    base: float
    width: float
    height: float
    raised: float  # of its foot above the line


def pieces_of(text: Any, seen: Eye) -> list[Piece]:
    """The text of a page, from a text page of PDFium. UserError REPORT_TOO_LARGE."""
    pieces: list[Piece] = []
    marks: list[_Mark] = []
    blank = False
    for found in _glyphs(text, seen):
        if isinstance(found, _Mark):
            marks.append(found)
        elif found is None:
            blank = True
            if pieces:
                pieces[-1].blank_after = True
        else:
            _place(pieces, found, blank=blank)
            blank = False
    _attach(marks, pieces)
    return pieces


def _place(pieces: list[Piece], glyph: _Glyph, *, blank: bool) -> None:
    """Put a letter at the end of the last piece, or begin a new one with it."""
    last = pieces[-1] if pieces else None
    if last is None or not _goes_on(last, glyph, blank=blank):
        last = Piece(glyph.base, glyph.size)
        pieces.append(last)
    elif blank or glyph.left - last.right > 0.5 * _WIDEST_GAP * glyph.size:
        last.add(" ", last.right, glyph.left)
    last.add(chr(glyph.code) if glyph.code < 0x110000 else "", glyph.left, glyph.right)
    last.blank_after = False


def _goes_on(piece: Piece, glyph: _Glyph, *, blank: bool) -> bool:
    gap = (glyph.left - piece.right) / piece.size
    level = abs(glyph.base - piece.base) <= _SAME_LINE * piece.size
    return level and -_BACKWARD <= gap <= _WIDEST_GAP * (3 if blank else 1)


def _glyphs(text: Any, seen: Eye) -> Iterator[_Glyph | _Mark | None]:
    """Each character; None for a blank that was written, and not only supposed by PDFium."""
    count = pdfium.FPDFText_CountChars(text)
    if count > _MOST_CHARS:
        raise UserError(Problem.REPORT_TOO_LARGE)
    for place in range(count):
        code = pdfium.FPDFText_GetUnicode(text, place)
        if code in _BLANKS:
            if pdfium.FPDFText_IsGenerated(text, place) != 1:
                yield None
        elif code in _MARKS or not _is_sure(code):
            mark = _mark(text, place, code, seen)
            if mark is not None:
                yield mark
            elif pdfium.FPDFText_IsGenerated(text, place) != 1:  # an odd code takes its room, and is left out later
                yield _glyph(text, place, ord("-") if code == _LINE_END_HYPHEN else code, seen)
        else:
            yield _glyph(text, place, code, seen)


def _is_sure(code: int) -> bool:
    """Whether what is drawn is what the code says; Latin letters and odd codes can stand for variants of Thai marks."""
    return 0x21 <= code < 0x41 or 0x0E00 <= code < 0x0E80 or 0x2010 <= code < 0x2100


def _glyph(text: Any, place: int, code: int, seen: Eye) -> _Glyph:
    at, box = _origin(text, place, seen), pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, place, box)
    first, second = seen(box.left, box.bottom), seen(box.right, box.top)
    right = max(first[0], second[0])
    return _Glyph(code, min(at[0], right), right, at[1], max(abs(second[1] - first[1]), 1.0))


def _origin(text: Any, place: int, seen: Eye) -> Point:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, place, x, y)
    return seen(x.value, y.value)


def _mark(text: Any, place: int, code: int, seen: Eye) -> _Mark | None:
    """The mark that is drawn; None for a glyph that is no mark."""
    glyph = _glyph(text, place, code, seen)
    left, right, low, high = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, place, left, right, low, high)
    first, second = seen(left.value, low.value), seen(right.value, high.value)
    width, height = abs(second[0] - first[0]) / glyph.size, abs(second[1] - first[1]) / glyph.size
    middle = (first[0] + second[0]) / 2 if width else glyph.left - 0.1
    raised = (glyph.base - max(first[1], second[1])) / glyph.size
    if code in _MARKS:
        return _Mark(chr(code), middle, glyph.base, width, height, raised)
    if not width or not height or raised < _ABOVE or max(width, height) > _LARGEST_MARK:
        return None
    return _Mark("", middle, glyph.base, width, height, raised)


def _attach(marks: Sequence[_Mark], pieces: Sequence[Piece]) -> None:
    """Give each mark to the letter over or under which it is seen."""
    in_order = sorted(pieces, key=_base)
    bases = [piece.base for piece in in_order]
    shapes = _shapes(marks)
    for mark in sorted(marks, key=_sure_and_low_first):
        for place in _around(bases, mark.base):
            piece = in_order[place]
            room = _AROUND * piece.size
            if abs(piece.base - mark.base) > _RAISED * piece.size:
                break
            if piece.left - room <= mark.middle <= piece.right + room:
                _give(mark, piece, shapes)
                break


def _shapes(marks: Iterable[_Mark]) -> dict[str, Shape]:
    """How wide and high each mark is on this page, where it tells; else as in the usual official font."""
    seen: dict[str, list[Shape]] = {}
    for mark in marks:
        if mark.text in _USUAL and mark.width and mark.height:
            seen.setdefault(mark.text, []).append((mark.width, mark.height))
    return {
        **_USUAL,
        **{
            text: (statistics.fmean(width for width, _ in found), statistics.fmean(height for _, height in found))
            for text, found in seen.items()
        },
    }


def _sure_and_low_first(mark: _Mark) -> tuple[bool, float]:
    return not mark.text, mark.raised if not mark.text else 0.0


def _base(piece: Piece) -> float:
    return piece.base


def _around(bases: Sequence[float], base: float) -> Iterator[int]:
    """Places in the sorted list, the nearest first."""
    after = bisect.bisect_left(bases, base)
    before = after - 1
    while before >= 0 or after < len(bases):
        if after >= len(bases) or (before >= 0 and base - bases[before] <= bases[after] - base):
            yield before
            before -= 1
        else:
            yield after
            after += 1


def _give(mark: _Mark, piece: Piece, shapes: Mapping[str, Shape]) -> None:
    place = max(bisect.bisect_right(piece.lefts, mark.middle) - 1, 0)
    if piece.letters[place] == " " and place:
        place -= 1
    before_aa = piece.letters[place + 1 : place + 2] == [SARA_AA]
    piece.letters[place] += mark.text or _told_by_shape(mark, piece.letters[place], shapes, before_aa=before_aa)


def _told_by_shape(mark: _Mark, letter: str, shapes: Mapping[str, Shape], *, before_aa: bool) -> str:
    """Which mark a glyph is that the file names wrongly: a variant, moved for a tall letter, of one that it is like.

    The letter may have others already: a vowel comes before a tone.
    """
    if before_aa and mark.height > _TWO_MARKS:
        return _MAI_EK + NIKHAHIT if mark.width < _TWO_MARKS_NARROW else _MAI_THO + NIKHAHIT
    possible: Sequence[str] = (*_UPPER_VOWELS, *_TONES, _SILENCER)
    if before_aa:
        possible = (_MAI_EK, _MAI_THO, NIKHAHIT)
    elif any(vowel in letter for vowel in VOWEL_MARKS):
        possible = (*_TONES, _SILENCER) if any(vowel in letter for vowel in _SILENCED) else _TONES
    elif any(tone in letter for tone in TONE_MARKS):
        possible = _UPPER_VOWELS
    return min(possible, key=lambda text: _unlikeness(mark, shapes[text]) + _UNUSUAL.get(text, 0))


def _unlikeness(mark: _Mark, shape: Shape) -> float:
    """How far two shapes are from each other: first in their proportion, since variants are smaller, then in size."""
    width, height = shape
    return abs(math.log(mark.width / mark.height) - math.log(width / height)) + 0.5 * math.dist(
        shape, (mark.width, mark.height)
    )

"""Whether a PDF gets Thai right: three readers find each text whole, and each word stands as HarfBuzz places it.

Where the glyphs stand is read from what poppler draws (`pdftocairo -svg`), contour by contour, so that it does not
matter how a program made its fonts. A contour is known by the box of the points on its curve.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import uharfbuzz as hb
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from lxml import etree

from elaas_desk.paths import resource
from tests.forms_pdf.placing import READERS

TOLERANCE: Final = 0.2
"""Points that an outline may stand beside its place: 0.07 mm, where a misplaced mark is off by ten times as much."""
_DRIFT: Final = 0.0015  # of the distance, since poppler rounds the pen of each glyph
_LINK: Final = "{http://www.w3.org/1999/xlink}href"
_SAME_SIZE: Final = 0.12
_PATH: Final = re.compile(r"([MLCZ])|(-?[\d.]+(?:e-?\d+)?)")
_ARGUMENTS: Final = {"M": 2, "L": 2, "C": 6, "Z": 0}

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a file got wrong: texts that a reader does not find, and words with an outline out of place."""

    misread: dict[str, tuple[str, ...]]
    misplaced: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether nothing is wrong."""
        return not (any(self.misread.values()) or self.misplaced)

    def __str__(self) -> str:
        faults = [f"{reader} misreads {len(texts)}" for reader, texts in self.misread.items() if texts]
        faults += [f"{len(self.misplaced)} misplaced"] if self.misplaced else []
        return "Thai wrong: " + ", ".join(faults) if faults else "Thai right"


def judged(data: bytes, texts: Sequence[str], words: Sequence[str], size: float) -> Verdict:
    """The verdict on the first page of a file; `words` are those of the regular style in that size."""
    with tempfile.TemporaryDirectory(prefix="judged-") as name:
        folder = Path(name)
        misread = {}
        for reader, read in READERS.items():
            found = "\n".join(read(data, folder))
            misread[reader] = tuple(text for text in texts if text not in found)
        drawn = _Drawn(_contours(data, folder))
    return Verdict(misread, tuple(word for word in words if not drawn.has(expected(word, size))))


def expected(word: str, size: float) -> list[Box]:
    """The boxes of a word's contours as HarfBuzz places them, in points from its start, y downwards."""
    font, program = _typeface()
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    glyphs, order = program.getGlyphSet(), program.getGlyphOrder()
    scale, at = size / program["head"].unitsPerEm, 0
    found = []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        pen = _OnCurve(glyphs)
        glyphs[order[info.codepoint]].draw(pen)
        x, y = at + position.x_offset, position.y_offset
        found += [_box([((x + px) * scale, -(y + py) * scale) for px, py in points]) for points in pen.contours]
        at += position.x_advance
    return found


@cache
def _typeface() -> tuple[hb.Font, TTFont]:
    file = resource("fonts", "THSarabunPSK", "THSarabun-Regular.ttf")
    return hb.Font(hb.Face(hb.Blob(file.read_bytes()))), TTFont(file)


class _OnCurve(BasePen):  # type: ignore[misc]
    """Collects the points on the curve of each contour, those that TrueType implies among them."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.contours: list[list[tuple[float, float]]] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - fontTools calls it by this name
        self.contours.append([pt])

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.contours[-1].append(pt)

    def _curveToOne(self, _pt1: object, _pt2: object, pt3: tuple[float, float]) -> None:  # noqa: N802
        self.contours[-1].append(pt3)


class _Drawn:
    """The contours of a page, found by their size."""

    def __init__(self, boxes: Iterator[Box]) -> None:
        self._by_width: defaultdict[int, list[Box]] = defaultdict(list)
        for box in boxes:
            self._by_width[round((box[2] - box[0]) / _SAME_SIZE)].append(box)

    def has(self, word: Sequence[Box]) -> bool:
        """Whether every contour of the word stands somewhere on the page as they stand to one another."""
        first, *others = word
        starts = ((found[0] - first[0], found[1] - first[1]) for found in self._alike(first))
        return any(all(self._stands(box, *start) for box in others) for start in starts)

    def _stands(self, box: Box, dx: float, dy: float) -> bool:
        most = TOLERANCE + _DRIFT * box[0]
        return any(abs(found[0] - box[0] - dx) + abs(found[1] - box[1] - dy) <= most for found in self._alike(box))

    def _alike(self, box: Box) -> Iterator[Box]:
        width, height = box[2] - box[0], box[3] - box[1]
        key = round(width / _SAME_SIZE)
        for each in (key - 1, key, key + 1):
            for found in self._by_width.get(each, ()):
                if abs(found[2] - found[0] - width) + abs(found[3] - found[1] - height) <= _SAME_SIZE:
                    yield found


def _contours(data: bytes, folder: Path) -> Iterator[Box]:
    """The contours of every glyph that poppler draws on the first page."""
    file = folder / "drawn.pdf"
    file.write_bytes(data)
    subprocess.run(
        ["pdftocairo", "-svg", "-f", "1", "-l", "1", file, folder / "drawn.svg"], check=True, capture_output=True
    )
    tree = etree.parse(folder / "drawn.svg")
    glyphs = {each.get("id"): [_box(points) for points in _points(each)] for each in tree.iter("{*}symbol", "{*}g")}
    for use in tree.iter("{*}use"):
        x, y = float(use.get("x", 0)), float(use.get("y", 0))
        for left, top, right, bottom in glyphs.get(use.get(_LINK, "").lstrip("#"), ()):
            yield left + x, top + y, right + x, bottom + y


def _points(symbol: Any) -> Iterator[list[tuple[float, float]]]:
    for path in symbol.findall("{*}path"):
        points: list[tuple[float, float]] = []
        for command, end in _ends(path.get("d")):
            if command == "M" and len(points) > 1:
                yield points
            points = [end] if command == "M" else [*points, end]
        if len(points) > 1:
            yield points


def _ends(drawn: str) -> Iterator[tuple[str, tuple[float, float]]]:
    """The last point of each drawing command of a path."""
    command = ""
    numbers: list[float] = []
    for letter, number in _PATH.findall(drawn):
        if letter:
            command, numbers = letter, []
            continue
        numbers.append(float(number))
        if len(numbers) == _ARGUMENTS[command]:
            yield command, (numbers[-2], numbers[-1])


def _box(points: Sequence[tuple[float, float]]) -> Box:
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)

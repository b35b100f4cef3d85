"""Reads a PDF back: what is drawn where, from the content streams and the embedded fonts, and what readers extract."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
from fontTools.ttLib import TTFont

from forms_pdf.page import A3_LANDSCAPE, LANDSCAPE, PORTRAIT, Format

Piece = tuple[int, int, int]
"""A simple outline (by its hash) and where its origin lies, in font units."""

_SHOWN = re.compile(
    rb"BT /(?P<font>F\d+) (?P<size>[\d.]+) Tf (?P<turned>1 0 0 1|0 1 -1 0) "
    rb"(?P<x>[-\d.]+) (?P<y>[-\d.]+) Tm (?P<shown>[^\n]*?) T[jJ] ET"
)
_STRING_OR_GAP = re.compile(rb"<([0-9A-F]+)>|([-\d.]+)")


@dataclass(frozen=True, slots=True)
class Run:
    """One string on a page: its place in points, and its glyphs' codes with their pens in font units."""

    page: int
    font: ReadFont
    x: float
    y: float
    size: float
    glyphs: tuple[tuple[int, float], ...]
    advance: float
    upwards: bool = False
    """Turned a quarter to the left, read from below."""

    @property
    def text(self) -> str:
        """What the Unicode map says."""
        return "".join(self.font.unicode[code] for code, _ in self.glyphs)

    def pieces(self) -> list[Piece]:
        """Every simple outline with its place relative to the start of the run."""
        found = [
            (shape, round(pen) + dx, dy) for code, pen in self.glyphs for shape, dx, dy in self.font.pieces_of(code)
        ]
        return sorted(found)

    def ink(self) -> Iterator[tuple[float, float, float, float]]:
        """The box of each glyph on the page, in points."""
        scale = self.size / 1000
        for code, pen in self.glyphs:
            box = self.font.box_of(code)
            if box:
                left, bottom, right, top = box
                if self.upwards:
                    x, y = self.x, self.y + pen * scale
                    yield x - top * scale, y + left * scale, x - bottom * scale, y + right * scale
                    continue
                x, y = self.x + pen * scale, self.y
                yield x + left * scale, y + bottom * scale, x + right * scale, y + top * scale


class ReadFont:
    """An embedded font with its widths and Unicode map."""

    def __init__(self, font: Any) -> None:
        descendant = font["/DescendantFonts"][0].get_object()
        self.program = TTFont(BytesIO(descendant["/FontDescriptor"]["/FontFile2"].get_data()))
        self.outlines = Outlines(self.program)
        first, widths = descendant["/W"]
        self.widths = {first + at: width for at, width in enumerate(widths)}
        rows = re.findall(rb"^<([0-9A-F]{4})> <([0-9A-F]+)>$", font["/ToUnicode"].get_data(), re.MULTILINE)
        self.unicode = {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows}

    def pieces_of(self, code: int) -> list[Piece]:
        """The simple outlines of a code's glyph."""
        return self.outlines.pieces_of(code)

    def box_of(self, code: int) -> tuple[int, int, int, int] | None:
        """The box that the font claims for a code's glyph."""
        glyph = self.outlines.glyph(code)
        return (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax) if glyph.numberOfContours else None


class Outlines:
    """The glyphs of a font file, taken apart down to simple outlines."""

    def __init__(self, font: TTFont) -> None:
        self._table = font["glyf"]
        self._names = font.getGlyphOrder()
        self._known: dict[int, list[Piece]] = {}

    def glyph(self, number: int) -> Any:
        """The glyph record."""
        return self._table[self._names[number]]

    def pieces_of(self, number: int) -> list[Piece]:
        """The simple outlines of a glyph, offsets of composites added up."""
        if number not in self._known:
            self._known[number] = list(self._taken_apart(self._names[number], 0, 0))
        return self._known[number]

    def _taken_apart(self, name: str, dx: int, dy: int) -> Iterator[Piece]:
        glyph = self._table[name]
        if glyph.isComposite():
            for part in glyph.components:
                yield from self._taken_apart(part.glyphName, dx + part.x, dy + part.y)
        elif glyph.numberOfContours:
            points, ends, flags = glyph.getCoordinates(self._table)
            yield hash((tuple(points), tuple(ends), bytes(flags))), dx, dy


def runs(data: bytes) -> list[Run]:
    """Every string of the file in the order of drawing."""
    found: list[Run] = []
    reader = pypdf.PdfReader(BytesIO(data))
    fonts: dict[str, ReadFont] = {}
    for number, page in enumerate(reader.pages):
        contents: Any = page.get_contents()
        read_fonts(page, fonts)
        found += runs_in(contents.get_data(), fonts, number)
    return found


def read_fonts(page: pypdf.PageObject, known: dict[str, ReadFont]) -> None:
    """Read the fonts of a page that are not known yet."""
    resources: Any = page["/Resources"]
    for name, font in resources["/Font"].items():
        if name not in known:
            known[name] = ReadFont(font.get_object())


def runs_in(code: bytes, fonts: dict[str, ReadFont], page: int = 0) -> list[Run]:
    """The strings that a piece of code shows."""
    return [_run(page, fonts[f"/{shown['font'].decode()}"], shown) for shown in _SHOWN.finditer(code)]


def _run(page: int, font: ReadFont, shown: re.Match[bytes]) -> Run:
    pen = 0.0
    glyphs = []
    for codes, gap in _STRING_OR_GAP.findall(shown["shown"]):
        if gap:
            pen -= float(gap)
        for at in range(0, len(codes), 4):
            code = int(codes[at : at + 4], 16)
            glyphs.append((code, pen))
            pen += font.widths[code]
    place = float(shown["x"]), float(shown["y"]), float(shown["size"])
    return Run(page, font, *place, tuple(glyphs), pen, shown["turned"] == b"0 1 -1 0")


def pages_of(data: bytes) -> int:
    """How many pages have text."""
    return max(run.page for run in runs(data)) + 1


def text_of(data: bytes) -> str:
    """All text in the order of drawing, without blanks."""
    return without_blanks("".join(run.text for run in runs(data)))


def lines_of(data: bytes, page: int = 0) -> list[Run]:
    """The strings of one page."""
    return [run for run in runs(data) if run.page == page]


def forms_of(data: bytes) -> list[Format]:
    """The size and margins of each page."""
    boxes = [page.mediabox for page in pypdf.PdfReader(BytesIO(data)).pages]
    sizes = {round(form.width): form for form in (PORTRAIT, LANDSCAPE, A3_LANDSCAPE)}
    return [sizes[round(box.width)] for box in boxes]


def by_poppler(data: bytes, folder: Path) -> list[str]:
    """The text of each page as pdftotext gives it in the order of drawing."""
    file = folder / "read.pdf"
    file.write_bytes(data)
    done = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def by_pdfium(data: bytes) -> list[str]:
    """The text of each page as PDFium gives it."""
    document = pypdfium2.PdfDocument(data)
    pages = []
    for number in range(len(document)):
        text_page = document[number].get_textpage()
        pages.append(text_page.get_text_range())
        text_page.close()
    document.close()
    return pages


def by_pypdf(data: bytes) -> list[str]:
    """The text of each page as pypdf gives it."""
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages]


def without_blanks(text: str) -> str:
    """The text with every blank and line end taken out, for comparing across line breaks."""
    return "".join(text.split())


def collisions(data: bytes, tolerance: float = 0.6) -> list[tuple[str, str]]:
    """Pairs of strings on the same page whose ink boxes overlap by more than the tolerance in both directions."""
    found = []
    boxed = [(run, list(run.ink())) for run in runs(data)]
    for at, (run, ink) in enumerate(boxed):
        for other, other_ink in boxed[at + 1 :]:
            near = abs(run.y - other.y) < 2 * max(run.size, other.size) or run.upwards or other.upwards
            if run.page == other.page and near and any(_overlap(a, b, tolerance) for a in ink for b in other_ink):
                found.append((run.text, other.text))
    return found


def _overlap(a: tuple[float, ...], b: tuple[float, ...], tolerance: float) -> bool:
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    return wide > tolerance and high > tolerance


def in_order(parts: list[str], text: str) -> bool:
    """Whether the parts stand in the text one after the other."""
    places = [text.find(part) for part in parts]
    return min(places) >= 0 and all(first <= second for first, second in pairwise(places))


@lru_cache
def original(file: Path) -> tuple[TTFont, Outlines]:
    """A bundled font as it is on disk."""
    font = TTFont(file)
    return font, Outlines(font)


def quick_response_modules(data: bytes, side: int = 25) -> list[list[bool]]:
    """The dark modules of the QR code at the foot of the first page, read from its filled rectangles."""
    contents: Any = pypdf.PdfReader(BytesIO(data)).pages[0].get_contents()
    (drawn,) = re.findall(rb"/Artifact BMC ((?:[\d.]+ [\d.]+ [\d.]+ [\d.]+ re )+)f EMC", contents.get_data())
    boxes = [tuple(map(float, box.split())) for box in drawn.decode().split(" re ")[:-1]]
    left, top, module = min(box[0] for box in boxes), max(box[1] + box[3] for box in boxes), boxes[0][3]
    modules = [[False] * side for _ in range(side)]
    for x, y, wide, high in boxes:
        row, start = round((top - y - high) / module), round((x - left) / module)
        for at in range(start, start + round(wide / module)):
            modules[row][at] = True
    return modules

"""What PDFium finds on a page: text and ruling lines, with the eye's coordinates (points, down the page)."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import pypdfium2.raw as pdfium

from elaas_desk.intake.pdf_text import Eye, Piece, Point, pieces_of

Matrix = tuple[float, float, float, float, float, float]

_STRAIGHT: Final = 1.2  # points out of line
_THIN: Final = 3.0  # a filled rectangle no thicker is a line
_SHORTEST_LINE: Final = 4.0
_MOST_OBJECTS: Final = 30_000
_DEEPEST_FORM: Final = 4
_NOTHING_DRAWN: Final = 0
_LIGHTEST: Final = 252


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, from `start` to `end` at the place `at` across its direction."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    """What is on a page."""

    width: float
    pieces: list[Piece] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)  # horizontal: `at` is y
    down: list[Rule] = field(default_factory=list)  # vertical: `at` is x


def read_page(page: Any) -> Page:
    """Everything on a page of pypdfium2 that matters for a table. UserError REPORT_TOO_LARGE."""
    width, height = page.get_size()
    seen = _eye(page.get_rotation(), width, height)
    found = Page(width)
    text = page.get_textpage()
    try:
        found.pieces = pieces_of(text.raw, seen)
    finally:
        text.close()
    _Ruler(found, seen).look(page.raw)
    return found


def _eye(rotation: int, width: float, height: float) -> Eye:
    """From the page's own coordinates to what is seen; width and height are those that are seen."""
    if rotation == 90:
        return lambda x, y: (y, x)
    if rotation == 180:
        return lambda x, y: (width - x, y)
    if rotation == 270:
        return lambda x, y: (width - y, height - x)
    return lambda x, y: (x, height - y)


class _Ruler:
    """Collects straight lines and the edges of rectangles."""

    def __init__(self, page: Page, seen: Eye) -> None:
        self._page, self._seen = page, seen
        self._left = _MOST_OBJECTS

    def look(self, page: Any) -> None:
        """Take every path on the page, as long as there are not too many for a table."""
        for place in range(min(pdfium.FPDFPage_CountObjects(page), self._left)):
            self._take(pdfium.FPDFPage_GetObject(page, place), (1, 0, 0, 1, 0, 0), 0)

    def _take(self, drawn: Any, outer: Matrix, depth: int) -> None:
        self._left -= 1
        if self._left < 0:
            return
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._take_path(drawn, _times(_matrix(drawn), outer))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            inner = _times(_matrix(drawn), outer)
            for place in range(max(pdfium.FPDFFormObj_CountObjects(drawn), 0)):
                self._take(pdfium.FPDFFormObj_GetObject(drawn, place), inner, depth + 1)

    def _take_path(self, path: Any, matrix: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
        if not stroke.value and (fill.value == _NOTHING_DRAWN or _is_white(path)):
            return
        for points in self._outlines(path, matrix):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            box = min(xs), min(ys), max(xs), max(ys)
            if not stroke.value and (box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN):
                self._add_thin(*box)
                continue
            for (x0, y0), (x1, y1) in itertools.pairwise(points):
                self._add(x0, y0, x1, y1)

    def _outlines(self, path: Any, matrix: Matrix) -> Iterator[list[Point]]:
        """Each run of joined points; a curve counts as the line between its ends."""
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[Point] = []
        for place in range(min(pdfium.FPDFPath_CountSegments(path), self._left)):
            segment = pdfium.FPDFPath_GetPathSegment(path, place)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
                yield points
                points = []
            points.append(self._seen(*_moved(matrix, x.value, y.value)))
            if pdfium.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if len(points) > 1:
            yield points

    def _add_thin(self, left: float, top: float, right: float, bottom: float) -> None:
        if right - left >= bottom - top:
            self._add(left, (top + bottom) / 2, right, (top + bottom) / 2)
        else:
            self._add((left + right) / 2, top, (left + right) / 2, bottom)

    def _add(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if abs(y1 - y0) <= _STRAIGHT and abs(x1 - x0) >= _SHORTEST_LINE:
            self._page.across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= _STRAIGHT and abs(y1 - y0) >= _SHORTEST_LINE:
            self._page.down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _matrix(drawn: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _moved(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _is_white(path: Any) -> bool:
    """Whether it is filled with the colour of the paper: a ground that nobody sees."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha):
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= _LIGHTEST

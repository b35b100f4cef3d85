"""The lines of text on a page, and the columns that its ruling lines or its white space make."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from elaas_desk.intake import labels, remarks
from elaas_desk.intake.pdf_pages import Page, Rule
from elaas_desk.intake.pdf_text import Piece
from elaas_desk.intake.tables import tidy

_SAME_LINE: Final = 0.3  # of the size of the letters
_NEAR: Final = 3.0  # points within which rules are one
_LEAST_RULES: Final = 3
_LEAST_PIECES: Final = 3
_BIN: Final = 2  # bins a point
_NARROWEST_GUTTER: Final = 2.0
_WIDEST_PAGE: Final = 14_400.0  # points: 5 m, as wide as Acrobat makes one
_MOST_CROSSING: Final = 0.03


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces that stand on one line, from left to right."""

    pieces: tuple[Piece, ...]
    base: float
    size: float

    @property
    def middle(self) -> float:
        """The height of the middle of its letters."""
        return self.base - 0.3 * self.size

    @property
    def text(self) -> str:
        """All it says."""
        return " ".join(tidy(piece.text) for piece in self.pieces)

    def cells(self, edges: Sequence[float]) -> dict[int, str]:
        """What stands in each column between the edges."""
        found: dict[int, list[Piece]] = {}
        for piece in self.pieces:
            found.setdefault(column_of(piece, edges), []).append(piece)
        return {column: said(pieces) for column, pieces in found.items()}


def said(pieces: Sequence[Piece]) -> str:
    """Pieces of one line as one text; an empty line follows where a blank was written behind the last of them."""
    text = tidy(" ".join(piece.text for piece in pieces))
    return f"{text}\n" if pieces[-1].blank_after else text


def column_of(piece: Piece, edges: Sequence[float]) -> int:
    """The column that holds most of a piece; one that reaches over several belongs to where it begins."""
    first = last = 0
    for column, edge in enumerate(edges[1:-1], start=1):
        if piece.left >= edge - _NEAR:
            first = column
        if piece.right > edge + _NEAR:
            last = column
    if last - first == 1:
        edge = edges[last]
        return last if piece.right - edge > edge - piece.left else first
    return first


def lines_of(pieces: Iterable[Piece]) -> list[Line]:
    """Pieces put together into lines, from the top."""
    open_lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=_base):
        line = open_lines[-1] if open_lines else None
        if line is not None and piece.base - line[0].base <= _SAME_LINE * max(piece.size, line[0].size):
            line.append(piece)
        else:
            open_lines.append([piece])
    return [
        Line(tuple(sorted(line, key=_left)), max(piece.base for piece in line), max(piece.size for piece in line))
        for line in open_lines
    ]


def _base(piece: Piece) -> float:
    return piece.base


def _left(piece: Piece) -> float:
    return piece.left


# columns


def ruled_columns(pages: Sequence[Page], lines: Sequence[Line]) -> list[float] | None:
    """The edges of columns that vertical lines make, on all pages together; None where too few are drawn.

    Where none are drawn at the sides of the table, its text tells where these are.
    """
    places = merged_places(rule for page in pages for rule in page.down)
    if not places:
        return None
    rows = [line for line in lines if len(line.pieces) >= _LEAST_PIECES]
    left = min((line.pieces[0].left for line in rows), default=places[0])
    right = max((line.pieces[-1].right for line in rows), default=places[-1])
    if left < places[0] - _NEAR:
        places.insert(0, left - 1)
    if right > places[-1] + _NEAR:
        places.append(right + 1)
    return places if len(places) > _LEAST_RULES else None


def merged_places(rules: Iterable[Rule]) -> list[float]:
    """Where lines lie, those that are nearly one taken together."""
    places: list[list[float]] = []
    for at in sorted(rule.at for rule in rules):
        if places and at - places[-1][-1] <= _NEAR:
            places[-1].append(at)
        else:
            places.append([at])
    return [sum(near) / len(near) for near in places]


def white_columns(lines: Sequence[Line], width: float) -> list[float]:
    """The edges of columns that white space makes: gutters which nearly no line of the table crosses."""
    table = list(_table_lines(lines)) or list(lines)
    pieces = [piece for line in table for piece in line.pieces]
    begin = max(min((piece.left for piece in pieces), default=0.0), -width)  # wide tables stick out of their page
    begins = [0] * (int(3 * min(width, _WIDEST_PAGE) * _BIN) + 2)
    last = len(begins) - 1
    for piece in pieces:
        begins[min(max(int((piece.left - begin) * _BIN), 0), last)] += 1
        begins[min(max(int((piece.right - begin) * _BIN) + 1, 0), last)] -= 1
    allowed = int(_MOST_CROSSING * len(table))
    inked = [place for place, count in enumerate(itertools.accumulate(begins)) if count > allowed]
    if not inked:
        return [begin, begin + width]
    edges = [begin + inked[0] / _BIN - 1]
    for before, after in itertools.pairwise(inked):
        if (after - before) / _BIN > _NARROWEST_GUTTER:
            edges.append(begin + (before + after) / 2 / _BIN)
    return [*edges, begin + inked[-1] / _BIN + 1]


def _table_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines with several pieces from the first heading on; headings and feet of pages are left out of account."""
    begun = not any(map(is_heading, lines))
    for line in lines:
        begun = begun or is_heading(line)
        apart = remarks.is_foot(line.text) or remarks.is_total(line.text)
        if begun and len(line.pieces) >= _LEAST_PIECES and not apart:
            yield line


def is_heading(line: Line) -> bool:
    """Whether two of its pieces at least are known labels of columns."""
    return sum(1 for piece in line.pieces if labels.exactly(tidy(piece.text))) > 1

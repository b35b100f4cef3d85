"""Which lines of a page without ruling lines belong to one row of its table."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from elaas_desk.intake import contents, groups, headers, labels, remarks
from elaas_desk.intake.pdf_lines import Line, column_of
from elaas_desk.intake.tables import Row, Table, one_line

Cells = Mapping[int, str]

_LOOSE: Final = 1.9
"""Lines of one row are no further apart than this, in sizes of their letters."""

_REGULAR: Final = 0.92
"""From this share of the space between rows on, a line is as far off as a row is."""

_NEARLY_FULL: Final = 0.55
_FITS: Final = 1.1
_PADDED: Final = 1.35
"""Lines of one cell stand closer than this, in sizes of their letters."""

_EQUAL: Final = 0.5  # points
_DEEPEST_HEADING: Final = 4
_LINE_MUST_GAIN: Final = 0.2
_GOOD_SHARE: Final = 0.8
_COMMON_SHARE: Final = 0.1
_FEW: Final = 4


@dataclass(frozen=True, slots=True)
class Form:
    """What holds for the table on all pages: its columns, and the one that each row fills on one of its lines."""

    edges: Sequence[float]
    anchor: int
    pitch: float  # between neighbouring rows of one line; 0 where there are none
    has_tight_lines: bool  # lines closer than that: cells that go on
    full: Mapping[int, float]  # the width of the widest text in each column

    def is_anchor(self, cells: Cells) -> bool:
        """Whether a line holds a user name in its column."""
        return is_anchor(cells, self.anchor)

    def row(self, cells: Cells) -> tuple[str, ...]:
        """The cells of all columns."""
        return tuple(cells.get(column, "") for column in range(len(self.edges) - 1))


def is_anchor(cells: Cells, anchor: int) -> bool:
    """Whether a line holds a user name in its column."""
    text = cells.get(anchor, "")
    return contents.is_login(text) and not labels.exactly(text)


def form_of(pages: Sequence[Sequence[Line]], edges: Sequence[float], anchor: int) -> Form:
    """What the lines of all pages show of the rows."""
    gaps: list[float] = []
    full: dict[int, float] = {}
    for lines in pages:
        anchored = [is_anchor(line.cells(edges), anchor) for line in lines]
        begin = anchored.index(True) if True in anchored else len(lines)
        for above, line in itertools.pairwise(lines[begin:]):
            if line.base - above.base <= _LOOSE * line.size:
                gaps.append(line.base - above.base)
        for line in itertools.compress(lines, anchored):
            for column, width in _widths(line, edges).items():
                full[column] = max(full.get(column, 0), width)
    pitch = _widest_common(gaps)
    return Form(edges, anchor, pitch, any(gap < _REGULAR * pitch for gap in gaps), full)


def _widest_common(gaps: Sequence[float]) -> float:
    """The widest space that is no exception; 0 where there is none."""
    enough = max(1 if len(gaps) < _FEW else 2, _COMMON_SHARE * len(gaps))
    for gap in sorted(set(gaps), reverse=True):
        if sum(_REGULAR * gap <= other <= gap for other in gaps) >= enough:
            return gap
    return 0.0


def rows_of(lines: Sequence[Line], form: Form) -> list[dict[int, str]]:
    """The rows of some lines of a page, from the top."""
    cells = [line.cells(form.edges) for line in lines]
    return [joined([cells[place] for place in row]) for row in places_of_rows(lines, form)]


def places_of_rows(lines: Sequence[Line], form: Form) -> list[list[int]]:
    """Which of the lines make each row."""
    cells = [line.cells(form.edges) for line in lines]
    rows = _headings(lines, cells, form)
    taken = set(itertools.chain.from_iterable(rows))
    rest = [place for place in range(len(lines)) if place not in taken]
    starts = _starts(lines, cells, rest, form)
    above = min(taken, default=0)
    if any(form.is_anchor(cells[place]) for place in range(above)):
        above = 0  # what stands there is the table of the page before
    for index, place in enumerate(rest):
        if index in starts or place < above:
            rows.append([place])
        else:
            rows[-1].append(place)
    return sorted(rows)


def joined(parts: Sequence[Cells]) -> dict[int, str]:
    """Lines of one row as its cells."""
    found: dict[int, list[str]] = {}
    for cells in parts:
        for column, text in cells.items():
            found.setdefault(column, []).append(text)
    return {column: "\n".join(texts) for column, texts in found.items()}


def _widths(line: Line, edges: Sequence[float]) -> dict[int, float]:
    ends: dict[int, tuple[float, float]] = {}
    for piece in line.pieces:
        column = column_of(piece, edges)
        left, right = ends.get(column, (piece.left, piece.right))
        ends[column] = min(left, piece.left), max(right, piece.right)
    return {column: right - left for column, (left, right) in ends.items()}


def _headings(lines: Sequence[Line], cells: Sequence[Cells], form: Form) -> list[list[int]]:
    """The rows of the headings of the table, of which there may be several."""
    found: list[_Heading] = []
    for first in range(len(lines)):
        if form.is_anchor(cells[first]) or not any(labels.meanings(one_line(cell)) for cell in cells[first].values()):
            continue
        best = _heading_at(first, lines, cells, form)
        if best is not None:
            found.append(best)
    enough = _GOOD_SHARE * max((each.score for each in found), default=0.0)
    rows: list[list[int]] = []
    taken: set[int] = set()
    for each in sorted(found, key=_best_first):
        if each.score >= enough and taken.isdisjoint(each.lines):
            taken.update(each.lines)
            rows += [list(each.lines)] if each.is_one_row else [[place] for place in each.lines]
    return rows


@dataclass(frozen=True, slots=True)
class _Heading:
    """Lines that are a heading: of one row whose cells take several lines, or of a row for each line."""

    score: float
    lines: range
    is_one_row: bool


def _best_first(heading: _Heading) -> tuple[float, int]:
    return -heading.score, heading.lines.start


def _heading_at(first: int, lines: Sequence[Line], cells: Sequence[Cells], form: Form) -> _Heading | None:
    """The heading that begins with a line."""
    best: _Heading | None = None
    for height in range(1, _DEEPEST_HEADING + 1):
        window = range(first, first + height)
        if window.stop > len(lines) or form.is_anchor(cells[window[-1]]) or _is_apart(lines, window):
            break
        if groups.named_in(list(cells[window[-1]].values())) is not None:
            break
        apart = Table(tuple(Row(place, form.row(cells[place])) for place in window))
        together = Table((Row(1, form.row(joined([cells[place] for place in window]))),))
        for table in (apart, together):
            found = headers.header_at(table, 0)
            if found is None or found.height < len(table.rows):
                continue
            if best is None or found.score > best.score + _LINE_MUST_GAIN:
                best = _Heading(found.score, window, table is together)
    return best


def _is_apart(lines: Sequence[Line], window: range) -> bool:
    """Whether the last line of the window stands too far below the one before it."""
    if len(window) < 2:
        return False
    last, before = lines[window[-1]], lines[window[-2]]
    return last.base - before.base > _LOOSE * last.size


def _starts(lines: Sequence[Line], cells: Sequence[Cells], places: Sequence[int], form: Form) -> set[int]:
    """At which of the places a new row begins.

    Between two lines that are rows of their own it does so at the widest space, at the lowest of equal ones.
    """
    gaps = [0.0, *(lines[here].base - lines[before].base for before, here in itertools.pairwise(places))]
    starts = {0}
    own = []
    for index, place in enumerate(places):
        broken = index > 0 and place - places[index - 1] > 1
        if broken or gaps[index] > _LOOSE * lines[place].size:
            starts.add(index)
        follows = index > 0 and not broken and (index - 1 not in own or form.is_anchor(cells[place - 1]))
        if form.is_anchor(cells[place]) or _stands_alone(lines, place, form, follows=follows):
            own.append(index)
    for upper, lower in itertools.pairwise(own):
        between = range(upper + 1, lower + 1)
        if not any(index in starts for index in between):
            widest = max(gaps[index] for index in between)
            starts.add(max(index for index in between if gaps[index] >= widest - _EQUAL))
    return starts


def _stands_alone(lines: Sequence[Line], place: int, form: Form, *, follows: bool) -> bool:
    """Whether a line without a user is a row of its own: the heading of a group, a sum, the foot of a page.

    `follows` tells that the line above is part of a user's row.
    """
    line = lines[place]
    text = line.text
    said = list(line.cells(form.edges).values())
    if groups.named_in(said) is not None or remarks.is_foot(text) or remarks.is_total(text):
        return True
    if remarks.unit_named_in(text) is not None or contents.is_number(text):  # a number alone is that of the page
        return True
    around = [line.base - above.base for above in lines[max(place - 1, 0) : place]]
    around += [below.base - line.base for below in lines[place + 1 : place + 2]]
    if form.pitch == 0 or any(gap < _REGULAR * form.pitch for gap in around):
        return False
    padded = form.has_tight_lines or form.pitch > _PADDED * line.size
    return padded or not (follows and _may_go_on(lines, place, form))


def _may_go_on(lines: Sequence[Line], place: int, form: Form) -> bool:
    """Whether each cell of the line can be the rest of one above that did not fit."""
    if not lines[place].cells(form.edges).get(form.anchor, "").isascii():  # a user name has no Thai
        return False
    above = _widths(lines[place - 1], form.edges)
    return all(
        width <= _FITS * form.full.get(column, 0) and above.get(column, 0) >= _NEARLY_FULL * form.full[column]
        for column, width in _widths(lines[place], form.edges).items()
    )

"""The rows of the matrix of people and groups: names that rise in the header, a unit, a person, the totals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from elaas_desk.domain.list_papers import MatrixMark, MatrixPerson, Standing
from elaas_desk.domain.words import CONFLICT, SIGNS, STANDINGS
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Block, Piece, Pieces
from forms_pdf.fonts import Style
from forms_pdf.page import PITCH, RULE_WIDTH, SIZE, Sheet
from forms_pdf.paragraph import full_lines
from forms_pdf.rows import fitting_size
from forms_pdf.shaping import width

_CONFLICT = "ไม่ควรอยู่คู่กัน"
HEADING_SIZE = 13.0
HEADING_LINE = HEADING_SIZE * PITCH / SIZE
"""What a line of a heading takes of the width of its column."""
_NUMBER, _NAME, _USERNAME, _FIRST = range(4)
_NAME_SIZE, _SMALLEST_NAME, _SMALL = 13.0, 11.0, 11.0
_LEGEND_SIZE = 13.0
_SIGN_SIZE, _SIGN_MIDDLE = 11.5, 0.3
_PADDING = 3.0
_GAP, _WIDE_GAP = 4.0, 18.0
_ASCENT = 0.65
_LOWER = 0.8


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns stand: number, name, user name, the groups, how many groups; x of all edges in points."""

    edges: tuple[float, ...]

    @property
    def left(self) -> float:
        """The left edge of the table."""
        return self.edges[0]

    @property
    def right(self) -> float:
        """The right edge of the table."""
        return self.edges[-1]

    @property
    def last(self) -> int:
        """The column at the right edge."""
        return len(self.edges) - 2

    @property
    def groups(self) -> int:
        """How many columns of groups there are."""
        return len(self.edges) - _FIRST - 2

    def of_group(self, place: int) -> tuple[float, float]:
        """The edges of a column of a group, from 0."""
        return self.edges[_FIRST + place], self.edges[_FIRST + place + 1]


@dataclass(frozen=True, slots=True)
class _Word:
    """A text of a row: its column, where its baseline begins (`drop` under the row's middle), how it looks."""

    column: int
    x: float
    drop: float
    text: str
    size: float
    style: Style = Style.REGULAR


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow(Block):
    """A ruled row: texts around its middle, and names that rise from its foot."""

    columns: Columns
    words: tuple[_Word, ...] = ()
    rising: tuple[tuple[tuple[float, str], ...], ...] = ()
    """For each group the x of each baseline and its text."""
    divided: bool = True
    """Whether it has a cell for each column; otherwise one across all, which names those under it."""
    heads: bool = False
    begins: bool = False
    """Whether the table begins with it."""

    def put(self, sheet: Sheet, top: float, pitch: float) -> None:
        """Draw the row as a part of its table."""
        sheet.row(begins=self.begins)
        self.draw(sheet, top, pitch)

    def draw(self, sheet: Sheet, top: float, pitch: float) -> None:
        """Draw the rules, then what stands between them."""
        high = self.height(pitch)
        bottom, middle = top - high, top - high / 2
        edges = self.columns.edges
        lines = [f"{edges[0]:.2f} {bottom:.2f} {edges[-1] - edges[0]:.2f} {high:.2f} re"]
        lines += [f"{x:.2f} {bottom:.2f} m {x:.2f} {top:.2f} l" for x in (edges[1:-1] if self.divided else ())]
        sheet.decoration(f"q {RULE_WIDTH} w {' '.join(lines)} S Q")
        rising = dict(enumerate(self.rising, start=_FIRST))
        across = self.columns.last + 1
        for column in range(across if self.divided else 1):
            sheet.cell(heads=self.heads or not self.divided, columns=1 if self.divided else across)
            for word in self.words:
                if word.column == column:
                    sheet.text(word.x, middle - word.drop, word.text, word.size, word.style)
            for x, text in rising.get(column, ()):
                sheet.text_upwards(x, bottom + _PADDING, text, HEADING_SIZE, Style.BOLD)


def legend(columns: Columns, which: str) -> Block:
    """What the signs mean, and at the right which sheet of several this is."""
    pieces, x = [], columns.left
    signs = [*((SIGNS[each], STANDINGS[each], Style.SYMBOLS) for each in Standing), (CONFLICT, _CONFLICT, Style.BOLD)]
    for sign, words, style in signs:
        size = _SIGN_SIZE if style is Style.SYMBOLS else _LEGEND_SIZE
        pieces.append(Piece(x, sign, size, style))
        x += width(style, size, sign) + _GAP
        pieces.append(Piece(x, words, _LEGEND_SIZE))
        x += width(Style.REGULAR, _LEGEND_SIZE, words) + _WIDE_GAP
    if which:
        pieces.append(Piece(columns.right - width(Style.BOLD, _LEGEND_SIZE, which), which, _LEGEND_SIZE, Style.BOLD))
    return Pieces(texts=tuple(pieces), lines=1.0, keep_with_next=True)


def header(columns: Columns, headings: Sequence[tuple[str, ...]], first: int, high: float) -> Iterator[MatrixRow]:
    """The names of the columns, those of the groups rising, and beneath them the number of each group from `first`."""
    titles = tuple(
        _centred(columns, at, words, HEADING_SIZE, Style.BOLD)
        for at, words in ((_NUMBER, "ที่"), (_NAME, "ชื่อ - นามสกุล"), (_USERNAME, "ชื่อผู้ใช้งาน"), (columns.last, "รวม"))
    )
    rising = tuple(_rising(columns.of_group(place), lines) for place, lines in enumerate(headings))
    yield MatrixRow(
        columns=columns, words=titles, rising=rising, extra=high, keep_with_next=True, heads=True, begins=True
    )
    numbers = tuple(
        _centred(columns, _FIRST + place, to_thai(first + place + 1), _SMALL) for place in range(len(headings))
    )
    told = _at_left(columns, _NAME, "คอลัมน์ที่", _SMALL)
    yield MatrixRow(columns=columns, words=(told, *numbers), extra=_line(_SMALL), keep_with_next=True, heads=True)


def band(columns: Columns, words: str) -> MatrixRow:
    """The name of a unit, over its people."""
    word = _at_left(columns, _NUMBER, words, HEADING_SIZE, Style.BOLD)
    high = _line(HEADING_SIZE) + _PADDING
    return MatrixRow(columns=columns, words=(word,), extra=high, divided=False, keep_with_next=True, lead=words)


def person_row(columns: Columns, number: int, person: MatrixPerson, shown: Mapping[int, MatrixMark]) -> MatrixRow:
    """Somebody with a sign for each group of this sheet (`shown`, by its column from 0), and how many are held."""
    number_text = to_thai(number)
    names = tuple(_wrapped(columns, _NAME, person.full_name))
    usernames = tuple(_wrapped(columns, _USERNAME, person.username)) if person.username else ()
    signs = tuple(_signs(columns, shown))
    held = sum(mark.standing.is_held for mark in person.marks)
    words = (
        _centred(columns, _NUMBER, number_text, _NAME_SIZE),
        *names,
        *usernames,
        *signs,
        _centred(columns, columns.last, to_thai(held), _NAME_SIZE),
    )
    high = max(len(names), len(usernames)) * _line(_NAME_SIZE) + _PADDING
    return MatrixRow(columns=columns, words=words, extra=high, lead=f"ลำดับที่ {number_text}")


def totals_row(columns: Columns, counts: Sequence[int], people: int) -> MatrixRow:
    """How many people are in each group of this sheet."""
    words = (
        _at_left(columns, _NAME, f"รวม {to_thai(f'{people:,}')} คน", HEADING_SIZE, Style.BOLD),
        _at_left(columns, _USERNAME, "อยู่ในกลุ่ม (คน)", _SMALL),
        *(_centred(columns, _FIRST + place, to_thai(count), _SMALL) for place, count in enumerate(counts)),
    )
    return MatrixRow(columns=columns, words=words, extra=_line(HEADING_SIZE) + _PADDING, lead="รวม")


def _signs(columns: Columns, shown: Mapping[int, MatrixMark]) -> Iterator[_Word]:
    drop = _SIGN_MIDDLE * _SIGN_SIZE
    for place, mark in sorted(shown.items()):
        if not 0 <= place < columns.groups:
            continue
        left, right = columns.of_group(place)
        sign = SIGNS[mark.standing]
        wide = width(Style.SYMBOLS, _SIGN_SIZE, sign)
        x = (left + right - wide) / 2
        yield _Word(_FIRST + place, x, drop, sign, _SIGN_SIZE, Style.SYMBOLS)
        if mark.conflict:
            yield _Word(_FIRST + place, x + wide, drop, CONFLICT, HEADING_SIZE, Style.BOLD)


def _rising(edges: tuple[float, float], lines: Sequence[str]) -> tuple[tuple[float, str], ...]:
    """The lines of a name beside one another around the middle of its column, the first one at the left."""
    left = (edges[0] + edges[1] - len(lines) * HEADING_LINE) / 2
    return tuple((left + (at + _ASCENT) * HEADING_LINE + _LOWER, text) for at, text in enumerate(lines))


def _wrapped(columns: Columns, column: int, text: str) -> Iterator[_Word]:
    """A text at the left of its cell, smaller where that is enough, else on several lines."""
    room = columns.edges[column + 1] - columns.edges[column] - 2 * _PADDING
    size = fitting_size(text, _NAME_SIZE, room, smallest=_SMALLEST_NAME)
    lines = full_lines(text, size, room, room)
    for at, each in enumerate(lines):
        down = (at - (len(lines) - 1) / 2) * _line(_NAME_SIZE)
        yield _Word(column, columns.edges[column] + _PADDING, _drop(size) + down, each, size)


def _at_left(columns: Columns, column: int, text: str, size: float, style: Style = Style.REGULAR) -> _Word:
    return _Word(column, columns.edges[column] + _PADDING, _drop(size), text, size, style)


def _centred(columns: Columns, column: int, text: str, size: float, style: Style = Style.REGULAR) -> _Word:
    left, right = columns.edges[column], columns.edges[column + 1]
    return _Word(column, (left + right - width(style, size, text)) / 2, _drop(size), text, size, style)


def _line(size: float) -> float:
    return size * PITCH / SIZE


def _drop(size: float) -> float:
    """How far a baseline stands under the middle of its line."""
    return (_ASCENT - 0.5) * _line(size) + _LOWER

"""People by groups (circular 4, 4.1) on A4 or A3 landscape; groups that one sheet cannot take go on on further ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from reportlab.lib.units import mm

from elaas_desk.domain.list_papers import Matrix, MatrixGroup, MatrixUnit, SheetSize
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Block, centred, paragraph, space
from forms_pdf.flow import compose
from forms_pdf.fonts import Style
from forms_pdf.list_parts import certified, heading
from forms_pdf.matrix_rows import (
    HEADING_LINE,
    HEADING_SIZE,
    Columns,
    band,
    header,
    legend,
    person_row,
    totals_row,
)
from forms_pdf.page import A3_LANDSCAPE, BODY_INDENT, LANDSCAPE, Format
from forms_pdf.paragraph import even_lines
from forms_pdf.shaping import width
from forms_pdf.wording import thai_digits

TITLE = "ตารางสิทธิผู้ใช้งานกับกลุ่มผู้ใช้งาน"
_FORMS = {SheetSize.A4: LANDSCAPE, SheetSize.A3: A3_LANDSCAPE}
_NUMBER_WIDTH, _TOTAL_WIDTH = 10 * mm, 10 * mm
_USERNAME_WIDTH = 26 * mm
_NARROWEST_NAME, _WIDEST_NAME = 44 * mm, 74 * mm
_NARROWEST = 6.8 * mm
_FEWEST_ACROSS = 20.0
"""No column is wider than the paper would be for so many, however few groups there are."""
_HEADING_PADDING = 8.0
_LOWEST_HEADING = 24 * mm
_HIGHEST_HEADING = {SheetSize.A4: 46 * mm, SheetSize.A3: 66 * mm}


@dataclass(frozen=True, slots=True)
class _Tile:
    """Groups that stand side by side on one sheet, each with the lines of its heading and its width."""

    first: int
    """Place of the first of them, from 0."""
    headings: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    high: float
    """Points that the headings take."""


def render(value: Matrix) -> bytes:
    """The PDF; UserError(UNKNOWN_GLYPH) names a character that the typeface lacks."""
    size = fitting_size(value)
    form = _FORMS[size]
    title = f"{TITLE} {value.office_name}"
    return compose(value, title=title, kind=TITLE, blocks=_blocks(value, size, form), form=form, one_page=False)


def fitting_size(value: Matrix) -> SheetSize:
    """The paper that the matrix takes: what was chosen, or the smallest on which all groups stand side by side."""
    if value.size is not SheetSize.FITTING:
        return value.size
    return SheetSize.A4 if len(_tiles(value.groups, SheetSize.A4, LANDSCAPE)) == 1 else SheetSize.A3


def _blocks(value: Matrix, size: SheetSize, form: Format) -> Iterator[Block]:
    tiles = _tiles(value.groups, size, form)
    people = sum(len(unit.people) for unit in value.units)
    for number, tile in enumerate(tiles, start=1):
        if number == 1:
            place = value.units[0].name if len(value.units) == 1 else value.office_name
            yield from heading(TITLE, place, value.as_of, value.circular, form, value.logo)
        else:
            yield from _goes_on(form)
        if people and value.groups:
            yield from _tile(value, tile, form, _which(tile, number, tiles), last=number == len(tiles))
    if not (people and value.groups):
        yield from paragraph("ไม่มีผู้ใช้งานหรือกลุ่มผู้ใช้งานที่จะแสดง", BODY_INDENT, left=form.left, right=form.right)
    yield from certified(value.as_of, value.head, form)


def _goes_on(form: Format) -> Iterator[Block]:
    for each in centred(f"{TITLE}  (ต่อ)", left=form.left, right=form.right, style=Style.BOLD):
        yield replace(each, begins_page=True, keep_with_next=True)
    yield space(4, keep_with_next=True)


def _which(tile: _Tile, number: int, tiles: Sequence[_Tile]) -> str:
    """แผ่นที่ ๑ จาก ๔  คอลัมน์ ๑–๑๒; nothing where one sheet holds all."""
    if len(tiles) == 1:
        return ""
    last = tile.first + len(tile.widths)
    return to_thai(f"แผ่นที่ {number} จาก {len(tiles)}  คอลัมน์ {tile.first + 1}–{last}")


def _tile(value: Matrix, tile: _Tile, form: Format, which: str, *, last: bool) -> Iterator[Block]:
    """The header and the people of one sheet; unit, header and signs stand again on every page.

    The totals of the `last` one stay with the signature.
    """
    columns = _columns(tile, form)
    head = (legend(columns, which), *header(columns, tile.headings, tile.first, tile.high))
    yield from head
    number = 0
    counts = [0] * len(tile.widths)
    for unit in value.units:
        if unit.people:
            yield replace(band(columns, _of(unit)), repeats=head)
        again = (*head, band(columns, f"{to_thai(unit.name)}  (ต่อ)"))
        for person in unit.people:
            number += 1
            shown = {mark.group - tile.first: mark for mark in person.marks}
            for place in range(len(counts)):
                counts[place] += place in shown and shown[place].standing.is_held
            yield replace(person_row(columns, number, person, shown), repeats=again)
    yield replace(totals_row(columns, counts, number), repeats=head, keep_with_next=last)


def _of(unit: MatrixUnit) -> str:
    return f"{to_thai(unit.name)}  {to_thai(f'{len(unit.people):,}')} คน"


def _tiles(groups: Sequence[MatrixGroup], size: SheetSize, form: Format) -> list[_Tile]:
    """The groups on as few sheets as they need, about as many on each."""
    high = _heading_height(groups, size)
    headings = [_heading(group, high) for group in groups]
    widths = [max(_NARROWEST, len(lines) * HEADING_LINE + 1.5) for lines in headings]
    room = form.right - form.left - _NUMBER_WIDTH - _NARROWEST_NAME - _USERNAME_WIDTH - _TOTAL_WIDTH
    sheets = max(1, len(_cut(widths, room, len(widths))) - 1)
    cuts = _cut(widths, room, -(-len(widths) // sheets))
    tiles = [_Tile(at, tuple(headings[at:end]), tuple(widths[at:end]), high) for at, end in pairwise(cuts)]
    return tiles or [_Tile(0, (), (), high)]


def _cut(widths: Sequence[float], room: float, most: int) -> list[int]:
    """Where each sheet begins, and the end: as many columns as there is room for, and no more than `most`."""
    cuts, used = [0], 0.0
    for place, wide in enumerate(widths):
        if place > cuts[-1] and (used + wide > room or place - cuts[-1] == most):
            cuts.append(place)
            used = 0.0
        used += wide
    return [*cuts, len(widths)] if widths else [0]


def _columns(tile: _Tile, form: Format) -> Columns:
    """The room that is left over goes to the columns of the groups, then to the names."""
    room = form.right - form.left - _NUMBER_WIDTH - _USERNAME_WIDTH - _TOTAL_WIDTH
    over = room - _NARROWEST_NAME - sum(tile.widths)
    widths = tile.widths
    if widths:
        share = over / len(widths)
        widths = tuple(max(each, min(form.width / _FEWEST_ACROSS, each + share)) for each in widths)
    name = min(_WIDEST_NAME, room - sum(widths))
    edges = accumulate((form.left, _NUMBER_WIDTH, name, _USERNAME_WIDTH, *widths, _TOTAL_WIDTH))
    return Columns(tuple(edges))


def _heading_height(groups: Sequence[MatrixGroup], size: SheetSize) -> float:
    longest = max((width(Style.BOLD, HEADING_SIZE, _words(group)) for group in groups), default=0.0)
    return float(min(_HIGHEST_HEADING[size], max(_LOWEST_HEADING, longest + _HEADING_PADDING)))


def _heading(group: MatrixGroup, high: float) -> tuple[str, ...]:
    room = high - _HEADING_PADDING
    return even_lines(_words(group), HEADING_SIZE, room, room, Style.BOLD)


def _words(group: MatrixGroup) -> str:
    return thai_digits(f"{group.name} (ดู)" if group.view_only else group.name)

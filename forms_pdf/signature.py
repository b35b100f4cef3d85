"""The place to sign: ลงชื่อ …… role, the name in brackets below, the position, the date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from elaas_desk.domain.papers import Signatory
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Align, Block, Piece, Pieces, TextLine, one_part
from forms_pdf.fonts import Style
from forms_pdf.page import SIZE
from forms_pdf.paragraph import even_lines
from forms_pdf.rows import Item, fitting_size, rows
from forms_pdf.shaping import width

_SIGN, _POSITION, _DATE = "ลงชื่อ", "ตำแหน่ง", "วันที่"
_GAP = 3.0
_SMALLEST_NAME = 13.0
_DATE_INSET = 22.0


def signature(
    who: Signatory,
    role: str,
    left: float,
    right: float,
    *,
    size: float = SIZE,
    with_position: bool = True,
    dated: bool = True,
) -> Iterator[Block]:
    """Lines for one signature between two x; what is not known stays dotted. They stay together."""
    lines = _lines(who, role, left, right, size, with_position=with_position, dated=dated)
    return _together(list(lines))


def _lines(
    who: Signatory, role: str, left: float, right: float, size: float, *, with_position: bool, dated: bool
) -> Iterator[Block]:
    line = size / SIZE
    dots = left + width(Style.REGULAR, size, _SIGN) + _GAP, right - width(Style.REGULAR, size, role) - _GAP
    yield Pieces(texts=(Piece(left, _SIGN, size), Piece(dots[1] + _GAP, role, size)), dots=(dots,), lines=line)
    if who.full_name:
        yield from _centred(f"({who.full_name})", left, right, size)
    else:
        bracket = width(Style.REGULAR, size, "(")
        pieces = Piece(dots[0] - bracket, "(", size), Piece(dots[1], ")", size)
        yield Pieces(texts=pieces, dots=(dots,), lines=line)
    yield from _posts(who, left, right, size)
    if with_position and not who.position:
        yield from rows(Item(_POSITION, weight=1), left=left, right=right, size=size)
    if dated:
        yield from rows(Item(_DATE, weight=1), left=left + _DATE_INSET, right=right - _DATE_INSET, size=size)


def name_and_position(who: Signatory, left: float, right: float) -> Iterator[Block]:
    """The name in brackets and the position, centred, under a written signature (letters)."""
    name = f"({who.full_name})" if who.full_name else f"({' ' * 60})"
    return _together([*_centred(name, left, right, SIZE), *_posts(who, left, right, SIZE)])


def _together(blocks: list[Block]) -> Iterator[Block]:
    """Nobody signs a page that holds nothing of what is signed, nor below somebody else's name."""
    for at, block in enumerate(blocks):
        yield replace(block, keep_with_previous=at == 0, keep_with_next=at < len(blocks) - 1)


def _posts(who: Signatory, left: float, right: float, size: float) -> Iterator[Block]:
    """The post, and above it in what capacity somebody else signs for it; that line ends nowhere but at its blank."""
    own, _, capacity = who.acting.rpartition(" ")
    fits = fitting_size(who.acting, size, right - left, smallest=_SMALLEST_NAME)
    whole = width(Style.REGULAR, fits, who.acting) <= right - left
    for text in (*((who.acting,) if whole else (own, capacity)), who.position):
        if text:
            yield from _centred(to_thai(text), left, right, size)


def _centred(text: str, left: float, right: float, size: float) -> Iterator[Block]:
    room = right - left
    fitted = fitting_size(text, size, room, smallest=_SMALLEST_NAME)
    if width(Style.REGULAR, fitted, text) > room:
        fitted = size
    lines = [
        TextLine(text=each, left=left, right=right, size=fitted, align=Align.CENTRE, lines=size / SIZE)
        for each in even_lines(text, fitted, room, room)
    ]
    return one_part(lines)

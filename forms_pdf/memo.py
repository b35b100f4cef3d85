"""The head of a memo (บันทึกข้อความ), as the Regulation on Correspondence has it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportlab.lib.units import mm

from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Align, Block, Piece, Pieces, beside, line, one_part, space
from forms_pdf.crest import MEMO_HEIGHT, Crest
from forms_pdf.fonts import Style
from forms_pdf.page import HEIGHT, LEFT, MIDDLE, PITCH, RIGHT, SIZE
from forms_pdf.paragraph import full_lines
from forms_pdf.rows import Item, rows
from forms_pdf.shaping import width
from forms_pdf.wording import thai_digits

MEMO_TOP = HEIGHT - 15 * mm
_TITLE_SIZE, _LABEL_SIZE = 29.0, 20.0
_GAP, _VALUE_INDENT, _VALUE_END = 3.0, 4.0, 2.0
_BEFORE_PART, _AFTER_TITLE = 6.0, 4.0


def memo_head(
    agency: str, phone: str, number: str, dated: date | None, subject: str, addressee: str, *, garuda: bytes = b""
) -> Iterator[Block]:
    """ส่วนราชการ, ที่, วันที่, เรื่อง and เรียน; what is not known stays dotted.

    The garuda stands at the left, its feet where the title ends.
    """
    if garuda:
        yield Crest(picture=garuda, high=MEMO_HEIGHT, align=Align.LEFT, extra=MEMO_HEIGHT - PITCH - _AFTER_TITLE)
    yield line("บันทึกข้อความ", Align.CENTRE, Style.BOLD, _TITLE_SIZE)
    yield space(_AFTER_TITLE)
    told = "  ".join(part for part in (agency, f"โทร. {phone}" if phone else "") if part)
    yield from _field("ส่วนราชการ", to_thai(told))
    official = dates.official(dated) if dated else ""
    yield beside(_field("ที่", to_thai(number), right=MIDDLE - 6), _field("วันที่", official, left=MIDDLE))
    yield from _field("เรื่อง", thai_digits(subject))
    yield space(_BEFORE_PART)
    if addressee:
        yield from rows(Item(f"เรียน  {to_thai(addressee)}"))
    else:
        yield from rows(Item("เรียน", weight=1), right=RIGHT - 40 * mm)
    yield space(_BEFORE_PART)


def _field(label: str, value: str, left: float = LEFT, right: float = RIGHT) -> tuple[Block, ...]:
    """A bold label and its value on a dotted line; further lines hang under the first."""
    begin = left + width(Style.BOLD, _LABEL_SIZE, label) + _GAP
    room = right - begin - _VALUE_INDENT - _VALUE_END
    texts: tuple[Piece, ...] = (Piece(left, label, _LABEL_SIZE, Style.BOLD),)
    fields = []
    for each in full_lines(value, SIZE, room, room):
        shown = (*texts, Piece(begin + _VALUE_INDENT, each)) if each else texts
        height = (_LABEL_SIZE if texts else SIZE) / SIZE
        fields.append(Pieces(texts=shown, dots=((begin, right),), lines=height, lead=label))
        texts = ()
    return tuple(one_part(fields))

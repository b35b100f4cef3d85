"""The official letter (หนังสือภายนอก) that carries Form 1 to the Department (circular 1.1.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportlab.lib.units import mm

from elaas_desk.domain.papers import CoverLetter, Enclosure
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import BASELINE_RATIO, Block, Piece, Pieces, beside, line, one_part, paragraph, space
from forms_pdf.crest import LETTER_HEIGHT, Crest
from forms_pdf.flow import compose
from forms_pdf.fonts import Style
from forms_pdf.page import BODY_INDENT, HEIGHT, LEFT, MIDDLE, PITCH, RIGHT, SIZE
from forms_pdf.paragraph import even_lines, full_lines
from forms_pdf.shaping import width
from forms_pdf.signature import name_and_position
from forms_pdf.wording import thai_digits

_KIND = "หนังสือภายนอก"
_LETTER_TOP = HEIGHT - 15 * mm
_SENDER_LEFT = 131 * mm
_BEFORE_PART, _BEFORE_CLOSE = 6.0, 12.0
_GREETING = "ขอแสดงความนับถือ"
_LINES_TO_NAME = 3  # empty ones: the name stands on the fourth line after the greeting
_SIGNED_WITHIN = 62 * mm
_GAP_AFTER_LABEL = 10.0


def render(value: CoverLetter) -> bytes:
    """The PDF of the letter; UserError(UNKNOWN_GLYPH) names a character that the typeface lacks."""
    return compose(value, title=value.subject or _KIND, kind=_KIND, blocks=_blocks(value), first_top=_LETTER_TOP)


def _blocks(value: CoverLetter) -> Iterator[Block]:
    # The number's baseline is level with the garuda's feet. The page's middle, not that of the text, is the crest's.
    room = LETTER_HEIGHT - BASELINE_RATIO * PITCH
    yield Crest(picture=value.garuda, high=LETTER_HEIGHT, extra=room, left=0.0, right=2 * MIDDLE)
    yield from _number_and_sender(value)
    yield space(_BEFORE_PART)
    date = to_thai(dates.official(value.dated)) if value.dated else ""
    yield Pieces(texts=(Piece(MIDDLE, date),), lines=1.0)
    yield from _part("เรื่อง", value.subject)
    yield from _part("เรียน", value.addressee)
    for at, reference in enumerate(value.references):
        yield from _part("อ้างถึง", reference, named=at == 0)
    yield from _enclosures(value.enclosures)
    for text in value.body[:-1]:
        yield space(_BEFORE_PART)
        yield from paragraph(thai_digits(text), BODY_INDENT)
    yield from _last_words(value.body[-1:])
    yield beside(tuple(_close(value)), lead=_GREETING)
    yield space(_BEFORE_CLOSE, stretch=2 * PITCH)
    yield from _owner(value)


def _number_and_sender(value: CoverLetter) -> Iterator[Block]:
    room = RIGHT - _SENDER_LEFT
    sender = [part for each in value.sender for part in full_lines(to_thai(each), SIZE, room, room)]
    number = Piece(LEFT, f"ที่  {to_thai(value.number)}".rstrip())
    for at, each in enumerate(sender or [""]):
        texts = (number, Piece(_SENDER_LEFT, each)) if at == 0 else (Piece(_SENDER_LEFT, each),)
        yield Pieces(texts=texts, lines=1.0)


def _part(label: str, text: str, named: bool = True, end: float = RIGHT) -> Iterator[Block]:
    """เรื่อง, เรียน, อ้างถึง: further lines hang under the first."""
    yield space(_BEFORE_PART if named else 0)
    yield from _hanging(Piece(LEFT, label if named else ""), _after(label), thai_digits(text), end)


def _after(label: str) -> float:
    end: float = LEFT + width(Style.REGULAR, SIZE, label)
    return end + _GAP_AFTER_LABEL


def _hanging(label: Piece, left: float, text: str, end: float) -> Iterator[Pieces]:
    lines = []
    for at, each in enumerate(even_lines(text, SIZE, end - left, end - left)):
        texts = (label, Piece(left, each)) if at == 0 else (Piece(left, each),)
        lines.append(Pieces(texts=texts, lines=1.0, lead=each))
    return one_part(lines)


def _enclosures(enclosures: tuple[Enclosure, ...]) -> Iterator[Block]:
    label = "สิ่งที่ส่งมาด้วย"
    left = _after(label)
    for at, each in enumerate(enclosures):
        yield space(0 if at else _BEFORE_PART)
        copies = f"จำนวน {to_thai(each.copies)} ฉบับ"
        copies_left = RIGHT - width(Style.REGULAR, SIZE, copies)
        number = f"{to_thai(at + 1)}. " if len(enclosures) > 1 else ""
        text_left = left + width(Style.REGULAR, SIZE, number)
        first, *others = _hanging(Piece(left, number), text_left, thai_digits(each.text), copies_left - 8)
        named = () if at else (Piece(LEFT, label),)
        text = replace(first, texts=(*named, *first.texts)), *others
        yield beside(text, (Pieces(texts=(Piece(copies_left, copies),), lines=1.0, goes_on=True),), lead=first.lead)


def _last_words(body: tuple[str, ...]) -> Iterator[Block]:
    """The last paragraph: nobody signs a page that holds nothing of what is signed."""
    yield space(_BEFORE_PART, keep_with_next=True)
    for text in body:
        for each in paragraph(thai_digits(text), BODY_INDENT):
            yield replace(each, keep_with_next=True)
    yield space(_BEFORE_CLOSE, keep_with_next=True)


def _close(value: CoverLetter) -> Iterator[Block]:
    yield Pieces(texts=(Piece(MIDDLE, _GREETING),), lines=1.0)
    yield Block(lines=_LINES_TO_NAME)
    centre = MIDDLE + width(Style.REGULAR, SIZE, _GREETING) / 2
    yield from name_and_position(value.signatory, centre - _SIGNED_WITHIN, centre + _SIGNED_WITHIN)


def _owner(value: CoverLetter) -> Iterator[Block]:
    if value.owner_unit:
        yield line(to_thai(value.owner_unit))
    if value.phone:
        yield line(f"โทร. {to_thai(value.phone)}")
    if value.email:
        yield line(f"ไปรษณีย์อิเล็กทรอนิกส์ {value.email}")

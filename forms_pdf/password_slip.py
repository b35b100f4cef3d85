"""The slip with a first password: folded in three with the password inside, sealed, and opened by the user alone.

From the top: what is seen when it is folded; the password with the rules; the receipt. The lowest part is folded
forward over the middle one, then both backward behind the first. The password stands by the lower fold, and on the
other two parts a pattern lies where they cover it, so that it cannot be read against the light.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm

from elaas_desk.domain.notice_papers import PasswordSlip
from elaas_desk.domain.papers import Signatory
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Align, Block, TextLine, beside, centred, line, paragraph, space
from forms_pdf.cutting import cut_line, fold_marks
from forms_pdf.flow import compose
from forms_pdf.fonts import Style
from forms_pdf.page import BOTTOM, HEIGHT, MIDDLE, PITCH, RIGHT, SIZE, SMALL_SIZE, TITLE_SIZE
from forms_pdf.rows import Item, fitting_size, rows
from forms_pdf.security_pattern import SecurityPattern
from forms_pdf.signature import signature
from forms_pdf.wording import long_date, thai_digits

TITLE = "ใบแจ้งรหัสผ่านครั้งแรก ระบบ New e-LAAS"
_KIND = "ใบแจ้งรหัสผ่าน"
_THIRD = HEIGHT / 3
_SMALL, _SMALLEST = 14.0, 9.0
_PASSWORD_SIZE, _SMALLEST_PASSWORD = 26.0, 8.0
_FRAME = MIDDLE - 62 * mm, MIDDLE + 62 * mm
_FRAME_HEIGHT, _FRAME_INSET = 48.0, 5.0
_TO_FOLD = 9 * mm
"""From the frame of the password to the lower fold."""
_PATTERN_MARGIN = 4.0
_OUTSIDE = "ลับ - เปิดได้เฉพาะผู้รับ"
_FOLDING = "พับส่วนล่างขึ้นปิดส่วนกลาง แล้วพับทั้งสองไปด้านหลังส่วนบน ผนึกขอบและลงลายมือชื่อกำกับรอยผนึก"
_RECEIVED = "ข้าพเจ้าได้รับรหัสผู้ใช้งานและรหัสผ่านครั้งแรกในซองที่ผนึกเรียบร้อยแล้ว"


def render(value: PasswordSlip) -> bytes:
    """The PDF, one page; UserError(UNKNOWN_GLYPH) names a character that the typeface lacks."""
    top_margin = _TO_FOLD - _PATTERN_MARGIN
    outside, inside = _outside(value), _inside(value)
    blocks = [
        *outside,
        space(_THIRD - top_margin - _height(outside)),
        fold_marks(),
        *inside,
        fold_marks(),
        *_receipt(value),
    ]
    return compose(value, title=TITLE, kind=_KIND, blocks=blocks, first_top=HEIGHT - top_margin, one_page=False)


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height(PITCH) for block in blocks)


# the part that is seen when the sheet is folded


def _outside(value: PasswordSlip) -> list[Block]:
    """The pattern that lies over the password, and to whom the slip goes."""
    user = value.user
    return [
        _pattern(),
        space(16),
        *centred(_OUTSIDE, size=TITLE_SIZE + 4, style=Style.BOLD),
        space(8),
        *rows(Item("ถึง", user.full_name, weight=1)),
        *rows(Item("ตำแหน่ง", to_thai(user.position), weight=1), size=_SMALL),
        *rows(Item("สังกัด", to_thai(user.unit), weight=1), size=_SMALL),
        *rows(
            Item("จาก", to_thai(value.office_name), weight=1.4),
            Item("วันที่", long_date(value.dated), weight=1),
            size=_SMALL,
        ),
    ]


def _pattern() -> Block:
    left, right = _FRAME
    return SecurityPattern(
        left=left - _PATTERN_MARGIN, right=right + _PATTERN_MARGIN, extra=_FRAME_HEIGHT + 2 * _PATTERN_MARGIN
    )


# the part inside


def _inside(value: PasswordSlip) -> list[Block]:
    """The rules in what room there is, then the password at its distance from the fold: a full third in all."""
    user = value.user
    found: list[Block] = [
        space(4),
        line(TITLE, Align.CENTRE, Style.BOLD),
        *rows(Item("ชื่อผู้ใช้งาน", user.username, weight=1), left=_FRAME[0], right=_FRAME[1]),
        space(4),
    ]
    room = _THIRD - _FRAME_HEIGHT - _TO_FOLD - _height(found)
    told = [f"ข้อ {to_thai(each.number)} {thai_digits(each.text)}" for each in value.clauses]
    words = _fitting([*value.advice, *told], room - 6)
    return [*found, *words, space(room - _height(words)), _framed(value.password), space(_TO_FOLD)]


def _framed(password: str) -> Block:
    """The password large in a frame; a dotted line where it is written by hand."""
    left, right = _FRAME
    room = _FRAME_HEIGHT - 2 * _FRAME_INSET
    if password:
        size = fitting_size(password, _PASSWORD_SIZE, right - left - 24, style=Style.BOLD, smallest=_SMALLEST_PASSWORD)
        shown: list[Block] = [
            TextLine(
                text=password,
                lines=size / SIZE,
                size=size,
                style=Style.BOLD,
                left=left,
                right=right,
                align=Align.CENTRE,
                lead="รหัสผ่าน",
            )
        ]
    else:
        shown = list(rows(Item("รหัสผ่าน", weight=1), left=left + 12, right=right - 12))
    above = (room - _height(shown)) / 2
    return beside((space(above), *shown, space(above)), frames=((left, right),), lead="รหัสผ่าน")


def _fitting(texts: Sequence[str], room: float) -> list[Block]:
    """The paragraphs in the largest type that leaves them in their part of the sheet."""
    size = _SMALL
    while True:
        found = [block for text in texts for block in (*paragraph(text, size=size), space(2))]
        if _height(found) <= room or size <= _SMALLEST:
            return found
        size -= 0.5


# the part that covers the password, and is cut off and kept


def _receipt(value: PasswordSlip) -> Iterator[Block]:
    user = value.user
    receipt: list[Block] = [
        *cut_line("ผู้รับลงลายมือชื่อแล้วตัดส่วนนี้ส่งคืนหน่วยงานคลังเก็บไว้เป็นหลักฐาน"),
        *paragraph(f"{_RECEIVED} ในฐานะผู้ใช้งาน {user.username}".rstrip(), size=_SMALL),
        space(2),
        *signature(Signatory(user.full_name), "ผู้รับ", MIDDLE - 20 * mm, RIGHT, size=_SMALL, with_position=False),
    ]
    shown: list[Block] = [
        space(_TO_FOLD - _PATTERN_MARGIN),
        _pattern(),
        space(2),
        *centred(_FOLDING, size=SMALL_SIZE),
    ]
    room = _THIRD - BOTTOM - _height(receipt) - 1.0
    yield from shown
    yield space(max(0.0, room - _height(shown)))
    yield beside(receipt, lead="ผู้รับ")

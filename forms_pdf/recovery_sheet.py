"""The sheet with the recovery key of the register: printed once, kept locked up, never archived."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from elaas_desk.domain.papers import RecoveryKeySheet, Signatory
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Align, Block, TextLine, beside, line, paragraph, space
from forms_pdf.flow import compose
from forms_pdf.fonts import Style
from forms_pdf.page import BODY_INDENT, LEFT, MIDDLE, RIGHT, SIZE, TEXT_WIDTH, TITLE_SIZE
from forms_pdf.rows import Item, rows
from forms_pdf.shaping import width
from forms_pdf.signature import signature
from forms_pdf.structure import Role
from forms_pdf.wording import long_date

TITLE = "กุญแจกู้คืนทะเบียนผู้ใช้งาน"
_KIND = "กุญแจกู้คืน"
_KEY_SIZE = 22.0
_KEY_ROOM = TEXT_WIDTH - 40.0
_GAP = "   "
_SEPARATORS = re.compile(r"[\s-]+")
_WHAT_FOR = (
    "กุญแจกู้คืนชุดนี้ใช้เปิดทะเบียนผู้ใช้งานเมื่อเครื่องคอมพิวเตอร์เสียหาย เปลี่ยนเครื่อง หรือติดตั้งระบบปฏิบัติการใหม่ "
    "ผู้ที่มีกุญแจนี้และแฟ้มทะเบียนสามารถเปิดอ่านข้อมูลส่วนบุคคลทั้งหมดในทะเบียนได้ "
    "หากกุญแจนี้สูญหายและเครื่องเดิมใช้งานไม่ได้ จะไม่มีผู้ใดเปิดทะเบียนได้อีก"
)
_RULES = (
    "๑. ใส่ซองปิดผนึก ลงลายมือชื่อกำกับรอยผนึก และเก็บในตู้นิรภัยหรือตู้เอกสารที่ใส่กุญแจของหน่วยงาน",
    "๒. ไม่ถ่ายภาพ ไม่สแกน ไม่ถ่ายสำเนา และไม่ส่งทางอีเมลหรือแอปพลิเคชันสนทนา",
    "๓. เมื่อเปิดซองใช้งานแล้ว ให้บันทึกวันที่และผู้เปิดซองไว้ด้านล่าง แล้วปิดผนึกซองใหม่",
)


def render(value: RecoveryKeySheet) -> bytes:
    """The PDF of the sheet."""
    return compose(value, title=TITLE, kind=_KIND, blocks=_blocks(value))


def _blocks(value: RecoveryKeySheet) -> Iterator[Block]:
    yield line("ลับ", Align.CENTRE, Style.BOLD, TITLE_SIZE, role=Role.TEXT)
    yield space(6)
    yield line(TITLE, Align.CENTRE, Style.BOLD, TITLE_SIZE)
    yield line(to_thai(value.office_name), Align.CENTRE)
    yield space(14)
    yield from rows(Item("แฟ้มทะเบียน", value.register_file, weight=1))
    yield from rows(Item("จัดทำเมื่อวันที่", long_date(value.made_on), weight=1), Item("ผู้จัดทำ", value.made_by, weight=1.5))
    yield space(14)
    yield _framed_key(value.key)
    yield space(16)
    yield from paragraph(_WHAT_FOR, BODY_INDENT)
    yield space(8)
    yield line("การเก็บรักษา", style=Style.BOLD)
    for rule in _RULES:
        yield from paragraph(rule)
    yield space(24)
    keeper = tuple(signature(Signatory(), "ผู้เก็บรักษา", MIDDLE, RIGHT))
    yield beside(keeper, lead="ลงชื่อ")
    yield space(16)
    yield line("บันทึกการเปิดซอง", style=Style.BOLD)
    for _ in range(4):
        yield from rows(
            Item("วันที่", weight=1), Item("ผู้เปิดซอง", weight=1.4), Item("เหตุ", weight=1.4), Item("ผนึกใหม่โดย", weight=1.2)
        )


def _framed_key(key: str) -> Block:
    """The key in even lines, its groups wide apart so that they can be typed without losing the place."""
    groups = _SEPARATORS.split(key.strip())
    fitting = (lines for lines in _divisions(groups) if max(map(_key_width, lines)) <= _KEY_ROOM)
    lines = next(fitting, groups)
    drawn = [
        TextLine(text=each, lines=_KEY_SIZE / SIZE, size=_KEY_SIZE, style=Style.BOLD, align=Align.CENTRE)
        for each in lines
    ]
    return beside((space(6), *drawn, space(6)), frames=((LEFT, RIGHT),))


def _divisions(groups: list[str]) -> Iterator[list[str]]:
    """The groups on one line, on two, on three ..., as evenly as they divide; at last one group to a line."""
    for count in range(1, len(groups) + 1):
        size = math.ceil(len(groups) / count)
        yield [_GAP.join(groups[at : at + size]) for at in range(0, len(groups), size)]


def _key_width(text: str) -> float:
    return width(Style.BOLD, _KEY_SIZE, text)

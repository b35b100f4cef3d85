"""Notice that a user who leaves the duty is taken out of all groups (circular 4.2)."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm

from elaas_desk.domain.governance_papers import GroupToLeave, RemovalNotice
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Align, Block, beside, line, paragraph, part_title, space
from forms_pdf.flow import compose
from forms_pdf.memo import MEMO_TOP, memo_head
from forms_pdf.page import BODY_INDENT, LEFT, MIDDLE, RIGHT
from forms_pdf.rows import Item, rows
from forms_pdf.signature import signature
from forms_pdf.table import Column, table
from forms_pdf.wording import circular_reference, long_date, short_date, thai_digits

TITLE = "แจ้งการยกเลิกผู้ใช้งานออกจากกลุ่มผู้ใช้งานในระบบ New e-LAAS"
_KIND = "แจ้งการยกเลิกผู้ใช้งานออกจากกลุ่ม"
_COLUMNS = (
    Column("ที่", 11 * mm, Align.CENTRE),
    Column("กลุ่มผู้ใช้งาน", 79 * mm),
    Column("อยู่ตั้งแต่", 32 * mm, Align.CENTRE),
    Column("ถอดออกเมื่อ", 38 * mm, Align.CENTRE),
)
_HALF_GAP = 6 * mm
_HEIGHT_TO_FILL_IN = 26.0


def render(value: RemovalNotice) -> bytes:
    """The PDF; UserError(UNKNOWN_GLYPH) names a character that the typeface lacks."""
    return compose(value, title=TITLE, kind=_KIND, blocks=_blocks(value), first_top=MEMO_TOP)


def _blocks(value: RemovalNotice) -> Iterator[Block]:
    told = value.agency, value.phone, value.number, value.dated, TITLE, value.addressee
    yield from memo_head(*told, garuda=value.garuda)
    for text in value.opening or _opening(value):
        yield from paragraph(text, BODY_INDENT)
        yield space(2, stretch=5)
    yield from _user(value)
    yield space(4, stretch=6)
    yield from _groups(value.groups)
    yield space(4, stretch=8)
    for text in value.closing or (_closing(value),):
        yield beside(tuple(paragraph(text, BODY_INDENT)), lead=text, keep_with_next=True)
    yield space(12, stretch=20, keep_with_next=True)
    yield from _signatures(value)


def _opening(value: RemovalNotice) -> tuple[str, ...]:
    rule = (
        f"ด้วยแนวทางปฏิบัติตาม{circular_reference(value.circular)} ข้อ ๔.๒ "
        "กำหนดให้หัวหน้าหน่วยงานคลังยกเลิกผู้ใช้งานออกจากกลุ่มผู้ใช้งานทันที เมื่อผู้ใช้งานพ้นจากหน้าที่"
    )
    return rule, "จึงขอแจ้งการยกเลิกผู้ใช้งานซึ่งพ้นจากหน้าที่ ออกจากกลุ่มผู้ใช้งาน ดังนี้"


def _closing(value: RemovalNotice) -> str:
    closing = "จึงเรียนมาเพื่อโปรดทราบ"
    if value.groups:
        return f"เมื่อถอดออกครบทุกกลุ่มแล้ว ให้ผู้ดำเนินการลงลายมือชื่อและวันที่ไว้เป็นหลักฐาน {closing}"
    return closing


def _user(value: RemovalNotice) -> Iterator[Block]:
    user = value.user
    yield from rows(Item("ชื่อ - นามสกุล", user.full_name, weight=1.3), Item("ชื่อผู้ใช้งาน", user.username, weight=1))
    yield from rows(Item("ตำแหน่ง", to_thai(user.position), weight=1.3), Item("สังกัด", to_thai(user.unit), weight=1))
    last_day = Item("วันสุดท้ายที่ปฏิบัติหน้าที่", long_date(value.last_day), weight=1)
    yield from rows(Item("เหตุที่พ้นจากหน้าที่", thai_digits(value.reason), weight=1.3), last_day)
    order_date = Item("ลงวันที่", long_date(value.order_date), weight=1)
    yield from rows(Item("ตามคำสั่งที่", to_thai(value.order_number), weight=1.3), order_date)


def _groups(groups: tuple[GroupToLeave, ...]) -> Iterator[Block]:
    if not groups:
        yield line("ผู้ใช้งานรายนี้ไม่มีชื่ออยู่ในกลุ่มผู้ใช้งานใด", Align.CENTRE)
        return
    cells = [
        (to_thai(number), thai_digits(each.group), short_date(each.since), short_date(each.removed_on))
        for number, each in enumerate(groups, start=1)
    ]
    yield from table(_COLUMNS, cells, lead="กลุ่มผู้ใช้งานที่", least_height=_HEIGHT_TO_FILL_IN)


def _signatures(value: RemovalNotice) -> Iterator[Block]:
    left, right = (LEFT, MIDDLE + 5 * mm - _HALF_GAP), (MIDDLE + 5 * mm + _HALF_GAP, RIGHT)
    carried_out = tuple(signature(value.carried_out_by, "ผู้ดำเนินการ", *left))
    yield beside(carried_out, tuple(signature(value.head, "ผู้แจ้ง", *right)), lead="ลงชื่อ")
    yield space(8, stretch=16)
    taken_note = *part_title("ทราบ", left=left[0] + _HALF_GAP), *signature(value.supervisor, "ผู้บังคับบัญชา", *left)
    yield beside(taken_note, lead="ทราบ")

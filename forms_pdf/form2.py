"""Form 2: every other user asks a head of finance for a user name or for rights (circular 1.1.2, 1.2.1, 1.2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm

from elaas_desk.domain.papers import Form2, Form2Reason, Form2Requester, GroupChange, GroupLine, Signatory
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Align, Block, beside, line, paragraph, space
from forms_pdf.flow import compose
from forms_pdf.fonts import Style
from forms_pdf.page import BODY_INDENT, LEFT, MIDDLE, RIGHT
from forms_pdf.rows import Item, rows
from forms_pdf.sections import FORM_TOP, addressed_to, heading, person_lines, place_and_date, section
from forms_pdf.signature import signature
from forms_pdf.table import Column, table
from forms_pdf.wording import circular_reference, short_date

TITLE = (
    "แบบคำขอเป็นผู้ใช้งานในระบบบัญชีคอมพิวเตอร์",
    "ขององค์กรปกครองส่วนท้องถิ่น (New e-LAAS)",
    "สำหรับผู้ปฏิบัติงานและหน่วยงานภายใต้สังกัด",
)
_KIND = "แบบคำขอเป็นผู้ใช้งาน"
_REQUESTERS = {
    Form2Requester.LAO_USER: "ผู้ใช้งานของ อปท.",
    Form2Requester.SUBORDINATE_HEAD: "หัวหน้าหน่วยงานคลังของหน่วยงานภายใต้สังกัด",
    Form2Requester.SUBORDINATE_USER: "ผู้ใช้งานอื่นของหน่วยงานภายใต้สังกัด",
}
_COLUMNS = (
    Column("ที่", 8 * mm, Align.CENTRE),
    Column("กลุ่มผู้ใช้งาน", 45 * mm),
    Column("เพิ่ม/ยกเลิก", 19 * mm, Align.CENTRE),
    Column("หน้าที่ที่ได้รับมอบหมาย", 45 * mm),
    Column("คำสั่งที่/ลงวันที่", 43 * mm),
)
_CHANGES = {GroupChange.ADD: "เพิ่ม", GroupChange.REMOVE: "ยกเลิก"}
_EMPTY_ROWS = 6
_TICK_INDENT = 6 * mm
_HALF_GAP, _HALF_GAP_OF_FRAMES = 6 * mm, 2 * mm
_FRAME_INSET = 6.0
_OFFICIAL_SIZE = 14.0


def render(value: Form2) -> bytes:
    """The PDF of a Form 2; UserError(UNKNOWN_GLYPH) names a character that the typeface lacks."""
    title = f"{TITLE[0]}{TITLE[1]} {TITLE[2]}"
    return compose(value, title=title, kind=_KIND, blocks=_blocks(value), first_top=FORM_TOP)


def _blocks(value: Form2) -> Iterator[Block]:
    yield from heading("2", TITLE)
    yield from place_and_date(value.written_at, value.dated)
    yield from addressed_to(to_thai(value.addressee))
    yield from person_lines("๑. ผู้ขอ", value.person, office=value.office)
    yield from _requester(value)
    yield space(1, stretch=5)
    yield from _reason(value)
    yield space(1, stretch=5)
    yield from _groups(value.groups)
    yield space(3, stretch=6)
    yield from rows(section("๔.", "๔. ชื่อผู้ใช้งานเดิม"), Item("ชื่อผู้ใช้งานเดิม (ถ้ามี)", value.former_username, weight=1))
    yield space(0, stretch=6)
    yield beside(tuple(paragraph(_certification(value), BODY_INDENT)), lead="ข้าพเจ้า", keep_with_next=True)
    yield space(4, stretch=14, keep_with_next=True)
    yield from _signatures(value)
    yield space(5, stretch=20)
    yield from _official_use(value)


def _requester(value: Form2) -> Iterator[Block]:
    ticks = [Item(label, ticked=value.requester is who) for who, label in _REQUESTERS.items()]
    yield from rows(*ticks, left=LEFT + _TICK_INDENT)


def _reason(value: Form2) -> Iterator[Block]:
    new = Item("ผู้ใช้งานใหม่", ticked=value.reason is Form2Reason.NEW_USER)
    change = Item("เปลี่ยนแปลงสิทธิการใช้งาน", ticked=value.reason is Form2Reason.CHANGE_RIGHTS)
    locked_out = value.reason is Form2Reason.CANNOT_GET_IN
    cause = Item("ไม่สามารถเข้าใช้งานได้ เหตุ", value.cause, weight=1, ticked=locked_out)
    yield from rows(section("๒. ความประสงค์"), new, change)
    yield from rows(cause, left=LEFT + _TICK_INDENT)


def _groups(groups: tuple[GroupLine, ...]) -> Iterator[Block]:
    yield line("๓. กลุ่มผู้ใช้งานที่ขอ", style=Style.BOLD)
    yield space(2)
    filled = [_cells(number, group) for number, group in enumerate(groups, start=1)]
    blank = [(to_thai(number), "", "", "", "") for number in range(1, _EMPTY_ROWS + 1)]
    yield from table(_COLUMNS, filled or blank, lead="กลุ่มผู้ใช้งานที่")


def _cells(number: int, group: GroupLine) -> tuple[str, ...]:
    order = to_thai(group.order_number)
    day = short_date(group.order_date)
    ordered = f"{order}  {day}" if order and day else order or day
    return to_thai(number), group.group, _CHANGES[group.change], to_thai(group.duty), ordered


def _certification(value: Form2) -> str:
    return (
        "ข้าพเจ้าขอรับรองว่าข้อความข้างต้นเป็นความจริง และจะเก็บรักษารหัสผู้ใช้งานและรหัสผ่านไว้เป็นความลับ "
        f"ตามข้อ ๓ ของ{circular_reference(value.circular)}"
    )


def _signatures(value: Form2) -> Iterator[Block]:
    asks = Signatory(value.person.full_name, value.person.position)
    left, right = (LEFT, MIDDLE + 5 * mm - _HALF_GAP), (MIDDLE + 5 * mm + _HALF_GAP, RIGHT)
    stacks = tuple(signature(asks, "ผู้ขอ", *left)), tuple(signature(value.superior, "ผู้บังคับบัญชา", *right))
    yield beside(*stacks, lead="ลงชื่อ")


def _official_use(value: Form2) -> Iterator[Block]:
    left, right = (LEFT, MIDDLE + 5 * mm - _HALF_GAP_OF_FRAMES), (MIDDLE + 5 * mm + _HALF_GAP_OF_FRAMES, RIGHT)
    stacks = tuple(_head_part(value.head, *left)), tuple(_user_part(value, *right))
    yield beside(*stacks, frames=(left, right), lead="สำหรับหัวหน้าหน่วยงานคลัง")


def _head_part(head: Signatory, left: float, right: float) -> Iterator[Block]:
    left, right = left + _FRAME_INSET, right - _FRAME_INSET
    inside = {"left": left, "right": right, "size": _OFFICIAL_SIZE}
    yield line("สำหรับหัวหน้าหน่วยงานคลัง", style=Style.BOLD, size=_OFFICIAL_SIZE, left=left)
    approved = Item("อนุมัติ", ticked=False)
    yield from rows(approved, Item("ไม่อนุมัติ เพราะ", weight=1, ticked=False), **inside)
    yield from rows(Item("ชื่อผู้ใช้งานที่กำหนด", weight=1), **inside)
    yield from rows(Item("กำหนดสิทธิแล้วเมื่อวันที่", weight=1), **inside)
    yield from signature(head, "ผู้อนุมัติ", left, right, size=_OFFICIAL_SIZE, dated=False)


def _user_part(value: Form2, left: float, right: float) -> Iterator[Block]:
    left, right = left + _FRAME_INSET, right - _FRAME_INSET
    yield line("สำหรับผู้ใช้งาน", style=Style.BOLD, size=_OFFICIAL_SIZE, left=left)
    received = "ข้าพเจ้าได้รับชื่อผู้ใช้งานแล้ว และทราบแนวทางปฏิบัติ ตามข้อ ๓.๑ ถึงข้อ ๓.๔ แล้ว"
    yield from paragraph(received, left=left, right=right, size=_OFFICIAL_SIZE)
    yield from signature(
        Signatory(value.person.full_name), "ผู้ใช้งาน", left, right, size=_OFFICIAL_SIZE, with_position=False
    )

"""Form 1: the head of the LAO's finance unit asks the Department for a new user name and password (circular 1.1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm

from elaas_desk.domain.papers import Attachment, Form1, Form1Reason, Signatory
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Block, beside, line, paragraph, space
from forms_pdf.flow import compose
from forms_pdf.fonts import Style
from forms_pdf.page import BODY_INDENT, LEFT, MIDDLE, RIGHT
from forms_pdf.rows import Item, rows
from forms_pdf.sections import FORM_TOP, addressed_to, heading, person_lines, place_and_date, section
from forms_pdf.signature import signature
from forms_pdf.wording import DEPARTMENT_HEAD, circular_reference, thai_digits

TITLE = (
    "แบบการขอรหัสผู้ใช้งานและรหัสผ่านในระบบบัญชีคอมพิวเตอร์",
    "ขององค์กรปกครองส่วนท้องถิ่น (New e-LAAS)",
    "สำหรับหัวหน้าหน่วยงานคลัง",
)
_KIND = "แบบการขอรหัสผู้ใช้งานและรหัสผ่าน"
_REASONS = {
    Form1Reason.FORGOTTEN: "ลืมรหัสผ่าน",
    Form1Reason.SUSPENDED: "รหัสถูกระงับ",
    Form1Reason.NEWLY_APPOINTED: "ได้รับแต่งตั้งใหม่",
    Form1Reason.OTHER: "อื่น ๆ (ระบุ)",
}
_HALF_GAP = 5 * mm
_TICK_INDENT = 6 * mm
_OFFICIAL_SIZE = 14.0
_TO_BE_NAMED = "(ระบุ)"


def render(value: Form1) -> bytes:
    """The PDF of a Form 1; UserError(UNKNOWN_GLYPH) names a character that the typeface lacks."""
    title = f"{TITLE[0]}{TITLE[1]} {TITLE[2]}"
    return compose(value, title=title, kind=_KIND, blocks=_blocks(value), first_top=FORM_TOP)


def _blocks(value: Form1) -> Iterator[Block]:
    yield from heading("1", TITLE)
    yield from place_and_date(value.written_at, value.dated)
    yield from addressed_to(DEPARTMENT_HEAD)
    yield from _office(value)
    yield space(1, stretch=5)
    yield from person_lines("๒. ผู้ขอ", value.person)
    yield space(1, stretch=5)
    yield from _wish(value)
    yield space(1, stretch=5)
    yield from _attachments(value.attachments)
    yield space(2, stretch=8)
    yield beside(tuple(paragraph(_certification(value), BODY_INDENT)), lead="ข้าพเจ้า", keep_with_next=True)
    yield space(6, stretch=16, keep_with_next=True)
    yield from _signatures(value)


def _office(value: Form1) -> Iterator[Block]:
    office = value.office
    yield from rows(
        section("๑. หน่วยงาน"),
        Item("ชื่อ", to_thai(office.name), weight=3),
        Item("ประเภท", to_thai(office.kind), weight=2),
    )
    yield from rows(Item("อำเภอ", office.district, weight=1), Item("จังหวัด", office.province, weight=1))
    yield from rows(Item("โทรศัพท์", to_thai(office.phone), weight=1), Item("e-mail", office.email, weight=1))


def _wish(value: Form1) -> Iterator[Block]:
    wish = "ขอรหัสผู้ใช้งานและรหัสผ่านใหม่ เนื่องจากไม่สามารถเข้าใช้งานในระบบได้"
    yield from rows(section("๓. ความประสงค์"), Item(wish))
    *plain, other = _REASONS
    ticks = [Item(_REASONS[reason], ticked=value.reason is reason) for reason in plain]
    last = Item(_REASONS[other], value.other_reason, weight=1, ticked=value.reason is other)
    yield from rows(*ticks, last, left=LEFT + _TICK_INDENT)
    yield from rows(Item("ชื่อผู้ใช้งานเดิม (ถ้ามี)", value.former_username, weight=1))


def _attachments(attachments: tuple[Attachment, ...]) -> Iterator[Block]:
    title = "๔. เอกสารที่แนบมาพร้อมนี้"
    if not attachments:
        yield from rows(section(title), Item(weight=1))
        return
    yield from rows(section(title))
    for each in attachments:
        to_be_named = each.text.endswith(_TO_BE_NAMED)
        item = Item(thai_digits(each.text), ticked=each.enclosed, weight=float(to_be_named))
        yield from rows(item, left=LEFT + _TICK_INDENT)


def _certification(value: Form1) -> str:
    return (
        "ข้าพเจ้าขอรับรองว่าข้อความข้างต้นเป็นความจริงทุกประการ และจะเก็บรักษารหัสผู้ใช้งานและรหัสผ่านไว้เป็นความลับ "
        "ตลอดจนควบคุมดูแลการใช้งานให้เป็นไปตามข้อ ๓ ของแนวทางปฏิบัติ"
        f"ตาม{circular_reference(value.circular)}"
    )


def _signatures(value: Form1) -> Iterator[Block]:
    left, right = (LEFT, MIDDLE + 5 * mm - _HALF_GAP), (MIDDLE + 5 * mm + _HALF_GAP, RIGHT)
    asks = signature(Signatory(value.person.full_name, value.person.position), "ผู้ขอ", *left)
    certifies = signature(value.clerk, "ผู้รับรอง", *right)
    yield beside(tuple(asks), tuple(certifies), lead="ลงชื่อ")
    yield space(6, stretch=14)
    executive = tuple(signature(value.executive, "ผู้บริหารท้องถิ่น", *right))
    yield beside(tuple(_official_use(*left)), executive, frames=((left[0], left[1]), None), lead="สำหรับเจ้าหน้าที่")


def _official_use(left: float, right: float) -> Iterator[Block]:
    inside = {"left": left + 6, "right": right - 6, "size": _OFFICIAL_SIZE}
    yield line("สำหรับเจ้าหน้าที่กรมส่งเสริมการปกครองท้องถิ่น", style=Style.BOLD, size=_OFFICIAL_SIZE, left=left + 6)
    yield from rows(Item("เลขรับที่", weight=1), Item("วันที่", weight=1), **inside)
    yield from rows(Item("ชื่อผู้ใช้งานที่กำหนด", weight=1), **inside)
    yield from rows(Item("ลงชื่อ", weight=1), Item("ผู้ดำเนินการ"), **inside)

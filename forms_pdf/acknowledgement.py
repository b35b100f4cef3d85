"""Users sign that they know the rules of clauses 3.1 to 3.4 of the circular: a form for one, a table for many."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm

from elaas_desk.domain.governance_papers import Acknowledgement, UserOnPaper
from elaas_desk.domain.papers import Signatory
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Align, Block, beside, centred, line, paragraph, space
from forms_pdf.crest import logo
from forms_pdf.flow import compose
from forms_pdf.fonts import Style
from forms_pdf.page import BODY_INDENT, LEFT, MIDDLE, RIGHT, TITLE_SIZE
from forms_pdf.rows import Item, rows
from forms_pdf.sections import place_and_date
from forms_pdf.signature import signature
from forms_pdf.table import Column, table
from forms_pdf.wording import circular_reference, long_date, thai_digits

TITLE = ("แบบลงนามรับทราบข้อปฏิบัติของผู้ใช้งาน", "ระบบบัญชีคอมพิวเตอร์ขององค์กรปกครองส่วนท้องถิ่น (New e-LAAS)")
_KIND = "แบบลงนามรับทราบข้อปฏิบัติ"
_COLUMNS = (
    Column("ที่", 11 * mm, Align.CENTRE),
    Column("ชื่อ - นามสกุล", 48 * mm),
    Column("ตำแหน่ง", 44 * mm),
    Column("ลายมือชื่อ", 35 * mm),
    Column("วันที่", 22 * mm),
)
_HEIGHT_TO_SIGN = 26.0


def render(value: Acknowledgement) -> bytes:
    """The PDF; UserError(UNKNOWN_GLYPH) names a character that the typeface lacks."""
    many = len(value.people) > 1
    blocks = _table_to_sign(value) if many else _form(value)
    return compose(value, title=f"{TITLE[0]} {TITLE[1]}", kind=_KIND, blocks=blocks, one_page=not many)


def _form(value: Acknowledgement) -> Iterator[Block]:
    user = value.people[0] if value.people else UserOnPaper()
    yield from _heading(value)
    yield from place_and_date(value.written_at, value.dated)
    yield space(6, stretch=10)
    yield from rows(Item("ข้าพเจ้า", user.full_name, weight=1), indent=BODY_INDENT)
    yield from rows(Item("ตำแหน่ง", to_thai(user.position), weight=1), Item("สังกัด", to_thai(user.unit), weight=1))
    yield from rows(Item("ชื่อผู้ใช้งานในระบบ New e-LAAS", user.username, weight=1))
    yield from paragraph(f"{_known(value)} แล้ว ดังนี้")
    yield space(4, stretch=6)
    yield from _clauses(value)
    yield space(6, stretch=10)
    yield from _pledge("ข้าพเจ้าขอรับรองว่าได้อ่านและเข้าใจข้อปฏิบัติข้างต้นโดยตลอดแล้ว จะถือปฏิบัติโดยเคร่งครัด")
    yield space(16, stretch=30, keep_with_next=True)
    gap = 6 * mm
    signs = signature(Signatory(user.full_name, user.position), "ผู้รับทราบ", LEFT, MIDDLE + 5 * mm - gap)
    yield beside(tuple(signs), tuple(signature(value.witness, "พยาน", MIDDLE + 5 * mm + gap, RIGHT)), lead="ลงชื่อ")


def _table_to_sign(value: Acknowledgement) -> Iterator[Block]:
    yield from _heading(value)
    yield from centred(to_thai(value.written_at))
    if value.dated:
        yield line(f"วันที่ {long_date(value.dated)}", Align.CENTRE)
    yield space(6)
    yield from paragraph(f"ผู้ใช้งานตามบัญชีรายชื่อนี้{_known(value)} แล้ว ดังนี้", BODY_INDENT)
    yield space(3)
    yield from _clauses(value)
    yield space(3)
    yield from _pledge("ผู้ใช้งานที่ลงลายมือชื่อไว้ขอรับรองว่าได้อ่านและเข้าใจข้อปฏิบัติข้างต้นโดยตลอดแล้ว จะถือปฏิบัติโดยเคร่งครัด")
    yield space(8)
    cells = (
        (to_thai(number), user.full_name, to_thai(user.position), "", "")
        for number, user in enumerate(value.people, start=1)
    )
    yield from table(_COLUMNS, cells, lead="ลำดับที่", least_height=_HEIGHT_TO_SIGN)
    yield space(8, keep_with_next=True)
    witnessed = "ขอรับรองว่าผู้ใช้งานที่ลงลายมือชื่อไว้ในบัญชีรายชื่อนี้ได้ลงลายมือชื่อด้วยตนเอง"
    yield beside(tuple(paragraph(witnessed, BODY_INDENT)), lead=witnessed, keep_with_next=True)
    yield space(12, keep_with_next=True)
    yield beside(tuple(signature(value.witness, "พยาน", MIDDLE, RIGHT)), lead="ลงชื่อ")


def _heading(value: Acknowledgement) -> Iterator[Block]:
    yield from logo(value.logo)
    for each in TITLE:
        yield line(each, Align.CENTRE, Style.BOLD, TITLE_SIZE)
    yield space(4, stretch=8)


def _known(value: Acknowledgement) -> str:
    title = thai_digits(value.circular_title) or "แนวทางปฏิบัติ"
    return f"ได้รับทราบข้อ ๓.๑ ถึงข้อ ๓.๔ ของ{title} ตาม{circular_reference(value.circular)}"


def _clauses(value: Acknowledgement) -> Iterator[Block]:
    for clause in value.clauses:
        yield from paragraph(f"ข้อ {to_thai(clause.number)}  {thai_digits(clause.text)}", BODY_INDENT)


def _pledge(words: str) -> Iterator[Block]:
    pledge = f"{words} และรักษารหัสผู้ใช้งานและรหัสผ่านไว้เป็นความลับ จึงลงลายมือชื่อไว้เป็นหลักฐาน"
    yield beside(tuple(paragraph(pledge, BODY_INDENT)), lead=words, keep_with_next=True)

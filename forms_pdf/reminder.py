"""Notice that reminds one user to change the password (circular 3.4.2) or to sign for the rules (3.1 to 3.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.units import mm

from elaas_desk.domain.notice_papers import Reminder, ReminderAbout
from elaas_desk.domain.papers import Signatory
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Align, Block, beside, line, paragraph, part_title, space
from forms_pdf.cutting import cut_line
from forms_pdf.flow import compose
from forms_pdf.fonts import Style
from forms_pdf.memo import MEMO_TOP, memo_head
from forms_pdf.page import BODY_INDENT, MIDDLE, RIGHT
from forms_pdf.rows import Item, rows
from forms_pdf.signature import signature
from forms_pdf.wording import long_date, thai_digits

_KIND = "หนังสือแจ้งเตือนผู้ใช้งาน"
_LEFT_OF_SIGNATURE = MIDDLE - 12 * mm


@dataclass(frozen=True, slots=True)
class _Words:
    """What differs with what the notice is about."""

    subject: str
    rules: str
    reply: str
    done: str


_WORDS = {
    ReminderAbout.PASSWORD: _Words(
        "แจ้งเตือนการเปลี่ยนรหัสผ่านเข้าใช้งานระบบ New e-LAAS",
        "การตั้งรหัสผ่านใหม่",
        "ข้าพเจ้าได้รับทราบหนังสือแจ้งเตือนฉบับนี้ และได้เปลี่ยนรหัสผ่านแล้ว",
        "เปลี่ยนรหัสผ่านแล้วเมื่อวันที่",
    ),
    ReminderAbout.ACKNOWLEDGEMENT: _Words(
        "แจ้งเตือนการลงนามรับทราบข้อปฏิบัติของผู้ใช้งานระบบ New e-LAAS",
        "ข้อปฏิบัติของผู้ใช้งาน",
        "ข้าพเจ้าได้อ่านและรับทราบข้อปฏิบัติข้างต้นโดยตลอดแล้ว จะถือปฏิบัติโดยเคร่งครัด",
        "รับทราบเมื่อวันที่",
    ),
}


def render(value: Reminder) -> bytes:
    """The PDF; UserError(UNKNOWN_GLYPH) names a character that the typeface lacks."""
    title = f"{_WORDS[value.about].subject} {value.user.full_name}".strip()
    return compose(value, title=title, kind=_KIND, blocks=_blocks(value), first_top=MEMO_TOP)


def _blocks(value: Reminder) -> Iterator[Block]:
    words = _WORDS[value.about]
    told = value.agency, value.phone, value.number, value.dated, words.subject, value.user.full_name
    yield from memo_head(*told, garuda=value.garuda)
    for text in value.body:
        yield from paragraph(text, BODY_INDENT)
        yield space(2, stretch=4)
    yield space(2, stretch=6)
    yield from _user(value)
    yield space(2, stretch=6)
    yield from _rules(value, words)
    yield space(8, stretch=18, keep_with_next=True)
    yield beside(tuple(signature(value.head, "ผู้แจ้ง", _LEFT_OF_SIGNATURE, RIGHT)), lead="ลงชื่อ")
    yield space(4, stretch=14)
    yield from _reply(value, words)


def _user(value: Reminder) -> Iterator[Block]:
    user = value.user
    yield from rows(Item("ชื่อ - นามสกุล", user.full_name, weight=1.3), Item("ชื่อผู้ใช้งาน", user.username, weight=1))
    yield from rows(Item("ตำแหน่ง", to_thai(user.position), weight=1.3), Item("สังกัด", to_thai(user.unit), weight=1))
    due = Item("ครบกำหนดวันที่", long_date(value.due_on), weight=1)
    if value.about is ReminderAbout.PASSWORD:
        yield from rows(Item("เปลี่ยนรหัสผ่านครั้งล่าสุดวันที่", long_date(value.changed_on), weight=1), due)
        yield from rows(
            Item("สถานะ", to_thai(value.standing), weight=1),
            Item("ให้แล้วเสร็จภายในวันที่", long_date(value.until), weight=1),
        )
    else:
        yield from rows(due, Item("ให้แล้วเสร็จภายในวันที่", long_date(value.until), weight=1))


def _rules(value: Reminder, words: _Words) -> Iterator[Block]:
    if not value.clauses:
        return
    yield from part_title(words.rules)
    for clause in value.clauses:
        yield from paragraph(f"ข้อ {to_thai(clause.number)}  {thai_digits(clause.text)}", BODY_INDENT)


def _reply(value: Reminder, words: _Words) -> Iterator[Block]:
    """To be cut off, signed and given back; it never stands on a page without the rest of it."""
    user = value.user
    signer = Signatory(user.full_name, user.position)
    reply = (
        *cut_line("ตัดตามรอยประ ส่งคืนหน่วยงานคลัง"),
        line("ส่วนตอบกลับ", Align.CENTRE, Style.BOLD),
        *rows(
            Item("ข้าพเจ้า", user.full_name, weight=1.3), Item("ชื่อผู้ใช้งาน", user.username, weight=1), indent=BODY_INDENT
        ),
        *paragraph(words.reply),
        *rows(Item(words.done, weight=1), right=MIDDLE + 30 * mm),
        space(8),
        *signature(signer, "ผู้รับแจ้ง", _LEFT_OF_SIGNATURE, RIGHT),
    )
    yield beside(reply, lead="ส่วนตอบกลับ")

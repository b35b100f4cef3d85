"""Parts that the lists of users share: heading, what it is based on, who is responsible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from reportlab.lib.units import mm

from elaas_desk.domain.papers import CircularOnPaper, Signatory
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Block, TextLine, beside, centred, paragraph, part_title, space
from forms_pdf.crest import logo
from forms_pdf.fonts import Style
from forms_pdf.page import BODY_INDENT, TITLE_SIZE, Format
from forms_pdf.signature import signature
from forms_pdf.wording import circular_reference, long_date

SYSTEM = "ระบบบัญชีคอมพิวเตอร์ขององค์กรปกครองส่วนท้องถิ่น (New e-LAAS)"
SMALL = 14.0
_WIDEST_SIGNATURE = 100 * mm


def heading(
    title: str, place: str, as_of: date, circular: CircularOnPaper, form: Format, emblem: bytes = b""
) -> Iterator[Block]:
    """What the list is, of which system, whose it is, of which day, and by which clauses it is made."""
    left, right = form.left, form.right
    yield from logo(emblem, left, right)
    for each in (title, SYSTEM):
        yield from centred(each, left=left, right=right, size=TITLE_SIZE, style=Style.BOLD)
    yield from centred(f"{to_thai(place)}  ณ วันที่ {long_date(as_of)}", left=left, right=right)
    basis = f"จัดทำเพื่อการสอบทานตามข้อ ๔ และข้อ ๔.๑ ของแนวทางปฏิบัติตาม{circular_reference(circular)}"
    yield from centred(basis, left=left, right=right, size=SMALL)
    yield space(6)


def certified(as_of: date, head: Signatory, form: Format) -> Iterator[Block]:
    """The head of finance answers for the list; nobody signs a page that holds nothing of it."""
    told = f"ขอรับรองว่ารายการข้างต้นตรงกับทะเบียนผู้ใช้งาน ณ วันที่ {long_date(as_of)}"
    lines = tuple(paragraph(told, BODY_INDENT, left=form.left, right=form.right))
    yield space(8, keep_with_next=True)
    yield beside(lines, lead=told, keep_with_next=True)
    yield space(12, keep_with_next=True)
    left = form.right - min(_WIDEST_SIGNATURE, (form.right - form.left) * 0.6)
    yield beside(tuple(signature(head, "หัวหน้าหน่วยงานคลัง", left, form.right)), lead="ลงชื่อ")


def under_title(title: str, rows: Iterable[Block], form: Format) -> Iterator[Block]:
    """The rows of a table beneath their title, which stands again over those that go on on a further page."""
    again: tuple[TextLine, ...] = tuple(part_title(f"{title}  (ต่อ)", left=form.left, right=form.right))
    yield from part_title(title, left=form.left, right=form.right)
    yield from (replace(row, repeats=(*again, *row.repeats)) if row.repeats else row for row in rows)

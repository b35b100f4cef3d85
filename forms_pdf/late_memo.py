"""Memo of the head of finance to the clerk: what is late, what is proposed, and the clerk's order (circular 3, 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlab.lib.units import mm

from elaas_desk.domain.notice_papers import LateMemo, LateRow
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Align, Block, beside, line, paragraph, part_title, space
from forms_pdf.flow import compose
from forms_pdf.memo import MEMO_TOP, memo_head
from forms_pdf.page import BODY_INDENT, LEFT, MIDDLE, RIGHT
from forms_pdf.rows import Item, rows
from forms_pdf.signature import signature
from forms_pdf.table import Column, table
from forms_pdf.wording import short_date, thai_digits

TITLE = "รายงานเรื่องที่เลยกำหนดในการควบคุมดูแลการใช้งานระบบ New e-LAAS"
_KIND = "บันทึกรายงานเรื่องที่เลยกำหนด"
_COUNT_COLUMNS = (
    Column("เรื่อง", 98 * mm),
    Column("ข้อ", 28 * mm, Align.CENTRE),
    Column("จำนวน (เรื่อง)", 34 * mm, Align.CENTRE),
)
_ROW_COLUMNS = (
    Column("ที่", 11 * mm, Align.CENTRE),
    Column("ผู้เกี่ยวข้อง / หน่วยงาน", 56 * mm),
    Column("เรื่อง", 44 * mm),
    Column("กำหนด", 32 * mm),
    Column("ข้อ", 17 * mm, Align.CENTRE),
)
_CELL_SIZE = 13.0
_HALF_GAP = 6 * mm


def render(value: LateMemo) -> bytes:
    """The PDF; its tables' headers stand on every page and no row is split."""
    return compose(value, title=TITLE, kind=_KIND, blocks=_blocks(value), first_top=MEMO_TOP)


def _blocks(value: LateMemo) -> Iterator[Block]:
    told = value.agency, value.phone, value.number, value.dated, TITLE, value.addressee
    yield from memo_head(*told, garuda=value.garuda)
    for text in value.opening:
        yield from paragraph(text, BODY_INDENT)
        yield space(2, stretch=4)
    if value.counts:
        yield space(2)
        cells = [(thai_digits(each.what), _clause(each.clause), to_thai(f"{each.count:,}")) for each in value.counts]
        yield from table(_COUNT_COLUMNS, cells, lead="เรื่อง", size=_CELL_SIZE, smallest=_CELL_SIZE)
    yield space(6, stretch=6)
    if value.rows:
        yield from _listed("บัญชีเรื่องที่เลยกำหนด", value.rows)
    else:
        yield line("ไม่มีเรื่องที่เลยกำหนด ณ วันที่ในบันทึกนี้", Align.CENTRE)
    if value.soon:
        yield space(6, stretch=4)
        yield from _listed("เรื่องที่ไม่ทราบกำหนด หรือจะครบกำหนดใน ๓๐ วัน", value.soon)
    yield space(6, stretch=8)
    for text in value.proposal[:-1]:
        yield from paragraph(text, BODY_INDENT)
        yield space(2, stretch=4)
    for text in value.proposal[-1:]:  # nobody signs a page that holds nothing of what is signed
        for each in paragraph(text, BODY_INDENT):
            yield replace(each, keep_with_next=True)
    yield space(8, stretch=18, keep_with_next=True)
    yield beside(tuple(signature(value.head, "ผู้รายงาน", MIDDLE, RIGHT)), lead="ลงชื่อ")
    yield space(8, stretch=16)
    yield from _order(value)


def _listed(title: str, listed: Sequence[LateRow]) -> Iterator[Block]:
    yield from part_title(title)
    cells = [_cells(number, row) for number, row in enumerate(listed, start=1)]
    yield from table(_ROW_COLUMNS, cells, lead="ลำดับที่", size=_CELL_SIZE, smallest=_CELL_SIZE)


def _cells(number: int, row: LateRow) -> tuple[str, ...]:
    who = "\n".join(dict.fromkeys(part for part in (row.who, row.unit) if part))  # what is a unit's names it once
    when = "\n".join(part for part in (to_thai(row.when), short_date(row.due)) if part)
    return to_thai(number), thai_digits(who), thai_digits(row.what), when, _clause(row.clause)


def _clause(number: str) -> str:
    return to_thai(number.replace("-", "–"))


def _order(value: LateMemo) -> Iterator[Block]:
    """What the clerk ticks and signs; it stands on one page."""
    left, right = LEFT + _HALF_GAP, RIGHT - _HALF_GAP
    order = (
        *part_title("คำสั่ง", left=left),
        *rows(
            Item("ทราบ", ticked=False),
            Item("ดำเนินการตามเสนอ", ticked=False),
            Item("อื่น ๆ", weight=1, ticked=False),
            left=left,
            right=right,
        ),
        *rows(Item(weight=1), left=left, right=right),
        space(6),
        *signature(value.clerk, "ผู้สั่งการ", MIDDLE, right),
    )
    yield beside(order, frames=((LEFT, RIGHT),), lead="คำสั่ง")

"""The members of each group with the duty that justifies it (circular 4, 4.1), on A4 landscape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from reportlab.lib.units import mm

from elaas_desk.domain.list_papers import GroupList, ListedGroup, ListedMember, Standing
from elaas_desk.domain.words import STANDINGS
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Align, Block, beside, paragraph, part_title, space
from forms_pdf.flow import compose
from forms_pdf.list_parts import SMALL, certified, heading, under_title
from forms_pdf.page import BODY_INDENT, LANDSCAPE
from forms_pdf.structure import Role
from forms_pdf.table import Column, table
from forms_pdf.wording import long_date, short_date, thai_digits

TITLE = "รายชื่อผู้ใช้งานแยกตามกลุ่มผู้ใช้งาน"
_LEFT, _RIGHT = LANDSCAPE.left, LANDSCAPE.right
_COLUMNS = (
    Column("ที่", 10 * mm, Align.CENTRE),
    Column("ชื่อ - นามสกุล", 44 * mm),
    Column("ตำแหน่ง", 44 * mm),
    Column("หน่วยงาน", 38 * mm),
    Column("ชื่อผู้ใช้งาน", 29 * mm),
    Column("อยู่ในกลุ่มตั้งแต่", 25 * mm, Align.CENTRE),
    Column("หน้าที่ / คำสั่งที่รองรับ", 40 * mm),
    Column("หมายเหตุ", 27 * mm),
)
_CELL_SIZE = 13.0
_INDENT = 8 * mm
_HEIGHT_TO_WRITE = 26.0


def render(value: GroupList) -> bytes:
    """The PDF; UserError(UNKNOWN_GLYPH) names a character that the typeface lacks."""
    title = f"{TITLE} {value.unit_name or value.office_name}"
    return compose(value, title=title, kind=TITLE, blocks=_blocks(value), form=LANDSCAPE, one_page=False)


def _blocks(value: GroupList) -> Iterator[Block]:
    place = "  ".join(part for part in (value.unit_name, value.office_name) if part)
    yield from heading(TITLE, place, value.as_of, value.circular, LANDSCAPE, value.logo)
    for number, group in enumerate(value.groups, start=1):
        yield from _group(number, group)
    if not value.groups:
        yield from paragraph("ไม่มีกลุ่มผู้ใช้งานที่ใช้อยู่", BODY_INDENT, left=_LEFT, right=_RIGHT)
    else:
        users = {member.username for group in value.groups for member in group.members}
        told = f"รวม {to_thai(len(value.groups))} กลุ่ม  ผู้ใช้งาน {to_thai(f'{len(users):,}')} คน"
        yield from part_title(told, left=_LEFT, right=_RIGHT, role=Role.TEXT)
    yield from certified(value.as_of, value.head, LANDSCAPE)


def _group(number: int, group: ListedGroup) -> Iterator[Block]:
    only = "  (ดูอย่างเดียว)" if group.view_only else ""
    name = f"{to_thai(number)}. {thai_digits(group.name)}{only}  {to_thai(f'{len(group.members):,}')} คน"
    rows: Iterable[Block] = table(
        _COLUMNS,
        ((to_thai(at), *_cells(member)) for at, member in enumerate(group.members, start=1)),
        "ลำดับที่",
        left=_LEFT,
        size=_CELL_SIZE,
        smallest=_CELL_SIZE,
        least_height=_HEIGHT_TO_WRITE,
    )
    yield from under_title(name, chain(_facts(group), rows if group.members else ()), LANDSCAPE)
    if not group.members:
        yield from paragraph("ไม่มีผู้ใช้งานอยู่ในกลุ่มนี้", BODY_INDENT, left=_LEFT, right=_RIGHT, size=SMALL)
    yield space(10)


def _facts(group: ListedGroup) -> Iterator[Block]:
    for told in _told(group):
        lines = paragraph(told, left=_LEFT + _INDENT, right=_RIGHT, size=SMALL)
        yield beside(tuple(lines), lead=told, keep_with_next=bool(group.members))


def _told(group: ListedGroup) -> Iterator[str]:
    """What it may do, which duties justify it, and until when it is used."""
    if group.description:
        yield f"ทำได้: {thai_digits(group.description)}"
    if group.duties:
        yield f"หน้าที่ที่รองรับ: {thai_digits(', '.join(group.duties))}"
    elif not group.view_only:
        yield "ยังไม่ได้กำหนดหน้าที่ที่รองรับกลุ่มนี้ (ข้อ ๔.๑)"
    if group.last_day:
        yield f"ใช้ถึงวันที่ {long_date(group.last_day)}"


def _is_wrong(member: ListedMember) -> bool:
    return member.standing is Standing.UNFOUNDED


def _cells(member: ListedMember) -> tuple[str, ...]:
    grounds = [thai_digits(each) for each in member.grounds]
    if member.standing is not Standing.FOUNDED:
        grounds.append(f"* {STANDINGS[member.standing]}" if _is_wrong(member) else STANDINGS[member.standing])
    return (
        member.full_name,
        thai_digits(member.position),
        thai_digits(member.unit),
        member.username,
        short_date(member.since) or "ไม่ทราบ",
        "\n".join(grounds),
        "",
    )

"""The users of New e-LAAS unit by unit, with room for what a check finds (circular 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reportlab.lib.units import mm

from elaas_desk.domain.list_papers import DutyOnPaper, ListedUnit, ListedUser, Standing, UserList
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Align, Block, beside, paragraph, part_title, space
from forms_pdf.flow import compose
from forms_pdf.list_parts import SMALL, certified, heading, under_title
from forms_pdf.page import BODY_INDENT, LANDSCAPE, PORTRAIT, Format
from forms_pdf.structure import Role
from forms_pdf.table import Column, table
from forms_pdf.wording import short_date, thai_digits

TITLE = "บัญชีรายชื่อผู้ใช้งาน"
_CHECKED = "ผลการสอบทาน / หมายเหตุ"
_WIDE_COLUMNS = (
    Column("ที่", 9 * mm, Align.CENTRE),
    Column("ชื่อ - นามสกุล", 39 * mm),
    Column("ตำแหน่ง", 36 * mm),
    Column("ชื่อผู้ใช้งาน", 28 * mm),
    Column("กลุ่มผู้ใช้งาน", 43 * mm),
    Column("หน้าที่ / คำสั่ง", 45 * mm),
    Column("เปลี่ยนรหัสผ่าน", 25 * mm, Align.CENTRE),
    Column(_CHECKED, 32 * mm),
)
_UPRIGHT_COLUMNS = (
    Column("ที่", 10 * mm, Align.CENTRE),
    Column("ชื่อ - นามสกุล / ตำแหน่ง", 46 * mm),
    Column("ชื่อผู้ใช้งาน", 27 * mm),
    Column("กลุ่มผู้ใช้งาน", 45 * mm),
    Column(_CHECKED, 32 * mm),
)
_CELL_SIZE = 13.0
_HEIGHT_TO_WRITE = 26.0
_UNFOUNDED = "*"


def render(value: UserList) -> bytes:
    """The PDF; UserError(UNKNOWN_GLYPH) names a character that the typeface lacks."""
    form = LANDSCAPE if value.wide else PORTRAIT
    return compose(
        value, title=f"{TITLE} {value.office_name}", kind=TITLE, blocks=_blocks(value, form), form=form, one_page=False
    )


def _blocks(value: UserList, form: Format) -> Iterator[Block]:
    place = value.units[0].name if len(value.units) == 1 else value.office_name
    yield from heading(TITLE, place, value.as_of, value.circular, form, value.logo)
    if value.with_closed:
        yield from paragraph("รวมผู้ที่ปิดบัญชีแล้ว", left=form.left, right=form.right, size=SMALL)
    for unit in value.units:
        yield from _unit(unit, value, form)
        yield space(10, keep_with_next=unit is value.units[-1])
    users = [user for unit in value.units for user in unit.users]
    if len(value.units) > 1:
        told = f"รวมทั้งสิ้น {to_thai(len(value.units))} หน่วยงาน  ผู้ใช้งาน {to_thai(f'{len(users):,}')} คน"
        yield from part_title(told, left=form.left, right=form.right, role=Role.TEXT)
    if any(held.standing is Standing.UNFOUNDED for user in users for held in user.groups):
        told = f"{_UNFOUNDED} กลุ่มที่ไม่มีหน้าที่รองรับ (ข้อ ๔.๑)"
        lines = paragraph(told, left=form.left, right=form.right, size=SMALL)
        yield beside(tuple(lines), lead=told, keep_with_next=True)
    yield from certified(value.as_of, value.head, form)


def _unit(unit: ListedUnit, value: UserList, form: Format) -> Iterator[Block]:
    """The users of a unit and how many they are; the last unit's sum stays with the signature."""
    alone, last = len(value.units) == 1, unit is value.units[-1]
    count = f"{to_thai(f'{len(unit.users):,}')} คน"
    columns, cells = (_WIDE_COLUMNS, _wide_cells) if value.wide else (_UPRIGHT_COLUMNS, _upright_cells)
    rows: Iterable[Block] = table(
        columns,
        _rows(unit, cells),
        "ลำดับที่",
        left=form.left,
        size=_CELL_SIZE,
        smallest=_CELL_SIZE,
        least_height=_HEIGHT_TO_WRITE,
    )
    if unit.users:
        yield from rows if alone else under_title(to_thai(unit.name), rows, form)
        told = f"รวม{to_thai(unit.name)} {count}"
        lines = paragraph(told, left=form.left, right=form.right, size=SMALL)
        yield beside(tuple(lines), lead=told, keep_with_next=last)
    else:
        yield from () if alone else part_title(to_thai(unit.name), left=form.left, right=form.right)
        yield from paragraph("ไม่มีผู้ใช้งานที่มีบัญชี", BODY_INDENT, left=form.left, right=form.right)


def _rows(unit: ListedUnit, cells: Callable[[ListedUser], tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    for number, user in enumerate(unit.users, start=1):
        yield to_thai(number), *cells(user)


def _wide_cells(user: ListedUser) -> tuple[str, ...]:
    return (
        user.full_name,
        thai_digits(user.position),
        user.username,
        _groups(user),
        "\n".join(map(_duty, user.duties)),
        short_date(user.password_changed_on) or "ไม่ทราบ",
        thai_digits(user.note),
    )


def _upright_cells(user: ListedUser) -> tuple[str, ...]:
    who = "\n".join(part for part in (user.full_name, thai_digits(user.position)) if part)
    return who, user.username, _groups(user), thai_digits(user.note)


def _groups(user: ListedUser) -> str:
    named = (
        f"{each.group} {_UNFOUNDED}" if each.standing is Standing.UNFOUNDED else each.group for each in user.groups
    )
    return thai_digits("\n".join(named)) or "-"


def _duty(duty: DutyOnPaper) -> str:
    acting = " (แทน)" if duty.acting else ""
    order = f" คำสั่งที่ {to_thai(duty.order_number)}" if duty.order_number else ""
    return f"{thai_digits(duty.name)}{acting}{order}"

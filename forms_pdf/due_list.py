"""The list of what is due on a day: what, about whom, until when, by which clause of the circular."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm

from elaas_desk.domain.papers import DueList, DueRow, Urgency
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Align, Block, line, paragraph, space
from forms_pdf.flow import compose
from forms_pdf.fonts import Style
from forms_pdf.page import TITLE_SIZE
from forms_pdf.structure import Role
from forms_pdf.table import Column, table
from forms_pdf.wording import circular_reference, long_date, short_date, thai_digits

TITLE = "รายการที่ต้องดำเนินการตามแนวทางปฏิบัติการใช้ระบบ New e-LAAS"
_KIND = "รายการที่ต้องดำเนินการ"
_COLUMNS = (
    Column("ที่", 11 * mm, Align.CENTRE),
    Column("เรื่อง", 47 * mm),
    Column("ผู้เกี่ยวข้อง / หน่วยงาน", 56 * mm),
    Column("กำหนด", 29 * mm),
    Column("ข้อ", 17 * mm, Align.CENTRE),
)
_URGENCIES = {Urgency.OVERDUE: "เลยกำหนด", Urgency.DUE: "ครบกำหนด", Urgency.SOON: "ใกล้ครบกำหนด"}
_SMALL, _CELL_SIZE = 14.0, 13.0


def render(value: DueList) -> bytes:
    """The PDF of the list; its header stands on every page and no row is split."""
    return compose(value, title=TITLE, kind=_KIND, blocks=_blocks(value), one_page=False)


def _blocks(value: DueList) -> Iterator[Block]:
    yield line("รายการที่ต้องดำเนินการ", Align.CENTRE, Style.BOLD, TITLE_SIZE)
    yield line("การควบคุมดูแลการใช้รหัสผู้ใช้งานและรหัสผ่านในระบบ New e-LAAS", Align.CENTRE, Style.BOLD, role=Role.TITLE)
    yield line(f"{to_thai(value.office_name)}  ณ วันที่ {long_date(value.today)}", Align.CENTRE)
    yield space(4)
    yield line(_summary(value), size=_SMALL)
    yield from paragraph(f"ข้อ หมายถึง ข้อของแนวทางปฏิบัติตาม{circular_reference(value.circular)}", size=_SMALL)
    yield space(6)
    if value.rows:
        cells = (_cells(number, row) for number, row in enumerate(value.rows, 1))
        yield from table(_COLUMNS, cells, lead="ลำดับที่", size=_CELL_SIZE, smallest=_CELL_SIZE)
    else:
        yield line("ไม่มีรายการที่ต้องดำเนินการ ณ วันที่พิมพ์")


def _summary(value: DueList) -> str:
    counts = [(name, sum(row.urgency is urgency for row in value.rows)) for urgency, name in _URGENCIES.items()]
    parts = "   ".join(f"{name} {to_thai(count)} รายการ" for name, count in counts)
    return f"ทั้งหมด {to_thai(len(value.rows))} รายการ   {parts}"


def _cells(number: int, row: DueRow) -> tuple[str, ...]:
    who = "\n".join(dict.fromkeys(part for part in (row.who, row.unit) if part))  # a task of a unit names it once
    when = "\n".join(part for part in (to_thai(row.when), short_date(row.due)) if part)
    return to_thai(number), thai_digits(row.what), thai_digits(who), when, to_thai(row.clause.replace("-", "–"))

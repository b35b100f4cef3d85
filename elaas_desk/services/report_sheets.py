"""Papers that are lists or reports as sheets of a workbook: the rows that are on paper, to be counted and filtered.

A paper becomes a workbook by its line in `SHEETS`; papers that are letters or forms have none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from elaas_desk.domain.governance_papers import Acknowledgement, RemovalNotice
from elaas_desk.domain.list_papers import GroupList, Matrix, UserList
from elaas_desk.domain.notice_papers import LateMemo
from elaas_desk.domain.papers import Paper
from elaas_desk.services.list_sheets import group_list_sheets, matrix_sheets, user_list_sheets
from elaas_desk.workbooks import SheetOfRows


def _acknowledgement(value: Acknowledgement) -> tuple[SheetOfRows, ...]:
    rows = [(at, each.full_name, each.position, each.unit, each.username) for at, each in enumerate(value.people, 1)]
    headings = ("ที่", "ชื่อ–สกุล", "ตำแหน่ง", "หน่วยงาน", "ชื่อผู้ใช้")
    return (SheetOfRows("ใบรับทราบ", "ผู้ที่ต้องลงนามรับทราบข้อ ๓.๑–๓.๔", headings, rows, value.written_at),)


def _removal_notice(value: RemovalNotice) -> tuple[SheetOfRows, ...]:
    user = value.user
    who = (user.full_name, user.position, user.username)
    rows = [(*who, each.group, each.since, value.last_day, each.removed_on) for each in value.groups]
    headings = (
        *("ชื่อ–สกุล", "ตำแหน่ง", "ชื่อผู้ใช้", "กลุ่มที่ต้องถอดออก"),
        *("อยู่ในกลุ่มตั้งแต่", "วันสุดท้ายในหน้าที่", "ถอดออกเมื่อ"),
    )
    return (SheetOfRows("แจ้งถอดออกจากกลุ่ม", "กลุ่มผู้ใช้งานที่ต้องถอดออก (ข้อ ๔.๒)", headings, rows, value.reason),)


def _late_memo(value: LateMemo) -> tuple[SheetOfRows, ...]:
    """Unlike the memo itself, which is signed on paper, its rows may be filtered and counted."""
    counts = [(each.what, each.clause, each.count) for each in value.counts]
    rows = [
        (each.what, each.who, each.unit, each.when, each.due, each.clause, each.late)
        for each in value.rows + value.soon
    ]
    headings = ("งาน", "ใคร", "หน่วยงาน", "กำหนด", "ครบกำหนดเมื่อ", "ข้อ", "เลยกำหนด")
    return (
        SheetOfRows("สรุป", "งานที่เลยกำหนด", ("งาน", "ข้อ", "จำนวน"), counts, value.agency),
        SheetOfRows("รายการ", "รายการงานที่เลยกำหนดและใกล้กำหนด", headings, rows, value.agency),
    )


SHEETS: Final[Mapping[type, Callable[[Any], tuple[SheetOfRows, ...]]]] = {
    Acknowledgement: _acknowledgement,
    RemovalNotice: _removal_notice,
    UserList: user_list_sheets,
    GroupList: group_list_sheets,
    Matrix: matrix_sheets,
    LateMemo: _late_memo,
}
"""What makes the sheets, by the type of the paper's value."""


def has_sheets(value: Paper | None) -> bool:
    """Whether a paper can be saved as a workbook."""
    return type(value) in SHEETS


def sheets_of(value: Paper) -> tuple[SheetOfRows, ...]:
    """The sheets of a paper that has them; a pure function of its value."""
    return SHEETS[type(value)](value)

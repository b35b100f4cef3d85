"""What is told beside a list, as further sheets of its workbook: removals and conflicts (circular 4.1, 4.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from elaas_desk.domain.leaving import RemovalTimes
from elaas_desk.domain.offices import Unit
from elaas_desk.domain.people import Person
from elaas_desk.services.task_lines import LEAVE_REASONS
from elaas_desk.services.views import Matrix
from elaas_desk.workbooks import Cell, SheetOfRows


def removals_sheet(times: RemovalTimes, people: Mapping[int, Person], units: Mapping[int, Unit]) -> SheetOfRows:
    """How long it took from leaving the duty to the removal from the groups; of the people in sight."""
    headings = (
        *("ชื่อ–สกุล", "หน่วยงาน", "เหตุ", "วันสุดท้ายในหน้าที่"),
        *("ถอดออกครบเมื่อ", "ใช้เวลา (วัน)", "กลับมาเมื่อ"),
    )
    rows: list[Sequence[Cell]] = [
        (
            people[each.person_id].name.full,
            units[people[each.person_id].unit_id].name,
            LEAVE_REASONS[each.reason] if each.reason else None,
            each.last_day,
            each.removed_on,
            each.days,
            each.returned_on,
        )
        for each in times.leavers
        if each.person_id in people
    ]
    return SheetOfRows("เวลาที่ใช้ถอดออก", "ผู้พ้นหน้าที่และเวลาที่ใช้ถอดออกจากกลุ่ม (ข้อ ๔.๒)", headings, rows)


def clashes_sheet(matrix: Matrix, units: Mapping[int, Unit]) -> SheetOfRows:
    """Who holds two groups that must not be held together, and the exceptions that allow it for now."""
    headings = (
        *("ชื่อ–สกุล", "หน่วยงาน", "กลุ่มที่หนึ่ง", "กลุ่มที่สอง", "ยกเว้นให้"),
        *("ตั้งแต่", "ถึง", "เหตุที่ยกเว้น", "ผู้อนุมัติ"),
    )
    title = "ผู้ที่อยู่ในสองกลุ่มที่ไม่ควรอยู่คู่กัน และการยกเว้น (ข้อ ๔.๑)"
    return SheetOfRows("กลุ่มที่ไม่ควรอยู่คู่กัน", title, headings, tuple(_clashes(matrix, units)))


def _clashes(matrix: Matrix, units: Mapping[int, Unit]) -> Iterator[Sequence[Cell]]:
    names = {group.id: group.name for group in matrix.groups}
    for person in matrix.people:
        for clash in matrix.clashes.get(person.id, ()):
            conflict, given = clash.conflict, clash.exception
            who = (person.name.full, units[person.unit_id].name)
            groups = (names.get(conflict.first_id, ""), names.get(conflict.second_id, ""))
            if given is None:
                yield *who, *groups, False, None, None, None, None
            else:
                yield *who, *groups, True, given.starts_on, given.ends_on, given.reason, given.given_by

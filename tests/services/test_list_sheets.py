"""The lists of users as workbooks: the rows that are on paper, with days as days."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from elaas_desk.domain.list_papers import ListPaper, Standing
from elaas_desk.domain.words import CONFLICT, SIGNS
from elaas_desk.services.report_sheets import has_sheets, sheets_of
from elaas_desk.workbooks import write
from tests.forms_pdf import list_values as values


def test_every_user_is_a_row_with_unit_groups_duties_and_the_day_as_a_day() -> None:
    value = values.user_list(12, 5)
    (sheet,) = sheets_of(value)
    users = [(unit.name, user) for unit in value.units for user in unit.users]
    assert [(row[0], row[2], row[4]) for row in sheet.rows] == [
        (unit, one.full_name, one.username) for unit, one in users
    ]
    assert [row[1] for row in sheet.rows] == [*range(1, 13), *range(1, 6)]
    assert [row[7] for row in sheet.rows] == [one.password_changed_on for _, one in users]
    assert sheet.rows[3][5] == "ผู้ตรวจสอบฎีกา *\nดูรายงานผู้บริหาร"
    assert "งานการเงิน คำสั่งที่ 124/2569" in str(sheet.rows[0][6])


def test_the_upright_list_and_the_wide_one_are_the_same_workbook() -> None:
    assert sheets_of(values.user_list(9)) == sheets_of(values.user_list(9, wide=False))


def test_members_and_groups_have_a_sheet_each() -> None:
    value = values.group_list(4, 0, 2)
    members, groups = sheets_of(value)
    assert [row[0] for row in members.rows] == ["ผู้บันทึกข้อมูลรายรับ"] * 4 + ["ผู้บันทึกฎีกา"] * 2
    assert [row[8] for row in members.rows[:4]] == ["มีหน้าที่รองรับ"] * 3 + ["ไม่มีหน้าที่รองรับ"]
    assert all(row[6] == date(2025, 10, 1) for row in members.rows)
    assert [(row[0], row[5]) for row in groups.rows] == [
        ("ผู้บันทึกข้อมูลรายรับ", 4),
        ("ผู้บันทึกข้อมูลรายจ่าย", 0),
        ("ผู้บันทึกฎีกา", 2),
    ]


def test_the_matrix_has_a_column_for_each_group_and_the_signs_of_the_paper() -> None:
    value = values.matrix(24, 10)
    (sheet,) = sheets_of(value)
    assert sheet.headings[4:-1] == tuple(f"{one.name} (ดู)" if one.view_only else one.name for one in value.groups)
    people = [one for unit in value.units for one in unit.people]
    for row, one in zip(sheet.rows, people, strict=True):
        signs = {mark.group: SIGNS[mark.standing] + CONFLICT * mark.conflict for mark in one.marks}
        assert row[3] == one.username
        assert list(row[4:-1]) == [signs.get(at) for at in range(10)]
        assert row[-1] == sum(mark.standing is not Standing.LACKING for mark in one.marks)


@pytest.mark.parametrize("value", [values.user_list(3), values.group_list(2), values.matrix()])
def test_each_list_can_be_written_and_read_back(value: ListPaper) -> None:
    assert has_sheets(value)
    sheets = sheets_of(value)
    book = openpyxl.load_workbook(BytesIO(write(sheets)))
    assert len(book.worksheets) == len(sheets)
    first = book.worksheets[0]
    assert first.max_row == sheets[0].heading_row + 1 + len(sheets[0].rows)

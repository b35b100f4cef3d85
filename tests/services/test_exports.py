"""Lists and reports leave as workbooks: whole or not at all, with office and day, and with a line in the log."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import ExceptionDraft, LeaveDraft
from elaas_desk.domain.people import LeaveReason
from elaas_desk.domain.review_rows import Decision
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from elaas_desk.services.register_sheets import clashes_sheet, removals_sheet
from elaas_desk.services.report_sheets import has_sheets, sheets_of
from elaas_desk.services.review_sheets import review_sheets
from elaas_desk.workbooks import SheetOfRows, write
from tests.services.office import TODAY, OfficeIds, audit_lines, problem_of
from tests.services.review_steps import begun, rows_of

SHEET = SheetOfRows("คน", "รายชื่อ", ("ชื่อ", "วันที่"), [("กานดา ใจดี", date(2026, 10, 1)), ("สมชาย มั่นคง", None)])


def test_a_list_is_written_with_office_and_day_and_leaves_a_line_without_names(
    desk: Desk, head: Actor, tmp_path: Path
) -> None:
    target = tmp_path / "คน.xlsx"
    assert desk.exports.write(head, [SHEET, SHEET], target) == 4
    book = openpyxl.load_workbook(target)
    office = desk.register.office(head).full_name
    assert book.worksheets[0]["A2"].value == f"{office} · ณ วันที่ 23 พฤศจิกายน 2569"
    assert book.properties.creator == office
    line = audit_lines(desk.database)[-1]
    assert (line.what, line.subject, line.who) == ("list_taken_out", "documents", head.name)
    assert "คน 4" in str(line.after)
    assert "กานดา" not in str(line.after)


def test_what_could_not_be_written_left_nothing_and_no_line(desk: Desk, head: Actor, tmp_path: Path) -> None:
    before = len(audit_lines(desk.database))
    in_the_way = tmp_path / "คน.xlsx"
    in_the_way.mkdir()
    refused = problem_of(lambda: desk.exports.write(head, [SHEET], in_the_way))
    assert refused is Problem.FILE_NOT_WRITABLE
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith(".xlsx")] == ["คน.xlsx"]
    assert len(audit_lines(desk.database)) == before


def test_the_sheet_to_sign_and_the_notice_of_removal_have_the_rows_of_the_paper(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    paper = desk.documents.preview_acknowledgement(head, [ids.lao.user, ids.lao.newcomer])
    assert paper.value is not None
    (sheet,) = sheets_of(paper.value)
    assert [row[0] for row in sheet.rows] == [1, 2]
    assert {row[4] for row in sheet.rows} == {"lao.user", ""}
    desk.register.leave(head, LeaveDraft(ids.lao.user, LeaveReason.TRANSFER, TODAY - timedelta(days=3), "135/2569"))
    notice = desk.documents.preview_removal_notice(head, ids.lao.user)
    assert notice.value is not None
    (sheet,) = sheets_of(notice.value)
    assert [row[3] for row in sheet.rows] == ["ผู้บันทึกฎีกา"]
    assert [row[5] for row in sheet.rows] == [TODAY - timedelta(days=3)]


def test_a_form_is_no_list(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    draft = desk.requests.detail(head, ids.lao.draft).request.draft
    assert not any(has_sheets(paper.value) for paper in desk.documents.preview(head, draft))
    assert not has_sheets(None)


def test_a_review_tells_its_piles_its_decisions_and_what_follows(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    review_id = begun(desk, ids, ids.lao.unit)
    row = rows_of(desk, ids, review_id)["lao.user"]
    desk.campaigns.decide(head, review_id, [row.id], Decision.REMOVE, note="ย้ายงาน")
    detail = desk.campaigns.detail(head, review_id)
    book = openpyxl.load_workbook(BytesIO(write(review_sheets(detail))))
    assert book.sheetnames == ["สรุป", "รายชื่อ", "ต้องถอดออก", "ยังไม่ยุติ"]
    summary = {line[0].value: line[1].value for line in book["สรุป"].iter_rows(min_row=3)}
    assert summary["ผู้ใช้งานทั้งหมด (คน)"] == len(detail.rows)
    assert summary["ถอดออก (คน)"] == 1
    assert str(summary["รายชื่อในทะเบียน ณ วันที่"]).startswith(TODAY.isoformat())
    people = list(book["รายชื่อ"].iter_rows(min_row=3, values_only=True))
    told = next(line for line in people if line[1] == "lao.user")
    assert told[7] == "ถอดออก"
    assert told[8] == "ผู้บันทึกฎีกา"
    assert told[10] == "ย้ายงาน"
    assert str(told[12]).startswith(TODAY.isoformat())
    assert [line[1] for line in book["ต้องถอดออก"].iter_rows(min_row=3, values_only=True)] == ["lao.user"]
    waiting = [line[1] for line in book["ยังไม่ยุติ"].iter_rows(min_row=3, values_only=True)]
    assert len(waiting) == len(detail.rows) - 1


def test_beside_the_register_stands_how_long_removals_took(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    last_day = TODAY - timedelta(days=3)
    desk.register.leave(head, LeaveDraft(ids.lao.user, LeaveReason.TRANSFER, last_day, "135/2569"))
    desk.register.remove_from_groups(head, ids.lao.account, [ids.payments], TODAY, "โอนย้าย")
    desk.register.close_account(head, ids.lao.account, TODAY)
    entries = desk.register.entries(head)
    people = {entry.person.id: entry.person for entry in entries}
    units = {entry.unit.id: entry.unit for entry in entries}
    times = desk.register.removal_times(head, TODAY - timedelta(days=30), TODAY)
    (row,) = removals_sheet(times, people, units).rows
    assert row[0] == people[ids.lao.user].name.full
    assert row[2:] == ("โอนย้าย", last_day, TODAY, 3, None)


def test_beside_the_groups_stands_who_holds_two_that_conflict_and_what_allows_it(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    conflict_id = desk.conflicts.declare(head, ids.payments, ids.stores, "").id
    desk.groups.add_member(head, ids.lao.account, ids.stores, TODAY, "ตรวจพบในระบบ")
    units = {unit.id: unit for unit in desk.register.units(head)}
    (row,) = clashes_sheet(desk.groups.matrix(head), units).rows
    assert row[4:] == (False, None, None, None, None)
    until = TODAY + timedelta(days=30)
    draft = ExceptionDraft(conflict_id, ids.lao.user, "ขาดคน", until, "นายกองค์การบริหารส่วนตำบล")
    desk.conflicts.allow(head, draft)
    (row,) = clashes_sheet(desk.groups.matrix(head), units).rows
    assert {row[2], row[3]} == {"ผู้บันทึกฎีกา", "เจ้าหน้าที่พัสดุ"}
    assert row[4:] == (True, TODAY, until, "ขาดคน", "นายกองค์การบริหารส่วนตำบล")


@pytest.mark.parametrize("note", ["", "แสดง 1 จาก 2 รายการ ตามที่กรองไว้"])
def test_a_list_that_was_filtered_says_so(desk: Desk, head: Actor, tmp_path: Path, note: str) -> None:
    sheet = SheetOfRows("คน", "รายชื่อ", ("ชื่อ",), [("กานดา",)], note)
    desk.exports.write(head, [sheet], tmp_path / "a.xlsx")
    told = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["A2"].value
    assert str(told).endswith(note or "2569")

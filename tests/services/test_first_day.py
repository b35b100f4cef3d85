"""The first day: shown first, then entered all at once or not at all."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.first_day import Entry
from elaas_desk.domain.first_day_sheet import HEADINGS, SheetColumn, SheetRow
from elaas_desk.domain.report import Report, ReportRow
from elaas_desk.errors import Problem, UserError
from elaas_desk.services.desk import Desk
from tests.services.office import OfficeIds, audit_lines, new_national_id, problem_of


def _row(number: int, unit: str = "", **changes: str) -> SheetRow:
    cells = {
        SheetColumn.TITLE: "นาย",
        SheetColumn.FIRST_NAME: f"สมชาย{'ก' * number}",
        SheetColumn.LAST_NAME: "มั่นคง",
        SheetColumn.NATIONAL_ID: new_national_id(),
        SheetColumn.POSITION: "เจ้าพนักงานพัสดุ",
        SheetColumn.UNIT: unit,
        SheetColumn.USERNAME: f"somchai.{number}",
        SheetColumn.OPENED_ON: "1/10/2568",
        SheetColumn.GROUPS: "เจ้าหน้าที่พัสดุ, กลุ่มใหม่",
        SheetColumn.DUTIES: "งานพัสดุ, งานใหม่",
        SheetColumn.ORDER_NUMBER: "๑๓๑/๒๕๖๙",
        SheetColumn.ORDER_DATE: "1/10/2569",
    }
    named = {SheetColumn[name.upper()]: text for name, text in changes.items()}
    return SheetRow(number, {column: text for column, text in (cells | named).items() if text})


def test_a_table_is_shown_first_and_nothing_is_kept(desk: Desk, head: Actor) -> None:
    before = desk.database.chain_head()
    row = _row(2)
    table = [[HEADINGS[column] for column in row.cells], list(row.cells.values())]
    checked = desk.first_day.check_tables(head, [[], table])
    assert (len(checked.rows), checked.bad, checked.new_groups) == (1, 0, ("กลุ่มใหม่",))
    assert problem_of(lambda: desk.first_day.check_tables(head, [[["ก", "ข"]]])) is Problem.NO_HEADINGS
    assert problem_of(lambda: desk.first_day.check_tables(head, [table[:1]])) is Problem.NOTHING_FILLED_IN
    assert desk.database.chain_head() == before


def test_the_template_offers_what_the_office_has(desk: Desk, registrar: Actor) -> None:
    book = openpyxl.load_workbook(io.BytesIO(desk.first_day.template(registrar)))
    offered = {cell.value for row in book["ตัวเลือก"].iter_rows() for cell in row}
    assert {"นางสาว", "อบต.บ้านใหม่", "โรงเรียนอนุบาลบ้านใหม่", "ผู้บันทึกฎีกา", "งานพัสดุ", "ปลัด อปท."} <= offered


def test_accepted_rows_are_people_accounts_groups_and_duties_in_one_transaction(desk: Desk, head: Actor) -> None:
    before = {person.id for person in desk.register.people(head)}
    desk.first_day.accept(head, [_row(2), _row(3, unit="โรงเรียนอนุบาลบ้านใหม่")])
    new = [each for each in desk.register.people(head) if each.id not in before]
    assert [each.name.first for each in new] == ["สมชายกก", "สมชายกกก"]
    detail = desk.register.detail(head, new[0].id)
    assert detail.account is not None
    assert (detail.account.username, str(detail.account.opened_on)) == ("somchai.2", "2025-10-01")
    assert {held.group.name: held.justified for held in detail.held} == {"เจ้าหน้าที่พัสดุ": True, "กลุ่มใหม่": False}
    assert {duty.duty.name for duty in detail.duties} == {"งานพัสดุ", "งานใหม่"}
    assert sum(group.name == "กลุ่มใหม่" for group in desk.groups.groups(head)) == 1
    assert sum(duty.name == "งานใหม่" for duty in desk.groups.duties(head)) == 1


def test_one_bad_row_keeps_all_of_them_out(desk: Desk, head: Actor) -> None:
    before = desk.database.chain_head()
    with pytest.raises(UserError) as told:
        desk.first_day.accept(head, [_row(2), _row(3, position="")])
    assert (told.value.problem, told.value.values) == (Problem.ROWS_WITH_PROBLEMS, {"count": "1"})
    assert problem_of(lambda: desk.first_day.accept(head, [])) is Problem.NOTHING_CHOSEN
    assert desk.database.chain_head() == before


def test_the_same_sheet_a_second_time_enters_nothing(desk: Desk, head: Actor) -> None:
    rows = [_row(2), _row(3)]
    desk.first_day.accept(head, rows)
    again = desk.first_day.check(head, rows)
    assert [each.entry for each in again.rows] == [Entry.NOTHING, Entry.NOTHING]
    people, accounts = desk.register.people(head), desk.register.entries(head)
    desk.first_day.accept(head, rows)
    assert (desk.register.people(head), desk.register.entries(head)) == (people, accounts)


def test_the_users_of_a_report_enter_without_id_numbers_and_known_people_get_the_account(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    newcomer = desk.register.detail(head, ids.lao.newcomer).person
    report = Report(
        (
            ReportRow("ผู้บันทึกฎีกา", "newcomer.x", newcomer.name.full, newcomer.position),
            ReportRow("เจ้าหน้าที่พัสดุ", "malee.s", "นางมาลี สุขใจ", "นักวิชาการพัสดุ"),
        )
    )
    checked = desk.first_day.check_report(head, report)
    assert [each.entry for each in checked.rows] == [Entry.ACCOUNT_ONLY, Entry.NEW_PERSON]
    desk.first_day.accept(head, [each.row for each in checked.rows])
    malee = next(each for each in desk.register.people(head) if each.name.first == "มาลี")
    assert malee.national_id == ""
    account = desk.register.detail(head, newcomer.id).account
    assert account is not None
    assert account.username == "newcomer.x"


def test_who_may_enter_in_one_unit_enters_there_alone_and_brings_no_new_groups(
    desk: Desk, school_head: Actor, ids: OfficeIds
) -> None:
    school = "โรงเรียนอนุบาลบ้านใหม่"
    known = {"groups": "เจ้าหน้าที่พัสดุ"}
    assert problem_of(lambda: desk.first_day.accept(school_head, [_row(2, **known)])) is Problem.OTHER_UNIT
    assert problem_of(lambda: desk.first_day.accept(school_head, [_row(2, school)])) is Problem.NOT_ALLOWED
    desk.first_day.accept(school_head, [_row(2, school, **known)])
    assert any(each.name.first == "สมชายกก" for each in desk.register.people(school_head))


def test_five_hundred_rows_are_entered_with_their_audit_lines(desk: Desk, head: Actor) -> None:
    before = len(audit_lines(desk.database))
    rows = [_row(number, first_name=f"คนที่{number}") for number in range(2, 502)]
    desk.first_day.accept(head, [replace(row, number=at) for at, row in enumerate(rows, 2)])
    added = audit_lines(desk.database)[before:]
    assert sum(line.subject == "people" and line.what == "added" for line in added) == 500
    assert sum(line.subject == "memberships" for line in added) == 1000

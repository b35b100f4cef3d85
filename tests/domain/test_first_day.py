"""The first day's sheet: headings are found, rows are read, and each problem stands in its own cell."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.first_day import Entry, Known, check_rows, rows_of_report
from elaas_desk.domain.first_day_sheet import HEADINGS, SheetColumn, SheetRow, columns_of, rows_of
from elaas_desk.domain.people import Post
from elaas_desk.domain.report import Report, ReportRow
from elaas_desk.errors import Problem
from elaas_desk.thai import national_id
from tests.domain.values import LAO, SCHOOL, TODAY, person

NUMBER = national_id.generate(random.Random(5))
OTHER_NUMBER = national_id.generate(random.Random(6))
GOOD = {
    SheetColumn.TITLE: "น.ส.",
    SheetColumn.FIRST_NAME: "กานดา",
    SheetColumn.LAST_NAME: "ใจดี",
    SheetColumn.NATIONAL_ID: NUMBER,
    SheetColumn.POSITION: "นักวิชาการเงินและบัญชี",
    SheetColumn.UNIT: SCHOOL.name,
    SheetColumn.USERNAME: "kanda.j",
    SheetColumn.OPENED_ON: "1/10/2568",
    SheetColumn.PASSWORD_CHANGED_ON: "๑๕ ก.ย. ๒๕๖๙",
    SheetColumn.GROUPS: "ผู้บันทึกฎีกา, ผู้ตรวจฎีกา\nผู้บันทึกฎีกา",
    SheetColumn.DUTIES: "งานการเงิน",
    SheetColumn.ORDER_NUMBER: "๑๒๔/๒๕๖๙",
    SheetColumn.ORDER_DATE: "2569-05-25",
}


def _known(**values: object) -> Known:
    plain: dict[str, object] = {
        "today": TODAY,
        "units": {LAO.id: LAO, SCHOOL.id: SCHOOL},
        "people": (),
        "taken_usernames": {},
        "with_account": frozenset(),
    }
    return Known(**(plain | values))  # type: ignore[arg-type]


def _row(number: int = 2, /, **changes: str) -> SheetRow:
    named = {SheetColumn[name.upper()]: text for name, text in changes.items()}
    return SheetRow(number, {column: text for column, text in {**GOOD, **named}.items() if text})


def test_the_headings_of_the_template_are_found_in_any_order_below_lines_of_title() -> None:
    columns = list(HEADINGS)
    random.Random(1).shuffle(columns)
    table = [["รายชื่อผู้ใช้งาน"], [], [HEADINGS[column] for column in columns], [], [column.value for column in columns]]
    found = rows_of(table)
    assert found is not None
    assert [(row.number, dict(row.cells)) for row in found] == [(5, {column: column.value for column in columns})]


def test_a_table_without_first_and_last_names_has_no_headings() -> None:
    assert rows_of([["ชื่อผู้ใช้", "กลุ่ม"], ["kanda.j", "ผู้บันทึกฎีกา"]]) is None
    assert rows_of([]) is None


def test_a_heading_is_known_with_blanks_dots_and_brackets_and_the_first_of_two_counts() -> None:
    found = columns_of(["ชื่อ ", "นาม สกุล", "โทร.", "เลขประจำตัวประชาชน (13 หลัก)", "ชื่อ", "E-mail", "อื่น"])
    assert found == {
        0: SheetColumn.FIRST_NAME,
        1: SheetColumn.LAST_NAME,
        2: SheetColumn.PHONE,
        3: SheetColumn.NATIONAL_ID,
        5: SheetColumn.EMAIL,
    }


def test_a_good_row_enters_a_person_an_account_and_a_duty() -> None:
    (checked,) = check_rows([_row()], _known())
    assert checked.problems == {}
    assert checked.entry is Entry.NEW_PERSON
    assert (checked.person.title, checked.person.unit_id, checked.person.post) == (
        "นางสาว",
        SCHOOL.id,
        Post.SUBUNIT_USER,
    )
    account = checked.account
    assert account is not None
    assert (account.username, str(account.opened_on), str(account.password_changed_on), account.password_known_by) == (
        "kanda.j",
        "2025-10-01",
        "2026-09-15",
        KnownBy.TOLD,
    )
    assert checked.groups == ("ผู้บันทึกฎีกา", "ผู้ตรวจฎีกา")
    (duty,) = checked.duties
    assert (duty.duty_name, str(duty.order_date), duty.starts_on) == ("งานการเงิน", "2026-05-25", duty.order_date)


@pytest.mark.parametrize(
    ("changes", "column", "problem"),
    [
        ({"first_name": ""}, SheetColumn.FIRST_NAME, Problem.EMPTY),
        ({"title": "คุณพี่"}, SheetColumn.TITLE, Problem.NOT_A_CHOICE),
        ({"national_id": NUMBER[:-1] + str((int(NUMBER[-1]) + 1) % 10)}, SheetColumn.NATIONAL_ID, None),
        ({"national_id": "123"}, SheetColumn.NATIONAL_ID, Problem.NATIONAL_ID_LENGTH),
        ({"unit": "โรงเรียนที่ไม่มี"}, SheetColumn.UNIT, Problem.NOT_A_CHOICE),
        ({"post": "ปลัด อปท."}, SheetColumn.POST, Problem.NOT_A_CHOICE),
        ({"post": "ภารโรง"}, SheetColumn.POST, Problem.NOT_A_CHOICE),
        ({"phone": "12"}, SheetColumn.PHONE, Problem.BAD_PHONE),
        ({"in_post_since": "32/1/2569"}, SheetColumn.IN_POST_SINCE, Problem.NO_SUCH_DAY),
        ({"username": "กานดา"}, SheetColumn.USERNAME, Problem.BAD_USERNAME),
        ({"username": ""}, SheetColumn.USERNAME, Problem.EMPTY),
        ({"opened_on": "1/1/2580", "password_changed_on": ""}, SheetColumn.OPENED_ON, Problem.DATE_IN_FUTURE),
        ({"password_changed_on": "1/9/2568"}, SheetColumn.PASSWORD_CHANGED_ON, Problem.END_BEFORE_START),
        ({"password_known_by": "ฝันเห็น"}, SheetColumn.PASSWORD_KNOWN_BY, Problem.NOT_A_CHOICE),
        ({"order_number": ""}, SheetColumn.ORDER_NUMBER, Problem.EMPTY),
        ({"order_date": "พรุ่งนี้"}, SheetColumn.ORDER_DATE, Problem.NOT_A_DATE),
    ],
)
def test_each_problem_stands_in_its_own_cell(
    changes: dict[str, str], column: SheetColumn, problem: Problem | None
) -> None:
    (checked,) = check_rows([_row(2, **changes)], _known())
    assert set(checked.problems) == {column}
    assert problem in (None, checked.problems[column].problem)


def test_an_id_number_may_be_missing_on_the_first_day_and_is_pointed_out() -> None:
    (checked,) = check_rows([_row(national_id="")], _known())
    assert (checked.problems, checked.id_missing) == ({}, True)


def test_an_id_number_or_user_name_that_stands_twice_names_the_first_row() -> None:
    twice = check_rows(
        [_row(2), _row(3, username="KANDA.J"), _row(9, national_id=OTHER_NUMBER, username="other.x")], _known()
    )
    assert [set(each.problems) for each in twice] == [set(), {SheetColumn.NATIONAL_ID, SheetColumn.USERNAME}, set()]
    assert {each.problem for each in twice[1].problems.values()} == {Problem.ROW_TWICE}
    assert twice[1].problems[SheetColumn.USERNAME].values == {"row": "2"}


def test_who_is_there_gets_only_the_account_and_who_has_one_gets_nothing() -> None:
    there = person(7, national_id=NUMBER)
    (adds,) = check_rows([_row()], _known(people=(there,)))
    assert (adds.entry, adds.person_id, adds.duties, adds.problems) == (Entry.ACCOUNT_ONLY, 7, (), {})
    assert adds.account is not None
    assert adds.account.person_id == 7
    held = _known(people=(there,), with_account=frozenset({7}), taken_usernames={"kanda.j": "กานดา"})
    (nothing,) = check_rows([_row()], held)
    assert (nothing.entry, nothing.account, nothing.problems) == (Entry.NOTHING, None, {})


def test_the_users_of_a_report_become_one_row_each_with_all_their_groups() -> None:
    report = Report(
        (
            ReportRow("ผู้บันทึกฎีกา", "Kanda.J", "นางสาวกานดา  ใจดี", "นักวิชาการเงินและบัญชี", SCHOOL.name),
            ReportRow("ผู้ตรวจฎีกา", "kanda.j", "นางสาวกานดา ใจดี"),
            ReportRow("ผู้ตรวจฎีกา", "malee", "มาลี"),
        )
    )
    known = _known()
    kanda, malee = check_rows(rows_of_report(report), known)
    assert (kanda.groups, kanda.problems, kanda.id_missing) == (("ผู้บันทึกฎีกา", "ผู้ตรวจฎีกา"), {}, True)
    assert kanda.person.unit_id == SCHOOL.id
    assert set(malee.problems) == {SheetColumn.TITLE, SheetColumn.LAST_NAME, SheetColumn.POSITION}


@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=6), st.permutations(list(HEADINGS)))
def test_no_table_whatever_stands_in_it_is_more_than_rows_with_problems(
    cells: list[list[str]], columns: list[SheetColumn]
) -> None:
    rows = rows_of([[HEADINGS[column] for column in columns], *cells])
    assert rows is not None
    checked = check_rows(rows, _known())
    assert len(checked) == sum(any(cell.strip() for cell in row[: len(columns)]) for row in cells)
    for each in checked:
        assert each.problems or each.person.first_name

"""The sheet that is handed out is the sheet that is read."""

from __future__ import annotations

import io

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from elaas_desk.domain.first_day_sheet import HEADINGS, SheetColumn, rows_of
from elaas_desk.intake.template import CHOICES, EXAMPLE, PEOPLE, ROWS, TemplateLists, template

LISTS = TemplateLists(("นาย", "นาง"), ("อบต.บ้านใหม่", "โรงเรียนอนุบาล"), ("=1+1", "ผู้บันทึกฎีกา"), ())


def _book(lists: TemplateLists = LISTS) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(template(lists)))


def _sheet(book: openpyxl.Workbook, name: str) -> Worksheet:
    sheet = book[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def _table(sheet: Worksheet) -> list[list[str]]:
    return [["" if value is None else str(value) for value in row] for row in sheet.iter_rows(values_only=True)]


def test_the_template_has_every_heading_and_nobody_in_it() -> None:
    assert rows_of(_table(_sheet(_book(), PEOPLE))) == ()
    assert list(_table(_sheet(_book(), PEOPLE))[0]) == list(HEADINGS.values())


def test_what_is_typed_into_it_is_read_back_and_stays_as_typed() -> None:
    sheet = _sheet(_book(), PEOPLE)
    for place, column in enumerate(HEADINGS, 1):
        sheet.cell(2, place, f"ค่า {column.value}")
    rows = rows_of(_table(sheet))
    assert rows is not None
    assert [dict(row.cells) for row in rows] == [{column: f"ค่า {column.value}" for column in HEADINGS}]
    assert {sheet.column_dimensions[letter].number_format for letter in "ABCDL"} == {"@"}


def test_the_example_stands_on_a_sheet_of_its_own_and_the_book_opens_on_the_empty_one() -> None:
    book = _book()
    example = rows_of(_table(_sheet(book, EXAMPLE)))
    assert example is not None
    assert [row.cell(SheetColumn.FIRST_NAME) for row in example] == ["กานดา"]
    assert (book.sheetnames[0], book.active) == (PEOPLE, book[PEOPLE])


def test_choices_come_from_the_office_and_only_closed_lists_refuse_others() -> None:
    book = _book()
    offered = {str(rule.sqref): rule for rule in _sheet(book, PEOPLE).data_validations.dataValidation}
    columns = list(HEADINGS)
    units = offered[f"G2:G{ROWS + 1}"]
    assert columns[6] is SheetColumn.UNIT
    assert (units.formula1, units.showErrorMessage) == ("=list_unit_id", True)
    groups = columns.index(SheetColumn.GROUPS)
    assert not offered[f"{chr(ord('A') + groups)}2:{chr(ord('A') + groups)}{ROWS + 1}"].showErrorMessage
    assert len(offered) == 5  # no list of duties, since there is none yet
    assert book.defined_names["list_unit_id"].attr_text == f"'{CHOICES}'!$B$1:$B$2"


def test_a_name_that_looks_like_a_formula_stays_a_name() -> None:
    cells = [cell for row in _sheet(_book(), CHOICES).iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in cells] == ["s"]

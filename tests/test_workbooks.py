"""Workbooks: what is a number or a day is one in Excel, text never acts, and the same rows make the same bytes."""

from __future__ import annotations

import tempfile
import time
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from elaas_desk.workbooks import Cell, SheetOfRows, write

ROWS: tuple[tuple[Cell, ...], ...] = (
    ("นายวีรพงษ์ ใจซื่อ", "weerapong.j", 12, date(2026, 10, 1), datetime(2026, 10, 1, 9, 41, tzinfo=UTC)),
    ("นางสาวน้ำผึ้ง ชื่นใจ\nกองคลัง", "-", -3, None, None),
    ("=HYPERLINK(1)", "0012", 2.5, date(2030, 2, 28), None),
)
HEADINGS = ("ชื่อ - นามสกุล", "ชื่อผู้ใช้", "วัน", "วันที่", "เวลา")
SHEET = SheetOfRows("ผู้ใช้งาน", "บัญชีผู้ใช้งาน ณ วันที่ 1 ต.ค. 2569", HEADINGS, ROWS)


def opened(*sheets: SheetOfRows) -> Any:
    return openpyxl.load_workbook(BytesIO(write(sheets)))


def first(*sheets: SheetOfRows) -> Worksheet:
    found: Worksheet = opened(*sheets).worksheets[0]
    return found


def table_of(*texts: Cell) -> SheetOfRows:
    return SheetOfRows("ก", "ข", ("ค",), [(text,) for text in texts])


def test_numbers_days_and_texts_are_what_they_are() -> None:
    read = [[cell.value for cell in row] for row in first(SHEET).iter_rows(min_row=3)]
    assert read == [
        ["นายวีรพงษ์ ใจซื่อ", "weerapong.j", 12, datetime(2026, 10, 1), datetime(2026, 10, 1, 9, 41)],  # noqa: DTZ001
        ["นางสาวน้ำผึ้ง ชื่นใจ\nกองคลัง", "-", -3, None, None],
        ["=HYPERLINK(1)", "0012", 2.5, datetime(2030, 2, 28), None],  # noqa: DTZ001
    ]
    assert [type(value) for value in read[0]] == [str, str, int, datetime, datetime]


def test_days_are_shown_in_the_buddhist_era_by_excel_itself() -> None:
    sheet = first(SHEET)
    assert sheet["D3"].number_format == "[$-107041E]d mmm yyyy"
    assert sheet["E3"].number_format == "[$-107041E]d mmm yyyy hh:mm"
    assert sheet["D3"].is_date


FULL_WIDTH = ["＝1+1", "＋66", "－1", "＠SUM(A1)"]
BEHIND_SOMETHING = ["'=1+1", '"=1+1', " =1+1", "\n=1+1", "\u00a0=1+1"]


@pytest.mark.parametrize("text", FULL_WIDTH + BEHIND_SOMETHING)
def test_a_formula_in_full_width_or_behind_blanks_and_quotes_stays_text_too(text: str) -> None:
    cell = first(table_of(text))["A3"]
    assert (cell.data_type, cell.quotePrefix, cell.value) == ("s", True, text)


@pytest.mark.parametrize("text", ["=1+1", "+66 2 241 9000", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])
def test_text_that_would_act_stays_text_also_when_the_cell_is_edited(text: str) -> None:
    cell = first(table_of(text))["A3"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert str(cell.value).replace("_x000D_", "\r") == text
    assert b"<f>" not in zipfile.ZipFile(BytesIO(write([table_of(text)]))).read("xl/worksheets/sheet1.xml")


def test_plain_text_is_not_marked() -> None:
    assert first(SHEET)["A3"].quotePrefix is not True


def test_the_head_stays_in_sight_and_filters_over_all_rows() -> None:
    sheet = first(SHEET)
    assert sheet["A1"].value == SHEET.title
    assert [cell.value for cell in sheet[2]] == list(HEADINGS)
    assert sheet.freeze_panes == "A3"
    assert sheet.auto_filter.ref == "A2:E5"
    assert sheet.print_title_rows == "$2:$2"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)


def test_a_note_stands_beneath_the_title_and_everything_below_moves_down() -> None:
    sheet = first(replace(SHEET, note="อบต.บ้านใหม่ · ณ วันที่ 23 พฤศจิกายน 2569"))
    assert sheet["A2"].value == "อบต.บ้านใหม่ · ณ วันที่ 23 พฤศจิกายน 2569"
    assert [cell.value for cell in sheet[3]] == list(HEADINGS)
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A4", "A3:E6", "$3:$3")


def test_on_paper_the_foot_tells_title_and_page() -> None:
    sheet = first(replace(SHEET, title="เงิน & พัสดุ 2569"))
    foot: Any = sheet.oddFooter
    assert str(foot.left.text).strip().replace("&&", "&") == "เงิน & พัสดุ 2569"
    assert str(foot.right.text).split() == ["หน้า", "&P", "จาก", "&N"]
    assert foot.left.font == "TH SarabunPSK,Regular"


def test_truth_is_a_word_and_a_day_that_excel_cannot_count_is_told_in_words() -> None:
    sheet = first(table_of(True, False, date(1899, 12, 31), date(1901, 1, 1)))
    read = [(sheet.cell(row, 1).data_type, sheet.cell(row, 1).value) for row in range(3, 7)]
    assert read[:3] == [("s", "ใช่"), ("s", "ไม่ใช่"), ("s", "31 ธ.ค. 2442")]
    assert read[3] == ("d", datetime(1901, 1, 1))  # noqa: DTZ001


def test_a_workbook_tells_whose_it_is() -> None:
    book = openpyxl.load_workbook(BytesIO(write([SHEET], "องค์การบริหารส่วนตำบลบ้านใหม่")))
    assert book.properties.creator == "องค์การบริหารส่วนตำบลบ้านใหม่"


def test_nothing_in_a_workbook_leads_outside() -> None:
    names = zipfile.ZipFile(BytesIO(write([table_of("http://x.example", "=HYPERLINK(1)")]))).namelist()
    assert not [name for name in names if "externalLink" in name or name.startswith("xl/worksheets/_rels")]


def test_every_cell_is_in_the_typeface_of_the_papers() -> None:
    cells = [cell for row in first(SHEET).iter_rows() for cell in row if cell.value is not None]
    assert {cell.font.name for cell in cells} == {"TH SarabunPSK"}
    assert {cell.font.sz for cell in cells[1:]} == {14}
    assert all(cell.font.b for cell in cells[:6])


def test_columns_are_as_wide_as_their_longest_line_and_marks_take_no_room() -> None:
    short, long = "ก" * 30, "น้ำผึ้ง" * 200
    rows = [(short, "ปิ่น" * 10, long, None)]
    sheet = first(SheetOfRows("ก", "ข", ("ชื่อ", "ชื่อ", "ชื่อ", "ที่"), rows))
    widths = [sheet.column_dimensions[column].width for column in "ABCD"]
    assert 30 <= widths[0] <= 36
    assert 20 <= widths[1] <= 26
    assert 60 <= widths[2] <= 62
    assert 6 <= widths[3] <= 8
    assert sheet["C3"].alignment.wrap_text


def test_rows_are_as_high_as_their_lines_so_that_no_line_is_hidden() -> None:
    rows = (("บรรทัดเดียว",), ("สอง\nบรรทัด",), ("ยาวมาก " * 40,), ("ก\n" * 100,))
    sheet = first(SheetOfRows("ก", "ข", ("ค",), rows))
    heights = [sheet.row_dimensions[at].height for at in range(3, 7)]
    line = sheet.sheet_format.defaultRowHeight
    assert line >= 19
    assert heights[0] in {None, line}
    assert heights[1] == 2 * line
    assert 5 * line <= heights[2] <= 7 * line
    assert heights[3] <= 409
    assert sheet.row_dimensions[1].height > line


def test_the_same_rows_make_the_same_bytes_on_any_day() -> None:
    made = write([SHEET, SHEET])
    assert write([SHEET, SHEET]) == made
    entries = zipfile.ZipFile(BytesIO(made)).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    properties = opened(SHEET).properties
    assert (properties.created.year, properties.modified.year) == (2000, 2000)
    assert (properties.title, properties.creator) == (SHEET.title, "eLAAS Desk")
    assert write([SHEET]) != made


def test_no_name_is_written_to_the_temporary_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/no/such/folder")
    assert write([SHEET])


def test_tabs_are_named_as_excel_takes_them_and_never_alike() -> None:
    names = ["ผู้ใช้งาน", "ผู้ใช้งาน", "คำขอ/ยกเลิก [2569]: *?", "'", "", "history", "ก" * 40, "ก" * 45]
    tabs = opened(*(SheetOfRows(name, "ข", ("ค",)) for name in names)).sheetnames
    assert tabs[:3] == ["ผู้ใช้งาน", "ผู้ใช้งาน 2", "คำขอ ยกเลิก 2569"]
    assert len({tab.casefold() for tab in tabs}) == len(names)
    assert all(1 <= len(tab) <= 31 for tab in tabs)
    assert tabs[6:] == ["ก" * 31, f"{'ก' * 29} 2"]


def test_a_sheet_without_rows_still_tells_what_belongs_there() -> None:
    sheet = first(SheetOfRows("ก", "ไม่มีรายการ", HEADINGS))
    assert [cell.value for cell in sheet[2]] == list(HEADINGS)
    assert sheet.max_row == 2


def test_a_text_longer_than_excel_takes_shows_that_it_goes_on() -> None:
    value = str(first(table_of("ก" * 40_000))["A3"].value)
    assert len(value) <= 32_767
    assert value.endswith("ก …")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30), max_size=8))
def test_any_text_comes_back_as_it_was(texts: list[str]) -> None:
    read = [row[0].value for row in first(table_of(*texts)).iter_rows(min_row=3)]
    assert read == texts


def test_ten_thousand_rows_take_seconds() -> None:
    started = time.process_time()
    write([SheetOfRows("ก", "ข", HEADINGS, ROWS * 3_334)])
    assert time.process_time() - started < 8

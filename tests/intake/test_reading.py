"""One office's users come out the same from every kind of file and every way to lay them out."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elaas_desk.domain.report import ReportColumn, ReportRow
from elaas_desk.intake.tables import Span
from elaas_desk.intake.understanding import understand
from tests.intake import files
from tests.intake.files import EVERY, html_page, pdf, text, xlsx
from tests.intake.offices import LABELS, OFFICE, Layout, Sheet, expected, laid_out

RICH = Layout(thai_digits=True, totals=True, repeat_every=3, feet=True, blanks=True, groups="blank")


def rows(content: bytes) -> list[ReportRow]:
    return list(understand(content, "report", None).report.rows)


@pytest.mark.parametrize("kind", EVERY)
def test_every_kind_of_file_tells_the_same(kind: str) -> None:
    assert rows(EVERY[kind](laid_out(OFFICE, RICH))) == expected(OFFICE)


@pytest.mark.parametrize("kind", ["bom.csv", "new.xlsx", "page.xls", "ruled.pdf", "plain.pdf"])
@pytest.mark.parametrize("groups", ["labelled", "bare", "merged"])
@pytest.mark.parametrize("names", [2, 3])
def test_groups_in_heading_rows_and_names_in_parts(kind: str, groups: str, names: int) -> None:
    layout = Layout(names=names, two_rows=True, groups=groups, totals=True)
    assert rows(EVERY[kind](laid_out(OFFICE, layout))) == expected(OFFICE)


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Any order of columns under any of their names, and any of the rest."""
    told = draw(st.permutations(["number", "group", "position", "unit", "status"]))
    columns = ["username", "name", *told[: draw(st.integers(0, 5))]]
    groups = draw(st.sampled_from(["column", "blank", "labelled", "bare", "merged"]))
    if groups not in {"labelled", "bare"} and "group" not in columns:
        columns.append("group")
    labels = {cell: draw(st.sampled_from(words)) for cell, words in LABELS.items()}
    if labels["username"] == labels["name"]:
        labels["username"] = "รหัสผู้ใช้"
    return Layout(
        tuple(draw(st.permutations(columns))),
        labels,
        names=draw(st.integers(1, 3)),
        two_rows=draw(st.booleans()),
        groups=groups,
        titles=draw(st.integers(0, 3)),
        thai_digits=draw(st.booleans()),
        totals=draw(st.booleans()),
        repeat_every=draw(st.sampled_from([0, 3])),
        feet=draw(st.booleans()),
        blanks=draw(st.booleans()),
    )


@given(layouts(), st.sampled_from(sorted(EVERY)), st.integers(2, len(OFFICE)))
@settings(max_examples=60, deadline=None)
def test_any_layout_in_any_kind_of_file_is_understood(layout: Layout, kind: str, count: int) -> None:
    users = OFFICE[:count]
    assert rows(EVERY[kind](laid_out(users, layout))) == expected(users, layout.missing)


@given(
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874", "tis-620"]),
)
@settings(max_examples=28, deadline=None)
def test_any_delimiter_in_any_encoding(delimiter: str, encoding: str) -> None:
    assert rows(text(delimiter, encoding)(laid_out(OFFICE, RICH))) == expected(OFFICE)


@pytest.mark.parametrize("charset", ["utf-8", "tis-620", "windows-874", "utf-16"])
def test_a_web_page_in_any_charset(charset: str) -> None:
    assert rows(html_page(charset)(laid_out(OFFICE, RICH))) == expected(OFFICE)


@pytest.mark.parametrize("ruled", ["grid", "head", "none"])
@pytest.mark.parametrize("valign", ["TOP", "MIDDLE"])
def test_a_pdf_of_many_pages_with_wrapped_cells(ruled: str, valign: str) -> None:
    users = tuple(replace(user, username=f"{user.username}{page}") for page in range(20) for user in OFFICE)
    content = pdf(ruled=ruled, wrapped=True, valign=valign)(laid_out(users, Layout(thai_digits=True)))
    assert rows(content) == expected(users)


def test_every_line_is_told_as_a_user_or_as_skipped_with_its_number() -> None:
    sheet = laid_out(OFFICE, RICH)
    read = understand(xlsx(sheet), "report.xlsx", None)
    skipped = {line.row: line.why for line in read.report.skipped}
    users = [row for row, cells in enumerate(sheet.rows, start=1) if any(each.username in cells for each in OFFICE)]
    assert sorted([*skipped, *users]) == list(range(1, len(sheet.rows) + 1))
    assert skipped[1] == skipped[2] == "หัวรายงาน"
    assert skipped[3] == "แถวว่าง"
    assert skipped[4] == "หัวตาราง"
    assert {"หัวตารางซ้ำ", "ผลรวม", "ท้ายหน้า"} < set(skipped.values())


def test_what_it_is_judged_by_comes_with_it() -> None:
    sheet = laid_out(OFFICE, replace(RICH, names=3, two_rows=True))
    content = xlsx(sheet)
    read = understand(content, "รายงาน.xlsx", None)
    name = ReportColumn.NAME
    assert read.columns == (
        None,
        ReportColumn.GROUP,
        ReportColumn.USERNAME,
        *(name, name, name),
        ReportColumn.POSITION,
        ReportColumn.UNIT,
        ReportColumn.STATUS,
    )
    assert (read.file, read.sha256) == ("รายงาน.xlsx", hashlib.sha256(content).hexdigest())
    assert read.header == (4, 5)
    assert [row.row for row in read.raw[:3]] == [1, 2, 4]
    assert read.raw[0].cells[0] == "รายงานรายชื่อและข้อมูลผู้ใช้งานในกลุ่มผู้ใช้"


def test_of_a_long_report_the_first_two_hundred_rows_are_shown() -> None:
    users = tuple(replace(user, username=f"{user.username}{copy}") for copy in range(40) for user in OFFICE)
    read = understand(text()(laid_out(users, Layout())), "r", None)
    assert len(read.report.rows) == 280
    assert len(read.raw) == 200


def test_the_sheet_with_the_table_is_found_and_alike_sheets_belong_together() -> None:
    cover = Sheet((("บันทึกข้อความ",), ("ส่งรายงาน", "ปี 2569")))
    plain = replace(RICH, groups="column", repeat_every=0)
    first, second = laid_out(OFFICE[:3], plain), laid_out(OFFICE[3:], plain)
    content = files.workbook({"ปก": cover, "หน้า 1": first, "หน้า 2": second})
    assert rows(content) == expected(OFFICE)


def test_a_sheet_for_each_group_names_the_group() -> None:
    layout = Layout(columns=("number", "username", "name", "status"), groups="bare", titles=1)
    sheets = {}
    for group in dict.fromkeys(user.group for user in OFFICE):
        sheet = laid_out([user for user in OFFICE if user.group == group], layout)
        sheets[group] = Sheet(tuple(row for row in sheet.rows if row != (group,)))
    assert rows(files.workbook(sheets)) == expected(OFFICE, layout.missing)


def test_hidden_sheets_are_left_alone() -> None:
    layout = Layout()
    content = files.workbook(
        {"เก่า": laid_out(OFFICE[:2], layout), "ใหม่": laid_out(OFFICE[2:], layout)}, hidden=("เก่า",)
    )  # fmt: skip
    assert rows(content) == expected(OFFICE[2:])


def test_cells_far_apart_cost_nothing() -> None:
    sheet = laid_out(OFFICE, Layout(groups="blank"))
    assert rows(files.workbook({"r": sheet}, stray=("XFD1048576", "A1048576"))) == expected(OFFICE)


def test_cells_merged_over_the_groups_of_one_user_belong_to_each() -> None:
    table = (
        ("ลำดับ", "ชื่อ-สกุล", "รหัสผู้ใช้", "กลุ่มผู้ใช้งาน"),
        ("1", "นายสมชาย ใจดี", "somchai.j", "ผู้บันทึกฎีกา"),
        ("", "", "", "ผู้อนุมัติฎีกา"),
        ("", "", "", "ผู้จัดทำเช็ค"),
        ("2", "นางมาลี ดีงาม", "malee", "ผู้บันทึกฎีกา"),
    )
    wanted = [
        *(ReportRow(group, "somchai.j", "นายสมชาย ใจดี") for group in ("ผู้บันทึกฎีกา", "ผู้อนุมัติฎีกา", "ผู้จัดทำเช็ค")),
        ReportRow("ผู้บันทึกฎีกา", "malee", "นางมาลี ดีงาม"),
    ]
    merged = Sheet(table, tuple(Span(2, column, 4, column) for column in range(3)))
    for kind in ("new.xlsx", "old.xls", "page.xls", "xml.xls", "ruled.pdf", "bom.csv"):
        assert rows(EVERY[kind](merged)) == wanted, kind

"""Labels, contents, groups and remarks: what a report says is taken as an officer would take it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from elaas_desk.domain.report import ReadReport, ReportColumn, ReportRow
from elaas_desk.intake.understanding import understand
from elaas_desk.thai.text import normalise

GROUP, USERNAME, NAME = ReportColumn.GROUP, ReportColumn.USERNAME, ReportColumn.NAME
Line = Sequence[str]


def read(*lines: Line, columns: Mapping[int, ReportColumn] | None = None) -> ReadReport:
    """A report of these rows."""
    made = io.StringIO(newline="")
    csv.writer(made).writerows(lines)
    return understand(made.getvalue().encode(), "report.csv", columns)


def users(*lines: Line) -> list[tuple[str, str, str]]:
    """Group, user name and name of each user in it."""
    return [(row.group, row.username, row.name) for row in read(*lines).report.rows]


def remarks(*lines: Line) -> dict[int, str]:
    """Why each row was skipped."""
    return {line.row: line.why for line in read(*lines).report.skipped}


HEAD = ("กลุ่มผู้ใช้งาน", "รหัสผู้ใช้งาน", "ชื่อ-สกุล")
SOMCHAI = ("ผู้บันทึกฎีกา", "somchai.j", "นายสมชาย ใจดี")
MALEE = ("ผู้อนุมัติฎีกา", "malee.k", "นางมาลี แก้วมณี")


# which column is which


def test_a_label_that_can_mean_either_is_decided_by_the_cells() -> None:
    by_login = ("กลุ่มผู้ใช้", "ชื่อผู้ใช้งาน", "ชื่อ-สกุล")
    by_name = ("กลุ่มผู้ใช้", "รหัสผู้ใช้", "ชื่อผู้ใช้งาน")
    turned = ("กลุ่มผู้ใช้", "ชื่อผู้ใช้งาน", "ชื่อผู้ใช้")
    assert users(by_login, SOMCHAI, MALEE) == users(by_name, SOMCHAI, MALEE) == [SOMCHAI, MALEE]
    assert users(turned, (SOMCHAI[0], SOMCHAI[2], SOMCHAI[1])) == [SOMCHAI]


@pytest.mark.parametrize(
    "label",
    ["รหัสผู้ใช้งาน (User)", "USER_ID", "User\nName", "ชื่อผู้ใช้งาน (Username)", "ชื่อผู้ใช้/User name", "Login ID", "รหัส ผู้ใช้ งาน"],
)
def test_a_label_is_known_however_it_is_written(label: str) -> None:
    assert users(("กลุ่ม", label, "ชื่อ - นามสกุล"), SOMCHAI) == [SOMCHAI]


def test_an_unknown_label_is_told_by_its_cells() -> None:
    assert users(("กลุ่มผู้ใช้", "ชื่อที่ระบบออกให้", "ชื่อ-สกุล"), SOMCHAI, MALEE) == [SOMCHAI, MALEE]


def test_columns_that_only_look_like_ours_are_left_alone() -> None:
    head = ("ลำดับ", "รหัสกลุ่ม", "กลุ่มผู้ใช้งาน", "อีเมล", "รหัสผู้ใช้งาน", "ชื่อ (อังกฤษ)", "ชื่อ-สกุล", "เข้าใช้งานล่าสุด")
    row = ("1", "G01", "ผู้บันทึกฎีกา", "s@baanmai.go.th", "somchai.j", "Somchai", "นายสมชาย ใจดี", "1/10/2569")
    assert users(head, row) == [SOMCHAI]


def test_a_table_without_a_heading_is_read_where_its_contents_are_plain() -> None:
    assert users(("1", *SOMCHAI), ("2", *MALEE)) == [SOMCHAI, MALEE]
    assert not read(("a1", "b2"), ("c3", "d4")).is_understood


def test_a_heading_of_two_rows_is_one() -> None:
    head = ("ลำดับ", "ผู้ใช้งาน", "", "กลุ่มผู้ใช้งาน", ""), ("ที่", "รหัส", "ชื่อ-สกุล", "รหัส", "ชื่อ")
    assert users(*head, ("1", "somchai.j", "นายสมชาย ใจดี", "G1", "ผู้บันทึกฎีกา")) == [SOMCHAI]


def test_a_label_broken_over_two_rows_is_whole() -> None:
    head = ("กลุ่มผู้ใช้", "รหัส", "ชื่อ-"), ("งาน", "ผู้ใช้งาน", "สกุล")
    assert users(*head, SOMCHAI) == [SOMCHAI]


def test_one_label_over_title_first_and_last_name_covers_them() -> None:
    head = ("กลุ่มผู้ใช้งาน", "รหัสผู้ใช้งาน", "ชื่อ-สกุล", "", "")
    assert users(head, ("ผู้บันทึกฎีกา", "somchai.j", "นาย", "สมชาย", "ใจดี")) == [SOMCHAI]


def test_numbers_of_columns_under_the_heading_are_part_of_it() -> None:
    assert remarks(HEAD, ("(๑)", "(๒)", "(๓)"), SOMCHAI) == {1: "หัวตาราง", 2: "หัวตาราง"}


def test_columns_may_stand_in_another_order_under_a_further_heading() -> None:
    other = ("ชื่อ-สกุล", "กลุ่มผู้ใช้งาน", "รหัสผู้ใช้งาน")
    assert users(HEAD, SOMCHAI, (), other, (MALEE[2], MALEE[0], MALEE[1])) == [SOMCHAI, MALEE]


# names


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("น.ส. มาลี  แก้วมณี", "นางสาวมาลี แก้วมณี"),
        ("นาย สมชาย ใจดี", "นายสมชาย ใจดี"),
        ("ว่าที่ ร.ต.สมชาย ใจดี", "ว่าที่ร้อยตรี สมชาย ใจดี"),
        ("Somchai Jaidee", "Somchai Jaidee"),
        ("สมชาย", "สมชาย"),
    ],
)
def test_a_name_comes_as_papers_write_it(written: str, official: str) -> None:
    assert users(HEAD, ("ก", "somchai.j", written))[0][2] == official


def test_names_that_begin_like_remarks_are_names() -> None:
    head = ("ชื่อ", "นามสกุล", "รหัสผู้ใช้", "กลุ่ม")
    rows = [("รวมพร", "สุขดี", "a1", "ก"), ("พิมพ์ใจ", "สุขดี", "a2", "ก"), ("จำนวน", "ทองมา", "a3", "ก")]
    assert [name for _, _, name in users(head, *rows)] == ["รวมพร สุขดี", "พิมพ์ใจ สุขดี", "จำนวน ทองมา"]


# groups


@pytest.mark.parametrize(
    "cell",
    [
        "ผู้บันทึกฎีกา\nผู้อนุมัติฎีกา",
        "ผู้บันทึกฎีกา, ผู้อนุมัติฎีกา",
        "ผู้บันทึกฎีกา/ผู้อนุมัติฎีกา",
        "ผู้บันทึกฎีกา / ผู้อนุมัติฎีกา",
        "ผู้บันทึกฎีกา;ผู้อนุมัติฎีกา",
        "1. ผู้บันทึกฎีกา\n2. ผู้อนุมัติฎีกา",
        "- ผู้บันทึกฎีกา\n- ผู้อนุมัติฎีกา",
        "1) ผู้บันทึกฎีกา 2) ผู้อนุมัติฎีกา",
    ],
)
def test_several_groups_in_one_cell_are_a_row_each(cell: str) -> None:
    assert users(HEAD, (cell, "somchai.j", "นายสมชาย ใจดี")) == [
        ("ผู้บันทึกฎีกา", "somchai.j", "นายสมชาย ใจดี"),
        ("ผู้อนุมัติฎีกา", "somchai.j", "นายสมชาย ใจดี"),
    ]


@pytest.mark.parametrize("cell", ["งานรับ/จ่ายเงิน", "เจ้าหน้าที่ (พัสดุ, คลัง)", "ผู้บันทึก\nฎีกา"])
def test_one_group_stays_one(cell: str) -> None:
    assert len(users(HEAD, (cell, "somchai.j", "นายสมชาย ใจดี"))) == 1


@pytest.mark.parametrize(
    "heading",
    [
        "กลุ่มผู้ใช้งาน : ผู้บันทึกฎีกา",
        "กลุ่มผู้ใช้งาน: ผู้บันทึกฎีกา (จำนวน ๒ คน)",
        "ชื่อกลุ่มผู้ใช้ - ผู้บันทึกฎีกา",
        "กลุ่มผู้ใช้งาน ผู้บันทึกฎีกา",
        "กลุ่มที่ ๑ : ผู้บันทึกฎีกา",
        "๑. กลุ่มผู้ใช้งาน : ผู้บันทึกฎีกา",
        "User Group: ผู้บันทึกฎีกา",
        "สิทธิการใช้งาน : ผู้บันทึกฎีกา   หน่วยงาน : กองคลัง",
        "ผู้บันทึกฎีกา",
        "ผู้บันทึกฎีกา (๒ คน)",
        "1. ผู้บันทึกฎีกา",
    ],
)
def test_a_heading_row_names_the_group_of_those_beneath(heading: str) -> None:
    assert users(HEAD[1:], (heading,), SOMCHAI[1:], ("รวม ๑ คน",), ("กลุ่มผู้ใช้งาน : ผู้อนุมัติฎีกา",), MALEE[1:]) == [
        SOMCHAI,
        MALEE,
    ]


def test_user_names_may_stand_under_their_groups_in_one_column() -> None:
    head = ("กลุ่มผู้ใช้ / ผู้ใช้", "ชื่อ-สกุล")
    assert users(head, ("ผู้บันทึกฎีกา",), SOMCHAI[1:], ("ผู้อนุมัติฎีกา",), MALEE[1:]) == [SOMCHAI, MALEE]


def test_label_and_group_of_a_heading_row_may_stand_in_cells_of_their_own() -> None:
    assert users(HEAD[1:], ("กลุ่มผู้ใช้งาน :", "ผู้บันทึกฎีกา", "1 คน"), SOMCHAI[1:]) == [SOMCHAI]


def test_a_group_above_the_heading_holds_for_the_table() -> None:
    assert users(("กลุ่มผู้ใช้งาน : ผู้บันทึกฎีกา",), HEAD[1:], SOMCHAI[1:]) == [SOMCHAI]


def test_a_choice_of_all_groups_is_no_group() -> None:
    assert users(("กลุ่มผู้ใช้งาน : ทั้งหมด",), HEAD[1:], SOMCHAI[1:]) == [("", *SOMCHAI[1:])]


def test_a_group_told_once_holds_until_the_next() -> None:
    rows = [SOMCHAI, ("", "b2", "นายข ขาว"), ("ผู้อนุมัติฎีกา", "", ""), ("", "c3", "นางค คำ")]
    assert [group for group, _, _ in users(HEAD, *rows)] == ["ผู้บันทึกฎีกา", "ผู้บันทึกฎีกา", "ผู้อนุมัติฎีกา"]


def test_units_in_heading_rows_are_told_where_there_are_several() -> None:
    school = ("หน่วยงาน : โรงเรียนบ้านใหม่",)
    both = read(("หน่วยงาน : อบต.บ้านใหม่",), HEAD, SOMCHAI, school, MALEE).report.rows
    assert [row.unit for row in both] == ["อบต.บ้านใหม่", "โรงเรียนบ้านใหม่"]
    assert read(("หน่วยงาน : อบต.บ้านใหม่",), HEAD, SOMCHAI).report.rows[0].unit == ""


# rows that are no users


def test_the_same_user_in_the_same_group_is_told_once_whatever_the_letters() -> None:
    lines = (HEAD, SOMCHAI, ("ผู้บันทึกฎีกา", "SOMCHAI.J", "นายสมชาย ใจดี"), MALEE)
    assert users(*lines) == [SOMCHAI, MALEE]
    assert remarks(*lines)[3] == "ซ้ำกับแถวที่ 2"


def test_user_names_stay_as_they_are_written() -> None:
    assert users(HEAD, ("ก", "Somchai.J", "นายสมชาย ใจดี"))[0][1] == "Somchai.J"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (("รวม ๕ คน",), "ผลรวม"),
        (("รวมทั้งสิ้น", "5", "ราย"), "ผลรวม"),
        (("", "จำนวนผู้ใช้งาน 5 คน"), "ผลรวม"),
        (("Total", "5"), "ผลรวม"),
        (("หน้า ๑ จาก ๓",), "ท้ายหน้า"),
        (("พิมพ์เมื่อ 23/11/2569", "", "หน้า 1/3"), "ท้ายหน้า"),
        (("Page 1 of 3",), "ท้ายหน้า"),
        (("", "ผู้จัดทำ .....................", ""), "ท้ายหน้า"),
        (("", "", "นายไม่มี บัญชี"), "ไม่มีชื่อผู้ใช้งาน"),
        (("", "-", "นายไม่มี บัญชี"), "ไม่มีชื่อผู้ใช้งาน"),
        (HEAD, "หัวตารางซ้ำ"),
        (("(1)", "(2)", "(3)"), "หัวตารางซ้ำ"),
        ((), "แถวว่าง"),
    ],
)
def test_a_line_that_is_no_user_is_skipped_with_its_reason(line: Line, why: str) -> None:
    lines = (HEAD, SOMCHAI, line, MALEE)
    assert users(*lines) == [SOMCHAI, MALEE]
    assert remarks(*lines)[3] == why


def test_many_blank_rows_are_told_as_one() -> None:
    assert remarks(HEAD, SOMCHAI, *[()] * 1000, MALEE) == {1: "หัวตาราง", 3: "แถวว่าง 1,000 แถว"}


# dirty text


def test_dirty_thai_is_clean_everywhere() -> None:
    head = ("กล\u0e38\u0e48\u0e21ผู้ใช้งาน\u200b", "\ufeffรหัสผู้ใช้งาน\u00a0", "ชื่อ\u00ad-สกุล")
    row = ("ผ\u0e49\u0e39บันทึก\u200bฎีกา", " somchai.j\u00a0", "นายน\u0e4d\u0e49\u0e32เพชร\u00a0\u00a0เเก้ว")
    assert users(head, row) == [("ผู้บันทึกฎีกา", "somchai.j", "นายน้ำเพชร แก้ว")]


def test_marks_of_old_windows_fonts_are_the_usual_ones() -> None:
    assert users(HEAD, ("ผ\uf70bู", "a1", "นายป\uf70bม"))[0][0] == normalise("ผ้ ู".replace(" ", ""))


@pytest.mark.parametrize(("taken_for", "was"), [("cp1252", "utf-8"), ("latin-1", "cp874"), ("cp874", "utf-8")])
def test_text_that_was_saved_in_the_wrong_encoding_is_put_right(taken_for: str, was: str) -> None:
    made = "\n".join(",".join(line) for line in (HEAD, SOMCHAI, MALEE)).encode(was)
    wrong = "".join(_as_windows(byte, taken_for) for byte in made)
    read_back = understand(wrong.encode(), "r.csv", None).report.rows
    assert [(row.group, row.username, row.name) for row in read_back] == [SOMCHAI, MALEE]


def _as_windows(byte: int, encoding: str) -> str:
    try:
        return bytes((byte,)).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


def test_a_lone_quotation_mark_swallows_nothing() -> None:
    rows = [f'ผู้บันทึกฎีกา,"u{number},นายก ข' if number == 3 else f"ผู้บันทึกฎีกา,u{number},นายก ข" for number in range(60)]
    found = understand("\n".join([",".join(HEAD), *rows]).encode(), "r.csv", None).report.rows
    assert len(found) == 60


def test_digits_that_a_spreadsheet_was_told_to_keep_as_text_are_kept() -> None:
    content = 'sep=;\r\nกลุ่มผู้ใช้;รหัสผู้ใช้;ชื่อ-สกุล\r\nผู้บันทึกฎีกา;="00671";นายสมชาย ใจดี\r\n'
    assert understand(content.encode(), "r.csv", None).report.rows == (ReportRow("ผู้บันทึกฎีกา", "00671", "นายสมชาย ใจดี"),)


# put right by hand


def test_columns_that_are_named_by_hand_replace_what_was_understood() -> None:
    lines = (("ก", "ข", "ค", "ง"), ("somchai.j", "ใจดี", "สมชาย", "ผู้บันทึกฎีกา"))
    assert not read(*lines).is_understood
    corrected = read(*lines, columns={0: USERNAME, 1: NAME, 2: NAME, 3: GROUP})
    assert corrected.report.rows == (ReportRow("ผู้บันทึกฎีกา", "somchai.j", "ใจดี สมชาย"),)
    assert corrected.columns == (USERNAME, NAME, NAME, GROUP)


def test_what_is_not_named_by_hand_says_nothing() -> None:
    told = read(HEAD, SOMCHAI, columns={1: USERNAME}).report.rows
    assert told == (ReportRow("", "somchai.j", ""),)


def test_parts_of_a_name_named_by_hand_come_in_their_order() -> None:
    head = ("นามสกุล", "รหัสผู้ใช้", "คำนำหน้า", "ชื่อ")
    row = ("ใจดี", "somchai.j", "นาย", "สมชาย")
    assert read(head, row, columns={0: NAME, 1: USERNAME, 2: NAME, 3: NAME}).report.rows[0].name == "นายสมชาย ใจดี"


def test_a_layout_is_known_again_by_its_heading_alone() -> None:
    first = read(("รายงาน ก",), HEAD, SOMCHAI)
    again = read(("รายงาน ข",), ("อบต.บ้านใหม่",), ("กลุ่ม ผู้ใช้งาน", "รหัสผู้ใช้งาน ", "ชื่อ–สกุล"), MALEE)
    other = read(("กลุ่ม", "รหัสผู้ใช้งาน", "ชื่อ-สกุล"), SOMCHAI)
    assert first.layout == again.layout != other.layout
    assert len(first.layout) == 64
    assert read(HEAD, SOMCHAI, columns={1: USERNAME}).layout == first.layout


def test_a_layout_that_is_not_understood_is_known_again_too() -> None:
    lines = (("ก", "ข", "ค"), ("1", "2", "3"))
    assert read(*lines).layout == read(*lines, columns={0: USERNAME}).layout == read(lines[0], ("4", "5", "6")).layout


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("ข้อมูล ณ วันที่ ๒๓ พฤศจิกายน ๒๕๖๙", date(2026, 11, 23)),
        ("พิมพ์เมื่อ 23/11/2569 10:15:02 น.", date(2026, 11, 23)),
        ("วันที่พิมพ์ : 23 พ.ย. 69", date(2026, 11, 23)),
        ("Print Date: 2026-11-23", date(2026, 11, 23)),
        ("วันที่ 31/2/2569", None),
        ("ปีงบประมาณ 2569", None),
    ],
)
def test_the_day_that_a_report_shows_is_found(line: str, day: date | None) -> None:
    assert read((line,), HEAD, SOMCHAI).dated == read(HEAD, SOMCHAI, (line,)).dated == day


def test_the_day_of_the_data_comes_before_the_day_of_printing() -> None:
    assert read(("พิมพ์เมื่อ 25/11/2569",), ("ข้อมูล ณ 23/11/2569",), HEAD, SOMCHAI).dated == date(2026, 11, 23)


def test_tables_within_tables_are_read_like_tables() -> None:
    row = "<tr><td>ผู้บันทึกฎีกา<td>somchai.j<td>นาย&nbsp;สมชาย<br>ใจดี"
    inner = f"<table><thead><tr><th>กลุ่มผู้ใช้<th>รหัสผู้ใช้<th>ชื่อ - สกุล</thead>{row}</table>"
    page = f"<html><body><table><tr><td><h2>รายงาน</h2><tr><td>{inner}</table></body></html>"
    found = understand(page.encode(), "page.xls", None).report.rows
    assert [(each.group, each.username, each.name) for each in found] == [SOMCHAI]

"""The lists of users as pages: what stands on them, what stands again on each page, how much they take."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from time import process_time

import pypdf
import pytest

from elaas_desk.domain.list_papers import MatrixGroup, MatrixUnit, SheetSize, Standing
from elaas_desk.domain.words import CONFLICT, SIGNS
from elaas_desk.thai.digits import to_thai
from forms_pdf import group_list, matrix, user_list
from tests.forms_pdf import list_values as values
from tests.forms_pdf.reading import (
    Run,
    by_pdfium,
    forms_of,
    in_order,
    lines_of,
    pages_of,
    runs,
    text_of,
    without_blanks,
)


def page_text(data: bytes, page: int) -> str:
    return without_blanks("".join(run.text for run in lines_of(data, page)))


def rising(data: bytes, page: int = 0) -> list[Run]:
    return [run for run in lines_of(data, page) if run.upwards]


def missing_after(start: str, parts: list[str], text: str) -> list[str]:
    """What does not come next after a text, each part soon after the one before."""
    at, missing = text.find(start), []
    for part in parts:
        found = text.find(part, at)
        if at < 0 or found < 0 or found - at > 200:
            missing.append(part)
        at = found
    return missing


def nearest(places: list[float], x: float) -> int:
    """Which of the places is nearest to x."""
    far = [abs(place - x) for place in places]
    return far.index(min(far))


# the list of units


def test_each_unit_begins_with_its_name_counts_anew_and_ends_with_its_sum() -> None:
    value = values.user_list(3, 2)
    text = text_of(user_list.render(value))
    first, second = (without_blanks(unit.name) for unit in value.units)
    assert in_order([first, f"รวม{first}๓คน", second, f"รวม{second}๒คน", "รวมทั้งสิ้น๒หน่วยงานผู้ใช้งาน๕คน"], text)
    numbers = [run.text for run in runs(user_list.render(value)) if run.text in set("๑๒๓๔๕")]
    assert numbers == ["๑", "๒", "๓", "๑", "๒"]


def test_the_list_of_one_unit_names_it_over_the_list_and_has_no_grand_total() -> None:
    value = replace(values.user_list(1), units=values.user_list(0, 2).units[1:])
    text = text_of(user_list.render(value))
    assert "โรงเรียนอนุบาลบ้านใหม่ณวันที่๒๓พฤศจิกายน๒๕๖๙" in text
    assert "รวมทั้งสิ้น" not in text


@pytest.mark.parametrize("wide", [True, False])
def test_every_user_stands_with_all_groups_and_what_no_duty_justifies_is_marked(wide: bool) -> None:
    value = values.user_list(25, wide=wide)
    text = text_of(user_list.render(value))
    for user in value.units[0].users:
        groups = [without_blanks(to_thai(held.group)) for held in user.groups]
        assert not missing_after(user.username, groups, text)
        assert without_blanks(user.full_name) in text
    assert "ผู้ตรวจสอบฎีกา*" in text
    assert "*กลุ่มที่ไม่มีหน้าที่รองรับ(ข้อ๔.๑)" in text


def test_duties_and_passwords_stand_on_the_wide_list_alone() -> None:
    wide, upright = (text_of(user_list.render(values.user_list(6, wide=wide))) for wide in (True, False))
    for told in ("งานการเงินคำสั่งที่๑๒๔/๒๕๖๙", "๑๕ม.ค.๒๕๖๙", "ไม่ทราบ"):
        assert told in wide
        assert told not in upright


def test_a_unit_that_goes_on_is_named_again_over_the_header_of_its_table() -> None:
    data = user_list.render(values.user_list(3, 30))
    for page in range(1, pages_of(data) - 1):
        assert "โรงเรียนอนุบาลบ้านใหม่(ต่อ)ที่ชื่อ-นามสกุล" in page_text(data, page)


def test_there_is_room_to_write_beside_every_user() -> None:
    data = user_list.render(values.user_list(30, wide=False))
    numbers = [run for run in runs(data) if run.text in {to_thai(n) for n in range(1, 31)} and run.x < 120]
    steps = [above.y - below.y for above, below in pairwise(numbers) if above.page == below.page]
    assert len(steps) > 20
    assert min(steps) >= 26


def test_the_head_answers_for_the_list_on_a_page_that_holds_some_of_it() -> None:
    for count in range(1, 30):
        data = user_list.render(values.user_list(count))
        last = page_text(data, pages_of(data) - 1)
        assert "หัวหน้าหน่วยงานคลัง" in last
        assert "ขอรับรองว่ารายการข้างต้น" in last
        assert "user" in last or f"รวม{without_blanks(values.UNITS[0])}" in last


# the list of groups


def test_a_group_tells_what_it_may_do_which_duties_justify_it_and_who_is_in_it() -> None:
    value = values.group_list(3, 0)
    text = text_of(group_list.render(value))
    told = [
        "๑.ผู้บันทึกข้อมูลรายรับ๓คน",
        "ทำได้:บันทึกและแก้ไข",
        "หน้าที่ที่รองรับ:งานการเงิน,งานบัญชี",
        "ผู้บันทึกข้อมูลรายจ่าย๐คน",
        "ไม่มีผู้ใช้งานอยู่ในกลุ่มนี้",
    ]
    assert in_order(told, text)
    told_of_each = ["๑ต.ค.๒๕๖๘", "งานการเงินคำสั่งที่๑๒๔/๒๕๖๙"]
    for member in value.groups[0].members:
        assert not missing_after(without_blanks(member.full_name), [member.username, *told_of_each], text)


def test_who_is_in_a_group_without_a_duty_is_marked() -> None:
    text = text_of(group_list.render(values.group_list(8)))
    assert text.count("*ไม่มีหน้าที่รองรับ") == 2


def test_a_group_that_only_shows_or_is_tied_to_nothing_says_so() -> None:
    text = text_of(group_list.render(values.group_list(*[1] * 10)))
    assert "ดูรายงานผู้บริหาร(ดูอย่างเดียว)" in text
    assert text.count("ยังไม่ได้กำหนดหน้าที่ที่รองรับกลุ่มนี้(ข้อ๔.๑)") == 1
    assert "ใช้ถึงวันที่๓๐กันยายน๒๕๗๐" in text


# the matrix


def test_the_names_of_the_groups_rise_whole_each_in_its_own_column() -> None:
    value = values.matrix(24, 10)
    data = matrix.render(value)
    names = rising(data)
    assert [run.text.removesuffix(" (ดู)") for run in names] == [group.name for group in value.groups]
    assert all(left.x < right.x for left, right in pairwise(names))


def test_a_long_name_wraps_within_its_turned_cell() -> None:
    data = matrix.render(values.LONG_MATRIX)
    text = without_blanks("".join(run.text for page in range(pages_of(data)) for run in rising(data, page)))
    for group in values.LONG_MATRIX.groups:
        assert without_blanks(to_thai(group.name)) in text


def test_every_sign_stands_in_the_row_of_its_person_and_the_column_of_its_group() -> None:
    value = values.matrix(40, 12)
    data = matrix.render(value)
    people = {one.username: one for unit in value.units for one in unit.people}
    seen = 0
    for page in range(pages_of(data)):
        lines = lines_of(data, page)
        columns = [run.x for run in lines if run.upwards]
        for row in (run for run in lines if run.text in people):
            signs = [run for run in lines if abs(run.y - row.y) < 5 and run.text in SIGNS.values()]
            places = [nearest(columns, sign.x + 5) for sign in signs]
            marks = people[row.text].marks
            assert [(place, sign.text) for place, sign in zip(places, signs, strict=True)] == [
                (mark.group, SIGNS[mark.standing]) for mark in marks
            ]
            seen += 1
    assert seen == 40


def test_four_signs_and_the_one_of_a_conflict_are_told_apart_and_explained_on_every_page() -> None:
    data = matrix.render(values.matrix(60, 12))
    assert len(set(SIGNS.values())) == len(Standing)
    for page in range(pages_of(data) - 1):
        legend = "●มีหน้าที่รองรับ○ดูอย่างเดียว◆ไม่มีหน้าที่รองรับ◌มีหน้าที่แต่ยังไม่มีสิทธิ!ไม่ควรอยู่คู่กัน"
        assert legend in page_text(data, page)
    conflicts = sum(mark.conflict for unit in values.matrix(60, 12).units for one in unit.people for mark in one.marks)
    legends = text_of(data).count("!ไม่ควรอยู่คู่กัน")
    assert text_of(data).count(CONFLICT) == conflicts + legends


def test_names_of_groups_and_people_stand_on_every_page() -> None:
    data = matrix.render(values.matrix(60, 20))
    with_people = [page for page in range(pages_of(data)) if "user0" in page_text(data, page)]
    assert len(with_people) > 2
    for page in with_people:
        assert [run.text for run in rising(data, page)] == [run.text for run in rising(data)]
        assert "ที่ชื่อ-นามสกุลชื่อผู้ใช้งาน" in page_text(data, page)
    assert any("(ต่อ)" in page_text(data, page) for page in with_people)


def test_groups_that_one_sheet_cannot_take_go_on_with_everybody_named_again() -> None:
    value = values.matrix(20, 45, size=SheetSize.A4)
    data = matrix.render(value)
    text = text_of(data)
    tiles = re.findall(r"แผ่นที่([๑-๙])จาก([๑-๙])คอลัมน์([๐-๙]+)–([๐-๙]+)", text)
    assert {of for _, of, _, _ in tiles} == {"๒"}
    assert {(number, first, last) for number, _, first, last in tiles} == {("๑", "๑", "๒๓"), ("๒", "๒๔", "๔๕")}
    for unit in value.units:
        for one in unit.people:
            assert text.count(one.username) == 2
    named = {run.text for page in range(pages_of(data)) for run in rising(data, page)}
    assert named == {to_thai(f"{group.name} (ดู)" if group.view_only else group.name) for group in value.groups}


def test_a_further_sheet_begins_on_a_page_of_its_own() -> None:
    data = matrix.render(values.matrix(3, 45, size=SheetSize.A4))
    of_first = {run.text for run in rising(data, 0)}
    assert of_first.isdisjoint(run.text for run in rising(data, 1))


@pytest.mark.parametrize(
    ("groups", "size", "expected"),
    [
        (10, SheetSize.FITTING, "A4"),
        (40, SheetSize.FITTING, "A3"),
        (10, SheetSize.A3, "A3"),
        (40, SheetSize.A4, "A4"),
    ],
)
def test_the_smaller_paper_is_taken_where_it_is_enough_unless_one_is_chosen(
    groups: int, size: SheetSize, expected: str
) -> None:
    forms = forms_of(matrix.render(values.matrix(6, groups, size=size)))
    assert {round(form.width / 72 * 25.4) for form in forms} == {{"A4": 297, "A3": 420}[expected]}


def test_sixty_people_and_forty_groups_stand_on_one_sheet_of_a3_across() -> None:
    data = matrix.render(values.matrix(60, 40))
    assert len(rising(data)) == 40
    assert pages_of(data) <= 4
    assert "แผ่นที่" not in text_of(data)


def test_the_last_row_counts_who_is_in_each_group() -> None:
    value = values.matrix(24, 10)
    lines = runs(matrix.render(value))
    total = next(run for run in lines if run.text.startswith("รวม ๒๔"))
    counted = [run.text for run in lines if run.page == total.page and abs(run.y - total.y) < 4 and run.x > 300]
    held = [
        sum(
            mark.group == at and mark.standing.is_held
            for unit in value.units
            for one in unit.people
            for mark in one.marks
        )
        for at in range(10)
    ]
    assert counted == [to_thai(count) for count in held]


def test_readers_find_the_turned_names_and_the_signs() -> None:
    text = without_blanks("".join(by_pdfium(matrix.render(values.matrix(24, 10)))))
    for group in values.matrix(24, 10).groups:
        assert without_blanks(group.name) in text
    for sign in SIGNS.values():
        assert sign in text


# much of it


def test_two_thousand_rows_are_listed_within_three_seconds() -> None:
    started = process_time()
    data = user_list.render(values.user_list(700, 700, 600))
    taken = process_time() - started
    assert len(pypdf.PdfReader(BytesIO(data)).pages) > 100
    assert taken < 3


def test_a_matrix_of_two_thousand_people_is_drawn_within_three_seconds() -> None:
    started = process_time()
    data = matrix.render(values.matrix(2000, 20))
    assert process_time() - started < 3
    assert pages_of(data) > 50


def test_nobody_and_nothing_leave_a_sentence() -> None:
    assert "ไม่มีผู้ใช้งานที่มีบัญชี" in text_of(user_list.render(values.user_list(0)))
    assert "ไม่มีกลุ่มผู้ใช้งานที่ใช้อยู่" in text_of(group_list.render(values.group_list()))
    nobody = replace(values.matrix(), units=(MatrixUnit("กองคลัง"),), groups=(MatrixGroup("ผู้บันทึกฎีกา"),))
    assert "ไม่มีผู้ใช้งานหรือกลุ่มผู้ใช้งานที่จะแสดง" in text_of(matrix.render(nobody))

"""Acknowledgement, removal notice and review report as pages: what stands on them and where."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elaas_desk.domain.governance_papers import NoReport, ReviewedUser
from elaas_desk.domain.papers import code_of
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.review_rows import Decision
from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.errors import Problem, UserError
from elaas_desk.thai.digits import to_thai
from forms_pdf import acknowledgement, removal_notice, review_report
from forms_pdf.page import LANDSCAPE
from tests.forms_pdf import governance_values as governance
from tests.forms_pdf import values
from tests.forms_pdf.reading import forms_of, in_order, lines_of, pages_of, runs, text_of, without_blanks


def heights_of_boxes(data: bytes, page: int) -> list[float]:
    """The heights of all ruled boxes of a page."""
    contents: Any = pypdf.PdfReader(BytesIO(data)).pages[page].get_contents()
    drawn = re.findall(rb"q [\d.]+ w [\d.]+ [\d.]+ [\d.]+ ([\d.]+) re S Q", contents.get_data())
    return [float(height) for height in drawn]


def texts_of(data: bytes) -> list[str]:
    return [run.text for run in runs(data)]


# Acknowledgement --------------------------------------------------------------------------------------------------


def test_one_person_signs_a_form_with_every_clause_in_full() -> None:
    value = governance.acknowledgement()
    data = acknowledgement.render(value)
    shown = [without_blanks(to_thai(f"ข้อ {clause.number}{clause.text}")) for clause in value.clauses]
    assert pages_of(data) == 1
    assert in_order(shown, text_of(data))
    assert "มท๐๘๐๘.๔/ว๐๐๓๖ลงวันที่๒๕มีนาคม๒๕๖๘" in text_of(data)
    assert {"ผู้รับทราบ", "พยาน", value.people[0].username} <= set(texts_of(data))
    assert texts_of(data).count(f"({value.people[0].full_name})") == 1


def test_several_sign_in_a_table_with_the_clauses_once_and_the_header_on_every_page() -> None:
    value = governance.acknowledgement(40)
    data = acknowledgement.render(value)
    assert pages_of(data) >= 3
    assert text_of(data).count(without_blanks(to_thai(value.clauses[3].text))) == 1
    for page in range(pages_of(data)):
        drawn = [run.text for run in lines_of(data, page)]
        assert drawn.count("ลายมือชื่อ") == 1
    numbers = [text for text in texts_of(data) if re.fullmatch("[๐-๙]+", text)]
    assert numbers == [to_thai(number) for number in range(1, 41)]


def test_there_is_room_to_sign_in_every_row() -> None:
    data = acknowledgement.render(governance.acknowledgement(40))
    for page in range(pages_of(data)):
        # five boxes of the header come first
        assert min(heights_of_boxes(data, page)[5:]) >= 26


@pytest.mark.parametrize("count", range(2, 40, 3))
def test_the_witness_signs_below_a_sentence_on_the_same_page(count: int) -> None:
    drawn = runs(acknowledgement.render(governance.acknowledgement(count)))
    pages = {run.text: run.page for run in drawn}
    said = next(run.page for run in drawn if run.text.startswith("ขอรับรองว่าผู้ใช้งานที่ลงลายมือชื่อ"))
    assert said == pages["พยาน"]


# Removal notice ---------------------------------------------------------------------------------------------------


def test_the_notice_says_who_leaves_why_since_when_and_by_which_order() -> None:
    value = governance.removal_notice()
    data = removal_notice.render(value)
    assert pages_of(data) == 1
    shown = {
        value.user.full_name,
        value.user.position,
        value.user.username,
        "โอนย้าย",
        "๓๐ กันยายน ๒๕๖๙",
        "๔๑๒/๒๕๖๙",
        "๑๕ กันยายน ๒๕๖๙",
    }
    assert shown <= set(texts_of(data))
    assert "ข้อ๔.๒" in text_of(data)
    assert in_order(["ผู้ดำเนินการ", "ผู้แจ้ง", "ผู้บังคับบัญชา"], "\n".join(texts_of(data)))


def test_a_group_that_is_not_yet_left_waits_for_the_pen() -> None:
    texts = texts_of(removal_notice.render(governance.removal_notice()))
    start, end = texts.index("ถอดออกเมื่อ"), next(at for at, text in enumerate(texts) if text.startswith("เมื่อถอดออก"))
    assert texts[start + 1 : end] == [
        *("๑", "ผู้บันทึกข้อมูลรายรับ", "๑ ต.ค. ๒๕๖๘", "๑ ต.ค. ๒๕๖๙"),
        *("๒", "ผู้ตรวจสอบฎีกา", "๒ ต.ค. ๒๕๖๘"),
        *("๓", "เจ้าหน้าที่พัสดุ", "๓ ต.ค. ๒๕๖๘"),
    ]


def test_a_user_in_no_group_gets_a_sentence_in_place_of_the_table() -> None:
    text = text_of(removal_notice.render(governance.removal_notice(0)))
    assert "ผู้ใช้งานรายนี้ไม่มีชื่ออยู่ในกลุ่มผู้ใช้งานใด" in text
    assert "เมื่อถอดออกครบ" not in text


def test_the_memo_stands_under_its_title_with_the_labels_of_the_regulation() -> None:
    drawn = runs(removal_notice.render(governance.removal_notice()))
    labels = {run.text: run for run in drawn if run.size == 20}
    assert [run.text for run in drawn if run.size == 29] == ["บันทึกข้อความ"]
    assert list(labels) == ["ส่วนราชการ", "ที่", "วันที่", "เรื่อง"]
    assert labels["ที่"].y == labels["วันที่"].y


# Review report ----------------------------------------------------------------------------------------------------


def test_the_report_is_landscape_and_repeats_its_header() -> None:
    data = review_report.render(governance.review_report(60))
    assert set(forms_of(data)) == {LANDSCAPE}
    drawn = runs(data)
    last_row = next(run.page for run in drawn if run.text == governance.user(59).username)
    assert [run.page for run in drawn if run.text == "ผลการพิจารณา"] == list(range(last_row + 1))
    assert last_row > 2
    assert in_order([governance.user(number).username for number in range(60)], text_of(data))


def test_the_report_counts_the_piles_and_the_decisions() -> None:
    value = governance.review_report(40)
    texts = texts_of(review_report.render(value))
    after_piles, after_decisions = texts.index("รวม") + 1, texts.index("พิจารณา") + 1
    piles = [sum(row.pile is pile for row in value.rows) for pile in Pile]
    decisions = [sum(row.decision is decision for row in value.rows) for decision in (*Decision, None)]
    assert texts[after_piles : after_piles + 6] == [to_thai(count) for count in (*piles, 40)]
    assert texts[after_decisions : after_decisions + 5] == [to_thai(count) for count in decisions]


def test_the_lines_of_a_row_stand_on_one_page() -> None:
    groups = ("ผู้บันทึกข้อมูลรายรับ", "ผู้ตรวจสอบฎีกา", "เจ้าหน้าที่พัสดุ")
    rows = tuple(
        ReviewedUser(f"นายกก{to_thai(at)}", f"u{at}", Pile.SAME, tuple(f"{name} {at}" for name in groups[: at % 3 + 1]))
        for at in range(70)
    )
    pages = {run.text: run.page for run in runs(review_report.render(replace(governance.review_report(), rows=rows)))}
    for at in range(70):
        lines = [f"{name} {to_thai(at)}" for name in groups[: at % 3 + 1]]
        assert {pages[line] for line in lines} == {pages[f"u{at}"]}


def test_a_report_file_is_named_with_its_sum_as_it_is() -> None:
    texts = texts_of(review_report.render(governance.review_report()))
    assert "รายงานรายชื่อผู้ใช้ 2-11-69.xlsx" in texts
    assert governance.SHA256 in texts


def test_without_a_report_the_reason_and_the_day_stand_in_its_place() -> None:
    value = replace(governance.review_report(), source=NoReport("ระบบปิดปรับปรุง", values.TODAY))
    texts = texts_of(review_report.render(value))
    assert {"ระบบปิดปรับปรุง", "๒๓ พฤศจิกายน ๒๕๖๙"} <= set(texts)
    assert "SHA-256" not in texts


def test_a_second_signature_is_asked_for_only_where_the_head_is_among_the_users() -> None:
    own = governance.review_report()
    others = replace(own, rows=tuple(replace(row, of_head=False) for row in own.rows))
    assert "ผู้ลงนามรับรองคนที่สอง" in texts_of(review_report.render(own))
    assert "ผู้ลงนามรับรองคนที่สอง" not in texts_of(review_report.render(others))
    assert "คงไว้ *" in texts_of(review_report.render(own))
    assert "คงไว้ *" not in texts_of(review_report.render(others))


def test_the_end_of_the_log_is_printed() -> None:
    text = text_of(review_report.render(governance.review_report()))
    assert f"บรรทัด๑๒๓๔รหัสตรวจสอบ{governance.MAC}" in text


def test_every_kind_of_round_has_its_own_name() -> None:
    values_of = [replace(governance.EMPTY_REVIEW_REPORT, round_kind=kind) for kind in ReviewKind]
    texts = [texts_of(review_report.render(value)) for value in values_of]
    named = [each[each.index("ประเภท") + 1] for each in texts]
    assert named[0] == "รอบ ๖ เดือน"
    assert len(set(named)) == len(ReviewKind)


@pytest.mark.parametrize("count", range(0, 40, 3))
def test_nobody_signs_a_report_on_a_page_without_what_is_certified(count: int) -> None:
    drawn = runs(review_report.render(governance.review_report(count)))
    said = next(run.page for run in drawn if run.text.startswith("ขอรับรองว่า"))
    assert said == next(run.page for run in drawn if run.text == "หัวหน้าหน่วยงานคลัง")


@pytest.mark.parametrize("count", range(5, 45))
def test_however_many_rows_there_are_the_last_page_ends_above_its_foot(count: int) -> None:
    for data in (
        review_report.render(governance.review_report(count)),
        acknowledgement.render(governance.acknowledgement(count)),
    ):
        bottom = forms_of(data)[0].bottom
        assert min(run.y for run in runs(data) if run.size > 10) > bottom


_WORDS = st.text(st.sampled_from("กขคงจะาิี่้์ ฎู๑1aZ(),-\n"), max_size=900)


@settings(max_examples=25, deadline=None)
@given(note=_WORDS, flags=st.lists(_WORDS, max_size=3), groups=st.lists(st.just(governance.LONG_GROUP), max_size=40))
def test_whatever_is_written_in_a_row_is_printed_whole_and_on_the_page(
    note: str, flags: list[str], groups: list[str]
) -> None:
    row = ReviewedUser("นายหนึ่ง เดียว", "one", Pile.SAME, tuple(groups), (), tuple(flags), Decision.KEEP, note)
    data = review_report.render(replace(governance.EMPTY_REVIEW_REPORT, rows=(row, row)))
    drawn = runs(data)
    assert min((run.y for run in drawn if run.size > 10), default=0) > LANDSCAPE.bottom
    written = sorted("".join(without_blanks(to_thai(part)) for part in (note, *flags, *groups)) * 2)
    printed = sorted(to_thai(text_of(data)))
    for char in set(written):
        assert printed.count(char) >= written.count(char)


def test_the_code_at_the_foot_is_of_the_value_on_every_page() -> None:
    value = governance.review_report(60)
    code = code_of(value)
    data = review_report.render(value)
    count = pages_of(data)
    for page in range(count):
        small = "".join(run.text for run in lines_of(data, page) if run.size == 10)
        assert f"รหัสเอกสาร {code[:4]} {code[4:8]} {code[8:]}" in small
        assert f"ทะเบียนเลขที่ ๕/๒๕๗๐   หน้า {to_thai(page + 1)} จาก {to_thai(count)}" in small
    assert code != code_of(replace(value, rows=value.rows[1:]))


def test_a_name_of_the_report_that_cannot_be_printed_stands_as_its_number() -> None:
    rows = (replace(governance.review_row(1), full_name="นาย漢\u200bหนึ่ง"),)
    assert "นาย[U+6F22]หนึ่ง" in texts_of(review_report.render(replace(governance.review_report(), rows=rows)))


def test_what_the_office_wrote_itself_is_refused_with_the_character_named() -> None:
    rows = (replace(governance.review_row(1), note="漢"),)
    draws: tuple[Callable[[], bytes], ...] = (
        lambda: removal_notice.render(replace(governance.removal_notice(), reason="漢")),
        lambda: review_report.render(replace(governance.review_report(), rows=rows)),
        lambda: review_report.render(replace(governance.review_report(), source=NoReport("漢"))),
    )
    for draw in draws:
        with pytest.raises(UserError) as caught:
            draw()
        assert (caught.value.problem, caught.value.values) == (Problem.UNKNOWN_GLYPH, {"char": "漢"})

"""Names with titles and ranks, taken apart and put together as papers and the screen write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.thai.names import TITLES, FullName, NameProblem, NameReason, parse


@pytest.mark.parametrize(
    ("typed", "title", "first", "last"),
    [
        ("นายกิตติศักดิ์  ศรีสุวรรณ", "นาย", "กิตติศักดิ์", "ศรีสุวรรณ"),
        ("นาย กิตติศักดิ์ ศรีสุวรรณ", "นาย", "กิตติศักดิ์", "ศรีสุวรรณ"),
        ("น.ส.สมหญิง ใจดี", "นางสาว", "สมหญิง", "ใจดี"),
        ("น.ส. สมหญิง ใจดี", "นางสาว", "สมหญิง", "ใจดี"),
        ("นางสาวิตรี สุขใจ", "นาง", "สาวิตรี", "สุขใจ"),
        ("นางสาวสาวิตรี สุขใจ", "นางสาว", "สาวิตรี", "สุขใจ"),
        ("ว่าที่ ร.ต. สมชาย ใจดี", "ว่าที่ร้อยตรี", "สมชาย", "ใจดี"),
        ("ว่าที่ร.ต.สมชาย ใจดี", "ว่าที่ร้อยตรี", "สมชาย", "ใจดี"),
        ("ว่าที่ ร.ต.หญิง สุดา ใจดี", "ว่าที่ร้อยตรีหญิง", "สุดา", "ใจดี"),
        ("ว่าที่ร้อยตรีหญิงสุดา ใจดี", "ว่าที่ร้อยตรีหญิง", "สุดา", "ใจดี"),
        ("ว่าที่ ร้อยตรี หญิง สุดา ใจดี", "ว่าที่ร้อยตรีหญิง", "สุดา", "ใจดี"),
        ("ร.อ.ชัย มีสุข", "ร้อยเอก", "ชัย", "มีสุข"),
        ("จ.อ. ชัย มีสุข", "จ่าเอก", "ชัย", "มีสุข"),
        ("จ.ส.อ.ชัย มีสุข", "จ่าสิบเอก", "ชัย", "มีสุข"),
        ("จ. ส. อ. ชัย มีสุข", "จ่าสิบเอก", "ชัย", "มีสุข"),
        ("พ.จ.อ.ชัย มีสุข", "พันจ่าเอก", "ชัย", "มีสุข"),
        ("ส.ต.ต.ชัย มีสุข", "สิบตำรวจตรี", "ชัย", "มีสุข"),
        ("ร.ต.ท.หญิง สุดา มีสุข", "ร้อยตำรวจโทหญิง", "สุดา", "มีสุข"),
        ("สิบตำรวจเอกชัย มีสุข", "สิบตำรวจเอก", "ชัย", "มีสุข"),
        ("ม.ล.ชัย มีสุข", "หม่อมหลวง", "ชัย", "มีสุข"),
        ("พลตรี ม.ร.ว.ชัย มีสุข", "พลตรี หม่อมราชวงศ์", "ชัย", "มีสุข"),
        ("ดร.สมชาย ใจดี", "", "สมชาย", "ใจดี"),
        ("นาย ดร. สมชาย ใจดี", "นาย", "สมชาย", "ใจดี"),
        ("ว่าที่ร้อยตรี ดร.สมชาย ใจดี", "ว่าที่ร้อยตรี", "สมชาย", "ใจดี"),
        ("ผศ.ดร.สมชาย ใจดี", "ผู้ช่วยศาสตราจารย์", "สมชาย", "ใจดี"),
        ("นายสมชาย ณ อยุธยา", "นาย", "สมชาย", "ณ อยุธยา"),
        ("สมชาย ใจดี", "", "สมชาย", "ใจดี"),
        ("นายพลอย", "นาย", "พลอย", ""),
        ("เอกชัย พลตรี", "", "เอกชัย", "พลตรี"),
        ("John Smith", "", "John", "Smith"),
        ("นำ\u0e49ฝน ใส", "", "น้ำฝน", "ใส"),
    ],
)
def test_a_name_is_taken_apart(typed: str, title: str, first: str, last: str) -> None:
    assert parse(typed) == FullName(title, first, last)


def test_a_short_title_of_two_services_stays_as_it_is_written() -> None:
    assert parse("จ.ส.ต. ชัย มีสุข").title == "จ.ส.ต."


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", NameReason.EMPTY),
        (" \u200b ", NameReason.EMPTY),
        ("นาย", NameReason.NO_FIRST_NAME),
        ("น.ส. ", NameReason.NO_FIRST_NAME),
    ],
)
def test_a_text_without_a_name_is_refused(typed: str, reason: NameReason) -> None:
    with pytest.raises(NameProblem) as caught:
        parse(typed)
    assert caught.value.reason is reason


def test_papers_put_two_blanks_before_the_last_name_and_the_screen_one() -> None:
    name = FullName("นาย", "กิตติศักดิ์", "ศรีสุวรรณ")
    assert name.official == "นายกิตติศักดิ์  ศรีสุวรรณ"
    assert name.full == "นายกิตติศักดิ์ ศรีสุวรรณ"
    assert name.without_title == "กิตติศักดิ์ ศรีสุวรรณ"


def test_a_rank_is_parted_from_the_first_name_and_a_title_is_not() -> None:
    assert FullName("ว่าที่ร้อยตรี", "สมชาย", "ใจดี").full == "ว่าที่ร้อยตรี สมชาย ใจดี"
    assert FullName("หม่อมหลวง", "ชัย", "มีสุข").full == "หม่อมหลวงชัย มีสุข"
    assert FullName("พลตรี หม่อมหลวง", "ชัย", "มีสุข").full == "พลตรี หม่อมหลวงชัย มีสุข"


def test_a_name_without_a_last_name_has_no_blank_at_its_end() -> None:
    assert FullName("นาย", "พลอย", "").official == "นายพลอย"
    assert FullName("", "พลอย", "").without_title == "พลอย"


def test_everyday_titles_come_first_and_none_twice() -> None:
    assert TITLES[:4] == ("นาย", "นาง", "นางสาว", "ว่าที่ร้อยตรี")
    assert len(TITLES) == len(set(TITLES))


@given(
    st.sampled_from(TITLES),
    st.sampled_from(["กิตติศักดิ์", "เพ็ญศรี", "ณัฐ", "ไพโรจน์", "แก้ว"]),
    st.sampled_from(["ศรีสุวรรณ", "ณ อยุธยา", "ใจดี", ""]),
)
def test_what_is_shown_is_read_back_as_the_same_name(title: str, first: str, last: str) -> None:
    name = FullName(title, first, last)
    assert parse(name.full) == name
    assert parse(name.official) == name

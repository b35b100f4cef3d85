"""What stands at the head of papers: the sender, ส่วนราชการ, and what their numbers begin with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from elaas_desk.domain.letterhead import Letterhead, NumberedPaper, written_number
from elaas_desk.domain.offices import Office, OfficeType, Unit, UnitKind

OFFICE = Office(OfficeType.SUBDISTRICT, "บ้านใหม่", "เมือง", "สุพรรณบุรี", "199 หมู่ที่ 9", "72000", letter_prefix="สพ 72101")
LAO = Unit(1, UnitKind.LAO, OFFICE.full_name)
SCHOOL = Unit(2, UnitKind.SUBORDINATE, "โรงเรียนอนุบาลบ้านใหม่")
DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("begins", "circulated", "written"),
    [
        ("", False, ""),
        ("", True, ""),
        ("สพ ๗๒๑๐๑", False, "สพ ๗๒๑๐๑/"),
        ("สพ ๗๒๑๐๑/", False, "สพ ๗๒๑๐๑/"),
        ("สพ ๗๒๑๐๑", True, "สพ ๗๒๑๐๑/ว"),
        ("กค {เลข}/{ปี}", False, "กค           /๒๕๖๙"),
        ("กค {เลข}/{ปี}", True, "กค ว          /๒๕๖๙"),
        ("กค {ปี}/{เลข}", False, "กค ๒๕๖๙/"),
        ("กค {ปี}", False, "กค ๒๕๖๙/"),
    ],
)
def test_a_number_begins_as_the_office_has_set_it(begins: str, circulated: bool, written: str) -> None:
    assert written_number(begins, DAY, circulated=circulated) == written


def test_memos_of_the_office_begin_as_its_letters_do_until_they_have_a_beginning_of_their_own() -> None:
    own = Letterhead(prefixes={(NumberedPaper.MEMO, 1): "กค", (NumberedPaper.MEMO, 2): "รร"})
    numbers = [
        [each.number(OFFICE, unit, kind, DAY) for kind in NumberedPaper for unit in (LAO, SCHOOL)]
        for each in (Letterhead(), own)
    ]
    assert numbers == [["สพ 72101/", "", "สพ 72101/", ""], ["สพ 72101/", "", "กค/", "รร/"]]


def test_the_sender_follows_from_the_office_until_it_is_set() -> None:
    derived = (OFFICE.full_name, "๑๙๙ หมู่ที่ ๙", "อำเภอเมือง จังหวัดสุพรรณบุรี ๗๒๐๐๐")
    assert Letterhead().sender(OFFICE) == derived
    assert Letterhead(lines=("ที่ทำการ อบต.บ้านใหม่", "ถนนมาลัย 9")).sender(OFFICE) == ("ที่ทำการ อบต.บ้านใหม่", "ถนนมาลัย ๙")


def test_a_long_address_never_takes_more_than_four_lines() -> None:
    office = replace(OFFICE, address="หนึ่ง\nสอง\nสาม")
    assert Letterhead().sender(office)[-1] == "สาม อำเภอเมือง จังหวัดสุพรรณบุรี ๗๒๐๐๐"
    assert len(Letterhead().sender(office)) == 4


def test_the_agency_of_a_memo_is_the_division_and_the_office_or_the_unit_until_it_is_set() -> None:
    assert Letterhead().agency(OFFICE, LAO) == "กองคลัง องค์การบริหารส่วนตำบลบ้านใหม่"
    assert Letterhead().agency(OFFICE, SCHOOL) == "โรงเรียนอนุบาลบ้านใหม่"
    own = Letterhead(agencies={1: "", 2: "โรงเรียนอนุบาลบ้านใหม่ สังกัด อบต.บ้านใหม่"})
    assert own.agency(OFFICE, LAO) == "กองคลัง องค์การบริหารส่วนตำบลบ้านใหม่"
    assert own.agency(OFFICE, SCHOOL) == "โรงเรียนอนุบาลบ้านใหม่ สังกัด อบต.บ้านใหม่"

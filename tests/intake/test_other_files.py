"""Files that are no reports: each ends in one refusal, or is shown as a table that nobody understands."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elaas_desk.errors import Problem, UserError
from elaas_desk.intake.understanding import understand


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", Problem.REPORT_EMPTY),
        (b"\r\n \r\n\t\r\n", Problem.REPORT_EMPTY),
        ("\ufeff".encode(), Problem.REPORT_EMPTY),
        (b"<html><body><table><tr><td> </td></tr></table></body></html>", Problem.REPORT_EMPTY),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), Problem.REPORT_IS_PICTURE),
        (b"PK\x03\x04" + bytes(50), Problem.REPORT_UNREADABLE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Problem.REPORT_UNREADABLE),
        (b"%PDF-1.7\nnothing", Problem.REPORT_UNREADABLE),
        (b"<?xml version='1.0'?><note>a</note>", Problem.REPORT_UNREADABLE),
        (bytes(range(256)) * 40, Problem.REPORT_UNREADABLE),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, problem: Problem) -> None:
    with pytest.raises(UserError) as refused:
        understand(content, "x", None)
    assert refused.value.problem is problem


@pytest.mark.parametrize(
    "lines",
    [
        ("รหัสสินค้า,ชื่อสินค้า,ราคา", "P001,ปากกา ลูกลื่น,5", "P002,ดินสอ สองบี,4"),
        ("รหัสครุภัณฑ์,ชื่อ-สกุลผู้ดูแล,หน่วยงาน", "A-001,นายสมชาย ใจดี,กองคลัง", "A-002,นางมาลี ดีงาม,กองช่าง"),
        ("ลำดับ,ชื่อ-สกุล,ตำแหน่ง,เงินเดือน", "1,นายสมชาย ใจดี,ครู,25000", "2,นางมาลี ดีงาม,ครู,18000"),
        ("ลำดับ,ชื่อ-สกุล,อีเมล", "1,นายสมชาย ใจดี,somchai@baanmai.go.th", "2,นางมาลี ดีงาม,malee@baanmai.go.th"),
        ("ลำดับ,ชื่อผู้ใช้งาน,ตำแหน่ง", "1,นายสมชาย ใจดี,ครู", "2,นางมาลี ดีงาม,ครู"),
        ('{"rows": [1, 2], "skipped": "none"}',),
    ],
)
def test_other_lists_are_no_reports(lines: Sequence[str]) -> None:
    assert not understand("\n".join(lines).encode(), "other.csv", None).is_understood


def test_a_letter_is_no_report() -> None:
    letter = "เรียน ปลัดองค์การบริหารส่วนตำบล\nตามที่ได้มอบหมาย, ขอส่งรายงาน\nขอแสดงความนับถือ\n"
    assert not understand(letter.encode(), "letter.txt", None).is_understood


@given(st.binary(max_size=3000) | st.text(max_size=1000).map(str.encode))
@settings(max_examples=200, deadline=None)
def test_no_bytes_end_in_anything_but_a_report_or_a_refusal(content: bytes) -> None:
    with suppress(UserError):
        understand(content, "x", None)

"""The canonical value of a paper and the document code that is drawn from it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date

import pytest

from elaas_desk.domain.governance_papers import ReviewedUser, ReviewReport
from elaas_desk.domain.papers import (
    CircularOnPaper,
    CoverLetter,
    Form1,
    Form2,
    GroupLine,
    PaperKind,
    RecoveryKeySheet,
    Signatory,
    canonical,
    code_of,
    place_of,
)
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.review_rows import Decision
from elaas_desk.domain.reviews import ReviewKind

CIRCULAR = CircularOnPaper("มท 0808.4/ว 0036", date(2025, 3, 25))


def test_the_code_is_the_beginning_of_the_hash_of_the_canonical_value() -> None:
    form = Form1(CIRCULAR, "4/2569")
    assert code_of(form) == hashlib.sha256(canonical(form).encode()).hexdigest()[:12]


def test_the_canonical_value_is_sorted_json_with_the_kind_and_iso_dates() -> None:
    value = json.loads(canonical(Form2(CIRCULAR, dated=date(2026, 11, 23), groups=(GroupLine("ก"),))))
    assert list(value) == sorted(value)
    assert value["kind"] == PaperKind.FORM_2
    assert value["dated"] == "2026-11-23"
    assert value["groups"][0] == {"group": "ก", "change": "add", "duty": "", "order_number": "", "order_date": None}


@pytest.mark.parametrize(
    "other",
    [
        Form1(CIRCULAR, "5"),
        Form1(CIRCULAR, "4", dated=date(2026, 1, 1)),
        Form1(replace(CIRCULAR, number="x"), "4"),
        Form2(CIRCULAR, "4"),
    ],
)
def test_another_value_has_another_code(other: Form1 | Form2) -> None:
    assert code_of(other) != code_of(Form1(CIRCULAR, "4"))


def test_a_secret_is_no_part_of_the_canonical_value() -> None:
    sheet = RecoveryKeySheet("อบต.", date(2026, 11, 23), "ABCDE-FGHJK")
    assert "ABCDE" not in canonical(sheet)


def test_a_value_of_rows_within_has_a_code_and_tells_where_a_character_stands() -> None:
    row = ReviewedUser("นายหนึ่ง เดียว", "one", Pile.SAME, ("ก",), ("ก", "漢"), decision=Decision.KEEP)
    report = ReviewReport(CIRCULAR, "อบต.", "", "1/2570", ReviewKind.FOLLOW_UP, rows=(row, row))
    plain = json.loads(canonical(report))
    assert (plain["kind"], plain["round_kind"]) == ("review_report", "follow_up")
    assert plain["rows"][1]["decision"] == "keep"
    assert plain["started"] is None
    assert place_of(report, "漢") == "rows[0].groups_in_report[1]"
    assert code_of(report) != code_of(replace(report, rows=(row, replace(row, decision=Decision.UNSURE))))


def test_what_an_office_does_not_put_on_its_papers_is_no_part_of_their_code() -> None:
    plain = CoverLetter(signatory=Signatory("นายสมหมาย ใจกล้า", "นายก"))
    kept = canonical(plain)
    assert "garuda" not in kept
    assert "acting" not in kept


def test_a_picture_counts_by_its_sha_256_and_a_capacity_by_its_words() -> None:
    plain = CoverLetter(signatory=Signatory("นางสมใจ รักดี", "ปลัด"))
    crested = replace(plain, garuda=b"a picture")
    acting = replace(plain, signatory=replace(plain.signatory, acting="รองปลัด รักษาราชการแทน"))
    assert json.loads(canonical(crested))["garuda"] == hashlib.sha256(b"a picture").hexdigest()
    assert json.loads(canonical(acting))["signatory"]["acting"] == "รองปลัด รักษาราชการแทน"
    assert len({code_of(each) for each in (plain, crested, acting, replace(plain, garuda=b"another"))}) == 4

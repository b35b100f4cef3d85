"""The printed report of a review (circular 4): drawn at the sign-off, archived with its sum, and never drawn again."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta

import pytest

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.report import ReportRow
from elaas_desk.domain.requests import IssuedDocument, PaperKind
from elaas_desk.domain.review_rows import Decision
from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from tests.forms_pdf.reading import collisions, text_of
from tests.services.office import TODAY, Clock, OfficeIds, refusal
from tests.services.review_steps import (
    CLERK,
    PAYMENTS,
    STORES,
    begun,
    decide,
    report,
    signed,
)


def report_of(desk: Desk, head: Actor, review_id: int) -> tuple[IssuedDocument, str]:
    """The archived paper and its text."""
    document_id = desk.campaigns.detail(head, review_id).review.document_id
    document = next(each for each in desk.documents.issued(head) if each.id == document_id)
    content = desk.documents.content(head, document.id)
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    return document, text_of(content)


@pytest.fixture
def checked(desk: Desk, head: Actor, ids: OfficeIds) -> int:
    """A review of the school against a report: one kept, one taken out, a stranger whom nobody is sure of."""
    review = begun(desk, ids, ids.school.unit)
    stranger = ReportRow(STORES, "stranger", "นายไม่ทราบ ที่มา")
    brought = report(("school.user", PAYMENTS), ("school.user", STORES), rows=[stranger])
    desk.campaigns.take_report(head, review, brought)
    decide(desk, ids, review, "school.user", Decision.CHANGE, "ยังไม่มีคำสั่งงานพัสดุ")
    decide(desk, ids, review, "school.head", Decision.KEEP, "คำสั่งที่ 12/2567")
    decide(desk, ids, review, "stranger", Decision.UNSURE, "รอสอบถามโรงเรียน")
    desk.campaigns.sign_off(head, review, TODAY, CLERK, "รอข้อมูลจากโรงเรียน")
    return review


def test_the_report_tells_snapshot_decisions_who_when_and_the_sum_of_the_file(
    desk: Desk, head: Actor, ids: OfficeIds, checked: int
) -> None:
    document, text = report_of(desk, head, checked)

    assert (document.kind, document.number, document.unit_id) == (PaperKind.REVIEW_REPORT, "๑/๒๕๗๐", ids.school.unit)
    file = desk.campaigns.detail(head, checked).report
    assert file is not None
    for told in (
        "โรงเรียนอนุบาลบ้านใหม่",
        "รายงาน.csv",
        file.sha256,
        "school.user",
        "ถอดจากเจ้าหน้าที่พัสดุ",
        "ยังไม่มีคำสั่งงานพัสดุ",
        "ของหัวหน้าเองต้องให้ผู้อื่นลงนาม",
        "นายไม่ทราบที่มา",
        "ยังไม่แน่ใจรอสอบถามโรงเรียนรอข้อมูลจากโรงเรียนติดตามในการสอบทานที่๒/๒๕๗๐",
        "นางสาวพิมพ์ชนกแก้วประเสริฐ",
        "ผู้อำนวยการกองคลังองค์การบริหารส่วนตำบลบ้านใหม่",
        "นายประเสริฐวงศ์ใหญ่",
        "ปลัดองค์การบริหารส่วนตำบล",
    ):
        assert "".join(told.split()) in text, told


def test_the_report_prints_the_end_of_the_log_as_it_was(desk: Desk, head: Actor, checked: int) -> None:
    _, text = report_of(desk, head, checked)
    macs = re.findall(r"[0-9a-f]{64}", text)
    with desk.database.work(head, desk.clock()) as work:
        verdict = work.audit.verify()
    assert verdict.intact
    assert len(macs) == 2  # the file, and the log
    assert verdict.head.mac.hex() not in macs  # the archiving itself came after it


def test_what_is_printed_is_what_was_signed_whatever_comes_after(
    desk: Desk, head: Actor, ids: OfficeIds, checked: int, clock: Clock
) -> None:
    before = report_of(desk, head, checked)
    clock.pass_by(days=2)
    removals = [each.removal.id for each in desk.campaigns.removals(head)]
    desk.campaigns.record_removed(head, removals, TODAY + timedelta(days=1))
    assert report_of(desk, head, checked) == before
    assert [each.document_id for unit in desk.campaigns.overview(head) for each in unit.past] == [before[0].id]


def test_without_a_report_the_reason_stands_in_its_place(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    review = begun(desk, ids, ids.school.unit)
    typed = [ReportRow(PAYMENTS, "school.user", "")]
    desk.campaigns.without_report(head, review, "ระบบปิดปรับปรุง", TODAY, typed)
    decide(desk, ids, review, "school.user", Decision.UNSURE)
    desk.campaigns.sign_off(head, review, TODAY, CLERK, "รอตรวจ")
    _, text = report_of(desk, head, review)
    assert "ระบบปิดปรับปรุง(สอบทานกับรายชื่อที่บันทึกจากหน้าจอ๑รายการ)" in text
    assert "ยังไม่พิจารณารอตรวจ" in text


def test_a_small_review_tells_its_occasion_and_a_follow_up_its_round(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    small = desk.campaigns.start(head, ids.school.unit, ReviewKind.TRANSFER, ids.school.user).id
    decide(desk, ids, small, "school.user", Decision.UNSURE)
    desk.campaigns.sign_off(head, small, TODAY, None, "รอคำสั่ง")
    _, text = report_of(desk, head, small)
    assert "นายกิตติศักดิ์ศรีสุวรรณ" in text
    (follow_up,) = [each.review.id for unit in desk.campaigns.overview(head) for each in unit.open]
    decide(desk, ids, follow_up, "school.user", Decision.REMOVE)
    desk.campaigns.sign_off(head, follow_up, TODAY)
    _, text = report_of(desk, head, follow_up)
    assert "ติดตามการสอบทานที่๑/๒๕๗๐" in text


def test_a_removal_that_was_done_meanwhile_is_printed_with_its_day(
    desk: Desk, head: Actor, ids: OfficeIds, clock: Clock
) -> None:
    review = begun(desk, ids, ids.school.unit)
    decide(desk, ids, review, "school.user", Decision.REMOVE)
    desk.register.remove_from_groups(head, ids.school.account, [ids.payments], TODAY, "โอนย้าย")
    signed(desk, ids, review, "รอตรวจ")
    _, text = report_of(desk, head, review)
    assert "๒๓พ.ย.๒๕๖๙" in text


def test_a_subunit_head_signs_as_the_head_of_the_own_unit(
    desk: Desk, school_head: Actor, head: Actor, ids: OfficeIds
) -> None:
    review = begun(desk, ids, ids.school.unit)
    desk.campaigns.without_report(school_head, review, "ระบบปิดปรับปรุง", TODAY)
    decide(desk, ids, review, "school.user", Decision.UNSURE)
    desk.campaigns.sign_off(school_head, review, TODAY, CLERK, "รอตรวจ")
    _, text = report_of(desk, head, review)
    assert "นางวิภาทองคำ" in text
    assert "หัวหน้าหน่วยงานคลังของโรงเรียนอนุบาลบ้านใหม่" in text


def test_a_glyph_that_cannot_be_printed_signs_nothing_off(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    review = begun(desk, ids, ids.school.unit)
    desk.campaigns.without_report(head, review, "ระบบปิด漢", TODAY)
    decide(desk, ids, review, "school.user", Decision.UNSURE)
    problem = refusal(lambda: desk.campaigns.sign_off(head, review, TODAY, CLERK, "รอตรวจ"))
    assert (problem.problem, problem.values["char"]) == (Problem.UNKNOWN_GLYPH, "漢")
    detail = desk.campaigns.detail(head, review)
    assert detail.review.is_open
    assert desk.campaigns.removals(head) == ()
    assert len([each for unit in desk.campaigns.overview(head) for each in unit.open]) == 1


def test_the_text_of_the_report_does_not_collide(desk: Desk, head: Actor, checked: int) -> None:
    document_id = desk.campaigns.detail(head, checked).review.document_id
    assert document_id is not None
    assert collisions(desk.documents.content(head, document_id)) == []

"""A review, open or signed, as sheets of a workbook: what its report tells, to be counted and filtered (circular 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from elaas_desk.domain.review_rows import ReviewRow
from elaas_desk.services.review_views import (
    DECISION_WORDS,
    FLAG_WORDS,
    KIND_WORDS,
    PILE_WORDS,
    CampaignDetail,
)
from elaas_desk.workbooks import Cell, SheetOfRows

_UNDECIDED = "ยังไม่ตัดสิน"
_USER = ("ชื่อ–สกุล", "ชื่อผู้ใช้", "ตำแหน่ง")
_ROWS = (
    *(*_USER, "กอง", "กลุ่มในทะเบียน", "กลุ่มใน New e-LAAS", "ข้อสังเกต"),
    *("การตัดสิน", "ถอดจากกลุ่ม", "เพิ่มกลุ่ม", "หมายเหตุ", "ผู้ตัดสิน", "ตัดสินเมื่อ"),
)


def review_sheets(detail: CampaignDetail) -> tuple[SheetOfRows, ...]:
    """What the review is, all its users with their piles and decisions, what is to be removed, what is left open."""
    review = detail.review
    number = f" {review.number}" if review.number else ""
    about = f"{KIND_WORDS[review.kind]}{number} {detail.unit.name}"
    removals = [(*_user(row), group) for row in detail.rows for group in row.groups_to_leave]
    waiting = [(*_user(row), _decision(row), row.note) for row in detail.rows if not row.is_answered]
    return (
        SheetOfRows("สรุป", about, ("เรื่อง", "ผล"), tuple(_summary(detail))),
        SheetOfRows("รายชื่อ", f"รายชื่อที่สอบทาน {about}", _ROWS, [_cells(row) for row in detail.rows]),
        SheetOfRows("ต้องถอดออก", f"ผู้ใช้งานที่ต้องถอดออกจากกลุ่ม {about}", (*_USER, "กลุ่มที่ต้องถอดออก"), removals),
        SheetOfRows("ยังไม่ยุติ", f"เรื่องที่ยังไม่ยุติ {about}", (*_USER, "การตัดสิน", "หมายเหตุ"), waiting),
    )


def _summary(detail: CampaignDetail) -> Iterator[Sequence[Cell]]:
    review, report, progress = detail.review, detail.report, detail.progress
    yield "หน่วยงาน", detail.unit.name
    yield "รอบที่", review.number
    if detail.subject:
        yield "เรื่องที่สอบทาน", detail.subject
    yield "รายชื่อในทะเบียน ณ วันที่", review.started
    yield "ลงนามปิดรอบเมื่อ", review.signed_off
    if review.second is not None:
        yield "ผู้ลงนามรับรองคนที่สอง", review.second.name
    yield "รายงาน New e-LAAS", report.name if report else None
    yield "รายงาน ณ วันที่", report.as_of if report else None
    yield "SHA-256 ของรายงาน", report.sha256 if report else None
    if review.no_report_reason:
        yield "เหตุที่ไม่มีรายงาน", review.no_report_reason
    yield "ผู้ใช้งานทั้งหมด (คน)", progress.total
    yield "ตัดสินแล้ว (คน)", progress.answered
    yield "มีธงและยังไม่ตัดสิน (คน)", progress.flagged
    for pile in detail.piles:
        yield f"{PILE_WORDS[pile.pile]} (คน)", pile.total
    for decision, words in DECISION_WORDS.items():
        yield f"{words} (คน)", sum(row.decision is decision for row in detail.rows)


def _user(row: ReviewRow) -> tuple[str, str, str]:
    return row.name, row.username, row.position


def _decision(row: ReviewRow) -> str:
    return DECISION_WORDS[row.decision] if row.decision else _UNDECIDED


def _cells(row: ReviewRow) -> Sequence[Cell]:
    return (
        *(*_user(row), PILE_WORDS[row.pile]),
        "\n".join(group.name for group in row.groups),
        "\n".join(row.reported),
        "\n".join((*(FLAG_WORDS[flag] for flag in row.flags), *row.differences)),
        _decision(row),
        "\n".join(row.groups_to_leave),
        "\n".join(row.to_add),
        row.note,
        row.decided_by,
        row.decided_at,
    )

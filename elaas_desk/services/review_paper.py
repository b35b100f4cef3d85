"""From a review to its printed report (circular 4): who was checked, what was decided, what follows from it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.governance_papers import (
    AuditHead,
    NoReport,
    OpenPoint,
    RemovalToDo,
    ReportFile,
    ReviewedUser,
    ReviewReport,
)
from elaas_desk.domain.offices import UnitKind
from elaas_desk.domain.papers import Signatory
from elaas_desk.domain.report import ReportImport
from elaas_desk.domain.review_rows import Decision, ReviewRow
from elaas_desk.domain.reviews import Review, ReviewKind
from elaas_desk.persistence.audit import ChainHead
from elaas_desk.services.paper_values import PaperFacts, circular_on_paper, head_of_unit
from elaas_desk.services.review_views import FLAG_WORDS
from elaas_desk.thai.text import normalise


@dataclass(frozen=True, slots=True)
class SignedReview:
    """A review at the moment of its sign-off, as its report tells it."""

    review: Review
    rows: Sequence[ReviewRow]
    own_rows: Collection[int]  # those that the second signature certifies
    done: Mapping[tuple[int, str], date]  # by row and group: what was taken away before the sign-off
    unanswered_reason: str
    follow_up: str  # number of the round that goes on with the rest; empty for none
    log: ChainHead


def review_report(
    facts: PaperFacts, signed: SignedReview, report: ReportImport | None, subject: str, signer: Actor
) -> ReviewReport:
    """The report as it is printed and archived; `subject` is whom or what a small review is about."""
    review = signed.review
    unit = facts.unit(review.unit_id)
    second = review.second
    return ReviewReport(
        circular=circular_on_paper(facts.policy.circular),
        office_name=facts.office.full_name,
        unit_name="" if unit.kind is UnitKind.LAO else unit.name,
        number=review.number,
        round_kind=review.kind,
        occasion=f"ติดตามการสอบทานที่ {subject}" if review.kind is ReviewKind.FOLLOW_UP else subject,
        started=review.started,
        signed_off=review.signed_off,
        snapshot_of=review.started,
        source=_source(report, review.no_report_reason),
        rows=tuple(_reviewed(row, signed.own_rows) for row in signed.rows),
        removals=tuple(_removals(signed)),
        open_points=tuple(_open_points(signed)),
        head=_head(facts, signer),
        second=Signatory() if second is None else Signatory(second.name, second.position),
        audit=AuditHead(signed.log.lines, signed.log.mac.hex()),
        register_number=review.number,
    )


def _source(report: ReportImport | None, reason: str) -> ReportFile | NoReport | None:
    if report is None:
        return None
    if not reason:
        return ReportFile(report.name, report.sha256, report.as_of)
    typed = f" (สอบทานกับรายชื่อที่บันทึกจากหน้าจอ {report.row_count} รายการ)" if report.row_count else ""
    return NoReport(f"{reason}{typed}", report.as_of)


def _reviewed(row: ReviewRow, own_rows: Collection[int]) -> ReviewedUser:
    return ReviewedUser(
        full_name=row.name,
        username=row.username,
        pile=row.pile,
        groups_in_register=tuple(group.name for group in row.groups),
        groups_in_report=row.reported,
        flags=(*(FLAG_WORDS[flag] for flag in row.flags), *row.differences),
        decision=row.decision,
        note=_note(row),
        of_head=row.id in own_rows,
    )


def _note(row: ReviewRow) -> str:
    """What was decided of which group, where it is not all of them, and what the head wrote."""
    all_go = len(row.to_remove) == len(row.groups_anywhere)
    removed = "" if all_go or not row.groups_to_leave else f"ถอดจาก {', '.join(row.groups_to_leave)}"
    added = f"เพิ่ม {', '.join(row.to_add)}" if row.to_add else ""
    return "\n".join(part for part in (removed, added, row.note) if part)


def _removals(signed: SignedReview) -> Iterator[RemovalToDo]:
    for row in signed.rows:
        for group in row.groups_to_leave:
            yield RemovalToDo(row.name, row.username, group, signed.done.get((row.id, group)))


def _open_points(signed: SignedReview) -> Iterator[OpenPoint]:
    goes_on = f"ติดตามในการสอบทานที่ {signed.follow_up}"
    for row in signed.rows:
        if not row.is_answered:
            asked = "ยังไม่แน่ใจ" if row.decision is Decision.UNSURE else "ยังไม่พิจารณา"
            told = (asked, row.note, signed.unanswered_reason, goes_on)
            yield OpenPoint(row.name, row.username, " ".join(part for part in told if part))


def _head(facts: PaperFacts, signer: Actor) -> Signatory:
    """The head who signs: of the LAO for any unit, of a subordinate unit for the own one; or who stands in today."""
    unit_id = facts.office_unit.id if signer.role is Role.LAO_HEAD else signer.unit_id
    head = head_of_unit(facts, unit_id)
    stands_in = bool(head.acting) and normalise(head.full_name) == normalise(signer.name)
    return Signatory(signer.name, head.position, head.acting if stands_in else "")

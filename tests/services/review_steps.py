"""Reviews as far as a test needs them, each step done by the head of the LAO."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.report import ReportRow
from elaas_desk.domain.review_rows import Decision, ReviewRow
from elaas_desk.domain.reviews import SecondSignature
from elaas_desk.services.desk import Desk
from elaas_desk.services.review_reports import TakenReport
from tests.services.office import TODAY, OfficeIds, actors

CLERK = SecondSignature("นายประเสริฐ วงศ์ใหญ่", "ปลัดองค์การบริหารส่วนตำบล", TODAY)
PAYMENTS = "ผู้บันทึกฎีกา"
STORES = "เจ้าหน้าที่พัสดุ"


def lao_head(ids: OfficeIds) -> Actor:
    """The head of the LAO's finance unit."""
    return actors(ids)[Role.LAO_HEAD]


def begun(desk: Desk, ids: OfficeIds, unit_id: int) -> int:
    """The number of a review of the unit that was just started."""
    return desk.campaigns.start(lao_head(ids), unit_id).id


def rows_of(desk: Desk, ids: OfficeIds, review_id: int) -> dict[str, ReviewRow]:
    """The rows by user name."""
    return {row.username: row for row in desk.campaigns.detail(lao_head(ids), review_id).rows}


def decide(
    desk: Desk, ids: OfficeIds, review_id: int, username: str, decision: Decision, note: str = "ตรวจแล้ว"
) -> None:
    """Decide of one user."""
    row = rows_of(desk, ids, review_id)[username]
    desk.campaigns.decide(lao_head(ids), review_id, [row.id], decision, note=note)


def answered(desk: Desk, ids: OfficeIds, review_id: int) -> int:
    """The review with everybody kept, one at a time."""
    for username in rows_of(desk, ids, review_id):
        decide(desk, ids, review_id, username, Decision.KEEP)
    return review_id


def without_report(desk: Desk, ids: OfficeIds, review_id: int) -> int:
    """The review with the reason why there is no report."""
    desk.campaigns.without_report(lao_head(ids), review_id, "ระบบปิดปรับปรุง", TODAY)
    return review_id


def report(*users: tuple[str, str], rows: Iterable[ReportRow] = (), as_of: date = TODAY) -> TakenReport:
    """A report of user names with a group each."""
    named = [ReportRow(group, username, username) for username, group in users]
    return TakenReport("รายงาน.csv", b"group,username\n", as_of, (*named, *rows))


def signed(desk: Desk, ids: OfficeIds, review_id: int, reason: str = "", on: date = TODAY) -> int:
    """The review with its reason for no report, signed off."""
    without_report(desk, ids, review_id)
    desk.campaigns.sign_off(lao_head(ids), review_id, on, replace(CLERK, on=on), reason)
    return review_id


def ordered_removal(desk: Desk, ids: OfficeIds, unit_id: int, username: str) -> int:
    """The number of the removal that a review of the unit has ordered for that user."""
    review_id = begun(desk, ids, unit_id)
    decide(desk, ids, review_id, username, Decision.REMOVE)
    signed(desk, ids, review_id, "รอข้อมูล")
    (entry,) = desk.campaigns.removals(lao_head(ids), unit_id)
    return entry.removal.id

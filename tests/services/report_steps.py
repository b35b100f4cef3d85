"""A report that was taken in, as far as a test needs one; each step done by the head of the LAO."""

from __future__ import annotations

from elaas_desk.domain.reconcile_values import Remedy, Way
from elaas_desk.domain.report import ReportRow
from elaas_desk.services.desk import Desk
from elaas_desk.services.report_keeping import TakenReport
from tests.services.office import TODAY, OfficeIds
from tests.services.review_steps import STORES, lao_head


def newcomer_report() -> TakenReport:
    """A report that shows one user whom no unit knows."""
    return TakenReport("รายงาน.csv", b"somsri.k", TODAY, (ReportRow(STORES, "somsri.k", "นางสมศรี ขยัน"),))


def imported(desk: Desk, ids: OfficeIds, unit_id: int) -> int:
    """The number of that report, taken in for the unit."""
    return desk.reconciling.import_report(lao_head(ids), newcomer_report(), unit_id).id


def first_correction(desk: Desk, ids: OfficeIds, import_id: int) -> Remedy:
    """The correction that enters that user."""
    (entry,) = [each for each in desk.reconciling.piles(lao_head(ids), import_id).entries if each.key == "somsri.k"]
    return next(remedy for remedy in entry.remedies if remedy.way is Way.CORRECTION)

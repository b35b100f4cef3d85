"""A report that is taken into the register, and what it proves (circular 4, 4.2)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.removal_proof import proofs
from elaas_desk.domain.report import ReportImport, ReportRow
from elaas_desk.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class TakenReport:
    """A report as the officer accepted it: the file, the day that it shows, and what was understood."""

    name: str  # of the file; empty for a list that was typed
    content: bytes = field(repr=False)
    as_of: date
    rows: tuple[ReportRow, ...]


def keep_report(work: UnitOfWork, actor: Actor, report: TakenReport, unit_id: int | None, at: datetime) -> int:
    """Keep a report with its bytes, and say of each earlier removal whether it proves it; the report's number.

    `unit_id` is the unit that it covers, None the whole office.
    """
    sha256 = hashlib.sha256(report.content).hexdigest() if report.content else ""
    kept = ReportImport(
        0, report.name, sha256, len(report.content), report.as_of, at, actor.name, unit_id, len(report.rows)
    )
    import_id = work.reports.add(kept, report.rows, report.content)
    _prove(work, replace(kept, id=import_id), report.rows)
    return import_id


def _prove(work: UnitOfWork, kept: ReportImport, rows: Sequence[ReportRow]) -> None:
    days = {each.id: each.as_of for each in work.reports.all()}
    for removal in proofs(work.facts(), kept, rows, days):
        work.removals.save(removal)

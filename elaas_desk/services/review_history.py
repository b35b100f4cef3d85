"""The decisions of a review in the order in which they were made, so that the last one can be taken back.

They stand beside the corrections of the register: what was before and after, batch by batch, also after a restart.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.corrections import Correction
from elaas_desk.domain.review_rows import Decision, ReviewRow
from elaas_desk.persistence.unit_of_work import UnitOfWork

DECISIONS = "reviewed_users"
"""The subject by which decisions are told from corrections of the register."""


def record(
    work: UnitOfWork, actor: Actor, at: datetime, before: Sequence[ReviewRow], after: Sequence[ReviewRow]
) -> None:
    """Keep rows that were decided together, and what they were before."""
    batch = work.corrections.next_batch()
    for place, (was, now) in enumerate(zip(before, after, strict=True)):
        work.review_rows.save(now)
        work.corrections.add(
            Correction(
                0, batch, place, DECISIONS, now.id, _told(was), _told(now), at, actor.name, review_id=now.review_id
            )
        )


def last_batch(corrections: Iterable[Correction], rows: Iterable[ReviewRow]) -> int | None:
    """The last decision of which something still stands; None where there is nothing to take back."""
    now = {row.id: _told(row) for row in rows}
    standing = (
        each.batch
        for each in corrections
        if each.subject == DECISIONS and each.undone_at is None and now.get(each.subject_id) == each.after
    )
    return max(standing, default=None)


def take_back(work: UnitOfWork, batch: int, rows: Iterable[ReviewRow], at: datetime) -> None:
    """Give the rows of a batch back what they had; what another report has changed meanwhile stays."""
    now = {row.id: row for row in rows}
    for each in work.corrections.of_batch(batch):
        row = now.get(each.subject_id)
        if row is not None and _told(row) == each.after:
            work.review_rows.save(_with(row, each.before))
    work.corrections.mark_undone(batch, at)


def _told(row: ReviewRow) -> str:
    told = {
        "decision": row.decision,
        "to_remove": row.to_remove,
        "to_add": row.to_add,
        "note": row.note,
        "decided_at": None if row.decided_at is None else row.decided_at.isoformat(),
        "decided_by": row.decided_by,
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _with(row: ReviewRow, told: str) -> ReviewRow:
    values = json.loads(told)
    decided_at = values["decided_at"]
    return replace(
        row,
        decision=None if values["decision"] is None else Decision(values["decision"]),
        to_remove=tuple(values["to_remove"]),
        to_add=tuple(values["to_add"]),
        note=values["note"],
        decided_at=None if decided_at is None else datetime.fromisoformat(decided_at),
        decided_by=values["decided_by"],
    )

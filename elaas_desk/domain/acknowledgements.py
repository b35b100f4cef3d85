"""Who has signed for clauses 3.1 to 3.4, when, and for which circular."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from operator import attrgetter


class AcknowledgementRepeat(StrEnum):
    """When a signature is asked for again; a setting of the office."""

    CIRCULAR = "circular"  # เมื่อมีหนังสือสั่งการฉบับใหม่
    YEARLY = "yearly"  # ทุกปี และเมื่อมีหนังสือสั่งการฉบับใหม่


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """One signature of one person; the latest counts (`Person.acknowledged_on`)."""

    id: int
    person_id: int
    circular: str  # number of the circular that was signed for
    signed_on: date
    recorded_at: datetime
    recorded_by: str


def sheets(signatures: Iterable[Acknowledgement]) -> dict[int, int]:
    """By signature: the one that carries the scan of its sheet, which is the first of those recorded in one go.

    A list that many people signed is kept once, not once for each of them.
    """
    first: dict[tuple[datetime, str], int] = {}
    ordered = sorted(signatures, key=attrgetter("id"))
    return {each.id: first.setdefault((each.recorded_at, each.recorded_by), each.id) for each in ordered}

"""Who has signed for clauses 3.1 to 3.4, when, and for which circular."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """One signature of one person; the latest counts (`Person.acknowledged_on`)."""

    id: int
    person_id: int
    circular: str  # number of the circular that was signed for
    signed_on: date
    recorded_at: datetime
    recorded_by: str

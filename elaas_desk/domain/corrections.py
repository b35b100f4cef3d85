"""Changes of the register that can be taken back: what reviews accepted and decided, what requests did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """One row that was added, changed or removed when a difference was accepted. Those of one batch stand together."""

    id: int
    batch: int  # accepted together, undone together
    place: int  # its order in the batch
    subject: str  # what kind of value: people, accounts, groups, memberships, reviewed_users, requests
    subject_id: int
    before: str  # JSON of the value; empty: it was added
    after: str  # JSON of the value; empty: it was removed
    at: datetime
    by: str
    review_id: int | None = None
    import_id: int | None = None
    undone_at: datetime | None = None

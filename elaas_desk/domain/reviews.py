"""The six-monthly check of the users in the groups of a unit (circular, clause 4), and the small ones between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from elaas_desk.domain.policy import Policy
from elaas_desk.thai.dates import add_months


class ReviewKind(StrEnum):
    """Why users are checked; only the first two set the clock of clause 4 anew."""

    SIX_MONTHLY = "six_monthly"  # สอบทานรอบ ๖ เดือน
    ON_PAPER = "on_paper"  # ทำบนกระดาษ บันทึกเฉพาะวันที่ลงนาม
    FOLLOW_UP = "follow_up"  # รอบติดตาม: what a round left open
    TRANSFER = "transfer"  # หลังโอนย้ายหรือพ้นหน้าที่
    ACTING_ENDED = "acting_ended"  # สิ้นสุดการรักษาราชการแทน
    GROUP_RETIRED = "group_retired"  # เลิกใช้กลุ่ม


SETS_THE_CLOCK = frozenset({ReviewKind.SIX_MONTHLY, ReviewKind.ON_PAPER})
SMALL = frozenset({ReviewKind.TRANSFER, ReviewKind.ACTING_ENDED, ReviewKind.GROUP_RETIRED})
"""Started on an occasion, of one person or of one group."""


@dataclass(frozen=True, slots=True)
class SecondSignature:
    """Who signs for the head's own row, on paper: nobody certifies their own access."""

    name: str
    position: str
    on: date


@dataclass(frozen=True, slots=True)
class Review:
    """One check of a unit's users in groups. It counts from the day it was signed off."""

    unit_id: int
    signed_off: date | None
    started: date | None = None
    kind: ReviewKind = ReviewKind.SIX_MONTHLY
    id: int = 0
    number: str = ""  # ๒/๒๕๖๙; empty for one that was done on paper
    started_by: str = ""
    signed_by: str = ""
    group_id: int | None = None  # the retired group
    person_id: int | None = None  # who was transferred, or whose acting term ended
    parent_id: int | None = None  # the round that a follow-up belongs to
    import_id: int | None = None  # the report that it was checked against
    no_report_reason: str = ""  # why there was none
    second: SecondSignature | None = None
    document_id: int | None = None  # the printed review report
    version: int = 1

    @property
    def is_open(self) -> bool:
        """Started and not signed off."""
        return self.signed_off is None


def last_signed_off(reviews: Iterable[Review]) -> dict[int, date]:
    """For each unit the latest day on which a whole check was signed off; units without one are left out."""
    latest: dict[int, date] = {}
    for review in reviews:
        day = review.signed_off
        whole = review.kind in SETS_THE_CLOCK
        if whole and day is not None and (review.unit_id not in latest or latest[review.unit_id] < day):
            latest[review.unit_id] = day
    return latest


def being_checked(reviews: Iterable[Review]) -> frozenset[int]:
    """The units whose whole check is started and not signed off."""
    return frozenset(each.unit_id for each in reviews if each.is_open and each.kind is ReviewKind.SIX_MONTHLY)


def review_due_on(last: date, policy: Policy) -> date:
    """The last day that is still in time; the day after, the review is overdue."""
    return add_months(last, policy.review_months)

"""The six-monthly check of the users in the groups of a unit (circular, clause 4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from elaas_desk.domain.policy import Policy
from elaas_desk.thai.dates import add_months


@dataclass(frozen=True, slots=True)
class Review:
    """One check of a unit's users in groups. It counts from the day it was signed off."""

    unit_id: int
    signed_off: date | None
    started: date | None = None


def last_signed_off(reviews: Iterable[Review]) -> dict[int, date]:
    """For each unit the latest day on which one of its reviews was signed off; units without one are left out."""
    latest: dict[int, date] = {}
    for review in reviews:
        day = review.signed_off
        if day is not None and (review.unit_id not in latest or latest[review.unit_id] < day):
            latest[review.unit_id] = day
    return latest


def review_due_on(last: date, policy: Policy) -> date:
    """The last day that is still in time; the day after, the review is overdue."""
    return add_months(last, policy.review_months)

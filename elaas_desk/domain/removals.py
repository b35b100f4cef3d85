"""Removals from groups of New e-LAAS (circular 4.2): ordered, done, and proved by a later report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from elaas_desk.domain.accounts import Account
from elaas_desk.domain.requests import OPEN_STATES, AccessRequest, Change


class RemovalOrigin(StrEnum):
    """What a removal follows from."""

    LEAVING = "leaving"  # พ้นหน้าที่ (4.2)
    REVIEW = "review"  # ผลการสอบทาน (4)
    REQUEST = "request"  # คำขอเปลี่ยนแปลงสิทธิ (1)
    GROUP_RETIRED = "group_retired"  # เลิกใช้กลุ่ม
    RECORD = "record"  # บันทึกจากหน้าทะเบียน


class Proof(StrEnum):
    """What the next imported report says of a removal that was recorded as done."""

    PROVED = "proved"  # ไม่พบในรายงานแล้ว
    NOT_PROVED = "not_proved"  # ยังพบในรายงาน


@dataclass(frozen=True, slots=True)
class Removal:
    """One user to be taken out of one group. `done_on` is the day on which it was done in New e-LAAS."""

    id: int
    username: str
    group_name: str
    origin: RemovalOrigin
    ordered_on: date
    ordered_by: str = ""
    unit_id: int | None = None
    person_id: int | None = None
    account_id: int | None = None
    group_id: int | None = None
    review_id: int | None = None
    done_on: date | None = None
    done_by: str = ""
    proof: Proof | None = None
    proof_import_id: int | None = None
    version: int = 1


def ordered_out(removals: Iterable[Removal]) -> frozenset[tuple[int, int]]:
    """Account and group of each right that is ordered to be taken away, and has a task of its own until it is."""
    return frozenset(
        (each.account_id, each.group_id)
        for each in removals
        if each.done_on is None and each.account_id is not None and each.group_id is not None
    )


def on_their_way(
    removals: Iterable[Removal], requests: Iterable[AccessRequest], accounts: Iterable[Account]
) -> frozenset[tuple[int, int]]:
    """Account and group of each right that is being taken away: ordered and not done, or given back by a request."""
    ordered = ordered_out(removals)
    given_back = {
        (each.draft.person_id, line.group_id)
        for each in requests
        if each.state in OPEN_STATES
        for line in each.draft.changes
        if line.change is Change.REMOVE
    }
    people = {person_id for person_id, _ in given_back}
    theirs = [account for account in accounts if account.person_id in people]
    asked = {(each.id, group) for each in theirs for person, group in given_back if person == each.person_id}
    return frozenset(ordered | asked)

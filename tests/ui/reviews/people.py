"""Invented users of a review, as the snapshot keeps them."""

from __future__ import annotations

from collections.abc import Sequence

from elaas_desk.domain.piles import Pile
from elaas_desk.domain.review_rows import Decision, Flag, GroupThen, ReviewRow

KANYANAT, KITTISAK, YANISA = "นางสาวกัญญาณัฐ พูลสวัสดิ์", "นายกิตติศักดิ์ ศรีสุวรรณ", "นางสาวญาณิศา ฐิติพันธุ์"


def reviewed(
    number: int,
    name: str,
    register: Sequence[str] = (),
    report: Sequence[str] = (),
    *,
    flags: Sequence[Flag] = (),
    decision: Decision | None = None,
    to_remove: Sequence[str] = (),
    to_add: Sequence[str] = (),
    note: str = "",
    pile: Pile = Pile.OTHER_GROUPS,
) -> ReviewRow:
    """One user with the groups of either side."""
    return ReviewRow(
        number,
        1,
        f"user.{number}",
        name,
        "เจ้าพนักงานการเงินและบัญชี",
        pile,
        tuple(GroupThen(group, why="คำสั่งที่ ๑๒๔/๒๕๖๙") for group in register),
        tuple(report),
        tuple(flags),
        decision=decision,
        to_remove=tuple(to_remove),
        to_add=tuple(to_add),
        note=note,
    )

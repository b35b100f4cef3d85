"""What placeholders in texts stand for, where several papers have the same."""

from __future__ import annotations

from datetime import date

from elaas_desk.domain.governance_papers import UserOnPaper
from elaas_desk.services.paper_values import PaperFacts
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_thai

UNKNOWN_DAY = "ไม่ปรากฏ"
"""Stands for a day that the register does not know."""


def user_words(user: UserOnPaper) -> dict[str, str]:
    """The user whom a paper is about; a user name keeps its digits."""
    return {
        "ชื่อ": user.full_name,
        "ตำแหน่ง": to_thai(user.position),
        "หน่วยงาน": to_thai(user.unit),
        "ชื่อผู้ใช้งาน": user.username or "ยังไม่มีชื่อผู้ใช้งาน",
    }


def day_words(day: date | None) -> str:
    """๑๕ มีนาคม ๒๕๖๙, or that it is not known."""
    return to_thai(dates.long(day)) if day else UNKNOWN_DAY


def reference(facts: PaperFacts) -> str:
    """The circular as a text refers to it."""
    circular = facts.policy.circular
    return f"หนังสือ{circular.sender} ที่ {to_thai(circular.number)} ลงวันที่ {day_words(circular.dated)}"

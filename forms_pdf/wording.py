"""Wording that the papers share."""

from __future__ import annotations

from datetime import date

from elaas_desk.domain.papers import CircularOnPaper
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_thai, to_thai_in_text

DEPARTMENT_HEAD = "อธิบดีกรมส่งเสริมการปกครองท้องถิ่น"


thai_digits = to_thai_in_text
"""As texts are written on papers."""


def long_date(day: date | None) -> str:
    """๑๕ มีนาคม ๒๕๖๙, or empty."""
    return to_thai(dates.long(day)) if day else ""


def short_date(day: date | None) -> str:
    """๑๕ มี.ค. ๒๕๖๙, or empty."""
    return to_thai(dates.short(day)) if day else ""


def circular_reference(circular: CircularOnPaper) -> str:
    """The circular as a text refers to it."""
    number = to_thai(circular.number)
    return f"หนังสือกรมส่งเสริมการปกครองท้องถิ่น ที่ {number} ลงวันที่ {long_date(circular.dated)}"

"""Wording that the papers share."""

from __future__ import annotations

import re
from datetime import date

from elaas_desk.domain.papers import CircularOnPaper
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_thai

DEPARTMENT_HEAD = "อธิบดีกรมส่งเสริมการปกครองท้องถิ่น"

_LATIN_WORD_OR_DIGIT = re.compile(r"[0-9._@/+-]*[A-Za-z][A-Za-z0-9._@/+-]*|[0-9]")


def thai_digits(text: str) -> str:
    """The text with Thai digits, but user names, e-mail addresses and other words with Latin letters as they are."""
    return _LATIN_WORD_OR_DIGIT.sub(lambda found: to_thai(found[0]) if len(found[0]) == 1 else found[0], text)


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

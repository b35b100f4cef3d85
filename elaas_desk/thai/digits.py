"""Thai digits ๐–๙ and Arabic digits 0–9, both ways."""

from __future__ import annotations

import re

ARABIC = "0123456789"
THAI = "๐๑๒๓๔๕๖๗๘๙"

_TO_THAI = str.maketrans(ARABIC, THAI)
_TO_ARABIC = str.maketrans(THAI, ARABIC)
_LATIN_WORD_OR_DIGIT = re.compile(r"[0-9._@/+-]*[A-Za-z][A-Za-z0-9._@/+-]*|[0-9]")


def to_thai(text: str | int) -> str:
    """The text with each digit 0–9 as ๐–๙; everything else stays."""
    return str(text).translate(_TO_THAI)


def to_arabic(text: str) -> str:
    """The text with each digit ๐–๙ as 0–9; everything else stays."""
    return text.translate(_TO_ARABIC)


def to_thai_in_text(text: str) -> str:
    """The text with Thai digits, but user names, e-mail addresses and other words with Latin letters as they are."""
    return _LATIN_WORD_OR_DIGIT.sub(lambda found: to_thai(found[0]) if len(found[0]) == 1 else found[0], text)

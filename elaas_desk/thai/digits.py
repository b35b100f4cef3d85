"""Thai digits ๐–๙ and Arabic digits 0–9, both ways."""

from __future__ import annotations

ARABIC = "0123456789"
THAI = "๐๑๒๓๔๕๖๗๘๙"

_TO_THAI = str.maketrans(ARABIC, THAI)
_TO_ARABIC = str.maketrans(THAI, ARABIC)


def to_thai(text: str | int) -> str:
    """The text with each digit 0–9 as ๐–๙; everything else stays."""
    return str(text).translate(_TO_THAI)


def to_arabic(text: str) -> str:
    """The text with each digit ๐–๙ as 0–9; everything else stays."""
    return text.translate(_TO_ARABIC)

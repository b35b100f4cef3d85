"""What a password must be made of (circular, clause 3.4.1)."""

from __future__ import annotations

import string
from enum import StrEnum

MIN_LENGTH = 8
"""Characters, as Python counts them: a Thai mark over a consonant counts as one."""

_CLASSES = {
    "no_upper": frozenset(string.ascii_uppercase),
    "no_lower": frozenset(string.ascii_lowercase),
    "no_digit": frozenset(string.digits),
    "no_special": frozenset(string.punctuation),
}


class Missing(StrEnum):
    """What a password lacks."""

    TOO_SHORT = "too_short"
    NO_UPPER = "no_upper"  # A to Z
    NO_LOWER = "no_lower"  # a to z
    NO_DIGIT = "no_digit"  # 0 to 9
    NO_SPECIAL = "no_special"  # printable ASCII that is none of these, and no blank


def missing(password: str) -> tuple[Missing, ...]:
    """What clause 3.4.1 still asks for; empty when the password is good.

    Thai letters, Thai digits and blanks count for the length alone: New e-LAAS's own four classes are Latin.
    """
    short = (Missing.TOO_SHORT,) if len(password) < MIN_LENGTH else ()
    return short + tuple(Missing(name) for name, members in _CLASSES.items() if members.isdisjoint(password))

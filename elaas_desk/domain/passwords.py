"""What a password must be made of (circular, clause 3.4.1)."""

from __future__ import annotations

import secrets
import string
from enum import StrEnum

from elaas_desk.errors import FieldProblem, Problem

MIN_LENGTH = 8
"""Characters, as Python counts them: a Thai mark over a consonant counts as one."""

_CLASSES = {
    "no_upper": frozenset(string.ascii_uppercase),
    "no_lower": frozenset(string.ascii_lowercase),
    "no_digit": frozenset(string.digits),
    "no_special": frozenset(string.punctuation),
}


LONGEST_FIRST = 32
"""Characters of a first password that is printed on a slip."""

_FIRST_LENGTH = 12
_LOOK_ALIKE = frozenset("0OoQ1lI5S2Z8B")
_FIRST_SPECIAL = "#@%+=?*"
_FIRST_CLASSES = tuple(
    "".join(char for char in letters if char not in _LOOK_ALIKE)
    for letters in (string.ascii_uppercase, string.ascii_lowercase, string.digits, _FIRST_SPECIAL)
)


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


def fits_slip(password: str) -> bool:
    """Whether a first password can be typed back from paper without doubt: visible ASCII and no blank."""
    return all("!" <= char <= "~" for char in password)


def problem_of_first(password: str) -> FieldProblem | None:
    """What is wrong with a first password for a slip; nothing with an empty one, which is written by hand."""
    if not password:
        return None
    if len(password) > LONGEST_FIRST:
        return FieldProblem("password", Problem.TOO_LONG, {"limit": str(LONGEST_FIRST)})
    if not fits_slip(password):
        return FieldProblem("password", Problem.BAD_FIRST_PASSWORD)
    lacking = missing(password)
    return FieldProblem("password", Problem.WEAK_PASSWORD, {"missing": ",".join(lacking)}) if lacking else None


def first_password() -> str:
    """A password for the first sign-in that nobody can guess; it passes 3.4.1 and has no characters that look alike."""
    chance = secrets.SystemRandom()
    each = [chance.choice(letters) for letters in _FIRST_CLASSES]
    rest = [chance.choice("".join(_FIRST_CLASSES)) for _ in range(_FIRST_LENGTH - len(each))]
    shuffled = each + rest
    chance.shuffle(shuffled)
    return "".join(shuffled)

"""The Thai national ID number: thirteen digits, the last of which checks the others.

The check digit is that of the Department of Provincial Administration: the first twelve digits weighted 13 to 2 and
summed; 11 less the remainder of the sum by 11, of which the last digit counts.
The scheme has gaps of its own: a wrong third digit, whose weight is 11, passes.
"""

from __future__ import annotations

import random
import re
from enum import StrEnum
from typing import Final

from elaas_desk.thai.digits import ARABIC, to_arabic, to_thai
from elaas_desk.thai.text import normalise

LENGTH: Final = 13
_GROUPS: Final = (1, 4, 5, 2, 1)  # 1-2345-67890-12-3
_SEPARATORS = re.compile(r"[ \-‐‑–—.]")
_MASK = "•"
_MASKED = range(7, 12)  # what stays tells the office whose number it is, and no more


class NationalIdReason(StrEnum):
    """What is wrong with a text that should be a national ID number."""

    EMPTY = "empty"
    NOT_13_DIGITS = "not_13_digits"
    WRONG_CHECK_DIGIT = "wrong_check_digit"


class NationalIdProblem(ValueError):  # noqa: N818 - a person can put it right, so it is a problem, not an error
    """The text is no national ID number; `reason` says why. The number itself is not in the message."""

    def __init__(self, reason: NationalIdReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def check(text: str) -> str:
    """The 13 Arabic digits of a number typed in Thai or Arabic digits, with blanks, hyphens or dots or none.

    Raises NationalIdProblem.
    """
    digits = _SEPARATORS.sub("", to_arabic(normalise(text)))
    if not digits:
        raise NationalIdProblem(NationalIdReason.EMPTY)
    if len(digits) != LENGTH or set(digits) - set(ARABIC):
        raise NationalIdProblem(NationalIdReason.NOT_13_DIGITS)
    if _check_digit(digits[:-1]) != digits[-1]:
        raise NationalIdProblem(NationalIdReason.WRONG_CHECK_DIGIT)
    return digits


def display(digits: str, thai: bool = True) -> str:
    """13 Arabic digits as people read them: ๑-๒๓๔๕-๖๗๘๙๐-๑๒-๓, or 1-2345-67890-12-3."""
    grouped = "-".join(_grouped(digits))
    return to_thai(grouped) if thai else grouped


def masked(digits: str) -> str:
    """13 Arabic digits with five hidden, for lists on the screen: 3 7201 00••• •• 2."""
    return " ".join(_grouped("".join(_MASK if at in _MASKED else digit for at, digit in enumerate(digits))))


def generate(rng: random.Random) -> str:
    """A number that passes `check` and that nobody has, for samples and tests: its province is 00, which none is."""
    body = rng.choice("12345678") + "00" + "".join(rng.choice(ARABIC) for _ in range(LENGTH - 4))
    return body + _check_digit(body)


def _check_digit(body: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(body, range(LENGTH, 1, -1), strict=True))
    return str((11 - total % 11) % 10)


def _grouped(digits: str) -> list[str]:
    parts = []
    start = 0
    for length in _GROUPS:
        parts.append(digits[start : start + length])
        start += length
    return parts

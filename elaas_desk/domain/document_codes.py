"""The document code as people and scanners give it: from the foot of a paper, its QR code, or the text of a PDF."""

from __future__ import annotations

import re
from typing import Final

from elaas_desk.thai.digits import to_arabic

DIGITS: Final = 12

# What a scanner types as a keyboard arrives as these characters while Windows is set to Thai (Kedmanee, TIS 820-2538):
# the keys of digits and of ELAAS-DESK:, without and with Shift.
_KEDMANEE: Final = str.maketrans(
    {
        **dict(zip("ๅ/-ภถุึคตจ", "1234567890", strict=True)),
        **dict(zip("ฟิแกำดสหาข", "abcdeflsk-", strict=True)),
        **dict(zip("ฤฺฉฏฎโศฆษซ", "abcdeflsk:", strict=True)),
    }
)
_BEFORE: Final = re.compile(r"^\s*(?:รหัสเอกสาร|รหัส)?\s*(?:elaas[\s-]*desk)?\s*:?\s*", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"[\s\u200b\u00ad\u2010-\u2015-]+")
_CODE: Final = re.compile(rf"[0-9a-f]{{{DIGITS}}}")
_PRINTED: Final = re.compile(r"รหัสเอกสาร\s+([0-9a-f]{4})\s+([0-9a-f]{4})\s+([0-9a-f]{4})(?![0-9a-f])")


def code_of_typed(text: str) -> str | None:
    """The 12 digits in what was typed or scanned, in small letters; None where it is no code.

    Blanks, hyphens, capitals, Thai digits and what stands before the code on the paper are taken as they come. What is
    no code is read once more as keys that were struck while the keyboard was set to Thai.
    """
    return _code(text) or _code(text.translate(_KEDMANEE))


def codes_in(text: str) -> tuple[str, ...]:
    """Every code that stands in the text of a paper as our foot line writes it, each once."""
    return tuple(dict.fromkeys("".join(found.groups()) for found in _PRINTED.finditer(text)))


def spaced(code: str) -> str:
    """A code as the foot of a paper shows it."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def _code(text: str) -> str | None:
    plain = _BETWEEN.sub("", _BEFORE.sub("", to_arabic(text))).casefold()
    return plain if _CODE.fullmatch(plain) else None

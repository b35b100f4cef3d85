"""The order of Thai lists: that of the Royal Society's dictionary, as CLDR states it for th (ISO/IEC 14651).

Why this is our own and what it was held against: docs/decisions/0003-thai-collation.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from elaas_desk.thai.digits import ARABIC, THAI

# Weights of marks, lightest first; they count only where the letters are the same. ๎ ์ ็ ่ ้ ๊ ๋
_MARKS: Final = "\u0e4e\u0e4c\u0e47\u0e48\u0e49\u0e4a\u0e4b"
_IGNORED: Final = (
    "฿ฯๆ๏๚๛"
    + "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    + "".join(map(chr, (0xAD, *range(0x200B, 0x2010), *range(0x2010, 0x2028), *range(0x2030, 0x205F), 0xFEFF)))
)
# A leading vowel is keyed in before its consonant and sorts after it: แก comes after กะ and before ขา.
_LEADING_VOWEL = re.compile("[เ-ไ][ก-ฮ]")
_HAS_MARK = re.compile(f"[{_MARKS}]")
_AFTER_THAI: Final = 0xE000  # Latin letters come after Thai ones


def _latin() -> Iterator[tuple[int, str]]:
    """Latin letters without case and accent, moved behind the Thai ones."""
    for code in (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x250)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        yield code, chr(_AFTER_THAI + ord(base))


# Thai consonants and vowels stand in Unicode in the order of the dictionary, but for nikhahit, which goes before the
# vowels, sara am, which is sara aa and nikhahit, lakkhangyao, which is sara aa, and phinthu, which goes last.
# The places of ฯ and ๏ are free for that, since these are ignored.
_NIKHAHIT: Final = "\u0e2f"
_PHINTHU: Final = "\u0e4f"
_LETTERS: Final = {
    **{ord(char): None for char in _IGNORED + _MARKS},
    **{ord(thai): arabic for thai, arabic in zip(THAI, ARABIC, strict=True)},
    **dict(_latin()),
    ord("ํ"): _NIKHAHIT,
    ord("ำ"): "า" + _NIKHAHIT,
    ord("ๅ"): "า",
    ord("ฺ"): _PHINTHU,
    0xA0: " ",
}


class _MarkWeights(dict[int, str | None]):
    """One sign for each letter, which is remembered once met, and the weight for each mark."""

    def __missing__(self, code: int) -> str:
        self[code] = "!"
        return "!"


_WEIGHTS: Final = _MarkWeights(
    {ord(char): None for char in _IGNORED}
    | {ord(mark): str(weight) for weight, mark in enumerate(_MARKS, start=1)}
    | {ord("ำ"): "!!"}
)


def sort_key(text: str) -> tuple[str, str, str]:
    """A key that sorts in the order of the Thai dictionary; the text is in normal form (`text.normalise`).

    Letters count first: digits (๒ as 2), then Thai, then Latin without case; a blank before any of them, so that all of
    one first name stand together; punctuation, ๆ and ฯ not at all. Then tone marks and the like, then the bare text,
    so that different texts never have the same key.
    """
    spoken = _LEADING_VOWEL.sub(_consonant_first, text)
    marks = spoken.translate(_WEIGHTS).rstrip("!") if _HAS_MARK.search(spoken) else ""
    return spoken.translate(_LETTERS), marks, text


def _consonant_first(match: re.Match[str]) -> str:
    pair: str = match[0]
    return pair[1] + pair[0]

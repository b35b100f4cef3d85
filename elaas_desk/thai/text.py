"""One way to write each Thai text, whatever keyboard, file or web page it came from.

Two texts that look the same must be equal, sort together and be found by the same search. Thai has several ways to
key in the same syllable: น้ำ may arrive as `น ้ ำ`, `น ํ ้ า` or `น ำ ้`, and a copied word may carry zero-width
break marks. Every text that enters the program goes through `normalise` or `normalise_lines` once.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

SARA_AA: Final = "\u0e32"  # า
SARA_AM: Final = "\u0e33"  # ำ
NIKHAHIT: Final = "\u0e4d"  # ํ

PHINTHU: Final = "\u0e3a"  # ฺ
VOWEL_MARKS: Final = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47"  # ั ิ ี ึ ื ุ ู ็
TONE_MARKS: Final = "\u0e48\u0e49\u0e4a\u0e4b"  # ่ ้ ๊ ๋
TOP_MARKS: Final = "\u0e4c\u0e4d\u0e4e"  # ์ ํ ๎
COMBINING_MARKS: Final = PHINTHU + VOWEL_MARKS + TONE_MARKS + TOP_MARKS
"""Marks drawn over or under the consonant before them; sara am is not one, though no line may begin with it."""

# The order in which WTT 2.0 (TIS 1566) expects marks after a consonant: vowel, tone, then the others. Phinthu comes
# first because Unicode's canonical ordering (combining class 9) puts it there in any case.
_RANK: Final = {
    mark: (rank, mark) for rank, marks in enumerate((PHINTHU, VOWEL_MARKS, TONE_MARKS, TOP_MARKS)) for mark in marks
}

_AFTER_CONSONANT = re.compile(f"[{COMBINING_MARKS}{SARA_AA}{SARA_AM}]+")
_TWO_SARA_E = re.compile("เเ")
# Most texts are in their normal form already, which is fifteen times faster to see than to make again. A syllable has
# at most one vowel mark and one tone or silencer here; what is rarer takes the long way.
_SYLLABLE = f"[!-~]|[ก-ฮ][{VOWEL_MARKS}]?[{TONE_MARKS}\u0e4c]?[{SARA_AM}{SARA_AA}]?|[ะโใไๆฯ๐-๙แ]|เ(?!เ)"
_IN_NORMAL_FORM = re.compile(f"(?! )(?:{_SYLLABLE}| (?=[^ ]))*+")
_BLANKS = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def normalise(text: str) -> str:
    """The text as the program keeps it, on one line.

    NFC; sara am composed (also with a tone between its parts); marks after a consonant in canonical order and each
    once; two sara e as sara ae; every kind of blank, tab and line end as one blank, none at the ends; invisible
    characters (zero-width, soft hyphen, byte order mark, direction marks, controls, lone surrogates) taken out.
    """
    if _IN_NORMAL_FORM.fullmatch(text):
        return text
    return " ".join(normalise_lines(text).split())


def normalise_lines(text: str) -> str:
    """Like `normalise`, for fields of several lines: line ends stay as `\\n`, empty lines at both ends go."""
    visible = "".join(map(_visible, _LINE_ENDS.sub("\n", text)))
    ordered = _spell(unicodedata.normalize("NFC", visible))
    return "\n".join(_BLANKS.sub(" ", line).strip() for line in ordered.split("\n")).strip("\n")


def _visible(char: str) -> str:
    if char in "\n\t":
        return char
    category = unicodedata.category(char)
    if category in {"Cc", "Cf", "Cs"}:
        return ""
    return " " if category == "Zs" else char


def _spell(text: str) -> str:
    """Thai spelling and NFC until neither changes anything: a foreign accent among Thai marks makes them interact."""
    while True:
        spelt = _AFTER_CONSONANT.sub(_in_order, _TWO_SARA_E.sub("แ", text))
        spelt = unicodedata.normalize("NFC", spelt)
        if spelt == text:
            return text
        text = spelt


def _in_order(match: re.Match[str]) -> str:
    """What follows one consonant: its marks, each once, in canonical order, then sara aa or sara am.

    No mark ever belongs after sara aa or sara am, so that one found there was keyed in too late.
    """
    vowels = "".join(char for char in match.group() if char not in _RANK)
    marks = set(match.group()) - set(vowels)
    if vowels and NIKHAHIT in marks:
        marks.remove(NIKHAHIT)
        vowels = SARA_AM + vowels[1:]
    return "".join(sorted(marks, key=_RANK.__getitem__)) + vowels

"""Full names with titles and ranks, as official papers write them.

Spacing follows the Royal Society's rules of punctuation: no blank between นาย, นาง, นางสาว (and other titles that are
not ranks) and the first name, one blank after a rank. Between first and last name stand two blanks on paper and one
on the screen. ดร. is an academic degree, not a title of an official paper, and is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from elaas_desk.thai.text import normalise

_PLAIN = ("นาย", "นาง", "นางสาว")
_GRADE_LETTERS = {"ตรี": "ต", "โท": "ท", "เอก": "อ"}
_GRADES = tuple(_GRADE_LETTERS)
_ARMY = tuple(corps + grade for corps in ("ร้อย", "สิบ", "จ่าสิบ", "พัน", "พล") for grade in _GRADES)
_NAVY = tuple(corps + grade for corps in ("จ่า", "พันจ่า", "เรือ", "นาวา", "พลเรือ") for grade in _GRADES)
_AIR_FORCE = tuple(
    corps + grade for corps in ("จ่าอากาศ", "พันจ่าอากาศ", "เรืออากาศ", "นาวาอากาศ", "พลอากาศ") for grade in _GRADES
)
_POLICE = (
    *(corps + grade for corps in ("สิบตำรวจ", "ร้อยตำรวจ", "พันตำรวจ", "พลตำรวจ") for grade in _GRADES),
    "จ่าสิบตำรวจ",
    "ดาบตำรวจ",
)
_VOLUNTEER = tuple(corps + grade for corps in ("หมู่", "นายหมวด", "นายกอง") for grade in _GRADES)
_ROYAL = ("หม่อมหลวง", "หม่อมราชวงศ์", "หม่อมเจ้า")
_ACADEMIC = ("ศาสตราจารย์", "รองศาสตราจารย์", "ผู้ช่วยศาสตราจารย์")

_RANKS: Final = (*_ARMY, "พลทหาร", *_NAVY, *_AIR_FORCE, *_POLICE, *_VOLUNTEER)
_ACTING_RANKS: Final = tuple("ว่าที่" + rank for rank in _RANKS if not rank.startswith(("พลทหาร", "หมู่")))
_COMMON: Final = (
    *_PLAIN,
    *("ว่าที่ร้อยตรี", "ว่าที่ร้อยตรีหญิง", "ว่าที่ร้อยโท", "ว่าที่ร้อยเอก"),
    *("สิบเอก", "จ่าสิบเอก", "จ่าเอก", "พันจ่าเอก"),
)


def _with_women(ranks: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(title for rank in ranks for title in (rank, rank + "หญิง"))


TITLES: Final = tuple(dict.fromkeys((*_COMMON, *_with_women(_RANKS), *_with_women(_ACTING_RANKS), *_ROYAL, *_ACADEMIC)))
"""Every title and rank known, in full: the everyday ones first, then by service and grade."""

# Written without a blank before the first name; every other title is a rank.
_UNSPACED: Final = frozenset({*_PLAIN, *_ROYAL, *_ACADEMIC})

# Only what has one meaning is spelt out, or what in a local office can only be one: ร.ต. is also the navy's เรือตรี,
# but reserve officers of the army are who local offices have. จ.ส.ต. is the army's จ่าสิบตรี as well as the police's
# จ่าสิบตำรวจ, so it stays as written.
_SHORT: Final = {
    "น.ส.": "นางสาว",
    "ม.ล.": "หม่อมหลวง",
    "ม.ร.ว.": "หม่อมราชวงศ์",
    "ม.จ.": "หม่อมเจ้า",
    **{f"ร.{letter}.": f"ร้อย{grade}" for grade, letter in _GRADE_LETTERS.items()},
    **{f"พ.{letter}.": f"พัน{grade}" for grade, letter in _GRADE_LETTERS.items()},
    **{f"พล.{letter}.": f"พล{grade}" for grade, letter in _GRADE_LETTERS.items()},
    **{f"ส.{letter}.": f"สิบ{grade}" for grade, letter in _GRADE_LETTERS.items()},
    **{f"จ.ส.{letter}.": f"จ่าสิบ{grade}" for grade, letter in _GRADE_LETTERS.items() if grade != "ตรี"},
    **{f"จ.{letter}.": f"จ่า{grade}" for grade, letter in _GRADE_LETTERS.items()},
    **{f"พ.จ.{letter}.": f"พันจ่า{grade}" for grade, letter in _GRADE_LETTERS.items()},
    **{f"พ.อ.{letter}.": f"พันจ่าอากาศ{grade}" for grade, letter in _GRADE_LETTERS.items()},
    **{f"ส.ต.{letter}.": f"สิบตำรวจ{grade}" for grade, letter in _GRADE_LETTERS.items()},
    **{f"ร.ต.{letter}.": f"ร้อยตำรวจ{grade}" for grade, letter in _GRADE_LETTERS.items()},
    **{f"พ.ต.{letter}.": f"พันตำรวจ{grade}" for grade, letter in _GRADE_LETTERS.items()},
    "ด.ต.": "ดาบตำรวจ",
    "ผศ.": "ผู้ช่วยศาสตราจารย์",
    "รศ.": "รองศาสตราจารย์",
    "ศ.": "ศาสตราจารย์",
}
_AMBIGUOUS: Final = ("จ.ส.ต.",)


class NameReason(StrEnum):
    """What is wrong with a text that should be a name."""

    EMPTY = "empty"
    NO_FIRST_NAME = "no_first_name"  # a title and nothing after it


class NameProblem(ValueError):  # noqa: N818 - a person can put it right, so it is a problem, not an error
    """The text is no name; `reason` says why."""

    def __init__(self, reason: NameReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class FullName:
    """Title or rank in full, first and last name; a title or a last name may be empty."""

    title: str
    first: str
    last: str

    @property
    def full(self) -> str:
        """As the screen shows it, one blank before the last name: นายกิตติศักดิ์ ศรีสุวรรณ."""
        return " ".join(filter(None, (self._titled_first, self.last)))

    @property
    def official(self) -> str:
        """As papers write it, two blanks before the last name: นายกิตติศักดิ์  ศรีสุวรรณ."""
        return "  ".join(filter(None, (self._titled_first, self.last)))

    @property
    def without_title(self) -> str:
        """First and last name with one blank: กิตติศักดิ์ ศรีสุวรรณ."""
        return " ".join(filter(None, (self.first, self.last)))

    @property
    def _titled_first(self) -> str:
        blank = "" if not self.title or self.title.split(" ")[-1] in _UNSPACED else " "
        return f"{self.title}{blank}{self.first}"


def _pattern(title: str) -> str:
    """The title with blanks allowed where people put them: ว่าที่ ร.ต., จ. ส. อ., ร้อยตรี หญิง."""
    spelt = re.escape(title).replace(r"\.", r"\. ?")
    return re.sub("^ว่าที่", "ว่าที่ ?", re.sub("หญิง$", " ?หญิง", spelt))


_ACTING_SHORT = {"ว่าที่" + short: "ว่าที่" + rank for short, rank in _SHORT.items() if rank in _RANKS}
_WOMEN_SHORT = {
    short + "หญิง": title + "หญิง" for short, title in {**_SHORT, **_ACTING_SHORT}.items() if title + "หญิง" in TITLES
}
_SPELT_OUT: Final = {**_SHORT, **_ACTING_SHORT, **_WOMEN_SHORT}
_KNOWN: Final = sorted((*TITLES, *_SPELT_OUT, *_AMBIGUOUS), key=len, reverse=True)
_ROYAL_TITLE = re.compile(rf"(?:{'|'.join(map(re.escape, (*_ROYAL, 'ม.ล.', 'ม.ร.ว.')))})")
_DEGREE = re.compile(r"(?:ดร\.|ดอกเตอร์) ?")


def parse(text: str) -> FullName:
    """A name as it is typed or imported, taken apart.

    Short titles are spelt out (น.ส. is นางสาว, ว่าที่ ร.ต. is ว่าที่ร้อยตรี), except จ.ส.ต., which two services share;
    ดร. is left out. What stands after the first name is the last name, also ณ อยุธยา.
    Raises NameProblem.
    """
    rest = normalise(text)
    if not rest:
        raise NameProblem(NameReason.EMPTY)
    title, rest = _take_titles(rest)
    first, _, last = rest.partition(" ")
    if not first:
        raise NameProblem(NameReason.NO_FIRST_NAME)
    return FullName(title, first, last)


@cache
def _known_title() -> re.Pattern[str]:
    """Any known title, made on first use since it takes 10 ms.

    A title ends where a new syllable begins, so that นางสาวิตรี is นาง and สาวิตรี, not นางสาว and ิตรี.
    """
    return re.compile(rf"(?P<title>{'|'.join(map(_pattern, _KNOWN))})(?= |$|[ก-ฮเ-ไA-Za-z]) ?")


def _take_titles(text: str) -> tuple[str, str]:
    """The titles at the head of the text in full, and the rest; a rank may be followed by a royal title."""
    title, rest = _take_title(_DEGREE.sub("", text, count=1) if _DEGREE.match(text) else text)
    rest = _DEGREE.sub("", rest, count=1) if _DEGREE.match(rest) else rest
    if title and title not in _UNSPACED and _ROYAL_TITLE.match(rest):
        royal, rest = _take_title(rest)
        title = f"{title} {royal}"
    return title, rest


def _take_title(text: str) -> tuple[str, str]:
    match = _known_title().match(text)
    if match is None:
        return "", text
    written = match.group("title").replace(" ", "")
    return _SPELT_OUT.get(written, written), text[match.end() :]

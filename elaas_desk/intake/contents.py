"""What the cells of a column look like: a user name for a computer, a person, a state, a group, a position, a unit."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Final

from elaas_desk.intake import labels
from elaas_desk.intake.labels import Meaning
from elaas_desk.thai.digits import to_arabic

_LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+\-\\/]{1,63}")
_WHOLE_NUMBER = re.compile(r"[0-9๐-๙]+")
_TITLE = re.compile(
    r"นาย(?!ก(?:เทศ|องค์|เมือง|อบ|สมาคม|\s|$)|ช่าง|ทะเบียน|อำเภอ)|นาง|น\.\s?ส\.|ว่าที่|ดร\.|ผศ\.|รศ\.|ศ\.|หม่อม|ม\.[รล]\."
    r"|(?!อ\.[ปบ]|ร\.ร|ศ\.พ)(?:[ก-ฮ]{1,3}\.){2,3}"
    r"|(?:สิบ|จ่า|ร้อย|พัน|ดาบ)(?:จ่า|ตำรวจ|สิบ|อากาศ)*(?:ตรี|โท|เอก|ตำรวจ)"
    r"|(?:Mr|Mrs|Ms)\.?\s|Miss\s"
)
_NUMBERED = re.compile(r"^\d+[.)]?\s*")
_TWO_WORDS = re.compile(r"[^\W\d_][^\d\s]*(?:\s[^\d\s]+){1,3}")
_ONE_WORD = re.compile(r"[^\W\d_][^\d\s]*")


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(labels.words()["contents"][kind])


def is_login(text: str) -> bool:
    """Whether the text can be a user name: Latin letters, digits and a few marks, no blank."""
    return _LOGIN.fullmatch(text) is not None


def is_number(text: str) -> bool:
    """Whether only digits stand there, Thai or Arabic."""
    return _WHOLE_NUMBER.fullmatch(text) is not None


def has_title(text: str) -> bool:
    """Whether the text begins as the name of a person in an office does, with a title or rank."""
    return _TITLE.match(text) is not None


def looks_like_group(text: str) -> bool:
    """Whether the text begins as names of user groups do."""
    return _NUMBERED.sub("", text).lower().startswith(_words("groups"))


def begins_a_group(text: str) -> bool:
    """Whether the text can hardly be the rest of a name of a group that began on the line above."""
    return text.startswith(_words("group_only"))


def looks_like_unit(text: str) -> bool:
    """Whether the text begins as names of offices do."""
    return text.startswith(_words("units"))


def fit(meaning: Meaning, values: Sequence[str]) -> float:
    """How well the cells of a column suit a meaning, from -1 to 1; 0 where there is nothing to judge by."""
    judge = _JUDGES.get(meaning)
    return judge(values) if judge is not None and values else 0.0


def _as_usernames(values: Sequence[str]) -> float:
    logins = _share(is_login, values)
    if logins < 0.3 or _is_counting(values):
        return -1.0
    letters = _share(_has_latin, values)
    different = len(set(values)) / len(values)
    return logins * (0.5 + 0.3 * letters + 0.2 * different)


def _as_names(values: Sequence[str]) -> float:
    if _share(is_login, values) > 0.5 or _share(is_number, values) > 0.5:
        return -1.0
    titled = _share(has_title, values)
    two = _share(_is_two_words, values)
    jobs = _share(_is_job, values)
    return max(titled, 0.7 * two) - jobs


def _as_last_names(values: Sequence[str]) -> float:
    return 2 * _share(_is_one_word, values) - 1 - _share(has_title, values)


def _as_states(values: Sequence[str]) -> float:
    return 2 * _share(_is_state, values) - 1 if len(set(values)) <= 12 else -1.0


def _as_groups(values: Sequence[str]) -> float:
    return _share(looks_like_group, values) - _share(has_title, values) - (1.0 if _share(is_login, values) > 0.8 else 0)


def _as_positions(values: Sequence[str]) -> float:
    return _share(_is_job, values) - _share(has_title, values)


def _as_units(values: Sequence[str]) -> float:
    return _share(looks_like_unit, values)


def _share(test: Callable[[str], bool], values: Sequence[str]) -> float:
    return sum(map(test, values)) / len(values)


def _is_counting(values: Sequence[str]) -> bool:
    """Whether they are 1, 2, 3, perhaps from 1 again in each group."""
    numbers = [int(to_arabic(value)) for value in values if is_number(value) and len(value) < 8]
    if len(numbers) < 0.9 * len(values):
        return False
    steps = sum(1 for before, after in itertools.pairwise(numbers) if after in {before + 1, 1})
    return numbers[0] <= 1 and steps >= 0.8 * (len(numbers) - 1)


def _has_latin(text: str) -> bool:
    return any(char.isascii() and char.isalpha() for char in text)


def _is_two_words(text: str) -> bool:
    return _TWO_WORDS.fullmatch(text) is not None


def _is_one_word(text: str) -> bool:
    return _ONE_WORD.fullmatch(text) is not None


def _is_state(text: str) -> bool:
    return text.lower() in _words("states")


def _is_job(text: str) -> bool:
    return text.startswith(_words("positions"))


_JUDGES: Final[Mapping[Meaning, Callable[[Sequence[str]], float]]] = {
    Meaning.USERNAME: _as_usernames,
    Meaning.NAME: _as_names,
    Meaning.FIRST: _as_names,
    Meaning.LAST: _as_last_names,
    Meaning.STATUS: _as_states,
    Meaning.GROUP: _as_groups,
    Meaning.POSITION: _as_positions,
    Meaning.UNIT: _as_units,
}

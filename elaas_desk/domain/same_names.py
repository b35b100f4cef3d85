"""Whether two records of a name mean the same person: titles, blanks and a changed last name do not make another."""

from __future__ import annotations

from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import Final

from elaas_desk.thai.names import FullName, NameProblem, parse

_ALIKE: Final = 0.75
"""Share of letters in common above which two names are one name, misspelt."""


class Likeness(StrEnum):
    """How a name of New e-LAAS stands to the one in the register."""

    SAME = "same"  # or New e-LAAS says nothing against it
    TITLE = "title"  # the same person under another title: นางสาว became นาง
    CHANGED = "changed"  # one of the two names is the same, or all of it is much alike
    OTHER = "other"  # somebody else


def likeness(known: FullName, written: str) -> Likeness:
    """Compare the register's name with the text of a report in its normal form."""
    if is_same_at_sight(known, written):
        return Likeness.SAME
    key = name_key(known)
    if _title_before(key, written) is not None:
        return Likeness.TITLE
    read = read_name(written)
    if read is None:
        return Likeness.SAME
    if name_key(read) == key:
        return Likeness.TITLE if read.title and read.title != known.title else Likeness.SAME
    if _folded(read.first) == _folded(known.first):
        return Likeness.CHANGED if read.last else Likeness.SAME
    if (read.last and _folded(read.last) == _folded(known.last)) or _alike(name_key(read), key):
        return Likeness.CHANGED
    return Likeness.OTHER


def is_same_at_sight(known: FullName, written: str) -> bool:
    """Whether they differ in blanks and in a missing title at most, which is seen without taking the name apart."""
    return not written or written == known.full or _title_before(name_key(known), written) in {"", known.title}


def read_name(written: str) -> FullName | None:
    """The name of a report taken apart; None where it names nobody."""
    try:
        return parse(written)
    except NameProblem:
        return None


def name_key(name: FullName) -> str:
    """The same for all records of a name that differ only in title, blanks and case."""
    return _folded(name.first + name.last)


def _title_before(key: str, written: str) -> str | None:
    """The title that stands before a name of that key, empty for none; None where another name is written."""
    bare = _folded(written)
    return _title(bare[: len(bare) - len(key)]) if bare.endswith(key) else None


@lru_cache(maxsize=1000)
def _title(written: str) -> str | None:
    """The title that stands before a name, spelt out; None for what is no title."""
    if not written:
        return ""
    read = read_name(f"{written}กอไก่")
    return read.title if read is not None and read.first == "กอไก่" else None


def _folded(text: str) -> str:
    return text.replace(" ", "").casefold()


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE

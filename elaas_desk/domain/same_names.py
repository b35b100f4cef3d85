"""Whether two records of a name mean the same person: titles, blanks and a changed last name do not make another."""

from __future__ import annotations

from difflib import SequenceMatcher
from enum import StrEnum
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
    if written in {"", known.full, known.without_title}:
        return Likeness.SAME
    read = read_name(written)
    if read is None:
        return Likeness.SAME
    if name_key(read) == name_key(known) or _folded(written) == name_key(known):
        return Likeness.TITLE if read.title and read.title != known.title else Likeness.SAME
    if _folded(read.first) == _folded(known.first):
        return Likeness.CHANGED if read.last else Likeness.SAME
    if (read.last and _folded(read.last) == _folded(known.last)) or _alike(name_key(read), name_key(known)):
        return Likeness.CHANGED
    return Likeness.OTHER


def read_name(written: str) -> FullName | None:
    """The name of a report taken apart; None where it names nobody."""
    try:
        return parse(written)
    except NameProblem:
        return None


def name_key(name: FullName) -> str:
    """The same for all records of a name that differ only in title, blanks and case."""
    return _folded(name.first + name.last)


def _folded(text: str) -> str:
    return text.replace(" ", "").casefold()


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE

"""Texts from outside (names of files, reports of New e-LAAS, years of records) made so that each can be printed.

What an officer has just typed is refused with the character named (`shaping.shape`). What nobody can put right any
more must not stop a paper: a character that the typeface lacks then stands as its number, [U+6F22].
"""

from __future__ import annotations

import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from forms_pdf.fonts import Style, face

_Value = TypeVar("_Value")
_UNSEEN = frozenset({"Cc", "Cf"})
_VARIATION_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))


class _Shown(dict[int, int | str]):
    """What stands on paper for a character, by its number; found at the first use."""

    def __missing__(self, code: int) -> int | str:
        char = chr(code)
        shown: int | str = code
        if char.isspace() and char not in "\n ":
            shown = " "
        elif char != "\n" and (unicodedata.category(char) in _UNSEEN or char in _VARIATION_SELECTORS):
            shown = ""
        elif char != "\n" and face(Style.REGULAR).shaper.get_nominal_glyph(code) is None:
            shown = f"[U+{code:04X}]"
        self[code] = shown
        return shown


_SHOWN = _Shown()


def printable_text(text: str) -> str:
    """The text with what cannot be printed as its number, without what is never seen."""
    return text.translate(_SHOWN)


def printable(value: _Value) -> _Value:
    """A value of a paper with every text in it made printable."""
    found: Any = value
    if isinstance(value, str):
        # a choice is a text as well, and stays what it is
        found = printable_text(value) if type(value) is str else value
    elif isinstance(value, tuple):
        found = tuple(printable(part) for part in value)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {each.name: getattr(value, each.name) for each in fields(value)}
        changed = {name: printable(part) for name, part in parts.items()}
        found = replace(value, **{name: part for name, part in changed.items() if part != parts[name]})
    return found  # type: ignore[no-any-return]

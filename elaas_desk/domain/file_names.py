"""Names of files that a person can read and that Windows takes, whatever stands in the register."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

LONGEST_PATH = 240
"""Characters of a whole path, as Windows counts them; its own limit of 259 leaves room for a drive's other names."""
LONGEST_NAME = 150
"""Characters of a name, the ending included."""
_MOST_BYTES = 240
"""Of a name in UTF-8: other systems take 255, and a Thai character is three of them."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_BLANKS = re.compile(r"\s+")
_DEVICES = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\..*)?", re.IGNORECASE | re.DOTALL
)
_NAMELESS = "เอกสาร"
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def safe_name(name: str, ending: str = "", *, longest: int = LONGEST_NAME) -> str:
    """A file name of these words, with its ending (".pdf"): Thai in NFC, no sign or device name that Windows reserves.

    At most `longest` characters as Windows counts them, the ending included; what is longer is cut before a character,
    never between a consonant and its marks.
    """
    plain = "".join(" " if char.isspace() else char for char in name)
    seen = unicodedata.normalize("NFC", "".join(char for char in plain if unicodedata.category(char) not in _UNSEEN))
    tidy = _BLANKS.sub(" ", _FORBIDDEN.sub("-", seen)).strip(" .") or _NAMELESS
    if _DEVICES.fullmatch(tidy):
        tidy = f"_{tidy}"
    return _cut(tidy, longest - len(ending), _MOST_BYTES - len(ending)) + ending


def free_name(name: str, ending: str, taken: Callable[[str], bool], *, longest: int = LONGEST_NAME) -> str:
    """As `safe_name`, with (2), (3) … before the ending while the name is taken."""
    found, again = safe_name(name, ending, longest=longest), 2
    while taken(found):
        mark = f" ({again}){ending}"
        found, again = safe_name(name, mark, longest=longest), again + 1
    return found


def _cut(name: str, longest: int, most_bytes: int) -> str:
    end = len(name)
    while end > 1 and (_units(name[:end]) > longest or len(name[:end].encode()) > most_bytes):
        end -= 1
    while 1 < end < len(name) and unicodedata.category(name[end]) in {"Mn", "Mc", "Me"}:
        end -= 1
    return name[:end].rstrip(" .") or _NAMELESS


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2

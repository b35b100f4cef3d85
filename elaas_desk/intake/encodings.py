"""Bytes to text: the encodings in which Thai office programs save, told apart by what the bytes are."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from elaas_desk.errors import Problem, UserError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE: Final = 64 * 1024
_HIGH_BYTES: Final = frozenset({0x00, 0x0E, 0x20})
"""Of UTF-16: Latin, Thai, and general punctuation."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_MOST_CONTROLS: Final = 0.01
_MOST_BROKEN: Final = 0.002
"""Of a UTF-8 file in which a few characters were cut in two."""


def decoded(content: bytes) -> str:
    """The text of a file. UserError REPORT_UNREADABLE for what is no text.

    A byte order mark decides; then the zeros of UTF-16; then UTF-8, which Thai in another encoding never is by chance;
    what is left is cp874, of which TIS-620 and ISO 8859-11 are parts.
    """
    text = _decoded(content)
    if mistake := mistake_in(text):
        text = mistake.undone(text)
    if len(_CONTROLS.findall(text, 0, _SAMPLE)) > _MOST_CONTROLS * min(len(text), _SAMPLE):
        raise UserError(Problem.REPORT_UNREADABLE)
    return text


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if (wide := _utf16(content)) is not None:
        return content.decode(wide, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        lenient = content.decode("utf-8", errors="replace")
    if lenient.count("\ufffd") <= _MOST_BROKEN * len(lenient):
        return lenient
    return content.decode("cp874", errors="replace")


def _utf16(content: bytes) -> str | None:
    """Whether nearly each second byte is one that UTF-16 has there for Thai and Latin text."""
    sample = content[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs < 2 or (b"\x00" not in sample and b"\x0e" not in sample):
        return None
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if sum(byte in _HIGH_BYTES for byte in sample[offset::2]) > 0.95 * pairs:
            return encoding
    return None


@dataclass(frozen=True, slots=True)
class Mistake:
    """Bytes of one encoding that a program took for another, and saved or handed on as what it saw."""

    looks: re.Pattern[str]
    taken_for: str
    is_really: str

    def explains(self, text: str) -> bool:
        """Whether nearly all that is not plain ASCII looks like this mistake."""
        foreign = sum(char > "\x7f" for char in text)
        return foreign > 0 and sum(map(len, self.looks.findall(text))) > 0.7 * foreign

    def undone(self, text: str) -> str:
        """The text that was meant."""
        if text.isascii():
            return text
        return b"".join(_byte_of(char, self.taken_for) for char in text).decode(self.is_really, errors="replace")


# UTF-8 taken for Latin, UTF-8 taken for Thai, and Thai taken for Latin.
_MISTAKES: Final = (
    Mistake(re.compile("à[¸¹].?"), "cp1252", "utf-8"),
    Mistake(re.compile("เ[ธน][\x80-\xa0€…‘’“”•–—ก-ฟ]"), "cp874", "utf-8"),
    Mistake(re.compile("[¡-Úß-û]{3,}"), "cp1252", "cp874"),
)


def mistake_in(text: str) -> Mistake | None:
    """The mistake that made this text, if one did."""
    sample = text[:_SAMPLE]
    return next((mistake for mistake in _MISTAKES if mistake.explains(sample)), None)


def _byte_of(char: str, encoding: str) -> bytes:
    """What it was made from; of a byte that the table leaves open, Windows makes the control of that number."""
    try:
        return char.encode(encoding)
    except UnicodeEncodeError:
        return bytes((ord(char),)) if char < "\u0100" else b"?"

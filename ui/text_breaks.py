"""Where a line of text on the screen may end. The one place that knows of Thai words for the screen.

Qt on Windows has no Thai breaker and the one on Linux breaks inside words, so the parts break their lines here.
The word list is heavy, so until `use_words` is called (after the sign-in window) only blanks are offered.
"""

from __future__ import annotations

import re
from functools import lru_cache

_THAI = re.compile("[\u0e00-\u0e7f]")
_BLANKS = re.compile(r"\S+\s*|\s+")


class _State:
    words = False


def use_words() -> None:
    """From now on wrapped Thai breaks between words. The word list is loaded by the first text that needs it."""
    _State.words = True


def chunks(text: str) -> tuple[str, ...]:
    """The text cut where a line may end after each piece; joined, the pieces are the text."""
    if _State.words and _THAI.search(text):
        return _word_chunks(text)
    return tuple(_BLANKS.findall(text))


@lru_cache(maxsize=2048)
def _word_chunks(text: str) -> tuple[str, ...]:
    from elaas_desk.thai import words

    return words.chunks(text)


def inner_words(piece: str) -> tuple[str, ...]:
    """A piece that is too wide for its line, cut between the words in it; whole until words are used."""
    if not (_State.words and _THAI.search(piece)):
        return (piece,)
    from elaas_desk.thai import words

    return words.inner_words(piece)


def with_break_marks(text: str) -> str:
    """The text with U+200B where a line may end, for text that Qt itself wraps; unchanged until words are used."""
    if not (_State.words and _THAI.search(text)):
        return text
    from elaas_desk.thai import words

    return words.with_break_marks(text)

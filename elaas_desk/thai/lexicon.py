"""Words of a run of Thai letters, found with nlpo3 in the bundled word list and the office's own.

The dictionary takes about 0.15 s to read, so it is loaded by the first call, once, whatever thread makes it.
"""

from __future__ import annotations

import tempfile
import threading
from functools import lru_cache
from pathlib import Path
from typing import Final

from elaas_desk.paths import resource

_COMMON_LIST = ("words", "words_th.txt")
_OFFICE_LIST = ("words", "words_office.txt")
_TAKEN_OUT = "-"  # before a word of the office list: the common list has it, official prose is better without
_COMMENT = "#"

_DICTIONARY: Final = "elaas_desk"
_loading = threading.Lock()
_known: frozenset[str] | None = None


def known_words() -> frozenset[str]:
    """Every word of both lists; reads and loads them on the first call."""
    global _known  # noqa: PLW0603 - nlpo3's dictionary is one per process, and so is this
    if _known is None:
        with _loading:
            if _known is None:
                words = _merged()
                _load(words)
                _known = words
    return _known


@lru_cache(maxsize=8192)
def segment(thai_letters: str) -> tuple[str, ...]:
    """The words of a run of Thai letters and marks; joined they equal the run. What no list knows comes as it is."""
    import nlpo3

    known_words()
    return tuple(nlpo3.segment(thai_letters, _DICTIONARY))


def _merged() -> frozenset[str]:
    words = set(_lines(resource(*_COMMON_LIST)))
    for line in _lines(resource(*_OFFICE_LIST)):
        if line.startswith(_TAKEN_OUT):
            words.discard(line[1:])
        elif not line.startswith(_COMMENT):
            words.add(line)
    return frozenset(words)


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _load(words: frozenset[str]) -> None:
    """Hand the words to nlpo3, which reads nothing but a file.

    Where no temporary file can be written (a full disk) the common list serves alone: lines then end less well at the
    office's own words, and no page is refused for it.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="words-") as folder:
            path = Path(folder, "words.txt")
            path.write_text("\n".join(sorted(words)), encoding="utf-8")
            _load_file(path)
    except OSError:
        _load_file(resource(*_COMMON_LIST))


def _load_file(path: Path) -> None:
    import nlpo3

    message, loaded = nlpo3.load_dict(str(path), _DICTIONARY)
    if not loaded:
        raise OSError(message)

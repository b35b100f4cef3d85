"""Every word of the word list in the four styles: placed as HarfBuzz places it, and read back exactly."""

from __future__ import annotations

import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import uharfbuzz

from benchmarks.figures import Figure
from elaas_desk.paths import resource
from tests.forms_pdf.placing import READERS, STYLES, drawn, file_of, misplaced, misread

_WORDS_OF_A_FILE: Final = 5_000


def measure(words: int | None = None) -> Iterator[Figure]:
    """Wrong words by HarfBuzz's measure and by each reader; `words` are so many of the list, evenly taken."""
    chosen = listed()
    texts = chosen if words is None else chosen[:: max(1, len(chosen) // words)]
    wrong: Counter[str] = Counter()
    seconds: defaultdict[str, float] = defaultdict(float)
    for style in STYLES:
        for start in range(0, len(texts), _WORDS_OF_A_FILE):
            part = texts[start : start + _WORDS_OF_A_FILE]
            began = time.perf_counter()
            data = drawn(part, style)
            seconds["drawn"] += time.perf_counter() - began
            began = time.perf_counter()
            wrong["HarfBuzz"] += len(misplaced(part, data, file_of(style)))
            seconds["HarfBuzz"] += time.perf_counter() - began
            _read(part, data, wrong, seconds)
    count = len(texts) * len(STYLES)
    placed = f"HarfBuzz {uharfbuzz.version_string()}, {seconds['HarfBuzz']:.0f} s; drawn in {seconds['drawn']:.0f} s"
    yield _figure(f"words placed wrongly, {len(texts):,} in {len(STYLES)} styles", wrong["HarfBuzz"], count, placed)
    for reader in READERS:
        yield _figure(f"words misread by {reader}", wrong[reader], count, f"the text itself, {seconds[reader]:.0f} s")


def listed() -> list[str]:
    """The words of the common list."""
    return resource("words", "words_th.txt").read_text(encoding="utf-8").splitlines()


def _read(texts: Sequence[str], data: bytes, wrong: Counter[str], seconds: defaultdict[str, float]) -> None:
    with tempfile.TemporaryDirectory(prefix="words-") as folder:
        for reader, read in READERS.items():
            began = time.perf_counter()
            wrong[reader] += len(misread(texts, read(data, Path(folder))))
            seconds[reader] += time.perf_counter() - began


def _figure(name: str, wrong: int, count: int, told: str) -> Figure:
    return Figure(name, f"{wrong:,} of {count:,}", told, "0", wrong == 0)

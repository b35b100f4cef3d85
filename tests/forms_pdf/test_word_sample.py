"""Words of the word list and of mixed sentences, in the four styles: placed as HarfBuzz places them, read back exactly.

The words are others at every run. `ELAAS_DESK_WORD_SEED` replays a run; `dev.py bench --only words` takes every word.
"""

from __future__ import annotations

import os
import random
import secrets
from pathlib import Path

import pytest

from benchmarks.thai_words import listed
from forms_pdf.fonts import Style
from forms_pdf.shaping import script_runs
from tests.forms_pdf.placing import READERS, STYLES, drawn, file_of, misplaced, misread
from tests.thai.test_line_breaks import SENTENCES

_SEED = "ELAAS_DESK_WORD_SEED"
_COUNT = 400


@pytest.fixture
def seed() -> str:
    return os.environ.get(_SEED) or str(secrets.randbelow(1_000_000))


def sample(seed: str) -> list[str]:
    return random.Random(seed).sample(listed(), _COUNT)


@pytest.mark.parametrize("style", STYLES)
def test_words_stand_where_harfbuzz_puts_them_and_come_back_from_three_readers(
    style: Style, seed: str, tmp_path: Path
) -> None:
    texts = sample(seed)
    data = drawn(texts, style)
    replay = f"replay with {_SEED}={seed}"
    assert misplaced(texts, data, file_of(style)) == [], replay
    for reader, read in READERS.items():
        assert misread(texts, read(data, tmp_path)) == [], f"{reader}; {replay}"


def test_a_seed_gives_the_same_words_again_and_another_seed_others() -> None:
    assert sample("7") == sample("7") != sample("8")
    assert len(listed()) == 62_107


@pytest.mark.parametrize("style", STYLES)
def test_mixed_sentences_stand_where_harfbuzz_puts_them_and_come_back_from_three_readers(
    style: Style, tmp_path: Path
) -> None:
    texts = [text for marked in SENTENCES for text in _halves(marked.text)]
    data = drawn(texts, style)
    assert misplaced(texts, data, file_of(style)) == []
    for reader, read in READERS.items():
        assert misread(texts, read(data, tmp_path)) == [], reader


def _halves(text: str) -> list[str]:
    """A sentence as short lines, each of whole words between blanks."""
    lines, line = [], ""
    for word in text.split(" "):
        line = f"{line} {word}".strip()
        if len(line) > 60:
            lines.append(line)
            line = ""
    return [*lines, line] if line else lines


def test_what_is_drawn_in_another_style_or_reads_otherwise_is_found_out(tmp_path: Path) -> None:
    texts = ["ก้าน", "ปิ่น", "น้ำ"]
    data = drawn(texts, Style.BOLD)
    assert misplaced(texts, data, file_of(Style.REGULAR)) == texts
    assert misplaced(["ก้าน", "ปิน", "น้ำ"], data, file_of(Style.BOLD)) == ["ปิน"]
    assert misread(["ก้าน", "ปิน"], READERS["poppler"](data, tmp_path)) == [("ปิน", "ปิ่น"), ("", "น้ำ")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ระบบ New e-LAAS ๑๒", [("thai", "ระบบ "), ("latn", "New e-LAAS "), ("thai", "๑๒")]),
        ("A4 (ก)", [("latn", "A4 ("), ("thai", "ก)")]),
        ("12 ฿ 3", [("latn", "12 ฿ 3")]),
        ("", []),
    ],
)
def test_runs_are_of_one_script(text: str, expected: list[tuple[str, str]]) -> None:
    assert list(script_runs(text)) == expected

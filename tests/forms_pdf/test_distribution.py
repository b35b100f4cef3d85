"""Thai distribution: lines end at the right margin, and no vowel or tone is torn from its consonant (decision 0015)."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms_pdf.fonts import Style
from forms_pdf.page import LEFT, PITCH, SIZE, TEXT_WIDTH, TOP, Sheet
from forms_pdf.paragraph import even_lines, full_lines
from forms_pdf.shaping import width
from tests.forms_pdf.placing import READERS
from tests.forms_pdf.reading import Run, runs
from tests.thai.test_line_breaks import SENTENCES

_TOLERANCE = 0.3
_ROUNDING = 0.01  # of a gap, in points
_WIDEST_BLANK, _MOST_PER_CLUSTER = 1.0, 0.08  # beyond which a line has holes, in sizes
_HELD = frozenset("ำัิีึืฺุู็่้๊๋์ํ๎")
texts = st.lists(st.sampled_from([marked.text for marked in SENTENCES]), min_size=1, max_size=4).map(" ".join)


def spread(lines: tuple[str, ...], to_width: float) -> bytes:
    sheet = Sheet("ทดสอบ", "")
    for at, line in enumerate(lines):
        sheet.spread_text(LEFT, TOP - PITCH * at, line, to_width)
    return sheet.finish()


def gaps(run: Run) -> list[tuple[str, str, float]]:
    """What stands before and after each gap beyond the advance, and its width in points."""
    scale = run.size / 1000
    found = []
    for (code, pen), (following, next_pen) in pairwise(run.glyphs):
        gap = (next_pen - pen - run.font.widths[code]) * scale
        if abs(gap) > _ROUNDING:
            found.append((run.font.unicode[code], run.font.unicode[following], gap))
    return found


def end(run: Run) -> float:
    return run.advance * run.size / 1000


def is_as_wide_as_may_be(run: Run) -> bool:
    """Whether every gap of the line is the widest that makes no hole."""
    return all(
        gap >= (_WIDEST_BLANK if before == " " else _MOST_PER_CLUSTER) * run.size - _ROUNDING
        for before, _, gap in gaps(run)
    )


@settings(max_examples=120, deadline=None)
@given(texts, st.floats(150, TEXT_WIDTH))
def test_no_gap_stands_within_a_cluster_and_every_line_ends_at_the_margin(text: str, room: float) -> None:
    lines = even_lines(text, SIZE, room, room)[:-1]
    drawn = runs(spread(lines, room))
    assert [run.text for run in drawn] == list(lines)
    for run in drawn:
        torn = [(before, after) for before, after, gap in gaps(run) if gap < 0 or after[0] in _HELD]
        assert torn == []
        assert abs(end(run) - room) <= _TOLERANCE or (end(run) < room and is_as_wide_as_may_be(run))


@pytest.mark.parametrize("first_indent", [0.0, 70.9])
def test_every_line_of_the_sentences_at_the_width_of_a_letter_ends_at_the_margin(first_indent: float) -> None:
    text = " ".join(marked.text for marked in SENTENCES)
    lines = even_lines(text, SIZE, TEXT_WIDTH - first_indent, TEXT_WIDTH)[1:-1]
    short = [run.text for run in runs(spread(lines[:30], TEXT_WIDTH)) if abs(end(run) - TEXT_WIDTH) > _TOLERANCE]
    assert short == []


@settings(max_examples=30, deadline=None)
@given(texts, st.floats(250, TEXT_WIDTH))
def test_a_spread_line_is_read_without_a_blank_too_many(text: str, room: float) -> None:
    lines = even_lines(text, SIZE, room, room)[:-1]
    data = spread(lines, room)
    with tempfile.TemporaryDirectory() as folder:
        for reader, read in READERS.items():
            found = [line for page in read(data, Path(folder)) for line in page.splitlines()] if lines else []
            assert found == list(lines), reader


@pytest.mark.parametrize("text", ["น้ำ", "ซ้ำซ้อน", "ที่ปรึกษา", "เกี๊ยะ", "ปู่ญู", "ฎุฏูกํ"])
def test_gaps_stand_between_clusters_alone_leading_vowels_being_clusters_of_their_own(text: str) -> None:
    (run,) = runs(spread((text,), width(Style.REGULAR, SIZE, text) + 1))
    between = [(before, after) for before, after, _ in gaps(run)]
    shown = [run.font.unicode[code] for code, _ in run.glyphs]
    assert between == [(before, after) for before, after in pairwise(shown) if after[0] not in _HELD]


_SYLLABLES = ("เฆ๊ฆ", "ฐู่", "ฌ้ำ", "ไฑ", "เฒาะ", "โฎ๊ะ", "แฏะ", "ฐิ้", "ใฌ", "ฆาๆ", "ฒฯ", "เฑ")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_SYLLABLES), min_size=4, max_size=30).map("".join), st.floats(16, 60))
def test_a_word_too_wide_for_a_line_is_taken_apart_where_no_vowel_is_torn(word: str, room: float) -> None:
    lines = [line for line in full_lines(word, SIZE, room, room) if line]
    assert "".join(lines) == word
    assert not any(line[0] in "ะาำิีุู่้๊ๆฯ" for line in lines)
    assert not any(line[-1] in "เแโใไ" for line in lines[:-1])
    assert all(width(Style.REGULAR, SIZE, line) <= room + 0.1 or len(line) <= 4 for line in lines)

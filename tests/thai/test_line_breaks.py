"""Lines of government sentences end where a person marked that they may, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import pytest

from elaas_desk.thai import words

_MOST_MISSED = 0.10  # of the places where a line may end


@dataclass(frozen=True)
class Marked:
    """A sentence, the places where a line may end, and those inside compounds where it is tolerable."""

    text: str
    allowed: frozenset[int]
    tolerable: frozenset[int]


def read(line: str) -> Marked:
    text, allowed, tolerable = "", set(), set()
    for char in line:
        if char == "|":
            allowed.add(len(text))
        elif char == "~":
            tolerable.add(len(text))
        else:
            text += char
    return Marked(text, frozenset(allowed), frozenset(tolerable))


SENTENCES = [
    read(line)
    for line in Path(__file__).with_name("marked_sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def ends(pieces: Iterable[str]) -> frozenset[int]:
    return frozenset(accumulate(map(len, tuple(pieces)[:-1])))


def wrong(pieces: Iterable[str], marked: Marked) -> list[str]:
    at = ends(pieces) - marked.allowed - marked.tolerable
    return [f"{marked.text[:end]}|{marked.text[end:]}" for end in sorted(at)]


def missed(pieces: Iterable[str], marked: Marked) -> int:
    return len(marked.allowed - ends(pieces))


def share_missed(broken: Iterable[tuple[Iterable[str], Marked]]) -> float:
    pairs = list(broken)
    return sum(missed(*pair) for pair in pairs) / sum(len(marked.allowed) for _, marked in pairs)


@pytest.mark.parametrize("marked", SENTENCES, ids=lambda marked: marked.text[:30])
def test_no_line_of_a_sentence_marked_by_hand_ends_at_a_wrong_place(marked: Marked) -> None:
    assert wrong(words.chunks(marked.text), marked) == []


def test_nine_of_ten_marked_places_are_found() -> None:
    assert share_missed((words.chunks(marked.text), marked) for marked in SENTENCES) <= _MOST_MISSED


def test_there_are_more_than_a_hundred_sentences_of_every_kind() -> None:
    assert len({marked.text for marked in SENTENCES}) >= 120
    every = "".join(marked.text for marked in SENTENCES)
    kinds = (
        "ฯลฯ",
        " ๆ",
        "ฯ",
        "พ.ศ. ๒๕๖๙",
        "/ว ",
        "อบต.",
        "New e-LAAS",
        "@",
        "https://",
        "(",
        "“",
        "สตง.",
        "2569",
        "๒๕๖๙",
    )
    assert [kind for kind in kinds if kind not in every] == []


def test_the_marks_find_out_who_never_ends_a_line_and_who_ends_it_anywhere() -> None:
    assert share_missed(((marked.text,), marked) for marked in SENTENCES) == 1.0
    assert all(wrong(tuple(marked.text), marked) for marked in SENTENCES)


def test_who_ends_lines_at_blanks_alone_misses_most_places() -> None:
    assert share_missed((marked.text.replace(" ", " |").split("|"), marked) for marked in SENTENCES) > 0.5


@pytest.mark.parametrize(
    ("both", "torn"),
    [
        ("เอกสารประกอบ", "เอก"),
        ("แนวทางการกำหนด", "แนว"),
        ("แนวทางการกำหนด", "แนวทางการ"),
        ("หรือยินยอมให้", "ยิน"),
        ("มาตรการควบคุม", "มาตร"),
        ("ดำเนินการตามเสนอ", "ดำเนิน"),
    ],
)
def test_no_line_ends_in_words_that_may_be_read_as_two_others(both: str, torn: str) -> None:
    assert torn not in words.chunks(both)


@pytest.mark.parametrize(
    "whole",
    [
        "มาตรา ๔๘ เตรส",
        "๒๓ - ๒๕ มีนาคม ๒๕๖๙",
        "๐๘.๓๐ - ๑๖.๓๐ น.",
        "วันเสาร์ที่ ๗ มีนาคม ๒๕๖๙",
        "ห้อง ๒๐๓",
        "จังหวัดหนองบัวลำภู",
        "คุณสมหญิง",
        "๑.๕ เซนติเมตร",
        "๑๐ เมกะไบต์",
    ],
)
def test_what_a_typist_keeps_together_stays_on_one_line(whole: str) -> None:
    assert words.chunks(whole) == (whole,)


def test_the_end_of_a_question_is_one_word_and_the_beginning_of_a_clause_two() -> None:
    assert words.chunks("ตรวจสอบว่าครบหรือไม่")[-1] == "หรือไม่"
    assert "หรือ" in words.chunks("เปลี่ยนแปลงสิทธิหรือไม่สามารถเข้าใช้งาน")


def test_a_word_that_begins_like_a_courtesy_title_is_none() -> None:
    assert words.chunks("คุณสมบัติของผู้สมัคร")[:2] == ("คุณสมบัติ", "ของ")

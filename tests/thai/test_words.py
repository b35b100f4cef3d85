"""Lines of Thai end between words, and never where a typist would not part them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elaas_desk.thai import lexicon, words
from elaas_desk.thai.names import TITLES
from elaas_desk.thai.text import COMBINING_MARKS

_ROOT = Path(__file__).parents[2]
_MARKED = [
    line
    for line in Path(__file__).with_name("line_breaks.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
_THAI = st.text("กขคงจนมยรลวสหอเแโใไะาิีุูำัํ็่้๊๋์ๆฯ ()/.,-๐๑๙0129aZ\n\u00a0\u200b", max_size=60)


def _ends(pieces: tuple[str, ...] | list[str]) -> set[int]:
    return set(accumulate(map(len, pieces[:-1])))


@pytest.mark.parametrize("marked", _MARKED)
def test_no_line_of_a_marked_sentence_ends_at_a_wrong_place(marked: str) -> None:
    text = marked.replace("|", "")
    wrong = _ends(words.chunks(text)) - _ends(marked.split("|"))
    assert not wrong, [text[:at] + "|" + text[at:] for at in sorted(wrong)]


def test_most_places_where_a_line_may_end_are_found() -> None:
    allowed = sum(len(_ends(marked.split("|"))) for marked in _MARKED)
    found = sum(len(_ends(words.chunks(marked.replace("|", ""))) & _ends(marked.split("|"))) for marked in _MARKED)
    assert len(_MARKED) >= 50
    assert found / allowed > 0.9


@pytest.mark.parametrize(
    "whole",
    [
        "พ.ศ. ๒๕๖๙",
        "๑๕  มีนาคม  ๒๕๖๙",
        "15 มี.ค. 2569",
        "วันที่ ๑ ตุลาคม พ.ศ. ๒๕๖๙",
        "ที่ มท ๐๘๐๘.๔/ว ๐๐๓๖",
        "ที่ ๑๒๔/๒๕๖๙",
        "ต่าง ๆ",
        "กรุงเทพฯ",
        "(New e-LAAS)",
        "๑,๒๓๔.๕๐ บาท",
        "๘ ตัวอักษร",
        "ข้อ ๓.๔.๒",
        "โทร. ๐ ๒๒๔๑ ๙๐๐๐",
        "๑-๒๓๔๕-๖๗๘๙๐-๑๒-๓",
        "saraban@example.go.th",
        "ผู้บันทึกฎีกา",
        "ผู้อำนวยการกองคลัง",
        "หัวหน้าหน่วยงานคลัง",
        "นักวิชาการเงินและบัญชี",
        "อบต.หนองบัว",
        "ตำบลหนองบัวขาว",
        "ความกว้าง",
        "พ.ศ.\u00a0๒๕๖๙",
    ],
)
def test_what_belongs_together_stays_on_one_line(whole: str) -> None:
    assert words.chunks(whole) == (whole,)


@pytest.mark.parametrize("title", TITLES)
def test_a_title_stays_with_the_first_name_and_the_last_name_stays_whole(title: str) -> None:
    parts = words.chunks(f"ขอมอบหมายให้ {title}ณัฐวุฒิกานต์  เพชรสุวรรณรัตน์ เป็นผู้เบิก")
    assert f"{title}ณัฐวุฒิกานต์  " in parts
    assert "เพชรสุวรรณรัตน์ " in parts


def test_a_line_may_end_after_a_word_that_only_looks_like_a_title() -> None:
    assert words.chunks("นายทะเบียนและนายอำเภอ") == ("นายทะเบียน", "และ", "นายอำเภอ")


def test_blanks_stay_at_the_end_of_a_line_and_never_begin_one() -> None:
    assert words.chunks("เรียน  หัวหน้า") == ("เรียน  ", "หัวหน้า")


def test_line_ends_in_the_text_are_kept() -> None:
    assert words.chunks("บ้านใหม่\nตำบลบ้านใหม่") == ("บ้านใหม่\n", "ตำบลบ้านใหม่")


def test_break_marks_are_put_between_words_and_not_beside_blanks() -> None:
    assert words.with_break_marks("ขอรหัสผ่าน ใหม่") == "ขอ\u200bรหัสผ่าน ใหม่"
    assert words.with_break_marks("") == ""


@given(_THAI)
def test_break_marks_are_not_doubled(text: str) -> None:
    marked = words.with_break_marks(text)
    assert marked.replace("\u200b", "") == text.replace("\u200b", "")
    assert "\u200b\u200b" not in marked or "\u200b\u200b" in text


@given(_THAI | st.text(max_size=30))
def test_the_pieces_joined_are_the_text(text: str) -> None:
    pieces = words.chunks(text)
    assert "".join(pieces) == text
    assert all(pieces)


@given(_THAI)
def test_no_line_begins_with_a_mark_or_ends_with_a_leading_vowel(text: str) -> None:
    pieces = words.chunks(text)
    assert not any(piece[0] in COMBINING_MARKS for piece in pieces[1:])
    wrapped = [after for before, after in pairwise(pieces) if before[-1] not in "\n\u200b"]
    assert not any(piece[0] in "ะาำๆฯ)" for piece in wrapped)
    assert not any(piece[-1] in "เแโใไ(" for piece in pieces[:-1])


@given(st.lists(st.sampled_from(_MARKED), min_size=1, max_size=4))
@settings(max_examples=25)
def test_every_piece_of_running_text_fits_a_line(sentences: list[str]) -> None:
    text = "".join(sentences).replace("|", "").replace(" ", "")
    assert max(map(len, words.chunks(text))) <= 80


def test_a_new_paragraph_of_two_hundred_letters_takes_under_ten_milliseconds() -> None:
    words.chunks("ตั้งต้น")
    text = "".join(_MARKED).replace("|", "")
    taken = []
    for start in range(0, 2000, 200):
        began = time.process_time()
        words.chunks(text[start : start + 200])
        taken.append(time.process_time() - began)
    assert sorted(taken)[len(taken) // 2] < 0.010


@pytest.mark.parametrize("syllable", ["ก", "ตากลม", "1", "1 ", "น.", "นาย", "ตำบลก", "วันที่ ", "a.", "ๆ", "เเ", "่"])
def test_no_text_however_odd_takes_long(syllable: str) -> None:
    began = time.process_time()
    words.chunks(syllable * (10_000 // len(syllable)))
    assert time.process_time() - began < 2


def test_the_word_lists_are_read_on_first_use_and_once_for_all_threads(tmp_path: Path) -> None:
    program = """
import json, sys, threading
import elaas_desk.thai.words as words
from elaas_desk.thai import lexicon
before = "nlpo3" in sys.modules
reads = []
load = lexicon._load
lexicon._load = lambda known: (reads.append(1), load(known))
found = []
threads = [threading.Thread(target=lambda: found.append(words.chunks("กองคลังเบิกจ่าย"))) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(json.dumps([before, len(reads), sorted(set(found))]))
"""
    own = {**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=own, cwd=_ROOT
    )
    assert not list(tmp_path.iterdir())  # nothing is left behind
    assert json.loads(done.stdout) == [False, 1, [["กองคลัง", "เบิกจ่าย"]]]


def test_lines_still_end_at_words_when_no_temporary_file_can_be_written() -> None:
    program = """
import json, tempfile
tempfile.tempdir = "/nowhere-at-all"
from elaas_desk.thai import words
print(json.dumps(words.chunks("ขอรหัสผ่านใหม่")))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=_ROOT)
    assert json.loads(done.stdout) == ["ขอ", "รหัสผ่าน", "ใหม่"]


def test_every_word_of_the_office_list_is_a_word_and_every_word_taken_out_was_one() -> None:
    known = lexicon.known_words()
    root = _ROOT / "resources" / "words"
    common = set((root / "words_th.txt").read_text(encoding="utf-8").splitlines())
    lines = (root / "words_office.txt").read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if line and not line.startswith("#")]
    assert len(entries) == len(set(entries))
    assert all(line in known for line in entries if not line.startswith("-"))
    assert all(line[1:] in common and line[1:] not in known for line in entries if line.startswith("-"))


def test_words_are_found_from_many_threads_at_once() -> None:
    texts = [marked.replace("|", "") for marked in _MARKED]
    expected = [words.chunks(text) for text in texts]
    words.chunks.cache_clear()
    lexicon.segment.cache_clear()
    found: dict[int, list[tuple[str, ...]]] = {}

    def work(number: int) -> None:
        found[number] = [words.chunks(text) for text in texts]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(found[number] == expected for number in range(4))


@pytest.mark.parametrize(
    ("piece", "inner"),
    [
        ("ผู้จัดซื้อจัดจ้าง", ("ผู้จัดซื้อ", "จัดจ้าง")),
        ("ผู้ตรวจสอบภายใน ", ("ผู้ตรวจสอบ", "ภายใน ")),
        ("เจ้าพนักงานการเงินและบัญชี", ("เจ้าพนักงาน", "การเงิน", "และ", "บัญชี")),
        ("ผู้อนุมัติ", ("ผู้อนุมัติ",)),
        ("กขคง", ("กขคง",)),
        ("khlang", ("khlang",)),
    ],
)
def test_a_piece_too_wide_for_its_line_is_cut_between_the_words_in_it(piece: str, inner: tuple[str, ...]) -> None:
    assert words.inner_words(piece) == inner

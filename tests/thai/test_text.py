"""What looks the same is the same text, whatever way it came in."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.thai.text import COMBINING_MARKS, TONE_MARKS, VOWEL_MARKS, normalise, normalise_lines

_CONSONANTS = "กขคงจชซญดตทนบปผพมยรลวสหอฮ"
_MESSY = st.text(
    _CONSONANTS + COMBINING_MARKS + "เแโใไาำะๆฯ" + " \u00a0\u200b\u00ad\ufeff\t\n\r\u0301\u0327ée1๑\x00\u202e\u3000"
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("น\u0e4d\u0e32", "น\u0e33"),  # nikhahit and sara aa
        ("น\u0e4d\u0e49\u0e32", "น\u0e49\u0e33"),  # the tone between them
        ("น\u0e49\u0e4d\u0e32", "น\u0e49\u0e33"),  # the tone before them
        ("น\u0e33\u0e49", "น\u0e49\u0e33"),  # the tone after sara am
        ("น\u0e32\u0e4d", "น\u0e33"),  # the parts in the wrong order
        ("ก\u0e48\u0e34ง", "ก\u0e34\u0e48ง"),  # a tone before its vowel
        ("ก\u0e48\u0e38ง", "ก\u0e38\u0e48ง"),
        ("สิทธ\u0e4c\u0e34", "สิทธ\u0e34\u0e4c"),  # the silencer before the vowel
        ("ม\u0e32\u0e48น", "ม\u0e48\u0e32น"),  # a tone after sara aa
        ("ก\u0e35\u0e35\u0e48", "ก\u0e35\u0e48"),  # a mark keyed in twice cannot be seen
        ("เเม่", "แม่"),
        ("พุทธ\u0e4d", "พุทธ\u0e4d"),  # nikhahit without sara aa is Pali, and stays
    ],
)
def test_a_syllable_has_one_spelling(typed: str, kept: str) -> None:
    assert normalise(typed) == kept


@pytest.mark.parametrize(
    "hidden", ["\u200b", "\u200c", "\u200d", "\ufeff", "\u00ad", "\u2060", "\u202e", "\x00", "\x7f"]
)
def test_what_cannot_be_seen_goes(hidden: str) -> None:
    assert normalise(f"{hidden}กอง{hidden}คลัง") == "กองคลัง"
    assert normalise(f"น\u0e4d{hidden}\u0e32") == "น\u0e33"


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2003", "\u3000", "\t", "\n", "\r\n", "\u2028", "  ", "\v"])
def test_every_blank_is_one_blank(blank: str) -> None:
    assert normalise(f"{blank}สมชาย{blank}ใจดี{blank}") == "สมชาย ใจดี"


def test_half_a_character_that_no_file_could_hold_goes() -> None:
    assert normalise("ก\ud800ข").encode() == "กข".encode()


def test_latin_letters_are_composed() -> None:
    assert normalise("Rene\u0301") == "René"


def test_a_field_of_lines_keeps_its_lines() -> None:
    assert normalise_lines("\n เลขที่ 1 \r\nหมู่ที่\u00a04\u2028ตำบลบ้านใหม่\n\n") == "เลขที่ 1\nหมู่ที่ 4\nตำบลบ้านใหม่"


def test_correct_text_is_left_alone() -> None:
    text = "นางสาวกาญจนา แก้วมณีวงศ์ ผู้อำนวยการกองคลัง น้ำใส ปิ่นเกล้า สิทธิ์ เสื้อ ฤๅษี ต่าง ๆ กรุงเทพฯ (New e-LAAS)"
    assert normalise(text) == text


@given(_MESSY | st.text())
def test_normal_text_is_not_changed_again(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    lines = normalise_lines(text)
    assert normalise_lines(lines) == lines


@given(_MESSY | st.text("กน้ำเแ ี่์a1า"))
def test_text_that_is_taken_as_it_is_would_not_have_been_changed(text: str) -> None:
    assert normalise(text) == " ".join(normalise_lines(text).split())


@given(_MESSY)
def test_normal_text_has_no_hidden_or_doubled_character(text: str) -> None:
    kept = normalise(text)
    assert unicodedata.is_normalized("NFC", kept)
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs"} for char in kept)
    assert "  " not in kept
    assert kept == kept.strip()
    assert not any(pair in kept for pair in ("เเ", "\u0e4d\u0e32", "\u0e33\u0e49", "\u0e48\u0e34"))


@given(
    st.sampled_from(_CONSONANTS),
    st.sampled_from(VOWEL_MARKS),
    st.sampled_from(TONE_MARKS),
    st.sampled_from(["", "\u0e4c"]),
    st.randoms(),
)
def test_the_order_in_which_marks_were_keyed_in_does_not_matter(
    consonant: str, vowel: str, tone: str, silencer: str, rng: object
) -> None:
    marks = [vowel, tone, *silencer]
    shuffled = sorted(marks, key=lambda _: rng.random())  # type: ignore[attr-defined]
    assert normalise(consonant + "".join(shuffled)) == consonant + vowel + tone + silencer

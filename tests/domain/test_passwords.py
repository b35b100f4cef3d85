"""Clause 3.4.1: what a password is made of."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elaas_desk.domain.passwords import Missing, missing

PRINTABLE = [chr(code) for code in range(0x20, 0x7F)]
THAI = [chr(code) for code in range(0x0E01, 0x0E5C) if chr(code).isprintable()]


@pytest.mark.parametrize(
    ("password", "lacks"),
    [
        ("Ab1!efgh", ()),
        ("Ab1!efg", (Missing.TOO_SHORT,)),
        ("ab1!efgh", (Missing.NO_UPPER,)),
        ("AB1!EFGH", (Missing.NO_LOWER,)),
        ("Abc!efgh", (Missing.NO_DIGIT,)),
        ("Ab1cefgh", (Missing.NO_SPECIAL,)),
        ("", tuple(Missing)),
        ("ก", tuple(Missing)),
        ("Ab1!กขคง", ()),
        ("Ab๑!efgh", (Missing.NO_DIGIT,)),
        ("Ab1 efgh", (Missing.NO_SPECIAL,)),
        ("Ab1! fgh", ()),
        ("Ab1฿efgh", (Missing.NO_SPECIAL,)),
        ("Éb1!efgh", (Missing.NO_UPPER,)),
        ("Aé1!ÉFGH", (Missing.NO_LOWER,)),
        ("Ab²!efgh", (Missing.NO_DIGIT,)),
        ("Ab1\tefgh", (Missing.NO_SPECIAL,)),
    ],
)
def test_a_password_is_told_exactly_what_it_lacks(password: str, lacks: tuple[Missing, ...]) -> None:
    assert missing(password) == lacks


def test_every_printable_ascii_character_but_the_blank_is_in_exactly_one_class() -> None:
    gained = {char: set(Missing) - set(missing(char)) for char in PRINTABLE}

    assert gained.pop(" ") == set()
    assert all(len(classes) == 1 for classes in gained.values())
    assert {char for char, classes in gained.items() if Missing.NO_SPECIAL in classes} == set(string.punctuation)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from([*THAI, " "]), min_size=8))
def test_thai_letters_and_digits_count_for_the_length_alone(password: str) -> None:
    assert missing(password) == (Missing.NO_UPPER, Missing.NO_LOWER, Missing.NO_DIGIT, Missing.NO_SPECIAL)


@settings(max_examples=60, deadline=None)
@given(st.text(), st.text())
def test_more_characters_never_make_a_password_worse(password: str, more: str) -> None:
    assert set(missing(password + more)) <= set(missing(password))

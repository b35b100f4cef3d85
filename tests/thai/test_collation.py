"""Thai lists stand in the order of the dictionary."""

from __future__ import annotations

import random
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.thai.collation import sort_key

_ORDER_OF_ICU = Path(__file__).with_name("order_of_icu_77_th.txt").read_text(encoding="utf-8").split()
_TEXTS = st.text("กขรฤลอฮเแโใไะาำัิ็่้์ๆ 1๒aBé.-", max_size=8)


def test_fifteen_hundred_words_stand_as_icu_puts_them() -> None:
    shuffled = random.Random(1).sample(_ORDER_OF_ICU, len(_ORDER_OF_ICU))
    assert len(shuffled) > 1500
    assert sorted(shuffled, key=sort_key) == _ORDER_OF_ICU


@pytest.mark.parametrize(
    "in_order",
    [
        ["กา", "เก", "แก", "โก", "ใก", "ไก", "ขา", "เขา"],  # a leading vowel sorts after its consonant
        ["ก็", "กก", "กัก", "กาง", "ก้าง", "กาจ"],  # a tone counts only between words of the same letters
        ["กา", "ก่า", "ก้า", "ก๊า", "ก๋า"],
        ["ร", "ฤ", "ล", "ฦ", "ว"],
        ["หอ", "อา", "เอ", "ฮา", "เฮ"],
        ["สาม", "สาว", "สำนัก", "สิน"],
        ["2", "๓", "ก", "ฮ", "a", "B", "c"],  # digits, Thai, Latin without case
        ["กา ขาว", "กา เขียว", "กากี", "ก้าว"],  # all of one first name together
        ["ต่าง ๆ", "ต่าง ๆ กัน"],
        ["Renard", "René", "Renz"],
    ],
)
def test_words_stand_as_in_the_dictionary(in_order: list[str]) -> None:
    assert sorted(in_order, key=sort_key) == in_order


def test_names_of_a_register_stand_by_first_name_then_last_name() -> None:
    names = ["สมชาย ใจดี", "สมชาย แก้วใส", "สมชัย ใจดี", "เสมอ กล้าหาญ", "แสงดาว มีสุข", "สมชายา กา"]
    assert sorted(names, key=sort_key) == [
        "สมชัย ใจดี",
        "สมชาย แก้วใส",
        "สมชาย ใจดี",
        "สมชายา กา",
        "เสมอ กล้าหาญ",
        "แสงดาว มีสุข",
    ]


def test_thai_and_arabic_digits_count_alike() -> None:
    assert sorted(["กลุ่ม ๓", "กลุ่ม 2", "กลุ่ม ๑"], key=sort_key) == ["กลุ่ม ๑", "กลุ่ม 2", "กลุ่ม ๓"]


@given(_TEXTS, _TEXTS)
def test_two_texts_have_one_key_only_if_they_are_the_same(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)


@given(st.lists(_TEXTS, max_size=12), st.randoms())
def test_the_order_does_not_depend_on_where_a_list_began(texts: list[str], rng: object) -> None:
    shuffled = sorted(texts, key=lambda _: rng.random())  # type: ignore[attr-defined]
    assert sorted(shuffled, key=sort_key) == sorted(texts, key=sort_key)


@given(st.lists(st.sampled_from(_ORDER_OF_ICU), min_size=2, max_size=6))
def test_the_same_beginning_does_not_change_the_order(words: list[str]) -> None:
    ordered = sorted(words, key=sort_key)
    assert all(sort_key("สมชาย " + one) <= sort_key("สมชาย " + other) for one, other in pairwise(ordered))


def test_a_hundred_thousand_names_are_sorted_in_two_seconds() -> None:
    rng = random.Random(2)
    names = [
        f"{rng.choice(_ORDER_OF_ICU)}{rng.choice(_ORDER_OF_ICU)} {rng.choice(_ORDER_OF_ICU)}" for _ in range(20_000)
    ]
    began = time.process_time()
    names.sort(key=sort_key)
    assert time.process_time() - began < 2 * len(names) / 100_000

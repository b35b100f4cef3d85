"""Texts with placeholders: what is in order fills in whole, what is not is told before it is printed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from elaas_desk.domain.texts import (
    EditableText,
    TextKey,
    TextsError,
    Wording,
    fill,
    left_out,
    load_texts,
    names_in,
    parse_texts,
    problems,
    tidied,
)
from elaas_desk.errors import Problem
from elaas_desk.paths import resource
from elaas_desk.thai.text import normalise

ORIGINALS = load_texts(resource("texts", "texts.toml"))
REMINDER = ORIGINALS[TextKey.REMINDER_PASSWORD]
NAMES = [each.name for each in REMINDER.placeholders]
VALUES = {name: f"<{name}>" for name in NAMES}
PIECES = st.one_of(
    st.sampled_from([f"{{{name}}}" for name in NAMES]),
    st.sampled_from(["{", "}", "{}", "{ชื่อ", "{ไม่รู้จัก}", "{ ชื่อ }", "{ชื\u0e48อ}", "\n", " ", "่", "ั", "ำ", "า"]),
    st.text("กขคงจชน้ำใจที่๑๒ 3a.", max_size=8),
    st.text(max_size=4),
)
WORDINGS = st.lists(PIECES, max_size=12).map("".join)


def found(text: str, known: EditableText = REMINDER) -> list[Problem]:
    return [each.problem for each in problems(text, known)]


@pytest.mark.parametrize("key", TextKey)
def test_every_text_as_it_came_is_in_order_and_has_room_to_grow(key: TextKey) -> None:
    text = ORIGINALS[key]
    assert problems(text.original, text) == ()
    assert left_out(text.original, text) == ()
    assert len(text.original) * 1.3 < text.longest
    assert all(each.told for each in text.placeholders)


@given(WORDINGS)
@example("{ชื่อ}")
@example("ก{ชื่อ}\n{ชื่อ}")
def test_a_text_without_problems_fills_in_and_leaves_no_brace(text: str) -> None:
    if problems(text, REMINDER):
        return
    filled = fill(tidied(text), VALUES)
    assert "{" not in filled
    assert "}" not in filled
    assert all(f"<{name}>" in filled for name in names_in(tidied(text)))


@given(st.lists(st.sampled_from(["{ชื่อ}", "{กำหนดเวลา}", "ขอให้", " ", "\n", "น้ำ", "7"]), min_size=1).map("".join))
def test_words_and_known_placeholders_in_any_order_are_in_order(text: str) -> None:
    assert set(found(text)) <= {Problem.EMPTY}


@given(WORDINGS)
def test_what_is_kept_reads_the_same_when_it_is_kept_again(text: str) -> None:
    once = tidied(text)
    assert tidied(once) == once
    assert found(once) == found(text)


@given(st.lists(st.sampled_from(["น้ำ", "ที่", "ผู้", "ให้", "เรื่อง", "ๆ", " "]), max_size=6).map("".join), WORDINGS)
def test_words_beside_a_placeholder_keep_their_marks(word: str, other: str) -> None:
    text = tidied(f"{word}{{ชื่อ}}{word}")
    filled = fill(text, {"ชื่อ": "นางน้ำผึ้ง ชื่นใจ"})
    assert normalise(filled) == normalise(f"{word}นางน้ำผึ้ง ชื่นใจ{word}")


@given(st.text(min_size=1, max_size=30))
def test_what_a_value_holds_is_text_and_never_filled_in_again(value: str) -> None:
    assert fill("ก {ชื่อ} ข", {"ชื่อ": value + "{ชื่อ}"}) == f"ก {value}{{ชื่อ}} ข"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", Problem.EMPTY),
        (" \n ", Problem.EMPTY),
        ("เรียน {นามสกุล}", Problem.UNKNOWN_PLACEHOLDER),
        ("เรียน {}", Problem.UNKNOWN_PLACEHOLDER),
        ("เรียน {ชื่อ", Problem.UNBALANCED_BRACE),
        ("เรียน ชื่อ}", Problem.UNBALANCED_BRACE),
        ("เรียน {{ชื่อ}}", Problem.UNBALANCED_BRACE),
        ("เรียน {ชื่อ\n}", Problem.UNBALANCED_BRACE),
        ("{ชื่อ}่", Problem.STRAY_MARK),
        ("เรียน ำ {ชื่อ}", Problem.STRAY_MARK),
        ("ก" * 1201, Problem.TOO_LONG),
    ],
)
def test_each_fault_is_told(text: str, problem: Problem) -> None:
    assert problem in found(text)


def test_the_name_that_is_not_known_and_the_limit_are_told() -> None:
    assert problems("{นามสกุล}", REMINDER)[0].values == {"name": "นามสกุล"}
    assert problems("ก" * 1201, REMINDER)[0].values == {"limit": "1200"}


def test_a_placeholder_is_known_however_it_was_typed() -> None:
    assert names_in("{ ชื่อ } {ชื่อ ผู้ใช้งาน}") == ("ชื่อ", "ชื่อผู้ใช้งาน")
    assert fill("{ ชื่อ }", {"ชื่อ": "กานดา"}) == "กานดา"


def test_what_a_text_should_have_and_has_not_is_named_and_is_no_fault() -> None:
    assert left_out("โปรดเปลี่ยนรหัสผ่าน {ชื่อ}", REMINDER) == ("กำหนดเวลา", "ให้เสร็จภายใน")
    assert found("โปรดเปลี่ยนรหัสผ่าน {ชื่อ}") == []


def test_digits_that_were_typed_become_thai_and_values_stay_as_they_are() -> None:
    filled = fill("ภายใน 7 วัน ตามข้อ 3.4.2 ของ abc123 {ชื่อผู้ใช้งาน}", {"ชื่อผู้ใช้งาน": "1002003"})
    assert filled == "ภายใน ๗ วัน ตามข้อ ๓.๔.๒ ของ abc123 1002003"


def test_paragraphs_end_with_their_line_and_a_changed_text_comes_first() -> None:
    wording = Wording(ORIGINALS, {TextKey.LETTER_CLOSE: "หนึ่ง\nสอง {ชื่อ}"})
    assert wording.filled(TextKey.LETTER_CLOSE, {"ชื่อ": "ก"}) == ("หนึ่ง", "สอง ก")
    assert wording.text(TextKey.LETTER_WISH) == ORIGINALS[TextKey.LETTER_WISH].original


def test_an_incomplete_file_of_originals_is_refused() -> None:
    whole = resource("texts", "texts.toml").read_text(encoding="utf-8")
    for broken in (
        whole.replace("[texts.letter_close]", "[texts.other]"),
        whole.replace("{หนังสือสั่งการ} ข้อ ๓.๔.๒", "{ไม่มี} ข้อ ๓.๔.๒"),
        whole + "=",
    ):
        with pytest.raises(TextsError):
            parse_texts(broken)


def test_a_text_knows_its_own_placeholders_alone() -> None:
    assert REMINDER.knows("ชื่อ")
    assert not replace(REMINDER, placeholders=()).knows("ชื่อ")

"""Every refusal of the core has its plain Thai sentence, and every input its Thai name."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.errors import FieldProblem, InvalidInputError, Problem, UserError
from ui.field_names import NAMELESS, NAMES, name_of
from ui.messages import AT_FIELD, SENTENCES, WORDS, placeholders, sentence, sentence_of, sentences_by_field, unexpected

# Latin words that a finance officer knows or has to type as they stand.
KNOWN_LATIN = {
    *("New", "e", "LAAS", "JSON", "PDF", "JPEG", "PNG", "dpi", "Caps", "Lock", "Excel", "A"),  # A4
    *("form", "letter", "khlang", "baanmai", "go", "th"),  # what can be typed, and an example
}
THAI = re.compile("[ก-ฮ]")
THAI_AT_BOTH_ENDS = re.compile(r"^[“เ-ไก-ฮ].*[\u0e00-\u0e7f0-9)}]$|^\{\w+\}.*", re.DOTALL)
ALL_VALUES = {name: "ค่า" for words in SENTENCES.values() for each in words for name in placeholders(each)}


def wordings(problem: Problem) -> list[str]:
    """Every sentence that can be said of the problem."""
    return [*SENTENCES[problem], *(words for (of, _), words in AT_FIELD.items() if of is problem)]


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_has_a_sentence_that_needs_no_value(problem: Problem) -> None:
    words = sentence_of(problem, {})
    assert THAI.search(words)
    assert "{" not in words
    assert "}" not in words


@pytest.mark.parametrize("problem", Problem)
def test_no_sentence_says_a_word_that_an_officer_does_not_know(problem: Problem) -> None:
    for words in wordings(problem):
        plain = re.sub(r"\{\w+\}", "", words)
        assert set(re.findall("[A-Za-z]+", plain)) <= KNOWN_LATIN


@pytest.mark.parametrize("problem", Problem)
def test_a_sentence_is_one_line_of_plain_thai(problem: Problem) -> None:
    for words in wordings(problem):
        assert "\n" not in words
        assert "  " not in words
        assert words == words.strip()
        assert THAI_AT_BOTH_ENDS.match(words)
        assert len(words) <= 160


@pytest.mark.parametrize("problem", Problem)
def test_each_wording_is_reached_when_its_values_are_known(problem: Problem) -> None:
    for words in SENTENCES[problem]:
        values = {name: f"<{name}>" for name in placeholders(words) - {"label"}}
        said = sentence_of(problem, values, "national_id")
        assert all(value in said for value in values.values())
    assert len({frozenset(placeholders(words)) for words in SENTENCES[problem]}) == len(SENTENCES[problem])


@pytest.mark.parametrize("problem", Problem)
def test_the_more_telling_wordings_come_first(problem: Problem) -> None:
    wants = [placeholders(words) for words in SENTENCES[problem]]
    for earlier, later in itertools.pairwise(wants):
        assert not earlier < later
    assert wants[-1] <= {"label"}


def test_a_value_stands_in_its_sentence_as_it_was_given() -> None:
    error = UserError(Problem.USERNAME_TAKEN, field="username", username="somchai.k", owner="นายสมชาย แก้วใส")
    assert sentence(error).startswith("ชื่อผู้ใช้งาน somchai.k เป็นของนายสมชาย แก้วใสอยู่แล้ว")


def test_an_empty_value_counts_as_not_known() -> None:
    assert "{" not in sentence_of(Problem.PERSON_TWICE, {"name": ""})
    assert sentence_of(Problem.PERSON_TWICE, {"name": ""}) == sentence_of(Problem.PERSON_TWICE, {})


def test_braces_in_a_value_are_text() -> None:
    assert "“{0.__class__}”" in sentence_of(Problem.NOT_A_DATE, {"text": "{0.__class__}"}, "dated")


def test_what_a_password_lacks_is_said_in_words() -> None:
    said = sentence_of(Problem.WEAK_PASSWORD, {"missing": "no_upper,no_digit"})
    assert "อักษรอังกฤษตัวพิมพ์ใหญ่ ตัวเลข" in said
    assert "no_" not in said


def test_a_state_is_said_in_words() -> None:
    assert "“ร่าง”" in sentence_of(Problem.WRONG_STATE, {"state": "draft"})


def test_the_sentence_calls_the_input_by_its_name() -> None:
    assert sentence_of(Problem.EMPTY, {}, "last_name").startswith("ยังไม่ได้ระบุนามสกุล")
    assert sentence_of(Problem.EMPTY, {}).startswith(f"ยังไม่ได้ระบุ{NAMELESS}")


def test_a_text_that_is_no_input_is_called_by_its_name_too() -> None:
    assert sentence_of(Problem.UNKNOWN_GLYPH, {"char": "漢", "place": "person.full_name"}).startswith(
        "ชื่อและนามสกุลมีตัวอักษร “漢”"
    )
    assert sentence_of(Problem.UNKNOWN_GLYPH, {"char": "漢", "place": ""}).startswith("ข้อความมีตัวอักษร “漢”")


def test_several_wrong_inputs_are_each_told_at_their_own_place() -> None:
    error = InvalidInputError(
        (
            FieldProblem("last_name", Problem.EMPTY),
            FieldProblem("last_name", Problem.TOO_LONG, {"limit": "60"}),
            FieldProblem("email", Problem.BAD_EMAIL),
        )
    )
    told = sentences_by_field(error)
    assert list(told) == ["last_name", "email"]
    assert told["last_name"] == sentence(error) == sentence_of(Problem.EMPTY, {}, "last_name")


@pytest.mark.parametrize(("problem", "field"), AT_FIELD)
def test_an_input_with_words_of_its_own_says_them_in_lists_as_well(problem: Problem, field: str) -> None:
    assert field in NAMES
    assert sentence_of(problem, {"limit": "5"}, field) == AT_FIELD[problem, field]
    assert sentence_of(problem, {}, f"changes[3].{field}") == AT_FIELD[problem, field]
    assert "{" not in AT_FIELD[problem, field]


def test_a_problem_of_no_input_is_told_apart_from_the_inputs() -> None:
    assert list(sentences_by_field(UserError(Problem.DISK_FULL))) == [""]


def test_the_longest_known_tail_of_a_path_names_the_input() -> None:
    assert name_of("office.name") == "ชื่อหน่วยงาน"
    assert name_of("groups[2].order_date") == "วันที่ของคำสั่ง"
    assert name_of("groups[0].name") == "ชื่อ"
    assert name_of("no_such_input") == NAMELESS
    assert name_of(None) == NAMELESS


@pytest.mark.parametrize("field", NAMES)
def test_the_name_of_an_input_is_thai(field: str) -> None:
    assert THAI.search(NAMES[field])
    assert not re.search("[A-Za-z]", NAMES[field])


def test_the_words_for_codes_are_thai() -> None:
    for words in WORDS.values():
        assert all(THAI.search(word) for word in words.values())


def test_a_fault_of_the_program_says_where_the_details_are() -> None:
    assert unexpected("desk.log").endswith("desk.log")


@given(problem=st.sampled_from(Problem), chosen=st.sets(st.sampled_from(sorted(ALL_VALUES))))
def test_whatever_values_are_known_no_brace_is_left_over(problem: Problem, chosen: set[str]) -> None:
    said = sentence_of(problem, {name: ALL_VALUES[name] for name in chosen}, "dated")
    assert "{" not in said
    assert THAI.search(said)

"""National ID numbers: thirteen digits whose last one checks the others."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.thai import national_id
from elaas_desk.thai.national_id import NationalIdProblem, NationalIdReason

_NUMBERS = st.integers(min_value=0, max_value=2**32).map(lambda seed: national_id.generate(random.Random(seed)))


def _reason(text: str) -> NationalIdReason:
    with pytest.raises(NationalIdProblem) as caught:
        national_id.check(text)
    return caught.value.reason


def test_the_check_digit_is_that_of_the_registrar() -> None:
    # 1×13 + 2×12 + 3×11 + 4×10 + 5×9 + 6×8 + 7×7 + 8×6 + 9×5 + 0×4 + 1×3 + 2×2 = 352 = 32×11, and 11 − 0 ends in 1
    assert national_id.check("1234567890121") == "1234567890121"
    assert _reason("1234567890123") is NationalIdReason.WRONG_CHECK_DIGIT


@pytest.mark.parametrize(
    "typed",
    [
        "1-2345-67890-12-1",
        "๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑",
        " 1 2345 67890 12 1 ",
        "1–2345–67890–12–1",
        "1.2345.67890.12.1",
        "12345๖๗๘๙0121",
    ],
)
def test_a_number_is_read_however_it_is_grouped(typed: str) -> None:
    assert national_id.check(typed) == "1234567890121"


@pytest.mark.parametrize("typed", ["", "   ", "-", "\u200b"])
def test_nothing_is_empty(typed: str) -> None:
    assert _reason(typed) is NationalIdReason.EMPTY


@pytest.mark.parametrize(
    "typed", ["123456789012", "12345678901211", "123456789012A", "１２３４５６７８９０１２１", "1/2345678901 21"]
)
def test_anything_but_thirteen_digits_is_refused(typed: str) -> None:
    assert _reason(typed) is NationalIdReason.NOT_13_DIGITS


def test_a_number_is_shown_in_its_five_groups() -> None:
    assert national_id.display("1234567890123") == "๑-๒๓๔๕-๖๗๘๙๐-๑๒-๓"
    assert national_id.display("1234567890123", thai=False) == "1-2345-67890-12-3"


def test_a_masked_number_shows_eight_of_its_digits() -> None:
    assert national_id.masked("3720100123456") == "3 7201 00••• •• 6"


def test_a_problem_does_not_carry_the_number_into_a_log() -> None:
    with pytest.raises(NationalIdProblem) as caught:
        national_id.check("1234567890123")
    assert "1234567890123" not in str(caught.value)


@given(_NUMBERS)
def test_a_made_up_number_passes_and_belongs_to_no_province(digits: str) -> None:
    assert national_id.check(digits) == digits
    assert digits[1:3] == "00"


@given(_NUMBERS, st.booleans())
def test_what_is_shown_can_be_typed_back(digits: str, thai: bool) -> None:
    assert national_id.check(national_id.display(digits, thai=thai)) == digits


@given(_NUMBERS, st.integers(0, national_id.LENGTH - 1), st.integers(1, 9))
def test_one_wrong_digit_is_found_wherever_the_scheme_can_tell(digits: str, at: int, shift: int) -> None:
    wrong = digits[:at] + str((int(digits[at]) + shift) % 10) + digits[at + 1 :]
    # The third digit has the weight 11 and never counts; the remainders 0 and 10 share the check digit 1.
    if at != 2 and digits[-1] != "1":
        assert _reason(wrong) is NationalIdReason.WRONG_CHECK_DIGIT


@given(_NUMBERS, st.integers(1, 9))
def test_a_wrong_last_digit_is_always_found(digits: str, shift: int) -> None:
    assert _reason(digits[:-1] + str((int(digits[-1]) + shift) % 10)) is NationalIdReason.WRONG_CHECK_DIGIT

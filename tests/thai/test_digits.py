"""Thai digits both ways."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.thai.digits import ARABIC, THAI, to_arabic, to_thai


def test_each_digit_has_its_thai_counterpart() -> None:
    assert to_thai("0123456789") == "๐๑๒๓๔๕๖๗๘๙"
    assert to_arabic("๐๑๒๓๔๕๖๗๘๙") == "0123456789"


def test_a_number_is_written_in_thai_digits() -> None:
    assert to_thai(2569) == "๒๕๖๙"


def test_letters_and_signs_stay_as_they_are() -> None:
    assert to_thai("มท 0808.4/ว 36 (A)") == "มท ๐๘๐๘.๔/ว ๓๖ (A)"
    assert to_arabic("ข้อ ๓.๔.๒ B") == "ข้อ 3.4.2 B"


@given(st.text())
def test_there_and_back_is_the_text_in_one_kind_of_digits(text: str) -> None:
    assert to_arabic(to_thai(text)) == to_arabic(text)
    assert not set(to_thai(text)) & set(ARABIC)
    assert not set(to_arabic(text)) & set(THAI)

"""A code is known however it is typed, scanned or copied."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from elaas_desk.domain.document_codes import code_of_typed, codes_in, spaced

CODE = "213e4423c34b"
_KEYS = "1234567890-qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_THAI = "ๅ/-ภถุึคตจข" + "ๆไำพะัีรนยบล" + "ฟหกดเ้่าสวง" + "ผปแอิืทมใฝ"
_SHIFTED_KEYS = '!@#$%^&*()_QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?'
_SHIFTED_THAI = "+๑๒๓๔ู฿๕๖๗๘" + '๐"ฎฑธํ๊ณฯญฐ,' + "ฤฆฏโฌ็๋ษศซ." + "()ฉฮฺ์?ฒฬฦ"
KEDMANEE = str.maketrans(dict(zip(_KEYS + _SHIFTED_KEYS, _THAI + _SHIFTED_THAI, strict=True)))


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        "213E4423C34B",
        "213e 4423 c34b",
        " 213e-4423-c34b ",
        "๒๑๓e ๔๔๒๓ c๓๔b",
        "ELAAS-DESK:213E4423C34B",
        "elaas desk 213e4423c34b",
        "รหัสเอกสาร 213e 4423 c34b",
        "213e\u200b4423\u00a0c34b\n",
    ],
)
def test_a_code_is_taken_as_it_comes(typed: str) -> None:
    assert code_of_typed(typed) == CODE


@given(st.text("0123456789abcdef", min_size=12, max_size=12), st.booleans(), st.booleans())
@example("abcdef123456", True, True)
@example("7890abcdef00", False, False)
def test_a_scanner_that_types_while_the_keyboard_is_thai_is_understood(code: str, capitals: bool, whole: bool) -> None:
    keys = ("ELAAS-DESK:" if whole else "") + (code.upper() if capitals else code)
    assert code_of_typed(keys) == code
    assert code_of_typed(keys.translate(KEDMANEE)) == code


@pytest.mark.parametrize(
    "typed", ["", "213e4423c34", "213e4423c34b1", "213e4423c34g", "สวัสดี", "ELAAS-DESK:", "x" * 5000]
)
def test_anything_else_is_no_code(typed: str) -> None:
    assert code_of_typed(typed) is None


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    code = code_of_typed(text)
    assert code is None or code_of_typed(code) == code


def test_codes_are_found_in_the_text_of_a_paper_as_its_foot_says_them() -> None:
    text = "หน้า ๑ จาก ๒\nรหัสเอกสาร 213e 4423 c34b\nรหัสเอกสาร 213e 4423 c34b หน้า รหัสเอกสาร ffff 0000 1111"
    assert codes_in(text) == (CODE, "ffff00001111")
    assert codes_in("รหัสเอกสาร 213e 4423 c34bc 213e4423c34b") == ()
    assert spaced(CODE) == "213e 4423 c34b"

"""Every name is one that Windows and other systems take, and that a person still reads."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from elaas_desk.domain.file_names import LONGEST_NAME, free_name, safe_name

_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"
}


@given(st.text(max_size=400), st.sampled_from(["", ".pdf", ".csv"]))
@example("con", ".pdf")
@example("NUL.txt", ".pdf")
@example("lpt¹ .x", "")
@example("ก" * 300, ".pdf")
@example("กิ่" * 100, ".pdf")
@example("𝔸" * 200, ".pdf")
@example("\u202egnp.exe", ".pdf")
@example("\ud800", ".pdf")
@example(" . ", "")
@example("เ\u0e4d\u0e32", "")
def test_any_text_becomes_a_name_that_windows_takes(text: str, ending: str) -> None:
    name = safe_name(text, ending)
    assert name.endswith(ending)
    assert 0 < len(name.encode("utf-16-le")) // 2 <= LONGEST_NAME
    assert len(name.encode()) <= 255
    assert not set(name) & set('<>:"/\\|?*')
    assert all(unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"} for char in name)
    assert name == name.strip(" .")
    assert name.partition(".")[0].strip().casefold() not in _DEVICES
    assert unicodedata.is_normalized("NFC", name)


@given(st.text(alphabet="กขคิี่้าำเแ ", min_size=1, max_size=300))
def test_a_name_is_never_cut_between_a_consonant_and_its_marks(text: str) -> None:
    name, whole = safe_name(text), safe_name(text, longest=10_000)
    after = whole[len(name) : len(name) + 1]
    if whole.startswith(name) and after and len(name) > 1:
        assert unicodedata.category(after) != "Mn" or unicodedata.category(name[-1]) == "Mn"


@given(st.lists(st.text(max_size=200), min_size=1, max_size=12))
def test_names_that_would_be_the_same_are_numbered(texts: list[str]) -> None:
    taken: set[str] = set()
    for text in [*texts, *texts]:
        name = free_name(text, ".pdf", lambda name: name.casefold() in taken)
        assert name.casefold() not in taken
        taken.add(name.casefold())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("๑๒/๒๕๗๐", "๑๒-๒๕๗๐.pdf"),
        ('a<b>:"c', "a-b-c.pdf"),
        ("จบ. ", "จบ.pdf"),
        ("...", "เอกสาร.pdf"),
        ("เลขที่\tหนึ่ง\n  สอง", "เลขที่ หนึ่ง สอง.pdf"),
        ("Aux", "_Aux.pdf"),
        ("com1.ข้อมูล", "_com1.ข้อมูล.pdf"),
        ("คอน con", "คอน con.pdf"),
        ("e\u0301t\u00e9", "\u00e9t\u00e9.pdf"),
    ],
)
def test_what_can_be_read_is_kept(text: str, name: str) -> None:
    assert safe_name(text, ".pdf") == name

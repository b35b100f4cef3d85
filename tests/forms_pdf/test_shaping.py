"""Thai is placed as HarfBuzz places it, and comes back as the text that went in."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from elaas_desk.errors import Problem, UserError
from elaas_desk.paths import resource
from forms_pdf.fonts import Style
from forms_pdf.shaping import shape
from tests.forms_pdf.placing import STYLES, drawn, drawn_in, file_of, misplaced
from tests.forms_pdf.reading import by_pdfium, by_poppler

CONSONANTS = [chr(code) for code in range(0x0E01, 0x0E2F) if chr(code) not in "ฤฦ"]
TONES = ("", "่", "้", "๊", "๋")
VOWELS = (
    *("{c}{t}", "{c}{t}ะ", "{c}ั{t}น", "{c}ั{t}วะ", "{c}{t}า", "{c}{t}ำ", "{c}ิ{t}", "{c}ี{t}", "{c}ึ{t}", "{c}ื{t}อ"),
    *("{c}ุ{t}", "{c}ู{t}", "เ{c}{t}", "แ{c}{t}", "โ{c}{t}", "ใ{c}{t}", "ไ{c}{t}", "เ{c}{t}า", "เ{c}{t}าะ", "เ{c}{t}อ"),
    *("เ{c}ิ{t}น", "เ{c}ี{t}ย", "เ{c}ื{t}อ", "{c}ั{t}ว", "{c}็", "เ{c}็{t}น", "แ{c}็{t}ง", "{c}{t}อ", "{c}{t}รร", "{c}์"),
    *("{c}ุ์", "{c}ิ์", "{c}ฺ", "{c}ํ"),
)
NAMES = [
    "ว่าที่ร้อยตรีหญิงปิ่นปินัทธ์ ณัฏฐ์กุลธนา",
    "นางสาวฐิฏินันท์ ปั้นปู่ชื่นชู้",
    "หม่อมราชวงศ์กตัญญู ญาณวุฑฒิ์",
    "นายเก๊กฮวย กี๊ดก๊าด",
    "นางน้ำค้าง ซ้ำซ้อน",
    "นายฎีกา ฏูฎุ",
]


def syllables() -> list[str]:
    made = {vowel.format(c=c, t=t) for c, vowel, t in product(CONSONANTS, VOWELS, TONES)}
    return sorted(made)


def words() -> list[str]:
    every = resource("words", "words_th.txt").read_text(encoding="utf-8").split("\n")
    thai = [word for word in every if word and all("\u0e01" <= char <= "\u0e5b" and char != "฿" for char in word)]
    return NAMES + thai[:: len(thai) // 5_200]


@pytest.mark.parametrize("style", list(STYLES))
def test_every_syllable_and_five_thousand_words_stand_where_harfbuzz_puts_them(style: Style) -> None:
    texts = syllables() + words()
    assert len(syllables()) > 5_500
    assert len(words()) >= 5_000
    assert misplaced(texts, drawn(texts, style), file_of(style)) == []


def test_a_font_whose_marks_are_moved_is_placed_and_comes_back_alike(tmp_path: Path) -> None:
    # TH SarabunPSK has a glyph for every height of a mark; Sarabun has one, and moves it.
    file = resource("fonts", "Sarabun", "Sarabun-Regular.ttf")
    texts = [*syllables(), *NAMES]
    data = drawn_in(file, texts)
    assert misplaced(texts, data, file) == []
    lines = [line for page in by_poppler(data, tmp_path) for line in page.splitlines()]
    assert [pair for pair in zip(texts, lines, strict=True) if pair[0] != pair[1]] == []


def test_every_syllable_and_five_thousand_words_come_back_from_two_readers(tmp_path: Path) -> None:
    # Twice on a line, since PDFium takes a line of one letter for a part of the line before it.
    texts = [f"{text} {text}" for text in syllables() + words()]
    data = drawn(texts)
    poppler = [line for page in by_poppler(data, tmp_path) for line in page.splitlines()]
    pdfium = [line for page in by_pdfium(data) for line in page.splitlines()]
    assert [pair for pair in zip(texts, poppler, strict=True) if pair[0] != pair[1]] == []
    assert [pair for pair in zip(texts, pdfium, strict=True) if pair[0] != pair[1]] == []


@pytest.mark.parametrize(
    "text",
    ["Windows ปู่น้ำค้าง 10", "ว 0036 (New e-LAAS) ที่ปี่", "AVATAR To ÅÉ fi ffl", "ก้อน ๑๒๓ ฿ 45 ก้าง", "<b>&amp;</b>"],
)
def test_mixed_scripts_keep_thai_shaping_and_come_back(text: str, tmp_path: Path) -> None:
    data = drawn([text])
    assert by_poppler(data, tmp_path)[0].strip() == text
    assert by_pdfium(data)[0].strip() == text


def test_thai_after_a_latin_word_is_placed_as_thai() -> None:
    alone, after = shape(Style.REGULAR, "น้ำปู่"), shape(Style.REGULAR, "Aน้ำปู่")
    assert after.placed[1:] == alone.placed


def test_ticks_are_text(tmp_path: Path) -> None:
    assert by_poppler(drawn(["☐☑☒✓"], Style.SYMBOLS), tmp_path)[0].strip() == "☐☑☒✓"


@pytest.mark.parametrize(("text", "named"), [("ก漢ข", "漢"), ("น้ำ😀", "😀"), ("ก\x07", "U+0007"), ("☐", "☐")])
def test_a_character_that_the_typeface_lacks_is_named(text: str, named: str) -> None:
    with pytest.raises(UserError) as caught:
        shape(Style.REGULAR, text)
    assert caught.value.problem is Problem.UNKNOWN_GLYPH
    assert caught.value.values == {"char": named}


def test_a_text_shaped_in_pieces_is_as_wide_as_its_characters() -> None:
    shaped = shape(Style.REGULAR, "ผู้อำนวยการกองคลัง")
    assert shaped.width == sum(each.advance for each in shaped.placed)
    assert "".join(each.text for each in shaped.placed) == "ผู้อำนวยการกองคลัง"

"""Lines, values on dotted lines, cells: nothing is cut off, and sizes stay within their bounds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms_pdf.blocks import Pieces
from forms_pdf.fonts import Style
from forms_pdf.page import LEFT, RIGHT, SIZE, SMALLEST_VALUE, TEXT_WIDTH
from forms_pdf.paragraph import even_lines, full_lines
from forms_pdf.rows import Item, rows
from forms_pdf.shaping import width
from forms_pdf.wording import thai_digits

_PARTS = ("ผู้อำนวยการ", "กองคลัง", "น้ำค้าง", " ", "New e-LAAS", "(ระบุ)", "ก", "๑๒/๒๕๖๙ ", "x" * 40, "ที่ปรึกษา", "เกี๊ยะ")
texts = st.lists(st.sampled_from(_PARTS), min_size=1, max_size=30).map("".join).map(lambda text: " ".join(text.split()))


def joined(lines: tuple[str, ...]) -> str:
    return "".join("".join(lines).split())


@settings(max_examples=150, deadline=None)
@given(texts, st.floats(60, 450))
def test_lines_hold_the_whole_text_and_fit_their_width(text: str, room: float) -> None:
    for broken in (full_lines(text, SIZE, room, room), even_lines(text, SIZE, room, room)):
        assert joined(broken) == joined((text,))
        assert all(width(Style.REGULAR, SIZE, line) <= room + 0.1 for line in broken)


@settings(max_examples=150, deadline=None)
@given(st.lists(texts, min_size=1, max_size=3))
def test_fields_show_every_value_whole_within_the_margins(fields: list[str]) -> None:
    lines = list(rows(*(Item("ตำแหน่ง", value, weight=1) for value in fields)))
    shown = ""
    for line in lines:
        assert isinstance(line, Pieces)
        for piece in line.texts:
            assert SMALLEST_VALUE <= piece.size <= SIZE
            assert piece.x >= LEFT
            assert piece.x + width(piece.style, piece.size, piece.text) <= RIGHT + 0.1
            shown += "".join(piece.text.split()).removeprefix("ตำแหน่ง")
    assert shown == "".join("".join(fields).split())


def test_a_value_shrinks_before_it_wraps_and_wraps_before_it_is_small() -> None:
    fits = "ก" * int(TEXT_WIDTH / width(Style.REGULAR, SIZE, "ก") * 0.9)
    shrinks, wraps = fits + "ก" * 8, fits * 2
    sizes = [list(rows(Item("ที่", value, weight=1))) for value in (fits, shrinks, wraps)]
    assert [len(lines) for lines in sizes] == [1, 1, 2]
    assert isinstance(sizes[1][0], Pieces)
    assert SMALLEST_VALUE <= sizes[1][0].texts[-1].size < SIZE


def test_an_empty_field_is_a_dotted_line() -> None:
    (line,) = rows(Item("ชื่อ", weight=1))
    assert isinstance(line, Pieces)
    assert [piece.text for piece in line.texts] == ["ชื่อ"]
    ((start, end),) = line.dots
    assert start > LEFT
    assert end == pytest.approx(RIGHT)


def test_lines_of_running_text_end_after_whole_words() -> None:
    text = "องค์การบริหารส่วนตำบลบ้านใหม่ขอเรียนว่าไม่สามารถเข้าใช้งานในระบบได้เนื่องจากรหัสถูกระงับ"
    lines = even_lines(text, SIZE, 200, 200)
    assert len(lines) >= 2
    assert not any(line.startswith(tuple("ะาำิีึืุูๆฯ่้๊๋็์")) for line in lines)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ข้อ 3.4 ของ ว 0036", "ข้อ ๓.๔ ของ ว ๐๐๓๖"),
        ("user01 และ a1@b2.go.th โทร. 12", "user01 และ a1@b2.go.th โทร. ๑๒"),
        ("New e-LAAS 2.0", "New e-LAAS ๒.๐"),
    ],
)
def test_digits_are_thai_but_in_user_names_and_addresses(text: str, shown: str) -> None:
    assert thai_digits(text) == shown

"""Thai on the screen: nothing cut, lines end between words, nothing of the register is markup."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QColor, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from elaas_desk.thai import words
from ui import theme
from ui.widgets.field import TextField
from ui.widgets.layout import column
from ui.widgets.text import Strong, Text

HARD = (
    "น้ำผึ้ง",
    "ญู",
    "ญู่",
    "เลี้ยว",
    "ปื้น",
    "ผู้",
    "ปู่",
    "ฎีกา",
    "ฏีกา",
    "ที่",
    "กี้",
    "ฬี่",
    "ฟ้ำ",
    "ฐุ",
    "พื้น",
    "ฤๅษี",
    "ป่ำ",
    "ไม้",
    "โต๊ะ",
    "เจ๊",
    "กึ๋ย",
)
SENTENCE = "ผู้อำนวยการกองคลังต้องตรวจสอบรายชื่อผู้ใช้งานในกลุ่มผู้บันทึกฎีกาเป็นประจำทุกหกเดือน และลงนามปิดรอบ"
ROLES: tuple[theme.Role, ...] = (
    "tag",
    "caption",
    "caption_strong",
    "body",
    "body_strong",
    "subtitle",
    "title",
    "figure",
)


def ink_rows(image: QImage) -> list[int]:
    """Rows that hold a pixel clearly darker than the ground."""
    ground = image.pixelColor(0, 0)
    rows = []
    for y in range(image.height()):
        if any(abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 40 for x in range(image.width())):
            rows.append(y)
    return rows


def ink_span(qtbot: QtBot, syllable: str, role: theme.Role, extra: int) -> int:
    text = Text(syllable, role)
    qtbot.addWidget(text)
    text.resize(text.sizeHint().width(), theme.line(role) + extra)
    rows = ink_rows(text.grab().toImage())
    return rows[-1] - rows[0] + 1


@pytest.mark.parametrize("role", ROLES)
def test_the_line_box_shows_all_the_ink_of_hard_syllables(qtbot: QtBot, role: theme.Role) -> None:
    for syllable in HARD:
        assert ink_span(qtbot, syllable, role, 0) == ink_span(qtbot, syllable, role, 40), syllable


@pytest.mark.parametrize("syllable", ["ฏุ", "ฎุ๊"])
def test_the_two_syllables_of_pali_lose_one_row_of_pixels_and_no_more(qtbot: QtBot, syllable: str) -> None:
    assert ink_span(qtbot, syllable, "body", 40) - ink_span(qtbot, syllable, "body", 0) == 1


def shown_lines(text: Text, width: int) -> list[str]:
    return ["".join(part for part, _ in line) for line in text._lines(float(width))]


@pytest.mark.parametrize("width", [150, 180, 220, 360])
def test_a_wrapped_line_ends_only_where_a_word_ends(qtbot: QtBot, width: int) -> None:
    text = Text(SENTENCE, wrap=True)
    qtbot.addWidget(text)
    ends = {sum(map(len, words.chunks(SENTENCE)[: n + 1])) for n in range(len(words.chunks(SENTENCE)))}
    at = 0
    lines = shown_lines(text, width)
    assert len(lines) > 1
    for line in lines:
        at += len(line)
        while at < len(SENTENCE) and SENTENCE[at] == " ":
            at += 1
        assert at in ends, line


def test_every_line_of_a_paragraph_fits_its_width(qtbot: QtBot) -> None:
    text = Text(SENTENCE, wrap=True)
    qtbot.addWidget(text)
    for line in shown_lines(text, 150):
        assert theme.metrics("body").horizontalAdvance(line) <= 150.5


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("กขคงผู้ปี่ำะโไ ๒5aB\n"), max_size=60), st.integers(20, 300))
def test_nothing_but_blanks_at_line_ends_is_lost_by_wrapping(qapp: QApplication, typed: str, width: int) -> None:
    text = Text(typed, wrap=True)
    squeezed = "".join(typed.split())
    assert "".join("".join(shown_lines(text, width)).split()) == squeezed


def test_a_word_wider_than_the_line_is_cut_between_whole_letters(qtbot: QtBot) -> None:
    text = Text("น้ำ" * 30, wrap=True)
    qtbot.addWidget(text)
    for line in shown_lines(text, 60):
        assert not line.startswith(("้", "ำ"))


def test_a_paragraph_grows_higher_when_it_gets_narrower(qtbot: QtBot) -> None:
    text = Text(SENTENCE, "caption", wrap=True)
    qtbot.addWidget(text)
    assert text.heightForWidth(200) > text.heightForWidth(500)
    assert text.heightForWidth(200) % theme.line("caption") == 0


def test_markup_in_a_name_is_shown_as_it_is(qtbot: QtBot) -> None:
    for name in ("<b>สมชาย</b>", "<img src=x>", "&amp;", "**หนา**"):
        text = Text(name)
        qtbot.addWidget(text)
        assert text.sizeHint().width() >= theme.metrics("body").horizontalAdvance(name)
        assert text.accessibleName() == name


def test_a_strong_run_is_wider_than_the_same_words_plain(qtbot: QtBot) -> None:
    plain, strong = Text("เลือกไว้ ผู้อำนวยการ"), Text(["เลือกไว้ ", Strong("ผู้อำนวยการ")])
    qtbot.addWidget(plain)
    qtbot.addWidget(strong)
    assert strong.sizeHint().width() > plain.sizeHint().width()
    assert strong.plain() == plain.plain()


def test_an_elided_line_tells_all_of_itself_in_a_tip(qtbot: QtBot) -> None:
    text = Text("<i>" + SENTENCE)
    qtbot.addWidget(text)
    text.resize(80, 26)
    text.show()
    assert text.is_elided()
    point = QPoint(5, 5)
    QApplication.sendEvent(text, QHelpEvent(QHelpEvent.Type.ToolTip, point, text.mapToGlobal(point)))
    assert QToolTip.text() == f"<qt>&lt;i&gt;{SENTENCE}</qt>"
    QToolTip.hideText()


def test_a_text_is_a_label_with_its_words_to_a_screen_reader(qtbot: QtBot) -> None:
    text = Text([Strong("พ้นหน้าที่"), " แล้ว"])
    qtbot.addWidget(text)
    seen = QAccessible.queryAccessibleInterface(text)
    assert seen.role() is QAccessible.Role.StaticText
    assert seen.text(QAccessible.Text.Name) == "พ้นหน้าที่ แล้ว"


def test_the_words_in_an_empty_box_keep_their_tone_marks(qtbot: QtBot) -> None:
    images = []
    for words_ in ("กรองในรายการนี้", "กรองในรายการนี"):
        field = TextField("", placeholder=words_)
        qtbot.addWidget(field)
        field.resize(260, 60)
        field.line.clearFocus()
        images.append(field.line.grab().toImage())
    assert images[0] != images[1]


def test_a_late_word_is_painted_in_the_colour_of_late(qtbot: QtBot) -> None:
    holder = QWidget()
    text = Text("████", "body", "late")
    holder.setLayout(column(text))
    qtbot.addWidget(holder)
    holder.show()
    image = text.grab().toImage()
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert QColor("#B0241B").name() in colours

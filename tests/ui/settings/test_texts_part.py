"""The office's own wording: typed with placeholders, seen on its page, kept, and put back as it came."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest

from elaas_desk.domain.actors import Role
from elaas_desk.domain.texts import TextKey
from elaas_desk.services.desk import Desk
from tests.services.office import OfficeIds, actors
from tests.ui.hands import buttons, choose, click, press, shown, texts
from tests.ui.screen import Screen
from tests.ui.settings.conftest import OpenAs
from tests.ui.thai_input import type_thai
from ui.settings.page import TEXTS, SettingsPage
from ui.settings.texts_part import TextsPart
from ui.widgets.buttons import Button
from ui.widgets.preview import _PdfPages

Opened = tuple[Screen, SettingsPage]


@pytest.fixture
def part(opened_page: Opened) -> tuple[Screen, TextsPart]:
    """The texts in sight."""
    screen, page = opened_page
    page.show_section(TEXTS)
    screen.settle()
    return screen, page.texts


def type_in(screen: Screen, part: TextsPart, text: str) -> None:
    """Another text in the box, and the pause in which it is drawn."""
    part.box.area.setFocus()
    part.box.area.selectAll()
    QTest.keyClick(part.box.area, Qt.Key.Key_Delete)
    type_thai(part.box.area, text)
    wait(screen, part)


def wait(screen: Screen, part: TextsPart) -> None:
    screen._qtbot.waitUntil(lambda: not part._timer.isActive(), timeout=10_000)
    screen.settle()


def page_of(part: TextsPart) -> bytes:
    pages = part.preview.desk._pages
    assert isinstance(pages, _PdfPages)
    return bytes(pages._buffer.data().data())


def kept(desk: Desk, ids: OfficeIds, key: TextKey) -> str:
    return next(each.text for each in desk.texts.texts(actors(ids)[Role.LAO_HEAD]) if each.known.key is key)


def test_every_text_is_offered_and_shown_on_its_page(
    part: tuple[Screen, TextsPart], desk: Desk, ids: OfficeIds
) -> None:
    screen, texts_part = part
    former = page_of(texts_part)
    choose(texts_part, "which", "หนังสือถึงกรม: ภาคสรุป")
    texts_part.which.chosen.emit(TextKey.LETTER_CLOSE)
    screen.settle()
    assert texts_part.box.text() == kept(desk, ids, TextKey.LETTER_CLOSE)
    assert page_of(texts_part) != former


def test_what_is_typed_is_drawn_kept_and_told(part: tuple[Screen, TextsPart], desk: Desk, ids: OfficeIds) -> None:
    screen, texts_part = part
    former = page_of(texts_part)
    assert not texts_part.save.isEnabled()
    type_in(screen, texts_part, "ขอให้ {ชื่อ} เปลี่ยนรหัสผ่าน {กำหนดเวลา} ภายในวันที่ {ให้เสร็จภายใน}")
    assert page_of(texts_part) != former
    assert "ยังไม่ได้บันทึก" in texts(texts_part)
    screen.press(texts_part.save)
    assert kept(desk, ids, TextKey.REMINDER_PASSWORD).startswith("ขอให้ {ชื่อ} เปลี่ยน")
    assert any("บันทึกข้อความแล้ว" in each for each in screen.told)
    assert not texts_part.save.isEnabled()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("เรียน {นามสกุล}", "ไม่รู้จักช่องเติม “นามสกุล”"),
        ("เรียน {ชื่อ", "วงเล็บปีกกา"),
        ("เรียน {ชื่อ} 漢", "“漢”"),
        ("", "ยังไม่ได้ระบุข้อความ"),
        ("ก" * 2000, "ข้อความยาวเกิน"),
    ],
)
def test_what_cannot_be_printed_is_told_beneath_the_box_and_not_kept(
    part: tuple[Screen, TextsPart], desk: Desk, ids: OfficeIds, text: str, sentence: str
) -> None:
    screen, texts_part = part
    original = kept(desk, ids, TextKey.REMINDER_PASSWORD)
    type_in(screen, texts_part, text)
    assert sentence in texts_part.box.error()
    screen.press(texts_part.save)
    assert kept(desk, ids, TextKey.REMINDER_PASSWORD) == original


def test_what_a_text_leaves_out_is_a_warning_alone(part: tuple[Screen, TextsPart]) -> None:
    screen, texts_part = part
    type_in(screen, texts_part, "โปรดเปลี่ยนรหัสผ่าน {ชื่อ}")
    assert texts_part.box.error() == ""
    assert any("ไม่มี {กำหนดเวลา} {ให้เสร็จภายใน}" in each for each in texts(texts_part))
    assert texts_part.save.isEnabled()


def test_a_placeholder_is_put_in_where_the_cursor_stands(part: tuple[Screen, TextsPart]) -> None:
    screen, texts_part = part
    type_in(screen, texts_part, "เรียน ")
    chip = next(each for each in shown(texts_part, Button) if each.words() == "{ชื่อผู้ใช้งาน}")
    screen.press(chip)
    assert texts_part.box.area.toPlainText() == "เรียน {ชื่อผู้ใช้งาน}"
    assert texts_part.box.area.hasFocus()


def test_a_text_goes_back_as_it_came_and_the_toast_has_the_way_back(
    part: tuple[Screen, TextsPart], desk: Desk, ids: OfficeIds
) -> None:
    screen, texts_part = part
    original = kept(desk, ids, TextKey.REMINDER_PASSWORD)
    sent = QSignalSpy(texts_part.undoable)
    type_in(screen, texts_part, "โปรดเปลี่ยนรหัสผ่าน {ชื่อ}")
    screen.press(texts_part.save)
    assert original in texts(texts_part)
    press(texts_part, "กลับไปใช้ข้อความเดิม")
    screen.settle()
    assert kept(desk, ids, TextKey.REMINDER_PASSWORD) == texts_part.box.text() == original
    words, undo = sent.at(0)
    assert words == "กลับไปใช้ข้อความเดิมแล้ว"
    assert callable(undo)
    undo()
    screen.settle()
    assert kept(desk, ids, TextKey.REMINDER_PASSWORD) == texts_part.box.text() == "โปรดเปลี่ยนรหัสผ่าน {ชื่อ}"


def test_what_was_worded_and_not_kept_is_still_there_after_a_look_at_another(part: tuple[Screen, TextsPart]) -> None:
    screen, texts_part = part
    type_in(screen, texts_part, "โปรดเปลี่ยนรหัสผ่าน {ชื่อ}")
    texts_part.which.chosen.emit(TextKey.LETTER_CLOSE)
    screen.settle()
    assert texts_part.box.text() == "จึงเรียนมาเพื่อโปรดพิจารณา"
    texts_part.which.chosen.emit(TextKey.REMINDER_PASSWORD)
    screen.settle()
    assert texts_part.box.text() == "โปรดเปลี่ยนรหัสผ่าน {ชื่อ}"


def test_what_is_worded_in_another_text_while_one_is_kept_stays(
    part: tuple[Screen, TextsPart], desk: Desk, ids: OfficeIds
) -> None:
    screen, texts_part = part
    type_in(screen, texts_part, "โปรดเปลี่ยนรหัสผ่าน {ชื่อ}")
    texts_part.which.chosen.emit(TextKey.LETTER_CLOSE)
    screen.settle()
    type_in(screen, texts_part, "จึงเรียนมาเพื่อทราบ")
    click(texts_part.save)
    texts_part.which.chosen.emit(TextKey.REMINDER_PASSWORD)  # before the answer
    screen.settle()
    assert kept(desk, ids, TextKey.LETTER_CLOSE) == "จึงเรียนมาเพื่อทราบ"
    assert texts_part.box.text() == "โปรดเปลี่ยนรหัสผ่าน {ชื่อ}"
    assert texts_part.save.isEnabled()


def test_who_may_not_change_the_office_reads_the_texts_alone(open_as: OpenAs, ids: OfficeIds) -> None:
    screen, page = open_as(actors(ids)[Role.REGISTRAR])
    page.show_section(TEXTS)
    screen.settle()
    assert page.texts.box.area.isReadOnly()
    assert not any("ช่องเติม" in each for each in texts(page.texts))
    assert page.texts.box.text()
    assert "บันทึกข้อความ" not in buttons(page.texts)

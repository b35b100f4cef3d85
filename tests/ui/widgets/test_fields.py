"""Inputs say what is wrong with them, in a sentence, where it happened."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit
from pytestqt.qtbot import QtBot

from elaas_desk.thai import national_id
from tests.ui.thai_input import type_thai
from ui.widgets.buttons import Button
from ui.widgets.choice_field import Choice, ChoiceField, LookupField
from ui.widgets.field import PasswordField, TextAreaField, TextField
from ui.widgets.layout import Group, column
from ui.widgets.national_id_field import NationalIdField

PEOPLE = [
    Choice(1, "พิมพ์ชนก แก้วประเสริฐ", "กองคลัง", also="pimchanok.k"),
    Choice(2, "พิมพ์ใจ ดีงาม", "สำนักปลัด"),
    Choice(3, "สมชาย พิมพา", "กองช่าง"),
]


def test_a_field_has_a_label_with_a_buddy_and_a_spoken_name(qtbot: QtBot) -> None:
    field = TextField("ชื่อ", help="ตามบัตรประชาชน")
    qtbot.addWidget(field)
    seen = QAccessible.queryAccessibleInterface(field.line)
    assert seen.text(QAccessible.Text.Name) == "ชื่อ"
    assert seen.text(QAccessible.Text.Description) == "ตามบัตรประชาชน"
    assert field.focusProxy() is field.line


def test_thai_that_is_typed_comes_out_normalised(qtbot: QtBot) -> None:
    field = TextField("ชื่อ")
    qtbot.addWidget(field)
    type_thai(field.line, "  น้\u0e4d\u0e32ผึ้ง  ", key_by_key=True)
    assert field.text() == "น้ำผึ้ง"


def test_an_empty_field_says_what_to_put_in_and_the_help_gives_way(qtbot: QtBot) -> None:
    field = TextField("ชื่อ", help="ตามบัตรประชาชน", missing="ยังไม่ได้ใส่ชื่อ")
    qtbot.addWidget(field)
    assert not field.check()
    assert field.error() == "ยังไม่ได้ใส่ชื่อ"
    assert field.line.accessibleDescription() == "ยังไม่ได้ใส่ชื่อ"
    type_thai(field.line, "ก")
    assert field.error() == ""
    assert field.line.accessibleDescription() == "ตามบัตรประชาชน"


def test_an_optional_field_may_stay_empty(qtbot: QtBot) -> None:
    field = TextField("อีเมล", optional=True)
    qtbot.addWidget(field)
    assert field.check()


def test_an_error_makes_the_field_higher_so_that_nothing_is_covered(qtbot: QtBot) -> None:
    field = TextField("ชื่อ")
    qtbot.addWidget(field)
    field.show()
    before = field.sizeHint().height()
    field.set_error("ใส่ชื่อก่อน")
    assert field.sizeHint().height() > before


def test_a_locked_field_takes_no_typing(qtbot: QtBot) -> None:
    field = TextField("ชื่อผู้ใช้")
    qtbot.addWidget(field)
    field.set_text("kittisak.s")
    field.set_locked(True)
    QTest.keyClicks(field.line, "x")
    assert field.text() == "kittisak.s"


def test_several_lines_keep_their_lines(qtbot: QtBot) -> None:
    field = TextAreaField("หมายเหตุ")
    qtbot.addWidget(field)
    assert not field.check()
    field.set_text("  บรรทัดหนึ่ง  ที่\nสอง \n\n")
    assert field.text() == "บรรทัดหนึ่ง ที่\nสอง"
    assert field.check()


def test_lines_of_a_note_stand_as_far_apart_as_everywhere(qtbot: QtBot) -> None:
    field = TextAreaField("หมายเหตุ", lines=4)
    qtbot.addWidget(field)
    field.set_text("ฎุ๊\nน้ำผึ้ง\nเลี้ยว")
    field.show()
    block = field.area.document().firstBlock()
    tops = []
    while block.isValid():
        tops.append(field.area.document().documentLayout().blockBoundingRect(block).top())
        block = block.next()
    assert [round(after - before) for before, after in pairwise(tops)] == [26, 26]


def test_a_secret_is_exact_and_the_eye_shows_and_hides_it(qtbot: QtBot) -> None:
    field = PasswordField("รหัสผ่าน")
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, " Aa1! ")
    assert field.text() == " Aa1! "
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    eye = field.findChildren(Button)[0]
    QTest.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert field.line.echoMode() is QLineEdit.EchoMode.Normal
    assert eye.accessibleName() == "ซ่อนรหัสผ่าน"
    QTest.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert field.line.echoMode() is QLineEdit.EchoMode.Password


def test_a_capital_without_shift_tells_of_caps_lock_until_a_small_letter_comes(qtbot: QtBot) -> None:
    field = PasswordField("รหัสผ่าน")
    qtbot.addWidget(field)
    shift, none = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
    for letter, modifier, noticed in (("A", shift, False), ("A", none, True), ("a", none, False), ("a", shift, True)):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, letter)
        QCoreApplication.sendEvent(field.line, event)
        assert field.caps_lock_noticed() is noticed
    QTest.keyClick(field.line, Qt.Key.Key_CapsLock)
    assert not field.caps_lock_noticed()


def test_a_wrong_check_digit_is_said_at_the_thirteenth_digit_and_not_before(qtbot: QtBot) -> None:
    field = NationalIdField("เลขประจำตัวประชาชน")
    qtbot.addWidget(field)
    right = national_id.generate(random.Random(7))
    wrong = right[:12] + str((int(right[12]) + 1) % 10)
    QTest.keyClicks(field.line, wrong[:12])
    assert field.error() == ""
    QTest.keyClicks(field.line, wrong[12])
    assert "เลขตรวจสอบ" in field.error()
    assert field.number() is None


def test_a_right_number_is_set_in_groups_when_the_person_leaves(qtbot: QtBot) -> None:
    field = NationalIdField("เลขประจำตัวประชาชน")
    qtbot.addWidget(field)
    right = national_id.generate(random.Random(8))
    type_thai(field.line, "".join("๐๑๒๓๔๕๖๗๘๙"[int(digit)] for digit in right))
    field.line.editingFinished.emit()
    assert field.number() == right
    assert field.check()
    assert field.line.text().replace(" ", "") == right
    assert field.line.text().count(" ") == 4


@pytest.mark.parametrize("typed", ["123", "12345678901234", "abc"])
def test_too_few_or_many_digits_are_said_on_leaving(qtbot: QtBot, typed: str) -> None:
    field = NationalIdField("เลขประจำตัวประชาชน")
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, typed)
    field.line.editingFinished.emit()
    assert "13 หลัก" in field.error()


def test_a_drop_down_says_its_choice_by_signal_only_when_a_person_chooses(qtbot: QtBot) -> None:
    field = ChoiceField("เหตุ", [Choice("a", "ลาออก"), Choice("b", "โอนย้าย")])
    qtbot.addWidget(field)
    assert not field.check()
    heard: list[object] = []
    field.chosen.connect(heard.append)
    field.set_value("b")
    assert (field.value(), heard) == ("b", [])
    QTest.keyClick(field.box, Qt.Key.Key_Up)
    assert (field.value(), heard) == ("a", ["a"])
    field.set_value("none of these")
    assert field.value() is None


def test_new_choices_keep_the_value_that_is_still_among_them(qtbot: QtBot) -> None:
    field = ChoiceField("เหตุ", [Choice("a", "ลาออก"), Choice("b", "โอนย้าย")])
    qtbot.addWidget(field)
    field.set_value("b")
    field.set_choices([Choice("c", "เกษียณ"), Choice("b", "โอนย้าย")])
    assert field.value() == "b"


def lookup(qtbot: QtBot) -> LookupField:
    field = LookupField("คน", PEOPLE)
    qtbot.addWidget(field)
    field.show()
    return field


def list_of(field: LookupField) -> QAbstractItemView:
    popup = field._completer.popup()
    assert popup is not None
    return popup


def found(field: LookupField) -> list[str]:
    model = list_of(field).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [("พิมพ์", [0, 1]), ("พิม", [0, 1, 2]), ("คลัง", [0]), ("PIMCH", [0]), ("ดี พิมพ์", [1]), ("ไม่มี", [])],
)
def test_people_are_found_by_any_part_of_their_words(qtbot: QtBot, typed: str, wanted: list[int]) -> None:
    field = lookup(qtbot)
    type_thai(field.line, typed)
    assert found(field) == [PEOPLE[n].words for n in wanted]


def test_a_person_is_taken_from_the_list_by_keys(qtbot: QtBot) -> None:
    field = lookup(qtbot)
    type_thai(field.line, "พิม")
    popup = list_of(field)
    assert popup.isVisible()
    with qtbot.waitSignal(field.chosen) as heard:
        QTest.keyClick(popup, Qt.Key.Key_Down)
        QTest.keyClick(popup, Qt.Key.Key_Return)
    assert heard.args == [field.value()]
    assert field.text() in {one.words for one in PEOPLE}


def test_text_that_is_nobody_is_a_problem_and_a_whole_name_is_that_person(qtbot: QtBot) -> None:
    field = lookup(qtbot)
    type_thai(field.line, "สมชาย")
    assert not field.check()
    type_thai(field.line, " พิมพา")
    field.line.editingFinished.emit()
    assert field.value() == 3
    assert field.check()


def test_a_choice_is_found_under_its_other_names_and_shown_under_its_own(qtbot: QtBot) -> None:
    field = LookupField("จังหวัด", [Choice("สุพรรณบุรี", "สุพรรณบุรี", also="จังหวัดสุพรรณบุรี จ.สุพรรณบุรี")])
    qtbot.addWidget(field)
    type_thai(field.line, "จังหวัดสุพรรณบุรี")
    field.line.editingFinished.emit()
    assert (field.value(), field.text()) == ("สุพรรณบุรี", "สุพรรณบุรี")


def test_what_begins_with_the_typed_words_is_offered_first(qtbot: QtBot) -> None:
    names = ["กรุงเทพมหานคร", "นครนายก", "พระนครศรีอยุธยา", "นครพนม"]
    field = LookupField("จังหวัด", [Choice(name, name) for name in names])
    qtbot.addWidget(field)
    type_thai(field.line, "นคร")
    model = list_of(field).model()
    shown = [model.index(place, 0).data() for place in range(model.rowCount())]
    assert shown == ["นครนายก", "นครพนม", "กรุงเทพมหานคร", "พระนครศรีอยุธยา"]


def test_tab_goes_from_box_to_box_and_passes_the_eye_of_a_password(qtbot: QtBot) -> None:
    boxes = [TextField("ชื่อ"), ChoiceField("เหตุ", [Choice(1, "ลาออก")]), PasswordField("รหัสผ่าน"), PasswordField("อีกครั้ง")]
    holder = Group(column(*boxes))
    qtbot.addWidget(holder)
    holder.show()
    holder.activateWindow()
    boxes[0].setFocus()
    order = [holder.focusWidget()]
    for _ in range(3):
        QTest.keyClick(order[-1], Qt.Key.Key_Tab)
        order.append(holder.focusWidget())
    assert order == [field.box for field in boxes]

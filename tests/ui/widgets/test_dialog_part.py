"""The primary of a dialog is never dead: it shows what is wrong and goes there."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.thai_input import type_thai
from ui.widgets.buttons import Kind
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.dialog import Dialog, Follow, ask
from ui.widgets.field import TextField
from ui.widgets.fit import misfits, unnamed


class Office:
    """A window and a dialog of three fields on it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1366, 688)
        self.window.show()
        self.dialog = Dialog("พ้นจากหน้าที่", "นางวิไลลักษณ์ อินทร์จันทร์", primary="บันทึก", parent=self.window)
        self.reason = ChoiceField("เหตุ", [Choice(1, "ลาออก")], key="reason")
        self.order = TextField("คำสั่งที่", key="order", missing="ยังไม่ได้ใส่เลขที่คำสั่ง")
        self.note = TextField("หมายเหตุ", key="note", optional=True)
        self.dialog.add_beside(self.reason, self.order)
        self.dialog.add(self.note)
        self.dialog.add_follows("ต้องถอดออกจาก 1 กลุ่ม", [Follow("งานจัดเก็บรายได้", "คำสั่งที่ ๑๒๔/๒๕๖๙")], "4.2")
        self.heard: list[str] = []
        self.dialog.submitted.connect(self._on_submitted)
        self.dialog.open()
        QApplication.processEvents()

    def _on_submitted(self) -> None:
        self.heard.append("submitted")


@pytest.fixture
def office(qtbot: QtBot) -> Office:
    return Office(qtbot)


def test_the_primary_shows_every_error_counts_them_and_goes_to_the_first(office: Office) -> None:
    assert office.dialog.primary.isEnabled()
    QTest.mouseClick(office.dialog.primary, Qt.MouseButton.LeftButton)
    assert office.heard == []
    assert office.reason.error()
    assert office.order.error() == "ยังไม่ได้ใส่เลขที่คำสั่ง"
    assert office.note.error() == ""
    assert office.dialog.count_shown() == "แก้ 2 ช่องก่อนบันทึก"
    assert office.dialog.focusWidget() is office.reason.box


def test_the_count_goes_down_while_errors_are_put_right(office: Office) -> None:
    office.dialog.check()
    type_thai(office.order.line, "๑๓๕/๒๕๖๙")
    assert office.dialog.count_shown() == "แก้ 1 ช่องก่อนบันทึก"
    office.reason.set_value(1)
    assert office.dialog.count_shown() == ""


def test_what_is_in_order_is_submitted_once(office: Office) -> None:
    office.reason.set_value(1)
    type_thai(office.order.line, "๑๓๕/๒๕๖๙")
    QTest.mouseClick(office.dialog.primary, Qt.MouseButton.LeftButton)
    assert office.heard == ["submitted"]
    assert office.dialog.isVisible()


def test_enter_in_a_field_presses_the_primary(office: Office) -> None:
    office.reason.set_value(1)
    type_thai(office.order.line, "๑")
    QTest.keyClick(office.order.line, Qt.Key.Key_Return)
    assert office.heard == ["submitted"]


def test_while_the_work_runs_nothing_is_pressed_twice(office: Office) -> None:
    office.dialog.set_busy(True)
    QTest.mouseClick(office.dialog.primary, Qt.MouseButton.LeftButton)
    assert office.dialog.count_shown() == ""
    office.dialog.show_problem("order", "เลขที่คำสั่งนี้มีแล้ว")
    assert office.dialog.primary.isEnabled()


def test_a_refusal_of_the_core_stands_at_its_field(office: Office) -> None:
    office.dialog.show_problem("order", "เลขที่คำสั่งนี้มีแล้ว")
    assert office.order.error() == "เลขที่คำสั่งนี้มีแล้ว"
    assert office.dialog.focusWidget() is office.order.line
    assert office.dialog.problem_shown() == ""


@pytest.mark.parametrize("key", [None, "no_such_field"])
def test_a_refusal_without_a_field_stands_above_the_foot_until_the_next_try(office: Office, key: str | None) -> None:
    before = office.dialog.height()
    office.dialog.show_problem(key, "ดิสก์เต็ม ลบแฟ้มที่ไม่ใช้แล้วลองอีกครั้ง")
    QApplication.processEvents()
    assert office.dialog.problem_shown().startswith("ดิสก์เต็ม")
    assert office.dialog.height() > before
    office.dialog.check()
    assert office.dialog.problem_shown() == ""


def test_errors_make_the_dialog_higher_so_that_every_sentence_is_seen(office: Office) -> None:
    before = office.dialog.height()
    office.dialog.check()
    QApplication.processEvents()
    assert office.dialog.height() > before
    assert misfits(office.dialog) == []
    assert unnamed(office.dialog) == []


def test_a_dialog_is_never_higher_than_the_window_behind(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1093, 420)
    window.show()
    dialog = Dialog("ยาว", primary="บันทึก", parent=window)
    for n in range(8):
        dialog.add(TextField(f"ช่องที่ {n}"))
    dialog.open()
    assert dialog.height() <= 396
    assert dialog.primary.isVisible()


def test_the_window_behind_is_dimmed_while_the_dialog_is_open_and_bright_again_after(office: Office) -> None:
    point = (5, 5)
    dim = office.window.grab().toImage().pixelColor(*point)
    QTest.keyClick(office.dialog, Qt.Key.Key_Escape)
    bright = office.window.grab().toImage().pixelColor(*point)
    assert not office.dialog.isVisible()
    assert dim.lightness() < bright.lightness()


def test_the_focus_goes_from_the_fields_to_the_primary_then_cancel_and_the_cross_last(office: Office) -> None:
    assert office.dialog.focusWidget() is office.reason.box
    order = [office.dialog.focusWidget()]
    for _ in range(7):
        QTest.keyClick(order[-1], Qt.Key.Key_Tab)
        order.append(office.dialog.focusWidget())
    wanted = [office.order.line, office.note.line, office.dialog.primary, office.dialog.cancel]
    places = [order.index(part) for part in wanted]
    assert places == sorted(places)
    assert order[places[-1] + 1].accessibleName() == "ปิด"


def test_a_dialog_that_grows_stays_where_it_stands_with_its_foot_in_sight(office: Office) -> None:
    dialog = office.dialog
    dialog.move(60, 688 - dialog.height() - 4)
    before = dialog.height()
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert dialog.height() > before
    assert dialog.x() == 60
    assert dialog.y() + dialog.height() <= office.window.mapToGlobal(office.window.rect().bottomLeft()).y() + 1


def test_what_was_typed_is_not_thrown_away_by_one_escape(office: Office) -> None:
    type_thai(office.note.line, "รอคำสั่ง")
    QTest.keyClick(office.dialog, Qt.Key.Key_Escape)
    assert office.dialog.isVisible()
    assert "ยังไม่ได้บันทึก" in office.dialog.problem_shown()
    assert office.note.text() == "รอคำสั่ง"
    QTest.keyClick(office.dialog, Qt.Key.Key_Escape)
    assert not office.dialog.isVisible()


def test_cancel_says_what_it_does_and_does_it_at_once(office: Office) -> None:
    type_thai(office.note.line, "รอคำสั่ง")
    QTest.mouseClick(office.dialog.cancel, Qt.MouseButton.LeftButton)
    assert not office.dialog.isVisible()


def test_a_screen_reader_hears_a_dialog_and_its_title(office: Office) -> None:
    seen = QAccessible.queryAccessibleInterface(office.dialog)
    assert seen.role() is QAccessible.Role.Dialog
    assert seen.text(QAccessible.Text.Name) == "พ้นจากหน้าที่"


def test_a_question_before_something_is_taken_away_has_a_red_primary(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    dialog = ask(window, "ถอดออกจากกลุ่ม", "ถอดแล้วจะเข้าใช้งานกลุ่มนี้ไม่ได้", primary="ถอดออกจากกลุ่ม")
    with qtbot.waitSignal(dialog.submitted):
        dialog.open()
        QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert dialog.primary.kind is Kind.DANGER_FILL


def test_an_open_dialog_outlives_the_last_python_name_for_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    Dialog("พ้นจากหน้าที่", primary="บันทึก", parent=window).open()
    gc.collect()
    QApplication.processEvents()
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.parentWidget() is window]
    assert [each.windowTitle() for each in shown] == ["พ้นจากหน้าที่"]

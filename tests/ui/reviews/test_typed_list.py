"""Users typed from the screen of New e-LAAS where there is no report."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from elaas_desk.domain.piles import Pile
from elaas_desk.domain.report import ReportRow
from tests.ui.hands import buttons, click, press, shown
from tests.ui.reviews.round_hand import RoundHand
from tests.ui.thai_input import type_thai
from ui.reviews.typed_list import TypedList, TypedUser, report_rows, split_groups
from ui.widgets.boxes import LineBox
from ui.widgets.buttons import Button, Check
from ui.widgets.fit import misfits, unnamed

SCHOOL = 2
WITH_COMMA = "ผู้บริหาร, ปลัด"
words = st.text("กขคงจ", min_size=1, max_size=6)


def test_groups_stand_between_commas_and_one_with_a_comma_of_its_own_stays_whole() -> None:
    assert split_groups("งานการเงิน , งานบัญชี,,", ()) == ("งานการเงิน", "งานบัญชี")
    assert split_groups(f"งานการเงิน, {WITH_COMMA}", {WITH_COMMA}) == ("งานการเงิน", WITH_COMMA)
    assert split_groups("", {WITH_COMMA}) == ()


@given(st.lists(st.one_of(words, st.just(WITH_COMMA)), unique=True, max_size=6))
def test_names_that_were_joined_come_apart_again(names: list[str]) -> None:
    assert split_groups(", ".join(names), {WITH_COMMA}) == tuple(names)


def test_each_group_is_a_row_and_nobody_without_a_user_name_is_one() -> None:
    users = [TypedUser("somjit.r", "นางสมจิตร", "งานบัญชี, งานการเงิน"), TypedUser("nok.p"), TypedUser("", "ใครสักคน", "ก")]
    assert report_rows(users, ()) == (
        ReportRow("งานบัญชี", "somjit.r", "นางสมจิตร"),
        ReportRow("งานการเงิน", "somjit.r", "นางสมจิตร"),
        ReportRow("", "nok.p", ""),
    )


def test_lines_are_added_typed_into_and_taken_out(qtbot: QtBot) -> None:
    typed = TypedList()
    qtbot.addWidget(typed)
    typed.resize(700, 300)
    typed.show_users([TypedUser("somjit.r", "นางสมจิตร", "งานบัญชี")])
    typed.show()
    press(typed, "เพิ่มคน")
    boxes = shown(typed, LineBox)
    assert boxes[3].hasFocus()
    type_thai(boxes[3], "nok.p")
    QTest.keyClick(boxes[3], Qt.Key.Key_Tab)
    type_thai(boxes[4], "นกแก้ว")
    assert typed.users()[1] == TypedUser("nok.p", "นกแก้ว", "")
    assert (misfits(typed), unnamed(typed)) == ([], [])
    assert buttons(typed).count("เอาคนนี้ออกจากรายการ") == 2
    click(next(each for each in shown(typed, Button) if each.words() == "เอาคนนี้ออกจากรายการ"))
    assert typed.users() == (TypedUser("nok.p", "นกแก้ว", ""),)


def test_the_list_begins_as_the_register_has_it_and_what_is_altered_differs(hand: RoundHand) -> None:
    hand.begin(SCHOOL)
    hand.press("ไม่มีรายงาน…")
    hand.put("reason", "เมนูรายงานเปิดไม่ได้")
    click(next(each for each in shown(hand.dialog, Check)))
    hand.settle()
    first = shown(hand.dialog, LineBox)[2]
    username = first.text()
    groups = shown(hand.dialog, LineBox)[4]
    groups.setFocus()
    groups.selectAll()
    type_thai(groups, "กลุ่มใหม่")
    hand.press_in_dialog("สอบทานโดยไม่มีรายงาน")
    differing = [each for each in hand.rows() if each.pile is Pile.OTHER_GROUPS]
    assert [each.username for each in differing] == [username]
    assert differing[0].reported == ("กลุ่มใหม่",)
    assert "ใน New e-LAAS" in hand.texts()


def test_the_list_finds_its_room_after_an_error_too(hand: RoundHand) -> None:
    hand.begin(SCHOOL)
    hand.press("ไม่มีรายงาน…")
    hand.press_in_dialog("สอบทานโดยไม่มีรายงาน")
    assert hand.dialog.count_shown() == "แก้ 1 ช่องก่อนบันทึก"
    click(next(each for each in shown(hand.dialog, Check)))
    hand.settle()
    typed = next(iter(shown(hand.dialog, TypedList)))
    assert typed.visibleRegion().boundingRect().height() == typed.height()
    hand.dialog.cancel.click()

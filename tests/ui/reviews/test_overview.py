"""How each unit stands, what is open there, and the way on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.services.desk import Desk
from elaas_desk.services.review_views import UnitReviews
from tests.services.office import TODAY
from tests.ui.hands import buttons, dialogs, field, press, put, settle, shown, texts
from tests.ui.reviews.round_hand import RoundHand
from ui.errands import OpenPage, OpenRemovals, OpenReview, OpenRound
from ui.jobs import Jobs
from ui.lists.list_dialogs import UserListDialog
from ui.main_window import MainWindow
from ui.reviews.report_ask import ReportAsk
from ui.widgets.buttons import Button
from ui.widgets.fit import misfits, unnamed

SIGN = "บันทึกการสอบทานที่ลงนามแล้ว…"
Frame = Callable[..., MainWindow]


def chosen(hand: RoundHand) -> int:
    """The unit that is chosen."""
    row = hand.page.overview.table.chosen()
    assert isinstance(row, UnitReviews)
    return row.unit.id


def test_the_first_unit_that_presses_is_chosen(hand: RoundHand) -> None:
    assert "3 หน่วยงาน · ต้องสอบทานตอนนี้ 2 แห่ง" in hand.texts()
    assert chosen(hand) == 1
    assert misfits(hand.window) == []
    assert unnamed(hand.window) == []


def test_a_signature_on_paper_is_recorded_and_the_six_months_begin_anew(hand: RoundHand) -> None:
    hand.press(SIGN)
    hand.put("on", "20/11/2569")
    hand.press_in_dialog("บันทึกการสอบทาน")
    assert dialogs() == []
    assert "3 หน่วยงาน · ต้องสอบทานตอนนี้ 1 แห่ง" in hand.texts()
    assert any("นับ ๖ เดือนจากวันที่ลงนาม" in each for each in hand.texts())


def test_the_list_to_sign_is_printed_from_where_its_signature_is_recorded(hand: RoundHand) -> None:
    hand.press(SIGN)
    unit = next(unit for unit in hand.desk.register.units(hand.actor) if unit.name in texts(hand.dialog))
    hand.press_in_dialog("พิมพ์บัญชีรายชื่อ…")
    hand.settle()
    asked = hand.dialog
    assert isinstance(asked, UserListDialog)
    assert asked.units.keys() == (unit.id,)


@pytest.mark.parametrize(("typed", "sentence"), [("24/11/2569", "อนาคต"), ("31/2/2569", "ไม่มีวันนี้"), ("", "ยังไม่ได้ใส่วันที่")])
def test_a_wrong_day_is_said_at_its_field(hand: RoundHand, typed: str, sentence: str) -> None:
    hand.press(SIGN)
    put(hand.dialog, "on", typed)
    hand.press_in_dialog("บันทึกการสอบทาน")
    assert sentence in field(hand.dialog, "on").error()


def test_a_round_is_started_left_and_gone_on_with(hand: RoundHand) -> None:
    hand.press("เริ่มสอบทาน")
    assert shown(hand.window, ReportAsk)
    review_id = hand.round.review_id
    hand.desk.campaigns.without_report(hand.actor, review_id, "ระบบปิดปรับปรุง", TODAY)
    hand.round.reload()
    hand.settle()
    hand.decide("ถอดออก")
    hand.press("พักไว้ก่อน")
    assert "ตัดสินแล้ว 1 จาก 20 คน" in hand.texts()
    number = hand.desk.campaigns.detail(hand.actor, review_id).review.number
    press(hand.window, f"ทำต่อ สอบทานรอบ ๖ เดือน {number}")
    hand.settle()
    assert hand.round.review_id == review_id


def test_the_rail_pressed_again_leads_out_of_a_round(hand: RoundHand) -> None:
    hand.press("เริ่มสอบทาน")
    hand.window.open(OpenPage("reviews"))
    assert hand.page.overview.isVisible()


def test_errands_lead_to_a_unit_a_round_and_the_removals(
    frame: Frame, qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor
) -> None:
    hand = RoundHand(frame(), qtbot, jobs, desk, actor)
    hand.window.open(OpenReview(3))
    hand.settle()
    assert chosen(hand) == 3
    hand.window.open(OpenReview(2))
    assert chosen(hand) == 2
    review_id = desk.campaigns.start(actor, 2).id
    hand.window.open(OpenRound(review_id))
    hand.settle()
    assert hand.round.review_id == review_id
    hand.window.open(OpenRemovals())
    assert hand.page.removals.isVisible()


@pytest.mark.parametrize("role", [Role.REGISTRAR, Role.AUDITOR])
def test_who_decides_nothing_starts_and_signs_nothing(
    frame: Frame, qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor, role: Role
) -> None:
    user = next(each for each in desk.users.users(actor) if each.role is role)
    window = frame(Actor(user.id, user.name, user.role, user.unit_id))
    window.open(OpenPage("reviews"))
    settle(qtbot, jobs)
    assert SIGN not in buttons(window)
    assert not next(each for each in shown(window, Button) if each.words() == "เริ่มสอบทาน").isEnabled()
    desk.campaigns.start(actor, 1)
    window.read_anew()
    settle(qtbot, jobs)
    assert "เปิดดู" in buttons(window)
    assert "รอบที่เปิดอยู่" in texts(window)

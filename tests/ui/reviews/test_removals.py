"""What is to be taken out of groups, until a report proves it."""

from __future__ import annotations

import pytest

from elaas_desk.domain.review_rows import Decision
from elaas_desk.domain.reviews import SecondSignature
from elaas_desk.services.review_views import RemovalState
from tests.services.office import TODAY
from tests.ui.hands import field, shown, texts
from tests.ui.reviews.round_hand import RoundHand
from ui.errands import OpenRemovals
from ui.widgets.choices import FilterChips
from ui.widgets.fit import misfits, unnamed

SCHOOL = 2
CLERK = SecondSignature("นายประเสริฐ วงศ์ใหญ่", "ปลัด อบต.", TODAY)


@pytest.fixture
def ordered(hand: RoundHand) -> RoundHand:
    """The list after a review in which everybody of the school is to leave every group."""
    campaigns, actor = hand.desk.campaigns, hand.actor
    review_id = campaigns.start(actor, SCHOOL).id
    campaigns.without_report(actor, review_id, "ระบบปิดปรับปรุง", TODAY)
    rows = [each.id for each in campaigns.detail(actor, review_id).rows]
    campaigns.decide(actor, review_id, rows, Decision.REMOVE)
    campaigns.sign_off(actor, review_id, TODAY, CLERK)
    hand.window.read_anew()
    hand.window.open(OpenRemovals())
    hand.settle()
    return hand


def count(hand: RoundHand, state: RemovalState) -> int:
    return sum(each.state is state for each in hand.desk.campaigns.removals(hand.actor))


def still_to_do(hand: RoundHand) -> int:
    """Ordered, or recorded as done while a report still shows them."""
    return count(hand, RemovalState.ORDERED) + count(hand, RemovalState.NOT_PROVED)


def test_every_removal_stands_there_with_its_cause_and_state(ordered: RoundHand) -> None:
    table = ordered.page.removals.table
    last = max(table.shown(), key=lambda entry: entry.removal.id)
    words = [column.text(last) for column in table.model.columns]
    assert words[3:] == [f"ผลการสอบทาน {last.review_number}", "23 พ.ย. 2569", "วันนี้", "ต้องถอด"]
    assert misfits(ordered.window) == []
    assert unnamed(ordered.window) == []


def test_several_are_recorded_as_done_with_one_date(ordered: RoundHand) -> None:
    waiting, done = still_to_do(ordered), count(ordered, RemovalState.DONE)
    ordered.page.removals.table.model.tick_shown(True)
    ordered.press("บันทึกว่าถอดแล้ว…")
    ordered.put("on", "24/11/2569")
    ordered.press_in_dialog("บันทึกว่าถอดแล้ว")
    assert "อนาคต" in field(ordered.dialog, "on").error()
    ordered.put("on", "23/11/2569")
    ordered.press_in_dialog("บันทึกว่าถอดแล้ว")
    assert count(ordered, RemovalState.DONE) == waiting + done
    assert "ไม่มีรายการค้างถอด" in ordered.texts()
    assert ordered.page.removals.table.shown() == []


def test_what_is_done_is_found_behind_its_filter_and_cannot_be_ticked(ordered: RoundHand) -> None:
    ordered.page.removals.table.model.toggle(0)
    ordered.press("บันทึกว่าถอดแล้ว…")
    ordered.press_in_dialog("บันทึกว่าถอดแล้ว")
    (chips,) = shown(ordered.window, FilterChips)
    chips.choose("done")
    chips.chosen.emit("done")
    model = ordered.page.removals.table.model
    assert {each.state for each in model.shown()} == {RemovalState.DONE}
    model.tick_shown(True)
    assert model.ticked_count() == 0


def test_the_dialog_names_who_leaves_what(ordered: RoundHand) -> None:
    ordered.page.removals.table.model.toggle(0)
    entry = ordered.page.removals.table.shown()[0]
    assert entry.person is not None
    ordered.press("บันทึกว่าถอดแล้ว…")
    assert f"{entry.person.name.without_title} ออกจาก {entry.removal.group_name}" in texts(ordered.dialog)


def test_the_units_say_how_many_are_still_to_be_removed(ordered: RoundHand) -> None:
    ordered.press("กลับ")
    assert f"รายการที่ต้องถอด {still_to_do(ordered)}" in ordered.buttons()


def test_a_unit_filter_narrows_the_list(ordered: RoundHand) -> None:
    ordered.page.set_unit(1)
    ordered.settle()
    assert ordered.page.removals.table.shown() == []


def test_a_task_of_today_leads_to_its_removals_ticked(ordered: RoundHand) -> None:
    first, second, *_ = ordered.page.removals.table.shown()
    ordered.window.open(OpenRemovals((first.removal.id, second.removal.id)))
    assert ordered.page.removals.table.ticked() == [first, second]

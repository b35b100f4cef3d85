"""Corrections of the register that a report proposes: shown, accepted in one go, undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from elaas_desk.domain.drafts import GroupDraft
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.report import ReportRow
from tests.ui.hands import buttons, press, shown, texts
from tests.ui.reviews.round_hand import RoundHand
from ui.requests.wizard import Wizard
from ui.reviews.fixes_dialog import FixesDialog
from ui.reviews.proposals import Proposal
from ui.widgets.fit import misfits, unnamed
from ui.widgets.table import Table

SCHOOL = 2
VIEWING = "ดูรายงานรายรับ"


@pytest.fixture
def differing(hand: RoundHand) -> RoundHand:
    """A round of the school beside a report in which somebody is in one more group, which only shows reports."""
    hand.desk.groups.add_group(hand.actor, GroupDraft(VIEWING, view_only=True))
    rows = hand.as_registered(SCHOOL)
    hand.begin(SCHOOL, [*rows, replace(rows[0], group=VIEWING)])
    return hand


def open_corrections(hand: RoundHand) -> FixesDialog:
    (button,) = [each for each in buttons(hand.round) if each.startswith("แก้ทะเบียน (")]
    press(hand.round, button)
    assert isinstance(hand.dialog, FixesDialog)
    return hand.dialog


def proposals(dialog: FixesDialog) -> list[Proposal]:
    """What stands in the dialog."""
    return shown(dialog, Table)[0].shown()


def groups_of(hand: RoundHand, username: str) -> set[str]:
    """What the register says."""
    return {row.group for row in hand.as_registered(SCHOOL) if row.username == username}


def user(hand: RoundHand) -> str:
    return next(each.username for each in hand.rows() if each.pile is Pile.OTHER_GROUPS)


def test_what_is_accepted_changes_the_register_and_the_toast_takes_it_back(differing: RoundHand) -> None:
    username = user(differing)
    open_corrections(differing)
    assert VIEWING not in groups_of(differing, username)
    differing.press_in_dialog("รับการแก้ไขที่เลือก")
    assert VIEWING in groups_of(differing, username)
    differing.press("เลิกทำ")
    assert VIEWING not in groups_of(differing, username)
    assert any("ทะเบียนกลับเป็นเหมือนก่อน" in each for each in differing.texts())


def test_what_was_accepted_is_listed_and_undone_from_there_too(differing: RoundHand) -> None:
    username = user(differing)
    open_corrections(differing)
    differing.press_in_dialog("รับการแก้ไขที่เลือก")
    dialog = open_corrections(differing)
    assert not any(VIEWING in each.words for each in proposals(dialog))
    (undo,) = [each for each in buttons(dialog) if each == "เลิกทำ"]
    differing.press_in_dialog(undo)
    assert VIEWING not in groups_of(differing, username)


def test_nothing_ticked_is_said_and_nothing_is_changed(differing: RoundHand) -> None:
    dialog = open_corrections(differing)
    differing.press_in_dialog("ล้าง")
    differing.press_in_dialog("รับการแก้ไขที่เลือก")
    assert any("ยังไม่ได้เลือกแถวใด" in each for each in texts(dialog))
    assert VIEWING not in groups_of(differing, user(differing))
    assert misfits(dialog) == []
    assert unnamed(dialog) == []


def test_the_pane_says_what_would_put_a_difference_right_and_leads_there(differing: RoundHand) -> None:
    reviewed = next(each for each in differing.rows() if each.pile is Pile.OTHER_GROUPS)
    differing.round.body.go_to(reviewed.id)
    differing.settle()
    words = next(each for each in differing.texts() if VIEWING in each and "บันทึกในทะเบียน" in each)
    press(differing.round, f"แก้ทะเบียน… {words}")
    assert isinstance(differing.dialog, FixesDialog)
    assert [remedy.groups for remedy in differing.dialog.remedies()] == [(VIEWING,)]


def test_a_missing_right_that_a_duty_needs_leads_to_a_request(hand: RoundHand) -> None:
    rows = hand.as_registered(SCHOOL)
    needed = next(row for row in rows if "ฎีกา" in row.group)
    hand.begin(SCHOOL, [row if row != needed else ReportRow("", row.username, row.name) for row in rows])
    reviewed = next(each for each in hand.rows() if each.username == needed.username)
    hand.round.body.go_to(reviewed.id)
    hand.settle()
    words = next(each for each in hand.texts() if each.startswith("ทำคำขอ"))
    press(hand.round, f"ทำคำขอ {words}")
    hand.settle()
    assert shown(hand.window, Wizard)


def test_what_the_circular_does_not_suggest_first_is_offered_and_not_ticked(hand: RoundHand) -> None:
    rows = hand.as_registered(SCHOOL)
    needed = next(row for row in rows if "ฎีกา" in row.group)
    hand.begin(SCHOOL, [row if row != needed else ReportRow("", row.username, row.name) for row in rows])
    dialog = open_corrections(hand)
    assert [each.words for each in proposals(dialog)] == [f"บันทึกในทะเบียนว่าออกจากกลุ่ม {needed.group} แล้ว"]
    assert dialog.remedies() == ()

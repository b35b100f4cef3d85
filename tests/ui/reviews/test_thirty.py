"""A review of thirty users with six differences takes at most sixty clicks and keys (issue 3, point 11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.drafts import AccountDraft, GroupDraft
from elaas_desk.domain.people import Post
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.report import ReportRow
from elaas_desk.domain.review_rows import Decision
from tests.services.office import TODAY, person_draft
from tests.ui.reviews.round_hand import RoundHand, report_file
from ui.errands import OpenReview

WATERWORKS, THIRTY, MOST = 3, 30, 60
OTHER = "ดูรายงานรายรับ"
FIRST = ("กนก", "ขวัญ", "จันทร์", "ชลธี", "ดวงใจ", "ตะวัน", "ธารา", "นภา", "บุษบา", "ปรีชา")


def enter_users(hand: RoundHand) -> str:
    """Thirty users of the waterworks, most of them in one group; the name of another group that gives no more."""
    desk, actor = hand.desk, hand.actor
    reading = desk.groups.add_group(actor, GroupDraft("ดูรายงานการประปา", view_only=True)).id
    desk.groups.add_group(actor, GroupDraft(OTHER, view_only=True))
    have = desk.campaigns.overview(actor)[WATERWORKS - 1].account_count
    changed = TODAY - timedelta(days=30)
    for number in range(THIRTY - have):
        first, last = FIRST[number % len(FIRST)], f"ทดสอบ{'กขค'[number // len(FIRST)]}"
        draft = person_draft(WATERWORKS, Post.SUBUNIT_USER, first_name=first, last_name=last)
        person = desk.register.add_person(actor, draft).id
        account = AccountDraft(
            person, f"water.{number:02}", changed, changed, KnownBy.SEEN, frozenset({reading}), "คำสั่งที่ ๑"
        )
        desk.register.add_account(actor, account)
    return OTHER


def with_six_differences(rows: list[ReportRow]) -> list[ReportRow]:
    """Two users with a group too many, one in another group, two who are missing, one whom nobody knows."""
    first, second, third, fourth, fifth = [each for each in rows if each.username.startswith("water.")][:5]
    kept = [each for each in rows if each not in (third, fourth, fifth)]
    more = [replace(each, group=OTHER) for each in (first, second, third)]
    return [*kept, *more, ReportRow(OTHER, "somchai.k", "นายสมชาย ไม่รู้จัก")]


def decide_on(hand: RoundHand) -> None:
    """What a head would decide of whoever is chosen."""
    row = hand.row
    match row.pile:
        case Pile.OTHER_GROUPS:
            hand.decide("แก้กลุ่ม")
        case Pile.ONLY_IN_REPORT:
            hand.decide("ถอดออก")
        case _:
            hand.decide("คงไว้", note="ตรวจแล้ว" if row.flags else "")


def test_thirty_users_with_six_differences_take_at_most_sixty_presses(hand: RoundHand, tmp_path: Path) -> None:
    enter_users(hand)
    hand.window.read_anew()
    hand.window.open(OpenReview(WATERWORKS))  # the button of today's task
    hand.presses += 1
    hand.settle()
    hand.press("เริ่มสอบทาน")
    report = with_six_differences(hand.as_registered(WATERWORKS))
    hand.drop(report_file(tmp_path, report))
    hand.press_in_dialog("ใช้ข้อมูลนี้")
    assert sum(each.pile is not Pile.SAME for each in hand.rows()) == 6
    hand.press("เลือกทั้งหมดที่ไม่มีธง")
    hand.press("คงไว้ทุกคนที่เลือก")
    while any(each.decision is None for each in hand.rows()):
        decide_on(hand)
    hand.key(Qt.Key.Key_Space)  # on the button of the signature, where the focus is by now
    hand.press_in_dialog("ลงนามปิดรอบ")
    signed = hand.desk.campaigns.overview(hand.actor)[WATERWORKS - 1]
    assert signed.signed_off == TODAY
    assert signed.open == ()
    assert {each.decision for each in hand.rows()} == {Decision.KEEP, Decision.CHANGE, Decision.REMOVE}
    assert hand.presses <= MOST

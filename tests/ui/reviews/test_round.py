"""A round from the report to the signature, by mouse and keys, over the sample office."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.attachments import SignedPaper
from elaas_desk.domain.drafts import GroupDraft
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.report import ReportRow
from elaas_desk.domain.review_rows import Decision
from elaas_desk.domain.reviews import ReviewKind, SecondSignature
from elaas_desk.services.desk import Desk
from tests.services.office import TODAY
from tests.services.scan_samples import picture
from tests.ui import hands
from tests.ui.hands import field, shown, texts
from tests.ui.reviews.round_hand import RoundHand, report_file
from tests.ui.system_dialogs import ChooseDialogHand, SaveDialogHand
from ui.errands import OpenRound, StartReview
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.reviews.report_ask import ReportAsk
from ui.reviews.scans_dialog import ScansDialog
from ui.widgets.fit import misfits, unnamed
from ui.widgets.workbook_wanted import WORDS

LAO, SCHOOL = 1, 2
VIEWING = "ดูรายงานรายรับ"
CLERK = SecondSignature("นายประเสริฐ วงศ์ใหญ่", "ปลัด อบต.", TODAY)
STRANGER = ReportRow("ผู้อนุมัติฎีกา", "somchai.k", "นายสมชาย ไม่รู้จัก", "นักวิชาการพัสดุ")


@pytest.fixture
def begun(hand: RoundHand) -> RoundHand:
    """A round beside a report in which one user more stands than in the register."""
    hand.begin(LAO, [*hand.as_registered(LAO), STRANGER])
    return hand


def test_before_the_report_the_menu_path_is_said_and_nothing_is_signed(hand: RoundHand) -> None:
    hand.begin(LAO)
    (ask,) = shown(hand.window, ReportAsk)
    assert any("การบริหารระบบ > รายงาน > รายงานรายชื่อและข้อมูลผู้ใช้งานในกลุ่มผู้ใช้" in each for each in hand.texts())
    assert not hand.round.head.sign.isEnabled()
    assert "นำรายงานจาก New e-LAAS เข้าแล้ว" in hand.round.head.sign.accessibleDescription()
    assert ask.choose.hasFocus()


def test_without_a_report_a_reason_is_asked_and_everybody_can_be_decided(hand: RoundHand) -> None:
    hand.begin(LAO)
    hand.press("ไม่มีรายงาน…")
    hand.press_in_dialog("สอบทานโดยไม่มีรายงาน")
    assert field(hand.dialog, "reason").error()
    hand.put("reason", "ระบบปิดปรับปรุง")
    hand.press_in_dialog("สอบทานโดยไม่มีรายงาน")
    assert "ในทะเบียน" in hand.texts()
    assert "ใน New e-LAAS" not in hand.texts()
    assert not hand.round.body.tabs.isVisible(), "with nothing to lie beside, all are one list"
    assert "อย่างน้อยหนึ่งคน" in hand.round.head.sign.accessibleDescription()
    hand.decide("ยังไม่แน่ใจ")
    assert hand.round.head.sign.isEnabled()


def test_all_who_are_the_same_without_a_flag_are_kept_in_two_clicks(begun: RoundHand) -> None:
    unflagged = [each.id for each in begun.rows() if each.pile is Pile.SAME and not each.flags]
    begun.press("เลือกทั้งหมดที่ไม่มีธง")
    begun.press("คงไว้ทุกคนที่เลือก")
    assert [each.id for each in begun.rows() if each.decision is Decision.KEEP] == unflagged
    assert begun.presses == 2
    assert f"คงไว้ {len(unflagged)} คนแล้ว" in begun.texts()
    assert begun.row.flags, "the next one is who has to be looked at"


def test_what_was_decided_together_is_taken_back_from_the_toast(begun: RoundHand) -> None:
    begun.press("เลือกทั้งหมดที่ไม่มีธง")
    begun.press("คงไว้ทุกคนที่เลือก")
    begun.press("เลิกทำ")
    assert {each.decision for each in begun.rows()} == {None}
    assert "ตัดสินแล้ว 0 จาก 21 คน" in begun.texts()


def test_keys_alone_decide_and_go_to_the_next_one(begun: RoundHand) -> None:
    first = begun.row
    begun.decide("ยังไม่แน่ใจ")
    second = begun.row
    assert second.id != first.id
    begun.decide("ถอดออก")
    decided = {each.id: each.decision for each in begun.rows()}
    assert (decided[first.id], decided[second.id]) == (Decision.UNSURE, Decision.REMOVE)


def test_keys_pressed_faster_than_the_register_writes_lose_nothing(begun: RoundHand) -> None:
    view = begun.round.body.list.table.view
    seen = []
    for _ in range(4):
        seen.append(begun.row.id)
        QTest.keyClick(view, Qt.Key.Key_4)
        QTest.keyClick(view, Qt.Key.Key_Return)
    begun.settle()
    assert len(set(seen)) == 4
    assert {each.id for each in begun.rows() if each.decision is Decision.UNSURE} == set(seen)


def test_who_has_a_flag_and_is_kept_is_kept_with_a_reason(begun: RoundHand) -> None:
    flagged = next(each for each in begun.rows() if each.flags)
    begun.round.body.go_to(flagged.id)
    begun.decide("คงไว้", note="มีคำสั่งใหม่แล้ว")
    kept = next(each for each in begun.rows() if each.id == flagged.id)
    assert (kept.decision, kept.note) == (Decision.KEEP, "มีคำสั่งใหม่แล้ว")
    assert begun.round.body.list.table.view.hasFocus(), "the digits go to the next one, not into the note"


def test_control_z_takes_the_last_one_back_and_shows_who_it_was(begun: RoundHand) -> None:
    first = begun.row
    begun.decide("ยังไม่แน่ใจ")
    begun.decide("ยังไม่แน่ใจ")
    begun.key(Qt.Key.Key_Z, control=True)
    begun.key(Qt.Key.Key_Z, control=True)
    assert {each.decision for each in begun.rows()} == {None}
    assert {each.decision for each in begun.round.body.list.table.shown()} == {None}
    assert begun.row.id == first.id
    assert not begun.round.head.undo.isEnabled()


def test_the_own_row_has_a_flag_for_whoever_looks(begun: RoundHand) -> None:
    detail = begun.desk.campaigns.detail(begun.actor, begun.round.review_id)
    (own,) = detail.own_rows
    begun.round.body.go_to(own)
    assert any("ผู้สอบทานเอง" in each for each in begun.texts())
    assert not begun.round.body.list.table.model.ticks.may(begun.row)


def test_the_last_decision_leads_to_the_signature(hand: RoundHand) -> None:
    hand.begin(2, hand.as_registered(2))
    for _ in hand.rows():
        hand.decide("ถอดออก")
    assert hand.round.head.sign.hasFocus()
    hand.press("ลงนามปิดรอบ")
    assert any("ต้องถอดออกจากกลุ่ม" in each for each in texts(hand.dialog))


def test_a_round_is_signed_with_what_is_left_open_and_a_second_signature(begun: RoundHand) -> None:
    begun.round.body.go_to(begun.rows()[0].id)
    begun.decide("ถอดออก")
    begun.press("ลงนามปิดรอบ")
    begun.press_in_dialog("ลงนามปิดรอบ")
    assert field(begun.dialog, "unanswered_reason").error()
    begun.put("unanswered_reason", "รอคำสั่งมอบหมายหน้าที่")
    begun.press_in_dialog("ลงนามปิดรอบ")
    (signed, follow_up) = (
        begun.desk.campaigns.overview(begun.actor)[0].past[0],
        begun.desk.campaigns.overview(begun.actor)[0].open[-1],
    )
    assert signed.signed_off == TODAY
    assert follow_up.progress.total == 20
    assert begun.desk.campaigns.removals(begun.actor)
    assert "บันทึกและคนถัดไป" not in begun.buttons()
    assert begun.dialog.windowTitle() == "รายงานการสอบทาน", "it is there to be printed at once"
    begun.dialog.cancel.click()
    begun.press("กลับ")
    begun.press("ทำต่อ องค์การบริหารส่วนตำบลหนองคูนทอง")
    assert begun.round.review_id == follow_up.review.id


def test_the_signed_report_is_kept_with_its_round_as_a_scan(hand: RoundHand, tmp_path: Path) -> None:
    campaigns, actor = hand.desk.campaigns, hand.actor
    hand.begin(LAO)
    review_id = hand.round.review_id
    campaigns.without_report(actor, review_id, "ระบบปิดปรับปรุง", TODAY)
    campaigns.decide(actor, review_id, [hand.rows()[0].id], Decision.UNSURE)
    campaigns.sign_off(actor, review_id, TODAY, CLERK, "รอ")
    hand.window.read_anew()
    hand.settle()
    hand.press("สำเนาที่ลงนาม")
    scan = tmp_path / "ลงนามแล้ว.png"
    scan.write_bytes(picture("PNG"))
    assert isinstance(hand.dialog, ScansDialog)
    hand.dialog.scans.attach((scan,))
    hand.settle()
    assert scan.name in texts(hand.dialog)
    hand.press_in_dialog("เสร็จแล้ว")
    (kept,) = hand.desk.scans.of(actor, SignedPaper(review_id=review_id))
    assert kept.name == scan.name


def test_who_signs_for_the_own_row_is_not_oneself(begun: RoundHand) -> None:
    begun.decide("ยังไม่แน่ใจ")
    begun.press("ลงนามปิดรอบ")
    begun.put("second.name", begun.actor.name)
    begun.put("second.position", "ผู้อำนวยการกองคลัง")
    begun.put("unanswered_reason", "รอ")
    begun.press_in_dialog("ลงนามปิดรอบ")
    assert "ต้องเป็นคนอื่น" in field(begun.dialog, "second.name").error()


def test_a_refused_decision_is_told_and_what_was_shown_is_taken_back(begun: RoundHand) -> None:
    begun.decide("ยังไม่แน่ใจ")
    begun.desk.campaigns.sign_off(begun.actor, begun.round.review_id, TODAY, CLERK, "รอ")
    begun.decide("ยังไม่แน่ใจ")
    assert any("ลงนามแล้วจึงแก้ไม่ได้" in each for each in texts(begun.dialog))
    begun.press_in_dialog("รับทราบ")
    assert begun.row.decision is None


def test_the_digits_work_on_a_thai_keyboard_too(hand: RoundHand) -> None:
    bound = [QShortcut.keys(each) for each in hand.round.body.findChildren(QShortcut)]
    keys = {each.toString() for several in bound for each in several}
    assert {"1", "๑", "ๅ", "2", "/", "3", "-", "4", "ภ"} <= keys


def test_a_round_fits_every_window(begun: RoundHand) -> None:
    for size in ((1366, 688), (1093, 614), (1920, 1000)):
        begun.window.resize(*size)
        begun.settle()
        number = begun.desk.campaigns.detail(begun.actor, begun.round.review_id).review.number
        summary = next(each for each in begun.texts() if each.startswith(f"รอบ {number}"))
        assert misfits(begun.window, elided_allowed=(summary,)) == []
        assert unnamed(begun.window) == []


def test_several_are_changed_together_to_what_the_register_says(hand: RoundHand) -> None:
    hand.desk.groups.add_group(hand.actor, GroupDraft(VIEWING, view_only=True))
    rows = hand.as_registered(SCHOOL)
    extra = [ReportRow(VIEWING, each.username, each.name) for each in rows]
    hand.begin(SCHOOL, [*rows, *extra])
    hand.round.body.go_to(next(each.id for each in hand.rows() if each.pile is Pile.OTHER_GROUPS))
    table = hand.round.body.list.table
    table.model.tick_shown(True)
    ticked = [each.id for each in table.ticked()]
    hand.press("แก้กลุ่มทุกคนที่เลือก ให้ตรงกับทะเบียน")
    changed = {each.id: each.to_remove for each in hand.rows() if each.decision is Decision.CHANGE}
    assert changed == dict.fromkeys(ticked, (VIEWING,))
    assert len(changed) > 1


def test_a_small_review_of_one_person_is_started_by_its_errand(hand: RoundHand) -> None:
    entry = next(each for each in hand.desk.register.entries(hand.actor) if each.account is not None)
    hand.window.open(StartReview(entry.unit.id, ReviewKind.TRANSFER, entry.person.id))
    hand.settle()
    assert [each.person_id for each in hand.rows()] == [entry.person.id]
    assert "สอบทานหลังโอนย้าย" in hand.texts()
    assert any(each.startswith(f"{entry.person.name.full} · รอบ ") for each in hand.texts())


def test_that_somebody_leaves_is_recorded_over_the_round(begun: RoundHand) -> None:
    person_id = begun.row.person_id
    assert person_id is not None
    begun.press("พ้นหน้าที่…")
    asked = hands.dialog()
    assert asked.windowTitle() == "พ้นจากหน้าที่"
    assert begun.round.isVisible()
    assert begun.desk.register.detail(begun.actor, person_id).person.name.full in " ".join(hands.texts(asked))


def test_tab_walks_from_the_list_through_the_pane_and_around_the_window(begun: RoundHand) -> None:
    begun.decide("ยังไม่แน่ใจ")
    view = begun.round.body.list.table.view
    seen: list[str] = []
    for _ in range(40):
        begun.key(Qt.Key.Key_Tab)
        if view.hasFocus():
            break
        at = QApplication.focusWidget()
        seen.append("" if at is None else at.accessibleName())
    assert view.hasFocus()
    wanted = ["หมายเหตุ", "บันทึกและคนถัดไป", "คนถัดไป", "ลงนามปิดรอบ"]
    assert [name for name in seen if name in wanted] == wanted


def test_a_report_that_is_dropped_on_the_page_is_looked_at_and_accepted(hand: RoundHand, tmp_path: Path) -> None:
    hand.begin(SCHOOL)
    path = report_file(tmp_path, [*hand.as_registered(SCHOOL), STRANGER])
    hand.drop(path)
    hand.press_in_dialog("ใช้ข้อมูลนี้")
    detail = hand.desk.campaigns.detail(hand.actor, hand.round.review_id)
    assert detail.report is not None
    assert (detail.report.name, detail.report.as_of) == (path.name, TODAY)
    assert [each.username for each in detail.rows if each.pile is Pile.ONLY_IN_REPORT] == [STRANGER.username]
    assert hand.round.body.list.table.view.hasFocus(), "the digits decide at once"


def test_another_report_takes_the_place_of_the_first(begun: RoundHand, tmp_path: Path) -> None:
    chooser = ChooseDialogHand(report_file(tmp_path, begun.as_registered(LAO)))
    begun.press("นำรายงานอื่นเข้าแทน")
    assert chooser.pressed == 1
    begun.wait_for_report()
    begun.press_in_dialog("ใช้ข้อมูลนี้")
    assert STRANGER.username not in {each.username for each in begun.rows()}


def test_the_toast_takes_back_what_it_tells_of_though_another_round_is_shown(begun: RoundHand) -> None:
    first = begun.round.review_id
    begun.press("เลือกทั้งหมดที่ไม่มีธง")
    begun.press("คงไว้ทุกคนที่เลือก")
    begun.begin(SCHOOL, begun.as_registered(SCHOOL))
    begun.decide("ยังไม่แน่ใจ")
    begun.press("เลิกทำ")
    decided = {each.decision for each in begun.desk.campaigns.detail(begun.actor, first).rows}
    assert decided == {None}
    assert Decision.UNSURE in {each.decision for each in begun.rows()}


def test_who_decides_nothing_looks_at_a_round_and_no_more(
    frame: Callable[..., MainWindow], qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor
) -> None:
    user = next(each for each in desk.users.users(actor) if each.role is Role.AUDITOR)
    auditor = RoundHand(frame(Actor(user.id, user.name, user.role, user.unit_id)), qtbot, jobs, desk, actor)
    review_id = desk.campaigns.start(actor, LAO).id
    auditor.window.open(OpenRound(review_id))
    auditor.settle()
    assert not auditor.round.ask.choose.isEnabled()
    desk.campaigns.without_report(actor, review_id, "ระบบปิดปรับปรุง", TODAY)
    auditor.window.read_anew()
    auditor.settle()
    assert {"บันทึกและคนถัดไป", "เลือกทั้งหมดที่ไม่มีธง"} & set(auditor.buttons()) == set()
    assert "เฉพาะหัวหน้าหน่วยงานคลังลงนามปิดรอบได้" in auditor.round.head.sign.accessibleDescription()


def test_an_open_round_is_saved_as_a_workbook_by_its_keys_and_shows_the_button_where_there_is_room(
    begun: RoundHand, tmp_path: Path
) -> None:
    handle = begun.window.windowHandle()
    assert handle is not None
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    answer = SaveDialogHand(tmp_path / "round.xlsx")
    QTest.keyClick(handle, Qt.Key.Key_E, held)
    begun.settle()
    assert answer.pressed == 1
    assert openpyxl.load_workbook(tmp_path / "round.xlsx").sheetnames == ["สรุป", "รายชื่อ", "ต้องถอดออก", "ยังไม่ยุติ"]
    for width, there in ((1366, False), (1920, True)):
        begun.window.resize(width, 800)
        begun.settle()
        assert (WORDS in begun.buttons()) is there

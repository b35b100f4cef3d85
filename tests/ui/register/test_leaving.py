"""Leaving in the window: what comes after the record, the notice, who stays, and the ways back."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QAbstractButton, QPushButton

from elaas_desk.domain.people import LeaveReason
from elaas_desk.domain.requests import PaperKind
from elaas_desk.domain.tasks import TaskKind
from elaas_desk.services.views import RegisterEntry
from tests.services.office import TODAY
from tests.ui.hands import buttons, choose, click, dialog, dialogs, press, put, shown, texts
from tests.ui.register.page_hand import Page, gone, working
from tests.ui.system_dialogs import PrintDialogHand, SaveDialogHand
from ui.errands import LeaveDuty
from ui.register.leave_dialogs import LeaveDialog
from ui.widgets.buttons import Check
from ui.widgets.choices import FilterChips, Segments


def leave(page: Page, reason: str, day: str) -> RegisterEntry:
    """Record that somebody in several groups leaves."""
    entry = page.entry(working)
    page.open(entry, "leave")
    choose(dialog(), "reason", reason)
    put(dialog(), "last_day", day)
    put(dialog(), "order", "๑๓๕/๒๕๖๙")
    page.submit()
    return entry


def segment(words: str) -> None:
    """Choose one of the words of the strip in the dialog."""
    strip = shown(dialog(), Segments)[0]
    click(next(each for each in strip.findChildren(QAbstractButton) if each.accessibleName() == words))


# after the record


def test_after_a_day_that_is_over_the_list_of_what_is_to_be_removed_opens_with_all_ticked(page: Page) -> None:
    entry = page.entry(working)
    page.open(entry, "leave")
    assert dialog().primary.words() == "บันทึกพ้นหน้าที่"
    put(dialog(), "last_day", "20/11/2569")
    assert dialog().primary.words() == "บันทึกและเปิดรายการถอด"
    assert any(f"ต้องถอดออกจาก {entry.group_count} กลุ่มทันที" == each for each in texts(dialog()))
    assert entry.account is not None
    assert f"บัญชี {entry.account.username}" in texts(dialog())
    choose(dialog(), "reason", "โอนย้าย")
    put(dialog(), "order", "๑๓๕/๒๕๖๙")
    page.submit()

    assert dialog().windowTitle() == "ถอดออกจากกลุ่ม"
    assert all(each.isChecked() for each in shown(dialog(), Check))
    page.submit()
    assert dialogs() == []
    detail = page.detail(entry.person.id)
    assert (detail.held, detail.account) == ((), None)


def test_the_notice_is_printed_from_the_list_and_kept_in_the_archive(page: Page, tmp_path: Path) -> None:
    entry = leave(page, "ลาออก", "20/11/2569")
    hand = PrintDialogHand(tmp_path / "notice.pdf")
    press(dialog(), "พิมพ์หนังสือแจ้ง…")
    page.settle()
    notice = dialogs()[-1] if dialogs()[-1].windowTitle() == "หนังสือแจ้งถอดออกจากกลุ่ม" else dialogs()[0]
    press(notice, "พิมพ์")
    page.settle()

    assert hand.pressed == 1
    assert dialog().windowTitle() == "ถอดออกจากกลุ่ม"  # what was asked before stands there again
    issued = page.desk.documents.issued(page.actor)[0]
    assert (issued.kind, issued.person_id) == (PaperKind.REMOVAL_NOTICE, entry.person.id)
    assert len(pypdfium2.PdfDocument(tmp_path / "notice.pdf")) == issued.pages
    assert any("เก็บไว้ในเอกสารและรายงาน" in each for each in page.toast())


def test_a_notice_that_is_called_off_at_the_printer_is_not_issued(page: Page) -> None:
    entry = page.entry(gone)
    page.open(entry)
    before = page.desk.documents.issued(page.actor)
    hand = PrintDialogHand(None)
    press(page.pane, "พิมพ์หนังสือแจ้ง…")
    page.settle()
    press(dialog(), "พิมพ์")
    page.settle()

    assert hand.pressed == 1
    assert dialog().windowTitle() == "หนังสือแจ้งถอดออกจากกลุ่ม"
    assert page.desk.documents.issued(page.actor) == before


def test_a_file_that_cannot_be_written_is_told_and_the_paper_is_issued_once(page: Page, tmp_path: Path) -> None:
    page.open(page.entry(gone), "notice")
    before = len(page.desk.documents.issued(page.actor))
    hand = SaveDialogHand(tmp_path / "none" / "notice.pdf")
    press(dialog(), "บันทึกเป็น PDF…")
    page.settle()
    assert hand.pressed == 1
    assert dialog().problem_shown()
    again = SaveDialogHand(tmp_path / "notice.pdf")
    press(dialog(), "บันทึกเป็น PDF…")
    page.settle()

    assert again.pressed == 1
    assert len(page.desk.documents.issued(page.actor)) == before + 1
    newest = page.desk.documents.issued(page.actor)[0]
    assert (tmp_path / "notice.pdf").read_bytes() == page.desk.documents.content(page.actor, newest.id)


def test_after_a_day_to_come_the_notice_is_offered_and_nothing_is_removed_yet(page: Page) -> None:
    entry = leave(page, "เกษียณอายุ", "30/11/2569")
    assert dialog().windowTitle() == "บันทึกพ้นหน้าที่แล้ว"
    assert any("1 ธ.ค. 2569" in each for each in texts(dialog()))
    press(dialog(), "พิมพ์หนังสือแจ้ง…")
    page.settle()

    assert dialog().windowTitle() == "หนังสือแจ้งถอดออกจากกลุ่ม"
    assert len(page.detail(entry.person.id).held) == entry.group_count


# who stays


def test_who_stays_is_asked_which_duties_end_and_sees_what_they_leave_behind(page: Page) -> None:
    entry = page.entry(working)
    held = page.detail(entry.person.id)
    duty = next(each for each in held.duties if each.in_force)
    lost = [each for each in held.held if duty.duty.id in each.group.duty_ids]
    page.open(entry, "leave")
    asking = dialog()
    assert isinstance(asking, LeaveDialog)
    assert shown(asking, Segments) == []
    choose(asking, "reason", "เปลี่ยนคำสั่งมอบหมาย")
    segment("ยังอยู่ ทำหน้าที่อื่น")
    for each in shown(asking, Check)[1:]:
        if each.isChecked() != each.accessibleName().startswith(duty.duty.name):
            click(each)
    put(asking, "last_day", "20/11/2569")
    put(asking, "order", "๑๓๕/๒๕๖๙")
    assert any(f"{len(lost)} กลุ่มจะไม่มีหน้าที่รองรับ" in each for each in texts(asking))
    page.submit()

    after = page.detail(entry.person.id)
    assert after.person.last_day is None
    assert {each.assignment.id: each.assignment.ends_on for each in after.duties}[duty.assignment.id] == date(
        2026, 11, 20
    )
    assert dialog().windowTitle() == "ถอดออกจากกลุ่ม"
    ticked = {each.accessibleName() for each in shown(dialog(), Check) if each.isChecked()}
    assert ticked == {each.group.name for each in lost}


def test_to_stay_without_a_duty_that_ends_is_told_above_the_foot(page: Page) -> None:
    page.open(page.entry(working), "leave")
    choose(dialog(), "reason", "เปลี่ยนคำสั่งมอบหมาย")
    segment("ยังอยู่ ทำหน้าที่อื่น")
    for each in shown(dialog(), Check)[1:]:
        if each.isChecked():
            click(each)
    put(dialog(), "last_day", "20/11/2569")
    put(dialog(), "order", "๑๓๕/๒๕๖๙")
    page.submit()
    assert dialog().problem_shown().startswith("ยังไม่ได้เลือกหน้าที่ที่สิ้นสุด")


def test_the_end_of_an_acting_term_is_filled_in_from_its_task(page: Page) -> None:
    due = page.desk.tasks.due(page.actor, TODAY)
    task = next(line.task for line in due if line.task.kind is TaskKind.ACTING_ENDS)
    assert task.person_id is not None
    page.window.open(LeaveDuty(task.person_id, LeaveReason.ACTING_ENDED, task.due_on))
    page.settle()
    asking = dialog()
    assert isinstance(asking, LeaveDialog)
    assert (asking.reason.value(), asking.last_day.day()) == (LeaveReason.ACTING_ENDED, task.due_on)
    assert asking.stays()
    assert [
        each.assignment.acting for each in page.detail(task.person_id).duties if each.assignment.id in asking.ended()
    ] == [True]
    page.submit()
    assert dialogs() == []
    assert page.detail(task.person_id).person.last_day is None


# ways back


def test_a_wrong_record_is_taken_back_with_its_reason(page: Page) -> None:
    entry = page.entry(gone)
    page.open(entry)
    press(page.pane, "ยกเลิกการพ้นหน้าที่…")
    page.submit()
    assert "เหตุผล" in page.error("reason")
    put(dialog(), "reason", "บันทึกผิดคน")
    page.submit()
    assert dialogs() == []
    assert page.detail(entry.person.id).person.last_day is None
    assert page.pane_says("ยกเลิกการพ้นหน้าที่ที่บันทึกไว้: บันทึกผิดคน")
    assert "พ้นหน้าที่…" in buttons(page.pane)


@pytest.mark.parametrize(
    ("typed", "sentence"), [("11/11/2569", "ต้องอยู่หลังวันสุดท้าย"), ("24/11/2569", "อนาคต"), ("", "ยังไม่ได้")]
)
def test_the_day_of_coming_back_says_what_is_wrong(page: Page, typed: str, sentence: str) -> None:
    page.open(page.entry(gone), "come_back")
    put(dialog(), "returned_on", typed)
    page.submit()
    assert sentence in page.error("returned_on")


def test_who_came_back_is_in_the_duty_again_with_the_duties_that_go_on(page: Page) -> None:
    entry = page.entry(gone)
    former = [each for each in page.detail(entry.person.id).duties if each.in_force]
    page.open(entry)
    press(page.pane, "กลับมาปฏิบัติหน้าที่…")
    click(next(each for each in shown(dialog(), Check) if each.accessibleName().startswith(former[0].duty.name)))
    page.submit()
    after = page.detail(entry.person.id)
    assert after.person.last_day is None
    assert [each.duty.id for each in after.duties if each.in_force] == [former[0].duty.id]
    assert page.pane_says("กลับมาปฏิบัติหน้าที่")


# the figures, and the year of retirement


def test_those_who_left_are_shown_with_the_days_that_their_removal_took(page: Page) -> None:
    chips = shown(page.page, FilterChips)[0].findChildren(QPushButton)
    click(next(each for each in chips if "พ้นหน้าที่แล้ว" in each.text() or "พ้นหน้าที่แล้ว" in each.accessibleName()))
    page.settle()
    left = [entry for entry in page.desk.register.entries(page.actor) if entry.left]
    assert sorted(page.names()) == sorted(entry.person.name.without_title for entry in left)
    today = page.desk.clock().date()
    times = page.desk.register.removal_times(page.actor, today - timedelta(days=365), today)
    assert times.worst is not None
    (told,) = (each for each in texts(page.page) if "มัธยฐาน" in each)
    assert f"พ้นหน้าที่ {len(times.leavers)} คนใน 12 เดือน" in told
    assert f"นานที่สุด {times.worst.days} วัน ({page.detail(times.worst.person_id).person.name.full})" in told
    assert f"ยังถอดไม่ครบ {times.waiting} คน" in told


def test_the_year_of_retirement_is_chosen_and_shown(page: Page) -> None:
    entry = page.entry(working)
    page.open(entry, "edit")
    choose(dialog(), "retires_on", "30 ก.ย. 2575")
    page.submit()
    assert page.detail(entry.person.id).person.retires_on == date(2032, 9, 30)
    assert page.pane_says("30 ก.ย. 2575")
    page.open(entry, "edit")
    choose(dialog(), "retires_on", "ไม่ระบุ")
    page.submit()
    assert page.detail(entry.person.id).person.retires_on is None

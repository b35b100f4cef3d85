"""In the window: reminders to one and to many, the slip with a first password, and the memo to the clerk."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.password_age import Standing
from elaas_desk.domain.passwords import missing
from elaas_desk.domain.requests import IssuedDocument, PaperKind
from elaas_desk.domain.tasks import TaskKind
from elaas_desk.services.desk import Desk
from elaas_desk.services.views import RegisterEntry
from tests.services.office import TODAY
from tests.ui.hands import buttons, choose_entry, click, dialog, dialogs, press, put, shown, texts
from tests.ui.register.page_hand import Page, working
from tests.ui.system_dialogs import PrintDialogHand, SaveDialogHand
from ui.errands import NotifyRemoval, OpenPage, PrintSlip, RemindUsers
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.notices.choose_dialogs import ChooseReminders
from ui.notices.reminders_dialog import RemindersDialog
from ui.notices.slip_dialog import SlipDialog
from ui.today.papers_button import PapersButton
from ui.widgets.choices import Segments
from ui.widgets.tasks import TaskRow

PLANTED = "Qx7#planted%Wy9"


def late(page: Page) -> list[RegisterEntry]:
    entries = page.desk.register.entries(page.actor)
    return [each for each in entries if each.password and each.password.state is Standing.LATE and not each.left]


def newest(page: Page, kind: PaperKind) -> list[IssuedDocument]:
    return [each for each in page.desk.documents.issued(page.actor) if each.kind is kind]


def said(pdf: bytes) -> str:
    return "".join("".join(each.extract_text().split()) for each in pypdf.PdfReader(BytesIO(pdf)).pages)


def print_it(page: Page, words: str, to_file: Path) -> None:
    """Press the button, answer the system's dialog, and wait: a busy machine prints slowly."""
    hand = PrintDialogHand(to_file)
    press(dialog(), words)
    page.qtbot.waitUntil(_is_idle(page), timeout=60_000)
    page.settle()
    assert hand.pressed == 1


def _is_idle(page: Page) -> Callable[[], bool]:
    return lambda: page.jobs.is_idle


def choose_segment(page: Page, words: str) -> None:
    found = [part for strip in shown(dialog(), Segments) for part in strip._parts if part.accessibleName() == words]
    click(found[0])
    page.settle()


# reminders


def test_a_late_password_of_the_day_is_reminded_of_from_its_row(page: Page, tmp_path: Path) -> None:
    line = next(each for each in page.desk.tasks.due(page.actor, TODAY) if each.task.kind is TaskKind.PASSWORD_DUE)
    row = next(each for each in page.window.findChildren(TaskRow) if each.task.key == line.task.key)
    press(row, f"ทำอย่างอื่นเรื่อง{line.who}")
    choose_entry(row.findChildren(QMenu)[-1], "พิมพ์หนังสือแจ้งเตือน…")
    page.settle()
    print_it(page, "พิมพ์", tmp_path / "reminder.pdf")
    assert dialogs() == []
    (issued,) = newest(page, PaperKind.REMINDER)
    assert issued.person_id == line.task.person_id
    assert any("พิมพ์หนังสือแจ้งเตือน 1 ฉบับแล้ว" in each for each in page.toast())


def test_many_are_reminded_in_one_go_each_on_a_paper_of_their_own(page: Page, tmp_path: Path) -> None:
    wanted = [each.person.id for each in late(page)]
    assert len(wanted) > 2
    page.window.open(RemindUsers(tuple(wanted)))
    page.settle()
    asking = dialog()
    assert isinstance(asking, RemindersDialog)
    assert asking.preview.desk.pages() == len(wanted)
    print_it(page, f"พิมพ์ {len(wanted)} ฉบับ", tmp_path / "reminders.pdf")
    assert {each.person_id for each in newest(page, PaperKind.REMINDER)} == set(wanted)
    assert len(pypdf.PdfReader(tmp_path / "reminders.pdf").pages) == len(wanted)


def test_of_a_whole_office_the_first_are_shown_and_how_many_there_are_is_told(page: Page) -> None:
    everyone = [each.person.id for each in page.desk.notices.remindable(page.actor)]
    assert len(everyone) > 20
    page.window.open(RemindUsers(tuple(everyone)))
    page.settle()
    asking = dialog()
    assert isinstance(asking, RemindersDialog)
    assert asking.preview.desk.pages() == 20
    assert f"ภาพแสดง 20 ฉบับแรก เมื่อพิมพ์จะครบทั้ง {len(everyone)} ฉบับ" in texts(asking)
    assert f"พิมพ์ {len(everyone)} ฉบับ" in buttons(asking)


def test_called_off_nothing_is_issued_and_the_pages_stay(page: Page) -> None:
    page.window.open(RemindUsers((late(page)[0].person.id,)))
    page.settle()
    hand = PrintDialogHand(None)
    press(dialog(), "พิมพ์")
    page.settle()
    assert hand.pressed == 1
    assert newest(page, PaperKind.REMINDER) == []
    assert isinstance(dialog(), RemindersDialog)


def test_another_day_is_drawn_and_printed(page: Page, tmp_path: Path) -> None:
    page.window.open(RemindUsers((late(page)[0].person.id,)))
    page.settle()
    put(dialog(), "until", "25/12/2569")
    page.settle()
    print_it(page, "พิมพ์", tmp_path / "reminder.pdf")
    (issued,) = newest(page, PaperKind.REMINDER)
    assert "๒๕ธันวาคม๒๕๖๙" in said(page.desk.documents.content(page.actor, issued.id))


def test_a_day_that_is_over_is_refused_where_it_is_typed(page: Page) -> None:
    page.window.open(RemindUsers((late(page)[0].person.id,)))
    page.settle()
    put(dialog(), "until", "1/11/2569")
    press(dialog(), "พิมพ์")
    assert page.error("until")
    assert newest(page, PaperKind.REMINDER) == []


def test_those_who_are_ticked_in_the_register_are_reminded(page: Page) -> None:
    sent: list[object] = []
    page.page.errand.connect(sent.append)
    page.window.open(OpenPage("register"))
    page.settle()
    for place in (0, 1, 2):
        page.click_row(place, -1)
    ticked = tuple(each.person.id for each in page.table.ticked() if each.account is not None and not each.left)
    press(page.page, "แจ้งเตือน…")
    page.settle()
    assert sent == [RemindUsers(ticked)]
    assert isinstance(dialog(), RemindersDialog)


def test_whom_to_remind_is_counted_before_it_is_shown(page: Page) -> None:
    page.window.open(RemindUsers())
    page.settle()
    asking = dialog()
    assert isinstance(asking, ChooseReminders)
    due = asking.person_ids()
    assert f"{len(due)} คน คนละ 1 ฉบับ" in texts(asking)
    choose_segment(page, "ทุกคนที่มีบัญชี")
    assert len(asking.person_ids()) > len(due)
    choose_segment(page, "เลยกำหนดหรือไม่ทราบวัน")
    choose_segment(page, "ลงนามรับทราบข้อปฏิบัติ")
    assert asking.person_ids() != due
    page.submit()
    assert isinstance(dialog(), RemindersDialog)


def test_nobody_to_remind_is_told(page: Page) -> None:
    everyone = page.desk.notices.remindable(page.actor)
    page.desk.register.acknowledge(page.actor, [each.person.id for each in everyone], TODAY)
    page.window.open(RemindUsers())
    page.settle()
    choose_segment(page, "ลงนามรับทราบข้อปฏิบัติ")
    page.submit()
    assert dialog().problem_shown().startswith("ไม่มีใครต้องแจ้งเตือนตามที่เลือก")


# the slip


def slip(page: Page) -> SlipDialog:
    page.open(page.entry(working))
    press(page.pane, "พิมพ์ใบแจ้งรหัสผ่าน…")
    page.settle()
    found = dialog()
    assert isinstance(found, SlipDialog)
    return found


def test_the_password_goes_to_paper_and_is_forgotten(page: Page, tmp_path: Path) -> None:
    asking = slip(page)
    put(asking, "password", PLANTED)
    QGuiApplication.clipboard().setText(PLANTED)
    print_it(page, "พิมพ์", tmp_path / "slip.pdf")
    assert (tmp_path / "slip.pdf").exists()
    (issued,) = newest(page, PaperKind.PASSWORD_SLIP)
    assert issued.person_id == page.entry(working).person.id
    assert QGuiApplication.clipboard().text() == ""
    assert not any(PLANTED in each for each in page.toast())
    assert any("โดยไม่เก็บรหัสผ่าน" in each for each in page.toast())


def test_closed_the_dialog_forgets_and_leaves_what_else_is_on_the_clipboard(page: Page) -> None:
    asking = slip(page)
    put(asking, "password", PLANTED)
    QGuiApplication.clipboard().setText("บันทึกอื่น")
    field = asking.password
    click(asking.cancel)
    assert field.text() == ""
    assert QGuiApplication.clipboard().text() == "บันทึกอื่น"
    page.settle()
    assert newest(page, PaperKind.PASSWORD_SLIP) == []


def test_a_slip_is_never_saved_as_a_file_and_its_picture_does_not_show_the_password(page: Page) -> None:
    asking = slip(page)
    put(asking, "password", PLANTED)
    page.settle()
    assert not any("PDF" in each for each in buttons(asking))
    assert asking.preview.desk.pages() == 1
    shown_pdf = asking.preview.desk._pages
    assert shown_pdf is not None
    assert PLANTED.encode() not in bytes(shown_pdf._buffer.data().data())  # type: ignore[attr-defined]


@pytest.mark.parametrize(("typed", "sentence"), [("weak#only1", "ตัวพิมพ์ใหญ่"), ("Ab3#ทดสอบ", "อักษรอังกฤษ")])
def test_a_password_that_breaks_the_rules_is_told_where_it_is_typed(page: Page, typed: str, sentence: str) -> None:
    asking = slip(page)
    asking.password.set_text(typed)
    press(asking, "พิมพ์")
    page.settle()
    assert sentence in page.error("password")
    assert newest(page, PaperKind.PASSWORD_SLIP) == []


def test_a_password_is_made_that_keeps_the_rules(page: Page) -> None:
    asking = slip(page)
    press(asking, "สุ่มรหัสผ่าน")
    made = asking.password.text()
    assert not missing(made)
    press(asking, "สุ่มรหัสผ่าน")
    assert asking.password.text() != made


def test_whom_a_slip_is_for_is_looked_up(page: Page) -> None:
    page.window.open(PrintSlip())
    page.settle()
    entry = page.entry(working)
    page.submit()
    assert page.error("person_id").startswith("ยังไม่ได้เลือกคน")
    put(dialog(), "person_id", entry.person.name.full)
    page.submit()
    assert isinstance(dialog(), SlipDialog)
    assert entry.person.name.full in texts(dialog())


# the memo and the notice of removal


def test_the_memo_is_reached_from_the_day_shown_and_kept(page: Page, tmp_path: Path) -> None:
    button = shown(page.window, PapersButton)[0]
    click(button)
    menu = button.menu_shown()
    assert menu is not None
    choose_entry(menu, "บันทึกข้อความถึงปลัด…")
    choose_segment(page, "รวมเรื่องที่จะครบใน 30 วัน")
    page.submit()
    hand = SaveDialogHand(tmp_path / "memo.pdf")
    press(dialog(), "บันทึกเป็น PDF…")
    page.settle()
    assert hand.pressed == 1
    (issued,) = newest(page, PaperKind.MEMO)
    text = said(page.desk.documents.content(page.actor, issued.id))
    assert "บัญชีเรื่องที่เลยกำหนด" in text
    assert "จะครบกำหนดใน๓๐วัน" in text


def test_the_notice_of_removal_is_printed_for_somebody_chosen(page: Page) -> None:
    page.window.open(NotifyRemoval())
    page.settle()
    gone = page.entry(lambda each: each.left and each.group_count > 0)
    put(dialog(), "person_id", gone.person.name.full)
    page.submit()
    assert dialog().windowTitle() == "หนังสือแจ้งถอดออกจากกลุ่ม"
    assert "พิมพ์" in buttons(dialog())


def test_only_people_who_can_be_noticed_are_offered_for_a_notice_of_removal(page: Page) -> None:
    page.window.open(NotifyRemoval())
    page.settle()
    names = (each for each in page.desk.register.entries(page.actor) if each.account is None and not each.left)
    put(dialog(), "person_id", next(names).person.name.full)
    page.submit()
    assert page.error("person_id").startswith("ไม่พบในรายการ")


def test_whoever_came_back_meanwhile_is_told_in_the_dialog(page: Page) -> None:
    page.window.open(NotifyRemoval())
    page.settle()
    gone = page.entry(lambda each: each.left and each.group_count == 0)
    page.desk.register.withdraw_leave(page.actor, gone.person.id, "บันทึกผิดคน")
    put(dialog(), "person_id", gone.person.name.full)
    page.submit()
    assert "ยังไม่พ้นหน้าที่" in page.error("person_id")


def test_where_nobody_can_be_noticed_one_sentence_says_so(
    frame: Callable[..., MainWindow], desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs
) -> None:
    user = next(each for each in desk.users.users(actor) if each.role is Role.SUBUNIT_HEAD)
    of_subunit = Actor(user.id, user.name, user.role, user.unit_id)
    for person_id in desk.notices.removable(of_subunit):
        desk.register.withdraw_leave(actor, person_id, "บันทึกผิดคน")
    page = Page(frame(of_subunit), qtbot, jobs, desk, of_subunit)
    page.window.open(NotifyRemoval())
    page.settle()
    assert dialogs() == []
    assert any("จึงไม่มีใครต้องแจ้งถอดออกจากกลุ่ม" in each for each in page.toast())

"""That somebody leaves is recorded over whichever page is shown; sheets to sign are printed from the documents."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView, QMenu
from pytestqt.qtbot import QtBot

from elaas_desk.domain.acknowledgements import AcknowledgementRepeat
from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.people import Post
from elaas_desk.domain.requests import RequestState
from elaas_desk.services.desk import Desk
from elaas_desk.services.views import RegisterEntry
from tests.ui.hands import buttons, choose, choose_entry, click, dialog, dialogs, key, press, put, settle, shown, texts
from tests.ui.thai_input import type_thai
from ui.documents.new_paper_button import NewPaperButton
from ui.errands import LeaveDuty, OpenGroup, OpenPage, OpenRequest, SetViewer
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.register.acknowledge_dialogs import SheetDialog
from ui.widgets.choices import Segments
from ui.widgets.search import SearchBox

Frame = Callable[..., MainWindow]
LEAVING = "พ้นจากหน้าที่"


def somebody(desk: Desk, actor: Actor) -> RegisterEntry:
    return next(each for each in desk.register.entries(actor) if each.group_count > 1 and not each.left)


def choose_segment(strip: Segments, words: str) -> None:
    click(next(each for each in strip.findChildren(QAbstractButton) if each.accessibleName() == words))


def test_ctrl_k_and_a_name_offer_the_person_and_right_after_it_that_the_person_leaves(
    frame: Frame, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs
) -> None:
    window, entry = frame(), somebody(desk, actor)
    window.open(OpenPage("documents"))
    settle(qtbot, jobs)
    key(window, Qt.Key.Key_K, control=True)
    box = shown(window, SearchBox)[0]
    type_thai(box, entry.person.name.without_title, key_by_key=True)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    offered = [popup.model().index(place, 0).data() for place in range(popup.model().rowCount())]
    assert offered == [entry.person.name.full, f"พ้นหน้าที่: {entry.person.name.full}"]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert dialog().windowTitle() == LEAVING
    assert any(entry.person.name.full in each for each in texts(dialog()))
    assert window.page("documents").isVisible()


def test_an_auditor_is_offered_no_leave(frame: Frame, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs) -> None:
    user = next(each for each in desk.users.users(actor) if each.role is Role.AUDITOR)
    window = frame(Actor(user.id, user.name, user.role, user.unit_id))
    assert all(not isinstance(choice.value, LeaveDuty) for _, choice in window._findable)
    window.open(LeaveDuty(somebody(desk, actor).person.id))
    settle(qtbot, jobs)
    assert dialogs() == []


def from_group_pane(window: MainWindow, desk: Desk, actor: Actor, entry: RegisterEntry) -> str:
    window.open(OpenGroup(desk.register.detail(actor, entry.person.id).held[0].group.id))
    return f"พ้นหน้าที่ {entry.person.name.without_title}"


def from_matrix(window: MainWindow, desk: Desk, actor: Actor, entry: RegisterEntry) -> str:
    window.open(OpenPage("groups"))
    strip = next(each for each in shown(window.page("groups"), Segments))
    choose_segment(strip, "ตาราง คน × กลุ่ม")
    return "พ้นหน้าที่…"


@pytest.mark.parametrize("place", [from_group_pane, from_matrix])
def test_from_the_groups_the_dialog_opens_over_them(
    frame: Frame,
    desk: Desk,
    actor: Actor,
    qtbot: QtBot,
    jobs: Jobs,
    place: Callable[[MainWindow, Desk, Actor, RegisterEntry], str],
) -> None:
    window, entry = frame(), somebody(desk, actor)
    words = place(window, desk, actor, entry)
    settle(qtbot, jobs)
    press(window.page("groups"), words)
    settle(qtbot, jobs)
    assert dialog().windowTitle() == LEAVING
    assert window.page("groups").isVisible()


def test_from_a_request_the_dialog_opens_over_the_list_of_requests(
    frame: Frame, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs
) -> None:
    window = frame()
    sent = next(each for each in desk.requests.listed(actor) if each.request.state is RequestState.SENT)
    window.open(OpenRequest(sent.request.id))
    settle(qtbot, jobs)
    press(window, "ทำอย่างอื่นกับคำขอนี้")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.hide()
    next(action for action in menu.actions() if action.text() == "พ้นหน้าที่…").trigger()
    settle(qtbot, jobs)
    assert dialog().windowTitle() == LEAVING
    assert any(sent.person.name.full in each for each in texts(dialog()))
    assert window.page("requests").isVisible()


def test_the_record_is_written_and_the_page_beneath_stays(
    frame: Frame, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs
) -> None:
    window, entry = frame(), somebody(desk, actor)
    window.open(OpenPage("documents"))
    window.open(LeaveDuty(entry.person.id))
    settle(qtbot, jobs)
    choose(dialog(), "reason", "ถึงแก่กรรม")
    put(dialog(), "last_day", "22/11/2569")
    put(dialog(), "order", "๑/๒๕๗๐")
    press(dialog(), "บันทึกและเปิดรายการถอด")
    settle(qtbot, jobs)
    assert dialog().windowTitle() == "ถอดออกจากกลุ่ม"
    press(dialog(), "บันทึกว่าถอดแล้ว")
    settle(qtbot, jobs)
    assert dialogs() == []
    assert window.page("documents").isVisible()
    assert desk.register.detail(actor, entry.person.id).held == ()


def test_who_has_left_is_not_asked_again_but_what_is_still_to_be_removed_comes_up(
    frame: Frame, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs
) -> None:
    window = frame()
    gone = {each.account is not None: each for each in desk.register.entries(actor) if each.left}
    window.open(LeaveDuty(gone[True].person.id))
    settle(qtbot, jobs)
    assert dialog().windowTitle() == "ถอดออกจากกลุ่ม"
    dialog().done(0)
    window.open(LeaveDuty(gone[False].person.id))
    settle(qtbot, jobs)
    assert any("พ้นหน้าที่และถอดออกครบแล้ว" in each for each in texts(window))


def test_a_registrar_is_told_who_sets_up_those_who_view(
    frame: Frame, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs
) -> None:
    user = next(each for each in desk.users.users(actor) if each.role is Role.REGISTRAR)
    window = frame(Actor(user.id, user.name, user.role, user.unit_id))
    executive = next(each for each in desk.register.entries(actor) if each.person.post is Post.EXECUTIVE)
    window.open(SetViewer(executive.person.id))
    settle(qtbot, jobs)
    assert dialogs() == []
    assert any("หัวหน้าหน่วยงานคลังเป็นผู้ตั้งสิทธิดูรายงาน" in each for each in texts(window))


# the sheet for many, and when it is asked for again


def test_the_sheet_for_a_unit_or_all_is_chosen_among_the_documents(
    frame: Frame, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs
) -> None:
    window = frame()
    window.open(OpenPage("documents"))
    settle(qtbot, jobs)
    press(window, "ออกเอกสารใหม่")
    menu = shown(window, NewPaperButton)[0].menu_shown()
    assert menu is not None
    choose_entry(menu, "ใบรับทราบข้อปฏิบัติ…")
    settle(qtbot, jobs)
    asking = dialog()
    assert isinstance(asking, SheetDialog)
    signers = desk.register.signers(actor)
    assert len(asking.person_ids()) == sum(each.due is not None for each in signers)
    choose_segment(shown(asking, Segments)[0], "ทุกคนที่มีบัญชี")
    choose(asking, "unit_id", "กิจการประปา")
    mine = [each for each in signers if each.unit.short_name == "กิจการประปา"]
    assert set(asking.person_ids()) == {each.person.id for each in mine}
    press(asking, "ดูและพิมพ์")
    settle(qtbot, jobs)
    assert dialog().windowTitle() == "ใบรับทราบข้อปฏิบัติ"
    assert f"{len(mine)} คน" in texts(dialog())


def test_the_head_sets_when_it_is_asked_for_again(
    frame: Frame, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs
) -> None:
    window = frame()
    window.open(OpenPage("settings"))
    settle(qtbot, jobs)
    choose_segment(shown(window.page("settings"), Segments)[-1], "ทุกปี")
    settle(qtbot, jobs)
    assert desk.register.acknowledgement_repeat(actor) is AcknowledgementRepeat.YEARLY
    assert "แก้ข้อมูลสำนักงาน" in buttons(window)

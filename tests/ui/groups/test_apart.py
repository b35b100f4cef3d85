"""Groups that must not be held together: declared in the pane, framed in the matrix, and what the foot says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.conflicts import Clash, ConflictException, GroupConflict
from elaas_desk.domain.drafts import DutyDraft, ExceptionDraft
from elaas_desk.domain.people import Post
from elaas_desk.services.desk import Desk
from elaas_desk.services.person_records import person_of
from elaas_desk.services.views import CellState
from tests.services.office import TODAY, OfficeIds, actors, person_draft
from tests.ui.groups.conftest import OpenAs
from tests.ui.screen import Screen, type_in
from ui.errands import NewRequest
from ui.groups.apart_dialog import ApartDialog
from ui.groups.overview import GroupLine
from ui.groups.page import GroupsPage
from ui.groups.words import meaning
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.fit import misfits, unnamed
from ui.widgets.matrix import Held
from ui.widgets.paint import State
from ui.widgets.text import Text

Opened = tuple[Screen, GroupsPage]
PAIR = GroupConflict(1, 1, 2)


def press(screen: Screen, page: GroupsPage, words: str) -> None:
    found = [each for each in page.findChildren(Button) if each.words() == words and each.isVisible()]
    assert len(found) == 1, words
    screen.press(found[0])


def texts(part: GroupsPage | Dialog) -> list[str]:
    return [text.plain() for text in part.findChildren(Text) if text.isVisible()]


def together(screen: Screen, desk: Desk, actor: Actor, ids: OfficeIds) -> int:
    """The user of the LAO holds both groups, which must not be; the number of the conflict."""
    desk.groups.add_member(actor, ids.lao.account, ids.stores, TODAY, "")
    conflict_id = desk.conflicts.declare(actor, ids.payments, ids.stores, "ผู้บันทึกไม่ควรรับของ").id
    screen.page.reload()
    screen.settle()
    return conflict_id


def test_a_pair_is_declared_where_one_of_its_groups_is_shown(
    opened_page: Opened, desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    desk.groups.add_member(actor, ids.lao.account, ids.stores, TODAY, "")
    screen, page = opened_page
    page.reload()
    screen.settle()
    screen.press_row(page._table, ids.payments)
    assert "อยู่คู่กับกลุ่มใดก็ได้" in texts(page)
    press(screen, page, "เพิ่มกลุ่มที่ไม่ควรอยู่คู่กัน…")
    dialog = screen.dialog(ApartDialog)
    screen.press(dialog.primary)
    assert "ยังไม่ได้เลือก" in dialog.other.error()
    dialog.other.set_value(ids.stores)
    assert any("ตอนนี้อยู่ทั้งสองกลุ่ม 1 คน จะขึ้นในงานวันนี้ทันที: กิตติศักดิ์ ศรีสุวรรณ" in each for each in texts(dialog))
    type_in(dialog.reason, "ผู้บันทึกไม่ควรรับของ")
    assert misfits(dialog) == []
    assert unnamed(dialog) == []
    screen.press(dialog.primary)

    assert screen.told == ["บันทึกกลุ่มที่ไม่ควรอยู่คู่กันแล้ว"]
    (pair,) = desk.conflicts.conflicts(actor)
    assert ({pair.first_id, pair.second_id}, pair.reason) == ({ids.payments, ids.stores}, "ผู้บันทึกไม่ควรรับของ")
    assert "อยู่คู่กับกลุ่มเจ้าหน้าที่พัสดุ" in texts(page)  # beside the member's name


def test_the_reason_can_be_put_right_and_the_pair_taken_back(
    opened_page: Opened, desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, page = opened_page
    together(screen, desk, actor, ids)
    screen.press_row(page._table, ids.stores)
    press(screen, page, "แก้เหตุผลที่ไม่ควรอยู่คู่กับผู้บันทึกฎีกา")
    dialog = screen.dialog(ApartDialog)
    assert dialog.reason.text() == "ผู้บันทึกไม่ควรรับของ"
    type_in(dialog.reason, "เหตุผลใหม่")
    screen.press(dialog.primary)
    assert [each.reason for each in desk.conflicts.conflicts(actor)] == ["เหตุผลใหม่"]
    press(screen, page, "ให้อยู่คู่กับผู้บันทึกฎีกาได้")
    screen.press(screen.dialog(Dialog).primary)
    assert desk.conflicts.conflicts(actor) == ()
    assert "อยู่คู่กับกลุ่มใดก็ได้" in texts(page)


def test_who_may_not_change_the_catalogue_declares_nothing(
    open_as: OpenAs, desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, page = open_as(actors(ids)[Role.AUDITOR])
    together(screen, desk, actor, ids)
    screen.press_row(page._table, ids.payments)
    assert "เจ้าหน้าที่พัสดุ" in texts(page)
    shown = [each.words() for each in page.findChildren(Button) if each.isVisible()]
    assert not any("อยู่คู่" in words for words in shown)


def test_the_matrix_frames_both_and_the_foot_says_what_to_do(
    opened_page: Opened, desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, page = opened_page
    together(screen, desk, actor, ids)
    screen.press(page._views._parts[1])
    cells = page._matrix.matrix._data.cells
    mine = {group: cells[str(ids.lao.user), str(group)] for group in (ids.payments, ids.stores)}
    assert [(cell.held, cell.conflict) for cell in mine.values()] == [(Held.USED, True), (Held.UNFOUNDED, True)]
    assert not cells[str(ids.school.user), str(ids.payments)].conflict

    page._matrix.matrix.choose(str(ids.lao.user), str(ids.stores))
    screen.settle()
    said = page._matrix.foot.plain()
    assert "ไม่มีคำสั่งมอบหมาย และอยู่คู่กับกลุ่มผู้บันทึกฎีกา ซึ่งไม่ควรเป็นคนเดียวกัน" in said
    press(screen, page, "ทำคำขอถอดออก")
    assert screen.errands == [NewRequest(ids.lao.user, (ids.stores,))]


def test_an_exception_takes_the_frame_away_and_is_said(
    opened_page: Opened, desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, page = opened_page
    conflict_id = together(screen, desk, actor, ids)
    draft = ExceptionDraft(conflict_id, ids.lao.user, "ขาดคน", TODAY + timedelta(days=30), "นายก อบต.")
    screen.jobs.change(lambda: desk.conflicts.allow(actor, draft))
    screen.settle()
    screen.press(page._views._parts[1])
    assert not page._matrix.matrix._data.cells[str(ids.lao.user), str(ids.payments)].conflict
    page._matrix.matrix.choose(str(ids.lao.user), str(ids.payments))
    screen.settle()
    assert "อยู่คู่กับกลุ่มเจ้าหน้าที่พัสดุได้ถึง 23 ธ.ค. 2569 ตามข้อยกเว้น" in page._matrix.foot.plain()
    press(screen, page, "ทำคำขอ")
    assert screen.errands == [NewRequest(ids.lao.user)]


def test_the_filter_and_the_unit_keep_the_frames(opened_page: Opened, desk: Desk, actor: Actor, ids: OfficeIds) -> None:
    screen, page = opened_page
    together(screen, desk, actor, ids)
    page.set_unit(ids.lao.unit)
    screen.settle()
    assert page._matrix.matrix._data.cells[str(ids.lao.user), str(ids.payments)].conflict
    page.set_unit(ids.school.unit)
    screen.settle()
    assert not any(cell.conflict for cell in page._matrix.matrix._data.cells.values())


@pytest.mark.parametrize(
    ("cell", "clash", "state", "words"),
    [
        (CellState.HELD, Clash(PAIR), State.LATE, "อยู่คู่กับกลุ่มผู้อนุมัติ ซึ่งไม่ควรเป็นคนเดียวกัน"),
        (CellState.NO_DUTY, Clash(PAIR), State.LATE, "ไม่มีคำสั่งมอบหมาย และอยู่คู่กับกลุ่มผู้อนุมัติ"),
        (
            CellState.HELD,
            Clash(PAIR, ConflictException(1, 1, 1, "ขาดคน", TODAY, date(2026, 12, 1)), date(2026, 12, 1)),
            State.OK,
            "อยู่คู่กับกลุ่มผู้อนุมัติได้ถึง 1 ธ.ค. 2569 ตามข้อยกเว้น",
        ),
    ],
)
def test_a_cell_says_what_stands_beside_it(cell: CellState, clash: Clash, state: State, words: str) -> None:
    line = GroupLine(PrivilegeGroup(1, "ผู้บันทึกฎีกา", duty_ids=frozenset({1})), State.OK, "ใช้อยู่", ("งานการเงิน",), "", ())
    found = meaning(line, person_of(person_draft(1, Post.LAO_USER)), cell, [("ผู้อนุมัติ", clash)])
    assert (found.state, found.clause) == (state, "4.1")
    assert words in found.sentence


def test_a_duty_without_its_group_is_a_dashed_ring_that_leads_to_a_request(
    opened_page: Opened, desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, page = opened_page
    desk.register.assign_duty(actor, DutyDraft(ids.lao.user, "งานพัสดุ", "131/2569", TODAY, TODAY))
    page.reload()
    screen.settle()
    screen.press(page._views._parts[1])
    place = str(ids.lao.user), str(ids.stores)
    assert place not in page._matrix.matrix._data.cells  # it is asked for already
    screen.jobs.change(lambda: desk.requests.mark_withdrawn(actor, ids.lao.draft))
    page.reload()
    screen.settle()
    assert page._matrix.matrix._data.cells[place].held is Held.LACKING
    page._matrix.matrix.choose(*place)
    screen.settle()
    assert "มีหน้าที่ตามคำสั่งที่ต้องใช้กลุ่มนี้ แต่ยังไม่ได้อยู่ในกลุ่ม ให้ทำคำขอ" in page._matrix.foot.plain()
    press(screen, page, "ทำคำขอ")
    assert screen.errands == [NewRequest(ids.lao.user)]

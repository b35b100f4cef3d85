"""A group that New e-LAAS has no more: the dialog asks where each of its members goes."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import GroupDraft, LeaveDraft
from elaas_desk.domain.people import LeaveReason
from elaas_desk.domain.requests import RequestState
from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.services.desk import Desk
from tests.services.office import TODAY, OfficeIds
from tests.ui.screen import Screen, type_in
from ui.groups.page import GroupsPage
from ui.groups.retire_dialog import RetireDialog
from ui.widgets.choices import Segments
from ui.widgets.fit import misfits, unnamed
from ui.widgets.text import Text

Opened = tuple[Screen, GroupsPage]


def retiring(opened_page: Opened, group_id: int) -> tuple[Screen, RetireDialog]:
    screen, page = opened_page
    screen.press_row(page._table, group_id)
    page._pane.retire_wanted.emit()
    screen.settle()
    return screen, screen.dialog(RetireDialog)


def the_group(desk: Desk, actor: Actor, group_id: int) -> PrivilegeGroup:
    return next(group for group in desk.groups.groups(actor) if group.id == group_id)


def said(dialog: RetireDialog) -> list[str]:
    return [text.plain() for text in dialog.findChildren(Text) if text.isVisibleTo(dialog)]


def strip(dialog: RetireDialog, place: int) -> Segments:
    """The choices of everybody (0), then of one member after the other."""
    return [each for each in dialog.findChildren(Segments) if each.isVisibleTo(dialog)][place]


def choose(screen: Screen, strip: Segments, words: str) -> None:
    part = next(each for each in strip.findChildren(QAbstractButton) if each.accessibleName() == words)
    screen.press(part)


def words_of(strip: Segments) -> list[str]:
    return [each.accessibleName() for each in strip.findChildren(QAbstractButton)]


def test_each_member_goes_where_the_dialog_says(opened_page: Opened, desk: Desk, actor: Actor, ids: OfficeIds) -> None:
    desk.requests.mark_withdrawn(actor, ids.nursery.sent)  # it would have given the group back
    screen, dialog = retiring(opened_page, ids.payments)
    assert "สมาชิก 3 คน: ย้าย 0 · ถอดออก 0 · ยังไม่ตัดสิน 3" in said(dialog)
    assert "ย้ายไปกลุ่มที่ใช้แทน" not in words_of(strip(dialog, 1))
    dialog.replaced_by.set_value(ids.stores)
    screen.settle()
    units = [each for each in said(dialog) if "บ้านใหม่" in each]  # of the members, in their order
    choose(screen, strip(dialog, 1 + units.index("อบต.บ้านใหม่")), "ย้ายไปกลุ่มที่ใช้แทน")
    choose(screen, strip(dialog, 1 + units.index("โรงเรียนอนุบาลบ้านใหม่")), "ถอดออก")
    assert "สมาชิก 3 คน: ย้าย 1 · ถอดออก 1 · ยังไม่ตัดสิน 1" in said(dialog)
    screen.press(dialog.primary)

    assert screen.open_dialogs() == []
    assert screen.told == ["บันทึกการเลิกใช้แล้ว สิ่งที่ต้องทำต่ออยู่ในงานวันนี้และคำขอ"]
    found = the_group(desk, actor, ids.payments)
    assert (found.valid_to, found.replaced_by_id) == (TODAY, ids.stores)
    drafts = [each for each in desk.requests.listed(actor) if each.request.draft.dated == TODAY]
    assert [each.person.id for each in drafts if each.request.state is RequestState.DRAFT] == [ids.lao.user]
    assert [each.removal.person_id for each in desk.campaigns.removals(actor)] == [ids.school.user]
    (started,) = [each for unit in desk.campaigns.overview(actor) for each in unit.open]
    assert started.review.kind is ReviewKind.GROUP_RETIRED
    assert [row.username for row in desk.campaigns.detail(actor, started.review.id).rows] == ["nursery.user"]


def test_everybody_is_decided_at_once_but_who_left_does_not_move(
    opened_page: Opened, desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    desk.register.leave(actor, LeaveDraft(ids.school.user, LeaveReason.TRANSFER, date(2026, 11, 11), "135/2569"))
    screen, dialog = retiring(opened_page, ids.payments)
    dialog.replaced_by.set_value(ids.stores)
    screen.settle()
    assert any("พ้นหน้าที่แล้ว" in each for each in said(dialog))
    choose(screen, strip(dialog, 0), "ย้ายไปกลุ่มที่ใช้แทน")
    assert "สมาชิก 3 คน: ย้าย 2 · ถอดออก 0 · ยังไม่ตัดสิน 1" in said(dialog)
    choose(screen, strip(dialog, 0), "ถอดออก")
    assert "สมาชิก 3 คน: ย้าย 0 · ถอดออก 3 · ยังไม่ตัดสิน 0" in said(dialog)
    screen.press(dialog.primary)
    assert len(desk.campaigns.removals(actor)) == 3


def test_members_of_all_units_are_asked_about_though_one_unit_is_in_sight(
    opened_page: Opened, desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, page = opened_page
    page.set_unit(ids.school.unit)
    screen.settle()
    _, dialog = retiring(opened_page, ids.payments)
    assert set(dialog.fates()) == {ids.lao.account, ids.school.account, ids.nursery.account}


def test_taking_the_successor_back_takes_the_moves_back(opened_page: Opened, ids: OfficeIds) -> None:
    screen, dialog = retiring(opened_page, ids.payments)
    dialog.replaced_by.set_value(ids.stores)
    screen.settle()
    choose(screen, strip(dialog, 0), "ย้ายไปกลุ่มที่ใช้แทน")
    dialog.replaced_by.set_value(None)
    screen.settle()
    assert "สมาชิก 3 คน: ย้าย 0 · ถอดออก 0 · ยังไม่ตัดสิน 3" in said(dialog)


def test_a_group_that_nobody_is_in_says_so(opened_page: Opened, ids: OfficeIds) -> None:
    _, dialog = retiring(opened_page, ids.stores)
    assert "ไม่มีใครอยู่ในกลุ่มนี้ จึงไม่มีใครต้องย้ายหรือถอดออก" in said(dialog)


def test_members_that_an_ended_group_still_has_can_be_decided_later(
    opened_page: Opened, desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen = opened_page[0]
    screen.jobs.change(lambda: desk.groups.retire_group(actor, ids.payments, date(2026, 11, 1), ids.stores))
    screen.settle()
    _, dialog = retiring(opened_page, ids.payments)
    assert dialog.last_day() == date(2026, 11, 1)
    assert dialog.successor() == ids.stores


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("", "ยังไม่ได้ใส่วันที่"),
        ("วันพรุ่งนี้", "อ่านวันที่นี้ไม่ได้"),
        ("31/4/2569", "ไม่มีวันนี้ในปฏิทิน"),
        ("30/9/2568", "มาก่อนวันที่เริ่มใช้กลุ่ม 1 ต.ค. 2568"),
    ],
)
def test_a_last_day_that_cannot_be_is_said_at_its_field(
    opened_page: Opened, desk: Desk, actor: Actor, ids: OfficeIds, day: str, sentence: str
) -> None:
    draft = GroupDraft("เจ้าหน้าที่พัสดุ", valid_from=date(2025, 10, 1))
    opened_page[0].jobs.change(lambda: desk.groups.save_group(actor, ids.stores, draft, 1))
    opened_page[0].settle()
    screen, dialog = retiring(opened_page, ids.stores)
    type_in(dialog.on, day)
    screen.press(dialog.primary)
    assert dialog.isVisible()
    assert sentence in dialog.on.error()
    assert the_group(desk, actor, ids.stores).valid_to is None


def test_everything_in_the_dialog_fits_and_has_a_name(opened_page: Opened, ids: OfficeIds) -> None:
    screen, dialog = retiring(opened_page, ids.payments)
    dialog.replaced_by.set_value(ids.stores)
    screen.settle()
    assert misfits(dialog) == []
    assert unnamed(dialog) == []

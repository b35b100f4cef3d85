"""Who signs in another's place: recorded with the signature in sight, put right, ended, taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QComboBox

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.drafts import OrderDraft, OrderLineDraft, StandInDraft
from elaas_desk.domain.people import Post
from elaas_desk.domain.signing import Capacity
from elaas_desk.services.desk import Desk
from elaas_desk.services.signing import Standing
from tests.services.office import TODAY, OfficeIds, actors
from tests.ui.hands import choose, dialog, press, put, texts
from tests.ui.screen import Screen
from tests.ui.settings.conftest import OpenAs
from ui.settings.page import SIGNING, SettingsPage
from ui.settings.signing_dialogs import EndStandInDialog, StandInDialog
from ui.settings.signing_part import SigningPart

Opened = tuple[Screen, SettingsPage]
CLERK, EXECUTIVE = "ปลัดองค์การบริหารส่วนตำบลบ้านใหม่", "นายกองค์การบริหารส่วนตำบลบ้านใหม่"


@pytest.fixture
def part(opened_page: Opened) -> tuple[Screen, SigningPart]:
    """The section, as the head of the LAO's finance unit sees it."""
    screen, page = opened_page
    page.show_section(SIGNING)
    screen.settle()
    return screen, page.signing


def _draft(ids: OfficeIds, days: int = 0, last: int | None = 5) -> StandInDraft:
    end = None if last is None else TODAY + timedelta(days=last)
    start = TODAY + timedelta(days=days)
    return StandInDraft(Post.CLERK, ids.lao.unit, ids.lao.user, Capacity.ACTING, start, end, "131/2569", TODAY)


def _name(desk: Desk, actor: Actor, person_id: int) -> str:
    return desk.register.detail(actor, person_id).person.name.without_title


def test_at_first_nobody_stands_in_and_nothing_can_be_changed(part: tuple[Screen, SigningPart]) -> None:
    _, signing = part
    assert "ยังไม่มีผู้ลงนามแทน" in texts(signing)
    assert [each.isEnabled() for each in (signing.edit, signing.end, signing.remove)] == [False] * 3


def test_somebody_is_recorded_with_the_signature_in_sight(
    part: tuple[Screen, SigningPart], desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, signing = part
    screen.press(signing.add)
    shown = screen.dialog(StandInDialog)
    assert "เลือกตำแหน่ง" in shown.signature.lines()[0]
    choose(shown, "post", EXECUTIVE)
    put(shown, "person_id", _name(desk, actor, ids.clerk))
    choose(shown, "capacity", "ปฏิบัติราชการแทน")
    put(shown, "ends_on", "301169")
    put(shown, "order_number", "๑๓๑/๒๕๖๙")
    lines = shown.signature.lines()
    assert lines[1:] == [f"{CLERK} ปฏิบัติราชการแทน", EXECUTIVE]
    press(shown, "บันทึกผู้ลงนามแทน")
    screen.settle()
    (entry,) = desk.signing.stand_ins(actor)
    assert (entry.stand_in.capacity, entry.standing) == (Capacity.ON_BEHALF, Standing.NOW)
    assert screen.told == ["บันทึกผู้ลงนามแทนแล้ว"]
    assert len(signing.table.model.rows) == 1


def test_a_span_that_meets_another_is_refused_at_its_first_day(
    part: tuple[Screen, SigningPart], desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, signing = part
    desk.signing.add(actor, replace(_draft(ids), post=Post.EXECUTIVE))
    screen.press(signing.add)
    shown = screen.dialog(StandInDialog)
    choose(shown, "post", EXECUTIVE)
    put(shown, "person_id", _name(desk, actor, ids.clerk))
    press(shown, "บันทึกผู้ลงนามแทน")
    screen.settle()
    assert "ลงนามแทนตำแหน่งนี้อยู่แล้ว" in shown.starts.error()
    assert len(desk.signing.stand_ins(actor)) == 1


def test_an_order_of_acting_fills_in_who_and_when(
    part: tuple[Screen, SigningPart], desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, signing = part
    lines = (OrderLineDraft(ids.lao.user, "ปลัด"),)
    last = TODAY + timedelta(days=9)
    desk.orders.record(actor, OrderDraft("141/2569", TODAY, TODAY, last, acting=True, lines=lines))
    screen.press(signing.add)
    shown = screen.dialog(StandInDialog)
    box = shown.order.box
    assert isinstance(box, QComboBox)
    choose(shown, "order", box.itemText(0))
    draft = shown.draft()
    assert (draft.person_id, draft.starts_on, draft.ends_on) == (ids.lao.user, TODAY, last)
    assert (draft.order_number, draft.order_date, draft.post) == ("141/2569", TODAY, None)


def test_what_was_recorded_wrongly_is_put_right(
    part: tuple[Screen, SigningPart], desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, signing = part
    number = desk.signing.add(actor, _draft(ids)).id
    signing.reload()
    screen.settle()
    signing.table.choose(number)
    screen.press(signing.edit)
    shown = screen.dialog(StandInDialog)
    assert shown.draft() == _draft(ids)
    choose(shown, "capacity", "ปฏิบัติราชการแทน")
    press(shown, "บันทึกผู้ลงนามแทน")
    screen.settle()
    (entry,) = desk.signing.stand_ins(actor)
    assert entry.stand_in.capacity is Capacity.ON_BEHALF


def test_the_last_day_is_set(part: tuple[Screen, SigningPart], desk: Desk, actor: Actor, ids: OfficeIds) -> None:
    screen, signing = part
    number = desk.signing.add(actor, _draft(ids, days=-3, last=None)).id
    signing.reload()
    screen.settle()
    signing.table.choose(number)
    screen.press(signing.end)
    shown = screen.dialog(EndStandInDialog)
    press(shown, "บันทึกวันสุดท้าย")
    screen.settle()
    (entry,) = desk.signing.stand_ins(actor)
    assert entry.stand_in.ends_on == TODAY


def test_what_never_took_effect_is_taken_away_after_a_question(
    part: tuple[Screen, SigningPart], desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, signing = part
    number = desk.signing.add(actor, _draft(ids, days=3)).id
    signing.reload()
    screen.settle()
    signing.table.choose(number)
    screen.press(signing.remove)
    press(dialog(), "ลบรายการ")
    screen.settle()
    assert desk.signing.stand_ins(actor) == ()


def test_the_chosen_one_shows_the_signature_and_that_the_order_has_ended(
    part: tuple[Screen, SigningPart], desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, signing = part
    lines = (OrderLineDraft(ids.lao.user, "ปลัด"),)
    desk.orders.record(actor, OrderDraft("131/2569", TODAY, TODAY, TODAY, acting=True, lines=lines))
    number = desk.signing.add(actor, _draft(ids)).id
    signing.reload()
    screen.settle()
    signing.table.choose(number)
    screen.settle()
    assert signing.signature.lines()[2] == CLERK
    assert any("คำสั่งรักษาราชการแทนฉบับนี้สิ้นสุด" in words for words in texts(signing))


def test_who_may_not_edit_the_office_is_not_asked_to_add(open_as: OpenAs, ids: OfficeIds) -> None:
    screen, page = open_as(actors(ids)[Role.AUDITOR])
    page.show_section(SIGNING)
    screen.settle()
    assert "ยังไม่มีผู้ลงนามแทน" in texts(page.signing)
    assert not any("เพิ่มที่นี่" in each for each in texts(page.signing))


def test_who_may_not_edit_the_office_only_looks(open_as: OpenAs, desk: Desk, actor: Actor, ids: OfficeIds) -> None:
    desk.signing.add(actor, _draft(ids))
    screen, page = open_as(actors(ids)[Role.AUDITOR])
    page.show_section(SIGNING)
    screen.settle()
    assert len(page.signing.table.model.rows) == 1
    assert not any(each.isVisible() for each in (page.signing.add, page.signing.edit, page.signing.remove))

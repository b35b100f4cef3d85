"""The list, its pane, and each step that a request takes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QAbstractButton

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.requests import RequestState
from elaas_desk.services.desk import Desk
from tests.services.office import TODAY, OfficeIds
from tests.ui.hands import texts
from tests.ui.requests.driver import Driver
from tests.ui.system_dialogs import PrintDialogHand, press
from tests.ui.thai_input import type_thai
from ui.errands import NewRequest, OpenRequest
from ui.requests.paper_dialog import PaperDialog
from ui.widgets.buttons import Button
from ui.widgets.fit import misfits, unnamed
from ui.widgets.paint import State


def shown(at: Driver) -> list[int]:
    """The requests in the list."""
    return [entry.request.id for entry in at.page.list.table.shown()]


def chip(at: Driver, word: str) -> None:
    """Press a filter chip."""
    chips = at.page.list.chips.findChildren(QAbstractButton)
    press(next(each for each in chips if each.accessibleName().startswith(word)))


def printed_request(desk: Desk, ids: OfficeIds, head: Actor) -> int:
    """The request of the LAO's newcomer, which is on paper."""
    found = (each.request.id for each in desk.requests.listed(head) if each.person.id == ids.lao.newcomer)
    return next(found)


def test_several_requests_that_are_on_paper_are_printed_again_in_one_go(
    at: Driver, desk: Desk, head: Actor, tmp_path: Path
) -> None:
    table = at.page.list.table
    table.model.ticks.add(table.shown())
    table.model.ticks_changed.emit()
    ticked = table.ticked()
    assert 1 < len(ticked) < len(table.shown())
    assert all(entry.request.state is not RequestState.DRAFT for entry in ticked)
    hand = PrintDialogHand(tmp_path / "out.pdf")
    at_button = next(each for each in table.findChildren(Button) if each.isVisible() and each.words() == "พิมพ์อีกครั้ง")
    press(at_button)
    at.qtbot.waitUntil(lambda: any("ส่งไปพิมพ์แล้ว" in each for each in at.said), timeout=60_000)
    assert hand.pressed == 1
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as out:
        details = [desk.requests.detail(head, entry.request.id) for entry in ticked]
        assert len(out) == sum(document.pages for detail in details for document in detail.documents)


# the list


def test_the_chips_show_what_is_open_late_and_over_with_their_counts(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    assert len(shown(at)) == 9
    chip(at, "ค้างนาน")
    assert set(shown(at)) == {place.draft for place in (ids.lao, ids.school, ids.nursery)} | {
        place.sent for place in (ids.lao, ids.school, ids.nursery)
    }
    chip(at, "จบแล้ว")
    assert shown(at) == []
    desk.requests.mark_withdrawn(head, ids.lao.draft)
    at.page.reload()
    at.settle()
    assert shown(at) == [ids.lao.draft]
    names = [each.accessibleName() for each in at.page.list.chips.findChildren(QAbstractButton)]
    assert names == ["ยังไม่จบ 8", "รอลงนาม 3", "รอส่ง 0", "รอผล 3", "ค้างนาน 5", "จบแล้ว 1", "ทั้งหมด 9"]
    chip(at, "รอลงนาม")
    assert {each.request.state for each in at.page.list.table.shown()} == {RequestState.PRINTED}
    assert "รอพิมพ์ 2 นานสุด 53 วัน · รอลงนาม 3 · รอผล 3 นานสุด 53 วัน" in texts(at.page)


def test_a_request_is_late_the_day_after_the_office_s_own_limit(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    chip(at, "ทั้งหมด")
    entries = {entry.request.id: entry for entry in at.page.list.table.shown()}
    assert at.page.list.state_of(entries[ids.lao.sent]) is State.LATE
    assert at.page.list.state_of(entries[printed_request(desk, ids, head)]) is State.SOON


@pytest.mark.parametrize("typed", ["11/2570", "๑๑/๒๕๗๐"])
def test_a_request_is_found_by_its_number_in_either_digits(at: Driver, ids: OfficeIds, typed: str) -> None:
    type_thai(at.page.list.filter, typed)
    assert shown(at) == [ids.lao.draft]


def test_the_unit_filter_narrows_the_list(at: Driver, ids: OfficeIds) -> None:
    at.page.set_unit(ids.school.unit)
    at.settle()
    assert len(shown(at)) == 3


def test_an_errand_shows_its_request_though_the_filter_would_hide_it(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    desk.requests.mark_withdrawn(head, ids.lao.draft)
    at.page.reload()
    at.page.take(OpenRequest(ids.lao.draft))
    at.settle()
    assert at.page.list.chosen_id() == ids.lao.draft
    assert at.state() is RequestState.WITHDRAWN


def test_the_cross_of_the_pane_lets_go_of_the_request(at: Driver, ids: OfficeIds) -> None:
    at.show(ids.lao.draft)
    at.act("ปิด")
    assert not at.pane.isVisible()
    assert at.page.list.chosen_id() == 0


def test_an_auditor_sees_requests_and_papers_but_no_step(
    as_role: Callable[[Role], Driver], desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    at = as_role(Role.AUDITOR)
    assert not at.page.list.new.isVisible()
    at.page.take(NewRequest(ids.lao.user))
    assert at.page.wizard is None
    at.show(printed_request(desk, ids, head))
    words = at.buttons()
    assert "พิมพ์อีกครั้ง" in words
    assert "ลงนามแล้ว…" not in words


def test_a_registrar_records_what_was_sent_but_decides_nothing(
    as_role: Callable[[Role], Driver], ids: OfficeIds
) -> None:
    at = as_role(Role.REGISTRAR)
    at.show(ids.lao.sent)
    words = at.buttons()
    assert "ดำเนินการแล้ว…" not in words
    assert "ไม่อนุมัติ…" not in words
    assert "ยกเลิกคำขอ…" in words


# papers


def test_a_paper_is_shown_as_it_was_issued(at: Driver, desk: Desk, ids: OfficeIds, head: Actor) -> None:
    at.show(printed_request(desk, ids, head))
    at.act("เปิดดูแบบคำขอเป็นผู้ใช้งาน (สิ่งที่ส่งมาด้วย ๒)")
    dialog = at.dialog()
    assert isinstance(dialog, PaperDialog)
    assert dialog.content == desk.documents.content(head, ids.lao.document)
    assert dialog.preview.desk.pages() == 1


def test_papers_are_printed_again_from_the_archive(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor, tmp_path: Path
) -> None:
    at.show(printed_request(desk, ids, head))
    hand = PrintDialogHand(tmp_path / "again.pdf")
    at.act("พิมพ์อีกครั้ง")
    assert hand.pressed == 1
    assert len(pypdfium2.PdfDocument(tmp_path / "again.pdf")) == 1
    assert at.said[-1].endswith("ไปพิมพ์อีกครั้งแล้ว")
    assert at.state() is RequestState.PRINTED


# looks


@pytest.mark.parametrize("size", [(1130, 610), (980, 472), (1690, 950)])
def test_everything_fits_and_has_a_name_in_each_window(
    at: Driver, desk: Desk, ids: OfficeIds, size: tuple[int, int]
) -> None:
    at.page.resize(*size)
    at.show(ids.lao.sent)
    assert misfits(at.page) == []
    assert unnamed(at.page) == []
    at.new(ids.lao.user)
    assert misfits(at.page) == []
    assert unnamed(at.page) == []


def test_an_office_without_requests_is_offered_the_first_one(at: Driver) -> None:
    at.page.list.show_entries(())
    button = at.page.list.fill
    assert button is not None
    press(button)
    at.settle()
    assert at.page.wizard is not None


def test_the_day_of_a_request_counts_from_its_last_step(at: Driver, ids: OfficeIds) -> None:
    entry = next(each for each in at.page.list.table.shown() if each.request.id == ids.lao.sent)
    assert entry.days == (TODAY - date(2026, 10, 1)).days

"""Beside the table: who it is, what is held and why, and an ID number that is shown on demand alone."""

from __future__ import annotations

from elaas_desk.domain.tasks import TaskKind
from tests.services.office import audit_lines
from tests.ui.hands import press, shown
from tests.ui.register.page_hand import Page, gone, working
from ui.errands import NewRequest
from ui.today.errand_of import errand_of
from ui.widgets.text import Text


def test_the_id_number_is_shown_on_demand_alone_and_that_is_a_line_in_the_log(page: Page) -> None:
    entry = page.entry(working)
    page.open(entry)
    number = entry.person.national_id
    whole = f"{number[0]} {number[1:5]} {number[5:10]} {number[10:12]} {number[12]}"
    assert not page.pane_says(whole)
    before = len(audit_lines(page.desk.database))
    press(page.pane, "แสดงเลขประจำตัวประชาชน")
    page.settle()
    assert page.pane_says(whole)
    assert len(audit_lines(page.desk.database)) == before + 1
    page.open(page.entry(gone))
    page.open(entry)
    assert not page.pane_says(whole)


def test_the_pane_tells_who_it_is_what_is_held_and_why(page: Page) -> None:
    entry = page.entry(working)
    page.open(entry)
    detail = page.detail(entry.person.id)
    assert entry.account is not None
    for words in (
        entry.person.name.full,
        f"{entry.person.position}{entry.person.level}",
        entry.account.username,
        *(held.group.name for held in detail.held),
        *(held.why for held in detail.held),
        *(held.duty.name for held in detail.duties),
        detail.timeline[0].what,
    ):
        assert page.pane_says(words), words


def test_checking_rights_brings_the_groups_without_a_duty_into_sight(page: Page) -> None:
    due = page.desk.tasks.due(page.actor, page.desk.clock().date())
    line = next(each for each in due if each.task.kind is TaskKind.RIGHTS_WITHOUT_DUTY)
    page.window.open(errand_of(line))
    page.settle()
    held = page.detail(line.task.person_id or 0).held[0]
    assert not held.justified
    why = next(each for each in shown(page.pane, Text) if each.plain() == held.why)
    assert why.visibleRegion().boundingRect().height() == why.height()


def test_a_request_for_the_person_opens_the_wizard(page: Page) -> None:
    sent: list[object] = []
    page.page.errand.connect(sent.append)
    entry = page.entry(working)
    page.open(entry)
    press(page.pane, "ทำคำขอ")
    assert sent == [NewRequest(entry.person.id)]

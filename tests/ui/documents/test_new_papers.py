"""The button that issues leads to every paper that this officer may make."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.services.access import may
from elaas_desk.services.desk import Desk
from tests.ui.hands import buttons, choose_entry, dialogs, press, settle, shown
from ui.documents.new_paper_button import NewPaperButton
from ui.documents.new_papers import NEW_PAPERS
from ui.errands import OpenPage, OverPageErrand
from ui.jobs import Jobs
from ui.main_window import MainWindow

Frame = Callable[..., MainWindow]


def user(desk: Desk, actor: Actor, role: Role) -> Actor:
    found = next(each for each in desk.users.users(actor) if each.role is role)
    return Actor(found.id, found.name, found.role, found.unit_id)


@pytest.mark.parametrize("words", [paper.words for paper in NEW_PAPERS])
def test_each_entry_leads_somewhere(frame: Frame, qtbot: QtBot, jobs: Jobs, words: str) -> None:
    window = frame()
    window.open(OpenPage("documents"))
    settle(qtbot, jobs)
    press(window, "ออกเอกสารใหม่")
    menu = shown(window, NewPaperButton)[0].menu_shown()
    assert menu is not None
    choose_entry(menu, words)
    settle(qtbot, jobs)
    errand = next(paper.errand for paper in NEW_PAPERS if paper.words == words)
    if isinstance(errand, OverPageErrand):
        assert dialogs()
    else:
        assert dialogs() or not window.page("documents").isVisible()


def test_entries_that_a_role_may_not_use_are_not_offered(
    frame: Frame, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs
) -> None:
    auditor = user(desk, actor, Role.AUDITOR)
    window = frame(auditor)
    window.open(OpenPage("documents"))
    settle(qtbot, jobs)
    allowed = [paper.words for paper in NEW_PAPERS if may(auditor, paper.deed)]
    assert ("ออกเอกสารใหม่" in buttons(window)) == bool(allowed)
    if allowed:
        press(window, "ออกเอกสารใหม่")
        menu = shown(window, NewPaperButton)[0].menu_shown()
        assert menu is not None
        assert [each.text() for each in menu.actions() if not each.isSeparator()] == allowed

"""Every page and every dialog has room for its words at each size of the brief, light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor
from elaas_desk.services.desk import Desk
from tests.ui.hands import dialog, settle, shown
from ui.errands import AddPerson, Errand, OpenPage, OpenPerson
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.widgets.fit import misfits, unnamed
from ui.widgets.text import Text

SIZES = [(1366, 688), (1093, 582), (1920, 1032)]
Frame = Callable[..., MainWindow]


def not_fitting(root: QWidget) -> list[str]:
    """All but *what — who* of a task, whose tip tells the rest of a long name."""
    whose = tuple(text.plain() for text in shown(root, Text) if " — " in text.plain())
    return misfits(root, elided_allowed=whose) + unnamed(root)


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("page", ["today", "register", "reviews", "documents"])
def test_a_page_fits(frame: Frame, qtbot: QtBot, jobs: Jobs, page: str, width: int, height: int) -> None:
    window = frame(width=width, height=height)
    window.open(OpenPage(page))
    settle(qtbot, jobs)
    assert not_fitting(window) == []


@pytest.fixture
def known(desk: Desk, actor: Actor) -> dict[str, int]:
    """Somebody with groups, somebody who left, and somebody without an account."""
    entries = desk.register.entries(actor)
    return {
        "full": next(each.person.id for each in entries if each.group_count > 1 and not each.left),
        "left": next(each.person.id for each in entries if each.left and each.account),
        "none": next(each.person.id for each in entries if each.account is None),
    }


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("whose", ["full", "left", "none"])
def test_the_pane_fits_beside_the_table(
    frame: Frame, qtbot: QtBot, jobs: Jobs, known: dict[str, int], whose: str, width: int, height: int
) -> None:
    window = frame(width=width, height=height)
    window.open(OpenPage("register"))
    settle(qtbot, jobs)
    window.open(OpenPerson(known[whose]))
    settle(qtbot, jobs)
    assert not_fitting(window) == []


DIALOGS = [
    ("full", "edit"),
    ("full", "password"),
    ("full", "leave"),
    ("full", "duty"),
    ("full", "acknowledge"),
    ("left", "remove"),
    ("none", "account"),
    ("", "add"),
]


@pytest.mark.parametrize(("width", "height"), SIZES[:2])
def test_the_dialogs_of_the_register_fit_with_all_their_errors(
    frame: Frame, qtbot: QtBot, jobs: Jobs, known: dict[str, int], width: int, height: int
) -> None:
    window = frame(width=width, height=height)
    window.open(OpenPage("register"))
    settle(qtbot, jobs)
    for whose, then in DIALOGS:
        errand: Errand = OpenPerson(known[whose], then) if whose else AddPerson()
        window.open(errand)
        settle(qtbot, jobs)
        asked = dialog()
        assert not_fitting(asked) == [], then
        asked.check()
        settle(qtbot, jobs)
        assert not_fitting(asked) == [], then
        assert asked.height() <= height
        asked.reject()
        settle(qtbot, jobs)

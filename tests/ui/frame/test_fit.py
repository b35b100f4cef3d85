"""Every page and every dialog has room for its words at each size of the brief, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.exceptions import TimeoutError as QtBotTimeout
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


def assert_fits(qtbot: QtBot, root: QWidget, what: str) -> None:
    """A layout may need another turn of the event loop; then everything has its room."""
    with suppress(QtBotTimeout):
        qtbot.waitUntil(partial(_fits, root), timeout=2000)
    assert not_fitting(root) == [], what


def _fits(root: QWidget) -> bool:
    return not not_fitting(root)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_each_page_fits(frame: Frame, qtbot: QtBot, jobs: Jobs, width: int, height: int) -> None:
    window = frame(width=width, height=height)
    for page in ("today", "register", "reviews", "documents"):
        window.open(OpenPage(page))
        settle(qtbot, jobs)
        assert_fits(qtbot, window, page)


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
def test_the_pane_fits_beside_the_table(
    frame: Frame, qtbot: QtBot, jobs: Jobs, known: dict[str, int], width: int, height: int
) -> None:
    window = frame(width=width, height=height)
    window.open(OpenPage("register"))
    settle(qtbot, jobs)
    for whose, person_id in known.items():
        window.open(OpenPerson(person_id))
        settle(qtbot, jobs)
        assert_fits(qtbot, window, whose)


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
        assert_fits(qtbot, asked, then)
        asked.check()
        settle(qtbot, jobs)
        assert_fits(qtbot, asked, then)
        assert asked.height() <= height
        asked.reject()
        settle(qtbot, jobs)

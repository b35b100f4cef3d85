"""What was issued, found, shown, printed and saved again just as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.requests import IssuedDocument
from elaas_desk.services.desk import Desk
from tests.ui.hands import dialog, press, settle, shown, texts
from tests.ui.system_dialogs import PrintDialogHand, SaveDialogHand
from tests.ui.thai_input import type_thai
from ui.errands import OpenPage
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.widgets.preview import PagePreview
from ui.widgets.search import FilterBox
from ui.widgets.table import Table


@pytest.fixture
def window(frame: Callable[..., MainWindow], qtbot: QtBot, jobs: Jobs) -> MainWindow:
    window = frame()
    window.open(OpenPage("documents"))
    settle(qtbot, jobs)
    return window


def table(window: MainWindow) -> Table:
    return shown(window.page("documents"), Table)[0]


def test_the_newest_paper_is_shown_at_once(window: MainWindow, desk: Desk, actor: Actor) -> None:
    newest = desk.documents.issued(actor)[0]
    assert table(window).chosen() == newest
    assert shown(window.page("documents"), PagePreview)
    assert any("เก็บไว้ตามที่ออกจริง" in each for each in texts(window))


def test_a_number_finds_its_papers(window: MainWindow) -> None:
    type_thai(shown(window.page("documents"), FilterBox)[0], "๑/๒๕๖๙", key_by_key=True)
    assert {each.number for each in table(window).shown()} == {"๑/๒๕๖๙"}


def test_the_archive_itself_is_saved(
    window: MainWindow, qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor, tmp_path: Path
) -> None:
    target = tmp_path / "saved.pdf"
    hand = SaveDialogHand(target)
    press(window, "บันทึกเป็น PDF")
    settle(qtbot, jobs)
    assert hand.pressed == 1
    chosen = table(window).chosen()
    assert isinstance(chosen, IssuedDocument)
    assert target.read_bytes() == desk.documents.content(actor, chosen.id)
    assert any("saved.pdf" in each for each in texts(window))


def test_a_place_that_cannot_be_written_is_told(window: MainWindow, qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    hand = SaveDialogHand(tmp_path / "none" / "saved.pdf")
    press(window, "บันทึกเป็น PDF")
    settle(qtbot, jobs)
    assert hand.pressed == 1
    assert not (tmp_path / "none").exists()
    assert "ทำรายการนี้ไม่ได้" in texts(dialog())


def test_a_print_that_is_called_off_leaves_everything(window: MainWindow, qtbot: QtBot, jobs: Jobs) -> None:
    hand = PrintDialogHand(None)
    press(window, "พิมพ์อีกครั้ง")
    settle(qtbot, jobs)
    assert hand.pressed == 1
    assert table(window).chosen() is not None

"""The evidence pack from the page of documents: asked for, written, and where it went is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from tests.ui.hands import buttons, dialog, press, put, settle
from tests.ui.system_dialogs import ChooseDialogHand
from ui.documents.evidence_dialog import EvidenceDialog
from ui.errands import OpenPage
from ui.jobs import Jobs
from ui.main_window import MainWindow


@pytest.fixture
def window(frame: Callable[..., MainWindow], qtbot: QtBot, jobs: Jobs) -> MainWindow:
    window = frame()
    window.open(OpenPage("documents"))
    settle(qtbot, jobs)
    return window


@pytest.fixture
def asked(window: MainWindow, qtbot: QtBot, jobs: Jobs) -> EvidenceDialog:
    press(window, "ชุดหลักฐาน…")
    settle(qtbot, jobs)
    found = dialog()
    assert isinstance(found, EvidenceDialog)
    return found


def test_it_begins_with_the_fiscal_year_and_every_unit(asked: EvidenceDialog) -> None:
    assert (str(asked.first.day()), str(asked.last.day())) == ("2026-10-01", "2026-11-23")
    assert asked.unit.value() == 0


def test_the_files_are_written_and_named_and_the_folder_can_be_opened(
    asked: EvidenceDialog, qtbot: QtBot, jobs: Jobs, tmp_path: Path
) -> None:
    folder = tmp_path / "หลักฐาน"
    folder.mkdir()
    put(asked, "first", "1/10/2568")
    hand = ChooseDialogHand(folder)
    press(asked, "เลือกโฟลเดอร์และจัดทำ…")
    settle(qtbot, jobs)
    assert hand.pressed == 1
    names = {each.name for each in folder.iterdir()}
    assert names == {
        "ชุดหลักฐาน 2568-10-01 ถึง 2569-11-23.pdf",
        "ชุดหลักฐาน 2568-10-01 ถึง 2569-11-23.xlsx",
        "SHA256SUMS.txt",
    }
    assert all(name in asked.told() for name in names)
    assert {"เปิดโฟลเดอร์", "ปิด"} <= set(buttons(asked))
    assert len(pypdfium2.PdfDocument(str(next(folder.glob("*.pdf"))))) > 3


def test_days_the_wrong_way_round_are_told_at_the_field_and_nothing_is_written(
    asked: EvidenceDialog, qtbot: QtBot, jobs: Jobs, tmp_path: Path
) -> None:
    put(asked, "last", "1/9/2569")
    asked.write_into(tmp_path)
    settle(qtbot, jobs)
    assert "ก่อน" in asked.last.error()
    assert not list(tmp_path.glob("ชุดหลักฐาน*"))


def test_a_folder_that_is_gone_is_told_and_the_dialog_stays(
    asked: EvidenceDialog, qtbot: QtBot, jobs: Jobs, tmp_path: Path
) -> None:
    asked.write_into(tmp_path / "none")
    settle(qtbot, jobs)
    assert asked.problem_shown()
    assert "เลือกโฟลเดอร์และจัดทำ…" in buttons(asked)

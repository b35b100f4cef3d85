"""Any list or report on the screen is saved as a workbook, by its button or by the keyboard, as it is filtered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor
from elaas_desk.services.desk import Desk
from tests.services.office import audit_lines
from tests.ui.hands import choose_entry, dialog, press, settle, shown, texts
from tests.ui.system_dialogs import ReplaceHand, SaveDialogHand
from tests.ui.thai_input import type_thai
from ui.errands import OpenPage
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.widgets.list_tools import ListTools
from ui.widgets.search import FilterBox
from ui.widgets.table import Table
from ui.widgets.workbook_wanted import WORDS, Workbook, ask_for_workbook

Opened = Callable[[str], MainWindow]


@pytest.fixture
def opened(frame: Callable[..., MainWindow], qtbot: QtBot, jobs: Jobs) -> Opened:
    def open_page(key: str) -> MainWindow:
        window = frame()
        window.open(OpenPage(key))
        settle(qtbot, jobs)
        return window

    return open_page


def rows_of(path: Path) -> list[tuple[Any, ...]]:
    """Headings and rows of the first sheet."""
    return list(openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=3, values_only=True))


def export_keys(part: QWidget) -> None:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    handle = part.window().windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_E, held)
    QApplication.processEvents()


def test_the_register_is_saved_as_it_is_filtered_with_days_and_numbers(
    opened: Opened, qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor, tmp_path: Path
) -> None:
    window = opened("register")
    page = window.page("register")
    type_thai(shown(page, FilterBox)[0], "การเงิน", key_by_key=True)
    table = shown(page, Table)[0]
    assert 0 < len(table.shown()) < len(table.model.rows)
    target = tmp_path / "ทะเบียน.xlsx"
    hand = SaveDialogHand(target)
    press(window, WORDS)
    settle(qtbot, jobs)
    assert hand.offered == ["ทะเบียนผู้ใช้งาน 2569-11-23.xlsx"]
    headings, *rows = rows_of(target)
    assert headings[:2] == ("ชื่อ–สกุล", "ตำแหน่ง")
    assert [row[0] for row in rows] == [entry.person.name.without_title for entry in table.shown()]
    held = dict(zip(headings, zip(*rows, strict=True), strict=True))
    assert list(held["กลุ่ม"]) == [entry.group_count for entry in table.shown()]
    assert {type(each) for each in held["เปลี่ยนรหัสผ่านเมื่อ"]} <= {datetime, type(None)}
    note = str(openpyxl.load_workbook(target).worksheets[0]["A2"].value)
    assert f"แสดง {len(rows)} จาก {len(table.model.rows)} รายการ" in note
    assert any(f"{len(rows)} แถว ที่ ทะเบียน.xlsx" in each for each in texts(window))
    assert audit_lines(desk.database)[-1].what == "list_taken_out"


@pytest.mark.parametrize("key", ["today", "register", "groups", "requests", "reviews", "documents"])
def test_every_list_of_the_rail_is_saved_by_the_keyboard(
    opened: Opened, qtbot: QtBot, jobs: Jobs, tmp_path: Path, key: str
) -> None:
    window = opened(key)
    hand = SaveDialogHand(tmp_path / "out.xlsx")
    export_keys(window)
    qtbot.waitUntil(lambda: hand.pressed == 1)  # a button that is pressed by its keys shows that for a moment first
    settle(qtbot, jobs)
    assert len(rows_of(tmp_path / "out.xlsx")) > 1


def test_the_keys_work_in_a_list_that_has_no_button(opened: Opened, qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    window = opened("documents")
    shown(window, ListTools)[0].hide()
    table = shown(window.page("documents"), Table)[0]
    table.view.setFocus()
    hand = SaveDialogHand(tmp_path / "out.xlsx")
    export_keys(table.view)
    settle(qtbot, jobs)
    assert hand.pressed == 1
    headings, *rows = rows_of(tmp_path / "out.xlsx")
    assert headings[-2:] == ("จำนวนหน้า", "SHA-256")
    assert all(isinstance(row[0], datetime) and isinstance(row[-2], int) for row in rows)


def test_called_off_nothing_is_written_and_nothing_is_told(
    opened: Opened, qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path
) -> None:
    window = opened("register")
    before = len(audit_lines(desk.database))
    hand = SaveDialogHand(None)
    press(window, WORDS)
    settle(qtbot, jobs)
    assert hand.pressed == 1
    assert len(audit_lines(desk.database)) == before


def test_a_name_without_its_ending_gets_it(opened: Opened, qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    window = opened("register")
    hand = SaveDialogHand(tmp_path / "ทะเบียน")
    press(window, WORDS)
    settle(qtbot, jobs)
    assert hand.pressed == 1
    assert [each.name for each in tmp_path.glob("ทะเบียน*")] == ["ทะเบียน.xlsx"]


def test_a_file_that_excel_holds_open_is_told_with_what_to_do(
    opened: Opened, qtbot: QtBot, jobs: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "เปิดอยู่.xlsx"
    target.write_bytes(b"as it was")

    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "The process cannot access the file because it is being used by another process")

    window = opened("register")
    monkeypatch.setattr(Path, "replace", refuse)
    hand, yes = SaveDialogHand(target.with_suffix("")), ReplaceHand()
    press(window, WORDS)
    settle(qtbot, jobs)
    assert (hand.pressed, yes.pressed) == (1, 1)
    told = " ".join(texts(dialog()))
    assert "เขียนทับแฟ้ม เปิดอยู่.xlsx ไม่ได้ แฟ้มเดิมไม่เปลี่ยน" in told
    assert "กรุณาปิดก่อน หรือบันทึกเป็นชื่ออื่น" in told
    assert target.read_bytes() == b"as it was"
    assert [each.name for each in tmp_path.glob("*.xlsx*")] == [target.name]


def test_a_column_that_was_taken_out_is_not_saved_and_comes_back_by_the_menu(opened: Opened) -> None:
    window = opened("register")
    table = shown(window.page("register"), Table)[0]
    for expected in (False, True):
        press(window, "เลือกคอลัมน์")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert len(menu.actions()) == len(table.model.columns) - 1  # the first always stays
        choose_entry(menu, "ตำแหน่ง")
        (sheet,) = table.workbook().sheets()
        assert ("ตำแหน่ง" in sheet.headings) is expected


def test_a_part_that_no_window_holds_asks_in_vain(qtbot: QtBot) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    assert not ask_for_workbook(part, Workbook("ไม่มี", tuple))


def test_columns_stay_out_for_the_one_who_took_them_out(
    opened: Opened, frame: Callable[..., MainWindow], qtbot: QtBot, jobs: Jobs, actor: Actor
) -> None:
    windows = [opened("register")]
    shown(windows[0].page("register"), Table)[0].hide_columns([1, 3])
    windows.append(opened("register"))
    again = shown(windows[1].page("register"), Table)[0]
    assert again.hidden_columns() == {1, 3}
    windows.append(frame(replace(actor, user_id=actor.user_id + 1)))
    windows[2].open(OpenPage("register"))
    settle(qtbot, jobs)
    assert not shown(windows[2].page("register"), Table)[0].hidden_columns()
    again.hide_columns([])
    windows.append(opened("register"))
    assert not shown(windows[3].page("register"), Table)[0].hidden_columns()

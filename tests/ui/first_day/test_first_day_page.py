"""The first day on the screen: the sheet is handed out, opened, put right in its cells, and entered all at once."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.first_day_sheet import HEADINGS, SheetColumn
from elaas_desk.services.desk import Desk
from tests.services.office import new_national_id
from tests.ui.hands import buttons, dialog, press, settle, texts
from tests.ui.system_dialogs import ChooseDialogHand, SaveDialogHand
from tests.ui.thai_input import type_thai
from ui.errands import ImportPeople, OpenPage
from ui.first_day.page import FirstDayPage
from ui.first_day.sheet_model import FIRST_CELL, RESULT, TAKEN
from ui.intake.report_dialog import ReportDialog
from ui.jobs import Jobs
from ui.main_window import MainWindow

GOOD = {
    SheetColumn.TITLE: "นางสาว",
    SheetColumn.FIRST_NAME: "กานดา",
    SheetColumn.LAST_NAME: "มั่นคงดี",
    SheetColumn.POSITION: "นักวิชาการเงินและบัญชี",
    SheetColumn.USERNAME: "kanda.m",
    SheetColumn.GROUPS: "ผู้บันทึกฎีกา",
}


def _row(**changes: str) -> Mapping[SheetColumn, str]:
    named = {SheetColumn[name.upper()]: text for name, text in changes.items()}
    return {**GOOD, SheetColumn.NATIONAL_ID: new_national_id(), **named}


@pytest.fixture
def fill_in(desk: Desk, actor: Actor, tmp_path: Path) -> Callable[..., Path]:
    """Fills in the program's own template as an office does in Excel."""

    def fill(*rows: Mapping[SheetColumn, str]) -> Path:
        book = openpyxl.load_workbook(io.BytesIO(desk.first_day.template(actor)))
        for at, row in enumerate(rows, 2):
            for place, column in enumerate(HEADINGS, 1):
                book.worksheets[0].cell(at, place, row.get(column) or None)
        path = tmp_path / "กรอกแล้ว.xlsx"
        book.save(path)
        return path

    return fill


@pytest.fixture
def window(frame: Callable[..., MainWindow], qtbot: QtBot, jobs: Jobs) -> MainWindow:
    window = frame()
    window.open(ImportPeople())
    settle(qtbot, jobs)
    return window


def _page(window: MainWindow) -> FirstDayPage:
    page = window.page("first_day")
    assert isinstance(page, FirstDayPage)
    return page


def _open(window: MainWindow, path: Path, qtbot: QtBot, jobs: Jobs) -> FirstDayPage:
    hand = ChooseDialogHand(path)
    press(window, "เปิดแบบที่กรอกแล้ว…")
    settle(qtbot, jobs)
    assert hand.pressed == 1
    return _page(window)


def _type_into_cell(page: FirstDayPage, text: str, qtbot: QtBot, jobs: Jobs) -> None:
    grid = page.check.grid
    QTest.keyClick(grid, Qt.Key.Key_F2)
    editor = grid.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    type_thai(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    settle(qtbot, jobs)


def test_the_register_leads_here_and_back(frame: Callable[..., MainWindow], qtbot: QtBot, jobs: Jobs) -> None:
    window = frame()
    window.open(OpenPage("register"))
    settle(qtbot, jobs)
    press(window, "นำเข้า…")
    settle(qtbot, jobs)
    assert "จากแบบกรอก Excel" in texts(window)
    press(window, "กลับไปทะเบียน")
    settle(qtbot, jobs)
    assert window.page("register").isVisible()


def test_the_empty_sheet_is_saved_where_the_officer_says(
    window: MainWindow, qtbot: QtBot, jobs: Jobs, tmp_path: Path
) -> None:
    hand = SaveDialogHand(tmp_path / "แบบกรอก.xlsx")
    press(window, "บันทึกแบบกรอกเปล่า…")
    settle(qtbot, jobs)
    assert hand.offered == ["แบบกรอกคนและบัญชี New e-LAAS.xlsx"]
    assert openpyxl.load_workbook(tmp_path / "แบบกรอก.xlsx").worksheets[0]["B1"].value == "ชื่อ"


def test_a_filled_sheet_is_shown_entered_and_leads_to_the_register(
    window: MainWindow, qtbot: QtBot, jobs: Jobs, fill_in: Callable[..., Path], desk: Desk, actor: Actor
) -> None:
    before = desk.database.chain_head()
    page = _open(window, fill_in(_row(), _row(first_name="วิภาดา", username="wipada.m", national_id="")), qtbot, jobs)
    assert desk.database.chain_head() == before
    assert "พร้อมบันทึก" in page.check.says()
    assert page.check.summary() == "เพิ่ม 2 คน 2 บัญชี · ยังไม่มีเลขประจำตัวประชาชน 1 คน"
    press(window, "บันทึก 2 แถว")
    settle(qtbot, jobs)
    assert window.page("register").isVisible()
    entered = {each.person.name.first: each for each in desk.register.entries(actor)}
    account = entered["กานดา"].account
    assert account is not None
    assert account.username == "kanda.m"
    assert entered["วิภาดา"].person.national_id == ""


def test_a_wrong_cell_is_said_gone_to_and_put_right_in_place(
    window: MainWindow, qtbot: QtBot, jobs: Jobs, fill_in: Callable[..., Path]
) -> None:
    path = fill_in(_row(), _row(first_name="วิภาดา", username="wipada.m", national_id="1234", position=""))
    page = _open(window, path, qtbot, jobs)
    model, grid = page.check.model, page.check.grid
    assert grid.currentIndex().data() == "1234"
    assert page.check.says().startswith("แถว 3 เลขประจำตัวประชาชน: เลขประจำตัวประชาชนต้องเป็นตัวเลข 13 หลัก")
    assert model.index(1, RESULT).data() == "3 · แก้ 2 ช่อง"
    press(window, "บันทึก 2 แถว")
    assert window.page("first_day").isVisible()  # nothing is entered while a cell is wrong
    _type_into_cell(page, new_national_id(), qtbot, jobs)
    assert model.index(1, RESULT).data() == "3 · แก้ 1 ช่อง"
    press(window, "ช่องถัดไปที่ต้องแก้")
    assert model.columns[grid.currentIndex().column() - FIRST_CELL] is SheetColumn.POSITION
    _type_into_cell(page, "เจ้าพนักงานพัสดุ", qtbot, jobs)
    assert model.index(1, RESULT).data() == "3 · คนใหม่"
    assert "ช่องถัดไปที่ต้องแก้" not in buttons(window)
    assert "พร้อมบันทึก" in page.check.says()


def test_a_row_that_is_left_out_does_not_hold_up_the_others(
    window: MainWindow, qtbot: QtBot, jobs: Jobs, fill_in: Callable[..., Path], desk: Desk, actor: Actor
) -> None:
    path = fill_in(_row(), _row(first_name="วิภาดา", username="ไทย"))
    page = _open(window, path, qtbot, jobs)
    at = page.check.grid.visualRect(page.check.model.index(1, TAKEN)).center()
    QTest.mouseClick(page.check.grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    QApplication.processEvents()
    assert page.check.model.index(1, RESULT).data() == "3 · ไม่เอา"
    press(window, "บันทึก 1 แถว")
    settle(qtbot, jobs)
    names = {each.person.name.first for each in desk.register.entries(actor)}
    assert "กานดา" in names
    assert "วิภาดา" not in names


def test_new_groups_are_named_before_they_are_added(
    window: MainWindow, qtbot: QtBot, jobs: Jobs, fill_in: Callable[..., Path]
) -> None:
    page = _open(window, fill_in(_row(groups="ผู้บันทึกฎีกา, กลุ่มที่เพิ่งเห็น")), qtbot, jobs)
    assert "เพิ่มกลุ่มใหม่ 1 กลุ่ม: กลุ่มที่เพิ่งเห็น" in page.check.summary()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("ว่าง.xlsx", b"", "ว่าง"),
        ("ขยะ.xlsx", b"\x00\x01\x02 noise" * 50, "แฟ้ม"),
        ("อื่น.csv", "รหัส,กลุ่ม\na,b\n".encode(), "หัวตาราง"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused_in_one_sentence(
    window: MainWindow, qtbot: QtBot, jobs: Jobs, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    page = _open(window, path, qtbot, jobs)
    assert sentence in page.source.problem_shown()
    assert page.source.isVisible()


def test_an_unfilled_sheet_says_that_nobody_is_in_it(
    window: MainWindow, qtbot: QtBot, jobs: Jobs, fill_in: Callable[..., Path]
) -> None:
    page = _open(window, fill_in(), qtbot, jobs)
    assert "ยังไม่มีใคร" in page.source.problem_shown()


def test_a_report_that_is_chosen_becomes_one_row_for_each_user(
    window: MainWindow, qtbot: QtBot, jobs: Jobs, tmp_path: Path
) -> None:
    path = tmp_path / "report.csv"
    lines = (
        "กลุ่มผู้ใช้งาน,ชื่อผู้ใช้,ชื่อ-สกุล,ตำแหน่ง",
        "ผู้บันทึกฎีกา,new.user,นางสาวกานดา มั่นคงดี,นักวิชาการพัสดุ",
        "ผู้ตรวจฎีกา,new.user,นางสาวกานดา มั่นคงดี,นักวิชาการพัสดุ",
    )
    path.write_text("\n".join(lines), "utf-8")
    press(window, "เลือกรายงาน…")
    reading = dialog()
    assert isinstance(reading, ReportDialog)
    reading.read(path)
    settle(qtbot, jobs)
    press(reading, "ใช้ข้อมูลนี้")
    settle(qtbot, jobs)
    (row,) = _page(window).check.model.rows()
    assert (row.groups, row.problems, row.id_missing) == (("ผู้บันทึกฎีกา", "ผู้ตรวจฎีกา"), {}, True)

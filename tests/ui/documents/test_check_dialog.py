"""A paper or a PDF that somebody holds is compared with what was issued."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.services.archive import ArchiveEntry, PaperSearch
from elaas_desk.services.desk import Desk
from tests.domain.test_document_codes import KEDMANEE
from tests.ui.dropping import drop, mime_of
from tests.ui.hands import buttons, dialog, key, press, settle, shown, texts
from tests.ui.system_dialogs import ChooseDialogHand
from tests.ui.thai_input import type_thai
from ui.documents.check_dialog import CheckDialog
from ui.errands import OpenPage
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.widgets.preview import PagePreview
from ui.widgets.search import SearchBox

Frame = Callable[..., MainWindow]


@pytest.fixture
def window(frame: Frame) -> MainWindow:
    return frame()


@pytest.fixture
def paper(desk: Desk, actor: Actor) -> ArchiveEntry:
    return desk.archive.search(actor, PaperSearch())[0]


@pytest.fixture
def checking(window: MainWindow, qtbot: QtBot, jobs: Jobs) -> CheckDialog:
    window.open(OpenPage("documents"))
    settle(qtbot, jobs)
    press(window, "ตรวจสอบเอกสาร…")
    settle(qtbot, jobs)
    found = dialog()
    assert isinstance(found, CheckDialog)
    return found


def scan(checking: CheckDialog, keys: str) -> None:
    """As a scanner does: it types, and presses Enter."""
    checking.code.line.setFocus()
    checking.code.line.selectAll()
    if keys.isascii():
        QTest.keyClicks(checking.code.line, keys)
    else:
        type_thai(checking.code.line, keys)
    key(checking.code.line, Qt.Key.Key_Return)


def test_ctrl_k_leads_to_the_check(window: MainWindow, qtbot: QtBot, jobs: Jobs) -> None:
    settle(qtbot, jobs)
    key(window, Qt.Key.Key_K, control=True)
    type_thai(shown(window, SearchBox)[0], "ตรวจสอบเอกสาร", key_by_key=True)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert isinstance(dialog(), CheckDialog)


@pytest.mark.parametrize("thai_keyboard", [False, True])
def test_a_scanned_code_says_what_was_issued_when_by_whom_and_shows_it(
    checking: CheckDialog, paper: ArchiveEntry, qtbot: QtBot, jobs: Jobs, *, thai_keyboard: bool
) -> None:
    keys = f"ELAAS-DESK:{paper.document.code.upper()}"
    scan(checking, keys.translate(KEDMANEE) if thai_keyboard else keys)
    settle(qtbot, jobs)
    said = " ".join(texts(checking))
    assert "เป็นรหัสที่หน่วยงานออกจริง" in said
    assert paper.document.issued_by in said
    assert paper.whose in said
    assert paper.document.number in said
    assert shown(checking, PagePreview)
    assert checking.isVisible(), "it stays open for the next paper"


def test_the_next_scan_replaces_the_last(checking: CheckDialog, paper: ArchiveEntry, qtbot: QtBot, jobs: Jobs) -> None:
    scan(checking, "000000000000")
    settle(qtbot, jobs)
    assert any("ไม่เคยออกเอกสารรหัส 0000 0000 0000" in each for each in texts(checking))
    assert not shown(checking, PagePreview)
    QTest.keyClicks(checking.code.line, paper.document.code)  # nothing is wiped by hand before it
    key(checking.code.line, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert any("เป็นรหัสที่หน่วยงานออกจริง" in each for each in texts(checking))


def test_whoever_sees_one_unit_alone_is_not_told_that_a_paper_of_another_was_never_issued(
    desk: Desk, actor: Actor, frame: Frame, qtbot: QtBot, jobs: Jobs
) -> None:
    user = next(each for each in desk.users.users(actor) if each.role is Role.SUBUNIT_HEAD)
    of_subunit = Actor(user.id, user.name, user.role, user.unit_id)
    other = next(each for each in desk.archive.search(actor, PaperSearch()) if each.document.unit_id != user.unit_id)
    window = frame(of_subunit)
    checking = CheckDialog(desk.archive, desk.documents, of_subunit, jobs, window)
    checking.show()
    scan(checking, other.document.code)
    settle(qtbot, jobs)
    assert any("ในเอกสารของหน่วยงานนี้" in each for each in texts(checking))
    assert not any("ไม่เคยออก" in each for each in texts(checking))


def test_what_is_no_code_is_told_at_the_box(checking: CheckDialog, qtbot: QtBot, jobs: Jobs) -> None:
    scan(checking, "hello")
    settle(qtbot, jobs)
    assert "ไม่ใช่รหัสเอกสาร" in checking.code.error()


def test_the_file_that_was_issued_is_dropped_and_known(
    checking: CheckDialog, paper: ArchiveEntry, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs, tmp_path: Path
) -> None:
    path = tmp_path / "จากผู้ตรวจ.pdf"
    path.write_bytes(desk.documents.content(actor, paper.document.id))
    assert drop(checking, mime_of(path))
    settle(qtbot, jobs)
    assert any("ตรงกับที่ออกทุกไบต์" in each for each in texts(checking))
    assert shown(checking, PagePreview)


def test_a_file_that_was_changed_is_told_apart_and_the_real_one_is_shown(
    checking: CheckDialog, paper: ArchiveEntry, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs, tmp_path: Path
) -> None:
    path = tmp_path / "changed.pdf"
    path.write_bytes(desk.documents.content(actor, paper.document.id) + b"%")
    hand = ChooseDialogHand(path)
    press(checking, "เลือกแฟ้ม PDF…")
    settle(qtbot, jobs)
    assert hand.pressed == 1
    assert any("แต่แฟ้มนี้ไม่ตรงกับที่ออก" in each for each in texts(checking))
    assert shown(checking, PagePreview)


def test_files_that_cannot_be_checked_are_one_sentence_each(
    checking: CheckDialog, qtbot: QtBot, jobs: Jobs, tmp_path: Path
) -> None:
    word, junk = tmp_path / "หนังสือ.docx", tmp_path / "junk.pdf"
    word.write_bytes(b"PK\x03\x04")
    junk.write_bytes(b"%PDF-1.7 junk")
    for path, words in ((word, "ไม่ใช่ PDF จึงตรวจไม่ได้"), (junk, "อ่านข้อความข้างในไม่ได้")):
        assert drop(checking, mime_of(path))
        settle(qtbot, jobs)
        assert any(words in each for each in texts(checking)), path
    assert drop(checking, mime_of(word, junk))
    QApplication.processEvents()
    assert any("ครั้งละหนึ่งแฟ้ม" in each for each in texts(checking))


def test_a_value_that_was_printed_twice_is_two_papers_to_choose_from(
    checking: CheckDialog, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs
) -> None:
    person = desk.register.entries(actor)[0].person.id
    first = desk.documents.issue_acknowledgement(actor, [person])
    again = desk.documents.issue_acknowledgement(actor, [person])
    assert first.code == again.code
    scan(checking, first.code)
    settle(qtbot, jobs)
    assert any("ออกจริง 2 ครั้ง" in each for each in texts(checking))
    assert buttons(checking).count("ดูฉบับนี้") == 2


def test_esc_closes_it_whatever_was_typed(checking: CheckDialog) -> None:
    QTest.keyClicks(checking.code.line, "213e")
    key(checking, Qt.Key.Key_Escape)
    assert not checking.isVisible()

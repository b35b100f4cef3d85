"""Somebody is transferred: from today to the printed notice and the recorded removal, clicks and keys counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.people import LeaveReason
from elaas_desk.domain.requests import PaperKind
from elaas_desk.services.desk import Desk
from tests.end_to_end.officer import Effort, Officer
from tests.services.office import TODAY, Clock, OfficeIds, actors, make_template, opened
from ui.issue_dialog import IssueDialog
from ui.register.account_dialogs import RemoveDialog
from ui.register.leave_dialogs import LeaveDialog
from ui.widgets.search import SearchBox

pytestmark = [pytest.mark.journey, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, OfficeIds]:
    """The office, written once."""
    path = tmp_path_factory.mktemp("template") / "register.elaas"
    return path, make_template(path)


@pytest.fixture
def ids(template: tuple[Path, OfficeIds]) -> OfficeIds:
    """The register's numbers of the office."""
    return template[1]


@pytest.fixture
def head(ids: OfficeIds) -> Actor:
    """The head of the LAO's finance unit."""
    return actors(ids)[Role.LAO_HEAD]


@pytest.fixture
def desk(template: tuple[Path, OfficeIds], tmp_path: Path) -> Iterator[Desk]:
    """All services over a copy of the office."""
    folder = tmp_path / "office"
    folder.mkdir()
    with opened(template[0], folder, Clock()) as desk:
        yield desk


@pytest.fixture
def officer(qtbot: QtBot, qapp: QApplication, desk: Desk, head: Actor, tmp_path: Path) -> Iterator[Officer]:
    """The head before today's list."""
    officer = Officer(qtbot, qapp, desk, head, tmp_path / "settings.json")
    yield officer
    officer.close()


def search_for(officer: Officer, latin: str) -> None:
    """Ctrl+K, the user name, and the second of what was found: that this person leaves."""
    handle = officer.frame.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = officer.frame.findChildren(SearchBox)[0]
    assert box.hasFocus()
    for letter in latin:
        QTest.keyClick(handle, Qt.Key.Key_Period if letter == "." else Qt.Key(ord(letter.upper())))
    for pressed in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        popup = QApplication.activePopupWidget()
        assert popup is not None
        popup_handle = popup.windowHandle()
        assert popup_handle is not None
        QTest.keyClick(popup_handle, pressed)
    officer.settle()


def test_a_transfer_is_recorded_noticed_and_removed_over_todays_list(
    officer: Officer, desk: Desk, head: Actor, ids: OfficeIds, tmp_path: Path
) -> None:
    search_for(officer, "lao.user")
    leaving = officer.dialog()
    assert isinstance(leaving, LeaveDialog)
    handle = leaving.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Down)  # the first reason: transfer
    officer.type_into("last_day", "201169")
    officer.type_into("order", "135")
    officer.submit()

    removal = officer.dialog()
    assert isinstance(removal, RemoveDialog)
    officer.press(removal.notice)
    notice = officer.dialog()
    assert isinstance(notice, IssueDialog)
    printed = tmp_path / "notice.pdf"
    officer.print(notice.primary, printed)
    assert officer.dialog() is removal
    officer.submit()

    assert officer.frame.page("today").isVisible()
    detail = desk.register.detail(head, ids.lao.user)
    assert (detail.person.last_day, detail.person.leave_reason) == (date(2026, 11, 20), LeaveReason.TRANSFER)
    assert (detail.held, detail.account) == ((), None)
    issued = desk.documents.issued(head)[0]
    assert (issued.kind, issued.person_id) == (PaperKind.REMOVAL_NOTICE, ids.lao.user)
    words = pypdfium2.PdfDocument(desk.documents.content(head, issued.id))[0].get_textpage().get_text_range()
    assert "ผู้บันทึกฎีกา" in words
    assert len(pypdfium2.PdfDocument(printed)) == 1
    (leaver,) = desk.register.removal_times(head, TODAY.replace(month=1), TODAY).leavers
    assert leaver.days == 3
    # Two fields, three buttons, the list of the removal, and the system's own print dialog; Ctrl+K, the user name, two
    # down and Enter, one reason, six digits of the day, three of the order.
    assert officer.effort == Effort(clicks=7, keys=1 + len("lao.user") + 3 + 1 + 6 + 3, drops=0)

"""What a person does on the page of requests, in the words of a test."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from elaas_desk.domain.requests import Cause, Reason, RequestState
from elaas_desk.errors import UserError
from tests.ui.system_dialogs import press
from tests.ui.thai_input import type_thai
from ui.errands import Errand, NewRequest
from ui.jobs import Jobs
from ui.requests.page import RequestsPage
from ui.requests.request_pane import RequestPane
from ui.requests.wizard import Wizard
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field, TextField
from ui.widgets.layout import Scroll


class Driver:
    """Clicks and types, and waits until the page has come to rest. What it said and sent is kept."""

    def __init__(self, qtbot: QtBot, page: RequestsPage, jobs: Jobs) -> None:
        self.qtbot, self.page, self.jobs = qtbot, page, jobs
        self.said: list[str] = []
        self.sent: list[Errand] = []
        self.wrong: list[UserError] = []
        page.done.connect(self.said.append)
        page.errand.connect(self.sent.append)
        jobs.went_wrong.connect(self.wrong.append)

    def settle(self) -> None:
        """Wait until nothing is read or written, and what was shown last has its place."""
        self.qtbot.waitUntil(self._is_idle, timeout=30_000)  # a busy machine prints slowly
        QApplication.processEvents()

    def _is_idle(self) -> bool:
        return self.jobs.is_idle

    # the wizard

    @property
    def wizard(self) -> Wizard:
        """The open wizard."""
        assert self.page.wizard is not None
        return self.page.wizard

    def new(self, person_id: int | None = None) -> Wizard:
        """Open the wizard, for somebody when one is named."""
        self.page.take(NewRequest(person_id))
        self.settle()
        return self.wizard

    def choose(self, reason: Reason) -> None:
        """Click the card of a reason."""
        cards = self.wizard.why.cards.findChildren(QRadioButton)
        press(next(card for card in cards if card.isVisible() and card.property("text") == _CARDS[reason]))
        self.settle()

    def cause(self, cause: Cause) -> None:
        """Click a cause."""
        buttons = self.wizard.why.cause.causes.findChildren(QRadioButton)
        press(buttons[list(Cause).index(cause)])
        self.settle()

    def on(self) -> None:
        """Press the primary of the foot."""
        press(self.wizard.foot.primary())
        self.settle()

    def dialog(self) -> Dialog:
        """The dialog that stands open."""
        self.qtbot.waitUntil(_dialog_is_open)
        found = QApplication.activeModalWidget()
        assert isinstance(found, Dialog)
        return found

    def submit(self) -> None:
        """Press the primary of the open dialog."""
        press(self.dialog().primary)
        self.settle()

    # the list

    @property
    def pane(self) -> RequestPane:
        """The pane beside the list."""
        return self.page.list.pane

    def show(self, request_id: int) -> RequestPane:
        """Choose a request, whatever filter is on."""
        self.page.list.choose(request_id)
        self.settle()
        return self.pane

    def buttons(self) -> list[str]:
        """The words of the pane's buttons and of its menu."""
        shown = [each for each in self.pane.findChildren(QAbstractButton) if each.isVisible()]
        words = [each.accessibleName() for each in shown]
        if _MORE in words:
            press(shown[words.index(_MORE)])
            menu = self.pane.menu()
            assert menu is not None
            words += [action.text() for action in menu.actions()]
            menu.close()
        return words

    def act(self, words: str) -> None:
        """Press a button of the pane, or choose it in its menu."""
        shown = {each.accessibleName(): each for each in self.pane.findChildren(QAbstractButton) if each.isVisible()}
        if words in shown:
            self.pane.findChildren(Scroll)[0].ensureWidgetVisible(shown[words])
            press(shown[words])
        else:
            press(shown[_MORE])
            menu = self.pane.menu()
            assert menu is not None
            action = next(each for each in menu.actions() if each.text() == words)
            QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        self.settle()

    def state(self) -> RequestState:
        """The state of the request in the pane."""
        assert self.pane.detail is not None
        return self.pane.detail.request.state


def field(root: QWidget, key: str) -> TextField:
    """The field of that key."""
    return next(each for each in root.findChildren(TextField) if each.key == key)


def put(part: Field, text: str) -> None:
    """Type into a field in place of what stands there."""
    assert isinstance(part, TextField)
    part.line.setFocus()
    part.line.selectAll()
    QTest.keyClick(part.line, Qt.Key.Key_Delete)
    type_thai(part.line, text)


def _dialog_is_open() -> bool:
    return isinstance(QApplication.activeModalWidget(), Dialog)


_MORE = "ทำอย่างอื่นกับคำขอนี้"
_CARDS = {
    Reason.NEW_USER: "ผู้ใช้งานใหม่",
    Reason.CHANGE_RIGHTS: "เปลี่ยนแปลงสิทธิการใช้งาน",
    Reason.CANNOT_SIGN_IN: "ไม่สามารถเข้าใช้งานได้",
}

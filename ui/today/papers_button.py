"""What is written to users and to the clerk about what is late, from one button of the day's list."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from elaas_desk.domain.actors import Actor
from elaas_desk.services.access import Deed, may
from ui.errands import NoticeErrand, PrintMemo, RemindUsers
from ui.widgets.buttons import Button, Kind


class PapersButton(Button):
    """Opens a menu and emits `errand(errand)`. Hidden from whoever may issue neither."""

    errand = Signal(object)

    def __init__(self, actor: Actor, parent: QWidget | None = None) -> None:
        super().__init__("หนังสือแจ้งเตือนและบันทึกถึงปลัด", Kind.ICON, icon="mail", parent=parent)
        self._menu: QMenu | None = None
        if not may(actor, Deed.REQUEST):
            self.hide()
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        menu = self._menu = QMenu(self)
        entries: list[tuple[str, NoticeErrand]] = [
            (self.tr("หนังสือแจ้งเตือนผู้ใช้งาน…"), RemindUsers()),
            (self.tr("บันทึกข้อความถึงปลัด…"), PrintMemo()),
        ]
        for words, errand in entries:
            action = QAction(words, menu)
            action.triggered.connect(partial(self._choose, errand))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def menu_shown(self) -> QMenu | None:
        """The menu that was opened last."""
        return self._menu

    def _choose(self, errand: NoticeErrand, _checked: bool = False) -> None:
        self.errand.emit(errand)

"""The button that issues: a menu of every paper that the officer may make, wherever its dialog lives."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from elaas_desk.domain.actors import Actor
from elaas_desk.services.access import may
from ui.documents.new_papers import NEW_PAPERS, NewPaper, PaperGroup
from ui.errands import Errand
from ui.widgets.buttons import Button, Kind


class NewPaperButton(Button):
    """Emits `errand(errand)` of the entry that was chosen. Hidden from whoever may issue nothing."""

    errand = Signal(object)

    def __init__(self, actor: Actor, parent: QWidget | None = None) -> None:
        super().__init__("ออกเอกสารใหม่", Kind.PRIMARY, icon="plus", trail="down", parent=parent)
        self._offered = [paper for paper in NEW_PAPERS if may(actor, paper.deed)]
        self._menu: QMenu | None = None
        if not self._offered:
            self.hide()
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        menu = self._menu = QMenu(self)
        for group in PaperGroup:
            entries = [paper for paper in self._offered if paper.group is group]
            if entries and not menu.isEmpty():
                menu.addSeparator()
            for paper in entries:
                menu.addAction(self._action(paper, menu))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _action(self, paper: NewPaper, menu: QMenu) -> QAction:
        action = QAction(paper.words, menu)
        action.triggered.connect(partial(self._choose, paper.errand))
        return action

    def menu_shown(self) -> QMenu | None:
        """The menu that was opened last."""
        return self._menu

    def _choose(self, errand: Errand, _checked: bool = False) -> None:
        self.errand.emit(errand)

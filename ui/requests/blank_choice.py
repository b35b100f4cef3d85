"""On what the forms of a request are printed, where the office has an official blank for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.services.views import Paper
from ui import messages
from ui.widgets.choices import Option, Segments
from ui.widgets.layout import Group, column, row
from ui.widgets.marks import StateShape
from ui.widgets.paint import State
from ui.widgets.text import Text

_BLANK, _OWN = "blank", "own"


class BlankChoice(QWidget):
    """The blank of the Department, or the form of the program. Emits `changed` when the officer chooses."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        options = [Option(_BLANK, self.tr("แบบของกรม")), Option(_OWN, self.tr("แบบของโปรแกรม"))]
        self.which = Segments(options, _BLANK, spoken=self.tr("พิมพ์บนแบบใด"))
        self.which.chosen.connect(self._on_chosen)
        self._name = Text("", "caption", "text_2", wrap=True)
        self._why = Text("", "caption_strong", wrap=True)
        sign = column(StateShape(State.LATE, 22, 7), None, gap=0, pad=(0, 2, 0, 0))
        self._refusal = Group(row(sign, (self._why, 1), gap=8, pad=(0, 3, 0, 3)))
        heading = Text(self.tr("พิมพ์บน"), "body_strong")
        self.setLayout(column(heading, row(self.which, None), self._name, self._refusal, gap=3))
        self._refused = False
        self.hide()

    def own_form(self) -> bool:
        """Whether the form of the program is wanted in place of the blank."""
        return self.which.key() == _OWN

    def refuses(self) -> bool:
        """Whether the blank is wanted but cannot take a paper."""
        return self._refused and not self.own_form()

    def show_papers(self, papers: Sequence[Paper]) -> None:
        """Offer the choice where there is a blank, and say why it could not take a paper."""
        named = next((paper.blank for paper in papers if paper.blank), "")
        refusal = next((paper.refusal for paper in papers if paper.refusal is not None), None)
        self.setVisible(bool(named))
        self._name.set_words(self.tr("แบบที่ใช้อยู่ {0}").format(named))
        self._refused = refusal is not None
        self._refusal.setVisible(self._refused)
        if refusal is not None:
            self._why.set_words(messages.sentence(refusal))

    @Slot(str)
    def _on_chosen(self, _key: str) -> None:
        self.changed.emit()

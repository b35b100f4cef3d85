"""The foot of the wizard: out at the left, back and on at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import row
from ui.widgets.text import Text

_WHO, _WHY, _CHECK = range(3)


class WizardFoot(QWidget):
    """The buttons of each step; only those that belong to it are shown. `went_on` comes from the primary."""

    went_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = _WHO
        self.cancel = Button(self.tr("ยกเลิก"), Kind.QUIET, large=True)
        self._words = Text("", "caption_strong", "late", align="right")
        self.back = Button(self.tr("ย้อนกลับ"), large=True)
        self.keep = Button(self.tr("เก็บเป็นร่าง"), large=True)
        self.save = Button(self.tr("บันทึกเป็น PDF"), icon="export", large=True)
        self._next = Button("", Kind.PRIMARY, trail="right", large=True)
        self._print = Button(self.tr("พิมพ์แบบคำขอ"), Kind.PRIMARY, icon="print", large=True)
        buttons = (self.back, self.keep, self.save, self._next, self._print)
        self.setLayout(row(self.cancel, (self._words, 1), 8, *buttons, gap=4))
        self._next.clicked.connect(self.went_on)
        self._print.clicked.connect(self.went_on)

    def primary(self) -> Button:
        """The one that belongs to the step."""
        return self._print if self._step == _CHECK else self._next

    def show_step(self, step: int, *, can_go_back: bool) -> None:
        """The buttons of a step; where it is not allowed to go back, that button is away."""
        self._step = step
        self.say("")
        self._next.set_words(self.tr("ถัดไป: เหตุผล") if step == _WHO else self.tr("ถัดไป: ตรวจและพิมพ์"))
        self.back.setVisible(step != _WHO and can_go_back)
        self.keep.setVisible(step != _WHO)
        self.save.setVisible(step == _CHECK)
        self._next.setVisible(step != _CHECK)
        self._print.setVisible(step == _CHECK)

    def set_people(self, count: int) -> None:
        """For how many people step 1 goes on."""
        several = self.tr("ถัดไป: เหตุผลของ {0} คน").format(count)
        self._next.set_words(several if count > 1 else self.tr("ถัดไป: เหตุผล"))

    def say(self, sentence: str) -> None:
        """What keeps from going on."""
        self._words.set_words(sentence)

    def said(self) -> str:
        """What is said."""
        return self._words.plain()

    def set_busy(self, busy: bool) -> None:
        """While the work runs nothing is pressed twice."""
        for button in (self.back, self.keep, self.save, self._next, self._print):
            button.setEnabled(not busy)

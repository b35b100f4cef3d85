"""How far the printing is, over the window: with a way to stop, and to go on after a stop or a failure."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.theme import RING
from ui.widgets.dialog import Dialog
from ui.widgets.layout import Group, row
from ui.widgets.notice import Notice
from ui.widgets.paint import State
from ui.widgets.progress import Bar
from ui.widgets.text import Text


class PrintDialog(Dialog):
    """Emits `stop_wanted`; `submitted` to go on; `rejected` when what is left is not printed."""

    stop_wanted = Signal()

    def __init__(self, where: str, parent: QWidget, *, title: str = "กำลังพิมพ์") -> None:
        """`where` is the printer, or the folder when papers are written into one."""
        super().__init__(title, where, primary="พิมพ์ต่อ", cancel="หยุด", width=480, parent=parent)
        self._words, self._bar = Text(self.tr("กำลังเตรียมเอกสาร"), wrap=True), Bar()
        self._told = Notice(State.SOON)
        self._told.hide()
        self._runs = True
        self.primary.hide()
        self._pad(self._words)
        self._pad(self._bar)
        self._pad(self._told)

    def _pad(self, part: QWidget) -> None:
        self.add(Group(row((part, 1), pad=(RING, 0, RING, 2))))

    def show_progress(self, words: str, done: int, total: int) -> None:
        """Say how far it is."""
        self._words.set_words(words)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        self._bar.setAccessibleName(words)
        self._let_run(runs=True)

    def show_stopped(self, words: str) -> None:
        """Say after which paper it was stopped."""
        self._end(State.SOON, words)

    def show_failure(self, words: str, why: str) -> None:
        """Say after which paper the printer took no more, and why."""
        self._end(State.LATE, f"{words} · {why}")

    def told(self) -> str:
        """The words of progress, or of its end."""
        return self._told.plain() if self._told.isVisibleTo(self) else self._words.plain()

    def _end(self, state: State, words: str) -> None:
        self._told.tell(state, words)
        self._let_run(runs=False)

    def _let_run(self, *, runs: bool) -> None:
        if runs != self._runs:
            self._runs = runs
            self.cancel.set_words(self.tr("หยุด") if runs else self.tr("ไม่พิมพ์ต่อ"))
            self.cancel.setEnabled(True)
        self.primary.setVisible(not runs)
        self._told.setVisible(not runs)

    @Slot()
    def _on_cancel(self) -> None:
        self.reject()

    def reject(self) -> None:
        """While it prints, stop after the paper that is being drawn; then close."""
        if self._runs:
            self.cancel.setEnabled(False)
            self._words.set_words(self.tr("กำลังหยุดหลังฉบับนี้"))
            self.stop_wanted.emit()
        else:
            super().reject()

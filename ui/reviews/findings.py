"""What is remarkable about a user of a review, and what would put it right, each with its clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from elaas_desk.domain.policy import Clause
from elaas_desk.domain.review_rows import Flag, ReviewRow
from ui.reviews.words import FLAG_CLAUSES, FLAG_REASONS
from ui.widgets.buttons import Button, Kind
from ui.widgets.icons import Icon
from ui.widgets.layout import Item, Panel, clear, column, row
from ui.widgets.marks import ClauseTag, StateShape
from ui.widgets.paint import State
from ui.widgets.text import Text


class Findings(QWidget):
    """The flags of a user, and in what else the two sides differ."""

    def __init__(self, clauses: Mapping[str, Clause], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clauses = clauses
        self._lines = column(gap=4)
        self.setLayout(self._lines)

    def tell(self, reviewed: ReviewRow) -> None:
        """Show those of a user; nothing is shown where there are none."""
        clear(self._lines)
        for flag in reviewed.flags:
            self._lines.addWidget(self._flag(flag))
        for words in reviewed.differences:
            sign = column(StateShape(State.SOON, 20, 6.5), None, gap=0, pad=(0, 2, 0, 0))
            self._lines.addLayout(row(sign, (Text(words, "caption", "text", wrap=True), 1), gap=6))
        self.setVisible(bool(reviewed.flags or reviewed.differences))

    def _flag(self, flag: Flag) -> QWidget:
        words = column(None, Text(FLAG_REASONS[flag], "caption", "text", wrap=True), None, gap=0)
        tag = _tag(FLAG_CLAUSES[flag], self._clauses)
        parts = row(StateShape(State.LATE, 20, 7), (words, 1), tag, gap=8, pad=(10, 1, 6, 1))
        return Panel(parts, fill="late_tint", edge=None)


@dataclass(frozen=True, slots=True)
class Fix:
    """What would put one difference right: what is done and why, in Thai; the clause; its button, if any."""

    icon: str
    words: str
    why: str
    clause: str
    key: object = None
    button: str = ""


class Fixes(QWidget):
    """What would put the differences of a user right. Emits `wanted(key)` when a button is pressed."""

    wanted = Signal(object)

    def __init__(self, clauses: Mapping[str, Clause], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clauses = clauses
        self._lines = column(gap=0)
        self.setLayout(self._lines)

    def tell(self, fixes: Sequence[Fix]) -> None:
        """Show these; nothing is shown where there are none."""
        clear(self._lines)
        self._lines.addWidget(Text(self.tr("สิ่งที่ทำให้ตรงกัน"), "caption_strong"))
        for fix in fixes:
            self._lines.addLayout(self._line(fix))
        self.setVisible(bool(fixes))

    def _line(self, fix: Fix) -> QBoxLayout:
        why = column(None, Text(fix.why, "caption", "text_2", wrap=True), None, gap=0)
        items: list[Item] = [(why, 1)]
        if fix.button:
            button = Button(fix.button, Kind.QUIET)
            button.setAccessibleName(f"{fix.button} {fix.words}")
            button.setProperty("fix", fix.key)
            button.clicked.connect(self._on_pressed)
            items.append(button)
        beneath = row(*items, _tag(fix.clause, self._clauses), gap=6)
        words = column(Text(fix.words, "caption", "text", wrap=True), beneath, gap=0)
        return row(column(Icon(fix.icon), None, gap=0, pad=(0, 3, 0, 0)), (words, 1), gap=6)

    @Slot()
    def _on_pressed(self) -> None:
        self.wanted.emit(self.sender().property("fix"))


def _tag(number: str, clauses: Mapping[str, Clause]) -> ClauseTag:
    clause = clauses.get(number)
    return ClauseTag(number, clause.text if clause else "")

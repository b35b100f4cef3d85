"""The pane beside a list: who it is and what can be done stand still, the rest scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Group, Item, Panel, Rule, Scroll, clear, column, row
from ui.widgets.marks import ClauseTag, StateShape
from ui.widgets.paint import State
from ui.widgets.text import Text, Words


class DetailPane(Panel):
    """378 wide, 440 from 1600 on (`set_wide`). Emits `closed` when its cross is pressed.

    `set_head` names it, `set_actions` gives at most three buttons, `set_sections` the parts that scroll.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._title = Text("", "subtitle")
        self._subtitle = Text("", "caption", "text_2")
        shut = Button("ปิด", Kind.ICON, icon="close")
        self._actions = row(gap=2)
        words = column(self._title, self._subtitle, gap=0)
        head = column(row((words, 1), column(shut, None, gap=0), gap=6), self._actions, gap=8, pad=(18, 12, 12, 10))
        self._body = column(gap=2, pad=(18, 10, 12, 12))
        self._scroll = Scroll(self._body)
        super().__init__(column(head, Rule(), (self._scroll, 1), gap=0, pad=(1, 1, 1, 1)), parent=parent)
        self._lasting: list[QWidget] = []
        self._wanted: QWidget | None = None
        shut.clicked.connect(self.closed)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._on_grown)
        self._scroll.verticalScrollBar().actionTriggered.connect(self._on_scrolled)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.set_wide(False)

    def set_wide(self, wide: bool) -> None:
        """440 in a wide window, else 378."""
        self.setFixedWidth(440 if wide else theme.size("pane"))

    def set_head(self, title: str, subtitle: str = "") -> None:
        """Who or what it shows."""
        self._title.set_words(title)
        self._subtitle.set_words(subtitle)
        self.setAccessibleName(title)

    def set_actions(self, buttons: Sequence[Button]) -> None:
        """What can be done with it."""
        clear(self._actions)
        for button in buttons:
            self._actions.addWidget(button)
        self._actions.addStretch(1)

    def keep(self, section: QWidget) -> None:
        """Let a part outlast a change of sections; it is hidden while it is none of them."""
        section.setParent(self)
        section.hide()
        self._lasting.append(section)

    def set_sections(self, sections: Sequence[QWidget]) -> None:
        """The parts beneath, a hairline between them."""
        self._wanted = None
        for part in self._lasting:
            self._body.removeWidget(part)
            part.setVisible(part in sections)
        clear(self._body)
        for number, section in enumerate(sections):
            if number:
                self._body.addSpacing(8)
                self._body.addWidget(Rule())
                self._body.addSpacing(6)
            self._body.addWidget(section)
        self._body.addStretch(1)

    def bring(self, section: QWidget) -> None:
        """Scroll until one of the parts stands at the top; it stays there until the person scrolls."""
        self._wanted = section
        self._on_grown()

    @Slot()
    def _on_grown(self) -> None:
        """The parts have their places only after the contents found their height."""
        if self._wanted is not None:
            QTimer.singleShot(0, self._on_placed)

    @Slot()
    def _on_placed(self) -> None:
        if self._wanted is not None:
            self._scroll.verticalScrollBar().setValue(self._wanted.y())

    @Slot()
    def _on_scrolled(self) -> None:
        self._wanted = None


def section(heading: str, *items: Item, clause: str = "", clause_text: str = "") -> QWidget:
    """A part of a pane: heading with its clause tag, then what belongs to it."""
    tag: list[Item] = [ClauseTag(clause, clause_text)] if clause else []
    head: list[Item] = [row((Text(heading, "body_strong"), 1), *tag)] if heading else []
    return Group(column(*head, *items, gap=2))


def fact(label: str, value: Words, *trailing: QWidget) -> QWidget:
    """One line of a pane: what it is at the left, its value at the right."""
    return Group(row((Text(label, "caption", "text_2"), 1), Text(value), *trailing, gap=8))


def item(state: State, words: str, why: str = "", *trailing: QWidget) -> QWidget:
    """A thing with its state and, beneath, why it is so; the why of a late thing is red and semibold."""
    late = State(state) is State.LATE
    lines: list[Item] = [Text(words)]
    if why:
        lines.append(Text(why, "caption_strong" if late else "caption", "late" if late else "text_2"))
    sign = column(StateShape(state, 22, 7), None, gap=0, pad=(0, 1, 0, 0))
    return Group(row(sign, (column(*lines, gap=0), 1), *trailing, gap=10, pad=(0, 3, 0, 3)))


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: what, and beneath it when and by whom."""

    words: str
    detail: str


class _Rail(QWidget):
    """The line of a time line, with the dot of one event."""

    def __init__(self, first: bool, last: bool) -> None:
        super().__init__()
        self._first, self._last = first, last
        self.setFixedWidth(22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(theme.colour("line_strong"), 1.5))
        p.drawLine(QPointF(11, 13 if self._first else 0), QPointF(11, 13 if self._last else self.height()))
        p.setPen(QPen(theme.colour("accent" if self._first else "edge"), 1.6))
        p.setBrush(theme.colour("accent" if self._first else "surface"))
        p.drawEllipse(QPointF(11, 13), 4.2, 4.2)


class TimeLine(QWidget):
    """What happened, newest first; the newest has a filled dot."""

    def __init__(self, events: Sequence[Event] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for number, event in enumerate(events):
            rail = _Rail(number == 0, number == len(events) - 1)
            words = column(Text(event.words, wrap=True), Text(event.detail, "caption", "text_2", wrap=True), 6, gap=0)
            layout.addLayout(row(rail, (words, 1), gap=10))

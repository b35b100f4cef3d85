"""The list of what to do: who, what, by when, which clause, which button, on one row each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Group, Item, clear, column, row
from ui.widgets.marks import ClauseTag, StateShape
from ui.widgets.paint import State, choice_mark
from ui.widgets.text import Strong, Text

_STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
_ACTION, _WHEN, _CLAUSE, _WHAT, _ICON = 142, 144, 100, 236, 38


@dataclass(frozen=True, slots=True)
class Task:
    """One row: its key, state, what to do, for whom, more about it, when, its date, the clause and the button."""

    key: str
    state: State
    what: str
    who: str
    detail: str
    when: str
    date: str
    clause: str
    action: str
    clause_text: str = ""
    can_snooze: bool = False
    more: Sequence[tuple[str, str]] = ()
    """What else can be done about it, behind a button with the snooze: the key of each and its words."""


class TaskRow(QWidget):
    """60 high. The current one is tinted and its button is the primary.

    `places` is how many icons the rows of its list have room for, so that what stands left of them is in line.

    Emits `acted`, `snoozed`, `entered`, `more_wanted` with the key of the other thing, and `walked` with 1 for down
    and -1 for up.
    """

    acted = Signal(str)
    snoozed = Signal(str)
    entered = Signal(str)
    walked = Signal(int)
    more_wanted = Signal(str, str)

    def __init__(self, task: Task, *, wide: bool = False, places: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.task = task
        self._places = places
        self._current = False
        self.button = Button(task.action, width=_ACTION)
        self.button.setAccessibleName(f"{task.action} {task.what} {task.who} {task.when}")
        self.button.clicked.connect(self._on_acted)
        self.button.installEventFilter(self)
        self.setAccessibleName(f"{task.what} {task.who} {task.when}")
        self.setLayout(self._layout(wide))
        self.setFixedHeight(theme.size("task_row"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _layout(self, wide: bool) -> QHBoxLayout:
        task = self.task
        loud = task.state in (State.LATE, State.UNKNOWN)
        due = Group(
            column(
                Text(task.when, "body_strong" if loud else "body", str(task.state)),
                Text(task.date, "caption", "text_2"),
                gap=0,
            )
        )
        due.setFixedWidth(_WHEN)
        tag = Group(row(ClauseTag(task.clause, task.clause_text), None))
        tag.setFixedWidth(_CLAUSE)
        items: list[Item] = [StateShape(task.state, 22, 8), *self._words(wide), due, tag, self.button]
        buttons = self._icon_buttons(wide)
        gap = 11 if wide else 8
        items += [_ICON + gap] * (self._places - len(buttons))  # bare room has no gap of its own
        items += buttons
        return row(*items, gap=gap, pad=(16, 0, 6, 0))

    def _icon_buttons(self, wide: bool) -> list[Item]:
        task = self.task
        buttons: list[Item] = []
        if task.can_snooze and (wide or not task.more):
            snooze = Button(self.tr("เลื่อนงานนี้ไว้ก่อน"), Kind.ICON, icon="clock")
            snooze.clicked.connect(self._on_snoozed)
            buttons.append(snooze)
        if task.more:
            more = Button(self.tr("ทำอย่างอื่นเรื่อง{0}").format(task.who), Kind.ICON, icon="more")
            more.clicked.connect(self._on_more)
            buttons.append(more)
        return buttons

    def _words(self, wide: bool) -> list[Item]:
        task = self.task
        detail = Text(task.detail, "caption", "text_2")
        if not wide:
            return [(column(Text([Strong(task.what), f" — {task.who}"]), detail, gap=0), 1)]
        what = Text(task.what, "body_strong")
        what.setFixedWidth(_WHAT)
        return [what, (column(Text(task.who), detail, gap=0), 1)]

    def set_current(self, current: bool) -> None:
        """Tinted, with the primary button; or not."""
        self._current = current
        self.button.set_kind(Kind.PRIMARY if current else Kind.SECONDARY)
        self.update()

    @Slot()
    def _on_acted(self) -> None:
        self.acted.emit(self.task.key)

    @Slot()
    def _on_snoozed(self) -> None:
        self.snoozed.emit(self.task.key)

    @Slot()
    def _on_more(self) -> None:
        menu = QMenu(self)
        if self.task.can_snooze:
            snooze = QAction(self.tr("เลื่อนงานนี้ไว้ก่อน"), menu)
            snooze.triggered.connect(self._on_snoozed)
            menu.addAction(snooze)
        for key, words in self.task.more:
            action = QAction(words, menu)
            action.triggered.connect(partial(self._choose_more, key))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.sender()
        if isinstance(button, QWidget):
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _choose_more(self, key: str, _checked: bool = False) -> None:
        self.more_wanted.emit(self.task.key, key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A row whose button has the focus is the current one; up and down leave it for the next row's button."""
        if event.type() is QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self.entered.emit(self.task.key)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _STEPS:
            self.walked.emit(_STEPS[event.key()])
            return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press makes the row the current one."""
        self.entered.emit(self.task.key)
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tint and bar of the current row, hairline beneath."""
        p = QPainter(self)
        if self._current:
            p.fillRect(self.rect(), theme.colour("accent_tint"))
            choice_mark(p, QRectF(2, 12, 3, self.height() - 24))
        p.fillRect(QRectF(16, self.height() - 1, self.width() - 32, 1), theme.colour("line"))


class TaskList(QWidget):
    """Sections of tasks, worst first. Up and down walk the rows, Enter presses the current one's button.

    Emits `acted(key)`, `snoozed(key)`, `more_wanted(key, what)` and `current_changed(key)`.
    """

    acted = Signal(str)
    snoozed = Signal(str)
    more_wanted = Signal(str, str)
    current_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TaskRow] = []
        self._sections: Sequence[tuple[str, Sequence[Task]]] = ()
        self._last = ""
        self._wide = False
        self._current = ""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    def set_sections(self, sections: Sequence[tuple[str, Sequence[Task]]], last: str = "") -> None:
        """Headings with their tasks, and a last quiet sentence. The current row stays, or the first one becomes it."""
        self._sections, self._last = sections, last
        self._build()

    def set_wide(self, wide: bool) -> None:
        """From 1600 on, *what* and *who* are two columns."""
        if wide != self._wide:
            self._wide = wide
            self._build()

    def current(self) -> str:
        """The key of the current row, or nothing."""
        return self._current

    def set_current(self, key: str) -> None:
        """Make a row the current one."""
        if key != self._current:
            self._current = key
            self.current_changed.emit(key)
        for part in self._rows:
            part.set_current(part.task.key == key)

    def rows(self) -> list[TaskRow]:
        """The rows in their order."""
        return list(self._rows)

    def _build(self) -> None:
        focused = self.window().focusWidget()
        held = focused is not None and any(part.isAncestorOf(focused) for part in self._rows)
        clear(self._box)
        self._rows = []
        places = self._icon_places()
        for heading, tasks in self._sections:
            words = row(
                Text(heading, "caption_strong"),
                Text(f"{len(tasks):,}", "caption", "text_2"),
                None,
                gap=8,
                pad=(16, 8, 16, 4),
            )
            self._box.addLayout(words)
            for task in tasks:
                self._add(task, places)
        if self._last:
            self._box.addLayout(row(Text(self._last, "caption", "text_2"), None, pad=(50, 12, 16, 12)))
        self._box.addStretch(1)
        keys = [part.task.key for part in self._rows]
        self.set_current(self._current if self._current in keys else keys[0] if keys else "")
        if held and keys:  # whoever walks by keys goes on from the same row
            self._rows[keys.index(self._current)].button.setFocus(Qt.FocusReason.TabFocusReason)

    def _icon_places(self) -> int:
        tasks = [task for _heading, tasks in self._sections for task in tasks]
        can_snooze, more = any(task.can_snooze for task in tasks), any(task.more for task in tasks)
        return can_snooze + more if self._wide else int(can_snooze or more)

    def _add(self, task: Task, places: int) -> None:
        part = TaskRow(task, wide=self._wide, places=places)
        part.acted.connect(self.acted)
        part.snoozed.connect(self.snoozed)
        part.more_wanted.connect(self.more_wanted)
        part.entered.connect(self.set_current)
        part.walked.connect(self._walk)
        self._rows.append(part)
        self._box.addWidget(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk, Enter acts."""
        if event.key() in _STEPS:
            self._walk(_STEPS[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._rows:
            self._rows[self._place()].button.click()
        else:
            super().keyPressEvent(event)

    def _place(self) -> int:
        keys = [part.task.key for part in self._rows]
        return keys.index(self._current) if self._current in keys else 0

    @Slot(int)
    def _walk(self, step: int) -> None:
        if self._rows:
            there = min(max(self._place() + step, 0), len(self._rows) - 1)
            self._rows[there].button.setFocus(Qt.FocusReason.TabFocusReason)

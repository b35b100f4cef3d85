"""What stands around every page: rail, top bar with the search box, foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.theme import RING
from ui.widgets.buttons import Button
from ui.widgets.icons import Icon, draw_icon
from ui.widgets.layout import row
from ui.widgets.marks import StateShape
from ui.widgets.paint import State, box, from_pointer, plain_tip, put, ring
from ui.widgets.progress import Progress
from ui.widgets.search import SearchBox
from ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class RailEntry:
    """A page in the rail: key, words, a short word for narrow windows, icon; `last` stands at the bottom."""

    key: str
    words: str
    short: str
    icon: str
    last: bool = False


class _RailItem(QPushButton):
    """One page: icon and word beside each other, or above each other when compact."""

    def __init__(self, entry: RailEntry) -> None:
        super().__init__()
        self.entry = entry
        self._compact = self._ringed = self._late = False
        self._count = 0
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._speak()

    def set_count(self, count: int, late: bool) -> None:
        self._count, self._late = count, late
        self._speak()
        self.update()

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.setToolTip(plain_tip(self.entry.words) if compact else "")
        self.updateGeometry()

    def _speak(self) -> None:
        self.setAccessibleName(f"{self.entry.words} {self._count:,}" if self._count else self.entry.words)

    def sizeHint(self) -> QSize:
        return QSize(76, (58 if self._compact else theme.size("rail_item")) + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = not from_pointer(event)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        rect, on = QRectF(self.rect()).adjusted(0, 1, 0, -1), self.isChecked()
        if on or self.underMouse():
            box(p, rect, theme.radius("control"), "accent_tint" if on else "hover")
        if on:
            box(p, QRectF(0, rect.center().y() - 9, 3, 18), 1.5, "accent")
        if self._compact:
            self._stacked(p, rect, on)
        else:
            self._beside(p, rect, on)
        if self.hasFocus() and self._ringed:
            ring(p, rect.adjusted(3, 3, -3, -3), theme.radius("mark"))

    def _beside(self, p: QPainter, rect: QRectF, on: bool) -> None:
        draw_icon(p, self.entry.icon, QPointF(14, rect.center().y() - 10), "accent" if on else "text_2")
        room = 42 if self._count else 8
        role = "body_strong" if on else "body"
        words = QRectF(46, rect.y(), rect.width() - 46 - room, rect.height())
        put(p, words, self.entry.words, role, "accent" if on else "text")  # type: ignore[arg-type]
        self._badge(p, QRectF(rect.right() - 32, rect.center().y() - 11, 24, 22))

    def _stacked(self, p: QPainter, rect: QRectF, on: bool) -> None:
        draw_icon(p, self.entry.icon, QPointF(rect.center().x() - 10, rect.y() + 8), "accent" if on else "text_2")
        words = QRectF(rect.x(), rect.y() + 31, rect.width(), 21)
        put(p, words, self.entry.short, "tag", "accent" if on else "text", "center")
        self._badge(p, QRectF(rect.center().x() + 8, rect.y() + 2, 22, 20))

    def _badge(self, p: QPainter, rect: QRectF) -> None:
        if not self._count:
            return
        if self._late:
            box(p, rect, rect.height() / 2, "late_tint")
        words = str(self._count) if self._count < 100 else "99+"
        put(p, rect, words, "tag", "late" if self._late else "text_2", "center")


class Rail(QWidget):
    """The pages of the program. Emits `chosen(key)` when the person chooses one."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[RailEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("หน้าของโปรแกรม"))
        self._items = {entry.key: _RailItem(entry) for entry in entries}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 5, 8, 10)
        layout.setSpacing(0)
        for part in self._items.values():
            if part.entry.last:
                layout.addStretch(1)
            layout.addWidget(part)
            part.clicked.connect(self._on_clicked)
        if not any(entry.last for entry in entries):
            layout.addStretch(1)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """92 wide with icons above short words, below 1240 px; else 212."""
        self.setFixedWidth(theme.size("rail_compact" if compact else "rail"))
        for part in self._items.values():
            part.set_compact(compact)

    def choose(self, key: str) -> None:
        """Show which page is shown; no signal comes."""
        self._items[key].setChecked(True)

    def key(self) -> str:
        """The page that is shown."""
        return next((key for key, part in self._items.items() if part.isChecked()), "")

    def set_count(self, key: str, count: int, *, late: bool = False) -> None:
        """A number beside a page; red only for late tasks; none for 0."""
        self._items[key].set_count(count, late)

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self.key())


class TopBar(QWidget):
    """Office, unit filter, search, user, lock. `unit`, `search` and `lock` are its parts to connect to."""

    def __init__(self, search: SearchBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = search
        self._office = Text("", "body_strong")
        self.unit = Button("", icon="office", trail="down")
        self._user_icon = Icon("user")
        self._user = Text("")
        self.lock = Button(self.tr("ล็อก"), icon="lock", key="Ctrl L")
        user = row(self._user_icon, self._user, gap=6)
        self.setLayout(
            row(self._office, 4, self.unit, None, (search, 10), None, user, 8, self.lock, gap=10, pad=(22, 2, 13, 4))
        )
        self.setFixedHeight(theme.size("top_bar"))

    def set_office(self, name: str) -> None:
        """The office's name."""
        self._office.set_words(name)

    def set_unit(self, words: str) -> None:
        """The unit that is shown, such as `ทุกหน่วยงาน (4)`."""
        self.unit.set_words(words)

    def set_user(self, name: str) -> None:
        """Who is signed in."""
        self._user.set_words(name)

    def set_compact(self, compact: bool) -> None:
        """In a narrow window the user's name is left out."""
        self._user.setVisible(not compact)
        self._user_icon.setVisible(not compact)


class FootBar(QWidget):
    """Last verified backup at the left, what runs at the right. Emits `stop_wanted`."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shield = Icon("shield", "ok_fill")
        self._shape = StateShape(State.LATE, 20, 6.5)
        self._shape.hide()
        self._backup = Text("", "caption", "text_2")
        self._progress = Progress()
        self._progress.setFixedWidth(460)
        self._progress.stop_wanted.connect(self.stop_wanted)
        self.setLayout(row(self._shield, self._shape, (self._backup, 1), self._progress, gap=8, pad=(22, 0, 10, 0)))
        self.setFixedHeight(theme.size("foot") + 2 * RING - 2)

    def set_backup(self, state: State, words: str) -> None:
        """When the last verified backup was made, and whether that is in time."""
        fine = State(state) is State.OK
        self._shield.setVisible(fine)
        self._shape.setVisible(not fine)
        self._shape.set_state(state)
        self._backup.set_words(words)
        self._backup.set_colour("text_2" if fine else str(state))

    def show_work(self, words: str, done: int, total: int) -> None:
        """What runs and how far it is."""
        self._progress.tell(words, done, total)

    def hide_work(self) -> None:
        """Nothing runs."""
        self._progress.finish()

"""One of a few: segments, filter chips and the choice cards of a wizard."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.theme import RING
from ui.widgets.marks import ClauseTag
from ui.widgets.paint import State, box, from_pointer, put, ring, shape, tick_box, width_of


@dataclass(frozen=True, slots=True)
class Option:
    """One of a few: what the program calls it, its words, and, where they apply, its state, meaning and clause.

    `forbidden` is the reason why it cannot be chosen here; it then stands in place of the meaning.
    """

    key: str
    words: str
    state: State | None = None
    meaning: str = ""
    clause: str = ""
    clause_text: str = ""
    forbidden: str = ""


class _Segment(QRadioButton):
    """One word of a strip."""

    def __init__(self, option: Option, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.option, self._hint, self._ringed, self._strip = option, hint, False, parent
        self.setText(option.words.replace("&", "&&"))
        self.setAccessibleName(option.words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = math.ceil(width_of(self.option.words, "body_strong")) + 28 + (16 if self._hint else 0)
        return QSize(width, theme.size("control_large"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = not from_pointer(event)
        super().focusInEvent(event)
        self._strip.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._strip.update()

    def is_ringed(self) -> bool:
        return self.hasFocus() and self._ringed

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        rect, on = QRectF(self.rect()), self.isChecked()
        if on:
            box(p, rect, theme.radius("control"), "surface", "accent", theme.stroke("chosen"))
        elif self.underMouse() and self.isEnabled():
            box(p, rect.adjusted(2, 2, -2, -2), theme.radius("mark"), "hover")
        role = "body_strong" if on else "body"
        ink = "text_3" if not self.isEnabled() else "accent" if on else "text" if self._hint else "text_2"
        if not self._hint:
            put(p, rect, self.option.words, role, ink, "center")  # type: ignore[arg-type]
            return
        wide = width_of(self.option.words, role)  # type: ignore[arg-type]
        left = rect.center().x() - (wide + 16) / 2
        put(p, QRectF(left, 0, 12, rect.height()), self._hint, "tag", "text_3")
        put(p, QRectF(left + 16, 0, wide + 2, rect.height()), self.option.words, role, ink)  # type: ignore[arg-type]


class Segments(QWidget):
    """One choice of two to four words in one strip. With `keys` the digits 1–4 choose and are shown.

    Emits `chosen(key)` when the person chooses. Left and right move, as in every radio group.
    """

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[Option],
        chosen: str = "",
        *,
        keys: bool = False,
        spoken: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(spoken)
        self._keys = keys
        layout = QHBoxLayout(self)
        layout.setContentsMargins(RING, RING, RING, RING)
        layout.setSpacing(0)
        self._parts = [_Segment(option, str(n) if keys else "", self) for n, option in enumerate(options, 1)]
        for part in self._parts:
            layout.addWidget(part, 1)
            part.clicked.connect(self._on_clicked)
            part.toggled.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.choose(chosen)

    def choose(self, key: str) -> None:
        """Choose by program, or nothing with an empty key; no signal comes."""
        for part in self._parts:
            part.setAutoExclusive(False)  # else Qt keeps the last one that was chosen
            part.setChecked(part.option.key == key)
        for part in self._parts:
            part.setAutoExclusive(True)

    def key(self) -> str:
        """What is chosen, or nothing."""
        return next((part.option.key for part in self._parts if part.isChecked()), "")

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self.key())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses, where digits are shown."""
        place = event.text()
        if self._keys and place.isascii() and place.isdigit() and 0 < int(place) <= len(self._parts):
            self._parts[int(place) - 1].click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The strip, the hairs between words that are not chosen, the ring."""
        p = QPainter(self)
        rect = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        box(p, rect, theme.radius("control"), "sunken", "line_strong")
        for left, right in zip(self._parts, self._parts[1:], strict=False):
            if not (left.isChecked() or right.isChecked()):
                p.fillRect(QRectF(right.x(), rect.y() + 8, 1, rect.height() - 16), theme.colour("line_strong"))
        for part in self._parts:
            if part.is_ringed():
                ring(p, QRectF(part.geometry()), theme.radius("control"))


_CHIP_PAD: Final = 14
_CHIP_PAD_TIGHT: Final = 7
_CHIP_SHAPE: Final = 16


class _FilterChip(QPushButton):
    """A pill: shape, word and count. Where room is short it gives up its margins, never its words."""

    def __init__(self, option: Option, parent: QWidget) -> None:
        super().__init__(parent)
        self.option, self._ringed, self._count = option, False, ""
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_count(None)

    def words(self) -> str:
        return f"{self.option.words} {self._count}".strip()

    def set_count(self, count: int | None) -> None:
        self._count = "" if count is None else f"{count:,}"
        self.setAccessibleName(self.words())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self._sized(_CHIP_PAD)

    def minimumSizeHint(self) -> QSize:
        return self._sized(_CHIP_PAD_TIGHT)

    def _sized(self, pad: int) -> QSize:
        return QSize(self._inside() + 2 * pad + 2 * RING, theme.size("control") + 2 * RING)

    def _inside(self) -> int:
        return math.ceil(width_of(self.words(), "body_strong")) + (_CHIP_SHAPE if self.option.state else 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = not from_pointer(event)
        super().focusInEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        rect, on, radius = (
            QRectF(self.rect()).adjusted(RING, RING, -RING, -RING),
            self.isChecked(),
            theme.radius("pill"),
        )
        fill = "accent_tint" if on else "hover" if self.underMouse() else "surface"
        box(p, rect, radius, fill, "accent" if on else "line_strong", 1.4 if on else 1)
        left = rect.x() + (rect.width() - self._inside()) / 2
        right = left + self._inside() + 2
        if self.option.state:
            shape(p, self.option.state, QPointF(left + 3, rect.center().y()), 6.5)
            left += _CHIP_SHAPE
        words = QRectF(left, rect.y(), right - left, rect.height())
        put(p, words, self.words(), "body_strong" if on else "body", "accent" if on else "text")
        if self.hasFocus() and self._ringed:
            ring(p, rect, radius)


class FilterChips(QWidget):
    """Filters of a list of which one is on. Emits `chosen(key)` when the person chooses another."""

    chosen = Signal(str)

    def __init__(
        self, options: Sequence[Option], chosen: str = "", *, spoken: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(spoken)
        self._group = QButtonGroup(self)
        self._parts = {option.key: _FilterChip(option, self) for option in options}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in self._parts.values():
            self._group.addButton(part)
            layout.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group.buttonClicked.connect(self._on_clicked)
        self.choose(chosen or next(iter(self._parts)))

    def choose(self, key: str) -> None:
        """Choose by program; no signal comes."""
        self._parts[key].setChecked(True)

    def key(self) -> str:
        """What is chosen."""
        return next(key for key, part in self._parts.items() if part.isChecked())

    def set_count(self, key: str, count: int) -> None:
        """How many rows a filter would show."""
        self._parts[key].set_count(count)

    @Slot(QAbstractButton)
    def _on_clicked(self, _button: QAbstractButton) -> None:
        self.chosen.emit(self.key())


class _Card(QRadioButton):
    """One reason as a large radio row."""

    def __init__(self, option: Option, parent: QWidget) -> None:
        super().__init__(parent)
        self.option, self._ringed = option, False
        self.setText(option.words.replace("&", "&&"))
        self.setAccessibleName(option.words)
        self.setAccessibleDescription(option.forbidden or option.meaning)
        self.setEnabled(not option.forbidden)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = not from_pointer(event)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        rect, on, live = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING), self.isChecked(), self.isEnabled()
        fill = "sunken" if not live else "accent_tint" if on else "hover" if self.underMouse() else "surface"
        edge = "line" if not live else "accent" if on else "line_strong"
        box(p, rect, theme.radius("panel"), fill, edge, theme.stroke("chosen") if on else 1)
        tick_box(p, QPointF(rect.x() + 17, rect.y() + 10), on, round_one=True, enabled=live)
        room = rect.adjusted(48, 6, -104 if self.option.clause else -12, -6)
        first = QRectF(room.x(), room.y(), room.width(), theme.line("body"))
        second = QRectF(room.x(), room.y() + 25, room.width(), theme.line("caption"))
        put(p, first, self.option.words, "body_strong" if live else "body", "text" if live else "text_3")
        put(p, second, self.option.forbidden or self.option.meaning, "caption", "text_2" if live else "text_3")
        if self.hasFocus() and self._ringed:
            ring(p, rect, theme.radius("panel"))


class _CardSlot(QWidget):
    """A card and, above it, its clause tag, which stays alive when the card is forbidden."""

    def __init__(self, option: Option, parent: QWidget) -> None:
        super().__init__(parent)
        self.card = _Card(option, self)
        self._tag = ClauseTag(option.clause, option.clause_text, self) if option.clause else None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(62 + 2 * RING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.card.setGeometry(self.rect())
        if self._tag is not None:
            hint = self._tag.sizeHint()
            self._tag.setGeometry(self.width() - hint.width() - 10, RING + 6, hint.width(), hint.height())


class ChoiceCards(QWidget):
    """The reasons of a wizard, one beneath the other; a forbidden one stays and says why.

    Emits `chosen(key)` when the person chooses. Up and down move between those that are allowed.
    """

    chosen = Signal(str)

    def __init__(
        self, options: Sequence[Option] = (), chosen: str = "", *, spoken: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(spoken)
        self._group: QButtonGroup | None = None
        self._slots: list[_CardSlot] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self.set_options(options, chosen)

    def set_options(self, options: Sequence[Option], chosen: str = "") -> None:
        """Show other reasons."""
        for slot in self._slots:
            self._layout.removeWidget(slot)
            slot.hide()
            slot.deleteLater()
        if self._group is not None:
            self._group.deleteLater()
        self._group = QButtonGroup(self)
        self._slots = [_CardSlot(option, self) for option in options]
        for slot in self._slots:
            self._group.addButton(slot.card)
            self._layout.addWidget(slot)
            slot.card.clicked.connect(self._on_clicked)
            slot.card.setChecked(slot.card.option.key == chosen)
            if slot.card.isChecked():
                self.setFocusProxy(slot.card)

    def key(self) -> str:
        """What is chosen, or nothing."""
        return next((slot.card.option.key for slot in self._slots if slot.card.isChecked()), "")

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self.key())

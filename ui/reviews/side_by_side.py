"""The groups of one user in the register and in New e-LAAS: the same group on the same line, what differs first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QWidget

from ui import theme
from ui.reviews.group_lines import GroupLine
from ui.theme import RING
from ui.widgets.icons import Icon
from ui.widgets.layout import Item, Panel, column, row
from ui.widgets.paint import from_pointer, ring, tick_box
from ui.widgets.text import Text

Standing = Literal["same", "extra", "missing"]
_LOOKS: dict[Standing, tuple[str | None, str]] = {
    "same": (None, "line"),
    "extra": ("late_tint", "late_fill"),
    "missing": ("soon_tint", "soon_fill"),
}
_BOX = 28


class _GroupBox(Panel):
    """A group on one side. A long name takes a second line."""

    def __init__(self, name: str, spoken: str, standing: Standing = "same") -> None:
        fill, edge = _LOOKS[standing]
        ink = {"same": "text", "extra": "late", "missing": "soon"}[standing]
        words = Text(name, "body" if standing == "same" else "caption_strong", ink, wrap=True)
        items: list[Item] = [(column(None, words, None, gap=0), 1)]
        if standing != "same":
            items.insert(0, Icon("plus" if standing == "extra" else "minus", ink, 16))
        super().__init__(row(*items, gap=6, pad=(10, 1, 6, 1)), fill=fill, edge=edge, radius=theme.radius("tag"))
        self.setAccessibleName(spoken)
        self.setMinimumHeight(_BOX)


class _Absent(QWidget):
    """The dashed place of a group that this side does not have."""

    def __init__(self, words: str, spoken: str) -> None:
        super().__init__()
        self.setLayout(row(Text(words, "body", "text_3"), None, pad=(10, 1, 6, 1)))
        self.setAccessibleName(spoken)
        self.setMinimumHeight(_BOX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(theme.colour("line_strong"), 1, Qt.PenStyle.DashLine))
        p.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.radius("tag"), theme.radius("tag"))


class _Stays(QCheckBox):
    """The tick box before a line: the group stays, or is to be added."""

    def __init__(self, spoken: str) -> None:
        super().__init__()
        self._ringed = False
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.size("control"), theme.size("control"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = not from_pointer(event)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        at = QPointF(RING, self.rect().center().y() - 8)
        tick_box(p, at, self.isChecked())
        if self.hasFocus() and self._ringed:
            ring(p, QRectF(at.x(), at.y(), 18, 18), theme.radius("mark"))


class SideBySide(QWidget):
    """Register at the left, New e-LAAS at the right; extra is red with +, missing amber with −, absent dashed.

    While groups are chosen (`choose`) each line has a tick box: ticked stays. Emits `chosen_changed()` by hand.
    """

    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._ticks: dict[str, _Stays] = {}
        self._lines: Sequence[GroupLine] = ()

    def show_lines(self, lines: Sequence[GroupLine], *, has_report: bool = True) -> None:
        """Show other groups; no tick boxes. Without a report there is one side alone."""
        self._clear()
        self._lines = lines
        heads = (self.tr("ในทะเบียน"), self.tr("ใน New e-LAAS")) if has_report else (self.tr("ในทะเบียน"),)
        for place, head in enumerate(heads, 1):
            self._grid.addLayout(row(Text(head, "caption_strong", "text_2"), pad=(10, 0, 0, 0)), 0, place)
        for at, line in enumerate(lines, 1):
            self._grid.addWidget(self._left(line), at, 1)
            if has_report:
                self._grid.addWidget(self._right(line), at, 2)
        if not lines:
            self._grid.addWidget(Text(self.tr("ไม่ได้อยู่ในกลุ่มใด"), "caption", "text_2"), 1, 1)

    def choose(self, staying: Collection[str] | None) -> None:
        """Put a tick box before each line, ticked for the groups that stay; None takes the boxes away."""
        if staying is None:
            for tick in self._ticks.values():
                self._grid.removeWidget(tick)
                tick.hide()
                tick.deleteLater()
            self._ticks = {}
            return
        for at, line in enumerate(self._lines, 1):
            if line.name not in self._ticks:
                tick = _Stays(self.tr("ให้อยู่ในกลุ่ม {0}").format(line.name))
                tick.clicked.connect(partial(self._on_clicked))
                self._ticks[line.name] = tick
                self._grid.addWidget(tick, at, 0)
            self._ticks[line.name].setChecked(line.name in staying)

    def chosen(self) -> frozenset[str]:
        """The names of the groups that are ticked."""
        return frozenset(name for name, tick in self._ticks.items() if tick.isChecked())

    def ticks(self) -> list[QCheckBox]:
        """The tick boxes from top to bottom."""
        return [self._ticks[line.name] for line in self._lines if line.name in self._ticks]

    def _left(self, line: GroupLine) -> QWidget:
        if line.is_extra:
            return _Absent(self.tr("ไม่มี"), self.tr("ในทะเบียนไม่มีกลุ่ม {0}").format(line.name))
        box = _GroupBox(line.register, self.tr("ในทะเบียนมีกลุ่ม {0} {1}").format(line.name, line.why).strip())
        if line.why:
            box.setToolTip(line.why)
        return box

    def _right(self, line: GroupLine) -> QWidget:
        if line.is_missing:
            spoken = self.tr("ใน New e-LAAS ขาดกลุ่ม {0}").format(line.name)
            return _GroupBox(self.tr("{0} (ขาด)").format(line.name), spoken, "missing")
        if line.is_extra:
            spoken = self.tr("ใน New e-LAAS เกินกลุ่ม {0}").format(line.name)
            return _GroupBox(self.tr("{0} (เกิน)").format(line.name), spoken, "extra")
        return _GroupBox(line.report, self.tr("ใน New e-LAAS มีกลุ่ม {0}").format(line.name))

    def _clear(self) -> None:
        self.choose(None)
        while (item := self._grid.takeAt(0)) is not None:
            inner, part = item.layout(), item.widget()
            if inner is not None and (label := inner.takeAt(0)) is not None:
                part = label.widget()
            if part is not None:
                part.hide()
                part.deleteLater()

    def _on_clicked(self, _checked: bool = False) -> None:
        self.chosen_changed.emit()

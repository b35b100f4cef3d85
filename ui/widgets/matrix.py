"""People × groups: who has what, at a glance, with a crosshair on the chosen cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from ui import text_breaks, theme
from ui.widgets.paint import State, box, choice_mark, plain_tip, put, ring, shape, width_of


class Held(StrEnum):
    """How a person has a group."""

    USED = "used"
    VIEW = "view"
    UNFOUNDED = "unfounded"
    LACKING = "lacking"  # not held, though it should be


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One right: how it is held, whether it conflicts with another of the same person, and what that means."""

    held: Held
    conflict: bool = False
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class MatrixData:
    """People as (key, name, unit), groups as (key, name), and a cell for each right by (person, group)."""

    people: Sequence[tuple[str, str, str]] = ()
    groups: Sequence[tuple[str, str]] = ()
    cells: Mapping[tuple[str, str], MatrixCell] = field(default_factory=dict)


_LEAST = 72
_MOST_LINES = 4


def _step() -> int:
    return theme.size("table_row")


class Matrix(QAbstractScrollArea):
    """Filled dot: held with a duty. Ring: view only. Diamond: no duty. Dashed ring: needed by a duty. Frame: conflict.

    Emits `chosen(person key, group key)`. Arrows walk the cells. Names stay where they are when many groups scroll.
    """

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = MatrixData()
        self._row = self._column = -1
        self._headings: list[list[str]] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self._tips = _Tips(self)
        self.setAccessibleName(self.tr("ตารางคนกับกลุ่ม"))

    def set_data(self, data: MatrixData) -> None:
        """Show other people, groups and rights; the chosen cell stays if it is still there."""
        before = self.cell()
        self._data = data
        self._row = next((n for n, one in enumerate(data.people) if one[0] == before[0]), -1)
        self._column = next((n for n, one in enumerate(data.groups) if one[0] == before[1]), -1)
        self._lay()

    def cell(self) -> tuple[str, str]:
        """The chosen person and group, or two empty strings."""
        if self._row < 0 or self._column < 0:
            return "", ""
        return self._data.people[self._row][0], self._data.groups[self._column][0]

    def choose(self, person: str, group: str) -> None:
        """Choose a cell by its keys."""
        row = next((n for n, one in enumerate(self._data.people) if one[0] == person), -1)
        place = next((n for n, one in enumerate(self._data.groups) if one[0] == group), -1)
        if row >= 0 and place >= 0:
            self._go(row, place)

    # measures

    def _names(self) -> int:
        return 330 if self.viewport().width() >= 1200 else 214

    def _width(self) -> float:
        room = self.viewport().width() - self._names()
        return max(float(_LEAST), room / max(1, len(self._data.groups)))

    def _head(self) -> int:
        return 22 * max((len(lines) for lines in self._headings), default=1) + 16

    def _lay(self) -> None:
        self._headings = [_in_lines(name, self._width() - 8) for _, name in self._data.groups]
        rows = max(1, (self.viewport().height() - self._head()) // _step())
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, len(self._data.people) - rows))
        down.setPageStep(rows)
        room = self.viewport().width() - self._names()
        across.setRange(0, max(0, round(self._width() * len(self._data.groups) - room)))
        across.setPageStep(room)
        self.viewport().update()

    def _left(self, place: int) -> float:
        return self._names() + place * self._width() - self.horizontalScrollBar().value()

    def _top(self, row: int) -> float:
        return self._head() + (row - self.verticalScrollBar().value()) * _step()

    # choosing

    def _go(self, row: int, place: int) -> None:
        self._row = min(max(row, 0), len(self._data.people) - 1)
        self._column = min(max(place, 0), len(self._data.groups) - 1)
        self._bring_into_sight()
        person, group = self._data.people[self._row], self._data.groups[self._column]
        cell = self._data.cells.get((person[0], group[0]))
        self.setAccessibleName(f"{person[1]} × {group[1]} {cell.spoken if cell else self.tr('ไม่มีสิทธิ')}")
        self.viewport().update()
        self.chosen.emit(person[0], group[0])

    def _bring_into_sight(self) -> None:
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setValue(min(max(down.value(), self._row - down.pageStep() + 1), self._row))
        left = round(self._column * self._width())
        across.setValue(min(max(across.value(), left + round(self._width()) - across.pageStep()), left))

    def _cell_at(self, point: QPointF) -> tuple[int, int] | None:
        row = int((point.y() - self._head()) // _step()) + self.verticalScrollBar().value()
        place = int((point.x() - self._names() + self.horizontalScrollBar().value()) // self._width())
        inside = point.y() >= self._head() and point.x() >= self._names()
        known = 0 <= row < len(self._data.people) and 0 <= place < len(self._data.groups)
        return (row, place) if inside and known else None

    def whole_at(self, point: QPointF) -> str:
        """The group of a heading, or person and unit of a name, at a point of the viewport; else nothing."""
        across = point.x() - self._names()
        if point.y() < self._head() and across >= 0:
            place = int((across + self.horizontalScrollBar().value()) // self._width())
            return self._data.groups[place][1] if place < len(self._data.groups) else ""
        row = int((point.y() - self._head()) // _step()) + self.verticalScrollBar().value()
        if point.y() >= self._head() and across < 0 and row < len(self._data.people):
            return " · ".join(part for part in self._data.people[row][1:] if part)
        return ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press chooses a cell."""
        found = self._cell_at(event.position())
        if found is not None:
            self._go(*found)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press has done it."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk one cell, PgUp and PgDn a page, Home and End to the ends of the row."""
        key, page = Qt.Key(event.key()), self.verticalScrollBar().pageStep()
        far = len(self._data.groups)
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_PageUp: (-page, 0),
            Qt.Key.Key_PageDown: (page, 0),
            Qt.Key.Key_Home: (0, -far),
            Qt.Key.Key_End: (0, far),
        }
        if key in steps and self._data.people and self._data.groups:
            self._go(max(self._row, 0) + steps[key][0], max(self._column, 0) + steps[key][1])
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the room, and the chosen cell stays in sight."""
        super().resizeEvent(event)
        self._lay()
        if self._row >= 0:
            self._bring_into_sight()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Everything is painted anew: names and headings stay where they are."""
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The chosen cell shows the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cells first, then names and headings above them."""
        p = QPainter(self.viewport())
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = self.verticalScrollBar().value()
        last = min(len(self._data.people), first + self.verticalScrollBar().pageStep() + 2)
        p.save()
        p.setClipRect(QRectF(self._names(), 0, self.viewport().width(), self.viewport().height()))
        self._paint_cross(p, last)
        for row in range(first, last):
            self._paint_cells(p, row)
        self._paint_headings(p, last)
        p.restore()
        for row in range(first, last):
            self._paint_name(p, row)
        name = QRectF(16, self._head() - 33, self._names() - 16, 24)
        put(p, name, self.tr("ชื่อ–สกุล"), "caption_strong")
        p.fillRect(QRectF(0, self._head() - 1, self.viewport().width(), 1), theme.colour("line_strong"))

    def _paint_cross(self, p: QPainter, last: int) -> None:
        tint = theme.colour("accent_tint")
        if self._column >= 0:
            p.fillRect(QRectF(self._left(self._column), 0, self._width(), self._top(last)), tint)
        if self._row >= 0 and self._top(self._row) >= self._head():
            p.fillRect(QRectF(0, self._top(self._row), self.viewport().width(), _step()), tint)

    def _paint_headings(self, p: QPainter, last: int) -> None:
        bottom = self._head() - 8
        for place, lines in enumerate(self._headings):
            on, left = place == self._column, self._left(place)
            for number, line in enumerate(reversed(lines)):
                rect = QRectF(left + 2, bottom - 22 * (number + 1), self._width() - 4, 22)
                put(p, rect, line, "caption_strong" if on else "caption", "accent" if on else "text", "center")
            p.fillRect(QRectF(left, 10, 1, self._top(last) - 10), theme.colour("line"))

    def _paint_name(self, p: QPainter, row: int) -> None:
        on, top = row == self._row, self._top(row)
        rect = QRectF(0, top, self._names(), _step())
        p.fillRect(rect, theme.colour("accent_tint" if on else "surface"))
        _, name, unit = self._data.people[row]
        if on:
            choice_mark(p, QRectF(2, top + 8, 3, _step() - 16))
        wide = self._names() > 300
        put(p, rect.adjusted(16, 0, -146 if wide else -8, 0), name, "body_strong" if on else "body")
        if wide:
            put(p, rect.adjusted(192, 0, -8, 0), unit, "caption", "text_2")
        p.fillRect(QRectF(0, rect.bottom() - 1, self.viewport().width(), 1), theme.colour("line"))

    def _paint_cells(self, p: QPainter, row: int) -> None:
        person = self._data.people[row][0]
        for place, (group, _) in enumerate(self._data.groups):
            rect = QRectF(self._left(place), self._top(row), self._width(), _step())
            cell = self._data.cells.get((person, group))
            if cell is not None:
                paint_held(p, rect, cell)
            if (row, place) == (self._row, self._column) and self.hasFocus():
                ring(p, rect.adjusted(5, 5, -5, -5), theme.radius("mark"))


class _Tips(QObject):
    """Tells whole what a heading or a name has no room for."""

    def __init__(self, matrix: Matrix) -> None:
        super().__init__(matrix)
        self._matrix = matrix
        matrix.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            whole = self._matrix.whole_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(whole) if whole else "", self._matrix.viewport())
            return True
        return super().eventFilter(watched, event)


def paint_held(p: QPainter, rect: QRectF, cell: MatrixCell) -> None:
    """The sign of one right, and the red frame of a conflict; a legend paints with it too."""
    if cell.conflict:
        wide = min(rect.width() - 10, 130)
        frame = QRectF(rect.center().x() - wide / 2, rect.center().y() - 14, wide, 28)
        box(p, frame, theme.radius("control"), "late_tint", "late_fill", 1.4)
    if cell.held is Held.UNFOUNDED:
        shape(p, State.LATE, rect.center(), 7.5)
        return
    if cell.held is Held.LACKING:
        p.setPen(QPen(theme.colour("soon_fill"), 1.8, Qt.PenStyle.DashLine))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawEllipse(rect.center(), 6.5, 6.5)
        return
    used = cell.held is Held.USED
    p.setPen(Qt.PenStyle.NoPen if used else QPen(theme.colour("accent"), 1.8))
    p.setBrush(theme.colour("accent") if used else Qt.BrushStyle.NoBrush)
    p.drawEllipse(rect.center(), 6.5 if used else 6, 6.5 if used else 6)


class MatrixSign(QWidget):
    """One sign of the matrix, for its legend."""

    def __init__(self, cell: MatrixCell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cell = cell
        self.setFixedSize(34 if cell.conflict else 18, 30)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sign in the middle; of a conflict the frame alone."""
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._cell.conflict:
            box(p, QRectF(5, 7, 24, 16), 5, "late_tint", "late_fill", 1.4)
        else:
            paint_held(p, QRectF(self.rect()), self._cell)


def _in_lines(name: str, width: float) -> list[str]:
    """A heading in at most four level lines, cut between words, in narrow columns also those of a compound."""
    lines = [""]
    for chunk in text_breaks.chunks(name):
        wide = width_of(chunk.rstrip(), "caption_strong") > width
        for word in text_breaks.inner_words(chunk) if wide else (chunk,):
            full = width_of(lines[-1] + word.rstrip(), "caption_strong") > width
            if lines[-1] and len(lines) < _MOST_LINES and full:
                lines.append("")
            lines[-1] += word
    return [line.strip() for line in lines]

"""A month of the Buddhist era to choose a day from, by pointer or by keys."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from elaas_desk.thai import dates
from ui import theme
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Group, Rule, column, row
from ui.widgets.paint import box, put, ring
from ui.widgets.popup import Popup
from ui.widgets.text import Text

WEEKDAYS = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
_CELL_WIDTH, _CELL_HEIGHT, _HEAD = 39, 34, 28
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class _Grid(QWidget):
    """Cells of one size that a pointer hits and keys walk through."""

    picked = Signal(object)

    def __init__(self, columns: int, width: int, height: int, head: int) -> None:
        super().__init__()
        self._columns, self._cell_width, self._cell_height, self._head = columns, width, height, head
        self.today, self.chosen = date.min, date.min
        self.earliest, self.latest = date.min, date.max
        self.at = date.min
        self._hover: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def cells(self) -> list[date]:
        raise NotImplementedError

    def can_choose(self, day: date) -> bool:
        return self.earliest <= day <= self.latest

    def move_cursor(self, day: date) -> None:
        """Walk to a day, as far as the span allows."""
        self.at = min(max(day, self.earliest), self.latest)
        self.setAccessibleName(dates.long(self.at))
        self.update()

    def _rect_of(self, place: int) -> QRectF:
        line, col = divmod(place, self._columns)
        left, top = col * self._cell_width, self._head + line * self._cell_height
        return QRectF(left, top, self._cell_width, self._cell_height)

    def _at(self, point: QPointF) -> date | None:
        for place, day in enumerate(self.cells()):
            if self._rect_of(place).contains(point):
                return day
        return None

    def sizeHint(self) -> QSize:
        lines = -(-len(self.cells()) // self._columns)
        return QSize(self._columns * self._cell_width, self._head + lines * self._cell_height)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._at(event.position())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self._at(event.position())
        if day is not None and self.can_choose(day):
            self.picked.emit(day)

    def _paint_cell(
        self, p: QPainter, cell: QRectF, day: date, words: str, *, inside: bool, now: bool, on: bool
    ) -> None:
        radius = theme.radius("control")
        ink, role = "text" if inside and self.can_choose(day) else "text_3", "body_strong" if now or on else "body"
        if on:
            box(p, cell, radius, "accent")
            ink = "on_accent"
        elif day == self._hover and self.can_choose(day):
            box(p, cell, radius, "hover")
        if now and not on:
            box(p, cell, radius, None, "accent", theme.stroke("chosen"))
            ink = "accent"
        put(p, cell, words, role, ink, "center")  # type: ignore[arg-type]


class DayGrid(_Grid):
    """Six weeks, Monday first."""

    def __init__(self) -> None:
        super().__init__(7, _CELL_WIDTH, _CELL_HEIGHT, _HEAD)

    def cells(self) -> list[date]:
        """42 days from the Monday of the first week on."""
        first = self.at.replace(day=1)
        ordinal = max(1, first.toordinal() - first.weekday())
        return [date.fromordinal(ordinal + n) for n in range(42)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk days, PgUp and PgDn months (with Shift years), Home and End a week; Enter takes the day."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.can_choose(self.at):
                self.picked.emit(self.at)
        elif key in _STEPS:
            self.move_cursor(self.at + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            far = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
            months = 12 if far else 1
            self.move_cursor(dates.add_months(self.at, months if key is Qt.Key.Key_PageDown else -months))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            shift = -self.at.weekday() if key is Qt.Key.Key_Home else 6 - self.at.weekday()
            self.move_cursor(self.at + timedelta(days=shift))
        else:
            super().keyPressEvent(event)
            return
        self.window().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Weekdays, days; today ringed, the chosen one filled, what cannot be chosen pale but readable."""
        p = QPainter(self)
        for place, word in enumerate(WEEKDAYS):
            put(p, QRectF(place * _CELL_WIDTH, 0, _CELL_WIDTH, _HEAD), word, "tag", "text_2", "center")
        for place, day in enumerate(self.cells()):
            centre = self._rect_of(place).center()
            cell = QRectF(centre.x() - 16, centre.y() - 16, 32, 32)
            inside = day.month == self.at.month
            self._paint_cell(p, cell, day, str(day.day), inside=inside, now=day == self.today, on=day == self.chosen)
            if day == self.at and self.hasFocus():
                ring(p, cell.adjusted(2, 2, -2, -2), theme.radius("mark"))


class MonthGrid(_Grid):
    """The twelve months of a year."""

    def __init__(self) -> None:
        super().__init__(3, 91, 56, 8)  # as large as six weeks, so that nothing jumps

    def cells(self) -> list[date]:
        """The first day of each month."""
        return [date(self.at.year, month, 1) for month in range(1, 13)]

    def can_choose(self, day: date) -> bool:
        """A month that holds at least one day of the span."""
        last = dates.add_months(day, 1) - timedelta(days=1)
        return last >= self.earliest and day <= self.latest

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk months, PgUp and PgDn years; Enter takes the month."""
        key = Qt.Key(event.key())
        months = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -3, Qt.Key.Key_Down: 3}
        years = {Qt.Key.Key_PageUp: -12, Qt.Key.Key_PageDown: 12}
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.at.replace(day=1))
        elif key in months or key in years:
            self.move_cursor(dates.add_months(self.at, months.get(key, 0) or years.get(key, 0)))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Short names of the months."""
        p = QPainter(self)
        for place, first in enumerate(self.cells()):
            cell = self._rect_of(place).adjusted(4, 4, -4, -4)
            now = (first.year, first.month) == (self.today.year, self.today.month)
            on = (first.year, first.month) == (self.at.year, self.at.month)
            words = dates.MONTHS_SHORT[first.month - 1]
            self._paint_cell(p, cell, first, words, inside=True, now=now, on=on)
            if on and self.hasFocus():
                ring(p, cell, theme.radius("control"))


class Calendar(Popup):
    """The calendar that floats beside a date field. Emits `picked(date)` and closes; Esc closes without."""

    picked = Signal(object)

    def __init__(self, owner: QWidget, *, today: date, chosen: date | None, earliest: date, latest: date) -> None:
        self._days, self._months = DayGrid(), MonthGrid()
        self._title = Button("", Kind.HEADING, trail="down")
        self._back = Button("", Kind.ICON, icon="left")
        self._on = Button("", Kind.ICON, icon="right")
        self._today_button = Button("วันนี้", Kind.QUIET)
        hint = Text("พิมพ์ 231169 ก็ได้", "tag", "text_2")
        head = row(self._title, None, self._back, self._on, gap=0, pad=(2, 0, 2, 0))
        grids = Group(column(self._days, self._months, gap=0, pad=(8 + RING, 0, 8 + RING, 4)))
        foot = row(self._today_button, None, hint, gap=4, pad=(2, 0, 12, 0))
        super().__init__(column(head, grids, Rule(), foot, gap=0, pad=(1, 4, 1, 2)), owner)
        self.setAccessibleName(self.tr("ปฏิทิน"))
        for grid in (self._days, self._months):
            grid.today, grid.chosen = today, chosen or date.min
            grid.earliest, grid.latest = earliest, latest
            grid.move_cursor(chosen or today)
        self._days.picked.connect(self._on_day)
        self._months.picked.connect(self._on_month)
        self._title.clicked.connect(self._on_title)
        self._back.clicked.connect(self._on_back)
        self._on.clicked.connect(self._on_on)
        self._today_button.clicked.connect(self._on_today)
        self._today_button.setEnabled(self._days.can_choose(today))
        self._show_months(False)

    def _show_months(self, months: bool) -> None:
        shown, gone = (self._months, self._days) if months else (self._days, self._months)
        gone.hide()  # first, or the calendar grows for both
        shown.show()
        self._back.set_words(self.tr("ปีก่อน") if months else self.tr("เดือนก่อน"))
        self._on.set_words(self.tr("ปีถัดไป") if months else self.tr("เดือนถัดไป"))
        (self._months if months else self._days).setFocus(Qt.FocusReason.OtherFocusReason)
        self._name()

    def _name(self) -> None:
        shown = self._grid().at
        year = str(dates.be_year(shown))
        month = f"{dates.MONTHS[shown.month - 1]} {year}"
        self._title.set_words(year if self._grid() is self._months else month)

    def _grid(self) -> _Grid:
        return self._months if self._months.isVisibleTo(self) else self._days

    def _step(self, direction: int) -> None:
        months = direction * (12 if self._grid() is self._months else 1)
        self._grid().move_cursor(dates.add_months(self._grid().at, months))
        self._name()

    @Slot()
    def _on_back(self) -> None:
        self._step(-1)

    @Slot()
    def _on_on(self) -> None:
        self._step(1)

    @Slot()
    def _on_title(self) -> None:
        to_months = self._grid() is self._days
        self._months.move_cursor(self._days.at)
        self._show_months(to_months)

    @Slot()
    def _on_today(self) -> None:
        self._on_day(self._days.today)

    @Slot(object)
    def _on_day(self, day: date) -> None:
        self.close()
        self.picked.emit(day)

    @Slot(object)
    def _on_month(self, first: date) -> None:
        self._days.move_cursor(first)
        self._show_months(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Keys may have walked into another month, so the heading is brought along."""
        super().paintEvent(event)
        self._name()

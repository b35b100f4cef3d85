"""Beside the list of today: four figures, and what falls due in each of the next six months."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from elaas_desk.domain.tasks import Figures
from elaas_desk.thai import dates
from ui import theme
from ui.widgets.chart import BarChart, Month
from ui.widgets.layout import Panel, column, row
from ui.widgets.marks import StateShape
from ui.widgets.paint import State, put, shape
from ui.widgets.text import Text

_Figure = tuple[int, str, State | None]


def _rows(figures: Figures, of: QWidget) -> list[_Figure]:
    return [
        (figures.in_use, of.tr("ใช้งานอยู่"), None),
        (figures.in_time, of.tr("อยู่ในกำหนด"), State.OK),
        (figures.late, of.tr("เลยกำหนด"), State.LATE),
        (figures.unknown, of.tr("ไม่ทราบ"), State.UNKNOWN),
    ]


class _Squares(QWidget):
    """Four figures in two rows."""

    def __init__(self) -> None:
        super().__init__()
        self._figures: list[_Figure] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_figures(self, figures: list[_Figure]) -> None:
        self._figures = figures
        self.setAccessibleName(" ".join(f"{words} {count}" for count, words, _ in figures))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 172)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, high = self.width() / 2, self.height() / 2
        p.fillRect(QRectF(wide, 14, 1, self.height() - 28), theme.colour("line"))
        p.fillRect(QRectF(14, high, self.width() - 28, 1), theme.colour("line"))
        for number, (count, words, state) in enumerate(self._figures):
            left, top = (number % 2) * wide + 18, (number // 2) * high + 6
            pressing = state in (State.LATE, State.UNKNOWN) and count
            put(p, QRectF(left, top, wide - 24, 46), f"{count:,}", "figure", str(state) if pressing else "text")
            if state is not None:
                shape(p, state, QPointF(left + 7, top + 58), 6.5)
            indent = 20 if state is not None else 0
            put(p, QRectF(left + indent, top + 46, wide - 24 - indent, 24), words, "caption", "text_2")


class FigurePanel(Panel):
    """How the accounts stand."""

    def __init__(self) -> None:
        self._squares = _Squares()
        title = Text("", "body_strong")
        super().__init__(column(row(title, None, pad=(18, 10, 18, 0)), self._squares, gap=0))
        title.set_words(self.tr("บัญชีผู้ใช้งาน"))

    def show_figures(self, figures: Figures) -> None:
        """Show how they stand now."""
        self._squares.set_figures(_rows(figures, self))


class FigureStrip(Panel):
    """The same on one line, for narrow windows."""

    def __init__(self) -> None:
        self._texts = [Text("", "subtitle") for _ in range(4)]
        self._words = [Text("", "caption", "text_2") for _ in range(4)]
        parts: list[QWidget | int] = []
        for number, state in enumerate((None, State.OK, State.LATE, State.UNKNOWN)):
            parts += [StateShape(state, 20, 6.5)] if state else []
            parts += [self._texts[number], self._words[number], 8]
        super().__init__(row(*parts[:-1], gap=5, pad=(14, 4, 14, 4)))

    def show_figures(self, figures: Figures) -> None:
        """Show how they stand now."""
        for text, words, (count, name, state) in zip(self._texts, self._words, _rows(figures, self), strict=True):
            text.set_words(f"{count:,}")
            text.set_colour(str(state) if state in (State.LATE, State.UNKNOWN) and count else "text")
            words.set_words(name)


class MonthPanel(Panel):
    """Bars of the next six months. Emits `chosen` with the first day of a month, or None when it is let go."""

    chosen = Signal(object)

    def __init__(self) -> None:
        self._chart = BarChart()
        heading, hint = Text("", "body_strong"), Text("", "caption", "text_2", wrap=True)
        super().__init__(column(heading, hint, 4, (self._chart, 1), gap=0, pad=(18, 12, 18, 10)))
        heading.set_words(self.tr("ครบกำหนดใน 6 เดือนข้างหน้า"))
        hint.set_words(self.tr("เลือกแท่งเพื่อดูเฉพาะเดือนนั้น"))
        self._chart.setAccessibleName(heading.plain())
        self._chart.chosen.connect(self._on_chosen)
        self.setMaximumHeight(400)

    def show_months(self, months: tuple[tuple[date, int], ...]) -> None:
        """First day and count of each month."""
        bars = []
        for first, count in months:
            name = f"{dates.MONTHS[first.month - 1]} {dates.be_year(first)}"
            spoken = self.tr("{0} ครบกำหนด {1} รายการ").format(name, count)
            bars.append(Month(first.isoformat(), dates.MONTHS_SHORT[first.month - 1], count, spoken))
        self._chart.set_months(bars)

    def let_go(self) -> None:
        """No month is chosen any more."""
        self._chart.choose("")

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self.chosen.emit(date.fromisoformat(key) if key else None)

"""The table as it stands in the file, with the meaning of each column to choose above it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from elaas_desk.domain.report import ReadReport, ReportColumn
from ui import theme
from ui.intake.raw_model import Line, RawModel
from ui.report_words import COLUMNS
from ui.widgets.choice_field import Choice, ChoiceBox
from ui.widgets.layout import Ground, Panel, column, row
from ui.widgets.paint import plain_tip, put, ring, width_of
from ui.widgets.text import Text

_HEAD = 46
_ROW = 28
_NUMBERS, _NUMBERS_NARROW = 168, 104
_NARROW = 1100
_MOST = 280
_ARROW = 58
_LOOK_AT = 60
_PAD = 10
_SETTLES_AFTER_MS = 350
_Index = QModelIndex | QPersistentModelIndex


class MeaningBox(ChoiceBox):
    """What one column means; nothing for one that is not used. Emits `chosen()` when the person chooses."""

    chosen = Signal()

    def __init__(self, place: int, parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self._place = place
        self.addItem(self.tr("ไม่ใช้"), None)
        for meaning, words in COLUMNS.items():
            self.addItem(words, Choice(meaning, words))
        self.name_column("")
        self.activated.connect(self._on_activated)

    def name_column(self, label: str) -> None:
        """Say what stands above the column in the file."""
        spoken = self.tr("ความหมายของคอลัมน์ที่ {0} {1}").format(self._place + 1, label)
        self.setAccessibleName(spoken.strip())
        self.setToolTip(plain_tip(label))

    def meaning(self) -> ReportColumn | None:
        """What is chosen."""
        choice = self.currentData()
        return ReportColumn(str(choice.value)) if isinstance(choice, Choice) else None

    def set_meaning(self, meaning: ReportColumn | None) -> None:
        """Choose by program, silently."""
        self.setCurrentIndex(0 if meaning is None else 1 + list(COLUMNS).index(meaning))

    def least(self) -> int:
        """The width at which what is chosen can be read."""
        return int(width_of(self.currentText())) + _ARROW

    @Slot(int)
    def _on_activated(self, _place: int) -> None:
        self.chosen.emit()


class _Head(QHeaderView):
    """A drop-down above each column."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.boxes: list[MeaningBox] = []
        self.setFixedHeight(_HEAD)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(40)
        view.horizontalScrollBar().valueChanged.connect(self.place_boxes)

    def set_boxes(self, boxes: Sequence[MeaningBox]) -> None:
        """Other drop-downs in place of those that are there."""
        for box in self.boxes:
            box.hide()
            box.deleteLater()
        self.boxes = list(boxes)
        self.place_boxes()
        for box in self.boxes:
            box.show()

    @Slot()
    def place_boxes(self) -> None:
        """Each stands above its column, also when that was scrolled."""
        for place, box in enumerate(self.boxes):
            left = self.sectionViewportPosition(place)
            box.setGeometry(left + 1, 3, self.sectionSize(place) - 2, _HEAD - 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and the firm line beneath."""
        p = QPainter(self.viewport())
        p.fillRect(self.viewport().rect(), theme.colour("surface"))
        p.fillRect(QRectF(0, self.height() - 1, self.viewport().width(), 1), theme.colour("line_strong"))


class _Numbers(QHeaderView):
    """The number of each line, and why it is no user."""

    def __init__(self, view: QTableView, model: RawModel) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._lines = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(_ROW)
        self.setDefaultSectionSize(_ROW)
        self.setSectionsClickable(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground beneath the last line too."""
        p = QPainter(self.viewport())
        p.fillRect(self.viewport().rect(), theme.colour("surface"))
        p.end()
        super().paintEvent(event)

    def paintSection(self, p: QPainter, rect: QRect, logical: int) -> None:
        """One number, right of it the reason."""
        p.save()
        room = QRectF(rect)
        p.fillRect(room, theme.colour(_ground(self._lines.line(logical))))
        p.fillRect(QRectF(room.x(), room.bottom() - 1, room.width(), 1), theme.colour("line"))
        put(
            p,
            room.adjusted(_PAD, 0, _PAD + 34 - room.width(), 0),
            str(self._lines.rows[logical].row),
            "caption",
            "text_2",
        )
        put(p, room.adjusted(_PAD + 38, 0, -4, 0), self._lines.why(logical), "caption", "text_3")
        p.restore()


class _Cells(QStyledItemDelegate):
    """Cells: what is used stands out, skipped lines are pale."""

    def __init__(self, view: QTableView, model: RawModel, head: _Head) -> None:
        super().__init__(view)
        self._view, self._lines, self._head = view, model, head

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, hairline and words."""
        rect, line = QRectF(option.rect), self._lines.line(index.row())
        painter.save()
        chosen = self._view.currentIndex().row() == index.row() and self._view.hasFocus()
        painter.fillRect(rect, theme.colour("accent_tint" if chosen else _ground(line)))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        used = self._head.boxes[index.column()].meaning() is not None
        ink = "text_3" if line is Line.SKIPPED or (line is Line.USER and not used) else "text"
        role = "caption_strong" if line is Line.HEADER else "caption"
        put(painter, rect.adjusted(_PAD, 0, -4, 0), str(self._lines.data(index)), role, ink)  # type: ignore[arg-type]
        painter.restore()


def _ground(line: Line) -> str:
    return "surface" if line is Line.USER else "sunken"


class RawGrid(Panel):
    """The first lines of a file. Emits `corrected()` when the person gives a column another meaning."""

    corrected = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.model = RawModel(self)
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("ตารางในแฟ้ม"))
        self.head, self._numbers = _Head(self.view), _Numbers(self.view, self.model)
        self.view.setHorizontalHeader(self.head)
        self.view.setVerticalHeader(self._numbers)
        self.view.setItemDelegate(_Cells(self.view, self.model, self.head))
        self._plain()
        self.setLayout(column((self.view, 1), gap=0, pad=(1, 3, 1, 1)))
        self.view.viewport().installEventFilter(self)
        self._chosen: QObject | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLES_AFTER_MS)
        self._settling.timeout.connect(self._on_settled)

    def _plain(self) -> None:
        view = self.view
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setCornerButtonEnabled(False)
        view.setFrameShape(QTableView.Shape.NoFrame)
        view.setSelectionMode(QTableView.SelectionMode.NoSelection)
        view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerItem)
        view.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        view.setTabKeyNavigation(False)
        self.head.show()
        self._numbers.show()
        self._corner = Ground(
            row(Text(self.tr("แถวที่"), "caption", "text_2"), None, pad=(_PAD, 0, 0, 0)), fill="surface", parent=view
        )

    def show_report(self, report: ReadReport) -> None:
        """Show a report; the place to which it was scrolled stays, and so does a choice that was just made."""
        across, down = self.view.horizontalScrollBar().value(), self.view.verticalScrollBar().value()
        self.model.show_report(report)
        if len(self.head.boxes) != len(report.columns):
            self._make_boxes(report)
        if not self._settling.isActive():
            for box, meaning in zip(self.head.boxes, report.columns, strict=True):
                box.set_meaning(meaning)
        for box, label in zip(self.head.boxes, _labels(report), strict=True):
            box.name_column(label)
        self._let_titles_run()
        self._fit()
        self.view.horizontalScrollBar().setValue(across)
        self.view.verticalScrollBar().setValue(down)

    def _make_boxes(self, report: ReadReport) -> None:
        boxes = [MeaningBox(place, self.head.viewport()) for place in range(len(report.columns))]
        for box in boxes:
            box.chosen.connect(self._on_chosen)
        self.head.set_boxes(boxes)

    def begin(self) -> None:
        """Go to the first drop-down."""
        if self.head.boxes:
            self.head.boxes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def meanings(self) -> dict[int, ReportColumn]:
        """What the columns mean, as the drop-downs say it."""
        chosen = ((place, box.meaning()) for place, box in enumerate(self.head.boxes))
        return {place: meaning for place, meaning in chosen if meaning is not None}

    @Slot()
    def _on_chosen(self) -> None:
        """Arrow keys walk over other choices to the one that is meant."""
        self._chosen = self.sender()
        self._settling.start()

    @Slot()
    def _on_settled(self) -> None:
        """Of each meaning but the name there is one column: the other one is not used any more."""
        chosen = self._chosen
        if isinstance(chosen, MeaningBox) and chosen.meaning() is not ReportColumn.NAME:
            for box in self.head.boxes:
                if box is not chosen and box.meaning() is chosen.meaning():
                    box.set_meaning(None)
        self.corrected.emit()

    def _fit(self) -> None:
        """Columns share the room as their words want it; under what a drop-down needs they are scrolled sideways."""
        numbers = _NUMBERS if self.width() >= _NARROW else _NUMBERS_NARROW
        if self._numbers.width() != numbers:
            self._numbers.setFixedWidth(numbers)
            self._corner.setGeometry(0, 0, numbers, _HEAD - 1)
        least = [box.least() for box in self.head.boxes]
        wanted = [max(least[place], self._wanted(place)) for place in range(len(least))]
        room = self.view.viewport().width()
        excess = sum(wanted) - room
        if excess <= 0:
            widths = [width - excess / max(1, len(wanted)) for width in wanted]
        else:
            slack = sum(wanted) - sum(least)
            share = min(1.0, excess / slack) if slack else 0.0
            widths = [width - share * (width - low) for width, low in zip(wanted, least, strict=True)]
        for place, width in enumerate(widths):
            self.view.setColumnWidth(place, int(width))
        rest = room - sum(map(int, widths))
        if 0 < rest <= len(widths):  # of rounding
            self.view.setColumnWidth(len(widths) - 1, int(widths[-1]) + rest)
        self.head.place_boxes()

    def _wanted(self, place: int) -> int:
        """As the words of the first users want it."""
        model = self.model
        users = [n for n in range(min(len(model.rows), _LOOK_AT)) if model.line(n) is Line.USER]
        longest = max((width_of(str(model.data(model.index(n, place))), "caption") for n in users), default=0)
        return min(int(longest) + 2 * _PAD, _MOST)

    def _let_titles_run(self) -> None:
        """A line with one cell alone runs over the empty ones right of it."""
        self.view.clearSpans()
        width = self.model.columnCount()
        for place, line in enumerate(self.model.rows):
            filled = [column for column, cell in enumerate(line.cells) if cell]
            if len(filled) == 1 and filled[0] < width - 1:
                self.view.setSpan(place, filled[0], 1, width - filled[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """More or less room for the columns."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys walk the lines."""
        super().focusInEvent(event)
        self.view.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, and a ring inside its edge while the keys walk the lines."""
        super().paintEvent(event)
        if self.view.hasFocus():
            ring(QPainter(self), QRectF(self.rect()).adjusted(3, 3, -3, -3), theme.radius("control"))


def _labels(report: ReadReport) -> list[str]:
    """The words of each column's heading."""
    heads = [row.cells for row in report.raw if row.row in report.header]
    return [
        " ".join(dict.fromkeys(cells[place] for cells in heads if place < len(cells) and cells[place]))
        for place in range(len(report.columns))
    ]

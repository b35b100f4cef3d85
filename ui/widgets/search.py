"""Boxes to search with: the filter of a list, and the one search of the window with its results."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.models.choices_model import ChoicesModel
from ui.theme import RING
from ui.widgets.boxes import LineBox
from ui.widgets.choice_field import Choice
from ui.widgets.choice_list import close_list, completer_of
from ui.widgets.icons import draw_icon
from ui.widgets.paint import box, put


class FilterBox(LineBox):
    """Filters the list beneath it at each key. Emits `typed(text)`; Esc empties it."""

    typed = Signal(str)

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_placeholder(placeholder)
        self.setAccessibleName(placeholder)
        self.keep_trailing(26)
        self.setMinimumWidth(140)
        self.textChanged.connect(self.typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the box first."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, and the sign of a filter at its end."""
        super().paintEvent(event)
        draw_icon(QPainter(self), "filter", QPointF(self.width() - RING - 32, self.height() / 2 - 10))


class SearchBox(LineBox):
    """The one search of the window. Emits `typed(text)` and `chosen(value)`; `show_results` opens what was found."""

    typed = Signal(str)
    chosen = Signal(object)

    def __init__(self, placeholder: str, key: str = "Ctrl K", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.set_placeholder(placeholder)
        self.setAccessibleName(placeholder)
        self.setMinimumWidth(220)
        self.setMaximumWidth(470)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.keep_leading(26)
        self.keep_trailing(60)
        self._model = ChoicesModel([], self)
        self._completer = completer_of(self, self._model)
        self._completer.activated[QModelIndex].connect(self._on_taken)  # type: ignore[index]
        self.textEdited.connect(self.typed)
        self.returnPressed.connect(self._on_return)

    def show_results(self, results: Sequence[Choice]) -> None:
        """Open what was found beneath the box; none closes it. A choice without a value only tells something."""
        self._model.set_choices([(one.words, one.words, one) for one in results])
        if results:
            self._completer.complete()
        else:
            close_list(self._completer)

    @Slot(QModelIndex)
    def _on_taken(self, index: QModelIndex) -> None:
        self._take(index.data(Qt.ItemDataRole.UserRole))

    @Slot()
    def _on_return(self) -> None:
        """Enter takes the first result, when none was walked to."""
        popup = self._completer.popup()
        first = self._model.index(0, 0)
        if self.text() and first.isValid() and (popup is None or not popup.currentIndex().isValid()):
            close_list(self._completer)
            self._take(first.data(Qt.ItemDataRole.UserRole))

    def _take(self, choice: object) -> None:
        if isinstance(choice, Choice) and choice.value is not None:
            self.clear()
            self._model.set_choices([])
            self.chosen.emit(choice.value)

    def event(self, event: QEvent) -> bool:
        """Esc empties the box and does not reach the window."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() is QEvent.Type.KeyPress and self.text():
            self.clear()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, the glass, and the key that leads here."""
        super().paintEvent(event)
        p = QPainter(self)
        middle = self.height() / 2
        draw_icon(p, "search", QPointF(RING + 10, middle - 9), "text_2", 18)
        if not self.text():
            hint = QRectF(self.width() - RING - 58, middle - 11, 50, 22)
            box(p, hint, 4, None, "line_strong")
            put(p, hint, self._key, "tag", "text_2", "center")

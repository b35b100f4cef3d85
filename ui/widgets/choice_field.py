"""Fields that hold one of many: a drop-down, and a box that looks things up while it is typed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ui import theme
from ui.theme import RING
from ui.widgets.boxes import icon_place, paint_field
from ui.widgets.field import Field, TextField
from ui.widgets.icons import draw_icon
from ui.widgets.paint import put


@dataclass(frozen=True, slots=True)
class Choice:
    """One of many: its value, its words, a quieter second part, and other words that find it."""

    value: object
    words: str
    detail: str = ""
    also: str = ""


class ChoiceBox(QComboBox):
    """The box of a drop-down. Typing the first letters goes to a choice; the wheel scrolls the page, not the value.

    Its list is made when it is first opened: the sign-in window waits for no list.
    """

    def __init__(self) -> None:
        super().__init__()
        self._error = self._locked = self._has_list = False
        self.placeholder = ""
        self.setMaxVisibleItems(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_error(self, error: bool) -> None:
        self._error = error
        self.update()

    def set_locked(self, locked: bool) -> None:
        self._locked = locked
        self.update()

    def showPopup(self) -> None:
        if self._locked:
            return
        if not self._has_list:
            from ui.widgets.choice_list import choice_list

            self.setView(choice_list())
            self._has_list = True
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(180, theme.size("field") + 2 * RING)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme.size("field") + 2 * RING)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        rect = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        paint_field(p, rect, error=self._error, locked=self._locked or not self.isEnabled(), focus=self.hasFocus())
        words = self.currentText()
        put(p, rect.adjusted(12, 0, -36, 0), words or self.placeholder, "body", "text" if words else "text_3")
        if not self._locked:
            draw_icon(p, "down", icon_place(rect), "text_2")


class ChoiceField(Field):
    """A drop-down. Emits `chosen(value)` when the person chooses; `set_value` is silent but for `changed`."""

    chosen = Signal(object)

    def __init__(
        self,
        label: str,
        choices: Sequence[Choice] = (),
        *,
        key: str = "",
        help: str = "",
        optional: bool = False,
        missing: str = "",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._combo = ChoiceBox()
        super().__init__(label, self._combo, key=key, help=help, optional=optional, missing=missing, parent=parent)
        self._missing = missing or self.tr("ยังไม่ได้เลือก เลือกหนึ่งอย่างจากรายการ")
        self._combo.placeholder = placeholder or self.tr("เลือก")
        self._combo.activated.connect(self._on_activated)
        self._combo.currentIndexChanged.connect(self._on_edited)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Other choices; the value stays if it is still among them."""
        value = self.value()
        self._combo.clear()
        for choice in choices:
            self._combo.addItem(choice.words, choice)
        self.set_value(value)

    def value(self) -> object | None:
        """The value of what is chosen, or None."""
        choice = self._combo.currentData()
        return choice.value if isinstance(choice, Choice) else None

    def set_value(self, value: object | None) -> None:
        """Choose by value; None, or one that is not there, chooses nothing."""
        for place in range(self._combo.count()):
            if self._combo.itemData(place).value == value:
                self._combo.setCurrentIndex(place)
                return
        self._combo.setCurrentIndex(-1)

    def set_placeholder(self, words: str) -> None:
        """Other quiet words while nothing is chosen."""
        self._combo.placeholder = words
        self._combo.update()

    def is_empty(self) -> bool:
        """Nothing chosen."""
        return self._combo.currentIndex() < 0

    def set_locked(self, locked: bool) -> None:
        """Read only."""
        self._combo.set_locked(locked)

    @Slot(int)
    def _on_activated(self, _place: int) -> None:
        self.chosen.emit(self.value())
        self.finished.emit()


class LookupField(TextField):
    """A box that looks up while it is typed in: a person, a group, a position. Thai is found anywhere in the words.

    Emits `chosen(value)` when the person takes one from the list. `value()` is None until what stands in the box is
    one of the choices. With `free` any other text is allowed too (`text()`).
    """

    chosen = Signal(object)

    def __init__(
        self,
        label: str,
        choices: Sequence[Choice] = (),
        *,
        key: str = "",
        help: str = "",
        optional: bool = False,
        missing: str = "",
        placeholder: str = "",
        free: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            label, key=key, help=help, optional=optional, missing=missing, placeholder=placeholder, parent=parent
        )
        self._free = free
        self._value: object | None = None
        from ui.models.choices_model import ChoicesModel  # only a window with a lookup pays for it
        from ui.widgets.choice_list import completer_of

        self._model = ChoicesModel([], self)
        self._completer = completer_of(self.line, self._model)
        self._completer.activated[QModelIndex].connect(self._on_taken)  # type: ignore[index]
        self.line.textEdited.connect(self._on_typed)
        self.line.editingFinished.connect(self._on_left)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Other choices."""
        self._model.set_choices([(f"{one.words} {one.detail} {one.also}", one.words, one) for one in choices])

    def value(self) -> object | None:
        """The value of the choice that stands in the box."""
        return self._value

    def set_value(self, value: object | None) -> None:
        """Put a choice in the box by its value."""
        found = next((one for one in self._model.all() if isinstance(one, Choice) and one.value == value), None)
        self._value = found.value if found else None
        self.set_text(found.words if found else "")

    def problem(self) -> str:
        """Text that is none of the choices, where only they are allowed."""
        if not self._free and not self.is_empty() and self._value is None:
            return self.tr("ไม่พบในรายการ พิมพ์บางส่วนแล้วเลือกจากรายการ")
        return super().problem()

    def take_only(self) -> bool:
        """Take what was typed if one choice alone fits it; whether a choice stands in the box then."""
        self._on_left()
        if self._value is None and not self.is_empty() and self._model.rowCount() == 1:
            self._on_taken(self._model.index(0, 0))
        return self._value is not None

    def open_list(self) -> None:
        """Show what fits the text in the box."""
        self._model.look_up(self.line.text() if self._value is None else "")
        self._completer.complete()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._value = None
        self._model.look_up(text)
        if self._model.rowCount():
            self._completer.complete()
        else:
            from ui.widgets.choice_list import close_list

            close_list(self._completer)

    @Slot(QModelIndex)
    def _on_taken(self, index: QModelIndex) -> None:
        choice = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(choice, Choice):
            self.line.setText(choice.words)
            self._value = choice.value
            self.set_error("")
            self.changed.emit()
            self.chosen.emit(choice.value)
            self.finished.emit()

    @Slot()
    def _on_left(self) -> None:
        """A text that names exactly one choice is that choice, though it was typed to its end."""
        text = self.text()
        every = [one for one in self._model.all() if isinstance(one, Choice)]
        same = [one for one in every if text in (one.words, *one.also.split())]
        if self._value is None and len(same) == 1:
            self._value = same[0].value
            self.line.setText(same[0].words)
            self.chosen.emit(self._value)

"""One form field: label, box, then help or error, in that order. Every input of the program is one of these."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import RING
from ui.widgets.boxes import LineBox
from ui.widgets.buttons import Button, Kind
from ui.widgets.icons import Icon
from ui.widgets.layout import row
from ui.widgets.marks import StateShape
from ui.widgets.paint import State
from ui.widgets.text import Text


class Field(QWidget):
    """Label above, box, then help or error beneath.

    `key` names the input as the core does (`UserError.field`). An empty field that is not optional has the problem
    `missing`, one sentence that says what to put in. `changed` comes with every change by hand or by program,
    `finished` when the person leaves the box or presses Enter in it.
    """

    changed = Signal()
    finished = Signal()

    def __init__(
        self,
        label: str,
        box: QWidget,
        *,
        key: str = "",
        help: str = "",
        optional: bool = False,
        missing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key, self.box, self._label, self._help, self._optional = key, box, label, help, optional
        self._missing = missing or self.tr("ช่องนี้ยังว่าง ใส่ข้อมูลก่อนบันทึก")
        self._error = ""
        layout = self._rows = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head(label, optional))
        layout.addWidget(box)
        layout.addLayout(self._foot())
        box.setParent(self)
        self.setFocusProxy(box)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._show_note()

    def _head(self, label: str, optional: bool) -> QHBoxLayout:
        title = Text(label, "caption_strong")
        title.setBuddy(self.box)
        if not label:
            title.hide()
        mark = Text(self.tr("ไม่บังคับ") if optional and label else "", "caption", "text_3")
        if not (optional and label):
            mark.hide()
        return row(title, mark, None, gap=8, pad=(RING, 0, RING, 0))

    def _foot(self) -> QHBoxLayout:
        self._sign = StateShape(State.LATE, 20, 6.5)
        self._note = Text("", "caption", "text_2", wrap=True)
        sign = QVBoxLayout()
        sign.setContentsMargins(0, 2, 0, 0)
        sign.addWidget(self._sign)
        sign.addStretch(1)
        return row(sign, (self._note, 1), gap=4, pad=(RING, 0, RING, 0))

    @property
    def label(self) -> str:
        """The words above the box."""
        return self._label

    def set_help(self, sentence: str) -> None:
        """The sentence beneath the box while there is no error."""
        self._help = sentence
        self._show_note()

    def set_error(self, sentence: str) -> None:
        """Show what is wrong and how to put it right; empty takes it away."""
        self._error = sentence
        mark = getattr(self.box, "set_error", None)
        if mark is not None:
            mark(bool(sentence))
        self._show_note()

    def error(self) -> str:
        """The error that is shown, or nothing."""
        return self._error

    def problem(self) -> str:
        """What is wrong with what was put in, as a sentence; empty if nothing. Shows nothing by itself."""
        return "" if self._optional or not self.is_empty() else self._missing

    def check(self) -> bool:
        """Show the problem, if there is one; whether the field is in order."""
        self.set_error(self.problem())
        return not self._error

    def is_empty(self) -> bool:
        """Whether nothing was put in."""
        raise NotImplementedError

    def set_locked(self, locked: bool) -> None:
        """Read only: sunken, no foot line, still reached by Tab and read aloud."""
        self.box.setProperty("readOnly", locked)
        self.box.update()

    def _show_note(self) -> None:
        sentence = self._error or self._help
        self._note.set_words(sentence)
        self._note.set_colour("late" if self._error else "text_2")
        self._note.setVisible(bool(sentence))
        self._sign.setVisible(bool(self._error))
        self.box.setAccessibleName(self._label)
        self.box.setAccessibleDescription(sentence)
        self.updateGeometry()

    def add_beneath(self, layout: QBoxLayout) -> None:
        """Something more under the note."""
        self._rows.insertLayout(self._rows.count() - 1, layout)

    @Slot()
    def _on_edited(self) -> None:
        if self._error:
            self.set_error("")
        self.changed.emit()


class TextField(Field):
    """One line of text. `text()` is normalised: no doubled or odd blanks, marks in order."""

    def __init__(
        self,
        label: str,
        *,
        key: str = "",
        help: str = "",
        optional: bool = False,
        missing: str = "",
        placeholder: str = "",
        longest: int = 200,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.line = LineBox()
        super().__init__(label, self.line, key=key, help=help, optional=optional, missing=missing, parent=parent)
        self.line.set_placeholder(placeholder)
        self.line.setMaxLength(longest)
        self._icon = icon
        if not label:
            self.line.setAccessibleName(placeholder)
        self.line.textChanged.connect(self._on_edited)
        self.line.editingFinished.connect(self.finished)

    def text(self) -> str:
        """What was typed, normalised."""
        return _normalised(self.line.text())

    def set_text(self, text: str) -> None:
        """Put text in."""
        self.line.setText(text)

    def is_empty(self) -> bool:
        """Nothing or only blanks."""
        return not self.text()

    def set_locked(self, locked: bool) -> None:
        """Read only."""
        self.line.setReadOnly(locked)


class PasswordField(TextField):
    """A secret: dots, an eye that shows it, and a notice while Caps Lock seems to be on. `text()` is exact."""

    def __init__(
        self,
        label: str,
        *,
        key: str = "",
        help: str = "",
        optional: bool = False,
        missing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, key=key, help=help, optional=optional, missing=missing, parent=parent)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._eye = Button(self.tr("แสดงรหัสผ่าน"), Kind.ICON, icon="eye")
        self._eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes on to the next box, as everybody types it
        self._eye.clicked.connect(self._on_eye)
        self.line.add_trailing(self._eye)
        self._caps = Text("", "caption", "text_2")
        self._caps_sign = Icon("info")
        self.add_beneath(row(self._caps_sign, (self._caps, 1), gap=4, pad=(RING, 2, RING, 0)))
        self._show_caps(False)
        self.line.installEventFilter(self)

    def text(self) -> str:
        """Exactly what was typed: blanks and marks of a secret are part of it."""
        return self.line.text()

    @Slot()
    def _on_eye(self) -> None:
        self.set_seen(self.line.echoMode() is QLineEdit.EchoMode.Password)

    def set_seen(self, seen: bool) -> None:
        """Show what stands in the box, or dots."""
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password)
        self._eye.set_icon("eye_off" if seen else "eye")
        self._eye.set_words(self.tr("ซ่อนรหัสผ่าน") if seen else self.tr("แสดงรหัสผ่าน"))

    def caps_lock_noticed(self) -> bool:
        """Whether the notice is shown."""
        return self._caps.isVisibleTo(self)

    def _show_caps(self, on: bool) -> None:
        self._caps.setVisible(on)
        self._caps_sign.setVisible(on)

    def _notice(self, event: QKeyEvent) -> None:
        """Qt tells no state of Caps Lock, but a capital without Shift (or the other way round) gives it away."""
        letter = event.text()
        if len(letter) == 1 and letter.isascii() and letter.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            on = letter.isupper() != shifted
            self._caps.set_words(self.tr("เปิด Caps Lock อยู่"))
            self._show_caps(on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys pass by and tell of Caps Lock; pressing Caps Lock itself takes the notice away until the next letter."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_CapsLock:
                self._show_caps(False)
            else:
                self._notice(event)
        return super().eventFilter(watched, event)


class TextAreaField(Field):
    """Several lines of text."""

    def __init__(
        self,
        label: str,
        *,
        key: str = "",
        help: str = "",
        optional: bool = False,
        missing: str = "",
        placeholder: str = "",
        lines: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        from ui.widgets.area_box import AreaBox

        self.area = AreaBox(lines)
        super().__init__(label, self.area, key=key, help=help, optional=optional, missing=missing, parent=parent)
        self.area.set_placeholder(placeholder)
        self.area.textChanged.connect(self._on_edited)

    def text(self) -> str:
        """What was typed, each line normalised, no empty lines around it."""
        return "\n".join(_normalised(one) for one in self.area.toPlainText().splitlines()).strip()

    def set_text(self, text: str) -> None:
        """Put text in."""
        self.area.setPlainText(text)

    def is_empty(self) -> bool:
        """Nothing or only blanks."""
        return not self.text()

    def set_locked(self, locked: bool) -> None:
        """Read only."""
        self.area.setReadOnly(locked)
        self.area.update()


def _normalised(text: str) -> str:
    from elaas_desk.thai.text import normalise  # the sign-in window is painted before anything is read from it

    return normalise(text)

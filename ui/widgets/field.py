"""One form field: label, box, then help or error, in that order. Every input of the program is one of these."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from elaas_desk.thai.text import normalise
from ui import theme
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.icons import Icon
from ui.widgets.layout import row
from ui.widgets.marks import StateShape
from ui.widgets.paint import State, box, put, ring
from ui.widgets.text import Text


def paint_field(p: QPainter, rect: QRectF, *, error: bool, locked: bool, focus: bool, ringed: bool = True) -> None:
    """The ground of a box to type or choose in: edge, firmer foot line, ring."""
    radius = theme.radius("control")
    box(
        p,
        rect,
        radius,
        "sunken" if locked else "surface",
        "late_fill" if error else "line" if locked else "line_strong",
    )
    if not locked:
        path = QPainterPath()
        path.addRoundedRect(rect, radius, radius)
        p.save()
        p.setClipPath(path)
        deep = 2 if error or focus else 1
        ink = "late_fill" if error else "accent" if focus else "edge"
        p.fillRect(QRectF(rect.x(), rect.bottom() - deep, rect.width(), deep), theme.colour(ink))
        p.restore()
    if focus and ringed:
        ring(p, rect, radius)


class LineBox(QLineEdit):
    """The box of a one-line field; icons may stand at its end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._error = False
        self._placeholder = ""
        self._trailing: list[QWidget] = []
        self._leading = 0
        self._tail = 0
        self._margins()

    def set_error(self, error: bool) -> None:
        """Red edge or not."""
        self._error = error
        self.update()

    def set_placeholder(self, words: str) -> None:
        """Quiet words while the box is empty. Painted here, since Qt's own lose the marks above ี and ื."""
        self._placeholder = words
        self.update()

    def add_trailing(self, part: QWidget) -> None:
        """Put a part at the end of the box; the last one stands outermost."""
        part.setParent(self)
        self._trailing.append(part)
        self._margins()

    def keep_leading(self, pixels: int) -> None:
        """Room at the start of the box, for a sign."""
        self._leading = pixels
        self._margins()

    def keep_trailing(self, pixels: int) -> None:
        """Room at the end of the box, for a sign that is painted."""
        self._tail = pixels
        self._margins()

    def _margins(self) -> None:
        room = self._tail + (sum(part.sizeHint().width() - 4 for part in self._trailing) or 12)
        self.setTextMargins(RING + 10 + self._leading, RING, RING + room - 2, RING)

    def _rect(self) -> QRectF:
        return QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)

    def sizeHint(self) -> QSize:
        """36 high and room for the ring."""
        return QSize(180, theme.size("field") + 2 * RING)

    def minimumSizeHint(self) -> QSize:
        """At least a few letters."""
        return QSize(80, theme.size("field") + 2 * RING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Parts keep to the end of the box."""
        super().resizeEvent(event)
        right = self.width() - 1
        for part in reversed(self._trailing):
            hint = part.sizeHint()
            part.setGeometry(right - hint.width(), (self.height() - hint.height()) // 2, hint.width(), hint.height())
            right -= hint.width() - 4

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground first, then what Qt draws: text, selection, caret."""
        p = QPainter(self)
        paint_field(p, self._rect(), error=self._error, locked=self.isReadOnly(), focus=self.hasFocus())
        if not self.text():
            margins = self.textMargins()
            room = QRectF(self.rect()).adjusted(margins.left() + 2, RING, -margins.right(), -RING)
            put(p, room, self._placeholder, "body", "text_3")
        p.end()
        super().paintEvent(event)


class AreaBox(QPlainTextEdit):
    """The box of a field of several lines; Tab leaves it."""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error = False
        self._placeholder = ""
        self._lines = lines
        self.textChanged.connect(self.update)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setViewportMargins(RING + 6, RING + 4, RING + 2, RING + 4)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_error(self, error: bool) -> None:
        """Red edge or not."""
        self._error = error
        self.update()

    def set_placeholder(self, words: str) -> None:
        """Quiet words while the box is empty."""
        self._placeholder = words
        self.update()

    def sizeHint(self) -> QSize:
        """As many line boxes as asked for."""
        return QSize(180, self._lines * theme.line("body") + 10 + 2 * (RING + 4))

    def minimumSizeHint(self) -> QSize:
        """It does not get lower than asked for."""
        return QSize(80, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring is painted on the frame, which Qt would not repaint."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """The frame of the scroll area paints the ground."""
        if event.type() is QEvent.Type.Paint:
            rect = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
            p = QPainter(self)
            paint_field(p, rect, error=self._error, locked=self.isReadOnly(), focus=self.hasFocus())
            if self.document().isEmpty():
                first = QRectF(rect.x() + 12, rect.y() + 6, rect.width() - 24, theme.line("body"))
                put(p, first, self._placeholder, "body", "text_3")
            return True
        return super().event(event)


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
        return normalise(self.line.text())

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
        self, label: str, *, key: str = "", help: str = "", missing: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(label, key=key, help=help, missing=missing, parent=parent)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._eye = Button(self.tr("แสดงรหัสผ่าน"), Kind.ICON, icon="eye")
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
        hidden = self.line.echoMode() is QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._eye.set_icon("eye_off" if hidden else "eye")
        self._eye.set_words(self.tr("ซ่อนรหัสผ่าน") if hidden else self.tr("แสดงรหัสผ่าน"))

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
        self.area = AreaBox(lines)
        super().__init__(label, self.area, key=key, help=help, optional=optional, missing=missing, parent=parent)
        self.area.set_placeholder(placeholder)
        self.area.textChanged.connect(self._on_edited)

    def text(self) -> str:
        """What was typed, each line normalised, no empty lines around it."""
        return "\n".join(normalise(one) for one in self.area.toPlainText().splitlines()).strip()

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


def icon_place(rect: QRectF) -> QPointF:
    """Where the sign of a drop-down stands in a field's box."""
    return QPointF(rect.right() - 30, rect.center().y() - 10)

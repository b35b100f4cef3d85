"""The box of several lines; apart from the others, since the sign-in window has none and waits for nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QFocusEvent, QPainter, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from ui import theme
from ui.theme import RING
from ui.widgets.boxes import paint_field
from ui.widgets.paint import put


class AreaBox(QTextEdit):
    """The box of a field of several lines; Tab leaves it."""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error = False
        self._placeholder = ""
        self._lines = lines
        self.setAcceptRichText(False)
        self._open_lines()
        self.textChanged.connect(self.update)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setViewportMargins(RING + 8, RING, RING + 2, RING + 4)
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

    def setPlainText(self, text: str) -> None:
        """Other text; its lines stand as far apart as everywhere."""
        super().setPlainText(text)
        self._open_lines()

    def _open_lines(self) -> None:
        """Lines 1.7 em apart: at Qt's own distance the marks of one line run into the line above."""
        form = QTextBlockFormat()
        form.setLineHeight(theme.line("body"), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)

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

"""The boxes that are typed in: ground, edge, foot line, ring, room for signs, quiet words while empty."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui import theme
from ui.theme import RING
from ui.widgets.paint import box, put, ring


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


def icon_place(rect: QRectF) -> QPointF:
    """Where the sign of a drop-down stands in a field's box."""
    return QPointF(rect.right() - 30, rect.center().y() - 10)

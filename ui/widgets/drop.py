"""Files that are dropped anywhere on a part."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.icons import draw_icon
from ui.widgets.paint import put, width_of


class DropTarget(QObject):
    """Lets files be dropped on a part, which says so while they hang over it. Emits `dropped(tuple of Path)`."""

    dropped = Signal(object)

    def __init__(self, part: QWidget, words: str) -> None:
        """`words` is what will be done with them, as *วางเพื่อแนบสำเนาที่ลงนาม*."""
        super().__init__(part)
        self._part = part
        self._veil = _Veil(words, part)
        part.installEventFilter(self)
        self.set_open(True)

    def set_open(self, is_open: bool) -> None:
        """Whether anything may be dropped now."""
        self._part.setAcceptDrops(is_open)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What hangs over the part; only files of this PC are taken, and they stay where they are."""
        if event.type() is QEvent.Type.DragLeave:
            self._veil.hide()
        if not isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent):
            return super().eventFilter(watched, event)
        paths = _paths(event)
        if not paths:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() is QEvent.Type.Drop:
            self._veil.hide()
            self.dropped.emit(paths)
        else:
            self._veil.cover()
        return True


def _paths(event: QDropEvent) -> tuple[Path, ...]:
    """The files that may be copied; what could only be moved would be gone where it came from."""
    if Qt.DropAction.CopyAction not in event.possibleActions():
        return ()
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())


class _Veil(QWidget):
    """Lies over the part while files hang over it."""

    def __init__(self, words: str, part: QWidget) -> None:
        super().__init__(part)
        self._words, self._part = words, part
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Lie over all of the part."""
        self.setGeometry(self._part.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tint, dashed edge, sign and words."""
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setBrush(theme.colour("accent_tint"))
        p.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        radius = theme.radius("panel")
        p.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), radius, radius)
        middle = QRectF(self.rect()).center()
        left = middle.x() - (width_of(self._words, "body_strong") + 28) / 2
        draw_icon(p, "attach", QPointF(left, middle.y() - 10), "accent")
        rect = QRectF(left + 28, middle.y() - 14, self.width() - left - 28, 28)
        put(p, rect, self._words, "body_strong", "accent")

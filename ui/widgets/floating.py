"""What floats above a window: it dims what is behind, stands in its middle, and grows without leaving it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QCloseEvent, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from ui import theme
from ui.theme import Mode
from ui.widgets.layout import Group
from ui.widgets.paint import box

_HEAD_DRAG = 70


class _Scrim(QWidget):
    """Dims the window behind and grows with it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        alpha = 0.35 if theme.mode() is Mode.LIGHT else 0.55
        QPainter(self).fillRect(self.rect(), theme.colour("scrim", alpha))


class FloatingSheet(QDialog):
    """A frameless sheet of fixed width with a head, contents that scroll when they must, and a foot.

    A subclass fills `head`, `contents` and `foot` and lays them out beneath each other.
    """

    def __init__(self, width: int, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setModal(True)
        self._wide = width
        self._scrim: _Scrim | None = None
        self.head: Group
        self.contents: Group
        self.foot: Group

    def fit(self) -> None:
        """As high as the contents, no higher than the window behind leaves."""
        around = self.head.sizeHint().height() + self.foot.sizeHint().height()
        layout = self.contents.layout()
        inner = layout.totalHeightForWidth(self._wide) if layout is not None else 0
        if inner < 0:
            inner = self.contents.sizeHint().height()
        behind = self.parentWidget()
        most = behind.window().height() - 24 if behind is not None else self.screen().availableGeometry().height()
        size = (self._wide, min(around + inner, max(most, 240)))
        if size != (self.width(), self.height()):
            stood = self.pos()
            self.setFixedSize(*size)
            if self.isVisible():
                self.move(stood.x(), self._top_for(stood.y()))

    def _top_for(self, top: int) -> int:
        """Where a sheet that has grown stands: as before, but with its foot in sight."""
        behind = self.parentWidget()
        if behind is None:
            return top
        window = behind.window()
        highest = window.mapToGlobal(window.rect().topLeft()).y()
        return max(highest, min(top, highest + window.height() - self.height()))

    def _centre(self) -> None:
        behind = self.parentWidget()
        if behind is not None:
            middle = behind.window().mapToGlobal(behind.window().rect().center())
            self.move(middle.x() - self.width() // 2, middle.y() - self.height() // 2)

    def _lift_scrim(self) -> None:
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None

    def event(self, event: QEvent) -> bool:
        """A sentence that appears or goes makes the sheet higher or lower."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self.fit()
        return done

    def showEvent(self, event: QShowEvent) -> None:
        """Dim the window behind, and stand in its middle."""
        behind = self.parentWidget()
        if behind is not None and self._scrim is None:
            self._scrim = _Scrim(behind.window())
        self.fit()
        self._centre()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """The window behind is bright again."""
        self._lift_scrim()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is cancelling."""
        self._lift_scrim()
        super().closeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The head can be dragged."""
        handle = self.windowHandle()
        if event.position().y() < _HEAD_DRAG and handle is not None:
            handle.startSystemMove()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Sheet, foot in the window's colour, hairline."""
        p = QPainter(self)
        radius, rect = theme.radius("dialog"), QRectF(self.rect())
        box(p, rect, radius, "window")
        p.save()
        p.setClipRect(rect.adjusted(0, 0, 0, -self.foot.height()))
        box(p, rect, radius, "canvas")
        p.restore()
        box(p, rect, radius, None, "line_strong")

"""Rows, columns and the few grounds that hold them: panel, rule, scroll, page head, sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.theme import RING
from ui.widgets.paint import box
from ui.widgets.text import Text

_Box = TypeVar("_Box", bound=QBoxLayout)
Item = QWidget | QBoxLayout | int | tuple[QWidget | QBoxLayout, int] | None
"""What a row or column holds: a part, a layout, pixels of room, (part, stretch), or None for all room that is left."""


def row(*items: Item, gap: int = 8, pad: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Parts beside each other; `pad` is left, top, right, bottom."""
    return _filled(QHBoxLayout(), items, gap, pad)


def column(*items: Item, gap: int = 8, pad: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Parts beneath each other; `pad` is left, top, right, bottom."""
    return _filled(QVBoxLayout(), items, gap, pad)


def _filled(layout: _Box, items: Sequence[Item], gap: int, pad: tuple[int, int, int, int]) -> _Box:
    layout.setSpacing(gap)
    layout.setContentsMargins(*pad)
    for item in items:
        _add(layout, item)
    return layout


def _add(layout: QBoxLayout, item: Item) -> None:
    match item:
        case None:
            layout.addStretch(1)
        case int():
            layout.addSpacing(item)
        case (QWidget() as part, int() as stretch):
            layout.addWidget(part, stretch)
        case (QBoxLayout() as inner, int() as stretch):
            layout.addLayout(inner, stretch)
        case QWidget():
            layout.addWidget(item)
        case QBoxLayout():
            layout.addLayout(item)


def clear(layout: QBoxLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        inner, part = item.layout(), item.widget()
        if isinstance(inner, QBoxLayout):
            clear(inner)
        if part is not None:
            part.hide()
            part.setParent(None)
            part.deleteLater()


class Group(QWidget):
    """A bare part that holds a layout."""

    def __init__(self, layout: QBoxLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayout(layout)


class Panel(QWidget):
    """A plain ground with a hairline, the only container there is. Colours are names of tokens, None for none."""

    def __init__(
        self,
        layout: QBoxLayout | None = None,
        *,
        fill: str | None = "surface",
        edge: str | None = "line",
        radius: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fill, self._edge = fill, edge
        self._radius = theme.radius("panel") if radius is None else radius
        if layout is not None:
            self.setLayout(layout)

    def set_ground(self, fill: str | None, edge: str | None) -> None:
        """Other colours for ground and edge."""
        self._fill, self._edge = fill, edge
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and hairline."""
        box(QPainter(self), QRectF(self.rect()), self._radius, self._fill, self._edge)


class Rule(QWidget):
    """A hairline across, or upright."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._upright = upright
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if upright else wide, wide if upright else fixed)

    def sizeHint(self) -> QSize:
        """One pixel."""
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line."""
        QPainter(self).fillRect(self.rect(), theme.colour("line"))


class Scroll(QScrollArea):
    """Contents that scroll up and down, never sideways; the ground shows through."""

    def __init__(self, inner: QWidget | QBoxLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        contents = Group(inner) if isinstance(inner, QBoxLayout) else inner
        self.setWidget(contents)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        contents.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """As large as the contents would like."""
        inner = self.widget()
        return inner.sizeHint() if inner is not None else super().sizeHint()


class PageHead(QWidget):
    """The title of a page, one line that sums it up, and its actions at the right."""

    def __init__(
        self, title: str, summary: str = "", actions: Sequence[Item] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = Text(title, "title")
        self._summary = Text(summary, "caption", "text_2")
        if not summary:
            self._summary.hide()
        words = column(self._title, self._summary, gap=0)
        self._actions = row(*actions, gap=theme.size("tight"))
        self.setLayout(row((words, 1), self._actions, gap=theme.size("tight"), pad=(RING, 0, 0, 0)))

    def set_title(self, title: str) -> None:
        """Another title."""
        self._title.set_words(title)

    def set_summary(self, summary: str) -> None:
        """Another line beneath the title; none if empty."""
        self._summary.set_words(summary)
        self._summary.setVisible(bool(summary))

    def set_actions(self, actions: Sequence[Item]) -> None:
        """Other actions in place of those that are there."""
        clear(self._actions)
        for item in actions:
            _add(self._actions, item)


class Sheet(QWidget):
    """The sheet that holds a page, round only at its top left corner."""

    def __init__(self, layout: QBoxLayout | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if layout is not None:
            self.setLayout(layout)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The raised ground."""
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.radius("dialog")
        path = QPainterPath()
        path.addRoundedRect(QRectF(0.5, 0.5, self.width() + 2 * radius, self.height() - 1), radius, radius)
        p.setPen(QPen(theme.colour("line"), 1))
        p.setBrush(theme.colour("canvas"))
        p.drawPath(path)


class Ground(QWidget):
    """A part filled with one colour of the tokens: the window, a dialog's body."""

    def __init__(
        self, layout: QBoxLayout | None = None, *, fill: str = "window", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._fill = fill
        if layout is not None:
            self.setLayout(layout)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """All of it in the one colour."""
        QPainter(self).fillRect(self.rect(), theme.colour(self._fill))

"""Line icons on a 20 px grid, kept as SVG files in `resources/icons` and coloured by the theme.

QtSvg is imported by the first icon that is painted, so that a window is built without it.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from elaas_desk.paths import resource
from ui import theme
from ui.widgets.paint import box


@cache
def names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(sorted(path.stem for path in resource("icons").glob("*.svg")))


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _pixmap(name: str, ink: str, size: int, ratio: float) -> QPixmap:
    """`size` in device-independent pixels, drawn at `ratio` device pixels each."""
    from PySide6.QtSvg import QSvgRenderer

    pixels = round(size * ratio)
    drawn = QPixmap(pixels, pixels)
    drawn.fill(Qt.GlobalColor.transparent)
    p = QPainter(drawn)
    QSvgRenderer(_source(name).replace("currentColor", ink).encode()).render(p, QRectF(0, 0, pixels, pixels))
    p.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def draw_icon(p: QPainter, name: str, at: QPointF, ink: str | QColor = "text_2", size: int = 20) -> None:
    """Paint an icon with its top left corner at a point; `ink` is a token or a colour."""
    shade = theme.colour(ink) if isinstance(ink, str) else ink
    p.drawPixmap(at, _pixmap(name, shade.name(), size, p.device().devicePixelRatio()))


def menu_icon(name: str, ink: str = "text_2") -> QIcon:
    """An icon for a menu entry, in the colours of the mode that is shown now."""
    return QIcon(_pixmap(name, theme.colour(ink).name(), 20, 2.0))


class Icon(QWidget):
    """A still icon. It says nothing to a screen reader: the words beside it do."""

    def __init__(self, name: str, colour: str = "text_2", size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._colour, self._size = name, colour, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, colour: str | None = None) -> None:
        """Show another icon."""
        self._name, self._colour = name, colour or self._colour
        self.update()

    def sizeHint(self) -> QSize:
        """The icon's square."""
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon in the middle."""
        at = QPointF((self.width() - self._size) / 2, (self.height() - self._size) / 2)
        draw_icon(QPainter(self), self._name, at, self._colour, self._size)


def draw_mark(p: QPainter, rect: QRectF) -> None:
    """The program's sign: a tick on the accent."""
    side = rect.width()
    box(p, rect, side * 0.24, "accent")
    pen = p.pen()
    pen.setColor(theme.colour("on_accent"))
    pen.setWidthF(side * 0.085)
    pen.setStyle(Qt.PenStyle.SolidLine)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    p.setPen(pen)
    p.setBrush(Qt.BrushStyle.NoBrush)
    corners = [QPointF(0.27, 0.52), QPointF(0.44, 0.69), QPointF(0.74, 0.33)]
    p.drawPolyline(QPolygonF([rect.topLeft() + corner * side for corner in corners]))


class ProgramMark(QWidget):
    """The program's sign as a part, `size` pixels square."""

    def __init__(self, size: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sign on all of the part."""
        draw_mark(QPainter(self), QRectF(self.rect()))


def window_icon() -> QIcon:
    """The program's sign for title bar, taskbar and tray, in five sizes."""
    icon = QIcon()
    for side in (16, 24, 32, 48, 256):
        drawn = QPixmap(side, side)
        drawn.fill(Qt.GlobalColor.transparent)
        p = QPainter(drawn)
        draw_mark(p, QRectF(0, 0, side, side))
        p.end()
        icon.addPixmap(drawn)
    return icon

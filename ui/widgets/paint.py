"""Brush strokes that all parts share: a line of text, a box, the focus ring, the shape of a state, a tick box."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPen, QPolygonF

from ui import theme
from ui.theme import Role

Align = Literal["left", "center", "right"]


class State(StrEnum):
    """How a thing stands. Always shown as a word, a shape and a colour."""

    LATE = "late"
    SOON = "soon"
    OK = "ok"
    UNKNOWN = "unknown"
    GONE = "gone"


def width_of(text: str, role: Role = "body") -> float:
    """Width of one line in pixels."""
    return theme.metrics(role).horizontalAdvance(text)


def put(p: QPainter, rect: QRectF, text: str, role: Role = "body", ink: str = "text", align: Align = "left") -> None:
    """Draw one line, centred on the height of `rect`, elided to its width, unclipped so that no mark is cut."""
    fm = theme.metrics(role)
    width = fm.horizontalAdvance(text)
    if width > rect.width() + 0.5:
        text = fm.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        width = fm.horizontalAdvance(text)
    spare = {"left": 0.0, "center": 0.5, "right": 1.0}[align] * (rect.width() - width)
    p.setFont(theme.font(role))
    p.setPen(theme.colour(ink))
    p.drawText(QPointF(rect.x() + spare, baseline(rect, role)), text)


def baseline(rect: QRectF, role: Role) -> float:
    """Where a line of a role stands when it is centred on `rect`."""
    fm = theme.metrics(role)
    return rect.y() + (rect.height() - fm.height()) / 2 + fm.ascent()


def box(
    p: QPainter,
    rect: QRectF,
    radius: float,
    fill: str | QColor | None = None,
    edge: str | None = None,
    width: float = 1,
) -> None:
    """A rounded rectangle: ground, edge or both; the edge lies inside `rect`."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setBrush(Qt.BrushStyle.NoBrush if fill is None else theme.colour(fill) if isinstance(fill, str) else fill)
    if edge is None:
        p.setPen(Qt.PenStyle.NoPen)
    else:
        p.setPen(QPen(theme.colour(edge), width))
        rect = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    p.drawRoundedRect(rect, radius, radius)


def ring(p: QPainter, rect: QRectF, radius: float) -> None:
    """The keyboard's focus: 2 px in the colour of text, 1 px off the control."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.setPen(QPen(theme.colour("text"), theme.stroke("focus")))
    p.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), radius + 2, radius + 2)


def lift(p: QPainter, rect: QRectF, radius: float) -> None:
    """The soft edge around what floats."""
    for part in reversed(theme.tokens()["elevation"]["popup"].split(",")):
        _, down, spread, share = part.split()
        grow = float(spread)
        shade = theme.colour("shadow", float(share.rstrip("%")) / 100)
        box(p, rect.adjusted(-grow, -grow + float(down), grow, grow + float(down)), radius + grow, shade)


def from_pointer(event: QFocusEvent) -> bool:
    """Whether the focus came by a click, which needs no ring."""
    return event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


def plain_tip(text: str) -> str:
    """Text for a tool tip that Qt never takes for markup, whatever the register holds; a long one wraps.

    Short plain words stay as they are, because a screen reader reads the tip of a button as its description.
    """
    if len(text) <= 60 and "<" not in text and "&" not in text:
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped}</qt>"


def _pen(ink: QColor, width: float) -> QPen:
    return QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _ring_shape(p: QPainter, at: QPointF, r: float, pen: QPen) -> None:
    p.setPen(pen)
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawEllipse(at, r - 0.8, r - 0.8)


def _late(p: QPainter, at: QPointF, r: float, ink: QColor) -> None:
    far = r * 1.12
    p.setPen(_pen(ink, 1.6))
    p.setBrush(ink)
    corners = [QPointF(0, -far), QPointF(far, 0), QPointF(0, far), QPointF(-far, 0)]
    p.drawPolygon(QPolygonF([at + corner for corner in corners]))
    p.setPen(_pen(theme.colour("surface"), r * 0.24))
    p.drawLine(QLineF(at.x(), at.y() - r * 0.5, at.x(), at.y() + r * 0.08))
    p.drawPoint(QPointF(at.x(), at.y() + r * 0.52))


def _soon(p: QPainter, at: QPointF, r: float, ink: QColor) -> None:
    _ring_shape(p, at, r, QPen(ink, theme.stroke("shape")))
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(ink)
    inner = r - 3
    p.drawPie(QRectF(at.x() - inner, at.y() - inner, 2 * inner, 2 * inner), 90 * 16, -180 * 16)


def _ok(p: QPainter, at: QPointF, r: float, ink: QColor) -> None:
    _ring_shape(p, at, r, QPen(ink, theme.stroke("shape")))
    p.setPen(_pen(ink, 1.7))
    corners = [QPointF(-r * 0.42, r * 0.02), QPointF(-r * 0.1, r * 0.36), QPointF(r * 0.44, -r * 0.34)]
    p.drawPolyline(QPolygonF([at + corner for corner in corners]))


def _unknown(p: QPainter, at: QPointF, r: float, ink: QColor) -> None:
    pen = QPen(ink, theme.stroke("shape"))
    pen.setDashPattern([1.9, 1.55])
    _ring_shape(p, at, r, pen)
    font = theme.font("tag")
    font.setPixelSize(round(r * 1.5))
    font.setBold(True)
    p.setFont(font)
    p.setPen(ink)
    p.drawText(QRectF(at.x() - r, at.y() - 2 * r, 2 * r, 4 * r), Qt.AlignmentFlag.AlignCenter, "?")


def _gone(p: QPainter, at: QPointF, r: float, ink: QColor) -> None:
    _ring_shape(p, at, r, QPen(ink, theme.stroke("shape")))
    p.setPen(_pen(ink, 1.6))
    p.drawLine(QLineF(at.x() - r * 0.4, at.y(), at.x() + r * 0.4, at.y()))


_SHAPES: dict[State, Callable[[QPainter, QPointF, float, QColor], None]] = {
    State.LATE: _late,
    State.SOON: _soon,
    State.OK: _ok,
    State.UNKNOWN: _unknown,
    State.GONE: _gone,
}


def shape(p: QPainter, state: State, at: QPointF, radius: float = 7.5) -> None:
    """A state around a point: diamond with !, half disc, ring with tick, dashed ring with ?, ring with bar."""
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    _SHAPES[State(state)](p, at, radius, theme.colour(f"{state}_fill"))
    p.restore()


def tick_box(p: QPainter, at: QPointF, on: bool, *, round_one: bool = False, enabled: bool = True) -> None:
    """A tick box or radio button of 18 px with its top left corner at a point."""
    rect = QRectF(at.x(), at.y(), 18, 18)
    radius = 9 if round_one else theme.radius("mark")
    if not on:
        box(p, rect, radius, "surface" if enabled else "sunken", "edge" if enabled else "line_strong", 1.2)
        return
    box(p, rect, radius, "accent" if enabled else "gone_fill")
    if round_one:
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(theme.colour("on_accent" if enabled else "surface"))
        p.drawEllipse(rect.center(), 3.6, 3.6)
        return
    p.setPen(_pen(theme.colour("on_accent" if enabled else "surface"), 1.7))
    p.setBrush(Qt.BrushStyle.NoBrush)
    corners = [QPointF(4.6, 9.4), QPointF(7.7, 12.4), QPointF(13.4, 6)]
    p.drawPolyline(QPolygonF([rect.topLeft() + corner for corner in corners]))


def choice_mark(p: QPainter, rect: QRectF) -> None:
    """The bar at the left of a chosen row, 3 px wide."""
    box(p, rect, theme.stroke("rail_mark") / 2, "accent")

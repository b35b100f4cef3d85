"""A field on the picture of a blank: the value as it will be printed, its outline, and the handles to size it by."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPen, QPolygonF

from elaas_desk.domain.blanks import AcroField, BlankField, FieldLook, Written
from elaas_desk.errors import UserError
from elaas_desk.paths import resource
from ui import theme

HANDLE = 9.0
_DRAWN_AT = 100
_POINT = 25_400 / 72
_TICK_PEN = 0.09


@cache
def paper_font() -> QFont:
    """The typeface of the papers, as large as `_DRAWN_AT` pixels; it is scaled when it is drawn."""
    number = QFontDatabase.addApplicationFont(str(resource("fonts", "THSarabunPSK", "THSarabun-Regular.ttf")))
    font = QFont(QFontDatabase.applicationFontFamilies(number)[0])
    font.setPixelSize(_DRAWN_AT)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


class FieldPainter:
    """Draws fields of one page; `scale` is pixels for a micrometre, `origin` where the page begins."""

    def __init__(self, painter: QPainter, origin: QPointF, scale: float, examples: Mapping[str, str | bool]) -> None:
        self._p, self._origin, self._scale, self._examples = painter, origin, scale, examples

    def rect(self, field: BlankField | AcroField) -> QRectF:
        """Where a field is on the canvas."""
        return rect_of(field, self._origin, self._scale)

    def free(self, field: AcroField, *, waits: bool) -> None:
        """A field of the form itself that is still empty; one that waits for a value is tinted."""
        ground = _ink("unknown")
        ground.setAlphaF(0.16 if waits else 0.0)
        self._p.setPen(QPen(_ink("unknown"), 2 if waits else 1, Qt.PenStyle.DotLine))
        self._p.setBrush(ground)
        self._p.drawRect(self.rect(field))

    def field(self, field: BlankField, *, chosen: bool, unsure: bool) -> None:
        """The outline, then the value; what does not fit shows its outline in red."""
        rect = self.rect(field)
        fits = self._value(field, rect)
        name = "late" if not fits else "soon" if unsure else "accent"
        ground = _ink(name)
        ground.setAlphaF(0.14 if chosen else 0.07)
        self._p.fillRect(rect, ground)
        style = Qt.PenStyle.DashLine if unsure else Qt.PenStyle.SolidLine
        self._p.setPen(QPen(_ink(name), 2 if chosen else 1, style))
        self._p.setBrush(Qt.BrushStyle.NoBrush)
        self._p.drawRect(rect)
        if chosen:
            for handle in handles(rect):
                self._p.fillRect(handle, _ink("paper"))
                self._p.setPen(QPen(_ink(name), 1.5))
                self._p.drawRect(handle)

    def _value(self, field: BlankField, rect: QRectF) -> bool:
        from forms_pdf import overlay

        shown = self._examples.get(field.source, "")
        self._p.setPen(_ink("text"))
        if field.look is FieldLook.TICK:
            self._tick(field, rect)
            return True
        try:
            lines = overlay.lines_of(Written(field, str(shown)))
        except UserError:
            return False
        pixels = self._scale * _POINT  # for a point
        for line in lines:
            self._p.save()
            self._p.translate(rect.left() + line.x * pixels, rect.bottom() - line.y * pixels)
            self._p.scale(line.size * pixels / _DRAWN_AT, line.size * pixels / _DRAWN_AT)
            self._p.setFont(paper_font())
            self._p.drawText(QPointF(0, 0), line.text)
            self._p.restore()
        return True

    def _tick(self, field: BlankField, rect: QRectF) -> None:
        from forms_pdf import overlay

        pixels = self._scale * _POINT
        wide, high = field.width / _POINT, field.height / _POINT
        corners = [
            QPointF(rect.left() + x * pixels, rect.bottom() - y * pixels) for x, y in overlay.tick_of(wide, high)
        ]
        self._p.setPen(QPen(_ink("text"), max(0.9, min(wide, high) * _TICK_PEN) * pixels))
        self._p.setBrush(Qt.BrushStyle.NoBrush)
        self._p.drawPolyline(QPolygonF(corners))


def rect_of(field: BlankField | AcroField, origin: QPointF, scale: float) -> QRectF:
    """Where a field is on a canvas."""
    place = QPointF(field.left * scale, field.top * scale)
    return QRectF(origin + place, QPointF(place.x() + field.width * scale, place.y() + field.height * scale) + origin)


def handles(rect: QRectF) -> list[QRectF]:
    """At the right edge, the lower edge and the corner between."""
    middles = (
        QPointF(rect.right(), rect.center().y()),
        QPointF(rect.center().x(), rect.bottom()),
        QPointF(rect.right(), rect.bottom()),
    )
    return [QRectF(at.x() - HANDLE / 2, at.y() - HANDLE / 2, HANDLE, HANDLE) for at in middles]


def _ink(name: str) -> QColor:
    return theme.colour_on_paper(name)

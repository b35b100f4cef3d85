"""The picture of a page of the blank, on which values are dropped, moved and sized, seen as they will be printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)

from elaas_desk.domain.blanks import AcroField, BlankField
from ui import theme
from ui.blank_words import SOURCE_WORDS
from ui.blanks.field_paint import FieldPainter, handles, rect_of
from ui.blanks.page_area import MARGIN, PageArea
from ui.blanks.page_picture import PagePictures
from ui.blanks.placing import Placing
from ui.blanks.value_list import source_of
from ui.widgets.paint import lift, put, ring

_STEP, _BIG_STEP = 100, 1_000
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_CURSORS = (Qt.CursorShape.SizeHorCursor, Qt.CursorShape.SizeVerCursor, Qt.CursorShape.SizeFDiagCursor)


@dataclass(slots=True)
class _Grip:
    """What the mouse holds: the field as it was, where it was taken, and by which handle (None: as a whole)."""

    field: BlankField
    at: QPointF
    handle: int | None


class PageCanvas(PageArea):
    """Shows and changes the fields of a `Placing` on one page."""

    def __init__(self, placing: Placing, content: bytes, examples: Mapping[str, str | bool]) -> None:
        super().__init__(placing.file)
        self._placing, self._examples = placing, examples
        self._pictures = PagePictures(content, self)
        self._grip: _Grip | None = None
        self._waiting: AcroField | None = None
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("หน้าของแบบ"))
        self._pictures.drawn.connect(self.update)
        placing.changed.connect(self.update)
        placing.chosen_changed.connect(self._on_chosen)

    def is_drawn(self) -> bool:
        """Whether the picture of the page is there."""
        return self._picture() is not None

    def _picture(self) -> QPixmap | None:
        ratio = self.devicePixelRatioF()
        sheet = self.sheet()
        return self._pictures.picture(self._page, QSize(round(sheet.width() * ratio), round(sheet.height() * ratio)))

    # dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A value of the list may come."""
        if source_of(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere on the paper."""
        event.setAccepted(self.sheet().contains(event.position()))

    def dropEvent(self, event: QDropEvent) -> None:
        """The value stands where it was let go."""
        source = source_of(event.mimeData())
        if source in self._placing.sources:
            self._placing.drop(source, self._page, *self.point_at(event.position()))
            event.acceptProposedAction()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def place_in_middle(self, source: str) -> None:
        """Place a value by the keys: into the empty field that was clicked, else in the middle of what is seen."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            middle = waiting.left + waiting.width // 2, waiting.top + waiting.height // 2
            self._placing.drop(source, self._page, *middle)
            return
        seen = self.visibleRegion().boundingRect() & self.sheet().toRect()
        self._placing.drop(source, self._page, *self.point_at(QPointF(seen.center())))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a handle or of a field."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        handle = self._handle_at(event.position())
        chosen = self._placing.chosen()
        if handle is None:
            chosen = self._field_at(event.position())
            self._placing.choose(chosen)
        self._waiting = None if chosen is not None else self._empty_at(event.position())
        self.update()
        if chosen is None:
            return
        self._grip = _Grip(chosen, event.position(), handle)
        self._placing.begin()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move or size what is held; near its neighbours it goes to their edge, unless Alt is down."""
        if self._grip is None:
            handle = self._handle_at(event.position())
            over = self._field_at(event.position()) is not None
            self.setCursor(
                _CURSORS[handle]
                if handle is not None
                else Qt.CursorShape.SizeAllCursor
                if over
                else Qt.CursorShape.ArrowCursor
            )
            return
        held, moved = self._grip.field, event.position() - self._grip.at
        right, down = round(moved.x() / self.scale()), round(moved.y() / self.scale())
        if self._grip.handle is not None:
            wide = held.width + right * (self._grip.handle != 1)
            high = held.height + down * (self._grip.handle != 0)
            self._placing.change(width=wide, height=high)
            return
        left, top = held.left + right, held.top + down
        if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            left, top = self._placing.snapped(left, top)
        self._placing.change(left=left, top=top)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        if self._grip is not None:
            self._grip = None
            self._placing.end()

    def _field_at(self, at: QPointF) -> BlankField | None:
        """The smallest field there: a tick may lie within a longer one."""
        found = [each for each in self._placing.on_page(self._page) if self._rect(each).contains(at)]
        return min(found, key=_area, default=None)

    def _empty_at(self, at: QPointF) -> AcroField | None:
        """The empty field of a fillable form there, which waits for a value of the list."""
        found = (each for each in self._placing.free_fields(self._page) if self._rect(each).contains(at))
        return next(found, None)

    def _handle_at(self, at: QPointF) -> int | None:
        chosen = self._placing.chosen()
        if chosen is None or chosen.page != self._page:
            return None
        found = [number for number, rect in enumerate(handles(self._rect(chosen))) if rect.contains(at)]
        return found[-1] if found else None

    def _rect(self, field: BlankField | AcroField) -> QRectF:
        return rect_of(field, QPointF(MARGIN, MARGIN), self.scale())

    # the keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move by 0.1 mm, with Shift by 1 mm; with Alt they size. Del takes away, Enter confirms."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in _ARROWS and self._placing.chosen() is not None:
            step = _BIG_STEP if held & Qt.KeyboardModifier.ShiftModifier else _STEP
            right, down = (way * step for way in _ARROWS[key])
            (self._placing.grow if held & Qt.KeyboardModifier.AltModifier else self._placing.move)(right, down)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._placing.remove()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._placing.confirm()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Tab goes from field to field in the order of reading, and on after the last."""
        return self._placing.step(self._page, 1 if next_one else -1) or super().focusNextPrevChild(next_one)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows."""
        super().focusInEvent(event)
        self.update()

    @Slot()
    def _on_chosen(self) -> None:
        chosen = self._placing.chosen()
        self.setAccessibleDescription("" if chosen is None else SOURCE_WORDS[chosen.source])
        if chosen is not None and chosen.page != self._page:
            self.show_page(chosen.page)
        self.update()

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The paper, then every field of it, the chosen one last."""
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = self.sheet()
        lift(p, sheet, 1)
        p.fillRect(sheet, theme.colour_on_paper("paper"))
        picture = self._picture()
        if picture is None:
            put(p, sheet, self.tr("กำลังวาดหน้า"), "body", "text_3", "center")
        else:
            p.drawPixmap(sheet, picture, QRectF(picture.rect()))
        painter = FieldPainter(p, QPointF(MARGIN, MARGIN), self.scale(), self._examples)
        for free in self._placing.free_fields(self._page):
            painter.free(free, waits=free == self._waiting)
        unsure, chosen = self._placing.unconfirmed(), self._placing.chosen()
        for field in sorted(self._placing.on_page(self._page), key=lambda each: each is chosen):
            painter.field(field, chosen=field is chosen, unsure=field in unsure)
        if self.hasFocus():
            ring(p, sheet.adjusted(-5, -5, 5, 5), theme.radius("mark"))


def _area(field: BlankField) -> int:
    return field.width * field.height

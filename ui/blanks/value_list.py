"""Everything that can be written on a blank, each with an example, to be dragged onto the page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from PySide6.QtCore import (
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QDrag, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from elaas_desk.domain.blank_sources import Source
from ui import theme
from ui.blank_words import SOURCE_WORDS
from ui.widgets.icons import draw_icon
from ui.widgets.paint import put, width_of

MIME: Final = "application/x-elaas-blank-value"
_SOURCE, _EXAMPLE, _PLACED = (Qt.ItemDataRole.UserRole + at for at in range(3))
_ESSENTIAL = Qt.ItemDataRole.UserRole + 3
_HIGH = 46
_TICK_AT = QPointF(-26, 12)
_Index = QModelIndex | QPersistentModelIndex


def source_of(mime: QMimeData) -> str:
    """The name of the value that is dragged, or nothing."""
    return bytes(mime.data(MIME).data()).decode() if mime.hasFormat(MIME) else ""


class ValueList(QListWidget):
    """Emits `picked(source)` when Enter or a double click asks for a value to be placed."""

    picked = Signal(str)

    def __init__(
        self, sources: Iterable[Source], examples: Mapping[str, str | bool], essential: Collection[str] = ()
    ) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("ข้อความที่วางบนแบบได้"))
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Row(self))
        for source in sources:
            item = QListWidgetItem(SOURCE_WORDS[source.name])
            example = examples.get(source.name, "")
            item.setData(_SOURCE, source.name)
            item.setData(_EXAMPLE, "" if isinstance(example, bool) else example)
            item.setData(_PLACED, False)
            item.setData(_ESSENTIAL, self.tr("ควรวาง") if source.name in essential else "")
            item.setToolTip(SOURCE_WORDS[source.name])
            self.addItem(item)
        self.setCurrentRow(0)
        self.itemDoubleClicked.connect(self._on_double_click)

    def mark(self, placed: Iterable[str]) -> None:
        """Tick what stands on the page already."""
        known = set(placed)
        for at in range(self.count()):
            self.item(at).setData(_PLACED, self.item(at).data(_SOURCE) in known)

    @Slot(str)
    def narrow(self, typed: str) -> None:
        """Show only what these letters are in."""
        for at in range(self.count()):
            words = f"{self.item(at).text()} {self.item(at).data(_EXAMPLE)}"
            self.item(at).setHidden(typed.strip().lower() not in words.lower())

    def row_of(self, source: str) -> QListWidgetItem:
        """The line of a value."""
        return next(self.item(at) for at in range(self.count()) if self.item(at).data(_SOURCE) == source)

    def mimeTypes(self) -> list[str]:
        """Of our own, so that nothing else takes it."""
        return [MIME]

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """The example hangs at the pointer, by the middle of its left edge, as it will stand."""
        item = self.currentItem()
        if item is None:
            return
        mime = QMimeData()
        mime.setData(MIME, QByteArray(item.data(_SOURCE).encode()))
        drag = QDrag(self)
        drag.setMimeData(mime)
        picture = _hanging(item.data(_EXAMPLE) or item.text())
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(0, picture.height() // 2))
        drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter places what is chosen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.picked.emit(self.currentItem().data(_SOURCE))
            return
        super().keyPressEvent(event)

    @Slot(QListWidgetItem)
    def _on_double_click(self, item: QListWidgetItem) -> None:
        self.picked.emit(item.data(_SOURCE))


def _hanging(words: str) -> QPixmap:
    picture = QPixmap(round(width_of(words)) + 8, theme.line("body"))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    put(painter, picture.rect().toRectF().adjusted(2, 0, 0, 0), words)
    painter.end()
    return picture


class _Row(QStyledItemDelegate):
    """The name of a value, beneath it an example (and that it is essential), and a tick where it stands on the page."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(120, _HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(rect, theme.colour("accent_tint"))
        inside = rect.toRectF().adjusted(10, 2, -28, -2)
        upper, lower = inside.adjusted(0, 0, 0, -18), inside.adjusted(0, 21, 0, 0)
        put(painter, upper, index.data(Qt.ItemDataRole.DisplayRole), "body")
        told = "  ·  ".join(part for part in (index.data(_ESSENTIAL), index.data(_EXAMPLE)) if part)
        put(painter, lower, told, "caption", "text_2")
        if index.data(_PLACED):
            draw_icon(painter, "check", rect.topRight().toPointF() + _TICK_AT, "ok")
        painter.restore()

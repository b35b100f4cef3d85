"""The list that pops up beneath a drop-down or a lookup."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCompleter, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.models.choices_model import ChoicesModel
from ui.widgets.choice_field import Choice
from ui.widgets.paint import box, put

_Index = QModelIndex | QPersistentModelIndex


class _Lines(QStyledItemDelegate):
    """Draws a choice: words, and its detail at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(120, theme.size("table_row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        choice = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(choice, Choice):
            super().paint(painter, option, index)
            return
        painter.save()
        rect = QRectF(option.rect)
        view = option.widget
        current = isinstance(view, QListView) and view.currentIndex() == index
        if current:
            box(painter, rect.adjusted(1, 1, -1, -1), theme.radius("control"), "accent_tint")
        room = rect.adjusted(12, 0, -12, 0)
        put(painter, room, choice.words, "body", "accent" if current else "text")
        words = theme.metrics("body").horizontalAdvance(choice.words)
        rest = room.adjusted(words + 16, 0, 0, 0)
        if choice.detail and rest.width() > 40:
            put(painter, rest, choice.detail, "caption", "text_2", "right")
        painter.restore()


def choice_list() -> QListView:
    """The list that pops up beneath a box."""
    view = QListView()
    view.setObjectName("choices")
    view.setAccessibleName("รายการให้เลือก")
    view.setItemDelegate(_Lines(view))
    view.setUniformItemSizes(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerItem)
    return view


def completer_of(box: QWidget, model: ChoicesModel) -> QCompleter:
    """The list of what fits beneath a box; the model alone decides what fits."""
    completer = QCompleter(model, box)
    completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    completer.setMaxVisibleItems(10)
    view = choice_list()
    completer.setPopup(view)
    view.setItemDelegate(_Lines(view))  # the completer has just put its own in place
    completer.setWidget(box)
    return completer


def close_list(completer: QCompleter) -> None:
    """Take the list away, if it is open."""
    popup = completer.popup()
    if popup is not None:
        popup.hide()

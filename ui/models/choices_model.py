"""A list of choices of which those that fit what is typed are shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.models.haystack import fold_all, needles

_ROOT = QModelIndex()


class ChoicesModel(QAbstractListModel):
    """Choices as (text to look in, text to show, value). The value comes with UserRole."""

    def __init__(self, choices: Sequence[tuple[str, str, object]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[tuple[str, object]] = []
        self._haystack: list[str] = []
        self._shown: list[int] = []
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str, object]]) -> None:
        """Other choices, all of them shown."""
        self.beginResetModel()
        self._all = [(words, value) for _, words, value in choices]
        self._haystack = fold_all([text for text, _, _ in choices]) if choices else []
        self._shown = list(range(len(self._all)))
        self.endResetModel()

    def all(self) -> list[object]:
        """Every value, shown or not."""
        return [value for _, value in self._all]

    def look_up(self, typed: str) -> None:
        """Show only what holds every word that was typed; what begins with it comes first."""
        wanted = needles(typed)
        begin = " ".join(wanted)
        self.beginResetModel()
        found = [n for n, text in enumerate(self._haystack) if all(word in text for word in wanted)]
        self._shown = sorted(found, key=lambda n: not self._haystack[n].startswith(begin))
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """How many are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for display, the value for UserRole."""
        words, value = self._all[self._shown[index.row()]]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return words
        return value if role == Qt.ItemDataRole.UserRole else None

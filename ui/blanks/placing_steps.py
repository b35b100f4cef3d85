"""The fields of a blank, the chosen one, and every step that was taken with them, back and forth."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from elaas_desk.domain.blanks import BlankField

_MOST_STEPS = 200

State = tuple[tuple[BlankField, ...], int | None]


class PlacingSteps(QObject):
    """Emits `changed` when a field changed, `chosen_changed` when another is chosen."""

    changed = Signal()
    chosen_changed = Signal()

    def __init__(self, fields: Sequence[BlankField], parent: QObject) -> None:
        super().__init__(parent)
        self._fields, self._chosen = tuple(fields), None if not fields else 0
        self._past: list[State] = []
        self._future: list[State] = []
        self._begun: State | None = None

    def fields(self) -> tuple[BlankField, ...]:
        """All fields, in the order of placing."""
        return self._fields

    def chosen(self) -> BlankField | None:
        """The field that is chosen."""
        return None if self._chosen is None else self._fields[self._chosen]

    def begin(self) -> None:
        """What comes until `end` is one step of the way back."""
        self._begun = self._fields, self._chosen

    def end(self) -> None:
        """The step is done."""
        begun, self._begun = self._begun, None
        if begun is not None and begun[0] != self._fields:
            self._remember(begun)

    def can_undo(self) -> bool:
        """Whether there is a way back."""
        return bool(self._past)

    def can_redo(self) -> bool:
        """Whether there is a way forward again."""
        return bool(self._future)

    @Slot()
    def undo(self) -> None:
        """Go one step back."""
        if self._past:
            self._future.append((self._fields, self._chosen))
            self._go(self._past.pop())

    @Slot()
    def redo(self) -> None:
        """Go one step forward again."""
        if self._future:
            self._past.append((self._fields, self._chosen))
            self._go(self._future.pop())

    def _do(self, fields: tuple[BlankField, ...], chosen: int | None) -> None:
        if self._begun is None:
            self._remember((self._fields, self._chosen))
        self._go((fields, chosen))

    def _remember(self, state: State) -> None:
        self._past = [*self._past, state][-_MOST_STEPS:]
        self._future = []

    def _go(self, state: State) -> None:
        before = self.chosen()
        self._fields, self._chosen = state
        self.changed.emit()
        if self.chosen() is not before:
            self.chosen_changed.emit()

"""A strip that says how something stands, in place: a warning above a list, a refusal inside a dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.layout import Panel, column, row
from ui.widgets.marks import StateShape
from ui.widgets.paint import State
from ui.widgets.text import Text, Words


class Notice(Panel):
    """Shape and one sentence on the tint of a state; parts such as a ClauseTag or a Button may stand at its end."""

    def __init__(self, state: State, words: Words = "", *trailing: QWidget, parent: QWidget | None = None) -> None:
        self._shape = StateShape(state, 20, 7)
        self._words = Text(words, "caption", "text", wrap=True)
        layout = row(
            column(self._shape, None, gap=0, pad=(0, 2, 0, 0)), (self._words, 1), *trailing, gap=10, pad=(14, 6, 14, 6)
        )
        super().__init__(layout, fill=f"{State(state)}_tint", edge=None, parent=parent)

    def tell(self, state: State, words: Words) -> None:
        """Say something else."""
        self._shape.set_state(state)
        self._words.set_words(words)
        self.set_ground(f"{State(state)}_tint", None)

    def plain(self) -> str:
        """What it says."""
        return self._words.plain()

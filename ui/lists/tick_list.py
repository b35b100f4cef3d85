"""Several of a list, as ticks: all of them with one press, and how many are chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import theme
from ui.theme import RING
from ui.widgets.buttons import Button, Check, Kind
from ui.widgets.layout import column, row
from ui.widgets.paint import plain_tip
from ui.widgets.text import Text

_HALF, _WIDEST = 260, 520


class TickList(QWidget):
    """Emits `changed()`. Beneath its label stand the ticks, in two columns where they fit."""

    changed = Signal()

    def __init__(self, label: str, choices: Sequence[tuple[int, str]], ticked: Collection[int]) -> None:
        super().__init__()
        self._label = Text(label, "body_strong")
        self._count = Text("", "caption", "text_2")
        self._all = Button(self.tr("เลือกทั้งหมด"), Kind.QUIET)
        self._all.clicked.connect(self._on_all)
        self._all.setVisible(len(choices) > 1)
        self._boxes = {key: self._box(words) for key, words in choices}
        for key, box in self._boxes.items():
            box.setChecked(key in ticked)
            box.toggled.connect(self._on_toggled)
        head = row(self._label, (self._count, 1), self._all, gap=8, pad=(RING, 0, 0, 0))
        self.setLayout(column(head, self._grid(), gap=0))
        self._tell()

    def keys(self) -> tuple[int, ...]:
        """What is ticked, in the order of the list."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def tick(self, keys: Collection[int]) -> None:
        """Tick these and no others."""
        for key, box in self._boxes.items():
            box.setChecked(key in keys)

    def _box(self, words: str) -> Check:
        """A name that is wider than the dialog is elided, with the whole of it in the tip and the spoken name."""
        shown = theme.metrics("body").elidedText(words, Qt.TextElideMode.ElideRight, _WIDEST)
        box = Check(shown)
        if shown != words:
            box.setToolTip(plain_tip(words))
            box.setAccessibleName(words)
        return box

    def _grid(self) -> QWidget:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        boxes = list(self._boxes.values())
        columns = 2 if len(boxes) > 1 and all(box.sizeHint().width() <= _HALF for box in boxes) else 1
        rows = -(-len(boxes) // columns)
        for place, box in enumerate(boxes):
            grid.addWidget(box, place % rows, place // rows, Qt.AlignmentFlag.AlignLeft)
        for place in range(columns):
            grid.setColumnStretch(place, 1)
        return part

    @Slot()
    def _on_toggled(self) -> None:
        self._tell()
        self.changed.emit()

    @Slot()
    def _on_all(self) -> None:
        """All; once all are ticked, none."""
        whole = len(self.keys()) == len(self._boxes)
        self.tick(() if whole else self._boxes)

    def _tell(self) -> None:
        ticked, of = len(self.keys()), len(self._boxes)
        self._count.set_words(self.tr("{0} จาก {1}").format(f"{ticked:,}", f"{of:,}"))
        self._all.set_words(self.tr("ไม่เลือกเลย") if ticked == of else self.tr("เลือกทั้งหมด"))

"""Scans of a signed paper that are chosen before the paper is recorded: in a dialog, by a button or by dropping."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.drop import DropTarget
from ui.widgets.icons import Icon
from ui.widgets.layout import Group, clear, column, row
from ui.widgets.text import Text


class ScanPick(QWidget):
    """Holds the files until the dialog writes them. Nothing is read here: `paths` are for the worker."""

    def __init__(self, help: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths: list[Path] = []
        self._target: DropTarget | None = None
        self.add = Button(self.tr("แนบสำเนาที่ลงนาม…"), icon="attach")
        self._rows = column(gap=0)
        head = row(
            Text(self.tr("สำเนาที่ลงนาม"), "caption_strong"), Text(self.tr("ไม่บังคับ"), "caption", "text_3"), None, gap=8
        )
        told = Text(help, "caption", "text_2", wrap=True)
        self.setLayout(column(head, told, self._rows, row(self.add, None), gap=2, pad=(RING, 6, RING, 0)))
        self.add.clicked.connect(self._on_add)

    def take_drops_on(self, part: QWidget) -> None:
        """Take files that are dropped anywhere on a part."""
        self._target = DropTarget(part, self.tr("วางเพื่อแนบสำเนาที่ลงนาม"))
        self._target.dropped.connect(self.take)

    def paths(self) -> tuple[Path, ...]:
        """The files that were chosen, each once."""
        return tuple(self._paths)

    @Slot(object)
    def take(self, paths: Sequence[Path]) -> None:
        """Add files."""
        self._paths = list(dict.fromkeys([*self._paths, *paths]))
        self._show()

    @Slot()
    def _on_add(self) -> None:
        kinds = self.tr("สำเนาที่สแกน (*.pdf *.jpg *.jpeg *.png);;ทุกแฟ้ม (*)")
        names, _kind = QFileDialog.getOpenFileNames(self.window(), self.tr("แนบสำเนาที่ลงนาม"), "", kinds)
        self.take(tuple(map(Path, names)))

    def _show(self) -> None:
        clear(self._rows)
        for path in self._paths:
            off = Button(self.tr("เอา {0} ออก").format(path.name), Kind.ICON, icon="close")
            off.clicked.connect(partial(self._take_off, path))
            self._rows.addWidget(Group(row(Icon("attach"), (Text(path.name), 1), off, gap=6)))

    def _take_off(self, path: Path, _checked: bool = False) -> None:
        self._paths.remove(path)
        self._show()

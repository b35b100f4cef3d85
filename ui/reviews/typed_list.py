"""The users that the officer sees on the screen of New e-LAAS, typed where there is no report to be had."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from elaas_desk.domain.report import ReportRow
from elaas_desk.thai.text import normalise
from ui.widgets.boxes import LineBox
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Scroll, column, row
from ui.widgets.text import Text

_HEIGHT = 232
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class TypedUser:
    """One line: user name, name, and the groups with commas between."""

    username: str
    name: str = ""
    groups: str = ""


def report_rows(users: Iterable[TypedUser], known: Collection[str]) -> tuple[ReportRow, ...]:
    """The lines as rows of a report; a line without a user name is left out.

    `known` are names of groups: one that has a comma of its own stays whole.
    """
    rows: list[ReportRow] = []
    for user in users:
        username, name = normalise(user.username), normalise(user.name)
        if username:
            groups = split_groups(user.groups, known) or ("",)
            rows += [ReportRow(group, username, name) for group in groups]
    return tuple(rows)


def split_groups(text: str, known: Collection[str]) -> tuple[str, ...]:
    """Names of groups between commas; the longest run that is a known name is one group."""
    names = {normalise(name) for name in known}
    parts = [normalise(part) for part in text.split(",")]
    found: list[str] = []
    at = 0
    while at < len(parts):
        end = next(
            (end for end in range(len(parts), at + 1, -1) if ", ".join(parts[at:end]) in names),
            at + 1,
        )
        found.append(", ".join(parts[at:end]))
        at = end
    return tuple(dict.fromkeys(name for name in found if name))


class TypedList(QWidget):
    """A small table to be typed in. Emits `changed()`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[LineBox, LineBox, LineBox, Button]] = []
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        for place, stretch in enumerate((3, 4, 6)):
            self._grid.setColumnStretch(place, stretch)
        heads = (self.tr("ชื่อผู้ใช้"), self.tr("ชื่อ–สกุล"), self.tr("กลุ่ม คั่นด้วยจุลภาค"))
        for place, head in enumerate(heads):
            self._grid.addWidget(Text(head, "caption_strong"), 0, place)
        scroll = Scroll(column(inner, None, gap=0))
        scroll.setFixedHeight(_HEIGHT)
        add = Button(self.tr("เพิ่มคน"), Kind.QUIET, icon="plus")
        add.clicked.connect(self._on_add)
        self.setLayout(column(scroll, row(add, None), gap=2))

    def show_users(self, users: Sequence[TypedUser]) -> None:
        """These lines, and no others."""
        for line in list(self._lines):
            self._take_out(line)
        for user in users:
            self._add(user)

    def users(self) -> tuple[TypedUser, ...]:
        """The lines as they stand."""
        return tuple(TypedUser(*(box.text() for box in line[:3])) for line in self._lines)

    def _add(self, user: TypedUser) -> LineBox:
        spoken = (self.tr("ชื่อผู้ใช้"), self.tr("ชื่อและนามสกุล"), self.tr("กลุ่ม"))
        boxes = []
        at = self._grid.rowCount()
        for place, text in enumerate((user.username, user.name, user.groups)):
            box = LineBox()
            box.setMaxLength(_LONGEST)
            box.setText(text)
            box.setCursorPosition(0)
            box.setAccessibleName(spoken[place])
            box.textEdited.connect(self.changed)
            self._grid.addWidget(box, at, place)
            boxes.append(box)
        drop = Button(self.tr("เอาคนนี้ออกจากรายการ"), Kind.ICON, icon="close")
        drop.clicked.connect(self._on_drop)
        self._grid.addWidget(drop, at, 3)
        self._lines.append((boxes[0], boxes[1], boxes[2], drop))
        return boxes[0]

    def _take_out(self, line: tuple[LineBox, LineBox, LineBox, Button]) -> None:
        self._lines.remove(line)
        for part in line:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()

    @Slot()
    def _on_add(self) -> None:
        first = self._add(TypedUser(""))
        first.show()  # Qt would show it at the next turn, and gives no focus before
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    @Slot()
    def _on_drop(self) -> None:
        pressed = self.sender()
        self._take_out(next(line for line in self._lines if line[3] is pressed))
        self.changed.emit()

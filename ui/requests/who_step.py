"""Step 1 of the wizard: who asks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from elaas_desk.services.views import Candidate
from elaas_desk.thai.national_id import display
from ui.requests.words import REASONS
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import EmptyList
from ui.widgets.layout import column, row
from ui.widgets.search import FilterBox
from ui.widgets.table import Cell, Column, Table
from ui.widgets.text import Strong, Text, Words

_ID_COLUMN = 5


def _name(candidate: Candidate) -> str:
    return candidate.person.name.without_title


def _unit(candidate: Candidate) -> str:
    return candidate.unit.short_name or candidate.unit.name


def _position(candidate: Candidate) -> str:
    return candidate.person.position


def _username(candidate: Candidate) -> str:
    return candidate.account.username if candidate.account else "ยังไม่มีบัญชี"


def _reasons(candidate: Candidate) -> str:
    return " · ".join(REASONS[each.reason] for each in candidate.reasons if each.allowed)


def _id_number(candidate: Candidate) -> str:
    """With and without strokes, so that both ways of typing it find it; the column itself is never shown."""
    return f"{candidate.person.national_id} {display(candidate.person.national_id, thai=False)}"


def _key(candidate: Candidate) -> int:
    return candidate.person.id


def _ticked_words(count: int) -> Words:
    if count == 1:
        return ["ติ๊กไว้ ", Strong("1 คน"), " ติ๊กเพิ่มเพื่อทำพร้อมกัน"]
    return ["ทำคำขอพร้อมกัน ", Strong(f"{count:,} คน"), " ด้วยเหตุผลเดียวกัน"]


class WhoStep(QWidget):
    """The people of the register, found by what is typed. `picked(person_id)` when one is opened with Enter.

    Several may be ticked, who are then asked for together; `ticked_changed(count)`.
    """

    picked = Signal(int)
    add_wanted = Signal()
    ticked_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = FilterBox(self.tr("พิมพ์ชื่อ ชื่อผู้ใช้ หรือเลขประจำตัวประชาชน"))
        self.filter.setFixedWidth(420)
        self._add = Button(self.tr("เพิ่มคนในทะเบียน…"), Kind.QUIET, icon="person_add")
        fill = Button(self.tr("เพิ่มคนในทะเบียน…"), icon="person_add")
        self.table = Table(
            [
                Column(self.tr("ชื่อ"), _name, least=180, cell=Cell.NAME),
                Column(self.tr("หน่วยงาน"), _unit, width=170, priority=2),
                Column(self.tr("ตำแหน่ง"), _position, least=170, priority=3),
                Column(self.tr("ชื่อผู้ใช้"), _username, width=140, priority=1),
                Column(self.tr("ขอได้ด้วยเหตุผล"), _reasons, width=346, priority=1, searched=False),
                Column(self.tr("เลขประจำตัวประชาชน"), _id_number, width=160, priority=9),
            ],
            key=_key,
            spoken=self.tr("คนที่ทำคำขอให้ได้"),
            ticks=True,
            count_words=_ticked_words,
            empty=EmptyList(
                "register", self.tr("ยังไม่มีคนในทะเบียน"), self.tr("เพิ่มคนที่จะขอใช้งานในทะเบียนก่อน แล้วกลับมาทำคำขอ"), fill
            ),
        )
        self.table.leave_out_columns([_ID_COLUMN])
        hint = Text(self.tr("ขอด้วยเหตุผลเดียวกันหลายคน ติ๊กหน้าชื่อ"), "caption", "text_2")
        head = row(self.filter, (hint, 1), self._add, gap=12)
        self.setLayout(column(head, (row((self.table, 1), pad=(RING, 0, RING, 0)), 1), gap=8))
        self.filter.typed.connect(self.table.set_filter)
        self.filter.installEventFilter(self)
        self.table.activated.connect(self._on_activated)
        self.table.ticks_changed.connect(self._on_ticks)
        self._add.clicked.connect(self.add_wanted)
        fill.clicked.connect(self.add_wanted)

    def set_candidates(self, candidates: Sequence[Candidate], may_add: bool) -> None:
        """Show those for whom a request can be made, in Thai order."""
        self.table.set_rows(candidates, in_order=True)
        self._add.setVisible(may_add)

    def ticked(self) -> tuple[int, ...]:
        """Who is ticked, in Thai order."""
        return tuple(each.person.id for each in self.table.ticked())

    def person_id(self) -> int | None:
        """Who is chosen or alone ticked; when what was typed leaves one person, that one is."""
        ticked = self.ticked()
        if len(ticked) == 1:
            return ticked[0]
        chosen = self.table.chosen()
        if isinstance(chosen, Candidate):
            return chosen.person.id
        shown = self.table.shown()
        return shown[0].person.id if len(shown) == 1 else None

    def begin(self) -> None:
        """Typing may begin at once."""
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_ticks(self) -> None:
        self.ticked_changed.emit(len(self.ticked()))

    @Slot(object)
    def _on_activated(self, candidate: Candidate) -> None:
        self.picked.emit(candidate.person.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the box of the filter Down goes into the list, Enter opens who is chosen there."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.table.view.setFocus(Qt.FocusReason.TabFocusReason)
                if self.table.chosen() is None and self.table.shown():
                    self.table.choose(self.table.shown()[0].person.id)
                return True
            person_id = self.person_id()
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and person_id is not None:
                self.picked.emit(person_id)
                return True
        return super().eventFilter(watched, event)

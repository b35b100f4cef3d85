"""รายการที่ต้องถอด: each removal from a group of New e-LAAS until a report proves it (circular 4.2)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Changed
from elaas_desk.services.review_views import RemovalEntry, RemovalState
from elaas_desk.thai import dates
from ui.dialog_job import DialogJob
from ui.models.table_model import beside
from ui.reviews.removed_dialog import RemovedDialog
from ui.reviews.review_desk import ReviewDesk
from ui.reviews.words import ORIGINS, REMOVAL_STATES
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.choices import FilterChips, Option
from ui.widgets.empty import EmptyList
from ui.widgets.layout import Group, PageHead, column, row
from ui.widgets.list_tools import ListTools
from ui.widgets.marks import ClauseTag
from ui.widgets.paint import State
from ui.widgets.table import Cell, Column, Table
from ui.widgets.text import Strong, Words

_TODO, _DONE, _PROVED, _ALL = "todo", "done", "proved", "all"
_SHOWN: Mapping[str, frozenset[RemovalState]] = {
    _TODO: frozenset({RemovalState.ORDERED, RemovalState.NOT_PROVED}),
    _DONE: frozenset({RemovalState.DONE}),
    _PROVED: frozenset({RemovalState.PROVED}),
    _ALL: frozenset(RemovalState),
}


def still_to_do(entries: Sequence[RemovalEntry]) -> int:
    """How many are to be done in New e-LAAS, for the first time or again."""
    return sum(each.state in _SHOWN[_TODO] for each in entries)


class RemovalsView(QWidget):
    """The list with its states. Emits `left()` and `done(sentence)`."""

    left = Signal()
    done = Signal(str)

    def __init__(self, desk: ReviewDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: frozenset[int] = frozenset()
        back = Button(self.tr("กลับ"), icon="left")
        back.clicked.connect(self.left)
        clause = desk.clauses.get("4.2")
        tag = ClauseTag("4.2", clause.text if clause else "")
        self._chips = FilterChips(
            [
                Option(_TODO, self.tr("ต้องถอด"), State.LATE),
                Option(_DONE, self.tr("รอรายงานยืนยัน"), State.SOON),
                Option(_PROVED, self.tr("ยืนยันแล้ว"), State.OK),
                Option(_ALL, self.tr("ทั้งหมด")),
            ],
            spoken=self.tr("รายการที่แสดง"),
        )
        empty = EmptyList(
            "check",
            self.tr("ไม่มีรายการ"),
            self.tr("เมื่อลงนามปิดรอบสอบทานหรือมีคนพ้นหน้าที่ กลุ่มที่ต้องถอดออกจะอยู่ที่นี่จนถอดเสร็จ"),
        )
        self.table = Table(
            _columns(),
            key=_id,
            spoken=self.tr("รายการที่ต้องถอดออกจากกลุ่ม"),
            ticks=True,
            may_tick=_may_record,
            sorted_by=None,
            count_words=_count_words,
            empty=empty,
            besides=[beside("หน่วยงาน", _unit), beside("ถอดออกเมื่อ", _done_on)],
        )
        tools = ListTools(self.table)
        self._head = PageHead(self.tr("รายการที่ต้องถอดออกจากกลุ่ม"), " ", [tag, 4, tools, back])
        record = Button(self.tr("บันทึกว่าถอดแล้ว…"), Kind.PRIMARY)
        record.clicked.connect(self._on_record)
        self.table.set_bulk_actions([record])
        body = column(row(self._chips, None), (self.table, 1), gap=8, pad=(RING, 0, RING, 0))
        self.setLayout(column(self._head, (Group(body), 1), gap=6))
        self._chips.chosen.connect(self._on_chip)
        self._on_chip(_TODO)

    def show_removals(self, entries: Sequence[RemovalEntry]) -> None:
        """Show these; filter and ticks stay."""
        self.table.set_rows(list(entries), in_order=True)
        self._tick()
        for key, states in _SHOWN.items():
            self._chips.set_count(key, sum(each.state in states for each in entries))
        waiting = still_to_do(entries)
        words = self.tr("ต้องถอดใน New e-LAAS {0} รายการ ถอดแล้วทำเครื่องหมายและบันทึกวันที่ถอด")
        self._head.set_summary(words.format(f"{waiting:,}") if waiting else self.tr("ไม่มีรายการค้างถอด"))

    def tick(self, removal_ids: Collection[int]) -> None:
        """Show what is to be done with these ticked, now or when they are read."""
        self._wanted = frozenset(removal_ids)
        self._chips.choose(_TODO)
        self._on_chip(_TODO)
        self._tick()

    def _tick(self) -> None:
        wanted = [each for each in self.table.shown() if each.removal.id in self._wanted]
        if wanted:
            self._wanted = frozenset()
            self.table.model.tick_shown(True, wanted.__contains__)

    @Slot(str)
    def _on_chip(self, key: str) -> None:
        self.table.model.clear_ticks()
        self.table.set_accepts(partial(_stands_in, _SHOWN[key]))

    @Slot()
    def _on_record(self) -> None:
        entries: list[RemovalEntry] = self.table.ticked()
        dialog = RemovedDialog(entries, self._desk.today(), self.window())

        def write() -> Callable[[], Changed]:
            record = self._desk.campaigns.record_removed
            return partial(record, self._desk.actor, [each.removal.id for each in entries], dialog.removed_on())

        DialogJob(dialog, self._desk.jobs, write).done.connect(self._on_recorded)
        dialog.open()

    @Slot(object)
    def _on_recorded(self, _changed: Changed) -> None:
        self.table.model.clear_ticks()
        self.done.emit(self.tr("บันทึกว่าถอดแล้ว รายงานครั้งถัดไปจะยืนยันให้"))


def _stands_in(states: frozenset[RemovalState], entry: RemovalEntry) -> bool:
    return entry.state in states


def _count_words(count: int) -> Words:
    return ["เลือกไว้ ", Strong(f"{count:,} รายการ")]


def _columns() -> list[Column[RemovalEntry]]:
    return [
        Column("ชื่อ–สกุล", _name, cell=Cell.NAME, least=150),
        Column("ชื่อผู้ใช้", _username, width=120, priority=3),
        Column("ถอดออกจากกลุ่ม", _group, least=160),
        Column("เหตุ", _origin, width=186, priority=1),
        Column("สั่งเมื่อ", _ordered, value=_ordered_on, width=120, priority=2),
        Column("จำนวนวัน", _days_words, value=_days, width=96, priority=1),
        Column("สถานะ", _state_words, width=210, cell=Cell.STATE, state=_state),
    ]


def _id(entry: RemovalEntry) -> int:
    return entry.removal.id


def _may_record(entry: RemovalEntry) -> bool:
    return entry.may_record


def _name(entry: RemovalEntry) -> str:
    return entry.person.name.without_title if entry.person else "ไม่มีในทะเบียน"


def _username(entry: RemovalEntry) -> str:
    return entry.removal.username


def _group(entry: RemovalEntry) -> str:
    return entry.removal.group_name


def _origin(entry: RemovalEntry) -> str:
    return " ".join(part for part in (ORIGINS[entry.removal.origin], entry.review_number) if part)


def _ordered(entry: RemovalEntry) -> str:
    return dates.short(entry.removal.ordered_on)


def _done_on(entry: RemovalEntry) -> date | None:
    return entry.removal.done_on


def _unit(entry: RemovalEntry) -> str:
    return entry.unit.name if entry.unit else ""


def _ordered_on(entry: RemovalEntry) -> date:
    return entry.removal.ordered_on


def _days(entry: RemovalEntry) -> int:
    return entry.days


def _days_words(entry: RemovalEntry) -> str:
    """Since it was ordered, or how long it took."""
    if entry.days > 0:
        return f"{entry.days:,} วัน"
    return "วันนี้" if entry.state in _SHOWN[_TODO] else "วันเดียวกัน"


def _state(entry: RemovalEntry) -> str:
    return REMOVAL_STATES[entry.state][0]


def _state_words(entry: RemovalEntry) -> str:
    return REMOVAL_STATES[entry.state][1]

"""The people of one pile: tick box or flag, name, what differs, flags, decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.review_rows import Decision, Flag, ReviewRow
from elaas_desk.services.review_views import DECISION_WORDS
from elaas_desk.thai import collation
from ui import theme
from ui.models.table_model import beside
from ui.reviews.group_lines import group_lines
from ui.reviews.words import FLAGS, without_title
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import EmptyList
from ui.widgets.icons import draw_icon
from ui.widgets.layout import Group, column, row
from ui.widgets.paint import box, put
from ui.widgets.table import Cell, Column, Table
from ui.widgets.text import Strong, Text, Words

_TAG, _STEP = 42, 46


def is_open(reviewed: ReviewRow) -> bool:
    """Not decided yet."""
    return reviewed.decision is None


def _waits(reviewed: ReviewRow) -> bool:
    return is_open(reviewed) and not reviewed.flags


def _flag_icon(reviewed: ReviewRow) -> str:
    return "flag" if reviewed.flags else ""


def _count_words(count: int) -> Words:
    return ["เลือกไว้ ", Strong(f"{count:,} คน"), " · แถวที่มีธงต้องตัดสินทีละคน"]


class RowsTable(QWidget):
    """Emits `chosen(row | None)` and `decided(rows, decision)` when ticked rows are decided together."""

    chosen = Signal(object)
    decided = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_report = True
        self._locked = False
        empty = EmptyList("check", self.tr("ไม่มีรายชื่อในกองนี้"), self.tr("เลือกกองอื่นด้านบน"))
        self.table = Table(
            self._columns(),
            key=_id,
            spoken=self.tr("รายชื่อที่สอบทาน"),
            ticks=True,
            may_tick=self._may_tick,
            no_tick_icon=_flag_icon,
            row_height=theme.size("table_row_review"),
            count_words=_count_words,
            empty=empty,
            besides=_besides(),
        )
        keep = Button(DECISION_WORDS[Decision.KEEP])
        change = Button(DECISION_WORDS[Decision.CHANGE])
        keep.setAccessibleName(self.tr("คงไว้ทุกคนที่เลือก"))
        change.setAccessibleName(self.tr("แก้กลุ่มทุกคนที่เลือก ให้ตรงกับทะเบียน"))
        keep.clicked.connect(self._on_keep)
        change.clicked.connect(self._on_change)
        self.table.set_bulk_actions([keep, change])
        self._waiting = Text("", "caption", "text_2")
        self._all = Button(self.tr("เลือกทั้งหมดที่ไม่มีธง"), Kind.QUIET)
        self._all.clicked.connect(self._on_all)
        self._foot = Group(row((self._waiting, 1), self._all, gap=8, pad=(16, 3, 4, 3)))
        inside = self.table.layout()
        if inside is not None:
            inside.addWidget(self._foot)
        self.setLayout(column((self.table, 1), gap=0))
        self.table.chosen_changed.connect(self.chosen)
        self.table.ticks_changed.connect(self._on_ticks)

    def show_rows(self, rows: Sequence[ReviewRow], *, has_report: bool = True, locked: bool = False) -> None:
        """Show the people of a pile; `locked`: nothing can be decided any more."""
        self._has_report, self._locked = has_report, locked
        differ = any(self._difference(each) != (0, 0) for each in rows)
        self.table.leave_out_columns(() if differ else (1,))
        self.table.set_rows(list(rows))
        self._on_ticks()

    def _columns(self) -> list[Column[ReviewRow]]:
        return [
            Column(self.tr("ชื่อ–สกุล"), _name, sort_key=_name_key, cell=Cell.NAME, least=150),
            Column(
                self.tr("ต่างกัน"), self._difference_words, sort_key=self._size, width=110, draw=self._draw_difference
            ),
            Column(self.tr("ธง"), _flag_words, sort_key=_flag_rank, least=160, priority=1, draw=_draw_flags),
            Column(self.tr("การตัดสิน"), _decision_words, sort_key=_decision_rank, width=116, draw=_draw_decision),
        ]

    def _may_tick(self, reviewed: ReviewRow) -> bool:
        """A row with a flag is decided by itself; in a closed round nothing is decided."""
        return not reviewed.flags and not self._locked

    def _difference(self, reviewed: ReviewRow) -> tuple[int, int]:
        """Groups that New e-LAAS has too many, and too few."""
        lines = group_lines(reviewed, has_report=self._has_report)
        return sum(line.is_extra for line in lines), sum(line.is_missing for line in lines)

    def _difference_words(self, reviewed: ReviewRow) -> str:
        extra, missing = self._difference(reviewed)
        words = [self.tr("เกิน {0}").format(extra)] if extra else []
        return " ".join([*words, self.tr("ขาด {0}").format(missing)] if missing else words)

    def _size(self, reviewed: ReviewRow) -> int:
        return -sum(self._difference(reviewed))

    def _draw_difference(self, p: QPainter, room: QRectF, reviewed: ReviewRow) -> None:
        left = room.x()
        for count, sign, state in zip(self._difference(reviewed), ("plus", "minus"), ("late", "soon"), strict=True):
            if count:
                tag = QRectF(left, room.center().y() - 12, _TAG, 24)
                box(p, tag, theme.radius("tag"), f"{state}_tint")
                draw_icon(p, sign, QPointF(left + 6, tag.y() + 4), state, 16)
                put(p, QRectF(left + 25, tag.y(), 20, 24), str(count), "caption_strong", state)
                left += _STEP

    @Slot()
    def _on_ticks(self) -> None:
        """The foot offers what the bulk bar then decides; the two never stand together."""
        waiting = sum(_waits(each) for each in self.table.shown())
        self._waiting.set_words(self.tr("ยังไม่ตัดสินและไม่มีธง {0} คน").format(f"{waiting:,}"))
        self._foot.setVisible(waiting > 0 and not self._locked and not self.table.model.ticked_count())

    @Slot()
    def _on_all(self) -> None:
        self.table.model.tick_shown(True, _waits)

    @Slot()
    def _on_keep(self) -> None:
        self.decided.emit(self.table.ticked(), Decision.KEEP)

    @Slot()
    def _on_change(self) -> None:
        self.decided.emit(self.table.ticked(), Decision.CHANGE)


def _besides() -> list[Column[ReviewRow]]:
    return [
        beside("ชื่อผู้ใช้", _username),
        beside("ตำแหน่ง", _position),
        beside("กลุ่มในทะเบียน", _registered),
        beside("กลุ่มใน New e-LAAS", _reported),
        beside("หมายเหตุ", _note),
    ]


def _username(reviewed: ReviewRow) -> str:
    return reviewed.username


def _position(reviewed: ReviewRow) -> str:
    return reviewed.position


def _registered(reviewed: ReviewRow) -> str:
    return "\n".join(group.name for group in reviewed.groups)


def _reported(reviewed: ReviewRow) -> str:
    return "\n".join(reviewed.reported)


def _note(reviewed: ReviewRow) -> str:
    return reviewed.note


def _id(reviewed: ReviewRow) -> int:
    return reviewed.id


def _name(reviewed: ReviewRow) -> str:
    return without_title(reviewed.name) or reviewed.username


def _name_key(reviewed: ReviewRow) -> Any:
    return collation.sort_key(_name(reviewed))


def _flag_words(reviewed: ReviewRow) -> str:
    return " · ".join(FLAGS[flag] for flag in reviewed.flags)


def _flag_rank(reviewed: ReviewRow) -> tuple[int, int]:
    order = list(Flag)
    return (0, order.index(reviewed.flags[0])) if reviewed.flags else (1, 0)


def _draw_flags(p: QPainter, room: QRectF, reviewed: ReviewRow) -> None:
    if reviewed.flags:
        more = f" +{len(reviewed.flags) - 1}" if len(reviewed.flags) > 1 else ""
        put(p, room, FLAGS[reviewed.flags[0]] + more, "caption_strong", "late")


def _decision_words(reviewed: ReviewRow) -> str:
    return DECISION_WORDS[reviewed.decision] if reviewed.decision else "ยังไม่ตัดสิน"


def _decision_rank(reviewed: ReviewRow) -> int:
    return list(Decision).index(reviewed.decision) if reviewed.decision else -1


def _draw_decision(p: QPainter, room: QRectF, reviewed: ReviewRow) -> None:
    if is_open(reviewed):
        put(p, room, _decision_words(reviewed), "body", "text_3")
        return
    unsure = reviewed.decision is Decision.UNSURE
    at = QPointF(room.x() - 2, room.center().y() - 8)
    draw_icon(p, "help" if unsure else "check", at, "unknown" if unsure else "accent", 16)
    put(p, room.adjusted(20, 0, 0, 0), _decision_words(reviewed))

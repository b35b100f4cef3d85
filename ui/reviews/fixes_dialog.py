"""Corrections of the register that a report proposes: shown first, accepted in one go (circular 4)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.reconcile_values import Remedy
from elaas_desk.services.review_views import CorrectionBatch
from elaas_desk.thai import dates
from ui.reviews.proposals import Proposal
from ui.reviews.words import without_title
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.dialog import Dialog
from ui.widgets.layout import Group, Item, Rule, column, row
from ui.widgets.notice import Notice
from ui.widgets.paint import State
from ui.widgets.table import Cell, Column, Table
from ui.widgets.text import Text

_LEAST, _AROUND = 180, 330


class FixesDialog(Dialog):
    """What the circular suggests is ticked. Emits `undo_wanted(batch)` for what was accepted before."""

    undo_wanted = Signal(int)

    def __init__(
        self,
        title: str,
        proposals: Sequence[Proposal],
        ticked: Collection[Remedy],
        batches: Sequence[CorrectionBatch],
        parent: QWidget,
    ) -> None:
        super().__init__("แก้ทะเบียนตามรายงาน", title, primary="รับการแก้ไขที่เลือก", width=940, parent=parent)
        words = self.tr("ทะเบียนจะเปลี่ยนตามแถวที่เลือกในครั้งเดียว และเลิกทำได้จนกว่าจะลงนามปิดรอบ ใน New e-LAAS ไม่มีอะไรเปลี่ยน")
        self._table = Table(
            _columns(),
            key=_key,
            spoken=self.tr("การแก้ไขทะเบียนที่เสนอ"),
            ticks=True,
            sorted_by=None,
        )
        self._table.set_rows(list(proposals), in_order=True)
        self._table.model.tick_shown(True, partial(_is_among, frozenset(ticked)))
        self._table.setMinimumHeight(max(_LEAST, parent.window().height() - _AROUND - 44 * len(batches)))
        self._none = Notice(State.LATE, self.tr("ยังไม่ได้เลือกแถวใด ทำเครื่องหมายหน้าแถวที่จะรับ"))
        self._none.hide()
        said = row((Text(words, "caption", "text_2", wrap=True), 1), pad=(RING, 0, RING, 0))
        self.add(said, row((self._table, 1), pad=(RING, 0, RING, 0)), row((self._none, 1), pad=(RING, 0, RING, 0)))
        if batches:
            self.add(self._accepted(batches))

    def _accepted(self, batches: Sequence[CorrectionBatch]) -> QWidget:
        lines: list[Item] = [Rule(), Text(self.tr("รับไปแล้วในรอบนี้"), "caption_strong")]
        for each in batches:
            words = self.tr("แก้ทะเบียน {0} รายการ · {1} · {2}").format(
                f"{each.count:,}", dates.short(each.at.date()), each.by
            )
            undo = Button(self.tr("เลิกทำ"), Kind.QUIET, icon="undo")
            undo.setAccessibleName(f"{undo.words()} {words}")
            undo.clicked.connect(partial(self._on_undo, each.batch))
            lines.append(row((Text(words, "caption", "text_2"), 1), undo, gap=8))
        return Group(column(*lines, gap=2, pad=(RING, 4, RING, 0)))

    def remedies(self) -> tuple[Remedy, ...]:
        """What is ticked."""
        return tuple(each.remedy for each in self._table.ticked())

    def check(self) -> bool:
        """At least one has to be ticked."""
        self._none.setVisible(not self._table.ticked())
        return super().check() and bool(self._table.ticked())

    def _on_undo(self, batch: int, _checked: bool = False) -> None:
        self.undo_wanted.emit(batch)
        self.accept()


def _is_among(remedies: frozenset[Remedy], proposal: Proposal) -> bool:
    return proposal.remedy in remedies


def _key(proposal: Proposal) -> Remedy:
    return proposal.remedy


def _columns() -> list[Column[Proposal]]:
    return [
        Column("ชื่อ–สกุล", _name, cell=Cell.NAME, width=176),
        Column("จะแก้ทะเบียน", _words, least=420),
        Column("เพราะ", _why, width=240, priority=1),
    ]


def _name(proposal: Proposal) -> str:
    return without_title(proposal.name) or proposal.username


def _words(proposal: Proposal) -> str:
    return proposal.words


def _why(proposal: Proposal) -> str:
    return proposal.why

"""How the check of each unit stands, what is open there, and what was signed before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.offices import UnitKind
from elaas_desk.domain.password_age import Standing
from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.services.access import Deed, may
from elaas_desk.services.review_views import KIND_WORDS, OpenReview, PastReview, UnitReviews
from elaas_desk.thai import dates
from ui import theme
from ui.reviews.review_desk import ReviewDesk
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Group, Item, PageHead, column, row
from ui.widgets.list_tools import ListTools
from ui.widgets.marks import ClauseTag
from ui.widgets.pane import DetailPane, section
from ui.widgets.progress import Bar
from ui.widgets.table import Cell, Column, Table
from ui.widgets.text import Text


class Overview(QWidget):
    """Emits `start_wanted(unit_id)`, `round_wanted(review_id)`, `paper_way_wanted(unit)`, `paper_wanted(document_id)`
    and `removals_wanted()`."""

    start_wanted = Signal(int)
    round_wanted = Signal(int)
    paper_way_wanted = Signal(object)
    paper_wanted = Signal(int)
    removals_wanted = Signal()

    def __init__(self, desk: ReviewDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: int | None = None
        clause = desk.clauses.get("4")
        self._removals = Button(self.tr("รายการที่ต้องถอด"))
        self._go = Button(self.tr("เริ่มสอบทาน"), Kind.PRIMARY, icon="reviews")
        tag = ClauseTag("4", clause.text if clause else "")
        self.table = Table(_columns(), key=_id, spoken=self.tr("หน่วยงานที่ต้องสอบทาน"), sorted_by=None)
        actions: list[Item] = [tag, 4, ListTools(self.table), self._removals, self._go]
        self._head = PageHead(self.tr("การสอบทาน ๖ เดือน"), self.tr("กำลังอ่าน"), actions)
        self.pane = DetailPane()
        self.pane.hide()
        body = row((self.table, 1), self.pane, gap=14, pad=(RING, 0, RING, 0))
        self.setLayout(column(self._head, (body, 1), gap=6))
        self.table.chosen_changed.connect(self._on_chosen)
        self.table.activated.connect(self._on_go)
        self._go.clicked.connect(self._on_go)
        self._removals.clicked.connect(self.removals_wanted)
        self.pane.closed.connect(self._on_closed)

    def show_units(self, units: Sequence[UnitReviews], waiting: int) -> None:
        """Show the units; `waiting` is how many removals are still to be done."""
        self.table.leave_out_columns(() if any(each.open for each in units) else (_OPEN,))
        self.table.set_rows(list(units), in_order=True)
        late = sum(each.standing in (Standing.LATE, Standing.UNKNOWN) for each in units)
        words = self.tr("{0} หน่วยงาน · ต้องสอบทานตอนนี้ {1} แห่ง")
        self._head.set_summary(words.format(len(units), late))
        removals = self.tr("รายการที่ต้องถอด {0}").format(f"{waiting:,}") if waiting else self.tr("รายการที่ต้องถอด")
        self._removals.set_words(removals)
        pressing = [each.unit.id for each in units if each.standing is not Standing.OK or each.open]
        first = next(iter([*pressing, *(each.unit.id for each in units)]), None)
        wanted, self._wanted = self._wanted or first, None
        chosen = self.table.chosen()
        if chosen is None and wanted is not None:
            self.table.choose(wanted)
        else:
            self._on_chosen(chosen)

    def choose(self, unit_id: int) -> None:
        """Choose a unit, now or when it is read."""
        self._wanted = unit_id
        self.table.choose(unit_id)
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    # the unit

    def _may(self, unit: UnitReviews) -> bool:
        return may(self._desk.actor, Deed.DECIDE, unit.unit.id)

    @Slot(object)
    def _on_chosen(self, unit: UnitReviews | None) -> None:
        self.pane.setVisible(unit is not None)
        following = _next_round(unit)
        self._go.setEnabled(unit is not None and (following is not None or self._may(unit)))
        self._go.set_words(self.tr("เริ่มสอบทาน") if following is None else self.tr("ทำต่อ"))
        if unit is not None:
            self._go.setAccessibleName(f"{self._go.words()} {unit.unit.name}")
            self._show_unit(unit)

    def _show_unit(self, unit: UnitReviews) -> None:
        due = f"ครบกำหนด {_due(unit)}" if unit.due_on else "ยังไม่เคยบันทึกการสอบทาน"
        self.pane.set_head(unit.unit.name, self.tr("{0} บัญชี · {1}").format(f"{unit.account_count:,}", due))
        paper = Button(self.tr("บันทึกการสอบทานที่ลงนามแล้ว…"))
        paper.clicked.connect(partial(self._on_paper_way, unit))
        self.pane.set_actions([paper] if self._may(unit) else [])
        self.pane.set_sections([self._open_rounds(unit), self._past_rounds(unit)])

    def _open_rounds(self, unit: UnitReviews) -> QWidget:
        lines: list[Item] = [self._open_round(each) for each in unit.open]
        if not lines:
            words = self.tr("ไม่มีรอบที่เปิดอยู่ กดเริ่มสอบทานเพื่อเก็บรายชื่อของวันนี้ไว้ตรวจ")
            lines.append(Text(words, "caption", "text_2", wrap=True))
        clause = self._desk.clauses.get("4")
        heading = self.tr("รอบที่เปิดอยู่")
        return section(heading, *lines, clause="4", clause_text=clause.text if clause else "")

    def _open_round(self, one: OpenReview) -> QWidget:
        name = _round_name(one.review.kind, one.review.number, one.subject)
        go = Button(self.tr("ทำต่อ") if one.may_decide else self.tr("เปิดดู"))
        go.setAccessibleName(f"{go.words()} {name}")
        go.clicked.connect(partial(self._on_round, one.review.id))
        bar = Bar()
        bar.setRange(0, max(1, one.progress.total))
        bar.setValue(one.progress.answered)
        words = self.tr("ตัดสินแล้ว {0} จาก {1} คน").format(one.progress.answered, one.progress.total)
        bar.setAccessibleName(words)
        left = column(Text(name, wrap=True), Text(words, "caption", "text_2"), bar, gap=0)
        return Group(row((left, 1), column(None, go, None, gap=0), gap=8))

    def _past_rounds(self, unit: UnitReviews) -> QWidget:
        lines: list[Item] = [self._past_round(each) for each in unit.past]
        return section(self.tr("รอบที่ลงนามแล้ว"), *(lines or [Text(self.tr("ยังไม่มี"), "caption", "text_2")]))

    def _past_round(self, one: PastReview) -> QWidget:
        name = _round_name(one.kind, one.number, one.subject)
        signed = Text(self.tr("ลงนาม {0}").format(dates.short(one.signed_off)), "caption", "text_2")
        parts: list[Item] = [(signed, 1)]
        if one.number:
            look = Button(self.tr("เปิดดู"), Kind.QUIET)
            look.setAccessibleName(f"{look.words()} {name}")
            look.clicked.connect(partial(self._on_round, one.review_id))
            parts.append(look)
        if one.document_id is not None:
            paper = Button(self.tr("เปิดรายงาน"), Kind.QUIET)
            paper.setAccessibleName(f"{paper.words()} {name}")
            paper.clicked.connect(partial(self._on_paper, one.document_id))
            parts.append(paper)
        return Group(column(Text(name, wrap=True), row(*parts, gap=0), gap=0, pad=(0, 3, 0, 3)))

    @Slot()
    def _on_closed(self) -> None:
        self.pane.hide()

    @Slot()
    def _on_go(self) -> None:
        """Go on with the round that is open, or start one."""
        unit = self.table.chosen()
        if not isinstance(unit, UnitReviews) or not self._go.isEnabled():
            return
        following = _next_round(unit)
        if following is not None:
            self.round_wanted.emit(following.review.id)
        else:
            self.start_wanted.emit(unit.unit.id)

    def _on_round(self, review_id: int, _checked: bool = False) -> None:
        self.round_wanted.emit(review_id)

    def _on_paper(self, document_id: int, _checked: bool = False) -> None:
        self.paper_wanted.emit(document_id)

    def _on_paper_way(self, unit: UnitReviews, _checked: bool = False) -> None:
        self.paper_way_wanted.emit(unit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pane is wider in a wide window."""
        super().resizeEvent(event)
        self.pane.set_wide(self.window().width() >= theme.size("wide"))


def _next_round(unit: UnitReviews | None) -> OpenReview | None:
    """The round to go on with: the six-monthly one; while no new one is due, what the last one left, or a small one."""
    if unit is None:
        return None
    by_kind = {each.review.kind: each for each in reversed(unit.open)}
    if ReviewKind.SIX_MONTHLY in by_kind or unit.standing is not Standing.OK:
        return by_kind.get(ReviewKind.SIX_MONTHLY)
    return by_kind.get(ReviewKind.FOLLOW_UP) or next(iter(unit.open), None)


def _round_name(kind: ReviewKind, number: str, subject: str) -> str:
    about = f"ของรอบ {subject}" if kind is ReviewKind.FOLLOW_UP and subject else subject
    return " ".join(part for part in (KIND_WORDS[kind], number, about) if part)


_OPEN = 2
"""The place of the column about open rounds."""


def _columns() -> list[Column[UnitReviews]]:
    return [
        Column("หน่วยงาน", _name, sort_key=_rank, cell=Cell.NAME, least=200),
        Column("บัญชี", _accounts, value=_count, width=70, cell=Cell.NUMBER, priority=3),
        Column("รอบที่เปิดอยู่", _open, sort_key=_open_key, width=170, priority=1),
        Column("ลงนามครั้งล่าสุด", _signed, value=_signed_on, width=150, priority=2),
        Column("ครบกำหนด", _due, value=_due_on, width=130),
        Column("สถานะ", _state_words, sort_key=_due_key, width=170, cell=Cell.STATE, state=_state),
    ]


def _id(review: UnitReviews) -> int:
    return review.unit.id


def _name(review: UnitReviews) -> str:
    return review.unit.name


def _rank(review: UnitReviews) -> tuple[bool, int]:
    return review.unit.kind is not UnitKind.LAO, review.unit.id


def _count(review: UnitReviews) -> int:
    return review.account_count


def _accounts(review: UnitReviews) -> str:
    return f"{review.account_count:,}"


def _open(review: UnitReviews) -> str:
    if not review.open:
        return "–"
    answered = sum(each.progress.answered for each in review.open)
    return f"ตัดสินแล้ว {answered:,} จาก {sum(each.progress.total for each in review.open):,}"


def _open_key(review: UnitReviews) -> int:
    return -len(review.open)


def _signed(review: UnitReviews) -> str:
    return dates.short(review.signed_off) if review.signed_off else "ยังไม่เคยบันทึก"


def _signed_on(review: UnitReviews) -> date | None:
    return review.signed_off


def _due(review: UnitReviews) -> str:
    return dates.short(review.due_on) if review.due_on else "ถือว่าครบกำหนด"


def _due_on(review: UnitReviews) -> date | None:
    return review.due_on


def _due_key(review: UnitReviews) -> date:
    return review.due_on or date.min


def _state(review: UnitReviews) -> str:
    return review.standing


def _state_words(review: UnitReviews) -> str:
    if review.days is None:
        return "ไม่ทราบวันที่"
    if review.days > 0:
        return f"เลย {review.days:,} วัน"
    return "ครบกำหนดวันนี้" if review.days == 0 else f"อีก {-review.days:,} วัน"

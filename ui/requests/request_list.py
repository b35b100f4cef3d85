"""The list of requests: one row each, filtered by how far they are, the chosen one beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.requests import OPEN_STATES, RequestState
from elaas_desk.services.access import Deed, may
from elaas_desk.services.views import RequestDetail, RequestEntry
from elaas_desk.thai.digits import to_arabic
from ui import theme
from ui.models.table_model import beside
from ui.requests.request_desk import RequestDesk
from ui.requests.request_pane import RequestPane
from ui.requests.words import REASONS, STATES, WAITS, age_of, waits_for, way_in_list
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.choices import FilterChips, Option
from ui.widgets.empty import EmptyList
from ui.widgets.layout import PageHead, column, row
from ui.widgets.list_tools import ListTools
from ui.widgets.paint import State
from ui.widgets.search import FilterBox
from ui.widgets.table import Cell, Column, Table
from ui.widgets.text import Strong, Words

OPEN, LATE, DONE, ALL = "open", "late", "done", "all"
_WAITING = (RequestState.PRINTED, RequestState.SIGNED, RequestState.SENT)
_ORDER = list(RequestState)


class RequestList(QWidget):
    """Head, filters, table and pane. Emits `new_wanted`, `chosen(request_id | 0)` and, for those that are ticked,
    `print_wanted(request ids)`."""

    new_wanted = Signal()
    chosen = Signal(int)
    print_wanted = Signal(object)

    def __init__(
        self, desk: RequestDesk, stuck_days: Mapping[RequestState, int], may_ask: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._stuck_days = stuck_days
        self._wanted = 0
        self._pinned = 0  # stays in sight though the filter would hide it, until another filter is chosen
        self.new = Button(self.tr("ทำคำขอใหม่"), Kind.PRIMARY, icon="plus")
        if not may_ask:
            self.new.hide()
        self.fill = Button(self.tr("ทำคำขอใหม่"), Kind.PRIMARY, icon="plus") if may_ask else None
        options = [
            Option(OPEN, self.tr("ยังไม่จบ"), State.SOON),
            *(Option(state.value, WAITS[state]) for state in _WAITING),
            Option(LATE, self.tr("ค้างนาน"), State.LATE),
            Option(DONE, self.tr("จบแล้ว"), State.OK),
            Option(ALL, self.tr("ทั้งหมด")),
        ]
        self.chips = FilterChips(options, OPEN, spoken=self.tr("คำขอที่แสดง"))
        self.filter = FilterBox(self.tr("เลขที่ หรือชื่อ"))
        self.filter.setMaximumWidth(300)
        self.table = self._table(may_take=may(desk.actor, Deed.EXPORT))
        self.head = PageHead(self.tr("คำขอ"), " ", [ListTools(self.table), self.new])
        self.pane = RequestPane(desk)
        filters = row(self.chips, None, (self.filter, 1), gap=8)
        body = row((self.table, 1), self.pane, gap=12, pad=(RING, 0, RING, 0))
        self.setLayout(column(self.head, filters, (body, 1), gap=8))
        self.chips.chosen.connect(self._on_chip)
        self.filter.typed.connect(self.table.set_filter)
        self.table.chosen_changed.connect(self._on_chosen)
        self.table.activated.connect(self._on_activated)
        self.pane.closed.connect(self._on_closed)
        self.new.clicked.connect(self.new_wanted)
        if self.fill is not None:
            self.fill.clicked.connect(self.new_wanted)

    def _table(self, *, may_take: bool) -> Table:
        empty = EmptyList(
            "requests",
            self.tr("ยังไม่มีคำขอ"),
            self.tr("คำขอใช้งาน New e-LAAS ที่ทำไว้จะอยู่ที่นี่ ตั้งแต่ร่างจนดำเนินการแล้ว"),
            self.fill,
        )
        table = Table(
            [
                Column(self.tr("เลขที่"), _number, _number_key, width=104),
                Column(self.tr("ผู้ขอ"), _name, least=150, cell=Cell.NAME),
                Column(self.tr("หน่วยงาน"), _unit, least=150, priority=4),
                Column(self.tr("เหตุผล"), _reason, width=190, priority=2),
                Column(self.tr("เอกสารและผู้รับ"), _way, width=252, priority=3),
                Column(self.tr("สถานะ"), _state_word, self._state_key, width=142, cell=Cell.STATE, state=self.state_of),
                Column(
                    self.tr("อยู่ขั้นนี้มา"),
                    _age,
                    width=96,
                    cell=Cell.NUMBER,
                    priority=1,
                    searched=False,
                    value=_days,
                    unit=self.tr("วัน"),
                ),
            ],
            key=_key,
            besides=[beside(self.tr("ลงวันที่"), _dated), beside(self.tr("สถานะตั้งแต่"), _since)],
            spoken=self.tr("รายการคำขอ"),
            sorted_by=None,
            ticks=may_take,
            may_tick=_is_printed,
            count_words=_count_words,
            empty=empty,
        )
        several = Button(self.tr("พิมพ์อีกครั้ง"), icon="print")
        several.clicked.connect(self._on_print)
        table.set_bulk_actions([several])
        table.set_accepts(self._accepts)
        return table

    # rows

    def show_entries(self, entries: Sequence[RequestEntry]) -> None:
        """Show requests, the newest first until a heading is pressed."""
        for key in (OPEN, *_WAITING, LATE, DONE, ALL):
            self.chips.set_count(key, sum(self._belongs(entry, key) for entry in entries))
        self.head.set_summary(self._summary(entries))
        self.new.set_kind(Kind.SECONDARY if self.pane.isVisibleTo(self) else Kind.PRIMARY)
        self._pinned = self.chosen_id()
        self.table.set_rows(entries)
        if self._wanted:
            self._reveal(self._wanted)

    def _summary(self, entries: Sequence[RequestEntry]) -> str:
        """For each thing that is waited for, how many wait, and how long the first of them."""
        parts = []
        for state, wait in WAITS.items():
            ages = [entry.days for entry in entries if entry.request.state is state]
            if ages:
                longest = self.tr(" นานสุด {0}").format(age_of(max(ages))) if max(ages) else ""
                parts.append(f"{wait} {len(ages)}{longest}")
        return " · ".join(parts) or self.tr("ไม่มีคำขอค้างอยู่")

    def choose(self, request_id: int) -> None:
        """Bring a request into sight and choose it, now or as soon as it is among the rows."""
        self._wanted = request_id
        self._reveal(request_id)

    def _reveal(self, request_id: int) -> None:
        entry = next((each for each in self.table.model.rows if _key(each) == request_id), None)
        if entry is None:
            return
        self._wanted = 0
        self._pinned = request_id
        self.filter.clear()
        self.table.set_accepts(self._accepts)
        self.table.choose(request_id)

    def show_detail(self, detail: RequestDetail) -> None:
        """Show the chosen request in the pane."""
        entry = self.table.chosen()
        if isinstance(entry, RequestEntry) and entry.request.id == detail.request.id:
            self.pane.show_request(detail, self.state_of(entry), waits_for(entry.request.state, entry.days))
            self.new.set_kind(Kind.SECONDARY)

    def chosen_id(self) -> int:
        """The chosen request, or 0."""
        entry = self.table.chosen()
        return entry.request.id if isinstance(entry, RequestEntry) else 0

    def is_late(self, entry: RequestEntry) -> bool:
        """Longer in its state than the office allows itself."""
        allowed = self._stuck_days.get(entry.request.state)
        return allowed is not None and entry.days > allowed

    def state_of(self, entry: RequestEntry) -> State:
        """The shape that stands with the word of the state."""
        if entry.request.state is RequestState.DONE:
            return State.OK
        if entry.request.state not in OPEN_STATES:
            return State.GONE
        return State.LATE if self.is_late(entry) else State.SOON

    def _state_key(self, entry: RequestEntry) -> tuple[int, int]:
        return _ORDER.index(entry.request.state), -entry.days

    def _belongs(self, entry: RequestEntry, chip: str) -> bool:
        if chip in _WAITING:
            return entry.request.state.value == chip
        is_open = entry.request.state in OPEN_STATES
        return {OPEN: is_open, LATE: self.is_late(entry), DONE: not is_open, ALL: True}[chip]

    def _accepts(self, entry: RequestEntry) -> bool:
        return entry.request.id == self._pinned or self._belongs(entry, self.chips.key())

    # slots

    @Slot(str)
    def _on_chip(self, _key: str) -> None:
        self._pinned = 0
        self.table.set_accepts(self._accepts)

    @Slot(object)
    def _on_chosen(self, entry: RequestEntry | None) -> None:
        if entry is None:
            self.pane.let_go()
            self.new.set_kind(Kind.PRIMARY)
        self.chosen.emit(entry.request.id if entry else 0)

    @Slot(object)
    def _on_activated(self, _entry: RequestEntry) -> None:
        """Enter goes to the buttons of the request."""
        self.pane.focusNextPrevChild(True)

    @Slot()
    def _on_print(self) -> None:
        self.print_wanted.emit(tuple(entry.request.id for entry in self.table.ticked()))

    @Slot()
    def _on_closed(self) -> None:
        self.table.choose(None)
        self.table.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide window gives the pane more room."""
        super().resizeEvent(event)
        self.pane.set_wide(self.window().width() >= theme.size("wide"))


def _dated(entry: RequestEntry) -> date:
    return entry.request.draft.dated


def _since(entry: RequestEntry) -> date:
    return entry.request.since


def _is_printed(entry: RequestEntry) -> bool:
    """Whether there is a paper to be printed again: those of a draft are still to be issued."""
    return any(step.state is RequestState.PRINTED for step in entry.request.steps)


def _count_words(count: int) -> Words:
    return ["เลือกไว้ ", Strong(f"{count:,} คำขอ")]


def _key(entry: RequestEntry) -> int:
    return entry.request.id


def _number(entry: RequestEntry) -> str:
    return entry.request.number


def _number_key(entry: RequestEntry) -> tuple[str, int]:
    """By year, then by running number."""
    running, _, year = to_arabic(entry.request.number).partition("/")
    return year, int(running) if running.isdecimal() else 0


def _name(entry: RequestEntry) -> str:
    return entry.person.name.without_title


def _unit(entry: RequestEntry) -> str:
    return entry.unit.short_name or entry.unit.name


def _reason(entry: RequestEntry) -> str:
    return REASONS[entry.request.draft.reason]


def _way(entry: RequestEntry) -> str:
    return way_in_list(entry.route)


def _state_word(entry: RequestEntry) -> str:
    return STATES[entry.request.state]


def _days(entry: RequestEntry) -> int:
    return entry.days


def _age(entry: RequestEntry) -> str:
    return age_of(entry.days)

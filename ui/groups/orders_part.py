"""คำสั่งมอบหมาย: the orders that assign duties, and the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Changed
from elaas_desk.domain.offices import Unit
from elaas_desk.domain.orders import DutyOrder, order_key
from elaas_desk.domain.people import Duty, Person
from elaas_desk.services.access import Deed, may
from elaas_desk.services.orders import OrderEntry, OrderPerson
from elaas_desk.services.views import HeldDuty
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_thai
from ui.dialog_job import DialogJob
from ui.errands import OpenPerson
from ui.groups.group_desk import GroupDesk
from ui.groups.order_dialogs import EndOrderDialog, LineDialog, OrderDialog
from ui.groups.order_pane import OrderPane
from ui.groups.order_words import order_state, order_state_words
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.dialog import Dialog, ask
from ui.widgets.empty import EmptyList
from ui.widgets.layout import row
from ui.widgets.table import Cell, Column, Table

Write = Callable[[], Callable[[], Changed]]


@dataclass(frozen=True, slots=True)
class _Basis:
    """What the dialogs offer: who can be given duties, and which duties there are."""

    people: tuple[Person, ...]
    units: tuple[Unit, ...]
    duties: tuple[Duty, ...]


class OrdersPart(QWidget):
    """The list and its pane. `done` carries the sentence for the toast, `errand` the person to be opened."""

    done = Signal(str)
    errand = Signal(object)
    counted = Signal()

    def __init__(self, desk: GroupDesk) -> None:
        super().__init__()
        self._desk = desk
        self._unit_id: int | None = None
        self._order: DutyOrder | None = None
        self._line: tuple[OrderPerson, HeldDuty] | None = None
        self._wanted: tuple[str, date] | None = None
        self.summary = ""
        self.table = _table(self._empty())
        self.pane = OrderPane(desk.actor, desk.clauses)
        self.pane.hide()
        self.setLayout(row((self.table, 1), self.pane, gap=14, pad=(RING, 0, RING, 0)))
        self.table.chosen_changed.connect(self._on_chosen)
        self.pane.closed.connect(self._on_closed)
        self.pane.add_wanted.connect(self._on_add)
        self.pane.end_wanted.connect(self._on_end)
        self.pane.line_wanted.connect(self._on_line)
        self.pane.line_dropped.connect(self._on_dropped)
        self.pane.person_wanted.connect(self._on_person)

    def _empty(self) -> EmptyList:
        first = None
        if may(self._desk.actor, Deed.ENTER):
            first = Button(self.tr("บันทึกคำสั่งแรก"), Kind.PRIMARY, icon="plus")
            first.clicked.connect(self.record)
        return EmptyList(
            "letter",
            self.tr("ยังไม่มีคำสั่งมอบหมายหน้าที่"),
            self.tr("คำสั่งบอกว่าใครมีหน้าที่ใด จึงควรอยู่ในกลุ่มใด (ข้อ ๔.๑) คำสั่งเดียวบันทึกได้หลายคนพร้อมกัน"),
            first,
        )

    def reload(self, unit_id: int | None) -> None:
        """Read the orders anew."""
        self._unit_id = unit_id
        self._desk.jobs.run(partial(self._desk.orders.orders, self._desk.actor), self._show)

    def _show(self, entries: tuple[OrderEntry, ...]) -> None:
        rows = [each for each in entries if self._unit_id is None or _is_of(each, self._unit_id)]
        self.table.set_rows(rows, in_order=True)
        words = self.tr("{0} คำสั่ง · มีผลอยู่ {1}")
        self.summary = words.format(f"{len(rows):,}", f"{sum(each.in_force for each in rows):,}")
        self.counted.emit()
        self._open_wanted()
        shown = self.pane.entry
        again = None if shown is None else next((each for each in rows if _key(each) == _key(shown)), None)
        if again is not None:
            self.pane.show_entry(again)
        elif shown is not None:
            self._on_closed()

    def open(self, number: str, dated: date) -> None:
        """Show an order, now or when the orders have been read."""
        self._wanted = order_key(number, dated)
        self._open_wanted()

    def _open_wanted(self) -> None:
        if self._wanted is not None and self.table.model.place_of(self._wanted) >= 0:
            self.table.choose(self._wanted)
            self._wanted = None

    @Slot(object)
    def _on_chosen(self, entry: OrderEntry | None) -> None:
        self.pane.setVisible(entry is not None)
        if entry is None:
            self.pane.entry = None
        else:
            self.pane.show_entry(entry)

    @Slot()
    def _on_closed(self) -> None:
        self.table.choose(None)

    # what can be recorded

    @Slot()
    def record(self) -> None:
        """Ask for a new order."""
        self._order = None
        self._desk.jobs.run(partial(_read_basis, self._desk), self._ask_order)

    @Slot()
    def _on_add(self) -> None:
        if self.pane.entry is not None:
            self._order = self.pane.entry.order
            self._desk.jobs.run(partial(_read_basis, self._desk), self._ask_order)

    def _ask_order(self, basis: _Basis) -> None:
        today, window = self._desk.today(), self.window()
        dialog = OrderDialog(basis.people, basis.units, basis.duties, today, window, self._order)

        def write() -> Callable[[], Changed]:
            return partial(self._desk.orders.record, self._desk.actor, dialog.draft())

        self._run(dialog, write, self.tr("บันทึกคำสั่งแล้ว"))

    @Slot()
    def _on_end(self) -> None:
        entry = self.pane.entry
        if entry is None:
            return
        dialog = EndOrderDialog(entry, self._desk.today(), self._desk.clause_text("4.1"), self.window())
        order = entry.order

        def write() -> Callable[[], Changed]:
            return partial(self._desk.orders.end, self._desk.actor, order.number, order.dated, dialog.last_day())

        self._run(dialog, write, self.tr("บันทึกวันสุดท้ายของคำสั่งแล้ว"))

    @Slot(object, object)
    def _on_line(self, who: OrderPerson, held: HeldDuty) -> None:
        self._line = who, held
        self._desk.jobs.run(partial(_read_basis, self._desk), self._ask_line)

    def _ask_line(self, basis: _Basis) -> None:
        if self._line is None:
            return
        who, held = self._line
        dialog = LineDialog(who.person, held, basis.duties, self._desk.today(), self.window())

        def write() -> Callable[[], Changed]:
            line = held.assignment.id
            return partial(self._desk.orders.correct, self._desk.actor, line, dialog.draft(), dialog.version)

        self._run(dialog, write, self.tr("บันทึกการแก้ไขแล้ว"))

    @Slot(object, object)
    def _on_dropped(self, who: OrderPerson, held: HeldDuty) -> None:
        sentence = self.tr("{0}ของ{1}จะหายไปจากคำสั่งนี้ ใช้เมื่อบันทึกผิดเท่านั้น ถ้าหน้าที่สิ้นสุด ให้ใส่วันสุดท้ายแทน").format(
            held.duty.name, who.person.name.full
        )
        dialog = ask(self.window(), self.tr("ลบหน้าที่ที่บันทึกผิด"), sentence, primary=self.tr("ลบบรรทัดนี้"))

        def write() -> Callable[[], Changed]:
            return partial(self._desk.orders.drop, self._desk.actor, held.assignment.id)

        self._run(dialog, write, self.tr("ลบบรรทัดที่บันทึกผิดแล้ว"))

    def _run(self, dialog: Dialog, write: Write, done: str) -> None:
        DialogJob(dialog, self._desk.jobs, write)
        dialog.setProperty("done", done)
        dialog.accepted.connect(self._on_accepted)
        dialog.open()

    @Slot()
    def _on_accepted(self) -> None:
        self.done.emit(self.sender().property("done"))

    @Slot(int)
    def _on_person(self, person_id: int) -> None:
        self.errand.emit(OpenPerson(person_id))


def _read_basis(desk: GroupDesk) -> _Basis:
    """On the worker: who of those in sight has not left, and every duty."""
    today = desk.today()
    people = tuple(
        each
        for each in desk.register.people(desk.actor)
        if not each.has_left(today) and may(desk.actor, Deed.ENTER, each.unit_id)
    )
    return _Basis(people, desk.register.units(desk.actor), desk.groups.duties(desk.actor))


def _table(empty: EmptyList) -> Table:
    return Table(
        [
            Column("คำสั่งที่", _number, cell=Cell.NAME, width=130),
            Column("ลงวันที่", _dated, value=_dated_on, width=120, priority=2),
            Column("หน้าที่", _duties, least=200, priority=1),
            Column("ใคร", _people, least=200, priority=3),
            Column("คน", _count, value=_count_of, width=64, cell=Cell.NUMBER, priority=1),
            Column("วันสุดท้าย", _until, value=_until_on, width=150, priority=4),
            Column("สถานะ", order_state_words, sort_key=_state_key, width=164, cell=Cell.STATE, state=order_state),
        ],
        key=_key,
        spoken="รายการคำสั่งมอบหมายหน้าที่",
        sorted_by=None,
        empty=empty,
    )


def _key(entry: OrderEntry) -> tuple[object, ...]:
    return order_key(entry.order.number, entry.order.dated)


def _is_of(entry: OrderEntry, unit_id: int) -> bool:
    return any(each.unit.id == unit_id for each in entry.people)


def _number(entry: OrderEntry) -> str:
    return to_thai(entry.order.number)


def _dated(entry: OrderEntry) -> str:
    return dates.short(entry.order.dated)


def _dated_on(entry: OrderEntry) -> date:
    return entry.order.dated


def _names(names: Sequence[str]) -> str:
    return " · ".join(dict.fromkeys(names))


def _duties(entry: OrderEntry) -> str:
    return _names([held.duty.name for each in entry.people for held in each.duties])


def _people(entry: OrderEntry) -> str:
    return _names([each.person.name.without_title for each in entry.people])


def _count(entry: OrderEntry) -> str:
    return f"{len(entry.people):,}"


def _count_of(entry: OrderEntry) -> int:
    return len(entry.people)


def _until(entry: OrderEntry) -> str:
    return dates.short(entry.order.ends_on) if entry.order.ends_on else "–"


def _until_on(entry: OrderEntry) -> date | None:
    return entry.order.ends_on


def _state_key(entry: OrderEntry) -> tuple[bool, bool]:
    return entry.over, not entry.in_force

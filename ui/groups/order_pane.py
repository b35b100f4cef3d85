"""The order that is chosen: from when to when, and who has which duties by it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.policy import Clause
from elaas_desk.services.access import Deed, may
from elaas_desk.services.orders import OrderEntry, OrderPerson
from elaas_desk.services.views import HeldDuty
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_thai
from ui.groups.order_words import order_state, order_state_words
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Item, row
from ui.widgets.marks import Chip
from ui.widgets.paint import State
from ui.widgets.pane import DetailPane, fact, item, section
from ui.widgets.text import Text


class OrderPane(DetailPane):
    """Shows an `OrderEntry`. Emits what is wanted of it, of one of its lines, or the person to be opened."""

    add_wanted = Signal()
    end_wanted = Signal()
    line_wanted = Signal(object, object)  # OrderPerson, HeldDuty: to be put right
    line_dropped = Signal(object, object)
    person_wanted = Signal(int)

    def __init__(self, actor: Actor, clauses: Mapping[str, Clause]) -> None:
        super().__init__()
        self._actor, self._clause = actor, clauses.get("4.1")
        self.entry: OrderEntry | None = None

    def show_entry(self, entry: OrderEntry) -> None:
        """Show an order."""
        self.entry = entry
        order = entry.order
        self.set_head(
            self.tr("คำสั่งที่ {0}").format(to_thai(order.number)), self.tr("ลงวันที่ {0}").format(dates.long(order.dated))
        )
        enters = may(self._actor, Deed.ENTER)
        self.set_actions(self._buttons(entry) if enters else [])
        people = [self._person(each, number == 0) for number, each in enumerate(entry.people)]
        self.set_sections([self._about(entry), *people])

    def _buttons(self, entry: OrderEntry) -> list[Button]:
        add = Button(self.tr("เพิ่มคนในคำสั่ง"), icon="person_add")
        add.clicked.connect(self.add_wanted)
        if entry.over:
            return [add]
        end = Button(self.tr("สิ้นสุดคำสั่ง…"), Kind.DANGER)
        end.clicked.connect(self.end_wanted)
        return [add, end]

    def _about(self, entry: OrderEntry) -> QWidget:
        order = entry.order
        lines: list[Item] = [row(Chip(order_state(entry), order_state_words(entry)), None)]
        lines.append(fact(self.tr("มีผลตั้งแต่"), dates.short(order.starts_on)))
        until = dates.short(order.ends_on) if order.ends_on else self.tr("จนกว่าจะมีคำสั่งใหม่")
        lines.append(fact(self.tr("วันสุดท้าย"), until))
        if order.acting:
            lines.append(Text(self.tr("ให้รักษาราชการแทนหรือปฏิบัติหน้าที่แทน"), "caption", "text_2"))
        text = self._clause.text if self._clause else ""
        return section(self.tr("คำสั่งมอบหมายหน้าที่"), *lines, clause="4.1", clause_text=text)

    def _person(self, who: OrderPerson, first: bool) -> QWidget:
        door = Button(self.tr("เปิด {0} ในทะเบียน").format(who.person.name.without_title), Kind.ICON, icon="right")
        door.setProperty("person", who.person.id)
        door.clicked.connect(self._on_door)
        unit = Text(who.unit.short_name or who.unit.name, "caption", "text_2")
        head = row((Text(who.person.name.without_title, "body_strong"), 1), door, gap=8)
        return section("", head, unit, *(self._duty(who, held) for held in who.duties))

    def _duty(self, who: OrderPerson, held: HeldDuty) -> QWidget:
        given, name = held.assignment, who.person.name.without_title
        until = self.tr(" ถึง {0}").format(dates.short(given.ends_on)) if given.ends_on else ""
        why = self.tr("ตั้งแต่ {0}{1}").format(dates.short(given.starts_on), until)
        edit = Button(self.tr("แก้{0}ของ {1}").format(held.duty.name, name), Kind.ICON, icon="edit")
        drop = Button(self.tr("ลบ{0}ของ {1}").format(held.duty.name, name), Kind.ICON, icon="trash")
        for button, slot in ((edit, self._on_line), (drop, self._on_drop)):
            button.setProperty("line", (who, held))
            button.clicked.connect(slot)
            button.setVisible(may(self._actor, Deed.ENTER, who.unit.id))
        return item(State.OK if held.in_force else State.GONE, held.duty.name, why, edit, drop)

    @Slot()
    def _on_door(self) -> None:
        self.person_wanted.emit(self.sender().property("person"))

    @Slot()
    def _on_line(self) -> None:
        self.line_wanted.emit(*self.sender().property("line"))

    @Slot()
    def _on_drop(self) -> None:
        self.line_dropped.emit(*self.sender().property("line"))

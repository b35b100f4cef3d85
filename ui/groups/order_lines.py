"""People and the duties that an order gives them, put in with the keyboard alone: name, Enter, duty, Enter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.drafts import DutyDraft, OrderLineDraft
from elaas_desk.domain.fields import LIMITS, same_name
from elaas_desk.domain.offices import Unit
from elaas_desk.domain.people import Duty, Person
from elaas_desk.errors import Problem
from ui import messages
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.choice_field import Choice, LookupField
from ui.widgets.layout import Group, Item, Panel, Rule, clear, column, row
from ui.widgets.text import Text

_CLOSING_MS = 60
"""WORKAROUND for Qt 6.11: the box of a list that has just closed gets the focus back once more, so it is left later."""


class _WhoField(LookupField):
    """Somebody of the register; asked for only while the order has nobody."""

    needed = True

    def problem(self) -> str:
        """Nobody is in the order yet, or the name is none of the register's."""
        return super().problem() if self.needed else ""


class _DutyField(LookupField):
    """A duty of the catalogue or a new one; what it lacks is said when a line is added."""

    def problem(self) -> str:
        """Nothing: only a line that is added needs it."""
        return ""


class OrderLines(QWidget):
    """The lines that were added, by person, beneath the two boxes that add one.

    After a line is added the name is ready to be typed over, and the duty stays: the next person with the same duty
    takes a name and two Enters, another duty of the same person one Tab.
    """

    def __init__(
        self, people: Sequence[Person], units: Sequence[Unit], duties: Sequence[Duty], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._people = {person.id: person for person in people}
        self._units = {unit.id: unit.short_name or unit.name for unit in units}
        self._lines: list[OrderLineDraft] = []
        self._pending = False
        self.who = _WhoField(
            self.tr("ใคร"),
            [self._choice(each) for each in people],
            key="person_id",
            placeholder=self.tr("พิมพ์บางส่วนของชื่อ"),
            missing=self.tr("คำสั่งนี้ยังไม่มีใคร เลือกคนและหน้าที่ แล้วกดเพิ่ม"),
        )
        self.duty = _DutyField(
            self.tr("หน้าที่"),
            [Choice(duty.name, duty.name) for duty in duties],
            key="duty_name",
            free=True,
            placeholder=self.tr("เลือก หรือพิมพ์หน้าที่ใหม่"),
        )
        self.duty.line.setMaxLength(LIMITS[DutyDraft]["duty_name"])
        self.add = Button(self.tr("เพิ่ม"), icon="plus")
        self._shown = column(gap=0)
        self._panel = Panel(self._shown, fill="sunken", edge=None)
        entry = row((self.who, 5), (self.duty, 5), column(22, self.add, None, gap=0), gap=8)
        self.setLayout(column(entry, row((self._panel, 1), pad=(RING, 0, RING, 0)), gap=4))
        self._connect()
        self._show()

    def _connect(self) -> None:
        self.add.clicked.connect(self._on_add)
        for field, slot in ((self.who, self._on_who_taken), (self.duty, self._on_duty_taken)):
            field.line.installEventFilter(self)
            field.line.returnPressed.connect(slot)  # Enter in the list that popped up
            field.line.textEdited.connect(self._on_typed)
            field.chosen.connect(self._on_typed)

    def _choice(self, person: Person) -> Choice:
        return Choice(person.id, person.name.without_title, f"{person.position} {self._units[person.unit_id]}")

    def lines(self) -> tuple[OrderLineDraft, ...]:
        """The lines of the order."""
        return tuple(self._lines)

    def take_pending(self) -> None:
        """What was typed and not added yet is a line too, when it is whole; else it says what it lacks."""
        if self._pending and not (self.who.is_empty() and self.duty.is_empty()):
            self._add()

    def _add(self) -> bool:
        """Add what stands in the two boxes; whether that could be done."""
        person_id, duty = self.who.value(), self.duty.text()
        if not isinstance(person_id, int):
            self.who.set_error(self.tr("ไม่พบในทะเบียน พิมพ์บางส่วนของชื่อแล้วเลือกจากรายการ"))
            self.who.setFocus()
            return False
        if not duty:
            self.duty.set_error(messages.sentence_of(Problem.EMPTY, {}, "duty_name"))
            self.duty.setFocus()
            return False
        if any(each.person_id == person_id and same_name(each.duty_name, duty) for each in self._lines):
            name = self._people[person_id].name.full
            self.duty.set_error(messages.sentence_of(Problem.DUTY_TWICE, {"name": name, "duty": duty}, "duty_name"))
            self.duty.setFocus()
            return False
        self._lines.append(OrderLineDraft(person_id, duty))
        self._pending = False
        self._show()
        return True

    def _show(self) -> None:
        clear(self._shown)
        self.who.needed = not self._lines
        for person_id in dict.fromkeys(line.person_id for line in self._lines):
            if self._shown.count():
                self._shown.addWidget(Rule())
            if person_id is not None:
                self._shown.addWidget(self._person(self._people[person_id]))
        self._panel.setVisible(bool(self._lines))

    def _person(self, person: Person) -> QWidget:
        duties: list[Item] = [
            self._duty(place, person, line) for place, line in enumerate(self._lines) if line.person_id == person.id
        ]
        name = column(
            Text(person.name.without_title), Text(self._units[person.unit_id], "caption", "text_2"), None, gap=0
        )
        return Group(row((name, 4), (column(*duties, gap=0), 5), gap=8, pad=(12, 4, 4, 4)))

    def _duty(self, place: int, person: Person, line: OrderLineDraft) -> QWidget:
        words = self.tr("เอา{0}ของ {1} ออก").format(line.duty_name, person.name.without_title)
        drop = Button(words, Kind.ICON, icon="close")
        drop.clicked.connect(partial(self._on_drop, place))
        return Group(row((Text(line.duty_name), 1), drop, gap=4))

    def _on_drop(self, place: int, _checked: bool = False) -> None:
        del self._lines[place]
        self._show()
        self.who.setFocus()

    @Slot()
    def _on_add(self) -> None:
        if self._add():
            self._go_to_next()

    def _go_to_next(self) -> None:
        self.who.set_error("")
        self.who.line.setFocus(Qt.FocusReason.TabFocusReason)
        self.who.line.selectAll()

    @Slot()
    def _on_typed(self) -> None:
        self._pending = True

    @Slot()
    def _on_who_taken(self) -> None:
        QTimer.singleShot(_CLOSING_MS, self._leave_who)

    @Slot()
    def _on_duty_taken(self) -> None:
        QTimer.singleShot(_CLOSING_MS, self._on_add)

    @Slot()
    def _leave_who(self) -> None:
        if self.who.take_only():
            self.duty.line.setFocus(Qt.FocusReason.TabFocusReason)
            self.duty.line.selectAll()
        elif not self.who.is_empty():
            self.who.open_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a box goes on here; it does not press the button of the dialog."""
        enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.type() is QEvent.Type.KeyPress:
            if watched is self.who.line:
                self._leave_who()
            else:
                self._on_add()
            return True
        return super().eventFilter(watched, event)

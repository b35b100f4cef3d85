"""ทะเบียนผู้ใช้งาน: the table, and the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.leaving import RemovalTimes
from elaas_desk.domain.password_age import Standing
from elaas_desk.services.access import Deed, may
from elaas_desk.services.register import Register
from elaas_desk.services.register_sheets import removals_sheet
from elaas_desk.services.views import PersonDetail, RegisterEntry
from elaas_desk.thai.dates import add_months
from elaas_desk.workbooks import SheetOfRows
from ui import theme
from ui.errands import (
    AddPerson,
    Errand,
    FindPeople,
    ImportPeople,
    NewRequest,
    OpenPerson,
    PrintSlip,
    PrintUsers,
    RemindUsers,
    ShowState,
)
from ui.page import Page
from ui.register.actions import PersonActions
from ui.register.columns import besides, register_columns
from ui.register.conflict_actions import ConflictActions
from ui.register.pane import PersonPane
from ui.register.person_desk import PersonDesk
from ui.register.words import MONTHS, removal_words, standing
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.choices import FilterChips, Option
from ui.widgets.empty import EmptyList
from ui.widgets.layout import Group, PageHead, column, row
from ui.widgets.list_tools import ListTools
from ui.widgets.paint import State
from ui.widgets.search import FilterBox
from ui.widgets.table import Table
from ui.widgets.text import Strong, Words

_ALL, _LEFT = "all", "left"


class RegisterPage(Page):
    """Lists people with their accounts. Knows the register and the catalogue of groups, nothing else."""

    topics = (
        Changed.PEOPLE
        | Changed.ACCOUNTS
        | Changed.GROUPS
        | Changed.DUTIES
        | Changed.UNITS
        | Changed.REQUESTS
        | Changed.DOCUMENTS
    )

    def __init__(self, desk: PersonDesk) -> None:
        super().__init__(desk.jobs)
        self._desk, self._register, self._actor = desk, desk.register, desk.actor
        self.entries: tuple[RegisterEntry, ...] = ()
        self.times = RemovalTimes()
        self.shows_left = False
        self._then = ""
        self._pane = PersonPane(desk)
        self._pane.hide()
        self._actions = PersonActions(desk, self)
        self._conflicts = ConflictActions(
            desk.conflicts, desk.register, desk.actor, desk.jobs, desk.today, desk.clauses, self
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        self._add = Button(self.tr("เพิ่มคน"), Kind.PRIMARY, icon="person_add")
        self._import = Button(self.tr("นำเข้า…"), icon="import")
        if not may(self._actor, Deed.ENTER):
            self._add.hide()
            self._import.hide()
        first = Button(self.tr("เพิ่มคนแรก"), Kind.PRIMARY, icon="person_add")
        first.clicked.connect(self._actions.add_person)
        empty = EmptyList("register", self.tr("ยังไม่มีใครในทะเบียน"), self.tr("คนที่มีบัญชีใน New e-LAAS จะอยู่ที่นี่"), first)
        self._table = Table(
            register_columns(),
            key=_id,
            spoken=self.tr("ทะเบียนผู้ใช้งาน"),
            ticks=True,
            count_words=_count_words,
            empty=empty,
            besides=besides(),
        )
        self._table.more_sheets = partial(_removals, self)
        self._tools = ListTools(self._table)
        self._print = Button(self.tr("พิมพ์รายชื่อ…"), icon="print")
        if not may(self._actor, Deed.EXPORT):
            self._print.hide()
        actions = [self._tools, self._print, self._import, self._add]
        self._head = PageHead(self.tr("ทะเบียนผู้ใช้งาน"), self.tr("กำลังอ่าน"), actions)
        self._filter = FilterBox(self.tr("กรองในรายการนี้"))
        self._filter.setMaximumWidth(300)
        self._chips = FilterChips(
            [
                Option(_ALL, self.tr("ทั้งหมด")),
                Option(Standing.LATE, self.tr("เลยกำหนด"), State.LATE),
                Option(Standing.SOON, self.tr("ใกล้กำหนด"), State.SOON),
                Option(Standing.UNKNOWN, self.tr("ไม่ทราบ"), State.UNKNOWN),
                Option(_LEFT, self.tr("พ้นหน้าที่แล้ว"), State.GONE),
            ],
            _ALL,
            spoken=self.tr("กรองตามสถานะ"),
        )
        self._bulk = Button(self.tr("บันทึกการเปลี่ยนรหัสผ่าน"), icon="key")
        self._sheets = Button(self.tr("ใบรับทราบ…"), icon="edit")
        self._remind = Button(self.tr("แจ้งเตือน…"), icon="mail")
        self._table.set_bulk_actions([self._bulk, self._sheets, self._remind] if may(self._actor, Deed.ENTER) else [])
        self._filters = row((self._filter, 1), self._chips, None, gap=6)
        left = Group(column(self._filters, (row((self._table, 1), pad=(RING, 0, 0, 0)), 1), gap=8))
        self.setLayout(column(self._head, (row((left, 1), self._pane, gap=14, pad=(0, 0, RING, 0)), 1), gap=6))

    def _connect(self) -> None:
        self._add.clicked.connect(self._actions.add_person)
        self._import.clicked.connect(self._on_errand)
        self._print.clicked.connect(self._on_errand)
        self._filter.typed.connect(self._table.set_filter)
        self._chips.chosen.connect(self._on_chip)
        self._bulk.clicked.connect(self._on_bulk)
        self._sheets.clicked.connect(self._on_sheets)
        self._remind.clicked.connect(self._on_remind)
        self._table.chosen_changed.connect(self._on_chosen)
        self._pane.closed.connect(self._on_pane_closed)
        self._pane.wanted.connect(self._on_wanted)
        self._pane.duty_ended.connect(self._on_duty_ended)
        self._pane.id_wanted.connect(self._on_id_wanted)
        self._pane.clash_wanted.connect(self._on_clash_wanted)
        self._conflicts.done.connect(self.done)
        self._conflicts.errand.connect(self.errand)
        self._pane.told.connect(self.done)
        self._actions.done.connect(self.done)
        self._actions.errand.connect(self.errand)
        self._actions.added.connect(self._on_added)

    @Slot()
    def _on_errand(self) -> None:
        """People are taken in, or the list of the unit in sight is printed."""
        self.errand.emit(PrintUsers(self.unit_id) if self.sender() is self._print else ImportPeople())

    def reload(self) -> None:
        """Read the register anew."""
        self.jobs.run(partial(_read, self._desk), self._show)

    def take(self, errand: Errand) -> None:
        """Show a person, with a dialog if one is asked for; or filter; or add."""
        if isinstance(errand, OpenPerson):
            self._then = errand.then
            self._show_only(_ALL, "")
            self._table.choose(errand.person_id)
            self._read(errand.person_id)
        elif isinstance(errand, AddPerson):
            self._actions.add_person()
        elif isinstance(errand, FindPeople):
            self._on_pane_closed()  # whoever was looked at before may not be in the list
            self._show_only(_ALL, errand.text)
        elif isinstance(errand, ShowState):
            self._on_pane_closed()
            self._show_only(errand.standing, "")

    def _show_only(self, chip: str, text: str) -> None:
        self._filter.setText(text)
        self._chips.choose(chip)
        self._on_chip(chip)

    def _show(self, read: tuple[tuple[RegisterEntry, ...], RemovalTimes]) -> None:
        entries, self.times = read
        self.entries = tuple(each for each in entries if self.unit_id in (None, each.unit.id))
        self._table.set_rows(self.entries, in_order=True)
        self._sum_up()
        self._chips.set_count(_LEFT, sum(entry.left for entry in self.entries))
        found = [standing(entry) for entry in self.entries]
        self._chips.set_count(_ALL, len(found))
        for state in (Standing.LATE, Standing.SOON, Standing.UNKNOWN):
            self._chips.set_count(state, found.count(state))
        if self._pane.detail is not None:
            self._read(self._pane.detail.person.id)

    def _sum_up(self) -> None:
        """How many there are; over those who left, how long their removal took (circular 4.2)."""
        self.shows_left = self._chips.key() == _LEFT
        if self.shows_left:
            people = {entry.person.id: entry.person.name.full for entry in self.entries}
            seen = [each for each in self.times.leavers if each.person_id in people]
            self._head.set_summary(removal_words(RemovalTimes(tuple(seen)), people))
            return
        units = len({entry.unit.id for entry in self.entries})
        self._head.set_summary(self.tr("{0} คน ใน {1} หน่วยงาน").format(f"{len(self.entries):,}", units))

    def _read(self, person_id: int) -> None:
        self.jobs.run(partial(self._register.detail, self._actor, person_id), self._show_detail)

    def _show_detail(self, detail: PersonDetail) -> None:
        self._pane.show_detail(detail)
        self._pane.show()
        self._arrange()
        self._table.choose(detail.person.id)
        wanted, self._then = self._then, ""
        if wanted:
            self._on_wanted(wanted)

    @Slot(str)
    def _on_chip(self, key: str) -> None:
        accepts = {_ALL: None, _LEFT: _has_left}
        self._table.set_accepts(accepts[key] if key in accepts else partial(_stands, Standing(key)))
        self._sum_up()

    @Slot(object)
    def _on_chosen(self, entry: RegisterEntry | None) -> None:
        shown = self._pane.detail
        if entry is not None and (shown is None or shown.person.id != entry.person.id or self._pane.isHidden()):
            self._read(entry.person.id)

    @Slot()
    def _on_pane_closed(self) -> None:
        self._pane.hide()
        self._arrange()
        self._pane.detail = None
        self._table.choose(None)

    @Slot(str)
    def _on_wanted(self, wanted: str) -> None:
        detail = self._pane.detail
        if detail is None:
            return
        if wanted == "request":
            self.errand.emit(NewRequest(detail.person.id))
        elif wanted in _PAPERS:
            self.errand.emit(_PAPERS[wanted](detail.person.id))
        elif wanted == "conflict":
            self._conflicts.open(detail)
        elif wanted == "rights":
            self._pane.show_rights()
        else:
            self._actions.open(wanted, detail)

    @Slot(int)
    def _on_clash_wanted(self, conflict_id: int) -> None:
        if self._pane.detail is not None:
            self._conflicts.open(self._pane.detail, conflict_id)

    @Slot(int)
    def _on_duty_ended(self, assignment_id: int) -> None:
        detail = self._pane.detail
        held = next((each for each in detail.duties if each.assignment.id == assignment_id), None) if detail else None
        if held is not None:
            self._actions.end_duty(held)

    @Slot()
    def _on_id_wanted(self) -> None:
        if self._pane.detail is not None:
            person_id = self._pane.detail.person.id
            self.jobs.run(partial(_number_of, self._register, self._actor, person_id), self._pane.show_number)

    @Slot(object)
    def _on_added(self, added: Added) -> None:
        self._then = ""
        self._read(added.id)

    @Slot()
    def _on_bulk(self) -> None:
        ticked = [entry for entry in self._table.ticked() if entry.account is not None]
        if ticked:
            self._actions.record_passwords(ticked)
        else:
            self.done.emit(self.tr("คนที่เลือกไว้ยังไม่มีบัญชี จึงไม่มีรหัสผ่านให้บันทึก"))

    @Slot()
    def _on_sheets(self) -> None:
        """Print the sheet of clauses 3.1 to 3.4 for all who are ticked, or record that they signed it."""
        ticked = [entry.person for entry in self._table.ticked() if not entry.left]
        if ticked:
            self._actions.signing.acknowledge(ticked)
        else:
            self.done.emit(self.tr("คนที่เลือกไว้พ้นหน้าที่แล้ว จึงไม่ต้องลงนามรับทราบ"))

    @Slot()
    def _on_remind(self) -> None:
        """Print the notice to change the password for all who are ticked and have one."""
        ticked = [entry.person.id for entry in self._table.ticked() if entry.account is not None and not entry.left]
        if ticked:
            self.errand.emit(RemindUsers(tuple(ticked)))
        else:
            self.done.emit(self.tr("คนที่เลือกไว้ยังไม่มีบัญชี จึงไม่มีรหัสผ่านให้แจ้งเตือน"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide window has a wide pane; beside a pane in any other the chips go beneath the filter."""
        super().resizeEvent(event)
        self._pane.set_wide(self.window().width() >= theme.size("wide"))
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.window().width() < theme.size("wide") and self._pane.isVisibleTo(self)
        for button in (self._sheets, self._remind):  # their words would push out how many are ticked
            button.set_kind(Kind.ICON if narrow else Kind.SECONDARY)
            button.set_words(button.words())  # with their tip, or without
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._filters.direction() != way:
            self._filters.setDirection(way)


def _read(desk: PersonDesk) -> tuple[tuple[RegisterEntry, ...], RemovalTimes]:
    """On the worker: the register, and the removals of the last twelve months."""
    today = desk.today()
    times = desk.register.removal_times(desk.actor, add_months(today, -MONTHS), today)
    return desk.register.entries(desk.actor), times


def _number_of(register: Register, actor: Actor, person_id: int) -> tuple[int, str]:
    """The number with whose it is: another person may be shown by the time it is known."""
    return person_id, register.reveal_national_id(actor, person_id)


def _count_words(count: int) -> Words:
    return ["เลือกไว้ ", Strong(f"{count:,} คน")]


def _id(entry: RegisterEntry) -> int:
    return entry.person.id


def _has_left(entry: RegisterEntry) -> bool:
    return entry.left


def _stands(state: Standing, entry: RegisterEntry) -> bool:
    return standing(entry) is state


def _reminding(person_id: int) -> Errand:
    return RemindUsers((person_id,))


_PAPERS: Mapping[str, Callable[[int], Errand]] = {"remind": _reminding, "slip": PrintSlip}


def _removals(page: RegisterPage) -> tuple[SheetOfRows, ...]:
    """Beside those who left, how long their removal took."""
    if not page.shows_left:
        return ()
    people = {entry.person.id: entry.person for entry in page.entries}
    units = {entry.unit.id: entry.unit for entry in page.entries}
    return (removals_sheet(page.times, people, units),)

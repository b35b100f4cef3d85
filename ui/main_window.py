"""The frame around every page: rail, top bar, foot, toast. It carries errands from page to page and holds no rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from elaas_desk.changes import Changed
from elaas_desk.errors import UserError
from ui import messages, theme
from ui.errands import (
    AddPerson,
    CheckPaper,
    Errand,
    FindPeople,
    ImportPeople,
    NewRequest,
    OpenGroup,
    OpenOrder,
    OpenPage,
    OpenPerson,
    OpenRemovals,
    OpenRequest,
    OpenReview,
    OpenRound,
    OverPageErrand,
    RenewRecoveryKey,
    SaveWorkbook,
    ShowState,
    StartReview,
)
from ui.jobs import Jobs
from ui.page import Page
from ui.placing import LEAST
from ui.widgets.choice_field import Choice
from ui.widgets.frame import FootBar, Rail, RailEntry, TopBar
from ui.widgets.layout import Ground, Sheet, column, row
from ui.widgets.paint import State
from ui.widgets.search import SearchBox
from ui.widgets.toast import ABOVE_FOOT, Toast

if TYPE_CHECKING:  # imported with the first errand of its kind
    from ui.over_page import OverPage
    from ui.widgets.workbook_wanted import Workbook

_PAGE_OF: Mapping[type, str] = {
    OpenPerson: "register",
    AddPerson: "register",
    ImportPeople: "first_day",
    FindPeople: "register",
    ShowState: "register",
    OpenReview: "reviews",
    OpenRound: "reviews",
    StartReview: "reviews",
    OpenRemovals: "reviews",
    NewRequest: "requests",
    OpenRequest: "requests",
    OpenGroup: "groups",
    OpenOrder: "groups",
    CheckPaper: "documents",
}
_RAIL_OF: Mapping[str, str] = {"first_day": "register"}
"""Pages that have no place of their own in the rail stand under another."""
_MOST_FOUND = 12


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers beside the pages of the rail."""

    late_tasks: int
    open_requests: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the frame shows of the office; read anew when it changes."""

    office: str
    units: Sequence[tuple[int, str]]
    counts: Counts
    findable: Sequence[tuple[str, Choice]]  # what is searched (normalised), and what is offered for it


class MainWindow(Ground):
    """Builds each page when it is first shown. `locked` and `closed` tell the program what the officer did."""

    locked = Signal()
    renewal_wanted = Signal()
    closed = Signal()

    def __init__(
        self,
        pages: Mapping[str, Callable[[], Page]],
        surroundings: Callable[[], Surroundings],
        jobs: Jobs,
        user: str,
        over: Callable[[QWidget], OverPage] | None = None,
    ) -> None:
        """`over` makes what opens dialogs over the page that is shown, when the first such errand comes."""
        super().__init__()
        self._make_over = over
        self._over: OverPage | None = None
        self.setWindowTitle("eLAAS Desk")
        self.setMinimumSize(LEAST)
        self._makers, self._read, self._jobs = dict(pages), surroundings, jobs
        self._pages: dict[str, Page] = {}
        self._unit_id: int | None = None
        self._units: Sequence[tuple[int, str]] = ()
        self._findable: Sequence[tuple[str, Choice]] = ()
        self._rail = Rail([entry for entry in self._entries() if entry.key in self._makers])
        self._search = SearchBox(self.tr("ค้นหาชื่อ เลขประจำตัว กลุ่ม คำขอ หรือคำสั่ง"))
        self._top = TopBar(self._search)
        self._top.set_user(user)
        self._top.unit.hide()  # until it is known which units there are
        self._foot = FootBar()
        self._foot.set_backup(
            State.UNKNOWN, self.tr("รุ่นนี้ยังไม่สำรองข้อมูลเอง ปิดโปรแกรมแล้วคัดลอกทุกแฟ้มในโฟลเดอร์ทะเบียน (ดูที่ ตั้งค่า) เก็บไว้ที่อื่น")
        )
        self._stack = QStackedWidget()
        sheet = Sheet(column((self._stack, 1), gap=0, pad=(21, 12, 17, 16)))
        self._toast = Toast(sheet)
        self._undo: Callable[[], None] | None = None
        self.setLayout(column(self._top, (row(self._rail, (sheet, 1), gap=0), 1), self._foot, gap=0))
        self._connect()
        self.open(OpenPage("today"))
        self._refresh()

    def _entries(self) -> list[RailEntry]:
        return [
            RailEntry("today", self.tr("งานวันนี้"), self.tr("งานวันนี้"), "today"),
            RailEntry("register", self.tr("ทะเบียนผู้ใช้งาน"), self.tr("ทะเบียน"), "register"),
            RailEntry("groups", self.tr("กลุ่มผู้ใช้งาน"), self.tr("กลุ่ม"), "groups"),
            RailEntry("requests", self.tr("คำขอ"), self.tr("คำขอ"), "requests"),
            RailEntry("reviews", self.tr("การสอบทาน ๖ เดือน"), self.tr("การสอบทาน"), "reviews"),
            RailEntry("documents", self.tr("เอกสารและรายงาน"), self.tr("เอกสาร"), "documents"),
            RailEntry("settings", self.tr("ตั้งค่า"), self.tr("ตั้งค่า"), "settings", last=True),
        ]

    def _connect(self) -> None:
        self._rail.chosen.connect(self._on_rail)
        self._top.lock.clicked.connect(self.locked)
        self._top.unit.clicked.connect(self._on_unit_menu)
        self._toast.undo_wanted.connect(self._on_undo)
        self._search.typed.connect(self._on_typed)
        self._search.chosen.connect(self.open)
        self._jobs.changed.connect(self._on_changed)
        self._jobs.went_wrong.connect(self._on_went_wrong)
        for key, slot in (("Ctrl+K", self._on_find), ("Ctrl+L", self.locked.emit), ("F5", self._on_reload)):
            QShortcut(QKeySequence(key), self).activated.connect(slot)

    @Slot(object)
    def open(self, errand: Errand) -> None:
        """Carry out an errand: show its page and hand it on."""
        if isinstance(errand, RenewRecoveryKey):
            self.renewal_wanted.emit()
            return
        if isinstance(errand, OverPageErrand):
            self._take_over_page(errand)
            return
        key = errand.page if isinstance(errand, OpenPage) else _PAGE_OF[type(errand)]
        page = self.page(key)
        pressed_again = self._stack.currentWidget() is page
        self._rail.choose(_RAIL_OF.get(key, key))
        self._stack.setCurrentWidget(page)
        if pressed_again or not isinstance(errand, OpenPage):
            page.take(errand)

    def _take_over_page(self, errand: OverPageErrand) -> None:
        if self._over is None and self._make_over is not None:
            self._over = self._make_over(self)
            self._over.done.connect(self.tell)
            self._over.errand.connect(self.open)
        if self._over is not None:
            self._over.take(errand)

    def save_workbook(self, workbook: Workbook, over: QWidget) -> None:
        """A list or a report of any page or dialog is to be saved; see `ask_for_workbook`."""
        self.open(SaveWorkbook(workbook, over))

    def page(self, key: str) -> Page:
        """The page of that key, built now if it was never shown."""
        if key not in self._pages:
            page = self._makers[key]()
            page.set_unit(self._unit_id)
            page.errand.connect(self.open)
            page.done.connect(self.tell)
            page.undoable.connect(self.tell_undoable)
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages[key]

    def read_anew(self) -> None:
        """Read everything again, as on a new day; what is not shown is read when it is."""
        for page in self._pages.values():
            page.make_stale()
        self._refresh()

    def tell(self, sentence: str) -> None:
        """Say something that was done, or is good to know, and needs no answer."""
        self._toast.tell(sentence, above=self._foot_of_page())

    def tell_undoable(self, sentence: str, undo: Callable[[], None]) -> None:
        """Say what was done, with the way back."""
        self._undo = undo
        self._toast.tell(sentence, undo=True, above=self._foot_of_page())

    def _foot_of_page(self) -> int:
        page = self._stack.currentWidget()
        return page.foot if isinstance(page, Page) else ABOVE_FOOT

    @Slot()
    def _on_undo(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()

    def _refresh(self) -> None:
        self._jobs.run(self._read, self._show)

    def _show(self, now: Surroundings) -> None:
        self._units, self._findable = now.units, now.findable
        self._top.set_office(now.office)
        self._rail.set_count("today", now.counts.late_tasks, late=True)
        self._rail.set_count("requests", now.counts.open_requests)
        self._show_unit()

    def _show_unit(self) -> None:
        names = dict(self._units)
        every = self.tr("ทุกหน่วยงาน ({0})").format(len(self._units))
        self._top.set_unit(names.get(self._unit_id, every) if self._unit_id is not None else every)
        self._top.unit.setVisible(len(self._units) > 1)

    @Slot()
    def _on_unit_menu(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for unit_id, name in ((None, self.tr("ทุกหน่วยงาน")), *self._units):
            action = QAction(name, group)
            action.setCheckable(True)
            action.setChecked(unit_id == self._unit_id)
            action.triggered.connect(partial(self._choose_unit, unit_id))
            menu.addAction(action)
        menu.exec(self._top.unit.mapToGlobal(self._top.unit.rect().bottomLeft()))
        menu.deleteLater()

    def _choose_unit(self, unit_id: int | None, _checked: bool = False) -> None:
        self._unit_id = unit_id
        self._show_unit()
        for page in self._pages.values():
            page.set_unit(unit_id)

    @Slot(str)
    def _on_rail(self, key: str) -> None:
        self.open(OpenPage(key))

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        words = _words(typed)
        found = [choice for hay, choice in self._findable if all(word in hay for word in words)] if words else []
        if words and not found:
            found = [Choice(None, self.tr("ไม่พบสิ่งที่ตรงกัน ลองพิมพ์ให้สั้นลง"))]
        self._search.show_results(found[:_MOST_FOUND])

    @Slot()
    def _on_find(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    @Slot()
    def _on_reload(self) -> None:
        page = self._stack.currentWidget()
        if isinstance(page, Page):
            page.reload()

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if changed:
            self._refresh()

    @Slot(object)
    def _on_went_wrong(self, error: UserError) -> None:
        from ui.ask import tell_problem

        tell_problem(self, messages.sentence(error))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window gets the compact rail."""
        compact = self.width() < theme.size("compact")
        self._rail.set_compact(compact)
        self._top.set_compact(compact)
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing signs out (clause 3.1, kept by the program itself)."""
        super().closeEvent(event)
        self.closed.emit()


def _words(typed: str) -> list[str]:
    """What was typed, as it is searched for; an ID number may come with its blanks or hyphens."""
    from elaas_desk.thai.digits import to_arabic
    from elaas_desk.thai.text import normalise

    plain = to_arabic(normalise(typed)).casefold()
    digits = plain.replace("-", "").replace(" ", "")
    return [digits] if digits.isdigit() else plain.split()

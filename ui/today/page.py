"""งานวันนี้: what to do, worst first, with the button that does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.notice_papers import ReminderAbout
from elaas_desk.domain.policy import Clause
from elaas_desk.domain.requests import IssuedDocument
from elaas_desk.domain.tasks import Action, Figures, Severity, TaskKind
from elaas_desk.services.access import Deed, may
from elaas_desk.services.documents import Documents
from elaas_desk.services.tasks import Tasks
from elaas_desk.services.views import TaskLine
from elaas_desk.thai import dates
from ui import theme
from ui.dialog_job import DialogJob
from ui.errands import LeaveDuty, OpenPerson, RemindUsers
from ui.jobs import Jobs
from ui.page import Page
from ui.theme import RING
from ui.today.errand_of import errand_of
from ui.today.papers_button import PapersButton
from ui.today.side import FigurePanel, FigureStrip, MonthPanel
from ui.today.task_workbook import TaskWorkbookButton
from ui.widgets.buttons import Button, Kind
from ui.widgets.choices import Option, Segments
from ui.widgets.empty import EmptyList
from ui.widgets.layout import Group, Item, PageHead, Panel, Scroll, column, row
from ui.widgets.paint import State
from ui.widgets.tasks import Task, TaskList

_STRIP_FROM = 1040
"""Below this width the four figures would take the title's room."""
_ALL, _PUT_OFF = "all", "put_off"
_LEAVE, _OPEN, _REMIND = "leave", "open", "remind"
_REMINDED = {
    TaskKind.PASSWORD_DUE: ReminderAbout.PASSWORD,
    TaskKind.PASSWORD_UNKNOWN: ReminderAbout.PASSWORD,
    TaskKind.ACKNOWLEDGEMENT_MISSING: ReminderAbout.ACKNOWLEDGEMENT,
}
_STATES = {Severity.LATE: State.LATE, Severity.UNKNOWN: State.UNKNOWN, Severity.SOON: State.SOON}


@dataclass(frozen=True, slots=True)
class _Read:
    """Everything that the page shows, read in one go."""

    today: date
    due: tuple[TaskLine, ...]
    put_off: tuple[TaskLine, ...]
    figures: Figures
    months: tuple[tuple[date, int], ...]


class TodayPage(Page):
    """The list of today. Its buttons lead to the page that clears the task; it changes nothing itself but put-offs."""

    topics = ~Changed.NOTHING

    def __init__(
        self,
        tasks: Tasks,
        documents: Documents,
        actor: Actor,
        jobs: Jobs,
        today: Callable[[], date],
        clauses: Mapping[str, Clause],
    ) -> None:
        super().__init__(jobs)
        self._tasks, self._documents, self._actor = tasks, documents, actor
        self._today, self._clauses = today, clauses
        self._now: _Read | None = None
        self._month: date | None = None
        self._lines: dict[str, TaskLine] = {}
        self._figures, self._months = FigurePanel(), MonthPanel()
        self._build()

    def _build(self) -> None:
        self._which = Segments(
            [Option(_ALL, self.tr("ทั้งหมด")), Option(_PUT_OFF, self.tr("เลื่อนไว้"))], _ALL, spoken=self.tr("งานที่แสดง")
        )
        self._strip = FigureStrip()
        self._month_button = Button(self.tr("6 เดือนข้างหน้า"), icon="calendar")
        self._month_button.setCheckable(True)
        self._later = Button(self.tr("งานที่เลื่อนไว้"), Kind.ICON, icon="clock")  # for narrow windows
        self._later.setCheckable(True)
        self._print = Button(self.tr("พิมพ์รายการงาน"), Kind.ICON, icon="print")
        self._workbook = TaskWorkbookButton()
        if not may(self._actor, Deed.EXPORT):
            self._print.hide()
            self._workbook.hide()
        self._papers = PapersButton(self._actor)
        parts: list[Item] = [
            self._strip,
            4,
            self._month_button,
            self._which,
            4,
            self._later,
            self._papers,
            self._workbook,
            self._print,
        ]
        self._head = PageHead(self.tr("งานวันนี้"), " ", parts)
        self._list = TaskList()
        self._none = EmptyList("check", self.tr("ไม่มีงานค้าง"), self.tr("ทุกบัญชีอยู่ในกำหนด งานใหม่จะขึ้นที่นี่ก่อนครบกำหนด 30 วัน"))
        self._none_later = EmptyList("clock", self.tr("ไม่ได้เลื่อนงานใดไว้"), self.tr("งานที่เลื่อนไว้จะอยู่ที่นี่จนถึงวันที่ให้กลับมา"))
        self._side = Group(column(self._figures, (self._months, 1), None, gap=12))
        panel = Panel(column((Scroll(self._list), 1), (self._none, 1), (self._none_later, 1), gap=0, pad=(1, 2, 1, 2)))
        body = row((panel, 1), self._side, gap=14, pad=(RING, 0, RING, 0))
        self.setLayout(column(self._head, (body, 1), gap=12))
        self._none.hide()
        self._none_later.hide()
        self._connect()

    def _connect(self) -> None:
        self._which.chosen.connect(self._on_which)
        self._later.toggled.connect(self._on_later)
        self._month_button.clicked.connect(self._arrange)
        self._print.clicked.connect(self._on_print)
        self._papers.errand.connect(self.errand)
        self._months.chosen.connect(self._on_month)
        self._list.acted.connect(self._on_acted)
        self._list.snoozed.connect(self._on_snoozed)
        self._list.more_wanted.connect(self._on_more)

    def reload(self) -> None:
        """Read the tasks of today anew."""
        self.jobs.run(partial(_read, self._tasks, self._actor, self._today()), self._show)

    def _show(self, now: _Read) -> None:
        first, self._now = self._now is None, now
        self._figures.show_figures(now.figures)
        self._strip.show_figures(now.figures)
        self._months.show_months(now.months)
        if self._month is not None:
            self._read_month(self._month)
        else:
            self._show_lines(now.put_off if self._which.key() == _PUT_OFF else now.due)
        if first:
            self._begin_in_list()

    def _begin_in_list(self) -> None:
        """Enter presses the button of the worst task at once, unless somebody types elsewhere already."""
        busy = self.window().focusWidget()
        rows = self._list.rows()
        if rows and not (isinstance(busy, QLineEdit) and busy.text()):
            rows[0].button.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_lines(self, lines: tuple[TaskLine, ...]) -> None:
        shown = [line for line in lines if self.unit_id in (None, line.task.unit_id)]
        self._lines = {line.task.key: line for line in shown}
        self._workbook.lines = tuple(shown)
        pressing = [self._row(line) for line in shown if line.task.severity is not Severity.SOON]
        coming = [self._row(line) for line in shown if line.task.severity is Severity.SOON]
        soon = self.tr("ภายใน 30 วัน") if self._month is None else self._month_name(self._month)
        sections = [(self.tr("ต้องทำตอนนี้"), pressing), (soon, coming)]
        everything = self._month is None and self._which.key() == _ALL
        last = self.tr("ไม่มีงานอื่นใน 30 วันข้างหน้า") if everything else ""
        self._list.set_sections([each for each in sections if each[1]], last)
        self._list.setVisible(bool(shown))
        self._none.setVisible(not shown and self._which.key() == _ALL)
        self._none_later.setVisible(not shown and self._which.key() == _PUT_OFF)
        self._head.set_summary(self._summary(len(shown), len(pressing)))

    def _row(self, line: TaskLine) -> Task:
        clause = self._clauses.get(line.task.clause)
        put_off = self._which.key() == _PUT_OFF
        return Task(
            key=line.task.key,
            state=_STATES[line.task.severity],
            what=line.what,
            who=line.who,
            detail=line.detail,
            when=line.when,
            date=line.date_text,
            clause=line.task.clause,
            action=self.tr("นำกลับมา") if put_off else line.action,
            clause_text=clause.text if clause else "",
            can_snooze=line.can_snooze and not put_off and may(self._actor, Deed.ENTER, line.task.unit_id),
            more=() if put_off else self._more(line),
        )

    def _more(self, line: TaskLine) -> list[tuple[str, str]]:
        """What else can be done: the notice to the user, the leave of whoever it is, and a look at the register."""
        may_remind = line.task.kind in _REMINDED and may(self._actor, Deed.REQUEST, line.task.unit_id)
        remind = [(_REMIND, _reminder(len(line.tasks)))] if may_remind else []
        if line.task.person_id is None or len(line.tasks) > 1:
            return remind
        leaves = line.task.action not in (Action.RECORD_LEAVE, Action.REMOVE_FROM_GROUPS)
        may_enter = leaves and may(self._actor, Deed.ENTER, line.task.unit_id)
        leave = [(_LEAVE, self.tr("พ้นหน้าที่…"))] if may_enter else []
        return [*remind, *leave, (_OPEN, self.tr("เปิดในทะเบียน"))]

    def _summary(self, count: int, pressing: int) -> str:
        today = self._today()
        if self.window().width() < theme.size("compact"):
            return self.tr("{0} · {1} งาน").format(dates.short(today), count)
        words = self.tr("{0}ที่ {1} · มีงาน {2} อย่าง ต้องทำตอนนี้ {3} อย่าง")
        return words.format(dates.weekday(today), dates.long(today), count, pressing)

    def _month_name(self, first: date) -> str:
        return self.tr("ครบกำหนดใน{0} {1}").format(dates.MONTHS[first.month - 1], dates.be_year(first))

    @Slot(bool)
    def _on_later(self, wanted: bool) -> None:
        self._which.choose(_PUT_OFF if wanted else _ALL)
        self._on_which(self._which.key())

    @Slot(str)
    def _on_which(self, key: str) -> None:
        self._later.blockSignals(True)
        self._later.setChecked(key == _PUT_OFF)
        self._later.blockSignals(False)
        self._month = None
        self._months.let_go()
        if self._now is not None:
            self._show(self._now)

    @Slot(object)
    def _on_month(self, first: date | None) -> None:
        self._month = first
        self._which.choose(_ALL)
        if first is not None:
            self._read_month(first)
        elif self._now is not None:
            self._show(self._now)

    def _read_month(self, first: date) -> None:
        self.jobs.run(partial(self._tasks.falling_due, self._actor, self._today(), first), self._show_lines)

    @Slot(str)
    def _on_acted(self, key: str) -> None:
        line = self._lines.get(key)
        if line is None:
            return
        if self._which.key() == _PUT_OFF:
            self.jobs.change(partial(_wake, self._tasks, self._actor, line), self._on_woken)
        else:
            self.errand.emit(errand_of(line))

    @Slot(str, str)
    def _on_more(self, key: str, what: str) -> None:
        line = self._lines.get(key)
        if line is None or line.task.person_id is None:
            return
        if what == _REMIND:
            people = tuple(task.person_id for task in line.tasks if task.person_id is not None)
            self.errand.emit(RemindUsers(people, _REMINDED[line.task.kind]))
        else:
            self.errand.emit({_LEAVE: LeaveDuty, _OPEN: OpenPerson}[what](line.task.person_id))

    def _on_woken(self, _changed: Changed) -> None:
        self.done.emit(self.tr("นำงานกลับมาแล้ว"))

    @Slot(str)
    def _on_snoozed(self, key: str) -> None:
        from ui.today.snooze_dialog import SnoozeDialog

        line = self._lines[key]
        dialog = SnoozeDialog(line, self._today(), self.window())

        def write() -> Callable[[], Changed]:
            return partial(_snooze, self._tasks, self._actor, line, dialog.until(), dialog.reason())

        DialogJob(dialog, self.jobs, write).done.connect(self._on_snoozed_until)
        dialog.open()

    @Slot(object)
    def _on_snoozed_until(self, _changed: Changed) -> None:
        self.done.emit(self.tr("เลื่อนงานไว้แล้ว ดูได้ที่ เลื่อนไว้"))

    @Slot()
    def _on_print(self) -> None:
        self.jobs.run(partial(_issue, self._documents, self._actor, self._today()), self._print_list)

    def _print_list(self, issued: tuple[IssuedDocument, bytes]) -> None:
        from ui.print_run import print_bytes

        print_bytes(issued[1], self.tr("รายการงาน"), issued[0].pages, self.jobs, self.window())

    @Slot()
    def _arrange(self) -> None:
        width = self.window().width()
        compact, wide = width < theme.size("compact"), width >= theme.size("wide")
        self._strip.setVisible(compact and width >= _STRIP_FROM)
        self._month_button.setVisible(compact)
        self._which.setVisible(not compact)
        self._later.setVisible(compact)
        self._side.setVisible(not compact or self._month_button.isChecked())
        self._figures.setVisible(not compact)
        self._side.setFixedWidth(400 if wide else 248)
        self._list.set_wide(wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows show the figures on one line and the months behind a button."""
        super().resizeEvent(event)
        self._arrange()
        if self._now is not None and event.oldSize().width() != event.size().width():
            self._show(self._now)


def _reminder(count: int) -> str:
    return f"พิมพ์หนังสือแจ้งเตือน {count} คน…" if count > 1 else "พิมพ์หนังสือแจ้งเตือน…"


def _read(tasks: Tasks, actor: Actor, today: date) -> _Read:
    return _Read(
        today,
        tasks.due(actor, today),
        tasks.put_off(actor, today),
        tasks.figures(actor, today),
        tasks.due_per_month(actor, today),
    )


def _snooze(tasks: Tasks, actor: Actor, line: TaskLine, until: date, reason: str) -> Changed:
    """All that stands on one row is put off together."""
    changed = Changed.NOTHING
    for task in line.tasks:
        changed |= tasks.snooze(actor, task.key, until, reason)
    return changed


def _wake(tasks: Tasks, actor: Actor, line: TaskLine) -> Changed:
    changed = Changed.NOTHING
    for task in line.tasks:
        changed |= tasks.wake(actor, task.key)
    return changed


def _issue(documents: Documents, actor: Actor, today: date) -> tuple[IssuedDocument, bytes]:
    document = documents.issue_due_list(actor, today)
    return document, documents.content(actor, document.id)

"""Reminders to one or many, as they will be printed: each archived as a paper of its own, all printed in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import AddedAll, Changed
from elaas_desk.domain.notice_papers import ReminderAbout
from elaas_desk.domain.requests import IssuedDocument
from elaas_desk.errors import UserError
from ui import messages
from ui.printables import Printable, Printed
from ui.register.person_desk import PersonDesk
from ui.theme import RING
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.layout import column, row
from ui.widgets.preview import PagePreview
from ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

TITLE = "หนังสือแจ้งเตือน"
SUBJECTS = {ReminderAbout.PASSWORD: "ให้เปลี่ยนรหัสผ่าน", ReminderAbout.ACKNOWLEDGEMENT: "ให้ลงนามรับทราบข้อปฏิบัติ"}
_DAYS_TO_DO = 7
_SEEN = 20
"""The most notices that are drawn to be looked at: of a whole office that would take its time for each other day."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What was drawn, and of which day."""

    until: date
    content: bytes
    pages: int


class RemindersDialog(Dialog):
    """Asks until when, shows the pages, and prints them. `told` is the sentence for the toast.

    Issued once, the notices are not issued again when only the printer failed.
    """

    told = Signal(str)

    def __init__(self, desk: PersonDesk, person_ids: Sequence[int], about: ReminderAbout, parent: QWidget) -> None:
        count = len(person_ids)
        whose = f"{SUBJECTS[about]} · {count:,} คน คนละ 1 ฉบับ" if count > 1 else SUBJECTS[about]
        super().__init__(TITLE, whose, primary=_print_words(count), cancel="ปิด", width=880, parent=parent)
        self._desk, self._person_ids, self._about = desk, tuple(person_ids), about
        self._issued: tuple[IssuedDocument, ...] = ()
        self._printer: QPrinter | None = None
        self._shown: _Shown | None = None
        today = desk.today()
        self.until = DateField(self.tr("ให้เสร็จภายในวันที่"), today=today, key="until", earliest=today)
        self.until.set_day(today + timedelta(days=_DAYS_TO_DO))
        self.until.setFixedWidth(220)
        self.until.finished.connect(self._draw)
        told = self.tr("ท้ายหนังสือมีส่วนตอบกลับให้ผู้รับลงนาม ข้อความแก้ได้ที่ ตั้งค่า › ข้อความ")
        if count > _SEEN:
            told = self.tr("ภาพแสดง {0} ฉบับแรก เมื่อพิมพ์จะครบทั้ง {1} ฉบับ").format(_SEEN, f"{count:,}")
        quiet = Text(told, "caption", "text_2", wrap=True)
        self.preview = PagePreview()
        self.preview.setMinimumHeight(max(220, parent.window().height() - 312))
        self.add(
            row(self.until, (column(None, quiet, 8, gap=0), 1), gap=14), row((self.preview, 1), pad=(RING, 0, RING, 0))
        )
        self.submitted.connect(self._on_print)
        self.finished.connect(self.deleteLater)
        self._draw()

    @Slot()
    def _draw(self) -> None:
        """Draw the pages anew for the day that stands in the field."""
        until = self.until.day()
        if until is None or self.until.problem() or (self._shown is not None and self._shown.until == until):
            return
        desk = self._desk
        read = partial(_drawn, desk, self._person_ids[:_SEEN], self._about, until)
        desk.jobs.run(read, self._show, self._on_refused)

    def _show(self, shown: _Shown) -> None:
        self._shown, self._issued = shown, ()
        self.preview.set_pdf(shown.content, TITLE)

    @Slot()
    def _on_print(self) -> None:
        from ui import printing

        pages = self._shown.pages if self._shown is not None and len(self._person_ids) == 1 else 0
        self._printer = printing.ask_printer(pages, TITLE, self)
        if self._printer is None:
            return
        self.set_busy(True)
        until = self.until.day()
        if self._issued or until is None:
            self._send()
            return
        desk = self._desk
        issue = partial(_issued, desk, self._person_ids, self._about, until)
        desk.jobs.change(issue, self._on_issued, self._on_refused)

    def _on_issued(self, issued: _Issued) -> None:
        self._issued = issued.documents
        self._send()

    def _send(self) -> None:
        """What goes to paper are the archived bytes."""
        from ui.print_run import PrintRun

        if self._printer is None:
            return
        desk = self._desk
        papers = [
            Printable(f"{TITLE} {each.code}", each.pages, partial(desk.documents.content, desk.actor, each.id))
            for each in self._issued
        ]
        run = PrintRun(papers, self._printer, desk.jobs, self)
        run.ended.connect(self._on_printed)
        run.start()

    @Slot(object)
    def _on_printed(self, printed: Printed) -> None:
        self.set_busy(False)
        if not printed.whole:
            return
        self.accept()
        words = self.tr("พิมพ์หนังสือแจ้งเตือน {0} ฉบับแล้ว เก็บไว้ในเอกสารและรายงาน")
        self.told.emit(words.format(f"{printed.total:,}"))

    def _on_refused(self, error: UserError) -> None:
        self.show_problem(error.field, messages.sentence(error))


@dataclass(frozen=True, slots=True)
class _Issued(AddedAll):
    """The papers that were issued."""

    documents: tuple[IssuedDocument, ...]


def _print_words(count: int) -> str:
    return f"พิมพ์ {count:,} ฉบับ" if count > 1 else "พิมพ์"


def _drawn(desk: PersonDesk, person_ids: Sequence[int], about: ReminderAbout, until: date) -> _Shown:
    """On the worker: the notices behind each other, as they will be printed."""
    from forms_pdf.together import together

    papers = desk.notices.preview_reminders(desk.actor, person_ids, about, until)
    return _Shown(until, together([each.content for each in papers]), sum(each.pages for each in papers))


def _issued(desk: PersonDesk, person_ids: Sequence[int], about: ReminderAbout, until: date) -> _Issued:
    """On the worker: keep them, and say which they are."""
    documents = desk.notices.issue_reminders(desk.actor, person_ids, about, until)
    return _Issued(Changed.DOCUMENTS, tuple(each.id for each in documents), documents)

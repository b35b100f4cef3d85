"""The slip with a first password: the password is typed or made here, goes to the printer, and is forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.passwords import LONGEST_FIRST, problem_of_first
from elaas_desk.domain.people import Person
from elaas_desk.errors import UserError
from elaas_desk.services.notices import IssuedSlip
from elaas_desk.services.views import Paper
from ui import messages
from ui.printables import Printable, Printed
from ui.register.person_desk import PersonDesk
from ui.theme import RING
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import PasswordField
from ui.widgets.layout import column, row
from ui.widgets.marks import ClauseTag
from ui.widgets.preview import PagePreview
from ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

TITLE = "ใบแจ้งรหัสผ่าน"


class SlipDialog(Dialog):
    """Shows the sheet without the password, and prints it with it; there is no way to a file.

    When it closes nothing here holds the password any more, nor does the clipboard. `told` is the sentence for the
    toast.
    """

    told = Signal(str)

    def __init__(self, desk: PersonDesk, person: Person, parent: QWidget) -> None:
        super().__init__(TITLE, person.name.full, primary="พิมพ์", cancel="ปิด", width=880, parent=parent)
        self._desk, self._person = desk, person
        self._printer: QPrinter | None = None
        self._slip: IssuedSlip | None = None
        self.password = PasswordField(
            self.tr("รหัสผ่านครั้งแรก"),
            key="password",
            help=self.tr("เว้นว่างได้ กระดาษจะมีเส้นให้เขียนด้วยมือ"),
            optional=True,
        )
        self.password.line.setMaxLength(LONGEST_FIRST)
        self.password.changed.connect(self._on_changed)
        self.make = Button(self.tr("สุ่มรหัสผ่าน"), icon="refresh")
        self.make.clicked.connect(self._on_make)
        quiet = Text(
            self.tr("ตั้งรหัสผ่านเดียวกันนี้ใน New e-LAAS โปรแกรมไม่เก็บรหัสผ่าน จดไว้เฉพาะว่าออกใบนี้ และภาพข้างล่างไม่แสดงรหัสผ่าน"),
            "caption",
            "text_2",
            wrap=True,
        )
        tags = [ClauseTag(number, desk.clause_text(number)) for number in ("3.3", "3.4.1")]
        self.preview = PagePreview()
        self.preview.setMinimumHeight(max(200, parent.window().height() - 372))
        self.add(row((self.password, 1), column(27, self.make, None, gap=0), gap=10))
        self.add(row((quiet, 1), *tags, gap=8, pad=(RING, 0, RING, 0)))
        self.add(row((self.preview, 1), pad=(RING, 4, RING, 0)))
        self.submitted.connect(self._on_print)
        self.finished.connect(self._on_finished)
        desk.jobs.run(partial(desk.notices.preview_slip, desk.actor, person.id, ""), self._show, self._on_refused)

    def _show(self, paper: Paper) -> None:
        self.preview.set_pdf(paper.content, TITLE)

    @Slot()
    def _on_make(self) -> None:
        from elaas_desk.domain.passwords import first_password

        self.password.set_text(first_password())
        self.password.set_seen(True)

    @Slot()
    def _on_changed(self) -> None:
        self._slip = None  # another password is another sheet

    def check(self) -> bool:
        """What breaks the rules is told before a printer is asked for."""
        if not super().check():
            return False
        problem = problem_of_first(self.password.text())
        if problem is not None:
            self.show_problem(problem.field, messages.sentence_of(problem.problem, problem.values, problem.field))
        return problem is None

    @Slot()
    def _on_print(self) -> None:
        from ui import printing

        self._printer = printing.ask_printer(1, TITLE, self)
        if self._printer is None:
            return
        self.set_busy(True)
        if self._slip is not None:
            self._send(self._slip)
            return
        desk = self._desk
        issue = partial(_kept, desk, self._person.id, self.password.text())
        desk.jobs.change(issue, self._on_issued, self._on_refused)

    def _on_issued(self, kept: _Kept) -> None:
        self._slip = kept.slip
        self._send(kept.slip)

    def _send(self, slip: IssuedSlip) -> None:
        from ui.print_run import PrintRun

        if self._printer is None:
            return
        paper = Printable(TITLE, slip.document.pages, partial(bytes, slip.content))
        run = PrintRun([paper], self._printer, self._desk.jobs, self)
        run.ended.connect(self._on_printed)
        run.start()

    @Slot(object)
    def _on_printed(self, printed: Printed) -> None:
        self.set_busy(False)
        if printed.whole:
            self.accept()
            self.told.emit(self.tr("พิมพ์ใบแจ้งรหัสผ่านแล้ว ทะเบียนจดไว้ว่าออกใบนี้ โดยไม่เก็บรหัสผ่าน"))

    def _on_refused(self, error: UserError) -> None:
        self.show_problem(error.field, messages.sentence(error))

    @Slot()
    def _on_finished(self) -> None:
        """Forget the password wherever it is."""
        typed, clipboard = self.password.text(), QGuiApplication.clipboard()
        if typed and clipboard.text() == typed:
            clipboard.clear()
        self.password.set_text("")
        self._slip = None
        self.deleteLater()


@dataclass(frozen=True, slots=True)
class _Kept(Added):
    """The slip that was issued."""

    slip: IssuedSlip


def _kept(desk: PersonDesk, person_id: int, password: str) -> _Kept:
    """On the worker."""
    slip = desk.notices.issue_slip(desk.actor, person_id, password)
    return _Kept(Changed.DOCUMENTS, slip.document.id, slip)

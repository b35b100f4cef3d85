"""ตรวจสอบเอกสาร: a code that is typed or scanned, or a PDF, and whether it is what was issued."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.document_codes import spaced
from elaas_desk.errors import UserError
from elaas_desk.services.access import Deed, may, only_unit
from elaas_desk.services.archive import Archive, ArchiveEntry, Checked, Verdict
from elaas_desk.services.documents import Documents
from ui import messages
from ui.documents.paper_pane import PaperPane
from ui.documents.words import issued_words, title_of
from ui.jobs import Jobs
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.dialog import Dialog
from ui.widgets.drop import DropTarget
from ui.widgets.field import TextField
from ui.widgets.layout import Group, clear, column, row
from ui.widgets.notice import Notice
from ui.widgets.paint import State
from ui.widgets.text import Text

_STATES = {
    Verdict.ISSUED_FILE: State.OK,
    Verdict.ISSUED_CODE: State.OK,
    Verdict.CHANGED_FILE: State.LATE,
    Verdict.UNKNOWN: State.LATE,
}


class CheckDialog(Dialog):
    """Stays open for the next paper. A scanner types its code and presses Enter, as a hand does."""

    def __init__(self, archive: Archive, documents: Documents, actor: Actor, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(
            "ตรวจสอบเอกสาร",
            "กระดาษหรือแฟ้ม PDF ที่มีผู้นำมาแสดง ตรงกับที่หน่วยงานออกหรือไม่",
            primary="ตรวจสอบ",
            cancel="ปิด",
            width=880,
            parent=parent,
        )
        self._archive, self._documents, self._actor, self._jobs = archive, documents, actor, jobs
        self._checked: Checked | None = None
        self._shown: ArchiveEntry | None = None
        self.code = TextField(
            self.tr("รหัสที่ท้ายเอกสาร"),
            key="code",
            help=self.tr("พิมพ์ 12 ตัว หรือใช้เครื่องอ่าน QR ยิงที่มุมซ้ายล่างของกระดาษ"),
            missing=self.tr("พิมพ์รหัสที่ท้ายเอกสาร หรือวางแฟ้ม PDF ลงในหน้าต่างนี้"),
        )
        choose = Button(self.tr("เลือกแฟ้ม PDF…"), Kind.SECONDARY, icon="attach")
        choose.clicked.connect(self._on_choose)
        self.answer = Notice(State.OK)
        self._papers = column(gap=0)
        self._found = Group(column(self.answer, self._papers, gap=4))
        self._found.hide()
        self._pane = PaperPane(may_take=False)
        self._pane.setMinimumHeight(max(280, parent.window().height() - 230))
        self._pane.show_nothing(
            self.tr("วางแฟ้ม PDF ที่นี่ได้"), self.tr("ฉบับที่หน่วยงานเก็บไว้จะแสดงตรงนี้ ให้เทียบกับกระดาษหรือแฟ้มที่มีผู้นำมา")
        )
        asking = column(
            self.code, row(choose, None, pad=(RING, 0, 0, 6)), row((self._found, 1), pad=(RING, 0, 0, 0)), None
        )
        asked = Group(asking)
        asked.setFixedWidth(330)
        self.add(row(asked, (self._pane, 1), gap=14, pad=(0, 0, RING, 0)))
        DropTarget(self, self.tr("วางเพื่อตรวจสอบแฟ้มนี้")).dropped.connect(self._on_dropped)
        self.submitted.connect(self._on_submitted)
        self.finished.connect(self.deleteLater)

    # what is asked

    @Slot()
    def _on_submitted(self) -> None:
        self._ask(partial(self._archive.check_code, self._actor, self.code.line.text()))

    @Slot()
    def _on_choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, self.tr("เลือกแฟ้มที่จะตรวจสอบ"), "", "PDF (*.pdf)")
        if chosen:
            self.check_file(Path(chosen))

    @Slot(object)
    def _on_dropped(self, paths: tuple[Path, ...]) -> None:
        if len(paths) > 1:
            self._tell_wrong(self.tr("ตรวจได้ครั้งละหนึ่งแฟ้ม กรุณาวางทีละแฟ้ม"))
        else:
            self.check_file(paths[0])

    def check_file(self, path: Path) -> None:
        """Compare a file with what was issued."""
        self.code.set_text("")
        self._ask(partial(self._archive.check_file, self._actor, path))

    def _ask(self, check: Callable[[], Checked]) -> None:
        self._hide_answer()
        self.set_busy(True)
        self._jobs.run(check, self._show_checked, self._on_refused)

    # what is answered

    def _show_checked(self, checked: Checked) -> None:
        self.set_busy(False)
        self._checked = checked
        self.answer.tell(_STATES[checked.verdict], self._sentence(checked))
        clear(self._papers)
        for entry in checked.papers:
            self._papers.addWidget(self._line(entry, alone=len(checked.papers) == 1))
        self._found.show()
        if checked.papers:
            self._show_paper(checked.papers[0])
        else:
            self._pane.show_nothing(self.tr("ไม่มีฉบับที่เก็บไว้ให้เทียบ"), "")
        self.code.line.setFocus()
        self.code.line.selectAll()  # the next scan replaces it

    def _sentence(self, checked: Checked) -> str:
        code, count = spaced(checked.code), len(checked.papers)
        if checked.verdict is Verdict.ISSUED_FILE:
            return self.tr("แฟ้มนี้ตรงกับที่ออกทุกไบต์")
        if checked.verdict is Verdict.CHANGED_FILE:
            return self.tr(
                "รหัส {0} เป็นรหัสที่หน่วยงานออกจริง แต่แฟ้มนี้ไม่ตรงกับที่ออก อาจถูกบันทึกใหม่หรือแก้ไข ให้ยึดฉบับที่เก็บไว้ซึ่งแสดงอยู่"
            ).format(code)
        if checked.verdict is Verdict.ISSUED_CODE and count > 1:
            words = self.tr("รหัส {0} เป็นรหัสที่หน่วยงานออกจริง {1} ครั้ง กรุณาเทียบข้อความบนกระดาษกับฉบับที่แสดงอยู่")
            return words.format(code, count)
        if checked.verdict is Verdict.ISSUED_CODE:
            return self.tr("รหัส {0} เป็นรหัสที่หน่วยงานออกจริง กรุณาเทียบข้อความบนกระดาษกับฉบับที่แสดงอยู่").format(code)
        if checked.code and only_unit(self._actor, Deed.READ) is not None:
            return self.tr(
                "ไม่พบรหัส {0} ในเอกสารของหน่วยงานนี้ ถ้าเป็นเอกสารของหน่วยงานอื่น กรุณาให้หน่วยงานคลังของ อปท. ตรวจ"
            ).format(code)
        if checked.code:
            return self.tr("ไม่เคยออกเอกสารรหัส {0} จากทะเบียนนี้ กรุณาตรวจว่าพิมพ์ครบและถูกต้อง").format(code)
        return self.tr("แฟ้มนี้ไม่ตรงกับฉบับใดที่ออก และไม่มีรหัสเอกสารที่อ่านได้ ถ้าเป็นภาพสแกน กรุณาพิมพ์รหัสที่ท้ายกระดาษแทน")

    def _line(self, entry: ArchiveEntry, *, alone: bool) -> QWidget:
        words = column(Text(title_of(entry.document)), Text(issued_words(entry), "caption", "text_2", wrap=True), gap=0)
        if alone or not may(self._actor, Deed.EXPORT, entry.document.unit_id):
            return Group(row((words, 1), pad=(0, 2, 0, 2)))
        look = Button(self.tr("ดูฉบับนี้"), Kind.QUIET, icon="eye")
        look.clicked.connect(partial(self._show_paper, entry))
        return Group(row((words, 1), look, pad=(0, 2, 0, 2)))

    def _show_paper(self, entry: ArchiveEntry, _checked: bool = False) -> None:
        self._shown = entry
        document = entry.document
        if document.bytes_kept and may(self._actor, Deed.EXPORT, document.unit_id):
            read = partial(self._documents.content, self._actor, document.id)
            self._jobs.run(read, self._show_pages, self._on_unreadable)
        elif not document.bytes_kept:
            self._pane.show_facts(entry)

    def _show_pages(self, content: bytes) -> None:
        if self._shown is not None:
            self._pane.show_facts(self._shown)
            self._pane.show_pages(content, title_of(self._shown.document))

    def _on_unreadable(self, error: UserError) -> None:
        self._pane.show_refusal(messages.sentence(error))

    def _on_refused(self, error: UserError) -> None:
        self.set_busy(False)
        if error.field == "code":
            self.show_problem("code", messages.sentence(error))
        else:
            self._tell_wrong(messages.sentence(error))

    def _tell_wrong(self, sentence: str) -> None:
        clear(self._papers)
        self.answer.tell(State.LATE, sentence)
        self._found.show()
        self._pane.show_nothing(self.tr("ไม่มีฉบับที่เก็บไว้ให้เทียบ"), "")

    def _hide_answer(self) -> None:
        self._checked = self._shown = None
        self._found.hide()
        self._pane.show_nothing(self.tr("กำลังตรวจสอบ"), "")

    def reject(self) -> None:
        """What was typed to be checked is nothing that could be lost."""
        self.done(0)

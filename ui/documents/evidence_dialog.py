"""The evidence pack for an auditor: for which days and which units, where it goes, and what was written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.history import Span
from elaas_desk.errors import UserError
from elaas_desk.services.evidence import Evidence, EvidenceFiles
from ui import messages
from ui.documents.search_bar import fiscal_start
from ui.inputs import problems_of
from ui.jobs import Jobs
from ui.theme import RING
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog, Follow
from ui.widgets.layout import Group, row
from ui.widgets.notice import Notice
from ui.widgets.paint import State


class EvidenceDialog(Dialog):
    """Begins with the fiscal year up to today. Emits `written()`; what was written can be opened from here."""

    written = Signal()

    def __init__(
        self,
        evidence: Evidence,
        actor: Actor,
        jobs: Jobs,
        today: date,
        units: Sequence[tuple[int, str]],
        parent: QWidget,
    ) -> None:
        super().__init__(
            "ชุดหลักฐานสำหรับผู้ตรวจสอบ",
            "PDF หนึ่งแฟ้มพร้อมสารบัญ ตาราง Excel และค่า SHA-256 ของทั้งสองแฟ้ม",
            primary="เลือกโฟลเดอร์และจัดทำ…",
            parent=parent,
        )
        self._evidence, self._actor, self._jobs = evidence, actor, jobs
        self.first = DateField(self.tr("ตั้งแต่วันที่"), today=today, key="first", latest=today)
        self.last = DateField(self.tr("ถึงวันที่"), today=today, key="last", latest=today)
        self.first.set_day(fiscal_start(today))
        self.last.set_day(today)
        every = [Choice(0, self.tr("ทุกหน่วยงาน"))] if len(units) > 1 else []
        self.unit = ChoiceField(
            self.tr("หน่วยงาน"), [*every, *(Choice(unit_id, name) for unit_id, name in units)], key="unit"
        )
        self.unit.set_value(0 if every else units[0][0] if units else 0)
        self.add_beside(self.first, self.last)
        self.add(self.unit)
        self.add_follows(
            self.tr("ในชุดหลักฐานมี"),
            [
                Follow(self.tr("ผู้ใช้งานและกลุ่ม ณ วันแรกและวันสุดท้าย"), "", State.OK),
                Follow(self.tr("คำขอพร้อมสำเนาที่ลงนาม และใบรับทราบ"), "", State.OK),
                Follow(self.tr("การเปลี่ยนรหัสผ่าน การสอบทาน และการถอดออกจากกลุ่ม"), "", State.OK),
                Follow(self.tr("ผลตรวจว่าบันทึกเหตุการณ์ไม่ถูกแก้หรือขาดหาย"), "", State.OK),
            ],
        )
        self._told = Notice(State.SOON)
        self._told.hide()
        self.add(Group(row((self._told, 1), pad=(RING, 4, RING, 0))))
        self.submitted.connect(self._on_submitted)
        self._folder: Path | None = None

    @Slot()
    def _on_submitted(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
            return
        chosen = QFileDialog.getExistingDirectory(self, self.tr("เลือกโฟลเดอร์ที่จะเก็บชุดหลักฐาน"))
        if chosen:
            self.write_into(Path(chosen))

    def write_into(self, folder: Path) -> None:
        """Gather and write; the window stays alive meanwhile."""
        first, last = self.first.day(), self.last.day()
        if first is None or last is None:
            return
        unit = self.unit.value()
        units = (unit,) if isinstance(unit, int) and unit else ()
        self.set_busy(True)
        self._tell(State.SOON, self.tr("กำลังรวบรวมและเขียนแฟ้ม สำนักงานใหญ่อาจใช้เวลาถึงหนึ่งนาที"))
        work = partial(self._evidence.write, self._actor, Span(first, last), folder, units)
        self._jobs.run(work, self._on_written, self._on_refused)

    def _on_written(self, files: EvidenceFiles) -> None:
        self._folder = files.pdf.parent
        self.set_busy(False)
        names = self.tr("จัดทำแล้ว: {0}, {1} และ {2}").format(files.pdf.name, files.workbook.name, files.sums.name)
        self._tell(State.OK, names)
        for field in (self.first, self.last, self.unit):
            field.setEnabled(False)
        self.primary.set_words(self.tr("เปิดโฟลเดอร์"))
        self.cancel.set_words(self.tr("ปิด"))
        self._jobs.changed.emit(Changed.DOCUMENTS)
        self.written.emit()

    def _on_refused(self, error: UserError) -> None:
        self._told.hide()
        for problem in problems_of(error):
            self.show_problem(
                problem.field or None, messages.sentence_of(problem.problem, problem.values, problem.field)
            )

    def _tell(self, state: State, sentence: str) -> None:
        self._told.tell(state, sentence)
        self._told.show()

    def told(self) -> str:
        """What is said of the work, or nothing."""
        return self._told.plain() if self._told.isVisibleTo(self) else ""

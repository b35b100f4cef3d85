"""A report from its file to what was understood: dropped or chosen, read, and shown beside the raw table."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from elaas_desk.errors import Problem, UserError
from elaas_desk.intake import bounds
from ui import messages
from ui.intake.raw_grid import RawGrid
from ui.intake.reading import Correction, Layouts, Seen, look_at
from ui.intake.understood import Understood
from ui.jobs import Jobs
from ui.widgets.buttons import Button, Kind
from ui.widgets.drop import DropTarget
from ui.widgets.empty import EmptyList
from ui.widgets.layout import Group, column, row
from ui.widgets.notice import Notice
from ui.widgets.paint import State
from ui.widgets.progress import Progress
from ui.widgets.text import Text

_TELL_EVERY_MS = 250
_WIDEST_PROGRESS = 460
KINDS = "รายงาน (*.xlsx *.xls *.csv *.txt *.tsv *.htm *.html *.pdf *.ods *.xml);;ทุกแฟ้ม (*)"


class ReportPart(QWidget):
    """Emits `seen_changed(Seen | None)` when a report is shown, put right, or gone.

    Files are taken wherever they are dropped on the part.
    """

    seen_changed = Signal(object)

    def __init__(self, jobs: Jobs, layouts: Layouts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._layouts = jobs, layouts
        self._stop = threading.Event()
        self._path: Path | None = None
        self._begun = 0.0
        self._next: Callable[[], None] | None = None
        self.seen: Seen | None = None
        self.choose = Button(self.tr("เลือกแฟ้มรายงาน…"), Kind.PRIMARY, icon="import", large=True)
        self.other = Button(self.tr("เลือกแฟ้มอื่น…"), icon="import")
        self.undo = Button(self.tr("ใช้ตามที่โปรแกรมเข้าใจ"), Kind.QUIET, icon="undo")
        self.file = Text("", "body_strong")
        self.notice = Notice(State.SOON)
        self.wrong = Notice(State.LATE)
        self.progress = Progress()
        self.grid, self.understood = RawGrid(), Understood()
        self._stack = QStackedWidget()
        for part in (self._asking(), self._reading(), self._shown()):
            self._stack.addWidget(part)
        self.setLayout(column(self.wrong, (self._stack, 1), gap=6))
        self.wrong.hide()
        self._clock = QTimer(self)
        self._clock.setInterval(_TELL_EVERY_MS)
        self._connect()

    def _asking(self) -> QWidget:
        sentence = self.tr("ลากแฟ้มจาก New e-LAAS มาวางที่นี่ หรือกดเลือกแฟ้ม ใช้ได้ทั้ง Excel, CSV, HTML และ PDF ไม่เกิน 50 MB")
        return EmptyList("import", self.tr("วางรายงานรายชื่อผู้ใช้งาน"), sentence, self.choose)

    def _reading(self) -> QWidget:
        self.progress.setMaximumWidth(_WIDEST_PROGRESS)
        return Group(column(None, row(None, (self.progress, 10), None), None))

    def _shown(self) -> QWidget:
        head = row((self.file, 1), self.undo, self.other, gap=8)
        return Group(column(head, self.notice, (self.grid, 3), 2, (self.understood, 2), gap=4))

    def _connect(self) -> None:
        self.choose.clicked.connect(self.ask)
        self.other.clicked.connect(self.ask)
        self.undo.clicked.connect(self._on_undo)
        self.progress.stop_wanted.connect(self.stop)
        self.grid.corrected.connect(self._on_corrected)
        self._clock.timeout.connect(self._tell_progress)
        self._drops = DropTarget(self, self.tr("วางเพื่ออ่านรายงาน"))
        self._drops.dropped.connect(self._on_dropped)

    # the file

    @Slot()
    def ask(self) -> None:
        """Let the person choose a file of this PC."""
        name, _kind = QFileDialog.getOpenFileName(self.window(), self.tr("เลือกแฟ้มรายงาน"), "", KINDS)
        if name:
            self.open(Path(name))

    @Slot(object)
    def _on_dropped(self, paths: Sequence[Path]) -> None:
        if len(paths) > 1:
            self._tell_wrong(self.tr("วางได้ครั้งละหนึ่งแฟ้ม จึงยังไม่ได้อ่าน กรุณาวางเฉพาะแฟ้มรายงาน"))
            return
        self.open(paths[0])

    def open(self, path: Path) -> None:
        """Read a file, in place of the one that is shown."""
        self._read(path, None)

    def take_drops_on(self, part: QWidget) -> None:
        """Take files that are dropped anywhere on a larger part, such as the dialog around."""
        self._drops.set_open(False)
        self._drops = DropTarget(part, self.tr("วางเพื่ออ่านรายงาน"))
        self._drops.dropped.connect(self._on_dropped)

    # reading

    def _read(self, path: Path, correction: Correction | None, layouts: Layouts | None = None) -> None:
        """Read a file; what is asked for meanwhile comes next."""
        if self.is_reading:
            self._next = partial(self._read, path, correction, layouts)
            return
        self._path, self._begun = path, time.monotonic()
        self._stop = threading.Event()
        self._tell_wrong("")
        if self.seen is None or self.seen.path != path:
            self._stack.setCurrentIndex(1)
        self._clock.start()
        self._tell_progress()
        read = partial(look_at, path, layouts or self._layouts, correction, self._stop)
        self._jobs.run(read, self._show, self._on_refused)

    @property
    def is_reading(self) -> bool:
        """Whether a file is being read."""
        return self._clock.isActive()

    @Slot()
    def stop(self) -> None:
        """Read no further; what was shown before stays."""
        self._next = None
        self._stop.set()

    @Slot()
    def _tell_progress(self) -> None:
        if self._path is not None:
            passed = time.monotonic() - self._begun
            words = self.tr("กำลังอ่าน {0}").format(self._path.name)
            self.progress.tell(words, int(passed * 1000), int(bounds.SECONDS * 1000))

    def _end_reading(self) -> bool:
        """Whether it was the last one that was asked for."""
        self._clock.stop()
        self.progress.finish()
        following, self._next = self._next, None
        if following is not None:
            following()
        return following is None

    def _show(self, seen: Seen) -> None:
        if not self._end_reading():
            return
        self.seen = seen
        self.file.set_words(seen.report.file)
        self.grid.show_report(seen.report)
        self.understood.show_report(seen.report)
        self.undo.setVisible(seen.correction is not None)
        self._tell_how(seen)
        self._stack.setCurrentIndex(2)
        self.seen_changed.emit(seen)

    def _tell_how(self, seen: Seen) -> None:
        """Whose word the columns are, and what is missing."""
        self.notice.hide()
        if not seen.report.is_understood:
            self.notice.tell(
                State.LATE, self.tr("ไม่รู้ว่าคอลัมน์ใดคือชื่อผู้ใช้งาน เลือกความหมายที่หัวของคอลัมน์นั้น แล้วโปรแกรมจะอ่านใหม่ทันที")
            )
            self.notice.show()
        elif seen.is_remembered:
            self.notice.tell(State.OK, self.tr("อ่านตามคอลัมน์ที่เคยแก้ไว้สำหรับรายงานรูปแบบนี้"))
            self.notice.show()
        elif seen.correction is not None:
            self.notice.tell(State.OK, self.tr("อ่านตามคอลัมน์ที่แก้ไว้ เมื่อกดใช้ข้อมูลนี้ โปรแกรมจะจำไว้ใช้กับรายงานรูปแบบเดียวกัน"))
            self.notice.show()

    def _on_refused(self, error: UserError) -> None:
        if not self._end_reading():
            return
        self._stack.setCurrentIndex(2 if self.seen is not None else 0)
        self._tell_wrong("" if error.problem is Problem.REPORT_STOPPED else messages.sentence(error))
        if self.seen is not None:  # what the drop-downs said was not taken
            self.grid.show_report(self.seen.report)

    def _tell_wrong(self, sentence: str) -> None:
        self.wrong.tell(State.LATE, sentence)
        self.wrong.setVisible(bool(sentence))

    # putting right

    @Slot()
    def _on_corrected(self) -> None:
        if self.seen is not None:
            self._read(self.seen.path, self.grid.meanings())

    @Slot()
    def _on_undo(self) -> None:
        """As the program understands it by itself; what is accepted so takes the place of what was remembered."""
        if self.seen is not None:
            self._read(self.seen.path, None, Layouts(_nothing, self._layouts.remember))


def _nothing(_layout: str) -> None:
    return None

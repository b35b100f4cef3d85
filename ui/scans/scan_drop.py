"""The signed copies of one paper: dropped on its pane or chosen, listed, looked at, taken off again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QScrollArea, QWidget

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.attachments import Attachment, MediaType, SignedPaper
from elaas_desk.domain.file_names import safe_name
from elaas_desk.errors import UserError
from elaas_desk.persistence.files import write_whole
from elaas_desk.services.scan_files import read_scan
from elaas_desk.services.scans import Scans
from ui import messages
from ui.ask import attempt
from ui.dialog_job import DialogJob
from ui.jobs import Jobs
from ui.scans.scan_dialog import Opened, ScanDialog, read_opened
from ui.scans.words import scan_words
from ui.widgets.buttons import Button, Kind
from ui.widgets.dialog import ask
from ui.widgets.drop import DropTarget
from ui.widgets.icons import Icon
from ui.widgets.layout import Group, Item, clear, column, row
from ui.widgets.notice import Notice
from ui.widgets.paint import State
from ui.widgets.text import Text

MOST_AT_ONCE = 10
"""Files that one drop may hold; more were hardly meant for one paper."""


class ScanDrop(QWidget):
    """A part of a pane. Show a paper with `show_scans`; `take_drops_on` lets files be dropped on the whole pane.

    `attached(paper)` comes once after a drop of which at least one file was kept; `done` is a sentence for the toast.
    What a file is refused for is said here, and the files beside it are kept.
    """

    attached = Signal(object)
    done = Signal(str)

    def __init__(self, scans: Scans, actor: Actor, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scans, self._actor, self._jobs = scans, actor, jobs
        self._paper: SignedPaper | None = None  # what is shown
        self._goal: SignedPaper | None = None  # what the files that wait belong to
        self._may_attach = self._may_take = False
        self._waiting: list[Path] = []
        self._kept = 0
        self._target: DropTarget | None = None
        self.dialog: ScanDialog | None = None
        self.add = Button(self.tr("แนบสำเนาที่ลงนาม…"), icon="attach")
        self._wrong = Notice(State.LATE)
        self._wrong.hide()
        self._rows = column(gap=4)
        heading = Text(self.tr("สำเนาที่ลงนาม"), "body_strong")
        self.setLayout(column(heading, self._rows, 2, self._wrong, row(self.add, None, pad=(0, 4, 0, 0)), gap=2))
        self.add.clicked.connect(self._on_add)

    def take_drops_on(self, part: QWidget) -> None:
        """Take files that are dropped anywhere on a part, while there is a paper that they may belong to."""
        self._target = DropTarget(part, self.tr("วางเพื่อแนบสำเนาที่ลงนาม"))
        self._target.dropped.connect(self.attach)
        self._target.set_open(False)

    def show_scans(self, paper: SignedPaper, scans: Sequence[Attachment], *, may_attach: bool, may_take: bool) -> None:
        """Show the scans of a paper; whether the user may add and remove, and look at them."""
        if paper != self._paper:
            self._tell("")
        self._paper, self._may_attach, self._may_take = paper, may_attach, may_take
        self.add.setVisible(may_attach)
        if self._target is not None:
            self._target.set_open(may_attach)
        clear(self._rows)
        if not scans:
            words = self.tr("ลากแฟ้มสแกน (PDF, JPEG หรือ PNG) มาวางที่แผงนี้") if may_attach else self.tr("ยังไม่มีสำเนาที่แนบไว้")
            self._rows.addWidget(Text(words, "caption", "text_2", wrap=True))
        for scan in scans:
            self._rows.addWidget(self._row(scan))

    def let_go(self) -> None:
        """There is no paper; nothing may be dropped."""
        self._paper = None
        if self._target is not None:
            self._target.set_open(False)

    def problem_shown(self) -> str:
        """What the last file was refused for, or nothing."""
        return self._wrong.plain() if self._wrong.isVisibleTo(self) else ""

    def _row(self, scan: Attachment) -> QWidget:
        words = column(Text(scan.name), Text(scan_words(scan), "caption", "text_2", wrap=True), gap=0)
        end: list[Item] = []
        if self._may_take:
            look = Button(self.tr("เปิดดู {0}").format(scan.name), Kind.ICON, icon="eye")
            look.clicked.connect(partial(self._open, scan))
            end.append(look)
        if self._may_attach:
            drop = Button(self.tr("เอา {0} ออก").format(scan.name), Kind.ICON, icon="trash")
            drop.clicked.connect(partial(self._ask_off, scan))
            end.append(drop)
        return Group(row(column(Icon("attach"), None, gap=0, pad=(0, 3, 0, 0)), (words, 1), *end, gap=6))

    def _tell(self, sentence: str) -> None:
        self._wrong.tell(State.LATE, sentence)
        self._wrong.setVisible(bool(sentence))
        if sentence:
            QTimer.singleShot(0, self._bring_into_sight)  # when it has its place

    @Slot()
    def _bring_into_sight(self) -> None:
        """A file may have been dropped while this part was scrolled away."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self._wrong, 0, 12)

    # attaching

    @Slot()
    def _on_add(self) -> None:
        kinds = self.tr("สำเนาที่สแกน (*.pdf *.jpg *.jpeg *.png);;ทุกแฟ้ม (*)")
        names, _kind = QFileDialog.getOpenFileNames(self.window(), self.tr("แนบสำเนาที่ลงนาม"), "", kinds)
        self.attach(tuple(map(Path, names)))

    @Slot(object)
    def attach(self, paths: Sequence[Path]) -> None:
        """Read files and keep them with the paper that is shown, one after the other."""
        if not paths or self._paper is None or self._waiting:
            return
        self._tell("")
        if len(paths) > MOST_AT_ONCE:
            self._tell(self.tr("วางพร้อมกันได้ไม่เกิน {0} แฟ้ม จึงยังไม่ได้แนบ กรุณาเลือกเฉพาะสำเนาของเรื่องนี้").format(MOST_AT_ONCE))
            return
        self._waiting, self._kept, self._goal = list(paths), 0, self._paper
        self.add.setEnabled(False)
        self._next()

    def _next(self) -> None:
        if self._waiting and self._goal is not None:
            keep = partial(_attach, self._scans, self._actor, self._goal, self._waiting.pop(0))
            self._jobs.change(keep, self._on_kept, self._on_refused)
            return
        self.add.setEnabled(True)
        if self._kept:
            self.done.emit(self.tr("แนบสำเนาที่ลงนามแล้ว {0} แฟ้ม").format(self._kept))
            self.attached.emit(self._goal)

    def _on_kept(self, _added: Added) -> None:
        self._kept += 1
        self._next()

    def _on_refused(self, error: UserError) -> None:
        self._tell(messages.sentence(error))
        self._next()

    # looking and taking off

    def _open(self, scan: Attachment, _checked: bool = False) -> None:
        self._jobs.run(partial(read_opened, self._scans, self._actor, scan), self._show)

    def _show(self, opened: Opened) -> None:
        self.dialog = dialog = ScanDialog(opened, self.window())
        dialog.submitted.connect(self._on_save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_save(self) -> None:
        if self.dialog is None:
            return
        opened, window = self.dialog.opened, self.dialog
        chosen, _kind = QFileDialog.getSaveFileName(window, self.tr("บันทึกสำเนาเป็นแฟ้ม"), _file_name(opened.scan))
        if not chosen:
            return
        if attempt(window, partial(_written, Path(chosen), opened.content)):
            window.accept()
            self.done.emit(self.tr("บันทึกสำเนาเป็นแฟ้มแล้ว"))

    def _ask_off(self, scan: Attachment, _checked: bool = False) -> None:
        words = self.tr("{0} จะไม่อยู่กับเอกสารนี้อีก บันทึกเหตุการณ์ยังเก็บไว้ว่าเคยแนบและใครเอาออก").format(scan.name)
        dialog = ask(self.window(), self.tr("เอาสำเนานี้ออกหรือไม่"), words, primary=self.tr("เอาสำเนาออก"))
        job = DialogJob(dialog, self._jobs, partial(self._detaching, scan))
        job.done.connect(self._on_off)
        dialog.open()

    def _detaching(self, scan: Attachment) -> Callable[[], Changed]:
        return partial(self._scans.detach, self._actor, scan.id)

    @Slot(object)
    def _on_off(self, _changed: Changed) -> None:
        self.done.emit(self.tr("เอาสำเนาออกแล้ว"))


def _attach(scans: Scans, actor: Actor, paper: SignedPaper, path: Path) -> Added:
    """On the worker: the file may lie on a slow disk."""
    return scans.attach(actor, paper, path.name, read_scan(path))


def _file_name(scan: Attachment) -> str:
    """Its own name, with the ending of what it is."""
    ending = {MediaType.JPEG: ".jpg", MediaType.PNG: ".png", MediaType.PDF: ".pdf"}[scan.media]
    return safe_name(Path(scan.name).stem, ending)


def _written(path: Path, content: bytes) -> bool:
    write_whole(path, content)
    return True

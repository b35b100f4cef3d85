"""Who signs in place of the holder of a post: recorded, put right, ended, taken away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.services.access import Deed, may
from elaas_desk.services.signing import Signing, SigningChoices, StandInEntry, Standing
from elaas_desk.thai import dates
from ui.dialog_job import DialogJob
from ui.jobs import Jobs
from ui.settings.parts import told
from ui.settings.signing_dialogs import EndStandInDialog, SignaturePreview, StandInDialog
from ui.settings.stand_ins_table import stand_ins_table
from ui.widgets.buttons import Button, Kind
from ui.widgets.dialog import Dialog, ask
from ui.widgets.empty import EmptyList
from ui.widgets.layout import Group, column, row
from ui.widgets.notice import Notice
from ui.widgets.paint import State
from ui.widgets.text import Text


class SigningPart(QWidget):
    """The list, and beneath it how the signature of the chosen one reads. `done` speaks for the toast."""

    done = Signal(str)

    def __init__(self, signing: Signing, actor: Actor, jobs: Jobs, today: Callable[[], date]) -> None:
        super().__init__()
        self._signing, self._actor, self._jobs, self._today = signing, actor, jobs, today
        self._edited: StandInEntry | None = None
        self.add = Button(self.tr("เพิ่มผู้ลงนามแทน"), Kind.PRIMARY, icon="plus")
        self.edit = Button(self.tr("แก้ไข"), icon="edit")
        self.end = Button(self.tr("ใส่วันสุดท้าย"))
        self.remove = Button(self.tr("ลบ"), Kind.DANGER)
        self.table = stand_ins_table(
            EmptyList(
                "user",
                self.tr("ยังไม่มีผู้ลงนามแทน"),
                self._words_of_none(),
            )
        )
        self.signature = SignaturePreview()
        self._ended = Notice(State.SOON)
        self._foot = Group(row((self.signature, 1), (self._ended, 1), gap=10))
        self._arrange(may(actor, Deed.EDIT_OFFICE))
        self._on_chosen(None)

    def _words_of_none(self) -> str:
        words = self.tr("เอกสารทุกฉบับจึงพิมพ์ชื่อผู้ดำรงตำแหน่งตามทะเบียน")
        if not may(self._actor, Deed.EDIT_OFFICE):
            return words
        return self.tr("{0} เพิ่มที่นี่เมื่อมีผู้รักษาราชการแทนหรือปฏิบัติราชการแทน").format(words)

    def _arrange(self, edits: bool) -> None:
        words = self.tr("หนังสือ แบบคำขอ และบันทึกข้อความพิมพ์ชื่อผู้ลงนามตามวันที่บนเอกสาร ส่วนคำว่า เรียน ยังเป็นตำแหน่งเดิม")
        sentence = Text(words, "caption", "text_2", wrap=True)
        buttons = (self.remove, self.end, self.edit, self.add)
        for each in () if edits else buttons:
            each.hide()
        head = row((column(None, sentence, None), 1), *buttons, gap=4)
        self.setLayout(column(head, (self.table, 1), self._foot, gap=8))
        self.table.chosen_changed.connect(self._on_chosen)
        self.add.clicked.connect(self._on_add)
        self.edit.clicked.connect(self._on_edit)
        self.end.clicked.connect(self._on_end)
        self.remove.clicked.connect(self._on_remove)
        if edits:
            self.table.activated.connect(self._on_activated)

    def reload(self) -> None:
        """Read the list anew."""
        self._jobs.run(partial(self._signing.stand_ins, self._actor), self._show)

    def _show(self, entries: tuple[StandInEntry, ...]) -> None:
        self.table.set_rows(list(entries), in_order=True)
        self._on_chosen(self.table.chosen())

    @Slot(object)
    def _on_chosen(self, entry: StandInEntry | None) -> None:
        self.edit.setEnabled(entry is not None)
        self.remove.setEnabled(entry is not None)
        self.end.setEnabled(entry is not None and entry.standing is not Standing.OVER)
        self._foot.setVisible(entry is not None)
        ended = None if entry is None else entry.order_ended_on
        self._ended.setVisible(ended is not None)
        if entry is not None:
            self.signature.show_signature(entry.signs)
        if ended is not None:
            words = self.tr("ในทะเบียน คำสั่งรักษาราชการแทนฉบับนี้สิ้นสุดวันที่ {0} ตรวจว่ายังลงนามแทนอยู่หรือไม่ ถ้าไม่ ให้ใส่วันสุดท้าย")
            self._ended.tell(State.SOON, words.format(dates.short(ended)))

    # what is done

    @Slot()
    def _on_add(self) -> None:
        self._edited = None
        self._jobs.run(partial(self._signing.choices, self._actor), self._ask)

    @Slot()
    def _on_edit(self) -> None:
        self._edited = self._chosen()
        if self._edited is not None:
            self._jobs.run(partial(self._signing.choices, self._actor), self._ask)

    @Slot(object)
    def _on_activated(self, _entry: StandInEntry) -> None:
        self._on_edit()

    def _ask(self, choices: SigningChoices) -> None:
        entry = self._edited
        dialog = StandInDialog(choices, self._today(), self.window(), entry)

        def write() -> Callable[[], Changed | Added]:
            if entry is None:
                return partial(self._signing.add, self._actor, dialog.draft())
            kept = entry.stand_in
            return partial(self._signing.change, self._actor, kept.id, dialog.draft(), kept.version)

        self._run(dialog, write, self.tr("บันทึกผู้ลงนามแทนแล้ว"))

    @Slot()
    def _on_end(self) -> None:
        entry = self._chosen()
        if entry is None:
            return
        dialog = EndStandInDialog(entry, self._today(), self.window())

        def write() -> Callable[[], Changed]:
            return partial(self._signing.end, self._actor, entry.stand_in.id, dialog.on.day() or self._today())

        self._run(dialog, write, self.tr("บันทึกวันสุดท้ายที่ลงนามแทนแล้ว"))

    @Slot()
    def _on_remove(self) -> None:
        entry = self._chosen()
        if entry is None:
            return
        words = self.tr("ใช้เมื่อบันทึกผิดเท่านั้น ถ้า {0} เคยลงนามแทนจริง ให้ใส่วันสุดท้ายแทนการลบ").format(entry.person.name.full)
        dialog = ask(self.window(), self.tr("ลบรายการลงนามแทนนี้หรือไม่"), words, primary=self.tr("ลบรายการ"))

        def write() -> Callable[[], Changed]:
            return partial(self._signing.remove, self._actor, entry.stand_in.id)

        self._run(dialog, write, self.tr("ลบรายการลงนามแทนแล้ว"))

    def _chosen(self) -> StandInEntry | None:
        entry = self.table.chosen()
        return entry if isinstance(entry, StandInEntry) else None

    def _run(self, dialog: Dialog, write: Callable[[], Callable[[], Changed | Added]], done: str) -> None:
        DialogJob(dialog, self._jobs, write)
        told(dialog, done, self._on_done)
        dialog.open()

    @Slot()
    def _on_done(self) -> None:
        self.done.emit(self.sender().property("done"))

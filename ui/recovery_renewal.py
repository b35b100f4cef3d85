"""A new recovery key for a paper that was lost or never confirmed: made, printed, and a part of it typed back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.papers import RecoveryKeySheet
from elaas_desk.errors import UserError
from elaas_desk.persistence.keys import RecoveryKey
from elaas_desk.services.desk import Desk
from ui import messages
from ui.ask import confirm, tell_problem
from ui.jobs import Jobs
from ui.printables import Printed
from ui.setup.key_step import KeyStep
from ui.widgets.dialog import Dialog


class RecoveryRenewal(QObject):
    """Works over the frame. `done` carries the sentence for the toast."""

    done = Signal(str)

    def __init__(self, desk: Desk, actor: Actor, office: str, jobs: Jobs, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._actor, self._office, self._jobs, self._over = desk, actor, office, jobs, over
        self._dialog: Dialog | None = None
        self._step: KeyStep | None = None

    def ask_if_unconfirmed(self) -> None:
        """Where nobody has shown yet that the paper can be read, offer to make a new one now."""
        self._jobs.run(partial(self._desk.recovery.is_confirmed, self._actor), self._on_known)

    @Slot()
    def begin(self) -> None:
        """Ask, since the former paper is worth nothing afterwards."""
        sentence = self.tr("กระดาษกุญแจเดิมจะใช้เปิดทะเบียนไม่ได้อีก พิมพ์กุญแจใหม่แล้วเก็บแทนของเดิม")
        asked = confirm(self._over, self.tr("ทำกุญแจกู้คืนใหม่"), sentence, self.tr("ทำกุญแจใหม่"))
        asked.accepted.connect(self._renew)

    def _on_known(self, confirmed: bool) -> None:
        if confirmed:
            return
        sentence = self.tr("ยังไม่มีใครยืนยันว่าพิมพ์และอ่านกุญแจกู้คืนได้ ถ้าเครื่องนี้เสีย จะเปิดทะเบียนไม่ได้อีก ทำกุญแจใหม่แล้วพิมพ์เก็บไว้")
        asked = confirm(self._over, self.tr("ยังไม่ได้เก็บกุญแจกู้คืน"), sentence, self.tr("ทำกุญแจใหม่"))
        asked.accepted.connect(self._renew)

    @Slot()
    def _renew(self) -> None:
        self._jobs.run(partial(self._desk.recovery.renew, self._actor), self._show, self._on_refused)

    def _on_refused(self, error: UserError) -> None:
        tell_problem(self._over, messages.sentence(error))

    def _show(self, key: RecoveryKey) -> None:
        self._key = key
        dialog = Dialog(
            self.tr("กุญแจกู้คืนใหม่"), self._office, primary=self.tr("ยืนยันว่าเก็บกุญแจแล้ว"), width=760, parent=self._over
        )
        self._dialog, self._step = dialog, KeyStep(key.groups, kept=True)
        self._step.print_asked.connect(self._on_print_asked)
        dialog.add(self._step)
        dialog.submitted.connect(self._on_submitted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_print_asked(self) -> None:
        self._jobs.run(self._sheet, self._print)

    def _sheet(self) -> bytes:
        return sheet(self._office, self._key, self._desk, self._actor)

    def _print(self, content: bytes) -> None:
        from ui.print_run import print_bytes

        if self._dialog is None or self._step is None:
            return
        run = print_bytes(content, self.tr("กุญแจกู้คืน"), 1, self._jobs, self._dialog)
        if run is not None:
            run.ended.connect(self._on_printed)

    @Slot(object)
    def _on_printed(self, printed: Printed) -> None:
        if printed.whole and self._step is not None:
            self._step.set_printed(self.tr("พิมพ์แล้วเมื่อ {0} น.").format(f"{self._desk.clock():%H:%M}"))

    @Slot()
    def _on_submitted(self) -> None:
        if self._step is not None and self._step.check():
            self._jobs.change(partial(self._desk.recovery.confirm, self._actor), self._on_confirmed)

    def _on_confirmed(self, _changed: Changed) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.done.emit(self.tr("ยืนยันกุญแจกู้คืนใหม่แล้ว กระดาษเดิมใช้ไม่ได้อีก"))


def sheet(office: str, key: RecoveryKey, desk: Desk, actor: Actor) -> bytes:
    """The paper with the key, as PDF."""
    from forms_pdf import recovery_sheet

    return recovery_sheet.render(
        RecoveryKeySheet(
            office_name=office,
            made_on=desk.clock().date(),
            key=key.text,
            register_file=desk.database.path.name,
            made_by=actor.name,
        )
    )

"""One reason for several people: step 2 and 3 of the wizard for all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from elaas_desk.domain.requests import RequestDraft
from elaas_desk.errors import UserError
from elaas_desk.services.views import RequestCheck
from ui import messages, theme
from ui.requests.batch.check_step import BatchCheck
from ui.requests.batch.issuing import BatchIssuing
from ui.requests.batch.look import BatchLook, look
from ui.requests.batch.values import drafts_of, read_bases
from ui.requests.batch.why_step import BatchWhy
from ui.requests.issuing import Goal
from ui.requests.request_desk import Basis, RequestDesk
from ui.requests.wizard_foot import WizardFoot
from ui.requests.wizard_frame import CHECK, WHY
from ui.theme import RING
from ui.widgets.dialog import ask
from ui.widgets.layout import PageHead, Rule, column, row
from ui.widgets.steps import Step, Stepper


class BatchWizard(QWidget):
    """`closed(id)` with the first request that was kept, or 0; `backed` to step 1."""

    closed = Signal(int)
    backed = Signal()
    done = Signal(str)

    def __init__(self, desk: RequestDesk, person_ids: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._person_ids = desk, tuple(person_ids)
        self._issuing = BatchIssuing(desk, self)
        self._steps = [Step(self.tr("ใคร")), Step(self.tr("เหตุผล")), Step(self.tr("ตรวจและพิมพ์"))]
        self._stepper = Stepper(self._steps)
        self._head = PageHead(self.tr("คำขอใหม่"), " ", [self._stepper])
        self.why, self.check = BatchWhy(desk), BatchCheck(desk)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.why)
        self._stack.addWidget(self.check)
        self.foot = WizardFoot()
        rule = row((Rule(), 1), pad=(RING, 0, RING, 0))
        self.setLayout(column(self._head, (self._stack, 1), rule, self.foot, gap=8))
        self._connect()
        self._show_step(WHY)
        self._read(self._on_bases)

    def _connect(self) -> None:
        self.why.changed.connect(self._on_why_changed)
        self.check.changed.connect(self._look)
        self.foot.cancel.clicked.connect(self.give_up)
        self.foot.back.clicked.connect(self._on_back)
        self.foot.keep.clicked.connect(partial(self._go, Goal.DRAFT))
        self.foot.save.clicked.connect(partial(self._go, Goal.FILE))
        self.foot.went_on.connect(self._on_primary)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, slot in (("Esc", self.give_up), ("Ctrl+Return", self._on_primary), ("Alt+Left", self._on_back)):
            QShortcut(QKeySequence(keys), self, context=here).activated.connect(slot)
        self._issuing.ended.connect(self._on_ended)
        self._issuing.called_off.connect(self._on_called_off)
        self._issuing.refused.connect(self._on_refused)

    def step(self) -> int:
        """Where it stands: WHY or CHECK."""
        return WHY if self._stack.currentWidget() is self.why else CHECK

    def refresh(self) -> None:
        """The register changed: show it, and keep what was put in."""
        self._read(self._on_bases_again)

    def _read(self, show: Callable[[tuple[Basis, ...]], None]) -> None:
        self._desk.jobs.run(partial(read_bases, self._desk, self._person_ids), show)

    def _on_bases(self, bases: tuple[Basis, ...]) -> None:
        self.why.begin(bases)
        self._on_why_changed()

    def _on_bases_again(self, bases: tuple[Basis, ...]) -> None:
        self.why.refresh(bases)
        self._on_why_changed()
        if self.step() == CHECK:
            self._look()

    def _drafts(self) -> tuple[RequestDraft, ...]:
        common, day = self.why.common(), self.check.day()
        if common is None or day is None:
            return ()
        return drafts_of(self.why.bases(), common, day, self._desk.today())

    # step 2

    @Slot()
    def _on_why_changed(self) -> None:
        self._show_head()
        self._desk.jobs.run(partial(_checks, self._desk, self._drafts()), self.why.show_checks)

    def _show_head(self) -> None:
        self._head.set_title(self.tr("คำขอใหม่ของ {0} คน").format(len(self.why.bases())))
        self._head.set_summary(self.tr("เหตุผลเดียวกัน แบบ ๒ คนละหนึ่งฉบับ เลขที่เรียงกันไป"))

    def _to_check(self) -> None:
        self._desk.jobs.run(partial(_checks, self._desk, self._drafts()), self._on_checked)

    def _on_checked(self, checks: Mapping[int, RequestCheck]) -> None:
        self.why.show_checks(checks)
        if self.why.check():
            self._show_step(CHECK)
            self._look()

    # step 3

    @Slot()
    def _look(self) -> None:
        drafts = self._drafts()
        if drafts:
            self._desk.jobs.run(partial(look, self._desk, self.why.bases(), drafts), self._show_look, self._on_refused)
        else:
            self.check.check()

    def _show_look(self, looked: BatchLook) -> None:
        self.foot.say("")
        self.check.show_look(looked)

    def _go(self, goal: Goal, _checked: bool = False) -> None:
        drafts, looked = self._drafts(), self.check.look()
        if self.step() == WHY and not self.why.check():
            return
        if self.step() == CHECK and not self.check.check():
            wrong = len(self.check.wrong())
            self.foot.say(self.tr("ยังต้องแก้ของ {0} คนก่อนพิมพ์").format(wrong) if wrong else "")
            return
        if drafts:
            self.foot.set_busy(True)
            names = [each.detail.person.name.without_title for each in self.why.bases()]
            numbers = [each.number for each in looked.people] if looked else []
            title = self.tr("คำขอที่ {0} ถึง {1}").format(numbers[0], numbers[-1]) if numbers else ""
            self._issuing.start(drafts, names, goal, looked.pages if looked else 0, title)

    @Slot(str, int)
    def _on_ended(self, goal: str, request_id: int) -> None:
        count = len(self.why.bases())
        sentence = {
            Goal.DRAFT: self.tr("เก็บคำขอ {0} ฉบับเป็นร่างแล้ว"),
            Goal.PAPER: self.tr("ส่งคำขอ {0} ฉบับไปพิมพ์แล้ว เก็บเอกสารไว้ในทะเบียนแล้ว"),
            Goal.FILE: self.tr("บันทึกคำขอ {0} ฉบับเป็น PDF แล้ว เก็บเอกสารไว้ในทะเบียนแล้ว"),
        }[Goal(goal)]
        self.done.emit(sentence.format(count))
        self.closed.emit(request_id)

    @Slot()
    def _on_called_off(self) -> None:
        self.foot.set_busy(False)
        self.foot.say(self.tr("ยังไม่ได้พิมพ์ และยังไม่ได้เก็บคำขอ"))

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self.foot.set_busy(False)
        self.foot.say(messages.sentence(error))
        self._on_why_changed()

    # from step to step

    def _show_step(self, step: int) -> None:
        self._stack.setCurrentWidget(self.why if step == WHY else self.check)
        self._stepper.set_steps(self._steps, step)
        self.foot.show_step(step, can_go_back=True)
        self.foot.primary().setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_primary(self) -> None:
        if not self.foot.primary().isEnabled():
            return
        if self.step() == CHECK:
            self._go(Goal.PAPER)
        elif self.why.common() is None or not self.why.bases():
            self.why.check()
        else:
            self._to_check()

    @Slot()
    def _on_back(self) -> None:
        if self.step() == WHY:
            self.backed.emit()
        else:
            self.check.forget()
            self._show_step(WHY)

    @Slot()
    def give_up(self) -> None:
        """Back to the list; what was not kept is asked about first."""
        words = self.tr("คำขอของ {0} คนนี้ยังไม่ได้เก็บ หากจะทำต่อภายหลัง ให้กดยกเลิกแล้วเลือกเก็บเป็นร่าง")
        dialog = ask(
            self.window(),
            self.tr("ทิ้งคำขอชุดนี้หรือไม่"),
            words.format(len(self.why.bases())),
            primary=self.tr("ทิ้งคำขอชุดนี้"),
        )
        dialog.submitted.connect(dialog.accept)
        dialog.accepted.connect(self._leave)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _leave(self) -> None:
        self.closed.emit(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side panels take what the window gives."""
        super().resizeEvent(event)
        width = self.window().width()
        compact, wide = width < theme.size("compact"), width >= theme.size("wide")
        self.why.set_room(340 if compact else 460 if wide else 390)
        self.check.set_room(330 if compact else 440 if wide else 380)


def _checks(desk: RequestDesk, drafts: Sequence[RequestDraft]) -> Mapping[int, RequestCheck]:
    """On the worker."""
    return {draft.person_id: desk.requests.check(desk.actor, draft) for draft in drafts}

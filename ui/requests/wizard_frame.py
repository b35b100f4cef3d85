"""What stands around the three steps of a request: head with its stepper, the steps, foot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from elaas_desk.domain.requests import RequestDraft
from ui import theme
from ui.requests.check_step import CheckStep
from ui.requests.issuing import Issuing
from ui.requests.request_desk import Basis, RequestDesk
from ui.requests.who_step import WhoStep
from ui.requests.why_step import WhyStep
from ui.requests.wizard_foot import WizardFoot
from ui.theme import RING
from ui.widgets.layout import PageHead, Rule, column, row
from ui.widgets.steps import Step, Stepper

WHO, WHY, CHECK = range(3)


class WizardFrame(QWidget):
    """Lays the steps out, says whose request it is, and puts together what they collect."""

    def __init__(self, desk: RequestDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._basis: Basis | None = None
        self._issuing = Issuing(desk, None, self)
        self._build()
        self.foot.back.clicked.connect(self._on_back)
        self.who.ticked_changed.connect(self._on_ticked)

    def _build(self) -> None:
        steps = [Step(self.tr("ใคร")), Step(self.tr("เหตุผล")), Step(self.tr("ตรวจและพิมพ์"))]
        self._steps = steps
        self._stepper = Stepper(steps)
        self._head = PageHead(self.tr("คำขอใหม่"), self.tr("เลือกคนที่จะขอใช้งาน New e-LAAS"), [self._stepper])
        self.who, self.why, self.check = WhoStep(), WhyStep(self._desk), CheckStep(self._desk)
        self._stack = QStackedWidget()
        for step in (self.who, self.why, self.check):
            self._stack.addWidget(step)
        self.foot = WizardFoot()
        rule = row((Rule(), 1), pad=(RING, 0, RING, 0))
        self.setLayout(column(self._head, (self._stack, 1), rule, self.foot, gap=8))

    def step(self) -> int:
        """Where the wizard stands: WHO, WHY or CHECK."""
        return self._stack.currentIndex()

    def draft(self) -> RequestDraft | None:
        """What was put in so far; None while it has no person, reason or date."""
        why, day = self.why.why(), self.check.day()
        if self._basis is None or why is None or day is None:
            return None
        return RequestDraft(
            self._basis.detail.person.id,
            why.reason,
            day,
            why.changes,
            why.cause,
            why.cause_text,
            why.former_username,
            self.check.own_number(),
        )

    def _show_step(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self._stepper.set_steps(self._steps, step)
        self.foot.show_step(step, can_go_back=self._issuing.kept is None or step == CHECK)
        if step == WHO:
            self.foot.set_people(len(self.who.ticked()))
            self.who.begin()
        else:
            self.foot.primary().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_head(self, basis: Basis) -> None:
        person = basis.detail.person
        kept = self._issuing.kept
        title = self.tr("คำขอใหม่ของ {0}") if kept is None else self.tr("ร่างคำขอของ {0}")
        self._head.set_title(title.format(person.name.full))
        username = self.tr("ชื่อผู้ใช้ {0}").format(basis.username) if basis.username else self.tr("ยังไม่มีชื่อผู้ใช้")
        place = person.division or basis.detail.unit.short_name or basis.detail.unit.name
        self._head.set_summary(" · ".join(part for part in (person.position, place, username) if part))

    @Slot(int)
    def _on_ticked(self, count: int) -> None:
        if self.step() == WHO:
            self.foot.set_people(count)

    @Slot()
    def _on_back(self) -> None:
        if self.foot.back.isVisible():
            self._show_step(self.step() - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side panels take what the window gives."""
        super().resizeEvent(event)
        width = self.window().width()
        compact, wide = width < theme.size("compact"), width >= theme.size("wide")
        self.why.set_room(320 if compact else 440 if wide else 366)
        self.check.set_room(300 if compact else 410 if wide else 352)

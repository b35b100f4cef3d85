"""The part of a person's pane about clauses 3.1 to 3.4: what was signed for, when, and the scan of the sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.acknowledging import CLAUSE, AcknowledgementDue
from elaas_desk.services.access import Deed, may
from elaas_desk.services.views import PersonDetail
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_thai
from ui.register.person_desk import PersonDesk
from ui.scans.scan_drop import ScanDrop
from ui.widgets.buttons import Button
from ui.widgets.layout import clear, column, row
from ui.widgets.marks import Chip, ClauseTag
from ui.widgets.paint import State
from ui.widgets.text import Text


class AcknowledgeSection(QWidget):
    """Outlasts the person that is shown, since a scan may be on its way. Emits `wanted` and `told` (a sentence)."""

    wanted = Signal()
    told = Signal(str)

    def __init__(self, desk: PersonDesk, pane: QWidget) -> None:
        super().__init__()
        self._actor = desk.actor
        self._state, self._lines = row(gap=0), column(gap=0)
        self.ask = Button(self.tr("พิมพ์หรือบันทึกการลงนาม…"), icon="edit")
        self.scans = ScanDrop(desk.scans, desk.actor, desk.jobs)
        self.scans.take_drops_on(pane)
        heading = row((Text(self.tr("รับทราบข้อปฏิบัติ"), "body_strong"), 1), ClauseTag(CLAUSE, desk.clause_text(CLAUSE)))
        self.setLayout(
            column(heading, self._state, self._lines, row(self.ask, None, pad=(0, 4, 0, 4)), self.scans, gap=2)
        )
        self.ask.clicked.connect(self.wanted)
        self.scans.done.connect(self._on_told)

    @Slot(str)
    def _on_told(self, sentence: str) -> None:
        self.told.emit(sentence)

    def show_detail(self, detail: PersonDetail) -> None:
        """Show how it stands with a person."""
        unit_id = detail.person.unit_id
        enters, takes = may(self._actor, Deed.ENTER, unit_id), may(self._actor, Deed.EXPORT, unit_id)
        clear(self._state)
        state, words = _standing(detail)
        self._state.addWidget(Chip(state, words))
        self._state.addStretch(1)
        clear(self._lines)
        for signed in detail.signed:
            signature = signed.signature
            line = self.tr("{0} ตามหนังสือที่ {1}").format(dates.short(signature.signed_on), to_thai(signature.circular))
            self._lines.addWidget(Text(line, "caption", "text_2", wrap=True))
        self.ask.setVisible(enters)
        self.scans.setVisible(bool(detail.signed))
        if detail.signed:
            latest = detail.signed[0]
            self.scans.show_scans(latest.sheet, latest.scans, may_attach=enters, may_take=takes)
        else:
            self.scans.let_go()


def _standing(detail: PersonDetail) -> tuple[State, str]:
    due, signed_on = detail.acknowledgement, detail.person.acknowledged_on
    if due is not None:
        return _due_state(due), _due_words(due)
    if signed_on is None:
        return State.GONE, "ยังไม่ต้องลงนาม"
    return State.OK, f"ลงนามแล้ว {dates.short(signed_on)}"


def _due_state(due: AcknowledgementDue) -> State:
    if due.days is None:
        return State.UNKNOWN
    return State.LATE if due.days > 0 else State.SOON


def _due_words(due: AcknowledgementDue) -> str:
    what = "ต้องลงนามใหม่" if due.again else "ยังไม่ลงนาม"
    if due.days is None or due.due_on is None:
        return what
    return f"{what} เลย {due.days:,} วัน" if due.days > 0 else f"{what} ภายใน {dates.short(due.due_on)}"

"""The duties that justify a group, as ticks; one that is missing is added on the spot."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from elaas_desk.changes import Added
from elaas_desk.domain.drafts import DutyDraft
from elaas_desk.domain.fields import LIMITS
from elaas_desk.domain.people import Duty
from elaas_desk.errors import Problem, UserError
from ui import messages, theme
from ui.widgets.buttons import Button, Check
from ui.widgets.field import TextField
from ui.widgets.layout import column, row
from ui.widgets.paint import plain_tip

_HALF, _WIDEST = 280, 500
_LONGEST = LIMITS[DutyDraft]["duty_name"]


class NewDutyField(TextField):
    """The name of a duty that is not among the ticks. What was typed and not added yet is not lost: it is a problem."""

    def problem(self) -> str:
        """A name that was typed and not added."""
        if not self.is_empty():
            return self.tr("หน้าที่นี้ยังไม่อยู่ในรายการ กด “เพิ่มหน้าที่” ก่อน หรือลบข้อความนี้")
        return ""


class DutyTicks(QWidget):
    """Emits `wanted(name)` for a duty that is to be added; `take` then shows it, ticked."""

    wanted = Signal(str)

    def __init__(self, duties: Sequence[Duty], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks: dict[int, Check] = {}
        self._names: dict[int, str] = {}
        self._boxes = QWidget()
        self._grid = QGridLayout(self._boxes)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.field = NewDutyField(
            self.tr("หน้าที่อื่น"), key="duty_name", optional=True, placeholder=self.tr("เช่น งานการเงินและบัญชี")
        )
        self.add = Button(self.tr("เพิ่มหน้าที่"), icon="plus")
        self.add.clicked.connect(self._on_add)
        self.field.line.installEventFilter(self)
        beside = column(22, self.add, None, gap=0)
        self.setLayout(column(self._boxes, row((self.field, 1), beside, gap=8), gap=4))
        for duty in duties:
            self._put(duty.id, duty.name)
        self._arrange()

    def ticks(self) -> dict[int, Check]:
        """The tick boxes by the duty's number."""
        return dict(self._ticks)

    def ticked(self) -> frozenset[int]:
        """The duties that are ticked."""
        return frozenset(duty_id for duty_id, tick in self._ticks.items() if tick.isChecked())

    def tick(self, duty_ids: Collection[int]) -> None:
        """Tick these and no others."""
        for duty_id, box in self._ticks.items():
            box.setChecked(duty_id in duty_ids)

    def take(self, added: Added) -> None:
        """Show the duty that was added, ticked, and empty the box."""
        if added.id not in self._ticks:
            self._put(added.id, self.field.text())
            self._arrange()
        self._ticks[added.id].setChecked(True)
        self.field.set_text("")

    def refuse(self, error: UserError) -> None:
        """Show why the duty was not added."""
        self.field.set_error(messages.sentence(error))

    def _put(self, duty_id: int, name: str) -> None:
        """A name that is wider than the dialog is elided, with the whole of it in the tip and the spoken name."""
        shown = theme.metrics("body").elidedText(name, Qt.TextElideMode.ElideRight, _WIDEST)
        box = Check(shown)
        if shown != name:
            box.setToolTip(plain_tip(name))
            box.setAccessibleName(name)
        self._ticks[duty_id], self._names[duty_id] = box, name

    def _arrange(self) -> None:
        boxes = list(self._ticks.values())
        columns = 2 if all(box.sizeHint().width() <= _HALF for box in boxes) else 1
        for place, box in enumerate(boxes):
            self._grid.addWidget(box, place // columns, place % columns, Qt.AlignmentFlag.AlignLeft)
        for place in range(columns):
            self._grid.setColumnStretch(place, 1)

    @Slot()
    def _on_add(self) -> None:
        name = self.field.text()
        known = next((self._ticks[duty_id] for duty_id, each in self._names.items() if each == name), None)
        if not name:
            self.field.set_error(messages.sentence_of(Problem.EMPTY, {}, "duty_name"))
        elif len(name) > _LONGEST:
            self.field.set_error(messages.sentence_of(Problem.TOO_LONG, {"limit": str(_LONGEST)}, "duty_name"))
        elif known is not None:
            known.setChecked(True)
            self.field.set_text("")
        else:
            self.wanted.emit(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the box adds the duty; it does not press the button of the dialog."""
        enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.type() is QEvent.Type.KeyPress:
            self._on_add()
            return True
        return super().eventFilter(watched, event)

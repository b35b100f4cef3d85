"""A date of the Buddhist era: typed in any of the ways an office writes it, or chosen from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from elaas_desk.thai import dates
from ui.widgets.buttons import Button, Kind
from ui.widgets.calendar import Calendar
from ui.widgets.field import TextField

_SENTENCES = {
    dates.DateReason.EMPTY: "ยังไม่ได้ใส่วันที่ พิมพ์เช่น 231169 หรือเลือกจากปฏิทิน",
    dates.DateReason.NOT_A_DATE: "อ่านวันที่นี้ไม่ได้ พิมพ์เช่น 23/11/2569 หรือ 23 พ.ย. 69",
    dates.DateReason.NO_SUCH_DAY: "ไม่มีวันนี้ในปฏิทิน ตรวจวันและเดือนอีกครั้ง",
    dates.DateReason.AMBIGUOUS_ERA: "บอกไม่ได้ว่าเป็น พ.ศ. หรือ ค.ศ. ใส่ปี พ.ศ. สี่หลัก เช่น 2569",
    dates.DateReason.OUT_OF_RANGE: "ปีนี้ไกลเกินไป ตรวจปี พ.ศ. อีกครั้ง",
}


class DateField(TextField):
    """Takes 231169, 23/11/69, 23 พ.ย. 69; shows 23 พ.ย. 2569. Alt+Down, F4 or the button opens the calendar.

    `earliest` and `latest` bound what may be chosen; `too_early` and `too_late` are the sentences for what lies
    outside. `day_changed` carries the day, or None while there is none that can be read.
    """

    day_changed = Signal(object)

    def __init__(
        self,
        label: str,
        *,
        today: date,
        key: str = "",
        help: str = "",
        optional: bool = False,
        missing: str = "",
        earliest: date = date(1900, 1, 1),
        latest: date = date(2200, 12, 31),
        too_early: str = "",
        too_late: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, key=key, help=help, optional=optional, missing=missing, longest=40, parent=parent)
        self._today, self._earliest, self._latest = today, earliest, latest
        self._missing = missing or self.tr("ยังไม่ได้ใส่วันที่ พิมพ์เช่น 231169 หรือเลือกจากปฏิทิน")
        self._too_early = too_early or self.tr("เป็นวันก่อนวันแรกที่ใส่ได้ ใส่วันที่หลังจากนั้น")
        self._too_late = too_late or self.tr("เป็นวันหลังวันสุดท้ายที่ใส่ได้ ใส่วันที่ก่อนหน้านั้น")
        self._calendar: Calendar | None = None
        self._button = Button(self.tr("เปิดปฏิทิน"), Kind.ICON, icon="calendar")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.open_calendar)
        self.line.add_trailing(self._button)
        self.line.textChanged.connect(self._on_text)
        self.line.editingFinished.connect(self._on_left)
        self.line.installEventFilter(self)

    def day(self) -> date | None:
        """The day, or None if there is none or it cannot be read. A day outside the bounds is given all the same."""
        try:
            return dates.parse(self.line.text())
        except dates.DateProblem:
            return None

    def set_day(self, day: date | None) -> None:
        """Show a day, or none."""
        self.set_text(dates.short(day) if day else "")

    def set_bounds(self, earliest: date, latest: date) -> None:
        """Other bounds, both days included."""
        self._earliest, self._latest = earliest, latest

    def set_locked(self, locked: bool) -> None:
        """Read only, with no calendar."""
        super().set_locked(locked)
        self._button.setVisible(not locked)

    def problem(self) -> str:
        """Not a date, no such day, an era that cannot be told, or outside the bounds."""
        if self.is_empty():
            return super().problem()
        try:
            day = dates.parse(self.line.text())
        except dates.DateProblem as problem:
            return self.tr(_SENTENCES[problem.reason])
        if day < self._earliest:
            return self._too_early
        return self._too_late if day > self._latest else ""

    def calendar(self) -> Calendar | None:
        """The calendar while it is open."""
        return self._calendar if self._calendar is not None and self._calendar.isVisible() else None

    @Slot()
    def open_calendar(self) -> None:
        """Open the calendar at the day that is in the field, or at today."""
        if self.line.isReadOnly():
            return
        chosen = self.day()
        self._calendar = Calendar(self, today=self._today, chosen=chosen, earliest=self._earliest, latest=self._latest)
        self._calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._calendar.picked.connect(self._on_picked)
        self._calendar.destroyed.connect(self._on_closed)
        self._calendar.open_beside(self.line)

    @Slot()
    def _on_closed(self) -> None:
        self._calendar = None

    @Slot(object)
    def _on_picked(self, day: date) -> None:
        self.set_day(day)
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self.check()
        self.finished.emit()

    @Slot()
    def _on_text(self) -> None:
        self.day_changed.emit(self.day())

    @Slot()
    def _on_left(self) -> None:
        day = self.day()
        if day is not None:
            self.set_day(day)
        if not self.is_empty():
            self.check()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Down and F4 open the calendar, as in a drop-down of Windows."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
            if down or event.key() == Qt.Key.Key_F4:
                self.open_calendar()
                return True
        return super().eventFilter(watched, event)

"""Put a task off: until when, and why. Never a red one."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from elaas_desk.services.views import TaskLine
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.field import TextField

_LONGEST = timedelta(days=92)


class SnoozeDialog(Dialog):
    """Asks for the day on which the task comes back, and the reason, which is kept in the log."""

    def __init__(self, line: TaskLine, today: date, parent: QWidget) -> None:
        super().__init__("เลื่อนงานนี้ไว้", f"{line.what} · {line.who}", primary="เลื่อนงาน", width=480, parent=parent)
        self._until = DateField(
            self.tr("ให้กลับมาในวันที่"),
            today=today,
            key="until",
            earliest=today + timedelta(days=1),
            latest=today + _LONGEST,
        )
        self._until.set_day(today + timedelta(days=7))
        self._reason = TextField(self.tr("เหตุผล"), key="reason", placeholder=self.tr("เช่น รอคำสั่งมอบหมายหน้าที่"))
        self.add(self._until, self._reason)

    def until(self) -> date:
        """The day that was put in; only asked after the fields were found good."""
        found = self._until.day()
        if found is None:
            raise ValueError("no date")
        return found

    def reason(self) -> str:
        """Why."""
        return self._reason.text()

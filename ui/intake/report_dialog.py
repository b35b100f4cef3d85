"""The dialog in which a report is read, looked at, put right and accepted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from elaas_desk.errors import UserError
from elaas_desk.intake.reader import TakenFile, take
from ui import messages
from ui.intake.reading import Layouts, Seen
from ui.intake.report_part import ReportPart
from ui.jobs import Jobs
from ui.theme import RING
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.layout import row
from ui.widgets.text import Text

_WIDEST = 1240
_AROUND = 48
_HEAD_AND_FOOT = 152
_LEAST = 260
_DAY = 190


class _DayField(DateField):
    """Its words stand beside it, in the foot."""

    def __init__(self, today: date) -> None:
        super().__init__("", today=today, key="as_of", latest=today, too_late="เป็นวันในอนาคต ใส่วันที่ของรายงาน")
        self.setFixedWidth(_DAY)
        self.set_day(today)
        self._show_note()

    def _show_note(self) -> None:
        super()._show_note()
        self.box.setAccessibleName(self.tr("รายงานแสดงข้อมูลของวันที่"))


class ReportDialog(Dialog):
    """Emits `accepted_report(TakenFile)`, then closes. With `today` it also asks for the day that the report shows."""

    accepted_report = Signal(object)

    def __init__(
        self, jobs: Jobs, layouts: Layouts, parent: QWidget, *, subtitle: str = "", today: date | None = None
    ) -> None:
        width = min(_WIDEST, parent.window().width() - _AROUND)
        super().__init__("อ่านรายงานจาก New e-LAAS", subtitle, primary="ใช้ข้อมูลนี้", width=width, parent=parent)
        self._jobs, self._layouts = jobs, layouts
        self.part = ReportPart(jobs, layouts)
        self.part.setFixedHeight(max(_LEAST, parent.window().height() - _AROUND - _HEAD_AND_FOOT))
        self.part.take_drops_on(self)
        self.day: DateField | None = None
        if today is not None:
            self.day = _DayField(today)
            self._add_to_foot(self.day)
        self.add(row((self.part, 1), pad=(RING, 0, RING, 0)))
        self.part.seen_changed.connect(self._on_seen)
        self.submitted.connect(self._on_submitted)
        self.finished.connect(self._on_end)

    def _add_to_foot(self, field: DateField) -> None:
        """Beside its words, at the left: the foot stays low."""
        foot = self.foot.layout()
        if isinstance(foot, QBoxLayout):
            foot.insertWidget(0, Text(self.tr("ข้อมูลของวันที่"), "caption_strong"))
            foot.insertWidget(1, field)

    def fields(self) -> list[Field]:
        """The day stands in the foot, and is checked like any other field."""
        return super().fields() if self.day is None else [*super().fields(), self.day]

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the file; the day comes before the primary."""
        super().showEvent(event)
        self.primary.setVisible(self.part.seen is not None)
        self.part.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.day is not None:
            self.setTabOrder(self.day.box, self.primary)

    def as_of(self) -> date:
        """The day that the report shows; only asked after it was accepted."""
        day = None if self.day is None else self.day.day()
        if day is None:
            raise ValueError("no day was asked for")
        return day

    def read(self, path: Path) -> None:
        """Begin with a file that was chosen already."""
        self.part.open(path)

    @Slot(object)
    def _on_seen(self, seen: Seen) -> None:
        self.primary.show()
        told = seen.report.dated
        if self.day is not None and told is not None:
            self.day.set_day(told)
        if self.part.grid.isAncestorOf(self.focusWidget()):
            return
        if seen.report.is_understood:
            self.primary.setFocus(Qt.FocusReason.MouseFocusReason)
        else:
            self.part.grid.begin()

    @Slot()
    def _on_submitted(self) -> None:
        seen = self.part.seen
        if seen is None or self.part.is_reading:
            self.show_problem(None, self.tr("ยังไม่ได้อ่านรายงาน ลากแฟ้มมาวางหรือกดเลือกแฟ้มก่อน"))
        elif not seen.report.report.rows:
            self.show_problem(None, self.tr("ยังอ่านผู้ใช้งานจากแฟ้มนี้ไม่ได้ เลือกความหมายของคอลัมน์ หรือเลือกแฟ้มอื่น"))
        else:
            self.set_busy(True)
            self._jobs.run(_accepting(seen, self._layouts), self._on_taken, self._on_refused)

    def _on_taken(self, taken: TakenFile) -> None:
        self.accept()
        self.accepted_report.emit(taken)

    def _on_refused(self, error: UserError) -> None:
        self.show_problem(None, messages.sentence(error))

    @Slot()
    def _on_end(self) -> None:
        self.part.stop()
        self.deleteLater()


def _accepting(seen: Seen, layouts: Layouts) -> Callable[[], TakenFile]:
    return partial(_accept, seen, layouts)


def _accept(seen: Seen, layouts: Layouts) -> TakenFile:
    """The report with its bytes; columns that were put right are kept for the next one of its layout."""
    taken = take(seen.path, seen.report)
    if seen.correction is not None and not seen.is_remembered:
        layouts.remember(seen.report.layout, seen.correction)
    return taken

"""The list of today as a workbook."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence

from elaas_desk.services.views import TaskLine
from ui.models.listed import Listed
from ui.models.table_model import Column, beside
from ui.widgets.buttons import Button, Kind
from ui.widgets.workbook_wanted import SHORTCUT, WORDS, Workbook, ask_for_workbook

_TITLE = "รายการงาน"


class TaskWorkbookButton(Button):
    """Saves the tasks that are shown."""

    def __init__(self) -> None:
        super().__init__(WORDS, Kind.ICON, icon="export")
        self.lines: tuple[TaskLine, ...] = ()
        """Set by the page, as they are filtered."""
        self.setShortcut(QKeySequence(SHORTCUT))
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        ask_for_workbook(self, task_workbook(self.lines))


def task_workbook(lines: tuple[TaskLine, ...]) -> Workbook:
    """The tasks that are shown, in their order."""
    return Workbook(_TITLE, Listed(_TITLE, _columns(), lines, len(lines)).sheets)


def _columns() -> tuple[Column[TaskLine], ...]:
    return (
        beside("งาน", _what),
        beside("ใคร", _who),
        beside("รายละเอียด", _detail),
        beside("หน่วยงาน", _unit),
        beside("กำหนด", _when),
        beside("ครบกำหนดเมื่อ", _due),
        beside("หมายเหตุ", _date_text),
        beside("ข้อของหนังสือสั่งการ", _clause),
    )


def _what(line: TaskLine) -> str:
    return line.what


def _who(line: TaskLine) -> str:
    return line.who


def _detail(line: TaskLine) -> str:
    return line.detail


def _unit(line: TaskLine) -> str:
    return line.unit


def _when(line: TaskLine) -> str:
    return line.when


def _due(line: TaskLine) -> date | None:
    return line.task.due_on


def _date_text(line: TaskLine) -> str:
    return line.date_text


def _clause(line: TaskLine) -> str:
    return line.clause

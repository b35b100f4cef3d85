"""The list of today as a workbook."""

from __future__ import annotations

from datetime import date

from elaas_desk.services.views import TaskLine
from ui.models.listed import Listed
from ui.models.table_model import Column, beside
from ui.widgets.workbook_wanted import Workbook

_TITLE = "รายการงาน"


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

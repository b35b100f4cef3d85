"""`due`: what is due in a register, in words or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from elaas_desk.services.desk import Desk
from elaas_desk.services.users import NOBODY
from elaas_desk.services.views import TaskLine
from elaas_desk.thai import dates
from ui.headless import registers, streams
from ui.headless.arguments import Due


def run(command: Due) -> None:
    """Write the list to standard output; that it was taken out is a line in the register's log."""
    desk = registers.open_desk(command.register, command.recovery_key_file)
    try:
        today = command.today or desk.clock().date()
        listed = as_json(desk, today) if command.as_json else as_text(desk, today)
        with desk.database.work(NOBODY, desk.clock()) as work:
            work.audit.note("due_list_taken_out", "documents", today.isoformat())
            work.commit()
    finally:
        desk.close()
    streams.say(listed)


def as_text(desk: Desk, today: date) -> str:
    """One line for each task, worst first, under the office and the day."""
    lines = desk.tasks.due(NOBODY, today)
    head = f"{desk.register.office(NOBODY).full_name} {dates.long(today)}"
    if not lines:
        return f"{head}\nไม่มีงานที่ครบกำหนด"
    return "\n".join([f"{head} มีงาน {len(lines)} รายการ", *map(_in_words, lines)])


def as_json(desk: Desk, today: date) -> str:
    """The list for other programs: codes beside the Thai words, days as ISO 8601 (null: not known)."""
    figures = desk.tasks.figures(NOBODY, today)
    units = {unit.id: unit.name for unit in desk.register.units(NOBODY)}
    told = {
        "office": desk.register.office(NOBODY).full_name,
        "today": today.isoformat(),
        "accounts": {
            "in_use": figures.in_use,
            "in_time": figures.in_time,
            "late": figures.late,
            "unknown": figures.unknown,
        },
        "tasks": list(_tasks(desk.tasks.due(NOBODY, today), units)),
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _tasks(lines: Iterable[TaskLine], units: Mapping[int, str]) -> Iterable[dict[str, Any]]:
    for line in lines:
        task = line.task
        yield {
            "kind": task.kind.value,
            "severity": task.severity.value,
            "clause": task.clause,
            "action": task.action.value,
            "unit": units[task.unit_id],
            "due_on": None if task.due_on is None else task.due_on.isoformat(),
            "days_late": task.days,
            "count": len(line.tasks),
            "what": line.what,
            "who": line.who,
            "detail": line.detail,
            "when": line.when,
        }


def _in_words(line: TaskLine) -> str:
    parts = (line.when, line.what, line.who, line.detail, line.clause)
    return " · ".join(part for part in parts if part)

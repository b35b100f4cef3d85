"""`report`: what a New e-LAAS report says, in words or as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from elaas_desk.domain.report import ReadReport, ReportColumn
from elaas_desk.intake.reader import read
from ui.headless import streams
from ui.headless.arguments import Report
from ui.report_words import COLUMNS

_SHOWN = 12


def run(command: Report) -> None:
    """Write what was read to standard output. UserError."""
    report = read(command.file)
    streams.say(as_json(report) if command.as_json else as_text(report))


def as_json(report: ReadReport) -> str:
    """The users and the lines left out, for other programs; a column that the report has not is ""."""
    rows = [
        {
            "group": row.group,
            "username": row.username,
            "name": row.name,
            "position": row.position,
            "unit": row.unit,
            "status": row.status,
        }
        for row in report.report.rows
    ]
    skipped = [{"row": line.row, "why": line.why} for line in report.report.skipped]
    return json.dumps({"rows": rows, "skipped": skipped}, ensure_ascii=False, indent=1)


def as_text(report: ReadReport) -> str:
    """What was understood: how many users in which groups, from which columns, and what was left out."""
    return "\n".join(_lines(report))


def _lines(report: ReadReport) -> Iterator[str]:
    rows = report.report.rows
    users = len({row.username.casefold() for row in rows})
    groups = Counter(row.group for row in rows)
    yield f"{report.file}: ผู้ใช้งาน {users:,} ราย ใน {len(groups):,} กลุ่ม รวม {len(rows):,} แถว"
    yield f"คอลัมน์ที่อ่านได้: {' · '.join(_columns(report))}"
    for group, count in groups.most_common():
        yield f"  {group or 'ไม่ระบุกลุ่ม'}: {count:,} ราย"
    if report.report.skipped:
        yield f"ข้ามไป {len(report.report.skipped):,} แถว"
        for why, count in Counter(line.why for line in report.report.skipped).most_common(_SHOWN):
            yield f"  {why}: {count:,} แถว"


def _columns(report: ReadReport) -> Iterator[str]:
    for meaning in ReportColumn:
        places = [str(place + 1) for place, found in enumerate(report.columns) if found is meaning]
        if places:
            yield f"{COLUMNS[meaning]} (คอลัมน์ที่ {' '.join(places)})"

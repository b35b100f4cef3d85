"""What was understood of a report: how many users in which groups, each of them, and what was left out and why."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from elaas_desk.domain.report import ReadReport, ReportRow, SkippedRow
from ui.report_words import COLUMNS, REPORT_COLUMNS
from ui.widgets.choices import Option, Segments
from ui.widgets.empty import EmptyList
from ui.widgets.layout import column, row
from ui.widgets.table import Cell, Column, Table
from ui.widgets.text import Strong, Text, Words

_USERS, _SKIPPED = "users", "skipped"


class Understood(QWidget):
    """Two lists in one place; the first is shown first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lists = Segments(
            [Option(_USERS, self.tr("ผู้ใช้งานที่อ่านได้")), Option(_SKIPPED, self.tr("แถวที่ข้าม"))],
            _USERS,
            spoken=self.tr("รายการที่แสดง"),
        )
        self.summary = Text("")
        nobody = EmptyList(
            "user", self.tr("ยังอ่านผู้ใช้งานไม่ได้"), self.tr("เลือกเหนือตารางว่าคอลัมน์ใดคือชื่อผู้ใช้งานของ New e-LAAS")
        )
        self.users = Table(_user_columns(), key=_user_key, spoken=self.tr("ผู้ใช้งานที่อ่านได้"), sorted_by=None, empty=nobody)
        none = EmptyList("check", self.tr("ไม่มีแถวที่ข้าม"), self.tr("ทุกแถวของแฟ้มเป็นผู้ใช้งาน"))
        self.skipped = Table(
            _skipped_columns(), key=_skipped_key, spoken=self.tr("แถวที่ข้าม"), sorted_by=None, empty=none
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.users)
        self._stack.addWidget(self.skipped)
        self.setLayout(column(row(self.lists, 8, (self.summary, 1)), (self._stack, 1), gap=4))
        self.lists.chosen.connect(self._on_list)

    def show_report(self, report: ReadReport) -> None:
        """Show a report."""
        self.summary.set_words(_summary(report))
        self.users.set_rows(report.report.rows, in_order=True)
        self.skipped.set_rows(report.report.skipped, in_order=True)

    @Slot(str)
    def _on_list(self, which: str) -> None:
        self._stack.setCurrentIndex((_USERS, _SKIPPED).index(which))


def _summary(report: ReadReport) -> Words:
    """How many users, in how many groups, and how many lines were left out for which reason most."""
    rows, skipped = report.report.rows, report.report.skipped
    people = len({row.username.casefold() for row in rows})
    groups = len({row.group for row in rows if row.group})
    words: list[str | Strong] = [Strong(f"{people:,} คน"), f" ใน {groups:,} กลุ่ม", f" รวม {len(rows):,} แถว"]
    if skipped:
        most = Counter(line.why for line in skipped).most_common(2)
        words += [f" · ข้าม {len(skipped):,} แถว: ", ", ".join(f"{why} {count:,}" for why, count in most)]
        words += [" และอื่น ๆ"] if len({line.why for line in skipped}) > len(most) else []
    return words


def _user_columns() -> list[Column[ReportRow]]:
    least = {"group": 170, "username": 130, "name": 180, "position": 170, "unit": 120, "status": 110}
    lead = {"group": 0, "username": 0, "name": 0, "position": 2, "unit": 3, "status": 1}
    return [
        Column(
            COLUMNS[meaning],
            REPORT_COLUMNS[meaning],
            least=least[meaning],
            priority=lead[meaning],
            cell=Cell.NAME if meaning == "username" else Cell.TEXT,
        )
        for meaning in COLUMNS
    ]


def _user_key(user: ReportRow) -> tuple[str, str]:
    return user.group, user.username


def _skipped_columns() -> list[Column[SkippedRow]]:
    return [
        Column("แถวที่", _number, sort_key=_row, width=90, cell=Cell.NUMBER),
        Column("เหตุที่ข้าม", _why, least=260),
        Column("แผ่นงาน", _sheet, least=140, priority=1),
    ]


def _skipped_key(line: SkippedRow) -> tuple[str, int, str]:
    return line.sheet, line.row, line.why


def _row(line: SkippedRow) -> int:
    return line.row


def _number(line: SkippedRow) -> str:
    return f"{line.row:,}"


def _why(line: SkippedRow) -> str:
    return line.why


def _sheet(line: SkippedRow) -> str:
    return line.sheet

"""What the columns of a New e-LAAS report are called, on the screen and on the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Final

from elaas_desk.domain.report import ReportColumn, ReportRow

COLUMNS: Final[Mapping[ReportColumn, str]] = {
    ReportColumn.GROUP: "กลุ่มผู้ใช้งาน",
    ReportColumn.USERNAME: "ชื่อผู้ใช้งาน",
    ReportColumn.NAME: "ชื่อ-สกุล",
    ReportColumn.POSITION: "ตำแหน่ง",
    ReportColumn.UNIT: "หน่วยงาน",
    ReportColumn.STATUS: "สถานะ",
}

REPORT_COLUMNS: Final[Mapping[ReportColumn, Callable[[ReportRow], str]]] = {
    meaning: attrgetter(meaning.value) for meaning in ReportColumn
}
"""What a user's row says under each of them."""

"""What the columns of a New e-LAAS report are called, on the screen and on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from elaas_desk.domain.report import ReportColumn

COLUMNS: Final[Mapping[ReportColumn, str]] = {
    ReportColumn.GROUP: "กลุ่มผู้ใช้งาน",
    ReportColumn.USERNAME: "ชื่อผู้ใช้งาน",
    ReportColumn.NAME: "ชื่อและนามสกุล",
    ReportColumn.POSITION: "ตำแหน่ง",
    ReportColumn.UNIT: "หน่วยงาน",
    ReportColumn.STATUS: "สถานะ",
}

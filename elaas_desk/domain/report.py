"""A New e-LAAS report of the users in groups (circular, clause 4) as it was understood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ReportColumn(StrEnum):
    """What a column of the report can mean; the values are the keys of the JSON that `report --json` prints."""

    GROUP = "group"
    USERNAME = "username"
    NAME = "name"
    POSITION = "position"
    UNIT = "unit"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One user in one group. Text is in its normal form; what the report does not say is empty."""

    group: str
    username: str
    name: str
    position: str = ""
    unit: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A line of the report that is no user."""

    row: int  # its number in the file, from 1, as a spreadsheet shows it
    why: str  # Thai, a short phrase: หัวตาราง, ผลรวม, แถวว่าง


@dataclass(frozen=True, slots=True)
class Report:
    """What was read from one report."""

    rows: tuple[ReportRow, ...]
    skipped: tuple[SkippedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportImport:
    """A report that was taken into the register, or a list typed in its place; rows and bytes are read apart."""

    id: int
    name: str  # of the file; empty for a typed list
    sha256: str  # of the bytes; empty for a typed list
    size: int  # bytes
    as_of: date  # the day that it shows
    imported_at: datetime
    imported_by: str
    unit_id: int | None  # the unit that it covers; None: all
    row_count: int

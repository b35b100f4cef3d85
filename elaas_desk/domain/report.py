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
    sheet: str = ""  # of a workbook


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


@dataclass(frozen=True, slots=True)
class RawRow:
    """A line of the file as it stands there, to be shown beside what was understood."""

    row: int  # as in SkippedRow
    cells: tuple[str, ...]
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report, and how its file was understood."""

    report: Report
    file: str  # its name without folders
    sha256: str  # of its bytes
    layout: str  # SHA-256 of the words of its heading: the key under which corrected columns are remembered
    columns: tuple[ReportColumn | None, ...]  # what each column of `raw` means; the columns of a name all say so
    header: tuple[int, ...]  # the rows of the heading, numbered as in `raw`; none where there is no heading
    raw: tuple[RawRow, ...]  # the first lines of the file
    dated: date | None = None  # the day that its title or foot tells

    @property
    def is_understood(self) -> bool:
        """Whether a column of user names was found; without it no line can be told to be a user."""
        return ReportColumn.USERNAME in self.columns

"""The sheet of people and accounts that an office fills in on the first day: its columns, and how a row is read.

A row is text, as a person typed it. Nothing here knows how a spreadsheet is stored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from elaas_desk.thai.text import normalise


class SheetColumn(StrEnum):
    """The columns, in the order of the template; the values are the inputs that a problem belongs to."""

    TITLE = "title"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    NATIONAL_ID = "national_id"
    POSITION = "position"
    LEVEL = "level"
    UNIT = "unit_id"
    POST = "post"
    DIVISION = "division"
    PHONE = "phone"
    EMAIL = "email"
    IN_POST_SINCE = "in_post_since"
    APPOINTED_BY = "appointed_by"
    APPOINTED_ON = "appointed_on"
    USERNAME = "username"
    OPENED_ON = "opened_on"
    PASSWORD_CHANGED_ON = "password_changed_on"  # noqa: S105
    PASSWORD_KNOWN_BY = "password_known_by"  # noqa: S105
    GROUPS = "group_ids"
    DUTIES = "duty_name"
    ORDER_NUMBER = "order_number"
    ORDER_DATE = "order_date"
    STARTS_ON = "starts_on"


HEADINGS: Final[Mapping[SheetColumn, str]] = {
    SheetColumn.TITLE: "คำนำหน้า",
    SheetColumn.FIRST_NAME: "ชื่อ",
    SheetColumn.LAST_NAME: "นามสกุล",
    SheetColumn.NATIONAL_ID: "เลขประจำตัวประชาชน",
    SheetColumn.POSITION: "ตำแหน่ง",
    SheetColumn.LEVEL: "ระดับ",
    SheetColumn.UNIT: "หน่วยงาน",
    SheetColumn.POST: "ฐานะตามหนังสือสั่งการ",
    SheetColumn.DIVISION: "สังกัด",
    SheetColumn.PHONE: "โทรศัพท์",
    SheetColumn.EMAIL: "อีเมล",
    SheetColumn.IN_POST_SINCE: "ดำรงตำแหน่งตั้งแต่",
    SheetColumn.APPOINTED_BY: "คำสั่งแต่งตั้งที่",
    SheetColumn.APPOINTED_ON: "คำสั่งแต่งตั้งลงวันที่",
    SheetColumn.USERNAME: "ชื่อผู้ใช้ New e-LAAS",
    SheetColumn.OPENED_ON: "เปิดบัญชีเมื่อ",
    SheetColumn.PASSWORD_CHANGED_ON: "เปลี่ยนรหัสผ่านครั้งล่าสุด",
    SheetColumn.PASSWORD_KNOWN_BY: "ทราบวันเปลี่ยนจาก",
    SheetColumn.GROUPS: "กลุ่มผู้ใช้งาน",
    SheetColumn.DUTIES: "หน้าที่ตามคำสั่ง",
    SheetColumn.ORDER_NUMBER: "คำสั่งมอบหมายที่",
    SheetColumn.ORDER_DATE: "คำสั่งมอบหมายลงวันที่",
    SheetColumn.STARTS_ON: "มีผลตั้งแต่",
}

_SHORT: Final[Mapping[str, SheetColumn]] = {
    "คำนำหน้าชื่อ": SheetColumn.TITLE,
    "สกุล": SheetColumn.LAST_NAME,
    "ชื่อสกุล": SheetColumn.LAST_NAME,
    "เลขบัตรประชาชน": SheetColumn.NATIONAL_ID,
    "เลขประจำตัว": SheetColumn.NATIONAL_ID,
    "ฐานะ": SheetColumn.POST,
    "เบอร์โทรศัพท์": SheetColumn.PHONE,
    "โทร": SheetColumn.PHONE,
    "email": SheetColumn.EMAIL,
    "ชื่อผู้ใช้": SheetColumn.USERNAME,
    "ชื่อผู้ใช้งาน": SheetColumn.USERNAME,
    "username": SheetColumn.USERNAME,
    "รหัสผู้ใช้งาน": SheetColumn.USERNAME,
    "กลุ่ม": SheetColumn.GROUPS,
    "หน้าที่": SheetColumn.DUTIES,
}
_NEEDED: Final = frozenset({SheetColumn.FIRST_NAME, SheetColumn.LAST_NAME})
_HEAD_ROWS: Final = 20
_SEVERAL: Final = re.compile(r"[,;\n]")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One person as typed; columns that are empty or not there are left out."""

    number: int  # of the row in the file, from 1
    cells: Mapping[SheetColumn, str]

    def cell(self, column: SheetColumn) -> str:
        """What was typed there, in its normal form; empty for nothing."""
        return normalise(self.cells.get(column, ""))

    def several(self, column: SheetColumn) -> tuple[str, ...]:
        """What stands in one cell with commas, semicolons or line breaks between, each once."""
        parts = (normalise(part) for part in _SEVERAL.split(self.cells.get(column, "")))
        return tuple(dict.fromkeys(part for part in parts if part))


def rows_of(table: Sequence[Sequence[str]]) -> tuple[SheetRow, ...] | None:
    """The people of a table whose first rows hold the headings; None where there are no such headings.

    Empty rows are passed over.
    """
    for at, header in enumerate(table[:_HEAD_ROWS]):
        columns = columns_of(header)
        if set(columns.values()) >= _NEEDED:
            found = (_row(number, cells, columns) for number, cells in enumerate(table[at + 1 :], at + 2))
            return tuple(row for row in found if row.cells)
    return None


def columns_of(header: Sequence[str]) -> Mapping[int, SheetColumn]:
    """By the place in the header: what the column is; the first of two with the same heading counts."""
    known = {_plain(words): column for column, words in HEADINGS.items()}
    known |= {_plain(words): column for words, column in _SHORT.items()}
    found: dict[int, SheetColumn] = {}
    for place, words in enumerate(header):
        column = known.get(_plain(words))
        if column is not None and column not in found.values():
            found[place] = column
    return found


def _row(number: int, cells: Sequence[str], columns: Mapping[int, SheetColumn]) -> SheetRow:
    filled = {column: cells[place] for place, column in columns.items() if place < len(cells) and cells[place].strip()}
    return SheetRow(number, filled)


def _plain(words: str) -> str:
    """A heading without blanks, punctuation, case and what stands in brackets."""
    return re.sub(r"\(.*?\)|[\s.:*_–-]", "", normalise(words)).casefold()

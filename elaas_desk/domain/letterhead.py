"""What an office puts at the head of its papers: who sends them, their numbers, its pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from elaas_desk.domain.offices import Office, Unit, UnitKind
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_thai

SENDER_LINES: Final = 4
"""The most lines of the agency beside the garuda's feet."""
YEAR, NUMBER = "{ปี}", "{เลข}"
"""What may stand in the beginning of a number: the Buddhist year, and where the running number is written in."""

_ROOM = " " * 10
_CIRCULATED = "ว"


class NumberedPaper(StrEnum):
    """The papers that take a number of the office's own book after ที่."""

    LETTER = "letter"  # หนังสือภายนอก
    MEMO = "memo"  # บันทึกข้อความ: notices too


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the office has set itself; whatever is not there follows from the office and its units."""

    lines: tuple[str, ...] = ()
    """Name and address of the agency on letters."""
    agencies: Mapping[int, str] = field(default_factory=dict)
    """ส่วนราชการ of memos, by unit."""
    prefixes: Mapping[tuple[NumberedPaper, int], str] = field(default_factory=dict)
    """What numbers begin with, by paper and unit; the letters of the office itself begin as the office says."""
    garuda: bytes = field(default=b"", repr=False)
    logo: bytes = field(default=b"", repr=False)

    def sender(self, office: Office) -> tuple[str, ...]:
        """Who sends a letter: as the office has set it, or its name and address, on at most four lines."""
        if self.lines:
            return tuple(to_thai(line) for line in self.lines)
        address = tuple(line for line in office.address.splitlines() if line)
        told = " ".join(address)
        place = [f"อำเภอ{office.district}", f"จังหวัด{office.province}"]
        missing = [part for part in place if part not in told]
        if office.postcode and office.postcode not in told:
            missing.append(to_thai(office.postcode))
        lines = (office.full_name, *(to_thai(line) for line in address), *([" ".join(missing)] if missing else []))
        return (*lines[: SENDER_LINES - 1], " ".join(lines[SENDER_LINES - 1 :]))[: len(lines)]

    def agency(self, office: Office, unit: Unit) -> str:
        """ส่วนราชการ of a memo: as the office has set it, or the division and the office, or the unit's name."""
        if said := self.agencies.get(unit.id, ""):
            return said
        return f"{office.finance_division} {office.full_name}" if unit.kind is UnitKind.LAO else unit.name

    def number(self, office: Office, unit: Unit, kind: NumberedPaper, dated: date, *, circulated: bool = False) -> str:
        """What stands after ที่ before the running number is written in: สพ ๗๒๑๐๑/ or, circulated, สพ ๗๒๑๐๑/ว.

        Empty where nothing is known. Memos of the office begin as its letters do, unless they have a beginning of
        their own.
        """
        begins = self.prefixes.get((kind, unit.id), "")
        if not begins and unit.kind is UnitKind.LAO:
            begins = office.letter_prefix
        return written_number(begins, dated, circulated=circulated)


def written_number(begins: str, dated: date, *, circulated: bool = False) -> str:
    """What a number begins with as it is printed on a day, with room for the running number; see `YEAR` and `NUMBER`.

    Where the beginning does not say where the running number stands, it follows a stroke at the end.
    """
    if not begins:
        return ""
    if NUMBER not in begins:
        begins = begins.removesuffix("/") + f"/{NUMBER}"
    if circulated:
        begins = begins.replace(NUMBER, f"{_CIRCULATED}{NUMBER}")
    written = begins.replace(YEAR, to_thai(dates.be_year(dated)))
    return written.removesuffix(NUMBER).replace(NUMBER, _ROOM)

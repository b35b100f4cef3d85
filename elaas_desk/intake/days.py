"""The day that a report shows, as its title or the foot of its pages tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from elaas_desk.thai import dates
from elaas_desk.thai.dates import DateProblem
from elaas_desk.thai.digits import to_arabic

_DATE = (
    r"(?:วันที่\s?)?(?P<day>[0-9๐-๙]{1,2}\s?[/.\-]\s?[0-9๐-๙]{1,2}\s?[/.\-]\s?[0-9๐-๙]{2,4}"
    r"|[0-9๐-๙]{4}-[0-9๐-๙]{2}-[0-9๐-๙]{2}"
    r"|[0-9๐-๙]{1,2}\s?(?:เดือน)?\s?[ก-ฮะ-์.]{3,12}\s?(?:พ\.ศ\.|ค\.ศ\.)?\s?[0-9๐-๙]{2,4})"
)
# The day of the data comes before the day of printing.
_WORDS: Final = (
    r"(?:ข้อมูล\s?)?ณ\s?(?:วันที่)?|as of",
    r"พิมพ์(?:เมื่อ|วันที่|\s)*|วันที่(?:พิมพ์|ออกรายงาน|เรียกรายงาน)?|ออกรายงาน(?:เมื่อ|วันที่)?|printed(?: on)?|print date|date",
)
_TOLD: Final = tuple(re.compile(rf"(?:{words})\s?[:：]?\s?{_DATE}", re.IGNORECASE) for words in _WORDS)

_COMMON_ERA = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def day_told(lines: Iterable[str]) -> date | None:
    """The first day that one of the lines tells; None where none does."""
    said = list(lines)
    for pattern in _TOLD:
        for line in said:
            for match in pattern.finditer(line):
                if (day := _day(match["day"])) is not None:
                    return day
    return None


def _day(text: str) -> date | None:
    written = re.sub(r"\s?([/.\-])\s?", r"\1", to_arabic(text))
    try:
        return dates.parse(_COMMON_ERA.sub(_buddhist, written))
    except DateProblem:
        return None


def _buddhist(year: re.Match[str]) -> str:
    """A program that writes 2026 means the common era, though an officer may not."""
    return str(int(year[0]) + dates.BE_OFFSET)

"""Dates in the Buddhist era, both ways.

A year of the Buddhist era is the common one plus 543. The Thai year has begun on 1 January since 2484 (1941); dates
before that followed other calendars and are out of range here.

Which era a year is of:

- four digits from 2484 to 2742: Buddhist era (1941 to 2199);
- four digits from 1900 to 2199: looks like the common era, and is refused as AMBIGUOUS_ERA, unless ค.ศ. stands before;
- two digits from 50 to 99: 2550 to 2599. Two digits below 50 are refused as AMBIGUOUS_ERA: 26 may be 2526 or 2026.
  After พ.ศ. any two digits are of 25xx;
- a word for the era that the year contradicts (พ.ศ. 2026, ค.ศ. 2569) is AMBIGUOUS_ERA;
- every other year is OUT_OF_RANGE.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Final

from elaas_desk.thai.digits import to_arabic, to_thai
from elaas_desk.thai.text import normalise

MONTHS: Final = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
"""Full names of the months; January is the item 0."""

MONTHS_SHORT: Final = (
    *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
    *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
)
"""Short names of the months; January is the item 0."""

WEEKDAYS: Final = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
"""Names of the days of the week without วัน; Monday is the item 0, as in `date.weekday`."""

BE_OFFSET: Final = 543
FIRST: Final = date(1941, 1, 1)
"""The first date that `parse` accepts."""
LAST: Final = date(2199, 12, 31)
"""The last date that `parse` accepts."""

_FIRST_TWO_DIGIT_YEAR = 50
_FISCAL_YEAR_STARTS = 10  # October


class DateReason(StrEnum):
    """What is wrong with a text that should be a date."""

    EMPTY = "empty"
    NOT_A_DATE = "not_a_date"  # not written like any date
    NO_SUCH_DAY = "no_such_day"  # written like one, but the calendar has no such day, or it is another weekday
    AMBIGUOUS_ERA = "ambiguous_era"  # the year may be of the common or of the Buddhist era
    OUT_OF_RANGE = "out_of_range"  # before 1 January 2484 or after 31 December 2742


class DateProblem(ValueError):  # noqa: N818 - a person can put it right, so it is a problem, not an error
    """The text is no date that can be told for certain; `reason` says why."""

    def __init__(self, reason: DateReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def _month_words() -> Iterator[tuple[str, int]]:
    for number, (full, short) in enumerate(zip(MONTHS, MONTHS_SHORT, strict=True), start=1):
        yield full, number
        yield short.replace(".", ""), number
        yield re.sub("(?:คม|ยน|พันธ์)$", "", full), number


_MONTH_NUMBERS: Final = dict(_month_words())
_ERA = r"(?P<era>พ\. ?ศ\.?|พุทธศักราช|ค\. ?ศ\.?|คริสต์ศักราช)? ?"
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_WEEKDAY = "|".join([*WEEKDAYS, "พฤหัส"])
_LEAD = rf"(?:ลง)?(?:วันที่ ?|(?:วัน)?(?P<weekday>{_WEEKDAY})(?: ?ที่)? ?)?"
_FORMS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>[0-9]{4}|[0-9]{2})",
        rf"{_LEAD}(?P<day>[0-9]{{1,2}}) ?(?P<dot>[/.\- ]) ?(?P<month>[0-9]{{1,2}}) ?(?P=dot) ?{_ERA}{_YEAR}",
        rf"{_LEAD}(?P<day>[0-9]{{1,2}})[ \-/]?(?:เดือน ?)?(?P<month>[ก-๎.]+?(?: [ก-๎.]+?)??)[ \-/]?{_ERA}{_YEAR}",
        r"(?P<year>[0-9]{4})(?P<dot>[/.\-])(?P<month>[0-9]{1,2})(?P=dot)(?P<day>[0-9]{1,2})",
    )
)


def parse(text: str) -> date:
    """The date that a person or a file wrote, day first, in Thai or Arabic digits.

    Takes ๑๕ มี.ค. ๒๕๖๙, 15 มีนาคม 2569, วันที่ 15 เดือนมีนาคม พ.ศ. 2569, 15/3/2569, 15-3-69, 15.3.69, 150369,
    15032569 and 2569-03-15. The era is told as the module says, and 543 is taken off before the day is looked up, so
    that 29/02/2567 is found. A weekday that is named must be the right one.
    Raises DateProblem.
    """
    written = to_arabic(normalise(text))
    if not written:
        raise DateProblem(DateReason.EMPTY)
    match = next(filter(None, (form.fullmatch(written) for form in _FORMS)), None)
    if match is None:
        raise DateProblem(DateReason.NOT_A_DATE)
    found = match.groupdict()
    day = _day(_year(found["year"], found.get("era")), _month(found["month"]), int(found["day"]))
    named = found.get("weekday")
    if named and not WEEKDAYS[day.weekday()].startswith(named):
        raise DateProblem(DateReason.NO_SUCH_DAY)
    return day


def _month(written: str) -> int:
    if written.isdecimal():
        return int(written)
    number = _MONTH_NUMBERS.get(re.sub("[. ]", "", written))
    if number is None:
        raise DateProblem(DateReason.NOT_A_DATE)
    return number


def _year(written: str, era: str | None) -> int:
    """The year of the common era; the rules are in the module's docstring."""
    number = int(written)
    if era and era.startswith("ค"):
        return _within(number, looks_other=_is_buddhist(number) or len(written) == 2)
    if len(written) == 2:
        if not era and number < _FIRST_TWO_DIGIT_YEAR:
            raise DateProblem(DateReason.AMBIGUOUS_ERA)
        number += 2500
    return _within(number - BE_OFFSET, looks_other=1900 <= number <= LAST.year)


def _is_buddhist(year: int) -> bool:
    return FIRST.year <= year - BE_OFFSET <= LAST.year


def _within(year: int, *, looks_other: bool) -> int:
    if looks_other:
        raise DateProblem(DateReason.AMBIGUOUS_ERA)
    if not FIRST.year <= year <= LAST.year:
        raise DateProblem(DateReason.OUT_OF_RANGE)
    return year


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise DateProblem(DateReason.NO_SUCH_DAY) from None


def be_year(day: date) -> int:
    """The year of the Buddhist era: 2569 for a day in 2026."""
    return day.year + BE_OFFSET


def fiscal_year(day: date) -> int:
    """The Thai government's budget year (ปีงบประมาณ), Buddhist era: October to September, named for its end."""
    return be_year(day) + (day.month >= _FISCAL_YEAR_STARTS)


def add_months(day: date, months: int) -> date:
    """The same day so many calendar months later (or earlier, below 0), or the last day of a shorter month.

    31 August and six months is the last day of February. dateutil gives the same and takes five times as long, which
    tells where 100,000 due dates are computed at once.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def weekday(day: date) -> str:
    """The day of the week with its word: วันอาทิตย์."""
    return "วัน" + WEEKDAYS[day.weekday()]


def long(day: date) -> str:
    """15 มีนาคม 2569: for the screen, where there is room."""
    return f"{day.day} {MONTHS[day.month - 1]} {be_year(day)}"


def short(day: date) -> str:
    """15 มี.ค. 2569: for the screen."""
    return f"{day.day} {MONTHS_SHORT[day.month - 1]} {be_year(day)}"


def official(day: date) -> str:
    """๑๕  มีนาคม  ๒๕๖๙: for papers, in Thai digits with two blanks between the parts."""
    return to_thai(f"{day.day}  {MONTHS[day.month - 1]}  {be_year(day)}")

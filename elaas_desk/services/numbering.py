"""The running numbers of requests and of reviews: ๑๒/๒๕๗๐, by fiscal or calendar year, as the office sets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elaas_desk.domain.offices import Office, RequestNumbering
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.office_records import the_office
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_arabic, to_thai


def next_number(work: UnitOfWork, dated: date) -> str:
    """One more than the highest running number of the year of that day, whoever gave it."""
    return next_numbers(work, dated, 1)[0]


def next_numbers(work: UnitOfWork, dated: date, count: int) -> tuple[str, ...]:
    """So many numbers that run on from the highest of the year of that day."""
    suffix = year_suffix(the_office(work), dated)
    highest = _highest(work.requests.numbers(suffix), suffix)
    return tuple(f"{to_thai(highest + place)}{suffix}" for place in range(1, count + 1))


def next_review_number(work: UnitOfWork, dated: date) -> str:
    """One more than the highest running number of the reviews of that year; they have a row of their own."""
    suffix = year_suffix(the_office(work), dated)
    return f"{to_thai(_highest(work.reviews.numbers(suffix), suffix) + 1)}{suffix}"


def year_suffix(office: Office, dated: date) -> str:
    """/๒๕๗๐: the Buddhist year that the number of that day ends with."""
    fiscal = office.numbering is RequestNumbering.FISCAL
    return f"/{to_thai(dates.fiscal_year(dated) if fiscal else dates.be_year(dated))}"


def _highest(numbers: Iterable[str], suffix: str) -> int:
    running = [to_arabic(number.removesuffix(suffix)) for number in numbers]
    return max((int(each) for each in running if each.isdecimal()), default=0)

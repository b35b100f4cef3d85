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
    suffix = year_suffix(the_office(work), dated)
    return _after(work.requests.numbers(suffix), suffix)


def next_review_number(work: UnitOfWork, dated: date) -> str:
    """One more than the highest running number of the reviews of that year; they have a row of their own."""
    suffix = year_suffix(the_office(work), dated)
    return _after(work.reviews.numbers(suffix), suffix)


def year_suffix(office: Office, dated: date) -> str:
    """/๒๕๗๐: the Buddhist year that the number of that day ends with."""
    fiscal = office.numbering is RequestNumbering.FISCAL
    return f"/{to_thai(dates.fiscal_year(dated) if fiscal else dates.be_year(dated))}"


def _after(numbers: Iterable[str], suffix: str) -> str:
    running = [to_arabic(number.removesuffix(suffix)) for number in numbers]
    highest = max((int(each) for each in running if each.isdecimal()), default=0)
    return f"{to_thai(highest + 1)}{suffix}"

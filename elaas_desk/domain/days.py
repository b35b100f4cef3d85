"""Days as files and command lines name them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from elaas_desk.errors import Problem
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_arabic

DATE_PROBLEMS: Final[Mapping[dates.DateReason, Problem]] = {
    dates.DateReason.EMPTY: Problem.EMPTY,
    dates.DateReason.NOT_A_DATE: Problem.NOT_A_DATE,
    dates.DateReason.NO_SUCH_DAY: Problem.NO_SUCH_DAY,
    dates.DateReason.AMBIGUOUS_ERA: Problem.AMBIGUOUS_ERA,
    dates.DateReason.OUT_OF_RANGE: Problem.DATE_OUT_OF_RANGE,
}
"""What is wrong with a text that should be a day, as the problem of an input."""

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def day_of(text: str) -> date:
    """The day that a text names: as `thai.dates.parse`, and ISO 8601 of the common era (2026-03-15) as well.

    What people type may mean either era and is refused there; ISO 8601 fixes the era, and programs write it.
    Raises `dates.DateProblem`.
    """
    match = _ISO.fullmatch(to_arabic(text))
    if match is None:
        return dates.parse(text)
    year, month, day = (int(part) for part in match.groups())
    if not dates.FIRST.year <= year <= dates.LAST.year:
        return dates.parse(text)
    return dates.parse(f"{day}/{month}/{year + dates.BE_OFFSET}")

"""Orders that assign duties (คำสั่งมอบหมายหน้าที่, circular 4.1): the assignments of one number and date together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from elaas_desk.domain.people import DutyAssignment
from elaas_desk.thai.digits import to_arabic
from elaas_desk.thai.text import normalise


@dataclass(frozen=True, slots=True)
class DutyOrder:
    """One order as the register knows it: there is no more to it than its assignments."""

    number: str  # as it was written first
    dated: date
    assignments: tuple[DutyAssignment, ...]  # at least one

    @property
    def starts_on(self) -> date:
        """The first day of the first duty."""
        return min(each.starts_on for each in self.assignments)

    @property
    def ends_on(self) -> date | None:
        """The last day of the last duty; None while one runs until further order."""
        days = [each.ends_on for each in self.assignments]
        return None if None in days else max(day for day in days if day is not None)

    @property
    def acting(self) -> bool:
        """Whether it lets somebody act for another (รักษาราชการแทน)."""
        return any(each.acting for each in self.assignments)

    def in_force(self, today: date) -> bool:
        """Whether a duty of it is in force on that day."""
        return any(each.holds(today) for each in self.assignments)

    def is_over(self, today: date) -> bool:
        """Whether all its duties have ended."""
        return self.ends_on is not None and self.ends_on < today


def order_key(number: str, dated: date) -> tuple[str, date]:
    """By what an order is known: the same in Thai and Arabic digits, and however its blanks were typed."""
    return to_arabic(normalise(number)).replace(" ", "").casefold(), dated


def orders_of(assignments: Iterable[DutyAssignment]) -> tuple[DutyOrder, ...]:
    """The assignments by their orders, the newest order first."""
    found: dict[tuple[str, date], list[DutyAssignment]] = {}
    for each in sorted(assignments, key=attrgetter("id")):
        found.setdefault(order_key(each.order_number, each.order_date), []).append(each)
    orders = [DutyOrder(lines[0].order_number, dated, tuple(lines)) for (_, dated), lines in found.items()]
    return tuple(sorted(orders, key=_newest_first))


def _newest_first(order: DutyOrder) -> tuple[int, int]:
    """By date; of one day what was entered later comes first."""
    return -order.dated.toordinal(), -order.assignments[0].id

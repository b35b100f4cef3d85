"""Orders are the assignments of one number and date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.domain.orders import order_key, orders_of
from elaas_desk.domain.people import DutyAssignment
from elaas_desk.thai.digits import to_thai
from tests.domain.values import FINANCE, SUPPLIES, TODAY, assigned, days_ago


@given(st.integers(1, 9999), st.integers(2560, 2580), st.sampled_from(["{0}/{1}", "{0} / {1}", " {0}/{1} "]))
def test_an_order_is_the_same_in_thai_and_arabic_digits_and_with_any_blanks(number: int, year: int, shape: str) -> None:
    typed = shape.format(number, year)

    assert order_key(typed, TODAY) == order_key(to_thai(f"{number}/{year}"), TODAY)
    assert order_key(typed, TODAY) != order_key(typed, days_ago(1))


@given(st.permutations([assigned(FINANCE, 1), assigned(SUPPLIES, 1), assigned(FINANCE, 2), assigned(FINANCE, 3)]))
def test_every_assignment_is_in_exactly_one_order_whatever_their_order(lines: list[DutyAssignment]) -> None:
    other = replace(assigned(FINANCE, 9), order_number="125/2569", order_date=days_ago(3))
    newest, first = orders_of([*lines, other])

    assert newest.assignments == (other,)
    assert [each.id for each in first.assignments] == [101, 102, 201, 301]


def test_an_order_lasts_as_long_as_one_of_its_duties() -> None:
    ended, open_end = assigned(FINANCE, 1, ends_on=days_ago(1)), assigned(FINANCE, 2)
    (both,) = orders_of([ended, open_end])
    (over,) = orders_of([ended, assigned(SUPPLIES, 1, ends_on=days_ago(4))])

    assert (both.ends_on, both.in_force(TODAY), both.is_over(TODAY)) == (None, True, False)
    assert (over.ends_on, over.in_force(TODAY), over.is_over(TODAY)) == (days_ago(1), False, True)
    assert not over.is_over(days_ago(1))


def test_an_order_begins_with_its_first_duty_and_acts_if_one_line_does() -> None:
    (found,) = orders_of([assigned(FINANCE, 1), assigned(FINANCE, 2, starts_on=date(2026, 1, 5), acting=True)])

    assert (found.starts_on, found.acting) == (date(2026, 1, 5), True)

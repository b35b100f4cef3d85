"""Dates of the Buddhist era as people write them, and as papers and the screen show them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.thai import dates
from elaas_desk.thai.dates import DateProblem, DateReason
from elaas_desk.thai.digits import to_thai

_DAYS = st.dates(dates.FIRST, dates.LAST)


def _reason(text: str) -> DateReason:
    with pytest.raises(DateProblem) as caught:
        dates.parse(text)
    return caught.value.reason


@pytest.mark.parametrize(
    "written",
    [
        "๒๓ พ.ย. ๒๕๖๙",
        "23 พฤศจิกายน 2569",
        "๒๓  พฤศจิกายน  ๒๕๖๙",
        "23/11/2569",
        "23-11-2569",
        "23.11.2569",
        "23 / 11 / 2569",
        "23 11 2569",
        "23/11/69",
        "23 พ.ย. 69",
        "23พ.ย.69",
        "23 พย 69",
        "23 พ. ย. 69",
        "23-พ.ย.-69",
        "231169",
        "๒๓๑๑๖๙",
        "23112569",
        "2569-11-23",
        "วันที่ ๒๓ พฤศจิกายน พ.ศ. ๒๕๖๙",
        "วันที่ 23 เดือน พฤศจิกายน พ.ศ. 2569",
        "ลงวันที่ ๒๓ พฤศจิกายน พุทธศักราช ๒๕๖๙",
        "วันจันทร์ที่ 23 พฤศจิกายน พ.ศ. 2569",
        "จันทร์ 23 พฤศจิกายน 2569",
        "23 พฤศจิกา 2569",
        "23 พ.ย. พ.ศ. 69",
        "23/11/พ.ศ. 2569",
        "23 พฤศจิกายน ค.ศ. 2026",
        "\u200b 23\u00a0พฤศจิกายน\u00a02569 ",
    ],
)
def test_a_day_is_read_however_it_is_written(written: str) -> None:
    assert dates.parse(written) == date(2026, 11, 23)


@pytest.mark.parametrize("written", ["29/02/2567", "29 ก.พ. 2567", "๒๙ กุมภาพันธ์ ๒๕๖๗", "290267"])
def test_the_leap_day_is_found_after_the_era_is_taken_off(written: str) -> None:
    assert dates.parse(written) == date(2024, 2, 29)


@pytest.mark.parametrize(
    "written", ["29/2/2568", "31/4/2569", "0/1/2569", "15/13/2569", "15/0/2569", "32 ม.ค. 2569", "320169"]
)
def test_a_day_that_the_calendar_lacks_is_refused(written: str) -> None:
    assert _reason(written) is DateReason.NO_SUCH_DAY


def test_a_weekday_that_is_not_that_day_s_is_refused() -> None:
    assert _reason("วันอังคารที่ 23 พฤศจิกายน 2569") is DateReason.NO_SUCH_DAY


@pytest.mark.parametrize(
    "written",
    [
        "23/11/2026",  # four digits of the common era
        "23 พ.ย. 1999",
        "23112026",
        "2026-11-23",
        "1/1/1900",
        "1/1/2199",
        "23/11/26",  # 2526 or 2026
        "23 พ.ย. 49",
        "231100",
        "23 พ.ย. พ.ศ. 2026",  # the word says one era, the year the other
        "23 พ.ย. ค.ศ. 2569",
        "23 พ.ย. ค.ศ. 69",
    ],
)
def test_a_year_that_may_be_of_either_era_is_refused(written: str) -> None:
    assert _reason(written) is DateReason.AMBIGUOUS_ERA


@pytest.mark.parametrize(("written", "year"), [("1/1/50", 2007), ("1/1/99", 2056), ("1 ม.ค. พ.ศ. 49", 2006)])
def test_a_year_of_two_digits_is_of_25xx_from_50_on_or_after_the_word(written: str, year: int) -> None:
    assert dates.parse(written) == date(year, 1, 1)


@pytest.mark.parametrize(
    "written", ["31/12/2483", "1/1/2743", "1/1/2200", "1/1/2400", "1/1/1899", "1/1/9999", "1/1/0001"]
)
def test_a_year_that_no_register_holds_is_refused(written: str) -> None:
    assert _reason(written) is DateReason.OUT_OF_RANGE


@pytest.mark.parametrize("written", ["", "   ", "\u200b"])
def test_nothing_is_empty(written: str) -> None:
    assert _reason(written) is DateReason.EMPTY


@pytest.mark.parametrize(
    "written",
    [
        "เมื่อวาน",
        "15 มี.ค.",
        "15/3",
        "2569",
        "15 ก.ม. 2569",
        "15/3/256",
        "15/3-2569",
        "1503256",
        "15//2569",
        "15 March 2569",
        "²/3/2569",
    ],
)
def test_what_is_written_like_no_date_is_refused(written: str) -> None:
    assert _reason(written) is DateReason.NOT_A_DATE


def test_a_day_is_shown_in_each_form() -> None:
    day = date(2026, 3, 15)
    assert dates.long(day) == "15 มีนาคม 2569"
    assert dates.short(day) == "15 มี.ค. 2569"
    assert dates.official(day) == "๑๕  มีนาคม  ๒๕๖๙"
    assert dates.weekday(day) == "วันอาทิตย์"
    assert dates.be_year(day) == 2569


def test_the_fiscal_year_begins_on_the_first_of_october() -> None:
    assert dates.fiscal_year(date(2026, 9, 30)) == 2569
    assert dates.fiscal_year(date(2026, 10, 1)) == 2570
    assert dates.fiscal_year(date(2027, 1, 1)) == 2570


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -12, date(2025, 1, 15)),
    ],
)
def test_months_of_the_calendar_are_added(day: date, months: int, then: date) -> None:
    assert dates.add_months(day, months) == then


@given(_DAYS)
def test_every_day_shown_can_be_read_back(day: date) -> None:
    numbers = f"{day.day}/{day.month}/{dates.be_year(day)}"
    for written in (dates.long(day), dates.short(day), dates.official(day), numbers, to_thai(numbers)):
        assert dates.parse(written) == day
    assert dates.parse(f"{dates.weekday(day)}ที่ {dates.long(day)}") == day


@given(_DAYS, st.integers(-1200, 1200))
def test_added_months_agree_with_dateutil(day: date, months: int) -> None:
    then = dates.add_months(day, months)
    assert then == day + relativedelta(months=months)
    assert then.day <= day.day
    assert (then.year - day.year) * 12 + then.month - day.month == months


@given(_DAYS, _DAYS, st.integers(0, 240))
def test_added_months_keep_the_order_of_days(one: date, other: date, months: int) -> None:
    earlier, later = sorted((one, other))
    assert dates.add_months(earlier, months) <= dates.add_months(later, months)


@given(st.text() | st.text("0123456789๐๙/-. พศคมีย", max_size=14))
def test_any_text_is_a_day_in_range_or_a_problem(text: str) -> None:
    with suppress(DateProblem):
        assert dates.FIRST <= dates.parse(text) <= dates.LAST

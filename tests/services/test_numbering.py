"""The running numbers of requests: by fiscal or calendar year, without gap or double, around numbers typed by hand."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import OfficeDraft
from elaas_desk.domain.offices import OfficeType, RequestNumbering
from elaas_desk.domain.requests import Change, GroupChange, Reason, RequestDraft
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from elaas_desk.thai.digits import to_arabic
from tests.services.office import TODAY, OfficeIds, problem_of

FISCAL_2569 = date(2026, 9, 30)
"""The last day of the fiscal year before; it lies in the calendar year of TODAY."""


def new_user(ids: OfficeIds, dated: date = TODAY) -> RequestDraft:
    """A newcomer of the LAO asks for the group of payments."""
    return RequestDraft(ids.lao.newcomer, Reason.NEW_USER, dated, (GroupChange(ids.payments, Change.ADD),))


def number_of(desk: Desk, head: Actor, draft: RequestDraft) -> str:
    """The number that a request is kept with."""
    return desk.requests.detail(head, desk.requests.submit(head, draft).id).request.number


def set_numbering(desk: Desk, head: Actor, numbering: RequestNumbering) -> None:
    """Change the setting of the office."""
    draft = OfficeDraft(OfficeType.SUBDISTRICT, "บ้านใหม่", "เมือง", "สุพรรณบุรี", numbering=numbering)
    desk.register.save_office(head, draft, desk.register.office(head).version)


def test_numbers_run_on_by_the_fiscal_year_in_thai_digits(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    assert desk.requests.next_number(head, TODAY) == "๒๗/๒๕๗๐"
    assert desk.requests.next_number(head, date(2026, 9, 30)) == "๑/๒๕๖๙"
    request_id = desk.requests.submit(head, new_user(ids)).id
    assert desk.requests.detail(head, request_id).request.number == "๒๗/๒๕๗๐"
    assert desk.requests.next_number(head, TODAY) == "๒๘/๒๕๗๐"


def test_numbers_run_by_the_calendar_year_where_the_office_sets_it(desk: Desk, head: Actor) -> None:
    calendar = OfficeDraft(OfficeType.SUBDISTRICT, "บ้านใหม่", "เมือง", "สุพรรณบุรี", numbering=RequestNumbering.CALENDAR)
    desk.register.save_office(head, calendar, 1)
    assert desk.requests.next_number(head, TODAY) == "๑/๒๕๖๙"


def test_a_number_of_ones_own_is_kept_and_the_next_runs_on_from_it(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    own = desk.requests.submit(head, replace(new_user(ids), number="40/2570")).id
    assert desk.requests.detail(head, own).request.number == "๔๐/๒๕๗๐"
    assert desk.requests.next_number(head, TODAY) == "๔๑/๒๕๗๐"
    twice = replace(new_user(ids), number="๔๐/๒๕๗๐")
    assert problem_of(lambda: desk.requests.submit(head, twice)) is Problem.NUMBER_TAKEN


def test_many_at_once_get_numbers_with_no_gap_and_no_double(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    with ThreadPoolExecutor(8) as pool:
        added = list(pool.map(lambda _: desk.requests.submit(head, new_user(ids)).id, range(24)))
    listed = {entry.request.id: entry.request.number for entry in desk.requests.listed(head)}
    numbers = sorted(int(to_arabic(listed[request_id]).split("/")[0]) for request_id in added)
    assert numbers == list(range(27, 51))


def test_a_request_that_was_refused_for_its_input_uses_no_number(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    empty = replace(new_user(ids), changes=())
    assert problem_of(lambda: desk.requests.submit(head, empty)) is Problem.NO_GROUPS
    assert desk.requests.next_number(head, TODAY) == "๒๗/๒๕๗๐"


def test_a_change_of_the_setting_in_mid_year_gives_no_number_twice(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    assert [number_of(desk, head, new_user(ids, FISCAL_2569)) for _ in range(2)] == ["๑/๒๕๖๙", "๒/๒๕๖๙"]
    assert number_of(desk, head, new_user(ids)) == "๒๗/๒๕๗๐"
    set_numbering(desk, head, RequestNumbering.CALENDAR)
    assert number_of(desk, head, new_user(ids)) == "๓/๒๕๖๙", "it runs on from those of the fiscal year of that name"
    set_numbering(desk, head, RequestNumbering.FISCAL)
    assert number_of(desk, head, new_user(ids)) == "๒๘/๒๕๗๐"
    assert number_of(desk, head, new_user(ids, FISCAL_2569)) == "๔/๒๕๖๙"


def test_the_first_day_of_the_fiscal_year_begins_the_numbers_anew(desk: Desk, head: Actor) -> None:
    assert desk.requests.next_number(head, date(2027, 9, 30)).endswith("/๒๕๗๐")
    assert desk.requests.next_number(head, date(2027, 10, 1)) == "๑/๒๕๗๑"


@pytest.mark.parametrize("typed", ["40/2570", " ๔๐ / ๒๕๗๐ ", "040/2570"])
def test_a_number_counts_however_it_was_typed(desk: Desk, head: Actor, ids: OfficeIds, typed: str) -> None:
    number_of(desk, head, replace(new_user(ids), number=typed))
    assert desk.requests.next_number(head, TODAY) == "๔๑/๒๕๗๐"


def test_a_number_of_another_kind_is_kept_and_counts_for_nothing(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    assert number_of(desk, head, replace(new_user(ids), number="สพ 72101/5")) == "สพ ๗๒๑๐๑/๕"
    assert number_of(desk, head, replace(new_user(ids), number="กค 99/2570")) == "กค ๙๙/๒๕๗๐"
    assert desk.requests.next_number(head, TODAY) == "๒๗/๒๕๗๐"

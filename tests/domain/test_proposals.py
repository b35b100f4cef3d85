"""What a request would best ask for, by the duties in force."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.people import DutyAssignment, Post
from elaas_desk.domain.proposals import OrderedDuty, line_of, proposed_changes
from elaas_desk.domain.requests import MAX_GROUPS, Change, GroupChange, Reason
from tests.domain.values import FINANCE, PAYMENTS, REPORTS, STORES, SUPPLIES, TODAY, days_ago

ORDER = ("131/2569", date(2026, 11, 16))
FINANCE_BY_ORDER = OrderedDuty(FINANCE, DutyAssignment(1, 1, FINANCE.id, *ORDER, date(2026, 11, 17)))
SUPPLIES_BY_ORDER = OrderedDuty(SUPPLIES, DutyAssignment(2, 1, SUPPLIES.id, *ORDER, date(2026, 11, 17)))
ALL = (PAYMENTS, STORES, REPORTS)


def proposed(
    reason: Reason = Reason.CHANGE_RIGHTS,
    post: Post = Post.LAO_USER,
    held: Collection[int] = (),
    duties: Sequence[OrderedDuty] = (),
    groups: Sequence[PrivilegeGroup] = ALL,
) -> list[tuple[int, Change]]:
    """Groups and what is asked for them."""
    return [(line.group_id, line.change) for line in proposed_changes(post, reason, groups, held, duties, TODAY)]


def test_a_new_user_asks_for_the_groups_of_the_duties_with_their_order() -> None:
    lines = proposed_changes(Post.LAO_USER, Reason.NEW_USER, ALL, (), [FINANCE_BY_ORDER], TODAY)
    assert lines == (GroupChange(PAYMENTS.id, Change.ADD, FINANCE.name, *ORDER),)


def test_a_change_of_rights_asks_for_what_a_duty_lacks_and_gives_back_what_lost_its_ground() -> None:
    found = proposed(held={PAYMENTS.id}, duties=[SUPPLIES_BY_ORDER])
    assert found == [(STORES.id, Change.ADD), (PAYMENTS.id, Change.REMOVE)]


def test_nothing_is_proposed_where_duties_and_groups_match() -> None:
    assert proposed(held={PAYMENTS.id, REPORTS.id}, duties=[FINANCE_BY_ORDER]) == []


def test_a_duty_that_has_one_of_its_groups_wants_no_other() -> None:
    second = replace(PAYMENTS, id=9)
    assert proposed(held={second.id}, duties=[FINANCE_BY_ORDER], groups=[*ALL, second]) == []


def test_a_group_that_has_ended_is_given_back_and_never_asked_for() -> None:
    ended = replace(PAYMENTS, valid_to=days_ago(1))
    assert proposed(held={ended.id}, duties=[FINANCE_BY_ORDER], groups=[ended]) == [(ended.id, Change.REMOVE)]
    assert proposed(duties=[FINANCE_BY_ORDER], groups=[ended]) == []


def test_who_cannot_get_in_and_the_head_who_writes_to_the_department_ask_for_no_groups() -> None:
    assert proposed(Reason.CANNOT_SIGN_IN, duties=[FINANCE_BY_ORDER]) == []
    assert proposed(Reason.CHANGE_RIGHTS, Post.LAO_FINANCE_HEAD, duties=[FINANCE_BY_ORDER]) == []


def test_the_executive_asks_for_the_group_that_only_shows_and_gives_back_what_does_more() -> None:
    tied = replace(REPORTS, id=9, duty_ids=frozenset({FINANCE.id}))
    found = proposed(post=Post.EXECUTIVE, held={PAYMENTS.id}, groups=[*ALL, tied])
    assert found == [(REPORTS.id, Change.ADD), (PAYMENTS.id, Change.REMOVE)]
    assert proposed(Reason.NEW_USER, Post.CLERK, held={REPORTS.id}) == []


def test_where_every_group_that_only_shows_is_tied_to_duties_the_executive_asks_for_those() -> None:
    tied = replace(REPORTS, duty_ids=frozenset({FINANCE.id}))
    assert proposed(post=Post.EXECUTIVE, groups=[PAYMENTS, tied]) == [(REPORTS.id, Change.ADD)]


def test_a_new_user_gives_nothing_back() -> None:
    assert proposed(Reason.NEW_USER, held={STORES.id}, duties=[FINANCE_BY_ORDER]) == [(PAYMENTS.id, Change.ADD)]


def test_no_more_groups_are_proposed_than_one_form_holds() -> None:
    many = [replace(PAYMENTS, id=number) for number in range(100, 100 + MAX_GROUPS + 3)]
    assert len(proposed(duties=[FINANCE_BY_ORDER], groups=many)) == MAX_GROUPS


def test_a_group_given_back_names_no_duty() -> None:
    assert line_of(PAYMENTS, Change.REMOVE, [FINANCE_BY_ORDER]) == GroupChange(PAYMENTS.id, Change.REMOVE)

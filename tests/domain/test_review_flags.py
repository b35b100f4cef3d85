"""What forbids to confirm a user of a review in passing (circular 2, 3.4.2, 4.1, 4.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from elaas_desk.domain.accounts import Account, PrivilegeGroup
from elaas_desk.domain.conflicts import ConflictException, GroupConflict
from elaas_desk.domain.people import Post
from elaas_desk.domain.review_flags import Rules, Subject
from elaas_desk.domain.review_rows import Flag
from tests.domain.values import (
    FINANCE,
    GROUPS,
    PAYMENTS,
    REPORTS,
    STORES,
    SUPPLIES,
    TODAY,
    account,
    days_ago,
    person,
    policy,
)

PAIR = GroupConflict(1, PAYMENTS.id, STORES.id)
RULES = Rules(policy(), TODAY, tuple(GROUPS.values()), (PAIR,))


def flags(*groups: PrivilegeGroup, of: Account | None = None, rules: Rules = RULES, **other: Any) -> tuple[Flag, ...]:
    """Of somebody with the duty of finance in these groups."""
    plain = Subject(person(), of or account(), groups, {FINANCE.id})
    return rules.flags_of(replace(plain, **other))


def test_who_is_in_order_has_no_flag() -> None:
    assert flags(PAYMENTS, REPORTS) == ()
    assert flags() == ()


def test_a_group_without_its_duty_and_one_that_is_over_are_flags() -> None:
    assert flags(STORES) == (Flag.NO_DUTY,)
    assert flags(replace(PAYMENTS, valid_to=days_ago(1))) == (Flag.GROUP_ENDED,)
    assert flags(replace(PAYMENTS, valid_to=TODAY)) == ()


def test_a_group_that_the_catalogue_ties_to_no_duty_is_no_flag_of_the_user() -> None:
    assert flags(PrivilegeGroup(9, "ทะเบียนทรัพย์สิน")) == ()


@pytest.mark.parametrize("post", [Post.EXECUTIVE, Post.CLERK])
def test_an_executive_or_clerk_with_more_than_viewing_is_a_flag(post: Post) -> None:
    assert flags(PAYMENTS, REPORTS, person=person(post=post)) == (Flag.TOO_MUCH,)
    assert flags(REPORTS, person=person(post=post)) == ()


def test_who_has_left_is_flagged_from_the_day_after_the_last_day() -> None:
    assert flags(PAYMENTS, person=person(last_day=TODAY)) == ()
    assert flags(PAYMENTS, person=person(last_day=days_ago(1))) == (Flag.LEFT,)


def test_two_groups_that_conflict_are_a_flag_unless_an_exception_holds() -> None:
    both = {FINANCE.id, SUPPLIES.id}
    assert flags(PAYMENTS, STORES, duties=both) == (Flag.CONFLICT,)
    allowed = ConflictException(1, PAIR.id, 1, "ขาดคน", days_ago(1), TODAY)
    assert flags(PAYMENTS, STORES, rules=replace(RULES, exceptions=(allowed,)), duties=both) == ()
    over = replace(allowed, ends_on=days_ago(1))
    assert flags(PAYMENTS, STORES, rules=replace(RULES, exceptions=(over,)), duties=both) == (Flag.CONFLICT,)


def test_a_late_password_is_a_flag_and_one_due_today_is_not() -> None:
    assert flags(PAYMENTS, of=account(password_changed_on=days_ago(185))) == (Flag.LATE_PASSWORD,)
    assert flags(PAYMENTS, of=account(password_changed_on=days_ago(184))) == ()


def test_several_flags_stand_in_one_order() -> None:
    found = flags(
        STORES, of=account(password_changed_on=days_ago(300)), person=person(last_day=days_ago(9)), is_own=True
    )
    assert found == (Flag.LEFT, Flag.NO_DUTY, Flag.LATE_PASSWORD, Flag.OWN_ROW)

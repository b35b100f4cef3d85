"""The decision table of the circular, row by row."""

from __future__ import annotations

import pytest

from elaas_desk.domain.people import Post
from elaas_desk.domain.requests import PaperKind, Reason
from elaas_desk.domain.routing import Addressee, Forbidden, Notice, Route, asks_for_groups, reason_choices, route
from tests.domain.values import policy

LETTER_AND_FORM_1 = (PaperKind.LETTER, PaperKind.FORM1)
FORM_2 = (PaperKind.FORM2,)
NEW, RIGHTS, SHUT_OUT = Reason.NEW_USER, Reason.CHANGE_RIGHTS, Reason.CANNOT_SIGN_IN
SILENT_NEW, SILENT_RIGHTS = Notice.CIRCULAR_SILENT_NEW_HEAD, Notice.CIRCULAR_SILENT_RIGHTS


def test_the_head_of_the_lao_who_cannot_get_in_writes_to_the_department_with_form_1() -> None:
    assert route(Post.LAO_FINANCE_HEAD, SHUT_OUT) == Route(LETTER_AND_FORM_1, Addressee.DLA, "1.1.1")


@pytest.mark.parametrize("reason", Reason)
def test_other_users_of_the_lao_hand_form_2_to_its_head_of_finance(reason: Reason) -> None:
    assert route(Post.LAO_USER, reason) == Route(FORM_2, Addressee.LAO_FINANCE_HEAD, "1.1.2")


def test_the_head_of_a_subordinate_unit_who_cannot_get_in_hands_form_2_to_the_head_of_the_lao() -> None:
    assert route(Post.SUBUNIT_FINANCE_HEAD, SHUT_OUT) == Route(FORM_2, Addressee.LAO_FINANCE_HEAD, "1.2.1")


@pytest.mark.parametrize("reason", Reason)
def test_other_users_of_a_subordinate_unit_hand_form_2_to_its_own_head(reason: Reason) -> None:
    assert route(Post.SUBUNIT_USER, reason) == Route(FORM_2, Addressee.SUBUNIT_FINANCE_HEAD, "1.2.2")


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("post", [Post.EXECUTIVE, Post.CLERK])
def test_executive_and_clerk_are_set_up_by_the_head_and_form_2_is_for_the_file(post: Post, reason: Reason) -> None:
    expected = Route(FORM_2, Addressee.LAO_FINANCE_HEAD, "2", Notice.SET_UP_BY_HEAD, required=False)

    assert route(post, reason) == expected


@pytest.mark.parametrize(("reason", "notice"), [(NEW, SILENT_NEW), (RIGHTS, SILENT_RIGHTS)])
def test_where_the_circular_is_silent_on_the_head_of_the_lao_the_letter_goes_with_a_notice(
    reason: Reason, notice: Notice
) -> None:
    assert route(Post.LAO_FINANCE_HEAD, reason) == Route(LETTER_AND_FORM_1, Addressee.DLA, "1.1.1", notice)


@pytest.mark.parametrize(("reason", "notice"), [(NEW, SILENT_NEW), (RIGHTS, SILENT_RIGHTS)])
def test_where_the_circular_is_silent_on_a_subordinate_head_form_2_goes_to_the_lao_with_a_notice(
    reason: Reason, notice: Notice
) -> None:
    expected = Route(FORM_2, Addressee.LAO_FINANCE_HEAD, "1.2.1", notice)

    assert route(Post.SUBUNIT_FINANCE_HEAD, reason) == expected


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("post", Post)
def test_every_route_names_a_clause_that_the_policy_holds(post: Post, reason: Reason) -> None:
    assert route(post, reason).clause in policy().clauses


@pytest.mark.parametrize("post", Post)
def test_who_has_an_account_may_give_every_reason_but_new_user(post: Post) -> None:
    why_not = {choice.reason: choice.why_not for choice in reason_choices(post, has_account=True)}

    assert why_not == {NEW: Forbidden.HAS_ACCOUNT, RIGHTS: None, SHUT_OUT: None}


@pytest.mark.parametrize("post", [Post.LAO_USER, Post.SUBUNIT_USER, Post.EXECUTIVE, Post.CLERK])
def test_who_has_no_account_can_only_be_a_new_user(post: Post) -> None:
    why_not = {choice.reason: choice.why_not for choice in reason_choices(post, has_account=False)}

    assert why_not == {NEW: None, RIGHTS: Forbidden.NO_ACCOUNT, SHUT_OUT: Forbidden.NO_ACCOUNT}


@pytest.mark.parametrize("post", [Post.LAO_FINANCE_HEAD, Post.SUBUNIT_FINANCE_HEAD])
def test_a_head_without_an_account_truly_cannot_get_in(post: Post) -> None:
    why_not = {choice.reason: choice.why_not for choice in reason_choices(post, has_account=False)}

    assert why_not == {NEW: None, RIGHTS: Forbidden.NO_ACCOUNT, SHUT_OUT: None}


@pytest.mark.parametrize("has_account", [True, False])
@pytest.mark.parametrize("post", Post)
def test_choices_come_in_the_order_of_the_form_and_agree_with_the_route(post: Post, has_account: bool) -> None:
    choices = reason_choices(post, has_account)

    assert [choice.reason for choice in choices] == [NEW, RIGHTS, SHUT_OUT]
    assert all(choice.allowed == (choice.why_not is None) for choice in choices)
    assert all(choice.clause == route(post, choice.reason).clause for choice in choices)


def test_groups_are_asked_for_where_form_2_gives_rights() -> None:
    asking = {(post, reason) for post in Post for reason in Reason if asks_for_groups(post, reason)}

    assert asking == {(post, reason) for post in set(Post) - {Post.LAO_FINANCE_HEAD} for reason in (NEW, RIGHTS)}

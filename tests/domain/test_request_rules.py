"""What is wrong with a request, and what is worth a second look."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from elaas_desk.domain.people import Post
from elaas_desk.domain.request_rules import Hint, hints_of_request, problems_of_request
from elaas_desk.domain.requests import MAX_GROUPS, Cause, Change, GroupChange, Reason, RequestDraft
from elaas_desk.errors import Problem
from tests.domain.values import GROUPS, PAYMENTS, REPORTS, STORES, TODAY, adding, days_ago

GOOD = RequestDraft(1, Reason.CHANGE_RIGHTS, TODAY, changes=(adding(STORES), GroupChange(PAYMENTS.id, Change.REMOVE)))
SHUT_OUT = RequestDraft(1, Reason.CANNOT_SIGN_IN, TODAY, cause=Cause.FORGOTTEN)
ENDED = replace(STORES, id=9, valid_to=days_ago(1))


def found(draft: RequestDraft, **known: Any) -> list[tuple[str, Problem]]:
    """What is wrong when somebody of the LAO with an account in the first group asks."""
    plain: dict[str, Any] = {
        "today": TODAY,
        "post": Post.LAO_USER,
        "has_account": True,
        "groups": {**GROUPS, ENDED.id: ENDED},
        "held": {PAYMENTS.id},
        "taken_numbers": {"12/2570"},
    }
    return [(each.field, each.problem) for each in problems_of_request(draft, **{**plain, **known})]


def many(count: int) -> dict[str, Any]:
    """That many groups, and a line for each."""
    groups = {number: replace(STORES, id=number) for number in range(100, 100 + count)}
    return {"groups": groups, "changes": tuple(adding(group) for group in groups.values())}


def test_a_good_request_has_no_problem() -> None:
    assert found(GOOD) == []
    assert found(SHUT_OUT) == []
    assert found(replace(GOOD, dated=days_ago(9), number="13/2570", former_username="somchai.t")) == []


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"reason": Reason.NEW_USER}, ("reason", Problem.REASON_NOT_ALLOWED)),
        ({"dated": days_ago(-1)}, ("dated", Problem.DATE_IN_FUTURE)),
        ({"changes": ()}, ("changes", Problem.NO_GROUPS)),
        ({"changes": (adding(STORES), adding(STORES))}, ("changes[0]", Problem.GROUP_TWICE)),
        ({"changes": (adding(replace(STORES, id=77)),)}, ("changes[0].group_id", Problem.NOT_A_CHOICE)),
        ({"changes": (adding(ENDED),)}, ("changes[0].group_id", Problem.NOT_A_CHOICE)),
        ({"changes": (adding(PAYMENTS),)}, ("changes[0].group_id", Problem.MEMBER_ALREADY)),
        (
            {"changes": (adding(REPORTS), GroupChange(STORES.id, Change.REMOVE))},
            ("changes[1].group_id", Problem.NOT_A_MEMBER),
        ),
        (
            {"changes": (GroupChange(STORES.id, Change.ADD, order_date=days_ago(-1)),)},
            ("changes[0].order_date", Problem.DATE_IN_FUTURE),
        ),
        ({"changes": (GroupChange(STORES.id, Change.ADD, duty="ก" * 121),)}, ("changes[0].duty", Problem.TOO_LONG)),
        (
            {"changes": (GroupChange(STORES.id, Change.ADD, order_number="๑" * 61),)},
            ("changes[0].order_number", Problem.TOO_LONG),
        ),
        ({"former_username": "สมชาย"}, ("former_username", Problem.BAD_USERNAME)),
        ({"former_username": "a" * 51}, ("former_username", Problem.TOO_LONG)),
        ({"number": "12/2570"}, ("number", Problem.NUMBER_TAKEN)),
        ({"number": " 12/2570\u200b"}, ("number", Problem.NUMBER_TAKEN)),
        ({"number": "1" * 41}, ("number", Problem.TOO_LONG)),
    ],
)
def test_each_wrong_input_of_a_request_is_named(changed: dict[str, Any], problem: tuple[str, Problem]) -> None:
    assert problem in found(replace(GOOD, **changed))


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        ({"cause": None}, [("cause", Problem.EMPTY)]),
        ({"cause": Cause.OTHER, "cause_text": " \u200b"}, [("cause_text", Problem.EMPTY)]),
        ({"cause": Cause.OTHER, "cause_text": "เครื่องเสีย"}, []),
        ({"cause_text": "ก" * 201}, [("cause_text", Problem.TOO_LONG)]),
        ({"cause_text": "ก" * 200}, []),
    ],
)
def test_who_cannot_get_in_says_why(changed: dict[str, Any], problems: list[tuple[str, Problem]]) -> None:
    assert found(replace(SHUT_OUT, **changed)) == problems


def test_fourteen_groups_fit_on_form_2_and_fifteen_do_not() -> None:
    full, over = many(MAX_GROUPS), many(MAX_GROUPS + 1)

    assert found(replace(GOOD, changes=full["changes"]), groups=full["groups"], held=()) == []
    assert found(replace(GOOD, changes=over["changes"]), groups=over["groups"], held=()) == [
        ("changes", Problem.TOO_MANY_GROUPS)
    ]


def test_a_new_user_must_ask_for_a_group_and_can_give_none_back() -> None:
    new = replace(GOOD, reason=Reason.NEW_USER)

    assert found(replace(new, changes=(adding(STORES),)), has_account=False, held=()) == []
    assert found(replace(new, changes=()), has_account=False, held=()) == [("changes", Problem.NO_GROUPS)]
    assert found(new, has_account=False, held=()) == [("changes[1].group_id", Problem.NOT_A_MEMBER)]


def test_the_letter_of_the_head_of_the_lao_needs_no_groups() -> None:
    new_head = RequestDraft(1, Reason.NEW_USER, TODAY)

    assert found(new_head, post=Post.LAO_FINANCE_HEAD, has_account=False, held=()) == []


def test_a_group_that_has_ended_can_still_be_given_back() -> None:
    back = replace(GOOD, changes=(GroupChange(ENDED.id, Change.REMOVE),))

    assert found(back, held={ENDED.id}) == []


def test_groups_that_the_rules_would_question_are_hinted_at_and_allowed() -> None:
    draft = replace(GOOD, changes=(adding(STORES), adding(REPORTS), GroupChange(PAYMENTS.id, Change.REMOVE)))

    def hints(post: Post, duties: set[int]) -> tuple[tuple[Hint, int], ...]:
        return hints_of_request(draft, today=TODAY, post=post, groups=GROUPS, duties_in_force=duties)

    assert hints(Post.LAO_USER, {1}) == ((Hint.NO_DUTY_FOR_GROUP, STORES.id),)
    assert hints(Post.LAO_USER, {2}) == ()
    assert hints(Post.CLERK, {2}) == ((Hint.MORE_THAN_VIEWING, STORES.id),)


def test_a_group_that_no_duty_is_tied_to_is_hinted_at() -> None:
    loose = replace(STORES, duty_ids=frozenset())
    hints = hints_of_request(
        replace(GOOD, changes=(adding(loose),)),
        today=TODAY,
        post=Post.LAO_USER,
        groups={loose.id: loose},
        duties_in_force={1, 2},
    )

    assert hints == ((Hint.NO_DUTY_FOR_GROUP, loose.id),)

"""What is refused when somebody leaves and stays, comes back, or is set up to view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from elaas_desk.domain.drafts import ComeBackDraft, LeaveDraft, ViewerDraft
from elaas_desk.domain.leave_rules import problems_of_come_back, problems_of_leave
from elaas_desk.domain.people import LeaveReason
from elaas_desk.domain.validation import LIMITS
from elaas_desk.domain.viewer_rules import problems_of_viewer
from elaas_desk.errors import FieldProblem, Problem
from tests.domain.values import (
    FINANCE,
    GROUPS,
    PAYMENTS,
    REPORTS,
    STORES,
    SUPPLIES,
    TODAY,
    VIEWERS,
    account,
    assigned,
    days_ago,
    person,
)

TOMORROW = days_ago(-1)
ENDED = replace(REPORTS, id=9, valid_to=days_ago(1))
MINE, OVER, ANOTHERS = assigned(FINANCE), assigned(SUPPLIES, ends_on=days_ago(11)), assigned(SUPPLIES, 2)
STAY = LeaveDraft(1, LeaveReason.ACTING_ENDED, TODAY, "135/2569", stays=True, assignment_ids=frozenset({MINE.id}))
BACK = ComeBackDraft(1, TODAY, frozenset({MINE.id}))
VIEWER = ViewerDraft(91, TODAY, frozenset({REPORTS.id}), "executive.baanmai", TODAY)
# the clerk has an account that pays as well
CLERK = ViewerDraft(92, TODAY, frozenset({REPORTS.id}), removed_group_ids=frozenset({PAYMENTS.id}))

CHECKS: dict[type, Callable[[Any], tuple[FieldProblem, ...]]] = {
    LeaveDraft: lambda draft: problems_of_leave(
        draft, today=TODAY, person=person(), assignments=(MINE, OVER, ANOTHERS)
    ),
    ComeBackDraft: lambda draft: problems_of_come_back(
        draft,
        today=TODAY,
        person=person(last_day={7: None, 8: TODAY}.get(draft.person_id, days_ago(10))),
        assignments=(MINE, OVER),
    ),
    ViewerDraft: lambda draft: problems_of_viewer(
        draft,
        today=TODAY,
        person={91: VIEWERS[0], 92: VIEWERS[1], 93: replace(VIEWERS[1], last_day=days_ago(1))}.get(
            draft.person_id, person()
        ),
        account=account(92, opened_on=days_ago(5)) if draft.person_id == 92 else None,
        groups={**GROUPS, ENDED.id: ENDED},
        held={PAYMENTS.id} if draft.person_id == 92 else (),
        taken_usernames={"Somchai.T": "นายสมชาย ใจดี"},
    ),
}


def found(draft: Any) -> list[tuple[str, Problem]]:
    """What is wrong with the draft."""
    return [(each.field, each.problem) for each in CHECKS[type(draft)](draft)]


@pytest.mark.parametrize(
    ("draft", "changed"),
    [
        (STAY, {}),
        (STAY, {"reason": LeaveReason.ORDER_CHANGED, "order": "", "order_awaited": True}),
        (STAY, {"last_day": MINE.starts_on}),
        (STAY, {"assignment_ids": frozenset({MINE.id, OVER.id})}),
        (BACK, {}),
        (BACK, {"returned_on": days_ago(9), "kept_assignment_ids": frozenset()}),
        (VIEWER, {}),
        (CLERK, {}),
        (CLERK, {"removed_group_ids": frozenset()}),
        (CLERK, {"on": days_ago(5)}),
    ],
)
def test_what_the_rules_leave_open_is_taken(draft: Any, changed: dict[str, Any]) -> None:
    assert found(replace(draft, **changed)) == []


@pytest.mark.parametrize(
    ("draft", "changed", "problem"),
    [
        (STAY, {"reason": LeaveReason.TRANSFER}, ("stays", Problem.NOT_A_CHOICE)),
        (STAY, {"reason": None}, ("reason", Problem.EMPTY)),
        (STAY, {"assignment_ids": frozenset()}, ("assignment_ids", Problem.NOTHING_CHOSEN)),
        (STAY, {"assignment_ids": frozenset({ANOTHERS.id})}, ("assignment_ids", Problem.NOT_A_CHOICE)),
        (STAY, {"assignment_ids": frozenset({999})}, ("assignment_ids", Problem.NOT_A_CHOICE)),
        (STAY, {"last_day": days_ago(201)}, ("last_day", Problem.END_BEFORE_START)),
        (BACK, {"returned_on": None}, ("returned_on", Problem.EMPTY)),
        (BACK, {"returned_on": TOMORROW}, ("returned_on", Problem.DATE_IN_FUTURE)),
        (BACK, {"returned_on": days_ago(10)}, ("returned_on", Problem.END_BEFORE_START)),
        (BACK, {"kept_assignment_ids": frozenset({OVER.id})}, ("kept_assignment_ids", Problem.NOT_A_CHOICE)),
        (BACK, {"person_id": 8}, ("person_id", Problem.NOT_LEFT)),
        (VIEWER, {"person_id": 1}, ("person_id", Problem.NOT_A_VIEWER)),
        (VIEWER, {"person_id": 93}, ("person_id", Problem.ALREADY_LEFT)),
        (VIEWER, {"on": None}, ("on", Problem.EMPTY)),
        (VIEWER, {"on": TOMORROW, "password_changed_on": None}, ("on", Problem.DATE_IN_FUTURE)),
        (VIEWER, {"username": ""}, ("username", Problem.EMPTY)),
        (VIEWER, {"username": "นายก"}, ("username", Problem.BAD_USERNAME)),
        (VIEWER, {"username": "somchai.t"}, ("username", Problem.USERNAME_TAKEN)),
        (VIEWER, {"username": "a" * (LIMITS[ViewerDraft]["username"] + 1)}, ("username", Problem.TOO_LONG)),
        (VIEWER, {"password_changed_on": TOMORROW}, ("password_changed_on", Problem.DATE_IN_FUTURE)),
        (VIEWER, {"password_changed_on": days_ago(1)}, ("password_changed_on", Problem.END_BEFORE_START)),
        (VIEWER, {"group_ids": frozenset()}, ("group_ids", Problem.NOTHING_CHOSEN)),
        (VIEWER, {"group_ids": frozenset({REPORTS.id, STORES.id})}, ("group_ids", Problem.MORE_THAN_VIEWING)),
        (VIEWER, {"group_ids": frozenset({ENDED.id})}, ("group_ids", Problem.NOT_A_CHOICE)),
        (VIEWER, {"group_ids": frozenset({999})}, ("group_ids", Problem.NOT_A_CHOICE)),
        (CLERK, {"on": days_ago(6)}, ("on", Problem.END_BEFORE_START)),
        (CLERK, {"group_ids": frozenset()}, ("group_ids", Problem.NOTHING_CHOSEN)),
        (CLERK, {"removed_group_ids": frozenset({STORES.id})}, ("removed_group_ids", Problem.NOT_A_CHOICE)),
    ],
)
def test_each_wrong_input_is_named(draft: Any, changed: dict[str, Any], problem: tuple[str, Problem]) -> None:
    assert found(replace(draft, **changed)) == [problem]


def test_who_has_not_left_cannot_come_back_whatever_is_put_in() -> None:
    assert ("person_id", Problem.NOT_LEFT) in found(replace(BACK, person_id=7))


def test_the_group_that_does_more_than_show_is_named() -> None:
    draft = replace(VIEWER, group_ids=frozenset({PAYMENTS.id}))

    assert CHECKS[ViewerDraft](draft) == (
        FieldProblem("group_ids", Problem.MORE_THAN_VIEWING, {"group": PAYMENTS.name}),
    )

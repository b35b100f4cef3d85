"""Values come back out of their JSON as they were."""

from __future__ import annotations

from dataclasses import replace

import pytest

from elaas_desk.domain.people import LeaveReason, Post
from elaas_desk.domain.removals import Proof, Removal, RemovalOrigin
from elaas_desk.domain.told import parse, told
from tests.domain.values import FINANCE, PAYMENTS, REPORTS, account, assigned, days_ago, member, person

VALUES = (
    person(),
    person(last_day=days_ago(3), leave_reason=LeaveReason.TRANSFER, post=Post.CLERK, phone='0 "3551"\n'),
    account(),
    account(password_changed_on=None, password_known_by=None, closed_on=days_ago(1), version=7),
    replace(PAYMENTS, duty_ids=frozenset({3, 1, 2}), valid_to=days_ago(9)),
    REPORTS,
    member(PAYMENTS, request_id=4, until=days_ago(0)),
    assigned(FINANCE),
    Removal(1, "user.1", "ผู้บันทึกฎีกา", RemovalOrigin.LEAVING, days_ago(2), done_on=days_ago(1), proof=Proof.PROVED),
)


@pytest.mark.parametrize("value", VALUES, ids=[f"{type(value).__name__}{n}" for n, value in enumerate(VALUES)])
def test_a_value_comes_back_as_it_was(value: object) -> None:
    again = parse(type(value), told(value))
    assert again == value
    assert told(again) == told(value)


def test_what_has_no_json_is_refused() -> None:
    with pytest.raises(TypeError, match="object"):
        told(replace(account(), username=object()))  # type: ignore[arg-type]

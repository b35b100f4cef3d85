"""The executive and the clerk (2): set up by the head without a request, to view and no more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import AccountDraft, ViewerDraft
from elaas_desk.domain.tasks import TaskKind
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from tests.services.office import TODAY, OfficeIds, problem_of

YESTERDAY = TODAY - timedelta(days=1)
VIEWERS = {TaskKind.VIEWER_MISSING, TaskKind.VIEWER_TOO_MUCH}


def kinds(desk: Desk, head: Actor, person_id: int) -> set[TaskKind]:
    """What is to be done about the person under clause 2."""
    lines = desk.tasks.due(head, TODAY)
    return {line.task.kind for line in lines if line.task.person_id == person_id} & VIEWERS


@pytest.fixture
def clerk_who_pays(desk: Desk, head: Actor, ids: OfficeIds) -> int:
    """The clerk has an account that writes payments, and none that shows."""
    draft = AccountDraft(ids.clerk, "clerk.baanmai", TODAY - timedelta(days=90), group_ids=frozenset({ids.payments}))
    return desk.register.add_account(head, draft).id


def test_the_executive_is_set_up_with_account_password_date_and_group(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    assert kinds(desk, head, ids.executive) == {TaskKind.VIEWER_MISSING}
    desk.register.set_up_viewer(
        head, ViewerDraft(ids.executive, YESTERDAY, frozenset({ids.reports}), "executive.baanmai", TODAY)
    )
    detail = desk.register.detail(head, ids.executive)

    assert detail.account is not None
    assert (detail.account.username, detail.account.opened_on) == ("executive.baanmai", YESTERDAY)
    assert (detail.account.password_changed_on, detail.account.password_known_by) == (TODAY, KnownBy.SEEN)
    (held,) = detail.held
    assert (held.group.id, held.membership.since, held.justified) == (ids.reports, YESTERDAY, True)
    assert held.why == "ตั้งสิทธิดูรายงานตามข้อ ๒"
    assert kinds(desk, head, ids.executive) == set()


def test_without_another_day_the_password_is_of_the_day_itself(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.register.set_up_viewer(
        head, ViewerDraft(ids.executive, YESTERDAY, frozenset({ids.reports}), "executive.baanmai")
    )
    account = desk.register.detail(head, ids.executive).account

    assert account is not None
    assert account.password_changed_on == YESTERDAY


def test_an_account_that_is_there_keeps_its_name_and_password_and_gets_the_group(
    desk: Desk, head: Actor, ids: OfficeIds, clerk_who_pays: int
) -> None:
    desk.register.set_up_viewer(head, ViewerDraft(ids.clerk, TODAY, frozenset({ids.reports}), "another.name"))
    detail = desk.register.detail(head, ids.clerk)

    assert detail.account is not None
    assert (detail.account.id, detail.account.username) == (clerk_who_pays, "clerk.baanmai")
    assert detail.account.password_changed_on is None
    assert {each.group.id for each in detail.held} == {ids.reports, ids.payments}
    assert kinds(desk, head, ids.clerk) == {TaskKind.VIEWER_TOO_MUCH}


def test_the_other_groups_are_taken_away_in_the_same_go(
    desk: Desk, head: Actor, ids: OfficeIds, clerk_who_pays: int
) -> None:
    both = ViewerDraft(ids.clerk, TODAY, frozenset({ids.reports}), removed_group_ids=frozenset({ids.payments}))
    desk.register.set_up_viewer(head, both)

    assert [each.group.id for each in desk.register.detail(head, ids.clerk).held] == [ids.reports]
    assert kinds(desk, head, ids.clerk) == set()


def test_a_group_that_does_more_than_show_is_refused_and_nothing_is_kept(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    draft = ViewerDraft(ids.executive, TODAY, frozenset({ids.reports, ids.stores}), "executive.baanmai")

    assert problem_of(lambda: desk.register.set_up_viewer(head, draft)) is Problem.MORE_THAN_VIEWING
    assert desk.register.detail(head, ids.executive).account is None


def test_nobody_else_is_set_up_without_a_request(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    draft = ViewerDraft(ids.lao.newcomer, TODAY, frozenset({ids.reports}), "newcomer.baanmai")

    assert problem_of(lambda: desk.register.set_up_viewer(head, draft)) is Problem.NOT_A_VIEWER


def test_a_registrar_does_not_decide_on_it(desk: Desk, registrar: Actor, ids: OfficeIds) -> None:
    draft = ViewerDraft(ids.executive, TODAY, frozenset({ids.reports}), "executive.baanmai")

    assert problem_of(lambda: desk.register.set_up_viewer(registrar, draft)) is Problem.NOT_ALLOWED


def test_a_group_cannot_be_taken_away_before_it_was_held(
    desk: Desk, head: Actor, ids: OfficeIds, clerk_who_pays: int
) -> None:
    early = TODAY - timedelta(days=100)
    draft = ViewerDraft(ids.clerk, early, frozenset({ids.reports}), removed_group_ids=frozenset({ids.payments}))

    assert problem_of(lambda: desk.register.set_up_viewer(head, draft)) is Problem.END_BEFORE_START

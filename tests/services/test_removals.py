"""Removals from groups of New e-LAAS (circular 4.1, 4.2): ordered, done wherever they are recorded, and never twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import AccountDraft, LeaveDraft
from elaas_desk.domain.people import LeaveReason
from elaas_desk.domain.removals import Proof, RemovalOrigin
from elaas_desk.domain.report import ReportRow
from elaas_desk.domain.review_rows import Decision
from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.domain.task_values import Severity, TaskKind
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from elaas_desk.services.review_views import RemovalEntry, RemovalState
from tests.services.office import OPENED, TODAY, Clock, OfficeIds, problem_of
from tests.services.review_steps import (
    CLERK,
    PAYMENTS,
    STORES,
    begun,
    decide,
    ordered_removal,
    report,
    signed,
)

DAY = timedelta(days=1)


@pytest.fixture
def ordered(desk: Desk, ids: OfficeIds) -> int:
    """The removal of the school's user, which a review has ordered."""
    return ordered_removal(desk, ids, ids.school.unit, "school.user")


def the_removal(desk: Desk, head: Actor) -> RemovalEntry:
    (entry,) = desk.campaigns.removals(head)
    return entry


def held(desk: Desk, head: Actor, person_id: int) -> set[str]:
    return {each.group.name for each in desk.register.detail(head, person_id).held}


def test_a_sign_off_orders_each_group_to_be_left_and_the_register_follows_when_it_is_done(
    desk: Desk, head: Actor, ids: OfficeIds, ordered: int, clock: Clock
) -> None:
    entry = the_removal(desk, head)
    assert (entry.removal.username, entry.removal.group_name) == ("school.user", PAYMENTS)
    assert (entry.removal.origin, entry.state, entry.days) == (RemovalOrigin.REVIEW, RemovalState.ORDERED, 0)
    assert held(desk, head, ids.school.user) == {PAYMENTS}
    clock.pass_by(days=3)
    assert the_removal(desk, head).days == 3
    desk.campaigns.record_removed(head, [ordered], TODAY + 2 * DAY)

    entry = the_removal(desk, head)
    assert (entry.state, entry.days, entry.removal.done_by) == (RemovalState.DONE, 2, head.name)
    assert (entry.review_number, entry.may_record) == ("๑/๒๕๗๐", False)
    assert held(desk, head, ids.school.user) == set()
    with desk.database.work(head, clock()) as work:
        (membership,) = work.memberships.of_account(ids.school.account)
    assert membership.until == TODAY + 2 * DAY
    assert membership.why == "คำสั่งที่ ๑๒๔/๒๕๖๙ · ถอดออกตามการสอบทานที่ ๑/๒๕๗๐"


def test_a_removal_is_recorded_once_and_not_ahead(desk: Desk, head: Actor, ordered: int) -> None:
    campaigns = desk.campaigns
    assert problem_of(lambda: campaigns.record_removed(head, [], TODAY)) is Problem.NOTHING_CHOSEN
    assert problem_of(lambda: campaigns.record_removed(head, [ordered], TODAY + DAY)) is Problem.DATE_IN_FUTURE
    early = OPENED - DAY
    assert problem_of(lambda: campaigns.record_removed(head, [ordered], early)) is Problem.END_BEFORE_START
    campaigns.record_removed(head, [ordered, ordered], TODAY)
    assert problem_of(lambda: campaigns.record_removed(head, [ordered], TODAY)) is Problem.CHANGED_MEANWHILE


@pytest.mark.parametrize("way", ["groups", "account", "request"])
def test_a_removal_recorded_on_any_other_way_completes_the_ordered_one(
    desk: Desk, head: Actor, ids: OfficeIds, ordered: int, way: str
) -> None:
    if way == "groups":
        desk.register.remove_from_groups(head, ids.school.account, [ids.payments], TODAY, "โอนย้าย")
    elif way == "account":
        desk.register.close_account(head, ids.school.account, TODAY)
    else:
        desk.requests.mark_done(head, ids.school.sent, "", TODAY)
    entry = the_removal(desk, head)
    assert (entry.removal.id, entry.removal.origin, entry.removal.done_on) == (ordered, RemovalOrigin.REVIEW, TODAY)


def test_what_was_recorded_without_an_order_can_be_proved_as_well(
    desk: Desk, head: Actor, ids: OfficeIds, clock: Clock
) -> None:
    desk.register.remove_from_groups(head, ids.lao.account, [ids.payments], TODAY, "เปลี่ยนงาน")
    left = LeaveDraft(ids.school.user, LeaveReason.TRANSFER, TODAY - 3 * DAY, "135/2569")
    desk.register.leave(head, left)
    desk.register.close_account(head, ids.school.account, TODAY)
    desk.requests.mark_done(head, ids.nursery.sent, "", TODAY)

    found = {
        each.removal.username: (each.removal.origin, each.removal.ordered_on, each.state)
        for each in desk.campaigns.removals(head)
    }
    assert found == {
        "lao.user": (RemovalOrigin.RECORD, TODAY, RemovalState.DONE),
        "school.user": (RemovalOrigin.LEAVING, TODAY - 3 * DAY, RemovalState.DONE),
        "nursery.user": (RemovalOrigin.REQUEST, date(2026, 10, 1), RemovalState.DONE),
    }


def test_what_a_report_did_not_prove_is_recorded_again(
    desk: Desk, head: Actor, ids: OfficeIds, ordered: int, clock: Clock
) -> None:
    desk.campaigns.record_removed(head, [ordered], TODAY)
    with desk.database.work(head, clock()) as work:
        work.removals.save(replace(work.removals.get(ordered), proof=Proof.NOT_PROVED))
        work.commit()
    clock.pass_by(days=1)
    entry = the_removal(desk, head)
    assert (entry.state, entry.days) == (RemovalState.NOT_PROVED, 1)
    desk.campaigns.record_removed(head, [ordered], TODAY + DAY)
    entry = the_removal(desk, head)
    assert (entry.state, entry.removal.done_on) == (RemovalState.DONE, TODAY + DAY)


def test_somebody_whom_the_register_does_not_know_is_ordered_out_too(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    review = begun(desk, ids, ids.school.unit)
    desk.campaigns.take_report(head, review, report(("stranger", PAYMENTS), ("stranger", STORES)))
    decide(desk, ids, review, "stranger", Decision.REMOVE)
    desk.campaigns.sign_off(head, review, TODAY, CLERK, "รอคำสั่ง")
    removals = [each.removal for each in desk.campaigns.removals(head)]
    assert [(each.username, each.group_name, each.group_id) for each in removals] == [
        ("stranger", PAYMENTS, ids.payments),
        ("stranger", STORES, ids.stores),
    ]
    desk.campaigns.record_removed(head, [each.id for each in removals], TODAY)
    assert {each.state for each in desk.campaigns.removals(head)} == {RemovalState.DONE}


def test_the_same_removal_is_not_ordered_twice(desk: Desk, head: Actor, ids: OfficeIds, ordered: int) -> None:
    review = begun(desk, ids, ids.school.unit)
    decide(desk, ids, review, "school.user", Decision.REMOVE)
    signed(desk, ids, review, "รอข้อมูล")
    assert the_removal(desk, head).removal.id == ordered


def test_what_was_done_after_the_snapshot_is_not_ordered_again(
    desk: Desk, head: Actor, ids: OfficeIds, clock: Clock
) -> None:
    review = begun(desk, ids, ids.school.unit)
    clock.pass_by(days=2)
    desk.register.remove_from_groups(head, ids.school.account, [ids.payments], TODAY + DAY, "โอนย้าย")
    decide(desk, ids, review, "school.user", Decision.REMOVE)
    signed(desk, ids, review, "รอข้อมูล")
    assert the_removal(desk, head).state is RemovalState.DONE


def test_what_waits_longest_stands_first_and_what_is_done_last(
    desk: Desk, head: Actor, ids: OfficeIds, ordered: int, clock: Clock
) -> None:
    desk.register.add_account(head, AccountDraft(ids.school.newcomer, "namphueng.c", group_ids=frozenset({ids.stores})))
    desk.register.remove_from_groups(head, ids.lao.account, [ids.payments], TODAY, "เปลี่ยนงาน")
    clock.pass_by(days=1)
    review = begun(desk, ids, ids.school.unit)
    decide(desk, ids, review, "namphueng.c", Decision.REMOVE)
    signed(desk, ids, review, "รอข้อมูล", TODAY + DAY)
    found = [each.removal.username for each in desk.campaigns.removals(head)]
    assert found == ["school.user", "namphueng.c", "lao.user"]
    assert [each.removal.username for each in desk.campaigns.removals(head, ids.lao.unit)] == ["lao.user"]


def test_a_subunit_head_sees_the_removals_of_the_own_unit(
    desk: Desk, head: Actor, school_head: Actor, ids: OfficeIds, ordered: int
) -> None:
    desk.register.remove_from_groups(head, ids.lao.account, [ids.payments], TODAY, "เปลี่ยนงาน")
    assert [each.removal.id for each in desk.campaigns.removals(school_head)] == [ordered]


def test_the_next_report_proves_a_removal_or_shows_that_it_was_not_done(
    desk: Desk, head: Actor, ids: OfficeIds, ordered: int, clock: Clock
) -> None:
    desk.campaigns.record_removed(head, [ordered], TODAY)
    clock.pass_by(days=1)
    review = begun(desk, ids, ids.school.unit)

    def after(*users: tuple[str, str]) -> RemovalState:
        desk.campaigns.take_report(head, review, report(*users, as_of=TODAY + DAY))
        return the_removal(desk, head).state

    def red_tasks() -> int:
        tasks = [line.task for line in desk.tasks.due(head, TODAY + DAY)]
        return sum(task.kind is TaskKind.REMOVAL_NOT_PROVED and task.severity is Severity.LATE for task in tasks)

    assert after(("school.user", PAYMENTS), ("school.head", PAYMENTS)) is RemovalState.NOT_PROVED
    assert red_tasks() == 1
    assert after(("school.head", PAYMENTS)) is RemovalState.PROVED
    assert red_tasks() == 0


def test_a_list_that_was_typed_proves_nothing(
    desk: Desk, head: Actor, ids: OfficeIds, ordered: int, clock: Clock
) -> None:
    desk.campaigns.record_removed(head, [ordered], TODAY)
    clock.pass_by(days=1)
    review = begun(desk, ids, ids.school.unit)
    typed = [ReportRow(PAYMENTS, "school.head", "")]
    desk.campaigns.without_report(head, review, "ระบบปิดปรับปรุง", TODAY + DAY, typed)
    assert the_removal(desk, head).state is RemovalState.DONE


def test_what_the_review_of_a_retired_group_orders_belongs_to_the_unit_of_each_user(
    desk: Desk, head: Actor, school_head: Actor, ids: OfficeIds
) -> None:
    desk.requests.mark_withdrawn(head, ids.school.sent)
    review = desk.campaigns.start(head, ids.lao.unit, ReviewKind.GROUP_RETIRED, group_id=ids.payments).id
    decide(desk, ids, review, "school.user", Decision.REMOVE)
    desk.campaigns.sign_off(head, review, TODAY)
    assert the_removal(desk, head).removal.unit_id == ids.school.unit
    assert len(desk.campaigns.removals(school_head)) == 1

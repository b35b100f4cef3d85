"""A group that New e-LAAS has no more, and where each of its members goes."""

from __future__ import annotations

from datetime import date, timedelta

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import DutyDraft, LeaveDraft
from elaas_desk.domain.people import LeaveReason
from elaas_desk.domain.removals import RemovalOrigin
from elaas_desk.domain.requests import Change, RequestState
from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.domain.tasks import TaskKind
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from elaas_desk.services.retirement import MemberFate
from elaas_desk.services.views import RequestEntry
from tests.services.office import TODAY, OfficeIds, problem_of, refusal

MOVE, REMOVE, UNDECIDED = MemberFate.MOVE, MemberFate.REMOVE, MemberFate.UNDECIDED
YESTERDAY = TODAY - timedelta(days=1)


def drafts(desk: Desk, head: Actor, person_id: int) -> list[RequestEntry]:
    """The drafts for that person that the retirement made; the office has one already."""
    found = [each for each in desk.requests.listed(head) if each.person.id == person_id]
    return [each for each in found if each.request.state is RequestState.DRAFT and each.request.draft.dated == TODAY]


def held(desk: Desk, head: Actor, person_id: int) -> set[int]:
    return {each.group.id for each in desk.register.detail(head, person_id).held}


def test_who_moves_gets_the_draft_of_a_request_for_both_groups(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.groups.retire_group(head, ids.payments, TODAY, ids.stores, {ids.lao.account: MOVE, ids.school.account: MOVE})

    for place in (ids.lao, ids.school):
        (entry,) = drafts(desk, head, place.user)
        changes = [(line.group_id, line.change) for line in entry.request.draft.changes]
        assert changes == [(ids.stores, Change.ADD), (ids.payments, Change.REMOVE)]
        assert held(desk, head, place.user) == {ids.payments}  # nothing is assumed of New e-LAAS
    assert desk.requests.detail(head, entry.request.id).lines[0].duty == ""


def test_the_request_names_the_duty_that_justifies_the_successor(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.register.assign_duty(head, DutyDraft(ids.lao.user, "งานพัสดุ", "131/2569", TODAY, TODAY))
    desk.groups.retire_group(head, ids.payments, TODAY, ids.stores, {ids.lao.account: MOVE})

    (entry,) = drafts(desk, head, ids.lao.user)
    assert (entry.request.draft.changes[0].duty, entry.request.draft.changes[0].order_number) == ("งานพัสดุ", "131/2569")


def test_who_holds_the_successor_already_only_gives_the_group_back(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.groups.add_member(head, ids.lao.account, ids.stores, TODAY, "")
    desk.groups.retire_group(head, ids.payments, TODAY, ids.stores, {ids.lao.account: MOVE})

    (entry,) = drafts(desk, head, ids.lao.user)
    assert [line.change for line in entry.request.draft.changes] == [Change.REMOVE]


def test_who_is_taken_out_is_a_removal_that_is_late_the_day_after_the_last_day(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    last = TODAY + timedelta(days=5)
    desk.groups.retire_group(head, ids.payments, last, None, {ids.lao.account: REMOVE})

    (entry,) = desk.campaigns.removals(head)
    removal = entry.removal
    assert (removal.origin, removal.ordered_on, removal.done_on) == (RemovalOrigin.GROUP_RETIRED, last, None)
    assert (removal.person_id, removal.account_id, removal.group_id) == (ids.lao.user, ids.lao.account, ids.payments)
    assert (removal.group_name, removal.unit_id, removal.ordered_by) == ("ผู้บันทึกฎีกา", ids.lao.unit, head.name)
    desk.campaigns.record_removed(head, [removal.id], TODAY)
    assert held(desk, head, ids.lao.user) == set()


def test_a_last_day_that_is_over_counts_the_removal_from_today(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.groups.retire_group(head, ids.payments, date(2026, 7, 1), None, {ids.lao.account: REMOVE})

    (entry,) = desk.campaigns.removals(head)
    assert entry.removal.ordered_on == TODAY


def test_asking_twice_orders_one_removal(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    for _ in range(2):
        desk.groups.retire_group(head, ids.payments, TODAY, None, {ids.lao.account: REMOVE})

    assert len(desk.campaigns.removals(head)) == 1


def test_who_is_undecided_stays_for_a_small_review(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.requests.mark_withdrawn(head, ids.nursery.sent)  # it would have given the group back
    fates = {ids.lao.account: REMOVE, ids.school.account: MOVE, ids.nursery.account: UNDECIDED}
    desk.groups.retire_group(head, ids.payments, YESTERDAY, ids.stores, fates)

    tasks = [line.task for line in desk.tasks.due(head, TODAY) if line.task.kind is TaskKind.REVIEW_RETIRED_GROUP]
    assert [task.group_ids for task in tasks] == [(ids.payments,)]
    review_id = desk.campaigns.start(head, ids.lao.unit, ReviewKind.GROUP_RETIRED, group_id=ids.payments).id
    assert [row.username for row in desk.campaigns.detail(head, review_id).rows] == ["nursery.user"]


def test_where_everybody_is_decided_no_review_is_proposed(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    accounts = (ids.lao.account, ids.school.account, ids.nursery.account)
    desk.groups.retire_group(head, ids.payments, YESTERDAY, None, dict.fromkeys(accounts, REMOVE))

    kinds = [line.task.kind for line in desk.tasks.due(head, TODAY)]
    assert TaskKind.REVIEW_RETIRED_GROUP not in kinds
    assert TaskKind.REMOVAL_ORDERED in kinds


def test_nobody_moves_where_nothing_takes_the_place(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    error = refusal(lambda: desk.groups.retire_group(head, ids.payments, TODAY, None, {ids.lao.account: MOVE}))

    assert (error.field, error.problem) == ("replaced_by", Problem.EMPTY)


def test_one_who_cannot_move_stops_all_and_nothing_is_recorded(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.register.leave(head, LeaveDraft(ids.school.user, LeaveReason.TRANSFER, date(2026, 11, 11), "135/2569"))
    fates = {ids.lao.account: REMOVE, ids.school.account: MOVE}

    assert problem_of(lambda: desk.groups.retire_group(head, ids.payments, TODAY, ids.stores, fates)) is (
        Problem.ALREADY_LEFT
    )
    assert desk.campaigns.removals(head) == ()
    assert next(each for each in desk.groups.groups(head) if each.id == ids.payments).valid_to is None


def test_who_is_no_member_goes_nowhere(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    error = problem_of(lambda: desk.groups.retire_group(head, ids.stores, TODAY, None, {ids.lao.account: REMOVE}))

    assert error is Problem.NOT_A_MEMBER

"""Reviews as they are started, by hand and by the clock, and listed (circular 4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import AccountDraft, LeaveDraft
from elaas_desk.domain.people import LeaveReason
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.review_rows import Decision, Flag, Progress
from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from elaas_desk.services.review_views import UnitReviews
from tests.services.office import TODAY, Clock, OfficeIds, problem_of
from tests.services.review_steps import PAYMENTS, begun, decide, rows_of, signed


def of_unit(desk: Desk, actor: Actor, unit_id: int) -> UnitReviews:
    return next(each for each in desk.campaigns.overview(actor) if each.unit.id == unit_id)


def open_units(desk: Desk, actor: Actor) -> set[int]:
    return {each.unit.id for each in desk.campaigns.overview(actor) if each.open}


def belongs_to(desk: Desk, actor: Actor, person_id: int) -> None:
    """Say that the signed-in user is that person."""
    with desk.database.work(actor, desk.clock()) as work:
        work.users.save(replace(work.users.get(actor.user_id), person_id=person_id))
        work.commit()


def test_starting_freezes_everybody_with_an_open_account_and_why_they_are_in_their_groups(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    review_id = begun(desk, ids, ids.school.unit)
    rows = rows_of(desk, ids, review_id)

    assert set(rows) == {"school.head", "school.user"}
    (group,) = rows["school.user"].groups
    assert (group.name, group.group_id, group.why) == (PAYMENTS, ids.payments, "คำสั่งที่ ๑๒๔/๒๕๖๙")
    desk.register.remove_from_groups(head, ids.school.account, [ids.payments], TODAY, "โอนย้าย")
    assert rows_of(desk, ids, review_id)["school.user"].groups == (group,)


def test_before_a_report_everybody_lies_in_the_register_alone(desk: Desk, ids: OfficeIds) -> None:
    rows = rows_of(desk, ids, begun(desk, ids, ids.school.unit))
    assert {row.pile for row in rows.values()} == {Pile.ONLY_IN_REGISTER}


def test_who_left_with_an_open_account_is_among_them_with_a_flag(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    left = LeaveDraft(ids.school.user, LeaveReason.TRANSFER, TODAY - timedelta(days=2), "135/2569")
    desk.register.leave(head, left)
    assert Flag.LEFT in rows_of(desk, ids, begun(desk, ids, ids.school.unit))["school.user"].flags


def test_the_executive_and_the_clerk_are_checked_with_the_lao(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    draft = AccountDraft(ids.executive, "nayok", group_ids=frozenset({ids.payments}))
    desk.register.add_account(head, draft)
    assert rows_of(desk, ids, begun(desk, ids, ids.lao.unit))["nayok"].flags == (Flag.TOO_MUCH,)


def test_the_rows_of_the_acting_head_and_of_the_units_head_are_for_another_signature(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    belongs_to(desk, head, ids.school.user)
    rows = rows_of(desk, ids, begun(desk, ids, ids.school.unit))
    assert {name for name, row in rows.items() if row.is_own} == {"school.head", "school.user"}


def test_a_head_who_comes_to_a_review_that_another_began_only_proposes_the_own_row(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    review_id = begun(desk, ids, ids.school.unit)
    belongs_to(desk, head, ids.school.user)
    detail = desk.campaigns.detail(head, review_id)
    own = {row.username for row in detail.rows if row.id in detail.own_rows}
    assert own == {"school.head", "school.user"}


def test_reviews_have_running_numbers_of_their_own_by_year(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    begun(desk, ids, ids.school.unit)
    begun(desk, ids, ids.lao.unit)
    numbers = [each.open[0].review.number for each in desk.campaigns.overview(head) if each.open]
    assert numbers == ["๒/๒๕๗๐", "๑/๒๕๗๐"]


def test_one_whole_review_of_a_unit_at_a_time(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    begun(desk, ids, ids.school.unit)
    assert problem_of(lambda: begun(desk, ids, ids.school.unit)) is Problem.REVIEW_ALREADY_OPEN
    one_person = desk.campaigns.start(head, ids.school.unit, ReviewKind.TRANSFER, ids.school.user)
    assert set(rows_of(desk, ids, one_person.id)) == {"school.user"}


def test_a_unit_without_an_open_account_has_nobody_to_review(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    for person in (ids.nursery.user, ids.nursery.head):
        account = desk.register.detail(head, person).account
        assert account is not None
        desk.register.close_account(head, account.id, TODAY)
    assert problem_of(lambda: begun(desk, ids, ids.nursery.unit)) is Problem.NOBODY_TO_REVIEW
    assert desk.campaigns.overview(head)[2].open == ()


def test_a_retired_group_is_checked_across_units_by_the_lao(
    desk: Desk, head: Actor, school_head: Actor, ids: OfficeIds
) -> None:
    def start(actor: Actor) -> int:
        return desk.campaigns.start(actor, ids.school.unit, ReviewKind.GROUP_RETIRED, group_id=ids.payments).id

    for place in (ids.lao, ids.school):
        desk.requests.mark_withdrawn(head, place.sent)
    assert problem_of(lambda: start(school_head)) is Problem.OTHER_UNIT
    # who asks to leave it is not checked
    assert set(rows_of(desk, ids, start(head))) == {"lao.user", "school.user"}
    (open_,) = of_unit(desk, head, ids.lao.unit).open
    assert (open_.review.kind, open_.subject) == (ReviewKind.GROUP_RETIRED, PAYMENTS)


@pytest.mark.parametrize(
    ("kind", "problem"),
    [
        (ReviewKind.ON_PAPER, Problem.NOT_A_CHOICE),
        (ReviewKind.FOLLOW_UP, Problem.NOT_A_CHOICE),
        (ReviewKind.TRANSFER, Problem.EMPTY),
        (ReviewKind.ACTING_ENDED, Problem.EMPTY),
        (ReviewKind.GROUP_RETIRED, Problem.EMPTY),
    ],
)
def test_a_kind_that_lacks_its_occasion_is_not_started(
    desk: Desk, head: Actor, ids: OfficeIds, kind: ReviewKind, problem: Problem
) -> None:
    assert problem_of(lambda: desk.campaigns.start(head, ids.school.unit, kind)) is problem


def test_the_clock_starts_what_is_due_soon_late_or_unknown_and_nothing_twice(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    desk.campaigns.record_sign_off(head, ids.lao.unit, date(2026, 6, 23))  # due in 30 days
    desk.campaigns.record_sign_off(head, ids.school.unit, date(2026, 6, 24))  # in 31
    assert desk.campaigns.start_due(head) == Changed.REVIEWS | Changed.TASKS
    assert open_units(desk, head) == {ids.lao.unit, ids.nursery.unit}
    assert desk.campaigns.start_due(head) is Changed.NOTHING


def test_the_clock_of_a_subunit_head_starts_the_own_unit_alone(
    desk: Desk, head: Actor, school_head: Actor, ids: OfficeIds
) -> None:
    desk.campaigns.start_due(school_head)
    assert open_units(desk, head) == {ids.school.unit}


def test_progress_counts_every_row_once_and_the_flags_that_still_wait(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    review_id = begun(desk, ids, ids.school.unit)
    decide(desk, ids, review_id, "school.user", Decision.KEEP)
    (open_,) = of_unit(desk, head, ids.school.unit).open
    assert open_.progress == desk.campaigns.detail(head, review_id).progress == Progress(2, 1, 1)
    decide(desk, ids, review_id, "school.head", Decision.UNSURE)
    assert of_unit(desk, head, ids.school.unit).open[0].progress == Progress(2, 1, 1)
    decide(desk, ids, review_id, "school.head", Decision.REMOVE)
    assert of_unit(desk, head, ids.school.unit).open[0].progress == Progress(2, 2, 0)


def test_past_reviews_are_listed_newest_first_and_set_the_clock(
    desk: Desk, head: Actor, ids: OfficeIds, clock: Clock
) -> None:
    desk.campaigns.record_sign_off(head, ids.school.unit, date(2026, 5, 4))
    review_id = begun(desk, ids, ids.school.unit)
    decide(desk, ids, review_id, "school.user", Decision.UNSURE)
    clock.pass_by(days=3)
    signed(desk, ids, review_id, "รอเอกสาร", TODAY + timedelta(days=2))
    unit = of_unit(desk, head, ids.school.unit)
    assert [each.kind for each in unit.past] == [ReviewKind.SIX_MONTHLY, ReviewKind.ON_PAPER]
    assert unit.past[0].number == "๑/๒๕๗๐"
    assert (unit.signed_off, unit.due_on) == (date(2026, 11, 25), date(2027, 5, 25))
    assert [each.review.kind for each in unit.open] == [ReviewKind.FOLLOW_UP]
    assert unit.open[0].subject == "๑/๒๕๗๐"

"""Rights and duties (4.1), and what the executive and the clerk hold (2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.people import Person, Post
from elaas_desk.domain.requests import RequestState
from elaas_desk.domain.rights import Verdict, judge, lacked
from elaas_desk.domain.tasks import Action, Severity, TaskKind
from tests.domain.values import (
    FINANCE,
    GROUPS,
    LAO,
    PAYMENTS,
    REPORTS,
    STORES,
    SUPPLIES,
    TODAY,
    VIEWERS,
    account,
    adding,
    assigned,
    days_ago,
    facts,
    member,
    person,
    policy,
    request,
    tasks,
    with_first,
)

LATE, UNKNOWN, SOON = Severity.LATE, Severity.UNKNOWN, Severity.SOON
VIEWING = facts().memberships[1:]
EXECUTIVE, CLERK = VIEWERS
LOOSE = PrivilegeGroup(4, "ผู้ดูแลระบบ")


def test_a_group_without_a_duty_for_it_is_red_the_day_after_it_was_given() -> None:
    (task,) = tasks(facts(memberships=(member(PAYMENTS), member(STORES, since=days_ago(1)), *VIEWING)))

    assert (task.kind, task.severity, task.days) == (TaskKind.RIGHTS_WITHOUT_DUTY, LATE, 1)
    assert (task.clause, task.action) == ("4.1", Action.CHECK_RIGHTS)
    assert (task.person_id, task.account_id, task.group_ids) == (1, 1, (STORES.id,))


def test_on_the_day_that_a_group_is_given_the_order_may_still_be_entered() -> None:
    (task,) = tasks(facts(memberships=(member(PAYMENTS), member(STORES, since=TODAY), *VIEWING)))

    assert (task.severity, task.days) == (SOON, 0)


def test_a_duty_that_ended_yesterday_leaves_the_group_without_ground_since_then() -> None:
    (task,) = tasks(facts(assignments=(assigned(FINANCE, ends_on=days_ago(1)),)))

    assert (task.kind, task.due_on, task.days) == (TaskKind.RIGHTS_WITHOUT_DUTY, days_ago(1), 1)


def test_on_its_last_day_a_duty_still_justifies_the_group() -> None:
    assert tasks(facts(assignments=(assigned(FINANCE, ends_on=TODAY),))) == ()


def test_a_duty_that_begins_tomorrow_justifies_nothing_today() -> None:
    (task,) = tasks(facts(assignments=(assigned(FINANCE, starts_on=days_ago(-1)),)))

    assert (task.kind, task.due_on) == (TaskKind.RIGHTS_WITHOUT_DUTY, days_ago(100))


def test_a_duty_that_begins_today_justifies_the_group_today() -> None:
    assert tasks(facts(assignments=(assigned(FINANCE, starts_on=TODAY),))) == ()


def test_one_of_several_duties_is_enough_for_a_group() -> None:
    either = replace(PAYMENTS, duty_ids=frozenset({FINANCE.id, SUPPLIES.id}))

    assert tasks(facts(groups=(either, REPORTS))) == ()


@pytest.mark.parametrize("ends", [(50, 9), (9, 50)])
def test_the_latest_of_the_duties_that_ended_counts(ends: tuple[int, int]) -> None:
    over = tuple(assigned(FINANCE, id=at, ends_on=days_ago(days)) for at, days in enumerate(ends, start=7))
    (task,) = tasks(facts(assignments=over))

    assert task.days == 9


def test_several_groups_without_a_duty_are_one_task_as_old_as_the_oldest() -> None:
    memberships = (member(STORES, since=days_ago(3)), member(PAYMENTS, since=days_ago(8)), *VIEWING)
    (task,) = tasks(facts(memberships=memberships, assignments=()))

    assert (task.group_ids, task.days) == ((PAYMENTS.id, STORES.id), 8)


def test_a_membership_that_was_ended_today_is_held_no_more() -> None:
    assert tasks(facts(memberships=(member(PAYMENTS), member(STORES, until=TODAY), *VIEWING))) == ()


def test_a_membership_that_ends_tomorrow_is_still_held() -> None:
    (task,) = tasks(facts(memberships=(member(PAYMENTS), member(STORES, until=days_ago(-1)), *VIEWING)))

    assert task.group_ids == (STORES.id,)


def test_a_group_that_has_ended_and_is_still_held_is_a_task_even_with_the_duty() -> None:
    ended = replace(PAYMENTS, valid_to=days_ago(1))
    (task,) = tasks(facts(groups=(ended, STORES, REPORTS)), TaskKind.RIGHTS_WITHOUT_DUTY)

    assert (task.group_ids, task.days) == ((PAYMENTS.id,), 1)


def test_a_group_that_was_given_after_it_had_ended_is_as_old_as_the_gift() -> None:
    ended = replace(PAYMENTS, valid_to=days_ago(40))
    late = member(PAYMENTS, since=days_ago(5))
    given_ = facts(groups=(ended, STORES, REPORTS), memberships=(late, *VIEWING))
    (task,) = tasks(given_, TaskKind.RIGHTS_WITHOUT_DUTY)

    assert task.days == 5


def test_on_its_last_day_a_group_may_still_be_held() -> None:
    assert tasks(facts(groups=(replace(PAYMENTS, valid_to=TODAY), STORES, REPORTS))) == ()


def test_a_closed_account_in_a_group_without_duty_is_ignored() -> None:
    other = person(8)
    closed = account(8, closed_on=days_ago(1))
    given_ = facts(
        people=(*facts().people, other),
        accounts=(*facts().accounts, closed),
        memberships=(*facts().memberships, member(STORES, 8)),
    )

    assert tasks(given_) == ()


def test_a_group_that_only_shows_and_is_tied_to_no_duty_is_open_to_everybody() -> None:
    assert tasks(facts(memberships=(*facts().memberships, member(REPORTS)))) == ()


def test_a_group_tied_to_no_duty_is_one_question_to_the_office_and_not_one_for_each_member() -> None:
    people = (*facts().people, person(8))
    given_ = facts(
        people=people,
        accounts=(*facts().accounts, account(8)),
        groups=(*GROUPS.values(), LOOSE),
        memberships=(*facts().memberships, member(LOOSE), member(LOOSE, 8)),
    )
    (task,) = tasks(given_)

    assert (task.kind, task.severity, task.group_ids) == (TaskKind.GROUP_WITHOUT_DUTIES, UNKNOWN, (LOOSE.id,))
    assert (task.clause, task.action, task.unit_id) == ("4.1", Action.SET_GROUP_DUTIES, LAO.id)
    assert (task.person_id, task.account_id) == (None, None)


def test_a_group_tied_to_no_duty_that_nobody_holds_is_no_question() -> None:
    assert tasks(facts(groups=(*GROUPS.values(), LOOSE))) == ()


# Duty without rights


def test_a_duty_without_any_of_its_groups_is_late_when_the_days_for_it_are_over() -> None:
    def found(since: int) -> list[tuple[Severity, int | None]]:
        duties = (assigned(FINANCE), assigned(SUPPLIES, starts_on=days_ago(since)))
        lacking = tasks(facts(assignments=duties), TaskKind.DUTY_WITHOUT_RIGHTS)
        return [(task.severity, task.days) for task in lacking]

    grace = policy().duty_rights_days
    assert found(0) == [(SOON, -grace)]
    assert found(grace) == [(SOON, 0)]
    assert found(grace + 1) == [(LATE, 1)]
    assert found(-1) == []


def test_a_duty_without_rights_names_the_groups_that_would_serve() -> None:
    also = PrivilegeGroup(6, "ผู้ตรวจพัสดุ", duty_ids=frozenset({SUPPLIES.id}))
    (task,) = tasks(facts(groups=(also, *GROUPS.values()), assignments=(assigned(FINANCE), assigned(SUPPLIES))))

    assert (task.kind, task.clause, task.action) == (TaskKind.DUTY_WITHOUT_RIGHTS, "4.1", Action.REQUEST_RIGHTS)
    assert (task.person_id, task.account_id, task.group_ids) == (1, 1, (STORES.id, 6))


def test_a_duty_without_rights_is_as_old_as_the_oldest_that_lacks_them() -> None:
    duties = (assigned(FINANCE, starts_on=days_ago(40)), assigned(SUPPLIES, starts_on=days_ago(60)))
    renewed = assigned(SUPPLIES, id=9, starts_on=days_ago(20))
    earlier = assigned(SUPPLIES, id=8, starts_on=days_ago(300), ends_on=days_ago(200))
    (task,) = tasks(facts(memberships=VIEWING, assignments=(earlier, *duties, renewed)))

    assert task.days == 60 - policy().duty_rights_days
    assert task.group_ids == (PAYMENTS.id, STORES.id)


def test_on_its_last_day_a_duty_still_asks_for_its_rights() -> None:
    duties = (assigned(FINANCE), assigned(SUPPLIES, ends_on=TODAY))

    assert [task.group_ids for task in tasks(facts(assignments=duties))] == [(STORES.id,)]


@pytest.mark.parametrize(("valid_from", "asked"), [(TODAY, True), (days_ago(-1), False)])
def test_a_group_serves_a_duty_from_its_first_day(valid_from: date, asked: bool) -> None:
    stores = replace(STORES, valid_from=valid_from)
    duties = (assigned(FINANCE), assigned(SUPPLIES))

    assert len(tasks(facts(groups=(PAYMENTS, stores, REPORTS), assignments=duties))) == asked


def test_any_one_of_the_groups_of_a_duty_is_enough() -> None:
    also = PrivilegeGroup(6, "ผู้ตรวจฎีกา", duty_ids=frozenset({FINANCE.id}))

    assert tasks(facts(groups=(also, *GROUPS.values()))) == ()


def test_a_duty_that_no_group_is_tied_to_needs_no_rights() -> None:
    assert tasks(facts(groups=(PAYMENTS, REPORTS), assignments=(assigned(FINANCE), assigned(SUPPLIES)))) == ()


def test_a_duty_of_somebody_without_an_account_counts_too() -> None:
    given_ = facts(people=(*facts().people, person(8)), assignments=(assigned(FINANCE), assigned(SUPPLIES, 8)))
    (task,) = tasks(given_)

    assert (task.kind, task.person_id, task.account_id) == (TaskKind.DUTY_WITHOUT_RIGHTS, 8, None)


def test_a_duty_of_somebody_who_left_asks_for_no_rights() -> None:
    gone = person(8, last_day=days_ago(1))

    assert tasks(facts(people=(*facts().people, gone), assignments=(assigned(FINANCE), assigned(SUPPLIES, 8)))) == ()


@pytest.mark.parametrize(("state", "asked"), [(RequestState.PRINTED, True), (RequestState.REFUSED, False)])
def test_an_open_request_for_the_group_is_enough_for_now(state: RequestState, asked: bool) -> None:
    given_ = facts(
        assignments=(assigned(FINANCE), assigned(SUPPLIES)), requests=(request(state, TODAY, adding(STORES)),)
    )

    assert [task.kind for task in tasks(given_)] == ([] if asked else [TaskKind.DUTY_WITHOUT_RIGHTS])


# Executive and clerk, 2


@pytest.mark.parametrize("viewer", VIEWERS)
def test_an_executive_or_clerk_without_view_only_rights_is_late_when_the_days_for_it_are_over(viewer: Person) -> None:
    other = next(each for each in VIEWERS if each is not viewer)

    def found(since: int) -> list[tuple[Severity, int | None]]:
        people = (person(), other, replace(viewer, in_post_since=days_ago(since)))
        memberships = tuple(each for each in facts().memberships if each.account_id != viewer.id)
        (task,) = tasks(facts(people=people, memberships=memberships))
        assert (task.kind, task.clause, task.action) == (TaskKind.VIEWER_MISSING, "2", Action.SET_VIEWER)
        assert (task.person_id, task.account_id) == (viewer.id, viewer.id)
        return [(task.severity, task.days)]

    days = policy().viewer_days
    assert found(days) == [(SOON, 0)]
    assert found(days + 1) == [(LATE, 1)]


def test_an_executive_for_whom_view_only_rights_are_asked_is_not_asked_about_again() -> None:
    def kinds(state: RequestState) -> list[TaskKind]:
        asked = request(state, TODAY, adding(REPORTS))
        of_executive = replace(asked, draft=replace(asked.draft, person_id=EXECUTIVE.id))
        without = tuple(each for each in facts().memberships if each.account_id != EXECUTIVE.id)
        return [task.kind for task in tasks(facts(memberships=without, requests=(of_executive,)))]

    assert kinds(RequestState.PRINTED) == []
    assert kinds(RequestState.REFUSED) == [TaskKind.VIEWER_MISSING]


def test_an_executive_in_post_since_an_unknown_day_is_due_now_of_unknown_age() -> None:
    people = (person(), replace(EXECUTIVE, in_post_since=None), CLERK)
    (task,) = tasks(facts(people=people, accounts=(account(), account(92))))

    assert (task.kind, task.severity, task.account_id) == (TaskKind.VIEWER_MISSING, UNKNOWN, None)


def test_a_view_only_group_that_has_ended_shows_nothing_and_must_go() -> None:
    ended = replace(REPORTS, valid_to=days_ago(2))
    found = tasks(facts(groups=(PAYMENTS, STORES, ended)))
    kinds = {(task.kind, task.person_id) for task in found if task.person_id is not None}

    assert kinds == {
        (kind, viewer.id) for viewer in VIEWERS for kind in (TaskKind.VIEWER_MISSING, TaskKind.VIEWER_TOO_MUCH)
    }


def test_an_executive_with_more_than_view_only_rights_is_red_even_with_a_duty_for_it() -> None:
    given_ = facts(
        memberships=(*facts().memberships, member(PAYMENTS, 91, since=days_ago(4))),
        assignments=(assigned(FINANCE), assigned(FINANCE, 91)),
    )
    (task,) = tasks(given_)

    assert (task.kind, task.severity, task.days) == (TaskKind.VIEWER_TOO_MUCH, LATE, 4)
    assert (task.clause, task.action, task.group_ids) == ("2", Action.SET_VIEWER, (PAYMENTS.id,))


@pytest.mark.parametrize(("left", "post"), [(EXECUTIVE, Post.EXECUTIVE), (CLERK, Post.CLERK)])
def test_an_office_without_an_executive_or_a_clerk_in_the_register_is_asked_for_one(left: Person, post: Post) -> None:
    (task,) = tasks(facts(people=tuple(each for each in facts().people if each is not left)))

    assert (task.kind, task.severity, task.post) == (TaskKind.VIEWER_MISSING, UNKNOWN, post)
    assert (task.action, task.unit_id, task.person_id) == (Action.ADD_PERSON, LAO.id, None)


def test_an_executive_who_left_yesterday_leaves_the_post_empty() -> None:
    gone = replace(EXECUTIVE, last_day=days_ago(1))
    found = tasks(facts(people=(person(), gone, CLERK)))

    assert [(task.kind, task.post) for task in found] == [
        (TaskKind.REMOVE_NOW, None),
        (TaskKind.VIEWER_MISSING, Post.EXECUTIVE),
    ]


def test_before_its_first_unit_is_entered_a_register_asks_for_nothing() -> None:
    assert tasks(facts(units=(), people=(), accounts=(), reviews=())) == ()


# The verdict on one group


@pytest.mark.parametrize(
    ("group", "post", "duties", "verdict"),
    [
        (PAYMENTS, Post.LAO_USER, {1}, Verdict.DUTY),
        (PAYMENTS, Post.LAO_FINANCE_HEAD, {1}, Verdict.DUTY),
        (PAYMENTS, Post.LAO_USER, {2}, Verdict.NO_DUTY),
        (PAYMENTS, Post.CLERK, {1}, Verdict.MORE_THAN_VIEWING),
        (REPORTS, Post.EXECUTIVE, set(), Verdict.VIEWING),
        (REPORTS, Post.SUBUNIT_USER, set(), Verdict.VIEWING),
        (replace(REPORTS, duty_ids=frozenset({2})), Post.LAO_USER, {1}, Verdict.NO_DUTY),
        (replace(REPORTS, duty_ids=frozenset({2})), Post.CLERK, set(), Verdict.VIEWING),
        (LOOSE, Post.LAO_USER, {1, 2}, Verdict.NOT_TIED),
        (LOOSE, Post.CLERK, set(), Verdict.MORE_THAN_VIEWING),
        (replace(PAYMENTS, valid_to=days_ago(1)), Post.LAO_USER, {1}, Verdict.ENDED),
        (replace(PAYMENTS, valid_to=TODAY), Post.LAO_USER, {1}, Verdict.DUTY),
        (replace(REPORTS, valid_to=days_ago(1)), Post.CLERK, set(), Verdict.ENDED),
    ],
)
def test_one_group_is_judged_by_the_clause_that_applies(
    group: PrivilegeGroup, post: Post, duties: set[int], verdict: Verdict
) -> None:
    assert judge(group, post, duties, TODAY) is verdict
    assert verdict.is_good == (verdict in {Verdict.DUTY, Verdict.VIEWING})


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(Post)), st.frozensets(st.sampled_from([1, 2])), st.frozensets(st.sampled_from([1, 2, 3, 4]))
)
def test_the_tasks_and_the_verdicts_agree(post: Post, duties: frozenset[int], held: frozenset[int]) -> None:
    groups = {**GROUPS, LOOSE.id: LOOSE}
    by_id = {FINANCE.id: FINANCE, SUPPLIES.id: SUPPLIES}
    given_ = with_first(
        person(post=post),
        groups=tuple(groups.values()),
        memberships=(*(member(groups[group_id]) for group_id in held), *VIEWING),
        assignments=tuple(assigned(by_id[duty_id]) for duty_id in duties),
    )
    bad = {Verdict.NO_DUTY, Verdict.MORE_THAN_VIEWING}
    expected = tuple(sorted(group_id for group_id in held if judge(groups[group_id], post, duties, TODAY) in bad))
    wrong = {TaskKind.RIGHTS_WITHOUT_DUTY, TaskKind.VIEWER_TOO_MUCH}

    assert [task.group_ids for task in tasks(given_) if task.kind in wrong] == ([expected] if expected else [])


@given(
    st.sets(st.sampled_from([FINANCE.id, SUPPLIES.id])),
    st.sets(st.sampled_from([PAYMENTS.id, STORES.id, REPORTS.id])),
    st.booleans(),
)
def test_what_one_person_lacks_is_what_the_task_of_that_person_names(
    duties: set[int], held: set[int], asked: bool
) -> None:
    assignments = tuple(assigned(duty) for duty in (FINANCE, SUPPLIES) if duty.id in duties)
    memberships = tuple(member(group) for group in GROUPS.values() if group.id in held)
    requests = (request(RequestState.DRAFT, TODAY, adding(STORES)),) if asked else ()
    given_ = facts(assignments=assignments, memberships=(*memberships, *VIEWING), requests=requests)
    has = held | ({STORES.id} if asked else set())

    found = lacked(duties, has, GROUPS.values(), TODAY)
    named = {group_id for task in tasks(given_, TaskKind.DUTY_WITHOUT_RIGHTS) for group_id in task.group_ids}
    assert {group.id for groups in found.values() for group in groups} == named

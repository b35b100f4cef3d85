"""Separation of duties (4.1): which groups clash, and for whom an exception holds."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.domain.accounts import Membership, PrivilegeGroup
from elaas_desk.domain.conflicts import (
    ConflictException,
    GroupConflict,
    clashing,
    conflicts_in_use,
    conflicts_of,
)
from elaas_desk.domain.tasks import Action, Severity, Task, TaskKind
from tests.domain.values import (
    FINANCE,
    PAYMENTS,
    REPORTS,
    STORES,
    SUPPLIES,
    TODAY,
    assigned,
    days_ago,
    facts,
    member,
    person,
    policy,
    tasks,
    with_first,
)

PAIR = GroupConflict(1, PAYMENTS.id, STORES.id, "ผู้บันทึกต้องไม่เป็นผู้อนุมัติ")
OTHER = GroupConflict(2, 5, 6)
BOTH = frozenset({PAYMENTS.id, STORES.id})


def excepted(first: int, last: int, person_id: int = 1, **other: int) -> ConflictException:
    """An exception from so many days ago to so many days ago."""
    return ConflictException(other.get("id", 1), PAIR.id, person_id, "ขาดคน", days_ago(first), days_ago(last))


@given(st.permutations([1, 2, 3, 7, 9]), st.permutations([PAIR, OTHER, GroupConflict(3, 2, 9)]))
def test_a_pair_is_found_whatever_the_order_of_groups_and_conflicts(
    held: list[int], conflicts: list[GroupConflict]
) -> None:
    assert [each.id for each in clashing(held, conflicts)] == [1, 3]


@given(st.sets(st.integers(1, 8)), st.sets(st.tuples(st.integers(1, 8), st.integers(1, 8))))
def test_a_conflict_is_found_exactly_when_both_of_its_groups_are_held(
    held: set[int], pairs: set[tuple[int, int]]
) -> None:
    conflicts = [GroupConflict(n, min(pair), max(pair)) for n, pair in enumerate(sorted(pairs)) if pair[0] != pair[1]]
    found = set(clashing(held, conflicts))

    assert all((each in found) == ({each.first_id, each.second_id} <= held) for each in conflicts)


def test_each_group_of_a_pair_knows_the_other() -> None:
    assert PAIR.partner_of(PAYMENTS.id) == STORES.id
    assert PAIR.partner_of(STORES.id) == PAYMENTS.id
    assert PAIR.partner_of(99) is None


def test_one_group_of_a_pair_is_no_clash() -> None:
    assert conflicts_of({PAYMENTS.id}, [PAIR], [], 1, TODAY) == ()


@given(st.integers(-400, 400), st.integers(0, 400))
def test_an_exception_silences_on_its_days_alone(first: int, length: int) -> None:
    exception = excepted(first + length, first)
    (clash,) = conflicts_of(BOTH, [PAIR], [exception], 1, TODAY)

    assert clash.is_excepted == (exception.starts_on <= TODAY <= exception.ends_on)


def test_the_day_after_its_last_day_an_exception_is_over() -> None:
    (last,) = conflicts_of(BOTH, [PAIR], [excepted(30, 0)], 1, TODAY)
    (after,) = conflicts_of(BOTH, [PAIR], [excepted(30, 0)], 1, TODAY + timedelta(days=1))

    assert (last.is_excepted, last.excepted_until) == (True, TODAY)
    assert (after.is_excepted, after.excepted_until) == (False, None)


def test_an_exception_is_for_one_person_and_one_pair() -> None:
    (of_another,) = conflicts_of(BOTH, [PAIR], [excepted(30, -30, person_id=2)], 1, TODAY)
    (of_other_pair,) = conflicts_of({5, 6}, [OTHER], [excepted(30, -30)], 1, TODAY)

    assert not of_another.is_excepted
    assert not of_other_pair.is_excepted


@given(st.permutations([excepted(30, 0, id=1), excepted(-1, -20, id=2), excepted(-40, -60, id=3)]))
def test_an_exception_that_is_renewed_without_a_gap_counts_as_one(exceptions: list[ConflictException]) -> None:
    (clash,) = conflicts_of(BOTH, [PAIR], exceptions, 1, TODAY)

    assert clash.exception is not None
    assert clash.exception.id == 1
    assert clash.excepted_until == TODAY + timedelta(days=20)


def test_a_group_that_is_over_conflicts_with_nothing() -> None:
    groups = [PAYMENTS, PrivilegeGroup(STORES.id, STORES.name, valid_to=days_ago(1))]
    still = [PAYMENTS, PrivilegeGroup(STORES.id, STORES.name, valid_to=TODAY)]

    assert conflicts_in_use([PAIR], groups, TODAY) == ()
    assert conflicts_in_use([PAIR], still, TODAY) == (PAIR,)


HELD = (member(PAYMENTS), member(STORES, since=days_ago(10)))


def clash(*exceptions: ConflictException, held: tuple[Membership, ...] = HELD, today: date = TODAY) -> tuple[Task, ...]:
    """The tasks about conflicts in an office in which the first person has duties for both groups."""
    given = facts(
        memberships=(*held, *facts().memberships[1:]),
        assignments=(assigned(FINANCE), assigned(SUPPLIES)),
        conflicts=(PAIR,),
        exceptions=exceptions,
    )
    return tasks(given, TaskKind.CONFLICT, today)


def test_two_conflicting_groups_are_red_from_the_day_on_which_the_second_was_given() -> None:
    (task,) = clash()
    (first_day,) = clash(today=days_ago(10))

    assert (task.severity, task.clause, task.action) == (Severity.LATE, "4.1", Action.RESOLVE_CONFLICT)
    assert (task.person_id, task.account_id, task.group_ids) == (1, 1, (PAYMENTS.id, STORES.id))
    assert (first_day.severity, first_day.days) == (Severity.LATE, 1)
    assert clash(today=days_ago(11)) == ()


@given(st.permutations(HELD))
def test_it_does_not_matter_which_of_the_two_was_given_first(held: list[Membership]) -> None:
    assert clash(held=tuple(held)) == clash()


def test_an_exception_keeps_the_pair_off_the_list_until_shortly_before_it_ends() -> None:
    lead = policy().conflict_lead_days

    assert clash(excepted(20, -lead - 1)) == ()
    (announced,) = clash(excepted(20, -lead))
    assert (announced.severity, announced.days) == (Severity.SOON, -lead)
    assert announced.due_on == days_ago(-lead)


def test_the_day_after_the_exception_the_pair_is_red_again() -> None:
    (last,) = clash(excepted(20, 0))
    (after,) = clash(excepted(20, 1))

    assert (last.severity, last.days) == (Severity.SOON, 0)
    assert (after.severity, after.days, after.due_on) == (Severity.LATE, 1, days_ago(1))


def test_an_exception_that_was_over_before_the_second_group_was_given_changes_nothing() -> None:
    (task,) = clash(excepted(90, 60))

    assert task.due_on == days_ago(11)


def test_who_is_in_one_of_the_groups_no_more_has_no_task() -> None:
    assert clash(held=(member(PAYMENTS), member(STORES, since=days_ago(10), until=TODAY))) == ()


def test_who_has_left_the_duty_has_another_task() -> None:
    left = with_first(person(last_day=days_ago(1)), memberships=HELD, conflicts=(PAIR,))

    assert tasks(left, TaskKind.CONFLICT) == ()
    assert [task.person_id for task in tasks(left, TaskKind.REMOVE_NOW)] == [1]


def test_each_pair_of_a_person_is_a_task_of_its_own() -> None:
    pairs = (PAIR, GroupConflict(2, PAYMENTS.id, REPORTS.id))
    given = facts(memberships=(*HELD, member(REPORTS), *facts().memberships[1:]), conflicts=pairs)

    assert [task.group_ids for task in tasks(given, TaskKind.CONFLICT)] == [
        (PAYMENTS.id, REPORTS.id),
        (PAYMENTS.id, STORES.id),
    ]

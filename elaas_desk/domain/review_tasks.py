"""The rules that find tasks about reviews on their way, and about what they led to (circular 4, 4.1, 4.2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from operator import attrgetter
from typing import NamedTuple

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.people import LeaveReason, Person
from elaas_desk.domain.policy import Policy
from elaas_desk.domain.removals import Proof, Removal, on_their_way
from elaas_desk.domain.reviews import Review, ReviewKind, last_signed_off, review_due_on
from elaas_desk.domain.rights import judge
from elaas_desk.domain.situation import NONE, Situation, has_ended
from elaas_desk.domain.task_rules import severity_of
from elaas_desk.domain.task_values import Action, Severity, Task, TaskKind

_ONE_DAY = timedelta(days=1)
_by_id = attrgetter("id")


class _Row(NamedTuple):
    """Removals that stand on one row of the list."""

    was_done: bool  # and not proved
    unit_id: int | None
    username: str
    day: date  # from the day after it the row is late


def open_review_tasks(now: Situation) -> Iterator[Task]:
    """Reviews that wait for answers or for the signature: whole checks, follow-up rounds, small ones (circular 4)."""
    last = last_signed_off(now.facts.reviews)
    for review in sorted(now.facts.reviews, key=_by_id):
        if not review.is_open:
            continue
        due_on = open_until(review, last.get(review.unit_id), now.policy)
        days = None if due_on is None else (now.today - due_on).days
        yield Task(
            TaskKind.REVIEW_OPEN,
            Severity.UNKNOWN if days is None else severity_of(days),
            "4",
            Action.OPEN_REVIEW,
            review.unit_id,
            due_on=due_on,
            days=days,
            review_id=review.id,
        )


def open_until(review: Review, last: date | None, policy: Policy) -> date | None:
    """The last day in time for a review that is open; `last` is when its unit was last checked as a whole.

    A whole check is due six months after the last one, so that one that never was has no such day. The circular names
    no time for the others.
    """
    if review.kind is ReviewKind.SIX_MONTHLY:
        return None if last is None else review_due_on(last, policy)
    grace = policy.follow_up_days if review.kind is ReviewKind.FOLLOW_UP else policy.small_review_days
    return None if review.started is None else review.started + timedelta(days=grace)


def removal_tasks(now: Situation) -> Iterator[Task]:
    """Users to be taken out of groups, one task for each user and day of the order: late from the day after it.

    Who has left with an open account has a task of its own for all groups. What a report still shows after it was done
    is late at once, unless the user was put into the group again since.
    """
    ordered: dict[_Row, list[Removal]] = defaultdict(list)
    for removal in sorted(now.facts.removals, key=_by_id):
        if removal.done_on is None or removal.proof is Proof.NOT_PROVED:
            ordered[_row(removal, now.today)].append(removal)
    if not ordered:
        return
    held = _held(now, {each.account_id for each in now.facts.removals})
    gone = {account.id for account, person in now.leaving if person.has_left(now.today)}
    for row, removals in ordered.items():
        waiting = [each for each in removals if not _is_told_otherwise(each, held, gone)]
        if waiting:
            yield _removal_task(now, waiting, row)


def proposed_reviews(now: Situation) -> Iterator[Task]:
    """Small reviews that an occasion suggests: a return after a transfer, an acting term that ended, a group retired.

    The first two are proposed for as long as such a review may take, and never late, since the circular does not ask
    for them. What no duty justifies any more has its own task.
    """
    yield from _after_transfers(now)
    yield from _after_acting(now)
    yield from _of_retired_groups(now)


def _held(now: Situation, account_ids: Iterable[int | None]) -> dict[tuple[int, int], date]:
    """By account and group: since when it is held today."""
    wanted = set(account_ids)
    return {(each.account_id, each.group_id): each.since for each in now.memberships if each.account_id in wanted}


def _is_told_otherwise(removal: Removal, held: Mapping[tuple[int, int], date], gone: Iterable[int]) -> bool:
    if removal.account_id is None or removal.group_id is None:
        return False
    since = held.get((removal.account_id, removal.group_id))
    if removal.done_on is None:
        return since is not None and removal.account_id in gone
    return since is not None and since >= removal.done_on


def _row(removal: Removal, today: date) -> _Row:
    day = removal.ordered_on if removal.done_on is None else min(removal.done_on, today - _ONE_DAY)
    return _Row(removal.done_on is not None, removal.unit_id, removal.username.casefold(), day)


def _removal_task(now: Situation, removals: list[Removal], row: _Row) -> Task:
    first = removals[0]
    person = None if first.person_id is None else now.people.get(first.person_id)
    days = (now.today - row.day).days
    return Task(
        TaskKind.REMOVAL_NOT_PROVED if row.was_done else TaskKind.REMOVAL_ORDERED,
        severity_of(days),
        "4.2" if person is not None and person.has_left(now.today) else "4.1",
        Action.RECORD_REMOVAL,
        first.unit_id or now.office_unit_id or 0,
        None if person is None else person.id,
        first.account_id,
        group_ids=tuple(sorted({each.group_id for each in removals if each.group_id is not None})),
        due_on=row.day,
        days=days,
        removal_ids=tuple(each.id for each in removals),
    )


def _after_transfers(now: Situation) -> Iterator[Task]:
    returned = {
        each.person_id: each.returned_on
        for each in sorted(now.facts.departures, key=attrgetter("returned_on"))
        if each.reason is LeaveReason.TRANSFER
    }
    for person_id in sorted(returned):
        yield from _small(
            now, TaskKind.REVIEW_AFTER_TRANSFER, ReviewKind.TRANSFER, person_id, returned[person_id], now.held
        )


def _after_acting(now: Situation) -> Iterator[Task]:
    first = now.today - timedelta(days=now.policy.small_review_days)
    ended: dict[int, date] = {}
    left_over: dict[int, frozenset[int]] = {}
    for each in now.facts.assignments:
        if not each.acting or each.ends_on is None or each.duty_id in now.duties.get(each.person_id, NONE):
            continue  # the term goes on, or the duty was given for good
        if first <= each.ends_on < now.today:
            ended[each.person_id] = max(each.ends_on, ended.get(each.person_id, each.ends_on))
            groups = _on_another_ground(now, each.person_id, each.duty_id)
            left_over[each.person_id] = left_over.get(each.person_id, NONE) | groups
    for person_id in sorted(ended):
        yield from _small(
            now, TaskKind.REVIEW_AFTER_ACTING, ReviewKind.ACTING_ENDED, person_id, ended[person_id], left_over
        )


def _on_another_ground(now: Situation, person_id: int, duty_id: int) -> frozenset[int]:
    """The groups of a duty that the person still holds, and may hold without it."""
    person, held = now.people.get(person_id), now.held.get(person_id, NONE)
    if person is None or not held:
        return NONE
    duties = now.duties.get(person_id, NONE)
    groups = (group for group in now.facts.groups if group.id in held and duty_id in group.duty_ids)
    return frozenset(group.id for group in groups if judge(group, person.post, duties, now.today).is_good)


def _small(
    now: Situation,
    kind: TaskKind,
    review: ReviewKind,
    person_id: int,
    occasion: date,
    groups: Mapping[int, frozenset[int]],
) -> Iterator[Task]:
    person = now.people.get(person_id)
    due_on = occasion + timedelta(days=now.policy.small_review_days)
    if person is None or not groups.get(person_id) or now.today > due_on or person.has_left(now.today):
        return
    if not _was_started(now, review, occasion, person_id=person_id):
        yield _proposal(now, kind, person.unit_id, due_on, person, tuple(sorted(groups[person_id])))


def _of_retired_groups(now: Situation) -> Iterator[Task]:
    over = {group.id: group for group in now.facts.groups if has_ended(group, now.today)}
    if not over or now.office_unit_id is None:
        return
    open_accounts = {account.id for account in now.accounts} | {account.id for account, _ in now.leaving}
    members = {
        (each.account_id, each.group_id)
        for each in now.memberships
        if each.group_id in over and each.account_id in open_accounts
    }
    leaving = on_their_way(now.facts.removals, now.facts.requests, now.facts.accounts) if members else frozenset()
    peopled = {group_id for _, group_id in members - leaving}
    for group_id in sorted(peopled):
        last_day = _last_day(over[group_id])
        due_on = last_day + timedelta(days=now.policy.small_review_days)
        if not _was_started(now, ReviewKind.GROUP_RETIRED, last_day, group_id=group_id):
            yield _proposal(now, TaskKind.REVIEW_RETIRED_GROUP, now.office_unit_id, due_on, None, (group_id,))


def _last_day(group: PrivilegeGroup) -> date:
    if group.valid_to is None:
        raise ValueError("a group that is over has a last day")
    return group.valid_to


def _was_started(
    now: Situation, kind: ReviewKind, occasion: date, person_id: int | None = None, group_id: int | None = None
) -> bool:
    return any(
        review.kind is kind
        and (review.person_id, review.group_id) == (person_id, group_id)
        and (review.is_open or (review.started is not None and review.started >= occasion))
        for review in now.facts.reviews
    )


def _proposal(
    now: Situation, kind: TaskKind, unit_id: int, due_on: date, person: Person | None, groups: tuple[int, ...]
) -> Task:
    days = (now.today - due_on).days
    return Task(
        kind,
        severity_of(days),
        "4.1",
        Action.START_SMALL_REVIEW,
        unit_id,
        None if person is None else person.id,
        group_ids=groups,
        due_on=due_on,
        days=days,
    )

"""Whether rights and duties match (circular 4.1), and what the executive and the clerk may hold (circular 2)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType

from elaas_desk.domain.accounts import Membership, PrivilegeGroup
from elaas_desk.domain.people import VIEW_ONLY_POSTS, Person, Post
from elaas_desk.domain.removals import ordered_out
from elaas_desk.domain.situation import NONE, Situation, has_ended
from elaas_desk.domain.task_rules import severity_of
from elaas_desk.domain.task_values import Action, Severity, Task, TaskKind


class Verdict(StrEnum):
    """What the rules say about one group that somebody holds."""

    DUTY = "duty"  # a duty in force justifies it (4.1)
    VIEWING = "viewing"  # it only shows, and so needs no duty (2)
    NO_DUTY = "no_duty"  # no duty in force justifies it (4.1)
    MORE_THAN_VIEWING = "more_than_viewing"  # executive or clerk in a group that does more than show (2)
    ENDED = "ended"  # the group is no longer in use (4.1)
    NOT_TIED = "not_tied"  # the catalogue ties the group to no duty, so that nobody can tell (4.1)

    @property
    def is_good(self) -> bool:
        """Whether the group may be held."""
        return self in {Verdict.DUTY, Verdict.VIEWING}


_NOTHING: Mapping[int, date] = MappingProxyType({})
WRONG = frozenset({Verdict.ENDED, Verdict.NO_DUTY, Verdict.MORE_THAN_VIEWING})
"""Verdicts on groups that somebody must not hold."""


def judge(group: PrivilegeGroup, post: Post, duties_in_force: Collection[int], today: date) -> Verdict:
    """Whether a person of that post, with those duties in force, may hold the group on that day.

    The executive and the clerk are judged by clause 2, all others by clause 4.1. A view-only group that is tied to
    duties is judged by them like any other; tied to none, it is open to everybody.
    """
    if has_ended(group, today):
        return Verdict.ENDED
    if post in VIEW_ONLY_POSTS:
        return Verdict.VIEWING if group.view_only else Verdict.MORE_THAN_VIEWING
    if not group.duty_ids:
        return Verdict.VIEWING if group.view_only else Verdict.NOT_TIED
    return Verdict.NO_DUTY if group.duty_ids.isdisjoint(duties_in_force) else Verdict.DUTY


def rights_tasks(now: Situation) -> Iterator[Task]:
    """Accounts in groups that they should not be in, one task for each account (circular 4.1; 2 for viewers).

    Its age counts from the day that the first of these groups lost its ground: the day it was given, the last day of
    the duty that justified it, or the last day of the group.
    """
    holder = now.holder()
    wrong = _wrong(now)
    ended = _ended_duties(now) if wrong else {}
    groups = {group.id: group for group in now.facts.groups}
    for account_id, memberships in groupby(wrong, key=attrgetter("account_id")):
        person = holder[account_id]
        held = list(memberships)
        over = ended.get(person.id, _NOTHING)
        since = min([_lost_on(each, groups[each.group_id], over, now.today) for each in held])
        yield _wrong_rights(now, account_id, person, held, since)


def unexplained_groups(now: Situation) -> Iterator[Task]:
    """Groups that somebody holds and that the catalogue ties to no duty: one task each, since the age is unknown."""
    if now.office_unit_id is None:
        return
    held: frozenset[int] = NONE.union(*{ids for person_id, ids in now.held.items() if person_id not in now.viewers})
    for group in sorted(now.facts.groups, key=attrgetter("id")):
        if group.id in held and judge(group, Post.LAO_USER, NONE, now.today) is Verdict.NOT_TIED:
            yield Task(
                TaskKind.GROUP_WITHOUT_DUTIES,
                Severity.UNKNOWN,
                "4.1",
                Action.SET_GROUP_DUTIES,
                now.office_unit_id,
                group_ids=(group.id,),
            )


def duty_tasks(now: Situation) -> Iterator[Task]:
    """People with a duty in force who hold none of the groups that it needs and have not asked for one (4.1).

    With or without an account; a duty that no group in use is tied to needs no rights.
    """
    needs = _groups_by_duty(now)
    lacking = _lacking(now, needs)
    starts = _starts(now, lacking)
    account_of = now.first_account() if lacking else {}
    grace = timedelta(days=now.policy.duty_rights_days)
    for person_id in sorted(lacking):
        duties = lacking[person_id]
        due_on = min(starts[person_id, duty_id] for duty_id in duties) + grace
        days = (now.today - due_on).days
        yield Task(
            TaskKind.DUTY_WITHOUT_RIGHTS,
            severity_of(days),
            "4.1",
            Action.REQUEST_RIGHTS,
            now.people[person_id].unit_id,
            person_id,
            account_of.get(person_id),
            group_ids=tuple(sorted(NONE.union(*(needs[duty_id] for duty_id in duties)))),
            due_on=due_on,
            days=days,
        )


def lacked(
    duties_in_force: Collection[int], has: Collection[int], groups: Iterable[PrivilegeGroup], today: date
) -> dict[int, tuple[PrivilegeGroup, ...]]:
    """By duty in force: the groups in use that it needs, where none of them is among what is held or asked for (4.1).

    It says for one person what `duty_tasks` finds for all; the executive and the clerk need none by their duties.
    """
    found: dict[int, tuple[PrivilegeGroup, ...]] = {}
    in_use = [group for group in groups if group.is_in_use(today)]
    for duty_id in sorted(duties_in_force):
        needed = tuple(group for group in in_use if duty_id in group.duty_ids)
        if needed and not any(group.id in has for group in needed):
            found[duty_id] = needed
    return found


def viewer_tasks(now: Situation) -> Iterator[Task]:
    """The executive and the clerk: in the register at all, and with view-only rights (circular 2)."""
    shows = {group.id for group in now.facts.groups if group.view_only and not has_ended(group, now.today)}
    account_of = now.first_account() if now.viewers else {}
    for person in now.viewers.values():
        if shows.isdisjoint(now.has_or_asked(person.id)):
            yield _viewer_missing(now, person, account_of.get(person.id))
    posts = {person.post for person in now.viewers.values()}
    for post in (Post.EXECUTIVE, Post.CLERK):
        if now.office_unit_id is not None and post not in posts:
            yield Task(TaskKind.VIEWER_MISSING, Severity.UNKNOWN, "2", Action.ADD_PERSON, now.office_unit_id, post=post)


def _wrong(now: Situation) -> list[Membership]:
    """The memberships that their holders should not have and that nobody has ordered away yet, by account."""

    def forbidden(post: Post, duties: frozenset[int]) -> frozenset[int]:
        return frozenset(group.id for group in now.facts.groups if judge(group, post, duties, now.today) in WRONG)

    duties, viewers = now.duties, now.viewers
    to_viewers = forbidden(Post.EXECUTIVE, NONE)
    to_others = {each: forbidden(Post.LAO_USER, each) for each in {NONE, *duties.values()}}
    forbidden_to = {
        account.id: to_viewers if account.person_id in viewers else to_others[duties.get(account.person_id, NONE)]
        for account in now.accounts
    }
    wrong = [each for each in now.memberships if each.group_id in forbidden_to.get(each.account_id, NONE)]
    if ordered := ordered_out(now.facts.removals):
        wrong = [each for each in wrong if (each.account_id, each.group_id) not in ordered]
    return sorted(wrong, key=attrgetter("account_id"))


def _wrong_rights(now: Situation, account_id: int, person: Person, wrong: Iterable[Membership], due_on: date) -> Task:
    viewer = person.id in now.viewers
    days = (now.today - due_on).days
    return Task(
        TaskKind.VIEWER_TOO_MUCH if viewer else TaskKind.RIGHTS_WITHOUT_DUTY,
        severity_of(days),
        "2" if viewer else "4.1",
        Action.SET_VIEWER if viewer else Action.CHECK_RIGHTS,
        person.unit_id,
        person.id,
        account_id,
        group_ids=tuple(sorted({each.group_id for each in wrong})),
        due_on=due_on,
        days=days,
    )


def _lost_on(membership: Membership, group: PrivilegeGroup, over: Mapping[int, date], today: date) -> date:
    """The last day on which the membership had its ground; the day it was given when it never had one."""
    if has_ended(group, today) and group.valid_to is not None:
        return max(membership.since, group.valid_to)
    return max([membership.since, *(over[duty_id] for duty_id in group.duty_ids if duty_id in over)])


def _ended_duties(now: Situation) -> dict[int, dict[int, date]]:
    """By person: each duty of which an assignment is over, with the latest last day."""
    ended: dict[int, dict[int, date]] = {}
    for each in now.facts.assignments:
        if each.ends_on is not None and each.ends_on < now.today:
            over = ended.setdefault(each.person_id, {})
            over[each.duty_id] = max(each.ends_on, over.get(each.duty_id, each.ends_on))
    return ended


def _groups_by_duty(now: Situation) -> dict[int, frozenset[int]]:
    needs: dict[int, frozenset[int]] = {}
    for group in now.facts.groups:
        if group.is_in_use(now.today):
            for duty_id in group.duty_ids:
                needs[duty_id] = needs.get(duty_id, NONE) | {group.id}
    return needs


def _lacking(now: Situation, needs: Mapping[int, frozenset[int]]) -> dict[int, tuple[int, ...]]:
    """By person: the duties in force whose groups the person neither holds nor has asked for."""

    @cache
    def lacks(duties: frozenset[int], has: frozenset[int]) -> tuple[int, ...]:
        return tuple(duty_id for duty_id in duties if duty_id in needs and needs[duty_id].isdisjoint(has))

    held, viewers = now.held, now.viewers
    first = [person_id for person_id, duties in now.duties.items() if lacks(duties, held.get(person_id, NONE))]
    concerned = (person_id for person_id in first if person_id not in viewers and person_id in now.people)
    found = {
        person_id: lacks(now.duties[person_id], now.has_or_asked(person_id))
        for person_id in concerned
        if not now.people[person_id].has_left(now.today)
    }
    return {person_id: duties for person_id, duties in found.items() if duties}


def _starts(now: Situation, people: Collection[int]) -> dict[tuple[int, int], date]:
    """By person and duty in force: the earliest day from which it is; for these people alone."""
    starts: dict[tuple[int, int], date] = {}
    for each in now.facts.assignments:
        if each.person_id in people and each.holds(now.today):
            key = each.person_id, each.duty_id
            starts[key] = min(each.starts_on, starts.get(key, each.starts_on))
    return starts


def _viewer_missing(now: Situation, person: Person, account_id: int | None) -> Task:
    grace = timedelta(days=now.policy.viewer_days)
    due_on = None if person.in_post_since is None else person.in_post_since + grace
    days = None if due_on is None else (now.today - due_on).days
    return Task(
        TaskKind.VIEWER_MISSING,
        Severity.UNKNOWN if days is None else severity_of(days),
        "2",
        Action.SET_VIEWER,
        person.unit_id,
        person.id,
        account_id,
        due_on=due_on,
        days=days,
    )

"""Whether rights and duties match (circular 4.1), and what the executive and the clerk may hold (circular 2)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from elaas_desk.domain.accounts import Account, Membership, PrivilegeGroup
from elaas_desk.domain.people import VIEW_ONLY_POSTS, Person, Post
from elaas_desk.domain.situation import Situation, has_ended
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
    groups = {group.id: group for group in now.facts.groups}
    ended = _ended_duties(now)
    for account, person in now.active:
        wrong = _wrong(now, groups, account, person)
        if wrong:
            due_on = min(_since(each, groups[each.group_id], ended, person.id, now.today) for each in wrong)
            yield _wrong_rights(now, account, person, wrong, due_on)


def unexplained_groups(now: Situation) -> Iterator[Task]:
    """Groups that somebody holds and that the catalogue ties to no duty: one task each, since the age is unknown."""
    if now.office_unit_id is None:
        return
    held = {
        each.group_id
        for account, person in now.active
        if person.post not in VIEW_ONLY_POSTS
        for each in now.held_by(account.id)
    }
    for group in now.facts.groups:
        if group.id in held and not group.view_only and not group.duty_ids and not has_ended(group, now.today):
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
    account_ids, held = _held_by_person(now)
    grace = timedelta(days=now.policy.duty_rights_days)
    for person_id, duties in now.in_force.items():
        person = now.people.get(person_id)
        if person is None or person.post in VIEW_ONLY_POSTS or person.has_left(now.today):
            continue
        has = held.get(person_id, frozenset()) | now.asked_for.get(person_id, frozenset())
        lacking = [duty_id for duty_id in duties if duty_id in needs and needs[duty_id].isdisjoint(has)]
        if lacking:
            due_on = min(duties[duty_id] for duty_id in lacking) + grace
            days = (now.today - due_on).days
            yield Task(
                TaskKind.DUTY_WITHOUT_RIGHTS,
                severity_of(days),
                "4.1",
                Action.REQUEST_RIGHTS,
                person.unit_id,
                person_id,
                account_ids.get(person_id),
                group_ids=tuple(sorted(frozenset().union(*(needs[duty_id] for duty_id in lacking)))),
                due_on=due_on,
                days=days,
            )


def viewer_tasks(now: Situation) -> Iterator[Task]:
    """The executive and the clerk: in the register at all, and with view-only rights (circular 2)."""
    viewers = [person for person in now.facts.people if person.post in VIEW_ONLY_POSTS]
    viewers = [person for person in viewers if not person.has_left(now.today)]
    shows = {group.id for group in now.facts.groups if group.view_only and not has_ended(group, now.today)}
    account_ids, held = _held_by_person(now) if viewers else ({}, {})
    for person in viewers:
        has = held.get(person.id, frozenset()) | now.asked_for.get(person.id, frozenset())
        if shows.isdisjoint(has):
            yield _viewer_missing(now, person, account_ids.get(person.id))
    for post in (Post.EXECUTIVE, Post.CLERK):
        if now.office_unit_id is not None and all(person.post is not post for person in viewers):
            yield Task(TaskKind.VIEWER_MISSING, Severity.UNKNOWN, "2", Action.ADD_PERSON, now.office_unit_id, post=post)


def _wrong(
    now: Situation, groups: Mapping[int, PrivilegeGroup], account: Account, person: Person
) -> Sequence[Membership]:
    duties: Collection[int] = now.in_force.get(person.id, ())
    wrong = []
    for each in now.held_by(account.id):
        group = groups.get(each.group_id)
        if group is None:
            continue
        verdict = judge(group, person.post, duties, now.today)
        if not verdict.is_good and verdict is not Verdict.NOT_TIED:
            wrong.append(each)
    return wrong


def _wrong_rights(now: Situation, account: Account, person: Person, wrong: Sequence[Membership], due_on: date) -> Task:
    viewer = person.post in VIEW_ONLY_POSTS
    days = (now.today - due_on).days
    return Task(
        TaskKind.VIEWER_TOO_MUCH if viewer else TaskKind.RIGHTS_WITHOUT_DUTY,
        severity_of(days),
        "2" if viewer else "4.1",
        Action.SET_VIEWER if viewer else Action.CHECK_RIGHTS,
        person.unit_id,
        person.id,
        account.id,
        group_ids=tuple(sorted({each.group_id for each in wrong})),
        due_on=due_on,
        days=days,
    )


def _since(
    membership: Membership,
    group: PrivilegeGroup,
    ended: Mapping[tuple[int, int], date],
    person_id: int,
    today: date,
) -> date:
    """The last day on which the membership had its ground; the day it was given when it never had one."""
    if has_ended(group, today) and group.valid_to is not None:
        return max(membership.since, group.valid_to)
    ends = [ended[person_id, duty_id] for duty_id in group.duty_ids if (person_id, duty_id) in ended]
    return max([membership.since, *ends])


def _ended_duties(now: Situation) -> dict[tuple[int, int], date]:
    """By person and duty: the latest last day of an assignment that is over."""
    ended: dict[tuple[int, int], date] = {}
    for each in now.facts.assignments:
        if each.ends_on is not None and each.ends_on < now.today:
            key = each.person_id, each.duty_id
            ended[key] = max(each.ends_on, ended.get(key, each.ends_on))
    return ended


def _groups_by_duty(now: Situation) -> dict[int, frozenset[int]]:
    needs: dict[int, frozenset[int]] = {}
    for group in now.facts.groups:
        if group.is_in_use(now.today):
            for duty_id in group.duty_ids:
                needs[duty_id] = needs.get(duty_id, frozenset()) | {group.id}
    return needs


def _held_by_person(now: Situation) -> tuple[dict[int, int], dict[int, frozenset[int]]]:
    """By person: the first open account, and the groups held through any of the open accounts."""
    account_ids: dict[int, int] = {}
    held: dict[int, frozenset[int]] = {}
    for account, person in now.active:
        account_ids.setdefault(person.id, account.id)
        groups = frozenset({each.group_id for each in now.held_by(account.id)})
        held[person.id] = held[person.id] | groups if person.id in held else groups
    return account_ids, held


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

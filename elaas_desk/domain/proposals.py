"""Which groups a request would best ask for, so that nobody has to type what the register knows (circular 2, 4.1)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.people import VIEW_ONLY_POSTS, Duty, DutyAssignment, Post
from elaas_desk.domain.requests import MAX_GROUPS, Change, GroupChange, Reason
from elaas_desk.domain.rights import Verdict, judge
from elaas_desk.domain.routing import asks_for_groups


@dataclass(frozen=True, slots=True)
class OrderedDuty:
    """A duty in force with the order that assigned it."""

    duty: Duty
    assignment: DutyAssignment


_LOST = frozenset({Verdict.NO_DUTY, Verdict.MORE_THAN_VIEWING, Verdict.ENDED})


def line_of(group: PrivilegeGroup, change: Change, duties: Sequence[OrderedDuty]) -> GroupChange:
    """The line of a group; an added one names the duty in force that justifies it, and its order."""
    ground = next((each for each in duties if each.duty.id in group.duty_ids), None)
    if change is Change.REMOVE or ground is None:
        return GroupChange(group.id, change)
    order = ground.assignment
    return GroupChange(group.id, change, ground.duty.name, order.order_number, order.order_date)


def proposed_changes(
    post: Post,
    reason: Reason,
    groups: Sequence[PrivilegeGroup],
    held: Collection[int],
    duties: Sequence[OrderedDuty],
    today: date,
) -> tuple[GroupChange, ...]:
    """What the duties want changed: groups to ask for, then groups whose ground is gone; nothing where none are asked.

    `held` are the numbers of the groups that the person is in, `duties` those in force.
    """
    if not asks_for_groups(post, reason):
        return ()
    wanted = _for_viewing(groups, held, today) if post in VIEW_ONLY_POSTS else _lacking(groups, held, duties, today)
    lines = [line_of(group, Change.ADD, duties) for group in wanted]
    if reason is Reason.CHANGE_RIGHTS:
        in_force = {each.duty.id for each in duties}
        lost = (group for group in groups if group.id in held and judge(group, post, in_force, today) in _LOST)
        lines += [line_of(group, Change.REMOVE, duties) for group in lost]
    return tuple(lines[:MAX_GROUPS])


def _lacking(
    groups: Iterable[PrivilegeGroup], held: Collection[int], duties: Sequence[OrderedDuty], today: date
) -> list[PrivilegeGroup]:
    """The groups in use of every duty of which no group is held (4.1)."""
    in_use = [group for group in groups if group.is_in_use(today)]
    lacks = {
        each.duty.id
        for each in duties
        if not any(group.id in held for group in in_use if each.duty.id in group.duty_ids)
    }
    return [group for group in in_use if group.id not in held and not lacks.isdisjoint(group.duty_ids)]


def _for_viewing(groups: Iterable[PrivilegeGroup], held: Collection[int], today: date) -> list[PrivilegeGroup]:
    """The view-only groups that are open to everybody, for an executive or clerk who holds none (2)."""
    shows = [group for group in groups if group.view_only and group.is_in_use(today)]
    if any(group.id in held for group in shows):
        return []
    return [group for group in shows if not group.duty_ids] or shows

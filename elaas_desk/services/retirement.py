"""A group that New e-LAAS has no more: its last day, and where its members go (circular 4.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from elaas_desk.domain.accounts import Account, PrivilegeGroup
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.people import Person
from elaas_desk.domain.policy import Policy
from elaas_desk.domain.proposals import OrderedDuty, line_of
from elaas_desk.domain.removals import Removal, RemovalOrigin
from elaas_desk.domain.requests import Change, Reason, RequestDraft
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, require
from elaas_desk.services.person_detail import held_duties
from elaas_desk.services.removal_records import key_of, removal_key, waiting
from elaas_desk.services.request_records import keep
from elaas_desk.services.service import require_order


class MemberFate(StrEnum):
    """Where a member of a group goes that New e-LAAS has no more."""

    MOVE = "move"  # ย้ายไปกลุ่มที่ใช้แทน: a request for both
    REMOVE = "remove"  # ถอดออก: a removal is ordered
    UNDECIDED = "undecided"  # ยังไม่ตัดสิน: for a small review


NOBODY: Mapping[int, MemberFate] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Retirement:
    """The last day of a group, what takes its place, and where its members go, by account."""

    group_id: int
    last_day: date
    replaced_by: int | None
    fates: Mapping[int, MemberFate]


def retire(work: UnitOfWork, actor: Actor, policy: Policy, now: datetime, draft: Retirement) -> None:
    """Carry it out, for one member after the other.

    EMPTY for a missing successor where somebody moves to it; NOT_A_MEMBER; what is wrong with the request of one who
    moves.
    """
    group = work.groups.get(draft.group_id)
    require_order(group.valid_from, draft.last_day)
    successor = _successor(work, draft)
    work.groups.save(replace(group, valid_to=draft.last_day, replaced_by_id=draft.replaced_by))
    members = {each.account_id for each in work.memberships.all() if each.group_id == group.id and each.until is None}
    for account_id, fate in sorted(draft.fates.items()):
        account = work.accounts.get(account_id)
        if account_id not in members:
            raise UserError(Problem.NOT_A_MEMBER, field="fates", username=account.username, group=group.name)
        person = work.people.get(account.person_id)
        if fate is MemberFate.REMOVE:
            require(actor, Deed.ENTER, person.unit_id)
            _order_removal(work, actor, group, account, person, max(draft.last_day, now.date()))
        elif fate is MemberFate.MOVE:
            require(actor, Deed.REQUEST, person.unit_id)
            _ask_for_move(work, actor, policy, now, group, successor, person)


def _successor(work: UnitOfWork, draft: Retirement) -> PrivilegeGroup | None:
    if draft.replaced_by == draft.group_id:
        raise UserError(Problem.NOT_A_CHOICE, field="replaced_by")
    return None if draft.replaced_by is None else work.groups.get(draft.replaced_by)


def _order_removal(
    work: UnitOfWork, actor: Actor, group: PrivilegeGroup, account: Account, person: Person, ordered_on: date
) -> None:
    """Late from the day after the group's last day; one that was ordered before stands as it is."""
    if removal_key(account.username, group.name) in map(key_of, waiting(work)):
        return
    work.removals.add(
        Removal(
            0,
            account.username,
            group.name,
            RemovalOrigin.GROUP_RETIRED,
            ordered_on,
            actor.name,
            person.unit_id,
            person.id,
            account.id,
            group.id,
        )
    )


def _ask_for_move(
    work: UnitOfWork,
    actor: Actor,
    policy: Policy,
    now: datetime,
    group: PrivilegeGroup,
    successor: PrivilegeGroup | None,
    person: Person,
) -> None:
    """Keep the draft of a request that gives the one group back and asks for the other, unless it is held already."""
    if successor is None:
        raise UserError(Problem.EMPTY, field="replaced_by")
    today = now.date()
    duties = [OrderedDuty(each.duty, each.assignment) for each in held_duties(work, person.id, today) if each.in_force]
    lines = [line_of(group, Change.REMOVE, ())]
    if not _holds(work, person, successor):
        lines.insert(0, line_of(successor, Change.ADD, duties))
    asked = RequestDraft(person.id, Reason.CHANGE_RIGHTS, today, tuple(lines))
    keep(work, policy, now, actor, asked)


def _holds(work: UnitOfWork, person: Person, group: PrivilegeGroup) -> bool:
    accounts = {account.id for account in work.accounts.of_person(person.id)}
    return any(
        each.group_id == group.id and each.until is None and each.account_id in accounts
        for each in work.memberships.all()
    )

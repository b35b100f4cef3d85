"""Small invented values for the rules; every one is in order unless a test says otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

from elaas_desk.domain.accounts import Account, KnownBy, Membership, PrivilegeGroup
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.offices import Unit, UnitKind
from elaas_desk.domain.people import Duty, DutyAssignment, Person, Post
from elaas_desk.domain.policy import DEFAULT_POLICY, Policy, load_policy
from elaas_desk.domain.requests import AccessRequest, Change, GroupChange, Reason, RequestDraft, RequestState, Step
from elaas_desk.domain.reviews import Review
from elaas_desk.domain.tasks import Task, TaskKind, due_tasks
from elaas_desk.paths import resource
from elaas_desk.thai.names import FullName

TODAY = date(2026, 11, 23)
LAO = Unit(1, UnitKind.LAO, "องค์การบริหารส่วนตำบลบ้านใหม่")
SCHOOL = Unit(2, UnitKind.SUBORDINATE, "โรงเรียนอนุบาลบ้านใหม่")
UNITS = {unit.id: unit for unit in (LAO, SCHOOL)}
FINANCE = Duty(1, "งานการเงิน")
SUPPLIES = Duty(2, "งานพัสดุ")
PAYMENTS = PrivilegeGroup(1, "ผู้บันทึกฎีกา", duty_ids=frozenset({1}))
STORES = PrivilegeGroup(2, "งานพัสดุ", duty_ids=frozenset({2}))
REPORTS = PrivilegeGroup(3, "ดูรายงาน", view_only=True)
GROUPS = {group.id: group for group in (PAYMENTS, STORES, REPORTS)}
GOOD_ID = "1101700203450"


@cache
def policy() -> Policy:
    """The policy that the program ships."""
    return load_policy(resource("policy", DEFAULT_POLICY))


def days_ago(days: int) -> date:
    """Positive lies in the past."""
    return TODAY - timedelta(days=days)


def person(person_id: int = 1, **other: Any) -> Person:
    """Somebody of the LAO who has signed the acknowledgement."""
    plain = Person(
        id=person_id,
        name=FullName("นางสาว", "พิมพ์ชนก", "แก้วประเสริฐ"),
        national_id=GOOD_ID,
        position="นักวิชาการเงินและบัญชี",
        level="ปฏิบัติการ",
        unit_id=LAO.id,
        post=Post.LAO_USER,
        in_post_since=days_ago(400),
        acknowledged_on=days_ago(300),
    )
    return replace(plain, **other)


def account(account_id: int = 1, **other: Any) -> Account:
    """An account of the person with the same number, its password changed a month ago."""
    plain = Account(account_id, account_id, f"user.{account_id}", days_ago(400), days_ago(30), KnownBy.SEEN)
    return replace(plain, **other)


def member(group: PrivilegeGroup, account_id: int = 1, **other: Any) -> Membership:
    """The account in the group for a hundred days."""
    return replace(Membership(account_id * 100 + group.id, account_id, group.id, days_ago(100)), **other)


def assigned(duty: Duty, person_id: int = 1, **other: Any) -> DutyAssignment:
    """The duty in force for two hundred days, until further order."""
    plain = DutyAssignment(person_id * 100 + duty.id, person_id, duty.id, "124/2569", days_ago(201), days_ago(200))
    return replace(plain, **other)


def request(state: RequestState, since: date, *lines: GroupChange, **other: Any) -> AccessRequest:
    """A request of the first person to change rights, in that state since that day."""
    step = Step(state, datetime.combine(since, time(9, 30), UTC), "พิมพ์ชนก แก้วประเสริฐ")
    draft = RequestDraft(person_id=1, reason=Reason.CHANGE_RIGHTS, dated=since, changes=lines)
    return replace(AccessRequest(1, "12/2570", draft, state, (step,)), **other)


def adding(group: PrivilegeGroup) -> GroupChange:
    """A line that asks for the group."""
    return GroupChange(group.id, Change.ADD)


VIEWERS = (
    person(91, post=Post.EXECUTIVE, position="นายกองค์การบริหารส่วนตำบล"),
    person(92, post=Post.CLERK, position="ปลัดองค์การบริหารส่วนตำบล"),
)


def facts(**other: Any) -> Facts:
    """One user with a duty and the group for it, an executive and a clerk who only view: nothing is due."""
    plain = Facts(
        units=(LAO, SCHOOL),
        people=(person(), *VIEWERS),
        accounts=(account(), account(91), account(92)),
        groups=tuple(GROUPS.values()),
        memberships=(member(PAYMENTS), member(REPORTS, 91), member(REPORTS, 92)),
        duties=(FINANCE, SUPPLIES),
        assignments=(assigned(FINANCE),),
        reviews=(Review(LAO.id, days_ago(30)), Review(SCHOOL.id, days_ago(30))),
    )
    return replace(plain, **other)


def with_first(people: Person, account_: Account | None = None, **other: Any) -> Facts:
    """The facts with another first person and, if given, another first account."""
    first = account() if account_ is None else account_
    return facts(people=(people, *VIEWERS), accounts=(first, account(91), account(92)), **other)


def tasks(given: Facts, kind: TaskKind | None = None, today: date = TODAY) -> tuple[Task, ...]:
    """What is due, of that kind alone if one is given."""
    return tuple(task for task in due_tasks(given, policy(), today) if kind in {None, task.kind})

"""An invented office and its New e-LAAS report, which say the same unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.correction_steps import Step, Subject
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.people import LeaveReason, Person, Post
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.reconcile import reconcile
from elaas_desk.domain.reconcile_values import Difference, DifferenceKind, Entry, Remedy, RemedyKind, Way
from elaas_desk.domain.report import Report, ReportRow
from elaas_desk.thai.names import FullName
from tests.domain.values import (
    FINANCE,
    LAO,
    PAYMENTS,
    REPORTS,
    SCHOOL,
    STORES,
    SUPPLIES,
    TODAY,
    account,
    assigned,
    days_ago,
    member,
    person,
)

NAMES = (
    FullName("นาย", "กิตติศักดิ์", "ศรีสุวรรณ"),
    FullName("นางสาว", "น้ำผึ้ง", "ชื่นใจ"),
    FullName("นาง", "วิภา", "ทองคำ"),
    FullName("นาย", "ธีรวัฒน์", "บุญรอด"),
)
OLD = PrivilegeGroup(4, "การเงินรายรับ", valid_to=days_ago(200), duty_ids=frozenset({1}))
UNTIED = PrivilegeGroup(5, "ผู้ดูแลระบบ")


def holder(number: int, **other: Any) -> Person:
    """The person with that number, each of another name; from 3 on of the school."""
    unit = LAO if number < 3 else SCHOOL
    post = Post.LAO_USER if number < 3 else Post.SUBUNIT_USER
    return person(number, **{"name": NAMES[number - 1], "unit_id": unit.id, "post": post} | other)


def office(**other: Any) -> Facts:
    """Four people, each with a duty, an account and the group for it; the second is in two groups."""
    plain = Facts(
        units=(LAO, SCHOOL),
        people=tuple(holder(number) for number in range(1, 5)),
        accounts=tuple(account(number) for number in range(1, 5)),
        groups=(PAYMENTS, STORES, REPORTS, OLD, UNTIED),
        memberships=(
            member(PAYMENTS, 1),
            member(PAYMENTS, 2),
            member(STORES, 2),
            member(PAYMENTS, 3),
            member(STORES, 4),
        ),
        duties=(FINANCE, SUPPLIES),
        assignments=(
            assigned(FINANCE, 1),
            assigned(FINANCE, 2),
            assigned(SUPPLIES, 2),
            assigned(FINANCE, 3),
            assigned(SUPPLIES, 4),
        ),
    )
    return replace(plain, **other)


def rows_of(facts: Facts, today: date = TODAY) -> tuple[ReportRow, ...]:
    """What New e-LAAS shows when it agrees with the register."""
    people = {each.id: each for each in facts.people}
    accounts = {each.id: each for each in facts.accounts if each.is_open(today)}
    groups = {each.id: each.name for each in facts.groups}
    return tuple(
        ReportRow(
            groups[held.group_id],
            accounts[held.account_id].username,
            people[accounts[held.account_id].person_id].name.full,
        )
        for held in facts.memberships
        if held.holds(today) and held.account_id in accounts
    )


ROWS = rows_of(office())
LEAVER = {"last_day": days_ago(3), "leave_reason": LeaveReason.TRANSFER}


def with_first(**other: Any) -> Facts:
    """The office with another first person."""
    return office(people=(holder(1, **other), *(holder(number) for number in (2, 3, 4))))


def without_duty() -> Facts:
    """The office in which the first person has no duty."""
    return office(assignments=tuple(each for each in office().assignments if each.person_id != 1))


def row(group: str, username: str = "user.1", name: str = NAMES[0].full, **other: str) -> ReportRow:
    """A row of the first user, unless it says otherwise."""
    return ReportRow(group, username, name, **other)


def without(rows: Iterable[ReportRow], username: str, group: str | None = None) -> tuple[ReportRow, ...]:
    """The rows but those of a user, or the one in that group."""
    return tuple(row for row in rows if row.username != username or group not in {None, row.group})


def changed(rows: Iterable[ReportRow], user: str, **other: str) -> tuple[ReportRow, ...]:
    """The rows with those of a user saying something else."""
    return tuple(replace(row, **other) if row.username == user else row for row in rows)


def entries(
    facts: Facts, rows: Iterable[ReportRow], today: date = TODAY, unit_id: int | None = None
) -> dict[str, Entry]:
    """Everybody by user name without its case."""
    return {entry.key: entry for entry in reconcile(facts, Report(tuple(rows)), today, unit_id).entries}


def entry_of(facts: Facts, rows: Iterable[ReportRow], key: str = "user.1") -> Entry:
    """One of them; all others are the same."""
    found = entries(facts, rows)
    others = {other.key: other.differences for other in found.values() if other.key != key}
    assert not any(others.values()), others
    return found[key]


def the_difference(entry: Entry, kind: DifferenceKind) -> Difference:
    """The one difference of that kind."""
    (found,) = [difference for difference in entry.differences if difference.kind is kind]
    return found


def kinds(entry: Entry) -> list[DifferenceKind]:
    """In what the user differs."""
    return [difference.kind for difference in entry.differences]


def ways(difference: Difference) -> list[RemedyKind]:
    """What would put it right, the best first."""
    return [remedy.kind for remedy in difference.remedies]


def piled(facts: Facts, rows: Iterable[ReportRow]) -> dict[Pile, list[str]]:
    """The user names in each pile that is not empty."""
    found: dict[Pile, list[str]] = {}
    for entry in entries(facts, rows).values():
        found.setdefault(entry.pile, []).append(entry.key)
    return found


def written(facts: Facts, steps: Iterable[Step]) -> Facts:
    """The facts after the steps."""
    values: dict[Subject, dict[int, Any]] = {
        Subject.GROUPS: {each.id: each for each in facts.groups},
        Subject.PEOPLE: {each.id: each for each in facts.people},
        Subject.ACCOUNTS: {each.id: each for each in facts.accounts},
        Subject.MEMBERSHIPS: {each.id: each for each in facts.memberships},
    }
    for step in steps:
        assert values[step.subject].get(step.after.id) == step.before
        values[step.subject][step.after.id] = step.after
    return replace(
        facts,
        groups=tuple(values[Subject.GROUPS].values()),
        people=tuple(values[Subject.PEOPLE].values()),
        accounts=tuple(values[Subject.ACCOUNTS].values()),
        memberships=tuple(values[Subject.MEMBERSHIPS].values()),
    )


def corrections(found: Iterable[Entry]) -> list[Remedy]:
    """Of each difference the first remedy that corrects the register.

    Where New e-LAAS names somebody else, that it is the same person is for the officer to know and not for the report.
    """
    chosen = []
    for entry in found:
        for difference in entry.differences:
            if difference.kind is not DifferenceKind.OTHER_PERSON:
                chosen += [each for each in difference.remedies if each.way is Way.CORRECTION][:1]
    return chosen

"""A register of any size, made up without a file."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from elaas_desk.domain.accounts import Account, KnownBy, Membership, PrivilegeGroup
from elaas_desk.domain.conflicts import ConflictException, GroupConflict
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.offices import Unit, UnitKind
from elaas_desk.domain.people import Duty, DutyAssignment, Person, Post
from elaas_desk.domain.reviews import Review
from elaas_desk.services.sample_names import invented
from elaas_desk.thai import national_id

TODAY: Final = date(2026, 11, 23)
_SEED: Final = 36
_DUTIES: Final = tuple(Duty(number, f"หน้าที่ที่ {number}") for number in range(1, 9))
_GROUPS: Final = tuple(PrivilegeGroup(number, f"กลุ่มที่ {number}", duty_ids=frozenset({number})) for number in range(1, 9))
_CONFLICTS: Final = (GroupConflict(1, 1, 2), GroupConflict(2, 3, 7))
_LONGEST_AGO: Final = 260


def large_office(accounts: int) -> Facts:
    """So many people in a hundred units, each with an account, its duties and groups; all states occur."""
    rng = random.Random(_SEED)
    units = tuple(Unit(n, UnitKind.SUBORDINATE if n > 1 else UnitKind.LAO, f"หน่วยงานที่ {n}") for n in range(1, 101))
    people = tuple(_person(rng, number, units) for number in range(1, accounts + 1))
    assignments = tuple(_assignments(rng, people))
    return Facts(
        units=units,
        people=people,
        accounts=tuple(_account(rng, person) for person in people),
        groups=_GROUPS,
        memberships=tuple(_memberships(rng, assignments)),
        duties=_DUTIES,
        assignments=assignments,
        reviews=tuple(Review(unit.id, _ago(rng.randrange(_LONGEST_AGO))) for unit in units),
        conflicts=_CONFLICTS,
        exceptions=tuple(_exceptions(rng, people)),
    )


def _ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def _person(rng: random.Random, number: int, units: tuple[Unit, ...]) -> Person:
    unit = rng.choice(units)
    return Person(
        id=number,
        name=invented(rng, women=rng.random() < 0.6).name,
        national_id=national_id.generate(rng),
        position="เจ้าพนักงานการเงินและบัญชี",
        level="ปฏิบัติงาน",
        unit_id=unit.id,
        post=Post.LAO_USER if unit.kind is UnitKind.LAO else Post.SUBUNIT_USER,
        in_post_since=_ago(1000),
        last_day=_ago(rng.randrange(-60, 60)) if rng.random() < 0.02 else None,
        acknowledged_on=_ago(100) if rng.random() < 0.95 else None,
    )


def _account(rng: random.Random, person: Person) -> Account:
    changed = _ago(rng.randrange(_LONGEST_AGO)) if rng.random() < 0.95 else None
    known = KnownBy.TOLD if changed else None
    closed = _ago(30) if rng.random() < 0.05 else None
    return Account(person.id, person.id, f"user.{person.id}", _ago(900), changed, known, closed)


def _memberships(rng: random.Random, assignments: tuple[DutyAssignment, ...]) -> Iterator[Membership]:
    """Who has a duty is in its group, but for one in fifty; now and then somebody is in another."""
    number = 0
    for each in assignments:
        groups = {each.duty_id if rng.random() < 0.98 else each.duty_id % len(_GROUPS) + 1}
        if rng.random() < 0.02:
            groups.add(rng.randrange(1, len(_GROUPS) + 1))
        for group in sorted(groups):
            number += 1
            yield Membership(number, each.person_id, group, _ago(800))


def _assignments(rng: random.Random, people: tuple[Person, ...]) -> Iterator[DutyAssignment]:
    """One or two duties for each, of which some have ended; the number of an account is that of its person."""
    number = 0
    for person in people:
        first = rng.randrange(1, len(_DUTIES) + 1)
        for duty in (first, first % len(_DUTIES) + 1)[: 1 + (rng.random() < 0.3)]:
            number += 1
            ends = _ago(rng.randrange(1, 90)) if rng.random() < 0.02 else None
            yield DutyAssignment(number, person.id, duty, "๑๒๔/๒๕๖๙", _ago(900), _ago(900), ends)


def _exceptions(rng: random.Random, people: tuple[Person, ...]) -> Iterator[ConflictException]:
    """For some, whether they hold both groups or not."""
    for number, person in enumerate(rng.sample(people, len(people) // 100), start=1):
        yield ConflictException(number, 1, person.id, "ขาดคน", _ago(60), _ago(rng.randrange(-60, 30)))

"""Registers and reports made up by chance, all states in them: much quicker than drawing each value by itself."""

from __future__ import annotations

import random
from dataclasses import replace

from elaas_desk.domain.accounts import Account, Membership
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.people import DutyAssignment, Person, Post
from elaas_desk.domain.report import ReportRow
from elaas_desk.thai.names import FullName, parse
from tests.domain.report_values import OLD, UNTIED, rows_of
from tests.domain.values import FINANCE, LAO, PAYMENTS, REPORTS, SCHOOL, STORES, SUPPLIES, days_ago

GROUPS = (PAYMENTS, STORES, REPORTS, OLD, UNTIED)
_FIRST = ("กานดา", "สมชาย", "น้ำผึ้ง", "อรุณี", "ประเสริฐ", "วุฒิชัย", "มาลี", "เกรียงไกร")
_LAST = ("ใจดี", "แก้วมณี", "วงศ์ใหญ่", "ณ อยุธยา", "กู้เกียรติ", "สุขสวัสดิ์", "บุญรอด", "ศรีนวล")
_TITLES = ("นาย", "นาง", "นางสาว")
_NAMES = tuple(zip(_FIRST, _LAST, strict=True))


def made_up(rng: random.Random, namesakes: bool = True) -> tuple[Facts, tuple[ReportRow, ...]]:
    """A register, and a report that agrees with it in part.

    Without `namesakes` nobody and no group could be mistaken: either there are users that the register lacks, or
    people and groups have new names.
    """
    facts = register(rng, namesakes)
    renamed = rng.random() < 0.5
    rows = [row for row in rows_of(facts) if rng.random() < 0.7]
    rows += [_row(rng, facts, namesakes, renamed) for _ in range(rng.randrange(6))]
    rows = [_otherwise(rng, row, namesakes, renamed) if rng.random() < 0.3 else row for row in rows]
    if rng.random() < 0.1:
        rows = [replace(row, username="") for row in rows]
    return facts, tuple(rng.sample(rows, len(rows)))


def register(rng: random.Random, namesakes: bool = True) -> Facts:
    """Up to five people with accounts, open and closed, groups and duties; days before and after today."""
    names = rng.choices(_NAMES[:3], k=5) if namesakes else rng.sample(_NAMES[:6], 5)
    people = tuple(_person(rng, number, names[number]) for number in range(1, rng.randrange(1, 6)))
    states = ("open", "open", "closing", "closed", "none", *(("again",) if namesakes else ()))
    accounts = tuple(account for person in people for account in _accounts(rng, person, rng.choice(states)))
    held = [(each.id, group.id) for each in accounts for group in rng.sample(GROUPS, rng.randrange(3))]
    memberships = tuple(_membership(rng, number, *pair) for number, pair in enumerate(held, 1))
    given = [(person.id, duty.id) for person in people for duty in (FINANCE, SUPPLIES) if rng.random() < 0.4]
    return Facts(
        units=(LAO, SCHOOL),
        people=people,
        accounts=accounts,
        groups=GROUPS,
        memberships=memberships,
        duties=(FINANCE, SUPPLIES),
        assignments=tuple(
            DutyAssignment(number, *each, "1/2569", days_ago(400), days_ago(400)) for number, each in enumerate(given)
        ),
    )


def _person(rng: random.Random, number: int, name: tuple[str, str]) -> Person:
    return Person(
        number,
        FullName(rng.choice(_TITLES), *name),
        "",
        rng.choice(("ครู", "นักวิชาการเงินและบัญชี")),
        rng.choice(("", "ปฏิบัติการ")),
        rng.choice((LAO.id, SCHOOL.id)),
        rng.choice(list(Post)),
        last_day=rng.choice((None, None, None, days_ago(0), days_ago(1), days_ago(-9))),
    )


def _accounts(rng: random.Random, person: Person, state: str) -> list[Account]:
    """None, an open one, a closed one, or one after another; of a closed one anybody may have the name by now."""
    found = []
    if state in {"closed", "again"}:
        name = f"user.{rng.choice((person.id, person.id + 1, person.id + 20))}"
        found.append(Account(person.id + 100, person.id, name, days_ago(500), closed_on=days_ago(rng.randrange(9))))
    if state in {"open", "again", "closing"}:
        opened = rng.choice((None, days_ago(500), days_ago(0), days_ago(-5)))
        closed = days_ago(-9) if state == "closing" else None
        name = f"User.{person.id + (state == 'again') * 10}"
        found.append(Account(person.id, person.id, name, opened, closed_on=closed))
    return found


def _membership(rng: random.Random, number: int, account_id: int, group_id: int) -> Membership:
    since = days_ago(rng.choice((300, 30, 1, 0, -3)))
    until = rng.choice((None, None, days_ago(-3), max(since, days_ago(0))))
    return Membership(number, account_id, group_id, since, until)


def _row(rng: random.Random, facts: Facts, namesakes: bool, renamed: bool) -> ReportRow:
    group = rng.choice((*(group.name for group in GROUPS), ""))
    known = ("user.1", "USER.2", "user.3")
    username = rng.choice((*known, *(() if renamed and not namesakes else ("user.9", "somsri.k", "user.11"))))
    if namesakes or not facts.people:
        return ReportRow(group, username, _titled(rng, rng.choice(_NAMES[:3])))
    mine = {f"user.{person.id}": person.name.full for person in facts.people}
    if not renamed:
        mine |= {"user.9": rng.choice(facts.people).name.full, "user.11": mine["user.1"]}
    return ReportRow(group, username, mine.get(username.casefold(), _titled(rng, _NAMES[6])))


def _otherwise(rng: random.Random, row: ReportRow, namesakes: bool, renamed: bool) -> ReportRow:
    known = parse(row.name) if row.name else FullName("", *_NAMES[7])
    first, last = known.first, known.last
    others = (rng.choice(_NAMES[:3]),) if namesakes else ((first, f"{last}สกุล" if renamed else last), _NAMES[7])
    groups = ("งานใหม่", STORES.name, *(("ผู้บันทึกฎีกาฯ", "งานพัสดุ์") if renamed or namesakes else ()))
    return rng.choice(
        (
            replace(row, group=rng.choice(groups)),
            replace(row, username=row.username.upper()),
            replace(row, name=_titled(rng, rng.choice(others))),
            replace(row, position=rng.choice(("ครู", "ครูชำนาญการ"))),
            replace(row, unit=rng.choice((LAO.name, SCHOOL.name, "กองคลัง"))),
            replace(row, status=rng.choice(("ใช้งาน", "ระงับ", "ยกเลิก"))),
        )
    )


def _titled(rng: random.Random, name: tuple[str, str]) -> str:
    return rng.choice((FullName("นาง", *name).full, " ".join(name), ""))

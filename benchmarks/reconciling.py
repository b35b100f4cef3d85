"""How long a report takes to be laid beside a very large register."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from benchmarks.figures import Figure, at_most, median_seconds
from benchmarks.offices import TODAY, large_office
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.reconcile import reconcile
from elaas_desk.domain.report import Report, ReportRow

LIMIT: Final = 2.0
_SEED: Final = 2568
_OTHERS: Final = 0.04


def measure(accounts: int = 100_000, times: int = 5) -> Iterator[Figure]:
    """The five piles, beside the bare matching of the user names that they come from."""
    facts = large_office(accounts)
    report = report_of(facts, accounts)
    found = reconcile(facts, report, TODAY)
    counts = " · ".join(f"{count:,}" for count in found.counts.values())
    seconds = median_seconds(lambda: reconcile(facts, report, TODAY), times)
    bare = median_seconds(lambda: _bare(facts, report), times)
    told = f"{bare * 1000:.1f} ms to match the user names once"
    yield at_most(f"reconciling, {len(report.rows):,} rows, {accounts:,} accounts: {counts}", seconds, LIMIT, told)


def report_of(facts: Facts, rows: int) -> Report:
    """So many rows that a New e-LAAS of that office would show, with every kind of difference in a few of them."""
    rng = random.Random(_SEED)
    people = {person.id: person for person in facts.people}
    groups = {group.id: group.name for group in facts.groups}
    units = {unit.id: unit.name for unit in facts.units}
    accounts = {account.id: account for account in facts.accounts}
    told = []
    for held in facts.memberships[:rows]:
        account = accounts[held.account_id]
        person = people[account.person_id]
        row = ReportRow(
            groups[held.group_id],
            account.username,
            person.name.full,
            person.position,
            units[person.unit_id],
            "ใช้งาน",
        )
        told.append(_otherwise(rng, row) if rng.random() < _OTHERS else row)
    rng.shuffle(told)
    return Report(tuple(told))


def _otherwise(rng: random.Random, row: ReportRow) -> ReportRow:
    return rng.choice(
        [
            replace(row, group="กลุ่มที่ไม่มีในทะเบียน"),
            replace(row, group="กลุ่มที่ 1"),
            replace(row, username=f"{row.username}.x"),
            replace(row, username=row.username.upper()),
            replace(row, name="นายใครก็ไม่รู้ ไม่มีในทะเบียน"),
            replace(row, name=f"{row.name}วงศ์"),
            replace(row, unit="หน่วยงานที่ 7"),
            replace(row, status="ระงับการใช้งาน"),
        ]
    )


def _bare(facts: Facts, report: Report) -> int:
    """Each row and account looked at once: less cannot be done."""
    known = {account.username.casefold() for account in facts.accounts}
    return len(known & {row.username.casefold() for row in report.rows})

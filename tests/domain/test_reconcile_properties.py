"""What holds of every register and every report, found by trying many."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from elaas_desk.domain.correction_steps import steps_of
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.reconcile import reconcile
from elaas_desk.domain.reconcile_values import DifferenceKind, Way
from elaas_desk.domain.report import Report
from elaas_desk.errors import UserError
from tests.domain.made_up import made_up, register
from tests.domain.report_values import corrections, rows_of, written
from tests.domain.values import LAO, SCHOOL, TODAY

V = TypeVar("V")
WHY = "ตามรายงาน New e-LAAS"

chances = st.integers(0, 2**32).map(random.Random)
many = settings(max_examples=250)


@many
@given(chances)
def test_every_user_of_either_side_comes_exactly_once(rng: random.Random) -> None:
    facts, rows = made_up(rng)
    found = reconcile(facts, Report(rows), TODAY)
    counted = Counter(entry.key for entry in found.entries)
    opened = {
        each.username.casefold()
        for each in facts.accounts
        if each.is_open(TODAY) and (each.opened_on is None or each.opened_on <= TODAY)
    }
    assert set(counted.values()) <= {1}
    assert {row.username.casefold() for row in rows if row.username} | opened <= set(counted)
    assert sum(found.counts.values()) == len(found.entries)
    assert sum(len(found.pile(pile)) for pile in Pile) == len(found.entries)


@many
@given(chances)
def test_a_report_that_agrees_with_the_register_shows_no_difference(rng: random.Random) -> None:
    facts = register(rng)
    gone = {each.id for each in facts.people if each.has_left(TODAY)}
    for entry in reconcile(facts, Report(rows_of(facts)), TODAY).entries:
        kinds = {each.kind for each in entry.differences}
        assert entry.account is not None
        if entry.register_groups:
            assert kinds == ({DifferenceKind.LEFT} if entry.account.person_id in gone else set())
        else:
            assert kinds == {DifferenceKind.IN_NO_GROUP}


@many
@given(chances)
def test_the_order_of_rows_and_facts_does_not_matter(rng: random.Random) -> None:
    facts, rows = made_up(rng)

    def shuffled(values: tuple[V, ...]) -> tuple[V, ...]:
        return tuple(rng.sample(values, len(values)))

    others = replace(
        facts,
        people=shuffled(facts.people),
        accounts=shuffled(facts.accounts),
        groups=shuffled(facts.groups),
        memberships=shuffled(facts.memberships),
        assignments=shuffled(facts.assignments),
    )
    assert reconcile(others, Report(shuffled(rows)), TODAY) == reconcile(facts, Report(rows), TODAY)


@many
@given(chances)
def test_nobody_is_lost_between_the_units(rng: random.Random) -> None:
    facts, rows = made_up(rng)
    whole = {entry.key for entry in reconcile(facts, Report(rows), TODAY).entries}
    parts = [reconcile(facts, Report(rows), TODAY, unit.id) for unit in (LAO, SCHOOL)]
    assert {entry.key for part in parts for entry in part.entries} == whole


@many
@given(chances)
def test_each_difference_says_what_puts_it_right(rng: random.Random) -> None:
    facts, rows = made_up(rng)
    for entry in reconcile(facts, Report(rows), TODAY).entries:
        minor = all(each.kind.is_minor for each in entry.differences)
        assert entry.pile is not Pile.SAME or minor
        for difference in entry.differences:
            assert difference.remedies
            assert len(set(difference.remedies)) == len(difference.remedies)


@settings(max_examples=600)
@given(chances)
def test_after_all_corrections_of_the_register_none_is_left_to_be_made(rng: random.Random) -> None:
    facts, rows = made_up(rng, namesakes=False)
    chosen = corrections(reconcile(facts, Report(rows), TODAY).entries)
    after = written(facts, steps_of(facts, chosen, TODAY, WHY))
    assert corrections(reconcile(after, Report(rows), TODAY).entries) == []


@settings(max_examples=600)
@given(chances)
def test_no_correction_leaves_a_register_that_could_not_be_kept(rng: random.Random) -> None:
    facts, rows = made_up(rng)
    offered = [
        remedy
        for entry in reconcile(facts, Report(rows), TODAY).entries
        for remedy in entry.remedies
        if remedy.way is Way.CORRECTION
    ]
    chosen = rng.sample(offered, rng.randrange(len(offered) + 1))
    try:
        after = written(facts, steps_of(facts, chosen, TODAY, WHY))
    except UserError:  # two of them cannot stand together: nothing is written then
        after = facts
    taken = [each.username.casefold() for each in after.accounts if each.closed_on is None]
    assert len(taken) == len(set(taken))
    holders = [each.person_id for each in after.accounts if each.closed_on is None]
    assert len(holders) == len(set(holders))
    open_ended = [(each.account_id, each.group_id) for each in after.memberships if each.until is None]
    assert len(open_ended) == len(set(open_ended))
    assert all(each.until is None or each.since <= each.until for each in after.memberships)


@many
@given(chances)
def test_what_is_only_in_the_report_is_only_in_the_register_when_the_sides_change(rng: random.Random) -> None:
    facts = register(rng)
    fewer = _without_first_account(facts)
    here = reconcile(fewer, Report(rows_of(facts)), TODAY).pile(Pile.ONLY_IN_REPORT)
    there = reconcile(facts, Report(rows_of(fewer)), TODAY).pile(Pile.ONLY_IN_REGISTER)
    to_come = {each.username.casefold() for each in facts.accounts if each.opened_on and each.opened_on > TODAY}
    assert {entry.key for entry in here} - to_come == {entry.key for entry in there if entry.register_groups}


def _without_first_account(facts: Facts) -> Facts:
    gone = {account.id for account in facts.accounts[:1]}
    held = tuple(each for each in facts.memberships if each.account_id not in gone)
    return replace(facts, accounts=facts.accounts[1:], memberships=held)

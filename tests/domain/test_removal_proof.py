"""When a report proves that somebody was taken out of a group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from elaas_desk.domain.facts import Facts
from elaas_desk.domain.removal_proof import proofs
from elaas_desk.domain.removals import Proof, Removal, RemovalOrigin
from elaas_desk.domain.report import ReportImport, ReportRow
from tests.domain.report_values import NAMES, changed, office, rows_of, without
from tests.domain.values import LAO, SCHOOL, STORES, TODAY, account, days_ago, member

ROWS = rows_of(office())
DONE = Removal(
    1,
    "user.2",
    STORES.name,
    RemovalOrigin.REVIEW,
    days_ago(9),
    unit_id=LAO.id,
    person_id=2,
    account_id=2,
    group_id=STORES.id,
    done_on=days_ago(3),
)
REMOVED = tuple(
    replace(each, until=days_ago(3)) if each.group_id == STORES.id else each for each in office().memberships
)


def report(as_of: date = TODAY, unit_id: int | None = None, sha256: str = "0" * 64, import_id: int = 7) -> ReportImport:
    return ReportImport(import_id, "รายงาน.xlsx", sha256, 10, as_of, datetime(2026, 11, 23), "ก", unit_id, 5)  # noqa: DTZ001


def proof_of(
    rows: Iterable[ReportRow],
    removal: Removal = DONE,
    of: ReportImport | None = None,
    facts: Facts | None = None,
    days: dict[int, date] | None = None,
) -> Proof | None:
    """What the report says of the removal; None where it says nothing."""
    known = office(memberships=REMOVED) if facts is None else facts
    found = proofs(replace(known, removals=(removal,)), of or report(), rows, days or {})
    assert all(each.proof_import_id == 7 for each in found)
    return found[0].proof if found else None


def test_a_group_that_the_report_no_longer_shows_is_proved() -> None:
    assert proof_of(without(ROWS, "user.2", STORES.name)) is Proof.PROVED
    assert proof_of(without(ROWS, "user.2")) is Proof.PROVED


@pytest.mark.parametrize("username", ["user.2", "USER.2"])
def test_a_group_that_the_report_still_shows_is_not_proved(username: str) -> None:
    assert proof_of(changed(ROWS, "user.2", username=username)) is Proof.NOT_PROVED


def test_a_suspended_user_is_still_in_the_group_and_a_cancelled_one_is_not() -> None:
    assert proof_of(changed(ROWS, "user.2", status="ระงับ")) is Proof.NOT_PROVED
    assert proof_of(changed(ROWS, "user.2", status="ยกเลิก")) is Proof.PROVED


def test_a_user_and_a_group_are_found_under_their_present_names_too() -> None:
    groups = tuple(replace(each, name="งานพัสดุกลาง") if each.id == STORES.id else each for each in office().groups)
    accounts = (account(1), account(2, username="new.name"), *office().accounts[2:])
    facts = office(groups=groups, accounts=accounts, memberships=REMOVED)
    row = ReportRow("งานพัสดุกลาง", "new.name", NAMES[1].full)
    assert proof_of((*without(ROWS, "user.2"), row), facts=facts) is Proof.NOT_PROVED


def test_what_was_done_after_the_day_of_the_report_or_not_at_all_is_not_asked() -> None:
    assert proof_of(ROWS, of=report(days_ago(4))) is None
    assert proof_of(ROWS, replace(DONE, done_on=None)) is None
    assert proof_of(ROWS, of=report(days_ago(3))) is Proof.NOT_PROVED


def test_what_was_proved_stays_proved() -> None:
    assert proof_of(ROWS, replace(DONE, proof=Proof.PROVED, proof_import_id=3)) is None


def test_an_earlier_report_does_not_take_back_what_a_later_one_said() -> None:
    not_proved = replace(DONE, proof=Proof.NOT_PROVED, proof_import_id=3)
    fewer = without(ROWS, "user.2")
    assert proof_of(fewer, not_proved, report(days_ago(2)), days={3: days_ago(1)}) is None
    assert proof_of(fewer, not_proved, report(), days={3: days_ago(1)}) is Proof.PROVED


def test_a_report_of_another_unit_proves_nothing() -> None:
    assert proof_of(without(ROWS, "user.2"), of=report(unit_id=SCHOOL.id)) is None
    assert proof_of(without(ROWS, "user.2"), of=report(unit_id=LAO.id)) is Proof.PROVED


def test_a_report_that_shows_nobody_of_the_unit_is_of_another_one_and_proves_nothing() -> None:
    school = tuple(row for row in ROWS if row.username in {"user.3", "user.4"})
    assert proof_of(school) is None


def test_a_typed_list_and_an_empty_report_prove_nothing() -> None:
    assert proof_of(without(ROWS, "user.2"), of=report(sha256="")) is None
    assert proof_of(()) is None


def test_a_group_that_was_given_again_since_proves_nothing() -> None:
    again = office(memberships=(*REMOVED, member(STORES, 2, since=days_ago(1))))
    assert proof_of(ROWS, facts=again) is None


def test_a_report_without_groups_proves_who_is_gone_altogether() -> None:
    rows = tuple(replace(row, group="") for row in ROWS)
    assert proof_of(rows) is Proof.NOT_PROVED
    assert proof_of(without(rows, "user.2")) is Proof.PROVED


def test_a_removal_on_the_day_after_is_asked_of_the_next_report() -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert proof_of(without(ROWS, "user.2"), replace(DONE, done_on=tomorrow)) is None
    assert proof_of(without(ROWS, "user.2"), replace(DONE, done_on=tomorrow), report(tomorrow)) is Proof.PROVED

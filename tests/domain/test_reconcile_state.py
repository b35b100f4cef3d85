"""Other persons and states, units, and reports that lack something: the last of the five piles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from elaas_desk.domain.facts import Facts
from elaas_desk.domain.people import Post
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.reconcile import reconcile
from elaas_desk.domain.reconcile_values import DifferenceKind, RemedyKind
from elaas_desk.domain.report import Report
from elaas_desk.domain.requests import Reason
from elaas_desk.thai.names import FullName
from tests.domain.report_values import (
    LEAVER,
    NAMES,
    ROWS,
    changed,
    entries,
    entry_of,
    holder,
    kinds,
    office,
    piled,
    row,
    the_difference,
    ways,
    with_first,
    without,
    without_duty,
)
from tests.domain.values import LAO, PAYMENTS, SCHOOL, STORES, TODAY

REMOVE, ADD, END = RemedyKind.REMOVE_FROM_GROUPS, RemedyKind.ADD_MEMBERSHIP, RemedyKind.END_MEMBERSHIP
REMOVE_USER, CLOSE, REQUEST = RemedyKind.REMOVE_USER, RemedyKind.CLOSE_ACCOUNT, RemedyKind.REQUEST


# another person or state


def test_a_changed_last_name_corrects_the_register() -> None:
    entry = entry_of(office(), changed(ROWS, "user.2", name="นางน้ำผึ้ง ใจเย็น"), "user.2")
    difference = the_difference(entry, DifferenceKind.NAME)
    assert entry.pile is Pile.OTHER_PERSON_OR_STATE
    assert ways(difference) == [RemedyKind.CHANGE_NAME, REQUEST]
    assert difference.remedies[0].name == "นางน้ำผึ้ง ใจเย็น"


@pytest.mark.parametrize("written", ["นายกิตติศักดิ ศรีสุวรรณ", "นายกิติศักดิ์ ศรีสุวรรณ์", "นายสมชาย ศรีสุวรรณ"])
def test_a_misspelt_or_changed_name_is_still_the_same_person(written: str) -> None:
    assert kinds(entry_of(office(), changed(ROWS, "user.1", name=written))) == [DifferenceKind.NAME]


def test_somebody_else_behind_the_user_name_is_taken_away_first() -> None:
    entry = entry_of(office(), changed(ROWS, "user.1", name="นางสมศรี ขยัน"))
    difference = the_difference(entry, DifferenceKind.OTHER_PERSON)
    assert entry.pile is Pile.OTHER_PERSON_OR_STATE
    assert ways(difference) == [REMOVE_USER, RemedyKind.CHANGE_NAME]


def test_another_user_of_the_register_behind_the_user_name_is_never_renamed_into() -> None:
    entry = entry_of(office(), changed(ROWS, "user.1", name=NAMES[2].full))
    assert ways(the_difference(entry, DifferenceKind.OTHER_PERSON)) == [REMOVE_USER]


@pytest.mark.parametrize("status", ["ระงับการใช้งาน", "ถูกระงับ", "ไม่ใช้งาน", "ไม่ได้ใช้งาน", "Suspended", "INACTIVE", "ล็อก"])
def test_a_suspended_user_with_a_duty_asks_for_a_new_password(status: str) -> None:
    entry = entry_of(office(), changed(ROWS, "user.1", status=status))
    difference = the_difference(entry, DifferenceKind.NOT_ACTIVE)
    assert (entry.pile, difference.report) == (Pile.OTHER_PERSON_OR_STATE, status)
    assert ways(difference) == [REQUEST, CLOSE]
    assert difference.remedies[0].reason is Reason.CANNOT_SIGN_IN


@pytest.mark.parametrize("status", ["ยกเลิก", "ปิดการใช้งาน", "ยกเลิกสิทธิ", "cancelled", "Closed"])
def test_a_cancelled_user_without_a_duty_is_closed_in_the_register(status: str) -> None:
    entry = entry_of(without_duty(), changed(ROWS, "user.1", status=status))
    assert ways(the_difference(entry, DifferenceKind.NOT_ACTIVE)) == [CLOSE, REQUEST]


@pytest.mark.parametrize("status", ["", "ใช้งาน", "ปกติ", "เปิดใช้งาน", "Active", "ไม่ถูกระงับ", "unlocked", "A"])
def test_other_states_let_the_user_in(status: str) -> None:
    assert entry_of(office(), changed(ROWS, "user.1", status=status)).differences == ()


def test_a_cancelled_user_holds_no_groups_that_could_differ() -> None:
    entry = entry_of(office(), (*without(ROWS, "user.1"), row(STORES.name, status="ยกเลิก")))
    assert kinds(entry) == [DifferenceKind.NOT_ACTIVE]


def test_a_status_that_differs_from_row_to_row_is_that_of_the_membership() -> None:
    rows = tuple(
        replace(each, status="ยกเลิก" if each.group == STORES.name else "ใช้งาน") if each.username == "user.2" else each
        for each in ROWS
    )
    entry = entry_of(office(), rows, "user.2")
    assert kinds(entry) == [DifferenceKind.MISSING_GROUP]
    assert entry.report_groups == (PAYMENTS.name,)


def test_a_leaver_who_is_still_in_new_elaas_is_removed_by_clause_4_2() -> None:
    entry = entry_of(with_first(**LEAVER), ROWS)
    (remedy,) = the_difference(entry, DifferenceKind.LEFT).remedies
    assert entry.pile is Pile.OTHER_PERSON_OR_STATE
    assert (remedy.kind, remedy.clause, remedy.groups) == (REMOVE_USER, "4.2", (PAYMENTS.name,))


def test_somebody_whose_last_day_is_the_day_of_the_report_has_not_left() -> None:
    assert entry_of(with_first(last_day=TODAY), ROWS).pile is Pile.SAME


def test_a_leaver_whom_new_elaas_cancelled_is_closed_in_the_register() -> None:
    entry = entry_of(with_first(**LEAVER), changed(ROWS, "user.1", status="ยกเลิก"))
    assert ways(the_difference(entry, DifferenceKind.NOT_ACTIVE)) == [CLOSE]


def test_another_person_counts_more_than_other_groups_and_keeps_them() -> None:
    entry = entry_of(office(), (*changed(ROWS, "user.1", name="สมศรี ขยัน"), row(STORES.name, name="สมศรี ขยัน")))
    assert entry.pile is Pile.OTHER_PERSON_OR_STATE
    assert kinds(entry) == [DifferenceKind.OTHER_PERSON, DifferenceKind.EXTRA_GROUP]


def test_another_unit_moves_the_person_or_asks() -> None:
    units = {"user.1": SCHOOL.name, "user.2": LAO.name, "user.3": SCHOOL.name, "user.4": SCHOOL.name}
    rows = tuple(replace(each, unit=units[each.username]) for each in ROWS)
    entry = entry_of(office(), rows)
    difference = the_difference(entry, DifferenceKind.UNIT)
    assert (difference.register, difference.report) == (LAO.name, SCHOOL.name)
    assert ways(difference) == [RemedyKind.CHANGE_UNIT, REQUEST]


def test_the_post_of_a_head_is_given_by_an_order_and_not_by_a_report() -> None:
    rows = tuple(replace(each, unit=SCHOOL.name) for each in ROWS)
    entry = entries(with_first(post=Post.LAO_FINANCE_HEAD), rows)["user.1"]
    assert ways(the_difference(entry, DifferenceKind.UNIT)) == [REQUEST]


def test_a_report_that_names_the_office_for_everybody_says_nothing_of_units() -> None:
    rows = tuple(replace(each, unit=LAO.name) for each in ROWS)
    assert piled(office(), rows) == {Pile.SAME: ["user.1", "user.2", "user.3", "user.4"]}


def test_a_unit_that_the_register_does_not_know_makes_no_difference() -> None:
    rows = tuple(replace(each, unit="กองคลัง") for each in ROWS)
    assert piled(office(), rows)[Pile.SAME] == ["user.1", "user.2", "user.3", "user.4"]


# one unit, rows without a user name


def test_the_review_of_a_unit_looks_at_that_unit_alone() -> None:
    found = reconcile(office(), Report(ROWS), TODAY, SCHOOL.id)
    assert [entry.key for entry in found.entries] == ["user.3", "user.4"]
    assert found.elsewhere == 2


def test_an_unknown_user_is_looked_at_in_the_unit_that_the_report_names_or_in_every_one() -> None:
    rows = (*ROWS, row(STORES.name, "a.school", "ก ข", unit=SCHOOL.name), row(STORES.name, "nowhere", "ค ง"))
    in_lao = [entry.key for entry in reconcile(office(), Report(rows), TODAY, LAO.id).entries]
    in_school = [entry.key for entry in reconcile(office(), Report(rows), TODAY, SCHOOL.id).entries]
    assert in_lao == ["nowhere", "user.1", "user.2"]
    assert in_school == ["a.school", "nowhere", "user.3", "user.4"]


def test_rows_without_a_user_name_are_found_by_the_name_of_the_person() -> None:
    rows = tuple(replace(each, username="") for each in ROWS)
    assert piled(office(), rows) == {Pile.SAME: ["user.1", "user.2", "user.3", "user.4"]}


def test_a_name_without_a_user_name_that_nobody_has_is_only_in_the_report() -> None:
    found = entries(office(), (*ROWS, row(STORES.name, "", "สมศรี ขยัน")))
    (unknown,) = [entry for entry in found.values() if entry.username == ""]
    assert (unknown.pile, unknown.name) == (Pile.ONLY_IN_REPORT, "สมศรี ขยัน")
    assert ways(unknown.differences[0]) == [REMOVE_USER]


def test_an_empty_report_leaves_everybody_in_the_register() -> None:
    assert piled(office(), ()) == {Pile.ONLY_IN_REGISTER: ["user.1", "user.2", "user.3", "user.4"]}


def test_an_empty_register_leaves_everybody_in_the_report() -> None:
    assert piled(Facts(), ROWS) == {Pile.ONLY_IN_REPORT: ["user.1", "user.2", "user.3", "user.4"]}


def test_namesakes_are_not_taken_for_one_another() -> None:
    people = (holder(1), holder(2, name=FullName("นาย", NAMES[0].first, NAMES[0].last)), *office().people[2:])
    found = entries(office(people=people), changed(without(ROWS, "user.2"), "user.1", username="new.name"))
    assert kinds(found["new.name"]) == [DifferenceKind.UNKNOWN_USER]
    assert found["new.name"].person is None

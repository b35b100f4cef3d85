"""The five piles: who lies where, in what they differ, and what would put it right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.people import Post
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.reconcile_values import DifferenceKind, Ground, RemedyKind, Way
from elaas_desk.domain.requests import Reason
from tests.domain.report_values import (
    LEAVER,
    NAMES,
    OLD,
    ROWS,
    UNTIED,
    changed,
    entries,
    entry_of,
    holder,
    kinds,
    office,
    piled,
    row,
    rows_of,
    the_difference,
    ways,
    with_first,
    without,
    without_duty,
)
from tests.domain.values import FINANCE, LAO, PAYMENTS, REPORTS, SCHOOL, STORES, account, assigned, days_ago

REMOVE, ADD, END = RemedyKind.REMOVE_FROM_GROUPS, RemedyKind.ADD_MEMBERSHIP, RemedyKind.END_MEMBERSHIP
REMOVE_USER, CLOSE, REQUEST = RemedyKind.REMOVE_USER, RemedyKind.CLOSE_ACCOUNT, RemedyKind.REQUEST


# the same


def test_who_stands_alike_on_both_sides_is_the_same() -> None:
    assert piled(office(), ROWS) == {Pile.SAME: ["user.1", "user.2", "user.3", "user.4"]}


def test_a_user_with_several_rows_comes_once_with_all_groups() -> None:
    entry = entries(office(), ROWS)["user.2"]
    assert entry.report_groups == entry.register_groups == (STORES.name, PAYMENTS.name)


@pytest.mark.parametrize(
    "written",
    ["กิตติศักดิ์ ศรีสุวรรณ", "นาย กิตติศักดิ์  ศรีสุวรรณ", "กิตติศักดิ์ศรีสุวรรณ", "กิตติศักดิ์", "", "ดร.กิตติศักดิ์ ศรีสุวรรณ"],
)
def test_title_and_blanks_make_no_other_name(written: str) -> None:
    assert entry_of(office(), changed(ROWS, "user.1", name=written)).differences == ()


@pytest.mark.parametrize("written", ["ผู้บันทึกฎีกา ", "ผู้บันทึกฎีกา\u200b", " ผู้บันทึกฎีกา"])
def test_a_group_is_found_by_its_name_in_normal_form(written: str) -> None:
    assert entry_of(office(), changed(ROWS, "user.1", group=written)).pile is Pile.SAME


def test_a_user_name_in_other_cases_is_the_same_user_and_can_be_put_right() -> None:
    entry = entry_of(office(), changed(ROWS, "user.1", username="User.1"))
    assert (entry.pile, entry.username) == (Pile.SAME, "User.1")
    (remedy,) = the_difference(entry, DifferenceKind.USERNAME_CASE).remedies
    assert (remedy.kind, remedy.username, remedy.account_id) == (RemedyKind.CHANGE_USERNAME, "User.1", 1)


def test_another_title_is_told_but_leaves_the_user_the_same() -> None:
    entry = entry_of(office(), changed(ROWS, "user.2", name="นางน้ำผึ้ง ชื่นใจ"), "user.2")
    assert entry.pile is Pile.SAME
    difference = the_difference(entry, DifferenceKind.TITLE)
    assert (difference.register, difference.report) == ("นางสาวน้ำผึ้ง ชื่นใจ", "นางน้ำผึ้ง ชื่นใจ")


@pytest.mark.parametrize("written", ["นักวิชาการเงินและบัญชี", "นักวิชาการเงินและบัญชีปฏิบัติการ", "นักวิชาการเงินและบัญชี ปฏิบัติการ"])
def test_a_position_is_the_same_with_or_without_its_level(written: str) -> None:
    assert entry_of(office(), changed(ROWS, "user.1", position=written)).differences == ()


def test_another_position_is_told_but_leaves_the_user_the_same() -> None:
    entry = entry_of(office(), changed(ROWS, "user.1", position="เจ้าพนักงานพัสดุ"))
    assert (entry.pile, kinds(entry)) == (Pile.SAME, [DifferenceKind.POSITION])


def test_a_group_that_the_report_names_twice_counts_once() -> None:
    entry = entry_of(office(), (*ROWS, row(PAYMENTS.name)))
    assert entry.pile is Pile.SAME
    assert entry.report is not None
    assert entry.report.repeated == (PAYMENTS.name,)


# groups


def test_an_extra_group_with_a_duty_corrects_the_register_first() -> None:
    facts = office(assignments=(*office().assignments, assigned(FINANCE, 4)))
    entry = entry_of(facts, (*ROWS, row(PAYMENTS.name, "user.4", NAMES[3].full)), "user.4")
    difference = the_difference(entry, DifferenceKind.EXTRA_GROUP)
    assert entry.pile is Pile.OTHER_GROUPS
    assert ways(difference) == [ADD, REMOVE]
    assert difference.remedies[0].ground is Ground.DUTY
    assert (difference.remedies[0].account_id, difference.remedies[0].group_ids) == (4, (PAYMENTS.id,))


def test_an_extra_group_without_a_duty_is_taken_away_first() -> None:
    entry = entry_of(office(), (*ROWS, row(STORES.name)))
    difference = the_difference(entry, DifferenceKind.EXTRA_GROUP)
    assert ways(difference) == [REMOVE, ADD]
    first = difference.remedies[0]
    assert (first.ground, first.clause, first.way) == (Ground.NO_DUTY, "4.1", Way.REMOVAL)
    assert (first.username, first.groups) == ("user.1", (STORES.name,))


def test_a_group_that_has_ended_is_taken_away_first() -> None:
    difference = the_difference(entry_of(office(), (*ROWS, row(OLD.name))), DifferenceKind.EXTRA_GROUP)
    assert ways(difference) == [REMOVE, ADD]
    assert difference.remedies[0].ground is Ground.GROUP_ENDED


def test_a_group_that_is_tied_to_no_duty_corrects_the_register_first() -> None:
    difference = the_difference(entry_of(office(), (*ROWS, row(UNTIED.name))), DifferenceKind.EXTRA_GROUP)
    assert ways(difference) == [ADD, REMOVE]
    assert difference.remedies[0].ground is Ground.NOT_TIED


def test_an_executive_in_a_group_that_does_more_than_show_loses_it_by_clause_2() -> None:
    facts = office(people=(holder(1, post=Post.EXECUTIVE), *office().people[1:]), memberships=office().memberships[1:])
    rows = (*rows_of(facts), row(PAYMENTS.name))
    first = the_difference(entry_of(facts, rows), DifferenceKind.EXTRA_GROUP).remedies[0]
    assert (first.kind, first.ground, first.clause) == (REMOVE, Ground.MORE_THAN_VIEWING, "2")


def test_an_executive_in_a_group_that_only_shows_corrects_the_register() -> None:
    facts = office(people=(holder(1, post=Post.EXECUTIVE), *office().people[1:]), memberships=office().memberships[1:])
    first = the_difference(entry_of(facts, (*rows_of(facts), row(REPORTS.name))), DifferenceKind.EXTRA_GROUP).remedies[
        0
    ]
    assert (first.kind, first.ground, first.clause) == (ADD, Ground.VIEWING, "2")


def test_a_missing_group_that_a_duty_needs_is_asked_for_first() -> None:
    entry = entry_of(office(), without(ROWS, "user.2", STORES.name), "user.2")
    difference = the_difference(entry, DifferenceKind.MISSING_GROUP)
    assert entry.pile is Pile.OTHER_GROUPS
    assert ways(difference) == [REQUEST, END]
    assert (difference.remedies[0].reason, difference.remedies[0].person_id) == (Reason.CHANGE_RIGHTS, 2)
    assert difference.remedies[0].group_ids == (STORES.id,)


def test_a_missing_group_without_a_duty_is_over() -> None:
    facts = office(assignments=tuple(each for each in office().assignments if each.duty_id != 2))
    difference = the_difference(
        entry_of(facts, without(ROWS, "user.2", STORES.name), "user.2"), DifferenceKind.MISSING_GROUP
    )
    assert ways(difference) == [END]


def test_a_missing_group_of_a_leaver_was_taken_away() -> None:
    facts = office(people=(*office().people[:1], holder(2, **LEAVER), *office().people[2:]))
    entry = entry_of(facts, without(ROWS, "user.2", STORES.name), "user.2")
    assert kinds(entry) == [DifferenceKind.LEFT, DifferenceKind.MISSING_GROUP]
    assert ways(the_difference(entry, DifferenceKind.MISSING_GROUP)) == [END]


def test_a_group_that_the_catalogue_lacks_can_enter_it() -> None:
    entry = entry_of(office(), (*ROWS, row("งานทะเบียนทรัพย์สิน")))
    difference = the_difference(entry, DifferenceKind.UNKNOWN_GROUP)
    assert entry.pile is Pile.OTHER_GROUPS
    assert ways(difference) == [RemedyKind.ADD_GROUP, REMOVE]
    assert difference.remedies[0].groups == ("งานทะเบียนทรัพย์สิน",)


def test_a_name_much_like_that_of_a_group_is_proposed_as_the_same_group() -> None:
    facts = office(memberships=(*office().memberships[:2], *office().memberships[3:4]))
    rows = rows_of(facts)
    entry = entries(facts, changed(rows, "user.1", group="ผู้บันทึกฎีกาฯ"))["user.1"]
    assert kinds(entry) == [DifferenceKind.UNKNOWN_GROUP, DifferenceKind.MISSING_GROUP]  # others still have the name
    every = tuple(replace(each, group="ผู้บันทึกฎีกาฯ") for each in rows)
    entry = entries(facts, every)["user.1"]
    difference = the_difference(entry, DifferenceKind.GROUP_NAME)
    assert ways(difference) == [RemedyKind.RENAME_GROUP, RemedyKind.ADD_GROUP, REMOVE]
    assert (difference.register, difference.report) == (PAYMENTS.name, "ผู้บันทึกฎีกาฯ")


def test_groups_that_differ_in_a_number_are_not_alike() -> None:
    groups = (PrivilegeGroup(1, "กลุ่มงานการเงินที่ 1", duty_ids=frozenset({1})), *office().groups[1:])
    facts = office(groups=groups)
    rows = tuple(
        replace(each, group="กลุ่มงานการเงินที่ 2") if each.group == "กลุ่มงานการเงินที่ 1" else each for each in rows_of(facts)
    )
    assert DifferenceKind.GROUP_NAME not in kinds(entries(facts, rows)["user.1"])


def test_a_report_without_groups_says_nothing_about_groups() -> None:
    rows = tuple(replace(each, group="") for each in ROWS)
    assert piled(office(), rows) == {Pile.SAME: ["user.1", "user.2", "user.3", "user.4"]}


# one side alone


def test_an_unknown_user_is_taken_away_or_entered() -> None:
    entry = entry_of(office(), (*ROWS, row(STORES.name, "somsri.k", "นางสมศรี ขยัน", position="ครู")), "somsri.k")
    difference = the_difference(entry, DifferenceKind.UNKNOWN_USER)
    assert entry.pile is Pile.ONLY_IN_REPORT
    assert ways(difference) == [REMOVE_USER, RemedyKind.ADD_PERSON]
    remove, add = difference.remedies
    assert (remove.ground, remove.clause, remove.groups) == (Ground.UNKNOWN_PERSON, "4.1", (STORES.name,))
    assert (add.username, add.name, add.position, add.unit_id) == ("somsri.k", "นางสมศรี ขยัน", "ครู", LAO.id)


def test_an_unknown_user_of_whom_the_report_gives_no_name_cannot_be_entered() -> None:
    entry = entry_of(office(), (*ROWS, row(STORES.name, "somsri.k", "")), "somsri.k")
    assert ways(entry.differences[0]) == [REMOVE_USER]


def test_a_new_person_belongs_to_the_unit_that_the_report_names() -> None:
    entry = entry_of(office(), (*ROWS, row(STORES.name, "somsri.k", "สมศรี ขยัน", unit=SCHOOL.name)), "somsri.k")
    assert entry.remedies[-1].unit_id == SCHOOL.id


def test_an_unknown_user_name_of_somebody_with_the_duty_corrects_the_register_first() -> None:
    facts = office(accounts=office().accounts[1:], memberships=office().memberships[1:])
    entry = entry_of(facts, ROWS)
    difference = the_difference(entry, DifferenceKind.UNKNOWN_USER)
    assert ways(difference) == [RemedyKind.ADD_ACCOUNT, REMOVE_USER]
    assert (difference.remedies[0].person_id, difference.remedies[0].groups) == (1, (PAYMENTS.name,))


def test_an_unknown_user_name_of_somebody_without_the_duty_is_taken_away_first() -> None:
    facts = replace(without_duty(), accounts=office().accounts[1:], memberships=office().memberships[1:])
    assert ways(entry_of(facts, ROWS).differences[0]) == [REMOVE_USER, RemedyKind.ADD_ACCOUNT]


def test_an_unknown_user_name_of_a_leaver_is_taken_away_by_clause_4_2() -> None:
    facts = replace(with_first(**LEAVER), accounts=office().accounts[1:], memberships=office().memberships[1:])
    (remedy,) = entry_of(facts, ROWS).differences[0].remedies
    assert (remedy.kind, remedy.clause) == (REMOVE_USER, "4.2")


def test_a_closed_account_that_is_still_there_was_not_removed() -> None:
    facts = replace(office(), accounts=(account(1, closed_on=days_ago(20)), *office().accounts[1:]))
    entry = entry_of(facts, ROWS)
    assert (entry.pile, kinds(entry)) == (Pile.ONLY_IN_REPORT, [DifferenceKind.CLOSED_ACCOUNT])
    assert ways(entry.differences[0]) == [REMOVE_USER, RemedyKind.ADD_ACCOUNT]


def test_a_closed_account_of_a_leaver_is_to_be_removed_by_clause_4_2() -> None:
    facts = replace(with_first(**LEAVER), accounts=(account(1, closed_on=days_ago(2)), *office().accounts[1:]))
    (remedy,) = entry_of(facts, ROWS).differences[0].remedies
    assert (remedy.kind, remedy.clause) == (REMOVE_USER, "4.2")


def test_a_closed_account_that_new_elaas_cancelled_is_the_same() -> None:
    facts = replace(office(), accounts=(account(1, closed_on=days_ago(20)), *office().accounts[1:]))
    assert entry_of(facts, changed(ROWS, "user.1", status="ยกเลิก")).pile is Pile.SAME


def test_a_user_name_that_somebody_else_has_by_now_is_not_the_closed_account() -> None:
    facts = replace(office(), accounts=(account(1, closed_on=days_ago(20)), *office().accounts[1:]))
    entry = entry_of(facts, changed(ROWS, "user.1", name="สมศรี ขยัน"))
    assert (entry.account, entry.person, kinds(entry)) == (None, None, [DifferenceKind.UNKNOWN_USER])


def test_an_account_with_a_duty_that_is_not_in_the_report_is_asked_for_first() -> None:
    entry = entry_of(office(), without(ROWS, "user.1"))
    assert (entry.pile, kinds(entry)) == (Pile.ONLY_IN_REGISTER, [DifferenceKind.NOT_IN_REPORT])
    assert ways(entry.differences[0]) == [REQUEST, CLOSE, END]
    assert entry.register_groups == (PAYMENTS.name,)


def test_an_account_without_a_duty_that_is_not_in_the_report_is_over() -> None:
    assert ways(entry_of(without_duty(), without(ROWS, "user.1")).differences[0])[0] is CLOSE


def test_an_account_of_a_leaver_that_is_not_in_the_report_was_removed() -> None:
    (remedy,) = entry_of(with_first(**LEAVER), without(ROWS, "user.1")).differences[0].remedies
    assert (remedy.kind, remedy.ground, remedy.clause) == (CLOSE, Ground.LEFT, "4.2")


def test_an_account_in_no_group_is_only_in_the_register_since_the_report_names_users_in_groups() -> None:
    facts = office(memberships=office().memberships[1:])
    entry = entry_of(facts, rows_of(facts))
    assert (entry.pile, kinds(entry)) == (Pile.ONLY_IN_REGISTER, [DifferenceKind.IN_NO_GROUP])


def test_an_account_that_was_opened_after_the_day_of_the_report_is_not_missing() -> None:
    facts = replace(office(), accounts=(account(1, opened_on=days_ago(-1)), *office().accounts[1:]))
    assert "user.1" not in entries(facts, without(ROWS, "user.1"))
    assert entries(facts, ROWS)["user.1"].pile is Pile.SAME


def test_the_same_person_under_another_user_name_is_pointed_out_on_both_sides() -> None:
    found = entries(office(), changed(ROWS, "user.1", username="kittisak.s"))
    new, old = found["kittisak.s"], found["user.1"]
    assert (new.pile, old.pile) == (Pile.ONLY_IN_REPORT, Pile.ONLY_IN_REGISTER)
    assert kinds(new) == kinds(old) == [DifferenceKind.OTHER_USERNAME]
    assert ways(new.differences[0]) == [RemedyKind.CHANGE_USERNAME, REMOVE_USER, CLOSE]
    assert new.differences[0].remedies[0] == old.differences[0].remedies[0]
    assert (new.differences[0].register, new.differences[0].report) == ("user.1", "kittisak.s")


def test_two_unknown_user_names_of_one_name_are_given_to_nobody() -> None:
    rows = changed(ROWS, "user.1", username="kittisak.s")
    found = entries(office(), (*rows, replace(rows[0], username="kittisak.x")))
    assert kinds(found["user.1"]) == [DifferenceKind.NOT_IN_REPORT]
    assert ways(found["kittisak.s"].differences[0]) == [REMOVE_USER]


def test_a_second_user_name_of_a_user_is_taken_away() -> None:
    entry = entry_of(office(), (*ROWS, row(PAYMENTS.name, "kittisak.s")), "kittisak.s")
    assert kinds(entry) == [DifferenceKind.SECOND_USERNAME]
    assert ways(entry.differences[0]) == [REMOVE_USER]

"""What accepted remedies change in the register, before anything is written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from elaas_desk.domain.accounts import Account, Membership, PrivilegeGroup
from elaas_desk.domain.correction_steps import Step, Subject, steps_of
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.people import Person, Post
from elaas_desk.domain.reconcile_values import Ground, Remedy, RemedyKind
from elaas_desk.domain.report import ReportRow
from elaas_desk.errors import Problem, UserError
from elaas_desk.thai.names import FullName
from tests.domain.report_values import NAMES, changed, entries, holder, office, rows_of
from tests.domain.values import LAO, PAYMENTS, SCHOOL, STORES, TODAY, account, days_ago, member

ROWS = rows_of(office())
WHY = "ตามรายงาน New e-LAAS"


def remedy(kind: RemedyKind, **other: object) -> Remedy:
    plain = Remedy(kind, Ground.SPELLING, "4", "user.1", 1, 1)
    return plain._replace(**other)  # type: ignore[arg-type]


def offered(facts: Facts, rows: tuple[ReportRow, ...], key: str, kind: RemedyKind) -> Remedy:
    """The first remedy of that kind that is offered for the user."""
    return next(each for each in entries(facts, rows)[key].remedies if each.kind is kind)


def only_step(*remedies: Remedy, facts: Facts | None = None) -> Step:
    (step,) = steps_of(office() if facts is None else facts, remedies, TODAY, WHY)
    return step


def test_the_same_correction_twice_is_one() -> None:
    end = remedy(RemedyKind.END_MEMBERSHIP, group_ids=(PAYMENTS.id,))
    assert only_step(end, end).after == replace(member(PAYMENTS), until=TODAY, why=WHY)


def test_requests_and_removals_change_nothing_in_the_register() -> None:
    others = [remedy(RemedyKind.REQUEST), remedy(RemedyKind.REMOVE_USER), remedy(RemedyKind.REMOVE_FROM_GROUPS)]
    assert steps_of(office(), others, TODAY, WHY) == ()


def test_a_membership_begins_on_the_day_of_the_report() -> None:
    step = only_step(remedy(RemedyKind.ADD_MEMBERSHIP, group_ids=(STORES.id,)))
    assert (step.subject, step.before) == (Subject.MEMBERSHIPS, None)
    assert replace(step.after, id=0) == Membership(0, 1, STORES.id, TODAY, why=WHY)


def test_a_membership_that_begins_later_begins_on_the_day_of_the_report() -> None:
    later = member(STORES, since=days_ago(-9))
    facts = office(memberships=(*office().memberships, later))
    step = only_step(remedy(RemedyKind.ADD_MEMBERSHIP, group_ids=(STORES.id,)), facts=facts)
    assert (step.before, step.after) == (later, replace(later, since=TODAY))


def test_a_membership_that_is_held_is_not_added_again() -> None:
    assert steps_of(office(), [remedy(RemedyKind.ADD_MEMBERSHIP, group_ids=(PAYMENTS.id,))], TODAY, WHY) == ()


def test_closing_an_account_ends_its_memberships_those_to_come_on_their_first_day() -> None:
    to_come = member(STORES, since=days_ago(-9))
    facts = office(memberships=(*office().memberships, to_come))
    steps = steps_of(facts, [remedy(RemedyKind.CLOSE_ACCOUNT)], TODAY, WHY)
    assert [step.after for step in steps] == [
        account(1, closed_on=TODAY),
        replace(member(PAYMENTS), until=TODAY, why=WHY),
        replace(to_come, until=to_come.since, why=WHY),
    ]


def test_two_corrections_of_one_value_are_one_step() -> None:
    step = only_step(
        remedy(RemedyKind.CHANGE_NAME, name="น.ส.กิตติศักดิ์ ใจดี"),
        remedy(RemedyKind.CHANGE_POSITION, position="เจ้าพนักงานพัสดุ"),
        remedy(RemedyKind.CHANGE_UNIT, unit_id=SCHOOL.id),
    )
    name = FullName("นางสาว", "กิตติศักดิ์", "ใจดี")
    expected = holder(1, name=name, position="เจ้าพนักงานพัสดุ", level="", unit_id=SCHOOL.id, post=Post.SUBUNIT_USER)
    assert (step.before, step.after) == (holder(1), expected)


def test_a_name_without_a_title_keeps_the_title_that_is_known() -> None:
    step = only_step(remedy(RemedyKind.CHANGE_NAME, name="กิตติศักดิ์ ใจดี"))
    assert step.after == holder(1, name=FullName("นาย", "กิตติศักดิ์", "ใจดี"))


def test_a_position_with_another_level_changes_the_level_alone() -> None:
    step = only_step(remedy(RemedyKind.CHANGE_POSITION, position="นักวิชาการเงินและบัญชีชำนาญการ"))
    assert step.after == holder(1, level="ชำนาญการ")


def test_a_new_person_gets_the_account_and_the_groups_also_those_that_the_catalogue_lacks() -> None:
    row = ReportRow(STORES.name, "somsri.k", "นางสมศรี ขยัน", "ครู", SCHOOL.name)
    rows = (*ROWS, row, replace(row, group="งานใหม่"))
    steps = steps_of(office(), [offered(office(), rows, "somsri.k", RemedyKind.ADD_PERSON)], TODAY, WHY)
    group, person, opened, *held = [step.after for step in steps]
    assert isinstance(group, PrivilegeGroup)
    assert isinstance(person, Person)
    assert isinstance(opened, Account)
    assert group.name == "งานใหม่"
    assert (person.name, person.position) == (FullName("นาง", "สมศรี", "ขยัน"), "ครู")
    assert (person.unit_id, person.post, person.national_id) == (SCHOOL.id, Post.SUBUNIT_USER, "")
    assert (opened.person_id, opened.username, opened.opened_on) == (person.id, "somsri.k", None)
    assert sorted((each.account_id, each.group_id) for each in held if isinstance(each, Membership)) == sorted(
        [(opened.id, group.id), (opened.id, STORES.id)]
    )


def test_one_new_group_of_many_users_enters_the_catalogue_once() -> None:
    rows = (*ROWS, *(ReportRow("งานใหม่", f"user.{n}", NAMES[n - 1].full) for n in (1, 2, 3)))
    chosen = [offered(office(), rows, f"user.{n}", RemedyKind.ADD_GROUP) for n in (1, 2, 3)]
    steps = steps_of(office(), chosen, TODAY, WHY)
    assert [step.subject for step in steps] == [Subject.GROUPS, *[Subject.MEMBERSHIPS] * 3]


def test_a_renamed_group_keeps_its_members() -> None:
    rows = tuple(replace(each, group="ผู้บันทึกฎีกาฯ") if each.group == PAYMENTS.name else each for each in ROWS)
    chosen = [offered(office(), rows, f"user.{n}", RemedyKind.RENAME_GROUP) for n in (1, 2, 3)]
    (step,) = steps_of(office(), chosen, TODAY, WHY)
    assert (step.before, step.after) == (PAYMENTS, replace(PAYMENTS, name="ผู้บันทึกฎีกาฯ"))


def test_an_account_follows_its_user_name() -> None:
    rows = changed(ROWS, "user.1", username="kittisak.s")
    step = only_step(offered(office(), rows, "kittisak.s", RemedyKind.CHANGE_USERNAME))
    assert step.after == account(1, username="kittisak.s")


def test_a_user_name_is_not_given_twice() -> None:
    rows = (*ROWS, ReportRow(STORES.name, "somsri.k", "นางสมศรี ขยัน"))
    add = offered(office(), rows, "somsri.k", RemedyKind.ADD_PERSON)
    rename = remedy(RemedyKind.CHANGE_USERNAME, username="somsri.k")
    with pytest.raises(UserError) as refused:
        steps_of(office(), [rename, add], TODAY, WHY)
    assert refused.value.problem is Problem.USERNAME_TAKEN


def test_nobody_gets_a_second_account() -> None:
    add = remedy(RemedyKind.ADD_ACCOUNT, username="another.one", account_id=None, unit_id=LAO.id)
    with pytest.raises(UserError) as refused:
        steps_of(office(), [add], TODAY, WHY)
    assert refused.value.problem is Problem.ACCOUNT_ALREADY

"""The lists of users: who stands on them and how, whose they are, and the archive."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from time import process_time

import pytest

from elaas_desk.domain.accounts import Account, Membership
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import AccountDraft, LeaveDraft
from elaas_desk.domain.list_papers import GroupList, ListPaper, Matrix, Standing, UserList
from elaas_desk.domain.people import DutyAssignment, LeaveReason, Post
from elaas_desk.domain.requests import PaperKind
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from elaas_desk.services.list_values import (
    GroupListChoice,
    ListChoice,
    MatrixChoice,
    UserListChoice,
    list_paper,
)
from elaas_desk.services.person_records import person_of
from elaas_desk.services.request_checks import paper_facts
from tests.services.office import OPENED, TODAY, OfficeIds, person_draft, policy, problem_of
from tests.services.test_leaver_papers import content_of

TEN_AGO = TODAY - timedelta(days=10)


def value_of(desk: Desk, head: Actor, choice: ListChoice) -> ListPaper:
    with desk.database.work(head, desk.clock()) as work:
        return list_paper(work.facts(), paper_facts(work, policy(), desk.clock().date()), choice)


def users_of(desk: Desk, head: Actor, *unit_ids: int, with_closed: bool = False) -> UserList:
    value = value_of(desk, head, UserListChoice(unit_ids, with_closed))
    assert isinstance(value, UserList)
    return value


def groups_of(desk: Desk, head: Actor, unit_ids: tuple[int, ...], *group_ids: int) -> GroupList:
    value = value_of(desk, head, GroupListChoice(unit_ids, group_ids))
    assert isinstance(value, GroupList)
    return value


def matrix_of(desk: Desk, head: Actor, unit_ids: tuple[int, ...], *group_ids: int) -> Matrix:
    value = value_of(desk, head, MatrixChoice(unit_ids, group_ids))
    assert isinstance(value, Matrix)
    return value


@pytest.fixture
def everywhere(ids: OfficeIds) -> tuple[int, ...]:
    return ids.lao.unit, ids.school.unit, ids.nursery.unit


# by unit


def test_a_unit_lists_everybody_with_an_open_account_in_thai_order(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    value = users_of(desk, head, ids.school.unit)
    (unit,) = value.units
    assert unit.name == "โรงเรียนอนุบาลบ้านใหม่"
    assert [user.username for user in unit.users] == ["school.user", "school.head"]
    user = unit.users[0]
    assert (user.full_name, user.position) == ("นายกิตติศักดิ์  ศรีสุวรรณ", "นักวิชาการเงินและบัญชีปฏิบัติการ")
    assert [(held.group, held.standing) for held in user.groups] == [("ผู้บันทึกฎีกา", Standing.FOUNDED)]
    assert [(duty.name, duty.order_number) for duty in user.duties] == [("งานการเงิน", "124/2569")]
    assert user.password_changed_on is not None


def test_units_come_in_the_order_of_the_office(desk: Desk, head: Actor, everywhere: tuple[int, ...]) -> None:
    value = users_of(desk, head, *reversed(everywhere))
    assert [unit.name for unit in value.units] == [
        "องค์การบริหารส่วนตำบลบ้านใหม่",
        "โรงเรียนอนุบาลบ้านใหม่",
        "ศูนย์พัฒนาเด็กเล็กบ้านใหม่",
    ]


def test_who_has_left_stands_in_the_list_while_the_account_is_open_and_is_pointed_out(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    desk.register.leave(head, LeaveDraft(ids.lao.user, LeaveReason.TRANSFER, TEN_AGO, "135/2569"))
    user = next(user for user in users_of(desk, head, ids.lao.unit).units[0].users if user.username == "lao.user")
    assert user.note == "พ้นหน้าที่\n13 พ.ย. 2569"
    assert [held.group for held in user.groups] == ["ผู้บันทึกฎีกา"]


def test_a_closed_account_is_listed_only_when_asked_for(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    with desk.database.work(head, desk.clock()) as work:
        account = next(each for each in work.accounts.all() if each.username == "lao.head")
        work.accounts.save(replace(account, closed_on=TEN_AGO))
        work.commit()
    assert [user.username for user in users_of(desk, head, ids.lao.unit).units[0].users] == ["lao.user"]
    shown = users_of(desk, head, ids.lao.unit, with_closed=True).units[0].users
    assert {user.username: user.note for user in shown} == {"lao.user": "", "lao.head": "ปิดบัญชี\n13 พ.ย. 2569"}


def test_a_new_account_takes_the_place_of_one_that_was_closed(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    with desk.database.work(head, desk.clock()) as work:
        account = next(each for each in work.accounts.all() if each.username == "lao.head")
        work.accounts.save(replace(account, closed_on=TEN_AGO))
        work.commit()
    desk.register.add_account(head, AccountDraft(ids.lao.head, "lao.head2", TEN_AGO))
    shown = users_of(desk, head, ids.lao.unit, with_closed=True).units[0].users
    assert sorted(user.username for user in shown) == ["lao.head2", "lao.user"]


def test_who_never_had_an_account_is_no_user(desk: Desk, head: Actor, everywhere: tuple[int, ...]) -> None:
    value = users_of(desk, head, *everywhere, with_closed=True)
    assert all(user.username for unit in value.units for user in unit.users)
    assert sum(len(unit.users) for unit in value.units) == 6


def test_the_head_of_the_unit_answers_for_its_list_and_the_lao_for_one_of_several(
    desk: Desk, head: Actor, everywhere: tuple[int, ...], ids: OfficeIds
) -> None:
    assert users_of(desk, head, ids.school.unit).head.position == "หัวหน้าหน่วยงานคลังของโรงเรียนอนุบาลบ้านใหม่"
    assert users_of(desk, head, *everywhere).head.position == "ผู้อำนวยการกองคลังองค์การบริหารส่วนตำบลบ้านใหม่"


# by group


def test_a_group_lists_its_members_with_the_duty_that_justifies_each(
    desk: Desk, head: Actor, ids: OfficeIds, everywhere: tuple[int, ...]
) -> None:
    with desk.database.work(head, desk.clock()) as work:
        account = next(each for each in work.accounts.all() if each.username == "school.head")
        work.memberships.add(Membership(0, account.id, ids.payments, OPENED, why="พบใน New e-LAAS"))
        work.commit()
    (group,) = groups_of(desk, head, everywhere, ids.payments).groups
    assert (group.name, group.duties, group.view_only) == ("ผู้บันทึกฎีกา", ("งานการเงิน",), False)
    assert {member.username: (member.standing, member.grounds) for member in group.members} == {
        "lao.user": (Standing.FOUNDED, ("งานการเงิน คำสั่งที่ ๑๒๔/๒๕๖๙",)),
        "school.user": (Standing.FOUNDED, ("งานการเงิน คำสั่งที่ ๑๒๔/๒๕๖๙",)),
        "nursery.user": (Standing.FOUNDED, ("งานการเงิน คำสั่งที่ ๑๒๔/๒๕๖๙",)),
        "school.head": (Standing.UNFOUNDED, ("พบใน New e-LAAS",)),
    }
    assert all(member.since == OPENED for member in group.members)


def test_a_group_list_of_one_unit_holds_nobody_of_another(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    value = groups_of(desk, head, (ids.school.unit,), ids.payments)
    assert [member.username for member in value.groups[0].members] == ["school.user"]
    assert value.unit_name == "โรงเรียนอนุบาลบ้านใหม่"


def test_who_was_taken_out_is_no_member(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    with desk.database.work(head, desk.clock()) as work:
        held = work.memberships.of_account(ids.lao.account)[0]
        work.memberships.save(replace(held, until=TODAY))
        work.commit()
    assert groups_of(desk, head, (ids.lao.unit,), ids.payments).groups[0].members == ()


# the matrix


def test_the_matrix_says_of_each_right_how_it_stands(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.conflicts.declare(head, ids.payments, ids.stores, "")
    with desk.database.work(head, desk.clock()) as work:
        for group_id in (ids.stores, ids.reports):
            work.memberships.add(Membership(0, ids.lao.account, group_id, OPENED))
        supplies = next(each.id for each in work.duties.all() if each.name == "งานพัสดุ")
        work.assignments.add(DutyAssignment(0, ids.lao.head, supplies, "9/2569", TODAY, OPENED))
        work.commit()
    value = matrix_of(desk, head, (ids.lao.unit,), ids.payments, ids.stores, ids.reports)
    assert [group.name for group in value.groups] == ["เจ้าหน้าที่พัสดุ", "ดูรายงานผู้บริหาร", "ผู้บันทึกฎีกา"]
    assert [group.view_only for group in value.groups] == [False, True, False]
    rows = {one.username: one.marks for unit in value.units for one in unit.people}
    assert [(mark.group, mark.standing, mark.conflict) for mark in rows["lao.user"]] == [
        (0, Standing.UNFOUNDED, True),
        (1, Standing.VIEWING, False),
        (2, Standing.FOUNDED, True),
    ]
    assert [(mark.group, mark.standing) for mark in rows["lao.head"]] == [(0, Standing.LACKING)]


def test_the_matrix_has_only_the_groups_that_were_chosen(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    value = matrix_of(desk, head, (ids.lao.unit,), ids.stores)
    assert [group.name for group in value.groups] == ["เจ้าหน้าที่พัสดุ"]
    assert all(not one.marks for unit in value.units for one in unit.people)


# shown, and kept


def choices(ids: OfficeIds) -> dict[PaperKind, ListChoice]:
    return {
        PaperKind.USER_LIST: UserListChoice((ids.school.unit,)),
        PaperKind.GROUP_LIST: GroupListChoice((ids.school.unit,), (ids.payments,)),
        PaperKind.MATRIX: MatrixChoice((ids.school.unit,), (ids.payments, ids.stores)),
    }


@pytest.mark.parametrize("kind", [PaperKind.USER_LIST, PaperKind.GROUP_LIST, PaperKind.MATRIX])
def test_what_is_issued_is_what_was_shown_and_is_archived_with_its_unit(
    desk: Desk, head: Actor, ids: OfficeIds, kind: PaperKind
) -> None:
    choice = choices(ids)[kind]
    shown = desk.lists.preview(head, choice)
    assert [each.kind for each in desk.documents.issued(head)].count(kind) == 0
    issued = desk.lists.issue(head, choice)
    assert (issued.kind, issued.unit_id, issued.person_id) == (kind, ids.school.unit, None)
    assert desk.documents.issued(head)[0] == issued
    assert desk.documents.content(head, issued.id) == shown.content
    assert "school.user" in content_of(desk, head, issued)


def test_a_list_of_several_units_belongs_to_the_office(
    desk: Desk, head: Actor, ids: OfficeIds, everywhere: tuple[int, ...], school_head: Actor
) -> None:
    issued = desk.lists.issue(head, UserListChoice(everywhere[1:]))
    assert issued.unit_id == ids.lao.unit
    assert issued not in desk.documents.issued(school_head)


def test_the_head_of_a_unit_lists_that_unit_alone(
    desk: Desk, school_head: Actor, ids: OfficeIds, everywhere: tuple[int, ...]
) -> None:
    assert desk.lists.issue(school_head, UserListChoice((ids.school.unit,))).unit_id == ids.school.unit
    for choice in (
        UserListChoice(everywhere),
        GroupListChoice(everywhere, (ids.payments,)),
        MatrixChoice(everywhere, (ids.payments,)),
    ):
        assert problem_of(lambda choice=choice: desk.lists.preview(school_head, choice)) is Problem.OTHER_UNIT  # type: ignore[misc]


def test_nothing_chosen_and_what_is_not_there_are_refused(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    assert problem_of(lambda: desk.lists.preview(head, UserListChoice(()))) is Problem.NOTHING_CHOSEN
    assert problem_of(lambda: desk.lists.preview(head, GroupListChoice((ids.lao.unit,), ()))) is Problem.NOTHING_CHOSEN
    assert problem_of(lambda: desk.lists.preview(head, UserListChoice((999,)))) is Problem.NOT_FOUND
    assert problem_of(lambda: desk.lists.issue(head, MatrixChoice((ids.lao.unit,), (999,)))) is Problem.NOT_FOUND


def test_a_thousand_people_are_read_into_a_list_within_a_second(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    with desk.database.work(head, desk.clock()) as work:
        for number in range(1000):
            draft = person_draft(ids.lao.unit, Post.LAO_USER, first_name=f"กานดา{number}")
            person = work.people.add(person_of(draft))
            account = work.accounts.add(Account(0, person, f"many{number}", OPENED))
            for group_id in (ids.payments, ids.reports):
                work.memberships.add(Membership(0, account, group_id, OPENED))
        work.commit()
    started = process_time()
    lists = [
        value_of(desk, head, choice)
        for choice in (
            UserListChoice((ids.lao.unit,)),
            GroupListChoice((ids.lao.unit,), (ids.payments, ids.reports)),
            MatrixChoice((ids.lao.unit,), (ids.payments, ids.stores, ids.reports)),
        )
    ]
    taken = process_time() - started
    assert len(lists[0].units[0].users) == 1002  # type: ignore[union-attr]
    assert taken < 1

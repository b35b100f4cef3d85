"""Every field of every draft has its checks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.actors import Role
from elaas_desk.domain.drafts import (
    AccountDraft,
    DutyDraft,
    ExceptionDraft,
    GroupDraft,
    LeaveDraft,
    OfficeDraft,
    OrderDraft,
    OrderLineDraft,
    PasswordChangeDraft,
    PersonDraft,
    UnitDraft,
    UserDraft,
)
from elaas_desk.domain.duty_rules import problems_of_duty, problems_of_exception, problems_of_order
from elaas_desk.domain.fields import LIMITS, REQUIRED
from elaas_desk.domain.leave_rules import problems_of_leave
from elaas_desk.domain.offices import OfficeType, UnitKind
from elaas_desk.domain.people import LeaveReason, Post
from elaas_desk.domain.validation import (
    fits_unit,
    problems_of_account,
    problems_of_group,
    problems_of_new_password,
    problems_of_office,
    problems_of_password_change,
    problems_of_person,
    problems_of_unit,
    problems_of_user,
)
from elaas_desk.errors import FieldProblem, Problem
from tests.domain.values import GOOD_ID, GROUPS, LAO, SCHOOL, STORES, TODAY, UNITS, account, days_ago, person

TOMORROW = days_ago(-1)
ENDED = replace(STORES, id=9, valid_to=days_ago(1))

OFFICE = OfficeDraft(OfficeType.SUBDISTRICT, "บ้านใหม่", "เมืองสุพรรณบุรี", "สุพรรณบุรี", "99 หมู่ 1\nตำบลบ้านใหม่\nอำเภอเมือง")
UNIT = UnitDraft("ศูนย์พัฒนาเด็กเล็ก", "ศพด.")
PERSON = PersonDraft(
    "นางสาว",
    "พิมพ์ชนก",
    "แก้วประเสริฐ",
    GOOD_ID,
    "ผู้อำนวยการกองคลัง",
    unit_id=LAO.id,
    post=Post.LAO_FINANCE_HEAD,
    in_post_since=TOMORROW,
    appointed_by="124/2569",
    appointed_on=TODAY,
)
ACCOUNT = AccountDraft(1, "pimchanok.k", days_ago(9), days_ago(9), KnownBy.TOLD, frozenset(GROUPS))
CHANGE = PasswordChangeDraft((1, 2), TODAY, KnownBy.SEEN)
LEAVE = LeaveDraft(1, LeaveReason.TRANSFER, days_ago(-20), "135/2569")
GROUP = GroupDraft("งานงบประมาณ", valid_from=TODAY, valid_to=TODAY, duty_ids=frozenset({1}), replaced_by_id=2)
DUTY = DutyDraft(1, "งานการเงิน", "124/2569", TODAY, TOMORROW, TOMORROW)
ORDER = OrderDraft(
    "124/2569",
    TODAY,
    TOMORROW,
    TOMORROW,
    lines=(OrderLineDraft(1, "งานการเงิน"), OrderLineDraft(1, "งานพัสดุ"), OrderLineDraft(2, "งานการเงิน")),
)
EXCEPTION = ExceptionDraft(1, 1, "ขาดคน", TODAY, "นายกองค์การบริหารส่วนตำบล")
USER = UserDraft("pimchanok", "พิมพ์ชนก แก้วประเสริฐ", Role.LAO_HEAD, LAO.id, "Baan-Mai-2569", "Baan-Mai-2569")

GOOD = (OFFICE, UNIT, PERSON, ACCOUNT, CHANGE, LEAVE, GROUP, DUTY, ORDER, EXCEPTION, USER)
CHECKS: dict[type, Callable[[Any], tuple[FieldProblem, ...]]] = {
    OfficeDraft: problems_of_office,
    UnitDraft: lambda draft: problems_of_unit(draft, taken_names=("โรงเรียนอนุบาลบ้านใหม่", "School A")),
    PersonDraft: lambda draft: problems_of_person(
        draft, today=TODAY, units=UNITS, taken_national_ids={"3101100000007": "นายสมชาย ใจดี"}
    ),
    AccountDraft: lambda draft: problems_of_account(
        draft,
        today=TODAY,
        groups={**GROUPS, ENDED.id: ENDED},
        taken_usernames={"Somchai.T": "นายสมชาย ใจดี"},
        has_open_account=draft.person_id == 7,
    ),
    PasswordChangeDraft: lambda draft: problems_of_password_change(
        draft, today=TODAY, accounts={1: account(1), 2: account(2), 3: account(3, closed_on=TODAY)}
    ),
    LeaveDraft: lambda draft: problems_of_leave(
        draft, today=TODAY, person=person(last_day=days_ago(1) if draft.person_id == 7 else TODAY), assignments=()
    ),
    GroupDraft: lambda draft: problems_of_group(
        draft, taken_names=("ผู้บันทึกฎีกา", "Admin"), duty_ids={1, 2}, group_ids={1, 2}
    ),
    DutyDraft: lambda draft: problems_of_duty(draft, today=TODAY),
    OrderDraft: lambda draft: problems_of_order(
        draft,
        today=TODAY,
        people={1: person(), 2: person(2), 7: person(7, last_day=days_ago(1))},
        given={(2, "งานบัญชี")},
    ),
    ExceptionDraft: lambda draft: problems_of_exception(
        draft, today=TODAY, own_name="พิมพ์ชนก แก้วประเสริฐ" if draft.person_id == 7 else ""
    ),
    UserDraft: lambda draft: problems_of_user(draft, units=UNITS, taken_names=("สมชาย", "Admin")),
}


def found(draft: Any) -> list[tuple[str, Problem]]:
    """What is wrong with the draft."""
    return [(each.field, each.problem) for each in CHECKS[type(draft)](draft)]


@pytest.mark.parametrize("draft", GOOD, ids=lambda draft: type(draft).__name__)
def test_a_good_draft_has_no_problem(draft: Any) -> None:
    assert found(draft) == []


@pytest.mark.parametrize(
    ("draft", "name"),
    [(draft, name) for draft in GOOD for name in REQUIRED[type(draft)]],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_an_input_that_must_be_filled_in_says_so_when_empty(draft: Any, name: str) -> None:
    blanks = [] if name.startswith("password") else [" \u200b\u00a0"]
    empties = ["", *blanks] if type(getattr(draft, name)) is str else [None]

    for empty in empties:
        assert (name, Problem.EMPTY) in found(replace(draft, **{name: empty}))


@pytest.mark.parametrize(
    ("draft", "name", "limit"),
    [(draft, name, limit) for draft in GOOD for name, limit in LIMITS.get(type(draft), {}).items()],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_text_may_be_as_long_as_its_limit_and_no_longer(draft: Any, name: str, limit: int) -> None:
    letter = "1" if name in {"postcode", "phone"} else "a"
    too_long = FieldProblem(name, Problem.TOO_LONG, {"limit": str(limit)})

    assert too_long in CHECKS[type(draft)](replace(draft, **{name: letter * (limit + 1)}))
    assert (name, Problem.TOO_LONG) not in found(replace(draft, **{name: letter * limit}))


@pytest.mark.parametrize(
    ("draft", "changed", "problem"),
    [
        (OFFICE, {"address": "1\n2\n3\n4"}, ("address", Problem.TOO_LONG)),
        (OFFICE, {"postcode": "7212"}, ("postcode", Problem.BAD_POSTCODE)),
        (OFFICE, {"phone": "12"}, ("phone", Problem.BAD_PHONE)),
        (OFFICE, {"email": "baanmai"}, ("email", Problem.BAD_EMAIL)),
        (UNIT, {"name": "โรงเรียน\u200bอนุบาลบ้านใหม่ "}, ("name", Problem.UNIT_TWICE)),
        (UNIT, {"name": "school a"}, ("name", Problem.UNIT_TWICE)),
        (PERSON, {"title": "ดร."}, ("title", Problem.NOT_A_CHOICE)),
        (PERSON, {"national_id": "1101700203451"}, ("national_id", Problem.NATIONAL_ID_CHECK_DIGIT)),
        (PERSON, {"national_id": "110170020345"}, ("national_id", Problem.NATIONAL_ID_LENGTH)),
        (PERSON, {"national_id": "๓-๑๐๑๑-๐๐๐๐๐-๐๐-๗"}, ("national_id", Problem.PERSON_TWICE)),
        (PERSON, {"unit_id": 99}, ("unit_id", Problem.NOT_A_CHOICE)),
        (PERSON, {"unit_id": SCHOOL.id}, ("post", Problem.NOT_A_CHOICE)),
        (PERSON, {"post": Post.SUBUNIT_USER}, ("post", Problem.NOT_A_CHOICE)),
        (PERSON, {"phone": "12"}, ("phone", Problem.BAD_PHONE)),
        (PERSON, {"email": "pimchanok@"}, ("email", Problem.BAD_EMAIL)),
        (PERSON, {"appointed_on": TOMORROW}, ("appointed_on", Problem.DATE_IN_FUTURE)),
        (PERSON, {"retires_on": date(2027, 10, 1)}, ("retires_on", Problem.NOT_A_CHOICE)),
        (ACCOUNT, {"person_id": 7}, ("person_id", Problem.ACCOUNT_ALREADY)),
        (ACCOUNT, {"username": "พิมพ์ชนก"}, ("username", Problem.BAD_USERNAME)),
        (ACCOUNT, {"username": "somchai.t"}, ("username", Problem.USERNAME_TAKEN)),
        (ACCOUNT, {"opened_on": TOMORROW, "password_changed_on": None}, ("opened_on", Problem.DATE_IN_FUTURE)),
        (ACCOUNT, {"password_changed_on": TOMORROW}, ("password_changed_on", Problem.DATE_IN_FUTURE)),
        (ACCOUNT, {"password_changed_on": days_ago(10)}, ("password_changed_on", Problem.END_BEFORE_START)),
        (ACCOUNT, {"password_known_by": None}, ("password_known_by", Problem.EMPTY)),
        (ACCOUNT, {"group_ids": frozenset({1, 77})}, ("group_ids", Problem.NOT_A_CHOICE)),
        (ACCOUNT, {"group_ids": frozenset({ENDED.id})}, ("group_ids", Problem.NOT_A_CHOICE)),
        (CHANGE, {"account_ids": ()}, ("account_ids", Problem.NOTHING_CHOSEN)),
        (CHANGE, {"account_ids": (1, 77)}, ("account_ids", Problem.NOT_FOUND)),
        (CHANGE, {"account_ids": (1, 3)}, ("account_ids", Problem.ACCOUNT_CLOSED)),
        (CHANGE, {"changed_on": TOMORROW}, ("changed_on", Problem.DATE_IN_FUTURE)),
        (CHANGE, {"changed_on": days_ago(401)}, ("changed_on", Problem.END_BEFORE_START)),
        (LEAVE, {"person_id": 7}, ("person_id", Problem.ALREADY_LEFT)),
        (LEAVE, {"order": ""}, ("order", Problem.EMPTY)),
        (LEAVE, {"last_day": days_ago(401)}, ("last_day", Problem.END_BEFORE_START)),
        (GROUP, {"name": " ผู้บันทึกฎีกา"}, ("name", Problem.GROUP_TWICE)),
        (GROUP, {"name": "ADMIN"}, ("name", Problem.GROUP_TWICE)),
        (GROUP, {"valid_to": days_ago(1)}, ("valid_to", Problem.END_BEFORE_START)),
        (GROUP, {"duty_ids": frozenset({1, 3})}, ("duty_ids", Problem.NOT_A_CHOICE)),
        (GROUP, {"replaced_by_id": 3}, ("replaced_by_id", Problem.NOT_A_CHOICE)),
        (DUTY, {"order_date": TOMORROW}, ("order_date", Problem.DATE_IN_FUTURE)),
        (DUTY, {"ends_on": TODAY}, ("ends_on", Problem.END_BEFORE_START)),
        (ORDER, {"lines": ()}, ("lines", Problem.NOTHING_CHOSEN)),
        (ORDER, {"lines": (OrderLineDraft(99, "งานพัสดุ"),)}, ("lines[0].person_id", Problem.NOT_FOUND)),
        (ORDER, {"lines": (OrderLineDraft(7, "งานพัสดุ"),)}, ("lines[0].person_id", Problem.ALREADY_LEFT)),
        (ORDER, {"lines": (OrderLineDraft(2, " งานบัญชี"),)}, ("lines[0].duty_name", Problem.DUTY_TWICE)),
        (EXCEPTION, {"ends_on": days_ago(1)}, ("ends_on", Problem.END_BEFORE_START)),
        (EXCEPTION, {"ends_on": days_ago(-366)}, ("ends_on", Problem.DATE_OUT_OF_RANGE)),
        (EXCEPTION, {"person_id": 7, "given_by": "นางสาวพิมพ์ชนก  แก้วประเสริฐ"}, ("given_by", Problem.OWN_EXCEPTION)),
        (USER, {"sign_in_name": "พิมพ์ ชนก"}, ("sign_in_name", Problem.BAD_USERNAME)),
        (USER, {"sign_in_name": "ADMIN"}, ("sign_in_name", Problem.USERNAME_TAKEN)),
        (USER, {"unit_id": 99}, ("unit_id", Problem.NOT_A_CHOICE)),
        (USER, {"unit_id": SCHOOL.id}, ("unit_id", Problem.NOT_A_CHOICE)),
        (USER, {"role": Role.SUBUNIT_HEAD}, ("unit_id", Problem.NOT_A_CHOICE)),
        (USER, {"password_again": "Baan-Mai-2570"}, ("password_again", Problem.PASSWORDS_DIFFER)),
    ],
)
def test_each_wrong_input_is_named(draft: Any, changed: dict[str, Any], problem: tuple[str, Problem]) -> None:
    assert found(replace(draft, **changed)) == [problem]


@pytest.mark.parametrize(
    ("draft", "changed"),
    [
        (OFFICE, {"address": ""}),
        (PERSON, {"title": "ว่าที่ร้อยตรี"}),
        (PERSON, {"retires_on": date(2027, 9, 30)}),
        (PERSON, {"unit_id": SCHOOL.id, "post": Post.SUBUNIT_FINANCE_HEAD}),
        (PERSON, {"national_id": "1-1017-00203-45-0"}),
        (ACCOUNT, {"opened_on": None}),
        (ACCOUNT, {"password_changed_on": None, "password_known_by": None}),
        (ACCOUNT, {"opened_on": TODAY, "password_changed_on": TODAY}),
        (LEAVE, {"order": "", "order_awaited": True}),
        (LEAVE, {"last_day": days_ago(400)}),
        (GROUP, {"valid_from": None, "valid_to": days_ago(1)}),
        (GROUP, {"replaced_by_id": None}),
        (GROUP, {"duty_ids": frozenset({1, 2})}),
        (DUTY, {"ends_on": None}),
        (DUTY, {"starts_on": days_ago(900)}),
        (ORDER, {"ends_on": None, "acting": True}),
        (EXCEPTION, {"ends_on": days_ago(-365)}),
        (USER, {"role": Role.SUBUNIT_HEAD, "unit_id": SCHOOL.id}),
        (USER, {"role": Role.REGISTRAR, "unit_id": SCHOOL.id}),
        (CHANGE, {"changed_on": days_ago(400)}),
    ],
)
def test_what_the_rules_leave_open_is_taken(draft: Any, changed: dict[str, Any]) -> None:
    assert found(replace(draft, **changed)) == []


def test_problems_come_in_the_order_of_the_dialog_and_once_for_each_input() -> None:
    wrong = replace(PERSON, email="x", last_name="", national_id="", title="")

    assert found(wrong) == [
        ("title", Problem.EMPTY),
        ("last_name", Problem.EMPTY),
        ("national_id", Problem.EMPTY),
        ("email", Problem.BAD_EMAIL),
    ]


def test_a_person_who_is_entered_twice_is_named() -> None:
    (problem,) = CHECKS[PersonDraft](replace(PERSON, national_id="3101100000007"))

    assert problem.values == {"name": "นายสมชาย ใจดี"}


def test_a_user_name_in_use_tells_whose_it_is() -> None:
    (problem,) = CHECKS[AccountDraft](replace(ACCOUNT, username="SOMCHAI.T"))

    assert problem.values == {"username": "SOMCHAI.T", "owner": "นายสมชาย ใจดี"}


@pytest.mark.parametrize("post", Post)
def test_posts_of_a_subordinate_unit_belong_to_one_and_all_others_to_the_lao(post: Post) -> None:
    subordinate = post in {Post.SUBUNIT_FINANCE_HEAD, Post.SUBUNIT_USER}

    assert fits_unit(post, UnitKind.SUBORDINATE) is subordinate
    assert fits_unit(post, UnitKind.LAO) is not subordinate


@pytest.mark.parametrize(
    ("password", "again", "problems"),
    [
        ("Baan-Mai-2569", "Baan-Mai-2569", []),
        ("", "", [FieldProblem("new", Problem.EMPTY)]),
        ("Ab1!" + "a" * 68, "Ab1!" + "a" * 68, []),
        ("Ab1!" + "a" * 69, "Ab1!" + "a" * 69, [FieldProblem("new", Problem.PASSWORD_TOO_LONG)]),
        ("Ab1!" + "ก" * 23, "Ab1!" + "ก" * 23, [FieldProblem("new", Problem.PASSWORD_TOO_LONG)]),
        (
            "abc",
            "abc",
            [FieldProblem("new", Problem.WEAK_PASSWORD, {"missing": "too_short,no_upper,no_digit,no_special"})],
        ),
        ("Baan-Mai-2569", "", [FieldProblem("again", Problem.PASSWORDS_DIFFER)]),
    ],
)
def test_a_new_password_keeps_clause_3_4_1_and_fits_the_hash(
    password: str, again: str, problems: list[FieldProblem]
) -> None:
    assert list(problems_of_new_password(password, again, field="new", field_again="again")) == problems


def test_a_leave_may_be_put_right_as_long_as_the_last_day_has_not_passed() -> None:
    on_last_day = problems_of_leave(LEAVE, today=TODAY, person=person(last_day=TODAY), assignments=())
    left = person(last_day=date(2026, 11, 22))
    the_day_after = problems_of_leave(LEAVE, today=TODAY, person=left, assignments=())

    assert on_last_day == ()
    assert [each.problem for each in the_day_after] == [Problem.ALREADY_LEFT]

"""Single inputs that several dialogs share."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elaas_desk.domain import drafts
from elaas_desk.domain.drafts import OfficeDraft, PersonDraft, UserDraft
from elaas_desk.domain.fields import (
    LIMITS,
    MAX_USERNAME,
    REQUIRED,
    bad_email,
    bad_phone,
    bad_postcode,
    bad_sign_in_name,
    bad_username,
    tidied,
)
from elaas_desk.domain.offices import OfficeType
from elaas_desk.domain.requests import Change, GroupChange, Reason, RequestDraft
from elaas_desk.errors import FieldProblem, Problem
from tests.domain.values import TODAY


@pytest.mark.parametrize("name", ["somchai.t", "a_b-C.9", "ABCD", "0000", "x" * MAX_USERNAME])
def test_a_user_name_of_new_e_laas_is_ascii_letters_digits_and_three_marks(name: str) -> None:
    assert bad_username("username", name) == []


@pytest.mark.parametrize("name", ["abc", "som chai", "สมชาย.ท", "a@bcd", "abcé", "abc๑", "abcd\n", "ａｂｃｄ"])
def test_any_other_user_name_is_refused(name: str) -> None:
    assert bad_username("username", name) == [FieldProblem("username", Problem.BAD_USERNAME)]


@pytest.mark.parametrize("name", ["พิมพ์ชนก", "น้ำผึ้ง", "somchai", "หัวหน้า-1"])
def test_a_name_to_sign_in_with_may_be_thai(name: str) -> None:
    assert bad_sign_in_name("sign_in_name", name) == []


@pytest.mark.parametrize("name", ["สม ชาย", "a/b", "a@b"])
def test_a_name_to_sign_in_with_has_no_blank_and_no_other_mark(name: str) -> None:
    assert bad_sign_in_name("sign_in_name", name) == [FieldProblem("sign_in_name", Problem.BAD_USERNAME)]


@pytest.mark.parametrize("address", ["khlang@baanmai.go.th", "a.b+c@x-y.co.th", "saraban_06720101@dla.go.th"])
def test_addresses_as_offices_have_them_are_taken(address: str) -> None:
    assert bad_email("email", address) == []


@pytest.mark.parametrize(
    "address", ["khlang", "a@b", "a@b.", "@b.th", "a b@c.th", "ก@b.th", "a@b..th", "a@-b.th", "a@b.t"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    assert bad_email("email", address) == [FieldProblem("email", Problem.BAD_EMAIL)]


@pytest.mark.parametrize(
    "number",
    ["0 3551 2345", "035512345", "08 1234 5678", "081-234-5678", "๐ ๓๕๕๑ ๒๓๔๕", "+66 81 234 5678", "0 3551 2345 ต่อ 12"],
)
def test_numbers_as_offices_write_them_are_taken(number: str) -> None:
    assert bad_phone("phone", number) == []


@pytest.mark.parametrize(
    "number", ["1234", "35512345", "0 3551 234", "08 1234 56789", "0812345x78", "0 3551 2345 ต่อ", "-"]
)
def test_what_is_no_number_of_9_or_10_digits_is_refused(number: str) -> None:
    assert bad_phone("phone", number) == [FieldProblem("phone", Problem.BAD_PHONE)]


@pytest.mark.parametrize(
    ("code", "good"), [("72120", True), ("๗๒๑๒๐", True), ("7212", False), ("07212", False), ("7212a", False)]
)
def test_a_postcode_is_five_digits(code: str, good: bool) -> None:
    assert (bad_postcode("postcode", code) == []) is good


def test_an_empty_input_is_left_to_those_that_must_be_filled() -> None:
    checks = (bad_email, bad_phone, bad_postcode, bad_username, bad_sign_in_name)

    assert [check("field", "") for check in checks] == [[]] * len(checks)


def test_text_is_tidied_and_lines_of_an_address_stay() -> None:
    office = OfficeDraft(OfficeType.TOWN, " บ้าน\u200bใหม่ ", "เมือง", "ราชบุรี", address="9  หมู่ 1 \r\n ต.บ้านใหม่\n")

    tidy = tidied(office)

    assert (tidy.name, tidy.address) == ("บ้านใหม่", "9 หมู่ 1\nต.บ้านใหม่")
    assert tidy.office_type is OfficeType.TOWN


def test_the_lines_of_a_request_are_tidied_too() -> None:
    draft = RequestDraft(1, Reason.NEW_USER, TODAY, changes=(GroupChange(1, Change.ADD, duty=" งาน  การเงิน "),))

    assert tidied(draft).changes == (GroupChange(1, Change.ADD, duty="งาน การเงิน"),)


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_a_password_stays_as_it_was_typed(password: str) -> None:
    typed = UserDraft(" ก ", "ข", None, None, password, password)

    assert (tidied(typed).password, tidied(typed).password_again) == (password, password)


def test_every_text_of_every_draft_has_a_limit() -> None:
    exempt = {("PersonDraft", "national_id"), ("UserDraft", "password"), ("UserDraft", "password_again")}
    kinds = [kind for kind in vars(drafts).values() if dataclasses.is_dataclass(kind) and isinstance(kind, type)]
    texts = {
        (kind.__name__, each.name)
        for kind in [*kinds, RequestDraft, GroupChange]
        for each in dataclasses.fields(kind)
        if each.type == "str"
    }
    limited = {(kind.__name__, name) for kind, limits in LIMITS.items() for name in limits}

    assert PersonDraft in kinds
    assert texts - exempt == limited


def test_what_must_be_filled_in_is_an_attribute_of_its_draft() -> None:
    for kind, names in REQUIRED.items():
        assert set(names) <= {each.name for each in dataclasses.fields(kind)}

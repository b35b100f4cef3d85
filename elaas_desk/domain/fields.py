"""Checks of single inputs that several dialogs share: what is empty, too long, or written in the wrong shape."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, ClassVar, Final, Protocol, TypeVar

from elaas_desk.domain.drafts import (
    AccountDraft,
    ComeBackDraft,
    DutyDraft,
    ExceptionDraft,
    GroupDraft,
    LeaveDraft,
    MemoHeadDraft,
    OfficeDraft,
    OrderDraft,
    OrderLineDraft,
    PasswordChangeDraft,
    PersonDraft,
    SenderDraft,
    StandInDraft,
    UnitDraft,
    UserDraft,
    ViewerDraft,
)
from elaas_desk.domain.requests import GroupChange, RequestDraft
from elaas_desk.errors import FieldProblem, Problem
from elaas_desk.thai.digits import to_arabic
from elaas_desk.thai.national_id import NationalIdProblem, NationalIdReason, check
from elaas_desk.thai.text import normalise, normalise_lines

ADDRESS_LINES: Final = 3
MIN_USERNAME: Final = 4
MAX_USERNAME: Final = 50
MAX_PASSWORD_BYTES: Final = 72
"""As bcrypt takes them, in UTF-8."""

LIMITS: Final[Mapping[type, Mapping[str, int]]] = MappingProxyType(
    {
        OfficeDraft: {
            "name": 80,
            "district": 60,
            "province": 60,
            "address": 240,
            "postcode": 5,
            "phone": 40,
            "email": 100,
            "letter_prefix": 40,
            "finance_division": 80,
        },
        UnitDraft: {"name": 120, "short_name": 40, "head_title": 120},
        PersonDraft: {
            "title": 40,
            "first_name": 60,
            "last_name": 60,
            "position": 120,
            "level": 60,
            "division": 120,
            "phone": 40,
            "email": 100,
            "appointed_by": 60,
        },
        AccountDraft: {"username": MAX_USERNAME, "why": 200},
        LeaveDraft: {"order": 60},
        ViewerDraft: {"username": MAX_USERNAME},
        GroupDraft: {"name": 120, "description": 500},
        DutyDraft: {"duty_name": 120, "order_number": 60},
        OrderDraft: {"order_number": 60},
        OrderLineDraft: {"duty_name": 120},
        ExceptionDraft: {"reason": 200, "given_by": 120},
        StandInDraft: {"order_number": 60},
        SenderDraft: {"sender": 320},
        MemoHeadDraft: {"agency": 200, "memo_prefix": 40},
        UserDraft: {"sign_in_name": MAX_USERNAME, "name": 120},
        RequestDraft: {"cause_text": 200, "former_username": MAX_USERNAME, "number": 40},
        GroupChange: {"duty": 120, "order_number": 60},
    }
)
"""Most characters of each text, by draft and attribute. The whole of a person's name is limited by its parts."""

REQUIRED: Final[Mapping[type, tuple[str, ...]]] = MappingProxyType(
    {
        OfficeDraft: ("office_type", "name", "district", "province"),
        UnitDraft: ("name",),
        PersonDraft: ("title", "first_name", "last_name", "national_id", "position", "unit_id", "post"),
        AccountDraft: ("username",),
        PasswordChangeDraft: ("changed_on", "known_by"),
        LeaveDraft: ("reason", "last_day"),
        ComeBackDraft: ("returned_on",),
        ViewerDraft: ("on",),
        GroupDraft: ("name",),
        DutyDraft: ("duty_name", "order_number", "order_date", "starts_on"),
        OrderDraft: ("order_number", "order_date", "starts_on"),
        OrderLineDraft: ("person_id", "duty_name"),
        ExceptionDraft: ("reason", "ends_on", "given_by"),
        StandInDraft: ("post", "unit_id", "person_id", "capacity", "starts_on"),
        UserDraft: ("sign_in_name", "name", "role", "unit_id", "password", "password_again"),
    }
)
"""The attributes that must not be empty, by draft."""

# Passwords are taken as they are typed: to tidy them would change them.
_UNTOUCHED = frozenset({"password", "password_again"})
_LINES = frozenset({"address", "sender"})

_USERNAME = re.compile(r"[A-Za-z0-9._-]+")
_SIGN_IN_NAME = re.compile(r"[\w.\-\u0e31-\u0e4e]+")
_EMAIL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}")
_PHONE = re.compile(r"(?:\+66|0)(?P<rest>[0-9 -]*[0-9])(?: ?(?:ต่อ|#|ext\.?) ?[0-9]{1,6})?")
_POSTCODE = re.compile(r"[1-9][0-9]{4}")

_NATIONAL_ID: Final = MappingProxyType(
    {
        NationalIdReason.EMPTY: Problem.EMPTY,
        NationalIdReason.NOT_13_DIGITS: Problem.NATIONAL_ID_LENGTH,
        NationalIdReason.WRONG_CHECK_DIGIT: Problem.NATIONAL_ID_CHECK_DIGIT,
    }
)


class Draft(Protocol):
    """Any dataclass of values from a dialog."""

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]


AnyDraft = TypeVar("AnyDraft", bound=Draft)


def tidied(draft: AnyDraft) -> AnyDraft:
    """The draft with each text in its normal form, as it is checked and stored; passwords stay as typed."""
    tidy = {name: _tidy(name, value) for name, value in _values(draft).items() if name not in _UNTOUCHED}
    return dataclasses.replace(draft, **tidy)


def empty_or_too_long(draft: Draft) -> list[FieldProblem]:
    """What every draft is checked for, by REQUIRED and LIMITS."""
    values = _values(draft)
    found = [FieldProblem(name, Problem.EMPTY) for name in REQUIRED.get(type(draft), ()) if values[name] in {None, ""}]
    for name, limit in LIMITS.get(type(draft), {}).items():
        if len(str(values[name])) > limit:
            found.append(FieldProblem(name, Problem.TOO_LONG, {"limit": str(limit)}))
    return found


def in_order(draft: Draft, found: Iterable[FieldProblem]) -> tuple[FieldProblem, ...]:
    """The first problem of each input, in the order of the draft's attributes."""
    first: dict[str, FieldProblem] = {}
    for each in found:
        first.setdefault(each.field, each)
    order = {name: rank for rank, name in enumerate(draft.__dataclass_fields__)}
    return tuple(sorted(first.values(), key=lambda each: order[each.field.partition("[")[0]]))


def bad_email(field: str, text: str) -> list[FieldProblem]:
    """Not one address of the shape name@host.domain; an empty text is no problem."""
    return _unless(not text or _EMAIL.fullmatch(text), field, Problem.BAD_EMAIL)


def bad_phone(field: str, text: str) -> list[FieldProblem]:
    """Not a Thai number of 9 or 10 digits (0… or +66…), with or without an extension; empty is no problem."""
    match = _PHONE.fullmatch(to_arabic(text))
    good = match is not None and len(re.sub("[ -]", "", match["rest"])) in {8, 9}
    return _unless(not text or good, field, Problem.BAD_PHONE)


def bad_postcode(field: str, text: str) -> list[FieldProblem]:
    """Not five digits; empty is no problem."""
    return _unless(not text or _POSTCODE.fullmatch(to_arabic(text)), field, Problem.BAD_POSTCODE)


def bad_username(field: str, text: str) -> list[FieldProblem]:
    """Not a user name of New e-LAAS: 4 to 50 of A–Z, a–z, 0–9, `.`, `_` and `-`; empty is no problem."""
    good = _USERNAME.fullmatch(text) is not None and len(text) >= MIN_USERNAME
    return _unless(not text or good, field, Problem.BAD_USERNAME)


def bad_sign_in_name(field: str, text: str) -> list[FieldProblem]:
    """Not a name to sign in with: letters (Thai too), digits, `.`, `_` and `-`, no blank; empty is no problem."""
    return _unless(not text or _SIGN_IN_NAME.fullmatch(text), field, Problem.BAD_USERNAME)


def bad_national_id(field: str, text: str) -> list[FieldProblem]:
    """Not 13 digits with the right check digit, or empty."""
    try:
        check(text)
    except NationalIdProblem as problem:
        return [FieldProblem(field, _NATIONAL_ID[problem.reason])]
    return []


def in_future(field: str, day: date | None, today: date) -> list[FieldProblem]:
    """A day that has not come yet, where only what has happened is asked for."""
    return _unless(day is None or day <= today, field, Problem.DATE_IN_FUTURE)


def before_start(field: str, end: date | None, start: date | None) -> list[FieldProblem]:
    """An end that lies before its start; the same day is in order."""
    return _unless(end is None or start is None or start <= end, field, Problem.END_BEFORE_START)


def same_name(one: str, other: str) -> bool:
    """Whether two names count as the same: in normal form and without case."""
    return normalise(one).casefold() == normalise(other).casefold()


def _unless(good: object, field: str, problem: Problem) -> list[FieldProblem]:
    return [] if good else [FieldProblem(field, problem)]


def _tidy(name: str, value: object) -> object:
    if type(value) is str:  # and no StrEnum
        return normalise_lines(value) if name in _LINES else normalise(value)
    if isinstance(value, tuple):
        return tuple(tidied(each) if isinstance(each, GroupChange | OrderLineDraft) else each for each in value)
    return value


def _values(draft: Draft) -> dict[str, object]:
    return {name: getattr(draft, name) for name in draft.__dataclass_fields__}

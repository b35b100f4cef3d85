"""What is wrong with a draft: pure checks; what the register knows is passed in.

Each function returns at most one problem for each input, in the order of the dialog; none means the draft is good.
Text is checked in its normal form (`tidied`), which is also how it is stored.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from datetime import date

from elaas_desk.domain.accounts import Account, PrivilegeGroup
from elaas_desk.domain.actors import Role
from elaas_desk.domain.drafts import (
    AccountDraft,
    GroupDraft,
    OfficeDraft,
    PasswordChangeDraft,
    PersonDraft,
    UnitDraft,
    UserDraft,
)
from elaas_desk.domain.fields import (
    ADDRESS_LINES,
    LIMITS,
    MAX_PASSWORD_BYTES,
    REQUIRED,
    bad_email,
    bad_national_id,
    bad_phone,
    bad_postcode,
    bad_sign_in_name,
    bad_username,
    before_start,
    empty_or_too_long,
    in_future,
    in_order,
    same_name,
    tidied,
)
from elaas_desk.domain.offices import Unit, UnitKind
from elaas_desk.domain.passwords import missing
from elaas_desk.domain.people import Post, is_retirement_day
from elaas_desk.domain.request_rules import Hint, hints_of_request, problems_of_request
from elaas_desk.domain.signing_rules import has_other_braces
from elaas_desk.errors import FieldProblem, Problem
from elaas_desk.thai.names import TITLES
from elaas_desk.thai.national_id import check

__all__ = [
    "LIMITS",
    "REQUIRED",
    "AccountDraft",
    "GroupDraft",
    "Hint",
    "OfficeDraft",
    "PasswordChangeDraft",
    "PersonDraft",
    "UnitDraft",
    "UserDraft",
    "fits_unit",
    "hints_of_request",
    "problems_of_account",
    "problems_of_group",
    "problems_of_new_password",
    "problems_of_office",
    "problems_of_password_change",
    "problems_of_person",
    "problems_of_request",
    "problems_of_unit",
    "problems_of_user",
    "tidied",
]

_SUBUNIT_POSTS = frozenset({Post.SUBUNIT_FINANCE_HEAD, Post.SUBUNIT_USER})


def problems_of_office(draft: OfficeDraft) -> tuple[FieldProblem, ...]:
    """What is wrong with the office."""
    draft = tidied(draft)
    found = empty_or_too_long(draft)
    if draft.address.count("\n") >= ADDRESS_LINES:
        found.append(FieldProblem("address", Problem.TOO_LONG))
    if has_other_braces(draft.letter_prefix):
        found.append(FieldProblem("letter_prefix", Problem.NOT_A_CHOICE))
    found += bad_postcode("postcode", draft.postcode)
    found += bad_phone("phone", draft.phone)
    found += bad_email("email", draft.email)
    return in_order(draft, found)


def problems_of_unit(draft: UnitDraft, *, taken_names: Collection[str]) -> tuple[FieldProblem, ...]:
    """What is wrong with a unit; `taken_names` are those of the other units."""
    draft = tidied(draft)
    found = empty_or_too_long(draft)
    if any(same_name(draft.name, taken) for taken in taken_names):
        found.append(FieldProblem("name", Problem.UNIT_TWICE, {"name": draft.name}))
    return in_order(draft, found)


def problems_of_person(
    draft: PersonDraft,
    *,
    today: date,
    units: Mapping[int, Unit],
    taken_national_ids: Mapping[str, str],
    id_required: bool = True,
) -> tuple[FieldProblem, ...]:
    """What is wrong with a person; `taken_national_ids` gives for each number of another person the full name.

    The post may begin on a day to come; the order of appointment has been made. Where people come from a New e-LAAS
    report their ID numbers are not known yet, and are not required.
    """
    draft = tidied(draft)
    unknown = not (id_required or draft.national_id)
    found = [each for each in empty_or_too_long(draft) if not (unknown and each.field == "national_id")]
    if any(part not in TITLES for part in draft.title.split()):
        found.append(FieldProblem("title", Problem.NOT_A_CHOICE))
    found += [] if unknown else _bad_or_taken_id(draft.national_id, taken_national_ids)
    found += _wrong_unit(draft, units)
    found += bad_phone("phone", draft.phone)
    found += bad_email("email", draft.email)
    found += in_future("appointed_on", draft.appointed_on, today)
    if draft.retires_on is not None and not is_retirement_day(draft.retires_on):
        found.append(FieldProblem("retires_on", Problem.NOT_A_CHOICE))
    return in_order(draft, found)


def problems_of_account(
    draft: AccountDraft,
    *,
    today: date,
    groups: Mapping[int, PrivilegeGroup],
    taken_usernames: Mapping[str, str],
    has_open_account: bool,
) -> tuple[FieldProblem, ...]:
    """What is wrong with an account; `taken_usernames` gives for each user name of another account whose it is.

    User names are compared without case. A date of the password change asks how it is known; none is "unknown".
    """
    draft = tidied(draft)
    found = empty_or_too_long(draft)
    if has_open_account:
        found.append(FieldProblem("person_id", Problem.ACCOUNT_ALREADY))
    found += bad_username("username", draft.username)
    found += _taken_username(draft.username, taken_usernames)
    found += in_future("opened_on", draft.opened_on, today)
    found += in_future("password_changed_on", draft.password_changed_on, today)
    found += before_start("password_changed_on", draft.password_changed_on, draft.opened_on)
    if draft.password_changed_on is not None and draft.password_known_by is None:
        found.append(FieldProblem("password_known_by", Problem.EMPTY))
    if not all(each in groups and groups[each].is_in_use(today) for each in draft.group_ids):
        found.append(FieldProblem("group_ids", Problem.NOT_A_CHOICE))
    return in_order(draft, found)


def problems_of_password_change(
    draft: PasswordChangeDraft, *, today: date, accounts: Mapping[int, Account]
) -> tuple[FieldProblem, ...]:
    """What is wrong with a recorded password change of one or many accounts; `accounts` are those of the register."""
    found = empty_or_too_long(draft)
    if not draft.account_ids:
        found.append(FieldProblem("account_ids", Problem.NOTHING_CHOSEN))
    found += in_future("changed_on", draft.changed_on, today)
    for account_id in draft.account_ids:
        account = accounts.get(account_id)
        if account is None:
            found.append(FieldProblem("account_ids", Problem.NOT_FOUND))
        elif not account.is_open(today):
            found.append(FieldProblem("account_ids", Problem.ACCOUNT_CLOSED, {"username": account.username}))
        else:
            found += before_start("changed_on", draft.changed_on, account.opened_on)
    return in_order(draft, found)


def problems_of_group(
    draft: GroupDraft,
    *,
    taken_names: Collection[str],
    duty_ids: Collection[int],
    group_ids: Collection[int],
) -> tuple[FieldProblem, ...]:
    """What is wrong with a group; names and ids are those of the other groups, `duty_ids` all duties there are."""
    draft = tidied(draft)
    found = empty_or_too_long(draft)
    if any(same_name(draft.name, taken) for taken in taken_names):
        found.append(FieldProblem("name", Problem.GROUP_TWICE, {"name": draft.name}))
    found += before_start("valid_to", draft.valid_to, draft.valid_from)
    if not draft.duty_ids <= set(duty_ids):
        found.append(FieldProblem("duty_ids", Problem.NOT_A_CHOICE))
    if draft.replaced_by_id is not None and draft.replaced_by_id not in group_ids:
        found.append(FieldProblem("replaced_by_id", Problem.NOT_A_CHOICE))
    return in_order(draft, found)


def problems_of_user(
    draft: UserDraft, *, units: Mapping[int, Unit], taken_names: Collection[str]
) -> tuple[FieldProblem, ...]:
    """What is wrong with a user of this program; `taken_names` are the other sign-in names."""
    draft = tidied(draft)
    found = empty_or_too_long(draft)
    found += bad_sign_in_name("sign_in_name", draft.sign_in_name)
    if any(same_name(draft.sign_in_name, taken) for taken in taken_names):
        found.append(FieldProblem("sign_in_name", Problem.USERNAME_TAKEN, {"username": draft.sign_in_name}))
    found += _wrong_unit_of_user(draft, units)
    found += problems_of_new_password(draft.password, draft.password_again)
    return in_order(draft, found)


def problems_of_new_password(
    password: str, again: str, former: str = "", *, field: str = "password", field_again: str = "password_again"
) -> tuple[FieldProblem, ...]:
    """What is wrong with a new password of this program's own users (clauses 3.4.1 and 3.4.2, kept by the program too).

    The `former` one, where it is known, must be another.
    """
    found = []
    lacks = missing(password)
    if not password:
        found.append(FieldProblem(field, Problem.EMPTY))
    elif len(_composed(password).encode()) > MAX_PASSWORD_BYTES:
        found.append(FieldProblem(field, Problem.PASSWORD_TOO_LONG))
    elif lacks:
        found.append(FieldProblem(field, Problem.WEAK_PASSWORD, {"missing": ",".join(lacks)}))
    elif _composed(password) == _composed(former):
        found.append(FieldProblem(field, Problem.PASSWORD_UNCHANGED))
    if again != password:
        found.append(FieldProblem(field_again, Problem.PASSWORDS_DIFFER))
    return tuple(found)


def _composed(password: str) -> str:
    return unicodedata.normalize("NFC", password)


def fits_unit(post: Post, kind: UnitKind) -> bool:
    """Whether somebody of that post belongs to such a unit: the routing of clause 1 depends on both."""
    return (post in _SUBUNIT_POSTS) == (kind is UnitKind.SUBORDINATE)


def post_in(post: Post, kind: UnitKind) -> Post | None:
    """What a person of that post is in such a unit; None for a head or a viewer, whose post an order must give anew."""
    if fits_unit(post, kind):
        return post
    return {Post.LAO_USER: Post.SUBUNIT_USER, Post.SUBUNIT_USER: Post.LAO_USER}.get(post)


def _bad_or_taken_id(national_id: str, taken: Mapping[str, str]) -> list[FieldProblem]:
    wrong = bad_national_id("national_id", national_id)
    if wrong or check(national_id) not in taken:
        return wrong
    return [FieldProblem("national_id", Problem.PERSON_TWICE, {"name": taken[check(national_id)]})]


def _taken_username(username: str, taken: Mapping[str, str]) -> list[FieldProblem]:
    owners = {name.casefold(): owner for name, owner in taken.items()}
    owner = owners.get(username.casefold())
    if owner is None:
        return []
    return [FieldProblem("username", Problem.USERNAME_TAKEN, {"username": username, "owner": owner})]


def _wrong_unit(draft: PersonDraft, units: Mapping[int, Unit]) -> list[FieldProblem]:
    if draft.unit_id is None:
        return []
    if draft.unit_id not in units:
        return [FieldProblem("unit_id", Problem.NOT_A_CHOICE)]
    if draft.post is not None and not fits_unit(draft.post, units[draft.unit_id].kind):
        return [FieldProblem("post", Problem.NOT_A_CHOICE)]
    return []


def _wrong_unit_of_user(draft: UserDraft, units: Mapping[int, Unit]) -> list[FieldProblem]:
    """A head of a subordinate unit belongs to one; the LAO's head to the LAO; the others to any unit."""
    if draft.unit_id is None:
        return []
    unit = units.get(draft.unit_id)
    wanted = {Role.LAO_HEAD: UnitKind.LAO, Role.SUBUNIT_HEAD: UnitKind.SUBORDINATE}
    kind = None if draft.role is None else wanted.get(draft.role)
    if unit is None or kind not in {None, unit.kind}:
        return [FieldProblem("unit_id", Problem.NOT_A_CHOICE)]
    return []

"""What a request that was carried out changes in the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from elaas_desk.domain.accounts import Account, KnownBy, Membership
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import AccountDraft
from elaas_desk.domain.people import Person
from elaas_desk.domain.removals import RemovalOrigin
from elaas_desk.domain.requests import AccessRequest, Change, GroupChange, Reason
from elaas_desk.domain.validation import problems_of_account
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.account_records import open_account, taken_usernames
from elaas_desk.services.removal_records import record_removal
from elaas_desk.services.service import refuse_if, require_order
from elaas_desk.thai.digits import to_thai


def fulfil(work: UnitOfWork, actor: Actor, request: AccessRequest, person: Person, username: str, on: date) -> None:
    """Bring account and groups to what was asked for, as of that day.

    Errors: ACCOUNT_ALREADY for a new user who has one, NO_ACCOUNT where rights should change and there is none,
    EMPTY/BAD_USERNAME/USERNAME_TAKEN for the user name, ALREADY_LEFT when something is given to somebody who left.
    """
    account = open_account(work, person.id, on)
    _require_in_duty(request, person, on)
    if request.draft.reason is Reason.CHANGE_RIGHTS:
        if account is None:
            raise UserError(Problem.NO_ACCOUNT, name=person.name.full)
        require_order(account.opened_on, on)
        account_id = account.id
    elif request.draft.reason is Reason.NEW_USER or account is None:
        account_id = _open(work, person, account, username, on)
    else:
        account_id = _let_in(work, account, username, on)
    _set_groups(work, actor, request, work.accounts.get(account_id), on)


def why_text(request: AccessRequest) -> str:
    """คำขอที่ ๑๒/๒๕๗๐: the reason written beside what a request changed."""
    return f"คำขอที่ {to_thai(request.number)}"


def _require_in_duty(request: AccessRequest, person: Person, on: date) -> None:
    gives = any(line.change is Change.ADD for line in request.draft.changes)
    if person.has_left(on) and (gives or request.draft.reason is not Reason.CHANGE_RIGHTS):
        raise UserError(Problem.ALREADY_LEFT, name=person.name.full)


def _open(work: UnitOfWork, person: Person, account: Account | None, username: str, on: date) -> int:
    draft = AccountDraft(person.id, username, opened_on=on, password_changed_on=on, password_known_by=KnownBy.REQUEST)
    refuse_if(
        problems_of_account(
            draft, today=on, groups={}, taken_usernames=taken_usernames(work, on), has_open_account=account is not None
        )
    )
    return work.accounts.add(Account(0, person.id, username, on, on, KnownBy.REQUEST))


def _let_in(work: UnitOfWork, account: Account, username: str, on: date) -> int:
    name = username or account.username
    require_order(account.opened_on, on)
    draft = AccountDraft(account.person_id, name)
    taken = taken_usernames(work, on, but=account.id)
    # A name that was entered before the present rule for names may stay.
    if name != account.username:
        refuse_if(problems_of_account(draft, today=on, groups={}, taken_usernames=taken, has_open_account=False))
    work.accounts.save(replace(account, username=name, password_changed_on=on, password_known_by=KnownBy.REQUEST))
    return account.id


def _set_groups(work: UnitOfWork, actor: Actor, request: AccessRequest, account: Account, on: date) -> None:
    held = {each.group_id: each for each in work.memberships.of_account(account.id) if each.until is None}
    for line in request.draft.changes:
        there = held.get(line.group_id)
        if line.change is Change.ADD and there is None:
            why = _reason(request, line)
            work.memberships.add(Membership(0, account.id, line.group_id, on, why=why, request_id=request.id))
        if line.change is Change.REMOVE and there is not None:
            _take_out(work, request, there, on)
            record_removal(work, actor, account, line.group_id, on, RemovalOrigin.REQUEST, request.draft.dated)


def _take_out(work: UnitOfWork, request: AccessRequest, held: Membership, on: date) -> None:
    require_order(held.since, on)
    reasons = " · ".join(part for part in (held.why, f"ถอดออกตาม{why_text(request)}") if part)
    work.memberships.save(replace(held, until=on, why=reasons))


def _reason(request: AccessRequest, line: GroupChange) -> str:
    order = f"คำสั่งที่ {to_thai(line.order_number)}" if line.order_number else ""
    return " · ".join(part for part in (order, why_text(request)) if part)

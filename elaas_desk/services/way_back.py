"""The way back from a request that was carried out: what the register held before, kept beside what it holds since.

It is open only while account, groups and removals are exactly as the request left them. What somebody did after it is
never undone along with it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol, TypeVar

from elaas_desk.domain.accounts import Account, Membership
from elaas_desk.domain.corrections import Correction
from elaas_desk.domain.removals import Removal
from elaas_desk.domain.requests import AccessRequest
from elaas_desk.domain.told import of_plain, told
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.stores import Store
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.account_records import open_account, taken_usernames

SUBJECT = "requests"
"""By which these are told from other changes that can be taken back."""


class _Kept(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def version(self) -> int: ...


K = TypeVar("K", Account, Membership, Removal)


@dataclass(frozen=True, slots=True)
class Holding:
    """An account with all that hangs on it, without the versions of its rows."""

    account: Account | None
    memberships: tuple[Membership, ...] = ()
    removals: tuple[Removal, ...] = ()

    def told(self) -> str:
        """As JSON."""
        return told(self)

    @classmethod
    def parse(cls, text: str) -> Holding:
        """Out of JSON again."""
        parts = json.loads(text)
        account = parts["account"]
        return cls(
            None if account is None else of_plain(Account, account),
            tuple(of_plain(Membership, each) for each in parts["memberships"]),
            tuple(of_plain(Removal, each) for each in parts["removals"]),
        )


def held_by(work: UnitOfWork, person_id: int, on: date) -> Holding:
    """What the account holds that the person has open on that day."""
    account = open_account(work, person_id, on)
    return Holding(None) if account is None else _holding(work, account)


def remember(work: UnitOfWork, request: AccessRequest, before: Holding, after: Holding, at: datetime, by: str) -> None:
    """Keep the way back from what a request changed."""
    batch = work.corrections.next_batch()
    work.corrections.add(Correction(0, batch, 0, SUBJECT, request.id, before.told(), after.told(), at, by))


def take_back(work: UnitOfWork, request: AccessRequest, at: datetime) -> None:
    """Give the register back what it held before the request was carried out. CHANGED_AFTER_DONE says why not."""
    kept = [each for each in work.corrections.of_subject(SUBJECT, request.id) if each.undone_at is None]
    if not kept:
        raise _refused("unknown")
    before, after = Holding.parse(kept[-1].before), Holding.parse(kept[-1].after)
    _require_unchanged(work, before, after, at.date())
    _restore(work.memberships, before.memberships, after.memberships)
    _restore(work.removals, before.removals, after.removals)
    _restore(work.accounts, _few(before.account), _few(after.account))
    work.corrections.mark_undone(kept[-1].batch, at)


def _require_unchanged(work: UnitOfWork, before: Holding, after: Holding, today: date) -> None:
    if after.account is None:
        raise _refused("unknown")
    now = _holding(work, work.accounts.get(after.account.id))
    if now.account != after.account:
        raise _refused("account")
    if now != after:
        raise _refused("groups")
    if before.account is None and work.review_rows.of_account(after.account.id):
        raise _refused("review")
    if before.account is not None and before.account.username != after.account.username:
        others = taken_usernames(work, today, but=after.account.id)
        if before.account.username.casefold() in {each.casefold() for each in others}:
            raise _refused("username")


def _refused(changed: str) -> UserError:
    return UserError(Problem.CHANGED_AFTER_DONE, changed=changed)


def _holding(work: UnitOfWork, account: Account) -> Holding:
    removals = (each for each in work.removals.all() if each.account_id == account.id)
    return Holding(
        replace(account, version=1),
        tuple(replace(each, version=1) for each in work.memberships.of_account(account.id)),
        tuple(replace(each, version=1) for each in removals),
    )


def _restore(store: Store[K], before: tuple[K, ...], after: tuple[K, ...]) -> None:
    """Save what was changed as it was, and take away what was added; a request takes no row away."""
    was = {each.id: each for each in before}
    for each in after:
        if each.id not in was:
            store.remove(each.id)
        elif was[each.id] != each:
            store.save(replace(was[each.id], version=store.get(each.id).version))


def _few(account: Account | None) -> tuple[Account, ...]:
    return () if account is None else (account,)

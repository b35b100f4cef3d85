"""Accounts in New e-LAAS as the register knows them: opened, password changed, taken out of groups, closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.accounts import Account, Membership
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import AccountDraft, PasswordChangeDraft
from elaas_desk.domain.validation import problems_of_account, problems_of_password_change, tidied
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, require
from elaas_desk.services.removal_records import origin_of, record_removal
from elaas_desk.services.service import Service, note_of, refuse_if, require_order, require_past

_TOUCHED = Changed.ACCOUNTS | Changed.TASKS
_REMOVED = _TOUCHED | Changed.GROUPS | Changed.REMOVALS


class AccountRecords(Service):
    """Enters what was done in New e-LAAS. A password itself is never part of it."""

    def add_account(self, actor: Actor, draft: AccountDraft) -> Added:
        """Enter an account that exists, with the groups that it is in since it was opened."""
        today = self._today()
        with self._work(actor) as work:
            require(actor, Deed.ENTER, work.people.get(draft.person_id).unit_id)
            mine = open_account(work, draft.person_id, today)
            refuse_if(
                problems_of_account(
                    draft,
                    today=today,
                    groups={group.id: group for group in work.groups.all()},
                    taken_usernames=taken_usernames(work, today),
                    has_open_account=mine is not None,
                )
            )
            account_id = _add(work, tidied(draft), today)
            work.commit()
        return Added(_TOUCHED | Changed.GROUPS, account_id)

    def record_password_change(self, actor: Actor, draft: PasswordChangeDraft) -> Changed:
        """Record on which day the passwords of one or many accounts were changed (3.4.2), and how that is known."""
        with self._work(actor) as work:
            accounts = {account.id: account for account in work.accounts.all()}
            for account_id in draft.account_ids:
                if account_id in accounts:
                    require(actor, Deed.ENTER, _unit_of(work, accounts[account_id]))
            refuse_if(problems_of_password_change(draft, today=self._today(), accounts=accounts))
            for account_id in draft.account_ids:
                changed = replace(
                    accounts[account_id], password_changed_on=draft.changed_on, password_known_by=draft.known_by
                )
                work.accounts.save(changed)
            work.commit()
        return _TOUCHED

    def remove_from_groups(
        self, actor: Actor, account_id: int, group_ids: Iterable[int], on: date, why: str, close: bool = False
    ) -> Changed:
        """Record that the account was taken out of groups (4.2); `close` closes it as well when none is left.

        Nothing chosen is NOTHING_CHOSEN, a group that it is not in NOT_A_MEMBER.
        """
        chosen = frozenset(group_ids)
        if not chosen:
            raise UserError(Problem.NOTHING_CHOSEN, field="group_ids")
        why = note_of(why, "why")
        with self._work(actor) as work:
            account = self._open(work, actor, account_id)
            require_past(on, self._today())
            held = _held(work, account_id)
            for group_id in sorted(chosen):
                _end(work, actor, account, held.pop(group_id, None), group_id, on, why)
            if close and not held:
                _close(work, account, on)
            work.commit()
        return _REMOVED

    def close_account(self, actor: Actor, account_id: int, on: date) -> Changed:
        """Record that the account was closed in New e-LAAS, which takes it out of the groups that it is still in."""
        with self._work(actor) as work:
            account = self._open(work, actor, account_id)
            require_past(on, self._today())
            for group_id, held in _held(work, account_id).items():
                _end(work, actor, account, held, group_id, on, "")
            _close(work, account, on)
            work.commit()
        return _REMOVED

    def _open(self, work: UnitOfWork, actor: Actor, account_id: int) -> Account:
        account = work.accounts.get(account_id)
        require(actor, Deed.ENTER, _unit_of(work, account))
        if not account.is_open(self._today()):
            raise UserError(Problem.ACCOUNT_CLOSED, username=account.username)
        return account


def open_account(work: UnitOfWork, person_id: int, today: date) -> Account | None:
    """The account that the person has on that day."""
    return next((each for each in work.accounts.of_person(person_id) if each.is_open(today)), None)


def taken_usernames(work: UnitOfWork, today: date, but: int | None = None) -> dict[str, str]:
    """Each user name in use, but that of one account, and the full name of whose it is."""
    names = {person.id: person.name.full for person in work.people.all()}
    accounts = [each for each in work.accounts.all() if each.is_open(today) and each.id != but]
    return {each.username: names[each.person_id] for each in accounts}


def _add(work: UnitOfWork, draft: AccountDraft, today: date) -> int:
    account = Account(
        0, draft.person_id, draft.username, draft.opened_on, draft.password_changed_on, draft.password_known_by
    )
    account_id = work.accounts.add(account)
    for group_id in sorted(draft.group_ids):
        work.memberships.add(Membership(0, account_id, group_id, draft.opened_on or today, why=draft.why))
    return account_id


def _end(
    work: UnitOfWork, actor: Actor, account: Account, held: Membership | None, group_id: int, on: date, why: str
) -> None:
    if held is None:
        group = work.groups.get(group_id)
        raise UserError(Problem.NOT_A_MEMBER, field="group_ids", username=account.username, group=group.name)
    require_order(held.since, on)
    reasons = " · ".join(part for part in (held.why, why) if part)
    work.memberships.save(replace(held, until=on, why=reasons))
    record_removal(work, actor, account, group_id, on, *origin_of(work.people.get(account.person_id)))


def _close(work: UnitOfWork, account: Account, on: date) -> None:
    require_order(account.opened_on, on)
    work.accounts.save(replace(account, closed_on=on))


def _held(work: UnitOfWork, account_id: int) -> dict[int, Membership]:
    return {each.group_id: each for each in work.memberships.of_account(account_id) if each.until is None}


def _unit_of(work: UnitOfWork, account: Account) -> int:
    return work.people.get(account.person_id).unit_id

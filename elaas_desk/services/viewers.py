"""The executive and the clerk: the head sets up their rights to view without a request (circular 2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from elaas_desk.changes import Changed
from elaas_desk.domain.accounts import Account, KnownBy, Membership
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import ViewerDraft
from elaas_desk.domain.removals import RemovalOrigin
from elaas_desk.domain.validation import tidied
from elaas_desk.domain.viewer_rules import problems_of_viewer
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, require
from elaas_desk.services.account_records import open_account, taken_usernames
from elaas_desk.services.removal_records import record_removal
from elaas_desk.services.service import Service, refuse_if, require_order

_WHY = "ตั้งสิทธิดูรายงานตามข้อ ๒"
_TAKEN_OUT = "เหลือเฉพาะสิทธิดูรายงานตามข้อ ๒"


class Viewers(Service):
    """Records what the head of finance set up in New e-LAAS for those who only view."""

    def set_up_viewer(self, actor: Actor, draft: ViewerDraft) -> Changed:
        """Open the account if there is none, add the view-only groups, and take it out of those that are named.

        Only the head decides on these rights (DECIDE).
        """
        today = self._today()
        with self._work(actor) as work:
            person = work.people.get(draft.person_id)
            require(actor, Deed.DECIDE, person.unit_id)
            account = open_account(work, person.id, today)
            held = _held(work, account)
            refuse_if(
                problems_of_viewer(
                    draft,
                    today=today,
                    person=person,
                    account=account,
                    groups={group.id: group for group in work.groups.all()},
                    held=held,
                    taken_usernames=taken_usernames(work, today),
                )
            )
            _set_up(work, actor, tidied(draft), draft.on or today, account)
            work.commit()
        return Changed.ACCOUNTS | Changed.GROUPS | Changed.REMOVALS | Changed.TASKS


def _held(work: UnitOfWork, account: Account | None) -> dict[int, Membership]:
    memberships = () if account is None else work.memberships.of_account(account.id)
    return {each.group_id: each for each in memberships if each.until is None}


def _set_up(work: UnitOfWork, actor: Actor, draft: ViewerDraft, on: date, account: Account | None) -> None:
    held = _held(work, account)
    account_id = _open(work, draft, on) if account is None else account.id
    for group_id in sorted(draft.group_ids - held.keys()):
        work.memberships.add(Membership(0, account_id, group_id, on, why=_WHY))
    for group_id in sorted(draft.removed_group_ids):
        require_order(held[group_id].since, on)
        reasons = " · ".join(part for part in (held[group_id].why, _TAKEN_OUT) if part)
        work.memberships.save(replace(held[group_id], until=on, why=reasons))
        record_removal(work, actor, work.accounts.get(account_id), group_id, on, RemovalOrigin.RECORD)


def _open(work: UnitOfWork, draft: ViewerDraft, on: date) -> int:
    changed = draft.password_changed_on or on
    return work.accounts.add(Account(0, draft.person_id, draft.username, on, changed, KnownBy.SEEN))

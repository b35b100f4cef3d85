"""Removals from groups of New e-LAAS (circular 4.1, 4.2): ordered, carried out, and the register closed with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from elaas_desk.changes import Changed
from elaas_desk.domain.accounts import Account, Membership
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.people import Person
from elaas_desk.domain.removals import Proof, Removal, RemovalOrigin
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, may, only_unit, require
from elaas_desk.services.review_views import RemovalEntry, RemovalState
from elaas_desk.services.service import Service, require_order, require_past

RECORDED = Changed.REMOVALS | Changed.ACCOUNTS | Changed.GROUPS | Changed.TASKS
"""What the record of a removal changes."""


class RemovalRecords(Service):
    """Lists what was ordered out of groups, and records that it was done in New e-LAAS."""

    def removals(self, actor: Actor, unit_id: int | None = None) -> tuple[RemovalEntry, ...]:
        """The removals of the units in sight, or of one: what waits longest first, then what is done, newest first."""
        require(actor, Deed.READ, unit_id)
        only, today = only_unit(actor, Deed.READ), self._today()
        with self._work(actor) as work:
            removals = [each for each in work.removals.all() if only is None or each.unit_id == only]
            people = {each.id: each for each in work.people.all()}
            units = {each.id: each for each in work.units.all()}
            numbers = {each.id: each.number for each in work.reviews.all()}
        entries = [
            RemovalEntry(
                each,
                None if each.person_id is None else people.get(each.person_id),
                None if each.unit_id is None else units.get(each.unit_id),
                _state(each),
                _age(each, today),
                "" if each.review_id is None else numbers[each.review_id],
                _waits(each) and may(actor, Deed.ENTER, each.unit_id),
            )
            for each in removals
            if unit_id is None or each.unit_id == unit_id
        ]
        return tuple(sorted(entries, key=_pressing))

    def record_removed(self, actor: Actor, removal_ids: Collection[int], on: date) -> Changed:
        """Record that users were taken out of groups in New e-LAAS that day; the register follows.

        NOTHING_CHOSEN, DATE_IN_FUTURE, END_BEFORE_START before the group was held; CHANGED_MEANWHILE for one that was
        recorded already. What a report did not prove is recorded again.
        """
        if not removal_ids:
            raise UserError(Problem.NOTHING_CHOSEN, field="removal_ids")
        require_past(on, self._today())
        with self._work(actor) as work:
            for removal in [work.removals.get(each) for each in sorted(set(removal_ids))]:
                require(actor, Deed.ENTER, removal.unit_id)
                if not _waits(removal):
                    raise UserError(Problem.CHANGED_MEANWHILE)
                _end_membership(work, removal, on)
                work.removals.save(_done(removal, on, actor.name))
            work.commit()
        return RECORDED


def record_removal(
    work: UnitOfWork,
    actor: Actor,
    account: Account,
    group_id: int,
    on: date,
    origin: RemovalOrigin,
    ordered_on: date | None = None,
) -> None:
    """Keep that an account was taken out of a group in New e-LAAS that day, so that a later report can prove it.

    A removal that was ordered before is completed with it, and keeps its origin; `ordered_on` is the day from which a
    new one counts, by default the same day.
    """
    group = work.groups.get(group_id)
    key = removal_key(account.username, group.name)
    ordered = [each for each in waiting(work) if key_of(each) == key]
    for removal in ordered:
        work.removals.save(_done(removal, on, actor.name))
    if ordered:
        return
    work.removals.add(
        Removal(
            0,
            account.username,
            group.name,
            origin,
            min(ordered_on or on, on),
            actor.name,
            work.people.get(account.person_id).unit_id,
            account.person_id,
            account.id,
            group_id,
            done_on=on,
            done_by=actor.name,
        )
    )


def origin_of(person: Person) -> tuple[RemovalOrigin, date | None]:
    """What a removal that is recorded in the register follows from, and the day from which it counts (4.2)."""
    if person.last_day is not None:
        return RemovalOrigin.LEAVING, person.last_day
    return RemovalOrigin.RECORD, None


def waiting(work: UnitOfWork) -> tuple[Removal, ...]:
    """Every removal that is still to be done in New e-LAAS, for the first time or again."""
    return tuple(each for each in work.removals.all() if _waits(each))


def removal_key(username: str, group_name: str) -> tuple[str, str]:
    """Which user leaves which group; New e-LAAS tells names apart without their case."""
    return username.casefold(), group_name.casefold()


def key_of(removal: Removal) -> tuple[str, str]:
    """The key of a removal."""
    return removal_key(removal.username, removal.group_name)


def _waits(removal: Removal) -> bool:
    return removal.done_on is None or removal.proof is Proof.NOT_PROVED


def _done(removal: Removal, on: date, by: str) -> Removal:
    return replace(removal, done_on=on, done_by=by, proof=None, proof_import_id=None)


def _end_membership(work: UnitOfWork, removal: Removal, on: date) -> None:
    if removal.account_id is None or removal.group_id is None:
        return
    for held in _held(work, removal.account_id):
        if held.group_id == removal.group_id:
            require_order(held.since, on)
            reasons = " · ".join(part for part in (held.why, _why(work, removal)) if part)
            work.memberships.save(replace(held, until=on, why=reasons))


def _held(work: UnitOfWork, account_id: int) -> Iterable[Membership]:
    return (each for each in work.memberships.of_account(account_id) if each.until is None)


def _why(work: UnitOfWork, removal: Removal) -> str:
    if removal.review_id is None:
        return ""
    return f"ถอดออกตามการสอบทานที่ {work.reviews.get(removal.review_id).number}"


def _state(removal: Removal) -> RemovalState:
    if removal.done_on is None:
        return RemovalState.ORDERED
    states = {None: RemovalState.DONE, Proof.PROVED: RemovalState.PROVED, Proof.NOT_PROVED: RemovalState.NOT_PROVED}
    return states[removal.proof]


def _age(removal: Removal, today: date) -> int:
    """Days from the order; what a report still shows was not done."""
    end = today if removal.done_on is None or _waits(removal) else removal.done_on
    return (end - removal.ordered_on).days


def _pressing(entry: RemovalEntry) -> tuple[bool, int, int]:
    removal = entry.removal
    if _waits(removal):
        return False, removal.ordered_on.toordinal(), removal.id
    return True, -(removal.done_on or removal.ordered_on).toordinal(), removal.id

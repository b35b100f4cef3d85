"""The six-monthly check of users in groups (circular, clause 4), as far as it is done on paper: when it was signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.offices import Unit
from elaas_desk.domain.password_age import Standing
from elaas_desk.domain.reviews import Review, ReviewKind, last_signed_off, review_due_on
from elaas_desk.services.access import Deed, only_unit, require
from elaas_desk.services.service import Service, require_past


@dataclass(frozen=True, slots=True)
class UnitReview:
    """How the check of one unit stands."""

    unit: Unit
    account_count: int  # open accounts of the unit's people
    signed_off: date | None  # the last one
    due_on: date | None
    days: int | None  # today minus `due_on`: positive is late
    standing: Standing


class Reviews(Service):
    """Knows when each unit was last checked, and records that a check was signed."""

    def units(self, actor: Actor) -> tuple[UnitReview, ...]:
        """Each unit in sight, the office's own first."""
        require(actor, Deed.READ)
        only, today = only_unit(actor, Deed.READ), self._today()
        with self._work(actor) as work:
            last = last_signed_off(work.reviews.all())
            unit_of = {person.id: person.unit_id for person in work.people.all()}
            holders = [unit_of[each.person_id] for each in work.accounts.all() if each.is_open(today)]
            units = [unit for unit in work.units.all() if only is None or unit.id == only]
        return tuple(self._standing(unit, holders.count(unit.id), last.get(unit.id), today) for unit in units)

    def record_sign_off(self, actor: Actor, unit_id: int, on: date) -> Changed:
        """Record that the check of a unit was signed on paper that day; the six months run from it.

        Only a head signs off (DECIDE). DATE_IN_FUTURE.
        """
        require(actor, Deed.DECIDE, unit_id)
        require_past(on, self._today())
        with self._work(actor) as work:
            unit = work.units.get(unit_id)
            work.reviews.add(Review(unit.id, on, on, ReviewKind.ON_PAPER))
            work.commit()
        return Changed.TASKS

    def _standing(self, unit: Unit, accounts: int, signed_off: date | None, today: date) -> UnitReview:
        if signed_off is None:
            return UnitReview(unit, accounts, None, None, None, Standing.UNKNOWN)
        due_on = review_due_on(signed_off, self._policy)
        days = (today - due_on).days
        soon = Standing.SOON if days >= -self._policy.review_lead_days else Standing.OK
        return UnitReview(unit, accounts, signed_off, due_on, days, Standing.LATE if days > 0 else soon)

"""The register: the office and its units, people, accounts, and everything known of each."""

from __future__ import annotations

from collections.abc import Sequence

from elaas_desk.domain.accounts import Account
from elaas_desk.domain.acknowledging import AcknowledgementDue, acknowledgement_due
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.password_age import password_state
from elaas_desk.domain.people import Person
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, only_unit, require
from elaas_desk.services.account_records import AccountRecords, open_account
from elaas_desk.services.acknowledging import Acknowledging
from elaas_desk.services.leaving import Leaving
from elaas_desk.services.office_records import OfficeRecords
from elaas_desk.services.person_detail import (
    held_clashes,
    held_duties,
    held_groups,
    lacked_groups,
    signatures,
    timeline,
)
from elaas_desk.services.person_records import PersonRecords, name_order
from elaas_desk.services.viewers import Viewers
from elaas_desk.services.views import PersonDetail, RegisterEntry, SignedSheet


class Register(OfficeRecords, PersonRecords, AccountRecords, Leaving, Acknowledging, Viewers):
    """Shows the register, and enters what its parts keep."""

    def entries(self, actor: Actor) -> tuple[RegisterEntry, ...]:
        """One row for each person in sight, in Thai order of their names."""
        require(actor, Deed.READ)
        only, today = only_unit(actor, Deed.READ), self._today()
        with self._work(actor) as work:
            facts = work.facts()
        units = {unit.id: unit for unit in facts.units}
        accounts = {each.person_id: each for each in facts.accounts if each.is_open(today)}
        counts: dict[int, int] = {}
        for each in facts.memberships:
            if each.holds(today):
                counts[each.account_id] = counts.get(each.account_id, 0) + 1

        def entry(person: Person, account: Account | None) -> RegisterEntry:
            return RegisterEntry(
                person=person,
                unit=units[person.unit_id],
                account=account,
                group_count=0 if account is None else counts.get(account.id, 0),
                password=None if account is None else password_state(account, self._policy, today),
                left=person.has_left(today),
            )

        seen = sorted((each for each in facts.people if only is None or each.unit_id == only), key=name_order)
        return tuple(entry(person, accounts.get(person.id)) for person in seen)

    def detail(self, actor: Actor, person_id: int) -> PersonDetail:
        """All that the register knows of one person."""
        today = self._today()
        with self._work(actor) as work:
            person = work.people.get(person_id)
            require(actor, Deed.READ, person.unit_id)
            account = open_account(work, person_id, today)
            duties = held_duties(work, person_id, today)
            held = held_groups(work, person, account, duties, today)
            signed = signatures(work, person)
            return PersonDetail(
                person=person,
                unit=work.units.get(person.unit_id),
                account=account,
                password=None if account is None else password_state(account, self._policy, today),
                held=held,
                duties=duties,
                timeline=timeline(work, person),
                clashes=held_clashes(work, person, held, today),
                lacking=lacked_groups(work, person, held, duties, today),
                signed=signed,
                acknowledgement=self._asked_to_sign(work, person, account, signed),
            )

    def _asked_to_sign(
        self, work: UnitOfWork, person: Person, account: Account | None, signed: Sequence[SignedSheet]
    ) -> AcknowledgementDue | None:
        today = self._today()
        if account is None or person.has_left(today):
            return None
        return acknowledgement_due(
            person,
            self._policy,
            work.acknowledgement_repeat(),
            today,
            opened_on=account.opened_on,
            signed_for=signed[0].signature.circular if signed else "",
        )

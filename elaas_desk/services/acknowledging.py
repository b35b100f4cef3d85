"""Signatures for clauses 3.1 to 3.4: recorded for one or many, and asked for again as the office sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.acknowledgements import Acknowledgement, AcknowledgementRepeat
from elaas_desk.domain.acknowledging import due_of
from elaas_desk.domain.actors import Actor
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import ACKNOWLEDGEMENT_REPEAT
from elaas_desk.services.access import Deed, require
from elaas_desk.services.person_records import name_order
from elaas_desk.services.scan_files import scan_of
from elaas_desk.services.service import Service, require_past
from elaas_desk.services.tasks import visible_facts
from elaas_desk.services.views import Signer


class Acknowledging(Service):
    """Knows who signed for which circular. Those recorded in one go signed one sheet: they share its scan."""

    def acknowledge(
        self, actor: Actor, person_ids: Sequence[int], on: date, scans: Sequence[tuple[str, bytes]] = ()
    ) -> Added:
        """Record that people have signed for clauses 3.1 to 3.4 of the circular in force, on the day on the paper.

        `scans` are names and contents of the sheet's scans (SCAN_… for what is none). The number given back is that of
        the first signature, to which the scans belong.
        """
        if not person_ids:
            raise UserError(Problem.NOTHING_CHOSEN, field="person_ids")
        require_past(on, self._today())
        circular, now = self._policy.circular.number, self._clock()
        kept = {content: scan_of(name, content, now, actor.name) for name, content in scans}
        with self._work(actor) as work:
            added = []
            for person in [work.people.get(person_id) for person_id in person_ids]:
                require(actor, Deed.ENTER, person.unit_id)
                latest = on if person.acknowledged_on is None else max(on, person.acknowledged_on)
                work.people.save(replace(person, acknowledged_on=latest))
                signature = Acknowledgement(0, person.id, circular, on, now, actor.name)
                added.append(work.acknowledgements.add(signature))
            for content, scan in kept.items():
                work.attachments.add(replace(scan, acknowledgement_id=added[0]), content)
            work.commit()
        return Added(Changed.PEOPLE | Changed.TASKS, added[0])

    def signers(self, actor: Actor) -> tuple[Signer, ...]:
        """Everyone in sight with an open account who has not left, in Thai order; and who of them has to sign now."""
        require(actor, Deed.READ)
        today = self._today()
        with self._work(actor) as work:
            facts = visible_facts(work, actor)
        units = {unit.id: unit for unit in facts.units}
        accounts = {each.person_id: each for each in facts.accounts if each.is_open(today)}
        found = [
            Signer(
                person,
                units[person.unit_id],
                due_of(person, accounts[person.id], facts, self._policy, today),
            )
            for person in facts.people
            if person.id in accounts and not person.has_left(today)
        ]
        return tuple(sorted(found, key=_by_name))

    def acknowledgement_repeat(self, actor: Actor) -> AcknowledgementRepeat:
        """When a signature is asked for again."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            return work.acknowledgement_repeat()

    def set_acknowledgement_repeat(self, actor: Actor, repeat: AcknowledgementRepeat) -> Changed:
        """Say when a signature is asked for again."""
        require(actor, Deed.EDIT_OFFICE)
        with self._work(actor) as work:
            work.settings.set(ACKNOWLEDGEMENT_REPEAT, repeat.value)
            work.commit()
        return Changed.SETTINGS | Changed.PEOPLE | Changed.TASKS


def _by_name(signer: Signer) -> tuple[str, str, str]:
    return name_order(signer.person)

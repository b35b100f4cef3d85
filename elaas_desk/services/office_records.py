"""The office and its units."""

from __future__ import annotations

from dataclasses import asdict

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import OfficeDraft, UnitDraft
from elaas_desk.domain.offices import Office, OfficeType, Unit, UnitKind
from elaas_desk.domain.validation import problems_of_office, problems_of_unit, tidied
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, only_unit, require
from elaas_desk.services.service import Service, refuse_if, require_version


class OfficeRecords(Service):
    """What the office says of itself; whatever its name, one unit of kind LAO carries it."""

    def office(self, actor: Actor) -> Office:
        """The office; NOT_FOUND before it was set up."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            return the_office(work)

    def save_office(self, actor: Actor, draft: OfficeDraft, version: int) -> Changed:
        """Change the office; `version` is that of the office on the screen (CHANGED_MEANWHILE)."""
        require(actor, Deed.EDIT_OFFICE)
        refuse_if(problems_of_office(draft))
        with self._work(actor) as work:
            require_version(version, the_office(work).version)
            office = office_of(draft, version)
            work.office.save(office)
            rename_office_unit(work, office)
            work.commit()
        return Changed.OFFICE | Changed.UNITS | Changed.TASKS

    def units(self, actor: Actor) -> tuple[Unit, ...]:
        """The units in sight, the LAO first."""
        require(actor, Deed.READ)
        only = only_unit(actor, Deed.READ)
        with self._work(actor) as work:
            seen = [unit for unit in work.units.all() if only is None or unit.id == only]
        return tuple(sorted(seen, key=lambda unit: (unit.kind is not UnitKind.LAO, unit.id)))

    def add_unit(self, actor: Actor, draft: UnitDraft) -> Added:
        """Add a subordinate unit."""
        require(actor, Deed.EDIT_OFFICE)
        with self._work(actor) as work:
            refuse_if(problems_of_unit(draft, taken_names=[unit.name for unit in work.units.all()]))
            unit_id = work.units.add(unit_of(draft, UnitKind.SUBORDINATE))
            work.commit()
        return Added(Changed.UNITS | Changed.TASKS, unit_id)

    def save_unit(self, actor: Actor, unit_id: int, draft: UnitDraft, version: int) -> Changed:
        """Change a unit; `version` is that of the unit on the screen (CHANGED_MEANWHILE)."""
        require(actor, Deed.EDIT_OFFICE)
        with self._work(actor) as work:
            unit = work.units.get(unit_id)
            require_version(version, unit.version)
            others = [each.name for each in work.units.all() if each.id != unit_id]
            refuse_if(problems_of_unit(draft, taken_names=others))
            work.units.save(unit_of(draft, unit.kind, unit_id, version))
            work.commit()
        return Changed.UNITS | Changed.TASKS


def the_office(work: UnitOfWork) -> Office:
    """The office; NOT_FOUND before it was set up."""
    office = work.office.get()
    if office is None:
        raise UserError(Problem.NOT_FOUND)
    return office


def office_of(draft: OfficeDraft, version: int = 1) -> Office:
    """The office of a draft that was found good."""
    values = asdict(tidied(draft))
    return Office(**values | {"office_type": OfficeType(values["office_type"]), "version": version})


def unit_of(draft: UnitDraft, kind: UnitKind, unit_id: int = 0, version: int = 1) -> Unit:
    """The unit of a draft that was found good."""
    draft = tidied(draft)
    return Unit(unit_id, kind, draft.name, draft.short_name, draft.head_title, version)


def rename_office_unit(work: UnitOfWork, office: Office) -> None:
    """Give the unit of kind LAO the office's present name."""
    unit = next(each for each in work.units.all() if each.kind is UnitKind.LAO)
    if (unit.name, unit.short_name) != (office.full_name, office.short_name):
        work.units.save(Unit(unit.id, unit.kind, office.full_name, office.short_name, unit.head_title, unit.version))

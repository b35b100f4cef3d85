"""People: who they are, which duties orders give them, and when they leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import DutyDraft, PersonDraft
from elaas_desk.domain.duty_rules import problems_of_duty
from elaas_desk.domain.people import Duty, DutyAssignment, Person
from elaas_desk.domain.validation import problems_of_person, tidied
from elaas_desk.errors import FieldProblem
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, only_unit, require
from elaas_desk.services.service import Service, refuse_if, require_order, require_version
from elaas_desk.thai.collation import sort_key
from elaas_desk.thai.names import FullName
from elaas_desk.thai.national_id import check

_TOUCHED = Changed.PEOPLE | Changed.TASKS


class PersonRecords(Service):
    """Enters people and what orders say of them."""

    def people(self, actor: Actor) -> tuple[Person, ...]:
        """The people in sight, in Thai order of their names."""
        require(actor, Deed.READ)
        only = only_unit(actor, Deed.READ)
        with self._work(actor) as work:
            seen = [each for each in work.people.all() if only is None or each.unit_id == only]
        return tuple(sorted(seen, key=name_order))

    def add_person(self, actor: Actor, draft: PersonDraft) -> Added:
        """Enter a person. PERSON_TWICE for an ID number that is there already."""
        require(actor, Deed.ENTER, draft.unit_id)
        with self._work(actor) as work:
            refuse_if(_problems(work, draft, self._today(), None))
            person_id = work.people.add(person_of(draft))
            work.commit()
        return Added(_TOUCHED, person_id)

    def save_person(self, actor: Actor, person_id: int, draft: PersonDraft, version: int) -> Changed:
        """Change a person; both the former and the new unit must be the actor's to enter."""
        with self._work(actor) as work:
            person = work.people.get(person_id)
            require(actor, Deed.ENTER, person.unit_id)
            require(actor, Deed.ENTER, draft.unit_id)
            require_version(version, person.version)
            refuse_if(_problems(work, draft, self._today(), person_id))
            work.people.save(
                replace(
                    person_of(draft),
                    id=person_id,
                    version=version,
                    last_day=person.last_day,
                    leave_reason=person.leave_reason,
                    leave_order=person.leave_order,
                    acknowledged_on=person.acknowledged_on,
                )
            )
            work.commit()
        return _TOUCHED | Changed.ACCOUNTS

    def assign_duty(self, actor: Actor, draft: DutyDraft) -> Added:
        """Record that an order gives a duty to a person (4.1); a duty of a new name enters the catalogue."""
        with self._work(actor) as work:
            require(actor, Deed.ENTER, work.people.get(draft.person_id).unit_id)
            refuse_if(problems_of_duty(draft, today=self._today()))
            assignment_id = work.assignments.add(assignment_of(work, tidied(draft)))
            work.commit()
        return Added(Changed.PEOPLE | Changed.DUTIES | Changed.TASKS, assignment_id)

    def end_duty(self, actor: Actor, assignment_id: int, on: date) -> Changed:
        """Record the last day of a duty; it may lie ahead, and an earlier record may be put right."""
        with self._work(actor) as work:
            assignment = work.assignments.get(assignment_id)
            require(actor, Deed.ENTER, work.people.get(assignment.person_id).unit_id)
            require_order(assignment.starts_on, on)
            work.assignments.save(replace(assignment, ends_on=on))
            work.commit()
        return Changed.PEOPLE | Changed.DUTIES | Changed.TASKS

    def reveal_national_id(self, actor: Actor, person_id: int) -> str:
        """The ID number in full, 13 Arabic digits; that it was shown is a line in the log."""
        with self._work(actor) as work:
            person = work.people.get(person_id)
            require(actor, Deed.REVEAL, person.unit_id)
            work.audit.note("national_id_shown", "people", subject_id=person_id)
            work.commit()
        return person.national_id


def name_order(person: Person) -> tuple[str, str, str]:
    """The key by which lists of people are sorted: first and last name, in Thai order."""
    return sort_key(person.name.without_title)


def person_of(draft: PersonDraft) -> Person:
    """The person of a draft that was found good."""
    draft = tidied(draft)
    if draft.unit_id is None or draft.post is None:
        raise ValueError("a person needs a unit and a post")
    return Person(
        id=0,
        name=FullName(draft.title, draft.first_name, draft.last_name),
        national_id=check(draft.national_id) if draft.national_id else "",
        position=draft.position,
        level=draft.level,
        unit_id=draft.unit_id,
        post=draft.post,
        division=draft.division,
        phone=draft.phone,
        email=draft.email,
        in_post_since=draft.in_post_since,
        appointed_by=draft.appointed_by,
        appointed_on=draft.appointed_on,
        retires_on=draft.retires_on,
    )


def _problems(work: UnitOfWork, draft: PersonDraft, today: date, person_id: int | None) -> tuple[FieldProblem, ...]:
    others = [each for each in work.people.all() if each.id != person_id]
    return problems_of_person(
        draft,
        today=today,
        units={unit.id: unit for unit in work.units.all()},
        taken_national_ids={each.national_id: each.name.full for each in others},
    )


def assignment_of(work: UnitOfWork, draft: DutyDraft) -> DutyAssignment:
    """The assignment of a draft that was found good; a duty of a new name enters the catalogue."""
    if draft.order_date is None or draft.starts_on is None:
        raise ValueError("a duty needs the date of its order and its first day")
    known = next((duty.id for duty in work.duties.all() if duty.name == draft.duty_name), None)
    duty_id = work.duties.add(Duty(0, draft.duty_name)) if known is None else known
    return DutyAssignment(
        0,
        draft.person_id,
        duty_id,
        draft.order_number,
        draft.order_date,
        draft.starts_on,
        draft.ends_on,
        draft.acting,
    )

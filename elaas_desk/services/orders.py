"""Orders that assign duties to several people at once (circular 4.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import DutyDraft, OrderDraft
from elaas_desk.domain.duty_rules import problems_of_duty, problems_of_order
from elaas_desk.domain.offices import Unit
from elaas_desk.domain.orders import DutyOrder, order_key, orders_of
from elaas_desk.domain.people import DutyAssignment, Person
from elaas_desk.domain.validation import tidied
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, only_unit, require
from elaas_desk.services.person_records import assignment_of, name_order
from elaas_desk.services.service import Service, refuse_if, require_order, require_version
from elaas_desk.services.views import HeldDuty
from elaas_desk.thai.collation import sort_key

_TOUCHED = Changed.PEOPLE | Changed.DUTIES | Changed.TASKS


@dataclass(frozen=True, slots=True)
class OrderPerson:
    """Somebody to whom an order gives duties."""

    person: Person
    unit: Unit
    duties: tuple[HeldDuty, ...]  # in Thai order


@dataclass(frozen=True, slots=True)
class OrderEntry:
    """One order with the people in sight."""

    order: DutyOrder
    people: tuple[OrderPerson, ...]  # in Thai order
    in_force: bool
    over: bool  # every duty of it has ended


class Orders(Service):
    """Records what an order says once, for all its people."""

    def orders(self, actor: Actor) -> tuple[OrderEntry, ...]:
        """All orders with somebody in sight, the newest first."""
        require(actor, Deed.READ)
        today = self._today()
        with self._work(actor) as work:
            people = _in_sight(work, actor, Deed.READ)
            units = {unit.id: unit for unit in work.units.all()}
            duties = {duty.id: duty for duty in work.duties.all()}
            assignments = [each for each in work.assignments.all() if each.person_id in people]

        def entry(order: DutyOrder) -> OrderEntry:
            held: dict[int, list[HeldDuty]] = {}
            for each in order.assignments:
                held.setdefault(each.person_id, []).append(HeldDuty(duties[each.duty_id], each, each.holds(today)))
            persons = sorted((people[person_id] for person_id in held), key=name_order)
            lines = tuple(OrderPerson(one, units[one.unit_id], _by_name(held[one.id])) for one in persons)
            return OrderEntry(order, lines, order.in_force(today), order.is_over(today))

        return tuple(map(entry, orders_of(assignments)))

    def record(self, actor: Actor, draft: OrderDraft) -> Changed:
        """Record an order, or more lines of one that is there; a duty of a new name enters the catalogue."""
        require(actor, Deed.ENTER)
        draft = tidied(draft)
        with self._work(actor) as work:
            people = {person.id: person for person in work.people.all()}
            for line in draft.lines:
                if line.person_id in people:
                    require(actor, Deed.ENTER, people[line.person_id].unit_id)
            given = _given(work, draft)
            refuse_if(problems_of_order(draft, today=self._today(), people=people, given=given))
            for each in _duties_of(draft):
                work.assignments.add(assignment_of(work, each))
            work.commit()
        return _TOUCHED

    def end(self, actor: Actor, number: str, dated: date, on: date) -> Changed:
        """Record the last day of an order: it ends each of its duties that would go on longer.

        A head of a subordinate unit ends those of the own unit. NOT_FOUND, ORDER_OVER.
        """
        require(actor, Deed.ENTER)
        with self._work(actor) as work:
            people = _in_sight(work, actor, Deed.ENTER)
            key = order_key(number, dated)
            lines = [each for each in work.assignments.all() if each.person_id in people and _key(each) == key]
            if not lines:
                raise UserError(Problem.NOT_FOUND)
            running = [each for each in lines if each.ends_on is None or on < each.ends_on]
            if not running:
                raise UserError(Problem.ORDER_OVER, field="on")
            for line in running:
                require_order(line.starts_on, on)
                work.assignments.save(replace(line, ends_on=on))
            work.commit()
        return _TOUCHED

    def correct(self, actor: Actor, assignment_id: int, draft: DutyDraft, version: int) -> Changed:
        """Put a line right that was typed wrongly; the person stays."""

        def write(work: UnitOfWork, line: DutyAssignment) -> None:
            require_version(version, line.version)
            refuse_if(problems_of_duty(draft, today=self._today()))
            right = assignment_of(work, tidied(draft))
            work.assignments.save(replace(right, id=line.id, person_id=line.person_id, version=version))

        return self._change_line(actor, assignment_id, write)

    def drop(self, actor: Actor, assignment_id: int) -> Changed:
        """Take away a line that should never have been there; what it was stays in the log."""

        def write(work: UnitOfWork, line: DutyAssignment) -> None:
            work.assignments.remove(line.id)

        return self._change_line(actor, assignment_id, write)

    def _change_line(
        self, actor: Actor, assignment_id: int, write: Callable[[UnitOfWork, DutyAssignment], None]
    ) -> Changed:
        with self._work(actor) as work:
            line = work.assignments.get(assignment_id)
            require(actor, Deed.ENTER, work.people.get(line.person_id).unit_id)
            write(work, line)
            work.commit()
        return _TOUCHED


def _in_sight(work: UnitOfWork, actor: Actor, deed: Deed) -> dict[int, Person]:
    only = only_unit(actor, deed)
    return {person.id: person for person in work.people.all() if only is None or person.unit_id == only}


def _key(assignment: DutyAssignment) -> tuple[str, date]:
    return order_key(assignment.order_number, assignment.order_date)


def _given(work: UnitOfWork, draft: OrderDraft) -> list[tuple[int, str]]:
    """Person and duty of each line that the register has of this order already."""
    if draft.order_date is None:
        return []
    key = order_key(draft.order_number, draft.order_date)
    names = {duty.id: duty.name for duty in work.duties.all()}
    return [(each.person_id, names[each.duty_id]) for each in work.assignments.all() if _key(each) == key]


def _duties_of(draft: OrderDraft) -> Iterator[DutyDraft]:
    """Each line of an order that was found good."""
    for line in draft.lines:
        if line.person_id is not None:
            yield DutyDraft(
                line.person_id,
                line.duty_name,
                draft.order_number,
                draft.order_date,
                draft.starts_on,
                draft.ends_on,
                draft.acting,
            )


def _by_name(duties: Iterable[HeldDuty]) -> tuple[HeldDuty, ...]:
    return tuple(sorted(duties, key=lambda each: sort_key(each.duty.name)))

"""The office, its units and its people with their duties."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from elaas_desk.domain.offices import Office, Unit
from elaas_desk.domain.people import Duty, DutyAssignment, Person
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.stores import Store
from elaas_desk.persistence.tables import DutyAssignmentRow, DutyRow, OfficeRow, PersonRow, UnitRow
from elaas_desk.thai.names import FullName

_OFFICE = 1


class OfficeStore:
    """The one office."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self) -> Office | None:
        """The office, or None before it was set up."""
        row = self._session.get(OfficeRow, _OFFICE)
        return None if row is None else _office(row)

    def save(self, office: Office) -> None:
        """Write it, the first time too; UserError CHANGED_MEANWHILE."""
        row = self._session.get(OfficeRow, _OFFICE)
        columns = dataclasses.asdict(office)
        if row is None:
            self._session.add(OfficeRow(**(columns | {"id": _OFFICE, "version": 1})))
        elif row.version != office.version:
            raise UserError(Problem.CHANGED_MEANWHILE)
        elif _office(row) != office:
            for name, content in columns.items():
                setattr(row, name, content)
            row.version = office.version + 1
        self._session.flush()


class UnitStore(Store[Unit]):
    """The LAO and the units under it."""

    row_type = UnitRow
    read = ("id", "kind", "name", "short_name", "head_title", "version")

    def _value(self, row: Sequence[Any]) -> Unit:
        return Unit(*row)

    def _columns(self, value: Unit) -> dict[str, object]:
        return {
            "kind": value.kind,
            "name": value.name,
            "short_name": value.short_name,
            "head_title": value.head_title,
        }


class PersonStore(Store[Person]):
    """The people of the office."""

    row_type = PersonRow
    read = (
        "id",
        "title",
        "first",
        "last",
        "national_id",
        "position",
        "level",
        "unit_id",
        "post",
        "division",
        "phone",
        "email",
        "in_post_since",
        "appointed_by",
        "appointed_on",
        "last_day",
        "leave_reason",
        "leave_order",
        "acknowledged_on",
        "retires_on",
        "version",
    )

    def by_national_id(self, national_id: str) -> Person | None:
        """Who has this number of 13 Arabic digits."""
        found = self._where(PersonRow.national_id == national_id)
        return found[0] if found and national_id else None

    def _value(self, row: Sequence[Any]) -> Person:
        number, title, first, last, *others = row
        return Person(number, FullName(title, first, last), *others)

    def _columns(self, value: Person) -> dict[str, object]:
        same = {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}
        for other in ("id", "version", "name"):
            del same[other]
        return same | {"title": value.name.title, "first": value.name.first, "last": value.name.last}


class DutyStore(Store[Duty]):
    """The duties that orders assign."""

    row_type = DutyRow
    read = ("id", "name", "version")

    def _value(self, row: Sequence[Any]) -> Duty:
        return Duty(*row)

    def _columns(self, value: Duty) -> dict[str, object]:
        return {"name": value.name}


class AssignmentStore(Store[DutyAssignment]):
    """Which duty is given to whom, by which order."""

    row_type = DutyAssignmentRow
    read = ("id", "person_id", "duty_id", "order_number", "order_date", "starts_on", "ends_on", "acting", "version")

    def _value(self, row: Sequence[Any]) -> DutyAssignment:
        return DutyAssignment(*row)

    def _columns(self, value: DutyAssignment) -> dict[str, object]:
        return {
            "person_id": value.person_id,
            "duty_id": value.duty_id,
            "order_number": value.order_number,
            "order_date": value.order_date,
            "starts_on": value.starts_on,
            "ends_on": value.ends_on,
            "acting": value.acting,
        }


def _office(row: OfficeRow) -> Office:
    return Office(**{each.name: getattr(row, each.name) for each in dataclasses.fields(Office)})

"""Conflicts between groups, scans of signed papers, acknowledgements, departures, removals and corrections."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from elaas_desk.domain.acknowledgements import Acknowledgement
from elaas_desk.domain.attachments import Attachment
from elaas_desk.domain.conflicts import ConflictException, GroupConflict
from elaas_desk.domain.corrections import Correction
from elaas_desk.domain.people import Departure
from elaas_desk.domain.removals import Removal
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.governance_tables import (
    AcknowledgementRow,
    AttachmentRow,
    ConflictExceptionRow,
    CorrectionRow,
    GroupConflictRow,
    RemovalRow,
)
from elaas_desk.persistence.stores import Store
from elaas_desk.persistence.tables import DepartureRow


def _names(value_type: type) -> tuple[str, ...]:
    return tuple(each.name for each in dataclasses.fields(value_type))


def _columns(value: Any) -> dict[str, object]:
    """What the row of a value holds, where both have the same names."""
    return {name: getattr(value, name) for name in _names(type(value)) if name not in {"id", "version"}}


class ConflictStore(Store[GroupConflict]):
    """Pairs of groups that one person must not hold together."""

    row_type = GroupConflictRow
    read = _names(GroupConflict)

    def _value(self, row: Sequence[Any]) -> GroupConflict:
        return GroupConflict(*row)

    def _columns(self, value: GroupConflict) -> dict[str, object]:
        return _columns(value)


class ExceptionStore(Store[ConflictException]):
    """Who may hold two conflicting groups for a while."""

    row_type = ConflictExceptionRow
    read = _names(ConflictException)

    def _value(self, row: Sequence[Any]) -> ConflictException:
        return ConflictException(*row)

    def _columns(self, value: ConflictException) -> dict[str, object]:
        return _columns(value)


class RemovalStore(Store[Removal]):
    """Removals from groups of New e-LAAS: ordered, done, proved."""

    row_type = RemovalRow
    read = _names(Removal)

    def of_review(self, review_id: int) -> tuple[Removal, ...]:
        """What a review ordered, in the order of its rows."""
        return self._where(RemovalRow.review_id == review_id)

    def of_person(self, person_id: int) -> tuple[Removal, ...]:
        """Every removal of a person, oldest first."""
        return self._where(RemovalRow.person_id == person_id)

    def _value(self, row: Sequence[Any]) -> Removal:
        return Removal(*row)

    def _columns(self, value: Removal) -> dict[str, object]:
        return _columns(value)


class _Appended:
    """Rows that are added and read, and never changed through the store."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def _add(self, row: Any) -> int:
        self._session.add(row)
        self._session.flush()
        added: int = row.id
        return added

    def _rows(self, row_type: Any, names: Sequence[str], *conditions: ColumnElement[bool]) -> Sequence[Sequence[Any]]:
        table = row_type.__table__
        columns = [table.c[name] for name in names]
        return self._session.execute(select(*columns).where(*conditions).order_by(table.c.id)).all()


class AcknowledgementStore(_Appended):
    """Signatures for clauses 3.1 to 3.4."""

    def add(self, value: Acknowledgement) -> int:
        """Keep one and give its number."""
        return self._add(AcknowledgementRow(**_columns(value)))

    def all(self) -> tuple[Acknowledgement, ...]:
        """Every signature, in the order of recording."""
        return tuple(Acknowledgement(*row) for row in self._rows(AcknowledgementRow, _names(Acknowledgement)))

    def circulars(self) -> dict[int, str]:
        """By person: the number of the circular of the signature with the latest day; of one day, the last recorded."""
        table = AcknowledgementRow.__table__
        rows = self._session.execute(
            select(table.c.person_id, table.c.circular).order_by(table.c.signed_on, table.c.id)
        )
        return {row.person_id: row.circular for row in rows}

    def of_person(self, person_id: int) -> tuple[Acknowledgement, ...]:
        """The signatures of one person, in the order of recording."""
        condition = AcknowledgementRow.person_id == person_id
        return tuple(
            Acknowledgement(*row) for row in self._rows(AcknowledgementRow, _names(Acknowledgement), condition)
        )


class DepartureStore(_Appended):
    """Times out of the duty that are over."""

    def add(self, value: Departure) -> int:
        """Keep one and give its number."""
        return self._add(DepartureRow(**_columns(value)))

    def all(self) -> tuple[Departure, ...]:
        """Every one, in the order of recording."""
        return tuple(Departure(*row) for row in self._rows(DepartureRow, _names(Departure)))


class AttachmentStore(_Appended):
    """Scans of signed papers. What was dropped on the wrong paper may be taken off again."""

    def add(self, value: Attachment, content: bytes) -> int:
        """Keep a scan with its bytes; `sha256` has to be theirs."""
        if hashlib.sha256(content).hexdigest() != value.sha256:
            raise ValueError("the SHA-256 of a scan is not that of its bytes")
        return self._add(AttachmentRow(**_columns(value), content=content))

    def get(self, attachment_id: int) -> Attachment:
        """The scan with this number; UserError NOT_FOUND."""
        found = self._where(AttachmentRow.id == attachment_id)
        if not found:
            raise UserError(Problem.NOT_FOUND)
        return found[0]

    def all(self) -> tuple[Attachment, ...]:
        """Every scan, in the order in which they came."""
        return self._where()

    def of_request(self, request_id: int) -> tuple[Attachment, ...]:
        """The scans of a request."""
        return self._where(AttachmentRow.request_id == request_id)

    def of_acknowledgement(self, acknowledgement_id: int) -> tuple[Attachment, ...]:
        """The scans of a signature."""
        return self._where(AttachmentRow.acknowledgement_id == acknowledgement_id)

    def of_review(self, review_id: int) -> tuple[Attachment, ...]:
        """The scans of a review's signed report."""
        return self._where(AttachmentRow.review_id == review_id)

    def content(self, attachment_id: int) -> bytes:
        """The bytes as they were dropped; UserError NOT_FOUND."""
        content = self._session.scalar(select(AttachmentRow.content).where(AttachmentRow.id == attachment_id))
        if content is None:
            raise UserError(Problem.NOT_FOUND)
        return content

    def remove(self, attachment_id: int) -> None:
        """Take a scan off; UserError NOT_FOUND."""
        row = self._session.get(AttachmentRow, attachment_id)
        if row is None:
            raise UserError(Problem.NOT_FOUND)
        self._session.delete(row)
        self._session.flush()

    def _where(self, *conditions: ColumnElement[bool]) -> tuple[Attachment, ...]:
        return tuple(Attachment(*row) for row in self._rows(AttachmentRow, _names(Attachment), *conditions))


class CorrectionStore(_Appended):
    """What accepted differences changed, batch by batch."""

    def next_batch(self) -> int:
        """A number that no batch has."""
        return (self._session.scalar(select(func.max(CorrectionRow.batch))) or 0) + 1

    def add(self, value: Correction) -> int:
        """Keep one and give its number."""
        return self._add(CorrectionRow(**_columns(value)))

    def of_batch(self, batch: int) -> tuple[Correction, ...]:
        """The changes of one batch, in their order."""
        rows = self._rows(CorrectionRow, _names(Correction), CorrectionRow.batch == batch)
        return tuple(Correction(*row) for row in rows)

    def of_subject(self, subject: str, subject_id: int) -> tuple[Correction, ...]:
        """The changes of one thing, in their order."""
        conditions = CorrectionRow.subject == subject, CorrectionRow.subject_id == subject_id
        return tuple(Correction(*row) for row in self._rows(CorrectionRow, _names(Correction), *conditions))

    def of_review(self, review_id: int) -> tuple[Correction, ...]:
        """The changes that a review accepted, in their order."""
        rows = self._rows(CorrectionRow, _names(Correction), CorrectionRow.review_id == review_id)
        return tuple(Correction(*row) for row in rows)

    def of_import(self, import_id: int) -> tuple[Correction, ...]:
        """The changes that were accepted from one report, in their order."""
        rows = self._rows(CorrectionRow, _names(Correction), CorrectionRow.import_id == import_id)
        return tuple(Correction(*row) for row in rows)

    def mark_undone(self, batch: int, at: datetime) -> None:
        """Say that a batch was undone."""
        for row in self._session.scalars(select(CorrectionRow).where(CorrectionRow.batch == batch)):
            row.undone_at = at
        self._session.flush()

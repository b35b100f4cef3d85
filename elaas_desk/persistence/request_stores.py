"""Requests for access with their group lines and steps, and the papers as they were issued."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, String, cast, select
from sqlalchemy.orm import Session

from elaas_desk.domain.requests import AccessRequest, GroupChange, IssuedDocument, PaperKind, RequestDraft, Step
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.stores import Store
from elaas_desk.persistence.tables import DocumentRow, RequestChangeRow, RequestRow, RequestStepRow


class RequestStore(Store[AccessRequest]):
    """Requests. The running number is that of the request; its draft comes back with the same number in it."""

    row_type = RequestRow
    read = (
        "id",
        "number",
        "state",
        "version",
        "person_id",
        "reason",
        "dated",
        "cause",
        "cause_text",
        "former_username",
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._changes: dict[int, list[GroupChange]] = {}
        self._steps: dict[int, list[Step]] = {}

    def numbers(self, year_suffix: str) -> tuple[str, ...]:
        """The numbers that end so ("/2570"), in the order in which they were given."""
        ending = RequestRow.number.endswith(year_suffix, autoescape=True)
        return tuple(self._session.scalars(select(RequestRow.number).where(ending).order_by(RequestRow.id)))

    def add(self, value: AccessRequest) -> int:
        """Keep a new request with its lines and steps; UserError NUMBER_TAKEN."""
        request_id = super().add(value)
        self._write_parts(request_id, value)
        return request_id

    def save(self, value: AccessRequest) -> None:
        """Write the request, its lines and its steps; UserError CHANGED_MEANWHILE."""
        super().save(value)
        self._write_parts(value.id, value)

    def get(self, value_id: int) -> AccessRequest:
        """The request with this number; UserError NOT_FOUND."""
        self._read_parts(value_id)
        return super().get(value_id)

    def all(self) -> tuple[AccessRequest, ...]:
        """Every request, by number."""
        self._read_parts(None)
        return super().all()

    def _read_parts(self, request_id: int | None) -> None:
        self._changes, self._steps = defaultdict(list), defaultdict(list)
        for row in self._parts(RequestChangeRow, request_id):
            self._changes[row.request_id].append(
                GroupChange(row.group_id, row.change, row.duty, row.order_number, row.order_date)
            )
        for row in self._parts(RequestStepRow, request_id):
            self._steps[row.request_id].append(Step(row.state, row.at, row.by, row.note, row.on))

    def _parts(self, row_type: type[RequestChangeRow] | type[RequestStepRow], request_id: int | None) -> list[Any]:
        wanted = select(row_type.__table__).order_by(row_type.request_id, row_type.place)
        if request_id is not None:
            wanted = wanted.where(row_type.request_id == request_id)
        return list(self._session.execute(wanted))

    def _write_parts(self, request_id: int, value: AccessRequest) -> None:
        changes = [
            {
                "group_id": each.group_id,
                "change": each.change,
                "duty": each.duty,
                "order_number": each.order_number,
                "order_date": each.order_date,
            }
            for each in value.draft.changes
        ]
        steps = [
            {"state": each.state, "at": each.at, "by": each.by, "note": each.note, "on": each.on}
            for each in value.steps
        ]
        self._write_places(RequestChangeRow, request_id, changes)
        self._write_places(RequestStepRow, request_id, steps)
        self._session.flush()

    def _write_places(
        self,
        row_type: type[RequestChangeRow] | type[RequestStepRow],
        request_id: int,
        wanted: list[dict[str, Any]],
    ) -> None:
        kept = {row.place: row for row in self._rows(row_type, request_id)}
        for place, columns in enumerate(wanted):
            row = kept.pop(place, None)
            if row is None:
                self._session.add(row_type(request_id=request_id, place=place, **columns))
                continue
            for name, content in columns.items():
                setattr(row, name, content)
        for row in kept.values():
            self._session.delete(row)

    def _rows(self, row_type: type[RequestChangeRow] | type[RequestStepRow], request_id: int) -> list[Any]:
        return list(self._session.scalars(select(row_type).where(row_type.request_id == request_id)))

    def _value(self, row: Sequence[Any]) -> AccessRequest:
        request_id, number, state, version, person_id, reason, dated, cause, cause_text, former = row
        changes, steps = self._changes.get(request_id, ()), self._steps.get(request_id, ())
        draft = RequestDraft(person_id, reason, dated, tuple(changes), cause, cause_text, former, number)
        return AccessRequest(request_id, number, draft, state, tuple(steps), version)

    def _columns(self, value: AccessRequest) -> dict[str, object]:
        return {
            "number": value.number,
            "person_id": value.draft.person_id,
            "reason": value.draft.reason,
            "dated": value.draft.dated,
            "cause": value.draft.cause,
            "cause_text": value.draft.cause_text,
            "former_username": value.draft.former_username,
            "state": value.state,
        }


class DocumentStore:
    """The papers as they were issued. They are added and read, never changed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, document: IssuedDocument, content: bytes | None) -> int:
        """Keep a paper with its bytes, whose SHA-256 it has to have; or that it was issued, without them."""
        if (content is None) is document.bytes_kept:
            raise ValueError(f"whether the bytes of a {document.kind} are kept is not for this caller to say")
        if content is not None and hashlib.sha256(content).hexdigest() != document.sha256:
            raise ValueError("the SHA-256 of an issued document is not that of its bytes")
        row = DocumentRow(
            kind=document.kind,
            request_id=document.request_id,
            person_id=document.person_id,
            unit_id=document.unit_id,
            number=document.number,
            code=document.code,
            sha256=document.sha256,
            pages=document.pages,
            issued_at=document.issued_at,
            issued_by=document.issued_by,
            content=content,
        )
        self._session.add(row)
        self._session.flush()
        return row.id

    def get(self, document_id: int) -> IssuedDocument:
        """The paper with this number; UserError NOT_FOUND."""
        found = self._where(DocumentRow.id == document_id)
        if not found:
            raise UserError(Problem.NOT_FOUND)
        return found[0]

    def all(self) -> tuple[IssuedDocument, ...]:
        """Every paper, oldest first."""
        return self._where()

    def of_request(self, request_id: int) -> tuple[IssuedDocument, ...]:
        """The papers of a request, oldest first."""
        return self._where(DocumentRow.request_id == request_id)

    def search(
        self,
        *,
        kind: PaperKind | None = None,
        unit_id: int | None = None,
        person_id: int | None = None,
        first: date | None = None,
        last: date | None = None,
        code: str = "",
        sha256: str = "",
    ) -> tuple[IssuedDocument, ...]:
        """The papers to which all that is given applies, oldest first; `first` and `last` are days of issue."""
        moment = cast(DocumentRow.issued_at, String)  # ISO 8601: it sorts as text, whatever its offset
        wanted = (
            (kind, DocumentRow.kind == kind),
            (unit_id, DocumentRow.unit_id == unit_id),
            (person_id, DocumentRow.person_id == person_id),
            (first, moment >= str(first)),
            (last, moment < str((last or date.min) + timedelta(days=1))),
            (code, DocumentRow.code == code),
            (sha256, DocumentRow.sha256 == sha256),
        )
        return self._where(*(condition for value, condition in wanted if value not in (None, "")))

    def of_person(self, person_id: int) -> tuple[IssuedDocument, ...]:
        """The papers about one person, oldest first."""
        return self._where(DocumentRow.person_id == person_id)

    def content(self, document_id: int) -> bytes:
        """The bytes as they were issued.

        UserError NOT_FOUND; PAPER_NOT_KEPT where they were never kept; PAPER_DAMAGED where they are not those that were
        issued.
        """
        document = self.get(document_id)
        content = self._session.scalar(select(DocumentRow.content).where(DocumentRow.id == document_id))
        if content is None:
            raise UserError(Problem.PAPER_NOT_KEPT)
        if hashlib.sha256(content).hexdigest() != document.sha256:
            raise UserError(Problem.PAPER_DAMAGED, code=document.code)
        return content

    def _where(self, *conditions: ColumnElement[bool]) -> tuple[IssuedDocument, ...]:
        columns = [each for each in DocumentRow.__table__.c if each.name != "content"]
        rows = self._session.execute(select(*columns).where(*conditions).order_by(DocumentRow.id)).all()
        return tuple(IssuedDocument(*row) for row in rows)

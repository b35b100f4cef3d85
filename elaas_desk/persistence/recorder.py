"""Turns what a session changed into audit lines of the same transaction, so that no store or screen forgets them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session, UOWTransaction

from elaas_desk.persistence.audit import AuditTrail, canonical
from elaas_desk.persistence.columns import Row

_SHOWN_DIGITS = 3


@dataclass(slots=True)
class _Pending:
    row: Row
    what: str
    before: dict[str, object] | None
    after: dict[str, object] | None


class Recorder:
    """Listens to one session. What is new has its number only after the flush, what is gone only before it."""

    def __init__(self, session: Session, trail: AuditTrail) -> None:
        self._trail = trail
        self._pending: list[_Pending] = []
        event.listen(session, "before_flush", self._before_flush)
        event.listen(session, "after_flush", self._after_flush)

    def _before_flush(self, session: Session, context: UOWTransaction, instances: Any) -> None:
        changed = [row for row in session.dirty if session.is_modified(row)]
        self._pending = [
            *(_Pending(row, "added", None, None) for row in session.new),
            *(_Pending(row, "changed", *_difference(row)) for row in changed),
            *(_Pending(row, "removed", _contents(row), None) for row in session.deleted),
        ]

    def _after_flush(self, session: Session, context: UOWTransaction) -> None:
        pending, self._pending = self._pending, []
        for each in pending:
            if not each.row.audited:
                continue
            after = _contents(each.row) if each.what == "added" else each.after
            self._append(each.row, each.what, each.before, after)

    def _append(self, row: Row, what: str, before: dict[str, object] | None, after: dict[str, object] | None) -> None:
        subject_id = getattr(row, row.audit_id) if row.audit_id else None
        what = f"{row.audit_part}_{what}" if row.audit_part else what
        self._trail.append(
            what,
            row.audit_subject or row.__tablename__,
            subject_id,
            None if before is None else canonical(before),
            None if after is None else canonical(after),
        )


def _contents(row: Row) -> dict[str, object]:
    """What the row holds, without what is empty."""
    names = [each.key for each in inspect(type(row)).column_attrs]
    shown = {name: _shown(row, name, row.__dict__.get(name)) for name in names}
    return {name: value for name, value in shown.items() if value not in (None, "")}


def _difference(row: Row) -> tuple[dict[str, object], dict[str, object]]:
    """The columns that change: as they were, and as they will be."""
    before: dict[str, object] = {}
    after: dict[str, object] = {}
    for name, attribute in inspect(row).attrs.items():
        history = attribute.history
        if history.has_changes():
            before[name] = _shown(row, name, history.deleted[0] if history.deleted else None)
            after[name] = _shown(row, name, history.added[0] if history.added else None)
    return before, after


def _shown(row: Row, name: str, value: object) -> object:
    if value is None or value == "":
        return value
    if name in row.audit_hidden:
        return "hidden"
    if name in row.audit_masked:
        return f"…{str(value)[-_SHOWN_DIGITS:]}"
    return value

"""Reviews with their rows, and the New e-LAAS reports that they are checked against."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, func, insert, or_, select
from sqlalchemy.orm import Session

from elaas_desk.domain.report import ReportColumn, ReportImport, ReportRow
from elaas_desk.domain.review_rows import ANSWERS, Flag, GroupThen, Progress, ReviewRow
from elaas_desk.domain.reviews import Review, SecondSignature
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence import governance_tables as tables
from elaas_desk.persistence.stores import Store

_LINES_AT_ONCE: Final = 5000


class ReviewStore(Store[Review]):
    """Reviews of the users in groups (circular, clause 4)."""

    row_type = tables.ReviewRow
    read = (
        "id",
        "unit_id",
        "signed_off",
        "started",
        "kind",
        "number",
        "started_by",
        "signed_by",
        "group_id",
        "person_id",
        "parent_id",
        "import_id",
        "no_report_reason",
        "second_name",
        "second_position",
        "second_on",
        "document_id",
        "version",
    )

    def numbers(self, year_suffix: str) -> tuple[str, ...]:
        """The numbers that end so ("/๒๕๗๐"), in the order in which they were given."""
        ending = tables.ReviewRow.number.endswith(year_suffix, autoescape=True)
        return tuple(self._session.scalars(select(tables.ReviewRow.number).where(ending).order_by(tables.ReviewRow.id)))

    def _value(self, row: Sequence[Any]) -> Review:
        values = dict(zip(self.read, row, strict=True))
        name, position, on = (values.pop(f"second_{part}") for part in ("name", "position", "on"))
        return Review(**values, second=None if on is None else SecondSignature(name, position, on))

    def _columns(self, value: Review) -> dict[str, object]:
        same = {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}
        for other in ("id", "version", "second"):
            del same[other]
        second = value.second
        return same | {
            "second_name": "" if second is None else second.name,
            "second_position": "" if second is None else second.position,
            "second_on": None if second is None else second.on,
        }


class ReviewRowStore(Store[ReviewRow]):
    """The users of reviews: the snapshot, and what was decided."""

    row_type = tables.ReviewedUserRow
    read = tuple(each.name for each in dataclasses.fields(ReviewRow))

    def of_review(self, review_id: int) -> tuple[ReviewRow, ...]:
        """The rows of one review, in the order of the snapshot."""
        return self._where(tables.ReviewedUserRow.review_id == review_id)

    def of_account(self, account_id: int) -> tuple[ReviewRow, ...]:
        """The rows in which an account was looked at."""
        return self._where(tables.ReviewedUserRow.account_id == account_id)

    def progress(self) -> dict[int, Progress]:
        """By number of each review that is not signed off yet: how far it has come."""
        row, review = tables.ReviewedUserRow, tables.ReviewRow
        answered = row.decision.in_(ANSWERS)
        waits = and_(row.flags != _json([]), or_(row.decision.is_(None), ~answered))
        counts = (func.count(), _count_if(answered), _count_if(waits))
        wanted = select(row.review_id, *counts).join(review, review.id == row.review_id)
        found = self._session.execute(wanted.where(review.signed_off.is_(None)).group_by(row.review_id))
        return {review_id: Progress(*numbers) for review_id, *numbers in found}

    def _value(self, row: Sequence[Any]) -> ReviewRow:
        values = dict(zip(self.read, row, strict=True))
        values["groups"] = tuple(_group(each) for each in json.loads(values["groups"]))
        values["flags"] = tuple(Flag(each) for each in json.loads(values["flags"]))
        for name in ("reported", "differences", "to_remove", "to_add"):
            values[name] = tuple(json.loads(values[name]))
        return ReviewRow(**values)

    def _columns(self, value: ReviewRow) -> dict[str, object]:
        same = {name: getattr(value, name) for name in self.read if name not in {"id", "version"}}
        same["groups"] = _json([_plain(each) for each in value.groups])
        for name in ("flags", "reported", "differences", "to_remove", "to_add"):
            same[name] = _json(list(getattr(value, name)))
        return same


class ReportStore:
    """Reports as they were taken in, and what the columns of their layouts mean."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, value: ReportImport, rows: Iterable[ReportRow], content: bytes) -> int:
        """Keep a report with its rows and bytes; `sha256` has to be theirs, both empty for a typed list."""
        if value.sha256 != (hashlib.sha256(content).hexdigest() if content else ""):
            raise ValueError("the SHA-256 of a report is not that of its bytes")
        columns = {name: getattr(value, name) for name in _IMPORT if name != "id"}
        row = tables.ReportImportRow(**columns, content=content)
        self._session.add(row)
        self._session.flush()
        lines = [
            {
                "import_id": row.id,
                "place": place,
                "group_name": each.group,
                "username": each.username,
                "name": each.name,
                "position": each.position,
                "unit": each.unit,
                "status": each.status,
            }
            for place, each in enumerate(rows)
        ]
        for start in range(0, len(lines), _LINES_AT_ONCE):
            self._session.execute(insert(tables.ReportLineRow), lines[start : start + _LINES_AT_ONCE])
        return row.id

    def get(self, import_id: int) -> ReportImport:
        """The report with this number; UserError NOT_FOUND."""
        found = self._where(tables.ReportImportRow.id == import_id)
        if not found:
            raise UserError(Problem.NOT_FOUND)
        return found[0]

    def all(self) -> tuple[ReportImport, ...]:
        """Every report, in the order in which they came."""
        return self._where()

    def rows(self, import_id: int) -> tuple[ReportRow, ...]:
        """What the report says, in its order."""
        line = tables.ReportLineRow
        columns = (line.group_name, line.username, line.name, line.position, line.unit, line.status)
        found = self._session.execute(select(*columns).where(line.import_id == import_id).order_by(line.place))
        return tuple(ReportRow(*row) for row in found)

    def content(self, import_id: int) -> bytes:
        """The bytes of the file; UserError NOT_FOUND."""
        row = tables.ReportImportRow
        content = self._session.scalar(select(row.content).where(row.id == import_id))
        if content is None:
            raise UserError(Problem.NOT_FOUND)
        return content

    def layout(self, fingerprint: str) -> Mapping[int, ReportColumn] | None:
        """What an officer said the columns of that layout mean; None where nobody did."""
        row = self._session.get(tables.ReportLayoutRow, fingerprint)
        if row is None:
            return None
        return {int(number): ReportColumn(meaning) for number, meaning in json.loads(row.columns).items()}

    def remember_layout(self, fingerprint: str, columns: Mapping[int, ReportColumn]) -> None:
        """Keep what the columns mean, in place of what was said before."""
        said = _json({str(number): columns[number] for number in sorted(columns)})
        self._session.merge(tables.ReportLayoutRow(fingerprint=fingerprint, columns=said))
        self._session.flush()

    def _where(self, *conditions: ColumnElement[bool]) -> tuple[ReportImport, ...]:
        table = tables.ReportImportRow.__table__
        columns = [table.c[name] for name in _IMPORT]
        rows = self._session.execute(select(*columns).where(*conditions).order_by(table.c.id)).all()
        return tuple(ReportImport(*row) for row in rows)


_IMPORT = tuple(each.name for each in dataclasses.fields(ReportImport))


def _count_if(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _plain(group: GroupThen) -> dict[str, object]:
    since = None if group.since is None else group.since.isoformat()
    return {"name": group.name, "group_id": group.group_id, "since": since, "why": group.why}


def _group(plain: Mapping[str, Any]) -> GroupThen:
    since = plain["since"]
    return GroupThen(
        plain["name"], plain["group_id"], None if since is None else date.fromisoformat(since), plain["why"]
    )

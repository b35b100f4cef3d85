"""What the printed page keeps: official blanks with their fields, the office's pictures, those who stand in."""

from __future__ import annotations

import dataclasses
import hashlib
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from elaas_desk.domain.blanks import Blank, BlankField
from elaas_desk.domain.office_pictures import OfficePicture, PicturePlace
from elaas_desk.domain.requests import PaperKind
from elaas_desk.domain.signing import StandIn
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.paper_tables import BlankFieldRow, BlankRow, OfficePictureRow, StandInRow
from elaas_desk.persistence.stores import Store

_FIELD = tuple(each.name for each in dataclasses.fields(BlankField))
_PICTURE = tuple(each.name for each in dataclasses.fields(OfficePicture))
_STAND_IN = tuple(each.name for each in dataclasses.fields(StandIn))


class BlankStore(Store[Blank]):
    """Official blanks; their bytes are kept once and never changed."""

    row_type = BlankRow
    read = (
        *("id", "kind", "name", "sha256", "pages", "valid_from", "added_at", "added_by"),
        *("nudge_right", "nudge_down", "version"),
    )

    def add_with(self, value: Blank, content: bytes) -> int:
        """Keep a new blank with its bytes, whose SHA-256 it has to have."""
        if hashlib.sha256(content).hexdigest() != value.sha256:
            raise ValueError("the SHA-256 of a blank is not that of its bytes")
        row = BlankRow(**self._columns(value), content=content)
        self._session.add(row)
        self._session.flush()
        self._write_fields(row.id, value.fields)
        return row.id

    def add(self, value: Blank) -> int:
        """A blank is kept with its bytes only (`add_with`)."""
        raise TypeError(f"the bytes of {value.name} are missing")

    def save(self, value: Blank) -> None:
        """Write a blank that was read before, with its fields; UserError CHANGED_MEANWHILE."""
        current = self.get(value.id)
        super().save(value)
        if current.fields != value.fields:
            self._write_fields(value.id, value.fields)

    def remove(self, value_id: int) -> None:
        """Take a blank away with its fields; UserError NOT_FOUND."""
        self._write_fields(value_id, ())
        super().remove(value_id)

    def of_kind(self, kind: PaperKind) -> tuple[Blank, ...]:
        """The blanks for a paper, by number."""
        return self._where(BlankRow.kind == kind)

    def content(self, blank_id: int) -> bytes:
        """The bytes of the PDF; UserError NOT_FOUND."""
        content = self._session.scalar(select(BlankRow.content).where(BlankRow.id == blank_id))
        if content is None:
            raise UserError(Problem.NOT_FOUND)
        return content

    def _where(self, *conditions: Any) -> tuple[Blank, ...]:
        self._fields = self._all_fields()
        return super()._where(*conditions)

    def _all_fields(self) -> dict[int, tuple[BlankField, ...]]:
        table = BlankFieldRow.__table__
        columns = [table.c.blank_id, *(table.c[name] for name in _FIELD)]
        found: defaultdict[int, list[BlankField]] = defaultdict(list)
        for blank_id, *field in self._session.execute(select(*columns).order_by(table.c.blank_id, table.c.place)):
            found[blank_id].append(BlankField(*field))
        return {blank_id: tuple(fields) for blank_id, fields in found.items()}

    def _write_fields(self, blank_id: int, fields: Sequence[BlankField]) -> None:
        kept = {row.place: row for row in self._session.scalars(_rows_of(blank_id))}
        for place, field in enumerate(fields):
            row = kept.pop(place, None)
            if row is None:
                self._session.add(BlankFieldRow(blank_id=blank_id, place=place, **_columns(field)))
                continue
            for name, content in _columns(field).items():
                setattr(row, name, content)
        for row in kept.values():
            self._session.delete(row)
        self._session.flush()

    def _value(self, row: Sequence[Any]) -> Blank:
        number, kind, name, sha256, pages, valid_from, added_at, added_by, *nudged = row
        fields = self._fields.get(number, ())
        return Blank(number, kind, name, sha256, pages, valid_from, added_at, added_by, fields, *nudged)

    def _columns(self, value: Blank) -> dict[str, object]:
        return {name: getattr(value, name) for name in self.read if name not in {"id", "version"}}


class OfficePictureStore:
    """At most one picture for each place."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[OfficePicture, ...]:
        """The pictures, by place; their bytes are read apart."""
        table = OfficePictureRow.__table__
        rows = self._session.execute(select(*(table.c[name] for name in _PICTURE)).order_by(table.c.place)).all()
        return tuple(OfficePicture(*row) for row in rows)

    def content(self, place: PicturePlace) -> bytes | None:
        """The bytes of the picture there, if there is one."""
        return self._session.scalar(select(OfficePictureRow.content).where(OfficePictureRow.place == place))

    def put(self, picture: OfficePicture, content: bytes) -> None:
        """Keep a picture in place of the one before it; `sha256` has to be that of its bytes."""
        if hashlib.sha256(content).hexdigest() != picture.sha256:
            raise ValueError("the SHA-256 of a picture is not that of its bytes")
        self._session.merge(OfficePictureRow(**_columns(picture), content=content))
        self._session.flush()

    def remove(self, place: PicturePlace) -> None:
        """Take the picture away; nothing happens where there is none."""
        row = self._session.get(OfficePictureRow, place)
        if row is not None:
            self._session.delete(row)
            self._session.flush()


class StandInStore(Store[StandIn]):
    """Who signs in place of the holder of a post."""

    row_type = StandInRow
    read = _STAND_IN

    def _value(self, row: Sequence[Any]) -> StandIn:
        return StandIn(*row)

    def _columns(self, value: StandIn) -> dict[str, object]:
        return {name: getattr(value, name) for name in _STAND_IN if name not in {"id", "version"}}


def _rows_of(blank_id: int) -> Any:
    return select(BlankFieldRow).where(BlankFieldRow.blank_id == blank_id)


def _columns(value: Any) -> dict[str, object]:
    return {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}

"""The log of what happened: append-only lines, chained with HMAC-SHA-256 under a key derived from the data key.

Each line is bound to the line before it. What stood before and after enters the chain through a MAC of its own
(`content_mac`), so that a later purge of personal data can empty the two texts and leave the chain provable.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    DDL,
    CheckConstraint,
    Column,
    Connection,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    event,
    func,
    select,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from elaas_desk.domain.actors import Actor
from elaas_desk.persistence.columns import Row

MAC_BYTES = 32
_BLOCK = 1000
_LINE = b"elaas-desk audit line 1\0"
_CONTENT = b"elaas-desk audit content 1\0"

LINES = Table(
    "audit_lines",
    Row.metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("user_id", Integer, nullable=False),
    Column("who", String(300), nullable=False),
    Column("what", String(100), nullable=False),
    Column("subject", String(100), nullable=False, index=True),
    Column("subject_id", Integer, index=True),
    Column("before", Text),
    Column("after", Text),
    Column("content_mac", LargeBinary(MAC_BYTES), nullable=False),
    Column("mac", LargeBinary(MAC_BYTES), nullable=False),
    CheckConstraint("id > 0", name="counted_from_one"),
)

APPEND_ONLY = {
    "audit_lines_no_update": (
        "CREATE TRIGGER audit_lines_no_update BEFORE UPDATE ON audit_lines "
        "BEGIN SELECT RAISE(ABORT, 'audit lines are never changed'); END"
    ),
    "audit_lines_no_delete": (
        "CREATE TRIGGER audit_lines_no_delete BEFORE DELETE ON audit_lines "
        "BEGIN SELECT RAISE(ABORT, 'audit lines are never deleted'); END"
    ),
    # INSERT OR REPLACE deletes without firing the trigger above
    "audit_lines_in_order": (
        "CREATE TRIGGER audit_lines_in_order BEFORE INSERT ON audit_lines "
        "WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM audit_lines) "
        "BEGIN SELECT RAISE(ABORT, 'audit lines are only appended'); END"
    ),
}
"""SQLite's triggers by name."""

for _statement in APPEND_ONLY.values():
    event.listen(LINES, "after_create", DDL(_statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line. `before` and `after` are canonical JSON objects, or None where there is nothing to tell."""

    id: int
    at: datetime
    who: str
    what: str
    subject: str
    subject_id: int | None
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The number of the last line and its MAC; kept outside of the register, it shows a cut-off tail."""

    lines: int
    mac: bytes

    def text(self) -> str:
        """One line of ASCII: `12:9f…`."""
        return f"{self.lines}:{self.mac.hex()}"

    @classmethod
    def parse(cls, text: str) -> ChainHead | None:
        """The head again, or None where the text is not one."""
        lines, _, mac = text.partition(":")
        try:
            return cls(int(lines), bytes.fromhex(mac))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class AuditVerdict:
    """What a check of the whole chain found."""

    intact: bool
    lines: int  # how many are there
    broken_at: int | None  # the first number that is missing, changed or out of order
    head: ChainHead


def canonical(values: Mapping[str, object]) -> str:
    """The values as JSON with sorted keys and ISO dates; bytes stand as their SHA-256."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, bytes):
        return f"sha256:{hashlib.sha256(value).hexdigest()}"
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"an audit line cannot hold {type(value).__name__}")


class AuditTrail:
    """Appends to the lines and reads them, within one transaction.

    `key` is 32 bytes that nobody else uses: derived from the data key for this purpose alone.
    """

    def __init__(self, session: Session, key: bytes, actor: Actor, now: datetime) -> None:
        self._session = session
        self._key = key
        self._actor = actor
        self._now = now

    def note(self, what: str, subject: str, detail: str = "", subject_id: int | None = None) -> None:
        """A line about something that changes no row: read in full, exported, printed, signed in."""
        self.append(what, subject, subject_id, None, canonical({"detail": detail}) if detail else None)

    def append(self, what: str, subject: str, subject_id: int | None, before: str | None, after: str | None) -> None:
        """One more line, bound to the last."""
        connection = self._session.connection()
        last = self.head()
        line: dict[str, Any] = {
            "id": last.lines + 1,
            "at": self._now.isoformat(),
            "user_id": self._actor.user_id,
            "who": self._actor.name,
            "what": what,
            "subject": subject,
            "subject_id": subject_id,
        }
        content_mac = self._content_mac(line["id"], before, after)
        mac = self._mac(last.mac, line, content_mac)
        line |= {"before": before, "after": after, "content_mac": content_mac, "mac": mac}
        connection.execute(LINES.insert(), line)

    def head(self) -> ChainHead:
        """The last line."""
        return head_of(self._session.connection(), self._key)

    def lines(self, limit: int = 200, before: int | None = None) -> tuple[AuditLine, ...]:
        """The newest lines first; `before` is the number of the last line of the page shown so far."""
        wanted = select(LINES).order_by(LINES.c.id.desc()).limit(limit)
        if before is not None:
            wanted = wanted.where(LINES.c.id < before)
        return tuple(_line(row) for row in self._session.execute(wanted))

    def of_subject(self, subject: str, subject_id: int) -> tuple[AuditLine, ...]:
        """Everything about one row, oldest first."""
        wanted = select(LINES).where(LINES.c.subject == subject, LINES.c.subject_id == subject_id)
        return tuple(_line(row) for row in self._session.execute(wanted.order_by(LINES.c.id)))

    def of_kind(self, subject: str, holding: str) -> tuple[AuditLine, ...]:
        """Every line of one kind of subject whose new values hold a column that begins so, oldest first."""
        named = LINES.c.after.contains(f'"{holding}', autoescape=True)
        rows = self._session.execute(select(LINES).where(LINES.c.subject == subject, named).order_by(LINES.c.id))
        return tuple(_line(row) for row in rows)

    def verify(self, expected: ChainHead | None = None) -> AuditVerdict:
        """Walk the whole chain. With an `expected` head from outside, lines cut off at the end show too."""
        last, counted, broken_at = _start(self._key), 0, None
        for row in _each_line(self._session.connection()):
            counted += 1
            intact = row is not None and row.id == counted and self._is_intact(last.mac, row)
            if not intact or _differs(expected, row):
                broken_at = counted
                break
            last = ChainHead(row.id, row.mac)
        if broken_at is None and expected is not None and counted < expected.lines:
            broken_at = counted + 1
        there = self._count()
        if broken_at is None and there != counted:
            broken_at = 1  # lines before the first
        return AuditVerdict(broken_at is None, there, broken_at, last)

    def _count(self) -> int:
        return self._session.connection().scalar(select(func.count()).select_from(LINES)) or 0

    def _is_intact(self, last: bytes, row: Any) -> bool:
        content_mac = self._content_mac(row.id, row.before, row.after)
        if not hmac.compare_digest(content_mac, row.content_mac):
            return False
        return hmac.compare_digest(self._mac(last, row._asdict(), content_mac), row.mac)

    def _content_mac(self, line_id: int, before: object, after: object) -> bytes:
        content = json.dumps([line_id, before, after], ensure_ascii=False).encode()
        return hmac.digest(self._key, _CONTENT + content, "sha256")

    def _mac(self, last: bytes, line: Mapping[str, Any], content_mac: bytes) -> bytes:
        bound = [line[name] for name in ("id", "at", "user_id", "who", "what", "subject", "subject_id")]
        text = json.dumps(bound, ensure_ascii=False).encode()
        return hmac.digest(self._key, _LINE + last + content_mac + text, "sha256")


def head_of(connection: Connection, key: bytes) -> ChainHead:
    """The last line of the log."""
    found = connection.execute(select(LINES.c.id, LINES.c.mac).order_by(LINES.c.id.desc()).limit(1)).first()
    return ChainHead(found.id, found.mac) if found else _start(key)


def _start(key: bytes) -> ChainHead:
    return ChainHead(0, hmac.digest(key, _LINE, "sha256"))


def _differs(expected: ChainHead | None, row: Any) -> bool:
    return expected is not None and row.id == expected.lines and not hmac.compare_digest(row.mac, expected.mac)


def _each_line(connection: Connection) -> Iterator[Any]:
    """Rows in order; None for one that cannot even be read as text, and then no more."""
    last = 0
    while rows := _block(connection, last, _BLOCK):
        yield from rows
        if rows[-1] is None:
            return
        last = rows[-1].id


def _block(connection: Connection, last: int, size: int) -> Sequence[Any]:
    wanted = select(LINES).where(LINES.c.id > last).order_by(LINES.c.id).limit(size)
    try:
        return connection.execute(wanted).all()
    except DBAPIError:  # one by one up to the line that is no text
        return [None] if size == 1 else _block(connection, last, 1)


def _line(row: Any) -> AuditLine:
    at = datetime.fromisoformat(row.at)
    return AuditLine(row.id, at, row.who, row.what, row.subject, row.subject_id, row.before, row.after)

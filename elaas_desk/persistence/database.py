"""Creating and opening the register: one encrypted file, one writer, one transaction at a time."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from elaas_desk.domain.actors import Actor
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.audit import ChainHead, head_of
from elaas_desk.persistence.cipher import (
    APPLICATION_ID,
    MAGIC,
    PAGE_BYTES,
    SALT_BYTES,
    connect,
    has_log,
    look,
    pragmas_of,
    start_of,
    trouble,
)
from elaas_desk.persistence.keys import DataKey
from elaas_desk.persistence.lock import WriterLock
from elaas_desk.persistence.places import check_place
from elaas_desk.persistence.schema import SCHEMA, Schema, copy_aside, engine_over, upgrade
from elaas_desk.persistence.unit_of_work import Turn, UnitOfWork

_AUDIT_PURPOSE: Final = "elaas-desk audit chain 1"


class Database:
    """An open register. Works may come from any thread; each waits for the one before it."""

    def __init__(self, path: Path, connection: Any, audit_key: bytes, lock: WriterLock) -> None:
        self.path = path
        self._connection = connection
        self._engine = engine_over(connection)
        self._audit_key = audit_key
        self._lock = lock
        self._turn = Turn()

    def work(self, actor: Actor, now: datetime) -> UnitOfWork:
        """One transaction on behalf of an actor; `now` goes into its audit lines."""
        return UnitOfWork(self._engine, self._turn, self._audit_key, actor, now)

    def chain_head(self) -> ChainHead:
        """The last audit line, to be kept outside of the register (`keys.CredentialStore.put_chain_head`)."""
        with self._turn, self._engine.connect() as live:
            return head_of(live, self._audit_key)

    def pragmas(self) -> dict[str, str]:
        """The settings of the live connection."""
        with self._turn:
            return pragmas_of(self._connection)

    def close(self) -> None:
        """Empty the write-ahead log into the file and let others open it; a second call does nothing."""
        with self._turn:
            self._engine.dispose()
            self._connection.close()
            self._lock.release()


def create(path: Path, key: DataKey, schema: Schema = SCHEMA) -> Database:
    """A new, empty register. The sealed key (`keys.seal`) is to be written before, so that no register lacks its key.

    UserError REGISTER_EXISTS, REGISTER_ON_NETWORK, REGISTER_IN_USE, REGISTER_READ_ONLY, DISK_FULL; it leaves no file.
    """
    check_place(path)
    lock = WriterLock(path)
    if path.exists():
        lock.release()
        raise UserError(Problem.REGISTER_EXISTS, path=str(path))
    try:
        _make(path, key, schema)
        return _opened(path, key, lock)
    except BaseException:
        _remove(path)
        lock.release()
        raise


def open_register(path: Path, key: DataKey, schema: Schema = SCHEMA) -> Database:
    """Open a register, and bring an older one up to date after a copy was put aside.

    UserError REGISTER_MISSING, REGISTER_ON_NETWORK, REGISTER_IN_USE, REGISTER_READ_ONLY, REGISTER_FOREIGN,
    REGISTER_TRUNCATED, REGISTER_UNREADABLE, REGISTER_NEWER, WRONG_KEY, DISK_FULL: the file is untouched then.
    """
    check_place(path)
    if not path.is_file():
        raise UserError(Problem.REGISTER_MISSING, path=str(path))
    lock = WriterLock(path)
    try:
        _check_file(path, key)
        version = _version(path, key, schema)
        if version < schema.version:
            _bring_up(path, key, schema, version)
        return _opened(path, key, lock)
    except BaseException:
        lock.release()
        raise


def _make(path: Path, key: DataKey, schema: Schema) -> None:
    connection = connect(path, key, new=True, foreign_keys=False)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        upgrade(connection, schema)
    except dbapi2.Error as error:
        raise trouble(error, path) from error
    finally:
        connection.close()


def _opened(path: Path, key: DataKey, lock: WriterLock) -> Database:
    return Database(path, connect(path, key), key.derived(_AUDIT_PURPOSE), lock)


def _check_file(path: Path, key: DataKey) -> None:
    """What its start and its size tell: whether it is a register, of this key, whole, and may be written."""
    try:
        with path.open("rb+") as file:
            start = file.read(SALT_BYTES)
    except OSError as refused:
        raise UserError(Problem.REGISTER_READ_ONLY, path=str(path)) from refused
    if not start or (len(start) < SALT_BYTES and MAGIC.startswith(start[: len(MAGIC)])):
        raise UserError(Problem.REGISTER_TRUNCATED, path=str(path))
    if not start.startswith(MAGIC):
        raise UserError(Problem.REGISTER_FOREIGN, path=str(path))
    if start != start_of(key):
        raise UserError(Problem.WRONG_KEY, path=str(path))
    if path.stat().st_size % PAGE_BYTES and not has_log(path):  # a log still holds the page that a crash cut
        raise UserError(Problem.REGISTER_TRUNCATED, path=str(path))


def _version(path: Path, key: DataKey, schema: Schema) -> int:
    application, version = look(path, key)
    if application != APPLICATION_ID:
        raise UserError(Problem.REGISTER_FOREIGN, path=str(path))
    if version > schema.version:
        raise UserError(Problem.REGISTER_NEWER, path=str(path))
    return version


def _bring_up(path: Path, key: DataKey, schema: Schema, version: int) -> None:
    copy_aside(path, key, version)
    connection = connect(path, key, foreign_keys=False)
    try:
        upgrade(connection, schema)
    finally:
        connection.close()


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + ending).unlink()

"""The schema of a register: its number, and how an older one is brought up to it.

`user_version` of the file is the number of its last revision. So a register that is up to date opens without Alembic.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from elaas_desk.errors import Problem
from elaas_desk.persistence.cipher import connect, trouble
from elaas_desk.persistence.files import sync_folder, writing
from elaas_desk.persistence.keys import DataKey
from elaas_desk.persistence.troubles import user_error_of

_SHOWN_HASH: Final = 12


@dataclass(frozen=True, slots=True)
class Schema:
    """The number of the newest revision, and the folder with Alembic's env.py and versions."""

    version: int
    scripts: Path


SCHEMA: Final = Schema(3, Path(__file__).resolve().parent / "migrations")


def engine_over(connection: Any) -> Engine:
    """An engine whose one connection is the given one; each transaction takes the write lock at its begin."""
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,  # an error would else carry names and numbers of persons into the log
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", user_error_of, retval=True)
    return engine


def upgrade(connection: Any, schema: Schema) -> None:
    """Run every revision that is missing, in one transaction. The connection has its foreign keys off.

    SQLite rebuilds a table to alter it, so the references are checked as a whole at the end.
    """
    from alembic import command
    from alembic.config import Config

    config = Config(stdout=io.StringIO())  # a frozen program without a console has no stdout
    config.set_main_option("script_location", str(schema.scripts).replace("%", "%%"))
    engine = engine_over(connection)
    with engine.begin() as live:
        config.attributes["connection"] = live
        command.upgrade(config, "head")
        broken = live.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken is not None:
            raise ValueError(f"an upgrade left a reference to nothing in {broken[0]}")
        live.exec_driver_sql(f"PRAGMA user_version = {schema.version:d}")


def copy_aside(path: Path, key: DataKey, version: int) -> Path:
    """A copy of a register of that schema, beside it, before it is upgraded.

    Named by its contents: an upgrade that is tried again does not fill the disk. UserError DISK_FULL.
    """
    _empty_log(path, key)
    digest = _sha256(path)
    copy = path.with_name(f"{path.stem}.before-upgrade-{version}-{digest[:_SHOWN_HASH]}{path.suffix}")
    if copy.exists() and _sha256(copy) == digest:
        return copy
    part = copy.with_name(copy.name + ".part")
    with writing(path, otherwise=Problem.REGISTER_READ_ONLY):
        try:
            _copy(path, part, digest)
            part.replace(copy)
        except OSError:
            with suppress(OSError):
                part.unlink()
            raise
        sync_folder(copy.parent)
    return copy


def _begin(live: Any) -> None:
    live.exec_driver_sql("BEGIN IMMEDIATE")


def _empty_log(path: Path, key: DataKey) -> None:
    """Everything that a crash left in the write-ahead log goes into the file, which then is whole by itself."""
    connection = connect(path, key)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except dbapi2.Error as error:
        raise trouble(error, path) from error
    finally:
        connection.close()


def _copy(path: Path, part: Path, digest: str) -> None:
    shutil.copyfile(path, part)
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    if _sha256(part) != digest:
        raise OSError(f"the copy {part.name} is not what was read")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

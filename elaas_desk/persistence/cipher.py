"""The encrypted file: one SQLCipher connection with the pragmas that the register is promised to have."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.keys import DataKey
from elaas_desk.persistence.troubles import problem_of

APPLICATION_ID: Final = 0x654C4153  # "eLAS"
MAGIC: Final = b"eLAASreg"
"""The first eight bytes of every register, so that it can be told from other files without its key.

They are half of the salt that SQLCipher writes in the clear, and a check of the key is the other half: so a wrong key
can be told from a damaged page. A salt has only to part registers that share a key, and ours never do.
"""
SALT_BYTES: Final = 16
_KEY_CHECK: Final = "elaas-desk key check 1"
PAGE_BYTES: Final = 4096
_FIRST_READ: Final = "SELECT count(*) FROM sqlite_master"
_BUSY_MILLISECONDS: Final = 5000

_LASTING: Final = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    f"busy_timeout = {_BUSY_MILLISECONDS}",
)

_SHOWN: Final = (
    "application_id",
    "user_version",
    "journal_mode",
    "synchronous",
    "foreign_keys",
    "secure_delete",
    "temp_store",
    "trusted_schema",
    "busy_timeout",
    "locking_mode",
    "cipher_version",
    "cipher_page_size",
    "cipher_use_hmac",
    "cipher_hmac_algorithm",
    "cipher_plaintext_header_size",
    "cipher_log_level",
)


def start_of(key: DataKey) -> bytes:
    """The first 16 bytes of the register that has this key."""
    return MAGIC + key.derived(_KEY_CHECK)[: SALT_BYTES - len(MAGIC)]


def connect(path: Path, key: DataKey, *, new: bool = False, foreign_keys: bool = True) -> Any:
    """A connection for reading and writing. UserError as `troubles.problem_of`."""
    connection = _keyed(f"{path.absolute().as_uri()}?mode={'rwc' if new else 'rw'}", key)
    try:
        for pragma in _LASTING:
            connection.execute(f"PRAGMA {pragma}")
        if not foreign_keys:
            connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(_FIRST_READ).fetchone()
    except dbapi2.Error as error:
        connection.close()
        raise trouble(error, path) from error
    return connection


def look(path: Path, key: DataKey) -> tuple[int, int]:
    """`application_id` and `user_version`, read without touching the file or leaving one beside it.

    Where a crash has left a write-ahead log the pages are read through it. The start of the file has been compared with
    `start_of`, so the key is right. UserError REGISTER_TRUNCATED, REGISTER_UNREADABLE.
    """
    immutable = "" if has_log(path) else "&immutable=1"
    connection = _keyed(f"{path.absolute().as_uri()}?mode=ro{immutable}", key)
    try:
        found = pragma_of(connection, "application_id"), pragma_of(connection, "user_version")
    except dbapi2.Error as error:
        # The first page tells how many there are: SQLite calls the file malformed where some are missing.
        short = error.sqlite_errorcode == dbapi2.SQLITE_CORRUPT
        problem = Problem.REGISTER_TRUNCATED if short else Problem.REGISTER_UNREADABLE
        raise UserError(problem, path=str(path)) from error
    else:
        _read_schema(connection, path)
        return found
    finally:
        connection.close()


def has_log(path: Path) -> bool:
    """Whether a write-ahead log with something in it lies beside the register."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def pragma_of(connection: Any, name: str) -> Any:
    """The value of one pragma."""
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return row[0] if row else None


def pragmas_of(connection: Any) -> dict[str, str]:
    """Every setting that the register is promised to have, as the live connection tells it."""
    return {name: str(pragma_of(connection, name)) for name in _SHOWN}


def trouble(error: Exception, path: Path) -> Exception:
    """The UserError for an error of the driver, or the error itself where a person cannot put it right."""
    problem = problem_of(error)
    return error if problem is None else UserError(problem, path=str(path))


def _read_schema(connection: Any, path: Path) -> None:
    try:
        connection.execute(_FIRST_READ).fetchone()
    except dbapi2.Error as error:
        raise UserError(Problem.REGISTER_UNREADABLE, path=str(path)) from error


def _keyed(uri: str, key: DataKey) -> Any:
    try:
        connection = dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    except dbapi2.Error as error:
        raise UserError(problem_of(error) or Problem.REGISTER_UNREADABLE) from error
    # SQLCipher would write its own words on stderr, beside our sentence
    connection.execute("PRAGMA cipher_log_level = NONE")
    # on the bare driver, where nothing logs the statement; a salt given for an old file is the one that it has
    connection.execute(f"PRAGMA key = \"x'{key.secret.hex()}{start_of(key).hex()}'\"")
    return connection

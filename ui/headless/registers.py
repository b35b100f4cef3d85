"""Opening a register without a window: where the key comes from, and in whose name it is read."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from elaas_desk.domain.policy import DEFAULT_POLICY, Policy, load_policy
from elaas_desk.errors import Problem, UserError
from elaas_desk.paths import resource
from elaas_desk.persistence.database import Database, open_register
from elaas_desk.persistence.keys import CredentialStore, RecoveryKey, header_of, register_id, unseal
from elaas_desk.services.desk import Desk
from elaas_desk.services.opening import require_register
from ui.renderers import renderers

KEY_VARIABLE: Final = "ELAAS_DESK_RECOVERY_KEY"
"""The environment variable that may hold the recovery key."""

_LONGEST_KEY: Final = 1000


def now() -> datetime:
    """The present moment with the offset of this PC."""
    return datetime.now().astimezone()


def policy() -> Policy:
    """The circular in force."""
    return load_policy(resource("policy", DEFAULT_POLICY))


def open_desk(path: Path, key_file: Path | None, clock: Callable[[], datetime] = now) -> Desk:
    """The register with its services. Nobody signs in: commands read as `users.NOBODY`, who may change nothing.

    The key comes from the recovery key in `key_file` when one is named, else from this PC's credential store, else from
    the recovery key in the environment, else from one that is typed. No key is put into the credential store.
    UserError as `open_register`; NEEDS_RECOVERY_KEY when nobody is there to be asked.
    """
    store = CredentialStore()
    return Desk.over(_open(path, key_file, store), policy(), clock, renderers(), store=store)


def _open(path: Path, key_file: Path | None, store: CredentialStore) -> Database:
    require_register(path)
    header = header_of(path)
    if key_file is not None:
        return open_register(path, unseal(header, RecoveryKey.parse(_text_of(key_file))))
    kept = store.get(register_id(header)) if store.works() else None
    if kept is not None:
        return open_register(path, kept)
    return open_register(path, unseal(header, RecoveryKey.parse(_given_key())))


def _given_key() -> str:
    given = os.environ.get(KEY_VARIABLE)
    if given:
        return given
    if sys.stdin is None or not sys.stdin.isatty():
        raise UserError(Problem.NEEDS_RECOVERY_KEY)
    try:
        return getpass.getpass("กุญแจกู้คืน (ไม่แสดงบนจอ): ")
    except EOFError:
        raise UserError(Problem.NEEDS_RECOVERY_KEY) from None


def _text_of(file: Path) -> str:
    """The first line of a file, whatever encoding a Windows editor gave it."""
    try:
        with file.open("rb") as opened:
            content = opened.read(_LONGEST_KEY)
    except OSError:
        raise UserError(Problem.FILE_NOT_FOUND, path=str(file)) from None
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    lines = content.decode(encoding, errors="replace").strip().splitlines()
    return lines[0] if lines else ""
